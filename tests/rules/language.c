/*
 * language.c - what phrase tables find in cases, one line a finding or a fact.
 *
 *	language RULEBOOK CASE...	findings of all rules, letters made again
 *					judged as cases are
 *	language -f RULEBOOK CASE...	the facts words tell, with the words
 *	language -t RULEBOOK CASE...	how long deriving them takes
 *
 * Fields are parted by tabs: case, line, rule or fact, the text or value.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "rules/judge.h"
#include "rules/phrase/phrase.h"

#define TIMES	500

static void
print_findings(const char *path, const struct eg_diags *diags)
{
	const struct eg_diag *d;
	size_t i;

	for (i = 0; i < eg_diags_count(diags); i++) {
		d = eg_diags_at(diags, i);
		printf("%s\t%u\t%s\t%s\n", path, d->at.line, d->code, d->text);
	}
}

static void
print_facts(const char *path, const struct eg_xml *xml, struct eg_node *node)
{
	struct eg_node *c, *a;

	for (a = eg_node_first_attr(node); a != NULL; a = eg_node_next_attr(a))
		if (strcmp(eg_node_ns(a), EG_FACTS_NS) == 0)
			printf("%s\t%u\t%s/@%s\t%s\n", path,
			    eg_xml_pos(xml, node).line, eg_node_name(node),
			    eg_node_name(a), eg_node_text(a));
	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c))
		print_facts(path, xml, c);
}

static bool
measure(struct eg_rulebook *book, const char *path, const struct eg_xml *xml,
    struct eg_diags *diags)
{
	struct timespec from, to;
	struct eg_xml *copy;
	double all = 0;
	size_t len;
	int i;

	eg_xml_bytes(xml, &len);
	for (i = 0; i < TIMES; i++) {
		copy = eg_xml_new_copy(xml);
		clock_gettime(CLOCK_MONOTONIC, &from);
		if (!eg_phrases_derive(book, copy, diags)) {
			eg_xml_free(copy);
			return false;
		}
		clock_gettime(CLOCK_MONOTONIC, &to);
		eg_xml_free(copy);
		all += (double)(to.tv_sec - from.tv_sec) * 1e6 +
		    (double)(to.tv_nsec - from.tv_nsec) / 1e3;
	}
	printf("%s\t%zu bytes\t%.0f us\n", path, len, all / TIMES);
	return true;
}

static bool
look(struct eg_rulebook *book, const char *path, const struct eg_xml *xml,
    char kind, struct eg_diags *diags)
{
	struct eg_rules_options options = { .reproduction = false };
	struct eg_xml *copy;
	bool ok;

	if (kind == 't')
		return measure(book, path, xml, diags);
	copy = eg_xml_new_copy(xml);
	if (kind == 'f') {
		ok = eg_phrases_derive(book, copy, diags);
		if (ok)
			print_facts(path, copy, eg_xml_root(copy));
	} else {
		ok = eg_rules_judge(book, copy, &options, diags);
		if (ok)
			print_findings(path, diags);
	}
	eg_xml_free(copy);
	return ok;
}

int
main(int argc, char **argv)
{
	struct eg_diags *diags = eg_diags_new();
	char kind = argc > 1 && argv[1][0] == '-' ? argv[1][1] : '\0';
	struct eg_rulebook *book;
	struct eg_buf b = { 0 };
	struct eg_xml *xml;
	int i = kind == '\0' ? 1 : 2;
	bool ok;

	if (argc < i + 2)
		return 2;
	book = eg_rulebook_open(argv[i], diags);
	ok = book != NULL;
	for (i++; ok && i < argc; i++) {
		xml = eg_xml_open(argv[i], &eg_xml_case_limits, diags);
		ok = xml != NULL && look(book, argv[i], xml, kind, diags);
		if (ok)
			eg_diags_clear(diags);
		eg_xml_free(xml);
	}
	if (!ok) {
		eg_diags_dump(diags, &b);
		fputs(eg_buf_str(&b), stderr);
	}
	eg_buf_free(&b);
	eg_rulebook_free(book);
	eg_diags_free(diags);
	return !ok;
}
