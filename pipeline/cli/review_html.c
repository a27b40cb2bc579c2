/* review_html.c - a review as one page of HTML; see review.h. */
#include <stdlib.h>
#include <string.h>

#include "review.h"

struct page {
	const struct looked	*l;
	struct eg_buf		*out;
};

/* --- text ------------------------------------------------------------------------------ */

/* Words for people to read: nothing confidential, nothing that is markup. */
static void
text(struct page *p, const char *s)
{
	struct eg_buf masked = { 0 };

	eg_review_mask(&p->l->review, s, &masked);
	for (s = eg_buf_str(&masked); *s != '\0'; s++)
		if (*s == '&')
			eg_buf_puts(p->out, "&amp;");
		else if (*s == '<')
			eg_buf_puts(p->out, "&lt;");
		else if (*s == '>')
			eg_buf_puts(p->out, "&gt;");
		else if (*s == '"')
			eg_buf_puts(p->out, "&quot;");
		else
			eg_buf_putc(p->out, *s);
	eg_buf_free(&masked);
}

static void
raw(struct page *p, const char *markup)
{
	eg_buf_puts(p->out, markup);
}

/* <p class="law">words</p> */
static void
element(struct page *p, const char *name, const char *class, const char *words)
{
	eg_buf_printf(p->out, "<%s%s%s%s>", name, class == NULL ? "" : " class=\"",
	    class == NULL ? "" : class, class == NULL ? "" : "\"");
	text(p, words);
	eg_buf_printf(p->out, "</%s>\n", name);
}

static void
heading(struct page *p, const char *id, const char *words)
{
	eg_buf_printf(p->out, "<h2 id=\"%s\">", id);
	text(p, words);
	raw(p, "</h2>\n");
}

/* --- head of the page -------------------------------------------------------------------- */

static const struct {
	const char	*id, *words;
} parts[] = {
	{ "contents", "Required contents" },
	{ "findings", "Findings" },
	{ "attestations", "Attestations" },
	{ "changes", "Changes" },
	{ "pages", "The letter" },
};

static void
head(struct page *p)
{
	const char *title = p->l->review.letter_title == NULL ? "Letter" :
	    p->l->review.letter_title;
	size_t i;

	raw(p, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta name=\"generator\" content=\"engross review\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	    "<meta name=\"robots\" content=\"noindex\">\n"
	    "<meta name=\"referrer\" content=\"no-referrer\">\n<title>Review: ");
	text(p, title);
	raw(p, "</title>\n<style>\n");
	raw(p, review_style);
	raw(p, "</style>\n</head>\n<body>\n<main class=\"text\">\n"
	    "<a class=\"skip\" href=\"#pages\">To the pages of the letter</a>\n"
	    "<header>\n<p class=\"soft\">Review before sign-off</p>\n");
	element(p, "h1", NULL, title);
	raw(p, "<nav aria-label=\"Parts of this review\"><ul>\n");
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		eg_buf_printf(p->out, "<li><a href=\"#%s\">%s</a></li>\n", parts[i].id,
		    parts[i].words);
	raw(p, "</ul></nav>\n</header>\n");
}

static void
fact(struct page *p, const char *name, const char *words)
{
	eg_buf_printf(p->out, "<dt>%s</dt><dd>", name);
	text(p, words);
	raw(p, "</dd>\n");
}

static void
summary(struct page *p)
{
	const struct eg_review *r = &p->l->review;
	struct eg_buf b = { 0 };
	size_t missing, n = eg_review_required(r, &missing), errors;

	raw(p, "<dl class=\"facts\">\n");
	if (p->l->info.id != NULL)
		fact(p, "Case", p->l->info.id);
	fact(p, "Letter format", p->l->info.letter);
	eg_buf_printf(&b, "%u, each marked DRAFT", p->l->info.pages);
	fact(p, "Pages", eg_buf_str(&b));
	eg_buf_clear(&b);
	eg_buf_printf(&b, "%zu of %zu are there", n - missing, n);
	fact(p, "Required contents", eg_buf_str(&b));
	errors = eg_diags_of(p->l->diags, EG_ERROR) + eg_diags_of(p->l->diags, EG_FATAL);
	eg_buf_clear(&b);
	eg_buf_printf(&b, "%zu error%s, %zu warning%s", errors, errors == 1 ? "" : "s",
	    eg_diags_of(p->l->diags, EG_WARNING),
	    eg_diags_of(p->l->diags, EG_WARNING) == 1 ? "" : "s");
	fact(p, "Findings", eg_buf_str(&b));
	raw(p, "</dl>\n");
	eg_buf_free(&b);
}

