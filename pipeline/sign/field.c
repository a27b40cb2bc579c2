/* field.c - where a signature goes: form fields (ISO 32000-1, 12.7.4.5). */
#include <string.h>

#include "pdf/page.h"
#include "pdf/text_string.h"
#include "sign/fields.h"
#include "sign/look.h"

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
	bool			 visible;	/* and is seen */
	uint32_t		 number;
	bool			 seen, signed_already;
};

/* Width and height of a field; false when it has no extent. */
static bool
extent(const struct eg_pdf *pdf, const struct eg_pdf_object *field, eg_len *width,
    eg_len *height)
{
	const struct eg_pdf_object *rect = eg_pdf_get(pdf, field, "Rect");
	int64_t v[4];

	for (size_t i = 0; i < 4; i++)
		if (!eg_pdf_millionths(eg_pdf_item(pdf, rect, i), &v[i]))
			return false;
	*width = eg_muldiv(v[2] > v[0] ? v[2] - v[0] : v[0] - v[2], EG_LEN_ONE, 1000000);
	*height = eg_muldiv(v[3] > v[1] ? v[3] - v[1] : v[1] - v[3], EG_LEN_ONE, 1000000);
	return *width > 0 && *height > 0;
}

static bool
choose(void *data, const struct eg_sign_field *f)
{
	struct choice *c = data;
	eg_len width, height;

	if ((c->want != NULL && strcmp(f->name, c->want) != 0) ||
	    (c->visible && !extent(c->u->pdf, f->dictionary, &width, &height)))
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

const char *
eg_sign_new_name(struct eg_update *u)
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
	eg_pdf_set_text(u->arena, d, "T", eg_sign_new_name(u));
	eg_pdf_set_integer(u->arena, d, "F", 4 | 128);	/* printed, locked */
	eg_pdf_set(u->arena, d, "Rect", rect);
	eg_pdf_set(u->arena, d, "P", eg_pdf_reference(u->arena, page));
	return d;
}

uint32_t
eg_sign_no_field(struct eg_update *u, const char *help, const char *fmt, const char *what)
{
	eg_report(u->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "S1107",
	    .at.file = u->name, .help = help }, fmt, what);
	return 0;
}

uint32_t
eg_sign_add_field(struct eg_update *u, struct eg_pdf_object *widget, uint32_t page,
    struct eg_pdf_object *page_dictionary)
{
	struct eg_pdf_object *form, *annots, *ref = eg_pdf_add(u->pdf, widget), *at;

	annots = eg_update_value(u, page, page_dictionary, "Annots", EG_PDF_ARRAY);
	eg_pdf_array_add(u->arena, annots, ref);
	form = eg_update_value(u, u->root, u->catalog, "AcroForm", EG_PDF_DICTIONARY);
	at = eg_pdf_find(u->catalog, "AcroForm");
	eg_pdf_array_add(u->arena, eg_update_value(u, eg_pdf_is(at, EG_PDF_REFERENCE) ?
	    at->number : u->root, form, "Fields", EG_PDF_ARRAY), ref);
	return ref->number;
}

static uint32_t
new_field(struct eg_update *u)
{
	const char *fault = NULL;
	struct eg_pdf_page *page;
	size_t n = 0;

	page = eg_pdf_pages(u->pdf, u->arena, &n, &fault);
	if (page == NULL || n == 0)
		return eg_sign_no_field(u, NULL, "there is no page to sign on: %s",
		    fault == NULL ? "the file has none" : fault);
	return eg_sign_add_field(u, new_widget(u, page[0].number), page[0].number,
	    page[0].dictionary);
}

void
eg_sign_flag(struct eg_update *u)
{
	struct eg_pdf_object *form = eg_update_value(u, u->root, u->catalog, "AcroForm",
	    EG_PDF_DICTIONARY);

	/* Signatures are there, and the file is only to be appended to (Table 219). */
	eg_pdf_set_integer(u->arena, form, "SigFlags", 3);
}

/* 0 after S1107, when it has to be there and is not. */
static uint32_t
choose_field(struct eg_update *u, const char *name, bool visible, bool *failed)
{
	struct choice c = { .u = u, .want = name, .visible = visible };

	eg_sign_fields(u->pdf, u->arena, choose, &c);
	*failed = c.number == 0 && (name != NULL || visible);
	if (!*failed)
		return c.number;
	if (name == NULL)
		return eg_sign_no_field(u, "say where it goes by `--place`, or have the format "
		    "leave room (`signature-field`)", c.seen ? "the fields for a signature that "
		    "is seen are signed already%s" : "the letter has no room for a signature that "
		    "is seen%s", "");
	return eg_sign_no_field(u, "without `--field` a field is made", c.seen ? "the field "
	    "`%s` is signed already" : visible ? "there is no signature field `%s` that is seen" :
	    "there is no signature field `%s`", name);
}

uint32_t
eg_sign_field(struct eg_update *u, const char *name, enum eg_sign_which which)
{
	bool failed = false;
	uint32_t number = 0;

	if (which != EG_SIGN_NEW)
		number = choose_field(u, name, which == EG_SIGN_SEEN, &failed);
	if (number == 0 && !failed)
		number = new_field(u);
	if (number == 0)
		return 0;
	eg_sign_flag(u);
	eg_update_touch(u, number);
	return number;
}

bool
eg_sign_room(struct eg_arena *arena, const char *name, const char *field,
    const struct eg_buf *file, eg_len *width, eg_len *height, struct eg_diags *diags)
{
	struct eg_update u = { .arena = arena, .diags = diags, .name = name,
	    .file = (struct eg_buf *)file };
	bool failed;
	uint32_t number;

	if (!eg_update_begin(&u) || (number = choose_field(&u, field, true, &failed)) == 0)
		return false;
	return extent(u.pdf, u.pdf->slot[number].object, width, height);
}
