/*
 * verify_fixture.h - a letter that is right, to be changed in one thing; what verify/ says
 * of it then.
 *
 *	drop(l, l->catalog, "Lang");
 *	finds(l, "neither the document nor the element says its language");
 */
#ifndef VERIFY_FIXTURE_H
#define VERIFY_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "pdf/flate.h"
#include "pdf/read.h"
#include "pdf/structure.h"
#include "pdf/write.h"
#include "verify/verify.h"

/* A heading, a link, a note, a list, a table; one page, as engross fo makes it. */
#define LETTER	"tests/fuzz/seeds/pdf/sealed.pdf"

struct letter {
	struct eg_arena		*arena;
	struct eg_diags		*diags;
	struct eg_buf		 bytes, written, said;
	struct eg_pdf		*pdf;
	struct eg_pdf_object	*catalog, *page;
	struct eg_pdf_element	*structure;
	struct eg_verified	 found;
};

static inline int
setup(void **state)
{
	struct letter *l = calloc(1, sizeof(*l));
	const char *fault;
	uint32_t number;

	l->arena = eg_arena_new();
	l->diags = eg_diags_new();
	if (!eg_file_read(LETTER, 1 << 20, &l->bytes, l->diags))
		return -1;
	l->pdf = eg_pdf_read(l->arena, LETTER, l->bytes.data, l->bytes.len, l->diags);
	l->catalog = eg_pdf_catalog(l->pdf);
	l->page = eg_pdf_item(l->pdf, eg_pdf_get(l->pdf, eg_pdf_get(l->pdf, l->catalog,
	    "Pages"), "Kids"), 0);
	l->structure = eg_pdf_structure(l->pdf, l->arena, &fault, &number);
	*state = l;
	return 0;
}

static inline int
teardown(void **state)
{
	struct letter *l = *state;

	eg_arena_free(l->arena);
	eg_diags_free(l->diags);
	eg_buf_free(&l->bytes);
	eg_buf_free(&l->written);
	eg_buf_free(&l->said);
	free(l);
	return 0;
}

static inline void
sum(void *data, const void *bytes, size_t n, unsigned char id[16])
{
	(void)data, (void)bytes;
	memset(id, (int)(n % 255 + 1), 16);
}

static inline bool
verify_bytes(struct letter *l, const struct eg_buf *b)
{
	bool good = eg_verify("letter.pdf", b->data, b->len, l->arena, &l->found, l->diags);

	eg_diags_dump(l->diags, &l->said);
	return good;
}

/* The objects as they are now, as a file. */
static inline bool
verify(struct letter *l)
{
	const struct eg_pdf_form form = { .packed = true, .digest = sum };

	eg_pdf_write(l->pdf, &form, &l->written);
	return verify_bytes(l, &l->written);
}

static inline void
said(struct letter *l, const char *words)
{
	if (strstr(eg_buf_str(&l->said), words) == NULL)
		fail_msg("`%s` was not said, but: %s", words, eg_buf_str(&l->said));
}

static inline void
finds(struct letter *l, const char *words)
{
	assert_false(verify(l));
	said(l, words);
}

static inline struct eg_pdf_element *
find_in(struct eg_pdf_element *e, const char *type)
{
	struct eg_pdf_element *found = NULL;

	for (size_t i = 0; i < e->n && found == NULL; i++) {
		if (e->kid[i].kind != EG_PDF_KID_ELEMENT)
			continue;
		found = strcmp(e->kid[i].element->type, type) == 0 ? e->kid[i].element :
		    find_in(e->kid[i].element, type);
	}
	return found;
}

/* The dictionary of the first element of a type. */
static inline struct eg_pdf_object *
element(struct letter *l, const char *type)
{
	struct eg_pdf_element *e = find_in(l->structure, type);

	assert_non_null(e);
	return e->dictionary;
}

static inline void
drop(struct letter *l, struct eg_pdf_object *d, const char *key)
{
	assert_non_null(eg_pdf_find(d, key));
	eg_pdf_set(l->arena, d, key, NULL);
}

/* The page says this, instead of what it said or after it. */
static inline void
say_on_page(struct letter *l, const char *words, bool after)
{
	struct eg_pdf_object *old = eg_pdf_get(l->pdf, l->page, "Contents");
	struct eg_buf b = { 0 };

	if (after)
		assert_null(eg_pdf_decode(l->pdf, old, 1 << 20, &b));
	eg_buf_puts(&b, words);
	eg_pdf_set(l->arena, l->page, "Contents", eg_pdf_add(l->pdf,
	    eg_pdf_flate(l->arena, b.data, b.len)));
	eg_buf_free(&b);
}

#endif
