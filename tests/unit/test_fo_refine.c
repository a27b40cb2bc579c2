/* The tree: masters, tables, lists, markers, ids, and messages about them. */
#include <stdlib.h>

#include "fo_fixture.h"

/* --- pages ------------------------------------------------------------------ */

static const struct eg_page_sequence *
pages(struct doc *d, const char *masters, const char *attributes)
{
	struct eg_buf b = { 0 };

	eg_buf_printf(&b, "%s<f:layout-master-set>%s</f:layout-master-set>"
	    "<f:page-sequence master-reference='m' %s>"
	    "<f:flow flow-name='xsl-region-body'/></f:page-sequence></f:root>",
	    HEAD, masters, attributes);
	refine(d, b.data);
	eg_buf_free(&b);
	return object(d, EG_FO_PAGE_SEQUENCE, 0)->pages;
}

static void
a_page_master_has_its_measures(void **state)
{
	const struct eg_page_master *m = pages(*state,
	    "<f:simple-page-master master-name='m' page-width='500pt' page-height='10in' "
	    "margin='1in 10%'><f:region-body margin-top='20pt' column-count='2'/>"
	    "<f:region-before extent='15pt' region-name='head' precedence='true'/>"
	    "</f:simple-page-master>", "")->rules[0].master;

	assert_int_equal(m->width, EG_PT(500));
	assert_int_equal(m->margin[0], EG_PT(72));
	assert_int_equal(m->margin[1], EG_PT(50));
	assert_int_equal(m->region[EG_REGION_BODY].margin[0], EG_PT(20));
	assert_int_equal(m->region[EG_REGION_BODY].column_count, 2);
	assert_int_equal(m->region[EG_REGION_BODY].column_gap, EG_PT(12));
	assert_int_equal(m->region[EG_REGION_BEFORE].extent, EG_PT(15));
	assert_string_equal(m->region[EG_REGION_BEFORE].name, "head");
	assert_true(m->region[EG_REGION_BEFORE].precedence);
	assert_false(m->region[EG_REGION_AFTER].present);
}

static void
a_page_without_size_is_us_letter(void **state)
{
	const struct eg_page_sequence *s = pages(*state,
	    "<f:simple-page-master master-name='m'><f:region-body/>"
	    "</f:simple-page-master>", "");

	assert_int_equal(s->rules[0].master->width, EG_PT(612));
	assert_int_equal(s->rules[0].master->height, EG_PT(792));
	s = pages(*state, "<f:simple-page-master master-name='m' size='5in 4in'>"
	    "<f:region-body/></f:simple-page-master>", "");
	assert_int_equal(s->rules[0].master->height, EG_PT(288));
}

static void
a_sequence_of_masters_becomes_rules_in_order(void **state)
{
	const struct eg_page_sequence *s = pages(*state,
	    "<f:page-sequence-master master-name='m'>"
	    "<f:single-page-master-reference master-reference='first'/>"
	    "<f:repeatable-page-master-alternatives maximum-repeats='7'>"
	    "<f:conditional-page-master-reference master-reference='rest' "
	    "page-position='last' odd-or-even='even'/>"
	    "<f:conditional-page-master-reference master-reference='rest' "
	    "blank-or-not-blank='blank'/></f:repeatable-page-master-alternatives>"
	    "</f:page-sequence-master>"
	    "<f:simple-page-master master-name='first'><f:region-body/>"
	    "</f:simple-page-master><f:simple-page-master master-name='rest'>"
	    "<f:region-body/></f:simple-page-master>",
	    "initial-page-number='auto-odd' force-page-count='no-force' format='i'");

	assert_int_equal(s->nrules, 3);
	assert_string_equal(s->rules[0].master->name, "first");
	assert_int_equal(s->rules[0].repeats, 1);
	assert_int_equal(s->rules[1].group, 1);
	assert_int_equal(s->rules[1].repeats, 7);
	assert_int_equal(s->rules[1].position, EG_POSITION_LAST);
	assert_int_equal(s->rules[1].parity, EG_PARITY_EVEN);
	assert_int_equal(s->rules[2].group, 1);
	assert_int_equal(s->rules[2].blank, EG_BLANK_BLANK);
	assert_int_equal(s->initial_page_number, -1);
	assert_int_equal(s->force_count, EG_COUNT_NO_FORCE);
	assert_string_equal(s->format, "i");
}

