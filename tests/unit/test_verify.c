/*
 * test_verify.c - verify/: a letter that is right passes; one thing changed in it
 * is found, and told by its place.
 */
#include <stdio.h>

#include "base/file.h"
#include "pdf/flate.h"
#include "pdf/structure.h"
#include "pdf/text_string.h"
#include "pdf/write.h"
#include "pdf_fixture.h"
#include "verify/verify.h"

/* A heading, a link, a note, a list, a table; one page, as engross fo makes it. */
#define LETTER	"tests/fuzz/seeds/pdf/sealed.pdf"

struct letter {
	struct eg_arena		*arena;
	struct eg_diags		*diags;
	struct eg_buf		 bytes, written, said;
	struct eg_pdf		*pdf;
	struct eg_pdf_object	*catalog, *page;
	struct eg_pdf_element	*structure;
	struct eg_verified	 found;
};

static int
setup(void **state)
{
	struct letter *l = calloc(1, sizeof(*l));
	const char *fault;
	uint32_t number;

	l->arena = eg_arena_new();
	l->diags = eg_diags_new();
	if (!eg_file_read(LETTER, 1 << 20, &l->bytes, l->diags))
		return -1;
	l->pdf = eg_pdf_read(l->arena, LETTER, l->bytes.data, l->bytes.len, l->diags);
	l->catalog = eg_pdf_catalog(l->pdf);
	l->page = eg_pdf_item(l->pdf, eg_pdf_get(l->pdf, eg_pdf_get(l->pdf, l->catalog,
	    "Pages"), "Kids"), 0);
	l->structure = eg_pdf_structure(l->pdf, l->arena, &fault, &number);
	*state = l;
	return 0;
}

static int
teardown(void **state)
{
	struct letter *l = *state;

	eg_arena_free(l->arena);
	eg_diags_free(l->diags);
	eg_buf_free(&l->bytes);
	eg_buf_free(&l->written);
	eg_buf_free(&l->said);
	free(l);
	return 0;
}

static void
sum(void *data, const void *bytes, size_t n, unsigned char id[16])
{
	(void)data, (void)bytes;
	memset(id, (int)(n % 255 + 1), 16);
}

static bool
verify_bytes(struct letter *l, const struct eg_buf *b)
{
	bool good = eg_verify("letter.pdf", b->data, b->len, l->arena, &l->found, l->diags);

	eg_diags_dump(l->diags, &l->said);
	return good;
}

/* The objects as they are now, as a file. */
static bool
verify(struct letter *l)
{
	const struct eg_pdf_form form = { .packed = true, .digest = sum };

	eg_pdf_write(l->pdf, &form, &l->written);
	return verify_bytes(l, &l->written);
}

static void
said(struct letter *l, const char *words)
{
	if (strstr(eg_buf_str(&l->said), words) == NULL)
		fail_msg("`%s` was not said, but: %s", words, eg_buf_str(&l->said));
}

static void
finds(struct letter *l, const char *words)
{
	assert_false(verify(l));
	said(l, words);
}

static struct eg_pdf_element *
find_in(struct eg_pdf_element *e, const char *type)
{
	struct eg_pdf_element *found = NULL;

	for (size_t i = 0; i < e->n && found == NULL; i++) {
		if (e->kid[i].kind != EG_PDF_KID_ELEMENT)
			continue;
		found = strcmp(e->kid[i].element->type, type) == 0 ? e->kid[i].element :
		    find_in(e->kid[i].element, type);
	}
	return found;
}

/* The dictionary of the first element of a type. */
static struct eg_pdf_object *
element(struct letter *l, const char *type)
{
	struct eg_pdf_element *e = find_in(l->structure, type);

	assert_non_null(e);
	return e->dictionary;
}

static void
retype(struct letter *l, const char *from, const char *to)
{
	eg_pdf_set_name(l->arena, element(l, from), "S", to);
}

static void
drop(struct letter *l, struct eg_pdf_object *d, const char *key)
{
	assert_non_null(eg_pdf_find(d, key));
	eg_pdf_set(l->arena, d, key, NULL);
}

/* The page says this, instead of what it said or after it. */
static void
say_on_page(struct letter *l, const char *words, bool after)
{
	struct eg_pdf_object *old = eg_pdf_get(l->pdf, l->page, "Contents");
	struct eg_buf b = { 0 };

	if (after)
		assert_null(eg_pdf_decode(l->pdf, old, 1 << 20, &b));
	eg_buf_puts(&b, words);
	eg_pdf_set(l->arena, l->page, "Contents", eg_pdf_add(l->pdf,
	    eg_pdf_flate(l->arena, b.data, b.len)));
	eg_buf_free(&b);
}

