/*
 * cases.c - our own Schematron cases: a rulebook, an instance, and every
 * message that must follow, in order.
 *
 *	cases SCRATCH FILE...
 *
 *	<case id="" phase="" reproduction="true">
 *	  <schema xmlns="http://purl.oclc.org/dsdl/schematron">...</schema>
 *	  <file name="part.sch">one element</file>	another file beside it
 *	  <instance>one element</instance>
 *	  <want>severity[code] where: text	one line a message
 *	  </want>
 *	  <svrl test="XPATH"/>			must hold of the SVRL report
 *	</case>
 *
 * Each report is left in SCRATCH/ID.svrl, for svrl.rng.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/file.h"
#include "rules/rules.h"
#include "xml/xpath.h"

#define NS	"urn:engross:test:schematron:1"
#define SCH_NS	"http://purl.oclc.org/dsdl/schematron"
#define SVRL_NS	"http://purl.oclc.org/dsdl/svrl"

struct runner {
	const char		*scratch;
	struct eg_arena		*arena;
	struct eg_diags		*diags;
	unsigned		 ran, failed;
};

static const char *
write_element(struct runner *r, const char *id, const char *name,
    const struct eg_node *node)
{
	const char *folder = eg_arena_printf(r->arena, "%s/%s", r->scratch, id);
	const char *path = eg_arena_printf(r->arena, "%s/%s", folder, name);
	struct eg_buf b = { 0 };

	if ((mkdir(r->scratch, 0777) != 0 && errno != EEXIST) ||
	    (mkdir(folder, 0777) != 0 && errno != EEXIST))
		exit(3);
	eg_node_dump(node, &b);
	if (!eg_file_write(path, b.data, b.len, r->diags))
		exit(3);
	eg_buf_free(&b);
	return path;
}

/* --- what is wanted ------------------------------------------------------- */

/* Adds n bytes, the word @SCRATCH@ in them being the case's folder. */
static void
add_line(struct runner *r, const char *id, struct eg_buf *out, const char *s,
    size_t n)
{
	static const char word[] = "@SCRATCH@";
	const char *at = memmem(s, n, word, sizeof(word) - 1), *rest;

	if (at == NULL) {
		eg_buf_add(out, s, n);
	} else {
		rest = at + sizeof(word) - 1;
		eg_buf_add(out, s, (size_t)(at - s));
		eg_buf_printf(out, "%s/%s", r->scratch, id);
		eg_buf_add(out, rest, (size_t)(s + n - rest));
	}
	eg_buf_putc(out, '\n');
}

/* Lines without the space around them, empty ones left out. */
static void
add_lines(struct runner *r, const char *id, struct eg_buf *out, const char *s)
{
	size_t n;

	while (*s != '\0') {
		s += strspn(s, " \t\n");
		for (n = strcspn(s, "\n"); n > 0 && s[n - 1] == ' '; )
			n--;
		if (n > 0)
			add_line(r, id, out, s, n);
		s += strcspn(s, "\n");
	}
}

static void
add_messages(struct eg_buf *out, const struct eg_diags *diags)
{
	const struct eg_diag *d;
	size_t i;

	for (i = 0; i < eg_diags_count(diags); i++) {
		d = eg_diags_at(diags, i);
		eg_buf_printf(out, "%s[%s]%s%s: %s", eg_severity_name(d->severity),
		    d->code, d->where == NULL ? "" : " ",
		    d->where == NULL ? "" : d->where, d->text);
		if (d->rule != NULL)
			eg_buf_printf(out, " (%s)", d->rule);
		if (d->help != NULL)
			eg_buf_printf(out, " -> %s", d->help);
		eg_buf_putc(out, '\n');
	}
}

static bool
holds(struct eg_xml *xml, const char *test)
{
	struct eg_xpath *xp = eg_xpath_new();
	struct eg_xpath_scope scope = { xml, NULL, NULL };
	struct eg_xpath_error err;
	struct eg_expr *e;
	bool result = false;

	eg_xpath_namespace(xp, "svrl", SVRL_NS);
	e = eg_xpath_compile(xp, test, &err);
	if (e == NULL || !eg_xpath_test(xp, e, &scope, &result, &err))
		result = false;
	eg_xpath_free(xp);
	return result;
}

/* --- running -------------------------------------------------------------- */