static void
a_master_that_is_not_there_is_named(void **state)
{
	struct doc *d = *state;

	refine(d, HEAD MASTER "<f:page-sequence master-reference='n'>"
	    "<f:flow flow-name='xsl-region-body'/></f:page-sequence></f:root>");
	assert_null(d->tree);
	assert_says(messages(d), "error[F5030]: there is no master called `n`");
}

static void
a_flow_without_region_is_an_error_and_static_content_a_warning(void **state)
{
	struct doc *d = *state;

	refine(d, HEAD MASTER "<f:page-sequence master-reference='m'>"
	    "<f:static-content flow-name='xsl-region-after'/>"
	    "<f:flow flow-name='body'/></f:page-sequence></f:root>");
	assert_says(messages(d),
	    "warning[F5031]: no page of this sequence has a region called "
	    "`xsl-region-after`");
	assert_says(messages(d), "error[F5031]");
}

/* --- tables ------------------------------------------------------------------- */

/* "0,1 / 1" and so on: columns of cells, row by row. */
static const char *
cells(struct doc *d, const char *table)
{
	const struct eg_fo *row, *cell;
	struct eg_buf b = { 0 };

	eg_buf_printf(&b, "<f:table>%s</f:table>", table);
	flow(d, b.data);
	eg_buf_free(&b);
	eg_buf_clear(&d->out);
	for (row = object(d, EG_FO_TABLE_BODY, 0)->first; row != NULL; row = row->next) {
		assert_int_equal(row->type, EG_FO_TABLE_ROW);
		if (row->prev != NULL)
			eg_buf_puts(&d->out, " / ");
		for (cell = row->first; cell != NULL; cell = cell->next)
			eg_buf_printf(&d->out, "%s%d", cell->prev == NULL ? "" : ",",
			    cell->cell.column);
	}
	return eg_buf_str(&d->out);
}

#define CELL	"<f:table-cell><f:block/></f:table-cell>"
#define SPAN(a)	"<f:table-cell " a "><f:block/></f:table-cell>"
#define ROW(c)	"<f:table-row>" c "</f:table-row>"
#define BODY(c)	"<f:table-body>" c "</f:table-body>"

static void
cells_stand_beside_what_reaches_down(void **state)
{
	assert_string_equal(cells(*state, BODY(ROW(SPAN("number-rows-spanned='2'") CELL)
	    ROW(CELL CELL) ROW(CELL))), "0,1 / 1,2 / 0");
	assert_string_equal(cells(*state, BODY(ROW(SPAN("number-columns-spanned='2'") CELL)
	    ROW(SPAN("column-number='3'") CELL))), "0,2 / 2,3");
}

static void
cells_without_row_are_put_into_rows(void **state)
{
	assert_string_equal(cells(*state, BODY(CELL SPAN("ends-row='true'") CELL
	    SPAN("starts-row='true'") CELL)), "0,1 / 0 / 0,1");
}

static void
cells_that_meet_or_fall_off_are_errors(void **state)
{
	struct doc *d = *state;

	assert_says(message(d, "<f:table>" BODY(ROW(SPAN("number-rows-spanned='2'") CELL)
	    ROW(SPAN("column-number='1'"))) "</f:table>"),
	    "error[F5050]: two cells meet in column 1");
	assert_says(message(d, "<f:table>" BODY(ROW(SPAN("number-rows-spanned='3'")))
	    "</f:table>"), "error[F5051]");
	assert_says(message(d, "<f:table><f:table-column/>" BODY(ROW(CELL CELL))
	    "</f:table>"), "error[F5052]: the cell reaches into column 2");
	assert_says(message(d, "<f:table><f:table-header>" ROW(CELL)
	    "</f:table-header></f:table>"), "error[F5010]: `fo:table` has no `fo:table-body`");
}

