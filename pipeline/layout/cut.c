/* cut.c - see cut.h. */
#include "layout/cut.h"

/* A share of the page that should not stay white for a space's sake. */
#define HOLE	8

struct cutter {
	const struct eg_stack	*s;
	size_t			 from, end;
	const struct eg_cut_room *room;
};

/* What a cut before box `to` leaves at the foot. */
static eg_len
foot(const struct eg_stack *s, size_t to)
{
	return to < s->n ? s->box[to].foot : s->tail;
}

static int32_t
strength(const struct cutter *c, size_t to)
{
	const struct eg_box *b = &c->s->box[to];

	if ((to == c->end && !c->room->goes_on) || b->brk != EG_BREAK_AUTO)
		return 0;
	return c->room->column ? b->keep_column : b->keep_page;
}

eg_len
eg_cut_size(const struct eg_stack *s, size_t from, size_t to, eg_len *shrink)
{
	eg_len size, less = 0;

	if (from == to)
		return 0;
	size = s->box[from].head + s->box[from].size;
	for (size_t i = from + 1; i < to; i++) {
		size += s->box[i].gap + s->box[i].size;
		less += s->box[i].shrink;
	}
	if (shrink != NULL)
		*shrink = less;
	return size + foot(s, to);
}

/* The footnotes of a page, one more box's counted in. */
static eg_len
notes_with(const struct cutter *c, eg_len notes, const struct eg_box *b)
{
	if (b->note == 0 || c->room->notes_elsewhere)
		return notes;
	return (notes == 0 ? c->room->separator : notes) + b->note;
}

/*
 * The last cut that the height allows, at most the next forced break; `from`
 * when not even one box fits.  tight: with all spaces as small as they may be.
 */
static size_t
reach(const struct cutter *c, size_t from, eg_len room, bool tight)
{
	const struct eg_stack *s = c->s;
	eg_len size = s->box[from].head, shrink = 0, notes = 0;
	size_t last = from;

	room += EG_SLACK;
	for (size_t i = from; i < c->end; i++) {
		if (i > from) {
			if (s->box[i].brk != EG_BREAK_AUTO)
				break;
			size += s->box[i].gap;
			shrink += tight ? s->box[i].shrink : 0;
		}
		size += s->box[i].size;
		notes = notes_with(c, notes, &s->box[i]);
		if (size - shrink + notes > room)
			break;
		if (size - shrink + notes + foot(s, i + 1) <= room)
			last = i + 1;
	}
	return last;
}

/* Does what stands behind a cut, up to the next cut as good, fit a page? */
static bool
group_fits(const struct cutter *c, size_t cut, int32_t k)
{
	size_t last;

	if (cut == c->end)
		return true;
	last = reach(c, cut, c->room->next, true);
	if (last == c->end)
		return true;
	for (size_t i = cut + 1; i <= last; i++)
		if (strength(c, i) <= k)
			return true;
	return false;
}

/* The weakest of the cuts (lo, last], and the latest of those. */
static size_t
weakest(const struct cutter *c, size_t lo, size_t last)
{
	size_t best = last;

	for (size_t i = last; i > lo; i--)
		if (strength(c, i) < strength(c, best))
			best = i;
	return best;
}

/*
 * The latest cut of the least strength; but when the group behind it cannot be
 * kept in one piece on the next page either, moving it there gains nothing:
 * then look for a cut inside that group.
 */
static size_t
choose(const struct cutter *c, size_t last)
{
	size_t lo = c->from, best;

	for (;;) {
		best = weakest(c, lo, last);
		if (best == last || group_fits(c, best, strength(c, best)))
			return best;
		lo = best;
	}
}

static bool
ends(const struct cutter *c, size_t to)
{
	return to == c->end || c->s->box[to].brk != EG_BREAK_AUTO;
}

/*
 * Spaces are made smaller when that spares a page, a keep, or a hole at the
 * foot; not to squeeze one more line in.
 */
static size_t
choose_tight(const struct cutter *c, size_t cut, size_t tight)
{
	eg_len hole;

	if (tight == cut)
		return cut;
	if (ends(c, tight))
		return tight;
	tight = choose(c, tight);
	hole = c->room->here - eg_cut_size(c->s, c->from, cut, NULL);
	if (strength(c, tight) < strength(c, cut) ||
	    (strength(c, tight) == strength(c, cut) && hole > c->room->here / HOLE))
		return tight;
	return cut;
}

struct eg_cut
eg_cut_find(const struct eg_stack *s, size_t from, size_t end,
    const struct eg_cut_room *room)
{
	struct cutter c = { .s = s, .from = from, .end = end, .room = room };
	struct eg_cut cut = { .to = from };
	size_t tight = reach(&c, from, room->here, true);
	size_t last = reach(&c, from, room->here, false);

	if (last == from)
		last = tight;
	if (last == from) {
		if (room->used)
			return cut;
		last = from + 1;
		cut.overflow = true;
	} else if (room->used && strength(&c, choose(&c, last)) > 0 &&
	    group_fits(&c, from, 0)) {
		return cut;	/* the whole group moves to the next page */
	}
	cut.to = cut.overflow ? last : choose_tight(&c, choose(&c, last), tight);
	cut.broken = strength(&c, cut.to);
	if (cut.to < s->n)
		cut.brk = s->box[cut.to].brk;
	cut.size = eg_cut_size(s, from, cut.to, &cut.shrink);
	for (size_t i = from; i < cut.to; i++)
		cut.notes = notes_with(&c, cut.notes, &s->box[i]);
	return cut;
}
