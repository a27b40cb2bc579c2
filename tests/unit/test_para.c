/*
 * test_para.c - blocks of XSL-FO as lines, in the real Liberation Serif.
 *
 * A block is written as people write it; its lines come back one a line:
 * words as a reader copies them, '[' and ']' around INLINE areas, '<>' for a
 * picture, '_' for a rule, '-' for a hyphen that was set, '!' after a line
 * that is overfull.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "fo/refine.h"
#include "layout/label.h"
#include "layout/para.h"
#include "text/shape.h"

struct fixture {
	struct eg_layout_ctx	 ctx;
	struct eg_buf		 out;
	struct eg_para		*para;
	struct eg_para_line	*line;
	size_t			 n;
};

static int
setup(void **state)
{
	struct fixture *f = eg_malloc(sizeof(*f));

	memset(f, 0, sizeof(*f));
	f->ctx.arena = eg_arena_new();
	f->ctx.scratch = eg_arena_new();
	f->ctx.temp = eg_arena_new();
	f->ctx.diags = eg_diags_new();
	f->ctx.fonts = eg_fonts_open("build/fonts", f->ctx.diags);
	f->ctx.images = eg_images_new();
	f->ctx.labels = eg_labels_new(f->ctx.arena);
	f->ctx.kern = true;
	*state = f;
	return f->ctx.fonts == NULL;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	eg_fonts_close(f->ctx.fonts);
	eg_images_free(f->ctx.images);
	eg_diags_free(f->ctx.diags);
	eg_arena_free(f->ctx.arena);
	eg_arena_free(f->ctx.scratch);
	eg_arena_free(f->ctx.temp);
	eg_buf_free(&f->out);
	free(f);
	return 0;
}

static const char *
said(struct fixture *f)
{
	eg_buf_clear(&f->out);
	eg_diags_dump(f->ctx.diags, &f->out);
	return eg_buf_str(&f->out);
}

/* The first block of a document whose flow is this; 12 pt on 14.4 pt. */
static const struct eg_fo *
block(struct fixture *f, const char *flow)
{
	struct eg_buf doc = { 0 };
	const struct eg_fo_tree *tree;
	const struct eg_fo *fo;
	struct eg_xml *xml;

	eg_buf_printf(&doc, "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' "
	    "font-family='serif' language='en'><fo:layout-master-set>"
	    "<fo:simple-page-master master-name='p' page-width='6in' page-height='6in'>"
	    "<fo:region-body/></fo:simple-page-master></fo:layout-master-set>"
	    "<fo:page-sequence master-reference='p'><fo:flow flow-name="
	    "'xsl-region-body'>\n%s</fo:flow></fo:page-sequence></fo:root>", flow);
	xml = eg_xml_read("t.fo", doc.data, doc.len, &eg_xml_fo_limits, f->ctx.diags);
	eg_buf_free(&doc);
	if (xml == NULL)
		fail_msg("%s", said(f));
	tree = eg_fo_refine(f->ctx.arena, xml, f->ctx.diags);
	eg_diags_source(f->ctx.diags, "t.fo", NULL, 0);
	eg_xml_free(xml);
	if (tree == NULL)
		fail_msg("%s", said(f));
	for (fo = tree->root; fo->type != EG_FO_BLOCK;
	    fo = fo->first != NULL ? fo->first : fo->next)
		while (fo->type != EG_FO_ROOT && fo->type != EG_FO_PAGE_SEQUENCE &&
		    fo->type != EG_FO_FLOW && fo->type != EG_FO_BLOCK)
			fo = fo->next;
	return fo;
}

/* Without the space a line ends in, which is told apart in one test only. */
static uint32_t
written_len(const struct eg_area *a)
{
	const struct eg_area *up = a;

	while (up != NULL && up->next == NULL)
		up = up->parent;
	return up == NULL && a->text_len > 0 && a->text[a->text_len - 1] == ' ' ?
	    a->text_len - 1 : a->text_len;
}

static void
write_area(struct fixture *f, const struct eg_area *a)
{
	const struct eg_area *c;

	switch (a->type) {
	case EG_AREA_INLINE:
		eg_buf_putc(&f->out, '[');
		break;
	case EG_AREA_TEXT:
		eg_buf_add(&f->out, a->text, written_len(a));
		if (a->soft_hyphen)
			eg_buf_putc(&f->out, '-');
		break;
	case EG_AREA_RULE:
		eg_buf_putc(&f->out, '_');
		break;
	case EG_AREA_IMAGE:
		eg_buf_puts(&f->out, "<>");
		break;
	default:
		break;
	}
	for (c = a->first; c != NULL; c = c->next)
		write_area(f, c);
	if (a->type == EG_AREA_INLINE)
		eg_buf_putc(&f->out, ']');
}

