/*
 * fotree.c - property values against assertions that another formatter's
 * documents carry: <test:assert property="" expected=""> in an object says
 * what its property must be.
 *
 * usage: fotree DIRECTORY.  Prints each assertion that fails and
 * "fotree-assertions: N of M"; a directory that is not there is skipped.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fo/refine.h"

#define TEST_NS	"http://xmlgraphics.apache.org/fop/test"

struct tally {
	int	held, all, skipped;
};

/* The object made of the element of that name at this place. */
static const struct eg_fo *
find(const struct eg_fo *fo, const char *name, struct eg_pos at)
{
	const struct eg_fo *child, *found;
	uint32_t i;

	if (fo->at.line == at.line && fo->at.column == at.column &&
	    strcmp(eg_fo_name(fo->type), name) == 0)
		return fo;
	for (child = fo->first; child != NULL; child = child->next)
		if ((found = find(child, name, at)) != NULL)
			return found;
	/* A marker's assertions are about the place where it is shown. */
	if (fo->type == EG_FO_RETRIEVE_MARKER)
		for (i = 0; i < fo->marker.ncopies; i++)
			if ((found = find(fo->marker.copies[i], name, at)) != NULL)
				return found;
	return NULL;
}

static void
put_mpt(struct eg_buf *b, eg_len len)
{
	eg_buf_printf(b, "%lldmpt", (long long)eg_muldiv(len, 1000, EG_LEN_ONE));
}

static void
put_families(struct eg_buf *b, const char *const *family)
{
	eg_buf_putc(b, '[');
	for (; *family != NULL; family++)
		eg_buf_printf(b, "%s%s", *family, family[1] == NULL ? "" : ", ");
	eg_buf_putc(b, ']');
}

/* The value in the words of the assertions; false: not a property asked here. */
static bool
put_value(struct eg_buf *b, const struct eg_fo *fo, const char *property)
{
	static const char *const aligns[] = { "START", "CENTER", "END", "JUSTIFY" };
	static const char *const parts[] = { "minimum", "optimum", "maximum" };
	const struct eg_style *s = fo->style;
	int i;

	if (strcmp(property, "column-number") == 0)
		eg_buf_printf(b, "%d", 1 + (fo->type == EG_FO_TABLE_CELL ?
		    fo->cell.column : fo->column.column));
	else if (strcmp(property, "start-indent") == 0)
		put_mpt(b, s->start_indent.len);
	else if (strcmp(property, "end-indent") == 0)
		put_mpt(b, s->end_indent.len);
	else if (strcmp(property, "font-size") == 0)
		put_mpt(b, s->font_size);
	else if (strcmp(property, "font-weight") == 0)
		eg_buf_printf(b, "%d", s->font_weight);
	else if (strcmp(property, "text-align") == 0)
		eg_buf_puts(b, aligns[s->text_align]);
	else if (strcmp(property, "font-family") == 0)
		put_families(b, s->family);
	else if (strcmp(property, "color") == 0)
		eg_buf_printf(b, "#%02x%02x%02x", s->color.r, s->color.g, s->color.b);
	else if (strcmp(property, "content-width") == 0)
		eg_buf_puts(b, fo->graphic.fit_width ? "SCALE_TO_FIT" : "AUTO");
	else if (strncmp(property, "inline-progression-dimension.", 29) == 0) {
		for (i = 0; i < 3 && strcmp(property + 29, parts[i]) != 0; i++)
			;
		put_mpt(b, s->ipd[i % 3].len);
	} else
		return false;
	return true;
}

static void
check(const struct eg_xml *x, const struct eg_fo_tree *t, const struct eg_node *node,
    const char *file, struct tally *tally)
{
	struct eg_pos at = eg_xml_pos(x, eg_node_parent(node));
	const char *property = eg_node_attr(node, "", "property");
	const char *expected = eg_node_attr(node, "", "expected");
	const struct eg_fo *fo = find(t->root,
	    eg_node_name(eg_node_parent(node)), at);
	struct eg_buf b = { 0 };

	tally->all++;
	if (fo == NULL || !put_value(&b, fo, property))
		eg_buf_puts(&b, fo == NULL ? "no object" : "not known");
	if (strcmp(eg_buf_str(&b), expected) == 0)
		tally->held++;
	else
		printf("%s:%u: %s is %s, expected %s\n", file, at.line, property,
		    eg_buf_str(&b), expected);
	eg_buf_free(&b);
}

static void
walk(const struct eg_xml *x, const struct eg_fo_tree *t, const struct eg_node *node,
    const char *file, struct tally *tally)
{
	const struct eg_node *n;

	for (n = eg_node_first_element(node); n != NULL; n = eg_node_next_element(n)) {
		if (eg_node_is(n, TEST_NS, "assert"))
			check(x, t, n, file, tally);
		walk(x, t, n, file, tally);
	}
}

static bool
contains(const struct eg_xml *x, const char *word)
{
	size_t n;
	const char *bytes = eg_xml_bytes(x, &n);

	return memmem(bytes, n, word, strlen(word)) != NULL;
}

static void
run(const char *dir, const char *name, struct tally *tally)
{
	struct eg_arena *arena = eg_arena_new();
	struct eg_diags *diags = eg_diags_new();
	const struct eg_fo_tree *tree;
	struct eg_buf path = { 0 };
	struct eg_xml *x;

	eg_buf_printf(&path, "%s/%s", dir, name);
	x = eg_xml_open(path.data, &eg_xml_fo_limits, diags);
	/* An option of that formatter that departs from XSL 1.1, 5.3.2. */
	if (x == NULL || contains(x, "break-indent-inheritance true")) {
		tally->skipped++;
	} else {
		tree = eg_fo_refine(arena, x, diags);
		if (tree != NULL)
			walk(x, tree, eg_xml_root(x), name, tally);
		else if (contains(x, "test:assert"))
			tally->skipped++;
	}
	eg_xml_free(x);
	eg_buf_free(&path);
	eg_diags_free(diags);
	eg_arena_free(arena);
}

static int
is_fo(const struct dirent *d)
{
	size_t n = strlen(d->d_name);

	return n > 3 && strcmp(d->d_name + n - 3, ".fo") == 0;
}

int
main(int argc, char **argv)
{
	struct tally tally = { 0, 0, 0 };
	struct dirent **names;
	int i, n;

	n = argc < 2 ? -1 : scandir(argv[1], &names, is_fo, alphasort);
	if (n < 0) {
		printf("fotree-assertions: skipped, %s is not here\n",
		    argc < 2 ? "a directory" : argv[1]);
		return 0;
	}
	for (i = 0; i < n; i++) {
		run(argv[1], names[i]->d_name, &tally);
		free(names[i]);
	}
	free(names);
	printf("fotree-assertions: %d of %d (%d documents skipped)\n", tally.held,
	    tally.all, tally.skipped);
	return 0;
}