/* --- the checklist ------------------------------------------------------------------------- */

static void
place(struct page *p, const struct eg_required *e, size_t i)
{
	const struct eg_place *at = &e->place[i];

	raw(p, "<li>");
	if (at->name != NULL) {
		text(p, at->name);
		raw(p, ": ");
	}
	if (!at->there) {
		raw(p, "<span class=\"no\">missing</span>");
	} else if (at->on_page) {
		eg_buf_printf(p->out, "<a href=\"#%s-%zu\">page\xC2\xA0", e->id, i + 1);
		text(p, at->label);
		eg_buf_printf(p->out, ", line\xC2\xA0%u</a> <q>", at->line);
		text(p, at->words);
		raw(p, "</q>");
	} else {
		raw(p, "the case says so");
	}
	raw(p, "</li>\n");
}

static void
required(struct page *p, const struct eg_required *e)
{
	static const struct {
		const char	*class, *words;
	} states[] = {
		[EG_REQUIRED_THERE] = { "yes", "\xE2\x9C\x93 there" },
		[EG_REQUIRED_MISSING] = { "no", "\xE2\x9C\x97 missing" },
		[EG_REQUIRED_NOT] = { "soft", "not of this case" },
	};
	bool by_person = e->nplaces == 0 && *e->attested != '\0';
	size_t i;

	eg_buf_printf(p->out, "<tr id=\"%s\"><th scope=\"row\">%s</th><td>", e->id, e->id);
	text(p, e->words);
	raw(p, "\n");
	element(p, "div", "law", e->citation);
	if (e->nplaces > 0)
		raw(p, "<ul class=\"where\">\n");
	for (i = 0; i < e->nplaces; i++)
		place(p, e, i);
	if (e->nplaces > 0)
		raw(p, "</ul>\n");
	if (*e->attested != '\0') {
		raw(p, "<div class=\"where\">A person attests: <a href=\"#attest-");
		text(p, e->attested);
		raw(p, "\"><code>");
		text(p, e->attested);
		raw(p, "</code></a></div>\n");
	}
	raw(p, "</td><td>");
	if (by_person && e->state == EG_REQUIRED_THERE)
		element(p, "span", "ask", "by a person");
	else
		element(p, "span", states[e->state].class, states[e->state].words);
	raw(p, "</td></tr>\n");
}

static void
checklist(struct page *p)
{
	const struct eg_review *r = &p->l->review;
	size_t i;

	heading(p, "contents", r->title == NULL ? "Required contents" : r->title);
	if (r->title == NULL) {
		element(p, "p", NULL, "The rulebook has no checklist: nobody says what the law "
		    "requires.");
		return;
	}
	raw(p, "<table>\n<caption>What the law requires, and where it stands. Lines are counted "
	    "on each page below its running head.</caption>\n<thead><tr><th scope=\"col\">No.</th>"
	    "<th scope=\"col\">Required</th><th scope=\"col\">State</th></tr></thead>\n<tbody>\n");
	for (i = 0; i < r->nrequired; i++)
		required(p, &r->required[i]);
	raw(p, "</tbody>\n</table>\n");
}

/* --- findings, attestations ------------------------------------------------------------------ */

static bool
in_list(const char *list, const char *word)
{
	size_t n = strlen(word);
	const char *s;

	for (s = list; (s = strstr(s, word)) != NULL; s += n)
		if ((s == list || s[-1] == ' ') && (s[n] == ' ' || s[n] == '\0'))
			return true;
	return false;
}

static void
finding(struct page *p, const struct eg_diag *d)
{
	const char *severity = eg_severity_name(d->severity);
	struct eg_buf b = { 0 };

	eg_buf_printf(p->out, "<div class=\"finding %s\">\n<p><strong class=\"%s\">%s</strong> "
	    "<code>", d->severity == EG_FATAL ? "fatal" : severity,
	    d->severity >= EG_ERROR ? "severe" : "", severity);
	text(p, d->code);
	raw(p, "</code> ");
	text(p, d->text);
	raw(p, "</p>\n");
	if (d->rule != NULL)
		element(p, "p", "law", d->rule);
	if (d->at.file != NULL) {
		eg_buf_printf(&b, "%s, line %u, column %u", d->at.file, d->at.line,
		    d->at.column);
		element(p, "p", "law", eg_buf_str(&b));
	}
	if (d->help != NULL)
		element(p, "p", "soft", d->help);
	if (d->severity == EG_WARNING && in_list(p->l->info.acknowledge, d->code))
		element(p, "p", NULL, "Must be acknowledged, with a reason, before issue.");
	raw(p, "</div>\n");
	eg_buf_free(&b);
}