static const char *
written(struct fixture *f)
{
	size_t i;

	eg_buf_clear(&f->out);
	for (i = 0; i < f->n; i++) {
		write_area(f, f->line[i].area);
		if (f->line[i].overfull != NULL)
			eg_buf_putc(&f->out, '!');
		eg_buf_putc(&f->out, '\n');
	}
	return eg_buf_str(&f->out);
}

/* The lines of the block at a measure in points. */
static const char *
set(struct fixture *f, int measure, const char *flow)
{
	const struct eg_fo *fo = block(f, flow);
	struct eg_para_place place = { .measure = EG_PT(measure), .first = true,
	    .last = true };

	f->para = eg_para_new(&f->ctx, fo, fo->first, NULL);
	f->n = f->para == NULL ? 0 : eg_para_break(f->para, &place, &f->line);
	return written(f);
}

/* The n-th area of a type in a line, from 0, in the line's order; its x in the line. */
static const struct eg_area *
walk(const struct eg_area *a, enum eg_area_type type, int *n, eg_len *x)
{
	const struct eg_area *c, *found;

	for (c = a->first; c != NULL; c = c->next) {
		*x += c->x;
		if (c->type == type && (*n)-- == 0)
			return c;
		if ((found = walk(c, type, n, x)) != NULL)
			return found;
		*x -= c->x;
	}
	return NULL;
}

static const struct eg_area *
nth(struct fixture *f, size_t line, enum eg_area_type type, int n, eg_len *x)
{
	const struct eg_area *a;

	*x = 0;
	a = walk(f->line[line].area, type, &n, x);
	assert_non_null(a);
	return a;
}

/* Tenths of a point, so that tests can be read. */
static int
tenths(eg_len l)
{
	return (int)eg_muldiv(l, 10, EG_LEN_ONE);
}

/* Where a line's ink ends, from the measure's start, in tenths of a point. */
static int
right_end(struct fixture *f, size_t line)
{
	const struct eg_area *a = f->line[line].area->last;

	return tenths(a->x + a->width);
}

#define TEXT	"In the matter of the independent medical review of a request for " \
		"authorization of physical therapy the reviewer has determined the " \
		"following with regard to each of the disputed items of treatment."

/* --- lines -------------------------------------------------------------------- */

static void
text_is_broken_at_spaces_that_are_dropped(void **state)
{
	assert_string_equal(set(*state, 100, "<fo:block>To all to whom these presents "
	    "shall come, greeting.</fo:block>"),
	    "To all to whom\nthese presents shall\ncome, greeting.\n");
}

static void
line_is_as_high_as_line_height_says(void **state)
{
	struct fixture *f = *state;

	set(f, 300, "<fo:block font-size='12pt' line-height='20pt'>x</fo:block>");
	assert_int_equal(f->line[0].area->height, EG_PT(20));
	/* Half-leading around 693 and 216 thousandths of 12 pt. */
	assert_int_equal(tenths(f->line[0].area->baseline), 129);
	set(f, 300, "<fo:block font-size='12pt' line-height='8pt'>x</fo:block>");
	assert_int_equal(f->line[0].area->height, EG_PT(8));
}

static void
larger_inline_makes_its_line_higher(void **state)
{
	struct fixture *f = *state;

	set(f, 300, "<fo:block font-size='12pt' line-height='14.4pt'>a "
	    "<fo:inline font-size='24pt'>b</fo:inline></fo:block>");
	assert_int_equal(tenths(f->line[0].area->height), 253);
	set(f, 300, "<fo:block font-size='12pt' line-height='14.4pt' "
	    "line-stacking-strategy='font-height'>a "
	    "<fo:inline font-size='24pt'>b</fo:inline></fo:block>");
	assert_int_equal(tenths(f->line[0].area->height), 144);
}

static void
justified_lines_end_at_the_measure(void **state)
{
	struct fixture *f = *state;
	size_t i;

	set(f, 200, "<fo:block text-align='justify'>" TEXT "</fo:block>");
	assert_true(f->n > 3);
	for (i = 0; i + 1 < f->n; i++)
		assert_int_equal(f->line[i].area->last->x + f->line[i].area->last->width,
		    EG_PT(200));
	assert_true(right_end(f, f->n - 1) < 1990);
}

