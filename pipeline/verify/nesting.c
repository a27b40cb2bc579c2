/*
 * nesting.c - elements in elements: which may be in which, and what each must
 * have (ISO 32000-1, 14.8.4; ISO 14289-1, 7).
 */
#include <stdlib.h>
#include <string.h>

#include "pdf/text_string.h"
#include "verify/verifier.h"

/*
 * Types of 14.8.4 that may not be anywhere.  in: those it may be in; has: those
 * that may be in it, and then nothing else, content neither.  NULL: any.
 */
static const struct type {
	const char	*name, *in, *has;
} types[] = {
	{ "TOC", NULL, " TOC TOCI Caption " }, { "TOCI", " TOC ", NULL },
	{ "L", NULL, " L LI Caption " }, { "LI", " L ", " Lbl LBody " },
	{ "LBody", " LI ", NULL },
	{ "Table", NULL, " TR THead TBody TFoot Caption " },
	{ "THead", " Table ", " TR " }, { "TBody", " Table ", " TR " },
	{ "TFoot", " Table ", " TR " }, { "TR", " Table THead TBody TFoot ", " TH TD " },
	{ "TH", " TR ", NULL }, { "TD", " TR ", NULL },
	{ "Ruby", NULL, " RB RT RP " }, { "RB", " Ruby ", NULL }, { "RT", " Ruby ", NULL },
	{ "RP", " Ruby ", NULL },
	{ "Warichu", NULL, " WT WP " }, { "WT", " Warichu ", NULL },
	{ "WP", " Warichu ", NULL },
};

struct nesting {
	struct eg_verifier	*v;
	int			 level;		/* of the heading before; 0: there was none */
	bool			 plain;		/* there is a heading without level */
	const char		**ids;		/* of notes */
	uint32_t		 nids, cap;
};

static const struct type *
type_of(const struct eg_pdf_element *e)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (strcmp(types[i].name, e->type) == 0)
			return &types[i];
	return NULL;
}

static bool
lists(const char *list, const char *name)
{
	size_t n = strlen(name);

	/* A name may be empty, or begin with a space. */
	for (const char *s = strstr(list, name); n > 0 && s != NULL; s = strstr(s + 1, name))
		if (s > list && s[-1] == ' ' && s[n] == ' ')
			return true;
	return false;
}

static void
say(struct nesting *n, const struct eg_pdf_element *e, const char *clause,
    const char *words)
{
	eg_verify_say(n->v, "P9206", clause, eg_verify_element(n->v, e), "%s", words);
}

static bool
is_type(const struct eg_pdf_element *e, const char *type)
{
	return strcmp(e->type, type) == 0;
}

static size_t
count(const struct eg_pdf_element *e, const char *type)
{
	size_t n = 0;

	for (size_t i = 0; i < e->n; i++)
		n += e->kid[i].kind == EG_PDF_KID_ELEMENT && is_type(e->kid[i].element, type);
	return n;
}

/* --- who may be where ------------------------------------------------------------------ */

static void
check_places(struct nesting *n, const struct eg_pdf_element *e)
{
	const struct type *t = type_of(e);
	const struct eg_pdf_kid *k;

	if (!eg_pdf_is_standard(e->type))
		eg_verify_say(n->v, "P9206", "ISO 14289-1, 7.1", eg_verify_element(n->v, e),
		    "/%s is no standard structure type, nor mapped to one", e->type);
	if (t == NULL)
		return;
	if (t->in != NULL && !lists(t->in, e->parent->type))
		eg_verify_say(n->v, "P9206", "ISO 14289-1, 7.2", eg_verify_element(n->v, e),
		    "%s may not be in %s", e->type,
		    e->parent->parent == NULL ? "the document itself" : e->parent->type);
	for (size_t i = 0; t->has != NULL && i < e->n; i++) {
		k = &e->kid[i];
		if (k->kind != EG_PDF_KID_ELEMENT)
			eg_verify_advise(n->v, "P9206", "ISO 32000-1, 14.8.4.3",
			    eg_verify_element(n->v, e), "words are in an element of parts only");
		else if (!lists(t->has, k->element->type))
			eg_verify_say(n->v, "P9206", "ISO 14289-1, 7.2",
			    eg_verify_element(n->v, k->element), "%s may not have %s in it",
			    e->type, k->element->type);
	}
}