static void
columns_are_numbered_and_repeated(void **state)
{
	struct doc *d = *state;

	cells(d, "<f:table-column number-columns-repeated='2'/><f:table-column/>"
	    "<f:table-column column-number='6'/>" BODY(ROW(CELL)));
	assert_int_equal(object(d, EG_FO_TABLE_COLUMN, 1)->column.column, 2);
	assert_int_equal(object(d, EG_FO_TABLE_COLUMN, 2)->column.column, 5);
}

/* --- markers --------------------------------------------------------------------- */

static void
a_marker_takes_its_style_where_it_is_shown(void **state)
{
	struct doc *d = *state;
	const struct eg_fo *retrieve, *copy;

	refine(d, HEAD MASTER "<f:page-sequence master-reference='m'>"
	    "<f:static-content flow-name='xsl-region-before'><f:block color='red'>"
	    "<f:retrieve-marker retrieve-class-name='c' "
	    "retrieve-boundary='page'/></f:block></f:static-content>"
	    "<f:flow flow-name='xsl-region-body'><f:block font-size='20pt'>"
	    "<f:marker marker-class-name='x'/>"
	    "<f:marker marker-class-name='c'>one</f:marker></f:block>"
	    "<f:block><f:marker marker-class-name='c'>two</f:marker></f:block>"
	    "</f:flow></f:page-sequence></f:root>");
	retrieve = object(d, EG_FO_RETRIEVE_MARKER, 0);
	assert_int_equal(retrieve->marker.boundary, EG_WITHIN_PAGE);
	assert_int_equal(retrieve->marker.ncopies, 2);
	copy = eg_fo_marker_copy(retrieve, object(d, EG_FO_MARKER, 2));
	assert_string_equal(copy->first->text, "two");
	copy = eg_fo_marker_copy(retrieve, object(d, EG_FO_MARKER, 1));
	assert_string_equal(copy->first->text, "one");
	assert_int_equal(copy->first->style->color.r, 255);
	assert_int_equal(copy->first->style->font_size, EG_PT(12));
}

/* --- ids, links, graphics ----------------------------------------------------------- */

static void
a_citation_of_nothing_is_an_error_and_a_dead_link_a_warning(void **state)
{
	struct doc *d = *state;

	flow(d, "<f:block id='chapter-1'>"
	    "<f:page-number-citation ref-id='chapter-2'/>"
	    "<f:basic-link internal-destination='nowhere'>x</f:basic-link></f:block>");
	assert_says(messages(d), "error[F5041]: the `ref-id` `chapter-2` is the id of no object");
	assert_string_equal(eg_diags_at(d->diags, 0)->help, "did you mean `chapter-1`?");
	assert_says(messages(d), "warning[F5041]: the `internal-destination` `nowhere` is the id of no object");
}

static void
an_id_used_twice_is_an_error_when_it_is_cited(void **state)
{
	assert_says(message(*state, "<f:block id='a'/><f:block id='a'/>"),
	    "warning[F5040]: the id `a` is used twice");
	assert_says(message(*state, "<f:block id='a'/><f:block id='a'>"
	    "<f:page-number-citation-last ref-id='a'/></f:block>"), "error[F5040]");
}

static void
links_and_pictures_have_their_address(void **state)
{
	struct doc *d = *state;
	const struct eg_fo *fo;

	flow(d, "<f:block><f:basic-link external-destination=\"url('https://x/y')\">z"
	    "</f:basic-link><f:external-graphic src='url(seal.png)' "
	    "content-width='scale-to-fit' content-height='50%' scaling='non-uniform' "
	    "fox:alt-text='Seal' role='x'/></f:block>");
	assert_string_equal(object(d, EG_FO_BASIC_LINK, 0)->link.external, "https://x/y");
	fo = object(d, EG_FO_EXTERNAL_GRAPHIC, 0);
	assert_string_equal(fo->graphic.src, "seal.png");
	assert_true(fo->graphic.fit_width);
	assert_true(fo->graphic.non_uniform);
	assert_int_equal(fo->graphic.content_height.percent, 50000);
	assert_string_equal(fo->alt, "Seal");
	assert_string_equal(fo->style->role, "x");
}

