/* change.c - see change.h. */
#include "sign/change.h"

#include <string.h>

#include "sign/fields.h"

struct change {
	const struct eg_pdf	*before, *after;
	struct eg_arena		*arena;
	bool			*adds;		/* by number: of a signature, or a proof */
	const char		*fault;
};

typedef bool (*entry_check)(struct change *, uint32_t number, const char *key,
    const struct eg_pdf_object *, const struct eg_pdf_object *);

/* --- the same or not ------------------------------------------------------------------ */

static bool	is_same(const struct eg_pdf_object *, const struct eg_pdf_object *);

static bool
has_same_entries(const struct eg_pdf_object *a, const struct eg_pdf_object *b)
{
	for (uint32_t i = 0; i < a->n; i++)
		if (!is_same(a->entry[i].value, eg_pdf_find(b, a->entry[i].key)))
			return false;
	for (uint32_t i = 0; i < b->n; i++)
		if (b->entry[i].value != NULL && eg_pdf_find(a, b->entry[i].key) == NULL)
			return false;
	return true;
}

/* Of numbers as they are written: whoever changes a point has changed it. */
static bool
is_same(const struct eg_pdf_object *a, const struct eg_pdf_object *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	if (a->type != b->type)
		return false;
	switch (a->type) {
	case EG_PDF_BOOLEAN:
		return a->boolean == b->boolean;
	case EG_PDF_INTEGER:
		return a->integer == b->integer;
	case EG_PDF_REFERENCE:
		return a->number == b->number;
	case EG_PDF_REAL:
	case EG_PDF_NAME:
		return strcmp(a->text, b->text) == 0;
	case EG_PDF_STRING:
		return a->n == b->n && memcmp(a->text, b->text, a->n) == 0;
	case EG_PDF_ARRAY:
		if (a->n != b->n)
			return false;
		for (uint32_t i = 0; i < a->n; i++)
			if (!is_same(a->item[i], b->item[i]))
				return false;
		return true;
	case EG_PDF_STREAM:
		if (a->size != b->size || memcmp(a->data, b->data, a->size) != 0)
			return false;
		return has_same_entries(a, b);
	case EG_PDF_DICTIONARY:
		return has_same_entries(a, b);
	}
	return false;
}

static bool
say(struct change *c, uint32_t number, const char *what)
{
	if (c->fault == NULL)
		c->fault = eg_arena_printf(c->arena, "%s (object %u)", what, (unsigned)number);
	return false;
}

static struct eg_pdf_object *
object_of(const struct eg_pdf *pdf, uint32_t number)
{
	return number < pdf->nslots ? pdf->slot[number].object : NULL;
}

/* --- what may be added ------------------------------------------------------------------ */

/* All that is new and that this leads to; what was there before stays what it was. */
static void
mark_new(struct change *c, const struct eg_pdf_object *o)
{
	if (o == NULL)
		return;
	switch (o->type) {
	case EG_PDF_ARRAY:
		for (uint32_t i = 0; i < o->n; i++)
			mark_new(c, o->item[i]);
		return;
	case EG_PDF_DICTIONARY:
	case EG_PDF_STREAM:
		for (uint32_t i = 0; i < o->n; i++)
			mark_new(c, o->entry[i].value);
		return;
	case EG_PDF_REFERENCE:
		if (o->number >= c->after->nslots || c->adds[o->number] ||
		    object_of(c->before, o->number) != NULL)
			return;
		c->adds[o->number] = true;
		mark_new(c, object_of(c->after, o->number));
		return;
	default:
		return;
	}
}

/* A proof that was there may be extended: its parts as well. */
static void
mark_proofs(struct change *c, const struct eg_pdf_object *o, unsigned depth)
{
	if (o == NULL || depth > 4)
		return;
	if (o->type == EG_PDF_REFERENCE && o->number < c->after->nslots) {
		if (eg_pdf_is(object_of(c->after, o->number), EG_PDF_STREAM))
			return;
		c->adds[o->number] = true;
		mark_proofs(c, object_of(c->after, o->number), depth + 1);
	} else if (o->type == EG_PDF_DICTIONARY) {
		for (uint32_t i = 0; i < o->n; i++)
			mark_proofs(c, o->entry[i].value, depth + 1);
	}
}

