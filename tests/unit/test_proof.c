/*
 * test_proof.c - a public copy in which something was planted afterwards is always
 * found out, wherever it was planted.  With the samples of this repository, from its
 * root.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/file.h"
#include "engross.h"
#include "pdf/flate.h"
#include "pdf/page.h"
#include "pdf/read.h"
#include "pdf/text_string.h"
#include "pdf/write.h"
#include "pdf_fixture.h"
#include "redact/proof.h"

#define CASE	"samples/complete/case.xml"

static struct {
	struct eg_engine	*engine;
	struct eg_diags		*diags;
	struct eg_public_copy	 copy;
	struct eg_letter_info	 info;
	struct eg_arena		*arena;
	struct eg_redaction	 profile;
	struct eg_identifiers	 ids;
	struct eg_pdf		*pdf;
	struct eg_buf		 file, said;
} t;

static int
begin(void **state)
{
	const struct eg_publish_options o = { .draft = true };

	(void)state;
	t.diags = eg_diags_new();
	t.engine = eg_engine_new(".", "build/fonts", t.diags);
	return t.engine == NULL ||
	    !eg_publish(t.engine, CASE, &o, &t.copy, &t.info, t.diags);
}

static int
finish(void **state)
{
	(void)state;
	eg_public_copy_free(&t.copy);
	eg_engine_free(t.engine);
	eg_diags_free(t.diags);
	return 0;
}

static int
setup(void **state)
{
	(void)state;
	eg_diags_clear(t.diags);
	t.arena = eg_arena_new();
	t.ids = (struct eg_identifiers){ .arena = t.arena, .profile = &t.profile };
	eg_identifier_add_name(&t.ids, "Marisolde", "Q.", "Velezquiroga", "", "employee/name");
	eg_identifier_add(&t.ids, EG_PERSONAL_NUMBER, "WCQ-7719358", "", "employee/claimNumber");
	eg_identifiers_end(&t.ids);
	t.pdf = eg_pdf_read(t.arena, "copy", t.copy.pdf.data, t.copy.pdf.len, t.diags);
	return t.pdf == NULL;
}

static int
teardown(void **state)
{
	(void)state;
	eg_arena_free(t.arena);
	eg_buf_free(&t.file);
	eg_buf_free(&t.said);
	t.file = t.said = (struct eg_buf){ 0 };
	return 0;
}

/* What the proof says of a file, as short messages; "" for nothing. */
static const char *
said_of(const struct eg_buf *file)
{
	struct eg_proof proof = { .arena = t.arena };
	bool ok;

	ok = eg_proof_add_pdf(&proof, "copy", file->data, file->len, t.diags) &&
	    eg_proof_search(&t.ids, &proof, NULL, "copy", t.diags);
	eg_buf_clear(&t.said);
	eg_diags_dump(t.diags, &t.said);
	assert_true(ok == !eg_diags_failed(t.diags));
	return eg_buf_str(&t.said);
}

static const char *
said(void)
{
	const struct eg_pdf_form form = { .packed = true };

	eg_buf_clear(&t.file);
	eg_pdf_write(t.pdf, &form, &t.file);
	return said_of(&t.file);
}

#define FOUND(kind)	assert_non_null(strstr(said(), "error[D1031]: the copy says the " kind))

static struct eg_pdf_object *
text(const char *words)
{
	return eg_pdf_text(t.arena, words);
}

static struct eg_pdf_object *
page(void)
{
	const char *fault;
	size_t n;

	return eg_pdf_pages(t.pdf, t.arena, &n, &fault)[0].dictionary;
}

/* A page's content with more behind it. */
static void
add_content(const char *more)
{
	struct eg_pdf_object *p = page(), *all = eg_pdf_array(t.arena);

	eg_pdf_array_add(t.arena, all, eg_pdf_find(p, "Contents"));
	eg_pdf_array_add(t.arena, all, eg_pdf_add(t.pdf,
	    eg_pdf_flate(t.arena, more, strlen(more))));
	eg_pdf_set(t.arena, p, "Contents", all);
}

/* A font without ToUnicode: its codes are Latin letters. */
static void
add_font(void)
{
	struct eg_pdf_object *font = eg_pdf_dictionary(t.arena);
	const char *fault;
	size_t n;

	eg_pdf_set_name(t.arena, font, "Type", "Font");
	eg_pdf_set_name(t.arena, font, "Subtype", "Type1");
	eg_pdf_set_name(t.arena, font, "BaseFont", "Helvetica");
	eg_pdf_set(t.arena, eg_pdf_get(t.pdf, eg_pdf_pages(t.pdf, t.arena, &n, &fault)[0].resources,
	    "Font"), "Plain", font);
}

