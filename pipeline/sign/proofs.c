/* proofs.c - see proofs.h, and eg_sign_keep of sign.h. */
#include "sign/proofs.h"

#include <string.h>

#include "pdf/flate.h"
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

bool
eg_sign_keep(struct eg_arena *arena, const char *name, const struct eg_certificates *proofs,
    struct eg_buf *file, struct eg_diags *diags)
{
	struct eg_update u = { .arena = arena, .diags = diags, .name = name, .file = file };
	struct eg_pdf_object *dss, *certs, *crls;
	struct eg_certificates *there;
	struct eg_buf der = { 0 };
	size_t i;

	if (!eg_update_begin(&u))
		return false;
	there = eg_sign_proofs(u.pdf, NULL);
	if (eg_pdf_find(u.catalog, "DSS") == NULL) {
		dss = eg_pdf_dictionary(arena);
		eg_pdf_set_name(arena, dss, "Type", "DSS");
		dss = eg_pdf_add(u.pdf, dss);
		eg_pdf_set(arena, u.catalog, "DSS", dss);
		eg_update_touch(&u, u.root);
	}
	dss = eg_pdf_find(u.catalog, "DSS");
	if (eg_pdf_is(dss, EG_PDF_REFERENCE))
		eg_update_touch(&u, dss->number);
	certs = eg_update_value(&u, eg_pdf_is(dss, EG_PDF_REFERENCE) ? dss->number : u.root,
	    eg_pdf_follow(u.pdf, dss), "Certs", EG_PDF_ARRAY);
	crls = eg_update_value(&u, eg_pdf_is(dss, EG_PDF_REFERENCE) ? dss->number : u.root,
	    eg_pdf_follow(u.pdf, dss), "CRLs", EG_PDF_ARRAY);
	for (i = 0; i < eg_certificates_count(proofs); i++) {
		eg_buf_clear(&der);
		eg_certificates_der(proofs, i, &der);
		if (!eg_certificates_have(there, der.data, der.len))
			add_stream(&u, certs, &der);
	}
	for (i = 0; i < eg_certificates_lists(proofs); i++) {
		eg_buf_clear(&der);
		eg_certificates_list_der(proofs, i, &der);
		if (!eg_certificates_have(there, der.data, der.len))
			add_stream(&u, crls, &der);
	}
	eg_update_end(&u);
	eg_buf_free(&der);
	eg_certificates_free(there);
	return true;
}
