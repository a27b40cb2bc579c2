/* refine.c - see refine.h: the walk down the document. */
#include "fo/refine.h"

#include <stdlib.h>
#include <string.h>

#include "fo/refiner.h"
#include "fo/read_object.h"

typedef void (*build_fn)(struct eg_refiner *, const struct eg_node *,
    const struct eg_object *, const struct eg_scope *);

/* --- builders ------------------------------------------------------------- */

static void
children(struct eg_refiner *r, const struct eg_node *node, const struct eg_object *o,
    const struct eg_scope *scope, struct eg_fo *fo, const struct eg_refined *d)
{
	struct eg_scope inner = { .fo = fo, .style = d, .object = o,
	    .content = o->content != 0 ? o->content : scope->content };

	if (inner.content == scope->content && o->content == 0)
		inner.object = scope->object;
	eg_fo_children(r, node, &inner);
}

/* Not even the children of what has none. */
static void
no_children(struct eg_refiner *r, const struct eg_node *node, const struct eg_object *o)
{
	const struct eg_node *child = eg_node_first_element(node);

	if (child != NULL && strcmp(eg_node_ns(child), EG_FO_NS) == 0)
		eg_fo_report(r, child, EG_ERROR, "F5002", NULL,
		    "`fo:%s` may not stand in `fo:%s`, which has no content",
		    eg_node_name(child), o->name);
}

static void
below(struct eg_refiner *r, const struct eg_node *node, const struct eg_object *o,
    const struct eg_scope *scope, struct eg_fo *fo, const struct eg_refined *d)
{
	struct eg_run outer;

	if ((o->flags & EG_O_EMPTY) != 0) {
		no_children(r, node, o);
		eg_run_object(r);
	} else if (o->type == EG_FO_INSTREAM_FOREIGN_OBJECT) {
		eg_run_object(r);
	} else if ((o->flags & EG_O_ASIDE) != 0 || o->type == EG_FO_LEADER) {
		outer = eg_run_enter(r);
		children(r, node, o, scope, fo, d);
		eg_run_leave(r, &outer);
		if ((o->flags & EG_O_INLINE) != 0)
			eg_run_object(r);
	} else if ((o->flags & EG_O_INLINE) != 0) {
		children(r, node, o, scope, fo, d);
	} else {
		eg_run_end(r);
		children(r, node, o, scope, fo, d);
		eg_run_end(r);
	}
}

static void
build_tree(struct eg_refiner *r, const struct eg_node *node, const struct eg_object *o,
    const struct eg_scope *scope)
{
	const struct eg_refined *d;
	struct eg_fo *fo;

	fo = eg_fo_open(r, node, o, scope, &d);
	eg_read_object(r, node, fo, d);
	below(r, node, o, scope, fo, d);
	eg_check_object(r, node, fo);
}

static void
build_transparent(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_object *o, const struct eg_scope *scope)
{
	const struct eg_refined *d;

	d = eg_style_of(r, node, o, scope->style);
	children(r, node, o, scope, scope->fo, d);
}

/* 6.9: on paper a switch shows the first case that starts as shown. */
static void
build_switch(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_object *o, const struct eg_scope *scope)
{
	const struct eg_object *of_case = eg_object_find("multi-case");
	const struct eg_node *n;
	const char *state;

	(void)o;
	for (n = eg_node_first_element(node); n != NULL; n = eg_node_next_element(n)) {
		if (!eg_node_is(n, EG_FO_NS, "multi-case"))
			continue;
		state = eg_attr(n, "starting-state");
		if (state == NULL || strcmp(state, "hide") != 0) {
			build_transparent(r, n, of_case, scope);
			return;
		}
	}
}

static void
build_sequence(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_object *o, const struct eg_scope *scope)
{
	const struct eg_refined *d;
	struct eg_fo *fo, *child;

	fo = eg_fo_open(r, node, o, scope, &d);
	fo->pages = eg_pages_sequence(r, node, d);
	eg_run_end(r);
	children(r, node, o, scope, fo, d);
	eg_markers_copy(r);
	for (child = fo->first; child != NULL; child = child->next)
		if (child->type == EG_FO_FLOW)
			return;
	eg_fo_report(r, node, EG_ERROR, "F5010", "add an `fo:flow`",
	    "`fo:page-sequence` has no `fo:flow`");
}

static void
build_flow(struct eg_refiner *r, const struct eg_node *node, const struct eg_object *o,
    const struct eg_scope *scope)
{
	const struct eg_refined *d;
	struct eg_fo *fo;

	fo = eg_fo_open(r, node, o, scope, &d);
	fo->flow_name = eg_attr_required(r, node, "flow-name");
	if (scope->fo->pages != NULL)
		eg_pages_flow(r, node, scope->fo->pages, fo->flow_name);
	below(r, node, o, scope, fo, d);
}

