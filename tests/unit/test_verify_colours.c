/*
 * test_verify_colours.c - colours, the output intent, graphics states.
 */
#include "verify_fixture.h"

static void
a_document_without_output_intent_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, l->catalog, "OutputIntents");
	finds(l, "P9209]: there is no output intent");
}

static struct eg_pdf_object *
intent_profile(struct letter *l)
{
	return eg_pdf_get(l->pdf, eg_pdf_item(l->pdf, eg_pdf_get(l->pdf, l->catalog,
	    "OutputIntents"), 0), "DestOutputProfile");
}

static void
inks_beside_an_intent_of_light_are_found(void **state)
{
	struct letter *l = *state;

	say_on_page(l, "/Artifact BMC 0 0 0 1 k 0 0 9 9 re f EMC", true);
	finds(l, "P9209]: colours are inks (DeviceCMYK)");
}

static void
a_colour_space_that_is_not_there_is_found(void **state)
{
	struct letter *l = *state;

	say_on_page(l, "/Artifact BMC /Nowhere cs 0 0 9 9 re f EMC", true);
	finds(l, "P9209]: a colour space is not there");
}

static void
a_profile_of_other_colours_is_found(void **state)
{
	struct letter *l = *state;

	eg_pdf_set_integer(l->arena, intent_profile(l), "N", 4);
	finds(l, "the profile of the output intent is of other colours than it says");
}

static void
a_profile_that_is_none_is_found(void **state)
{
	struct letter *l = *state;

	eg_pdf_set(l->arena, eg_pdf_item(l->pdf, eg_pdf_get(l->pdf, l->catalog,
	    "OutputIntents"), 0), "DestOutputProfile", eg_pdf_add(l->pdf,
	    eg_pdf_stream(l->arena, "red", 3)));
	eg_pdf_set_integer(l->arena, intent_profile(l), "N", 3);
	finds(l, "the profile of the output intent is none of a screen or a printer");
}

/* A graphics state of the page. */
static struct eg_pdf_object *
add_state(struct letter *l)
{
	struct eg_pdf_object *state = eg_pdf_dictionary(l->arena),
	    *states = eg_pdf_dictionary(l->arena),
	    *resources = eg_pdf_get(l->pdf, l->page, "Resources");

	eg_pdf_set_name(l->arena, state, "Type", "ExtGState");
	eg_pdf_set(l->arena, states, "faint", state);
	eg_pdf_set(l->arena, resources, "ExtGState", states);
	return state;
}

static void
a_state_that_is_right_passes(void **state)
{
	struct letter *l = *state;
	struct eg_pdf_object *s = add_state(l);

	eg_pdf_set_name(l->arena, s, "BM", "Multiply");
	eg_pdf_set_name(l->arena, s, "SMask", "None");
	eg_pdf_set(l->arena, s, "ca", eg_pdf_real(l->arena, "0.5"));
	eg_pdf_set_name(l->arena, s, "RI", "Perceptual");
	assert_true(verify(l));
}

static void
a_state_of_ones_own_is_found(void **state)
{
	static const struct { const char *key, *value, *words; } wrong[] = {
		{ "BM", "Mine", "a blend mode is no standard one" },
		{ "SMask", "Mine", "a soft mask is of nothing that is painted" },
		{ "ca", "Mine", "an opacity is not between 0 and 1" },
		{ "RI", "Mine", "a rendering intent is no standard one" },
		{ "HTP", "Mine", "it has a halftone's phase" },
	};
	struct letter *l = *state;
	struct eg_pdf_object *s = add_state(l);

	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		eg_pdf_set_name(l->arena, s, wrong[i].key, wrong[i].value);
	assert_false(verify(l));
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		said(l, wrong[i].words);
}

static void
a_group_mixed_of_inks_is_found(void **state)
{
	struct letter *l = *state;
	struct eg_pdf_object *group = eg_pdf_dictionary(l->arena);

	eg_pdf_set_name(l->arena, group, "S", "Transparency");
	eg_pdf_set_name(l->arena, group, "CS", "DeviceCMYK");
	eg_pdf_set(l->arena, l->page, "Group", group);
	finds(l, "colours are inks (DeviceCMYK)");
}

int
main(void)
{
#define T(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_document_without_output_intent_is_found),
		T(inks_beside_an_intent_of_light_are_found),
		T(a_colour_space_that_is_not_there_is_found),
		T(a_profile_of_other_colours_is_found),
		T(a_profile_that_is_none_is_found),
		T(a_state_that_is_right_passes),
		T(a_state_of_ones_own_is_found),
		T(a_group_mixed_of_inks_is_found),
	};

	return cmocka_run_group_tests_name("verify: colours", tests, NULL, NULL);
}