static struct eg_pdf_object *
link_annotation(struct letter *l)
{
	return eg_pdf_item(l->pdf, eg_pdf_get(l->pdf, l->page, "Annots"), 0);
}

static struct eg_pdf_object *
font(struct letter *l)
{
	struct eg_pdf_object *fonts = eg_pdf_get(l->pdf, eg_pdf_get(l->pdf, l->page,
	    "Resources"), "Font");

	assert_true(fonts->n > 0);
	return eg_pdf_follow(l->pdf, fonts->entry[0].value);
}

static void
change_metadata(struct letter *l, const char *from, const char *to)
{
	struct eg_pdf_object *m = eg_pdf_get(l->pdf, l->catalog, "Metadata");
	const char *at = memmem(m->data, m->size, from, strlen(from));
	struct eg_buf b = { 0 };

	assert_non_null(at);
	eg_buf_add(&b, m->data, (size_t)(at - m->data));
	eg_buf_puts(&b, to);
	at += strlen(from);
	eg_buf_add(&b, at, (size_t)(m->data + m->size - at));
	m->data = eg_arena_strndup(l->arena, b.data, b.len);
	m->size = b.len;
	eg_buf_free(&b);
}

/* --- what is right ------------------------------------------------------------------- */

static void
a_letter_that_is_right_passes(void **state)
{
	struct letter *l = *state;

	assert_true(verify_bytes(l, &l->bytes));
	assert_string_equal(eg_buf_str(&l->said), "");
	assert_string_equal(l->found.claims, "PDF/A-2a, PDF/UA-1");
	assert_string_equal(l->found.title, "Ahead");
	assert_string_equal(l->found.language, "en-US");
	assert_int_equal(l->found.pages, 1);
	assert_int_equal(l->found.elements, 18);
}

static void
written_anew_it_passes_as_well(void **state)
{
	struct letter *l = *state;

	assert_true(verify(l));
	assert_string_equal(eg_buf_str(&l->said), "");
}

/* --- the file -------------------------------------------------------------------------- */

static void
something_behind_the_end_is_found(void **state)
{
	struct letter *l = *state;

	eg_buf_puts(&l->bytes, "\nmore\n");
	assert_false(verify_bytes(l, &l->bytes));
	said(l, "behind the end of the file");
}

static void
a_header_that_looks_like_text_is_found(void **state)
{
	struct letter *l = *state;

	l->bytes.data[11] = 'x';
	assert_false(verify_bytes(l, &l->bytes));
	said(l, "less than four bytes beyond ASCII");
}

/* --- the document ----------------------------------------------------------------------- */

static void
a_document_without_language_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, l->catalog, "Lang");
	finds(l, "P9202]: neither the document nor the element says its language");
}

static void
a_document_that_is_not_marked_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, l->catalog, "MarkInfo");
	finds(l, "does not say that it is tagged");
}

static void
a_title_that_is_not_shown_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, l->catalog, "ViewerPreferences");
	finds(l, "the file's name instead of the title");
}

static void
a_page_whose_tab_order_is_its_own_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, l->page, "Tabs");
	finds(l, "the tab key does not follow");
}

/* --- content ------------------------------------------------------------------------------ */

static void
content_that_is_not_tagged_is_found(void **state)
{
	struct letter *l = *state;

	say_on_page(l, "\n0 0 1 1 re f\n", true);
	finds(l, "P9203]: content is neither tagged nor an artifact (1 operations)");
}

static void
an_artifact_in_tagged_content_is_found(void **state)
{
	struct letter *l = *state;

	say_on_page(l, "\n/P<</MCID 99>>BDC /Artifact BMC 0 0 1 1 re f EMC EMC\n", true);
	finds(l, "an artifact is in tagged content");
}

static void
tagged_content_in_an_artifact_is_found(void **state)
{
	struct letter *l = *state;

	say_on_page(l, "\n/Artifact BMC /P<</MCID 99>>BDC 0 0 1 1 re f EMC EMC\n", true);
	finds(l, "an artifact is in tagged content, or tagged content in an artifact");
}

