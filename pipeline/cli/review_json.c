/* review_json.c - a review for programs; see review.h. */
#include <stdlib.h>
#include <string.h>

#include "review.h"
#include "speak.h"

/* "a b" as ["a","b"]. */
static void
words(struct eg_buf *b, const char *list)
{
	const char *before = "";
	size_t n;
	char *one;

	eg_buf_putc(b, '[');
	for (list += strspn(list, " "); *list != '\0'; list += n, list += strspn(list, " ")) {
		n = strcspn(list, " ");
		one = strndup(list, n);
		eg_buf_puts(b, before);
		eg_buf_json(b, one);
		free(one);
		before = ",";
	}
	eg_buf_putc(b, ']');
}

static void
member(struct eg_buf *b, const char *name, const char *value)
{
	eg_buf_printf(b, ",\"%s\":", name);
	eg_buf_json(b, value);
}

static void
place(struct eg_buf *b, const struct eg_place *p)
{
	eg_buf_puts(b, "{\"name\":");
	eg_buf_json(b, p->name);
	eg_buf_printf(b, ",\"there\":%s", p->there ? "true" : "false");
	if (p->there && p->on_page) {
		eg_buf_printf(b, ",\"page\":%u", p->page);
		member(b, "label", p->label);
		eg_buf_printf(b, ",\"line\":%u", p->line);
		member(b, "words", p->words);
	}
	eg_buf_putc(b, '}');
}

static void
checklist(struct eg_buf *b, const struct eg_review *r)
{
	static const char *const states[] = { [EG_REQUIRED_THERE] = "there",
	    [EG_REQUIRED_MISSING] = "missing", [EG_REQUIRED_NOT] = "not-required" };
	const struct eg_required *e;
	size_t missing, n = eg_review_required(r, &missing), i, j;

	if (r->title == NULL) {
		eg_buf_puts(b, ",\"checklist\":null");
		return;
	}
	eg_buf_puts(b, ",\"checklist\":{\"title\":");
	eg_buf_json(b, r->title);
	eg_buf_printf(b, ",\"required\":%zu,\"missing\":%zu,\"elements\":[",
	    n + eg_review_by_person(r), missing);
	for (i = 0; i < r->nrequired; i++) {
		e = &r->required[i];
		eg_buf_printf(b, "%s{\"id\":", i == 0 ? "" : ",");
		eg_buf_json(b, e->id);
		member(b, "requires", e->words);
		eg_buf_puts(b, ",\"law\":");
		words(b, e->law);
		member(b, "citation", e->citation);
		member(b, "state", states[e->state]);
		eg_buf_puts(b, ",\"attested\":");
		words(b, e->attested);
		eg_buf_puts(b, ",\"places\":[");
		for (j = 0; j < e->nplaces; j++) {
			if (j > 0)
				eg_buf_putc(b, ',');
			place(b, &e->place[j]);
		}
		eg_buf_puts(b, "]}");
	}
	eg_buf_puts(b, "]}");
}

static void
findings(struct eg_buf *b, const struct looked *l)
{
	const char *before = "";
	size_t i;

	eg_buf_puts(b, ",\"findings\":[");
	for (i = 0; i < eg_diags_count(l->diags); i++) {
		if (review_finding(l, i)->severity < EG_WARNING)
			continue;
		eg_buf_puts(b, before);
		eg_speak_json(review_finding(l, i), b);
		while (b->len > 0 && b->data[b->len - 1] == '\n')
			b->data[--b->len] = '\0';
		before = ",";
	}
	eg_buf_puts(b, "],\"acknowledge\":");
	words(b, l->info.acknowledge);
}

static void
attestations(struct eg_buf *b, const struct eg_review *r)
{
	const struct eg_attestable *a;
	size_t i;

	eg_buf_puts(b, ",\"attestations\":[");
	for (i = 0; i < r->nattestations; i++) {
		a = &r->attestation[i];
		eg_buf_printf(b, "%s{\"id\":", i == 0 ? "" : ",");
		eg_buf_json(b, a->id);
		member(b, "words", a->words);
		eg_buf_puts(b, ",\"law\":");
		words(b, a->law);
		member(b, "citation", a->citation);
		eg_buf_putc(b, '}');
	}
	eg_buf_putc(b, ']');
}

static void
section(struct eg_buf *b, const struct eg_changed_section *c)
{
	static const char *const kinds[] = { [EG_RUN_SAME] = "same", [EG_RUN_GONE] = "gone",
	    [EG_RUN_NEW] = "new", [EG_RUN_LEFT_OUT] = "left-out" };
	static const char *const of_section[] = { [EG_RUN_SAME] = "changed",
	    [EG_RUN_GONE] = "gone", [EG_RUN_NEW] = "new" };
	size_t i;

	eg_buf_puts(b, "{\"title\":");
	eg_buf_json(b, c->title);
	member(b, "change", of_section[c->kind]);
	eg_buf_puts(b, ",\"runs\":[");
	for (i = 0; i < c->nruns; i++) {
		eg_buf_printf(b, "%s{\"kind\":\"%s\"", i == 0 ? "" : ",",
		    kinds[c->run[i].kind]);
		member(b, "words", c->run[i].words);
		eg_buf_putc(b, '}');
	}
	eg_buf_puts(b, "]}");
}

