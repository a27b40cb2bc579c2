/* field.c - where a signature goes: form fields (ISO 32000-1, 12.7.4.5). */
#include <string.h>

#include "pdf/page.h"
#include "pdf/text_string.h"
#include "sign/fields.h"
#include "sign/update.h"

/* Fields in fields; a letter has none. */
#define DEPTH_MAX	8

struct walk {
	const struct eg_pdf	*pdf;
	struct eg_arena		*arena;
	bool			(*visit)(void *, const struct eg_sign_field *);
	void			*data;
};

static bool	walk_all(const struct walk *, const struct eg_pdf_object *all,
		    const struct eg_sign_field *parent, unsigned depth);

static bool
walk_one(const struct walk *w, const struct eg_pdf_object *at,
    const struct eg_sign_field *parent, unsigned depth)
{
	struct eg_sign_field f = { .number = eg_pdf_is(at, EG_PDF_REFERENCE) ? at->number : 0,
	    .dictionary = eg_pdf_follow(w->pdf, at) };
	const char *name = eg_pdf_text_of(w->arena, eg_pdf_get(w->pdf, f.dictionary, "T"));
	const struct eg_pdf_object *type = eg_pdf_get(w->pdf, f.dictionary, "FT");
	const struct eg_pdf_object *kids = eg_pdf_get(w->pdf, f.dictionary, "Kids");
	bool own = name != NULL;

	if (f.dictionary == NULL || depth > DEPTH_MAX)
		return true;
	f.name = name == NULL ? parent->name : *parent->name == '\0' ? name :
	    eg_arena_printf(w->arena, "%s.%s", parent->name, name);
	f.signature = type == NULL ? parent->signature : eg_pdf_is_name(type, "Sig");
	if (f.signature && (own || depth == 0) && !w->visit(w->data, &f))
		return false;
	return walk_all(w, kids, &f, depth + 1);
}

static bool
walk_all(const struct walk *w, const struct eg_pdf_object *all,
    const struct eg_sign_field *parent, unsigned depth)
{
	for (uint32_t i = 0; eg_pdf_is(all, EG_PDF_ARRAY) && i < all->n; i++)
		if (!walk_one(w, all->item[i], parent, depth))
			return false;
	return true;
}

void
eg_sign_fields(const struct eg_pdf *pdf, struct eg_arena *arena,
    bool (*visit)(void *, const struct eg_sign_field *), void *data)
{
	const struct walk w = { .pdf = pdf, .arena = arena, .visit = visit, .data = data };
	const struct eg_sign_field none = { .name = "" };

	walk_all(&w, eg_pdf_get(pdf, eg_pdf_get(pdf, eg_pdf_catalog(pdf), "AcroForm"),
	    "Fields"), &none, 0);
}

/* --- the one to sign -------------------------------------------------------------------- */

struct choice {
	struct eg_update	*u;
	const char		*want;		/* NULL: any that is not signed */
	uint32_t		 number;
	bool			 seen, signed_already;
};

static bool
choose(void *data, const struct eg_sign_field *f)
{
	struct choice *c = data;

	if (c->want != NULL && strcmp(f->name, c->want) != 0)
		return true;
	c->seen = true;
	c->signed_already = eg_pdf_find(f->dictionary, "V") != NULL;
	if (!c->signed_already && f->number != 0)
		c->number = f->number;
	return c->number == 0 && c->want == NULL;
}

static bool
is_not_named(void *data, const struct eg_sign_field *f)
{
	struct choice *c = data;

	c->seen = c->seen || strcmp(f->name, c->want) == 0;
	return true;
}

static const char *
new_name(struct eg_update *u)
{
	struct choice c = { .u = u, .seen = true };
	const char *name = NULL;

	for (unsigned i = 1; c.seen; i++) {
		name = eg_arena_printf(u->arena, "Signature%u", i);
		c = (struct choice){ .u = u, .want = name };
		eg_sign_fields(u->pdf, u->arena, is_not_named, &c);
	}
	return name;
}

/* A field without extent: it is in the file and not seen; it prints (PDF/A). */
static struct eg_pdf_object *
new_widget(struct eg_update *u, uint32_t page)
{
	struct eg_pdf_object *d = eg_pdf_dictionary(u->arena), *rect = eg_pdf_array(u->arena);

	for (int i = 0; i < 4; i++)
		eg_pdf_array_add(u->arena, rect, eg_pdf_integer(u->arena, 0));
	eg_pdf_set_name(u->arena, d, "Type", "Annot");
	eg_pdf_set_name(u->arena, d, "Subtype", "Widget");
	eg_pdf_set_name(u->arena, d, "FT", "Sig");
	eg_pdf_set_text(u->arena, d, "T", new_name(u));
	eg_pdf_set_integer(u->arena, d, "F", 4 | 128);	/* printed, locked */
	eg_pdf_set(u->arena, d, "Rect", rect);
	eg_pdf_set(u->arena, d, "P", eg_pdf_reference(u->arena, page));
	return d;
}

static uint32_t
cannot(struct eg_update *u, const char *help, const char *fmt, const char *what)
{
	eg_report(u->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "S1107",
	    .at.file = u->name, .help = help }, fmt, what);
	return 0;
}

static uint32_t
new_field(struct eg_update *u)
{
	struct eg_pdf_object *form, *annots, *ref;
	const char *fault = NULL;
	struct eg_pdf_page *page;
	size_t n = 0;

	page = eg_pdf_pages(u->pdf, u->arena, &n, &fault);
	if (page == NULL || n == 0)
		return cannot(u, NULL, "there is no page to sign on: %s",
		    fault == NULL ? "the file has none" : fault);
	ref = eg_pdf_add(u->pdf, new_widget(u, page[0].number));
	annots = eg_update_value(u, page[0].number, page[0].dictionary, "Annots",
	    EG_PDF_ARRAY);
	eg_pdf_array_add(u->arena, annots, ref);
	form = eg_update_value(u, u->root, u->catalog, "AcroForm", EG_PDF_DICTIONARY);
	eg_pdf_array_add(u->arena, eg_update_value(u, eg_pdf_is(eg_pdf_find(u->catalog,
	    "AcroForm"), EG_PDF_REFERENCE) ? eg_pdf_find(u->catalog, "AcroForm")->number :
	    u->root, form, "Fields", EG_PDF_ARRAY), ref);
	return ref->number;
}

uint32_t
eg_sign_field(struct eg_update *u, const char *name, bool fresh)
{
	struct choice c = { .u = u, .want = name };
	struct eg_pdf_object *form;

	if (!fresh)
		eg_sign_fields(u->pdf, u->arena, choose, &c);
	if (name != NULL && c.number == 0)
		return cannot(u, "without `--field` a field is made", c.seen ?
		    "the field `%s` is signed already" : "there is no signature field `%s`", name);
	if (c.number == 0)
		c.number = new_field(u);
	if (c.number == 0)
		return 0;
	/* Signatures are there, and the file is only to be appended to (Table 219). */
	form = eg_update_value(u, u->root, u->catalog, "AcroForm", EG_PDF_DICTIONARY);
	eg_pdf_set_integer(u->arena, form, "SigFlags", 3);
	eg_update_touch(u, c.number);
	return c.number;
}