static void
a_link_may_not_lead_anywhere(void **state)
{
	assert_says(message(*state, "<f:block><f:basic-link external-destination="
	    "\"url('file:///etc/passwd')\">x</f:basic-link></f:block>"),
	    "t.fo:2:24: error[F5090]");
}

static void
bookmarks_and_title_are_kept(void **state)
{
	struct doc *d = *state;

	refine(d, HEAD MASTER "<f:bookmark-tree><f:bookmark starting-state='hide' "
	    "internal-destination='a'><f:bookmark-title>One</f:bookmark-title>"
	    "</f:bookmark></f:bookmark-tree><f:page-sequence master-reference='m'>"
	    "<f:title>Final \n Determination</f:title>"
	    "<f:flow flow-name='xsl-region-body'><f:block id='a'/></f:flow>"
	    "</f:page-sequence></f:root>");
	assert_non_null(d->tree);
	assert_string_equal(d->tree->title, "Final Determination");
	assert_false(d->tree->bookmarks->first->bookmark.open);
	assert_string_equal(d->tree->bookmarks->first->first->first->text, "One");
}

/* --- what may stand where --------------------------------------------------------------- */

static void
unknown_names_come_with_a_guess(void **state)
{
	struct doc *d = *state;

	assert_says(message(d, "<f:blok/>"), "t.fo:2:1: error[F5001]: `fo:blok` is not an "
	    "object of XSL");
	assert_string_equal(eg_diags_at(d->diags, 0)->help, "did you mean `fo:block`?");
	assert_says(message(d, "<f:block font-wieght='bold'/>"),
	    "t.fo:2:10: error[F5003]: `font-wieght` is not a property of XSL");
	assert_string_equal(eg_diags_at(d->diags, 0)->help, "did you mean `font-weight`?");
	assert_says(message(d, "<f:block text-align='centre'/>"), "error[F5011]");
	assert_string_equal(eg_diags_at(d->diags, 0)->help, "did you mean `center`?");
	assert_says(message(d, "<f:block space-before.medium='1pt'/>"),
	    "error[F5003]: the property `space-before` has no component `medium`");
}

static void
objects_in_the_wrong_place_are_told(void **state)
{
	struct doc *d = *state;

	assert_says(message(d, "<f:table-row/>"),
	    "error[F5002]: `fo:table-row` may not stand in `fo:flow`");
	assert_says(message(d, "<f:inline/>"), "may not stand in `fo:flow`");
	assert_says(message(d, "loose text"), "error[F5002]: text may not stand in `fo:flow`");
	assert_says(message(d, "<f:list-block><f:list-item><f:list-item-body/>"
	    "</f:list-item></f:list-block>"), "`fo:list-item` has no `fo:list-item-label`");
	assert_says(message(d, "<f:block><f:page-number><f:block/></f:page-number>"
	    "</f:block>"), "which has no content");
}

static void
a_wrapper_may_hold_what_its_parent_may(void **state)
{
	assert_string_equal(message(*state, "<f:wrapper><f:block/></f:wrapper>"
	    "<f:block><f:wrapper>text</f:wrapper></f:block>"), "");
	assert_says(message(*state, "<f:wrapper>text</f:wrapper>"), "F5002");
}

static void
what_is_not_supported_is_told_once(void **state)
{
	struct doc *d = *state;
	const char *m = message(d, "<f:block text-shadow='1pt' speak='none'/>"
	    "<f:block text-shadow='2pt'/>");

	assert_says(m, "warning[F5020]: the property `text-shadow` is not supported yet");
	assert_int_equal(eg_diags_count(d->diags), 1);
	assert_says(message(d, "<f:block><f:retrieve-table-marker/></f:block>"),
	    "error[F5004]");
}

