/*
 * attachments.c - files in the file: only in PDF/A-3, and each says what it is to
 * the document (ISO 19005-3, 6.8; ISO 14289-1, 7.11).
 */
#include <string.h>

#include "verify/verifier.h"

#define CLAUSE	"ISO 19005-3, 6.8"

static void
say(struct eg_verifier *v, const char *where, const char *words)
{
	eg_verify_say(v, "P9211", CLAUSE, where, "%s", words);
}

static bool
is_associated(const struct eg_verifier *v, const struct eg_pdf_object *file)
{
	const struct eg_pdf_object *all;

	all = eg_pdf_get(v->pdf, eg_pdf_catalog(v->pdf), "AF");
	for (size_t i = 0; i < eg_pdf_count(v->pdf, all); i++)
		if (eg_pdf_item(v->pdf, all, i) == file)
			return true;
	return false;
}

static void
check_file(struct eg_verifier *v, const struct eg_pdf_object *file, const char *where)
{
	const struct eg_pdf_object *stream;

	stream = eg_pdf_get(v->pdf, eg_pdf_get(v->pdf, file, "EF"), "F");
	if (!eg_pdf_is(stream, EG_PDF_STREAM)) {
		say(v, where, "an attachment has no bytes (/EF)");
		return;
	}
	if (eg_pdf_get_as(v->pdf, file, "F", EG_PDF_STRING) == NULL ||
	    eg_pdf_get_as(v->pdf, file, "UF", EG_PDF_STRING) == NULL)
		say(v, where, "an attachment has not both its names (/F and /UF)");
	if (!eg_pdf_is(eg_pdf_get(v->pdf, file, "AFRelationship"), EG_PDF_NAME) ||
	    !is_associated(v, file))
		say(v, where, "an attachment does not say what it is to the document "
		    "(/AF, /AFRelationship)");
	if (!eg_pdf_is(eg_pdf_get(v->pdf, stream, "Subtype"), EG_PDF_NAME))
		say(v, where, "an attachment does not say of which kind it is (/Subtype)");
	/* A letter without a day has none to give. */
	if (eg_pdf_get(v->pdf, eg_pdf_get(v->pdf, v->pdf->trailer, "Info"), "ModDate") != NULL &&
	    !eg_pdf_is(eg_pdf_get(v->pdf, eg_pdf_get(v->pdf, stream, "Params"), "ModDate"),
	    EG_PDF_STRING))
		say(v, where, "an attachment does not say of which day it is (/ModDate)");
	if (strstr(v->result->claims, "PDF/A-3") == NULL)
		say(v, where, "an attachment is in a file that does not say it is PDF/A-3");
}

void
eg_verify_attachments(struct eg_verifier *v)
{
	struct eg_pdf_pair *pair;
	const char *fault = NULL;
	size_t n;

	pair = eg_pdf_tree(v->pdf, eg_pdf_get(v->pdf, eg_pdf_get(v->pdf,
	    eg_pdf_catalog(v->pdf), "Names"), "EmbeddedFiles"), false, v->arena, &n, &fault);
	if (pair == NULL)
		eg_verify_say(v, "P9211", "ISO 32000-1, 7.9.6", NULL,
		    "the tree of attachments %s", fault);
	for (size_t i = 0; i < n; i++)
		check_file(v, eg_pdf_follow(v->pdf, pair[i].value),
		    eg_verify_where(v, "attachment %zu", i + 1));
}
