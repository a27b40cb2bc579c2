/*
 * line.c - see line.h.
 *
 * The paper's algorithm: a list of active breaks, each the best way to have
 * come to it in a fitness class; at every possible break each active one is
 * tried as the start of a line that ends here.  All lines have one measure,
 * so breaks that differ only in how many lines came before are one.
 *
 * Prices are those of Apache FOP, so that documents written for it keep their
 * lines: (1 + 100 r^3 + penalty)^2, 50 for hyphens in a row and for fitness
 * classes apart; first without hyphens and no line stretched beyond 1, then
 * with them (or up to 5), then up to 20 and whatever it takes.
 */
#include "layout/line.h"

#include <assert.h>
#include <string.h>

#define ONE		EG_RATIO_ONE
#define LADDER_DEMERITS	50
#define FITNESS_DEMERITS 50

/*
 * Badness counts in 1/1024, demerits (its square) in 1/4096; a line's badness
 * is held so that 2,000 of the worst lines still add up.
 */
#define BADNESS_ONE	((int64_t)1024)
#define BADNESS_MAX	((int64_t)1 << 30)
#define SQUARE_SHIFT	8
#define DEMERITS_ONE	((BADNESS_ONE * BADNESS_ONE) >> SQUARE_SHIFT)
#define DEMERITS_MAX	(INT64_MAX / 2)

/* Beyond this many the worst are given up; only forced passes get there. */
#define ACTIVE_MAX	96
#define FITNESSES	4
#define NONE		UINT32_MAX

/* A break that some best way leads to. */
struct node {
	uint32_t	 item;		/* where */
	uint32_t	 start;		/* first item of the line after it */
	uint32_t	 prev;		/* node before, or NONE */
	uint32_t	 lines;		/* lines up to here */
	int32_t		 ratio;		/* of the line that ends here */
	uint16_t	 ladder;	/* lines in a row that end in a hyphen */
	uint8_t		 fitness;
	eg_len		 excess;	/* of a misfit: how far it is from fitting */
	int64_t		 demerits;
};

/* Widths before an item. */
struct sum {
	eg_len		 width, stretch, shrink;
};

struct breaker {
	struct eg_arena			*arena;
	const struct eg_item		*items;
	uint32_t			 n;
	const struct eg_line_rules	*rules;
	struct sum			*sums;		/* n + 1 */
	struct node			*nodes;
	uint32_t			 nnodes, cap;
	uint32_t			 active[ACTIVE_MAX + FITNESSES];
	uint32_t			 nactive;
	/* Of this pass: */
	int32_t				 threshold;
	bool				 hyphens;
	bool				 force;
	struct node			 too_long, too_short;	/* item NONE: none */
};

static void
add_up(struct breaker *b)
{
	const struct eg_item *it = b->items;
	struct sum *s = b->sums;
	uint32_t i;

	for (i = 0; i < b->n; i++) {
		s[i + 1] = s[i];
		if (it[i].kind != EG_PENALTY)
			s[i + 1].width += it[i].width;
		if (it[i].kind == EG_GLUE) {
			s[i + 1].stretch += it[i].stretch;
			s[i + 1].shrink += it[i].shrink;
		}
	}
}

static bool
forced(const struct eg_item *it)
{
	return it->kind == EG_PENALTY && it->penalty <= EG_FORCE;
}

static bool
may_break(const struct breaker *b, uint32_t i)
{
	const struct eg_item *it = &b->items[i];

	if (it->kind == EG_GLUE)
		return i > 0 && b->items[i - 1].kind == EG_BOX;
	return it->kind == EG_PENALTY && it->penalty < EG_INHIBIT &&
	    (b->hyphens || !it->hyphen || forced(it));
}

/* What is dropped after a break at item i: all up to the next box. */
static uint32_t
start_after(const struct breaker *b, uint32_t i)
{
	for (i++; i < b->n; i++)
		if (b->items[i].kind == EG_BOX || forced(&b->items[i]))
			break;
	return i < b->n ? i : b->n - 1;
}

/* a / c as a ratio, |.| at most 1000. */
static int32_t
ratio_of(eg_len a, eg_len c)
{
	if (a == 0)
		return 0;
	if (c <= 0 || a / 1000 >= c)
		return 1000 * ONE;
	return (int32_t)(a * ONE / c);
}

/*
 * The ratio of the line from start to a break at i: negative when it must
 * shrink; EG_OVERFULL when it cannot shrink enough.
 */
