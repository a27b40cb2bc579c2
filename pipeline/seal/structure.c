/* structure.c - see structure.h. */
#include "seal/structure.h"

#include <string.h>

#include "seal/element.h"
#include "seal/role.h"

struct builder {
	struct eg_arena		*arena;
	struct eg_structure	*s;
	struct eg_elements	*elements;
	const struct eg_page	*master_of;	/* the page being walked */
	uint32_t		 page;
	uint32_t		 mcid;		/* next one of the page */
	uint32_t		 open;		/* unit that may go on; 0: none */
	uint32_t		 units_cap, links_cap, fields_cap;
	struct eg_area		*said;		/* the last words, of an element of */
	const struct eg_element	*paragraph;	/* this one; NULL: none yet */
};

/* --- units ---------------------------------------------------------------------- */

static uint32_t
new_unit(struct builder *b, enum eg_unit_kind kind, struct eg_element *e)
{
	struct eg_structure *s = b->s;

	s->unit = eg_arena_grown(b->arena, s->unit, s->nunits, &b->units_cap, sizeof(*s->unit));
	s->unit[s->nunits] = (struct eg_unit){ .kind = kind, .page = b->page, .element = e };
	if (kind == EG_UNIT_CONTENT) {
		s->unit[s->nunits].mcid = b->mcid++;
		eg_element_add(b->arena, e, EG_KID_UNIT, NULL, s->nunits);
	}
	return s->nunits++;
}

static void
surround(struct eg_rect *box, struct eg_rect r)
{
	eg_len right = box->x + box->width, foot = box->y + box->height;

	if (box->width == 0 && box->height == 0) {
		*box = r;
		return;
	}
	right = r.x + r.width > right ? r.x + r.width : right;
	foot = r.y + r.height > foot ? r.y + r.height : foot;
	box->x = r.x < box->x ? r.x : box->x;
	box->y = r.y < box->y ? r.y : box->y;
	box->width = right - box->x;
	box->height = foot - box->y;
}

/* Elements begin where the first of their content is. */
static void
begin_here(const struct builder *b, struct eg_element *e, eg_len y)
{
	for (; e != NULL && e->page == UINT32_MAX; e = e->parent) {
		e->page = b->page;
		e->y = y;
	}
}

static uint32_t
content_unit(struct builder *b, struct eg_element *e, struct eg_rect r)
{
	if (b->open == 0 || b->s->unit[b->open].element != e)
		b->open = new_unit(b, EG_UNIT_CONTENT, e);
	surround(&b->s->unit[b->open].box, r);
	begin_here(b, e, r.y);
	return b->open;
}

/* A hyphen that the words do not have says so, and is a unit for that. */
static void
hyphen_unit(struct builder *b, struct eg_element *e, struct eg_rect r)
{
	uint32_t unit = new_unit(b, EG_UNIT_CONTENT, e);

	b->s->unit[unit].soft_hyphen = true;
	b->s->unit[unit].box = r;
	b->open = 0;
}

static void
give_unit(struct eg_area *a, uint32_t unit)
{
	a->unit = unit;
	a->line_feed = false;
	for (struct eg_area *c = a->first; c != NULL; c = c->next)
		give_unit(c, unit);
}

/* An artifact with all that is in it. */
static void
set_apart(struct builder *b, struct eg_area *a, struct eg_rect r, enum eg_unit_kind kind)
{
	b->open = 0;
	give_unit(a, new_unit(b, kind, NULL));
	b->s->unit[a->unit].box = r;
}

/* --- reading order of a line ------------------------------------------------------ */

#define UNKNOWN	UINT8_MAX

/* The lowest embedding level in it; UNKNOWN: no text is in it. */
static uint8_t
level_of(const struct eg_area *a, uint8_t *most)
{
	uint8_t least = a->type == EG_AREA_TEXT ? a->level : UNKNOWN, l;

	if (a->type == EG_AREA_TEXT && a->level > *most)
		*most = a->level;
	for (const struct eg_area *c = a->first; c != NULL; c = c->next) {
		l = level_of(c, most);
		least = l < least ? l : least;
	}
	return least;
}

static void
reverse(struct eg_area **child, size_t n)
{
	struct eg_area *swap;

	for (size_t i = 0; i < n / 2; i++) {
		swap = child[i];
		child[i] = child[n - 1 - i];
		child[n - 1 - i] = swap;
	}
}

