/* plain.c - see plain.h. */
#include "merge/plain.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

#define SPAN_MAX	100	/* columns a cell may cover */
#define GUTTER		2	/* between columns */
#define NARROW		6	/* a column is not made narrower to fit */

struct plain {
	struct eg_arena	*arena;
	struct eg_buf	*out;
	const char	*prefix;	/* of every line */
	unsigned	 width;		/* of what is right of it */
	bool		 at_start;	/* of a part: no empty line there */
};

/* --- words ------------------------------------------------------------------ */

/* The text below a node: white space is one space, `br` a line feed. */
static void
gather(const struct eg_node *node, struct eg_buf *b)
{
	const struct eg_node *n;
	const char *s;

	for (n = eg_node_first(node); n != NULL; n = eg_node_next(n)) {
		if (eg_node_is(n, EG_PLAIN_NS, "br")) {
			eg_buf_putc(b, '\n');
			continue;
		}
		if (eg_node_kind(n) != EG_NODE_TEXT) {
			gather(n, b);
			continue;
		}
		for (s = eg_node_text(n); *s != '\0'; s++)
			if (strchr(" \t\r\n", *s) == NULL)
				eg_buf_putc(b, *s);
			else if (b->len > 0 && b->data[b->len - 1] != ' ' &&
			    b->data[b->len - 1] != '\n')
				eg_buf_putc(b, ' ');
	}
}

/* Characters of a piece; marks that stand on another count too. */
static unsigned
columns(const char *s, size_t len)
{
	unsigned n = 0;
	size_t i;

	for (i = 0; i < len; i++)
		n += ((unsigned char)s[i] & 0xC0) != 0x80;
	return n;
}

/* The next line of *s that fits into width; moves *s behind it. */
static size_t
next_line(const char **s, unsigned width)
{
	const char *start = *s, *end = start, *word = start;
	size_t n;

	for (;;) {
		n = strcspn(word, " \n");
		if (end > start && columns(start, (size_t)(word + n - start)) > width)
			break;
		end = word + n;
		if (*end != ' ')
			break;
		word = end + 1;
	}
	*s = *end == '\0' ? end : end + 1;
	return (size_t)(end - start);
}

static void
put(struct eg_buf *out, const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (i + 1 < len && memcmp(s + i, "\xC2\xA0", 2) == 0) {
			eg_buf_putc(out, ' ');
			i++;
		} else {
			eg_buf_putc(out, s[i]);
		}
}

static void
spaces(struct eg_buf *out, unsigned n)
{
	while (n-- > 0)
		eg_buf_putc(out, ' ');
}

static void
end_line(struct plain *p)
{
	struct eg_buf *b = p->out;

	while (b->len > 0 && b->data[b->len - 1] == ' ')
		b->data[--b->len] = '\0';
	eg_buf_putc(b, '\n');
}

/* An empty line above, but not at the top. */
static void
gap(struct plain *p)
{
	if (!p->at_start) {
		eg_buf_puts(p->out, p->prefix);
		end_line(p);
	}
	p->at_start = false;
}

static const char *
text_of(struct plain *p, const struct eg_node *node)
{
	struct eg_buf b = { 0 };
	const char *s;

	gather(node, &b);
	while (b.len > 0 && (b.data[b.len - 1] == ' ' || b.data[b.len - 1] == '\n'))
		b.data[--b.len] = '\0';
	s = eg_arena_strdup(p->arena, eg_buf_str(&b));
	eg_buf_free(&b);
	return s + strspn(s, " ");
}

/* --- paragraphs ------------------------------------------------------------- */

static void
paragraph(struct plain *p, const struct eg_node *node)
{
	const char *label = eg_node_attr(node, "", "label");
	const char *under = eg_node_attr(node, "", "under");
	const char *s = text_of(p, node), *line;
	unsigned hang, longest = 0;
	size_t len;

	if (eg_node_attr(node, "", "close") == NULL)
		gap(p);
	if (label != NULL && *label == '\0')
		label = NULL;
	hang = label == NULL ? 0 : columns(label, strlen(label)) + 1;
	do {
		line = s;
		len = next_line(&s, p->width > hang + NARROW ? p->width - hang : NARROW);
		eg_buf_puts(p->out, p->prefix);
		if (label != NULL)
			eg_buf_printf(p->out, "%s ", label);
		else
			spaces(p->out, hang);
		label = NULL;
		put(p->out, line, len);
		end_line(p);
		if (columns(line, len) > longest)
			longest = columns(line, len);
	} while (*s != '\0');
	if (under == NULL)
		return;
	eg_buf_puts(p->out, p->prefix);
	while (longest-- > 0)
		eg_buf_puts(p->out, under);
	end_line(p);
}

/* --- tables ----------------------------------------------------------------- */

struct cell {
	const char	*text;		/* what is left of it */
	unsigned	 column, span;
	bool		 end;		/* aligned to the end */
};

struct grid {
	unsigned	*width;
	unsigned	 n;
	struct cell	*cell;		/* of the row at hand; n of them */
};

static unsigned
span_of(const struct eg_node *cell)
{
	const char *s = eg_node_attr(cell, "", "span");
	long n = s == NULL ? 1 : strtol(s, NULL, 10);

	return n < 1 ? 1 : n > SPAN_MAX ? SPAN_MAX : (unsigned)n;
}

