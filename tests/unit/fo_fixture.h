/*
 * fo_fixture.h - documents for tests of the fo stage: a page, a flow, and in it
 * what the test is about.  f: is the prefix, so that lines stay short.
 */
#ifndef TESTS_FO_FIXTURE_H
#define TESTS_FO_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fo/refine.h"

struct doc {
	struct eg_arena			*arena;
	struct eg_diags			*diags;
	struct eg_xml			*xml;
	const struct eg_fo_tree		*tree;	/* NULL: errors */
	struct eg_buf			 out;
};

#define HEAD	"<f:root xmlns:f='http://www.w3.org/1999/XSL/Format' " \
		"xmlns:fox='http://xmlgraphics.apache.org/fop/extensions'>"
#define MASTER	"<f:layout-master-set><f:simple-page-master master-name='m'>" \
		"<f:region-body/></f:simple-page-master></f:layout-master-set>"
#define FLOW	"<f:page-sequence master-reference='m'>" \
		"<f:flow flow-name='xsl-region-body'>"
#define FOOT	"</f:flow></f:page-sequence></f:root>"

static int
setup(void **state)
{
	struct doc *d = eg_malloc(sizeof(*d));

	memset(d, 0, sizeof(*d));
	d->arena = eg_arena_new();
	d->diags = eg_diags_new();
	*state = d;
	return 0;
}

static int
teardown(void **state)
{
	struct doc *d = *state;

	eg_xml_free(d->xml);
	eg_diags_free(d->diags);
	eg_arena_free(d->arena);
	eg_buf_free(&d->out);
	free(d);
	return 0;
}

/* Refines a whole document. */
static inline void
refine(struct doc *d, const char *text)
{
	eg_xml_free(d->xml);
	d->xml = eg_xml_read("t.fo", text, strlen(text), &eg_xml_fo_limits, d->diags);
	assert_non_null(d->xml);
	d->tree = eg_fo_refine(d->arena, d->xml, d->diags);
}

/* Refines what stands in a flow; it begins line 2. */
static inline void
flow(struct doc *d, const char *text)
{
	struct eg_buf b = { 0 };

	eg_buf_puts(&b, HEAD MASTER FLOW "\n");
	eg_buf_puts(&b, text);
	eg_buf_puts(&b, FOOT);
	refine(d, b.data);
	eg_buf_free(&b);
}

static inline const struct eg_fo *
find_below(const struct eg_fo *fo, enum eg_fo_type type, int *nth)
{
	const struct eg_fo *child, *found;

	if (fo->type == type && (*nth)-- == 0)
		return fo;
	for (child = fo->first; child != NULL; child = child->next)
		if ((found = find_below(child, type, nth)) != NULL)
			return found;
	return NULL;
}

/* The nth object of a type, from 0, in document order. */
static inline const struct eg_fo *
object(const struct doc *d, enum eg_fo_type type, int nth)
{
	const struct eg_fo *fo;

	assert_non_null(d->tree);
	fo = find_below(d->tree->root, type, &nth);
	assert_non_null(fo);
	return fo;
}

/* The style of an <f:block> with these attributes. */
static inline const struct eg_style *
block(struct doc *d, const char *attributes)
{
	struct eg_buf b = { 0 };

	eg_buf_printf(&b, "<f:block %s/>", attributes);
	flow(d, b.data);
	eg_buf_free(&b);
	return object(d, EG_FO_BLOCK, 0)->style;
}

/* All messages, one a line. */
static inline const char *
messages(struct doc *d)
{
	eg_buf_clear(&d->out);
	eg_diags_dump(d->diags, &d->out);
	return eg_buf_str(&d->out);
}

/* The message that this one thing in a flow gives. */
static inline const char *
message(struct doc *d, const char *text)
{
	eg_diags_clear(d->diags);
	flow(d, text);
	return messages(d);
}

#define assert_says(text, part)	assert_non_null(strstr((text), (part)))
#define TEST(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)

#endif
