/*
 * test_redaction.c - profiles: every place of a case schema has its row, and a profile
 * that forgets one is refused; what "coarser" means.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "redact/generalise.h"
#include "redact/profile.h"

#define IMR	"schemas/imr/redaction/"
#define TX	"schemas/tx-iro/redaction/"

static struct {
	struct eg_diags	*diags;
	struct eg_buf	 said;
	char		 dir[64];
} t;

static int
setup(void **state)
{
	(void)state;
	t.diags = eg_diags_new();
	strcpy(t.dir, "/tmp/redaction-XXXXXX");
	return mkdtemp(t.dir) == NULL;
}

static int
teardown(void **state)
{
	static const char *const made[] = { "p.xml", "imr/case.xsd", "imr/item.xsd",
		"imr/lists.xsd", "imr/party.xsd", "imr/procedure.xsd", "imr/values.xsd", "imr",
		"redaction/redaction.xsd", "redaction/words.xml", "redaction", "" };
	char path[128];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(made) / sizeof(*made); i++) {
		snprintf(path, sizeof(path), "%s/%s", t.dir, made[i]);
		remove(path);
	}
	eg_buf_free(&t.said);
	eg_diags_free(t.diags);
	return 0;
}

/* A copy of a file, in which one thing is another. */
static void
copy(const char *from, const char *to, const char *this, const char *other)
{
	struct eg_buf in = { 0 }, out = { 0 };
	char path[128];
	char *at;

	snprintf(path, sizeof(path), "%s/%s", t.dir, to);
	assert_true(eg_file_read(from, 1 << 20, &in, t.diags));
	at = this == NULL ? NULL : strstr(in.data, this);
	assert_true(this == NULL || at != NULL);
	if (at == NULL)
		at = in.data + in.len;
	eg_buf_add(&out, in.data, (size_t)(at - in.data));
	eg_buf_puts(&out, other == NULL ? "" : other);
	if (this != NULL)
		eg_buf_puts(&out, at + strlen(this));
	assert_true(eg_file_write(path, out.data, out.len, t.diags));
	eg_buf_free(&in);
	eg_buf_free(&out);
}

/* What is said of a profile, as short messages. */
static const char *
said(const char *path, const char *schemas)
{
	struct eg_redaction *p;

	eg_diags_clear(t.diags);
	eg_buf_clear(&t.said);
	p = eg_redaction_open(path, schemas, t.diags);
	eg_diags_dump(t.diags, &t.said);
	assert_true((p == NULL) == eg_diags_failed(t.diags));
	eg_redaction_free(p);
	return eg_buf_str(&t.said);
}

/* A profile with one thing changed. */
static const char *
said_with(const char *this, const char *other)
{
	char path[128];

	snprintf(path, sizeof(path), "%s/redaction", t.dir);
	mkdir(path, 0700);
	copy(IMR "dwc-public.xml", "p.xml", this, other);
	copy("schemas/redaction/words.xml", "redaction/words.xml", NULL, NULL);
	snprintf(path, sizeof(path), "%s/p.xml", t.dir);
	return said(path, "schemas");
}

#define LISTS	"<lists href=\"../../redaction/words.xml\"/>"
#define HERE	"<lists href=\"redaction/words.xml\"/>"

static void
every_place_of_a_schema_has_its_row(void **state)
{
	static const char *const profiles[] = { IMR "dwc-public.xml", IMR "hipaa-safe-harbor.xml",
		TX "tdi-public.xml", TX "hipaa-safe-harbor.xml" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(profiles) / sizeof(*profiles); i++)
		assert_string_equal(said(profiles[i], "schemas"), "");
}

static void
new_element_of_a_schema_needs_a_row(void **state)
{
	static const char *const parts[] = { "imr/case.xsd", "imr/item.xsd", "imr/lists.xsd",
		"imr/procedure.xsd", "imr/values.xsd", "redaction/redaction.xsd" };
	char from[128];
	size_t i;

	(void)state;
	snprintf(from, sizeof(from), "%s/imr", t.dir);
	mkdir(from, 0700);
	snprintf(from, sizeof(from), "%s/redaction", t.dir);
	mkdir(from, 0700);
	for (i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		snprintf(from, sizeof(from), "schemas/%s", parts[i]);
		copy(from, parts[i], NULL, NULL);
	}
	copy("schemas/imr/party.xsd", "imr/party.xsd", "<xs:element name=\"sex\"",
	    "<xs:element name=\"nickname\" type=\"Line\" minOccurs=\"0\"/><xs:element name=\"sex\"");
	assert_non_null(strstr(said(IMR "dwc-public.xml", t.dir),
	    "error[D1003]: the case schema has `employee/nickname`, and the profile no row"));
}

