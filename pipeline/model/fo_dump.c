/*
 * fo_dump.c - the tree of formatting objects as text; see fo.h.
 *
 * A line has the object, what only it has, and its properties: inherited ones
 * where they differ from the parent's, the others where they differ from the
 * initial value.  Lengths are points.
 */
#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "model/fo_initial.h"

enum kind { LEN, SIZE, SIZES, WORD, FLAG, INT32, INT16, STRING, COLOR, SPACE, KEEP,
    FAMILY, CHARACTER, PADDING, BORDER, DECORATION };

struct field {
	const char		*name;
	enum kind		 kind;
	bool			 inherited;
	size_t			 offset, size;
	const char *const	*words;		/* WORD: by value */
};

static const char *const aligns[] = { "start", "center", "end", "justify", "inside",
    "outside", "relative", "left", "right" };
static const char *const displays[] = { "auto", "before", "center", "after" };
static const char *const overflows[] = { "auto", "visible", "hidden", "scroll",
    "error-if-overflow" };
static const char *const modes[] = { "lr-tb", "rl-tb", "tb-rl" };
static const char *const wraps[] = { "wrap", "no-wrap" };
static const char *const absolutes[] = { "auto", "absolute", "fixed" };
static const char *const leaders[] = { "space", "rule", "dots", "use-content" };
static const char *const leader_aligns[] = { "none", "reference-area", "page" };
static const char *const breaks[] = { "auto", "column", "page", "even-page", "odd-page" };
static const char *const styles[] = { "none", "hidden", "dotted", "dashed", "solid",
    "double", "groove", "ridge", "inset", "outset" };
static const char *const baselines[] = { "auto", "middle", "central", "before-edge",
    "after-edge", "text-before-edge", "text-after-edge" };
static const char *const scripts[] = { "none", "sub", "super" };
static const char *const bidis[] = { "normal", "embed", "bidi-override" };
static const char *const regions[] = { "body", "before", "after", "start", "end" };

#define AT(f)	offsetof(struct eg_style, f), sizeof(((struct eg_style *)0)->f)
#define INHERITED(n, k, f, w)	{ n, k, true, AT(f), w }
#define OWN(n, k, f, w)		{ n, k, false, AT(f), w }

