/*
 * test_seal.c - seal/: letters of a few words, and what others read in the file.
 *
 * A test writes the content of a flow.  What only a PDF reader can tell is
 * asked of poppler's and qpdf's programs; without them those tests are
 * skipped.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/file.h"
#include "fo/refine.h"
#include "layout/layout.h"
#include "paint/paint.h"
#include "seal/seal.h"
#include "seal/structure.h"
#include "xml/xml.h"

static char folder[] = "/tmp/test_seal.XXXXXX";
static struct eg_fonts *fonts;
static struct eg_images *images;
static struct eg_diags *diags;
static struct eg_arena *arena;
static struct eg_seal_options options;
static struct eg_structure *structure;
static struct eg_fo_tree *tree;
static struct eg_xml *xml;
static bool anybody;		/* the document is of anybody */
static struct eg_buf painted, pdf;

static int
open_all(void **state)
{
	(void)state;
	diags = eg_diags_new();
	fonts = eg_fonts_open("build/fonts", diags);
	images = eg_images_new();
	return fonts == NULL || mkdtemp(folder) == NULL;
}

static int
close_all(void **state)
{
	char command[100];

	(void)state;
	snprintf(command, sizeof(command), "rm -f %s/letter.pdf; rmdir %s", folder, folder);
	eg_images_free(images);
	eg_fonts_close(fonts);
	eg_diags_free(diags);
	return system(command);
}

static int
begin(void **state)
{
	(void)state;
	arena = eg_arena_new();
	eg_diags_clear(diags);
	options = (struct eg_seal_options){ .producer = "engross" };
	anybody = false;
	return 0;
}

/* Messages quote the document for as long as it is there. */
static void
forget(void)
{
	eg_diags_source(diags, "letter.fo", NULL, 0);
	eg_xml_free(xml);
	xml = NULL;
}

static int
end(void **state)
{
	(void)state;
	forget();
	eg_arena_free(arena);
	eg_buf_free(&painted);
	eg_buf_free(&pdf);
	return 0;
}

/* Pages of 300 x 200 pt, painted. */
static void
set(const char *flow)
{
	static const char head[] = "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' "
	    "xml:lang='en-US' font-family='Noto Serif'><fo:layout-master-set>"
	    "<fo:simple-page-master master-name='m' page-width='300pt' page-height='200pt'>"
	    "<fo:region-body/></fo:simple-page-master></fo:layout-master-set>"
	    "<fo:page-sequence master-reference='m'><fo:flow flow-name='xsl-region-body'>";
	static const char foot[] = "</fo:flow></fo:page-sequence></fo:root>";
	const struct eg_layout_options plain = { 0 };
	const struct eg_paint_options paint = { 0 };
	const struct eg_area_tree *areas = NULL;
	const struct eg_fo_tree *fo;
	struct eg_buf b = { 0 };

	forget();
	eg_buf_printf(&b, "%s%s%s", head, flow, foot);
	xml = eg_xml_read("letter.fo", b.data, b.len, &eg_xml_fo_limits, diags);
	eg_buf_free(&b);
	assert_non_null(xml);
	fo = anybody ? eg_fo_refine_anybody(arena, xml, diags) :
	    eg_fo_refine(arena, xml, diags);
	tree = (struct eg_fo_tree *)(uintptr_t)fo;
	if (fo != NULL)
		areas = eg_layout(arena, fo, fonts, images, &plain, diags);
	if (areas == NULL) {
		eg_diags_dump(diags, &b);
		fail_msg("%s", eg_buf_str(&b));
	}
	structure = eg_structure_new(arena, areas);
	eg_buf_clear(&painted);
	assert_true(eg_paint_pdf(areas, structure, fonts, &paint, &painted, diags));
}

static bool
seal(void)
{
	eg_buf_clear(&pdf);
	return eg_seal(arena, structure, &options, &painted, &pdf, diags);
}

static void
make(const char *flow)
{
	char path[64];

	set(flow);
	if (!seal()) {
		struct eg_buf b = { 0 };

		eg_diags_dump(diags, &b);
		fail_msg("%s", eg_buf_str(&b));
	}
	snprintf(path, sizeof(path), "%s/letter.pdf", folder);
	assert_true(eg_file_write(path, pdf.data, pdf.len, diags));
}

/* What a program says about the file just made. */
static const char *
ask(const char *program, const char *arguments)
{
	static char said[65536];
	char command[512];
	FILE *f;
	size_t n;

	snprintf(command, sizeof(command), "command -v %s >/dev/null", program);
	if (system(command) != 0) {
		fprintf(stderr, "no %s here\n", program);
		skip();
	}
	snprintf(command, sizeof(command), "%s %s %s/letter.pdf %s 2>&1", program, arguments,
	    folder, strcmp(program, "pdftotext") == 0 ? "-" : "");
	f = popen(command, "r");
	assert_non_null(f);
	n = fread(said, 1, sizeof(said) - 1, f);
	said[n] = '\0';
	pclose(f);
	return said;
}