static struct eg_pdf_object *
plain_font(void)
{
	const char *fault;
	size_t n;

	return eg_pdf_get(t.pdf, eg_pdf_get(t.pdf, eg_pdf_pages(t.pdf, t.arena, &n,
	    &fault)[0].resources, "Font"), "Plain");
}

/* Velezquiroga, so that the bytes of the content do not say it by themselves. */
#define NAME	"<56656C657A717569726F6761>"

static void
copy_as_it_is_says_nothing(void **state)
{
	(void)state;
	assert_string_equal(said(), "");
	assert_string_equal(said_of(&t.copy.pdf), "");
}

static void
letter_to_the_parties_is_full_of_it(void **state)
{
	const struct eg_render_options o = { .lenient = true };
	struct eg_buf letter = { 0 };

	(void)state;
	eg_identifier_add_name(&t.ids, "Sample", "Q.", "Employee", "", "employee/name/first");
	eg_identifier_add(&t.ids, EG_PERSONAL_NUMBER, "SAMPLE-000001", "", "claim");
	eg_identifiers_end(&t.ids);
	assert_true(eg_render(t.engine, CASE, &o, &letter, &t.info, t.diags));
	assert_non_null(strstr(said_of(&letter), "the person of `employee/name/first`"));
	assert_non_null(strstr(eg_buf_str(&t.said), "the number of `claim`"));
	eg_buf_free(&letter);
}

static void
words_of_a_page_are_found(void **state)
{
	(void)state;
	add_font();
	add_content("BT /Plain 9 Tf " NAME " Tj ET");
	FOUND("person of `employee/name`");
}

static void
words_in_a_state_that_was_saved_are_found(void **state)
{
	(void)state;
	add_font();
	add_content("/Plain 9 Tf q BT " NAME " Tj ET Q");
	FOUND("person");
}

static void
words_parted_by_a_gap_only_are_found(void **state)
{
	(void)state;
	add_font();
	add_content("BT /Plain 9 Tf [(for) -300 " NAME "] TJ ET");
	FOUND("person");
}

static void
words_by_the_characters_of_a_font_are_found(void **state)
{
	static const char map[] = "1 beginbfrange <01> <0C> [<0056> <0065> <006C> <0065> <007A> "
	    "<0071> <0075> <0069> <0072> <006F> <0067> <0061>] endbfrange";

	(void)state;
	add_font();
	eg_pdf_set(t.arena, plain_font(), "ToUnicode", eg_pdf_add(t.pdf,
	    eg_pdf_stream(t.arena, map, sizeof(map) - 1)));
	add_content("BT /Plain 9 Tf <0102030405060708090A0B0C> Tj ET");
	FOUND("person");
}

/* No sign of it but that nothing comes between. */
static void
address_in_pieces_is_found(void **state)
{
	(void)state;
	eg_identifier_add(&t.ids, EG_PERSONAL_EMAIL, "m.v@post.example", "", "email");
	eg_identifiers_end(&t.ids);
	add_font();
	add_content("BT /Plain 9 Tf ( m.v@po) Tj (st.example) Tj ET");
	FOUND("email of `email`");
}

static void
words_in_pieces_are_found(void **state)
{
	(void)state;
	add_font();
	add_content("BT /Plain 9 Tf (Velez) Tj 3 0 Td [(qui) -20 (roga)] TJ ET");
	FOUND("person");
}

/* Behind a picture, in white, off the page: it is there all the same. */
static void
words_nobody_sees_are_found(void **state)
{
	(void)state;
	add_font();
	add_content("BT 3 Tr /Plain 9 Tf 1 0 0 1 -900 -900 Tm (WCQ 7719358) Tj ET");
	FOUND("number of `employee/claimNumber`");
}

static void
what_stands_instead_of_words_is_found(void **state)
{
	(void)state;
	/* In digits, so that the bytes of the content do not say it. */
	add_content("/Span <</ActualText <4D617269736F6C646520562E>>> BDC EMC");
	FOUND("person");
}

