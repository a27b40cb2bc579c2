/* property_table.c - the rows of property.h, and the words their values may be. */
#include "fo/property.h"

#include "fo/refined.h"

/* --- keywords ------------------------------------------------------------- */

static const struct eg_keyword booleans[] = {
	{ "true", true }, { "false", false }, { NULL, 0 }
};
static const struct eg_keyword auto_word[] = { { "auto", 0 }, { NULL, 0 } };
static const struct eg_keyword none_word[] = { { "none", 0 }, { NULL, 0 } };
static const struct eg_keyword no_limit[] = { { "no-limit", 0 }, { NULL, 0 } };
static const struct eg_keyword font_metrics[] = {
	{ "use-font-metrics", 0 }, { NULL, 0 }
};
static const struct eg_keyword line_styles[] = {
	{ "none", EG_STYLE_NONE }, { "hidden", EG_STYLE_HIDDEN },
	{ "dotted", EG_STYLE_DOTTED }, { "dashed", EG_STYLE_DASHED },
	{ "solid", EG_STYLE_SOLID }, { "double", EG_STYLE_DOUBLE },
	{ "groove", EG_STYLE_GROOVE }, { "ridge", EG_STYLE_RIDGE },
	{ "inset", EG_STYLE_INSET }, { "outset", EG_STYLE_OUTSET }, { NULL, 0 }
};
static const struct eg_keyword font_styles[] = {
	{ "normal", false }, { "italic", true }, { "oblique", true },
	{ "backslant", true }, { NULL, 0 }
};
static const struct eg_keyword font_variants[] = {
	{ "normal", false }, { "small-caps", true }, { NULL, 0 }
};
static const struct eg_keyword stackings[] = {
	{ "line-height", false }, { "font-height", false },
	{ "max-height", true }, { NULL, 0 }
};
static const struct eg_keyword aligns[] = {
	{ "start", EG_ALIGN_START }, { "center", EG_ALIGN_CENTER },
	{ "end", EG_ALIGN_END }, { "justify", EG_ALIGN_JUSTIFY },
	{ "left", EG_ALIGN_LEFT }, { "right", EG_ALIGN_RIGHT },
	{ "inside", EG_ALIGN_INSIDE }, { "outside", EG_ALIGN_OUTSIDE },
	{ NULL, 0 }
};
static const struct eg_keyword aligns_last[] = {
	{ "relative", EG_ALIGN_RELATIVE },
	{ "start", EG_ALIGN_START }, { "center", EG_ALIGN_CENTER },
	{ "end", EG_ALIGN_END }, { "justify", EG_ALIGN_JUSTIFY },
	{ "left", EG_ALIGN_LEFT }, { "right", EG_ALIGN_RIGHT },
	{ "inside", EG_ALIGN_INSIDE }, { "outside", EG_ALIGN_OUTSIDE },
	{ NULL, 0 }
};
static const struct eg_keyword wraps[] = {
	{ "wrap", EG_WRAP }, { "no-wrap", EG_NO_WRAP }, { NULL, 0 }
};
static const struct eg_keyword linefeeds[] = {
	{ "ignore", EG_LF_IGNORE }, { "preserve", EG_LF_PRESERVE },
	{ "treat-as-space", EG_LF_SPACE },
	{ "treat-as-zero-width-space", EG_LF_ZERO_WIDTH }, { NULL, 0 }
};
static const struct eg_keyword treatments[] = {
	{ "ignore", EG_WS_IGNORE }, { "preserve", EG_WS_PRESERVE },
	{ "ignore-if-before-linefeed", EG_WS_BEFORE_LINEFEED },
	{ "ignore-if-after-linefeed", EG_WS_AFTER_LINEFEED },
	{ "ignore-if-surrounding-linefeed", EG_WS_AROUND_LINEFEED },
	{ NULL, 0 }
};
static const struct eg_keyword transforms[] = {
	{ "none", EG_TRANSFORM_NONE }, { "capitalize", EG_TRANSFORM_CAPITALIZE },
	{ "uppercase", EG_TRANSFORM_UPPERCASE },
	{ "lowercase", EG_TRANSFORM_LOWERCASE }, { NULL, 0 }
};
static const struct eg_keyword alignments[] = {
	{ "auto", EG_BASELINE_AUTO }, { "baseline", EG_BASELINE_AUTO },
	{ "alphabetic", EG_BASELINE_AUTO }, { "ideographic", EG_BASELINE_AUTO },
	{ "hanging", EG_BASELINE_TEXT_BEFORE }, { "mathematical", EG_BASELINE_MIDDLE },
	{ "before-edge", EG_BASELINE_BEFORE }, { "after-edge", EG_BASELINE_AFTER },
	{ "text-before-edge", EG_BASELINE_TEXT_BEFORE },
	{ "text-after-edge", EG_BASELINE_TEXT_AFTER },
	{ "middle", EG_BASELINE_MIDDLE }, { "central", EG_BASELINE_CENTRAL },
	{ NULL, 0 }
};
static const struct eg_keyword modes[] = {
	{ "lr-tb", EG_LR_TB }, { "rl-tb", EG_RL_TB }, { "tb-rl", EG_TB_RL },
	{ "lr", EG_LR_TB }, { "rl", EG_RL_TB }, { "tb", EG_TB_RL }, { NULL, 0 }
};
static const struct eg_keyword directions[] = {
	{ "ltr", false }, { "rtl", true }, { NULL, 0 }
};
static const struct eg_keyword bidis[] = {
	{ "normal", EG_BIDI_NORMAL }, { "embed", EG_BIDI_EMBED },
	{ "bidi-override", EG_BIDI_DO_OVERRIDE }, { NULL, 0 }
};
/* As percentages. */
static const struct eg_keyword horizontals[] = {
	{ "left", 0 }, { "center", 50 }, { "right", 100 }, { NULL, 0 }
};
static const struct eg_keyword verticals[] = {
	{ "top", 0 }, { "center", 50 }, { "bottom", 100 }, { NULL, 0 }
};
static const struct eg_keyword overflows[] = {
	{ "auto", EG_OVERFLOW_AUTO }, { "visible", EG_OVERFLOW_VISIBLE },
	{ "hidden", EG_OVERFLOW_HIDDEN }, { "scroll", EG_OVERFLOW_SCROLL },
	{ "error-if-overflow", EG_OVERFLOW_ERROR },
	{ "repeat", EG_OVERFLOW_AUTO }, { NULL, 0 }
};
static const struct eg_keyword display_aligns[] = {
	{ "auto", EG_DISPLAY_AUTO }, { "before", EG_DISPLAY_BEFORE },
	{ "center", EG_DISPLAY_CENTER }, { "after", EG_DISPLAY_AFTER }, { NULL, 0 }
};
static const struct eg_keyword relative_aligns[] = {
	{ "before", false }, { "baseline", true }, { NULL, 0 }
};
static const struct eg_keyword visibilities[] = {
	{ "visible", false }, { "hidden", true }, { "collapse", true }, { NULL, 0 }
};
static const struct eg_keyword breaks[] = {
	{ "auto", EG_BREAK_AUTO }, { "column", EG_BREAK_COLUMN },
	{ "page", EG_BREAK_PAGE }, { "even-page", EG_BREAK_EVEN_PAGE },
	{ "odd-page", EG_BREAK_ODD_PAGE }, { NULL, 0 }
};
static const struct eg_keyword spans[] = {
	{ "none", false }, { "all", true }, { NULL, 0 }
};
static const struct eg_keyword absolutes[] = {
	{ "auto", EG_ABSOLUTE_AUTO }, { "absolute", EG_ABSOLUTE_ABSOLUTE },
	{ "fixed", EG_ABSOLUTE_FIXED }, { NULL, 0 }
};
static const struct eg_keyword relatives[] = {
	{ "static", false }, { "relative", true }, { NULL, 0 }
};
static const struct eg_keyword collapses[] = {
	{ "collapse", true }, { "collapse-with-precedence", true },
	{ "separate", false }, { NULL, 0 }
};
static const struct eg_keyword layouts[] = {
	{ "auto", false }, { "fixed", true }, { NULL, 0 }
};
static const struct eg_keyword caption_sides[] = {
	{ "before", false }, { "after", true }, { "start", false },
	{ "end", true }, { "top", false }, { "bottom", true },
	{ "left", false }, { "right", true }, { NULL, 0 }
};
static const struct eg_keyword empty_cells[] = {
	{ "show", false }, { "hide", true }, { NULL, 0 }
};
static const struct eg_keyword leaders[] = {
	{ "space", EG_LEADER_SPACE }, { "rule", EG_LEADER_RULE },
	{ "dots", EG_LEADER_DOTS }, { "use-content", EG_LEADER_USE_CONTENT },
	{ NULL, 0 }
};
static const struct eg_keyword leader_alignments[] = {
	{ "none", EG_LEADER_UNALIGNED },
	{ "reference-area", EG_LEADER_BY_REFERENCE_AREA },
	{ "page", EG_LEADER_BY_PAGE }, { NULL, 0 }
};

