/* White space and letters of text (XSL 1.1, 7.16.7, 7.16.8, 7.16.12, 7.17.6). */
#include <stdlib.h>

#include "fo/letter.h"
#include "fo_fixture.h"

/* All text of the flow; [ ] around each block, | for an object in the line. */
static void
put(struct eg_buf *b, const struct eg_fo *fo)
{
	const struct eg_fo *child;

	if (fo->type == EG_FO_TEXT)
		eg_buf_add(b, fo->text, fo->len);
	else if (fo->type == EG_FO_PAGE_NUMBER || fo->type == EG_FO_LEADER)
		eg_buf_putc(b, '|');
	else if (fo->type == EG_FO_BLOCK || fo->type == EG_FO_FOOTNOTE_BODY)
		eg_buf_putc(b, '[');
	for (child = fo->first; child != NULL; child = child->next)
		put(b, child);
	if (fo->type == EG_FO_BLOCK || fo->type == EG_FO_FOOTNOTE_BODY)
		eg_buf_putc(b, ']');
}

static const char *
text(struct doc *d, const char *content)
{
	flow(d, content);
	eg_buf_clear(&d->out);
	put(&d->out, object(d, EG_FO_FLOW, 0));
	return eg_buf_str(&d->out);
}

static void
spaces_collapse_across_inlines(void **state)
{
	assert_string_equal(text(*state, "<f:block>  a \n\t b<f:inline> c </f:inline>"
	    "<f:wrapper> d</f:wrapper> </f:block>"), "[a b c d]");
}

static void
space_before_and_after_a_block_is_none(void **state)
{
	assert_string_equal(text(*state, "<f:block> a <f:block> b </f:block> c "
	    "<f:inline> </f:inline> </f:block>"), "[a[b]c]");
}

static void
blank_text_makes_no_object(void **state)
{
	struct doc *d = *state;

	flow(d, "<f:block> <f:block>x</f:block> <f:inline> </f:inline></f:block>");
	assert_null(object(d, EG_FO_INLINE, 0)->first);
	assert_ptr_equal(object(d, EG_FO_BLOCK, 0)->first, object(d, EG_FO_BLOCK, 1));
}

static void
space_beside_an_object_in_the_line_stays(void **state)
{
	assert_string_equal(text(*state, "<f:block>Page <f:page-number/> of"
	    "<f:leader/> </f:block>"), "[Page | of|]");
}

static void
linefeeds_are_kept_when_asked_and_the_space_around_goes(void **state)
{
	assert_string_equal(text(*state, "<f:block linefeed-treatment='preserve'>a  \n"
	    "  b\n\nc</f:block>"), "[a\nb\n\nc]");
}

static void
linefeeds_can_be_ignored_or_break_points(void **state)
{
	assert_string_equal(text(*state, "<f:block linefeed-treatment='ignore'>a\nb"
	    "</f:block>"), "[ab]");
	assert_string_equal(text(*state,
	    "<f:block linefeed-treatment='treat-as-zero-width-space'>a\nb</f:block>"),
	    "[a\xe2\x80\x8b" "b]");
}

static void
preformatted_text_stays_as_it_is(void **state)
{
	struct doc *d = *state;

	assert_string_equal(text(d, "<f:block white-space='pre'>  a\n    b </f:block>"),
	    "[  a\n    b ]");
	assert_true(object(d, EG_FO_BLOCK, 0)->style->preserve_space);
	assert_int_equal(object(d, EG_FO_BLOCK, 0)->style->wrap, EG_NO_WRAP);
}

static void
space_that_does_not_collapse_still_ends_at_the_block(void **state)
{
	assert_string_equal(text(*state, "<f:block white-space-collapse='false'>  a  b  "
	    "</f:block>"), "[a  b]");
	assert_string_equal(text(*state, "<f:block white-space-treatment='ignore'>a b"
	    "</f:block>"), "[ab]");
}

static void
a_footnote_does_not_disturb_the_line(void **state)
{
	assert_string_equal(text(*state, "<f:block>a <f:footnote><f:inline>1</f:inline>"
	    "<f:footnote-body> <f:block> note </f:block> </f:footnote-body></f:footnote>"
	    " b</f:block>"), "[a 1[[note]] b]");
}

static void
no_break_space_is_no_white_space(void **state)
{
	assert_string_equal(text(*state, "<f:block>\xc2\xa0 a</f:block>"),
	    "[\xc2\xa0 a]");
}

static void
letters_are_transformed_in_three_ways(void **state)
{
	assert_string_equal(text(*state,
	    "<f:block text-transform='uppercase'>stra\xc3\x9f" "e \xc3\xa9t\xc3\xa9</f:block>"),
	    "[STRASSE \xc3\x89T\xc3\x89]");
	assert_string_equal(text(*state,
	    "<f:block text-transform='lowercase'>\xc3\x84RZTE</f:block>"),
	    "[\xc3\xa4rzte]");
	assert_string_equal(text(*state, "<f:block text-transform='capitalize'>final "
	    "de<f:inline>ter</f:inline>mination</f:block>"), "[Final Determination]");
}

static void
capitals_and_small_letters_pair_up(void **state)
{
	uint32_t c;

	(void)state;
	for (c = 'A'; c < 0x500; c++)
		if (eg_letter_lower(c) != c)
			assert_int_equal(eg_letter_upper(eg_letter_lower(c)), c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(spaces_collapse_across_inlines),
		TEST(space_before_and_after_a_block_is_none),
		TEST(blank_text_makes_no_object),
		TEST(space_beside_an_object_in_the_line_stays),
		TEST(linefeeds_are_kept_when_asked_and_the_space_around_goes),
		TEST(linefeeds_can_be_ignored_or_break_points),
		TEST(preformatted_text_stays_as_it_is),
		TEST(space_that_does_not_collapse_still_ends_at_the_block),
		TEST(a_footnote_does_not_disturb_the_line),
		TEST(no_break_space_is_no_white_space),
		TEST(letters_are_transformed_in_three_ways),
		TEST(capitals_and_small_letters_pair_up),
	};

	return cmocka_run_group_tests_name("fo/space", tests, NULL, NULL);
}