/* In the order of struct eg_style. */
static const struct field fields[] = {
	INHERITED("font-family", FAMILY, family, NULL),
	INHERITED("font-size", LEN, font_size, NULL),
	INHERITED("font-weight", INT16, font_weight, NULL),
	INHERITED("italic", FLAG, italic, NULL),
	INHERITED("small-caps", FLAG, small_caps, NULL),
	INHERITED("language", STRING, language, NULL),
	INHERITED("country", STRING, country, NULL),
	INHERITED("script", STRING, script, NULL),
	INHERITED("line-height", LEN, line_height, NULL),
	INHERITED("max-height", FLAG, line_height_max, NULL),
	INHERITED("text-align", WORD, text_align, aligns),
	INHERITED("text-align-last", WORD, text_align_last, aligns),
	INHERITED("text-indent", SIZE, text_indent, NULL),
	INHERITED("last-line-end-indent", SIZE, last_line_end_indent, NULL),
	INHERITED("letter-spacing", LEN, letter_spacing, NULL),
	INHERITED("word-spacing", LEN, word_spacing, NULL),
	INHERITED("wrap-option", WORD, wrap, wraps),
	INHERITED("preserve-space", FLAG, preserve_space, NULL),
	INHERITED("text-decoration", DECORATION, decoration, NULL),
	INHERITED("text-decoration-color", COLOR, decoration_color, NULL),
	OWN("baseline-shift", LEN, baseline_shift, NULL),
	OWN("baseline-script", WORD, baseline_script, scripts),
	OWN("alignment-baseline", WORD, alignment, baselines),
	INHERITED("hyphenate", FLAG, hyphenate, NULL),
	INHERITED("hyphenation-remain", INT32, hyphenation_remain, NULL),
	INHERITED("hyphenation-push", INT32, hyphenation_push, NULL),
	INHERITED("hyphenation-ladder", INT32, hyphenation_ladder, NULL),
	INHERITED("hyphenation-keep-page", FLAG, hyphenation_keep_page, NULL),
	INHERITED("hyphenation-keep-column", FLAG, hyphenation_keep_column, NULL),
	INHERITED("hyphenation-character", CHARACTER, hyphenation_character, NULL),
	INHERITED("writing-mode", WORD, writing_mode, modes),
	INHERITED("rtl", FLAG, rtl, NULL),
	OWN("unicode-bidi", WORD, bidi, bidis),
	INHERITED("color", COLOR, color, NULL),
	OWN("background-color", COLOR, background, NULL),
	OWN("background-image", STRING, background_image, NULL),
	OWN("background-repeat-x", FLAG, background_repeat_x, NULL),
	OWN("background-repeat-y", FLAG, background_repeat_y, NULL),
	OWN("background-x", SIZE, background_x, NULL),
	OWN("background-y", SIZE, background_y, NULL),
	OWN("border-before", BORDER, border[EG_BEFORE], NULL),
	OWN("border-after", BORDER, border[EG_AFTER], NULL),
	OWN("border-start", BORDER, border[EG_START], NULL),
	OWN("border-end", BORDER, border[EG_END], NULL),
	OWN("padding-before", PADDING, padding[EG_BEFORE], NULL),
	OWN("padding-after", PADDING, padding[EG_AFTER], NULL),
	OWN("padding-start", PADDING, padding[EG_START], NULL),
	OWN("padding-end", PADDING, padding[EG_END], NULL),
	OWN("space-before", SPACE, space_before, NULL),
	OWN("space-after", SPACE, space_after, NULL),
	OWN("space-start", SPACE, space_start, NULL),
	OWN("space-end", SPACE, space_end, NULL),
	INHERITED("start-indent", SIZE, start_indent, NULL),
	INHERITED("end-indent", SIZE, end_indent, NULL),
	OWN("ipd", SIZES, ipd, NULL),
	OWN("bpd", SIZES, bpd, NULL),
	OWN("overflow", WORD, overflow, overflows),
	INHERITED("display-align", WORD, display_align, displays),
	INHERITED("relative-align-baseline", FLAG, relative_align_baseline, NULL),
	OWN("reference-orientation", INT16, reference_orientation, NULL),
	INHERITED("hidden", FLAG, hidden, NULL),
	OWN("keep-together", KEEP, keep_together, NULL),
	OWN("keep-with-next", KEEP, keep_with_next, NULL),
	OWN("keep-with-previous", KEEP, keep_with_previous, NULL),
	OWN("break-before", WORD, break_before, breaks),
	OWN("break-after", WORD, break_after, breaks),
	INHERITED("widows", INT32, widows, NULL),
	INHERITED("orphans", INT32, orphans, NULL),
	OWN("span-all", FLAG, span_all, NULL),
	OWN("absolute-position", WORD, absolute, absolutes),
	OWN("top", SIZE, top, NULL),
	OWN("right", SIZE, right, NULL),
	OWN("bottom", SIZE, bottom, NULL),
	OWN("left", SIZE, left, NULL),
	OWN("shift-x", LEN, shift_x, NULL),
	OWN("shift-y", LEN, shift_y, NULL),
	INHERITED("border-collapse", FLAG, border_collapse, NULL),
	OWN("table-layout-fixed", FLAG, table_layout_fixed, NULL),
	INHERITED("border-separation-ipd", LEN, border_separation_ipd, NULL),
	INHERITED("border-separation-bpd", LEN, border_separation_bpd, NULL),
	OWN("omit-header-at-break", FLAG, omit_header_at_break, NULL),
	OWN("omit-footer-at-break", FLAG, omit_footer_at_break, NULL),
	INHERITED("caption-after", FLAG, caption_after, NULL),
	INHERITED("hide-empty-cell", FLAG, hide_empty_cell, NULL),
	INHERITED("provisional-distance", LEN, provisional_distance, NULL),
	INHERITED("provisional-separation", LEN, provisional_separation, NULL),
	INHERITED("leader-pattern", WORD, leader_pattern, leaders),
	INHERITED("leader-length", SIZES, leader_length, NULL),
	INHERITED("leader-pattern-width", LEN, leader_pattern_width, NULL),
	INHERITED("leader-alignment", WORD, leader_alignment, leader_aligns),
	INHERITED("rule-style", WORD, rule_style, styles),
	INHERITED("rule-thickness", LEN, rule_thickness, NULL),
	OWN("role", STRING, role, NULL),
};

/* --- values --------------------------------------------------------------- */

static void
put_percent(struct eg_buf *b, int32_t percent)
{
	/* 1/1000 %: three decimals at most, no trailing zeros. */
	eg_buf_printf(b, "%s%" PRId32, percent < 0 ? "-" : "",
	    percent < 0 ? -percent / 1000 : percent / 1000);
	percent = percent < 0 ? -percent % 1000 : percent % 1000;
	if (percent != 0) {
		eg_buf_printf(b, ".%03" PRId32, percent);
		while (b->data[b->len - 1] == '0')
			b->data[--b->len] = '\0';
	}
}

