/*
 * language.c - what the words of cases tell: every fact that phrase tables
 * derive, one a line; tests/rules/imr/language counts them.
 *
 *	language RULEBOOK CASE...
 *
 * Fields are parted by tabs: case, line, element/@fact, value.
 */
#include <stdio.h>
#include <string.h>

#include "rules/judge.h"
#include "rules/phrase/phrase.h"

static void
print(const char *path, const struct eg_xml *xml, struct eg_node *node)
{
	struct eg_node *c, *a;

	for (a = eg_node_first_attr(node); a != NULL; a = eg_node_next_attr(a))
		if (strcmp(eg_node_ns(a), EG_FACTS_NS) == 0)
			printf("%s\t%u\t%s/@%s\t%s\n", path,
			    eg_xml_pos(xml, node).line, eg_node_name(node),
			    eg_node_name(a), eg_node_text(a));
	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c))
		print(path, xml, c);
}

static bool
tell(struct eg_rulebook *book, const char *path, struct eg_diags *diags)
{
	struct eg_xml *xml = eg_xml_open(path, &eg_xml_case_limits, diags);
	struct eg_xml *copy = xml == NULL ? NULL : eg_xml_new_copy(xml);
	bool ok = copy != NULL && eg_phrases_derive(book, copy, diags);

	if (ok)
		print(path, copy, eg_xml_root(copy));
	eg_xml_free(copy);
	eg_xml_free(xml);
	return ok;
}

int
main(int argc, char **argv)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_rulebook *book;
	struct eg_buf b = { 0 };
	bool ok;
	int i;

	if (argc < 3)
		return 2;
	book = eg_rulebook_open(argv[1], diags);
	ok = book != NULL;
	for (i = 2; ok && i < argc; i++)
		ok = tell(book, argv[i], diags);
	if (!ok) {
		eg_diags_dump(diags, &b);
		fputs(eg_buf_str(&b), stderr);
	}
	eg_buf_free(&b);
	eg_rulebook_free(book);
	eg_diags_free(diags);
	return !ok;
}
