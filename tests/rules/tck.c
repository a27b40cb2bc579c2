/*
 * tck.c - runs test cases of the DMN Technology Compatibility Kit
 * (github.com/dmn-tck/tck) and prints one line:
 *
 *	dmn-tck-level-2: 126 of 126
 *
 *	tck NAME DIRECTORY [-v]
 *
 * A folder below DIRECTORY holds one model and its cases.  Numbers are equal
 * within 10^-8, as the kit's own runner has it: it gives 15 digits of 34.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rules/dmn/dmn.h"

#define NS	"http://www.omg.org/spec/DMN/20160719/testcase"
#define XSI_NS	"http://www.w3.org/2001/XMLSchema-instance"
#define GIVEN_MAX	64

struct kit {
	struct eg_arena		*arena;
	struct eg_feel_library	*library;
	struct eg_diags		*diags;
	const char		*path;
	unsigned		 passed, ran;
	bool			 verbose;
};

/* --- values --------------------------------------------------------------- */

static const struct eg_feel *read_value(struct kit *, const struct eg_node *);

static const struct eg_feel *
read_simple(struct kit *k, const struct eg_node *node)
{
	static const struct {
		const char		*xsd;
		enum eg_feel_kind	 kind;
	} types[] = {
		{ "string", EG_FEEL_STRING }, { "decimal", EG_FEEL_NUMBER },
		{ "double", EG_FEEL_NUMBER }, { "integer", EG_FEEL_NUMBER },
		{ "boolean", EG_FEEL_BOOLEAN }, { "date", EG_FEEL_DATE },
		{ "time", EG_FEEL_TIME }, { "dateTime", EG_FEEL_DATE_TIME },
		{ "duration", EG_FEEL_DAYS },
	};
	const char *type = eg_node_attr(node, XSI_NS, "type");
	const char *nil = eg_node_attr(node, XSI_NS, "nil");
	const struct eg_feel *v;
	struct eg_buf b = { 0 };
	size_t i;

	if (nil != NULL && strcmp(nil, "true") == 0)
		return &eg_feel_null;
	if (type != NULL && strchr(type, ':') != NULL)
		type = strchr(type, ':') + 1;
	for (i = 0; type != NULL && strcmp(types[i].xsd, type) != 0; i++)
		if (i + 1 == sizeof(types) / sizeof(types[0]))
			exit(3);
	eg_node_string(node, &b);
	v = eg_feel_parse(k->arena, type == NULL ? EG_FEEL_STRING :
	    types[i].kind, eg_buf_str(&b), b.len);
	eg_buf_free(&b);
	if (v == NULL)
		exit(3);
	return v;
}

static const struct eg_feel *
read_list(struct kit *k, const struct eg_node *list)
{
	const struct eg_feel *item[256];
	struct eg_node *c;
	size_t n = 0;

	for (c = eg_node_first_element(list); c != NULL && n < 256;
	    c = eg_node_next_element(c))
		item[n++] = read_value(k, c);
	return eg_feel_list(k->arena, item, n);
}

/* Of an element that holds a value, a list, or components. */
static const struct eg_feel *
read_value(struct kit *k, const struct eg_node *node)
{
	struct eg_node *value = eg_node_child(node, NS, "value"), *c;
	struct eg_node *list = eg_node_child(node, NS, "list");
	struct eg_feel_entry e[256];
	size_t n = 0;

	if (value != NULL)
		return read_simple(k, value);
	if (list != NULL)
		return read_list(k, list);
	for (c = eg_node_first_element(node); c != NULL && n < 256;
	    c = eg_node_next_element(c))
		if (eg_node_is(c, NS, "component"))
			e[n++] = (struct eg_feel_entry){
			    eg_node_attr(c, "", "name"), read_value(k, c) };
	return n == 0 ? &eg_feel_null : eg_feel_context(k->arena, e, n);
}

static bool
is_near(struct eg_decimal a, struct eg_decimal b)
{
	const struct eg_decimal limit = { 1, -8, false };
	struct eg_decimal d;

	if (!eg_decimal_subtract(a, b, &d))
		return false;
	d.negative = false;
	return eg_decimal_compare(d, limit) < 0;
}

static bool
is_same(const struct eg_feel *a, const struct eg_feel *b)
{
	const struct eg_feel *other;
	size_t i;

	if (a->kind == EG_FEEL_NUMBER && b->kind == EG_FEEL_NUMBER)
		return is_near(a->number, b->number);
	if (a->kind != b->kind || (a->kind != EG_FEEL_LIST &&
	    a->kind != EG_FEEL_CONTEXT))
		return eg_feel_equal(a, b) == 1;
	for (i = 0; a->kind == EG_FEEL_LIST && i < a->n; i++)
		if (a->n != b->n || !is_same(a->item[i], b->item[i]))
			return false;
	if (a->kind == EG_FEEL_LIST)
		return a->n == b->n;
	for (i = 0; i < a->entries; i++) {
		other = eg_feel_entry(b, a->entry[i].name);
		if (other == NULL || !is_same(a->entry[i].value, other))
			return false;
	}
	return a->entries == b->entries;
}