static void
findings(struct page *p)
{
	size_t i, n = 0;

	heading(p, "findings", "Findings");
	for (i = 0; i < eg_diags_count(p->l->diags); i++)
		if (eg_diags_at(p->l->diags, i)->severity >= EG_WARNING) {
			finding(p, eg_diags_at(p->l->diags, i));
			n++;
		}
	if (n == 0)
		element(p, "p", NULL, "None.");
}

static void
attestations(struct page *p)
{
	const struct eg_review *r = &p->l->review;
	const struct eg_attestable *a;
	size_t i;

	heading(p, "attestations", "Attestations");
	element(p, "p", NULL, r->nattestations == 0 ? "None is asked for." :
	    "What no rule can decide, and a person attests to by name.");
	for (i = 0; i < r->nattestations; i++) {
		a = &r->attestation[i];
		eg_buf_printf(p->out, "<div class=\"attest\" id=\"attest-%s\">\n<p><code>%s</code> ",
		    a->id, a->id);
		text(p, a->words);
		raw(p, "</p>\n");
		element(p, "p", "law", a->citation);
		raw(p, "</div>\n");
	}
}

/* --- changes ----------------------------------------------------------------------------------- */

/* Line feeds are where paragraphs and rows end. */
static void
words_in(struct page *p, const struct eg_run_of_words *run, struct eg_buf *one)
{
	static const struct {
		const char	*open, *close;
	} marks[] = {
		[EG_RUN_SAME] = { "", "" },
		[EG_RUN_GONE] = { "<del><span class=\"sr\">deleted: </span>",
		    "<span class=\"sr\"> end of deletion</span></del>" },
		[EG_RUN_NEW] = { "<ins><span class=\"sr\">inserted: </span>",
		    "<span class=\"sr\"> end of insertion</span></ins>" },
		[EG_RUN_LEFT_OUT] = { "<span class=\"soft\">\xE2\x80\xA6</span>", "" },
	};
	const char *s = run->words;
	size_t n;

	raw(p, marks[run->kind].open);
	for (;; s += n + 1) {
		n = strcspn(s, "\n");
		eg_buf_clear(one);
		eg_buf_add(one, s, n);
		text(p, eg_buf_str(one));
		if (s[n] == '\0')
			break;
		if (s[n + 1] != '\0')
			raw(p, "<br>");
	}
	raw(p, marks[run->kind].close);
	raw(p, n == 0 && s != run->words ? "<br>\n" : " ");
}

static void
section(struct page *p, const struct eg_changed_section *c)
{
	static const char *const what[] = { [EG_RUN_SAME] = "", [EG_RUN_GONE] =
	    " (is gone)", [EG_RUN_NEW] = " (is new)" };
	struct eg_buf one = { 0 };
	size_t i;

	raw(p, "<div class=\"change\">\n<h3>");
	text(p, c->title);
	raw(p, what[c->kind]);
	raw(p, "</h3>\n<p>");
	for (i = 0; i < c->nruns; i++)
		words_in(p, &c->run[i], &one);
	raw(p, "</p>\n</div>\n");
	eg_buf_free(&one);
}

static void
facts(struct page *p)
{
	const struct eg_review *r = &p->l->review;
	const struct eg_changed_fact *f;
	size_t i;

	if (r->nfacts == 0)
		return;
	raw(p, "<table>\n<caption>Facts and decisions</caption>\n<thead><tr><th scope=\"col\">Of"
	    "</th><th scope=\"col\">Before</th><th scope=\"col\">Now</th></tr></thead>\n<tbody>\n");
	for (i = 0; i < r->nfacts; i++) {
		f = &r->fact[i];
		raw(p, "<tr><td>");
		text(p, f->name);
		raw(p, "</td><td>");
		if (f->before != NULL)
			element(p, "del", NULL, f->before);
		raw(p, "</td><td>");
		if (f->now != NULL)
			element(p, "ins", NULL, f->now);
		raw(p, "</td></tr>\n");
	}
	raw(p, "</tbody>\n</table>\n");
}