static void
content_that_is_there_twice_is_found(void **state)
{
	struct letter *l = *state;

	say_on_page(l, "\n/P<</MCID 0>>BDC 0 0 1 1 re f EMC\n", true);
	finds(l, "a page has the content 0 twice");
}

static void
a_sequence_without_end_is_found(void **state)
{
	struct letter *l = *state;

	say_on_page(l, "\n/Artifact BMC\n", true);
	finds(l, "a marked-content sequence does not end");
}

static void
states_nested_too_deeply_are_found(void **state)
{
	struct letter *l = *state;

	say_on_page(l, "\nq q q q q q q q q q q q q q q q q q q q q q q q q q q q q\n", true);
	finds(l, "nested more than 28 deep");
}

/* --- tags ---------------------------------------------------------------------------------- */

static void
a_document_without_structure_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, l->catalog, "StructTreeRoot");
	finds(l, "P9204]: there is no structure");
}

static void
an_element_whose_content_is_nowhere_is_found(void **state)
{
	struct letter *l = *state;

	eg_pdf_set_integer(l->arena, element(l, "H1"), "K", 99);
	finds(l, "P9205]: an element has content (99) that is on no page");
	said(l, "is in no element");
}

static void
a_structure_of_a_page_without_words_is_found(void **state)
{
	struct letter *l = *state;

	say_on_page(l, "q Q", false);
	finds(l, "an element has content (0) that is on no page");
}

static void
content_that_leads_to_another_element_is_found(void **state)
{
	struct letter *l = *state;
	struct eg_pdf_object *array, *nums;

	nums = eg_pdf_get(l->pdf, eg_pdf_get(l->pdf, l->structure->dictionary, "ParentTree"),
	    "Nums");
	array = eg_pdf_item(l->pdf, nums, 1);
	array->item[0] = array->item[array->n - 1];
	finds(l, "the content 0 does not lead back to its element");
}

static void
an_element_that_is_in_another_one_is_found(void **state)
{
	struct letter *l = *state;

	eg_pdf_set(l->arena, element(l, "H1"), "P", eg_pdf_find(l->catalog, "Pages"));
	finds(l, "names another one as the one it is in");
}

/* --- elements in elements -------------------------------------------------------------------- */

static void
a_heading_that_skips_a_level_is_found(void **state)
{
	struct letter *l = *state;

	retype(l, "P", "H3");
	finds(l, "a heading of level 3 follows one of level 1");
}

static void
a_first_heading_that_is_not_the_first_level_is_found(void **state)
{
	struct letter *l = *state;

	retype(l, "H1", "H2");
	finds(l, "the first heading is not H1");
}

static void
a_type_of_ones_own_is_found(void **state)
{
	struct letter *l = *state;

	retype(l, "H1", "Ueberschrift");
	finds(l, "/Ueberschrift is no standard structure type");
}

static void
a_type_without_a_name_is_found(void **state)
{
	struct letter *l = *state;

	retype(l, "TBody", "");
	finds(l, "is no standard structure type, nor mapped to one");
}

static void
a_type_of_ones_own_may_be_mapped(void **state)
{
	struct letter *l = *state;
	struct eg_pdf_object *map = eg_pdf_dictionary(l->arena);

	retype(l, "H1", "Ueberschrift");
	eg_pdf_set_name(l->arena, map, "Ueberschrift", "Titel");
	eg_pdf_set_name(l->arena, map, "Titel", "H1");
	eg_pdf_set(l->arena, l->structure->dictionary, "RoleMap", map);
	assert_true(verify(l));
}

static void
a_picture_without_words_is_found(void **state)
{
	struct letter *l = *state;

	retype(l, "H1", "Figure");
	finds(l, "a picture has no alternative text");
	said(l, "warning[P9206]: a picture has no bounding box");
}

static void
a_header_cell_without_scope_is_found(void **state)
{
	struct letter *l = *state;
	struct eg_pdf_object *a = eg_pdf_get(l->pdf, element(l, "TH"), "A");

	drop(l, eg_pdf_is(a, EG_PDF_ARRAY) ? eg_pdf_item(l->pdf, a, 0) : a, "Scope");
	finds(l, "a header cell does not say of which cells");
}

static void
rows_of_different_width_are_found(void **state)
{
	struct letter *l = *state;
	struct eg_pdf_object *a = eg_pdf_get(l->pdf, element(l, "TH"), "A");

	drop(l, eg_pdf_is(a, EG_PDF_ARRAY) ? eg_pdf_item(l->pdf, a, 0) : a, "ColSpan");
	finds(l, "another number of columns");
}

