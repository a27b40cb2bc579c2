/* review_html.c - a review as one page of HTML; see review.h. */
#include <stdlib.h>
#include <string.h>

#include "review_markup.h"

/* --- head of the page -------------------------------------------------------------------- */

static const struct {
	const char	*id, *words;
} parts[] = {
	{ "contents", "Required contents" },
	{ "findings", "Findings" },
	{ "attestations", "Attestations" },
	{ "changes", "Changes" },
	{ "signoff", "Sign-off" },
	{ "pages", "The letter" },
};

static void
head(struct markup *p)
{
	const char *title = p->l->review.letter_title == NULL ? "Letter" :
	    p->l->review.letter_title;
	size_t i;

	markup_raw(p, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
	    REVIEW_GENERATOR "\n"
	    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	    "<meta name=\"robots\" content=\"noindex\">\n"
	    "<meta name=\"referrer\" content=\"no-referrer\">\n<title>Review: ");
	markup_text(p, title);
	markup_raw(p, "</title>\n<style>\n");
	markup_raw(p, review_style);
	markup_raw(p, "</style>\n</head>\n<body>\n<main class=\"text\">\n"
	    "<a class=\"skip\" href=\"#pages\">To the pages of the letter</a>\n"
	    "<header>\n<p class=\"soft\">Review before sign-off</p>\n");
	markup_element(p, "h1", NULL, title);
	markup_raw(p, "<nav aria-label=\"Parts of this review\"><ul>\n");
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		eg_buf_printf(p->out, "<li><a href=\"#%s\">%s</a></li>\n", parts[i].id,
		    parts[i].words);
	markup_raw(p, "</ul></nav>\n</header>\n");
}

static void
fact(struct markup *p, const char *name, const char *words)
{
	eg_buf_printf(p->out, "<dt>%s</dt><dd>", name);
	markup_text(p, words);
	markup_raw(p, "</dd>\n");
}

static void
summary(struct markup *p)
{
	const struct eg_review *r = &p->l->review;
	struct eg_buf b = { 0 };
	size_t missing, n = eg_review_required(r, &missing), errors;

	markup_raw(p, "<dl class=\"facts\">\n");
	if (p->l->info.id != NULL)
		fact(p, "Case", p->l->info.id);
	fact(p, "Letter format", p->l->info.letter);
	if (p->l->signoff.state == REVIEW_KNOWN)
		fact(p, "State", eg_signoff_state_names[p->l->signoff.c.state]);
	eg_buf_printf(&b, "%u, each marked DRAFT", p->l->info.pages);
	fact(p, "Pages", eg_buf_str(&b));
	eg_buf_clear(&b);
	eg_buf_printf(&b, "%zu of %zu are there%s", n - missing, n, eg_review_by_person(r) > 0 ?
	    ", and what a person attests" : "");
	fact(p, "Required contents", eg_buf_str(&b));
	errors = eg_diags_of(p->l->diags, EG_ERROR) + eg_diags_of(p->l->diags, EG_FATAL);
	eg_buf_clear(&b);
	eg_buf_printf(&b, "%zu error%s, %zu warning%s", errors, errors == 1 ? "" : "s",
	    eg_diags_of(p->l->diags, EG_WARNING),
	    eg_diags_of(p->l->diags, EG_WARNING) == 1 ? "" : "s");
	fact(p, "Findings", eg_buf_str(&b));
	markup_raw(p, "</dl>\n");
	eg_buf_free(&b);
}

/* --- the checklist ------------------------------------------------------------------------- */

static void
place(struct markup *p, const struct eg_required *e, size_t i)
{
	const struct eg_place *at = &e->place[i];

	markup_raw(p, "<li>");
	if (at->name != NULL) {
		markup_text(p, at->name);
		markup_raw(p, ": ");
	}
	if (!at->there) {
		markup_raw(p, "<span class=\"no\">missing</span>");
	} else if (at->on_page) {
		eg_buf_printf(p->out, "<a href=\"#%s-%zu\">page\xC2\xA0", e->id, i + 1);
		markup_text(p, at->label);
		eg_buf_printf(p->out, ", line\xC2\xA0%u</a> <q>", at->line);
		markup_text(p, at->words);
		markup_raw(p, "</q>");
	} else {
		markup_raw(p, "the case says so");
	}
	markup_raw(p, "</li>\n");
}

/* Of what only a person can see: one attestation, mostly. */
static void
by_whom(struct markup *p, const struct eg_required *e)
{
	const struct signoff_step *s = review_signoff_asks(&p->l->signoff, e->attested);

	if (s != NULL && s->signer != NULL)
		markup_element(p, "span", "yes", "\xE2\x9C\x93 attested");
	else
		markup_element(p, "span", "ask", "by a person");
}