static void
put_size(struct eg_buf *b, const struct eg_size *s)
{
	if (s->kind == EG_SIZE_AUTO) {
		eg_buf_puts(b, "auto");
		return;
	}
	if (s->kind == EG_SIZE_PROPORTION) {
		put_percent(b, s->percent / 100);
		eg_buf_putc(b, '*');
		if (s->len == 0)
			return;
		eg_buf_putc(b, '+');
	}
	if (s->kind == EG_SIZE_LENGTH && s->percent != 0) {
		put_percent(b, s->percent);
		eg_buf_putc(b, '%');
		if (s->len == 0)
			return;
		if (s->len > 0)
			eg_buf_putc(b, '+');
	}
	eg_buf_pt(b, s->len);
}

static void
put_color(struct eg_buf *b, const struct eg_color *c)
{
	if (c->a == 0)
		eg_buf_puts(b, "transparent");
	else
		eg_buf_printf(b, c->a == 255 ? "#%02x%02x%02x" : "#%02x%02x%02x%02x",
		    c->r, c->g, c->b, c->a);
}

static void
put_keep_part(struct eg_buf *b, int32_t strength)
{
	if (strength == EG_KEEP_ALWAYS)
		eg_buf_puts(b, "always");
	else if (strength == 0)
		eg_buf_puts(b, "auto");
	else
		eg_buf_printf(b, "%" PRId32, strength);
}

/* All three, when they are one. */
static void
put_keep(struct eg_buf *b, const struct eg_keep *k)
{
	put_keep_part(b, k->within_line);
	if (k->within_line == k->within_column && k->within_column == k->within_page)
		return;
	eg_buf_putc(b, '/');
	put_keep_part(b, k->within_column);
	eg_buf_putc(b, '/');
	put_keep_part(b, k->within_page);
}

static void
put_space(struct eg_buf *b, const struct eg_space *s)
{
	eg_buf_pt(b, s->opt);
	if (s->min != s->opt || s->max != s->opt) {
		eg_buf_putc(b, '(');
		eg_buf_pt(b, s->min);
		eg_buf_puts(b, "..");
		eg_buf_pt(b, s->max);
		eg_buf_putc(b, ')');
	}
	if (s->precedence == EG_SPACE_FORCE)
		eg_buf_puts(b, ",force");
	else if (s->precedence != 0)
		eg_buf_printf(b, ",%" PRId32, s->precedence);
	if (s->retain)
		eg_buf_puts(b, ",retain");
}

static void
put_border(struct eg_buf *b, const struct eg_border *border)
{
	eg_buf_puts(b, styles[border->style]);
	if (border->style > EG_STYLE_HIDDEN) {
		eg_buf_putc(b, ',');
		eg_buf_pt(b, border->width);
		eg_buf_putc(b, ',');
		put_color(b, &border->color);
	}
	if (border->retain)
		eg_buf_puts(b, ",retain");
	if (border->precedence != 0)
		eg_buf_printf(b, ",precedence=%" PRId32, border->precedence);
}

static void
put_sizes(struct eg_buf *b, const struct eg_size *s)
{
	bool one = memcmp(&s[0], &s[1], sizeof(s[0])) == 0 &&
	    memcmp(&s[0], &s[2], sizeof(s[0])) == 0;

	put_size(b, &s[0]);
	if (one)
		return;
	eg_buf_putc(b, '/');
	put_size(b, &s[1]);
	eg_buf_putc(b, '/');
	put_size(b, &s[2]);
}

static void
put_decoration(struct eg_buf *b, uint8_t lines)
{
	static const char *const names[] = { "underline", "overline", "line-through" };
	const char *gap = "";
	unsigned i;

	for (i = 0; i < 3; i++)
		if ((lines >> i & 1) != 0) {
			eg_buf_printf(b, "%s%s", gap, names[i]);
			gap = ",";
		}
	if (lines == 0)
		eg_buf_puts(b, "none");
}

static void
put_families(struct eg_buf *b, const char *const *family)
{
	for (; *family != NULL; family++) {
		eg_buf_json(b, *family);
		if (family[1] != NULL)
			eg_buf_putc(b, ',');
	}
}

