/* review_text.c - a review for the terminal; see review.h. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "review.h"

#define WIDTH	78

struct writing {
	const struct looked	*l;
	struct eg_buf		*out;
	bool			 color;
};

/* Colour never says anything alone. */
static void
paint(struct writing *w, const char *code)
{
	if (w->color)
		eg_buf_puts(w->out, code);
}

#define BOLD	"\033[1m"
#define RED	"\033[31m"
#define GREEN	"\033[32m"
#define PLAIN	"\033[0m"

static void
heading(struct writing *w, const char *words)
{
	eg_buf_putc(w->out, '\n');
	paint(w, BOLD);
	eg_buf_puts(w->out, words);
	paint(w, PLAIN);
	eg_buf_putc(w->out, '\n');
}

/* Words in lines of WIDTH, the first after what stands there already. */
static void
wrap(struct writing *w, unsigned indent, const char *words)
{
	struct eg_buf masked = { 0 };
	const char *s, *last = w->out->data == NULL ? NULL : strrchr(w->out->data, '\n');
	size_t column = last == NULL ? 0 : strlen(last + 1), n, width;

	eg_review_mask(&w->l->review, words, &masked);
	for (s = eg_buf_str(&masked); *s != '\0'; s += n) {
		s += strspn(s, " ");
		n = strcspn(s, " ");
		if (n == 0)
			break;
		width = eg_utf8_count(s, n);
		if (column > indent && column + 1 + width > WIDTH) {
			eg_buf_printf(w->out, "\n%*s", (int)indent, "");
			column = indent;
		} else if (column > indent) {
			eg_buf_putc(w->out, ' ');
			column++;
		}
		for (; column < indent; column++)
			eg_buf_putc(w->out, ' ');
		eg_buf_add(w->out, s, n);
		column += width;
	}
	eg_buf_putc(w->out, '\n');
	eg_buf_free(&masked);
}

/* --- the checklist ------------------------------------------------------------------- */

/* All of these, by who signed. */
static bool
is_attested(const struct writing *w, const char *ids)
{
	const struct signoff_step *s;
	struct eg_buf id = { 0 };
	bool all = true;
	size_t n;

	for (; all && *ids != '\0'; ids += n + strspn(ids + n, " ")) {
		n = strcspn(ids, " ");
		eg_buf_clear(&id);
		eg_buf_add(&id, ids, n);
		s = review_signoff_asks(&w->l->signoff, id.data);
		all = s != NULL && s->signer != NULL;
	}
	eg_buf_free(&id);
	return all;
}

static void
places(struct writing *w, const struct eg_required *r)
{
	struct eg_buf b = { 0 };
	const struct eg_place *p;
	size_t i;

	for (i = 0; i < r->nplaces; i++) {
		p = &r->place[i];
		if (b.len > 0)
			eg_buf_puts(&b, "; ");
		if (p->name != NULL)
			eg_buf_printf(&b, "%s: ", p->name);
		if (!p->there)
			eg_buf_puts(&b, "MISSING");
		else if (p->on_page)
			eg_buf_printf(&b, "page\xC2\xA0%s, line\xC2\xA0%u", p->label, p->line);
		else
			eg_buf_puts(&b, "so in the case");
	}
	if (*r->attested != '\0')
		eg_buf_printf(&b, "%s%s: %s", b.len > 0 ? "; " : "", is_attested(w, r->attested) ?
		    "attested" : "a person attests", r->attested);
	eg_buf_puts(w->out, "          ");
	wrap(w, 10, eg_buf_str(&b));
	eg_buf_free(&b);
}

static void
required(struct writing *w, const struct eg_required *r)
{
	bool missing = r->state == EG_REQUIRED_MISSING, asked = eg_required_by_person(r) &&
	    !is_attested(w, r->attested);
	struct eg_buf b = { 0 };

	paint(w, missing ? RED : asked ? BOLD : GREEN);
	eg_buf_puts(w->out, missing ? "  no  " : asked ? "  ask " : "  yes ");
	paint(w, PLAIN);
	eg_buf_printf(&b, "%s (%s)", r->words, r->citation);
	eg_buf_printf(w->out, "%-4s", r->id);
	wrap(w, 10, eg_buf_str(&b));
	eg_buf_free(&b);
	places(w, r);
}

static void
checklist(struct writing *w)
{
	const struct eg_review *r = &w->l->review;
	struct eg_buf b = { 0 };
	size_t missing, n = eg_review_required(r, &missing), i;
	const char *before = "  Not of this case: ";

	if (r->title == NULL) {
		heading(w, "Required contents");
		eg_buf_puts(w->out, "  The rulebook has no checklist.xml: nobody says what the "
		    "law requires.\n");
		return;
	}
	eg_buf_printf(&b, "%s: %zu of %zu are there", r->title, n - missing, n);
	if (eg_review_by_person(r) > 0)
		eg_buf_printf(&b, ", and what a person attests");
	heading(w, eg_buf_str(&b));
	for (i = 0; i < r->nrequired; i++)
		if (r->required[i].state != EG_REQUIRED_NOT)
			required(w, &r->required[i]);
	for (i = 0; i < r->nrequired; i++)
		if (r->required[i].state == EG_REQUIRED_NOT) {
			eg_buf_printf(w->out, "%s%s", before, r->required[i].id);
			before = ", ";
		}
	if (*before == ',')
		eg_buf_putc(w->out, '\n');
	eg_buf_free(&b);
}

