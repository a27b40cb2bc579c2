/* look.c - see look.h. */
#include "sign/look.h"

#include <string.h>

#include "pdf/content.h"
#include "pdf/flate.h"
#include "pdf/page.h"
#include "pdf/text_string.h"

#define CONTENT_MAX	((size_t)4 << 20)
#define DEPTH_MAX	32

static bool
refuse(struct eg_update *u, const char *why)
{
	eg_report(u->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "S1117",
	    .at.file = u->name }, "the look of the signature cannot be used: %s", why);
	return false;
}

/* --- objects of another file ----------------------------------------------------------- */

struct copying {
	struct eg_update	*u;
	const struct eg_pdf	*from;
	struct eg_pdf_object	**known;	/* by number there: the reference here */
};

static struct eg_pdf_object *copied(struct copying *, const struct eg_pdf_object *,
    unsigned depth);

static struct eg_pdf_object *
copied_reference(struct copying *c, uint32_t number, unsigned depth)
{
	struct eg_pdf_object *ref;

	if (number >= c->from->nslots || c->from->slot[number].object == NULL)
		return NULL;
	if (c->known[number] == NULL) {
		ref = c->known[number] = eg_pdf_add(c->u->pdf, NULL);
		eg_pdf_put(c->u->pdf, ref, copied(c, c->from->slot[number].object, depth));
		eg_update_touch(c->u, ref->number);
	}
	return c->known[number];
}

static struct eg_pdf_object *
copied(struct copying *c, const struct eg_pdf_object *o, unsigned depth)
{
	struct eg_arena *a = c->u->arena;
	struct eg_pdf_object *to;

	if (o == NULL || depth > DEPTH_MAX)
		return NULL;
	if (o->type == EG_PDF_REFERENCE)
		return copied_reference(c, o->number, depth + 1);
	if (o->type != EG_PDF_ARRAY && o->type != EG_PDF_DICTIONARY && o->type != EG_PDF_STREAM)
		return (struct eg_pdf_object *)o;
	to = o->type == EG_PDF_ARRAY ? eg_pdf_array(a) : o->type == EG_PDF_DICTIONARY ?
	    eg_pdf_dictionary(a) : eg_pdf_stream(a, o->data, o->size);
	for (uint32_t i = 0; i < o->n; i++)
		if (o->type == EG_PDF_ARRAY)
			eg_pdf_array_add(a, to, copied(c, o->item[i], depth + 1));
		else
			eg_pdf_set(a, to, o->entry[i].key,
			    copied(c, o->entry[i].value, depth + 1));
	return to;
}

/* --- a page as a form ---------------------------------------------------------------------- */

static bool
is_marking(const struct eg_pdf_operation *op)
{
	static const char *const names[] = { "BMC", "BDC", "EMC", "MP", "DP" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (eg_pdf_op(op, names[i]))
			return true;
	return false;
}

/* Tags of that page mean nothing here: the field's own element stands for all of it. */
static const char *
without_marks(const struct eg_buf *page, struct eg_buf *out)
{
	struct eg_pdf_content *c = eg_pdf_content_new(eg_buf_str(page), page->len);
	struct eg_pdf_operation op;
	const char *fault;
	size_t at = 0;

	while (eg_pdf_content_next(c, &op)) {
		if (is_marking(&op))
			continue;
		eg_buf_add(out, page->data + op.start, op.end - op.start);
		eg_buf_putc(out, '\n');
	}
	fault = eg_pdf_content_fault(c, &at);
	eg_pdf_content_free(c);
	return fault;
}

/* Its resources, but for the property lists of what was marked. */
static struct eg_pdf_object *
resources(struct copying *c, const struct eg_pdf_object *from)
{
	struct eg_pdf_object *to = eg_pdf_dictionary(c->u->arena);

	from = eg_pdf_follow(c->from, from);
	for (uint32_t i = 0; eg_pdf_is(from, EG_PDF_DICTIONARY) && i < from->n; i++)
		if (strcmp(from->entry[i].key, "Properties") != 0 &&
		    strcmp(from->entry[i].key, "ProcSet") != 0)
			eg_pdf_set(c->u->arena, to, from->entry[i].key,
			    copied(c, from->entry[i].value, 0));
	return to;
}

static struct eg_pdf_object *
as_form(struct copying *c, const struct eg_pdf_page *page, const char **fault)
{
	struct eg_arena *a = c->u->arena;
	struct eg_buf content = { 0 }, plain = { 0 };
	struct eg_pdf_object *form = NULL;

	*fault = eg_pdf_page_content(c->from, page, CONTENT_MAX, &content);
	if (*fault == NULL)
		*fault = without_marks(&content, &plain);
	if (*fault == NULL) {
		form = eg_pdf_flate(a, eg_arena_strndup(a, eg_buf_str(&plain), plain.len),
		    plain.len);
		eg_pdf_set_name(a, form, "Type", "XObject");
		eg_pdf_set_name(a, form, "Subtype", "Form");
		eg_pdf_set(a, form, "BBox", copied(c, page->media_box, 0));
		eg_pdf_set(a, form, "Resources", resources(c, page->resources));
		eg_pdf_set(a, form, "Group", copied(c, eg_pdf_get(c->from, page->dictionary,
		    "Group"), 0));
	}
	eg_buf_free(&content);
	eg_buf_free(&plain);
	return form;
}

/* In place of the empty one that was there, or nothing would lead to that any more. */
static void
put_form(struct eg_update *u, struct eg_pdf_object *field, struct eg_pdf_object *form)
{
	struct eg_pdf_object *ap = eg_pdf_get(u->pdf, field, "AP"), *at = eg_pdf_find(ap, "N");

	if (eg_pdf_is(at, EG_PDF_REFERENCE) && ap->n == 1) {
		eg_pdf_put(u->pdf, at, form);
	} else {
		at = eg_pdf_add(u->pdf, form);
		ap = eg_pdf_dictionary(u->arena);
		eg_pdf_set(u->arena, ap, "N", at);
		eg_pdf_set(u->arena, field, "AP", ap);
	}
	eg_update_touch(u, at->number);
}

bool
eg_sign_set_look(struct eg_update *u, uint32_t field, const struct eg_sign_look *look)
{
	struct copying c = { .u = u, .from = eg_pdf_read(u->arena, "look", look->page,
	    look->n, u->diags) };
	struct eg_pdf_object *d = u->pdf->slot[field].object, *form;
	const char *fault = "it is not one page";
	struct eg_pdf_page *page = NULL;
	size_t n = 0;

	if (c.from != NULL) {
		c.known = eg_new_array(u->arena, c.from->nslots, struct eg_pdf_object *);
		page = eg_pdf_pages(c.from, u->arena, &n, &fault);
	}
	if (page == NULL || n != 1 || (form = as_form(&c, &page[0], &fault)) == NULL)
		return refuse(u, fault == NULL ? "it is not one page" : fault);
	put_form(u, d, form);
	if (look->words != NULL)
		eg_pdf_set_text(u->arena, d, "Contents", look->words);
	return true;
}
