/*
 * pdf_fixture.h - small PDF files from words.
 *
 *	put(&t, "1", "<</Type/Catalog/Pages 2 0 R>>");
 *	end(&t, "<</Root 1 0 R>>");
 *	read_it(&t)		the file as objects, or NULL and t.diags
 */
#ifndef EG_TESTS_PDF_FIXTURE_H
#define EG_TESTS_PDF_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "pdf/read.h"

struct pdf_text {
	struct eg_arena	*arena;
	struct eg_diags	*diags;
	struct eg_buf	 file;
	struct eg_buf	 said;
	size_t		 at[64];	/* of objects, by number */
	int		 n;		/* highest number + 1 */
	size_t		 xref;
};

static inline int
pdf_setup(void **state)
{
	struct pdf_text *t = calloc(1, sizeof(*t));

	t->arena = eg_arena_new();
	t->diags = eg_diags_new();
	t->n = 1;
	eg_buf_puts(&t->file, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
	*state = t;
	return 0;
}

static inline int
pdf_teardown(void **state)
{
	struct pdf_text *t = *state;

	eg_arena_free(t->arena);
	eg_diags_free(t->diags);
	eg_buf_free(&t->file);
	eg_buf_free(&t->said);
	free(t);
	return 0;
}

static inline void
put(struct pdf_text *t, int number, const char *object)
{
	t->at[number] = t->file.len;
	if (number >= t->n)
		t->n = number + 1;
	eg_buf_printf(&t->file, "%d 0 obj\n%s\nendobj\n", number, object);
}

static inline void
put_stream(struct pdf_text *t, int number, const char *keys, const char *bytes, size_t n)
{
	t->at[number] = t->file.len;
	if (number >= t->n)
		t->n = number + 1;
	eg_buf_printf(&t->file, "%d 0 obj\n<<%s/Length %zu>>\nstream\n", number, keys, n);
	eg_buf_add(&t->file, bytes, n);
	eg_buf_puts(&t->file, "\nendstream\nendobj\n");
}

/* A table of all objects, and what is to be in the trailer besides /Size. */
static inline void
end(struct pdf_text *t, const char *trailer)
{
	t->xref = t->file.len;
	eg_buf_printf(&t->file, "xref\n0 %d\n0000000000 65535 f \n", t->n);
	for (int i = 1; i < t->n; i++)
		eg_buf_printf(&t->file, "%010zu 00000 %c \n", t->at[i],
		    t->at[i] == 0 ? 'f' : 'n');
	eg_buf_printf(&t->file, "trailer\n<</Size %d%s>>\nstartxref\n%zu\n%%%%EOF\n", t->n,
	    trailer, t->xref);
}

static inline struct eg_pdf *
read_it(struct pdf_text *t)
{
	return eg_pdf_read(t->arena, "letter.pdf", eg_buf_str(&t->file), t->file.len,
	    t->diags);
}

/* It is refused, and this is said of it. */
static inline void
refused(struct pdf_text *t, const char *words)
{
	assert_null(read_it(t));
	eg_diags_dump(t->diags, &t->said);
	if (strstr(eg_buf_str(&t->said), words) == NULL)
		fail_msg("said is: %s", eg_buf_str(&t->said));
}

/* The object as it is written. */
static inline void
says(const struct eg_pdf_object *o, const char *want)
{
	struct eg_buf b = { 0 };

	eg_pdf_print(o, &b);
	assert_string_equal(eg_buf_str(&b), want);
	eg_buf_free(&b);
}

#endif
