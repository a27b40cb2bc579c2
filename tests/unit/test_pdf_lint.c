/* test_pdf_lint.c - pdf/lint.c: nothing in a letter acts by itself. */
#include <stdio.h>

#include "pdf/lint.h"
#include "pdf_fixture.h"

static const struct eg_pdf_lint letter = { .file = "letter.pdf" };

/* Two pages; the second has this under /Annots, the catalog has these keys. */
static struct eg_pdf *
file(struct pdf_text *t, const char *keys, const char *annotations)
{
	char text[600];
	struct eg_pdf *pdf;

	snprintf(text, sizeof(text), "<</Type/Catalog/Pages 2 0 R%s>>", keys);
	put(t, 1, text);
	put(t, 2, "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>");
	put(t, 3, "<</Type/Page/Parent 2 0 R>>");
	snprintf(text, sizeof(text), "<</Type/Page/Parent 2 0 R/Annots[%s]>>", annotations);
	put(t, 4, text);
	end(t, "/Root 1 0 R");
	pdf = read_it(t);
	assert_non_null(pdf);
	return pdf;
}

static void
lints(struct pdf_text *t, const char *keys, const char *annotations, const char *code,
    const char *where)
{
	const struct eg_diag *d;

	assert_false(eg_pdf_lint(file(t, keys, annotations), &letter, t->diags));
	assert_true(eg_diags_count(t->diags) >= 1);
	d = eg_diags_at(t->diags, 0);
	assert_string_equal(d->code, code);
	assert_string_equal(d->where, where);
}

static void
passes(struct pdf_text *t, const char *keys, const char *annotations,
    const struct eg_pdf_lint *rules)
{
	bool good = eg_pdf_lint(file(t, keys, annotations), rules, t->diags);

	eg_diags_dump(t->diags, &t->said);
	assert_string_equal(eg_buf_str(&t->said), "");
	assert_true(good);
}

#define LINK(action)	"<</Subtype/Link/A<<" action ">>>>"
#define ON_LINK		"object 4: page 2, annotation 1, /A"

static void
links_to_places_and_addresses_pass(void **state)
{
	passes(*state, "", LINK("/S/URI/URI(https://example.org/a%20b)") LINK("/S/GoTo/D(x)")
	    LINK("/S/URI/URI(mailto:a@example.org)") LINK("/S/URI/URI(tel:+1)"), &letter);
}

static void
other_actions_are_told_with_page_and_annotation(void **state)
{
	lints(*state, "", LINK("/S/Launch/F(x)"), "P9101", ON_LINK);
}

static void
a_script_is_found_wherever_it_hides(void **state)
{
	lints(*state, "", LINK("/S/URI/URI(tel:1)/Next[<</S/Java#53cript/JS(x)>>]"), "P9101",
	    ON_LINK ", /Next, item 1");
}

static void
what_is_done_on_opening_is_found(void **state)
{
	lints(*state, "/OpenAction[3 0 R /Fit]", "", "P9101", "object 1");
}

static void
remote_destinations_are_found(void **state)
{
	lints(*state, "", LINK("/S/GoToR/F(x.pdf)/D(y)"), "P9101", ON_LINK);
}

static void
addresses_of_other_schemes_are_found(void **state)
{
	lints(*state, "", LINK("/S/URI/URI(javascript:x)"), "P9102", ON_LINK);
}

static void
http_is_for_documents_of_anybody_only(void **state)
{
	const struct eg_pdf_lint anybody = { .file = "any.pdf", .anybody = true };

	passes(*state, "", LINK("/S/URI/URI(http://example.org/)"), &anybody);
}

static void
http_is_not_for_letters(void **state)
{
	lints(*state, "", LINK("/S/URI/URI(http://example.org/)"), "P9102", ON_LINK);
}

static void
addresses_that_are_not_encoded_are_found(void **state)
{
	lints(*state, "", LINK("/S/URI/URI(https://example.org/a b)"), "P9102", ON_LINK);
}

static void
other_annotations_are_found(void **state)
{
	lints(*state, "", "<</Type/Annot/Subtype/Movie>>", "P9105",
	    "object 4: page 2, annotation 1");
}

#define FILE_NAMED(name)	"/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(" name \
	")/EF<<>>>>]>>>>"

static void
an_embedded_file_is_found(void **state)
{
	lints(*state, FILE_NAMED("letter.xml"), "", "P9103",
	    "object 1: /Names, /EmbeddedFiles, /Names, item 2");
}

static void
the_declared_file_passes(void **state)
{
	const struct eg_pdf_lint rules = { .file = "l.pdf", .attachment = "letter.xml" };

	passes(*state, FILE_NAMED("letter.xml"), "", &rules);
}

static void
forms_that_fill_themselves_are_found(void **state)
{
	lints(*state, "/AcroForm<</NeedAppearances true>>", "", "P9104", "object 1: /AcroForm");
}

static void
xfa_is_found(void **state)
{
	lints(*state, "/AcroForm<</XFA(x)>>", "", "P9104", "object 1: /AcroForm");
}

static void
objects_of_unknown_kinds_are_found(void **state)
{
	lints(*state, "/AF[<</Type/Rendition>>]", "", "P9106", "object 1: /AF, item 1");
}

static void
keys_a_catalog_does_not_need_are_found(void **state)
{
	lints(*state, "/Collection<<>>", "", "P9109", "object 1");
}

static void
limits_of_the_archive_are_kept(void **state)
{
	lints(*state, "/Lang[2147483648]", "", "P9108", "object 1: /Lang, item 1");
}

static void
an_object_nothing_leads_to_is_found(void **state)
{
	struct pdf_text *t = *state;

	put(t, 5, "<</Type/Page>>");
	lints(t, "", "", "P9110", "object 5");
}

int
main(void)
{
#define T(f)	cmocka_unit_test_setup_teardown(f, pdf_setup, pdf_teardown)
	const struct CMUnitTest tests[] = {
		T(links_to_places_and_addresses_pass),
		T(other_actions_are_told_with_page_and_annotation),
		T(a_script_is_found_wherever_it_hides),
		T(what_is_done_on_opening_is_found),
		T(remote_destinations_are_found),
		T(addresses_of_other_schemes_are_found),
		T(http_is_for_documents_of_anybody_only),
		T(http_is_not_for_letters),
		T(addresses_that_are_not_encoded_are_found),
		T(other_annotations_are_found),
		T(an_embedded_file_is_found),
		T(the_declared_file_passes),
		T(forms_that_fill_themselves_are_found),
		T(xfa_is_found),
		T(objects_of_unknown_kinds_are_found),
		T(keys_a_catalog_does_not_need_are_found),
		T(limits_of_the_archive_are_kept),
		T(an_object_nothing_leads_to_is_found),
	};

	return cmocka_run_group_tests_name("pdf/lint", tests, NULL, NULL);
}
