/*
 * test_pdf_structure.c - pdf/page.c, structure.c, tree.c, marked.c: what a checker
 * of finished letters walks.
 */
#include <stdio.h>

#include "pdf/marked.h"
#include "pdf/page.h"
#include "pdf/structure.h"
#include "pdf/tree.h"
#include "pdf_fixture.h"

static struct eg_pdf *
file(struct pdf_text *t)
{
	struct eg_pdf *pdf;

	end(t, "/Root 1 0 R");
	pdf = read_it(t);
	assert_non_null(pdf);
	return pdf;
}

/* --- pages ------------------------------------------------------------------------------ */

static void
pages_are_in_order_and_inherit(void **state)
{
	struct pdf_text *t = *state;
	struct eg_pdf_page *page;
	const char *fault;
	size_t n;

	put(t, 1, "<</Type/Catalog/Pages 2 0 R>>");
	put(t, 2, "<</Kids[3 0 R 6 0 R]/MediaBox[0 0 1 1]>>");
	put(t, 3, "<</Kids[4 0 R 5 0 R]/Resources<</A 1>>>>");
	put(t, 4, "<</Type/Page>>");
	put(t, 5, "<</Type/Page/MediaBox[0 0 5 5]>>");
	put(t, 6, "<</Type/Page>>");
	page = eg_pdf_pages(file(t), t->arena, &n, &fault);
	assert_int_equal(n, 3);
	assert_int_equal(page[0].number, 4);
	assert_int_equal(page[1].number, 5);
	assert_int_equal(page[2].number, 6);
	says(page[0].media_box, "[0 0 1 1]");
	says(page[1].media_box, "[0 0 5 5]");
	says(page[1].resources, "<</A 1>>");
	assert_null(page[2].resources);
}

static void
pages(struct pdf_text *t, const char *tree, const char *want)
{
	const char *fault = NULL;
	size_t n;

	put(t, 1, "<</Type/Catalog/Pages 2 0 R>>");
	put(t, 2, tree);
	put(t, 3, "<</Type/Page>>");
	assert_null(eg_pdf_pages(file(t), t->arena, &n, &fault));
	assert_string_equal(fault, want);
}

static void
a_circle_of_pages_is_told(void **state)
{
	pages(*state, "<</Kids[3 0 R 2 0 R]>>",
	    "the page tree has a page twice, or leads in a circle");
}

static void
a_page_that_is_there_twice_is_told(void **state)
{
	pages(*state, "<</Kids[3 0 R 3 0 R]>>",
	    "the page tree has a page twice, or leads in a circle");
}

static void
a_document_without_pages_is_told(void **state)
{
	pages(*state, "<</Kids[]>>", "the file has no pages");
}

static void
contents_of_a_page_are_read_as_one(void **state)
{
	struct pdf_text *t = *state;
	struct eg_buf b = { 0 };
	struct eg_pdf_page *page;
	struct eg_pdf *pdf;
	const char *fault;
	size_t n;

	put(t, 1, "<</Type/Catalog/Pages 2 0 R>>");
	put(t, 2, "<</Kids[3 0 R]>>");
	put(t, 3, "<</Type/Page/Contents[4 0 R 5 0 R]>>");
	put_stream(t, 4, "", "0 0 m 1", 7);
	put_stream(t, 5, "", "1 l S", 5);
	pdf = file(t);
	page = eg_pdf_pages(pdf, t->arena, &n, &fault);
	assert_null(eg_pdf_page_content(pdf, page, 100, &b));
	assert_string_equal(b.data, "0 0 m 1\n1 l S\n");
	eg_buf_clear(&b);
	assert_non_null(eg_pdf_page_content(pdf, page, 9, &b));
	eg_buf_free(&b);
}

/* --- structure ------------------------------------------------------------------------------ */

/* "Document(P(0@3)Link(#9))": types, content with its page, objects. */
static void
print(const struct eg_pdf_element *e, struct eg_buf *out)
{
	const struct eg_pdf_kid *k;

	eg_buf_printf(out, "%s(", e->type);
	for (size_t i = 0; i < e->n; i++) {
		k = &e->kid[i];
		if (k->kind == EG_PDF_KID_ELEMENT)
			print(k->element, out);
		else if (k->kind == EG_PDF_KID_CONTENT)
			eg_buf_printf(out, "%d@%u ", (int)k->mcid, (unsigned)k->page);
		else
			eg_buf_printf(out, "#%u ", (unsigned)k->object);
	}
	eg_buf_putc(out, ')');
}