static void
changes(struct page *p)
{
	const struct eg_review *r = &p->l->review;
	struct eg_buf b = { 0 };
	size_t i;

	heading(p, "changes", "Changes");
	if (p->l->earlier == NULL) {
		element(p, "p", NULL, "There is no earlier letter to compare with.");
		return;
	}
	eg_buf_printf(&b, "Since %s.%s", p->l->earlier, r->nsections + r->nfacts == 0 ?
	    " Nothing changed." : "");
	element(p, "p", NULL, eg_buf_str(&b));
	facts(p);
	for (i = 0; i < r->nsections; i++)
		section(p, &r->section[i]);
	eg_buf_free(&b);
}

/* --- pages --------------------------------------------------------------------------------------- */

/* A place on a page, to be marked there. */
struct mark {
	const struct eg_required *element;
	size_t			 number;
	const struct eg_place	*place;
};

static int
by_place(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;

	if (x->place->page != y->place->page)
		return x->place->page < y->place->page ? -1 : 1;
	if (x->place->height != y->place->height)
		return x->place->height < y->place->height ? -1 : 1;
	return x->element != y->element ? (x->element > y->element) -
	    (x->element < y->element) : (x->number > y->number) - (x->number < y->number);
}

static size_t
marks_of(const struct eg_review *r, struct mark **marks)
{
	size_t i, j, n = 0;

	for (i = 0; i < r->nrequired; i++)
		n += r->required[i].nplaces;
	*marks = eg_malloc((n + 1) * sizeof(**marks));
	for (i = n = 0; i < r->nrequired; i++)
		for (j = 0; j < r->required[i].nplaces; j++)
			if (r->required[i].place[j].there && r->required[i].place[j].on_page)
				(*marks)[n++] = (struct mark){ &r->required[i], j + 1,
				    &r->required[i].place[j] };
	qsort(*marks, n, sizeof(**marks), by_place);
	return n;
}

/* Marks of one line are one entry, side by side. */
static void
line_of_marks(struct page *p, const struct mark *m, size_t n)
{
	size_t i;

	eg_buf_printf(p->out, "<li style=\"top:%u.%u%%\">", m->place->height / 10,
	    m->place->height % 10);
	for (i = 0; i < n; i++) {
		eg_buf_printf(p->out, "<a id=\"%s-%zu\" href=\"#%s\">%s<span class=\"sr\">: ",
		    m[i].element->id, m[i].number, m[i].element->id, m[i].element->id);
		text(p, m[i].element->words);
		if (m[i].place->name != NULL) {
			raw(p, ", ");
			text(p, m[i].place->name);
		}
		eg_buf_printf(p->out, ", line %u</span></a>", m[i].place->line);
	}
	raw(p, "</li>\n");
}

/* The picture is of words: what they say is in the PDF, the HTML and the text. */
static void
sheet(struct page *p, uint32_t number, const struct mark *m, size_t n)
{
	char *picture = review_picture(number, p->l->info.pages);
	size_t i, same;

	eg_buf_printf(p->out, "<figure class=\"sheet\" id=\"page-%u\">\n<img src=\"%s\" "
	    "alt=\"Page %u of the letter, marked DRAFT\">\n", number, picture, number);
	if (n > 0)
		eg_buf_printf(p->out, "<ol class=\"marks\" aria-label=\"Required contents on page "
		    "%u\">\n", number);
	for (i = 0; i < n; i += same) {
		for (same = 1; i + same < n && m[i + same].place->height == m[i].place->height;
		    same++)
			continue;
		line_of_marks(p, m + i, same);
	}
	if (n > 0)
		raw(p, "</ol>\n");
	eg_buf_printf(p->out, "<figcaption>Page %u of %u</figcaption>\n</figure>\n", number,
	    p->l->info.pages);
	free(picture);
}

static void
pages(struct page *p)
{
	struct mark *marks;
	size_t n = marks_of(&p->l->review, &marks), first = 0, last;
	uint32_t number;

	raw(p, "<section class=\"pages\" id=\"pages\" tabindex=\"0\" aria-label=\"The letter\">\n"
	    "<h2>The letter</h2>\n");
	for (number = 1; number <= p->l->info.pages; number++, first = last) {
		for (last = first; last < n && marks[last].place->page == number; last++)
			continue;
		sheet(p, number, marks + first, last - first);
	}
	raw(p, "</section>\n");
	free(marks);
}

void
review_html(const struct looked *l, struct eg_buf *out)
{
	struct page p = { .l = l, .out = out };

	head(&p);
	summary(&p);
	checklist(&p);
	findings(&p);
	attestations(&p);
	changes(&p);
	raw(&p, "</main>\n");
	pages(&p);
	raw(&p, "</body>\n</html>\n");
}