static void
alignment_moves_lines(void **state)
{
	struct fixture *f = *state;
	eg_len x;

	set(f, 100, "<fo:block>ab</fo:block>");
	assert_int_equal(nth(f, 0, EG_AREA_TEXT, 0, &x)->x, 0);
	set(f, 100, "<fo:block text-align='end'>ab</fo:block>");
	assert_int_equal(right_end(f, 0), 1000);
	set(f, 100, "<fo:block text-align='center'>ab</fo:block>");
	nth(f, 0, EG_AREA_TEXT, 0, &x);
	assert_int_equal(tenths(x) + right_end(f, 0), 1000);
	set(f, 100, "<fo:block text-align='justify' text-align-last='end'>ab</fo:block>");
	assert_int_equal(right_end(f, 0), 1000);
}

static void
inside_is_where_the_binding_is(void **state)
{
	struct fixture *f = *state;
	struct eg_para_place verso = { .measure = EG_PT(100), .first = true,
	    .last = true, .verso = true };

	set(f, 100, "<fo:block text-align='inside'>ab</fo:block>");
	assert_int_equal(f->line[0].area->first->x, 0);
	f->n = eg_para_break(f->para, &verso, &f->line);
	assert_int_equal(right_end(f, 0), 1000);
}

static void
first_line_is_indented_and_last_line_ends_early(void **state)
{
	struct fixture *f = *state;
	eg_len x;

	set(f, 150, "<fo:block text-indent='30pt' last-line-end-indent='40pt' "
	    "text-align='justify' text-align-last='justify'>" TEXT "</fo:block>");
	nth(f, 0, EG_AREA_TEXT, 0, &x);
	assert_int_equal(tenths(x), 300);
	nth(f, 1, EG_AREA_TEXT, 0, &x);
	assert_int_equal(x, 0);
	assert_int_equal(right_end(f, f->n - 1), 1100);
}

static void
no_wrap_is_one_line_however_long(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(set(f, 20, "<fo:block wrap-option='no-wrap'>one two "
	    "three</fo:block>"), "one two three!\n");
	assert_string_equal(set(f, 30, "<fo:block>one <fo:inline wrap-option='no-wrap'>"
	    "two three</fo:inline> four</fo:block>"), "one\n[two three]!\nfour\n");
}

static void
inline_kept_together_is_not_broken(void **state)
{
	assert_string_equal(set(*state, 60, "<fo:block>the Case <fo:inline "
	    "keep-together.within-line='always'>CM14 12</fo:inline> is</fo:block>"),
	    "the Case\n[CM14 12] is\n");
}

static void
preserved_line_feeds_and_spaces_are_kept(void **state)
{
	struct fixture *f = *state;
	eg_len x;

	assert_string_equal(set(f, 200, "<fo:block linefeed-treatment='preserve'>one\n"
	    "two\n\nthree\n</fo:block>"), "one\ntwo\n\nthree\n");
	assert_true(f->line[0].forced && f->line[2].forced && !f->line[3].forced);
	assert_string_equal(set(f, 200, "<fo:block>one&#x2028;two&#x85;three</fo:block>"),
	    "one\ntwo\nthree\n");
	set(f, 200, "<fo:block white-space-collapse='false' "
	    "white-space-treatment='preserve'>  a   b</fo:block>");
	assert_string_equal(written(f), "  a   b\n");
	assert_int_equal(tenths(nth(f, 0, EG_AREA_TEXT, 0, &x)->words[0].x), 60);
}

static void
no_break_space_holds_and_is_copied_as_a_space(void **state)
{
	assert_string_equal(set(*state, 60, "<fo:block>Page one of&#160;three or"
	    "</fo:block>"), "Page one\nof three or\n");
}

static void
hyphens_that_must_not_break_do_not(void **state)
{
	assert_string_equal(set(*state, 70, "<fo:block>the case CM14&#x2011;0012 is"
	    "</fo:block>"), "the case\nCM14-0012 is\n");
	assert_string_equal(set(*state, 70, "<fo:block>the case CM-0012 is "
	    "self-evident</fo:block>"), "the case\nCM-0012 is\nself-evident\n");
}

