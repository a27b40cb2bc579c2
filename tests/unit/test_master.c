/*
 * test_master.c - which page-master a page takes, and where its regions are.
 *
 * Rules are written as words, one a row: a master's letter, then conditions:
 * f first, l last, r rest, o only, O odd, E even, b blank, B not blank.  A '/'
 * begins a new group, a digit after it says how often it may be used.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

#include "layout/master.h"

static struct eg_page_master master[26];
static struct eg_page_rule rule[16];
static struct eg_page_sequence seq;

static void
condition(struct eg_page_rule *r, char c)
{
	switch (c) {
	case 'f': r->position = EG_POSITION_FIRST; break;
	case 'l': r->position = EG_POSITION_LAST; break;
	case 'r': r->position = EG_POSITION_REST; break;
	case 'o': r->position = EG_POSITION_ONLY; break;
	case 'O': r->parity = EG_PARITY_ODD; break;
	case 'E': r->parity = EG_PARITY_EVEN; break;
	case 'b': r->blank = EG_BLANK_BLANK; break;
	case 'B': r->blank = EG_BLANK_NOT_BLANK; break;
	}
}

static void
rules(const char *text)
{
	int32_t group = 0, repeats = 0;
	struct eg_page_rule *r = NULL;

	memset(rule, 0, sizeof(rule));
	seq = (struct eg_page_sequence){ .rules = rule };
	for (; *text != '\0'; text++) {
		if (*text == '/')
			group++, repeats = 0;
		else if (*text >= '0' && *text <= '9')
			repeats = *text - '0';
		else if (*text >= 'A' && *text <= 'D' && (r == NULL || text[-1] == ' ' ||
		    text[-1] == '/' || (text[-1] >= '0' && text[-1] <= '9'))) {
			r = &rule[seq.nrules++];
			*r = (struct eg_page_rule){ .master = &master[*text - 'A'],
			    .group = group, .repeats = repeats };
		} else if (r != NULL)
			condition(r, *text);
	}
}

static char
taken(int32_t index, int32_t number, bool blank, bool last)
{
	struct eg_page_place p = { index, number, blank, last };
	const struct eg_page_master *m = eg_master_of(&seq, &p);

	return m == NULL ? '-' : (char)('A' + (m - master));
}

static void
the_first_rule_that_holds_is_taken(void **state)
{
	(void)state;
	rules("Af Bl C");
	assert_int_equal(taken(0, 1, false, false), 'A');
	assert_int_equal(taken(1, 2, false, false), 'C');
	assert_int_equal(taken(2, 3, false, true), 'B');
	assert_int_equal(taken(0, 1, false, true), 'A');
	rules("Ao Br C");
	assert_int_equal(taken(0, 1, false, true), 'A');
	assert_int_equal(taken(0, 1, false, false), 'C');
	assert_int_equal(taken(1, 2, false, false), 'B');
	assert_int_equal(taken(1, 2, false, true), 'C');
}

static void
parity_is_that_of_the_number_and_blank_pages_are_told(void **state)
{
	(void)state;
	rules("Ab BO CE");
	assert_int_equal(taken(0, 7, false, false), 'B');
	assert_int_equal(taken(1, 8, false, false), 'C');
	assert_int_equal(taken(1, 8, true, false), 'A');
}

static void
groups_are_used_in_turn_and_the_last_goes_on(void **state)
{
	(void)state;
	rules("1A/2B/1C");
	assert_int_equal(taken(0, 1, false, false), 'A');
	assert_int_equal(taken(1, 2, false, false), 'B');
	assert_int_equal(taken(2, 3, false, false), 'B');
	assert_int_equal(taken(3, 4, false, false), 'C');
	assert_int_equal(taken(9, 10, false, false), 'C');
}

static void
a_page_no_rule_is_for_has_no_master(void **state)
{
	(void)state;
	rules("Af");
	assert_int_equal(taken(1, 2, false, false), '-');
}

static const struct eg_style plain;

static void
regions_share_the_corners_by_precedence(void **state)
{
	struct eg_page_master m = { .width = 200, .height = 100, .margin = { 10, 10, 10, 10 } };
	struct eg_rect r;

	(void)state;
	for (int i = 0; i < EG_REGIONS; i++)
		m.region[i] = (struct eg_region_master){ .present = true, .style = &plain,
		    .extent = 20, .column_count = 1 };
	r = eg_region_rect(&m, EG_REGION_BEFORE);
	assert_int_equal(r.x, 30);
	assert_int_equal(r.width, 140);
	assert_int_equal(eg_region_rect(&m, EG_REGION_START).height, 80);
	m.region[EG_REGION_BEFORE].precedence = true;
	assert_int_equal(eg_region_rect(&m, EG_REGION_BEFORE).width, 180);
	assert_int_equal(eg_region_rect(&m, EG_REGION_START).y, 30);
	assert_int_equal(eg_region_rect(&m, EG_REGION_END).x, 170);
	assert_int_equal(eg_region_rect(&m, EG_REGION_AFTER).y, 70);
}

static void
a_turned_page_has_its_header_at_the_side(void **state)
{
	struct eg_page_master m = { .width = 200, .height = 100, .reference_orientation = 90 };
	struct eg_rect r;

	(void)state;
	m.region[EG_REGION_BODY].style = &plain;
	m.region[EG_REGION_BODY].column_count = 1;
	m.region[EG_REGION_BEFORE] = (struct eg_region_master){ .present = true,
	    .style = &plain, .extent = 20, .precedence = true };
	r = eg_region_rect(&m, EG_REGION_BEFORE);
	assert_int_equal(r.x, 0);
	assert_int_equal(r.width, 20);
	assert_int_equal(r.height, 100);
	assert_int_equal(eg_column_measure(&m), 100);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_rule_that_holds_is_taken),
		cmocka_unit_test(parity_is_that_of_the_number_and_blank_pages_are_told),
		cmocka_unit_test(groups_are_used_in_turn_and_the_last_goes_on),
		cmocka_unit_test(a_page_no_rule_is_for_has_no_master),
		cmocka_unit_test(regions_share_the_corners_by_precedence),
		cmocka_unit_test(a_turned_page_has_its_header_at_the_side),
	};

	return cmocka_run_group_tests_name("layout/master", tests, NULL, NULL);
}
