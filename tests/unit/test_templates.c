/*
 * The formats of this repository, from its root: each can be opened, and names
 * nothing in its XPath that its case schema does not have.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "merge/letter.h"

static void
formats_are_without_a_warning(void **state)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_buf b = { 0 };
	char path[400];
	struct dirent *e;
	DIR *d = opendir("templates");
	struct eg_letter *l;
	size_t n = 0;

	(void)state;
	assert_non_null(d);
	while ((e = readdir(d)) != NULL) {
		snprintf(path, sizeof(path), "templates/%s/letter.xml", e->d_name);
		if (e->d_name[0] == '.' || access(path, R_OK) != 0)
			continue;
		n++;
		l = eg_letter_examine("templates", "schemas", e->d_name, diags);
		eg_letter_free(l);
		if (l == NULL)
			print_error("%s cannot be opened\n", e->d_name);
	}
	closedir(d);
	eg_diags_dump(diags, &b);
	assert_string_equal(eg_buf_str(&b), "");
	assert_true(n >= 4);
	eg_buf_free(&b);
	eg_diags_free(diags);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(formats_are_without_a_warning),
	};

	return cmocka_run_group_tests_name("templates", tests, NULL, NULL);
}
