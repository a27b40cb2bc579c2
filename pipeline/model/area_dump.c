/*
 * area_dump.c - the area tree as text, for people and for golden tests.
 *
 *	page 1 "1" 612 x 792 letter
 *	  region region-body 72 72 468 648
 *	    block block #intro 72 72 468 14.4
 *	      line 72 72 468 14.4
 *	        text 72 72.2 27.33 13.28 "Dear"
 *
 * The kind of area, the object it is made by and its id when that says more,
 * then x, y, width, height on the page.
 */
#include "model/area.h"

#include <string.h>

#include "base/buf.h"

static const char *const type_names[EG_AREA_TYPES] = {
	[EG_AREA_REGION] = "region", [EG_AREA_COLUMN] = "column",
	[EG_AREA_BLOCK] = "block", [EG_AREA_LINE] = "line",
	[EG_AREA_INLINE] = "inline", [EG_AREA_TEXT] = "text",
	[EG_AREA_RULE] = "rule", [EG_AREA_IMAGE] = "image",
};

static void
dump_object(struct eg_buf *b, const struct eg_area *a)
{
	const struct eg_fo *fo = a->fo;

	/* A line is its block's, a text its parent's: no need to say so. */
	if (fo == NULL || a->type == EG_AREA_LINE || a->type == EG_AREA_TEXT)
		return;
	eg_buf_printf(b, " %s", eg_fo_name(fo->type));
	if (fo->id != NULL)
		eg_buf_printf(b, " #%s", fo->id);
	if (a->row >= 0 && a->column >= 0 && fo->type == EG_FO_TABLE_CELL)
		eg_buf_printf(b, " [%d,%d]", (int)a->row, (int)a->column);
}

static void
dump_rect(struct eg_buf *b, struct eg_rect r)
{
	const eg_len v[4] = { r.x, r.y, r.width, r.height };

	for (int i = 0; i < 4; i++) {
		eg_buf_putc(b, ' ');
		eg_buf_pt(b, v[i]);
	}
}

static void
dump_area(struct eg_buf *b, const struct eg_area *a, struct eg_frame f, int depth)
{
	for (int i = 0; i < depth; i++)
		eg_buf_puts(b, "  ");
	eg_buf_puts(b, type_names[a->type]);
	dump_object(b, a);
	dump_rect(b, eg_frame_rect(f,
	    (struct eg_rect){ a->x, a->y, a->width, a->height }));
	if (a->turn != 0)
		eg_buf_printf(b, " turn=%d", a->turn);
	if (a->clip)
		eg_buf_puts(b, " clip");
	if (a->artifact)
		eg_buf_puts(b, " artifact");
	if (a->type == EG_AREA_TEXT) {
		eg_buf_putc(b, ' ');
		eg_buf_quoted(b, a->text, a->text_len);
		if (a->soft_hyphen)
			eg_buf_puts(b, " hyphen");
		if (a->level != 0)
			eg_buf_printf(b, " level=%d", a->level);
	}
	eg_buf_putc(b, '\n');
	f = eg_frame_of(f, a);
	for (const struct eg_area *c = a->first; c != NULL; c = c->next)
		dump_area(b, c, f, depth + 1);
}

void
eg_area_dump(const struct eg_area_tree *tree, struct eg_buf *b)
{
	const struct eg_frame page = { 0 };
	int n = 0;

	for (const struct eg_page *p = tree->first; p != NULL; p = p->next) {
		eg_buf_printf(b, "page %d ", ++n);
		eg_buf_quoted(b, p->label, p->label == NULL ? 0 : strlen(p->label));
		eg_buf_putc(b, ' ');
		eg_buf_pt(b, p->width);
		eg_buf_puts(b, " x ");
		eg_buf_pt(b, p->height);
		if (p->master != NULL && p->master->name != NULL)
			eg_buf_printf(b, " %s", p->master->name);
		if (p->blank)
			eg_buf_puts(b, " blank");
		eg_buf_putc(b, '\n');
		for (const struct eg_area *a = p->first; a != NULL; a = a->next)
			dump_area(b, a, page, 1);
	}
}