static bool
is_without_extent(const struct eg_pdf *pdf, const struct eg_pdf_object *field)
{
	const struct eg_pdf_object *rect = eg_pdf_get(pdf, field, "Rect");
	int64_t v[4];

	if (eg_pdf_find(field, "Kids") != NULL || eg_pdf_find(field, "AP") != NULL)
		return false;
	for (size_t i = 0; i < 4; i++)
		if (!eg_pdf_millionths(eg_pdf_item(pdf, rect, i), &v[i]))
			return false;
	return v[0] == v[2] && v[1] == v[3];
}

static unsigned
references(const struct eg_pdf_object *o, uint32_t number)
{
	unsigned n = 0;

	if (o == NULL)
		return 0;
	if (o->type == EG_PDF_REFERENCE)
		return o->number == number;
	if (o->type == EG_PDF_ARRAY)
		for (uint32_t i = 0; i < o->n; i++)
			n += references(o->item[i], number);
	else if (o->type == EG_PDF_DICTIONARY || o->type == EG_PDF_STREAM)
		for (uint32_t i = 0; i < o->n; i++)
			n += references(o->entry[i].value, number);
	return n;
}

/* Nothing but the field led to it: it is seen nowhere else. */
static bool
is_its_own(const struct change *c, uint32_t number)
{
	unsigned n = 0;

	for (uint32_t i = 1; i < c->before->nslots; i++)
		n += references(object_of(c->before, i), number);
	return n == 1;
}

/*
 * What a signature looks like in the field that was left for it.  The form is drawn into
 * the field's rectangle, whatever its size (12.5.5), and that stays what it was.
 */
static void
mark_look(struct change *c, const struct eg_sign_field *f)
{
	const struct eg_pdf_object *before = eg_pdf_get(c->before, object_of(c->before,
	    f->number), "AP");
	const struct eg_pdf_object *after = eg_pdf_get(c->after, f->dictionary, "AP"), *form;

	form = eg_pdf_find(after, "N");
	if (eg_pdf_is(form, EG_PDF_REFERENCE) && after->n == 1 && form->number < c->after->nslots &&
	    is_same(form, eg_pdf_find(before, "N")) && is_its_own(c, form->number)) {
		c->adds[form->number] = true;
		form = object_of(c->after, form->number);
		for (uint32_t i = 0; eg_pdf_is(form, EG_PDF_STREAM) && i < form->n; i++)
			mark_new(c, form->entry[i].value);
	} else {
		mark_new(c, eg_pdf_find(f->dictionary, "AP"));
	}
}

static bool
mark_field(void *data, const struct eg_sign_field *f)
{
	struct change *c = data;
	const struct eg_pdf_object *v = eg_pdf_find(f->dictionary, "V");

	if (object_of(c->before, f->number) == NULL) {
		if (f->number == 0 || !is_without_extent(c->after, f->dictionary))
			return say(c, f->number, "a field that is seen was added");
		c->adds[f->number] = true;
	}
	/* The dictionary of the signature and all in it. */
	if (eg_pdf_is(v, EG_PDF_REFERENCE) && object_of(c->before, v->number) == NULL) {
		mark_new(c, v);
		if (object_of(c->before, f->number) != NULL)
			mark_look(c, f);
	}
	return true;
}

/* --- what may change ----------------------------------------------------------------------- */

/* b has all items of a in their order, and behind them only what is added. */
static bool
is_longer(const struct change *c, const struct eg_pdf_object *a, const struct eg_pdf_object *b)
{
	uint32_t n = eg_pdf_is(a, EG_PDF_ARRAY) ? a->n : 0;

	if (!eg_pdf_is(b, EG_PDF_ARRAY) || b->n < n || (a != NULL && !eg_pdf_is(a, EG_PDF_ARRAY)))
		return false;
	for (uint32_t i = 0; i < n; i++)
		if (!is_same(a->item[i], b->item[i]))
			return false;
	for (uint32_t i = n; i < b->n; i++)
		if (!eg_pdf_is(b->item[i], EG_PDF_REFERENCE) ||
		    b->item[i]->number >= c->after->nslots || !c->adds[b->item[i]->number])
			return false;
	return true;
}

