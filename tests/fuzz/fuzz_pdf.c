/*
 * fuzz_pdf.c - any bytes at all, as a PDF (libFuzzer; `make fuzz`).
 *
 * What does not begin with %PDF- is taken for the objects of a file, which gets
 * its cross-references here, since chance never finds right ones; and for a
 * content stream.
 *
 * Besides not crashing it holds what the reader and the writer promise: a
 * refused file has a message; what is read is written so that it is read again,
 * in both forms, and written the same; operations of content follow each other;
 * text is UTF-8; verify says why a file does not pass.
 */
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "pdf/content.h"
#include "pdf/flate.h"
#include "pdf/lint.h"
#include "pdf/page.h"
#include "pdf/read.h"
#include "pdf/text_string.h"
#include "pdf/walk.h"
#include "pdf/write.h"
#include "verify/verify.h"
#include "promise.h"

#define DECODED_MAX	(256 << 10)
#define NUMBERS		64		/* of objects that get cross-references */

/* "12 0 obj" at the begin of a line: its number, else 0. */
static unsigned
object_at(const char *s, size_t n)
{
	unsigned number = 0;
	size_t i;

	for (i = 0; i < n && i < 2 && eg_is_digit(s[i]); i++)
		number = number * 10 + (unsigned)(s[i] - '0');
	if (n - i < 6 || memcmp(s + i, " 0 obj", 6) != 0 || number >= NUMBERS)
		return 0;
	return number;
}

static void
make_file(const char *body, size_t n, struct eg_buf *out)
{
	size_t at[NUMBERS] = { 0 }, xref, i;
	unsigned number;

	eg_buf_puts(out, "%PDF-1.7\n");
	for (i = 0; i < n; i++)
		if ((i == 0 || body[i - 1] == '\n') &&
		    (number = object_at(body + i, n - i)) != 0)
			at[number] = out->len + i;
	eg_buf_add(out, body, n);
	xref = out->len + 1;
	eg_buf_printf(out, "\nxref\n0 %d\n0000000000 65535 f \n", NUMBERS);
	for (i = 1; i < NUMBERS; i++)
		eg_buf_printf(out, "%010zu 00000 %c \n", at[i], at[i] == 0 ? 'f' : 'n');
	eg_buf_printf(out, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n",
	    NUMBERS, xref);
}

/* --- promises ------------------------------------------------------------------------ */

static void
content_check(const char *bytes, size_t n)
{
	struct eg_pdf_content *c = eg_pdf_content_new(bytes, n);
	struct eg_pdf_operation op;
	size_t end = 0, at = 0;

	while (eg_pdf_content_next(c, &op)) {
		promise(op.start >= end && op.end > op.start && op.end <= n,
		    "operations follow each other");
		end = op.end;
	}
	if (eg_pdf_content_fault(c, &at) != NULL)
		promise(at <= n, "a fault has its place");
	eg_pdf_content_free(c);
}

static void
text_check(struct eg_arena *arena, const struct eg_pdf_object *o)
{
	const char *text = eg_pdf_text_of(arena, o), *again;

	promise(text != NULL && eg_utf8_check(text, strlen(text)) == strlen(text),
	    "text is UTF-8");
	again = eg_pdf_text_of(arena, eg_pdf_text(arena, text));
	promise(strcmp(text, again) == 0, "text is encoded so that it is read as the same");
}

static void
object_check(void *data, const struct eg_pdf_object *o, const struct eg_pdf_step *at)
{
	struct eg_buf b = { 0 };

	eg_pdf_where(at, &b);
	if (o->type == EG_PDF_STRING)
		text_check(data, o);
	eg_buf_free(&b);
}

static void
streams_check(const struct eg_pdf *pdf)
{
	struct eg_buf b = { 0 };

	for (uint32_t i = 1; i < pdf->nslots; i++) {
		if (!eg_pdf_is(pdf->slot[i].object, EG_PDF_STREAM))
			continue;
		eg_buf_clear(&b);
		if (eg_pdf_decode(pdf, pdf->slot[i].object, DECODED_MAX, &b) == NULL)
			content_check(eg_buf_str(&b), b.len);
	}
	eg_buf_free(&b);
}

static void
pages_check(const struct eg_pdf *pdf, struct eg_arena *arena)
{
	struct eg_pdf_page *page;
	struct eg_buf b = { 0 };
	const char *fault = NULL;
	size_t n = 0;

	page = eg_pdf_pages(pdf, arena, &n, &fault);
	promise((page == NULL) == (fault != NULL), "no pages, no silence");
	for (size_t i = 0; page != NULL && i < n; i++) {
		eg_buf_clear(&b);
		eg_pdf_page_content(pdf, &page[i], DECODED_MAX, &b);
	}
	eg_buf_free(&b);
}

static void
write_check(const struct eg_pdf *pdf, struct eg_arena *arena, struct eg_diags *diags,
    bool packed)
{
	const struct eg_pdf_form form = { .packed = packed };
	struct eg_buf first = { 0 }, second = { 0 };
	struct eg_pdf *again;

	eg_pdf_write(pdf, &form, &first);
	again = eg_pdf_read(arena, "written.pdf", first.data, first.len, diags);
	promise(again != NULL, "what is written is read again");
	eg_pdf_write(again, &form, &second);
	promise(first.len == second.len && memcmp(first.data, second.data, first.len) == 0,
	    "what is read again is written the same");
	eg_buf_free(&first);
	eg_buf_free(&second);
}

static void
verify_check(const char *bytes, size_t n)
{
	struct eg_arena *arena = eg_arena_new();
	struct eg_diags *diags = eg_diags_new();
	struct eg_verified found;

	promise(eg_verify("any.pdf", bytes, n, arena, &found, diags) != eg_diags_failed(diags),
	    "what does not pass has a message");
	eg_diags_free(diags);
	eg_arena_free(arena);
}

static void
file_check(const char *bytes, size_t n)
{
	const struct eg_pdf_lint rules = { .file = "any.pdf" };
	struct eg_arena *arena = eg_arena_new();
	struct eg_diags *diags = eg_diags_new();
	struct eg_pdf *pdf;

	pdf = eg_pdf_read(arena, "any.pdf", bytes, n, diags);
	promise((pdf == NULL) == eg_diags_failed(diags), "a refusal has a message");
	if (pdf != NULL) {
		promise(eg_pdf_lint(pdf, &rules, diags) != eg_diags_failed(diags),
		    "what the linter refuses has a message");
		eg_pdf_walk(pdf, arena, object_check, arena, NULL);
		streams_check(pdf);
		pages_check(pdf, arena);
		write_check(pdf, arena, diags, false);
		write_check(pdf, arena, diags, true);
	}
	eg_diags_free(diags);
	eg_arena_free(arena);
	verify_check(bytes, n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct eg_buf file = { 0 };

	if (size >= 5 && memcmp(data, "%PDF-", 5) == 0) {
		file_check((const char *)data, size);
		return 0;
	}
	content_check((const char *)data, size);
	make_file((const char *)data, size, &file);
	file_check(file.data, file.len);
	eg_buf_free(&file);
	return 0;
}