static void
an_item_outside_of_a_list_is_found(void **state)
{
	struct letter *l = *state;

	retype(l, "L", "Div");
	finds(l, "LI may not be in Div");
}

static void
an_element_of_parts_may_have_none(void **state)
{
	struct letter *l = *state;

	drop(l, element(l, "LI"), "K");
	finds(l, "is in no element");
}

static void
a_note_without_identifier_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, element(l, "Note"), "ID");
	finds(l, "a note has no identifier");
}

static void
a_list_that_does_not_say_how_it_counts_is_a_warning(void **state)
{
	struct letter *l = *state;

	drop(l, element(l, "L"), "A");
	assert_true(verify(l));
	said(l, "warning[P9206]: a list with labels");
}

/* --- links, fonts, colours -------------------------------------------------------------------- */

static void
a_link_without_description_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, link_annotation(l), "Contents");
	finds(l, "P9207]: a link has no description");
	assert_string_equal(eg_diags_at(l->diags, 0)->where, "page 1, annotation 1");
}

static void
a_link_that_is_not_printed_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, link_annotation(l), "F");
	finds(l, "an annotation is not printed");
}

static void
a_link_in_no_element_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, link_annotation(l), "StructParent");
	finds(l, "an annotation is in no Link element");
}

static void
a_font_that_is_not_in_the_file_is_found(void **state)
{
	struct letter *l = *state;
	struct eg_pdf_object *d = eg_pdf_get(l->pdf, font(l), "FontDescriptor");

	drop(l, d, eg_pdf_find(d, "FontFile2") != NULL ? "FontFile2" : "FontFile3");
	finds(l, "P9208]: ");
	said(l, "the font is not in the file");
}

static void
glyphs_that_are_no_characters_are_found(void **state)
{
	static const char map[] = "1 beginbfchar <01> <FFFE> endbfchar";
	struct letter *l = *state;

	eg_pdf_set(l->arena, font(l), "ToUnicode", eg_pdf_add(l->pdf,
	    eg_pdf_stream(l->arena, map, sizeof(map) - 1)));
	finds(l, "a glyph is said to be a character that is none");
}

static void
glyphs_shown_that_say_no_character_are_found(void **state)
{
	static const char map[] = "1 beginbfrange <00> <1F> [<0041>] endbfrange";
	struct letter *l = *state;

	eg_pdf_set(l->arena, font(l), "ToUnicode", eg_pdf_add(l->pdf,
	    eg_pdf_stream(l->arena, map, sizeof(map) - 1)));
	finds(l, "glyphs do not say which characters they are, the first has the code 65");
}

static void
characters_without_glyph_are_found(void **state)
{
	struct letter *l = *state;
	char words[100];

	eg_pdf_set_name(l->arena, font(l), "Subtype", "Type0");
	eg_pdf_set_name(l->arena, font(l), "Encoding", "Identity-H");
	snprintf(words, sizeof(words), "/P<</MCID 0>>BDC BT /%s 9 Tf q [<0000>-9<0000>]TJ Q ET EMC",
	    eg_pdf_get(l->pdf, eg_pdf_get(l->pdf, l->page, "Resources"), "Font")->entry[0].key);
	say_on_page(l, words, false);
	finds(l, "2 characters have no glyph (.notdef)");
}

static void
drawings_as_glyphs_are_found(void **state)
{
	struct letter *l = *state;

	eg_pdf_set_name(l->arena, font(l), "Subtype", "Type3");
	finds(l, "its glyphs are drawings");
}

static void
a_document_without_output_intent_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, l->catalog, "OutputIntents");
	finds(l, "P9209]: there is no output intent");
}

static void
widths_that_are_not_the_fonts_are_found(void **state)
{
	struct letter *l = *state;
	struct eg_pdf_object *widths = eg_pdf_get(l->pdf, font(l), "Widths");

	for (uint32_t i = 0; i < widths->n; i++)
		widths->item[i] = eg_pdf_integer(l->arena, 40);
	finds(l, "glyphs are not as wide as the file says, the first has the code ");
}

