/* lint.c - see lint.h. */
#include "pdf/lint.h"

#include <inttypes.h>
#include <string.h>

#include "base/uri.h"
#include "pdf/text_string.h"
#include "pdf/walk.h"

#define STRING_MAX	32767
#define NAME_MAX	127

struct lint {
	const struct eg_pdf		*pdf;
	const struct eg_pdf_lint	*rules;
	struct eg_arena			*arena;
	struct eg_diags			*diags;
	bool				 failed;
};

typedef void (*check)(struct lint *, const struct eg_pdf_object *,
    const struct eg_pdf_step *);

static void	say(struct lint *, const struct eg_pdf_step *, const char *code,
		    const char *help, const char *fmt, ...)
		    __attribute__((format(printf, 5, 6)));

static void
say(struct lint *l, const struct eg_pdf_step *at, const char *code, const char *help,
    const char *fmt, ...)
{
	struct eg_diag d = { .severity = EG_ERROR, .code = code, .help = help,
	    .at.file = l->rules->file };
	struct eg_buf where = { 0 };
	va_list ap;

	eg_pdf_where(at, &where);
	d.where = where.data;
	va_start(ap, fmt);
	eg_vreport(l->diags, &d, fmt, ap);
	va_end(ap);
	eg_buf_free(&where);
	l->failed = true;
}

static bool
is_listed(const char *name, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcmp(name, *list) == 0)
			return true;
	return false;
}

/* The name under a key, followed; NULL when there is none. */
static const char *
name_under(const struct lint *l, const struct eg_pdf_object *d, const char *key)
{
	return eg_pdf_name_of(eg_pdf_get(l->pdf, d, key));
}

/* --- what acts ------------------------------------------------------------------------ */

static const char no_action[] = "a letter acts never by itself: only links to places in it, "
    "and to https, mailto and tel addresses";

/* Whether the object is an action: it has /S, and came by a key that leads to one. */
static bool
is_action(const struct eg_pdf_object *d, const struct eg_pdf_step *at)
{
	static const char *const keys[] = { "A", "PA", "Next", "OpenAction", NULL };

	if (eg_pdf_is_name(eg_pdf_find(d, "Type"), "Action"))
		return true;
	while (at != NULL && at->key == NULL)
		at = at->from;
	return at != NULL && is_listed(at->key, keys) && eg_pdf_find(d, "S") != NULL;
}

static void
check_address(struct lint *l, const struct eg_pdf_object *d, const struct eg_pdf_step *at)
{
	const struct eg_pdf_object *o = eg_pdf_get(l->pdf, d, "URI");
	struct eg_buf b = { 0 };
	bool good;

	if (!eg_pdf_is(o, EG_PDF_STRING) || strlen(o->text) != o->n) {
		say(l, at, "P9102", NULL, "a link leads to an address that is none");
		return;
	}
	good = l->rules->anybody ? eg_uri_encode_any(o->text, &b) : eg_uri_encode(o->text, &b);
	if (!good)
		say(l, at, "P9102", "only https, mailto and tel addresses may be linked to",
		    "a link may not lead to `" EG_FROM_CASE "`", o->text);
	else if (strcmp(eg_buf_str(&b), o->text) != 0)
		say(l, at, "P9102", "write it percent-encoded (RFC 3986)",
		    "the address `" EG_FROM_CASE "` is not encoded", o->text);
	eg_buf_free(&b);
}

static void
check_action(struct lint *l, const struct eg_pdf_object *d, const struct eg_pdf_step *at)
{
	const char *kind = name_under(l, d, "S");

	if (!is_action(d, at))
		return;
	if (kind != NULL && strcmp(kind, "URI") == 0) {
		check_address(l, d, at);
		return;
	}
	/* Of a script its /JS is told. */
	if ((kind == NULL || strcmp(kind, "GoTo") != 0) && eg_pdf_find(d, "JS") == NULL)
		say(l, at, "P9101", no_action, "an action is of the kind /%s",
		    kind == NULL ? "?" : kind);
}

