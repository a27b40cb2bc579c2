/*
 * pdf_rewrite.c - PDF files read and written again: pdf_rewrite FOLDER FILE...
 *
 * Each becomes FOLDER/N-classic.pdf and FOLDER/N-packed.pdf, N counting the
 * files from 1.  Prints a line for each file that cannot be read, and what of
 * its content streams cannot; ends with 0 when there was none.
 */
#include <stdio.h>

#include "base/file.h"
#include "pdf/content.h"
#include "pdf/page.h"
#include "pdf/read.h"
#include "pdf/write.h"

static struct eg_diags *diags;

/* Every page's content, to its end. */
static bool
read_content(const char *path, const struct eg_pdf *pdf, struct eg_arena *arena)
{
	struct eg_pdf_page *page;
	struct eg_pdf_operation op;
	struct eg_pdf_content *c;
	struct eg_buf b = { 0 };
	const char *fault = NULL;
	size_t n = 0, i;

	page = eg_pdf_pages(pdf, arena, &n, &fault);
	for (i = 0; page != NULL && fault == NULL && i < n; i++) {
		eg_buf_clear(&b);
		fault = eg_pdf_page_content(pdf, &page[i], EG_PDF_DECODED_MAX, &b);
		if (fault != NULL)
			break;
		c = eg_pdf_content_new(eg_buf_str(&b), b.len);
		while (eg_pdf_content_next(c, &op))
			;
		fault = eg_pdf_content_fault(c, NULL);
		eg_pdf_content_free(c);
	}
	if (fault != NULL)
		printf("%s: page %zu: %s\n", path, i, fault);
	eg_buf_free(&b);
	return fault == NULL;
}

static bool
rewrite(const char *folder, int number, const char *path)
{
	static const char *const names[] = { "classic", "packed" };
	struct eg_arena *arena = eg_arena_new();
	struct eg_buf bytes = { 0 }, out = { 0 }, said = { 0 };
	struct eg_pdf_form form = { .packed = false };
	struct eg_pdf *pdf = NULL;
	bool good = false;

	if (eg_file_read(path, EG_PDF_FILE_MAX, &bytes, diags))
		pdf = eg_pdf_read(arena, path, eg_buf_str(&bytes), bytes.len, diags);
	if (pdf != NULL)
		good = read_content(path, pdf, arena);
	for (int i = 0; pdf != NULL && i < 2; i++) {
		form.packed = i == 1;
		eg_buf_clear(&out);
		eg_pdf_write(pdf, &form, &out);
		good &= eg_file_write(eg_arena_printf(arena, "%s/%d-%s.pdf", folder, number,
		    names[i]), out.data, out.len, diags);
	}
	eg_diags_dump(diags, &said);
	fputs(eg_buf_str(&said), stdout);
	eg_diags_clear(diags);
	eg_buf_free(&bytes);
	eg_buf_free(&out);
	eg_buf_free(&said);
	eg_arena_free(arena);
	return good;
}

int
main(int argc, char *argv[])
{
	bool good = true;

	diags = eg_diags_new();
	for (int i = 2; i < argc; i++)
		good &= rewrite(argv[1], i - 1, argv[i]);
	eg_diags_free(diags);
	return good ? 0 : 1;
}