static void
characters_that_the_font_lacks_are_found(void **state)
{
	struct letter *l = *state;
	struct eg_buf b = { 0 };

	/* The letter has no section sign. */
	eg_buf_printf(&b, "/Span<</Lang()>>BDC BT /%s 9 Tf (\247)Tj ET EMC",
	    eg_pdf_get(l->pdf, eg_pdf_get(l->pdf, l->page, "Resources"), "Font")->entry[0].key);
	say_on_page(l, eg_buf_str(&b), true);
	finds(l, "glyphs are not in the font's file, the first has the code 167");
	eg_buf_free(&b);
}

static void
a_font_file_that_is_none_is_found(void **state)
{
	struct letter *l = *state;
	struct eg_pdf_object *d = eg_pdf_get(l->pdf, font(l), "FontDescriptor");

	eg_pdf_set(l->arena, d, "FontFile2", eg_pdf_add(l->pdf,
	    eg_pdf_stream(l->arena, "no font at all", 14)));
	finds(l, "its file is no TrueType font");
}

static struct eg_pdf_object *
intent_profile(struct letter *l)
{
	return eg_pdf_get(l->pdf, eg_pdf_item(l->pdf, eg_pdf_get(l->pdf, l->catalog,
	    "OutputIntents"), 0), "DestOutputProfile");
}

static void
inks_beside_an_intent_of_light_are_found(void **state)
{
	struct letter *l = *state;

	say_on_page(l, "/Artifact BMC 0 0 0 1 k 0 0 9 9 re f EMC", true);
	finds(l, "P9209]: colours are inks (DeviceCMYK)");
}

static void
a_colour_space_that_is_not_there_is_found(void **state)
{
	struct letter *l = *state;

	say_on_page(l, "/Artifact BMC /Nowhere cs 0 0 9 9 re f EMC", true);
	finds(l, "P9209]: a colour space is not there");
}

static void
a_profile_of_other_colours_is_found(void **state)
{
	struct letter *l = *state;

	eg_pdf_set_integer(l->arena, intent_profile(l), "N", 4);
	finds(l, "the profile of the output intent is of other colours than it says");
}

static void
a_profile_that_is_none_is_found(void **state)
{
	struct letter *l = *state;

	eg_pdf_set(l->arena, eg_pdf_item(l->pdf, eg_pdf_get(l->pdf, l->catalog,
	    "OutputIntents"), 0), "DestOutputProfile", eg_pdf_add(l->pdf,
	    eg_pdf_stream(l->arena, "red", 3)));
	eg_pdf_set_integer(l->arena, intent_profile(l), "N", 3);
	finds(l, "the profile of the output intent is none of a screen or a printer");
}

/* A graphics state of the page. */
static struct eg_pdf_object *
add_state(struct letter *l)
{
	struct eg_pdf_object *state = eg_pdf_dictionary(l->arena),
	    *states = eg_pdf_dictionary(l->arena),
	    *resources = eg_pdf_get(l->pdf, l->page, "Resources");

	eg_pdf_set_name(l->arena, state, "Type", "ExtGState");
	eg_pdf_set(l->arena, states, "faint", state);
	eg_pdf_set(l->arena, resources, "ExtGState", states);
	return state;
}

static void
a_state_that_is_right_passes(void **state)
{
	struct letter *l = *state;
	struct eg_pdf_object *s = add_state(l);

	eg_pdf_set_name(l->arena, s, "BM", "Multiply");
	eg_pdf_set_name(l->arena, s, "SMask", "None");
	eg_pdf_set(l->arena, s, "ca", eg_pdf_real(l->arena, "0.5"));
	eg_pdf_set_name(l->arena, s, "RI", "Perceptual");
	assert_true(verify(l));
}

static void
a_state_of_ones_own_is_found(void **state)
{
	static const struct { const char *key, *value, *words; } wrong[] = {
		{ "BM", "Mine", "a blend mode is no standard one" },
		{ "SMask", "Mine", "a soft mask is of nothing that is painted" },
		{ "ca", "Mine", "an opacity is not between 0 and 1" },
		{ "RI", "Mine", "a rendering intent is no standard one" },
		{ "HTP", "Mine", "it has a halftone's phase" },
	};
	struct letter *l = *state;
	struct eg_pdf_object *s = add_state(l);

	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		eg_pdf_set_name(l->arena, s, wrong[i].key, wrong[i].value);
	assert_false(verify(l));
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		said(l, wrong[i].words);
}

