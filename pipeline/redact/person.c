/* person.c - the ways a person's name is written. */

#include "redact/day.h"
#include "redact/find.h"

#define INSIDE	(EG_GAP_HYPHEN | EG_GAP_LINE)
#define COMPOUND (INSIDE | EG_GAP_SPACE | EG_GAP_APOSTROPHE)
#define BETWEEN	(EG_GAP_SPACE | EG_GAP_LINE | EG_GAP_DOT | EG_GAP_COMMA | EG_GAP_HYPHEN)
#define MOST	6	/* parts and initials of one name */

static const char *const titles[] = { "mr", "mrs", "ms", "miss", "dr", "doctor", "prof" };

/* How much of a name has been seen. */
struct seen {
	size_t	parts, initials;
	const struct eg_name_part *part;	/* the last */
	size_t	at;				/* its word */
};

static bool
titled(const struct eg_plain_words *w, size_t i)
{
	size_t k;

	for (k = 0; i > 0 && k < sizeof(titles) / sizeof(*titles); k++)
		if (eg_plain_word_is(&w->word[i - 1], titles[k]))
			return true;
	return false;
}

/* The longest part that stands at word i; a short one in one piece only. */
static size_t
part_at(const struct eg_identifier *d, const struct eg_plain_words *w, size_t i,
    const struct eg_name_part **part)
{
	size_t k, n, most = 0;

	for (k = 0; k < d->nparts; k++) {
		n = eg_find_joined(w, i, d->part[k].fold, d->part[k].n,
		    d->part[k].n < 5 ? INSIDE : COMPOUND, d->part[k].n > 3);
		if (n > most) {
			most = n;
			*part = &d->part[k];
		}
	}
	return most;
}

static bool
initial_at(const struct eg_identifier *d, const struct eg_plain_words *w, size_t i, bool inside)
{
	const struct eg_plain_word *x = &w->word[i];

	return x->n == 1 && (x->capital || inside) && (x->fold[0] == d->initial[0] ||
	    x->fold[0] == d->initial[1] || x->fold[0] == d->initial[2]);
}

/* "M. Q. A.": all of them in their order, with their full stops. */
static size_t
all_initials(const struct eg_identifier *d, const struct eg_plain_words *w, size_t i)
{
	char want[4] = { 0 };
	size_t n = 0, k;

	for (k = 0; k < 3; k++)
		if (d->initial[k] != 0)
			want[n++] = d->initial[k];
	/* The middle one may be left out. */
	if (n == 3 && (i + 1 >= w->n || w->word[i + 1].fold[0] != want[1])) {
		want[1] = want[2];
		n = 2;
	}
	for (k = 0; k < n; k++)
		if (i + k >= w->n || w->word[i + k].n != 1 || !w->word[i + k].capital ||
		    w->word[i + k].fold[0] != want[k] ||
		    (eg_plain_words_gap(w, i + k) & EG_GAP_DOT) == 0 ||
		    (k > 0 && (w->word[i + k].gap & ~(unsigned)(EG_GAP_DOT | EG_GAP_SPACE)) != 0))
			return 0;
	return n > 1 ? n : 0;
}

/* An initial at the end is one only if its sign says so: "Alvarez, M." but "Alvarez A". */
static bool
ends_as_initial(const struct eg_plain_words *w, size_t i)
{
	return (eg_plain_words_gap(w, i) & EG_GAP_DOT) != 0 ||
	    (w->word[i].gap & EG_GAP_COMMA) != 0;
}

/* "María X. García": an initial that the case does not have, inside of the name. */
static bool
is_inside(const struct eg_identifier *d, const struct eg_plain_words *w, size_t i)
{
	const struct eg_name_part *part;

	return w->word[i].n == 1 && w->word[i].capital && i + 1 < w->n &&
	    (w->word[i + 1].gap & ~(unsigned)BETWEEN) == 0 && part_at(d, w, i + 1, &part) > 0;
}

static size_t
run(const struct eg_identifier *d, const struct eg_plain_words *w, size_t i, struct seen *s)
{
	size_t at = i, n, end = i;

	while (at < w->n && s->parts + s->initials < MOST) {
		if (at > i && (w->word[at].gap & ~(unsigned)BETWEEN) != 0)
			break;
		/* A new sentence, unless the full stop was an initial's. */
		if (at > i && (w->word[at].gap & EG_GAP_DOT) != 0 && w->word[at - 1].n > 1)
			break;
		n = part_at(d, w, at, &s->part);
		if (n > 0) {
			s->parts++;
			s->at = at;
			end = at + n;
		} else if (s->parts > 0 && is_inside(d, w, at)) {
			n = 1;
		} else if (initial_at(d, w, at, s->parts > 0)) {
			s->initials++;
			n = 1;
			if (s->parts > 0 && w->word[at].capital && ends_as_initial(w, at))
				end = at + 1;
		} else
			break;
		at += n;
	}
	return end;
}

/* One part of a name alone: is it the name here, or a word? */
static bool
alone(const struct eg_plain_words *w, const struct seen *s, struct eg_finding *f)
{
	const struct eg_plain_word *x = &w->word[s->at];
	struct eg_written_day day;

	/* "April 6" of somebody called April. */
	if (eg_written_day(w, s->at, &day))
		return false;
	f->shared = s->part->shared;
	if (titled(w, s->at))
		return true;
	if (s->part->author || (s->part->ordinary && !x->capital))
		return false;
	/* Of two letters there are many: "Li", not "LI" and "li". */
	if (s->part->n < 3 && (!x->capital || x->capitals))
		return false;
	f->doubtful = (s->part->ordinary && x->first) || !x->capital;
	return true;
}

bool
eg_find_person(const struct eg_identifier *d, const struct eg_plain_words *w, size_t i,
    struct eg_finding *f)
{
	struct seen s = { 0 };
	size_t n = all_initials(d, w, i);

	f->to = run(d, w, i, &s);
	if (s.parts == 0) {
		f->to = i + n;
		return n > 0;
	}
	/* Initials before the part count as the name: "M. Alvarez". */
	if (s.parts == 1 && f->to == s.at + 1 && s.at == i)
		return alone(w, &s, f);
	if (s.parts == 1 && s.part->ordinary && !w->word[s.at].capital)
		return false;
	/* "I. green" and the like are no names; two parts are one in any case. */
	f->shared = s.parts == 1 && s.part->shared;
	return true;
}