static void
words_of_a_form_are_found(void **state)
{
	static const char words[] = "BT /F 9 Tf " NAME " Tj ET";
	struct eg_pdf_object *form = eg_pdf_flate_always(t.arena, words, sizeof(words) - 1),
	    *fonts = eg_pdf_dictionary(t.arena), *resources = eg_pdf_dictionary(t.arena),
	    *font = eg_pdf_dictionary(t.arena);

	(void)state;
	eg_pdf_set_name(t.arena, font, "Subtype", "Type1");
	eg_pdf_set(t.arena, fonts, "F", font);
	eg_pdf_set(t.arena, resources, "Font", fonts);
	eg_pdf_set_name(t.arena, form, "Subtype", "Form");
	eg_pdf_set(t.arena, form, "Resources", resources);
	eg_pdf_set(t.arena, page(), "Odd", eg_pdf_add(t.pdf, form));
	FOUND("person");
}

static void
information_is_looked_at(void **state)
{
	(void)state;
	eg_pdf_set(t.arena, eg_pdf_get(t.pdf, t.pdf->trailer, "Info"), "Author",
	    text("M. Velezquiroga"));
	FOUND("person");
}

static void
metadata_are_looked_at(void **state)
{
	static const char xmp[] = "<rdf:RDF><dc:creator>Velezquiroga, Marisolde</dc:creator></rdf:RDF>";
	struct eg_pdf_object *stream = eg_pdf_stream(t.arena, xmp, sizeof(xmp) - 1);

	(void)state;
	eg_pdf_set_name(t.arena, stream, "Type", "Metadata");
	eg_pdf_set(t.arena, eg_pdf_catalog(t.pdf), "Metadata", eg_pdf_add(t.pdf, stream));
	FOUND("person");
}

static void
notes_titles_and_alternatives_are_looked_at(void **state)
{
	static const char *const keys[] = { "Contents", "Title", "Alt", "TU", "T" };
	struct eg_pdf_object *d;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		d = eg_pdf_dictionary(t.arena);
		eg_pdf_set(t.arena, d, keys[i], text("f\xC3\xBCr Vel\xC3\xA9zquiroga"));
		eg_diags_clear(t.diags);
		eg_pdf_set(t.arena, page(), "Odd", d);
		FOUND("person");
	}
}

static void
two_bytes_a_letter_are_letters(void **state)
{
	(void)state;
	eg_pdf_set(t.arena, page(), "Odd", eg_pdf_bytes(t.arena,
	    "\xFE\xFF\0M\0a\0r\0i\0s\0o\0l\0d\0e", 20));
	FOUND("person");
}

static void
names_and_keys_are_looked_at(void **state)
{
	(void)state;
	eg_pdf_set_name(t.arena, page(), "Odd", "Velezquiroga");
	FOUND("person");
	eg_diags_clear(t.diags);
	eg_pdf_set(t.arena, page(), "Odd", NULL);
	assert_string_equal(said(), "");
	eg_pdf_set_name(t.arena, page(), "WCQ7719358", "x");
	FOUND("number");
}

static void
files_inside_are_looked_at(void **state)
{
	static const char file[] = "<case><last>Velezquiroga</last><claim>WCQ-7719358</claim></case>";
	struct eg_pdf_object *stream = eg_pdf_flate_always(t.arena, file, sizeof(file) - 1);

	(void)state;
	eg_pdf_set_name(t.arena, stream, "Type", "EmbeddedFile");
	eg_pdf_set(t.arena, eg_pdf_catalog(t.pdf), "Odd", eg_pdf_add(t.pdf, stream));
	FOUND("person");
	assert_non_null(strstr(eg_buf_str(&t.said), "number"));
}

static void
streams_of_any_kind_are_looked_at(void **state)
{
	static const char bytes[] = "\1\2\3\xFF-velezquiroga-\xFE\0\0";

	(void)state;
	eg_pdf_set(t.arena, eg_pdf_catalog(t.pdf), "Odd", eg_pdf_add(t.pdf,
	    eg_pdf_flate_always(t.arena, bytes, sizeof(bytes) - 1)));
	FOUND("person");
}

static void
bytes_between_objects_are_looked_at(void **state)
{
	(void)state;
	said();
	eg_buf_puts(&t.file, "% for Marisolde Velezquiroga\n");
	assert_non_null(strstr(said_of(&t.file), "D1031"));
}

static void
what_cannot_be_looked_into_is_an_error(void **state)
{
	struct eg_pdf_object *stream = eg_pdf_stream(t.arena, "xxxx", 4);

	(void)state;
	eg_pdf_set_name(t.arena, stream, "Filter", "LZWDecode");
	eg_pdf_set(t.arena, eg_pdf_catalog(t.pdf), "Odd", eg_pdf_add(t.pdf, stream));
	assert_non_null(strstr(said(), "error[D1033]"));
}