/* --- the table ------------------------------------------------------------ */

#define AT(field)	offsetof(struct eg_refined, field), \
			sizeof(((struct eg_refined *)0)->field)
#define EACH(array)	sizeof(((struct eg_refined *)0)->array[0])

/* name, type, base of percentages, field, words */
#define OWN(n, t, b, f, w) \
	{ n, EG_PROP_##t, false, EG_RANK_RELATIVE, EG_BASE_##b, 0, 0, AT(f), w }
#define INHERITED(n, t, b, f, w) \
	{ n, EG_PROP_##t, true, EG_RANK_RELATIVE, EG_BASE_##b, 0, 0, AT(f), w }
/* ... with inherited and rank behind the type */
#define RANKED(n, t, inherited, rank, b, f, w) \
	{ n, EG_PROP_##t, inherited, EG_RANK_##rank, EG_BASE_##b, 0, 0, AT(f), w }
/* Absolute: a side and an array by enum eg_side, or a member of its elements. */
#define SIDE(n, t, b, side, a, w) \
	{ n, EG_PROP_##t, false, EG_RANK_ABSOLUTE, EG_BASE_##b, EG_##side, EACH(a), \
	    AT(a[0]), w }
#define SIDE_PART(n, t, b, side, a, m, w) \
	{ n, EG_PROP_##t, false, EG_RANK_ABSOLUTE, EG_BASE_##b, EG_##side, EACH(a), \
	    AT(a[0].m), w }
/* Absolute: WIDTH or HEIGHT, and the field it is where lines are horizontal. */
#define EXTENT(n, t, side, f, w) \
	{ n, EG_PROP_##t, false, EG_RANK_ABSOLUTE, EG_BASE_LAYOUT, EG_##side, 0, AT(f), w }
#define SHORTHAND(n, rank) \
	{ n, EG_PROP_SHORTHAND, false, EG_RANK_##rank, 0, 0, 0, 0, 0, NULL }
#define OTHER(n, t) \
	{ n, EG_PROP_##t, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL }

/* Sorted by name, for bisection. */
const struct eg_prop eg_props[] = {
	OWN("absolute-position", ENUM, NONE, style.absolute, absolutes),
	OTHER("active-state", SILENT),
	OTHER("alignment-adjust", LATER),
	OWN("alignment-baseline", ENUM, NONE, style.alignment, alignments),
	OTHER("allowed-height-scale", LATER),
	OTHER("allowed-width-scale", LATER),
	OTHER("auto-restore", SILENT),
	OTHER("azimuth", SILENT),
	SHORTHAND("background", SHORT),
	OTHER("background-attachment", SILENT),
	OWN("background-color", COLOR, NONE, style.background, NULL),
	OWN("background-image", URI, NONE, style.background_image, none_word),
	SHORTHAND("background-position", SHORTER),
	OWN("background-position-horizontal", POSITION, LAYOUT, style.background_x,
	    horizontals),
	OWN("background-position-vertical", POSITION, LAYOUT, style.background_y,
	    verticals),
	SHORTHAND("background-repeat", SHORTEST),
	OWN("baseline-shift", SHIFT, LINE, style.baseline_shift, NULL),
	OTHER("blank-or-not-blank", OBJECT),
	OWN("block-progression-dimension", RANGE, LAYOUT, style.bpd, auto_word),
	SHORTHAND("border", SHORT),
	OWN("border-after-color", COLOR, NONE, style.border[EG_AFTER].color, NULL),
	OWN("border-after-precedence", PRECEDENCE, NONE,
	    style.border[EG_AFTER].precedence, NULL),
	OWN("border-after-style", ENUM, NONE, style.border[EG_AFTER].style,
	    line_styles),
	OWN("border-after-width", BORDER, NONE, style.border[EG_AFTER], NULL),
	OWN("border-before-color", COLOR, NONE, style.border[EG_BEFORE].color, NULL),
	OWN("border-before-precedence", PRECEDENCE, NONE,
	    style.border[EG_BEFORE].precedence, NULL),
	OWN("border-before-style", ENUM, NONE, style.border[EG_BEFORE].style,
	    line_styles),
	OWN("border-before-width", BORDER, NONE, style.border[EG_BEFORE], NULL),
	SHORTHAND("border-bottom", SHORTEST),
	SIDE_PART("border-bottom-color", COLOR, NONE, BOTTOM, style.border, color,
	    NULL),
	SIDE_PART("border-bottom-style", ENUM, NONE, BOTTOM, style.border, style,
	    line_styles),
	SIDE("border-bottom-width", BORDER, NONE, BOTTOM, style.border, NULL),
	INHERITED("border-collapse", ENUM, NONE, style.border_collapse, collapses),
	SHORTHAND("border-color", SHORTER),
	OWN("border-end-color", COLOR, NONE, style.border[EG_END].color, NULL),
	OWN("border-end-precedence", PRECEDENCE, NONE,
	    style.border[EG_END].precedence, NULL),
	OWN("border-end-style", ENUM, NONE, style.border[EG_END].style, line_styles),
	OWN("border-end-width", BORDER, NONE, style.border[EG_END], NULL),
	SHORTHAND("border-left", SHORTEST),
	SIDE_PART("border-left-color", COLOR, NONE, LEFT, style.border, color, NULL),
	SIDE_PART("border-left-style", ENUM, NONE, LEFT, style.border, style,
	    line_styles),
	SIDE("border-left-width", BORDER, NONE, LEFT, style.border, NULL),
	SHORTHAND("border-right", SHORTEST),
	SIDE_PART("border-right-color", COLOR, NONE, RIGHT, style.border, color, NULL),
	SIDE_PART("border-right-style", ENUM, NONE, RIGHT, style.border, style,
	    line_styles),
	SIDE("border-right-width", BORDER, NONE, RIGHT, style.border, NULL),
	INHERITED("border-separation", SEPARATION, NONE, style.border_separation_ipd,
	    NULL),
	SHORTHAND("border-spacing", SHORT),
	OWN("border-start-color", COLOR, NONE, style.border[EG_START].color, NULL),
	OWN("border-start-precedence", PRECEDENCE, NONE,
	    style.border[EG_START].precedence, NULL),
	OWN("border-start-style", ENUM, NONE, style.border[EG_START].style,
	    line_styles),
	OWN("border-start-width", BORDER, NONE, style.border[EG_START], NULL),
	SHORTHAND("border-style", SHORTER),
	SHORTHAND("border-top", SHORTEST),
	SIDE_PART("border-top-color", COLOR, NONE, TOP, style.border, color, NULL),
	SIDE_PART("border-top-style", ENUM, NONE, TOP, style.border, style,
	    line_styles),
	SIDE("border-top-width", BORDER, NONE, TOP, style.border, NULL),
	SHORTHAND("border-width", SHORTER),
	OWN("bottom", SIZE, LAYOUT, style.bottom, auto_word),
	OWN("break-after", ENUM, NONE, style.break_after, breaks),
	OWN("break-before", ENUM, NONE, style.break_before, breaks),
	INHERITED("caption-side", ENUM, NONE, style.caption_after, caption_sides),
	OTHER("case-name", SILENT),
	OTHER("case-title", SILENT),
	OTHER("change-bar-class", LATER),
	OTHER("change-bar-color", LATER),
	OTHER("change-bar-offset", LATER),
	OTHER("change-bar-placement", LATER),
	OTHER("change-bar-style", LATER),
	OTHER("change-bar-width", LATER),
	OTHER("character", OBJECT),
	OTHER("clear", OBJECT),
	OTHER("clip", LATER),
	INHERITED("color", COLOR, NONE, style.color, NULL),
	OTHER("color-profile-name", SILENT),
	OTHER("column-count", OBJECT),
	OTHER("column-gap", OBJECT),
	OTHER("column-number", OBJECT),
	OTHER("column-width", OBJECT),
	OTHER("content-height", OBJECT),
	OTHER("content-type", OBJECT),
	OTHER("content-width", OBJECT),
	INHERITED("country", STRING, NONE, style.country, none_word),
	OTHER("cue", SILENT),
	OTHER("cue-after", SILENT),
	OTHER("cue-before", SILENT),
	OTHER("destination-placement-offset", SILENT),
	INHERITED("direction", ENUM, NONE, style.rtl, directions),
	INHERITED("display-align", ENUM, NONE, style.display_align, display_aligns),
	OTHER("dominant-baseline", SILENT),
	OTHER("elevation", SILENT),
	INHERITED("empty-cells", ENUM, NONE, style.hide_empty_cell, empty_cells),
	INHERITED("end-indent", SIZE, LAYOUT, style.end_indent, NULL),
	OTHER("ends-row", OBJECT),
	OTHER("extent", OBJECT),
	OTHER("external-destination", OBJECT),
	OTHER("float", OBJECT),
	OTHER("flow-map-name", LATER),
	OTHER("flow-map-reference", LATER),
	OTHER("flow-name", OBJECT),
	OTHER("flow-name-reference", LATER),
	SHORTHAND("font", FONT),
	INHERITED("font-family", FAMILY, NONE, style.family, NULL),
	OTHER("font-selection-strategy", SILENT),
	RANKED("font-size", FONT_SIZE, true, FONT_SIZE, FONT, style.font_size, NULL),
	OTHER("font-size-adjust", LATER),
	OTHER("font-stretch", LATER),
	INHERITED("font-style", ENUM, NONE, style.italic, font_styles),
	INHERITED("font-variant", ENUM, NONE, style.small_caps, font_variants),
	INHERITED("font-weight", WEIGHT, NONE, style.font_weight, NULL),
	OTHER("force-page-count", OBJECT),
	OTHER("format", OBJECT),
	OTHER("glyph-orientation-horizontal", LATER),
	OTHER("glyph-orientation-vertical", LATER),
	OTHER("grouping-separator", OBJECT),
	OTHER("grouping-size", OBJECT),
	EXTENT("height", RANGE, HEIGHT, style.bpd, auto_word),
	INHERITED("hyphenate", ENUM, NONE, style.hyphenate, booleans),
	INHERITED("hyphenation-character", CHARACTER, NONE,
	    style.hyphenation_character, NULL),
	SHORTHAND("hyphenation-keep", SHORT),
	INHERITED("hyphenation-ladder-count", INTEGER, NONE,
	    style.hyphenation_ladder, no_limit),
	INHERITED("hyphenation-push-character-count", INTEGER, NONE,
	    style.hyphenation_push, NULL),
	INHERITED("hyphenation-remain-character-count", INTEGER, NONE,
	    style.hyphenation_remain, NULL),
	OTHER("id", OBJECT),
	OTHER("index-class", LATER),
	OTHER("index-key", LATER),
	OTHER("indicate-destination", SILENT),
	OTHER("initial-page-number", OBJECT),
	OWN("inline-progression-dimension", RANGE, LAYOUT, style.ipd, auto_word),
	OTHER("internal-destination", OBJECT),
	OTHER("intrinsic-scale-value", LATER),
	OTHER("intrusion-displace", LATER),
	OWN("keep-together", KEEP, NONE, style.keep_together, NULL),
	OWN("keep-with-next", KEEP, NONE, style.keep_with_next, NULL),
	OWN("keep-with-previous", KEEP, NONE, style.keep_with_previous, NULL),
	INHERITED("language", STRING, NONE, style.language, none_word),
	INHERITED("last-line-end-indent", SIZE, LAYOUT, style.last_line_end_indent,
	    NULL),
	INHERITED("leader-alignment", ENUM, NONE, style.leader_alignment,
	    leader_alignments),
	INHERITED("leader-length", RANGE, LAYOUT, style.leader_length, NULL),
	INHERITED("leader-pattern", ENUM, NONE, style.leader_pattern, leaders),
	INHERITED("leader-pattern-width", SPACING, NONE, style.leader_pattern_width,
	    font_metrics),
	OWN("left", SIZE, LAYOUT, style.left, auto_word),
	INHERITED("letter-spacing", SPACING, NONE, style.letter_spacing, NULL),
	OTHER("letter-value", OBJECT),
	INHERITED("line-height", LINE_HEIGHT, FONT, style.line_height, NULL),
	OTHER("line-height-shift-adjustment", SILENT),
	INHERITED("line-stacking-strategy", ENUM, NONE, style.line_height_max,
	    stackings),
	INHERITED("linefeed-treatment", ENUM, NONE, linefeed, linefeeds),
	SHORTHAND("margin", SHORT),
	RANKED("margin-bottom", SIZE, false, ABSOLUTE, LAYOUT, margin[2], auto_word),
	RANKED("margin-left", SIZE, false, ABSOLUTE, LAYOUT, margin[3], auto_word),
	RANKED("margin-right", SIZE, false, ABSOLUTE, LAYOUT, margin[1], auto_word),
	RANKED("margin-top", SIZE, false, ABSOLUTE, LAYOUT, margin[0], auto_word),
	OTHER("marker-class-name", OBJECT),
	OTHER("master-name", OBJECT),
	OTHER("master-reference", OBJECT),
	EXTENT("max-height", SIZE, HEIGHT, style.bpd[2], none_word),
	EXTENT("max-width", SIZE, WIDTH, style.ipd[2], none_word),
	OTHER("maximum-repeats", OBJECT),
	OTHER("media-usage", OBJECT),
	OTHER("merge-pages-across-index-key-references", LATER),
	OTHER("merge-ranges-across-index-key-references", LATER),
	OTHER("merge-sequential-page-numbers", LATER),
	EXTENT("min-height", SIZE, HEIGHT, style.bpd[0], auto_word),
	EXTENT("min-width", SIZE, WIDTH, style.ipd[0], auto_word),
	OTHER("number-columns-repeated", OBJECT),
	OTHER("number-columns-spanned", OBJECT),
	OTHER("number-rows-spanned", OBJECT),
	OTHER("odd-or-even", OBJECT),
	INHERITED("orphans", INTEGER, NONE, style.orphans, NULL),
	OWN("overflow", ENUM, NONE, style.overflow, overflows),
	SHORTHAND("padding", SHORT),
	OWN("padding-after", PADDING, LAYOUT, style.padding[EG_AFTER], NULL),
	OWN("padding-before", PADDING, LAYOUT, style.padding[EG_BEFORE], NULL),
	SIDE("padding-bottom", PADDING, LAYOUT, BOTTOM, style.padding, NULL),
	OWN("padding-end", PADDING, LAYOUT, style.padding[EG_END], NULL),
	SIDE("padding-left", PADDING, LAYOUT, LEFT, style.padding, NULL),
	SIDE("padding-right", PADDING, LAYOUT, RIGHT, style.padding, NULL),
	OWN("padding-start", PADDING, LAYOUT, style.padding[EG_START], NULL),
	SIDE("padding-top", PADDING, LAYOUT, TOP, style.padding, NULL),
	SHORTHAND("page-break-after", SHORT),
	SHORTHAND("page-break-before", SHORT),
	SHORTHAND("page-break-inside", SHORT),
	OTHER("page-citation-strategy", SILENT),
	OTHER("page-height", OBJECT),
	OTHER("page-number-treatment", OBJECT),
	OTHER("page-position", OBJECT),
	OTHER("page-width", OBJECT),
	OTHER("pause", SILENT),
	OTHER("pause-after", SILENT),
	OTHER("pause-before", SILENT),
	OTHER("pitch", SILENT),
	OTHER("pitch-range", SILENT),
	OTHER("play-during", SILENT),
	SHORTHAND("position", SHORT),
	OTHER("precedence", OBJECT),
	INHERITED("provisional-distance-between-starts", SIZE, LAYOUT, distance, NULL),
	INHERITED("provisional-label-separation", SIZE, LAYOUT, separation, NULL),
	OTHER("ref-id", OBJECT),
	OTHER("ref-index-key", LATER),
	OWN("reference-orientation", TURN, NONE, style.reference_orientation, NULL),
	OTHER("region-name", OBJECT),
	OTHER("region-name-reference", LATER),
	INHERITED("relative-align", ENUM, NONE, style.relative_align_baseline,
	    relative_aligns),
	OWN("relative-position", ENUM, NONE, relative, relatives),
	OTHER("rendering-intent", SILENT),
	OTHER("retrieve-boundary", OBJECT),
	OTHER("retrieve-boundary-within-table", OBJECT),
	OTHER("retrieve-class-name", OBJECT),
	OTHER("retrieve-position", OBJECT),
	OTHER("retrieve-position-within-table", OBJECT),
	OTHER("richness", SILENT),
	OWN("right", SIZE, LAYOUT, style.right, auto_word),
	OWN("role", STRING, NONE, style.role, none_word),
	INHERITED("rule-style", ENUM, NONE, style.rule_style, line_styles),
	INHERITED("rule-thickness", LENGTH, NONE, style.rule_thickness, NULL),
	OTHER("scale-option", LATER),
	OTHER("scaling", OBJECT),
	OTHER("scaling-method", SILENT),
	OTHER("score-spaces", SILENT),
	INHERITED("script", STRING, NONE, style.script, none_word),
	OTHER("show-destination", SILENT),
	OTHER("size", OBJECT),
	OTHER("source-document", SILENT),
	OWN("space-after", SPACE, NONE, style.space_after, NULL),
	OWN("space-before", SPACE, NONE, style.space_before, NULL),
	OWN("space-end", SPACE, LAYOUT, style.space_end, NULL),
	OWN("space-start", SPACE, LAYOUT, style.space_start, NULL),
	OWN("span", ENUM, NONE, style.span_all, spans),
	OTHER("speak", SILENT),
	OTHER("speak-header", SILENT),
	OTHER("speak-numeral", SILENT),
	OTHER("speak-punctuation", SILENT),
	OTHER("speech-rate", SILENT),
	OTHER("src", OBJECT),
	INHERITED("start-indent", SIZE, LAYOUT, style.start_indent, NULL),
	OTHER("starting-state", OBJECT),
	OTHER("starts-row", OBJECT),
	OTHER("stress", SILENT),
	OTHER("suppress-at-line-break", SILENT),
	OTHER("switch-to", SILENT),
	OWN("table-layout", ENUM, NONE, style.table_layout_fixed, layouts),
	OWN("table-omit-footer-at-break", ENUM, NONE, style.omit_footer_at_break,
	    booleans),
	OWN("table-omit-header-at-break", ENUM, NONE, style.omit_header_at_break,
	    booleans),
	OTHER("target-presentation-context", SILENT),
	OTHER("target-processing-context", SILENT),
	OTHER("target-stylesheet", SILENT),
	INHERITED("text-align", ENUM, NONE, style.text_align, aligns),
	INHERITED("text-align-last", ENUM, NONE, style.text_align_last, aligns_last),
	OTHER("text-altitude", LATER),
	INHERITED("text-decoration", DECORATION, NONE, style.decoration, NULL),
	OTHER("text-depth", LATER),
	INHERITED("text-indent", SIZE, LAYOUT, style.text_indent, NULL),
	OTHER("text-shadow", LATER),
	INHERITED("text-transform", ENUM, NONE, transform, transforms),
	OWN("top", SIZE, LAYOUT, style.top, auto_word),
	OTHER("treat-as-word-space", SILENT),
	OWN("unicode-bidi", ENUM, NONE, style.bidi, bidis),
	SHORTHAND("vertical-align", SHORT),
	INHERITED("visibility", ENUM, NONE, style.hidden, visibilities),
	OTHER("voice-family", SILENT),
	OTHER("volume", SILENT),
	SHORTHAND("white-space", SHORT),
	INHERITED("white-space-collapse", ENUM, NONE, collapse, booleans),
	INHERITED("white-space-treatment", ENUM, NONE, treatment, treatments),
	INHERITED("widows", INTEGER, NONE, style.widows, NULL),
	EXTENT("width", RANGE, WIDTH, style.ipd, auto_word),
	INHERITED("word-spacing", SPACING, NONE, style.word_spacing, NULL),
	INHERITED("wrap-option", ENUM, NONE, style.wrap, wraps),
	RANKED("writing-mode", ENUM, true, MODE, NONE, style.writing_mode, modes),
	SHORTHAND("xml:lang", SHORT),
	OTHER("z-index", SILENT),
};
const size_t eg_nprops = sizeof(eg_props) / sizeof(eg_props[0]);

_Static_assert(sizeof(eg_props) / sizeof(eg_props[0]) <= EG_PROP_WORDS * 64,
    "a bit for each property");