static void
a_group_mixed_of_inks_is_found(void **state)
{
	struct letter *l = *state;
	struct eg_pdf_object *group = eg_pdf_dictionary(l->arena);

	eg_pdf_set_name(l->arena, group, "S", "Transparency");
	eg_pdf_set_name(l->arena, group, "CS", "DeviceCMYK");
	eg_pdf_set(l->arena, l->page, "Group", group);
	finds(l, "colours are inks (DeviceCMYK)");
}

/* --- form fields ---------------------------------------------------------------------------------- */

/* A field for a signature, ten points wide, in an element of its own. */
static struct eg_pdf_object *
add_field(struct letter *l)
{
	struct eg_arena *a = l->arena;
	struct eg_pdf_object *field = eg_pdf_dictionary(a), *rect = eg_pdf_array(a), *look, *ap,
	    *e = eg_pdf_dictionary(a), *objr = eg_pdf_dictionary(a), *ref, *nums, *document;

	for (int i = 0; i < 4; i++)
		eg_pdf_array_add(a, rect, eg_pdf_integer(a, i < 2 ? 0 : 10));
	look = eg_pdf_stream(a, "", 0);
	eg_pdf_set_name(a, look, "Type", "XObject");
	eg_pdf_set_name(a, look, "Subtype", "Form");
	ap = eg_pdf_dictionary(a);
	eg_pdf_set(a, ap, "N", eg_pdf_add(l->pdf, look));
	eg_pdf_set_name(a, field, "Type", "Annot");
	eg_pdf_set_name(a, field, "Subtype", "Widget");
	eg_pdf_set_name(a, field, "FT", "Sig");
	eg_pdf_set_text(a, field, "TU", "Signature");
	eg_pdf_set_integer(a, field, "F", 4);
	eg_pdf_set_integer(a, field, "StructParent", 99);
	eg_pdf_set(a, field, "Rect", rect);
	eg_pdf_set(a, field, "AP", ap);
	ref = eg_pdf_add(l->pdf, field);
	eg_pdf_array_add(a, eg_pdf_get(l->pdf, l->page, "Annots"), ref);

	document = element(l, "Document");
	eg_pdf_set_name(a, objr, "Type", "OBJR");
	eg_pdf_set(a, objr, "Obj", ref);
	eg_pdf_set_name(a, e, "S", "Form");
	eg_pdf_set(a, e, "P", eg_pdf_find(l->structure->dictionary, "K"));
	if (eg_pdf_is(eg_pdf_find(e, "P"), EG_PDF_ARRAY))
		eg_pdf_set(a, e, "P", eg_pdf_find(e, "P")->item[0]);
	eg_pdf_set(a, e, "K", objr);
	ref = eg_pdf_add(l->pdf, e);
	eg_pdf_array_add(a, eg_pdf_get(l->pdf, document, "K"), ref);
	nums = eg_pdf_get(l->pdf, eg_pdf_get(l->pdf, l->structure->dictionary, "ParentTree"),
	    "Nums");
	eg_pdf_array_add(a, nums, eg_pdf_integer(a, 99));
	eg_pdf_array_add(a, nums, ref);
	return field;
}

static void
a_field_that_is_right_passes(void **state)
{
	struct letter *l = *state;

	add_field(l);
	assert_true(verify(l));
	assert_string_equal(eg_buf_str(&l->said), "");
}

static void
a_field_without_description_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, add_field(l), "TU");
	finds(l, "a form field has no description");
}

static void
a_field_without_look_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, add_field(l), "AP");
	finds(l, "a form field has no look of its own");
}

static void
a_field_in_no_element_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, add_field(l), "StructParent");
	finds(l, "an annotation is in no Form element");
}

static void
a_field_without_extent_needs_nothing(void **state)
{
	struct letter *l = *state;
	struct eg_pdf_object *field = add_field(l), *rect = eg_pdf_find(field, "Rect");

	for (int i = 0; i < 4; i++)
		rect->item[i] = eg_pdf_integer(l->arena, 0);
	drop(l, field, "AP");
	drop(l, field, "TU");
	assert_true(verify(l));
}

/* --- attachments ---------------------------------------------------------------------------------- */