static void
put_value(struct eg_buf *b, const struct field *f, const void *value)
{
	char c[4];

	switch (f->kind) {
	case LEN:
		eg_buf_pt(b, *(const eg_len *)value);
		break;
	case SIZE:
		put_size(b, value);
		break;
	case SIZES:
		put_sizes(b, value);
		break;
	case WORD:
		eg_buf_puts(b, f->words[*(const unsigned *)value]);
		break;
	case FLAG:
		eg_buf_puts(b, *(const bool *)value ? "true" : "false");
		break;
	case INT32:
		eg_buf_printf(b, "%" PRId32, *(const int32_t *)value);
		break;
	case INT16:
		eg_buf_printf(b, "%d", *(const int16_t *)value);
		break;
	case STRING:
		eg_buf_json(b, *(const char *const *)value);
		break;
	case COLOR:
		put_color(b, value);
		break;
	case SPACE:
		put_space(b, value);
		break;
	case KEEP:
		put_keep(b, value);
		break;
	case FAMILY:
		put_families(b, *(const char *const *const *)value);
		break;
	case CHARACTER:
		eg_buf_putc(b, '"');
		eg_buf_add(b, c, eg_utf8_put(*(const uint32_t *)value, c));
		eg_buf_putc(b, '"');
		break;
	case PADDING:
		put_size(b, &((const struct eg_padding *)value)->width);
		if (((const struct eg_padding *)value)->retain)
			eg_buf_puts(b, ",retain");
		break;
	case BORDER:
		put_border(b, value);
		break;
	case DECORATION:
		put_decoration(b, *(const uint8_t *)value);
		break;
	}
}

static void
put_style(struct eg_buf *b, const struct eg_style *s, const struct eg_style *parent)
{
	static const struct eg_style initial = EG_FO_INITIAL_STYLE;
	const char *base, *here;
	const struct field *f;
	size_t i, start, value, end;

	for (i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		f = &fields[i];
		base = (const char *)(f->inherited && parent != NULL ? parent : &initial) +
		    f->offset;
		here = (const char *)s + f->offset;
		if (memcmp(base, here, f->size) == 0)
			continue;
		/* Bytes may differ and values not: pointers, padding. */
		start = b->len;
		eg_buf_printf(b, " %s=", f->name);
		value = b->len;
		put_value(b, f, here);
		end = b->len;
		put_value(b, f, base);
		if (b->len - end == end - value &&
		    memcmp(b->data + value, b->data + end, end - value) == 0)
			end = start;
		b->len = end;
		b->data[end] = '\0';
	}
}

/* --- objects -------------------------------------------------------------- */

static void
put_string(struct eg_buf *b, const char *name, const char *value)
{
	if (value == NULL)
		return;
	eg_buf_printf(b, " %s=", name);
	eg_buf_json(b, value);
}

static void
put_graphic(struct eg_buf *b, const struct eg_fo_graphic *g)
{
	put_string(b, "src", g->src);
	if (g->content_width.kind != EG_SIZE_AUTO) {
		eg_buf_puts(b, " content-width=");
		put_size(b, &g->content_width);
	}
	if (g->content_height.kind != EG_SIZE_AUTO) {
		eg_buf_puts(b, " content-height=");
		put_size(b, &g->content_height);
	}
	eg_buf_printf(b, "%s%s%s%s", g->fit_width ? " fit-width" : "",
	    g->fit_height ? " fit-height" : "", g->down_only ? " down-only" : "",
	    g->non_uniform ? " non-uniform" : "");
}

static void
put_master(struct eg_buf *b, const struct eg_page_master *m)
{
	const struct eg_region_master *r;
	unsigned i;

	put_string(b, "master", m->name);
	eg_buf_puts(b, " size=");
	eg_buf_pt(b, m->width);
	eg_buf_putc(b, 'x');
	eg_buf_pt(b, m->height);
	eg_buf_puts(b, " margin=");
	for (i = 0; i < 4; i++) {
		eg_buf_pt(b, m->margin[i]);
		if (i < 3)
			eg_buf_putc(b, ',');
	}
	for (i = 0; i < EG_REGIONS; i++) {
		r = &m->region[i];
		if (!r->present)
			continue;
		eg_buf_printf(b, "\n        region-%s", regions[i]);
		put_string(b, "name", r->name);
		if (i == EG_REGION_BODY)
			eg_buf_printf(b, " columns=%" PRId32 " gap=", r->column_count);
		else
			eg_buf_printf(b, "%s extent=", r->precedence ? " precedence" : "");
		eg_buf_pt(b, i == EG_REGION_BODY ? r->column_gap : r->extent);
		put_style(b, r->style, NULL);
	}
}