static void
structure(struct pdf_text *t, const char *root, const char *want)
{
	const struct eg_pdf_element *e;
	struct eg_buf b = { 0 };
	const char *fault;
	uint32_t number;

	put(t, 1, "<</Type/Catalog/StructTreeRoot 2 0 R>>");
	put(t, 2, root);
	e = eg_pdf_structure(file(t), t->arena, &fault, &number);
	if (e != NULL)
		print(e, &b);
	else
		eg_buf_printf(&b, "%s (object %u)", fault, (unsigned)number);
	assert_string_equal(eg_buf_str(&b), want);
	eg_buf_free(&b);
}

static void
elements_have_content_of_their_page_and_objects(void **state)
{
	struct pdf_text *t = *state;

	put(t, 3, "<</S/Document/K[4 0 R<</S/P/Pg 8 0 R/K<</Type/MCR/Pg 9 0 R/MCID 2>>>>]>>");
	put(t, 4, "<</S/Link/Pg 7 0 R/K[0 1<</Type/OBJR/Obj 5 0 R>>]>>");
	put(t, 5, "<<>>");
	structure(t, "<</K 3 0 R>>", "(Document(Link(0@7 1@7 #5 )P(2@9 )))");
}

static void
roles_lead_to_standard_types_but_not_in_circles(void **state)
{
	structure(*state, "<</K[<</S/A>><</S/C>><</S/P>>]/RoleMap<</A/B/B/H1/C/D/D/C/P/H1>>>>",
	    "(H1()C()P())");
}

static void
an_element_in_itself_is_told(void **state)
{
	struct pdf_text *t = *state;

	put(t, 3, "<</S/Document/K 3 0 R>>");
	structure(t, "<</K 3 0 R>>", "a structure element is there twice (object 3)");
}

static void
a_part_that_is_none_is_told(void **state)
{
	structure(*state, "<</K[(x)]>>", "a structure element has a part that is none (object 2)");
}

static void
attributes_are_the_elements_own_or_of_its_class(void **state)
{
	struct pdf_text *t = *state;
	struct eg_pdf_element e = { .n = 0 };
	struct eg_pdf *pdf;

	put(t, 1, "<</Type/Catalog/StructTreeRoot 2 0 R>>");
	put(t, 2, "<</ClassMap<</c[<</O/Table/RowSpan 3/ColSpan 9>>]>>>>");
	put(t, 3, "<</A[<</O/Layout/ColSpan 4>>0<</O/Table/ColSpan 2>>]/C/c>>");
	pdf = file(t);
	e.dictionary = pdf->slot[3].object;
	says(eg_pdf_attribute(pdf, &e, "Table", "ColSpan"), "2");
	says(eg_pdf_attribute(pdf, &e, "Table", "RowSpan"), "3");
	says(eg_pdf_attribute(pdf, &e, NULL, "ColSpan"), "4");
	assert_null(eg_pdf_attribute(pdf, &e, "List", "ColSpan"));
}

/* --- trees of names and numbers ---------------------------------------------------------------- */

static void
tree(struct pdf_text *t, bool numbers, const char *want)
{
	const struct eg_pdf_pair *pair;
	struct eg_buf b = { 0 };
	const char *fault = NULL;
	struct eg_pdf *pdf;
	size_t n;

	put(t, 1, "<</Type/Catalog/T 2 0 R>>");
	pdf = file(t);
	pair = eg_pdf_tree(pdf, eg_pdf_find(eg_pdf_catalog(pdf), "T"), numbers, t->arena, &n,
	    &fault);
	for (size_t i = 0; pair != NULL && i < n; i++) {
		eg_pdf_print(pair[i].key, &b);
		eg_buf_putc(&b, '=');
		eg_pdf_print(pair[i].value, &b);
		eg_buf_putc(&b, ' ');
	}
	assert_string_equal(pair == NULL ? fault : eg_buf_str(&b), want);
	if (pair != NULL && numbers) {
		says(eg_pdf_tree_find(pair, n, 7), "(b)");
		assert_null(eg_pdf_tree_find(pair, n, 6));
	}
	eg_buf_free(&b);
}