static void
hyphens_are_set_where_the_language_allows(void **state)
{
	struct fixture *f = *state;

	set(f, 60, "<fo:block hyphenate='true'>a determination</fo:block>");
	assert_string_equal(written(f), "a determi-\nnation\n");
	assert_true(f->line[0].hyphenated && !f->line[1].hyphenated);
	assert_string_equal(set(f, 60, "<fo:block>a determi&#xAD;nation</fo:block>"),
	    "a determi-\nnation\n");
	assert_string_equal(set(f, 200, "<fo:block>a determi&#xAD;nation</fo:block>"),
	    "a determination\n");
}

static void
space_at_a_line_end_is_text_without_width(void **state)
{
	struct fixture *f = *state;
	const struct eg_area *text;

	set(f, 40, "<fo:block>one two three</fo:block>");
	text = f->line[0].area->first;
	assert_int_equal(text->text_len, 8);
	assert_memory_equal(text->text, "one two ", 8);
	assert_true(text->width <= EG_PT(40));
	text = f->line[1].area->first;
	assert_int_equal(text->text_len, 5);
}

static void
long_chain_breaks_at_every_link(void **state)
{
	struct fixture *f = *state;
	struct eg_buf b = { 0 };
	size_t i;

	eg_buf_puts(&b, "<fo:block>");
	for (i = 0; i < 2000; i++)
		eg_buf_puts(&b, "ab-");
	eg_buf_puts(&b, "</fo:block>");
	assert_null(strchr(set(f, 60, eg_buf_str(&b)), '!'));
	assert_true(f->n > 500);
	eg_buf_free(&b);
}

static void
word_wider_than_the_measure_is_told(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(set(f, 40, "<fo:block>an electrodiagnostic test</fo:block>"),
	    "an\nelectrodiagnostic!\ntest\n");
	assert_memory_equal(f->line[1].overfull->text, "electrodiagnostic", 17);
	assert_int_equal(f->line[1].overfull->text_len, 17);
	assert_int_equal(f->line[1].overfull->fo->type, EG_FO_TEXT);
	assert_in_range(tenths(f->line[1].overfull->excess), 400, 480);
}

static void
nothing_to_set_is_no_paragraph(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(set(f, 100, "<fo:block> </fo:block>"), "");
	assert_null(f->para);
	assert_string_equal(set(f, 100, "<fo:block><fo:inline/></fo:block>"), "");
}

static void
empty_object_with_an_id_has_a_place_and_no_height(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(set(f, 100, "<fo:block><fo:inline id='here'/></fo:block>"),
	    "[]\n");
	assert_int_equal(f->line[0].area->height, 0);
	assert_string_equal(set(f, 100, "<fo:block>a <fo:wrapper id='w'/>b</fo:block>"),
	    "a []b\n");
}

static void
object_at_a_break_leaves_no_crumb_on_the_other_line(void **state)
{
	assert_string_equal(set(*state, 40, "<fo:block>aaaaa <fo:inline id='i'> "
	    "bbbbb</fo:inline> ccccc</fo:block>"), "aaaaa\n[bbbbb]\nccccc\n");
}

/* --- inlines ------------------------------------------------------------------ */

static void
text_of_one_style_is_one_area(void **state)
{
	struct fixture *f = *state;
	const struct eg_area *a;
	eg_len x;

	assert_string_equal(set(f, 300, "<fo:block>one <fo:inline font-weight='bold'>two "
	    "three</fo:inline> four</fo:block>"), "one [two three] four\n");
	a = nth(f, 0, EG_AREA_TEXT, 1, &x);
	assert_int_equal(a->nwords, 2);
	assert_int_equal(a->words[0].x, 0);
	assert_string_equal(eg_face_name(a->words[0].shape->face),
	    "Liberation Serif Bold");
	assert_int_equal(nth(f, 0, EG_AREA_TEXT, 0, &x)->nwords, 1);
}