/* --- findings, attestations -------------------------------------------------------------- */

static void
line(struct writing *w, const char *label, const char *words)
{
	eg_buf_printf(w->out, "    %s:", label);
	wrap(w, 6, words);
}

/* Of a warning that a person must look at. */
static void
acknowledgement(struct writing *w, const char *rule)
{
	const struct review_acknowledged *a = review_signoff_of(&w->l->signoff, rule);
	struct eg_buf b = { 0 };

	if (a != NULL) {
		eg_buf_printf(&b, "%s (as %s)", a->reason, a->role);
		line(w, "acknowledged", eg_buf_str(&b));
	} else if (review_is_listed(w->l->info.acknowledge, rule)) {
		line(w, "to do", "acknowledge it with a reason, before issue");
	}
	eg_buf_free(&b);
}

static void
finding(struct writing *w, const struct eg_diag *d)
{
	struct eg_buf b = { 0 };

	eg_buf_printf(&b, "%s %s", eg_severity_name(d->severity), d->code);
	paint(w, d->severity >= EG_ERROR ? RED : BOLD);
	eg_buf_printf(w->out, "  %s", eg_buf_str(&b));
	paint(w, PLAIN);
	if (d->at.file != NULL)
		eg_buf_printf(w->out, "  %s:%u:%u", d->at.file, d->at.line, d->at.column);
	eg_buf_puts(w->out, "\n    ");
	wrap(w, 4, d->text);
	if (d->rule != NULL)
		line(w, "rule", d->rule);
	if (d->help != NULL)
		line(w, "help", d->help);
	if (d->severity == EG_WARNING)
		acknowledgement(w, d->code);
	eg_buf_free(&b);
}

static void
findings(struct writing *w)
{
	size_t i, n = 0;

	for (i = 0; i < eg_diags_count(w->l->diags); i++)
		n += review_finding(w->l, i)->severity >= EG_WARNING;
	heading(w, "Findings");
	if (n == 0)
		eg_buf_puts(w->out, "  None.\n");
	for (i = 0; i < eg_diags_count(w->l->diags); i++)
		if (review_finding(w->l, i)->severity >= EG_WARNING)
			finding(w, review_finding(w->l, i));
}

static void
attestations(struct writing *w)
{
	const struct eg_review *r = &w->l->review;
	const struct eg_attestable *a;
	const struct signoff_step *s;
	struct eg_buf b = { 0 };
	size_t i;

	if (r->nattestations == 0)
		return;
	heading(w, "What no rule can decide, and a person attests to");
	for (i = 0; i < r->nattestations; i++) {
		a = &r->attestation[i];
		eg_buf_printf(w->out, "  %-16s ", a->id);
		eg_buf_clear(&b);
		eg_buf_printf(&b, "%s (%s)", a->words, a->citation);
		s = review_signoff_asks(&w->l->signoff, a->id);
		if (s != NULL)
			eg_buf_printf(&b, " %s %s", s->signer == NULL ? "Asked of" : "Attested as",
			    s->role);
		wrap(w, 19, eg_buf_str(&b));
	}
	eg_buf_free(&b);
}

/* --- changes ------------------------------------------------------------------------------- */

static const struct {
	const char	*color, *open, *close;
} marks[] = {
	[EG_RUN_SAME] = { "", "", "" },
	[EG_RUN_GONE] = { RED, "[-", "-]" },
	[EG_RUN_NEW] = { GREEN, "{+", "+}" },
	[EG_RUN_LEFT_OUT] = { "", "[...]", "" },
};

static void
section(struct writing *w, const struct eg_changed_section *c)
{
	static const char *const what[] = { [EG_RUN_SAME] = "", [EG_RUN_GONE] =
	    " (is gone)", [EG_RUN_NEW] = " (is new)" };
	struct eg_buf b = { 0 };
	const char *s;
	size_t i;

	eg_buf_printf(w->out, "  %s%s\n    ", c->title, what[c->kind]);
	for (i = 0; i < c->nruns; i++) {
		eg_buf_printf(&b, "%s%s", i == 0 ? "" : " ", marks[c->run[i].kind].open);
		for (s = c->run[i].words; *s != '\0'; s++)
			eg_buf_putc(&b, *s == '\n' ? ' ' : *s);
		while (b.len > 0 && b.data[b.len - 1] == ' ')
			b.data[--b.len] = '\0';
		eg_buf_puts(&b, marks[c->run[i].kind].close);
	}
	wrap(w, 4, eg_buf_str(&b));
	eg_buf_free(&b);
}