static void
says(const char *program, const char *arguments, const char *words)
{
	const char *said = ask(program, arguments);

	if (strstr(said, words) == NULL)
		fail_msg("`%s` is not in:\n%s", words, said);
}

/* --- tests ------------------------------------------------------------------ */

static void
file_is_sound_and_says_that_it_is_tagged(void **state)
{
	(void)state;
	make("<fo:block>Words</fo:block>");
	says("qpdf", "--check", "No syntax or stream encoding errors");
	says("pdfinfo", "", "Tagged:          yes");
	says("pdfinfo", "", "Metadata Stream: yes");
}

static void
elements_are_read_in_order_with_their_words(void **state)
{
	(void)state;
	make("<fo:block role='H1'>Title</fo:block>"
	    "<fo:block>One <fo:inline xml:lang='es'>dos</fo:inline> three</fo:block>"
	    "<fo:block background-color='#eeeeee' border='1pt solid black'>Four</fo:block>"
	    "<fo:block break-before='page'>Five</fo:block>");
	says("pdfinfo", "-struct-text", "Document\n"
	    "  H1 (block)\n    \"Title\"\n"
	    "  P (block)\n    \"One \"\n    Span (inline)\n      \"dos\"\n    \" three\"\n"
	    "  P (block)\n    \"Four\"\n"
	    "  P (block)\n    \"Five\"\n");
}

static void
ligatures_are_read_as_their_letters_and_so_is_the_character(void **state)
{
	(void)state;
	make("<fo:block>The final finding</fo:block>");
	says("pdfinfo", "-struct-text", "\"The final finding\"");
	assert_null(memmem(pdf.data, pdf.len, "ActualText", 10));
	/* Then the glyph stands for two things, and each use says which. */
	make("<fo:block>A final \xef\xac\x81</fo:block>");
	says("pdftotext", "", "A final ");
	says("pdftotext", "", "\xef\xac\x81");
}

static void
hyphen_at_a_line_end_is_no_end_of_what_is_read(void **state)
{
	const char *said;

	(void)state;
	make("<fo:block end-indent='220pt'>The electrodiag\xc2\xadnostic study</fo:block>");
	said = ask("pdfinfo", "-struct-text");
	if (strstr(said, "nostic study") == NULL || strstr(said, "electrodiag") == NULL)
		fail_msg("%s", said);
	says("pdftotext", "", "electrodiag\xc2\xad");
}

static void
links_lead_out_and_to_other_pages(void **state)
{
	(void)state;
	make("<fo:block><fo:basic-link external-destination="
	    "\"url('https://www.dir.ca.gov/a(b)?q=x y&amp;z=\xc3\xa9%20')\">Out</fo:basic-link> "
	    "<fo:basic-link internal-destination='there'>on</fo:basic-link></fo:block>"
	    "<fo:block id='there' break-before='page'>Here</fo:block>"
	    "<fo:block id='unused'>Not here</fo:block>");
	says("qpdf", "--check", "No syntax or stream encoding errors");
	says("pdfinfo", "-url", "https://www.dir.ca.gov/a%28b%29?q=x%20y&z=%C3%A9%20");
	says("pdfinfo", "-dests", "   2 [ XYZ    0");
	says("pdfinfo", "-dests", "\"there\"");
	assert_null(strstr(ask("pdfinfo", "-dests"), "unused"));
}

/* Refinement refuses them before; nothing but this test makes it let one through. */
static void
link_that_no_letter_may_have_is_an_error_where_it_is_written(void **state)
{
	(void)state;
	anybody = true;
	set("<fo:block>\n<fo:basic-link external-destination=\"url('http://example.org/')\">"
	    "x</fo:basic-link></fo:block>");
	tree->anybody = false;
	assert_false(seal());
	assert_int_equal(pdf.len, 0);
	assert_int_equal(eg_diags_count(diags), 1);
	assert_string_equal(eg_diags_at(diags, 0)->code, "F5090");
	assert_int_equal(eg_diags_at(diags, 0)->at.line, 2);
}

static void
metadata_is_the_letters_and_never_the_clocks(void **state)
{
	(void)state;
	make("<fo:block/>");
	assert_null(strstr(ask("pdfinfo", "-rawdates"), "Date"));
	options = (struct eg_seal_options){ .producer = "engross", .reproduction = true,
	    .title = "R\xc3\xa9sum\xc3\xa9 <x>", .subject = "IMR", .keywords = "letter",
	    .created = "2014-03-05T09:30:00-08:00", .number = "CM14-1", .kind = "a-letter" };
	make("<fo:block/>");
	says("pdfinfo", "-rawdates", "Title:           R\xc3\xa9sum\xc3\xa9 <x>\n");
	says("pdfinfo", "-rawdates", "Keywords:        letter, reproduction\n");
	says("pdfinfo", "-rawdates", "D:20140305093000-08'00'");
	says("pdfinfo", "-meta", "<xmp:CreateDate>2014-03-05T09:30:00-08:00</xmp:CreateDate>");
	says("pdfinfo", "-meta", "R\xc3\xa9sum\xc3\xa9 &lt;x&gt;</rdf:li>");
	says("pdfinfo", "-meta", "<engross:caseNumber>CM14-1</engross:caseNumber>");
	options.created = "2014-03-05";
	make("<fo:block/>");
	says("pdfinfo", "-rawdates", "D:20140305000000Z");
	options.created = "5 March 2014";
	make("<fo:block/>");
	assert_null(strstr(ask("pdfinfo", "-rawdates"), "Date"));
}