/*
 * Items were added to an array under a key, be it an object of its own or not; what
 * the key leads to is compared.
 */
static bool
check_list(struct change *c, uint32_t number, const struct eg_pdf_object *a,
    const struct eg_pdf_object *b, const char *what)
{
	return is_longer(c, eg_pdf_follow(c->before, a), eg_pdf_follow(c->after, b)) ||
	    say(c, number, what);
}

static bool
check_entries(struct change *c, uint32_t number, const struct eg_pdf_object *a,
    const struct eg_pdf_object *b, entry_check check)
{
	const struct eg_pdf_object *v;

	for (uint32_t i = 0; a != NULL && i < a->n; i++) {
		v = eg_pdf_find(b, a->entry[i].key);
		if (!is_same(a->entry[i].value, v) &&
		    !check(c, number, a->entry[i].key, a->entry[i].value, v))
			return false;
	}
	for (uint32_t i = 0; i < b->n; i++)
		if (b->entry[i].value != NULL && eg_pdf_find(a, b->entry[i].key) == NULL &&
		    !check(c, number, b->entry[i].key, NULL, b->entry[i].value))
			return false;
	return true;
}

static bool
check_form_entry(struct change *c, uint32_t number, const char *key,
    const struct eg_pdf_object *a, const struct eg_pdf_object *b)
{
	if (strcmp(key, "Fields") == 0)
		return check_list(c, number, a, b, "its form fields were changed");
	if (strcmp(key, "SigFlags") == 0)
		return true;
	return say(c, number, "its form was changed");
}

static bool
check_form(struct change *c, uint32_t number, const struct eg_pdf_object *a,
    const struct eg_pdf_object *b)
{
	a = eg_pdf_follow(c->before, a);
	b = eg_pdf_follow(c->after, b);
	if (!eg_pdf_is(b, EG_PDF_DICTIONARY) || (a != NULL && !eg_pdf_is(a, EG_PDF_DICTIONARY)))
		return say(c, number, "its form was changed");
	return check_entries(c, number, a, b, check_form_entry);
}

static bool
check_catalog_entry(struct change *c, uint32_t number, const char *key,
    const struct eg_pdf_object *a, const struct eg_pdf_object *b)
{
	if (strcmp(key, "AcroForm") == 0)
		return check_form(c, number, a, b);
	if (strcmp(key, "DSS") == 0 && b != NULL)
		return true;
	return say(c, number, "what holds of the whole document was changed");
}

static bool
check_page_entry(struct change *c, uint32_t number, const char *key,
    const struct eg_pdf_object *a, const struct eg_pdf_object *b)
{
	if (strcmp(key, "Annots") == 0)
		return check_list(c, number, a, b, "links or fields of a page were changed");
	return say(c, number, "a page was changed");
}

static bool
is_signature(const struct change *c, const struct eg_pdf_object *a,
    const struct eg_pdf_object *b)
{
	return a == NULL && eg_pdf_is(b, EG_PDF_REFERENCE) && b->number < c->after->nslots &&
	    c->adds[b->number];
}

/* One form, /N, which came with the signature. */
static bool
is_look(const struct change *c, const struct eg_pdf_object *b)
{
	const struct eg_pdf_object *look = eg_pdf_find(b, "N");

	return eg_pdf_is(b, EG_PDF_DICTIONARY) && b->n == 1 && eg_pdf_is(look,
	    EG_PDF_REFERENCE) && look->number < c->after->nslots && c->adds[look->number] &&
	    eg_pdf_is(object_of(c->after, look->number), EG_PDF_STREAM);
}

static bool
check_field_entry(struct change *c, uint32_t number, const char *key,
    const struct eg_pdf_object *a, const struct eg_pdf_object *b)
{
	if (strcmp(key, "V") == 0 && is_signature(c, a, b))
		return true;
	/* A field that was left to be signed, and is. */
	if (is_signature(c, eg_pdf_find(object_of(c->before, number), "V"),
	    eg_pdf_find(object_of(c->after, number), "V")) &&
	    ((strcmp(key, "AP") == 0 && is_look(c, b)) ||
	    (strcmp(key, "Contents") == 0 && eg_pdf_is(b, EG_PDF_STRING))))
		return true;
	return say(c, number, "a form field was changed");
}

