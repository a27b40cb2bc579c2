/* read.c - see read.h. */
#include "pdf/read.h"

#include <string.h>

#include "base/ascii.h"
#include "pdf/reader.h"

#define HEADER		"%PDF-"
#define TAIL		2048	/* bytes at the end that may hold startxref */

static const char help[] = "the file is damaged or was changed by hand; get it again "
    "from where it was made";

bool
eg_pdf_reader_fault(struct eg_pdf_reader *r, const char *code, uint32_t number, size_t at,
    const char *fmt, ...)
{
	struct eg_diag d = { .severity = EG_ERROR, .code = code, .help = help,
	    .at.file = r->name };
	va_list ap;

	if (number != 0)
		d.where = eg_diags_printf(r->diags, "object %u, byte %zu", (unsigned)number, at);
	else
		d.where = eg_diags_printf(r->diags, "byte %zu", at);
	va_start(ap, fmt);
	eg_vreport(r->diags, &d, fmt, ap);
	va_end(ap);
	return false;
}

/* "%PDF-1.7", with nothing before it (7.5.2). */
static bool
read_header(struct eg_pdf_reader *r)
{
	const char *s = r->bytes;

	if (r->n < 8 || memcmp(s, HEADER, 5) != 0)
		return eg_pdf_reader_fault(r, "P9001", 0, 0,
		    "this is no PDF: it does not begin with `%s`", HEADER);
	if (!eg_is_digit(s[5]) || s[6] != '.' || !eg_is_digit(s[7]))
		return eg_pdf_reader_fault(r, "P9001", 0, 5,
		    "the header does not say which version of PDF this is");
	r->pdf->version = (unsigned)(s[5] - '0') * 10 + (unsigned)(s[7] - '0');
	return true;
}

/* The byte the last startxref names (7.5.5). */
static bool
read_startxref(struct eg_pdf_reader *r, size_t *start)
{
	static const char word[] = "startxref";
	struct eg_pdf_lexer lex = { .bytes = r->bytes, .n = r->n };
	size_t i, least = r->n > TAIL ? r->n - TAIL : 0;
	struct eg_pdf_token t;

	for (i = r->n < sizeof(word) ? 0 : r->n - sizeof(word) + 1; i > least; i--)
		if (memcmp(r->bytes + i, word, sizeof(word) - 1) == 0)
			break;
	if (i <= least)
		return eg_pdf_reader_fault(r, "P9002", 0, r->n,
		    "the file has no end: there is no `%s` in its last bytes", word);
	r->end = i;
	lex.at = i + sizeof(word) - 1;
	eg_pdf_lex(&lex, &t);
	if (t.kind != EG_PDF_T_INTEGER || t.integer < 0 || (uint64_t)t.integer >= i)
		return eg_pdf_reader_fault(r, "P9002", 0, i,
		    "`%s` does not say where the cross-references are", word);
	*start = (size_t)t.integer;
	return true;
}

static bool
check_trailer(struct eg_pdf_reader *r)
{
	if (eg_pdf_find(r->pdf->trailer, "Encrypt") != NULL)
		return eg_pdf_reader_fault(r, "P9008", 0, r->end,
		    "the file is encrypted, which is not read here");
	return true;
}

static bool
check_catalog(struct eg_pdf_reader *r)
{
	if (eg_pdf_catalog(r->pdf) == NULL)
		return eg_pdf_reader_fault(r, "P9009", 0, r->end,
		    "the file has no catalog (/Root)");
	return true;
}

struct eg_pdf *
eg_pdf_read(struct eg_arena *arena, const char *name, const char *bytes, size_t n,
    struct eg_diags *diags)
{
	struct eg_pdf_reader r = { .pdf = eg_pdf_new(arena), .name = name, .bytes = bytes,
	    .n = n, .left = EG_PDF_OBJECTS_MAX, .diags = diags };
	size_t start = 0;

	/* Objects do not overlap: all of them together are little more than the file. */
	r.work = n * 4 + (EG_PDF_DECODED_MAX * 2);
	if (n > EG_PDF_FILE_MAX)
		eg_pdf_reader_fault(&r, "P9007", 0, 0, "the file is too large: %zu bytes", n);
	else if (read_header(&r) && read_startxref(&r, &start) &&
	    eg_pdf_read_xref(&r, start) && check_trailer(&r) && eg_pdf_load_all(&r) &&
	    check_catalog(&r))
		return r.pdf;
	return NULL;
}
