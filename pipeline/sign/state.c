/*
 * state.c - letters that may never be signed: a draft, and a published letter made
 * again.  Their metadata say so (engross:state, seal/metadata.c).
 */
#include <string.h>

#include "pdf/flate.h"
#include "sign/update.h"
#include "xml/xml.h"

#define OWN_SCHEMA	"urn:engross:metadata:1#"
#define PACKET_MAX	((size_t)1 << 20)

static const struct eg_xml_limits limits = {
	.bytes = PACKET_MAX, .depth = 64, .tag = 64 << 10, .attributes = 256,
	.nodes = 100000, .names = 4096, .confidential = true,
};

static const struct never { const char *state, *what, *help; } never[] = {
	{ "draft", "a draft", "`engross issue` makes, seals and archives the letter of a case "
	    "that is signed off; a letter that needs none is rendered without `--draft`" },
	{ "reproduction", "a published letter made again", "only a letter of a case of its own "
	    "is signed" },
};
static const struct never unknown = { NULL, "in a state that is not known",
    "render it again; other software may have changed its metadata" };
static const struct never unreadable = { NULL, "in a state that cannot be read from its "
    "metadata", "render it again; other software may have changed its metadata" };

static bool
refuse(struct eg_update *u, const struct never *n)
{
	eg_report(u->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "S1106",
	    .at.file = u->name, .help = n->help }, "this letter is never signed: it is %s",
	    n->what);
	return false;
}

static bool
check_value(struct eg_update *u, const char *value)
{
	for (size_t i = 0; i < sizeof(never) / sizeof(*never); i++)
		if (value != NULL && strcmp(value, never[i].state) == 0)
			return refuse(u, &never[i]);
	return value == NULL || refuse(u, &unknown);
}

/* As an element or an attribute, wherever it stands. */
static bool
check_node(struct eg_update *u, const struct eg_node *e)
{
	struct eg_buf b = { 0 };
	bool ok = true;

	if (eg_node_is(e, OWN_SCHEMA, "state")) {
		eg_node_string(e, &b);
		ok = check_value(u, eg_buf_str(&b));
		eg_buf_free(&b);
	}
	ok = ok && check_value(u, eg_node_attr(e, OWN_SCHEMA, "state"));
	for (e = eg_node_first_element(e); ok && e != NULL; e = eg_node_next_element(e))
		ok = check_node(u, e);
	return ok;
}

bool
eg_sign_allowed(struct eg_update *u)
{
	const struct eg_pdf_object *stream = eg_pdf_get(u->pdf, u->catalog, "Metadata");
	struct eg_buf b = { 0 };
	struct eg_xml *xml = NULL;
	bool ok;

	if (stream == NULL)
		return true;
	if (eg_pdf_is(stream, EG_PDF_STREAM) &&
	    eg_pdf_decode(u->pdf, stream, PACKET_MAX, &b) == NULL)
		xml = eg_xml_read(eg_arena_printf(u->arena, "%s (metadata)", u->name),
		    eg_buf_str(&b), b.len, &limits, u->diags);
	ok = xml != NULL ? check_node(u, eg_xml_root(xml)) :
	    refuse(u, &unreadable);
	eg_xml_free(xml);
	eg_buf_free(&b);
	return ok;
}