static bool
is_field(const struct eg_pdf_object *o)
{
	return eg_pdf_is_name(eg_pdf_find(o, "FT"), "Sig");
}

/* An object of the file's own business: where objects are. */
static bool
is_plumbing(const struct eg_pdf_object *o)
{
	return eg_pdf_is(o, EG_PDF_STREAM) && (eg_pdf_is_name(eg_pdf_find(o, "Type"), "XRef") ||
	    eg_pdf_is_name(eg_pdf_find(o, "Type"), "ObjStm"));
}

/* An array or form that is an object of its own is judged where it is used. */
static bool
is_used_by(const struct change *c, uint32_t number)
{
	const struct eg_pdf_object *form, *o, *catalog = eg_pdf_catalog(c->after);

	o = eg_pdf_find(catalog, "AcroForm");
	form = eg_pdf_follow(c->after, o);
	if (eg_pdf_is(o, EG_PDF_REFERENCE) && o->number == number)
		return true;
	o = eg_pdf_find(form, "Fields");
	return eg_pdf_is(o, EG_PDF_REFERENCE) && o->number == number;
}

/* Whose /Annots is this array?  Its page is as it was, so only the array is looked at. */
static bool
is_annots(const struct change *c, uint32_t number)
{
	const struct eg_pdf_object *o;

	for (uint32_t i = 1; i < c->before->nslots; i++) {
		o = c->before->slot[i].object;
		if (!eg_pdf_is(o, EG_PDF_DICTIONARY) ||
		    !eg_pdf_is_name(eg_pdf_find(o, "Type"), "Page"))
			continue;
		o = eg_pdf_find(o, "Annots");
		if (eg_pdf_is(o, EG_PDF_REFERENCE) && o->number == number)
			return true;
	}
	return false;
}

static bool
check_object(struct change *c, uint32_t number)
{
	const struct eg_pdf_object *a = object_of(c->before, number);
	const struct eg_pdf_object *b = object_of(c->after, number);

	if (is_same(a, b) || c->adds[number])
		return true;
	if (a == NULL)
		return is_plumbing(b) || is_used_by(c, number) ||
		    say(c, number, "something was added");
	if (b == NULL)
		return say(c, number, "something was taken away");
	if (b == eg_pdf_catalog(c->after))
		return check_entries(c, number, a, b, check_catalog_entry);
	if (is_used_by(c, number) && b->type == EG_PDF_DICTIONARY)
		return check_form(c, number, a, b);
	if (is_used_by(c, number) || is_annots(c, number))
		return check_list(c, number, a, b, "its form fields were changed");
	if (a->type == b->type && b->type == EG_PDF_DICTIONARY) {
		if (eg_pdf_is_name(eg_pdf_find(b, "Type"), "Page"))
			return check_entries(c, number, a, b, check_page_entry);
		if (is_field(b))
			return check_entries(c, number, a, b, check_field_entry);
	}
	return say(c, number, "something was changed");
}

const char *
eg_sign_change(const struct eg_pdf *earlier, const struct eg_pdf *later,
    struct eg_arena *arena)
{
	struct change c = { .before = earlier, .after = later, .arena = arena };
	const struct eg_pdf_object *catalog = eg_pdf_catalog(later), *proofs;

	c.adds = eg_new_array(arena, later->nslots, bool);
	if (!is_same(eg_pdf_find(earlier->trailer, "Root"), eg_pdf_find(later->trailer, "Root")) ||
	    !is_same(eg_pdf_find(earlier->trailer, "Info"), eg_pdf_find(later->trailer, "Info")))
		return "another document was put behind it";
	proofs = eg_pdf_find(catalog, "DSS");
	mark_new(&c, proofs);
	if (eg_pdf_find(eg_pdf_catalog(earlier), "DSS") != NULL)
		mark_proofs(&c, proofs, 0);
	eg_sign_fields(later, arena, mark_field, &c);
	for (uint32_t i = 1; c.fault == NULL && i < later->nslots; i++)
		check_object(&c, i);
	return c.fault;
}