static void
check_svrl(struct runner *r, const char *id, struct eg_rulebook *book,
    struct eg_xml *xml, const struct eg_rules_options *options,
    const struct eg_node *test)
{
	const char *path = eg_arena_printf(r->arena, "%s/%s.svrl", r->scratch, id);
	const struct eg_node *c;
	struct eg_xml *svrl = NULL;
	struct eg_buf b = { 0 };

	if (eg_rules_svrl(book, xml, options, &b, r->diags)) {
		svrl = eg_xml_read("svrl", b.data, b.len, &eg_xml_fo_limits,
		    r->diags);
		if (!eg_file_write(path, b.data, b.len, r->diags))
			exit(3);
	}
	for (c = eg_node_first_element(test); c != NULL;
	    c = eg_node_next_element(c)) {
		if (!eg_node_is(c, NS, "svrl"))
			continue;
		if (svrl != NULL && holds(svrl, eg_node_attr(c, "", "test")))
			continue;
		printf("%s: does not hold of the SVRL: %s\n%s", id,
		    eg_node_attr(c, "", "test"), eg_buf_str(&b));
		r->failed++;
	}
	eg_xml_free(svrl);
	eg_buf_free(&b);
}

static void
judge(struct runner *r, const struct eg_node *test, const char *id,
    const char *schema, const char *instance)
{
	const char *reproduction = eg_node_attr(test, "", "reproduction");
	struct eg_rules_options options = {
	    .phase = eg_node_attr(test, "", "phase"),
	    .reproduction = reproduction != NULL };
	struct eg_xml *xml = eg_xml_open(instance, &eg_xml_case_limits, r->diags);
	struct eg_rulebook *book = eg_rulebook_open(schema, r->diags);
	struct eg_buf want = { 0 }, got = { 0 }, text = { 0 };

	if (book != NULL && xml != NULL)
		eg_rules_judge(book, xml, &options, r->diags);
	eg_node_string(eg_node_child(test, NS, "want"), &text);
	add_lines(r, id, &want, eg_buf_str(&text));
	add_messages(&got, r->diags);
	if (strcmp(eg_buf_str(&want), eg_buf_str(&got)) != 0) {
		printf("%s\n--- wanted\n%s--- got\n%s", id, eg_buf_str(&want),
		    eg_buf_str(&got));
		r->failed++;
	}
	eg_diags_clear(r->diags);
	if (book != NULL && xml != NULL)
		check_svrl(r, id, book, xml, &options, test);
	eg_buf_free(&want);
	eg_buf_free(&got);
	eg_buf_free(&text);
	eg_rulebook_free(book);
	eg_xml_free(xml);
}

static void
run_case(struct runner *r, const struct eg_node *test)
{
	const char *id = eg_node_attr(test, "", "id");
	const char *schema = NULL, *instance = NULL;
	struct eg_node *c;

	for (c = eg_node_first_element(test); c != NULL;
	    c = eg_node_next_element(c))
		if (eg_node_is(c, NS, "instance"))
			instance = write_element(r, id, "instance.xml",
			    eg_node_first_element(c));
		else if (eg_node_is(c, NS, "file"))
			write_element(r, id, eg_node_attr(c, "", "name"),
			    eg_node_first_element(c));
		else if (strcmp(eg_node_ns(c), NS) != 0)
			schema = write_element(r, id, "schema.sch", c);
	if (schema == NULL || instance == NULL)
		exit(2);
	judge(r, test, id, schema, instance);
	eg_diags_clear(r->diags);
	r->ran++;
}

int
main(int argc, char **argv)
{
	struct runner r = { 0 };
	struct eg_node *c;
	struct eg_xml *xml;
	int i;

	if (argc < 3)
		return 2;
	r.scratch = argv[1];
	r.arena = eg_arena_new();
	r.diags = eg_diags_new();
	for (i = 2; i < argc; i++) {
		xml = eg_xml_open(argv[i], &eg_xml_case_limits, r.diags);
		if (xml == NULL)
			return 3;
		for (c = eg_node_first_element(eg_xml_root(xml)); c != NULL;
		    c = eg_node_next_element(c))
			run_case(&r, c);
		eg_xml_free(xml);
	}
	printf("Schematron cases: %u, %u wrong\n", r.ran, r.failed);
	eg_diags_free(r.diags);
	eg_arena_free(r.arena);
	return r.failed > 0 || r.ran == 0;
}