static int32_t
line_ratio(const struct breaker *b, uint32_t start, uint32_t i)
{
	const struct sum *s = b->sums;
	eg_len width = s[i].width - s[start].width, left;
	int32_t r;

	if (b->items[i].kind == EG_PENALTY)
		width += b->items[i].width;
	left = b->rules->measure - width;
	if (left >= 0)
		return ratio_of(left, s[i].stretch - s[start].stretch +
		    b->rules->ragged);
	r = ratio_of(-left, s[i].shrink - s[start].shrink);
	return r > ONE ? EG_OVERFULL : -r;
}

static uint8_t
fitness_of(int32_t r)
{
	if (r == EG_OVERFULL || r < -ONE / 2)
		return 0;
	return r <= ONE / 2 ? 1 : r <= ONE ? 2 : 3;
}

static int64_t
badness_of(int32_t r)
{
	int64_t a = r < 0 ? -(int64_t)r : r, cube;

	if (r == EG_OVERFULL || a > 32 * (int64_t)ONE)
		return BADNESS_MAX;
	cube = 100 * (a * a / ONE * a / ONE) / (ONE / BADNESS_ONE);
	return cube < BADNESS_MAX ? cube : BADNESS_MAX;
}

static int64_t
square(int64_t badness)
{
	return (badness * badness) >> SQUARE_SHIFT;
}

static bool
ladder_too_high(const struct breaker *b, const struct node *n)
{
	return b->rules->ladder > 0 && n->ladder > b->rules->ladder;
}

/* A line that ends at i, from the node `from`, as a node of its own. */
static struct node
node_of(const struct breaker *b, uint32_t from, uint32_t i, int32_t r)
{
	const struct node *p = &b->nodes[from];
	const struct eg_item *it = &b->items[i];
	int64_t f = BADNESS_ONE + badness_of(r), d;
	struct node n = { .item = i, .prev = from, .lines = p->lines + 1,
	    .ratio = r, .fitness = fitness_of(r) };

	if (it->kind == EG_PENALTY && it->penalty >= 0)
		f += it->penalty * BADNESS_ONE;
	d = square(f < BADNESS_MAX ? f : BADNESS_MAX);
	if (it->kind == EG_PENALTY && it->penalty < 0 && !forced(it))
		d -= square(it->penalty * BADNESS_ONE);
	if (it->kind == EG_PENALTY && it->hyphen) {
		n.ladder = p->ladder < UINT16_MAX ? p->ladder + 1 : p->ladder;
		if (p->ladder > 0)
			d += LADDER_DEMERITS * DEMERITS_ONE;
		if (ladder_too_high(b, &n))
			d += square(BADNESS_MAX);
	}
	if (n.fitness > p->fitness + 1 || p->fitness > n.fitness + 1)
		d += FITNESS_DEMERITS * DEMERITS_ONE;
	n.demerits = d > DEMERITS_MAX - p->demerits ? DEMERITS_MAX : p->demerits + d;
	return n;
}

static void
activate(struct breaker *b, const struct node *n)
{
	if (b->nnodes == b->cap) {
		struct node *more = eg_new_array(b->arena, b->cap * 2, struct node);

		memcpy(more, b->nodes, b->cap * sizeof(*more));
		b->nodes = more;
		b->cap *= 2;
	}
	b->nodes[b->nnodes] = *n;
	b->nodes[b->nnodes].start = start_after(b, n->item);
	b->active[b->nactive++] = b->nnodes++;
}

/* Gives up the worst active nodes beyond the cap. */
static void
prune(struct breaker *b)
{
	uint32_t worst, i;

	while (b->nactive > ACTIVE_MAX) {
		worst = 0;
		for (i = 1; i < b->nactive; i++)
			if (b->nodes[b->active[i]].demerits >
			    b->nodes[b->active[worst]].demerits)
				worst = i;
		memmove(&b->active[worst], &b->active[worst + 1],
		    (b->nactive - worst - 1) * sizeof(b->active[0]));
		b->nactive--;
	}
}

static eg_len
excess_of(const struct breaker *b, const struct node *n)
{
	const struct sum *s = b->sums;

	return s[n->item].width - s[b->nodes[n->prev].start].width;
}

/*
 * For when nothing fits: the line that comes nearest.  Of lines too long that
 * is the shortest, so that a word too wide has a line to itself.
 */
static void
remember_unfit(struct breaker *b, struct node *n)
{
	struct node *m = n->ratio == EG_OVERFULL ? &b->too_long : &b->too_short;
	eg_len worse;

	n->excess = n->ratio == EG_OVERFULL ? excess_of(b, n) : n->ratio;
	worse = m->item == NONE ? -1 : n->excess - m->excess;
	if (worse < 0 || (worse == 0 && n->demerits <= m->demerits))
		*m = *n;
}

