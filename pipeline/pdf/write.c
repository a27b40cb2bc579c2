/* write.c - see write.h. */
#include "pdf/write.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "pdf/flate.h"
#include "pdf/print.h"

#define PACK	200	/* objects of one object stream */

struct place {
	size_t		 at;		/* byte of the file; in a stream: its index there */
	uint32_t	 stream;	/* number of the object stream, or 0 */
};

struct writer {
	const struct eg_pdf		*pdf;
	const struct eg_pdf_form	*form;
	struct eg_buf			*out;
	size_t				 begin;		/* of the file in out */
	struct eg_pdf_numbering		 numbering;
	uint32_t			*order;		/* by number in the file: in memory */
	uint32_t			 n;		/* highest number in the file */
	struct place			*place;		/* by number in the file */
	uint32_t			 nplaces;
};

static bool
is_made(const char *key)
{
	return eg_pdf_key_is_made(key) || strcmp(key, "Encrypt") == 0;
}

/* --- numbers ----------------------------------------------------------------------- */

static void
reach(struct writer *w, const struct eg_pdf_object *o)
{
	uint32_t i;

	if (o == NULL)
		return;
	switch (o->type) {
	case EG_PDF_ARRAY:
		for (i = 0; i < o->n; i++)
			reach(w, o->item[i]);
		return;
	case EG_PDF_DICTIONARY:
	case EG_PDF_STREAM:
		for (i = 0; i < o->n; i++)
			reach(w, o->entry[i].value);
		return;
	case EG_PDF_REFERENCE:
		if (o->number == 0 || o->number >= w->pdf->nslots ||
		    w->pdf->slot[o->number].object == NULL ||
		    w->numbering.number[o->number] != 0)
			return;
		w->order[++w->n] = o->number;
		w->numbering.number[o->number] = w->n;
		return;
	default:
		return;
	}
}

/* The length of a stream stands in it, and never in an object of its own. */
static void
reach_parts(struct writer *w, const struct eg_pdf_object *o)
{
	if (!eg_pdf_is(o, EG_PDF_STREAM)) {
		reach(w, o);
		return;
	}
	for (uint32_t i = 0; i < o->n; i++)
		if (strcmp(o->entry[i].key, "Length") != 0)
			reach(w, o->entry[i].value);
}

static void
number_objects(struct writer *w)
{
	const struct eg_pdf_object *t = w->pdf->trailer;

	w->numbering.n = w->pdf->nslots;
	w->numbering.number = eg_new_array(w->pdf->arena, w->pdf->nslots, uint32_t);
	w->order = eg_new_array(w->pdf->arena, (size_t)w->pdf->nslots + 1, uint32_t);
	reach(w, eg_pdf_find(t, "Root"));
	for (uint32_t i = 0; i < t->n; i++)
		if (!is_made(t->entry[i].key))
			reach(w, t->entry[i].value);
	for (uint32_t i = 1; i <= w->n; i++)
		reach_parts(w, w->pdf->slot[w->order[i]].object);
}

static const struct eg_pdf_slot *
slot_of(const struct writer *w, uint32_t number)
{
	return &w->pdf->slot[w->order[number]];
}

/* --- the body ---------------------------------------------------------------------- */

static void
begin_object(struct writer *w, uint32_t number)
{
	w->place[number].at = w->out->len - w->begin;
	eg_buf_printf(w->out, "%" PRIu32 " 0 obj\n", number);
}

static void
print_stream(struct writer *w, const struct eg_pdf_object *o,
    const struct eg_pdf_numbering *numbering)
{
	eg_buf_puts(w->out, "<<");
	for (uint32_t i = 0; i < o->n; i++)
		if (strcmp(o->entry[i].key, "Length") != 0)
			eg_pdf_print_entry(&o->entry[i], numbering, w->out);
	eg_buf_printf(w->out, "/Length %zu>>\nstream\n", o->size);
	eg_buf_add(w->out, o->data, o->size);
	/*
	 * The end of line before endstream is not of the bytes.  After a carriage
	 * return it is both: who takes CR LF for one end of line counts right, too.
	 */
	eg_buf_puts(w->out, o->size > 0 && o->data[o->size - 1] == '\r' ?
	    "\r\nendstream" : "\nendstream");
}

