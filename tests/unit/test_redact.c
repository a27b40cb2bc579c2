/*
 * test_redact.c - what becomes of a case by the rows of a profile.
 *
 * A profile is lines "PLACE DEED VALUE WORDS", the last two as far as there are any.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "redact/redact.h"

static const char *const deeds[] = { "keep", "remove", "replace", "year", "zip3",
	"renumber", "text", "reference" };
static const char *const values[] = { "-", "given", "middle", "family", "person",
	"organization", "street", "place", "zip", "phone", "number", "email", "day" };
static const char *facts[] = { "decision", "tapering" };
static const char *ordinary[] = { "brown" };

static const char rows[] =
	"@id keep\n"
	"@ref renumber number the reviewer\n"
	"born remove day\n"
	"cited/authors reference\n"
	"cited/title reference\n"
	"claim remove number the claim\n"
	"city replace place the city\n"
	"hurt year\n"
	"name/first remove given the worker\n"
	"name/last remove family the worker\n"
	"name/middle remove middle the worker\n"
	"note text\n"
	"note/em text\n"
	"note/em/@lang remove\n"
	"note/secret remove\n"
	"note/who remove person the nurse\n"
	"zip zip3\n";

static struct {
	struct eg_redaction	 profile;
	struct eg_redaction_row	 row[32];
	struct eg_identifiers	 ids;
	struct eg_redacted	 result;
	struct eg_diags		*diags;
	struct eg_buf		 out, said;
} t;

static unsigned
which(const char *const *names, size_t n, const char *name)
{
	unsigned i;

	for (i = 0; i < n && strcmp(names[i], name) != 0; i++)
		continue;
	assert_true(i < n);
	return i;
}

static int
by_path(const void *a, const void *b)
{
	return strcmp(((const struct eg_redaction_row *)a)->path,
	    ((const struct eg_redaction_row *)b)->path);
}

static void
read_rows(const char *s)
{
	char place[64], deed[16], value[16], words[64];
	struct eg_redaction_row *r;
	int got;

	for (; *s != '\0'; s = strchr(s, '\n') + 1) {
		got = sscanf(s, "%63s %15[a-z0-9]%*[ ]%15[a-z-]%*[ ]%63[^\n]", place, deed, value,
		    words);
		r = &t.row[t.profile.n++];
		*r = (struct eg_redaction_row){ .path = eg_arena_strdup(t.ids.arena, place),
		    .deed = which(deeds, 8, deed),
		    .personal = got < 3 ? EG_PERSONAL_NOT : which(values, 13, value),
		    .words = got < 4 ? NULL : eg_arena_strdup(t.ids.arena, words) };
	}
	qsort(t.row, t.profile.n, sizeof(*t.row), by_path);
}

static int
setup(void **state)
{
	(void)state;
	memset(&t, 0, sizeof(t));
	t.diags = eg_diags_new();
	t.ids.arena = eg_arena_new();
	t.profile = (struct eg_redaction){ .name = "p", .law = "l", .row = t.row,
	    .dateless = "a certain day", .monthless = "a certain month", .shared = "a party",
	    .facts = { facts, 2 }, .ordinary = { ordinary, 1 } };
	t.profile.words[EG_FOUND_PERSON] = "a person";
	read_rows(rows);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	eg_buf_free(&t.out);
	eg_buf_free(&t.said);
	eg_diags_free(t.diags);
	eg_arena_free(t.ids.arena);
	return 0;
}

/* A case of these attributes and elements, redacted: what is in its root; or messages. */
static const char *
redacted(const char *attributes, const char *inside)
{
	const char *text = eg_arena_printf(t.ids.arena, "<case xmlns:f=\"urn:engross:facts:1\" "
	    "xmlns:x=\"urn:x\"%s>%s</case>", attributes, inside), *at;
	struct eg_xml *x = eg_xml_read("case", text, strlen(text), &eg_xml_case_limits, t.diags);

	assert_non_null(x);
	t.ids = (struct eg_identifiers){ .arena = t.ids.arena };
	eg_buf_clear(&t.out);
	eg_buf_clear(&t.said);
	eg_diags_clear(t.diags);
	if (eg_redact_collect(&t.profile, x, &t.ids, t.diags)) {
		eg_redact(&t.ids, x, &t.result, t.diags);
		eg_node_dump(eg_xml_root(x), &t.out);
	}
	eg_diags_dump(t.diags, &t.said);
	eg_xml_free(x);
	if (eg_diags_failed(t.diags))
		return eg_buf_str(&t.said);
	at = strchr(eg_buf_str(&t.out), '>') + 1;
	text = strstr(at, "</case>");
	return text == NULL ? "" : eg_arena_strndup(t.ids.arena, at, (size_t)(text - at));
}

