/*
 * structure_dump.c - the structure as text, for people and for golden tests.
 *
 *	Document en-US
 *	  H1 1 "Your appointment"
 *	  Table
 *	    TBody
 *	      TR
 *	        TH Row 1 "Day"
 *	        TD 1 "Thursday, " Span es 1 "jueves"
 *
 * An element, its attributes, then page and words of each of its units.
 * Artifacts with words come after the elements, by page.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "model/structure.h"

struct dump {
	const struct eg_structure	*s;
	struct eg_buf			*out;
	struct eg_buf			*words;		/* of each unit */
};

static void
gather(struct dump *d, const struct eg_area *a)
{
	struct eg_buf *w = &d->words[a->unit];

	if (a->type == EG_AREA_TEXT && a->unit != 0) {
		eg_buf_add(w, a->text, a->text_len);
		if (a->soft_hyphen)
			eg_buf_puts(w, "\xc2\xad");
		else if (a->line_feed)
			eg_buf_putc(w, ' ');
	}
	for (const struct eg_area *c = a->first; c != NULL; c = c->next)
		gather(d, c);
}

static void
put_attributes(struct dump *d, const struct eg_element *e)
{
	if (e->language != NULL)
		eg_buf_printf(d->out, " %s", e->language);
	if (e->type == EG_S_L)
		eg_buf_printf(d->out, " %s", eg_numbering_name(e->numbering));
	if (e->scope != EG_SCOPE_NONE)
		eg_buf_printf(d->out, " %s", eg_scope_name(e->scope));
	if (e->columns != 1 || e->rows != 1)
		eg_buf_printf(d->out, " %dx%d", (int)e->columns, (int)e->rows);
	if (e->note > 0)
		eg_buf_printf(d->out, " note-%u", (unsigned)e->note);
	if (e->alt != NULL) {
		eg_buf_puts(d->out, " alt=");
		eg_buf_quoted(d->out, e->alt, strlen(e->alt));
	}
}

static void
put_unit(struct dump *d, uint32_t number)
{
	const struct eg_buf *w = &d->words[number];

	eg_buf_printf(d->out, " %u", (unsigned)d->s->unit[number].page + 1);
	if (w->len > 0) {
		eg_buf_putc(d->out, ' ');
		eg_buf_quoted(d->out, w->data, w->len);
	}
}

static void
put_element(struct dump *d, const struct eg_element *e, int depth)
{
	bool line = false;	/* an element has come; go on in a line of its own */

	for (int i = 0; i < depth; i++)
		eg_buf_puts(d->out, "  ");
	eg_buf_puts(d->out, eg_structure_name(e->type));
	put_attributes(d, e);
	for (const struct eg_kid *k = e->first; k != NULL; k = k->next) {
		if (k->kind == EG_KID_ELEMENT) {
			eg_buf_putc(d->out, '\n');
			put_element(d, k->element, depth + 1);
			line = true;
		} else if (k->kind == EG_KID_UNIT) {
			if (d->s->unit[k->number].soft_hyphen)
				continue;
			if (line) {
				eg_buf_putc(d->out, '\n');
				for (int i = 0; i < depth; i++)
					eg_buf_puts(d->out, "  ");
				eg_buf_puts(d->out, "...");
				line = false;
			}
			put_unit(d, k->number);
		} else {
			eg_buf_puts(d->out, k->kind == EG_KID_LINK ? " (link)" : " (field)");
		}
	}
}

static void
put_artifacts(struct dump *d)
{
	static const char *const names[] = { [EG_UNIT_HEADER] = "header",
	    [EG_UNIT_FOOTER] = "footer", [EG_UNIT_WATERMARK] = "watermark",
	    [EG_UNIT_PAGINATION] = "repeated", [EG_UNIT_BACKGROUND] = "background",
	    [EG_UNIT_LAYOUT] = "layout" };

	for (uint32_t i = 1; i < d->s->nunits; i++) {
		if (d->words[i].len == 0 || d->s->unit[i].kind == EG_UNIT_CONTENT)
			continue;
		eg_buf_printf(d->out, "artifact %s", names[d->s->unit[i].kind]);
		put_unit(d, i);
		eg_buf_putc(d->out, '\n');
	}
}

void
eg_structure_dump(const struct eg_structure *s, struct eg_buf *out)
{
	struct dump d = { .s = s, .out = out };

	d.words = eg_realloc(NULL, s->nunits, sizeof(*d.words));
	memset(d.words, 0, s->nunits * sizeof(*d.words));
	for (const struct eg_page *p = s->areas->first; p != NULL; p = p->next)
		for (const struct eg_area *a = p->first; a != NULL; a = a->next)
			gather(&d, a);
	put_element(&d, s->document, 0);
	eg_buf_putc(out, '\n');
	put_artifacts(&d);
	for (uint32_t i = 0; i < s->nunits; i++)
		eg_buf_free(&d.words[i]);
	free(d.words);
}