static void
elements_of_others_are_told_once_and_passed_over(void **state)
{
	struct doc *d = *state;

	assert_says(message(d, "<f:block><x xmlns='urn:x'>y</x>a<x xmlns='urn:x'/>"
	    "<fox:destination internal-destination='z'/></f:block>"),
	    "warning[F5022]: `x` is no object of XSL and is ignored");
	assert_int_equal(eg_diags_count(d->diags), 1);
	assert_string_equal(object(d, EG_FO_BLOCK, 0)->first->text, "a");
	assert_says(message(d, "<x/>"), "error[F5001]: `x` is in no namespace");
}

static void
all_errors_are_reported_also_of_equal_objects(void **state)
{
	struct doc *d = *state;

	message(d, "<f:block color='rod'/><f:block color='rod'/><f:block width='x'/>");
	assert_int_equal(eg_diags_of(d->diags, EG_ERROR), 3);
}

static void
a_property_that_does_nothing_is_noted(void **state)
{
	struct doc *d = *state;

	assert_says(message(d, "<f:block width='3in' start-indent='1pt'/>"),
	    "note[F5024]: `width` has no effect on `fo:block`");
	assert_int_equal(eg_diags_count(d->diags), 1);
	assert_string_equal(message(d, "<f:block-container width='3in'><f:block "
	    "space-before='1pt'/></f:block-container>"), "");
	assert_says(message(d, "<f:block><f:inline space-before='1pt'>x</f:inline></f:block>"),
	    "`space-before` has no effect on `fo:inline`");
}

static void
another_document_is_refused(void **state)
{
	struct doc *d = *state;

	refine(d, "<html/>");
	assert_null(d->tree);
	assert_says(messages(d), "error[F5000]: this is no XSL-FO document");
}

static void
the_dump_shows_what_differs(void **state)
{
	struct doc *d = *state;

	refine(d, HEAD MASTER FLOW "<f:block font-size='14pt' keep-with-next='always' "
	    "border-top='1pt solid red' id='a'>Final <f:inline font-weight='bold'>x"
	    "</f:inline></f:block>" FOOT);
	eg_fo_dump(d->tree, &d->out);
	assert_string_equal(eg_buf_str(&d->out),
	    "root\n"
	    "  page-sequence initial=0 force=auto format=\"1\"\n"
	    "    rule group=0 repeats=0 any any any master=\"m\" size=612x792 "
	    "margin=0,0,0,0\n"
	    "        region-body name=\"xsl-region-body\" columns=1 gap=12\n"
	    "    flow flow-name=\"xsl-region-body\"\n"
	    "      block id=\"a\" font-size=14 line-height=16.8 "
	    "border-before=solid,1,#ff0000 keep-with-next=always\n"
	    "        #text \"Final \"\n"
	    "        inline font-weight=700\n"
	    "          #text \"x\"\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_page_master_has_its_measures),
		TEST(a_page_without_size_is_us_letter),
		TEST(a_sequence_of_masters_becomes_rules_in_order),
		TEST(a_master_that_is_not_there_is_named),
		TEST(a_flow_without_region_is_an_error_and_static_content_a_warning),
		TEST(cells_stand_beside_what_reaches_down),
		TEST(cells_without_row_are_put_into_rows),
		TEST(cells_that_meet_or_fall_off_are_errors),
		TEST(columns_are_numbered_and_repeated),
		TEST(a_marker_takes_its_style_where_it_is_shown),
		TEST(a_citation_of_nothing_is_an_error_and_a_dead_link_a_warning),
		TEST(an_id_used_twice_is_an_error_when_it_is_cited),
		TEST(links_and_pictures_have_their_address),
		TEST(a_link_may_not_lead_anywhere),
		TEST(bookmarks_and_title_are_kept),
		TEST(unknown_names_come_with_a_guess),
		TEST(objects_in_the_wrong_place_are_told),
		TEST(a_wrapper_may_hold_what_its_parent_may),
		TEST(what_is_not_supported_is_told_once),
		TEST(elements_of_others_are_told_once_and_passed_over),
		TEST(all_errors_are_reported_also_of_equal_objects),
		TEST(a_property_that_does_nothing_is_noted),
		TEST(another_document_is_refused),
		TEST(the_dump_shows_what_differs),
	};

	return cmocka_run_group_tests_name("fo/refine", tests, NULL, NULL);
}
