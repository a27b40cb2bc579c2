/* words.c - see words.h. */
#include "review/words.h"

#include <stdlib.h>
#include <string.h>

#define MOST_DIFFERENCES	1500
#define BY_CHANCE		2	/* words that stay so are not worth telling */

struct texts {
	const char *const	*a, *const *b;
	int			 n, m;		/* without what is the same at both ends */
};

/*
 * How far along each diagonal k = x - y the furthest path of d differences
 * comes: v[d] has those from -d to d.
 */
struct paths {
	int	**v;
	int	 d;
};

/* Kinds of single steps, the last one first. */
struct steps {
	enum eg_run_kind	*kind;
	size_t			 n;
};

static int
at(const struct paths *p, int d, int k)
{
	return p->v[d][k + d];
}

/* From which diagonal did the path of d differences come to k? */
static bool
came_down(const struct paths *p, int d, int k)
{
	return k == -d || (k != d && at(p, d - 1, k - 1) < at(p, d - 1, k + 1));
}

static int
slide(const struct texts *t, int x, int k)
{
	while (x < t->n && x - k < t->m && strcmp(t->a[x], t->b[x - k]) == 0)
		x++;
	return x;
}

/* False when there are too many differences. */
static bool
search(const struct texts *t, struct paths *p)
{
	int d, k, x;

	for (d = 0; d <= MOST_DIFFERENCES; d++) {
		p->d = d;
		p->v[d] = eg_malloc((2 * (size_t)d + 1) * sizeof(int));
		for (k = -d; k <= d; k += 2) {
			x = d == 0 ? 0 : came_down(p, d, k) ? at(p, d - 1, k + 1) :
			    at(p, d - 1, k - 1) + 1;
			x = slide(t, x, k);
			p->v[d][k + d] = x;
			if (x >= t->n && x - k >= t->m)
				return true;
		}
	}
	return false;
}

/* The way back from the end. */
static void
retrace(const struct texts *t, const struct paths *p, struct steps *s)
{
	int d, k, x = t->n, y = t->m, from;
	bool down;

	for (d = p->d; d > 0; d--) {
		k = x - y;
		down = came_down(p, d, k);
		from = down ? at(p, d - 1, k + 1) : at(p, d - 1, k - 1) + 1;
		for (; x > from; x--, y--)
			s->kind[s->n++] = EG_RUN_SAME;
		s->kind[s->n++] = down ? EG_RUN_NEW : EG_RUN_GONE;
		if (down)
			y--;
		else
			x--;
	}
	for (; x > 0; x--)
		s->kind[s->n++] = EG_RUN_SAME;
}

static void
add(struct eg_words_edit *edits, size_t *n, enum eg_run_kind kind, size_t from, size_t count)
{
	if (count == 0)
		return;
	if (*n > 0 && edits[*n - 1].kind == kind)
		edits[*n - 1].n += count;
	else
		edits[(*n)++] = (struct eg_words_edit){ kind, from, count };
}

/* Steps between two that stay are one going and one coming. */
static size_t
gather(const struct steps *s, size_t prefix, size_t suffix, struct eg_words_edit *edits)
{
	size_t i = s->n, n = 0, x = prefix, y = prefix, gone, come;

	add(edits, &n, EG_RUN_SAME, 0, prefix);
	while (i > 0) {
		for (gone = come = 0; i > 0 && s->kind[i - 1] != EG_RUN_SAME; i--)
			if (s->kind[i - 1] == EG_RUN_GONE)
				gone++;
			else
				come++;
		add(edits, &n, EG_RUN_GONE, x, gone);
		add(edits, &n, EG_RUN_NEW, y, come);
		x += gone;
		y += come;
		for (; i > 0 && s->kind[i - 1] == EG_RUN_SAME; i--, x++, y++)
			add(edits, &n, EG_RUN_SAME, x, 1);
	}
	add(edits, &n, EG_RUN_SAME, x, suffix);
	return n;
}

size_t
eg_words_diff(struct eg_arena *arena, const char *const *a, size_t n,
    const char *const *b, size_t m, struct eg_words_edit **edits)
{
	size_t prefix = 0, suffix = 0, count = 0;
	struct paths p = { .v = eg_malloc((MOST_DIFFERENCES + 1) * sizeof(int *)) };
	struct texts t;
	struct steps s;
	int d;

	while (prefix < n && prefix < m && strcmp(a[prefix], b[prefix]) == 0)
		prefix++;
	while (suffix < n - prefix && suffix < m - prefix &&
	    strcmp(a[n - 1 - suffix], b[m - 1 - suffix]) == 0)
		suffix++;
	t = (struct texts){ .a = a + prefix, .b = b + prefix,
	    .n = (int)(n - prefix - suffix), .m = (int)(m - prefix - suffix) };
	*edits = eg_new_array(arena, n + m + 3, struct eg_words_edit);
	s = (struct steps){ .kind = eg_malloc((n + m + 1) * sizeof(*s.kind)) };
	if (search(&t, &p)) {
		retrace(&t, &p, &s);
		count = gather(&s, prefix, suffix, *edits);
	} else {
		add(*edits, &count, EG_RUN_SAME, 0, prefix);
		add(*edits, &count, EG_RUN_GONE, prefix, (size_t)t.n);
		add(*edits, &count, EG_RUN_NEW, prefix, (size_t)t.m);
		add(*edits, &count, EG_RUN_SAME, n - suffix, suffix);
	}
	for (d = 0; d <= p.d; d++)
		free(p.v[d]);
	free(p.v);
	free(s.kind);
	return count;
}

/* Does a change stand before or after it in the list? */
static bool
changed(const struct eg_words_edit *e, size_t n, size_t i)
{
	return i < n && e[i].kind != EG_RUN_SAME;
}

size_t
eg_words_tidy(struct eg_words_edit *e, size_t n)
{
	size_t i, j = 0, y = 0, gone, come, gone_from, come_from;

	for (i = 0; i < n; ) {
		if (e[i].kind == EG_RUN_SAME) {
			y += e[i].n;
			e[j++] = e[i++];
			continue;
		}
		gone_from = j == 0 ? 0 : e[j - 1].from + e[j - 1].n;
		come_from = y;
		for (gone = come = 0; i < n; i++) {
			if (e[i].kind == EG_RUN_GONE)
				gone += e[i].n;
			else if (e[i].kind == EG_RUN_NEW)
				come += e[i].n;
			else if (e[i].n <= BY_CHANCE && changed(e, n, i + 1))
				gone += e[i].n, come += e[i].n;
			else
				break;
		}
		y += come;
		if (gone > 0)
			e[j++] = (struct eg_words_edit){ EG_RUN_GONE, gone_from, gone };
		if (come > 0)
			e[j++] = (struct eg_words_edit){ EG_RUN_NEW, come_from, come };
	}
	return j;
}
