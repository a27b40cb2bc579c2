/*
 * tables.c - the rows of a table have one width, and no cell covers another
 * (ISO 14289-1, 7.5; a table without that cannot be read aloud).
 */
#include <string.h>

#include "verify/verifier.h"

#define COLUMNS_MAX	1000
#define SPAN_MAX	100000

struct grid {
	struct eg_verifier	*v;
	int64_t			 left[COLUMNS_MAX];	/* rows a cell from above still covers */
	size_t			 width;			/* of the first row */
	bool			 first, bad;
};

static int64_t
span(const struct grid *g, const struct eg_pdf_element *cell, const char *name)
{
	int64_t n = 1;

	eg_pdf_integer_of(eg_pdf_attribute(g->v->pdf, cell, "Table", name), 1, SPAN_MAX, &n);
	return n;
}

static bool
bad(struct grid *g, const struct eg_pdf_element *e, const char *words)
{
	eg_verify_say(g->v, "P9206", "ISO 14289-1, 7.5", eg_verify_element(g->v, e), "%s", words);
	g->bad = true;
	return false;
}

static bool
place_cell(struct grid *g, const struct eg_pdf_element *cell, size_t *column)
{
	int64_t columns = span(g, cell, "ColSpan"), rows = span(g, cell, "RowSpan");

	while (*column < COLUMNS_MAX && g->left[*column] > 0)
		(*column)++;
	if (columns > (int64_t)(COLUMNS_MAX - *column))
		return bad(g, cell, "a table has too many columns");
	for (; columns > 0; columns--) {
		if (g->left[*column] > 0)
			return bad(g, cell, "a cell covers another");
		g->left[(*column)++] = rows;
	}
	return true;
}

static bool
place_row(struct grid *g, const struct eg_pdf_element *row)
{
	size_t column = 0, width = 0, i;

	for (i = 0; i < row->n; i++)
		if (row->kid[i].kind == EG_PDF_KID_ELEMENT &&
		    !place_cell(g, row->kid[i].element, &column))
			return false;
	for (i = 0; i < COLUMNS_MAX; i++) {
		if (g->left[i] == 0)
			continue;
		if (i != width)
			return bad(g, row, "a row has a hole");
		width++;
		g->left[i]--;
	}
	if (!g->first)
		g->width = width;
	g->first = true;
	return width == g->width ||
	    bad(g, row, "a row has another number of columns than the first");
}

/* Rows of a table or of a part of it; what spans rows ends with the part. */
static void
place_rows(struct grid *g, const struct eg_pdf_element *part)
{
	for (size_t i = 0; i < part->n && !g->bad; i++)
		if (part->kid[i].kind == EG_PDF_KID_ELEMENT &&
		    strcmp(part->kid[i].element->type, "TR") == 0)
			place_row(g, part->kid[i].element);
	for (size_t i = 0; i < COLUMNS_MAX && !g->bad; i++)
		if (g->left[i] > 0)
			bad(g, part, "a cell spans more rows than there are");
}

static void
check_table(struct eg_verifier *v, const struct eg_pdf_element *table)
{
	struct grid g = { .v = v };
	const struct eg_pdf_element *e;

	place_rows(&g, table);
	for (size_t i = 0; i < table->n && !g.bad; i++) {
		if (table->kid[i].kind != EG_PDF_KID_ELEMENT)
			continue;
		e = table->kid[i].element;
		if (strcmp(e->type, "THead") == 0 || strcmp(e->type, "TBody") == 0 ||
		    strcmp(e->type, "TFoot") == 0)
			place_rows(&g, e);
	}
}

static void
visit(struct eg_verifier *v, const struct eg_pdf_element *e)
{
	if (strcmp(e->type, "Table") == 0)
		check_table(v, e);
	for (size_t i = 0; i < e->n; i++)
		if (e->kid[i].kind == EG_PDF_KID_ELEMENT)
			visit(v, e->kid[i].element);
}

void
eg_verify_tables(struct eg_verifier *v)
{
	if (v->structure != NULL)
		visit(v, v->structure);
}