static void
borders_and_padding_are_at_real_ends_only(void **state)
{
	struct fixture *f = *state;
	const struct eg_area *a;
	eg_len x;

	set(f, 60, "<fo:block>a <fo:inline border='1pt solid black' padding='2pt'>"
	    "bbbb cccc dddd</fo:inline> e</fo:block>");
	assert_string_equal(written(f), "a [bbbb cccc]\n[dddd] e\n");
	a = nth(f, 0, EG_AREA_INLINE, 0, &x);
	assert_true((a->edges & 1 << EG_START) != 0 && (a->edges & 1 << EG_END) == 0);
	nth(f, 0, EG_AREA_TEXT, 1, &x);
	assert_int_equal(tenths(x - f->line[0].area->first->next->x), 30);
	a = nth(f, 1, EG_AREA_INLINE, 0, &x);
	assert_true((a->edges & 1 << EG_START) == 0 && (a->edges & 1 << EG_END) != 0);
	assert_int_equal(a->first->x, 0);
	assert_int_equal(tenths(a->width - a->first->width), 30);
	/* 693 + 216 thousandths of 12 pt, and 3 pt above and below. */
	assert_int_equal(tenths(a->height), 169);
}

static void
space_around_an_inline_is_outside_its_area(void **state)
{
	struct fixture *f = *state;
	const struct eg_area *a;
	eg_len x, text;

	set(f, 300, "<fo:block>ab<fo:inline space-start='5pt' space-end='7pt'>cd"
	    "</fo:inline>ef</fo:block>");
	a = nth(f, 0, EG_AREA_INLINE, 0, &x);
	text = f->line[0].area->first->width;
	assert_int_equal(tenths(x - text), 50);
	assert_int_equal(tenths(f->line[0].area->last->x - x - a->width), 70);
}

static void
superscript_is_raised_and_the_rest_stays_on_the_baseline(void **state)
{
	struct fixture *f = *state;
	const struct eg_area *base, *sup;
	eg_len x;

	set(f, 300, "<fo:block>m<fo:inline baseline-shift='4pt' font-size='8pt'>2"
	    "</fo:inline> n</fo:block>");
	base = nth(f, 0, EG_AREA_TEXT, 0, &x);
	assert_int_equal(base->y + base->baseline, f->line[0].area->baseline);
	sup = nth(f, 0, EG_AREA_INLINE, 0, &x);
	assert_int_equal(f->line[0].area->baseline - sup->y - sup->baseline, EG_PT(4));
	assert_int_equal(sup->first->y, 0);
}

static void
letters_are_spaced_within_words_and_twice_at_spaces(void **state)
{
	struct fixture *f = *state;
	eg_len plain;

	set(f, 300, "<fo:block>ab cd</fo:block>");
	plain = f->line[0].area->last->width;
	set(f, 300, "<fo:block letter-spacing='2pt'>ab cd</fo:block>");
	/* a.b..c.d: one in each word, two at the space. */
	assert_int_equal(f->line[0].area->last->width - plain, EG_PT(8));
	set(f, 300, "<fo:block word-spacing='3pt'>ab cd</fo:block>");
	assert_int_equal(f->line[0].area->last->width - plain, EG_PT(3));
}

static void
small_capitals_are_capitals_at_four_fifths(void **state)
{
	struct fixture *f = *state;
	const struct eg_area *a;
	eg_len x;

	set(f, 300, "<fo:block font-variant='small-caps'>Roe</fo:block>");
	a = nth(f, 0, EG_AREA_TEXT, 0, &x);
	assert_int_equal(a->size, EG_PT(12));
	a = nth(f, 0, EG_AREA_TEXT, 1, &x);
	assert_int_equal(tenths(a->size), 96);
	assert_string_equal(a->words[0].shape->text, "OE");
}

static void
block_inside_an_inline_has_lines_of_its_own(void **state)
{
	assert_string_equal(set(*state, 300, "<fo:block>a <fo:inline>b "
	    "<fo:block>c</fo:block> d</fo:inline></fo:block>"), "a [b]\n[c]\n[d]\n");
}

/* --- leaders, pictures, page numbers --------------------------------------------- */

static void
leader_fills_a_justified_last_line(void **state)
{
	struct fixture *f = *state;
	const struct eg_area *dots;
	eg_len x;

	set(f, 200, "<fo:block text-align-last='justify'>Index"
	    "<fo:leader leader-pattern='dots'/>12</fo:block>");
	assert_int_equal(right_end(f, 0), 2000);
	dots = nth(f, 0, EG_AREA_TEXT, 1, &x);
	assert_true(dots->artifact);
	assert_in_range(dots->nwords, 45, 60);
	assert_int_equal(dots->words[1].x, EG_PT(3));
}