static void
changes(struct writing *w)
{
	const struct eg_review *r = &w->l->review;
	const struct eg_changed_fact *f;
	struct eg_buf b = { 0 };
	size_t i;

	if (w->l->earlier == NULL) {
		heading(w, "Changes");
		eg_buf_puts(w->out, "  There is no earlier letter to compare with.\n");
		return;
	}
	heading(w, "Changes");
	eg_buf_printf(&b, "Since %s.", w->l->earlier);
	eg_buf_puts(w->out, "  ");
	wrap(w, 2, eg_buf_str(&b));
	if (r->nsections == 0 && r->nfacts == 0)
		eg_buf_puts(w->out, r->compared ? "  Nothing changed.\n" :
		    "  Decisions and the number of pages are the same.\n");
	for (i = 0; i < r->nfacts; i++) {
		f = &r->fact[i];
		eg_buf_clear(&b);
		eg_buf_printf(&b, "%s: %s, was %s", f->name, f->now == NULL ? "nothing" : f->now,
		    f->before == NULL ? "nothing" : f->before);
		eg_buf_puts(w->out, "  ");
		wrap(w, 4, eg_buf_str(&b));
	}
	for (i = 0; i < r->nsections; i++)
		section(w, &r->section[i]);
	eg_buf_free(&b);
}

/* --- sign-off ------------------------------------------------------------------------------ */

static void
step(struct writing *w, const struct signoff_case *c, uint32_t i)
{
	const struct signoff_step *s = &c->step[i];
	struct eg_buf b = { 0 };
	uint32_t k;

	eg_buf_printf(&b, "%s (%s)%s%s", s->role, eg_meaning_names[s->meaning],
	    s->time == NULL ? "" : ", ", s->time == NULL ? "" : s->time);
	for (k = 0; k < s->nattest; k++)
		eg_buf_printf(&b, "%s%s", k == 0 ? "; attests: " : ", ", s->attest[k].id);
	if (s->acknowledges && c->nacknowledge > 0)
		eg_buf_puts(&b, "; acknowledges the warnings");
	eg_buf_puts(w->out, s->signer != NULL ? "  done  " : i == c->next ? "  next  " :
	    "  later ");
	wrap(w, 8, eg_buf_str(&b));
	eg_buf_free(&b);
}

static void
statement(struct writing *w, const struct signoff_statement *s)
{
	bool is_void = s->standing == SIGNOFF_VOID;
	struct eg_buf b = { 0 };

	if (is_void || (s->kind == EG_REJECTION && s->standing == SIGNOFF_HOLDS)) {
		eg_buf_printf(&b, "%s: %s", is_void ? s->file : s->role,
		    is_void ? s->fault : s->reason);
		paint(w, RED);
		eg_buf_puts(w->out, is_void ? "  void  " : "  rejected by ");
		paint(w, PLAIN);
		wrap(w, 8, eg_buf_str(&b));
	}
	eg_buf_free(&b);
}

static void
signoff(struct writing *w)
{
	const struct review_signoff *s = &w->l->signoff;
	struct eg_buf b = { 0 };
	size_t i;

	if (s->state != REVIEW_KNOWN) {
		heading(w, "Sign-off");
		eg_buf_puts(w->out, "  ");
		wrap(w, 2, review_signoff_words(s));
		return;
	}
	eg_buf_printf(&b, "Sign-off: %s, revision %u", eg_signoff_state_names[s->c.state],
	    s->c.revision);
	heading(w, eg_buf_str(&b));
	if (s->issued_words != NULL)
		eg_buf_printf(w->out, "  %s\n", s->issued_words);
	for (i = 0; i < s->c.nsteps; i++)
		step(w, &s->c, (uint32_t)i);
	for (i = 0; i < s->c.nstatements; i++)
		statement(w, &s->c.statement[i]);
	/* A command is copied: it is not broken into lines. */
	for (i = 0; i < s->nnext; i++) {
		eg_buf_printf(w->out, "  %s:\n    ", s->next[i].words);
		eg_shown(w->out, s->next[i].command);
		eg_buf_putc(w->out, '\n');
	}
	eg_buf_free(&b);
}

void
review_text(const struct looked *l, bool color, struct eg_buf *out)
{
	struct writing w = { .l = l, .out = out, .color = color };

	paint(&w, BOLD);
	eg_shown(out, l->review.letter_title == NULL ? l->path : l->review.letter_title);
	paint(&w, PLAIN);
	eg_buf_putc(out, '\n');
	eg_shown(out, l->path);
	eg_buf_printf(out, ", %s, %u page%s\n", l->info.letter, l->info.pages,
	    l->info.pages == 1 ? "" : "s");
	checklist(&w);
	findings(&w);
	attestations(&w);
	changes(&w);
	signoff(&w);
}
