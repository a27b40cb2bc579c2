/*
 * style.c - the computed properties of an object, made once for all objects
 * that have the same parent style and the same attributes.
 *
 * Attributes are assigned in the order of their rank: what the others need
 * first (writing-mode, font-size), then shorthands from the widest to the
 * narrowest (5.2), then relative and absolute properties (5.3), and components
 * last.  So each simply overwrites what came before.
 */
#include <stdlib.h>
#include <string.h>

#include "fo/apply.h"
#include "fo/assign.h"
#include "fo/refiner.h"

struct entry {
	struct entry			*next;
	uint64_t			 hash;
	const struct eg_refined		*style, *parent, *column;
	const struct eg_object		*object;
	const struct eg_attr		*attrs;
	size_t				 nattrs;
};

struct eg_styles {
	struct entry		**buckets;
	size_t			 nbuckets, count;
	const struct eg_prop	*inherited[EG_PROP_WORDS * 64];
	size_t			 ninherited;
};

#define FIRST_BUCKETS	256

struct eg_styles *
eg_styles_new(void)
{
	struct eg_styles *s = eg_malloc(sizeof(*s));
	const struct eg_prop *p;

	s->count = s->ninherited = 0;
	for (p = eg_props; p < eg_props + eg_nprops; p++)
		if (p->inherited && p->size != 0)
			s->inherited[s->ninherited++] = p;
	s->nbuckets = FIRST_BUCKETS;
	s->buckets = eg_malloc(s->nbuckets * sizeof(s->buckets[0]));
	memset(s->buckets, 0, s->nbuckets * sizeof(s->buckets[0]));
	return s;
}

void
eg_styles_free(struct eg_styles *s)
{
	if (s == NULL)
		return;
	free(s->buckets);
	free(s);
}

static void
grow(struct eg_styles *s)
{
	size_t n = s->nbuckets * 2, i;
	struct entry **buckets = eg_malloc(n * sizeof(buckets[0])), *entry, *next;

	memset(buckets, 0, n * sizeof(buckets[0]));
	for (i = 0; i < s->nbuckets; i++)
		for (entry = s->buckets[i]; entry != NULL; entry = next) {
			next = entry->next;
			entry->next = buckets[entry->hash & (n - 1)];
			buckets[entry->hash & (n - 1)] = entry;
		}
	free(s->buckets);
	s->buckets = buckets;
	s->nbuckets = n;
}

/* FNV-1a. */
static uint64_t
hash_bytes(uint64_t h, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;

	for (; n > 0; n--)
		h = (h ^ *p++) * UINT64_C(0x100000001b3);
	return h;
}

static uint64_t
hash_of(const struct eg_refiner *r, const struct eg_object *o,
    const struct eg_refined *parent)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);
	const struct eg_attr *a;
	uint32_t key[2];
	size_t i;

	key[0] = parent->serial;
	key[1] = o->type;
	h = hash_bytes(h, key, sizeof(key));
	for (i = 0; i < r->nattrs; i++) {
		a = &r->attrs[i];
		key[0] = (uint32_t)(a->prop - eg_props);
		key[1] = a->component;
		h = hash_bytes(h, key, sizeof(key));
		h = hash_bytes(h, a->value, strlen(a->value));
	}
	return h;
}

static bool
same(const struct entry *e, const struct eg_refiner *r, const struct eg_object *o,
    const struct eg_refined *parent, const struct eg_refined *column)
{
	size_t i;

	if (e->parent != parent || e->object != o || e->column != column ||
	    e->nattrs != r->nattrs)
		return false;
	for (i = 0; i < e->nattrs; i++)
		if (e->attrs[i].prop != r->attrs[i].prop ||
		    e->attrs[i].component != r->attrs[i].component ||
		    strcmp(e->attrs[i].value, r->attrs[i].value) != 0)
			return false;
	return true;
}

/* --- making one ----------------------------------------------------------- */

static void
inherit(const struct eg_styles *s, struct eg_refined *to,
    const struct eg_refined *parent)
{
	const struct eg_prop *p;
	size_t i;

	*to = eg_refined_initial;
	for (i = 0; i < s->ninherited; i++) {
		p = s->inherited[i];
		memcpy((char *)to + p->offset, (const char *)parent + p->offset, p->size);
	}
	to->parent = parent;
	to->line_factor = parent->line_factor;
	to->style.decoration_color = parent->style.decoration_color;
	to->style.border_separation_bpd = parent->style.border_separation_bpd;
	to->style.hyphenation_keep_page = parent->style.hyphenation_keep_page;
	to->style.hyphenation_keep_column = parent->style.hyphenation_keep_column;
	to->in_item = parent->in_item;
	to->item_start = parent->item_start;
	to->item_end = parent->item_end;
	to->item_distance = parent->item_distance;
	to->item_separation = parent->item_separation;
}

static void
mark(struct eg_refined *r, const struct eg_prop *p, bool by_shorthand)
{
	size_t i = (size_t)(p - eg_props);
	uint64_t bit = UINT64_C(1) << (i % 64);

	r->specified[i / 64] |= bit;
	if (by_shorthand)
		r->shorthand[i / 64] |= bit;
	else
		r->shorthand[i / 64] &= ~bit;
}