static void
numbers_are_found_in_all_branches(void **state)
{
	struct pdf_text *t = *state;

	put(t, 2, "<</Kids[3 0 R 4 0 R]>>");
	put(t, 3, "<</Nums[1(a)7(b)]>>");
	put(t, 4, "<</Nums[8(c)]>>");
	tree(t, true, "1=(a) 7=(b) 8=(c) ");
}

static void
names_are_in_the_order_of_their_bytes(void **state)
{
	struct pdf_text *t = *state;

	put(t, 2, "<</Names[(a)1(ab)2(b)3]>>");
	tree(t, false, "(a)= 1 (ab)= 2 (b)= 3 ");
}

static void
names_out_of_order_are_told(void **state)
{
	struct pdf_text *t = *state;

	put(t, 2, "<</Names[(ab)1(a)2]>>");
	tree(t, false, "has keys that are not in their order");
}

static void
a_tree_in_a_circle_is_told(void **state)
{
	struct pdf_text *t = *state;

	put(t, 2, "<</Kids[2 0 R]>>");
	tree(t, false, "is too deep, or leads in a circle");
}

/* --- marked content ------------------------------------------------------------------------------- */

/* Operations that show something, with where they stand: "Tj:P0 f:*" */
static bool
note(void *data, const struct eg_pdf_operation *op, enum eg_pdf_deed deed,
    const struct eg_pdf_mark *mark)
{
	struct eg_buf *b = data;

	if (deed == EG_PDF_SETS || deed == EG_PDF_BEGINS || deed == EG_PDF_ENDS)
		return true;
	eg_buf_printf(b, "%s:%s%s%s", op->name, mark->tag == NULL ? "-" : mark->tag,
	    mark->artifact ? "*" : "", mark->replaced ? "!" : "");
	if (mark->mcid >= 0)
		eg_buf_printf(b, "%d", (int)mark->mcid);
	eg_buf_putc(b, ' ');
	return true;
}

static void
marks(struct pdf_text *t, const char *content, const char *want)
{
	struct eg_buf b = { 0 };
	const char *fault;
	struct eg_pdf *pdf;
	size_t at;

	put(t, 1, "<</Type/Catalog>>");
	put(t, 2, "<</Properties<</p<</MCID 5>>>>>>");
	pdf = file(t);
	fault = eg_pdf_marked(pdf, pdf->slot[2].object, content, strlen(content), note, &b, &at);
	if (fault != NULL)
		eg_buf_printf(&b, "%s@%zu", fault, at);
	assert_string_equal(eg_buf_str(&b), want);
	eg_buf_free(&b);
}

static void
operations_know_the_sequence_they_stand_in(void **state)
{
	marks(*state, "S /P<</MCID 0>>BDC(a)Tj /Span<</ActualText(x)>>BDC(b)Tj EMC(c)Tj EMC "
	    "/Artifact BMC f /Span BMC sh EMC EMC /P/p BDC/x Do EMC B",
	    "S:- Tj:P0 Tj:Span!0 Tj:P0 f:Artifact* sh:Span* Do:P5 B:- ");
}

static void
sequences_that_do_not_end_are_told(void **state)
{
	marks(*state, "/P BMC f", "f:P a marked-content sequence does not end@7");
}

static void
sequences_that_did_not_begin_are_told(void **state)
{
	marks(*state, "f EMC", "f:- a marked-content sequence ends that did not begin@2");
}

int
main(void)
{
#define T(f)	cmocka_unit_test_setup_teardown(f, pdf_setup, pdf_teardown)
	const struct CMUnitTest tests[] = {
		T(pages_are_in_order_and_inherit),
		T(a_circle_of_pages_is_told),
		T(a_page_that_is_there_twice_is_told),
		T(a_document_without_pages_is_told),
		T(contents_of_a_page_are_read_as_one),
		T(elements_have_content_of_their_page_and_objects),
		T(roles_lead_to_standard_types_but_not_in_circles),
		T(an_element_in_itself_is_told),
		T(a_part_that_is_none_is_told),
		T(attributes_are_the_elements_own_or_of_its_class),
		T(numbers_are_found_in_all_branches),
		T(names_are_in_the_order_of_their_bytes),
		T(names_out_of_order_are_told),
		T(a_tree_in_a_circle_is_told),
		T(operations_know_the_sequence_they_stand_in),
		T(sequences_that_do_not_end_are_told),
		T(sequences_that_did_not_begin_are_told),
	};

	return cmocka_run_group_tests_name("pdf/structure", tests, NULL, NULL);
}