static void
put_pages(struct eg_buf *b, const struct eg_page_sequence *s)
{
	static const char *const positions[] = { "any", "first", "last", "rest", "only" };
	static const char *const parities[] = { "any", "odd", "even" };
	static const char *const blanks[] = { "any", "blank", "not-blank" };
	static const char *const counts[] = { "auto", "even", "odd", "end-on-even",
	    "end-on-odd", "no-force" };
	const struct eg_page_rule *r;
	size_t i;

	eg_buf_printf(b, " initial=%" PRId32 " force=%s", s->initial_page_number,
	    counts[s->force_count]);
	put_string(b, "format", s->format);
	for (i = 0; i < s->nrules; i++) {
		r = &s->rules[i];
		eg_buf_printf(b, "\n    rule group=%" PRId32 " repeats=%" PRId32
		    " %s %s %s", r->group, r->repeats, positions[r->position],
		    parities[r->parity], blanks[r->blank]);
		if (r->master != NULL)
			put_master(b, r->master);
	}
}

static void
put_marker(struct eg_buf *b, const struct eg_fo *fo)
{
	static const char *const positions[] = { "first-starting", "first-including",
	    "last-starting", "last-ending" };
	static const char *const boundaries[] = { "page", "page-sequence", "document" };

	put_string(b, "class", fo->marker.class_name);
	if (fo->type == EG_FO_MARKER)
		eg_buf_printf(b, " number=%" PRIu32, fo->marker.number);
	else
		eg_buf_printf(b, " %s %s first=%" PRIu32 " copies=%" PRIu32,
		    positions[fo->marker.position], boundaries[fo->marker.boundary],
		    fo->marker.first, fo->marker.ncopies);
}

static void
put_own(struct eg_buf *b, const struct eg_fo *fo)
{
	switch (fo->type) {
	case EG_FO_TABLE_CELL:
		eg_buf_printf(b, " column=%" PRId32 " spans=%" PRId32 "x%" PRId32,
		    fo->cell.column, fo->cell.columns_spanned, fo->cell.rows_spanned);
		break;
	case EG_FO_TABLE_COLUMN:
		eg_buf_printf(b, " column=%" PRId32 " repeated=%" PRId32 " spans=%" PRId32
		    " width=", fo->column.column, fo->column.repeated,
		    fo->column.columns_spanned);
		put_size(b, &fo->column.width);
		break;
	case EG_FO_EXTERNAL_GRAPHIC:
	case EG_FO_INSTREAM_FOREIGN_OBJECT:
		put_graphic(b, &fo->graphic);
		break;
	case EG_FO_BASIC_LINK:
		put_string(b, "external", fo->link.external);
		put_string(b, "internal", fo->link.internal);
		break;
	case EG_FO_BOOKMARK:
		put_string(b, "external", fo->bookmark.external);
		put_string(b, "internal", fo->bookmark.internal);
		eg_buf_puts(b, fo->bookmark.open ? " open" : " closed");
		break;
	case EG_FO_MARKER:
	case EG_FO_RETRIEVE_MARKER:
		put_marker(b, fo);
		break;
	case EG_FO_FLOW:
	case EG_FO_STATIC_CONTENT:
		put_string(b, "flow-name", fo->flow_name);
		break;
	default:
		break;
	}
}

static void
put_object(struct eg_buf *b, const struct eg_fo *fo, const struct eg_style *parent,
    int depth)
{
	const struct eg_fo *child;
	uint32_t i;

	eg_buf_printf(b, "%*s%s", depth * 2, "", eg_fo_name(fo->type));
	if (fo->text != NULL) {
		eg_buf_putc(b, ' ');
		eg_buf_json(b, fo->text);
	}
	put_string(b, "id", fo->id);
	put_string(b, "ref-id", fo->ref_id);
	put_string(b, "alt", fo->alt);
	put_own(b, fo);
	if (fo->type != EG_FO_TEXT)
		put_style(b, fo->style, parent);
	if (fo->type == EG_FO_PAGE_SEQUENCE)
		put_pages(b, fo->pages);
	eg_buf_putc(b, '\n');
	for (child = fo->first; child != NULL; child = child->next)
		put_object(b, child, fo->style, depth + 1);
	if (fo->type == EG_FO_RETRIEVE_MARKER)
		for (i = 0; i < fo->marker.ncopies; i++)
			put_object(b, fo->marker.copies[i], fo->style, depth + 1);
}

void
eg_fo_dump(const struct eg_fo_tree *t, struct eg_buf *b)
{
	if (t->title != NULL) {
		eg_buf_puts(b, "title ");
		eg_buf_json(b, t->title);
		eg_buf_putc(b, '\n');
	}
	put_object(b, t->root, NULL, 0);
	if (t->bookmarks != NULL)
		put_object(b, t->bookmarks, NULL, 0);
}
