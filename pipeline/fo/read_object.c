/* read_object.c - see read_object.h. */
#include "fo/read_object.h"

#include <string.h>

#include "base/uri.h"
#include "base/utf8.h"
#include "fo/assign.h"

#define DC_NS	"http://purl.org/dc/elements/1.1/"

typedef void (*read_fn)(struct eg_refiner *, const struct eg_node *, struct eg_fo *,
    const struct eg_refined *);

/* --- graphics ------------------------------------------------------------- */

static const struct eg_keyword fits[] = {
	{ "auto", 0 }, { "scale-to-fit", 0 }, { "scale-down-to-fit", 0 },
	{ "scale-up-to-fit", 0 }, { NULL, 0 }
};
static const struct eg_keyword scalings[] = {
	{ "uniform", 0 }, { "non-uniform", 1 }, { NULL, 0 }
};

static void
read_content_size(struct eg_refiner *r, const struct eg_node *node, const char *name,
    const struct eg_refined *d, struct eg_fo_graphic *g, struct eg_size *size,
    bool *fit)
{
	const char *value = eg_attr_string(r, node, name);

	*size = eg_attr_size(r, node, name, d, fits,
	    (struct eg_size){ .kind = EG_SIZE_AUTO });
	if (value == NULL || strncmp(value, "scale-", 6) != 0)
		return;
	*fit = true;
	if (strcmp(value, "scale-down-to-fit") == 0)
		g->down_only = true;
}

/* A side of the drawing inside: a length, in pixels where it has no unit. */
static eg_len
drawing_side(struct eg_refiner *r, const struct eg_node *node, const char *name,
    const struct eg_refined *d)
{
	const struct eg_node *drawing = eg_node_first_element(node);
	struct eg_eval e = eg_attr_eval(r, name, d);
	const char *text = drawing == NULL ? NULL : eg_attr(drawing, name);
	struct eg_value v;
	eg_len length;

	if (text == NULL || *text == '\0')
		return 0;
	if (text[strspn(text, "0123456789.")] == '\0')
		text = eg_arena_printf(r->arena, "%spx", text);
	if (!eg_value_read(&e, text, &v) || v.kind != EG_VALUE_NUMBER ||
	    !eg_value_length(&e, &v, &length))
		return 0;
	return length > 0 ? length : 0;
}

static void
read_graphic(struct eg_refiner *r, const struct eg_node *node, struct eg_fo *fo,
    const struct eg_refined *d)
{
	struct eg_fo_graphic *g = &fo->graphic;

	if (fo->type == EG_FO_EXTERNAL_GRAPHIC) {
		if (eg_attr(node, "src") == NULL)
			eg_attr_required(r, node, "src");
		g->src = eg_attr_uri(r, node, "src");
	} else {
		g->drawing_width = drawing_side(r, node, "width", d);
		g->drawing_height = drawing_side(r, node, "height", d);
	}
	read_content_size(r, node, "content-width", d, g, &g->content_width,
	    &g->fit_width);
	read_content_size(r, node, "content-height", d, g, &g->content_height,
	    &g->fit_height);
	g->non_uniform = eg_attr_word(r, node, "scaling", scalings, 0) != 0;
}

/* --- links and citations -------------------------------------------------- */

/* An id; "#id" and "" are what stylesheets write too. */
static const char *
internal(struct eg_refiner *r, const struct eg_node *node)
{
	const char *id = eg_attr_string(r, node, "internal-destination");

	if (id == NULL)
		return NULL;
	if (!r->copying)
		eg_ids_refer(r, id, node, "internal-destination");
	return id;
}

/*
 * A letter leads nowhere but to https, mailto and tel addresses, a document of
 * anybody to all that is a page or a file.
 */
static const char *
external(struct eg_refiner *r, const struct eg_node *node)
{
	const char *uri = eg_attr_uri(r, node, "external-destination");

	if (uri == NULL)
		return NULL;
	if (r->tree->anybody) {
		if (eg_uri_encode_any(uri, NULL))
			return uri;
		eg_fo_report(r, eg_node_attr_node(node, "", "external-destination"),
		    EG_ERROR, "F5090",
		    "begin it with `https://`, `http://`, `ftp://`, `mailto:` or `tel:`",
		    "a link may not lead to `" EG_FROM_CASE "`", uri);
		return NULL;
	}
	if (!eg_uri_encode(uri, NULL))
		eg_fo_report(r, eg_node_attr_node(node, "", "external-destination"),
		    EG_ERROR, "F5090",
		    "begin it with `https://`, `mailto:` or `tel:`",
		    "a link of a letter may not lead to `" EG_FROM_CASE "`", uri);
	return uri;
}

static void
read_link(struct eg_refiner *r, const struct eg_node *node, struct eg_fo *fo,
    const struct eg_refined *d)
{
	(void)d;
	fo->link.internal = internal(r, node);
	fo->link.external = external(r, node);
	fo->link.alt = fo->alt;
	if (fo->link.internal == NULL && eg_attr(node, "external-destination") == NULL)
		eg_fo_report(r, node, EG_WARNING, "F5010",
		    "give it an internal-destination or an external-destination",
		    "`fo:basic-link` leads nowhere");
}