static void
required(struct markup *p, const struct eg_required *e)
{
	static const struct {
		const char	*class, *words;
	} states[] = {
		[EG_REQUIRED_THERE] = { "yes", "\xE2\x9C\x93 there" },
		[EG_REQUIRED_MISSING] = { "no", "\xE2\x9C\x97 missing" },
		[EG_REQUIRED_NOT] = { "soft", "not of this case" },
	};
	size_t i;

	eg_buf_printf(p->out, "<tr id=\"%s\"><th scope=\"row\">%s</th><td>", e->id, e->id);
	markup_text(p, e->words);
	markup_raw(p, "\n");
	markup_element(p, "div", "law", e->citation);
	if (e->nplaces > 0)
		markup_raw(p, "<ul class=\"where\">\n");
	for (i = 0; i < e->nplaces; i++)
		place(p, e, i);
	if (e->nplaces > 0)
		markup_raw(p, "</ul>\n");
	if (*e->attested != '\0') {
		markup_raw(p, "<div class=\"where\">A person attests: <a href=\"#attest-");
		markup_text(p, e->attested);
		markup_raw(p, "\"><code>");
		markup_text(p, e->attested);
		markup_raw(p, "</code></a></div>\n");
	}
	markup_raw(p, "</td><td>");
	if (eg_required_by_person(e))
		by_whom(p, e);
	else
		markup_element(p, "span", states[e->state].class, states[e->state].words);
	markup_raw(p, "</td></tr>\n");
}

static void
checklist(struct markup *p)
{
	const struct eg_review *r = &p->l->review;
	size_t i;

	markup_heading(p, "contents", r->title == NULL ? "Required contents" : r->title);
	if (r->title == NULL) {
		markup_element(p, "p", NULL, "The rulebook has no checklist: nobody says what the law "
		    "requires.");
		return;
	}
	markup_raw(p, "<table>\n<caption>What the law requires, and where it stands. Lines are counted "
	    "on each page below its running head.</caption>\n<thead><tr><th scope=\"col\">No.</th>"
	    "<th scope=\"col\">Required</th><th scope=\"col\">State</th></tr></thead>\n<tbody>\n");
	for (i = 0; i < r->nrequired; i++)
		required(p, &r->required[i]);
	markup_raw(p, "</tbody>\n</table>\n");
}

/* --- findings, attestations ------------------------------------------------------------------ */

static void
acknowledgement(struct markup *p, const char *rule)
{
	const struct review_acknowledged *a = review_signoff_of(&p->l->signoff, rule);

	if (a == NULL) {
		markup_element(p, "p", "ask",
		    "Must be acknowledged, with a reason, before issue.");
		return;
	}
	markup_raw(p, "<p><span class=\"yes\">\xE2\x9C\x93 acknowledged</span> as ");
	markup_text(p, a->role);
	markup_raw(p, ": ");
	markup_text(p, a->reason);
	markup_raw(p, "</p>\n");
}

static void
finding(struct markup *p, const struct eg_diag *d)
{
	const char *severity = eg_severity_name(d->severity);
	struct eg_buf b = { 0 };

	eg_buf_printf(p->out, "<div class=\"finding %s\">\n<p><strong class=\"%s\">%s</strong> "
	    "<code>", d->severity == EG_FATAL ? "fatal" : severity,
	    d->severity >= EG_ERROR ? "severe" : "", severity);
	markup_text(p, d->code);
	markup_raw(p, "</code> ");
	markup_text(p, d->text);
	markup_raw(p, "</p>\n");
	if (d->rule != NULL)
		markup_element(p, "p", "law", d->rule);
	if (d->at.file != NULL) {
		eg_buf_printf(&b, "%s, line %u, column %u", d->at.file, d->at.line,
		    d->at.column);
		markup_element(p, "p", "law", eg_buf_str(&b));
	}
	if (d->help != NULL)
		markup_element(p, "p", "soft", d->help);
	if (d->severity == EG_WARNING && review_is_listed(p->l->info.acknowledge, d->code))
		acknowledgement(p, d->code);
	markup_raw(p, "</div>\n");
	eg_buf_free(&b);
}

static void
findings(struct markup *p)
{
	size_t i, n = 0;

	markup_heading(p, "findings", "Findings");
	for (i = 0; i < eg_diags_count(p->l->diags); i++)
		if (review_finding(p->l, i)->severity >= EG_WARNING) {
			finding(p, review_finding(p->l, i));
			n++;
		}
	if (n == 0)
		markup_element(p, "p", NULL, "None.");
}