/* A way that fits leads past those that do not: they are no longer needed. */
static void
forget_unfit(struct breaker *b, uint32_t i)
{
	if (b->too_long.item != NONE && b->too_long.item <= i)
		b->too_long.item = NONE;
	if (b->too_short.item != NONE && b->too_short.item <= i)
		b->too_short.item = NONE;
}

/* Tries every active node as the start of a line that ends at i. */
static void
try_break(struct breaker *b, uint32_t i)
{
	struct node best[FITNESSES], n;
	uint32_t kept = 0, k, at;
	bool last = forced(&b->items[i]);
	int32_t r;
	bool fits;

	for (k = 0; k < FITNESSES; k++)
		best[k].item = NONE;
	for (k = 0; k < b->nactive; k++) {
		at = b->active[k];
		if (b->nodes[at].start > i) {
			b->active[kept++] = at;
			continue;
		}
		r = line_ratio(b, b->nodes[at].start, i);
		fits = r != EG_OVERFULL && r <= b->threshold;
		if (fits || b->force)
			n = node_of(b, at, i, r);
		if (!fits && b->force)
			remember_unfit(b, &n);
		else if (fits && (b->force || !ladder_too_high(b, &n)) &&
		    (best[n.fitness].item == NONE ||
		    n.demerits < best[n.fitness].demerits))
			best[n.fitness] = n;
		if (r != EG_OVERFULL && !last)
			b->active[kept++] = at;
	}
	b->nactive = kept;
	for (k = 0; k < FITNESSES; k++)
		if (best[k].item != NONE) {
			activate(b, &best[k]);
			forget_unfit(b, i);
		}
	prune(b);
}

/*
 * Nothing fits, so the least bad misfit becomes the only way; a line too short
 * reads better than one too long.  Returns the item to go on from, which is
 * after the last one so returned.
 */
static uint32_t
recover(struct breaker *b)
{
	struct node n = b->too_short.item != NONE ? b->too_short : b->too_long;

	assert(n.item != NONE);
	activate(b, &n);
	b->too_short.item = b->too_long.item = NONE;
	return n.item;
}

/* One pass; false when not forced and nothing fits. */
static bool
pass(struct breaker *b, int32_t threshold, bool hyphens, bool force)
{
	uint32_t i;

	b->threshold = threshold;
	b->hyphens = hyphens;
	b->force = force;
	b->too_short.item = b->too_long.item = NONE;
	b->nodes[0] = (struct node){ .item = NONE, .prev = NONE, .fitness = 1 };
	b->nnodes = 1;
	b->active[0] = 0;
	b->nactive = 1;
	for (i = 0; i < b->n; i++) {
		if (!may_break(b, i))
			continue;
		try_break(b, i);
		if (b->nactive > 0)
			continue;
		if (!force)
			return false;
		i = recover(b);
	}
	return true;
}

static size_t
trace(struct breaker *b, struct eg_arena *out, struct eg_line **lines)
{
	const struct node *n = &b->nodes[b->active[0]], *p;
	struct eg_line *l;
	uint32_t k;
	size_t count;

	for (k = 1; k < b->nactive; k++)
		if (b->nodes[b->active[k]].demerits < n->demerits)
			n = &b->nodes[b->active[k]];
	count = n->lines;
	l = *lines = eg_new_array(out, count, struct eg_line);
	for (; n->prev != NONE; n = p) {
		p = &b->nodes[n->prev];
		l[n->lines - 1] = (struct eg_line){ .first = p->start, .end = n->item,
		    .ratio = n->ratio,
		    .hyphen = b->items[n->item].kind == EG_PENALTY &&
		    b->items[n->item].hyphen };
	}
	return count;
}

size_t
eg_line_break(struct eg_arena *arena, const struct eg_item *items, size_t n,
    const struct eg_line_rules *rules, struct eg_line **lines)
{
	struct eg_arena *temp = eg_arena_new();
	struct breaker b = { .arena = temp, .items = items, .n = (uint32_t)n,
	    .rules = rules, .cap = 64 };
	bool hyphens = false;
	size_t count, i;

	assert(n > 0 && n < NONE && forced(&items[n - 1]) && rules->measure > 0);
	b.sums = eg_new_array(temp, n + 1, struct sum);
	b.nodes = eg_new_array(temp, b.cap, struct node);
	add_up(&b);
	for (i = 0; i < n; i++)
		hyphens |= items[i].kind == EG_PENALTY && items[i].hyphen;
	if (!pass(&b, ONE, false, false) &&
	    !pass(&b, hyphens ? ONE : 5 * ONE, hyphens, false))
		pass(&b, 20 * ONE, hyphens, true);
	count = trace(&b, arena, lines);
	eg_arena_free(temp);
	return count;
}
