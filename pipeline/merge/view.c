/* view.c - see view.h. */
#include "merge/view.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/base64.h"
#include "merge/function.h"
#include "merge/plain.h"
#include "merge/vocabulary.h"
#include "xml/xslt.h"

#define TEXT_COLUMNS	78

struct eg_view {
	enum eg_view_kind	 kind;
	struct eg_xslt		*xslt;
};

struct eg_view *
eg_view_open(const char *templates_dir, enum eg_view_kind kind, struct eg_diags *diags)
{
	static const char *const file[] = { [EG_VIEW_HTML] = "html",
	    [EG_VIEW_TEXT] = "text" };
	struct eg_xslt_options o = { .root = templates_dir, .ns = EG_FUNCTION_NS,
	    .functions = eg_functions, .n = eg_functions_n,
	    .input_ns = EG_LETTER_NS };
	struct eg_xslt *xslt = eg_xslt_open(eg_diags_printf(diags, "%s/common/%s.xsl",
	    templates_dir, file[kind]), &o, diags);
	struct eg_view *v;

	if (xslt == NULL)
		return NULL;
	v = eg_malloc(sizeof(*v));
	*v = (struct eg_view){ kind, xslt };
	return v;
}

void
eg_view_free(struct eg_view *v)
{
	if (v == NULL)
		return;
	eg_xslt_free(v->xslt);
	free(v);
}

/* A page has nothing beside it: the picture becomes part of its address. */
static bool
embed(const struct eg_view_options *o, struct eg_node *img, struct eg_diags *diags)
{
	const char *src = eg_node_attr(img, "", "src");
	const struct eg_image *image = eg_image_find(o->images, o->pictures,
	    src == NULL ? "" : src, (struct eg_pos){ 0 }, (struct eg_pos){ 0 }, diags);
	struct eg_buf b = { 0 };
	const void *bytes;
	size_t n;

	if (image == NULL)
		return false;
	bytes = eg_image_bytes(image, &n);
	eg_buf_printf(&b, "data:image/%s;base64,",
	    eg_image_type(image) == EG_IMAGE_PNG ? "png" : "jpeg");
	eg_base64(bytes, n, &b);
	eg_node_set_attr(img, "", "", "src", eg_buf_str(&b));
	eg_buf_free(&b);
	return true;
}

static bool
embed_all(const struct eg_view_options *o, struct eg_node *node,
    struct eg_diags *diags)
{
	struct eg_node *n;
	bool ok = true;

	for (n = eg_node_first_element(node); n != NULL; n = eg_node_next_element(n)) {
		if (strcmp(eg_node_name(n), "img") == 0)
			ok = embed(o, n, diags) && ok;
		else
			ok = embed_all(o, n, diags) && ok;
	}
	return ok;
}

bool
eg_view_write(struct eg_view *v, const struct eg_xml *letter,
    const struct eg_view_options *o, struct eg_buf *out, struct eg_diags *diags)
{
	const char *params[] = { "draft", o->draft ? "yes" : "no",
	    "reproduction", o->reproduction ? "yes" : "no", NULL };
	struct eg_xml *made = eg_xslt_apply(v->xslt, letter, params, diags);
	bool ok = made != NULL;

	if (ok && v->kind == EG_VIEW_HTML) {
		ok = embed_all(o, eg_xml_root(made), diags);
		if (ok)
			eg_xml_dump_html(made, out);
	} else if (ok) {
		eg_plain_write(made, TEXT_COLUMNS, out);
	}
	eg_xml_free(made);
	return ok;
}
