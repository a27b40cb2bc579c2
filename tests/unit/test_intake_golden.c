/*
 * test_intake_golden.c - what a user is told: tests/golden/intake/CASE/
 *
 *	case.xml	the input; a comment in it says what must hold
 *	want.diag	every message with all its lines
 *
 * Without an argument all cases are compared; with the names of cases, their
 * want.diag is written instead: read the difference, then commit it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <dirent.h>

#include <cmocka.h>

#include "base/file.h"
#include "intake/intake.h"

#define ROOT	"tests/golden/intake"

static struct eg_xsd *xsd;

static void
line(struct eg_buf *b, const char *label, const char *s)
{
	if (s != NULL)
		eg_buf_printf(b, "  %s %s\n", label, s);
}

static void
message(struct eg_buf *b, const struct eg_diag *m)
{
	eg_buf_printf(b, "%s:%u:%u+%u: %s[%s]: %s\n", m->at.file, m->at.line,
	    m->at.column, m->at.length, eg_severity_name(m->severity), m->code,
	    m->text);
	line(b, "|", m->excerpt);
	line(b, "where:", m->where);
	line(b, "rule:", m->rule);
	line(b, "help:", m->help);
	line(b, "note:", m->note);
}

/* Everything said about a case. */
static void
tell(const char *name, struct eg_buf *out)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_buf bytes = { 0 };
	struct eg_xml *x;
	char path[512];
	bool valid;
	size_t i;

	snprintf(path, sizeof(path), ROOT "/%s/case.xml", name);
	assert_true(eg_file_read(path, (size_t)1 << 20, &bytes, diags));
	x = eg_intake_read_bytes("case.xml", eg_buf_str(&bytes), bytes.len, diags);
	if (x != NULL) {
		valid = eg_intake_validate(x, xsd, diags);
		assert_int_equal(valid, !eg_diags_failed(diags));
	}
	for (i = 0; i < eg_diags_count(diags); i++)
		message(out, eg_diags_at(diags, i));
	if (eg_diags_dropped(diags) > 0)
		eg_buf_printf(out, "and %zu more\n", eg_diags_dropped(diags));
	eg_xml_free(x);
	eg_buf_free(&bytes);
	eg_diags_free(diags);
}

static int
is_case(const struct dirent *d)
{
	return d->d_name[0] != '.' && strchr(d->d_name, '.') == NULL;
}

static void
every_case_is_told_as_it_was_agreed(void **state)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_buf got = { 0 }, want = { 0 };
	struct dirent **list = NULL;
	char path[512];
	int i, n;

	(void)state;
	n = scandir(ROOT, &list, is_case, alphasort);
	assert_true(n > 10);
	for (i = 0; i < n; i++) {
		eg_buf_clear(&got);
		eg_buf_clear(&want);
		tell(list[i]->d_name, &got);
		snprintf(path, sizeof(path), ROOT "/%s/want.diag", list[i]->d_name);
		assert_true(eg_file_read(path, (size_t)1 << 20, &want, diags));
		if (strcmp(eg_buf_str(&got), eg_buf_str(&want)) != 0)
			print_error("%s differs\n", list[i]->d_name);
		assert_string_equal(eg_buf_str(&got), eg_buf_str(&want));
		free(list[i]);
	}
	free(list);
	eg_buf_free(&got);
	eg_buf_free(&want);
	eg_diags_free(diags);
}

static void
accept_case(const char *name)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_buf got = { 0 };
	char path[512];

	tell(name, &got);
	snprintf(path, sizeof(path), ROOT "/%s/want.diag", name);
	assert_true(eg_file_write(path, eg_buf_str(&got), got.len, diags));
	eg_buf_free(&got);
	eg_diags_free(diags);
}

static int
open_schema(void **state)
{
	struct eg_diags *diags = eg_diags_new();

	(void)state;
	xsd = eg_xsd_open(ROOT "/small.xsd", diags);
	eg_diags_free(diags);
	return xsd == NULL;
}

static int
close_schema(void **state)
{
	(void)state;
	eg_xsd_free(xsd);
	return 0;
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_case_is_told_as_it_was_agreed),
	};
	int i;

	if (argc > 1) {
		if (open_schema(NULL) != 0)
			return 1;
		for (i = 1; i < argc; i++)
			accept_case(argv[i]);
		return close_schema(NULL);
	}
	return cmocka_run_group_tests_name("intake/golden", tests, open_schema,
	    close_schema);
}