static void
write_plain(struct writer *w, uint32_t number)
{
	const struct eg_pdf_object *o = slot_of(w, number)->object;

	begin_object(w, number);
	if (eg_pdf_is(o, EG_PDF_STREAM))
		print_stream(w, o, &w->numbering);
	else
		eg_pdf_print_as(o, &w->numbering, w->out);
	eg_buf_puts(w->out, "\nendobj\n");
}

static bool
is_packed(const struct writer *w, uint32_t number)
{
	return w->form->packed && !slot_of(w, number)->plain &&
	    !eg_pdf_is(slot_of(w, number)->object, EG_PDF_STREAM);
}

/* --- object streams (7.5.7) ---------------------------------------------------------- */

struct pack {
	struct eg_buf	 head, body;
	uint32_t	 number;	/* of the stream */
	uint32_t	 n;		/* objects in it */
};

static void
pack_object(struct writer *w, struct pack *p, uint32_t number)
{
	if (p->n == 0)
		p->number = w->nplaces++;
	w->place[number] = (struct place){ .at = p->n++, .stream = p->number };
	eg_buf_printf(&p->head, "%" PRIu32 " %zu ", number, p->body.len);
	eg_pdf_print_as(slot_of(w, number)->object, &w->numbering, &p->body);
	eg_buf_putc(&p->body, '\n');
}

static void
write_stream(struct writer *w, uint32_t number, const struct eg_pdf_object *o)
{
	begin_object(w, number);
	print_stream(w, o, NULL);
	eg_buf_puts(w->out, "\nendobj\n");
}

static void
write_pack(struct writer *w, struct pack *p)
{
	struct eg_arena *arena = w->pdf->arena;
	struct eg_pdf_object *stream;
	size_t first = p->head.len;

	if (p->n == 0)
		return;
	eg_buf_add(&p->head, p->body.data, p->body.len);
	stream = eg_pdf_flate(arena, p->head.data, p->head.len);
	eg_pdf_set_name(arena, stream, "Type", "ObjStm");
	eg_pdf_set_integer(arena, stream, "N", p->n);
	eg_pdf_set_integer(arena, stream, "First", (int64_t)first);
	write_stream(w, p->number, stream);
	eg_buf_clear(&p->head);
	eg_buf_clear(&p->body);
	p->n = 0;
}

static void
write_body(struct writer *w)
{
	struct pack pack = { .n = 0 };
	uint32_t i;

	for (i = 1; i <= w->n; i++)
		if (!is_packed(w, i))
			write_plain(w, i);
	for (i = 1; i <= w->n; i++) {
		if (!is_packed(w, i))
			continue;
		pack_object(w, &pack, i);
		if (pack.n == PACK)
			write_pack(w, &pack);
	}
	write_pack(w, &pack);
	eg_buf_free(&pack.head);
	eg_buf_free(&pack.body);
}

/* --- cross-references and trailer ----------------------------------------------------- */

/* What a trailer says, of a table or of a stream. */
static void
fill_trailer(struct writer *w, struct eg_pdf_object *to, uint32_t size,
    const unsigned char id[16])
{
	const struct eg_pdf_object *from = w->pdf->trailer;
	struct eg_arena *arena = w->pdf->arena;
	struct eg_pdf_object *ids = eg_pdf_array(arena);

	eg_pdf_set_integer(arena, to, "Size", size);
	for (uint32_t i = 0; i < from->n; i++)
		if (!is_made(from->entry[i].key))
			eg_pdf_set(arena, to, from->entry[i].key, from->entry[i].value);
	eg_pdf_array_add(arena, ids, eg_pdf_bytes(arena, id, 16));
	eg_pdf_array_add(arena, ids, eg_pdf_bytes(arena, id, 16));
	eg_pdf_set(arena, to, "ID", ids);
}

static void
write_table(struct writer *w, const unsigned char id[16])
{
	struct eg_pdf_object *trailer = eg_pdf_dictionary(w->pdf->arena);

	eg_buf_printf(w->out, "xref\n0 %" PRIu32 "\n0000000000 65535 f \n", w->nplaces);
	for (uint32_t i = 1; i < w->nplaces; i++)
		eg_buf_printf(w->out, "%010zu 00000 n \n", w->place[i].at);
	fill_trailer(w, trailer, w->nplaces, id);
	eg_buf_puts(w->out, "trailer\n");
	eg_pdf_print_as(trailer, &w->numbering, w->out);
	eg_buf_putc(w->out, '\n');
}