static void
row_that_is_not_right_is_refused(void **state)
{
	(void)state;
	assert_non_null(strstr(said_with(LISTS, "<lists href=\"nowhere.xml\"/>"), "U800"));
	/* Its schema judges it first. */
	assert_non_null(strstr(said_with("do=\"remove\"/>", "do=\"erase\"/>"), "erase"));
	assert_non_null(strstr(said("samples/complete/case.xml", "schemas"), "E21"));
}

/* Both at once, so that the lists are found: what is changed stands before them. */
static const char *
said_of_rows(const char *rows)
{
	struct eg_buf b = { 0 }, in = { 0 };
	char path[128];
	char *at;

	said_with(LISTS, HERE);
	snprintf(path, sizeof(path), "%s/p.xml", t.dir);
	assert_true(eg_file_read(path, 1 << 20, &in, t.diags));
	at = strstr(in.data, "</redaction>");
	eg_buf_add(&b, in.data, (size_t)(at - in.data));
	eg_buf_puts(&b, rows);
	eg_buf_puts(&b, at);
	assert_true(eg_file_write(path, b.data, b.len, t.diags));
	eg_buf_free(&b);
	eg_buf_free(&in);
	return said(path, "schemas");
}

static void
rows_and_places_go_one_to_one(void **state)
{
	(void)state;
	assert_string_equal(said_of_rows(""), "");
	assert_non_null(strstr(said_of_rows("<row at=\"employee/nickname\" do=\"remove\"/>"),
	    "error[D1004]: the case schema has no `employee/nickname`"));
	assert_non_null(strstr(said_of_rows("<row at=\"employee/sex\" do=\"keep\"/>"),
	    "error[D1005]: `employee/sex` has two rows"));
	assert_non_null(strstr(said_of_rows("<row at=\"x\"/>"), "D1002"));
	assert_non_null(strstr(said_of_rows("<row at=\"x\" do=\"replace\"/>"), "D1002"));
}

static void
row_has_its_own_words_or_those_of_who_uses_its_part(void **state)
{
	struct eg_redaction *p = eg_redaction_open(IMR "dwc-public.xml", "schemas", t.diags);

	(void)state;
	assert_string_equal(eg_redaction_find(p, "employee/name/first")->words, "the employee");
	assert_string_equal(eg_redaction_find(p, "employee/address/city")->words, "the city");
	assert_string_equal(eg_redaction_find(p, "employee/address/zip")->words,
	    "the employee’s address");
	assert_null(eg_redaction_find(p, "employee/name"));
	eg_redaction_free(p);
}

static void
words_of_somebody_are_never_kept_unread(void **state)
{
	char path[128];

	(void)state;
	said_with(LISTS, HERE);
	snprintf(path, sizeof(path), "%s/p.xml", t.dir);
	copy(IMR "hipaa-safe-harbor.xml", "p.xml", LISTS, HERE);
	copy(path, "p.xml", "item/review/variance\" do=\"text\"", "item/review/variance\" do=\"keep\"");
	assert_non_null(strstr(said(path, "schemas"),
	    "error[D1006]: `item/review/variance` holds words of somebody"));
}

static const char *
zip(const char *s)
{
	static char out[4];

	eg_generalise_zip(s, out);
	return out;
}

/* 45 CFR 164.514(b)(2)(i)(B). */
static void
zip_code_keeps_three_digits_unless_few_live_there(void **state)
{
	static const char *const few[] = { "036", "059", "063", "102", "203", "556", "692", "790",
		"821", "823", "830", "831", "878", "879", "884", "890", "893" };
	char five[8];
	unsigned i, n = 0;

	(void)state;
	assert_string_equal(zip("94105"), "941");
	assert_string_equal(zip("94105-1234"), "941");
	assert_string_equal(zip("x"), "");
	assert_string_equal(zip("94x"), "");
	for (i = 0; i < sizeof(few) / sizeof(*few); i++) {
		snprintf(five, sizeof(five), "%s01", few[i]);
		assert_string_equal(zip(five), "000");
	}
	/* And no others. */
	for (i = 1; i < 1000; i++) {
		snprintf(five, sizeof(five), "%03u99", i);
		n += strcmp(zip(five), "000") == 0;
	}
	assert_int_equal(n, 17);
}

static void
day_keeps_its_year(void **state)
{
	char out[5];

	(void)state;
	eg_generalise_day("2026-04-06", out);
	assert_string_equal(out, "2026");
	eg_generalise_day("soon", out);
	assert_string_equal(out, "");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(every_place_of_a_schema_has_its_row),
		TEST(new_element_of_a_schema_needs_a_row),
		TEST(row_that_is_not_right_is_refused),
		TEST(rows_and_places_go_one_to_one),
		TEST(row_has_its_own_words_or_those_of_who_uses_its_part),
		TEST(words_of_somebody_are_never_kept_unread),
		TEST(zip_code_keeps_three_digits_unless_few_live_there),
		TEST(day_keeps_its_year),
	};

	return cmocka_run_group_tests_name("redact/profile", tests, NULL, NULL);
}
