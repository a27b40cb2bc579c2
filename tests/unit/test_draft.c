/*
 * test_draft.c - which letters carry DRAFT: those that need sign-off, in all that
 * people are shown, and none that is made to be kept.  With the samples of this
 * repository, from its root.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "engross.h"

#define DETERMINATION	"samples/complete/case.xml"
#define NOTICE		"samples/appointment/case.xml"
#define REPRODUCTION	"samples/seed/case.xml"
#define DRAFT_STATE	"<engross:state>draft"

static struct {
	struct eg_engine	*engine;
	struct eg_diags		*diags;
	struct eg_letter_info	 info;
	struct eg_buf		 out;
	struct eg_record	 record;
} t;

static int
setup(void **state)
{
	(void)state;
	t.diags = eg_diags_new();
	t.engine = eg_engine_new(".", "build/fonts", t.diags);
	return t.engine == NULL;
}

static int
teardown(void **state)
{
	(void)state;
	eg_record_free(&t.record);
	eg_buf_free(&t.out);
	eg_engine_free(t.engine);
	eg_diags_free(t.diags);
	return 0;
}

static const char *
render(const char *path, struct eg_render_options o)
{
	eg_buf_clear(&t.out);
	assert_true(eg_render(t.engine, path, &o, &t.out, &t.info, t.diags));
	return eg_buf_str(&t.out);
}

static void
record(const char *path, struct eg_render_options o)
{
	eg_record_free(&t.record);
	t.record = (struct eg_record){ 0 };
	assert_true(eg_record(t.engine, path, &o, &t.record, &t.info, t.diags));
}

static bool
has(const struct eg_buf *b, const char *words)
{
	return memmem(b->data, b->len, words, strlen(words)) != NULL;
}

static bool
rendered_as_draft(const char *path, struct eg_render_options o)
{
	render(path, o);
	assert_true(t.info.marked == has(&t.out, DRAFT_STATE));
	return t.info.marked;
}

static const struct eg_render_options as_it_is, marked = { .marked = true },
    lenient = { .lenient = true };

static void
letter_that_needs_signoff_is_a_draft(void **state)
{
	(void)state;
	assert_true(rendered_as_draft(DETERMINATION, as_it_is));
	assert_true(t.info.signoff);
}

static void
letter_that_needs_none_is_no_draft(void **state)
{
	(void)state;
	assert_false(rendered_as_draft(NOTICE, as_it_is));
	assert_false(t.info.signoff);
	assert_true(rendered_as_draft(NOTICE, marked));
	assert_true(rendered_as_draft(NOTICE, lenient));
}

/* Its format says that letters need sign-off: it was issued once, by others. */
static void
reproduction_is_no_draft(void **state)
{
	(void)state;
	assert_false(rendered_as_draft(REPRODUCTION, as_it_is));
	assert_false(t.info.signoff);
	assert_true(t.info.reproduction);
	assert_true(rendered_as_draft(REPRODUCTION, lenient));
}

static void
draft_says_so_without_pages_too(void **state)
{
	(void)state;
	assert_non_null(strstr(render(DETERMINATION,
	    (struct eg_render_options){ .output = EG_OUTPUT_TEXT }), "DRAFT"));
	assert_non_null(strstr(render(DETERMINATION,
	    (struct eg_render_options){ .output = EG_OUTPUT_HTML }), ">DRAFT<"));
	assert_null(strstr(render(NOTICE,
	    (struct eg_render_options){ .output = EG_OUTPUT_TEXT }), "DRAFT"));
}

/* What is for looking inside has nothing to say it on, and does not claim to. */
static void
letter_document_is_not_marked(void **state)
{
	(void)state;
	render(DETERMINATION, (struct eg_render_options){ .output = EG_OUTPUT_LETTER });
	assert_true(t.info.signoff);
	assert_false(t.info.marked);
}

static void
letter_that_is_kept_is_no_draft(void **state)
{
	(void)state;
	record(DETERMINATION, as_it_is);
	assert_true(t.info.signoff);
	assert_false(t.info.marked);
	assert_false(has(&t.record.pdf, DRAFT_STATE));
	assert_false(has(&t.record.text, "DRAFT"));
	/* Of a case that errors may have been found in, nobody gets a clean one. */
	record(DETERMINATION, lenient);
	assert_true(has(&t.record.pdf, DRAFT_STATE));
	assert_true(has(&t.record.text, "DRAFT"));
}

static void
kept_letter_is_the_rendered_one_where_no_signoff_is_needed(void **state)
{
	(void)state;
	record(NOTICE, as_it_is);
	render(NOTICE, as_it_is);
	assert_int_equal(t.out.len, t.record.pdf.len);
	assert_memory_equal(t.out.data, t.record.pdf.data, t.out.len);
}

/* Who reads the draft has read the letter: the areas are the same. */
static void
draft_is_laid_out_as_the_letter(void **state)
{
	const struct eg_render_options areas = { .output = EG_OUTPUT_AREAS },
	    draft = { .output = EG_OUTPUT_AREAS, .marked = true };
	char *first;

	(void)state;
	first = strdup(render(DETERMINATION, areas));
	assert_string_equal(first, render(DETERMINATION, draft));
	free(first);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letter_that_needs_signoff_is_a_draft),
		cmocka_unit_test(letter_that_needs_none_is_no_draft),
		cmocka_unit_test(reproduction_is_no_draft),
		cmocka_unit_test(draft_says_so_without_pages_too),
		cmocka_unit_test(letter_document_is_not_marked),
		cmocka_unit_test(letter_that_is_kept_is_no_draft),
		cmocka_unit_test(kept_letter_is_the_rendered_one_where_no_signoff_is_needed),
		cmocka_unit_test(draft_is_laid_out_as_the_letter),
	};

	return cmocka_run_group_tests_name("draft", tests, setup, teardown);
}
