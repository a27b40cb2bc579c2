/* place.c - see place.h. */
#include "review/place.h"

#include <stdlib.h>
#include <string.h>

/* Baselines nearer than this are of one line: small type beside large. */
#define SAME_LINE	EG_PT(3)
#define FIRST_WORDS	60		/* bytes of them that are told */

/* Words of one formatting object in one line. */
struct piece {
	uint32_t		 page;		/* from 0 */
	uint32_t		 line;		/* index of its baseline, then its number */
	eg_len			 y;		/* of the baseline, on the page */
	struct eg_pos		 from;
	const struct eg_area	*in, *text;	/* its LINE, its TEXT */
};

struct eg_lines {
	struct eg_arena		*arena;
	const struct eg_page	**page;
	struct piece		*piece;
	uint32_t		 n, cap;
};

/* --- taking them ------------------------------------------------------------------ */

static bool
blank(const char *s, size_t n)
{
	while (n > 0 && (*s == ' ' || *s == '\n' || *s == '\t'))
		s++, n--;
	return n == 0;
}

/* What a theme makes in passing is of the element around it. */
static struct eg_pos
made_from(const struct eg_fo *fo)
{
	for (; fo != NULL; fo = fo->parent)
		if (fo->from.file != NULL && fo->from.line > 0)
			return fo->from;
	return (struct eg_pos){ 0 };
}

static void
take(struct eg_lines *l, uint32_t page, eg_len baseline, const struct eg_area *line,
    const struct eg_area *text)
{
	struct piece *p;

	l->piece = eg_arena_grown(l->arena, l->piece, l->n, &l->cap, sizeof(*l->piece));
	p = &l->piece[l->n++];
	*p = (struct piece){ .page = page, .y = baseline, .in = line, .text = text,
	    .from = made_from(text->fo) };
}

static void
walk(struct eg_lines *l, uint32_t page, struct eg_frame f, const struct eg_area *a,
    eg_len baseline, const struct eg_area *line)
{
	struct eg_rect r = eg_frame_rect(f, (struct eg_rect){ a->x, a->y, a->width,
	    a->height });
	const struct eg_area *c;

	if (a->type == EG_AREA_LINE) {
		baseline = r.y + a->baseline;
		line = a;
	}
	if (a->type == EG_AREA_TEXT && a->text_len > 0 && !blank(a->text, a->text_len))
		take(l, page, baseline, line, a);
	f = eg_frame_of(f, a);
	for (c = a->first; c != NULL; c = c->next)
		walk(l, page, f, c, baseline, line);
}

static bool
is_body(const struct eg_area *region)
{
	return region->fo != NULL && region->fo->type == EG_FO_FLOW;
}

static int
by_height(const void *a, const void *b)
{
	const eg_len x = *(const eg_len *)a, y = *(const eg_len *)b;

	return (x > y) - (x < y);
}

/* Numbers the lines of a page: its pieces are those from first on. */
static void
number_lines(struct eg_lines *l, uint32_t first)
{
	size_t n = l->n - first, i, distinct = 0;
	eg_len *y = eg_malloc((n + 1) * sizeof(*y));
	uint32_t p;

	for (i = 0; i < n; i++)
		y[i] = l->piece[first + i].y;
	qsort(y, n, sizeof(*y), by_height);
	for (i = 0; i < n; i++)
		if (distinct == 0 || y[i] - y[distinct - 1] >= SAME_LINE)
			y[distinct++] = y[i];
	for (p = first; p < l->n; p++)
		for (i = 0; i < distinct && y[i] <= l->piece[p].y; i++)
			l->piece[p].line = (uint32_t)i + 1;
	free(y);
}

struct eg_lines *
eg_lines_of(struct eg_arena *arena, const struct eg_area_tree *areas)
{
	struct eg_lines *l = eg_new(arena, struct eg_lines);
	const struct eg_page *page;
	const struct eg_area *region;
	uint32_t number = 0, first;

	l->arena = arena;
	l->page = eg_new_array(arena, (size_t)areas->npages + 1, const struct eg_page *);
	for (page = areas->first; page != NULL; page = page->next, number++) {
		l->page[number] = page;
		first = l->n;
		for (region = page->first; region != NULL; region = region->next)
			if (is_body(region))
				walk(l, number, (struct eg_frame){ 0 }, region, 0, NULL);
		number_lines(l, first);
	}
	return l;
}

