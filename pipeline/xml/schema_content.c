/* schema_content.c - see schema_content.h. */
#include "xml/schema_content.h"

enum place_kind { REPEAT, REST, LEFT };

struct eg_place {
	enum place_kind			 kind;
	const struct eg_particle	*p;
	unsigned			 done;	/* REPEAT: occurrences so far */
	size_t				 from;	/* REST: of a sequence, this child on */
	uint64_t			 had;	/* LEFT: of an all, without these */
	const struct eg_place		*rest;	/* and then */
};

struct walk {
	struct eg_arena	*arena;
	struct eg_steps	*steps;
};

static const struct eg_place *
place(struct walk *w, struct eg_place content)
{
	struct eg_place *k = eg_new(w->arena, struct eg_place);

	*k = content;
	return k;
}

static void
yield(struct walk *w, const struct eg_particle *p, const struct eg_place *next)
{
	struct eg_steps *s = w->steps;
	struct eg_step *grown;
	size_t i;

	if (s->n == s->cap) {
		s->cap = s->cap == 0 ? 16 : s->cap * 2;
		grown = eg_new_array(w->arena, s->cap, struct eg_step);
		for (i = 0; i < s->n; i++)
			grown[i] = s->step[i];
		s->step = grown;
	}
	s->step[s->n++] = (struct eg_step){ p, next };
}

static void occurrence(struct walk *, const struct eg_particle *,
	    const struct eg_place *after);

/* The next occurrence of p, if it may have one more after `done`. */
static void
repeat(struct walk *w, const struct eg_particle *p, unsigned done,
    const struct eg_place *rest)
{
	if (done >= p->max)
		return;
	if (done + 1 < p->max)
		rest = place(w, (struct eg_place){ .kind = REPEAT, .p = p,
		    .done = p->max == EG_UNBOUNDED && done >= p->min ? done :
		    done + 1, .rest = rest });
	occurrence(w, p, rest);
}

/* The children of a sequence from one on; true when all may be absent. */
static bool
sequence(struct walk *w, const struct eg_particle *p, size_t from,
    const struct eg_place *rest)
{
	size_t i;

	for (i = from; i < p->n; i++) {
		repeat(w, p->child[i], 0, i + 1 == p->n ? rest :
		    place(w, (struct eg_place){ .kind = REST, .p = p,
		    .from = i + 1, .rest = rest }));
		if (!p->child[i]->nullable)
			return false;
	}
	return true;
}

/* An all's children that were not had; true when the rest may be absent. */
static bool
all(struct walk *w, const struct eg_particle *p, uint64_t had,
    const struct eg_place *rest)
{
	bool absent = true;
	uint64_t bit;
	size_t i;

	for (i = 0; i < p->n && i < 64; i++) {
		bit = UINT64_C(1) << i;
		if (had & bit)
			continue;
		occurrence(w, p->child[i], place(w, (struct eg_place){
		    .kind = LEFT, .p = p, .had = had | bit, .rest = rest }));
		absent &= p->child[i]->nullable;
	}
	return absent;
}

static void
occurrence(struct walk *w, const struct eg_particle *p,
    const struct eg_place *after)
{
	size_t i;

	switch (p->kind) {
	case EG_PT_ELEMENT:
	case EG_PT_ANY:
		yield(w, p, after);
		break;
	case EG_PT_SEQUENCE:
		sequence(w, p, 0, after);
		break;
	case EG_PT_CHOICE:
		for (i = 0; i < p->n; i++)
			repeat(w, p->child[i], 0, after);
		break;
	case EG_PT_ALL:
		all(w, p, 0, after);
		break;
	}
}

const struct eg_place *
eg_place_first(struct eg_arena *arena, const struct eg_particle *p)
{
	struct walk w = { .arena = arena };

	return p == NULL ? NULL : place(&w, (struct eg_place){ .kind = REPEAT,
	    .p = p });
}

static bool
may_pass(struct walk *w, const struct eg_place *k)
{
	switch (k->kind) {
	case REPEAT:
		repeat(w, k->p, k->done, k->rest);
		return k->done >= k->p->min || k->p->nullable;
	case REST:
		return sequence(w, k->p, k->from, k->rest);
	case LEFT:
		return all(w, k->p, k->had, k->rest);
	}
	return true;
}

void
eg_place_steps(struct eg_arena *arena, const struct eg_place *k,
    struct eg_steps *steps)
{
	struct walk w = { .arena = arena, .steps = steps };

	*steps = (struct eg_steps){ 0 };
	for (; k != NULL; k = k->rest)
		if (!may_pass(&w, k))
			return;
	steps->end = true;
}

/* --- what must come ------------------------------------------------------- */

struct needed {
	const struct eg_particle	**list;
	size_t				 n, max;
};

static void
must(struct needed *out, const struct eg_particle *p)
{
	size_t i;

	switch (p->kind) {
	case EG_PT_ELEMENT:
	case EG_PT_ANY:
		if (out->n < out->max)
			out->list[out->n] = p;
		out->n++;
		break;
	case EG_PT_CHOICE:
		for (i = 0; i < p->n; i++)
			must(out, p->child[i]);
		break;
	case EG_PT_SEQUENCE:
	case EG_PT_ALL:
		for (i = 0; i < p->n && p->child[i]->nullable; i++)
			;
		/* An optional sequence in a choice: its first will do. */
		if (p->n > 0)
			must(out, p->child[i < p->n ? i : 0]);
		break;
	}
}

/* The first child that blocks the way, or NULL. */
static const struct eg_particle *
blocking(const struct eg_place *k)
{
	size_t i;

	if (k->kind == REPEAT)
		return k->done >= k->p->min || k->p->nullable ? NULL : k->p;
	for (i = k->kind == REST ? k->from : 0; i < k->p->n; i++) {
		if (k->kind == LEFT && i < 64 && (k->had >> i & 1) != 0)
			continue;
		if (!k->p->child[i]->nullable)
			return k->p->child[i];
	}
	return NULL;
}

size_t
eg_place_required(const struct eg_place *k, const struct eg_particle **list,
    size_t max)
{
	struct needed out = { .list = list, .max = max };
	const struct eg_particle *p;

	for (; k != NULL; k = k->rest)
		if ((p = blocking(k)) != NULL) {
			must(&out, p);
			break;
		}
	return out.n;
}
