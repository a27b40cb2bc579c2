/* increment.c - see increment.h. */
#include "pdf/increment.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "pdf/print.h"

/* An entry of the cross-references. */
struct row {
	uint32_t	 number;
	uint16_t	 generation;
	size_t		 at;
};

/* --- the body ---------------------------------------------------------------------- */

static void
print_stream(const struct eg_pdf_object *o, struct eg_buf *out)
{
	eg_buf_puts(out, "<<");
	for (uint32_t i = 0; i < o->n; i++)
		if (strcmp(o->entry[i].key, "Length") != 0)
			eg_pdf_print_entry(&o->entry[i], NULL, out);
	eg_buf_printf(out, "/Length %zu>>\nstream\n", o->size);
	eg_buf_add(out, o->data, o->size);
	eg_buf_puts(out, "\nendstream");
}

/* What was in an object stream has the generation 0 from now on, as before. */
static struct row
write_object(const struct eg_pdf *pdf, struct eg_pdf_revised *r, struct eg_buf *out)
{
	const struct eg_pdf_slot *slot = &pdf->slot[r->number];
	struct row row = { .number = r->number, .generation = slot->generation,
	    .at = out->len };

	eg_buf_printf(out, "%" PRIu32 " %u obj\n", r->number, (unsigned)slot->generation);
	r->at = out->len;
	if (r->text != NULL)
		eg_buf_add(out, r->text, r->n);
	else if (eg_pdf_is(slot->object, EG_PDF_STREAM))
		print_stream(slot->object, out);
	else
		eg_pdf_print_as(slot->object, NULL, out);
	eg_buf_puts(out, "\nendobj\n");
	return row;
}

/* --- cross-references and trailer ----------------------------------------------------- */

static void
fill_trailer(const struct eg_pdf *pdf, struct eg_pdf_object *to, uint32_t size,
    const unsigned char *id)
{
	const struct eg_pdf_object *from = pdf->trailer, *old, *first;
	struct eg_pdf_object *ids;
	int64_t before;

	/* Never less than it was: the file may have free numbers behind all others. */
	if (!eg_pdf_integer_of(eg_pdf_find(from, "Size"), size, INT32_MAX, &before))
		before = size;
	eg_pdf_set_integer(pdf->arena, to, "Size", before);
	for (uint32_t i = 0; i < from->n; i++)
		if (!eg_pdf_key_is_made(from->entry[i].key))
			eg_pdf_set(pdf->arena, to, from->entry[i].key, from->entry[i].value);
	eg_pdf_set_integer(pdf->arena, to, "Prev", (int64_t)pdf->xref);
	old = eg_pdf_get(pdf, from, "ID");
	first = eg_pdf_item(pdf, old, 0);
	if (first == NULL)
		return;
	ids = eg_pdf_array(pdf->arena);
	eg_pdf_array_add(pdf->arena, ids, eg_pdf_item(pdf, old, 0));
	eg_pdf_array_add(pdf->arena, ids, id != NULL ? eg_pdf_bytes(pdf->arena, id, 16) :
	    eg_pdf_item(pdf, old, 1));
	eg_pdf_set(pdf->arena, to, "ID", ids);
}

/* How many of the rows from i on have numbers in a row. */
static size_t
run_of(const struct row *row, size_t i, size_t n)
{
	size_t k = 1;

	while (i + k < n && row[i + k].number == row[i].number + k)
		k++;
	return k;
}

static void
write_table(const struct eg_pdf *pdf, const struct row *row, size_t n,
    const unsigned char *id, struct eg_buf *out)
{
	struct eg_pdf_object *trailer = eg_pdf_dictionary(pdf->arena);

	eg_buf_puts(out, "xref\n");
	for (size_t i = 0, k; i < n; i += k) {
		k = run_of(row, i, n);
		eg_buf_printf(out, "%" PRIu32 " %zu\n", row[i].number, k);
		for (size_t j = i; j < i + k; j++)
			eg_buf_printf(out, "%010zu %05u n \n", row[j].at,
			    (unsigned)row[j].generation);
	}
	fill_trailer(pdf, trailer, pdf->nslots, id);
	eg_buf_puts(out, "trailer\n");
	eg_pdf_print(trailer, out);
	eg_buf_putc(out, '\n');
}

static void
put(struct eg_buf *out, uint64_t value, size_t width)
{
	while (width-- > 0)
		eg_buf_putc(out, (char)(value >> (8 * width) & 0xFF));
}

static void
add_integer(const struct eg_pdf *pdf, struct eg_pdf_object *array, uint64_t v)
{
	eg_pdf_array_add(pdf->arena, array, eg_pdf_integer(pdf->arena, (int64_t)v));
}

/* Rows of the kind, the byte and the generation, as they are: there are few. */
static void
write_xref_stream(const struct eg_pdf *pdf, struct row *row, size_t n,
    const unsigned char *id, struct eg_buf *out)
{
	struct eg_pdf_object *stream, *index = eg_pdf_array(pdf->arena);
	struct eg_pdf_object *w = eg_pdf_array(pdf->arena);
	struct eg_buf rows = { 0 };
	uint32_t self = pdf->nslots;

	row[n++] = (struct row){ .number = self, .at = out->len };
	for (size_t i = 0, k; i < n; i += k) {
		k = run_of(row, i, n);
		add_integer(pdf, index, row[i].number);
		add_integer(pdf, index, k);
	}
	for (size_t i = 0; i < n; i++) {
		put(&rows, 1, 1);
		put(&rows, row[i].at, 4);
		put(&rows, row[i].generation, 2);
	}
	add_integer(pdf, w, 1);
	add_integer(pdf, w, 4);
	add_integer(pdf, w, 2);
	stream = eg_pdf_stream(pdf->arena, rows.data, rows.len);
	eg_pdf_set_name(pdf->arena, stream, "Type", "XRef");
	eg_pdf_set(pdf->arena, stream, "W", w);
	eg_pdf_set(pdf->arena, stream, "Index", index);
	fill_trailer(pdf, stream, self + 1, id);
	eg_buf_printf(out, "%" PRIu32 " 0 obj\n", self);
	print_stream(stream, out);
	eg_buf_puts(out, "\nendobj\n");
	eg_buf_free(&rows);
}

static int
by_number(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	return x->number < y->number ? -1 : x->number > y->number;
}

void
eg_pdf_increment(const struct eg_pdf *pdf, struct eg_pdf_revised *revised, size_t n,
    void (*digest)(void *data, const void *bytes, size_t n, unsigned char id[16]),
    void *data, struct eg_buf *file)
{
	struct row *row = eg_new_array(pdf->arena, n + 1, struct row);
	unsigned char id[16];
	size_t start;

	/* An update begins on a line of its own. */
	if (file->len > 0 && file->data[file->len - 1] != '\n')
		eg_buf_putc(file, '\n');
	for (size_t i = 0; i < n; i++) {
		assert(revised[i].number > 0 && revised[i].number < pdf->nslots);
		row[i] = write_object(pdf, &revised[i], file);
	}
	qsort(row, n, sizeof(*row), by_number);
	if (digest != NULL)
		digest(data, file->data, file->len, id);
	start = file->len;
	if (pdf->xref_stream)
		write_xref_stream(pdf, row, n, digest != NULL ? id : NULL, file);
	else
		write_table(pdf, row, n, digest != NULL ? id : NULL, file);
	eg_buf_printf(file, "startxref\n%zu\n%%%%EOF\n", start);
}
