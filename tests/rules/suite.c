/*
 * suite.c - runs the Schematron conformance suite
 * (github.com/Schematron/schematron-conformance) and prints one line:
 *
 *	schematron-conformance: 48 of 49
 *
 *	suite DIRECTORY SCRATCH [-v]
 *
 * Tests that need XSLT 2.0 are left out.  Exits 1 when a test fails that is
 * not known to contradict others.
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/file.h"
#include "rules/rules.h"
#include "xml/xpath.h"

#define NS	"tag:dmaus@dmaus.name,2019:Schematron:Testsuite"
#define SCH_NS	"http://purl.oclc.org/dsdl/schematron"

/*
 * A pattern's variable that hides the schema's: let-name-collision-error-05
 * and -06 call the same thing an error, so nobody can pass all three.
 */
static const char contradicted[] = "let-scope-pattern-01";

struct suite {
	const char		*scratch;
	struct eg_arena		*arena;
	struct eg_diags		*diags;
	struct eg_xml_limits	 limits;
	unsigned		 passed, ran;
	bool			 failed, verbose;
};

/* Writes an element as a file of its own below the scratch directory. */
static const char *
write_document(struct suite *s, const char *test, const char *name,
    const struct eg_node *node)
{
	const char *path = eg_arena_printf(s->arena, "%s/%s/%s", s->scratch,
	    test, name);
	struct eg_buf b = { 0 };
	char *slash, *p = eg_arena_strdup(s->arena, path);

	for (slash = strchr(p + 1, '/'); slash != NULL; slash = strchr(slash, '/')) {
		*slash = '\0';
		if (mkdir(p, 0777) != 0 && errno != EEXIST)
			exit(3);
		*slash++ = '/';
	}
	eg_node_dump(node, &b);
	if (!eg_file_write(path, b.data, b.len, s->diags))
		exit(3);
	eg_buf_free(&b);
	return path;
}

static const char *
write_documents(struct suite *s, const char *test, const struct eg_node *root)
{
	struct eg_node *d = eg_node_child(root, NS, "documents"), *c;
	const char *path, *primary = NULL;

	for (c = eg_node_first_element(d); c != NULL; c = eg_node_next_element(c)) {
		path = write_document(s, test, eg_node_attr(c, "", "filename"),
		    eg_node_first_element(c));
		if (strcmp(eg_node_name(c), "primary") == 0)
			primary = path;
	}
	return primary;
}

/* Of several schemas the one that says it is for XPath 1.0, else the first. */
static struct eg_node *
choose_schema(struct eg_node *schemas)
{
	struct eg_node *c;
	const char *binding;

	for (c = eg_node_first_element(schemas); c != NULL;
	    c = eg_node_next_element(c)) {
		binding = eg_node_attr(c, "", "queryBinding");
		if (binding != NULL && strcmp(binding, "xslt") == 0)
			return c;
	}
	return eg_node_first_element(schemas);
}

/* --- what came of it ------------------------------------------------------ */

static bool
holds(struct eg_xml *xml, const char *test)
{
	struct eg_xpath *xp = eg_xpath_new();
	struct eg_xpath_scope scope = { xml, NULL, NULL };
	struct eg_xpath_error err;
	struct eg_expr *e;
	bool result = false;

	eg_xpath_namespace(xp, "svrl", "http://purl.oclc.org/dsdl/svrl");
	e = eg_xpath_compile(xp, test, &err);
	if (e == NULL || !eg_xpath_test(xp, e, &scope, &result, &err))
		result = false;
	eg_xpath_free(xp);
	return result;
}

static const char *
judge(struct suite *s, const char *schema, const char *primary,
    const char *phase, const struct eg_node *expectations)
{
	struct eg_rulebook *book = eg_rulebook_open(schema, s->diags);
	struct eg_xml *xml = eg_xml_open(primary, &s->limits, s->diags);
	struct eg_xml *svrl = NULL;
	struct eg_rules_options options = { .phase = phase };
	struct eg_buf b = { 0 };
	const char *result = "error";
	struct eg_node *e;

	if (book != NULL && xml != NULL &&
	    eg_rules_svrl(book, xml, &options, &b, s->diags))
		svrl = eg_xml_read("svrl", b.data, b.len, &eg_xml_fo_limits,
		    s->diags);
	if (svrl != NULL)
		result = holds(svrl, "//svrl:failed-assert | "
		    "//svrl:successful-report") ? "invalid" : "valid";
	e = expectations == NULL || svrl == NULL ? NULL :
	    eg_node_first_element(expectations);
	for (; e != NULL; e = eg_node_next_element(e))
		if (!holds(svrl, eg_node_attr(e, "", "test")))
			result = "other than expected in its SVRL";
	eg_buf_free(&b);
	eg_xml_free(svrl);
	eg_xml_free(xml);
	eg_rulebook_free(book);
	return result;
}

static void
run_test(struct suite *s, const char *path)
{
	struct eg_xml *xml = eg_xml_open(path, &s->limits, s->diags);
	struct eg_node *root = xml == NULL ? NULL : eg_xml_root(xml), *schemas;
	const char *features, *id, *want, *got, *primary, *schema;
	struct eg_buf b = { 0 };

	if (root == NULL)
		exit(3);
	id = eg_node_attr(root, "", "id");
	want = eg_node_attr(root, "", "expect");
	features = eg_node_attr(root, "", "features");
	if (features != NULL && strstr(features, "xslt2") != NULL)
		goto out;
	primary = write_documents(s, id, root);
	schemas = eg_node_child(root, NS, "schemas");
	schema = write_document(s, id, "schema.sch", choose_schema(schemas));
	got = judge(s, schema, primary, eg_node_attr(schemas, "", "phase"),
	    eg_node_child(root, NS, "expectations"));
	s->ran++;
	if (strcmp(got, want) == 0) {
		s->passed++;
	} else {
		if (strcmp(id, contradicted) != 0)
			s->failed = true;
		if (s->verbose || strcmp(id, contradicted) != 0) {
			eg_diags_dump(s->diags, &b);
			printf("%s: %s, not %s\n%s", id, got, want, eg_buf_str(&b));
		}
	}
	eg_buf_free(&b);
out:
	eg_diags_clear(s->diags);
	eg_xml_free(xml);
}

static int
is_test(const struct dirent *e)
{
	size_t n = strlen(e->d_name);

	return n > 4 && strcmp(e->d_name + n - 4, ".xml") == 0;
}

static void
run_folder(struct suite *s, const char *folder)
{
	struct dirent **list;
	int i, n = scandir(folder, &list, is_test, alphasort);

	for (i = 0; i < n; i++) {
		run_test(s, eg_arena_printf(s->arena, "%s/%s", folder,
		    list[i]->d_name));
		free(list[i]);
	}
	if (n >= 0)
		free(list);
}

int
main(int argc, char **argv)
{
	struct suite s = { 0 };

	if (argc < 3)
		return 2;
	s.scratch = argv[2];
	s.verbose = argc > 3;
	s.limits = eg_xml_case_limits;
	s.limits.comments = true;	/* rules may be about them */
	s.arena = eg_arena_new();
	s.diags = eg_diags_new();
	run_folder(&s, eg_arena_printf(s.arena, "%s/tests/core", argv[1]));
	run_folder(&s, eg_arena_printf(s.arena, "%s/tests/svrl", argv[1]));
	printf("schematron-conformance: %u of %u\n", s.passed, s.ran);
	eg_diags_free(s.diags);
	eg_arena_free(s.arena);
	return s.failed || s.ran == 0;
}