#define BECOMES(from, to)	assert_string_equal(redacted("", from), to)
#define SAID(what)		assert_non_null(strstr(eg_buf_str(&t.said), what))
#define IN_COPY(what)		assert_non_null(strstr(eg_buf_str(&t.out), what))
#define NOT_IN_COPY(what)	assert_null(strstr(eg_buf_str(&t.out), what))

static void
each_row_does_what_it_says(void **state)
{
	(void)state;
	BECOMES("<claim>WC-77</claim><city>Fresno</city><hurt>2025-09-16</hurt><zip>93650</zip>",
	    "<city>the city</city><hurt>2025</hurt><zip>936</zip>");
	assert_int_equal(t.result.removed, 1);
	assert_int_equal(t.result.changed, 3);
	BECOMES("<note>claim WC-77 of Fresno, WC 77</note><claim>WC-77</claim><city>Fresno</city>",
	    "<note>claim the claim of the city, the claim</note><city>the city</city>");
	assert_int_equal(t.result.phrases, 3);
}

static void
id_is_numbered_alike_all_over_the_case(void **state)
{
	(void)state;
	redacted(" id=\"C-1\" ref=\" R-1047 \"", "<note>by R-1047</note>");
	IN_COPY(" id=\"C-1\" ref=\"n1\"");
	IN_COPY("<note>by the reviewer</note>");
}

static void
element_that_nothing_is_left_of_goes(void **state)
{
	(void)state;
	BECOMES("<name><first>Maria</first> <last>Garcia</last></name>", "");
	BECOMES("<cited><authors>Li A</authors><title>On it</title></cited>",
	    "<cited><authors>Li A</authors><title>On it</title></cited>");
}

static void
facts_stay_only_if_the_profile_names_them(void **state)
{
	(void)state;
	redacted(" f:decision=\"upheld\" f:other=\"Garcia\" x:decision=\"Garcia\"", "");
	IN_COPY("f:decision=\"upheld\"");
	NOT_IN_COPY("Garcia");
}

static void
copy_says_by_what_it_was_redacted(void **state)
{
	(void)state;
	redacted("", "<zip>93650</zip>");
	IN_COPY("redaction:profile=\"p\" redaction:law=\"l\"");
}

static void
name_that_markup_divides_is_one_name(void **state)
{
	(void)state;
	BECOMES("<name><last>Garcia</last></name><note>of Gar<em>cia, a</em> cook</note>",
	    "<note>of the worker<em>, a</em> cook</note>");
	BECOMES("<name><last>Garcia</last></name><note><em>Garcia</em> and <em>Garcia</em></note>",
	    "<note><em>The worker</em> and <em>the worker</em></note>");
}

/* The text around it is looked through; it has a row for itself. */
static void
row_inside_a_text_is_followed(void **state)
{
	(void)state;
	BECOMES("<note>a<secret>b</secret>c</note>", "<note>ac</note>");
	BECOMES("<note>a <em lang=\"Garcia\">b</em></note>", "<note>a <em>b</em></note>");
	BECOMES("<note>a <who>Ann Tanaka</who>b <em>Tanaka</em></note>",
	    "<note>a b <em>the nurse</em></note>");
}

static void
text_of_a_published_work_names_whom_it_names(void **state)
{
	(void)state;
	BECOMES("<cited><title>Mr. Jones on it</title></cited><note>Mr. Jones on it</note>",
	    "<cited><title>Mr. Jones on it</title></cited><note>A person on it</note>");
}

static void
what_comes_to_stand_together_is_looked_at_again(void **state)
{
	(void)state;
	t.profile.words[EG_FOUND_DATE] = "year";
	BECOMES("<note>seen Feb April 6, 2026</note>", "<note>seen 2026</note>");
}