static void
changes(struct eg_buf *b, const struct looked *l)
{
	const struct eg_review *r = &l->review;
	size_t i;

	if (l->earlier == NULL) {
		eg_buf_puts(b, ",\"changes\":null");
		return;
	}
	eg_buf_puts(b, ",\"changes\":{\"since\":");
	eg_buf_json(b, l->earlier);
	eg_buf_puts(b, ",\"facts\":[");
	for (i = 0; i < r->nfacts; i++) {
		eg_buf_printf(b, "%s{\"name\":", i == 0 ? "" : ",");
		eg_buf_json(b, r->fact[i].name);
		member(b, "before", r->fact[i].before);
		member(b, "now", r->fact[i].now);
		eg_buf_putc(b, '}');
	}
	eg_buf_puts(b, "],\"sections\":[");
	for (i = 0; i < r->nsections; i++) {
		if (i > 0)
			eg_buf_putc(b, ',');
		section(b, &r->section[i]);
	}
	eg_buf_puts(b, "]}");
}

/* --- sign-off: roles, nobody's id ------------------------------------------------------------ */

static void
step(struct eg_buf *b, const struct signoff_step *s)
{
	uint32_t i;

	eg_buf_puts(b, "{\"role\":");
	eg_buf_json(b, s->role);
	member(b, "meaning", eg_meaning_names[s->meaning]);
	eg_buf_printf(b, ",\"done\":%s", s->signer == NULL ? "false" : "true");
	member(b, "time", s->time);
	eg_buf_printf(b, ",\"acknowledges\":%s,\"attest\":[",
	    s->acknowledges ? "true" : "false");
	for (i = 0; i < s->nattest; i++) {
		eg_buf_printf(b, "%s{\"id\":", i == 0 ? "" : ",");
		eg_buf_json(b, s->attest[i].id);
		member(b, "words", s->attest[i].words);
		eg_buf_putc(b, '}');
	}
	eg_buf_puts(b, "]}");
}

static void
void_statements(struct eg_buf *b, const struct signoff_case *c)
{
	const char *before = "";
	uint32_t i;

	eg_buf_puts(b, "],\"void\":[");
	for (i = 0; i < c->nstatements; i++) {
		if (c->statement[i].standing != SIGNOFF_VOID)
			continue;
		eg_buf_printf(b, "%s{\"file\":", before);
		eg_buf_json(b, c->statement[i].file);
		member(b, "code", c->statement[i].code);
		member(b, "fault", c->statement[i].fault);
		eg_buf_putc(b, '}');
		before = ",";
	}
}

static void
signoff(struct eg_buf *b, const struct review_signoff *s)
{
	size_t i;

	if (s->state != REVIEW_KNOWN) {
		eg_buf_puts(b, ",\"signoff\":null");
		return;
	}
	eg_buf_puts(b, ",\"signoff\":{\"state\":");
	eg_buf_json(b, eg_signoff_state_names[s->c.state]);
	eg_buf_printf(b, ",\"revision\":%u", s->c.revision);
	member(b, "subject", s->c.digest);
	member(b, "archive", s->issued_words);
	member(b, "next", s->c.next < s->c.nsteps ? s->c.step[s->c.next].role : NULL);
	eg_buf_puts(b, ",\"steps\":[");
	for (i = 0; i < s->c.nsteps; i++) {
		if (i > 0)
			eg_buf_putc(b, ',');
		step(b, &s->c.step[i]);
	}
	eg_buf_puts(b, "],\"acknowledged\":[");
	for (i = 0; i < s->nacknowledged; i++) {
		eg_buf_printf(b, "%s{\"rule\":", i == 0 ? "" : ",");
		eg_buf_json(b, s->acknowledged[i].rule);
		member(b, "reason", s->acknowledged[i].reason);
		member(b, "role", s->acknowledged[i].role);
		eg_buf_putc(b, '}');
	}
	void_statements(b, &s->c);
	eg_buf_puts(b, "],\"commands\":[");
	for (i = 0; i < s->nnext; i++) {
		eg_buf_printf(b, "%s", i == 0 ? "" : ",");
		eg_buf_json(b, s->next[i].command);
	}
	eg_buf_puts(b, "]}");
}

void
review_json(const struct looked *l, struct eg_buf *out)
{
	struct eg_buf b = { 0 };

	eg_buf_puts(&b, "{\"schema\":\"engross.review/1\",\"file\":");
	eg_buf_json(&b, l->path);
	member(&b, "case", l->info.id);
	member(&b, "letter", l->info.letter);
	member(&b, "title", l->review.letter_title);
	eg_buf_printf(&b, ",\"pages\":%u,\"ready\":%s", l->info.pages,
	    eg_diags_failed(l->diags) ? "false" : "true");
	checklist(&b, &l->review);
	findings(&b, l);
	attestations(&b, &l->review);
	changes(&b, l);
	signoff(&b, &l->signoff);
	eg_buf_puts(&b, "}\n");
	eg_review_mask(&l->review, eg_buf_str(&b), out);
	eg_buf_free(&b);
}