/* --- finding ------------------------------------------------------------------------ */

static bool
before(struct eg_pos a, struct eg_pos b)
{
	return a.line < b.line || (a.line == b.line && a.column < b.column);
}

/* The element that begins after all of n; NULL: none does. */
static const struct eg_node *
after(const struct eg_node *n)
{
	const struct eg_node *next = NULL;

	while (n != NULL && eg_node_kind(n) == EG_NODE_ELEMENT &&
	    (next = eg_node_next_element(n)) == NULL)
		n = eg_node_parent(n);
	return next;
}

/* The pieces of an element are those made from it or from what is in it. */
struct span {
	struct eg_pos	 begin, end;
};

static struct span
span_of(const struct eg_xml *letter, const struct eg_node *n)
{
	const struct eg_node *next = after(n);
	struct span s = { eg_xml_pos(letter, n), { .line = UINT32_MAX } };

	if (next != NULL)
		s.end = eg_xml_pos(letter, next);
	return s;
}

static bool
in(const struct span *s, const struct piece *p)
{
	return p->from.line > 0 && !before(p->from, s->begin) &&
	    before(p->from, s->end);
}

/* The first piece of the element; n of the lines: it has none. */
static uint32_t
first_of(const struct eg_lines *l, const struct span *s)
{
	uint32_t i;

	for (i = 0; i < l->n && !in(s, &l->piece[i]); i++)
		continue;
	return i;
}

static bool
ends_in_space(const struct eg_buf *b)
{
	return b->len == 0 || b->data[b->len - 1] == ' ';
}

/* Words go on over a hyphen; in another line, or cell, is another word. */
static void
join(struct eg_buf *b, const struct piece *last, const struct piece *p)
{
	if (last == NULL || last->text->soft_hyphen || ends_in_space(b))
		return;
	if (last->in != p->in && !blank(p->text->text, 1))
		eg_buf_putc(b, ' ');
}

/* Cut after a word, or at least after a character. */
static void
cut(struct eg_buf *b)
{
	size_t n = FIRST_WORDS;

	if (b->len <= n)
		return;
	while (n > FIRST_WORDS / 2 && b->data[n] != ' ')
		n--;
	if (b->data[n] != ' ')
		for (n = FIRST_WORDS; n > 0 && (b->data[n] & 0xC0) == 0x80; n--)
			;
	b->len = n;
	b->data[n] = '\0';
	eg_buf_puts(b, " \xE2\x80\xA6");
}

static const char *
first_words(const struct eg_lines *l, struct eg_arena *arena, uint32_t i,
    const struct span *s)
{
	const struct piece *last = NULL;
	struct eg_buf b = { 0 };
	const char *words;

	for (; i < l->n && b.len <= FIRST_WORDS && in(s, &l->piece[i]); i++) {
		join(&b, last, &l->piece[i]);
		last = &l->piece[i];
		eg_buf_add(&b, last->text->text, last->text->text_len);
	}
	cut(&b);
	words = eg_arena_strdup(arena, eg_buf_str(&b));
	eg_buf_free(&b);
	return words;
}

static bool
has_words(const struct eg_node *n)
{
	struct eg_buf words = { 0 };
	bool any;

	eg_node_string(n, &words);
	any = !blank(eg_buf_str(&words), words.len);
	eg_buf_free(&words);
	return any;
}

static bool
is_element(const struct eg_node *n)
{
	return n != NULL && eg_node_kind(n) == EG_NODE_ELEMENT;
}

bool
eg_lines_find(const struct eg_lines *l, struct eg_arena *arena,
    const struct eg_xml *letter, const struct eg_node *n, struct eg_place *place)
{
	struct span s;
	const struct eg_page *page;
	const struct piece *p;
	uint32_t i = l->n;

	if (!is_element(n))
		return false;
	s = span_of(letter, n);
	i = first_of(l, &s);
	while (i == l->n && has_words(n) && is_element(n = eg_node_parent(n))) {
		s = span_of(letter, n);
		i = first_of(l, &s);
	}
	if (i == l->n)
		return false;
	p = &l->piece[i];
	page = l->page[p->page];
	place->page = p->page + 1;
	place->label = page->label == NULL ? "" : page->label;
	place->line = p->line;
	place->height = (unsigned)eg_muldiv(p->y, 1000, page->height);
	place->words = first_words(l, arena, i, &s);
	return true;
}
