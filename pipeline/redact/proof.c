/* proof.c - see proof.h. */
#include "redact/proof.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

/* Something found, as often as it is. */
struct hit {
	enum eg_proof_place	 place;
	const char		*said;		/* its words, folded */
	const struct eg_identifier *who;
	enum eg_found		 what;
	bool			 excusable;
	const char		*where;		/* the first time */
	size_t			 times;
};

struct hits {
	struct eg_arena	*arena;
	struct hit	*hit;
	uint32_t	 n, cap;
};

static const char *const founds[] = { "a date finer than its year", "an age over 89",
	"a telephone number", "an e-mail address", "a web address", "an address",
	"a number of somebody", "the name of somebody", "the name of a provider" };

static const char *
said(struct eg_arena *a, const struct eg_plain_words *w, const struct eg_finding *f)
{
	struct eg_buf b = { 0 };
	const char *s;
	size_t i;

	for (i = f->from; i < f->to; i++) {
		eg_buf_puts(&b, w->word[i].fold);
		eg_buf_putc(&b, ' ');
	}
	s = eg_arena_strdup(a, eg_buf_str(&b));
	eg_buf_free(&b);
	return s;
}

static struct hit *
find(const struct hits *h, const struct hit *like)
{
	uint32_t i;

	for (i = 0; i < h->n; i++)
		if (h->hit[i].place == like->place && h->hit[i].who == like->who &&
		    h->hit[i].what == like->what && strcmp(h->hit[i].said, like->said) == 0)
			return &h->hit[i];
	return NULL;
}

/*
 * One word of a name may be a word of the format; so may what looks personal.
 * Digits of a file's own bookkeeping may be anybody's; a value that is said is
 * found where it is said too.
 */
static bool
excusable(const struct eg_finding *f, bool raw)
{
	if (f->who == NULL || raw)
		return true;
	return f->to - f->from == 1 && (f->who->kind == EG_PERSONAL_PERSON ||
	    f->who->kind == EG_PERSONAL_ORGANIZATION || f->who->kind == EG_PERSONAL_PLACE);
}

static void
search(const struct eg_identifiers *ids, const struct eg_proof_part *p, struct hits *h)
{
	const bool raw = p->place == EG_PROOF_STREAM || p->place == EG_PROOF_BYTES;
	struct eg_plain_words w = eg_plain_words_read(h->arena, p->text, p->n);
	struct eg_finding f;
	struct hit hit, *known;
	size_t i = 0;

	for (; eg_find_next(ids, &w, i, raw ? EG_FIND_LONG : EG_FIND_ALL, &f); i = f.to) {
		hit = (struct hit){ .place = p->place, .said = said(h->arena, &w, &f),
		    .who = f.who, .what = f.what, .excusable = excusable(&f, raw),
		    .where = p->where, .times = 1 };
		known = find(h, &hit);
		if (known != NULL) {
			known->times++;
			continue;
		}
		h->hit = eg_arena_grown(h->arena, h->hit, h->n, &h->cap, sizeof(hit));
		h->hit[h->n++] = hit;
	}
}

static void
search_all(const struct eg_identifiers *ids, const struct eg_proof *p, struct hits *h)
{
	uint32_t i;

	for (i = 0; p != NULL && i < p->n; i++)
		search(ids, &p->part[i], h);
}

/* Without the value: the message may go into a log. */
static void
tell(const struct hit *h, const char *name, struct eg_diags *diags)
{
	struct eg_diag d = { .severity = EG_ERROR, .code = h->who == NULL ? "D1032" : "D1031",
	    .at.file = name, .where = h->where,
	    .help = "nothing was written; see which words of the case lead to it" };

	if (h->who != NULL)
		eg_report(diags, &d, "the copy says the %s of `%s`",
		    eg_personal_name(h->who->kind), h->who->path);
	else
		eg_report(diags, &d, "the copy has %s", founds[h->what]);
}

bool
eg_proof_search(const struct eg_identifiers *ids, const struct eg_proof *p,
    const struct eg_proof *without, const char *name, struct eg_diags *diags)
{
	struct hits all = { .arena = p->arena }, own = { .arena = p->arena };
	const struct hit *same;
	bool clean = true;
	uint32_t i;

	search_all(ids, p, &all);
	if (all.n > 0)
		search_all(ids, without, &own);
	for (i = 0; i < all.n; i++) {
		same = find(&own, &all.hit[i]);
		if (all.hit[i].excusable && same != NULL && same->times >= all.hit[i].times)
			continue;
		tell(&all.hit[i], name, diags);
		clean = false;
	}
	return clean;
}