/*
 * Rule L2 of UAX #9 turns what is read into what is seen by turning round,
 * level by level, whatever is at that level or above; done again, it turns
 * what is seen into what is read.
 */
static void
reorder(struct builder *b, struct eg_area *line, uint8_t least, uint8_t most)
{
	struct eg_arena_mark mark = eg_arena_mark(b->arena);
	struct eg_area **child;
	uint8_t *level, unused = 0;
	size_t n = 0, i, end;

	for (const struct eg_area *c = line->first; c != NULL; c = c->next)
		n++;
	child = eg_new_array(b->arena, n, struct eg_area *);
	level = eg_arena_alloc(b->arena, n);
	i = 0;
	for (struct eg_area *c = line->first; c != NULL; c = c->next) {
		child[i] = c;
		level[i] = level_of(c, &unused);
		level[i] = level[i] == UNKNOWN ? least : level[i];
		i++;
	}
	for (uint8_t l = most; l > 0; l--)
		for (i = 0; i < n; i = end + 1) {
			for (end = i; end < n && level[end] >= l; end++)
				continue;
			/* Levels stay in their places: a run is as long either way. */
			reverse(child + i, end - i);
			for (size_t k = 0; k < (end - i) / 2; k++) {
				uint8_t swap = level[i + k];

				level[i + k] = level[end - 1 - k];
				level[end - 1 - k] = swap;
			}
		}
	line->first = line->last = NULL;
	for (i = 0; i < n; i++)
		eg_area_add(line, child[i]);
	eg_arena_reset(b->arena, mark);
}

static void
in_reading_order(struct builder *b, struct eg_area *line)
{
	uint8_t most = 0, least = level_of(line, &most);

	if (most > 0 && least != UNKNOWN && line->first != line->last)
		reorder(b, line, least, most);
}

/* --- areas ---------------------------------------------------------------------- */

static void walk(struct builder *, struct eg_area *, struct eg_frame);

/* A line's end between two paragraphs is none within one. */
static void
say(struct builder *b, struct eg_area *a, const struct eg_element *e)
{
	while (e != NULL && eg_structure_class(e->type) == EG_CLASS_LINE)
		e = e->parent;
	if (b->said != NULL && e != b->paragraph)
		b->said->line_feed = false;
	b->said = a;
	b->paragraph = e;
}

static void
leaf(struct builder *b, struct eg_area *a, struct eg_rect r)
{
	struct eg_element *e;

	a->unit = 0;
	if (a->style == NULL || a->style->hidden || (a->type == EG_AREA_IMAGE &&
	    a->image == NULL))
		return;
	e = a->artifact || a->type == EG_AREA_RULE || a->fo == NULL ? NULL :
	    eg_element_of(b->elements, a->fo);
	if (e == NULL)
		b->open = 0;
	else
		a->unit = content_unit(b, e, r);
	if (e != NULL && a->soft_hyphen)
		hyphen_unit(b, e, r);
	if (e != NULL && a->type == EG_AREA_TEXT)
		say(b, a, e);
	else
		a->line_feed = false;
}

/* Colour and picture behind an area; what is painted before it has come to an end. */
static void
decoration(struct builder *b, struct eg_area *a, struct eg_rect r)
{
	a->unit = 0;
	if (!eg_area_decorates(a))
		return;
	b->open = 0;
	if (a->style->background.a != 0 || a->image != NULL) {
		a->unit = new_unit(b, EG_UNIT_BACKGROUND, NULL);
		b->s->unit[a->unit].box = r;
	}
}

/* A link in a link's own area: the outer one is enough. */
static bool
is_link(const struct eg_area *a)
{
	return a->fo != NULL && a->fo->type == EG_FO_BASIC_LINK &&
	    (a->parent == NULL || a->parent->fo != a->fo || a->parent->type == EG_AREA_LINE) &&
	    a->width > 0 && a->height > 0;
}

static void
link(struct builder *b, const struct eg_area *a, struct eg_rect r)
{
	struct eg_element *e = eg_element_of(b->elements, a->fo);
	struct eg_structure *s = b->s;

	if (e == NULL || e->type != EG_S_LINK)
		return;
	s->link = eg_arena_grown(b->arena, s->link, s->nlinks, &b->links_cap, sizeof(*s->link));
	s->link[s->nlinks] = (struct eg_link){ .fo = a->fo, .element = e, .page = b->page,
	    .rect = r };
	begin_here(b, e, r.y);
	eg_element_add(b->arena, e, EG_KID_LINK, NULL, s->nlinks++);
}