static void
asked(struct markup *p, const char *id)
{
	const struct signoff_step *s = review_signoff_asks(&p->l->signoff, id);

	if (s == NULL)
		return;
	markup_raw(p, s->signer == NULL ? "<p><span class=\"ask\">asked of</span> " :
	    "<p><span class=\"yes\">\xE2\x9C\x93 attested</span> as ");
	markup_text(p, s->role);
	markup_raw(p, "</p>\n");
}

static void
attestations(struct markup *p)
{
	const struct eg_review *r = &p->l->review;
	const struct eg_attestable *a;
	size_t i;

	markup_heading(p, "attestations", "Attestations");
	markup_element(p, "p", NULL, r->nattestations == 0 ? "None is asked for." :
	    "What no rule can decide, and a person attests to by name.");
	for (i = 0; i < r->nattestations; i++) {
		a = &r->attestation[i];
		eg_buf_printf(p->out, "<div class=\"attest\" id=\"attest-%s\">\n<p><code>%s</code> ",
		    a->id, a->id);
		markup_text(p, a->words);
		markup_raw(p, "</p>\n");
		markup_element(p, "p", "law", a->citation);
		if (p->l->signoff.state == REVIEW_KNOWN)
			asked(p, a->id);
		markup_raw(p, "</div>\n");
	}
}

/* --- changes ----------------------------------------------------------------------------------- */

/* Line feeds are where paragraphs and rows end. */
static void
words_in(struct markup *p, const struct eg_run_of_words *run, struct eg_buf *one)
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

	markup_raw(p, marks[run->kind].open);
	for (;; s += n + 1) {
		n = strcspn(s, "\n");
		eg_buf_clear(one);
		eg_buf_add(one, s, n);
		markup_text(p, eg_buf_str(one));
		if (s[n] == '\0')
			break;
		if (s[n + 1] != '\0')
			markup_raw(p, "<br>");
	}
	markup_raw(p, marks[run->kind].close);
	markup_raw(p, n == 0 && s != run->words ? "<br>\n" : " ");
}

static void
section(struct markup *p, const struct eg_changed_section *c)
{
	static const char *const what[] = { [EG_RUN_SAME] = "", [EG_RUN_GONE] =
	    " (is gone)", [EG_RUN_NEW] = " (is new)" };
	struct eg_buf one = { 0 };
	size_t i;

	markup_raw(p, "<div class=\"change\">\n<h3>");
	markup_text(p, c->title);
	markup_raw(p, what[c->kind]);
	markup_raw(p, "</h3>\n<p>");
	for (i = 0; i < c->nruns; i++)
		words_in(p, &c->run[i], &one);
	markup_raw(p, "</p>\n</div>\n");
	eg_buf_free(&one);
}

static void
facts(struct markup *p)
{
	const struct eg_review *r = &p->l->review;
	const struct eg_changed_fact *f;
	size_t i;

	if (r->nfacts == 0)
		return;
	markup_raw(p, "<table>\n<caption>Facts and decisions</caption>\n<thead><tr><th scope=\"col\">Of"
	    "</th><th scope=\"col\">Before</th><th scope=\"col\">Now</th></tr></thead>\n<tbody>\n");
	for (i = 0; i < r->nfacts; i++) {
		f = &r->fact[i];
		markup_raw(p, "<tr><td>");
		markup_text(p, f->name);
		markup_raw(p, "</td><td>");
		if (f->before != NULL)
			markup_element(p, "del", NULL, f->before);
		markup_raw(p, "</td><td>");
		if (f->now != NULL)
			markup_element(p, "ins", NULL, f->now);
		markup_raw(p, "</td></tr>\n");
	}
	markup_raw(p, "</tbody>\n</table>\n");
}

static void
changes(struct markup *p)
{
	const struct eg_review *r = &p->l->review;
	struct eg_buf b = { 0 };
	size_t i;

	markup_heading(p, "changes", "Changes");
	if (p->l->earlier == NULL) {
		markup_element(p, "p", NULL, "There is no earlier letter to compare with.");
		return;
	}
	eg_buf_printf(&b, "Since %s.%s", p->l->earlier, r->nsections + r->nfacts == 0 ?
	    (r->compared ? " Nothing changed." :
	    " Decisions and the number of pages are the same.") : "");
	markup_element(p, "p", NULL, eg_buf_str(&b));
	facts(p);
	for (i = 0; i < r->nsections; i++)
		section(p, &r->section[i]);
	eg_buf_free(&b);
}

void
review_html(const struct looked *l, struct eg_buf *out)
{
	struct markup p = { .l = l, .out = out };

	head(&p);
	summary(&p);
	checklist(&p);
	findings(&p);
	attestations(&p);
	changes(&p);
	review_html_signoff(&p);
	markup_raw(&p, "</main>\n");
	review_html_pages(&p);
	markup_raw(&p, "</body>\n</html>\n");
}
