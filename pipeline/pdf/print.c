/* print.c - objects as PDF writes them (ISO 32000-1, 7.3); see object.h. */
#include <string.h>

#include "pdf/lex.h"
#include "pdf/print.h"

/*
 * A number or word needs something before it that cannot be part of it.  A
 * slash stands at the end only when it is a name of no characters.
 */
static void
space(struct eg_buf *out)
{
	if (out->len > 0 && strchr("()<>[]{} \n", out->data[out->len - 1]) == NULL)
		eg_buf_putc(out, ' ');
}

void
eg_pdf_print_name(const char *name, struct eg_buf *out)
{
	static const char hex[] = "0123456789ABCDEF";

	eg_buf_putc(out, '/');
	for (const unsigned char *s = (const unsigned char *)name; *s != '\0'; s++) {
		if (*s > ' ' && *s < 0x7F && *s != '#' && !eg_pdf_is_delimiter((char)*s)) {
			eg_buf_putc(out, (char)*s);
			continue;
		}
		eg_buf_putc(out, '#');
		eg_buf_putc(out, hex[*s >> 4]);
		eg_buf_putc(out, hex[*s & 15]);
	}
}

/*
 * Always a literal string: of what is printed in letters it is the shortest,
 * and of bytes at random it is still shorter than hexadecimal digits.
 */
void
eg_pdf_print_string(const char *bytes, size_t n, struct eg_buf *out)
{
	eg_buf_putc(out, '(');
	for (size_t i = 0; i < n; i++) {
		if (bytes[i] == '\r') {		/* alone it would be read as \n */
			eg_buf_puts(out, "\\r");
			continue;
		}
		if (bytes[i] == '(' || bytes[i] == ')' || bytes[i] == '\\')
			eg_buf_putc(out, '\\');
		eg_buf_putc(out, bytes[i]);
	}
	eg_buf_putc(out, ')');
}

/* The number it leads to, or 0 when there is nothing. */
static uint32_t
number_of(const struct eg_pdf_object *reference, const struct eg_pdf_numbering *numbering)
{
	if (numbering == NULL)
		return reference->number;
	return reference->number < numbering->n ? numbering->number[reference->number] : 0;
}

static void
print_reference(const struct eg_pdf_object *o, const struct eg_pdf_numbering *numbering,
    struct eg_buf *out)
{
	uint32_t number = number_of(o, numbering);

	if (number == 0) {
		eg_buf_puts(out, "null");
		return;
	}
	eg_buf_integer(out, number);
	eg_buf_puts(out, " 0 R");
}

static void
print_array(const struct eg_pdf_object *o, const struct eg_pdf_numbering *numbering,
    struct eg_buf *out)
{
	eg_buf_putc(out, '[');
	for (uint32_t i = 0; i < o->n; i++)
		eg_pdf_print_as(o->item[i], numbering, out);
	eg_buf_putc(out, ']');
}

/* A key whose value is null is no key (7.3.7). */
void
eg_pdf_print_entry(const struct eg_pdf_entry *e, const struct eg_pdf_numbering *numbering,
    struct eg_buf *out)
{
	if (e->value == NULL || (e->value->type == EG_PDF_REFERENCE &&
	    number_of(e->value, numbering) == 0))
		return;
	eg_pdf_print_name(e->key, out);
	eg_pdf_print_as(e->value, numbering, out);
}

static void
print_dictionary(const struct eg_pdf_object *o, const struct eg_pdf_numbering *numbering,
    struct eg_buf *out)
{
	eg_buf_puts(out, "<<");
	for (uint32_t i = 0; i < o->n; i++)
		eg_pdf_print_entry(&o->entry[i], numbering, out);
	eg_buf_puts(out, ">>");
}

void
eg_pdf_print_as(const struct eg_pdf_object *o, const struct eg_pdf_numbering *numbering,
    struct eg_buf *out)
{
	if (o == NULL) {
		space(out);
		eg_buf_puts(out, "null");
		return;
	}
	switch (o->type) {
	case EG_PDF_BOOLEAN:
		space(out);
		eg_buf_puts(out, o->boolean ? "true" : "false");
		return;
	case EG_PDF_INTEGER:
		space(out);
		eg_buf_integer(out, o->integer);
		return;
	case EG_PDF_REAL:
		space(out);
		eg_buf_puts(out, o->text);
		return;
	case EG_PDF_STRING:
		eg_pdf_print_string(o->text, o->n, out);
		return;
	case EG_PDF_NAME:
		eg_pdf_print_name(o->text, out);
		return;
	case EG_PDF_ARRAY:
		print_array(o, numbering, out);
		return;
	case EG_PDF_DICTIONARY:
	case EG_PDF_STREAM:
		print_dictionary(o, numbering, out);
		return;
	case EG_PDF_REFERENCE:
		space(out);
		print_reference(o, numbering, out);
		return;
	}
}

bool
eg_pdf_key_is_made(const char *key)
{
	static const char *const made[] = { "Size", "Prev", "XRefStm", "ID", "Type", "W",
	    "Index", "Length", "Filter", "DecodeParms" };

	for (size_t i = 0; i < sizeof(made) / sizeof(*made); i++)
		if (strcmp(made[i], key) == 0)
			return true;
	return false;
}

void
eg_pdf_print(const struct eg_pdf_object *o, struct eg_buf *out)
{
	eg_pdf_print_as(o, NULL, out);
}