/* One without a size is in the file and nowhere on the page: it is no element. */
static void
field(struct builder *b, const struct eg_area *a, struct eg_rect r)
{
	struct eg_structure *s = b->s;
	struct eg_element *e = NULL;

	if (r.width > 0 && r.height > 0)
		e = eg_element_of(b->elements, a->fo);
	s->field = eg_arena_grown(b->arena, s->field, s->nfields, &b->fields_cap, sizeof(*s->field));
	s->field[s->nfields] = (struct eg_field){ .fo = a->fo, .element = e,
	    .page = b->page, .rect = r };
	if (e != NULL) {
		begin_here(b, e, r.y);
		eg_element_add(b->arena, e, EG_KID_FIELD, NULL, s->nfields);
	}
	s->nfields++;
}

static void
walk(struct builder *b, struct eg_area *a, struct eg_frame f)
{
	struct eg_rect r = eg_frame_rect(f, (struct eg_rect){ a->x, a->y, a->width, a->height });

	if (a->type == EG_AREA_TEXT || a->type == EG_AREA_RULE || a->type == EG_AREA_IMAGE) {
		leaf(b, a, r);
		return;
	}
	if (a->artifact) {
		set_apart(b, a, r, EG_UNIT_PAGINATION);
		return;
	}
	/* A cell is there also when nothing stands in it. */
	if (a->fo != NULL && a->fo->type == EG_FO_TABLE_CELL)
		eg_element_of(b->elements, a->fo);
	decoration(b, a, r);
	if (a->type == EG_AREA_BLOCK && a->fo != NULL && eg_role_signs(a->fo))
		field(b, a, r);
	if (a->type == EG_AREA_LINE || a->type == EG_AREA_INLINE)
		in_reading_order(b, a);
	f = eg_frame_of(f, a);
	for (struct eg_area *c = a->first; c != NULL; c = c->next)
		walk(b, c, f);
	if (is_link(a))
		link(b, a, r);
}

static enum eg_unit_kind
kind_of(const struct builder *b, const struct eg_fo *content)
{
	const struct eg_region_master *m = b->master_of->master->region;

	if (m[EG_REGION_BEFORE].present &&
	    strcmp(content->flow_name, m[EG_REGION_BEFORE].name) == 0)
		return EG_UNIT_HEADER;
	if (m[EG_REGION_AFTER].present &&
	    strcmp(content->flow_name, m[EG_REGION_AFTER].name) == 0)
		return EG_UNIT_FOOTER;
	return EG_UNIT_PAGINATION;
}

static void
walk_page(struct builder *b, const struct eg_page *page)
{
	const struct eg_frame f = { 0 };
	uint32_t draft;

	b->master_of = b->s->page[b->page] = page;
	b->mcid = 0;
	b->open = 0;
	b->s->page_unit[b->page] = b->s->nunits;
	for (struct eg_area *a = page->first; a != NULL; a = a->next) {
		if (a->fo == NULL || a->fo->type != EG_FO_STATIC_CONTENT)
			walk(b, a, f);
		else if (a->first != NULL || eg_area_decorates(a))
			set_apart(b, a, (struct eg_rect){ a->x, a->y, a->width,
			    a->height }, kind_of(b, a->fo));
	}
	/* DRAFT, if it will be there. */
	draft = new_unit(b, EG_UNIT_WATERMARK, NULL);
	b->s->unit[draft].box = (struct eg_rect){ 0, 0, page->width, page->height };
	b->page++;
}

struct eg_structure *
eg_structure_new(struct eg_arena *arena, const struct eg_area_tree *areas)
{
	struct eg_structure *s = eg_new(arena, struct eg_structure);
	struct builder b = { .arena = arena, .s = s };

	s->areas = areas;
	s->page = eg_new_array(arena, areas->npages, const struct eg_page *);
	s->page_unit = eg_new_array(arena, (size_t)areas->npages + 1, uint32_t);
	b.elements = eg_elements_new(arena, areas->fo);
	new_unit(&b, EG_UNIT_LAYOUT, NULL);
	for (const struct eg_page *p = areas->first; p != NULL; p = p->next)
		walk_page(&b, p);
	s->page_unit[b.page] = s->nunits;
	say(&b, NULL, NULL);
	s->document = eg_elements_document(b.elements);
	eg_element_even(b.elements, arena, s->document);
	s->nelements = eg_elements_count(b.elements);
	eg_elements_free(b.elements);
	return s;
}