/* The letter as data, and metadata that say so. */
static struct eg_pdf_object *
attach(struct letter *l)
{
	struct eg_arena *a = l->arena;
	struct eg_pdf_object *file = eg_pdf_dictionary(a), *stream, *d, *ref, *array;

	change_metadata(l, "<pdfaid:part>2<", "<pdfaid:part>3<");
	stream = eg_pdf_stream(a, "<letter/>", 9);
	eg_pdf_set_name(a, stream, "Type", "EmbeddedFile");
	eg_pdf_set_name(a, stream, "Subtype", "application/xml");
	d = eg_pdf_dictionary(a);
	eg_pdf_set_text(a, d, "ModDate", "D:20140305000000Z");
	eg_pdf_set(a, stream, "Params", d);
	d = eg_pdf_dictionary(a);
	eg_pdf_set(a, d, "F", eg_pdf_add(l->pdf, stream));
	eg_pdf_set_name(a, file, "Type", "Filespec");
	eg_pdf_set_text(a, file, "F", "letter.xml");
	eg_pdf_set_text(a, file, "UF", "letter.xml");
	eg_pdf_set_name(a, file, "AFRelationship", "Data");
	eg_pdf_set(a, file, "EF", d);
	ref = eg_pdf_add(l->pdf, file);
	array = eg_pdf_array(a);
	eg_pdf_array_add(a, array, ref);
	eg_pdf_set(a, l->catalog, "AF", array);
	array = eg_pdf_array(a);
	eg_pdf_array_add(a, array, eg_pdf_text(a, "letter.xml"));
	eg_pdf_array_add(a, array, ref);
	d = eg_pdf_dictionary(a);
	eg_pdf_set(a, d, "Names", array);
	array = eg_pdf_dictionary(a);
	eg_pdf_set(a, array, "EmbeddedFiles", d);
	eg_pdf_set(a, l->catalog, "Names", array);
	return file;
}

static void
an_attachment_that_is_right_passes(void **state)
{
	struct letter *l = *state;

	attach(l);
	assert_true(verify(l));
	assert_string_equal(eg_buf_str(&l->said), "");
	assert_string_equal(l->found.claims, "PDF/A-3a, PDF/UA-1");
}

static void
an_attachment_that_says_not_what_it_is_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, attach(l), "AFRelationship");
	finds(l, "P9211]: an attachment does not say what it is to the document");
	said(l, "P9103]: there is an embedded file that was not declared");
}

static void
an_attachment_of_pdf_a_2_is_found(void **state)
{
	struct letter *l = *state;

	attach(l);
	change_metadata(l, "<pdfaid:part>3<", "<pdfaid:part>2<");
	finds(l, "an attachment is in a file that does not say it is PDF/A-3");
}

/* --- metadata, and what acts ------------------------------------------------------------------- */

static void
a_document_without_metadata_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, l->catalog, "Metadata");
	finds(l, "P9210]: there are no metadata");
}

static void
metadata_that_claim_less_are_found(void **state)
{
	struct letter *l = *state;

	change_metadata(l, "<pdfaid:conformance>A<", "<pdfaid:conformance>B<");
	finds(l, "the file says that it is PDF/A-2B");
}

static void
a_title_that_is_another_one_is_found(void **state)
{
	struct letter *l = *state;

	eg_pdf_set_text(l->arena, eg_pdf_get(l->pdf, l->pdf->trailer, "Info"), "Title", "Back");
	finds(l, "/Title of the document information is not what the metadata say");
}

static void
a_property_nobody_explains_is_found(void **state)
{
	struct letter *l = *state;

	change_metadata(l, "<dc:format>", "<x:y xmlns:x=\"urn:x\">1</x:y><dc:format>");
	finds(l, "the property y is of a schema that is not explained");
}

static void
what_acts_is_found(void **state)
{
	struct letter *l = *state;

	eg_pdf_set_name(l->arena, l->catalog, "OpenAction", "x");
	finds(l, "P9101]: something is done when the file is opened");
}

/* --- any file ------------------------------------------------------------------------------------ */

/* Many pages that say the same, which is long, and packed well. */
static void
pages_that_say_far_more_than_their_file_are_not_read(void **state)
{
	struct letter *l = *state;
	struct eg_pdf_object *pages = eg_pdf_get(l->pdf, l->catalog, "Pages"), *page;
	char *spaces = malloc(1 << 20);

	memset(spaces, ' ', 1 << 20);
	eg_pdf_set(l->arena, l->page, "Contents", eg_pdf_add(l->pdf,
	    eg_pdf_flate(l->arena, spaces, 1 << 20)));
	free(spaces);
	for (int i = 0; i < 3000; i++) {
		page = eg_pdf_dictionary(l->arena);
		for (uint32_t k = 0; k < l->page->n; k++)
			eg_pdf_set(l->arena, page, l->page->entry[k].key, l->page->entry[k].value);
		eg_pdf_array_add(l->arena, eg_pdf_get(l->pdf, pages, "Kids"),
		    eg_pdf_add(l->pdf, page));
	}
	finds(l, "P9007]: the pages say far more than the file's size allows");
}