static void
attachment_is_the_letter_document_and_makes_it_part_three(void **state)
{
	static char words[] = "<letter>Words</letter>";
	const struct eg_buf letter = { .data = words, .len = sizeof(words) - 1 };

	(void)state;
	options.attachment = &letter;
	options.created = "2014-03-05";
	make("<fo:block>Words</fo:block>");
	says("pdfinfo", "-meta", "<pdfaid:part>3</pdfaid:part>");
	says("pdfdetach", "-list", "1: letter.xml");
	says("qpdf", "--check", "No syntax or stream encoding errors");
}

static void
title_is_the_first_heading_when_nobody_gave_one(void **state)
{
	(void)state;
	make("<fo:block role='H1'>Your   <fo:inline>visit</fo:inline></fo:block>");
	says("pdfinfo", "", "Title:           Your visit\n");
}

static void
place_to_sign_is_a_field_that_says_what_it_is(void **state)
{
	(void)state;
	make("<fo:block>Sincerely,</fo:block><fo:block-container role='Form' height='30pt' "
	    "xmlns:fox='http://xmlgraphics.apache.org/fop/extensions' fox:alt-text='Sign here'>"
	    "<fo:block/></fo:block-container><fo:block>Who</fo:block>");
	says("pdfsig", "", "Signature Field Name: Signature1");
	says("pdfinfo", "-struct", "Form");
	assert_non_null(memmem(pdf.data, pdf.len, "/TU (Sign here)", 15) != NULL ?
	    pdf.data : memmem(pdf.data, pdf.len, "/TU(Sign here)", 14));
	/* Without a size it is nothing to read. */
	make("<fo:block>Sincerely,</fo:block><fo:block role='Form'/>");
	says("pdfsig", "", "Signature Field Name: Signature1");
	assert_null(strstr(ask("pdfinfo", "-struct"), "Form ("));
}

static void
background_of_a_whole_page_is_an_artifact_like_any_other(void **state)
{
	(void)state;
	make("<fo:block-container absolute-position='fixed' top='0pt' left='0pt' width='300pt' "
	    "height='200pt' background-color='#ddeeff'><fo:block>On blue</fo:block>"
	    "</fo:block-container>");
	says("pdfinfo", "-struct-text", "\"On blue\"");
}

static void
lost_mark_is_an_error_and_no_file(void **state)
{
	(void)state;
	set("<fo:block>One</fo:block><fo:block>Two</fo:block>");
	/* DRAFT was not painted: say that it was. */
	structure->unit[structure->nunits - 1].painted = true;
	assert_false(seal());
	assert_string_equal(eg_diags_at(diags, 0)->code, "X9911");
	assert_int_equal(pdf.len, 0);
}

static void
mark_of_another_unit_is_an_error_and_no_file(void **state)
{
	(void)state;
	set("<fo:block>One</fo:block><fo:block>Two</fo:block>");
	structure->unit[1].painted = false;
	assert_false(seal());
	assert_string_equal(eg_diags_at(diags, 0)->code, "X9911");
	assert_int_equal(pdf.len, 0);
}

static void
same_letter_gives_the_same_bytes(void **state)
{
	static const char flow[] = "<fo:block role='H1' id='a'>One</fo:block><fo:block>"
	    "<fo:basic-link internal-destination='a'>Two</fo:basic-link></fo:block>";
	struct eg_buf first = { 0 };

	(void)state;
	make(flow);
	eg_buf_add(&first, pdf.data, pdf.len);
	make(flow);
	assert_int_equal(pdf.len, first.len);
	assert_memory_equal(pdf.data, first.data, first.len);
	eg_buf_free(&first);
}

int
main(void)
{
#define T(name)	cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		T(file_is_sound_and_says_that_it_is_tagged),
		T(elements_are_read_in_order_with_their_words),
		T(ligatures_are_read_as_their_letters_and_so_is_the_character),
		T(hyphen_at_a_line_end_is_no_end_of_what_is_read),
		T(links_lead_out_and_to_other_pages),
		T(link_that_no_letter_may_have_is_an_error_where_it_is_written),
		T(metadata_is_the_letters_and_never_the_clocks),
		T(attachment_is_the_letter_document_and_makes_it_part_three),
		T(title_is_the_first_heading_when_nobody_gave_one),
		T(place_to_sign_is_a_field_that_says_what_it_is),
		T(background_of_a_whole_page_is_an_artifact_like_any_other),
		T(lost_mark_is_an_error_and_no_file),
		T(mark_of_another_unit_is_an_error_and_no_file),
		T(same_letter_gives_the_same_bytes),
	};

	return cmocka_run_group_tests_name("seal", tests, open_all, close_all);
}