static void
put(struct eg_buf *out, uint64_t value, size_t width)
{
	while (width-- > 0)
		eg_buf_putc(out, (char)(value >> (8 * width) & 0xFF));
}

/*
 * Rows of the kind, the byte or the stream, the index in it; each as what has
 * changed from the row before (predictor 12), which Flate likes much better.
 */
static void
put_rows(const struct writer *w, size_t width, struct eg_buf *out)
{
	struct eg_buf rows = { 0 };
	size_t row = width + 2, i, k;

	put(&rows, 0, row);
	for (i = 1; i < w->nplaces; i++) {
		put(&rows, w->place[i].stream == 0 ? 1 : 2, 1);
		put(&rows, w->place[i].stream == 0 ? w->place[i].at : w->place[i].stream, width);
		put(&rows, w->place[i].stream == 0 ? 0 : w->place[i].at, 1);
	}
	for (i = 0; i < w->nplaces; i++) {
		eg_buf_putc(out, 2);		/* Up */
		for (k = 0; k < row; k++)
			eg_buf_putc(out, (char)(rows.data[i * row + k] -
			    (i == 0 ? 0 : rows.data[(i - 1) * row + k])));
	}
	eg_buf_free(&rows);
}

static struct eg_pdf_object *
integers(struct eg_arena *arena, size_t a, size_t b, size_t c)
{
	const size_t v[3] = { a, b, c };
	struct eg_pdf_object *array = eg_pdf_array(arena);

	for (int i = 0; i < 3; i++)
		eg_pdf_array_add(arena, array, eg_pdf_integer(arena, (int64_t)v[i]));
	return array;
}

static void
write_xref_stream(struct writer *w, const unsigned char id[16])
{
	struct eg_arena *arena = w->pdf->arena;
	struct eg_pdf_object *stream, *parms;
	struct eg_buf rows = { 0 };
	uint32_t self = w->nplaces++;
	size_t width = 1;

	w->place[self].at = w->out->len - w->begin;
	while (w->place[self].at >> (8 * width) != 0)
		width++;
	put_rows(w, width, &rows);
	stream = eg_pdf_flate_always(arena, rows.data, rows.len);
	eg_buf_free(&rows);
	parms = eg_pdf_dictionary(arena);
	eg_pdf_set_integer(arena, parms, "Predictor", 12);
	eg_pdf_set_integer(arena, parms, "Columns", (int64_t)width + 2);
	eg_pdf_set(arena, stream, "DecodeParms", parms);
	eg_pdf_set_name(arena, stream, "Type", "XRef");
	eg_pdf_set(arena, stream, "W", integers(arena, 1, width, 1));
	fill_trailer(w, stream, w->nplaces, id);
	begin_object(w, self);
	print_stream(w, stream, &w->numbering);
	eg_buf_puts(w->out, "\nendobj\n");
}

/* --- the file ------------------------------------------------------------------------ */

/* Without a digest the identifier is zeros: no reader minds. */
static void
identify(const struct writer *w, unsigned char id[16])
{
	memset(id, 0, 16);
	if (w->form->digest != NULL)
		w->form->digest(w->form->data, w->out->data + w->begin,
		    w->out->len - w->begin, id);
}

void
eg_pdf_write(const struct eg_pdf *pdf, const struct eg_pdf_form *form, struct eg_buf *out)
{
	struct writer w = { .pdf = pdf, .form = form, .out = out, .begin = out->len };
	unsigned char id[16];
	size_t start;

	assert(eg_pdf_catalog(pdf) != NULL);
	number_objects(&w);
	w.nplaces = w.n + 1;
	/* Room for all object streams and the cross-reference stream. */
	w.place = eg_new_array(pdf->arena, (size_t)w.n + w.n / PACK + 3, struct place);
	/* Bytes beyond ASCII, so that nobody takes the file for text (7.5.2). */
	eg_buf_puts(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
	write_body(&w);
	identify(&w, id);
	start = out->len - w.begin;
	if (form->packed)
		write_xref_stream(&w, id);
	else
		write_table(&w, id);
	eg_buf_printf(out, "startxref\n%zu\n%%%%EOF\n", start);
}