static void
value_without_a_row_is_refused(void **state)
{
	static const struct { const char *attributes, *inside, *said; } value[] = {
		{ "", "<other>x</other>", "the profile p has no row for `other`" },
		{ "", "x", "error[D1010]" },
		{ " other=\"x\"", "", "no row for `@other`" },
		{ "", "<note>a <b>c</b></note>", "no row for `note/b`" },
		{ "", "<note>a <em other=\"b\"/></note>", "no row for `note/em/@other`" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(value) / sizeof(value[0]); i++) {
		redacted(value[i].attributes, value[i].inside);
		assert_int_equal(t.out.len, 0);
		SAID("error[D1010]");
		SAID(value[i].said);
	}
}

static void
year_that_tells_of_an_age_over_89_goes(void **state)
{
	(void)state;
	t.profile.words[EG_FOUND_AGE] = "90 or older";
	BECOMES("<hurt>1936-01-01</hurt><hurt>2026-01-01</hurt>", "<hurt>2026</hurt>");
	BECOMES("<hurt>1937-01-01</hurt><hurt>2026-01-01</hurt>",
	    "<hurt>1937</hurt><hurt>2026</hurt>");
	t.profile.words[EG_FOUND_AGE] = NULL;
	BECOMES("<hurt>1936-01-01</hurt><hurt>2026-01-01</hurt>",
	    "<hurt>1936</hurt><hurt>2026</hurt>");
}

static void
part_of_a_name_is_looked_for_without_the_others(void **state)
{
	(void)state;
	BECOMES("<name><middle>Quintana</middle><last>Garcia</last></name>"
	    "<note>told Quintana so and Garcia too</note>",
	    "<note>told the worker so and the worker too</note>");
}

static void
middle_name_alone_is_looked_for(void **state)
{
	(void)state;
	BECOMES("<name><middle>Quintana</middle></name><note>told Quintana so</note>",
	    "<note>told the worker so</note>");
	BECOMES("<name><first>Maria</first><middle>Quintana</middle></name>"
	    "<note>told Quintana so</note>", "<note>told the worker so</note>");
}

static void
what_a_person_should_look_at_is_told(void **state)
{
	(void)state;
	redacted("", "<claim>7</claim><name><first>Al</first><last>Brown</last></name>"
	    "<cited><authors>Brown A</authors></cited>"
	    "<note>The man Tanaka met Mr. Jones. Al went.</note>");
	SAID("warning[D1023]: `claim` is too short to be looked for");
	SAID("warning[D1025]: an author of a cited work is called `brown` too");
	SAID("warning[D1022]: `Tanaka` looks like a name");
	SAID("warning[D1021]: `Mr. Jones` was taken for the name of somebody");
	redacted("", "<name><last>Brown</last></name><note>It is. Brown spots.</note>");
	SAID("warning[D1024]: `Brown` was taken for a name; it may be a word");
	assert_int_equal(t.result.unknown, 1);
}

static void
case_of_too_many_values_is_refused(void **state)
{
	struct eg_buf b = { 0 };
	unsigned i;

	(void)state;
	for (i = 0; i < EG_IDENTIFIERS_MAX; i++)
		eg_buf_printf(&b, "<claim>WC-%u</claim>", 1000 + i);
	BECOMES(eg_buf_str(&b), "");
	eg_buf_puts(&b, "<claim>WC-1</claim>");
	redacted("", eg_buf_str(&b));
	SAID("error[D1016]");
	eg_buf_free(&b);
}

static void
of_a_blank_copy_text_is_x_and_the_rest_stays(void **state)
{
	static const char text[] = "<case id=\"C-1\"><note>a <em>b</em></note><zip>936</zip>"
	    "<cited><title>On it</title></cited></case>";
	struct eg_xml *x = eg_xml_read("case", text, strlen(text), &eg_xml_case_limits, t.diags);

	(void)state;
	eg_redact_blank(&t.profile, x);
	eg_node_dump(eg_xml_root(x), &t.out);
	assert_string_equal(eg_buf_str(&t.out), "<case id=\"C-1\"><note>x<em>x</em></note>"
	    "<zip>936</zip><cited><title>x</title></cited></case>");
	eg_xml_free(x);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(each_row_does_what_it_says),
		TEST(id_is_numbered_alike_all_over_the_case),
		TEST(element_that_nothing_is_left_of_goes),
		TEST(facts_stay_only_if_the_profile_names_them),
		TEST(copy_says_by_what_it_was_redacted),
		TEST(name_that_markup_divides_is_one_name),
		TEST(row_inside_a_text_is_followed),
		TEST(text_of_a_published_work_names_whom_it_names),
		TEST(what_comes_to_stand_together_is_looked_at_again),
		TEST(value_without_a_row_is_refused),
		TEST(year_that_tells_of_an_age_over_89_goes),
		TEST(part_of_a_name_is_looked_for_without_the_others),
		TEST(middle_name_alone_is_looked_for),
		TEST(what_a_person_should_look_at_is_told),
		TEST(case_of_too_many_values_is_refused),
		TEST(of_a_blank_copy_text_is_x_and_the_rest_stays),
	};

	return cmocka_run_group_tests_name("redact/redact", tests, NULL, NULL);
}