static void
read_bookmark(struct eg_refiner *r, const struct eg_node *node, struct eg_fo *fo,
    const struct eg_refined *d)
{
	static const struct eg_keyword states[] = {
		{ "show", 1 }, { "hide", 0 }, { NULL, 0 }
	};

	(void)d;
	fo->bookmark.internal = internal(r, node);
	fo->bookmark.external = external(r, node);
	fo->bookmark.open = eg_attr_word(r, node, "starting-state", states, 1) != 0;
}

static void
read_citation(struct eg_refiner *r, const struct eg_node *node, struct eg_fo *fo,
    const struct eg_refined *d)
{
	(void)d;
	fo->ref_id = eg_attr_required(r, node, "ref-id");
	if (fo->ref_id[0] != '\0' && !r->copying)
		eg_ids_refer(r, fo->ref_id, node, "ref-id");
}

static void
read_character(struct eg_refiner *r, const struct eg_node *node, struct eg_fo *fo,
    const struct eg_refined *d)
{
	const char *value = eg_attr(node, "character");
	size_t used = 0, n = value == NULL ? 0 : strlen(value);

	(void)d;
	if (value == NULL) {
		eg_attr_required(r, node, "character");
		return;
	}
	if (n > 0)
		eg_utf8_next(value, n, &used);
	if (n == 0 || used != n)
		eg_fo_report(r, eg_node_attr_node(node, "", "character"), EG_ERROR,
		    "F5011", "write more as text", "the `character` `%s` is not one character",
		    value);
	fo->text = eg_arena_strndup(r->arena, value, used);
	fo->len = (uint32_t)used;
}

static const read_fn readers[EG_FO_TYPES] = {
	[EG_FO_EXTERNAL_GRAPHIC] = read_graphic,
	[EG_FO_INSTREAM_FOREIGN_OBJECT] = read_graphic,
	[EG_FO_BASIC_LINK] = read_link,
	[EG_FO_BOOKMARK] = read_bookmark,
	[EG_FO_PAGE_NUMBER_CITATION] = read_citation,
	[EG_FO_PAGE_NUMBER_CITATION_LAST] = read_citation,
	[EG_FO_CHARACTER] = read_character,
};

void
eg_read_object(struct eg_refiner *r, const struct eg_node *node, struct eg_fo *fo,
    const struct eg_refined *d)
{
	fo->alt = eg_arena_strdup(r->arena, eg_node_attr(node, EG_FOX_NS, "alt-text"));
	if (readers[fo->type] != NULL)
		readers[fo->type](r, node, fo, d);
}

/* --- what must be in it --------------------------------------------------- */

static const struct need {
	enum eg_fo_type	 type, child;
} needs[] = {
	{ EG_FO_LIST_BLOCK, EG_FO_LIST_ITEM },
	{ EG_FO_LIST_ITEM, EG_FO_LIST_ITEM_LABEL },
	{ EG_FO_LIST_ITEM, EG_FO_LIST_ITEM_BODY },
	{ EG_FO_FOOTNOTE, EG_FO_FOOTNOTE_BODY },
	{ EG_FO_TABLE_AND_CAPTION, EG_FO_TABLE },
	{ EG_FO_BOOKMARK, EG_FO_BOOKMARK_TITLE },
};

void
eg_check_object(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_fo *fo)
{
	const struct eg_fo *child;
	size_t i;

	for (i = 0; i < sizeof(needs) / sizeof(needs[0]); i++) {
		if (needs[i].type != fo->type)
			continue;
		for (child = fo->first; child != NULL; child = child->next)
			if (child->type == needs[i].child)
				break;
		if (child == NULL)
			eg_fo_report(r, node, EG_ERROR, "F5010", NULL,
			    "`fo:%s` has no `fo:%s`", eg_fo_name(fo->type),
			    eg_fo_name(needs[i].child));
	}
}

/* --- titles --------------------------------------------------------------- */

const char *
eg_title_trim(struct eg_arena *arena, const struct eg_buf *b)
{
	char *title = eg_arena_strndup(arena, eg_buf_str(b), b->len), *to = title;
	const char *s;

	for (s = title; *s != '\0'; s++)
		if (strchr(" \t\r\n", *s) == NULL)
			*to++ = *s;
		else if (to > title && to[-1] != ' ')
			*to++ = ' ';
	while (to > title && to[-1] == ' ')
		to--;
	*to = '\0';
	return to == title ? NULL : title;
}

const char *
eg_title_find(struct eg_arena *arena, const struct eg_node *node)
{
	struct eg_buf text = { 0 };
	const struct eg_node *n;
	const char *title = NULL;

	for (n = eg_node_first_element(node); n != NULL && title == NULL;
	    n = eg_node_next_element(n))
		if (eg_node_is(n, DC_NS, "title")) {
			eg_node_string(n, &text);
			title = eg_title_trim(arena, &text);
			eg_buf_free(&text);
		} else {
			title = eg_title_find(arena, n);
		}
	return title;
}