/* Keys that act, embed or fetch, wherever they stand. */
static const struct { const char *key, *code, *what; } forbidden[] = {
	{ "OpenAction", "P9101", "something is done when the file is opened" },
	{ "AA", "P9101", "something is done at an event" },
	{ "JS", "P9101", "there is a script" },
	{ "JavaScript", "P9101", "there is a script" },
	{ "XFA", "P9104", "there is a form of XFA" },
	{ "Encrypt", "P9107", "the file is encrypted" },
	{ "Alternates", "P9106", "an image has alternates" },
	{ "OPI", "P9106", "an image stands for another (OPI)" },
	{ "FFilter", "P9103", "a stream is in another file" },
	{ "RichMediaContent", "P9105", "there is sound or film" },
};

static void
check_keys(struct lint *l, const struct eg_pdf_object *d, const struct eg_pdf_step *at)
{
	for (uint32_t i = 0; i < d->n; i++)
		for (size_t k = 0; k < sizeof(forbidden) / sizeof(*forbidden); k++)
			if (strcmp(d->entry[i].key, forbidden[k].key) == 0 &&
			    d->entry[i].value != NULL)
				say(l, at, forbidden[k].code, no_action, "%s (/%s)",
				    forbidden[k].what, forbidden[k].key);
}

/* --- the catalog and the form ----------------------------------------------------------- */

static void
check_catalog(struct lint *l, const struct eg_pdf_object *d, const struct eg_pdf_step *at)
{
	static const char *const keys[] = { "Type", "Version", "Pages", "Names", "Dests",
	    "Outlines", "PageLabels", "PageMode", "PageLayout", "ViewerPreferences", "Lang",
	    "MarkInfo", "StructTreeRoot", "Metadata", "OutputIntents", "AF", "AcroForm",
	    "Perms", "DSS", "Extensions", NULL };
	static const char *const names[] = { "Dests", "EmbeddedFiles", NULL };
	const struct eg_pdf_object *n;

	if (d != eg_pdf_catalog(l->pdf))
		return;
	for (uint32_t i = 0; i < d->n; i++)
		if (!is_listed(d->entry[i].key, keys))
			say(l, at, "P9109", NULL, "the catalog has /%s, which no letter needs",
			    d->entry[i].key);
	n = eg_pdf_get_as(l->pdf, d, "Names", EG_PDF_DICTIONARY);
	for (uint32_t i = 0; n != NULL && i < n->n; i++)
		if (!is_listed(n->entry[i].key, names))
			say(l, at, "P9109", NULL, "the catalog names /%s, which no letter needs",
			    n->entry[i].key);
}

static void
check_form(struct lint *l, const struct eg_pdf_object *d, const struct eg_pdf_step *at)
{
	const struct eg_pdf_object *o;

	if (at->key == NULL || strcmp(at->key, "AcroForm") != 0)
		return;
	o = eg_pdf_get(l->pdf, d, "NeedAppearances");
	if (o != NULL && (o->type != EG_PDF_BOOLEAN || o->boolean))
		say(l, at, "P9104", "give each field its appearance",
		    "the form leaves it to readers how its fields look (/NeedAppearances)");
}

/* --- files in the file -------------------------------------------------------------------- */

static bool
is_declared(const struct lint *l, const struct eg_pdf_object *spec)
{
	const char *name = eg_pdf_text_of(l->arena, eg_pdf_get(l->pdf, spec, "UF"));

	if (name == NULL)
		name = eg_pdf_text_of(l->arena, eg_pdf_get(l->pdf, spec, "F"));
	return name != NULL && l->rules->attachment != NULL &&
	    strcmp(name, l->rules->attachment) == 0;
}

/* A file specification (7.11.3), and a stream whose bytes are elsewhere. */
static void
check_file(struct lint *l, const struct eg_pdf_object *d, const struct eg_pdf_step *at)
{
	const char *type = name_under(l, d, "Type");
	bool embeds = eg_pdf_find(d, "EF") != NULL;

	if (d->type == EG_PDF_STREAM && eg_pdf_find(d, "F") != NULL) {
		say(l, at, "P9103", NULL, "a stream is in another file (/F)");
		return;
	}
	if (!embeds && (type == NULL || (strcmp(type, "Filespec") != 0 &&
	    strcmp(type, "F") != 0)))
		return;
	if (!embeds)
		say(l, at, "P9103", NULL, "the document leads to another file");
	else if (!is_declared(l, d))
		say(l, at, "P9103", "only the letter document may be embedded",
		    "there is an embedded file that was not declared");
}