static void
one_wrong_byte_anywhere_is_survived(void **state)
{
	struct letter *l = *state;
	char was;

	for (size_t i = 0; i < l->bytes.len; i++) {
		was = l->bytes.data[i];
		l->bytes.data[i] = (char)(was ^ 1 << i % 8);
		eg_diags_clear(l->diags);
		/* Refused, or something in it is not what it was: both are told. */
		if (!eg_verify("letter.pdf", l->bytes.data, l->bytes.len, l->arena, &l->found,
		    l->diags))
			assert_true(eg_diags_failed(l->diags));
		l->bytes.data[i] = was;
	}
}

int
main(void)
{
#define T(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_letter_that_is_right_passes),
		T(written_anew_it_passes_as_well),
		T(something_behind_the_end_is_found),
		T(a_header_that_looks_like_text_is_found),
		T(a_document_without_language_is_found),
		T(a_document_that_is_not_marked_is_found),
		T(a_title_that_is_not_shown_is_found),
		T(a_page_whose_tab_order_is_its_own_is_found),
		T(content_that_is_not_tagged_is_found),
		T(an_artifact_in_tagged_content_is_found),
		T(tagged_content_in_an_artifact_is_found),
		T(content_that_is_there_twice_is_found),
		T(a_sequence_without_end_is_found),
		T(states_nested_too_deeply_are_found),
		T(a_document_without_structure_is_found),
		T(an_element_whose_content_is_nowhere_is_found),
		T(a_structure_of_a_page_without_words_is_found),
		T(content_that_leads_to_another_element_is_found),
		T(an_element_that_is_in_another_one_is_found),
		T(a_heading_that_skips_a_level_is_found),
		T(a_first_heading_that_is_not_the_first_level_is_found),
		T(a_type_of_ones_own_is_found),
		T(a_type_without_a_name_is_found),
		T(a_type_of_ones_own_may_be_mapped),
		T(a_picture_without_words_is_found),
		T(a_header_cell_without_scope_is_found),
		T(rows_of_different_width_are_found),
		T(an_item_outside_of_a_list_is_found),
		T(an_element_of_parts_may_have_none),
		T(a_note_without_identifier_is_found),
		T(a_list_that_does_not_say_how_it_counts_is_a_warning),
		T(a_link_without_description_is_found),
		T(a_link_that_is_not_printed_is_found),
		T(a_link_in_no_element_is_found),
		T(a_font_that_is_not_in_the_file_is_found),
		T(glyphs_that_are_no_characters_are_found),
		T(glyphs_shown_that_say_no_character_are_found),
		T(characters_without_glyph_are_found),
		T(drawings_as_glyphs_are_found),
		T(a_document_without_output_intent_is_found),
		T(widths_that_are_not_the_fonts_are_found),
		T(characters_that_the_font_lacks_are_found),
		T(a_font_file_that_is_none_is_found),
		T(inks_beside_an_intent_of_light_are_found),
		T(a_colour_space_that_is_not_there_is_found),
		T(a_profile_of_other_colours_is_found),
		T(a_profile_that_is_none_is_found),
		T(a_state_that_is_right_passes),
		T(a_state_of_ones_own_is_found),
		T(a_group_mixed_of_inks_is_found),
		T(a_field_that_is_right_passes),
		T(a_field_without_description_is_found),
		T(a_field_without_look_is_found),
		T(a_field_in_no_element_is_found),
		T(a_field_without_extent_needs_nothing),
		T(an_attachment_that_is_right_passes),
		T(an_attachment_that_says_not_what_it_is_is_found),
		T(an_attachment_of_pdf_a_2_is_found),
		T(a_document_without_metadata_is_found),
		T(metadata_that_claim_less_are_found),
		T(a_title_that_is_another_one_is_found),
		T(a_property_nobody_explains_is_found),
		T(what_acts_is_found),
		T(pages_that_say_far_more_than_their_file_are_not_read),
		T(one_wrong_byte_anywhere_is_survived),
	};

	return cmocka_run_group_tests_name("verify", tests, NULL, NULL);
}