/* --- cases ---------------------------------------------------------------- */

static void
tell(struct kit *k, const char *id, const char *name,
    const struct eg_feel *want, const struct eg_feel *got)
{
	struct eg_buf b = { 0 };

	eg_buf_printf(&b, "%s: %s: %s is ", k->path, id, name);
	if (got == NULL)
		eg_buf_puts(&b, "no decision");
	else
		eg_feel_write(got, &b);
	eg_buf_puts(&b, ", not ");
	eg_feel_write(want, &b);
	puts(eg_buf_str(&b));
	eg_buf_free(&b);
}

static void
run_case(struct kit *k, struct eg_dmn *m, const struct eg_node *test)
{
	const char *id = eg_node_attr(test, "", "id"), *name;
	struct eg_dmn_given given[GIVEN_MAX];
	const struct eg_feel *want, *got;
	struct eg_node *c;
	size_t n = 0;

	for (c = eg_node_first_element(test); c != NULL;
	    c = eg_node_next_element(c))
		if (eg_node_is(c, NS, "inputNode") && n < GIVEN_MAX)
			given[n++] = (struct eg_dmn_given){
			    eg_node_attr(c, "", "name"), read_value(k, c) };
	for (c = eg_node_first_element(test); c != NULL;
	    c = eg_node_next_element(c)) {
		if (!eg_node_is(c, NS, "resultNode"))
			continue;
		name = eg_node_attr(c, "", "name");
		want = read_value(k, eg_node_child(c, NS, "expected"));
		got = m == NULL ? NULL :
		    eg_dmn_decide(m, k->arena, name, given, n);
		k->ran++;
		if (got != NULL && is_same(want, got))
			k->passed++;
		else
			tell(k, id, name, want, got);
	}
}

static bool
ends_with(const char *s, const char *tail)
{
	size_t n = strlen(s), t = strlen(tail);

	return n >= t && strcmp(s + n - t, tail) == 0;
}

/* The file of a folder whose name ends so, or NULL. */
static const char *
find_file(struct kit *k, const char *folder, const char *tail)
{
	struct dirent **list;
	const char *found = NULL;
	int i, n = scandir(folder, &list, NULL, alphasort);

	for (i = 0; i < n; i++) {
		if (found == NULL && ends_with(list[i]->d_name, tail))
			found = eg_arena_printf(k->arena, "%s/%s", folder,
			    list[i]->d_name);
		free(list[i]);
	}
	if (n >= 0)
		free(list);
	return found;
}

static void
run_folder(struct kit *k, const char *folder)
{
	const char *model = find_file(k, folder, ".dmn");
	const char *cases = find_file(k, folder, ".xml");
	struct eg_xml *x, *y;
	struct eg_buf b = { 0 };
	struct eg_dmn *m;
	struct eg_node *c;

	if (model == NULL || cases == NULL)
		return;
	k->path = cases;
	x = eg_xml_open(model, &eg_xml_case_limits, k->diags);
	y = eg_xml_open(cases, &eg_xml_case_limits, k->diags);
	if (x == NULL || y == NULL)
		exit(3);
	m = eg_dmn_read(k->arena, x, k->library, false, k->diags);
	for (c = eg_node_first_element(eg_xml_root(y)); c != NULL;
	    c = eg_node_next_element(c))
		if (eg_node_is(c, NS, "testCase"))
			run_case(k, m, c);
	eg_diags_dump(k->diags, &b);
	if (b.len > 0 && (m == NULL || k->verbose))
		fputs(eg_buf_str(&b), stdout);
	eg_diags_clear(k->diags);
	eg_buf_free(&b);
	eg_dmn_close(m);
	eg_xml_free(x);
	eg_xml_free(y);
}

int
main(int argc, char **argv)
{
	struct kit k = { 0 };
	struct dirent **list;
	int i, n;

	if (argc < 3)
		return 2;
	k.verbose = argc > 3;
	k.arena = eg_arena_new();
	k.diags = eg_diags_new();
	k.library = eg_feel_library_make(k.arena);
	n = scandir(argv[2], &list, NULL, alphasort);
	for (i = 0; i < n; i++) {
		if (list[i]->d_name[0] != '.')
			run_folder(&k, eg_arena_printf(k.arena, "%s/%s", argv[2],
			    list[i]->d_name));
		free(list[i]);
	}
	if (n >= 0)
		free(list);
	printf("%s: %u of %u\n", argv[1], k.passed, k.ran);
	eg_diags_free(k.diags);
	eg_arena_free(k.arena);
	return k.passed != k.ran || k.ran == 0;
}