/* No way leads from the catalog to the fourth object. */
static void
what_nothing_names_is_looked_at(void **state)
{
	static const char bytes[] = "for Marisolde Velezquiroga";
	struct eg_pdf_object *packed = eg_pdf_flate_always(t.arena, bytes, sizeof(bytes) - 1);
	struct pdf_text *file;

	(void)state;
	pdf_setup((void **)&file);
	put(file, 1, "<</Type/Catalog/Pages 2 0 R>>");
	put(file, 2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
	put(file, 3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>");
	put_stream(file, 4, "/Filter/FlateDecode", packed->data, packed->size);
	end(file, "/Root 1 0 R");
	assert_non_null(strstr(said_of(&file->file), "D1031"));
	pdf_teardown((void **)&file);
}

/* May this page say it, when a letter of nobody's says that? */
static bool
excused(const char *page, enum eg_proof_place place, const char *nobodys)
{
	struct eg_proof p = { .arena = t.arena }, without = { .arena = t.arena };

	eg_diags_clear(t.diags);
	eg_proof_add(&p, EG_PROOF_PAGE, "page 1", page, strlen(page));
	eg_proof_add(&without, place, "page 1", nobodys, strlen(nobodys));
	return eg_proof_search(&t.ids, &p, &without, "copy", t.diags);
}

static void
a_word_of_the_format_is_excused_as_often_as_it_is_there(void **state)
{
	(void)state;
	assert_true(excused("Velezquiroga is a town", EG_PROOF_PAGE, "Velezquiroga"));
	assert_false(excused("Velezquiroga and Velezquiroga", EG_PROOF_PAGE, "Velezquiroga"));
	assert_false(excused("Velezquiroga", EG_PROOF_STRING, "Velezquiroga"));
	assert_false(excused("Marisolde Velezquiroga", EG_PROOF_PAGE, "Marisolde Velezquiroga"));
	assert_false(excused("WCQ-7719358", EG_PROOF_PAGE, "WCQ-7719358"));
	eg_identifier_add(&t.ids, EG_PERSONAL_NUMBER, "4417", "", "code");
	eg_identifiers_end(&t.ids);
	assert_false(excused("4417", EG_PROOF_PAGE, "4417"));
}

/* What an update took away is in the file still. */
static void
file_that_was_updated_is_an_error(void **state)
{
	(void)state;
	assert_true(eg_file_read("tests/fuzz/seeds/pdf/update.pdf", 1 << 20, &t.file, t.diags));
	assert_non_null(strstr(said_of(&t.file), "error[D1033]"));
}

static void
message_says_where_but_not_what(void **state)
{
	(void)state;
	eg_pdf_set(t.arena, eg_pdf_get(t.pdf, t.pdf->trailer, "Info"), "Author",
	    text("Velezquiroga"));
	assert_null(strcasestr(said(), "velezquiroga"));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(copy_as_it_is_says_nothing),
		TEST(letter_to_the_parties_is_full_of_it),
		TEST(words_of_a_page_are_found),
		TEST(words_in_a_state_that_was_saved_are_found),
		TEST(words_parted_by_a_gap_only_are_found),
		TEST(words_by_the_characters_of_a_font_are_found),
		TEST(address_in_pieces_is_found),
		TEST(words_in_pieces_are_found),
		TEST(words_nobody_sees_are_found),
		TEST(what_stands_instead_of_words_is_found),
		TEST(words_of_a_form_are_found),
		TEST(information_is_looked_at),
		TEST(metadata_are_looked_at),
		TEST(notes_titles_and_alternatives_are_looked_at),
		TEST(two_bytes_a_letter_are_letters),
		TEST(names_and_keys_are_looked_at),
		TEST(files_inside_are_looked_at),
		TEST(streams_of_any_kind_are_looked_at),
		TEST(bytes_between_objects_are_looked_at),
		TEST(what_cannot_be_looked_into_is_an_error),
		TEST(what_nothing_names_is_looked_at),
		TEST(a_word_of_the_format_is_excused_as_often_as_it_is_there),
		TEST(file_that_was_updated_is_an_error),
		TEST(message_says_where_but_not_what),
	};

	return cmocka_run_group_tests_name("redact/proof", tests, begin, finish);
}
