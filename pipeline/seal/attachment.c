/*
 * attachment.c - the letter document in the file (ISO 19005-3, 6.8): what is
 * printed, as data.  Never the case file, which may hold what the recipient
 * must not see.
 */
#include "pdf/flate.h"
#include "seal/sealer.h"

bool
eg_seal_attaches(const struct eg_seal_options *o)
{
	return o->attachment != NULL && o->attachment->len > 0;
}

static struct eg_pdf_object *
embedded(struct eg_sealer *s)
{
	const struct eg_buf *b = s->options->attachment;
	struct eg_pdf_object *stream = eg_pdf_flate(s->arena, b->data, b->len);
	struct eg_pdf_object *params = eg_pdf_dictionary(s->arena);
	const char *date = eg_seal_date(s);

	eg_pdf_set_name(s->arena, stream, "Type", "EmbeddedFile");
	eg_pdf_set_name(s->arena, stream, "Subtype", "text/xml");
	eg_pdf_set_integer(s->arena, params, "Size", (int64_t)b->len);
	if (date != NULL)
		eg_pdf_set_text(s->arena, params, "ModDate", date);
	eg_pdf_set(s->arena, stream, "Params", params);
	return eg_pdf_add(s->pdf, stream);
}

static struct eg_pdf_object *
file_specification(struct eg_sealer *s)
{
	struct eg_pdf_object *d = eg_pdf_dictionary(s->arena);
	struct eg_pdf_object *ef = eg_pdf_dictionary(s->arena), *file = embedded(s);

	eg_pdf_set(s->arena, ef, "F", file);
	eg_pdf_set(s->arena, ef, "UF", file);
	eg_pdf_set_name(s->arena, d, "Type", "Filespec");
	eg_pdf_set_text(s->arena, d, "F", EG_SEAL_ATTACHMENT);
	eg_pdf_set_text(s->arena, d, "UF", EG_SEAL_ATTACHMENT);
	eg_pdf_set_text(s->arena, d, "Desc", "The words of this letter as data (XML)");
	/* The pages were made from it. */
	eg_pdf_set_name(s->arena, d, "AFRelationship", "Source");
	eg_pdf_set(s->arena, d, "EF", ef);
	return eg_pdf_add(s->pdf, d);
}

void
eg_seal_attachment(struct eg_sealer *s)
{
	struct eg_pdf_object *file, *all, *names, *tree;

	if (!eg_seal_attaches(s->options))
		return;
	file = file_specification(s);
	all = eg_pdf_array(s->arena);
	eg_pdf_array_add(s->arena, all, file);
	eg_pdf_set(s->arena, s->catalog, "AF", all);
	names = eg_pdf_array(s->arena);
	eg_pdf_array_add(s->arena, names, eg_pdf_text(s->arena, EG_SEAL_ATTACHMENT));
	eg_pdf_array_add(s->arena, names, file);
	tree = eg_pdf_dictionary(s->arena);
	eg_pdf_set(s->arena, tree, "Names", names);
	eg_pdf_set(s->arena, eg_seal_names(s), "EmbeddedFiles", eg_pdf_add(s->pdf, tree));
}