/* --- kinds of objects ------------------------------------------------------------------------ */

static void
check_annotation(struct lint *l, const struct eg_pdf_object *d,
    const struct eg_pdf_step *at)
{
	static const char *const kinds[] = { "Link", "Widget", NULL };
	const char *kind = name_under(l, d, "Subtype");
	bool listed = at->key == NULL && at->from != NULL && at->from->key != NULL &&
	    strcmp(at->from->key, "Annots") == 0;

	if (!listed && !eg_pdf_is_name(eg_pdf_find(d, "Type"), "Annot"))
		return;
	if (kind == NULL || !is_listed(kind, kinds))
		say(l, at, "P9105", "a letter has links and a field for the signature only",
		    "an annotation is of the kind /%s", kind == NULL ? "?" : kind);
}

/* Kinds by /Type: any /Subtype (NULL) or these. */
static const struct kind {
	const char	*type;
	const char	*subtype[5];
} kinds[] = {
	{ "Action", { NULL } }, { "Annot", { NULL } }, { "Border", { NULL } },
	{ "CMap", { NULL } }, { "Catalog", { NULL } }, { "DSS", { NULL } },
	{ "DeveloperExtensions", { NULL } }, { "DocTimeStamp", { NULL } },
	{ "EmbeddedFile", { NULL } }, { "Encoding", { NULL } }, { "ExtGState", { NULL } },
	{ "Extensions", { NULL } }, { "F", { NULL } }, { "Filespec", { NULL } },
	{ "Font", { "Type0", "TrueType", "Type1", "CIDFontType0", "CIDFontType2" } },
	{ "FontDescriptor", { NULL } }, { "Group", { NULL } }, { "MCR", { NULL } },
	{ "Mask", { NULL } }, { "Metadata", { "XML", NULL } }, { "OBJR", { NULL } },
	{ "ObjStm", { NULL } }, { "Outlines", { NULL } }, { "OutputIntent", { NULL } },
	{ "Page", { NULL } }, { "PageLabel", { NULL } }, { "Pages", { NULL } },
	{ "Pattern", { NULL } }, { "Sig", { NULL } }, { "SigFieldLock", { NULL } },
	{ "SigRef", { NULL } }, { "StructElem", { NULL } }, { "StructTreeRoot", { NULL } },
	{ "TransformParams", { NULL } }, { "VRI", { NULL } }, { "XRef", { NULL } },
	{ "XObject", { "Image", "Form", NULL } },
};

static bool
is_subtype(const struct kind *k, const char *subtype)
{
	if (k->subtype[0] == NULL)
		return true;
	for (size_t i = 0; i < 5 && k->subtype[i] != NULL; i++)
		if (subtype != NULL && strcmp(subtype, k->subtype[i]) == 0)
			return true;
	return false;
}

static void
check_kind(struct lint *l, const struct eg_pdf_object *d, const struct eg_pdf_step *at)
{
	const char *type = name_under(l, d, "Type"), *subtype = name_under(l, d, "Subtype");

	if (type == NULL)
		return;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (strcmp(type, kinds[i].type) != 0)
			continue;
		if (!is_subtype(&kinds[i], subtype))
			say(l, at, "P9106", NULL, "a /%s is of the kind /%s, which no letter "
			    "needs", type, subtype == NULL ? "?" : subtype);
		return;
	}
	say(l, at, "P9106", NULL, "an object is a /%s, which no letter needs", type);
}