static void
leader_keeps_its_optimum_in_other_lines(void **state)
{
	struct fixture *f = *state;
	const struct eg_area *rule;
	eg_len x;

	assert_string_equal(set(f, 300, "<fo:block>Name <fo:leader leader-pattern='rule' "
	    "leader-length='144pt' rule-thickness='2pt'/></fo:block>"), "Name [_]\n");
	rule = nth(f, 0, EG_AREA_RULE, 0, &x);
	assert_int_equal(rule->width, EG_PT(144));
	assert_int_equal(rule->height, EG_PT(2));
	assert_int_equal(rule->y + rule->height, rule->parent->baseline);
}

static void
leader_repeats_its_content(void **state)
{
	assert_string_equal(set(*state, 300, "<fo:block><fo:leader leader-pattern="
	    "'use-content' leader-length='20pt' leader-pattern-width='6pt'>*"
	    "</fo:leader></fo:block>"), "[***]\n");
}

static void
missing_picture_is_told_once(void **state)
{
	struct fixture *f = *state;
	const struct eg_fo *fo = block(f, "<fo:block>a <fo:external-graphic "
	    "src='url(none.png)'/></fo:block>");

	assert_non_null(eg_para_new(&f->ctx, fo, fo->first, NULL));
	assert_int_equal(eg_diags_of(f->ctx.diags, EG_ERROR), 1);
	assert_non_null(eg_para_new(&f->ctx, fo, fo->first, NULL));
	assert_int_equal(eg_diags_of(f->ctx.diags, EG_ERROR), 1);
}

static void
page_numbers_are_set_as_the_page_has_them(void **state)
{
	struct fixture *f = *state;
	struct eg_page page = { .label = "iv" };

	f->ctx.page = &page;
	assert_string_equal(set(f, 300, "<fo:block>Page <fo:page-number/></fo:block>"),
	    "Page [iv]\n");
}

/* --- scripts ------------------------------------------------------------------- */

static void
hebrew_runs_from_right_to_left(void **state)
{
	struct fixture *f = *state;
	const struct eg_area *a;
	eg_len latin, hebrew;

	/* "abc" and two Hebrew words: the first of them stands at the right. */
	set(f, 300, "<fo:block>abc &#x5D0;&#x5D1; &#x5D2;</fo:block>");
	nth(f, 0, EG_AREA_TEXT, 0, &latin);
	a = nth(f, 0, EG_AREA_TEXT, 1, &hebrew);
	assert_true(latin < hebrew);
	assert_int_equal(a->level, 1);
	assert_int_equal(a->nwords, 2);
	assert_int_equal(a->words[0].shape->len, 4);
	assert_true(a->words[0].x > a->words[1].x);
	assert_memory_equal(a->text, "\xD7\x90\xD7\x91 \xD7\x92", 7);
	assert_int_equal(eg_diags_count(f->ctx.diags), 0);
}

static void
block_of_the_other_direction_starts_at_the_right(void **state)
{
	struct fixture *f = *state;

	set(f, 100, "<fo:block writing-mode='rl-tb' direction='rtl'>&#x5D0;&#x5D1;"
	    "</fo:block>");
	assert_int_equal(right_end(f, 0), 1000);
}

static void
characters_of_no_font_are_all_told_at_their_place(void **state)
{
	struct fixture *f = *state;

	set(f, 300, "<fo:block>\xE6\xBC\xA2 and \xE5\xAD\x97, \xE6\xBC\xA2</fo:block>");
	assert_string_equal(said(f), "t.fo:2:1: error[G6001]: no font has the "
	    "characters U+6F22 (\xE6\xBC\xA2), U+5B57 (\xE5\xAD\x97)\n");
}

static void
other_scripts_come_from_the_fallback_in_silence(void **state)
{
	struct fixture *f = *state;
	const struct eg_area *a;
	eg_len x;

	set(f, 300, "<fo:block>\xD5\x80\xD5\xA1\xD5\xB5 a</fo:block>");
	a = nth(f, 0, EG_AREA_TEXT, 0, &x);
	assert_string_equal(eg_face_name(a->words[0].shape->face),
	    "Noto Serif Armenian Regular");
	assert_int_equal(tenths(f->line[0].area->height), 144);
	assert_int_equal(eg_diags_count(f->ctx.diags), 0);
}

static void
latin_letter_from_another_face_inside_a_word_is_a_warning(void **state)
{
	struct fixture *f = *state;

	/* U+A789 is not in Liberation; U+1DF5 a mark; U+A7A0 is a Latin letter. */
	set(f, 300, "<fo:block>ab\xEA\x9E\xA0</fo:block>");
	assert_non_null(strstr(said(f), "warning[G6002]"));
}

