/* file.c - the bytes of the file (ISO 19005-2, 6.1). */
#include <string.h>

#include "verify/verifier.h"

#define CLAUSE(n)	"ISO 19005-2, " n

/* Behind the header a comment of bytes that are no text. */
static void
check_header(struct eg_verifier *v)
{
	const unsigned char *s = (const unsigned char *)v->bytes + 8;
	size_t i;

	if (v->pdf->version > 17)
		eg_verify_say(v, "P9201", CLAUSE("6.1.2"), NULL,
		    "the file is PDF %u.%u, newer than 1.7", v->pdf->version / 10,
		    v->pdf->version % 10);
	if (v->n > 9 && s[0] == '\r' && s[1] == '\n')
		s++;
	if (v->n < 15 || (s[0] != '\n' && s[0] != '\r') || s[1] != '%') {
		eg_verify_say(v, "P9201", CLAUSE("6.1.2"), "byte 8",
		    "there is no comment behind the header");
		return;
	}
	for (i = 2; i < 6; i++)
		if (s[i] < 0x80)
			break;
	if (i < 6)
		eg_verify_say(v, "P9201", CLAUSE("6.1.2"), "byte 8",
		    "the comment behind the header has less than four bytes beyond ASCII");
}

static void
check_end(struct eg_verifier *v)
{
	size_t n = v->n;

	if (n > 0 && v->bytes[n - 1] == '\n')
		n--;
	if (n > 0 && v->bytes[n - 1] == '\r')
		n--;
	if (n < 5 || memcmp(v->bytes + n - 5, "%%EOF", 5) != 0)
		eg_verify_say(v, "P9201", CLAUSE("6.1.3"), eg_verify_where(v, "byte %zu", v->n),
		    "there is something behind the end of the file (%%%%EOF)");
}

static void
check_identifier(struct eg_verifier *v)
{
	const struct eg_pdf_object *id = eg_pdf_get(v->pdf, v->pdf->trailer, "ID"), *part;

	for (size_t i = 0; i < 2; i++) {
		part = eg_pdf_item(v->pdf, id, i);
		if (eg_pdf_count(v->pdf, id) != 2 || !eg_pdf_is(part, EG_PDF_STRING) ||
		    part->n == 0) {
			eg_verify_say(v, "P9201", CLAUSE("6.1.3"), "trailer",
			    "the file has no identifier (/ID)");
			return;
		}
	}
}

/* Its bytes end where /Length says, and a line end and no more comes before endstream. */
static void
check_stream(struct eg_verifier *v, uint32_t number, const struct eg_pdf_object *o)
{
	const char *s = o->data + o->size, *end = v->bytes + v->n;
	size_t eol = 0;

	if (end - s > 1 && s[0] == '\r' && s[1] == '\n')
		eol = 2;
	else if (end - s > 0 && (s[0] == '\r' || s[0] == '\n'))
		eol = 1;
	if (eol == 0 || end - s < 11 || memcmp(s + eol, "endstream", 9) != 0)
		eg_verify_say(v, "P9201", CLAUSE("6.1.7.1"),
		    eg_verify_where(v, "object %u", (unsigned)number),
		    "the length of a stream is not exactly that of its bytes");
}

void
eg_verify_file(struct eg_verifier *v)
{
	check_header(v);
	check_end(v);
	check_identifier(v);
	for (uint32_t i = 1; i < v->pdf->nslots; i++)
		if (eg_pdf_is(v->pdf->slot[i].object, EG_PDF_STREAM))
			check_stream(v, i, v->pdf->slot[i].object);
}