/* --- what each must have ------------------------------------------------------------------ */

static bool
has_text(const struct nesting *n, const struct eg_pdf_element *e, const char *key)
{
	const struct eg_pdf_object *o = eg_pdf_get(n->v->pdf, e->dictionary, key);

	return eg_pdf_is(o, EG_PDF_STRING) && o->n > 0;
}

static void
check_heading(struct nesting *n, const struct eg_pdf_element *e)
{
	int level;

	if (count(e, "H") > 1)
		say(n, e, "ISO 14289-1, 7.4.4", "a section has two headings without level");
	n->plain = n->plain || is_type(e, "H");
	if (e->type[0] != 'H' || e->type[1] < '1' || e->type[1] > '6' || e->type[2] != '\0')
		return;
	level = e->type[1] - '0';
	if (n->level == 0 && level != 1)
		say(n, e, "ISO 14289-1, 7.4.2", "the first heading is not H1");
	else if (level > n->level + 1)
		eg_verify_say(n->v, "P9206", "ISO 14289-1, 7.4.2", eg_verify_element(n->v, e),
		    "a heading of level %d follows one of level %d", level, n->level);
	n->level = level;
}

static void
check_figure(struct nesting *n, const struct eg_pdf_element *e)
{
	if (!is_type(e, "Figure") && !is_type(e, "Formula"))
		return;
	if (!has_text(n, e, "Alt") &&
	    eg_pdf_get_as(n->v->pdf, e->dictionary, "ActualText", EG_PDF_STRING) == NULL)
		say(n, e, "ISO 14289-1, 7.3", "a picture has no alternative text");
	if (is_type(e, "Figure") && eg_pdf_attribute(n->v->pdf, e, "Layout", "BBox") == NULL)
		eg_verify_advise(n->v, "P9206", "ISO 32000-1, 14.8.5.4",
		    eg_verify_element(n->v, e), "a picture has no bounding box");
}

static void
check_list(struct nesting *n, const struct eg_pdf_element *e)
{
	const struct eg_pdf_object *numbering;
	size_t labels = 0;

	if (!is_type(e, "L"))
		return;
	for (size_t i = 0; i < e->n; i++)
		if (e->kid[i].kind == EG_PDF_KID_ELEMENT)
			labels += count(e->kid[i].element, "Lbl");
	numbering = eg_pdf_attribute(n->v->pdf, e, "List", "ListNumbering");
	if (labels > 0 && (numbering == NULL || eg_pdf_is_name(numbering, "None")))
		eg_verify_advise(n->v, "P9206", "ISO 14289-1, 7.6", eg_verify_element(n->v, e),
		    "a list with labels does not say how it is numbered (ListNumbering)");
}

/* Some cell names its header cells, which is the other way to say it. */
static bool
has_headers(const struct nesting *n, const struct eg_pdf_element *e)
{
	if ((is_type(e, "TD") || is_type(e, "TH")) &&
	    eg_pdf_attribute(n->v->pdf, e, "Table", "Headers") != NULL)
		return true;
	for (size_t i = 0; i < e->n; i++)
		if (e->kid[i].kind == EG_PDF_KID_ELEMENT && !is_type(e->kid[i].element, "Table") &&
		    has_headers(n, e->kid[i].element))
			return true;
	return false;
}

static void
check_scopes(struct nesting *n, const struct eg_pdf_element *e)
{
	if (is_type(e, "TH") && eg_pdf_attribute(n->v->pdf, e, "Table", "Scope") == NULL)
		say(n, e, "ISO 14289-1, 7.5", "a header cell does not say of which cells "
		    "(Scope)");
	for (size_t i = 0; i < e->n; i++)
		if (e->kid[i].kind == EG_PDF_KID_ELEMENT && !is_type(e->kid[i].element, "Table"))
			check_scopes(n, e->kid[i].element);
}