/* Room for the longest row. */
static struct grid
grid_of(struct plain *p, const struct eg_node *table)
{
	const struct eg_node *row, *c;
	struct grid g = { .n = 1 };
	unsigned n;

	for (row = eg_node_first_element(table); row != NULL;
	    row = eg_node_next_element(row)) {
		n = 0;
		for (c = eg_node_first_element(row); c != NULL; c = eg_node_next_element(c))
			n += span_of(c);
		if (n > g.n)
			g.n = n;
	}
	g.width = eg_new_array(p->arena, g.n, unsigned);
	g.cell = eg_new_array(p->arena, g.n, struct cell);
	return g;
}

/* Fills g->cell with the cells of a row; returns how many. */
static unsigned
cells_of(struct plain *p, const struct eg_node *row, struct grid *g)
{
	const struct eg_node *c;
	const char *align;
	unsigned n = 0, at = 0;

	for (c = eg_node_first_element(row); c != NULL; c = eg_node_next_element(c)) {
		align = eg_node_attr(c, "", "align");
		g->cell[n] = (struct cell){ .text = text_of(p, c), .column = at,
		    .span = span_of(c), .end = align != NULL &&
		    strcmp(align, "end") == 0 };
		at += g->cell[n++].span;
	}
	return n;
}

static unsigned
longest_line(const char *s)
{
	unsigned most = 0, n;
	size_t len;

	for (;; s += len + 1) {
		len = strcspn(s, "\n");
		n = columns(s, len);
		if (n > most)
			most = n;
		if (s[len] == '\0')
			return most;
	}
}

static unsigned
total(const struct grid *g)
{
	unsigned i, sum = 0;

	for (i = 0; i < g->n; i++)
		sum += g->width[i] + (i > 0 ? GUTTER : 0);
	return sum;
}

/* As wide as their words; the widest gives way where all do not fit. */
static void
measure(struct plain *p, const struct eg_node *table, struct grid *g)
{
	const struct eg_node *row;
	const struct cell *c;
	unsigned i, n, w, widest;

	for (row = eg_node_first_element(table); row != NULL;
	    row = eg_node_next_element(row)) {
		n = cells_of(p, row, g);
		for (c = g->cell; c < g->cell + n; c++) {
			w = c->span == 1 ? longest_line(c->text) : 1;
			if (w > g->width[c->column])
				g->width[c->column] = w;
		}
	}
	while (total(g) > p->width) {
		for (widest = i = 0; i < g->n; i++)
			if (g->width[i] > g->width[widest])
				widest = i;
		if (g->width[widest] <= NARROW)
			return;
		g->width[widest]--;
	}
}

static unsigned
width_of(const struct grid *g, const struct cell *c)
{
	unsigned i, w = GUTTER * (c->span - 1);

	for (i = 0; i < c->span; i++)
		w += g->width[c->column + i];
	return w;
}

/* One line of every cell, until no cell has more. */
static void
row_lines(struct plain *p, const struct grid *g, unsigned n)
{
	const char *line;
	struct cell *c;
	unsigned w, used;
	bool more = true;
	size_t len;

	while (more) {
		more = false;
		eg_buf_puts(p->out, p->prefix);
		for (c = g->cell; c < g->cell + n; c++) {
			w = width_of(g, c);
			line = c->text;
			len = next_line(&c->text, w);
			used = columns(line, len);
			if (c->end && used < w)
				spaces(p->out, w - used);
			put(p->out, line, len);
			spaces(p->out, GUTTER + (c->end || used > w ? 0 : w - used));
			more = more || *c->text != '\0';
		}
		end_line(p);
	}
}

static void
table(struct plain *p, const struct eg_node *node)
{
	struct grid g = grid_of(p, node);
	const struct eg_node *row, *next;
	unsigned i, n;

	gap(p);
	measure(p, node, &g);
	for (row = eg_node_first_element(node); row != NULL; row = next) {
		next = eg_node_next_element(row);
		n = cells_of(p, row, &g);
		row_lines(p, &g, n);
		if (eg_node_attr(row, "", "head") == NULL ||
		    (next != NULL && eg_node_attr(next, "", "head") != NULL))
			continue;
		eg_buf_puts(p->out, p->prefix);
		for (i = total(&g); i > 0; i--)
			eg_buf_putc(p->out, '-');
		end_line(p);
	}
}

/* --- the whole -------------------------------------------------------------- */

static void
part(struct plain *p, const struct eg_node *node)
{
	const char *prefix = eg_node_attr(node, "", "prefix");
	struct plain inner = *p;
	const struct eg_node *n;
	unsigned more;

	if (prefix != NULL) {
		if (prefix[strspn(prefix, " ")] != '\0') {
			gap(p);
			inner.at_start = true;
		}
		inner.prefix = eg_arena_printf(p->arena, "%s%s", p->prefix, prefix);
		more = columns(prefix, strlen(prefix));
		inner.width = p->width > more + NARROW ? p->width - more : NARROW;
	}
	for (n = eg_node_first_element(node); n != NULL; n = eg_node_next_element(n)) {
		if (eg_node_is(n, EG_PLAIN_NS, "p"))
			paragraph(&inner, n);
		else if (eg_node_is(n, EG_PLAIN_NS, "table"))
			table(&inner, n);
		else
			part(&inner, n);
	}
}

void
eg_plain_write(const struct eg_xml *x, unsigned width, struct eg_buf *out)
{
	struct plain p = { .arena = eg_arena_new(), .out = out, .prefix = "",
	    .width = width, .at_start = true };

	part(&p, eg_xml_root(x));
	eg_arena_free(p.arena);
}
