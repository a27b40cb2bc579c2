/*
 * test_sign_seen.c - signatures that are seen: their look goes into the room a letter
 * leaves, and is nothing a cheat can use.
 */
#include "sign_fixture.h"

/* A letter with room for two signatures that are seen, 200 by 40 points each. */
static void
leave_room(struct office *o, const char *annots)
{
	struct pdf_text *t = o->t;

	eg_buf_clear(&t->file);
	eg_buf_puts(&t->file, "%PDF-1.7\n");
	put(t, 1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R 6 0 R]>>/StructTreeRoot "
	    "8 0 R>>");
	put(t, 2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
	put(t, 3, annots);
	put(t, 4, "<</Type/Annot/Subtype/Widget/FT/Sig/T(First)/F 132/Rect[72 100 272 140]/P 3 0 R"
	    "/AP<</N 5 0 R>>>>");
	put_stream(t, 5, "/Type/XObject/Subtype/Form/BBox[0 0 200 40]", "", 0);
	put(t, 6, "<</Type/Annot/Subtype/Widget/FT/Sig/T(Second)/F 132/Rect[72 50 272 90]/P 3 0 R"
	    "/AP<</N 7 0 R>>>>");
	put_stream(t, 7, "/Type/XObject/Subtype/Form/BBox[0 0 200 40]", "", 0);
	put(t, 8, "<</Type/StructTreeRoot/K 9 0 R/ParentTree 10 0 R>>");
	put(t, 9, "<</S/Document/P 8 0 R>>");
	put(t, 10, "<</Nums[]>>");
	end(t, "/Root 1 0 R/ID[(one)(one)]");
}

#define PAGE	"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Annots[4 0 R 6 0 R]>>"

/* With the look of a page that has a box on it. */
static bool
sign_seen(struct office *o, const char *field, const struct eg_sign_place *place)
{
	struct pdf_text *page;
	struct eg_sign_look look = { .words = "sealed" };
	struct eg_sign_options options = { .name = "letter.pdf", .time = TIME, .look = &look,
	    .field = field, .place = place, .signer = &o->signer };
	bool ok;

	pdf_setup((void **)&page);
	put(page, 1, "<</Type/Catalog/Pages 2 0 R>>");
	put(page, 2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
	put(page, 3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 40]/Contents 4 0 R/Resources"
	    "<</ExtGState<</G 5 0 R>>>>>>");
	put_stream(page, 4, "", "/P <</MCID 0>> BDC /G gs 0 0 9 9 re f EMC", 41);
	put(page, 5, "<</Type/ExtGState/LW 1>>");
	end(page, "/Root 1 0 R");
	look.page = page->file.data;
	look.n = page->file.len;
	ok = eg_sign(o->t->arena, &options, &o->t->file, o->t->diags);
	pdf_teardown((void **)&page);
	return ok;
}

static void
look_goes_into_the_room_that_was_left_for_it(void **state)
{
	struct office *o = *state;
	eg_len width, height;
	struct eg_pdf *pdf;
	const struct eg_pdf_object *form;

	leave_room(o, PAGE);
	assert_true(eg_sign_room(o->t->arena, "letter.pdf", NULL, &o->t->file, &width, &height,
	    o->t->diags));
	assert_true(width == EG_PT(200) && height == EG_PT(40));
	assert_true(sign_seen(o, NULL, NULL));
	assert_true(judge(o));
	pdf = read_it(o->t);
	form = eg_pdf_get(pdf, eg_pdf_get(pdf, pdf->slot[4].object, "AP"), "N");
	assert_true(form == pdf->slot[5].object);
	says(eg_pdf_find(form, "BBox"), "[0 0 200 40]");
	says(eg_pdf_find(pdf->slot[4].object, "Contents"), "(sealed)");
	assert_null(memmem(form->data, form->size, "BDC", 3));
}

static void
look_of_a_second_signature_leaves_the_first_good(void **state)
{
	struct office *o = *state;

	leave_room(o, PAGE);
	assert_true(sign_seen(o, "First", NULL));
	assert_true(sign_seen(o, NULL, NULL));
	assert_true(judge(o));
	assert_int_equal(o->found.n, 2);
	assert_string_equal(o->found.signature[1].field, "Second");
	assert_false(sign_seen(o, NULL, NULL));
}

static void
look_that_changes_without_a_signature_is_told(void **state)
{
	struct office *o = *state;

	leave_room(o, PAGE);
	assert_true(sign_seen(o, "First", NULL));
	update(o, 7, "<</Type/XObject/Subtype/Form/BBox[0 0 200 40]/Length 0>>\nstream\n\nendstream");
	assert_true(judge(o));		/* the same again is no change */
	update(o, 7, "<</Type/XObject/Subtype/Form/BBox[0 0 99 99]/Length 0>>\nstream\n\nendstream");
	assert_false(judge(o));
	tells(o, "S1204");
}

static void
look_of_what_is_seen_elsewhere_too_is_told(void **state)
{
	struct office *o = *state;

	leave_room(o, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Annots[4 0 R 6 0 R]/Resources"
	    "<</XObject<</X 7 0 R>>>>>>");
	assert_true(sign_seen(o, "First", NULL));
	assert_true(sign_seen(o, "Second", NULL));
	assert_false(judge(o));
	tells(o, "S1204");
}

static void
field_that_moves_while_it_is_signed_is_told(void **state)
{
	struct office *o = *state;

	leave_room(o, PAGE);
	assert_true(sign_seen(o, "First", NULL));
	update(o, 6, "<</Type/Annot/Subtype/Widget/FT/Sig/T(Second)/F 132/Rect[0 0 612 792]/P 3 0 R"
	    "/AP<</N 7 0 R>>>>");
	assert_true(sign_seen(o, "Second", NULL));
	assert_false(judge(o));
	tells(o, "S1204");
}

static void
place_is_made_where_there_was_none_but_not_behind_a_signature(void **state)
{
	const struct eg_sign_place place = { .page = 1, .x = EG_PT(72), .y = EG_PT(700),
	    .width = EG_PT(200), .height = EG_PT(40) }, beyond = { .page = 1, .x = EG_PT(500),
	    .y = EG_PT(700), .width = EG_PT(200), .height = EG_PT(40) };
	struct office *o = *state;
	struct eg_pdf *pdf;

	leave_room(o, PAGE);
	assert_false(sign_seen(o, NULL, &beyond));
	assert_true(sign_seen(o, NULL, &place));
	assert_true(judge(o));
	pdf = read_it(o->t);
	says(eg_pdf_get(pdf, pdf->slot[11].object, "Rect"), "[72 52 272 92]");
	says(eg_pdf_find(pdf->slot[11].object, "StructParent"), "0");
	says(pdf->slot[12].object, "<</S/Form/P 9 0 R/Pg 3 0 R/Alt(Signature)/K<</Type/OBJR/Obj "
	    "11 0 R>>>>");
	says(eg_pdf_find(pdf->slot[9].object, "K"), "[12 0 R]");
	says(pdf->slot[10].object, "<</Nums[0 12 0 R]>>");
	assert_false(sign_seen(o, NULL, &place));
}

int
main(void)
{
#define T(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(look_goes_into_the_room_that_was_left_for_it),
		T(look_of_a_second_signature_leaves_the_first_good),
		T(look_that_changes_without_a_signature_is_told),
		T(look_of_what_is_seen_elsewhere_too_is_told),
		T(field_that_moves_while_it_is_signed_is_told),
		T(place_is_made_where_there_was_none_but_not_behind_a_signature),
	};

	return cmocka_run_group_tests_name("sign: seen", tests, make_keys, free_keys);
}