static void
build_title(struct eg_refiner *r, const struct eg_node *node, const struct eg_object *o,
    const struct eg_scope *scope)
{
	struct eg_buf text = { 0 };

	build_tree(r, node, o, scope);
	eg_node_string(node, &text);
	if (r->tree->title == NULL && text.len > 0)
		r->tree->title = eg_title_trim(r->arena, &text);
	eg_buf_free(&text);
}

static void
build_declarations(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_object *o, const struct eg_scope *scope)
{
	(void)o;
	(void)scope;
	if (r->tree->title == NULL)
		r->tree->title = eg_title_find(r->arena, node);
}

static void
build_bookmarks(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_object *o, const struct eg_scope *scope)
{
	const struct eg_refined *d;
	struct eg_fo *fo;

	d = eg_style_of(r, node, o, scope->style);
	fo = eg_fo_new(r, o->type, NULL, d, node);
	r->tree->bookmarks = fo;
	children(r, node, o, scope, fo, d);
}

static void
build_masters(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_object *o, const struct eg_scope *scope)
{
	(void)o;
	eg_pages_read(r, node, scope->style);
}

static void
build_nothing(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_object *o, const struct eg_scope *scope)
{
	(void)r;
	(void)node;
	(void)o;
	(void)scope;
}

static void
build_later(struct eg_refiner *r, const struct eg_node *node, const struct eg_object *o,
    const struct eg_scope *scope)
{
	(void)scope;
	eg_fo_report(r, node, EG_WARNING, "F5021", NULL,
	    "`fo:%s` is not supported yet and is ignored", o->name);
}

static void
build_missing(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_object *o, const struct eg_scope *scope)
{
	(void)scope;
	eg_fo_report(r, node, EG_ERROR, "F5004", NULL,
	    "`fo:%s` is not supported yet, and without it the document would be incomplete",
	    o->name);
}

static const build_fn builders[EG_BUILDS] = {
	[EG_BUILD_TREE] = build_tree,
	[EG_BUILD_TRANSPARENT] = build_transparent,
	[EG_BUILD_MASTERS] = build_masters,
	[EG_BUILD_DECLARATIONS] = build_declarations,
	[EG_BUILD_BOOKMARKS] = build_bookmarks,
	[EG_BUILD_SEQUENCE] = build_sequence,
	[EG_BUILD_TITLE] = build_title,
	[EG_BUILD_FLOW] = build_flow,
	[EG_BUILD_MARKER] = eg_marker_build,
	[EG_BUILD_SWITCH] = build_switch,
	[EG_BUILD_TABLE] = eg_table_build,
	[EG_BUILD_COLUMN] = eg_table_column,
	[EG_BUILD_PART] = eg_table_part,
	[EG_BUILD_ROW] = eg_table_row,
	[EG_BUILD_CELL] = eg_table_cell,
	[EG_BUILD_NOTHING] = build_nothing,
	[EG_BUILD_MISSING] = build_missing,
};

/* --- the walk ------------------------------------------------------------- */

static void
unknown_object(struct eg_refiner *r, const struct eg_node *node)
{
	const char *guess = eg_object_suggest(eg_node_name(node)), *help = NULL;

	if (guess != NULL)
		help = eg_arena_printf(r->arena, "did you mean `fo:%s`?", guess);
	eg_fo_report(r, node, EG_ERROR, "F5001", help, "`fo:%s` is not an object of XSL",
	    eg_node_name(node));
}

static void
wrong_place(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_scope *scope)
{
	char list[160];

	eg_object_list(scope->content, list, sizeof(list));
	eg_fo_report(r, node, EG_ERROR, "F5002", list[0] == '\0' ? NULL :
	    eg_arena_printf(r->arena, "allowed here: %s", list),
	    "`fo:%s` may not stand in `fo:%s`", eg_node_name(node), scope->object->name);
}

/* Once a name, as long as there are few; a document has one string for each. */
static bool
told(struct eg_refiner *r, const char *name)
{
	size_t i;

	for (i = 0; i < r->nforeign; i++)
		if (r->foreign[i] == name)
			return true;
	if (r->nforeign < EG_FOREIGN)
		r->foreign[r->nforeign++] = name;
	return false;
}

