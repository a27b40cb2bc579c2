/*
 * test_line.c - paragraphs written as strings, set in an imagined face whose
 * every glyph is 10 pt wide:
 *
 *	' '	glue (10 pt, +5, -3)		'~'	the same, no break
 *	'-'	a soft hyphen, price 50		'/'	a break without a sign
 *	'|'	a forced break			'_'	glue that fills the line
 *
 * What comes back is written the same way, one line a line, a hyphen set as
 * '-', and "!" after a line that is overfull.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "layout/line.h"

#define GLYPH	EG_PT(10)

struct para {
	struct eg_arena	*arena;
	struct eg_item	*item;
	char		*sign;		/* what each item is, as written */
	size_t		 n;
	struct eg_line	*line;
	size_t		 lines;
	struct eg_buf	 text;
	struct eg_line_rules rules;
};

static int
setup(void **state)
{
	struct para *p = eg_malloc(sizeof(*p));

	*p = (struct para){ .arena = eg_arena_new() };
	*state = p;
	return 0;
}

static int
teardown(void **state)
{
	struct para *p = *state;

	eg_arena_free(p->arena);
	eg_buf_free(&p->text);
	free(p);
	return 0;
}

static void
put(struct para *p, char sign, struct eg_item item)
{
	p->sign[p->n] = sign;
	p->item[p->n++] = item;
}

static void
put_sign(struct para *p, char c)
{
	const struct eg_item space = { .kind = EG_GLUE, .width = GLYPH,
	    .stretch = p->rules.ragged > 0 ? 0 : EG_PT(5),
	    .shrink = p->rules.ragged > 0 ? 0 : EG_PT(3) };
	const struct eg_item no = { .kind = EG_PENALTY, .penalty = EG_INHIBIT };
	const struct eg_item fill = { .kind = EG_GLUE, .stretch = EG_PT(10000) };

	switch (c) {
	case ' ':
		put(p, c, space);
		break;
	case '~':
		put(p, 0, no);
		put(p, ' ', space);
		break;
	case '-':
		put(p, c, (struct eg_item){ .kind = EG_PENALTY, .penalty = 50,
		    .width = GLYPH, .hyphen = true });
		break;
	case '/':
		put(p, c, (struct eg_item){ .kind = EG_PENALTY });
		break;
	case '_':
		put(p, 0, no);
		put(p, 0, fill);
		break;
	case '|':
		put_sign(p, '_');
		put(p, 0, (struct eg_item){ .kind = EG_PENALTY, .penalty = EG_FORCE });
		break;
	default:
		put(p, c, (struct eg_item){ .kind = EG_BOX, .width = GLYPH });
	}
}

static const char *
written(struct para *p)
{
	size_t i, k;

	eg_buf_clear(&p->text);
	for (i = 0; i < p->lines; i++) {
		for (k = p->line[i].first; k < p->line[i].end; k++)
			if (p->sign[k] != 0 && p->item[k].kind != EG_PENALTY)
				eg_buf_putc(&p->text, p->sign[k]);
		if (p->line[i].hyphen)
			eg_buf_putc(&p->text, '-');
		if (p->line[i].ratio == EG_OVERFULL)
			eg_buf_putc(&p->text, '!');
		eg_buf_putc(&p->text, '\n');
	}
	return eg_buf_str(&p->text);
}

/* The lines of s at a measure of so many glyphs. */
static const char *
set(struct para *p, const char *s, int glyphs)
{
	size_t room = 3 * strlen(s) + 3;

	p->item = eg_new_array(p->arena, room, struct eg_item);
	p->sign = eg_new_array(p->arena, room, char);
	p->n = 0;
	for (; *s != '\0'; s++)
		put_sign(p, *s);
	put_sign(p, '|');
	p->rules.measure = glyphs * GLYPH;
	p->lines = eg_line_break(p->arena, p->item, p->n, &p->rules, &p->line);
	return written(p);
}

static void
short_text_is_one_line_at_its_natural_width(void **state)
{
	struct para *p = *state;

	assert_string_equal(set(p, "to wit", 20), "to wit\n");
	assert_true(abs(p->line[0].ratio) < EG_RATIO_ONE / 50);
	assert_string_equal(set(p, "", 20), "\n");
}

static void
the_whole_paragraph_is_made_least_bad(void **state)
{
	/*
	 * First fit would set "aaa bb cc" and leave "ddddd" to stretch its one
	 * space by 30 pt; total fit moves "cc" down.
	 */
	assert_string_equal(set(*state, "aaa bb cc ddddd eeeeeeeee f", 9),
	    "aaa bb\ncc ddddd\neeeeeeeee\nf\n");
}

static void
justified_lines_fit_within_stretch_and_shrink(void **state)
{
	struct para *p = *state;
	size_t i;

	set(p, "it is so that the law of the land is to be set out in a fair "
	    "hand and in good and fit form so as to be read by all who may", 23);
	for (i = 0; i + 1 < p->lines; i++)
		assert_true(p->line[i].ratio >= -EG_RATIO_ONE &&
		    p->line[i].ratio <= EG_RATIO_ONE);
}

