/*
 * judge.c - judges case files and prints what was found, one line a finding;
 * the list of all samples is kept in tests/rules/imr/findings.txt.
 *
 *	judge RULEBOOK CASE...
 *	judge -t RULEBOOK CASE...	how long it takes instead
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "rules/rules.h"
#include "xml/xml.h"

#define TIMES	3000

static bool
is_reproduction(const struct eg_xml *xml)
{
	return strcmp(eg_node_name(eg_xml_root(xml)), "reproduction") == 0;
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static bool
judge(struct eg_rulebook *book, const struct eg_xml *xml, struct eg_diags *diags)
{
	struct eg_rules_options options = { .reproduction = is_reproduction(xml) };
	struct eg_xml *copy = eg_xml_new_copy(xml);
	bool ok = eg_rules_judge(book, copy, &options, diags);

	eg_xml_free(copy);
	return ok;
}

static void
print(const char *path, const struct eg_diags *diags)
{
	const struct eg_diag *d;
	size_t i;

	printf("%s\n", path);
	for (i = 0; i < eg_diags_count(diags); i++) {
		d = eg_diags_at(diags, i);
		printf("  %u:%u %s[%s] %s: %s\n", d->at.line, d->at.column,
		    eg_severity_name(d->severity), d->code,
		    d->where == NULL ? "" : d->where, d->text);
	}
}

static void
print_time(struct eg_rulebook *book, const char *path, const struct eg_xml *xml)
{
	struct eg_diags *diags = eg_diags_new();
	double start = now(), copy, all;
	int i;

	for (i = 0; i < TIMES; i++)
		eg_xml_free(eg_xml_new_copy(xml));
	copy = now() - start;
	start = now();
	for (i = 0; i < TIMES; i++) {
		judge(book, xml, diags);
		eg_diags_clear(diags);
	}
	all = now() - start;
	printf("%s: %.0f us\n", path, (all - copy) / TIMES);
	eg_diags_free(diags);
}

int
main(int argc, char **argv)
{
	bool timing = argc > 1 && strcmp(argv[1], "-t") == 0, failed = false;
	struct eg_diags *diags = eg_diags_new();
	double start = now();
	struct eg_rulebook *book;
	struct eg_buf b = { 0 };
	struct eg_xml *xml;
	int i = timing ? 2 : 1;

	if (argc < i + 2)
		return 2;
	book = eg_rulebook_open(argv[i], diags);
	if (timing)
		printf("load: %.0f us\n", now() - start);
	for (i++; book != NULL && i < argc; i++) {
		xml = eg_xml_open(argv[i], &eg_xml_case_limits, diags);
		if (xml == NULL || !judge(book, xml, diags))
			failed = true;
		else if (timing)
			print_time(book, argv[i], xml);
		else
			print(argv[i], diags);
		if (!failed)
			eg_diags_clear(diags);
		eg_xml_free(xml);
	}
	if (book == NULL || failed) {
		eg_diags_dump(diags, &b);
		fputs(eg_buf_str(&b), stderr);
	}
	eg_buf_free(&b);
	eg_rulebook_free(book);
	eg_diags_free(diags);
	return book == NULL || failed;
}