static void
unknown_family_is_told_once_with_the_nearest(void **state)
{
	struct fixture *f = *state;

	set(f, 300, "<fo:block font-family='Liberation Seriff'>a <fo:inline "
	    "font-weight='bold'>b</fo:inline></fo:block>");
	assert_string_equal(said(f), "t.fo:2:1: error[G6004]: there is no font family "
	    "`Liberation Seriff` here\n");
	assert_string_equal(eg_diags_at(f->ctx.diags, 0)->help,
	    "did you mean `Liberation Serif`?");
}

/* --- widths --------------------------------------------------------------------- */

static void
widths_are_those_of_the_widest_word_and_of_all(void **state)
{
	struct fixture *f = *state;
	eg_len least, most, wide, all;
	const char *text = "<fo:block>a determination of it</fo:block>";

	set(f, 300, text);
	all = f->line[0].area->last->width;
	eg_para_widths(f->para, &least, &most);
	assert_int_equal(most, all);
	set(f, 300, "<fo:block>determination</fo:block>");
	wide = f->line[0].area->last->width;
	assert_int_equal(least, wide);
	/* And they are what they are called. */
	set(f, (int)(wide / EG_LEN_ONE) + 1, text);
	assert_null(strchr(written(f), '!'));
	set(f, (int)(all / EG_LEN_ONE) + 1, text);
	assert_int_equal(f->n, 1);
}

#define WITH_DOC(test)	cmocka_unit_test_setup_teardown(test, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DOC(text_is_broken_at_spaces_that_are_dropped),
		WITH_DOC(line_is_as_high_as_line_height_says),
		WITH_DOC(larger_inline_makes_its_line_higher),
		WITH_DOC(justified_lines_end_at_the_measure),
		WITH_DOC(alignment_moves_lines),
		WITH_DOC(inside_is_where_the_binding_is),
		WITH_DOC(first_line_is_indented_and_last_line_ends_early),
		WITH_DOC(no_wrap_is_one_line_however_long),
		WITH_DOC(inline_kept_together_is_not_broken),
		WITH_DOC(preserved_line_feeds_and_spaces_are_kept),
		WITH_DOC(no_break_space_holds_and_is_copied_as_a_space),
		WITH_DOC(hyphens_that_must_not_break_do_not),
		WITH_DOC(hyphens_are_set_where_the_language_allows),
		WITH_DOC(space_at_a_line_end_is_text_without_width),
		WITH_DOC(long_chain_breaks_at_every_link),
		WITH_DOC(word_wider_than_the_measure_is_told),
		WITH_DOC(nothing_to_set_is_no_paragraph),
		WITH_DOC(empty_object_with_an_id_has_a_place_and_no_height),
		WITH_DOC(object_at_a_break_leaves_no_crumb_on_the_other_line),
		WITH_DOC(text_of_one_style_is_one_area),
		WITH_DOC(borders_and_padding_are_at_real_ends_only),
		WITH_DOC(space_around_an_inline_is_outside_its_area),
		WITH_DOC(superscript_is_raised_and_the_rest_stays_on_the_baseline),
		WITH_DOC(letters_are_spaced_within_words_and_twice_at_spaces),
		WITH_DOC(small_capitals_are_capitals_at_four_fifths),
		WITH_DOC(block_inside_an_inline_has_lines_of_its_own),
		WITH_DOC(leader_fills_a_justified_last_line),
		WITH_DOC(leader_keeps_its_optimum_in_other_lines),
		WITH_DOC(leader_repeats_its_content),
		WITH_DOC(missing_picture_is_told_once),
		WITH_DOC(page_numbers_are_set_as_the_page_has_them),
		WITH_DOC(hebrew_runs_from_right_to_left),
		WITH_DOC(block_of_the_other_direction_starts_at_the_right),
		WITH_DOC(characters_of_no_font_are_all_told_at_their_place),
		WITH_DOC(other_scripts_come_from_the_fallback_in_silence),
		WITH_DOC(latin_letter_from_another_face_inside_a_word_is_a_warning),
		WITH_DOC(unknown_family_is_told_once_with_the_nearest),
		WITH_DOC(widths_are_those_of_the_widest_word_and_of_all),
	};

	return cmocka_run_group_tests_name("layout/para", tests, NULL, NULL);
}