static void
check_stream(struct lint *l, const struct eg_pdf_object *d, const struct eg_pdf_step *at)
{
	static const char *const filters[] = { "FlateDecode", "DCTDecode", "JPXDecode",
	    "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode", "CCITTFaxDecode", NULL };
	const struct eg_pdf_object *filter;
	const char *name;
	size_t n;

	if (d->type != EG_PDF_STREAM)
		return;
	filter = eg_pdf_get(l->pdf, d, "Filter");
	n = eg_pdf_is(filter, EG_PDF_ARRAY) ? filter->n : filter != NULL;
	for (size_t i = 0; i < n; i++) {
		name = eg_pdf_name_of(eg_pdf_is(filter, EG_PDF_ARRAY) ?
		    eg_pdf_item(l->pdf, filter, i) : filter);
		if (name == NULL || !is_listed(name, filters))
			say(l, at, "P9106", "LZW and encryption are not for the archive",
			    "a stream is compressed by /%s", name == NULL ? "?" : name);
	}
	if (eg_pdf_is_name(eg_pdf_find(d, "Subtype"), "Form") &&
	    (eg_pdf_find(d, "Ref") != NULL || eg_pdf_find(d, "PS") != NULL ||
	    eg_pdf_is_name(eg_pdf_find(d, "Subtype2"), "PS")))
		say(l, at, "P9106", NULL, "a form is part of another file, or PostScript");
}

/* --- limits (ISO 19005-2, 6.1.13) --------------------------------------------------------------- */

static void
check_name(struct lint *l, const char *name, const struct eg_pdf_step *at)
{
	if (strlen(name) > NAME_MAX)
		say(l, at, "P9108", NULL, "a name has %zu bytes, more than %d", strlen(name),
		    NAME_MAX);
}

static void
check_limits(struct lint *l, const struct eg_pdf_object *o, const struct eg_pdf_step *at)
{
	/* A real of 3.403 * 10^38 has 39 digits before its point. */
	enum { DIGITS = 39 };

	if (o->type == EG_PDF_NAME)
		check_name(l, o->text, at);
	else if (o->type == EG_PDF_STRING && o->n > STRING_MAX)
		say(l, at, "P9108", NULL, "a string has %" PRIu32 " bytes, more than %d", o->n,
		    STRING_MAX);
	else if (o->type == EG_PDF_INTEGER &&
	    (o->integer < INT32_MIN || o->integer > INT32_MAX))
		say(l, at, "P9108", NULL, "a number is larger than readers keep: %" PRId64,
		    o->integer);
	else if (o->type == EG_PDF_REAL && strcspn(o->text, ".") > DIGITS)
		say(l, at, "P9108", NULL, "a number is larger than readers keep");
}

/* --- all ---------------------------------------------------------------------------------------- */

static const check of_dictionaries[] = { check_keys, check_action, check_catalog, check_form,
	check_file, check_annotation, check_kind, check_stream };

static void
visit(void *data, const struct eg_pdf_object *o, const struct eg_pdf_step *at)
{
	struct lint *l = data;

	check_limits(l, o, at);
	if (o->type != EG_PDF_DICTIONARY && o->type != EG_PDF_STREAM)
		return;
	for (uint32_t i = 0; i < o->n; i++)
		check_name(l, o->entry[i].key, at);
	for (size_t i = 0; i < sizeof(of_dictionaries) / sizeof(*of_dictionaries); i++)
		of_dictionaries[i](l, o, at);
}

/* Something may hide there: not in the document, but in the file. */
static void
check_unreached(struct lint *l, const bool *reached)
{
	const struct eg_pdf_object *o;
	struct eg_pdf_step at = { .key = NULL };
	const char *type;

	for (uint32_t i = 1; i < l->pdf->nslots; i++) {
		o = l->pdf->slot[i].object;
		type = name_under(l, o, "Type");
		if (reached[i] || (!eg_pdf_is(o, EG_PDF_DICTIONARY) &&
		    !eg_pdf_is(o, EG_PDF_STREAM)) ||
		    (type != NULL && (strcmp(type, "XRef") == 0 || strcmp(type, "ObjStm") == 0)))
			continue;
		at.number = i;
		say(l, &at, "P9110", NULL, "an object is in the file, but nothing leads to it");
	}
}

bool
eg_pdf_lint(const struct eg_pdf *pdf, const struct eg_pdf_lint *rules,
    struct eg_diags *diags)
{
	struct lint l = { .pdf = pdf, .rules = rules, .arena = eg_arena_new(),
	    .diags = diags };
	bool *reached;

	eg_pdf_walk(pdf, l.arena, visit, &l, &reached);
	check_unreached(&l, reached);
	eg_arena_free(l.arena);
	return !l.failed;
}