static void
foreign(struct eg_refiner *r, const struct eg_node *node)
{
	/* Its place has the id it names: nothing is lost on paper. */
	if (eg_node_is(node, EG_FOX_NS, "destination"))
		return;
	if (eg_node_ns(node)[0] == '\0')
		eg_fo_report(r, node, EG_ERROR, "F5001", "objects are in the namespace "
		    EG_FO_NS, "`%s` is in no namespace", eg_node_name(node));
	else if (!told(r, eg_node_name(node)))
		eg_fo_report(r, node, EG_WARNING, "F5022", NULL,
		    "`%s` is no object of XSL and is ignored", eg_node_name(node));
}

static void
element(struct eg_refiner *r, const struct eg_node *node, const struct eg_scope *scope)
{
	const struct eg_object *o;

	if (strcmp(eg_node_ns(node), EG_FO_NS) != 0) {
		foreign(r, node);
		return;
	}
	o = eg_object_find(eg_node_name(node));
	if (o == NULL)
		unknown_object(r, node);
	else if (o->build == EG_BUILD_LATER)
		build_later(r, node, o, scope);	/* nearly anywhere: change bars */
	else if ((scope->content & EG_CLASS(o->class)) == 0 ||
	    builders[o->build] == NULL)
		wrong_place(r, node, scope);
	else
		builders[o->build](r, node, o, scope);
}

static void
text(struct eg_refiner *r, const struct eg_node *node, const struct eg_scope *scope)
{
	const char *s = eg_node_text(node);

	if ((scope->content & EG_CLASS(EG_C_TEXT)) != 0)
		eg_run_text(r, scope->fo, scope->style, s, strlen(s));
	else if (s[strspn(s, " \t\r\n")] != '\0')
		eg_fo_report(r, node, EG_ERROR, "F5002", "put it into an `fo:block`",
		    "text may not stand in `fo:%s`", scope->object->name);
}

void
eg_fo_children(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_scope *scope)
{
	const struct eg_node *n;

	for (n = eg_node_first(node); n != NULL; n = eg_node_next(n))
		switch (eg_node_kind(n)) {
		case EG_NODE_TEXT:
			text(r, n, scope);
			break;
		case EG_NODE_ELEMENT:
			element(r, n, scope);
			break;
		default:
			break;
		}
}

static void
refine_root(struct eg_refiner *r, const struct eg_node *node)
{
	const struct eg_object *o = eg_object_find("root");
	const struct eg_refined *d;
	struct eg_scope scope = { .object = o, .content = o->content };
	struct eg_fo *fo;

	d = eg_style_of(r, node, o, &eg_refined_initial);
	scope.style = d;
	scope.fo = r->tree->root = eg_fo_new(r, EG_FO_ROOT, NULL, d, node);
	r->tree->language = d->style.language;
	eg_fo_children(r, node, &scope);
	eg_ids_resolve(r);
	for (fo = r->tree->root->first; fo != NULL; fo = fo->next)
		if (fo->type == EG_FO_PAGE_SEQUENCE)
			return;
	eg_fo_report(r, node, EG_ERROR, "F5010", "add an `fo:page-sequence`",
	    "`fo:root` has no `fo:page-sequence`");
}

static const struct eg_fo_tree *
refine(struct eg_arena *arena, const struct eg_xml *xml, bool anybody,
    struct eg_diags *diags)
{
	struct eg_refiner r = { .arena = arena, .xml = xml, .diags = diags };
	const struct eg_node *root = eg_xml_root(xml);

	r.tree = eg_new(arena, struct eg_fo_tree);
	r.tree->anybody = anybody;
	r.styles = eg_styles_new();
	r.ids = eg_ids_new();
	r.pages = eg_pages_new();
	r.markers = eg_markers_new();
	if (eg_node_is(root, EG_FO_NS, "root"))
		refine_root(&r, root);
	else
		eg_fo_report(&r, root, EG_ERROR, "F5000",
		    "begin with `<fo:root xmlns:fo=\"" EG_FO_NS "\">`",
		    "this is no XSL-FO document: its root is `%s`", eg_node_name(root));
	eg_styles_free(r.styles);
	eg_ids_free(r.ids);
	eg_pages_free(r.pages);
	eg_markers_free(r.markers);
	free(r.attrs);
	free(r.run.texts);
	eg_buf_free(&r.run.buf);
	return r.failed ? NULL : r.tree;
}

const struct eg_fo_tree *
eg_fo_refine(struct eg_arena *arena, const struct eg_xml *xml, struct eg_diags *diags)
{
	return refine(arena, xml, false, diags);
}

const struct eg_fo_tree *
eg_fo_refine_anybody(struct eg_arena *arena, const struct eg_xml *xml,
    struct eg_diags *diags)
{
	return refine(arena, xml, true, diags);
}
