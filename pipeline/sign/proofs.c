/* proofs.c - see proofs.h, and eg_sign_keep of sign.h. */
#include "sign/proofs.h"

#include <string.h>

#include "pdf/flate.h"
#include "sign/fields.h"
#include "sign/update.h"

#define PROOF_MAX	((size_t)8 << 20)	/* bytes of one list of revocation */

static void
read_streams(const struct eg_pdf *pdf, const struct eg_pdf_object *all,
    struct eg_certificates *to)
{
	struct eg_diags *unheard = eg_diags_new();
	const struct eg_pdf_object *stream;
	struct eg_buf b = { 0 };

	for (size_t i = 0; i < eg_pdf_count(pdf, all); i++) {
		eg_buf_clear(&b);
		stream = eg_pdf_item(pdf, all, i);
		if (eg_pdf_is(stream, EG_PDF_STREAM) &&
		    eg_pdf_decode(pdf, stream, PROOF_MAX, &b) == NULL)
			eg_certificates_read(to, "DSS", eg_buf_str(&b), b.len, unheard);
	}
	eg_buf_free(&b);
	eg_diags_free(unheard);
}

struct eg_certificates *
eg_sign_proofs(const struct eg_pdf *pdf, const struct eg_certificates *more)
{
	const struct eg_pdf_object *dss = eg_pdf_get(pdf, eg_pdf_catalog(pdf), "DSS");
	struct eg_certificates *all = eg_certificates_new();

	read_streams(pdf, eg_pdf_get_as(pdf, dss, "Certs", EG_PDF_ARRAY), all);
	read_streams(pdf, eg_pdf_get_as(pdf, dss, "CRLs", EG_PDF_ARRAY), all);
	read_streams(pdf, eg_pdf_get_as(pdf, dss, "OCSPs", EG_PDF_ARRAY), all);
	if (more != NULL)
		eg_certificates_add(all, more);
	return all;
}

/* --- keeping them --------------------------------------------------------------------------- */

static void
add_stream(struct eg_update *u, struct eg_pdf_object *array, const struct eg_buf *der)
{
	struct eg_pdf_object *stream, *ref;

	stream = eg_pdf_flate(u->arena, der->data, der->len);
	ref = eg_pdf_add(u->pdf, stream);
	eg_update_touch(u, ref->number);
	eg_pdf_array_add(u->arena, array, ref);
}

/* What a file keeps, by the name of its array in the DSS. */
static const struct {
	const char	*key;
	size_t		(*count)(const struct eg_certificates *);
	void		(*der)(const struct eg_certificates *, size_t i, struct eg_buf *);
} kinds[] = {
	{ "Certs", eg_certificates_count, eg_certificates_der },
	{ "CRLs", eg_certificates_lists, eg_certificates_list_der },
	{ "OCSPs", eg_certificates_answers, eg_certificates_answer_der },
};

static struct eg_pdf_object *
store_of(struct eg_update *u, uint32_t *owner)
{
	struct eg_pdf_object *dss = eg_pdf_find(u->catalog, "DSS");

	if (dss == NULL) {
		dss = eg_pdf_dictionary(u->arena);
		eg_pdf_set_name(u->arena, dss, "Type", "DSS");
		dss = eg_pdf_add(u->pdf, dss);
		eg_pdf_set(u->arena, u->catalog, "DSS", dss);
		eg_update_touch(u, u->root);
	}
	*owner = eg_pdf_is(dss, EG_PDF_REFERENCE) ? dss->number : u->root;
	eg_update_touch(u, *owner);
	return eg_pdf_follow(u->pdf, dss);
}

bool
eg_sign_keep(struct eg_arena *arena, const char *name, const struct eg_certificates *proofs,
    struct eg_buf *file, struct eg_diags *diags)
{
	struct eg_update u = { .arena = arena, .diags = diags, .name = name, .file = file };
	struct eg_pdf_object *dss, *array;
	struct eg_certificates *there;
	struct eg_buf der = { 0 };
	uint32_t owner;

	if (!eg_update_begin(&u))
		return false;
	there = eg_sign_proofs(u.pdf, NULL);
	dss = store_of(&u, &owner);
	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++) {
		array = NULL;
		for (size_t i = 0; i < kinds[k].count(proofs); i++) {
			eg_buf_clear(&der);
			kinds[k].der(proofs, i, &der);
			if (eg_certificates_have(there, der.data, der.len))
				continue;
			if (array == NULL)
				array = eg_update_value(&u, owner, dss, kinds[k].key, EG_PDF_ARRAY);
			add_stream(&u, array, &der);
		}
	}
	eg_update_end(&u);
	eg_buf_free(&der);
	eg_certificates_free(there);
	return true;
}

/* --- those in signatures ---------------------------------------------------------------------- */

struct gathering {
	const struct eg_pdf	*pdf;
	struct eg_certificates	*to;
};

static bool
gather(void *data, const struct eg_sign_field *f)
{
	struct gathering *g = data;
	const struct eg_pdf_object *contents = eg_pdf_get_as(g->pdf, eg_pdf_get(g->pdf,
	    f->dictionary, "V"), "Contents", EG_PDF_STRING);

	if (contents != NULL)
		eg_cms_certificates(contents->text, contents->n, g->to);
	return true;
}

bool
eg_sign_certificates(struct eg_arena *arena, const char *name, const struct eg_buf *file,
    struct eg_certificates *to, struct eg_diags *diags)
{
	struct gathering g = { .pdf = eg_pdf_read(arena, name, eg_buf_str(file), file->len,
	    diags), .to = to };

	if (g.pdf != NULL)
		eg_sign_fields(g.pdf, arena, gather, &g);
	return g.pdf != NULL;
}