static bool
assign(struct eg_refiner *r, struct eg_refined *to, const struct eg_attr *a)
{
	struct eg_eval e = { .arena = r->arena, .self = to, .parent = to->parent,
	    .column = r->column };
	bool good = eg_assign(&e, to, a->prop, a->component, a->value);

	if (!good || e.warning != NULL)
		eg_fo_report(r, a->node, good ? EG_WARNING : EG_ERROR,
		    good ? "F5012" : "F5011", e.help, "the `%s%s%s` `%s` %s",
		    a->prop->name, a->component == EG_WHOLE ? "" : ".",
		    eg_component_name(a->component), eg_fo_shown(r, a->value),
		    good ? e.warning : e.error);
	return good;
}

static bool
set(struct eg_refiner *r, struct eg_refined *to, const struct eg_attr *a)
{
	if (a->prop->type == EG_PROP_SHORTHAND)
		return eg_shorthand(r, to, a);
	if (!assign(r, to, a))
		return false;
	mark(to, a->prop, false);
	if (a->prop->type == EG_PROP_COLOR && a->prop->side != EG_NO_SIDE)
		to->border_colors |= (uint8_t)(1 << eg_refined_side(to, a->prop->side));
	return true;
}

bool
eg_style_part(struct eg_refiner *r, struct eg_refined *to, const struct eg_attr *a,
    const char *property, const char *value)
{
	struct eg_attr part = { .value = value, .node = a->node };

	part.prop = eg_prop_parse(property, &part.component);
	if (!assign(r, to, &part))
		return false;
	mark(to, part.prop, true);
	if (part.prop->type == EG_PROP_COLOR && part.prop->side != EG_NO_SIDE)
		to->border_colors |= (uint8_t)(1 << eg_refined_side(to, part.prop->side));
	return true;
}

static int
rank(const struct eg_attr *a)
{
	return a->prop->rank + (a->component != EG_WHOLE ? 2 : 0);
}

/* Stable, and nearly always of a few attributes. */
static void
sort(struct eg_attr *attrs, size_t n)
{
	struct eg_attr a;
	size_t i, k;

	for (i = 1; i < n; i++) {
		a = attrs[i];
		for (k = i; k > 0 && rank(&attrs[k - 1]) > rank(&a); k--)
			attrs[k] = attrs[k - 1];
		attrs[k] = a;
	}
}

/* What does nothing where it stands is told: the author meant something. */
static void
note_idle(struct eg_refiner *r, const struct eg_object *o, const struct eg_attr *a)
{
	char list[96];

	if (eg_prop_applies(a->prop, o))
		return;
	eg_prop_objects(a->prop, list, sizeof(list));
	eg_fo_report(r, a->node, EG_NOTE, "F5024",
	    eg_arena_printf(r->arena, "it is for %s", list),
	    "`%s` has no effect on `fo:%s`", a->prop->name, o->name);
}

static struct eg_refined *
make(struct eg_refiner *r, const struct eg_object *o, const struct eg_refined *parent,
    bool *good)
{
	struct eg_refined *to = eg_new(r->arena, struct eg_refined);
	size_t i;

	inherit(r->styles, to, parent);
	*good = true;
	sort(r->attrs, r->nattrs);
	for (i = 0; i < r->nattrs; i++) {
		*good &= set(r, to, &r->attrs[i]);
		note_idle(r, o, &r->attrs[i]);
	}
	eg_style_finish(r, to, o, r->attrs, r->nattrs);
	to->serial = (uint32_t)++r->styles->count;
	return to;
}

/* The column matters to who asks for it only. */
static bool
asks_column(const struct eg_refiner *r)
{
	size_t i;

	if (r->column == NULL)
		return false;
	for (i = 0; i < r->nattrs; i++)
		if (strstr(r->attrs[i].value, "from-table-column") != NULL)
			return true;
	return false;
}

const struct eg_refined *
eg_style_of(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_object *o, const struct eg_refined *parent)
{
	const struct eg_refined *column;
	struct eg_styles *s = r->styles;
	struct eg_attr *kept;
	struct entry *entry;
	uint64_t hash;
	bool good;

	eg_attrs_read(r, node);
	column = asks_column(r) ? r->column : NULL;
	hash = hash_of(r, o, parent);
	for (entry = s->buckets[hash & (s->nbuckets - 1)]; entry != NULL;
	    entry = entry->next)
		if (entry->hash == hash && same(entry, r, o, parent, column))
			return entry->style;
	entry = eg_new(r->arena, struct entry);
	*entry = (struct entry){ .hash = hash, .parent = parent, .column = column,
	    .object = o, .nattrs = r->nattrs };
	/* The key is kept as it came: making the style sorts the attributes. */
	kept = eg_new_array(r->arena, r->nattrs, struct eg_attr);
	if (r->nattrs > 0)
		memcpy(kept, r->attrs, r->nattrs * sizeof(kept[0]));
	entry->attrs = kept;
	entry->style = make(r, o, parent, &good);
	/* With an error in it, it is made again, to be reported where it is again. */
	if (!good)
		return entry->style;
	if (s->count > s->nbuckets)
		grow(s);
	entry->next = s->buckets[hash & (s->nbuckets - 1)];
	s->buckets[hash & (s->nbuckets - 1)] = entry;
	return entry->style;
}