static void
hyphens_are_used_only_when_words_alone_do_not_fit(void **state)
{
	struct para *p = *state;

	assert_string_equal(set(p, "aa bb-bb cc dd", 8), "aa bbbb\ncc dd\n");
	assert_string_equal(set(p, "a bbbb-bb cc", 7), "a bbbb-\nbb cc\n");
}

static void
break_without_a_sign_sets_none(void **state)
{
	struct para *p = *state;

	p->rules.ragged = EG_PT(30);
	assert_string_equal(set(p, "aaaa/bbbb", 5), "aaaa\nbbbb\n");
	assert_string_equal(set(p, "aaaa/bbbb", 8), "aaaabbbb\n");
}

static void
unbreakable_space_keeps_its_words_together(void **state)
{
	struct para *p = *state;

	p->rules.ragged = EG_PT(30);
	assert_string_equal(set(p, "aaa Dr.~Bb", 8), "aaa\nDr. Bb\n");
}

static void
forced_breaks_break(void **state)
{
	assert_string_equal(set(*state, "a|b", 10), "a\nb\n");
	assert_string_equal(set(*state, "a||b", 10), "a\n\nb\n");
}

static void
spaces_at_a_break_are_dropped(void **state)
{
	struct para *p = *state;

	p->rules.ragged = EG_PT(30);
	assert_string_equal(set(p, "aaaa  bbbb", 5), "aaaa\nbbbb\n");
}

static void
word_wider_than_measure_is_overfull_not_lost(void **state)
{
	struct para *p = *state;

	assert_string_equal(set(p, "electrodiagnostic", 5), "electrodiagnostic!\n");
	assert_int_equal(p->lines, 1);
	assert_int_equal(p->line[0].ratio, EG_OVERFULL);
	assert_string_equal(set(p, "of electrodiagnostic use", 5),
	    "of\nelectrodiagnostic!\nuse\n");
	p->rules.ragged = EG_PT(10);
	assert_string_equal(set(p, "with electrodiagnostic use", 5),
	    "with\nelectrodiagnostic!\nuse\n");
}

static void
line_too_short_is_better_than_one_too_long(void **state)
{
	assert_string_equal(set(*state, "a bbbbbbbb cccccccc", 9),
	    "a\nbbbbbbbb\ncccccccc\n");
}

static void
ragged_lines_have_no_shrink(void **state)
{
	struct para *p = *state;

	p->rules.ragged = EG_PT(30);
	/* 8 glyphs and 2 spaces would shrink to 9.4. */
	assert_string_equal(set(p, "aaa bbb cc", 9), "aaa bbb\ncc\n");
}

static void
ladder_of_hyphens_is_limited(void **state)
{
	static const char text[] = "aaa-aaa-aaa-aaa-aaa-aaa";
	struct para *p = *state;

	assert_string_equal(set(p, text, 4), "aaa-\naaa-\naaa-\naaa-\naaa-\naaa\n");
	p->rules.ladder = 2;
	p->rules.ragged = EG_PT(30);
	assert_string_equal(set(p, "aaa-aaa-aaa bb aaa-aaa-aa", 4),
	    "aaa-\naaa-\naaa\nbb\naaa-\naaa-\naa\n");
}

static void
long_paragraph_keeps_its_words(void **state)
{
	struct para *p = *state;
	struct eg_buf in = { 0 };
	size_t i, total = 0;

	for (i = 0; i < 3000; i++)
		eg_buf_printf(&in, "%s%.*s", i == 0 ? "" : " ",
		    (int)(1 + i * 7919 % 11), "abcdefghijk");
	p->rules.ragged = EG_PT(10);
	set(p, eg_buf_str(&in), 30);
	for (i = 0; i < p->lines; i++)
		total += p->line[i].end - p->line[i].first;
	/* One space goes at each break, a penalty and filler at the end. */
	assert_int_equal(total, in.len - (p->lines - 1) + 2);
	eg_buf_free(&in);
}

#define WITH_PARA(test)	cmocka_unit_test_setup_teardown(test, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_PARA(short_text_is_one_line_at_its_natural_width),
		WITH_PARA(the_whole_paragraph_is_made_least_bad),
		WITH_PARA(justified_lines_fit_within_stretch_and_shrink),
		WITH_PARA(hyphens_are_used_only_when_words_alone_do_not_fit),
		WITH_PARA(break_without_a_sign_sets_none),
		WITH_PARA(unbreakable_space_keeps_its_words_together),
		WITH_PARA(forced_breaks_break),
		WITH_PARA(spaces_at_a_break_are_dropped),
		WITH_PARA(word_wider_than_measure_is_overfull_not_lost),
		WITH_PARA(line_too_short_is_better_than_one_too_long),
		WITH_PARA(ragged_lines_have_no_shrink),
		WITH_PARA(ladder_of_hyphens_is_limited),
		WITH_PARA(long_paragraph_keeps_its_words),
	};

	return cmocka_run_group_tests_name("layout/line", tests, NULL, NULL);
}