static void
check_table(struct nesting *n, const struct eg_pdf_element *e)
{
	if (!is_type(e, "Table"))
		return;
	if (!has_headers(n, e))
		check_scopes(n, e);
	if (count(e, "THead") > 1 || count(e, "TFoot") > 1)
		say(n, e, "ISO 14289-1, 7.2", "a table has more than one header or footer");
	if (count(e, "THead") + count(e, "TFoot") > 0 && count(e, "TBody") == 0)
		say(n, e, "ISO 14289-1, 7.2", "a table has a header or footer, but no body");
	if (count(e, "TBody") > 0 && count(e, "TR") > 0)
		say(n, e, "ISO 32000-1, 14.8.4.3.4", "a table has rows beside its body");
}

static void
check_caption(struct nesting *n, const struct eg_pdf_element *e)
{
	size_t captions = count(e, "Caption");

	if (captions > 1 && (is_type(e, "Table") || is_type(e, "L")))
		say(n, e, "ISO 14289-1, 7.2", "there is more than one caption");
}

static void
check_note(struct nesting *n, const struct eg_pdf_element *e)
{
	const char *id;

	if (!is_type(e, "Note"))
		return;
	id = eg_pdf_text_of(n->v->arena, eg_pdf_get(n->v->pdf, e->dictionary, "ID"));
	if (id == NULL || *id == '\0') {
		say(n, e, "ISO 14289-1, 7.9", "a note has no identifier (/ID)");
		return;
	}
	n->ids = eg_arena_grown(n->v->arena, n->ids, n->nids, &n->cap, sizeof(*n->ids));
	n->ids[n->nids++] = id;
}

static const struct eg_pdf_object *
annotation_of(const struct nesting *n, const struct eg_pdf_kid *k)
{
	if (k->kind != EG_PDF_KID_OBJECT)
		return NULL;
	return eg_pdf_get(n->v->pdf, eg_pdf_follow(n->v->pdf,
	    eg_pdf_reference(n->v->arena, k->object)), "Subtype");
}

/* A Link has the annotation that can be clicked; a Form its field and no more. */
static void
check_objects(struct nesting *n, const struct eg_pdf_element *e)
{
	const char *kind = is_type(e, "Link") ? "Link" : is_type(e, "Form") ? "Widget" : NULL;
	size_t found = 0;

	for (size_t i = 0; kind != NULL && i < e->n; i++)
		found += eg_pdf_is_name(annotation_of(n, &e->kid[i]), kind);
	if (kind != NULL && found == 0)
		eg_verify_say(n->v, "P9206", "ISO 14289-1, 7.18", eg_verify_element(n->v, e),
		    "%s has no annotation of its kind", e->type);
	if (is_type(e, "Form") && e->n > 1)
		say(n, e, "ISO 14289-1, 7.18.4", "a form field's element has something besides");
}

/* --- all ------------------------------------------------------------------------------------ */

static void (*const checks[])(struct nesting *, const struct eg_pdf_element *) = {
	check_places, check_heading, check_figure, check_list, check_table, check_caption,
	check_note, check_objects };

static void
visit(struct nesting *n, const struct eg_pdf_element *e)
{
	for (size_t i = 0; e->parent != NULL && i < sizeof(checks) / sizeof(*checks); i++)
		checks[i](n, e);
	for (size_t i = 0; i < e->n; i++)
		if (e->kid[i].kind == EG_PDF_KID_ELEMENT)
			visit(n, e->kid[i].element);
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void
eg_verify_nesting(struct eg_verifier *v)
{
	struct nesting n = { .v = v };

	if (v->structure == NULL)
		return;
	if (v->structure->n != 1 || v->structure->kid[0].kind != EG_PDF_KID_ELEMENT ||
	    !is_type(v->structure->kid[0].element, "Document"))
		eg_verify_advise(v, "P9206", "ISO 32000-1, 14.8.4.2", NULL,
		    "the structure does not begin with one Document");
	visit(&n, v->structure);
	if (n.plain && n.level > 0)
		eg_verify_say(v, "P9206", "ISO 14289-1, 7.4.4", NULL,
		    "some headings have a level and some have none");
	if (n.nids > 1)
		qsort(n.ids, n.nids, sizeof(*n.ids), by_text);
	for (size_t i = 1; i < n.nids; i++)
		if (strcmp(n.ids[i - 1], n.ids[i]) == 0)
			eg_verify_say(v, "P9206", "ISO 14289-1, 7.9", NULL,
			    "two notes have one identifier");
}
