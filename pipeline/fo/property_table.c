/* property_table.c - the rows of property.h, and the words their values may be. */
#include "fo/property.h"

#include "fo/refined.h"

/* --- keywords ---------------------------------------------------------------- */

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

/* --- the table ------------------------------------------------------------------- */

#define AT(field)	offsetof(struct eg_refined, field), \
			sizeof(((struct eg_refined *)0)->field)
#define EACH(array)	sizeof(((struct eg_refined *)0)->array[0])

/* Sorted by name, for bisection. */
const struct eg_prop eg_props[] = {
	{ "absolute-position", EG_PROP_ENUM, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.absolute), absolutes },
	{ "active-state", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "alignment-adjust", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "alignment-baseline", EG_PROP_ENUM, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.alignment), alignments },
	{ "allowed-height-scale", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "allowed-width-scale", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "auto-restore", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "azimuth", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "background", EG_PROP_SHORTHAND, false, EG_RANK_SHORT, 0, 0, 0, 0, 0, NULL },
	{ "background-attachment", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "background-color", EG_PROP_COLOR, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.background), NULL },
	{ "background-image", EG_PROP_URI, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.background_image), none_word },
	{ "background-position", EG_PROP_SHORTHAND, false, EG_RANK_SHORTER, 0, 0, 0, 0, 0, NULL },
	{ "background-position-horizontal", EG_PROP_POSITION, false, EG_RANK_RELATIVE, EG_BASE_LAYOUT, 0, 0,
	    AT(style.background_x), horizontals },
	{ "background-position-vertical", EG_PROP_POSITION, false, EG_RANK_RELATIVE, EG_BASE_LAYOUT, 0, 0,
	    AT(style.background_y), verticals },
	{ "background-repeat", EG_PROP_SHORTHAND, false, EG_RANK_SHORTEST, 0, 0, 0, 0, 0, NULL },
	{ "baseline-shift", EG_PROP_SHIFT, false, EG_RANK_RELATIVE, EG_BASE_LINE, 0, 0,
	    AT(style.baseline_shift), NULL },
	{ "blank-or-not-blank", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "block-progression-dimension", EG_PROP_RANGE, false, EG_RANK_RELATIVE, EG_BASE_LAYOUT, 0, 0,
	    AT(style.bpd), auto_word },
	{ "border", EG_PROP_SHORTHAND, false, EG_RANK_SHORT, 0, 0, 0, 0, 0, NULL },
	{ "border-after-color", EG_PROP_COLOR, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.border[EG_AFTER].color), NULL },
	{ "border-after-precedence", EG_PROP_PRECEDENCE, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.border[EG_AFTER].precedence), NULL },
	{ "border-after-style", EG_PROP_ENUM, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.border[EG_AFTER].style), line_styles },
	{ "border-after-width", EG_PROP_BORDER, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.border[EG_AFTER]), NULL },
	{ "border-before-color", EG_PROP_COLOR, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.border[EG_BEFORE].color), NULL },
	{ "border-before-precedence", EG_PROP_PRECEDENCE, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.border[EG_BEFORE].precedence), NULL },
	{ "border-before-style", EG_PROP_ENUM, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.border[EG_BEFORE].style), line_styles },
	{ "border-before-width", EG_PROP_BORDER, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.border[EG_BEFORE]), NULL },
	{ "border-bottom", EG_PROP_SHORTHAND, false, EG_RANK_SHORTEST, 0, 0, 0, 0, 0, NULL },
	{ "border-bottom-color", EG_PROP_COLOR, false, EG_RANK_ABSOLUTE, EG_BASE_NONE, EG_BOTTOM,
	    EACH(style.border), AT(style.border[0].color), NULL },
	{ "border-bottom-style", EG_PROP_ENUM, false, EG_RANK_ABSOLUTE, EG_BASE_NONE, EG_BOTTOM,
	    EACH(style.border), AT(style.border[0].style), line_styles },
	{ "border-bottom-width", EG_PROP_BORDER, false, EG_RANK_ABSOLUTE, EG_BASE_NONE, EG_BOTTOM,
	    EACH(style.border), AT(style.border[0]), NULL },
	{ "border-collapse", EG_PROP_ENUM, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.border_collapse), collapses },
	{ "border-color", EG_PROP_SHORTHAND, false, EG_RANK_SHORTER, 0, 0, 0, 0, 0, NULL },
	{ "border-end-color", EG_PROP_COLOR, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.border[EG_END].color), NULL },
	{ "border-end-precedence", EG_PROP_PRECEDENCE, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.border[EG_END].precedence), NULL },
	{ "border-end-style", EG_PROP_ENUM, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.border[EG_END].style), line_styles },
	{ "border-end-width", EG_PROP_BORDER, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.border[EG_END]), NULL },
	{ "border-left", EG_PROP_SHORTHAND, false, EG_RANK_SHORTEST, 0, 0, 0, 0, 0, NULL },
	{ "border-left-color", EG_PROP_COLOR, false, EG_RANK_ABSOLUTE, EG_BASE_NONE, EG_LEFT,
	    EACH(style.border), AT(style.border[0].color), NULL },
	{ "border-left-style", EG_PROP_ENUM, false, EG_RANK_ABSOLUTE, EG_BASE_NONE, EG_LEFT,
	    EACH(style.border), AT(style.border[0].style), line_styles },
	{ "border-left-width", EG_PROP_BORDER, false, EG_RANK_ABSOLUTE, EG_BASE_NONE, EG_LEFT,
	    EACH(style.border), AT(style.border[0]), NULL },
	{ "border-right", EG_PROP_SHORTHAND, false, EG_RANK_SHORTEST, 0, 0, 0, 0, 0, NULL },
	{ "border-right-color", EG_PROP_COLOR, false, EG_RANK_ABSOLUTE, EG_BASE_NONE, EG_RIGHT,
	    EACH(style.border), AT(style.border[0].color), NULL },
	{ "border-right-style", EG_PROP_ENUM, false, EG_RANK_ABSOLUTE, EG_BASE_NONE, EG_RIGHT,
	    EACH(style.border), AT(style.border[0].style), line_styles },
	{ "border-right-width", EG_PROP_BORDER, false, EG_RANK_ABSOLUTE, EG_BASE_NONE, EG_RIGHT,
	    EACH(style.border), AT(style.border[0]), NULL },
	{ "border-separation", EG_PROP_SEPARATION, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.border_separation_ipd), NULL },
	{ "border-spacing", EG_PROP_SHORTHAND, false, EG_RANK_SHORT, 0, 0, 0, 0, 0, NULL },
	{ "border-start-color", EG_PROP_COLOR, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.border[EG_START].color), NULL },
	{ "border-start-precedence", EG_PROP_PRECEDENCE, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.border[EG_START].precedence), NULL },
	{ "border-start-style", EG_PROP_ENUM, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.border[EG_START].style), line_styles },
	{ "border-start-width", EG_PROP_BORDER, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.border[EG_START]), NULL },
	{ "border-style", EG_PROP_SHORTHAND, false, EG_RANK_SHORTER, 0, 0, 0, 0, 0, NULL },
	{ "border-top", EG_PROP_SHORTHAND, false, EG_RANK_SHORTEST, 0, 0, 0, 0, 0, NULL },
	{ "border-top-color", EG_PROP_COLOR, false, EG_RANK_ABSOLUTE, EG_BASE_NONE, EG_TOP,
	    EACH(style.border), AT(style.border[0].color), NULL },
	{ "border-top-style", EG_PROP_ENUM, false, EG_RANK_ABSOLUTE, EG_BASE_NONE, EG_TOP,
	    EACH(style.border), AT(style.border[0].style), line_styles },
	{ "border-top-width", EG_PROP_BORDER, false, EG_RANK_ABSOLUTE, EG_BASE_NONE, EG_TOP,
	    EACH(style.border), AT(style.border[0]), NULL },
	{ "border-width", EG_PROP_SHORTHAND, false, EG_RANK_SHORTER, 0, 0, 0, 0, 0, NULL },
	{ "bottom", EG_PROP_SIZE, false, EG_RANK_RELATIVE, EG_BASE_LAYOUT, 0, 0,
	    AT(style.bottom), auto_word },
	{ "break-after", EG_PROP_ENUM, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.break_after), breaks },
	{ "break-before", EG_PROP_ENUM, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.break_before), breaks },
	{ "caption-side", EG_PROP_ENUM, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.caption_after), caption_sides },
	{ "case-name", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "case-title", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "change-bar-class", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "change-bar-color", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "change-bar-offset", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "change-bar-placement", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "change-bar-style", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "change-bar-width", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "character", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "clear", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "clip", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "color", EG_PROP_COLOR, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.color), NULL },
	{ "color-profile-name", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "column-count", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "column-gap", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "column-number", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "column-width", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "content-height", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "content-type", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "content-width", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "country", EG_PROP_STRING, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.country), none_word },
	{ "cue", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "cue-after", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "cue-before", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "destination-placement-offset", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "direction", EG_PROP_ENUM, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.rtl), directions },
	{ "display-align", EG_PROP_ENUM, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.display_align), display_aligns },
	{ "dominant-baseline", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "elevation", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "empty-cells", EG_PROP_ENUM, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.hide_empty_cell), empty_cells },
	{ "end-indent", EG_PROP_SIZE, true, EG_RANK_RELATIVE, EG_BASE_LAYOUT, 0, 0,
	    AT(style.end_indent), NULL },
	{ "ends-row", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "extent", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "external-destination", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "float", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "flow-map-name", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "flow-map-reference", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "flow-name", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "flow-name-reference", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "font", EG_PROP_SHORTHAND, false, EG_RANK_FONT, 0, 0, 0, 0, 0, NULL },
	{ "font-family", EG_PROP_FAMILY, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.family), NULL },
	{ "font-selection-strategy", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "font-size", EG_PROP_FONT_SIZE, true, EG_RANK_FONT_SIZE, EG_BASE_FONT, 0, 0,
	    AT(style.font_size), NULL },
	{ "font-size-adjust", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "font-stretch", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "font-style", EG_PROP_ENUM, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.italic), font_styles },
	{ "font-variant", EG_PROP_ENUM, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.small_caps), font_variants },
	{ "font-weight", EG_PROP_WEIGHT, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.font_weight), NULL },
	{ "force-page-count", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "format", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "glyph-orientation-horizontal", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "glyph-orientation-vertical", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "grouping-separator", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "grouping-size", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "height", EG_PROP_RANGE, false, EG_RANK_ABSOLUTE, EG_BASE_LAYOUT, EG_HEIGHT, 0,
	    AT(style.bpd), auto_word },
	{ "hyphenate", EG_PROP_ENUM, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.hyphenate), booleans },
	{ "hyphenation-character", EG_PROP_CHARACTER, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.hyphenation_character), NULL },
	{ "hyphenation-keep", EG_PROP_SHORTHAND, false, EG_RANK_SHORT, 0, 0, 0, 0, 0, NULL },
	{ "hyphenation-ladder-count", EG_PROP_INTEGER, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.hyphenation_ladder), no_limit },
	{ "hyphenation-push-character-count", EG_PROP_INTEGER, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.hyphenation_push), NULL },
	{ "hyphenation-remain-character-count", EG_PROP_INTEGER, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.hyphenation_remain), NULL },
	{ "id", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "index-class", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "index-key", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "indicate-destination", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "initial-page-number", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "inline-progression-dimension", EG_PROP_RANGE, false, EG_RANK_RELATIVE, EG_BASE_LAYOUT, 0, 0,
	    AT(style.ipd), auto_word },
	{ "internal-destination", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "intrinsic-scale-value", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "intrusion-displace", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "keep-together", EG_PROP_KEEP, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.keep_together), NULL },
	{ "keep-with-next", EG_PROP_KEEP, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.keep_with_next), NULL },
	{ "keep-with-previous", EG_PROP_KEEP, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.keep_with_previous), NULL },
	{ "language", EG_PROP_STRING, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.language), none_word },
	{ "last-line-end-indent", EG_PROP_SIZE, true, EG_RANK_RELATIVE, EG_BASE_LAYOUT, 0, 0,
	    AT(style.last_line_end_indent), NULL },
	{ "leader-alignment", EG_PROP_ENUM, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.leader_alignment), leader_alignments },
	{ "leader-length", EG_PROP_RANGE, true, EG_RANK_RELATIVE, EG_BASE_LAYOUT, 0, 0,
	    AT(style.leader_length), NULL },
	{ "leader-pattern", EG_PROP_ENUM, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.leader_pattern), leaders },
	{ "leader-pattern-width", EG_PROP_SPACING, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.leader_pattern_width), font_metrics },
	{ "left", EG_PROP_SIZE, false, EG_RANK_RELATIVE, EG_BASE_LAYOUT, 0, 0,
	    AT(style.left), auto_word },
	{ "letter-spacing", EG_PROP_SPACING, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.letter_spacing), NULL },
	{ "letter-value", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "line-height", EG_PROP_LINE_HEIGHT, true, EG_RANK_RELATIVE, EG_BASE_FONT, 0, 0,
	    AT(style.line_height), NULL },
	{ "line-height-shift-adjustment", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "line-stacking-strategy", EG_PROP_ENUM, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.line_height_max), stackings },
	{ "linefeed-treatment", EG_PROP_ENUM, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(linefeed), linefeeds },
	{ "margin", EG_PROP_SHORTHAND, false, EG_RANK_SHORT, 0, 0, 0, 0, 0, NULL },
	{ "margin-bottom", EG_PROP_SIZE, false, EG_RANK_ABSOLUTE, EG_BASE_LAYOUT, 0, 0,
	    AT(margin[2]), auto_word },
	{ "margin-left", EG_PROP_SIZE, false, EG_RANK_ABSOLUTE, EG_BASE_LAYOUT, 0, 0,
	    AT(margin[3]), auto_word },
	{ "margin-right", EG_PROP_SIZE, false, EG_RANK_ABSOLUTE, EG_BASE_LAYOUT, 0, 0,
	    AT(margin[1]), auto_word },
	{ "margin-top", EG_PROP_SIZE, false, EG_RANK_ABSOLUTE, EG_BASE_LAYOUT, 0, 0,
	    AT(margin[0]), auto_word },
	{ "marker-class-name", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "master-name", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "master-reference", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "max-height", EG_PROP_SIZE, false, EG_RANK_ABSOLUTE, EG_BASE_LAYOUT, EG_HEIGHT, 0,
	    AT(style.bpd[2]), none_word },
	{ "max-width", EG_PROP_SIZE, false, EG_RANK_ABSOLUTE, EG_BASE_LAYOUT, EG_WIDTH, 0,
	    AT(style.ipd[2]), none_word },
	{ "maximum-repeats", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "media-usage", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "merge-pages-across-index-key-references", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "merge-ranges-across-index-key-references", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "merge-sequential-page-numbers", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "min-height", EG_PROP_SIZE, false, EG_RANK_ABSOLUTE, EG_BASE_LAYOUT, EG_HEIGHT, 0,
	    AT(style.bpd[0]), auto_word },
	{ "min-width", EG_PROP_SIZE, false, EG_RANK_ABSOLUTE, EG_BASE_LAYOUT, EG_WIDTH, 0,
	    AT(style.ipd[0]), auto_word },
	{ "number-columns-repeated", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "number-columns-spanned", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "number-rows-spanned", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "odd-or-even", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "orphans", EG_PROP_INTEGER, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.orphans), NULL },
	{ "overflow", EG_PROP_ENUM, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.overflow), overflows },
	{ "padding", EG_PROP_SHORTHAND, false, EG_RANK_SHORT, 0, 0, 0, 0, 0, NULL },
	{ "padding-after", EG_PROP_PADDING, false, EG_RANK_RELATIVE, EG_BASE_LAYOUT, 0, 0,
	    AT(style.padding[EG_AFTER]), NULL },
	{ "padding-before", EG_PROP_PADDING, false, EG_RANK_RELATIVE, EG_BASE_LAYOUT, 0, 0,
	    AT(style.padding[EG_BEFORE]), NULL },
	{ "padding-bottom", EG_PROP_PADDING, false, EG_RANK_ABSOLUTE, EG_BASE_LAYOUT, EG_BOTTOM,
	    EACH(style.padding), AT(style.padding[0]), NULL },
	{ "padding-end", EG_PROP_PADDING, false, EG_RANK_RELATIVE, EG_BASE_LAYOUT, 0, 0,
	    AT(style.padding[EG_END]), NULL },
	{ "padding-left", EG_PROP_PADDING, false, EG_RANK_ABSOLUTE, EG_BASE_LAYOUT, EG_LEFT,
	    EACH(style.padding), AT(style.padding[0]), NULL },
	{ "padding-right", EG_PROP_PADDING, false, EG_RANK_ABSOLUTE, EG_BASE_LAYOUT, EG_RIGHT,
	    EACH(style.padding), AT(style.padding[0]), NULL },
	{ "padding-start", EG_PROP_PADDING, false, EG_RANK_RELATIVE, EG_BASE_LAYOUT, 0, 0,
	    AT(style.padding[EG_START]), NULL },
	{ "padding-top", EG_PROP_PADDING, false, EG_RANK_ABSOLUTE, EG_BASE_LAYOUT, EG_TOP,
	    EACH(style.padding), AT(style.padding[0]), NULL },
	{ "page-break-after", EG_PROP_SHORTHAND, false, EG_RANK_SHORT, 0, 0, 0, 0, 0, NULL },
	{ "page-break-before", EG_PROP_SHORTHAND, false, EG_RANK_SHORT, 0, 0, 0, 0, 0, NULL },
	{ "page-break-inside", EG_PROP_SHORTHAND, false, EG_RANK_SHORT, 0, 0, 0, 0, 0, NULL },
	{ "page-citation-strategy", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "page-height", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "page-number-treatment", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "page-position", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "page-width", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "pause", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "pause-after", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "pause-before", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "pitch", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "pitch-range", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "play-during", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "position", EG_PROP_SHORTHAND, false, EG_RANK_SHORT, 0, 0, 0, 0, 0, NULL },
	{ "precedence", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "provisional-distance-between-starts", EG_PROP_SIZE, true, EG_RANK_RELATIVE, EG_BASE_LAYOUT, 0, 0,
	    AT(distance), NULL },
	{ "provisional-label-separation", EG_PROP_SIZE, true, EG_RANK_RELATIVE, EG_BASE_LAYOUT, 0, 0,
	    AT(separation), NULL },
	{ "ref-id", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "ref-index-key", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "reference-orientation", EG_PROP_TURN, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.reference_orientation), NULL },
	{ "region-name", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "region-name-reference", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "relative-align", EG_PROP_ENUM, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.relative_align_baseline), relative_aligns },
	{ "relative-position", EG_PROP_ENUM, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(relative), relatives },
	{ "rendering-intent", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "retrieve-boundary", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "retrieve-boundary-within-table", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "retrieve-class-name", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "retrieve-position", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "retrieve-position-within-table", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "richness", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "right", EG_PROP_SIZE, false, EG_RANK_RELATIVE, EG_BASE_LAYOUT, 0, 0,
	    AT(style.right), auto_word },
	{ "role", EG_PROP_STRING, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.role), none_word },
	{ "rule-style", EG_PROP_ENUM, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.rule_style), line_styles },
	{ "rule-thickness", EG_PROP_LENGTH, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.rule_thickness), NULL },
	{ "scale-option", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "scaling", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "scaling-method", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "score-spaces", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "script", EG_PROP_STRING, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.script), none_word },
	{ "show-destination", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "size", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "source-document", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "space-after", EG_PROP_SPACE, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.space_after), NULL },
	{ "space-before", EG_PROP_SPACE, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.space_before), NULL },
	{ "space-end", EG_PROP_SPACE, false, EG_RANK_RELATIVE, EG_BASE_LAYOUT, 0, 0,
	    AT(style.space_end), NULL },
	{ "space-start", EG_PROP_SPACE, false, EG_RANK_RELATIVE, EG_BASE_LAYOUT, 0, 0,
	    AT(style.space_start), NULL },
	{ "span", EG_PROP_ENUM, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.span_all), spans },
	{ "speak", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "speak-header", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "speak-numeral", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "speak-punctuation", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "speech-rate", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "src", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "start-indent", EG_PROP_SIZE, true, EG_RANK_RELATIVE, EG_BASE_LAYOUT, 0, 0,
	    AT(style.start_indent), NULL },
	{ "starting-state", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "starts-row", EG_PROP_OBJECT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "stress", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "suppress-at-line-break", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "switch-to", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "table-layout", EG_PROP_ENUM, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.table_layout_fixed), layouts },
	{ "table-omit-footer-at-break", EG_PROP_ENUM, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.omit_footer_at_break), booleans },
	{ "table-omit-header-at-break", EG_PROP_ENUM, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.omit_header_at_break), booleans },
	{ "target-presentation-context", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "target-processing-context", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "target-stylesheet", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "text-align", EG_PROP_ENUM, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.text_align), aligns },
	{ "text-align-last", EG_PROP_ENUM, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.text_align_last), aligns_last },
	{ "text-altitude", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "text-decoration", EG_PROP_DECORATION, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.decoration), NULL },
	{ "text-depth", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "text-indent", EG_PROP_SIZE, true, EG_RANK_RELATIVE, EG_BASE_LAYOUT, 0, 0,
	    AT(style.text_indent), NULL },
	{ "text-shadow", EG_PROP_LATER, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "text-transform", EG_PROP_ENUM, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(transform), transforms },
	{ "top", EG_PROP_SIZE, false, EG_RANK_RELATIVE, EG_BASE_LAYOUT, 0, 0,
	    AT(style.top), auto_word },
	{ "treat-as-word-space", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "unicode-bidi", EG_PROP_ENUM, false, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.bidi), bidis },
	{ "vertical-align", EG_PROP_SHORTHAND, false, EG_RANK_SHORT, 0, 0, 0, 0, 0, NULL },
	{ "visibility", EG_PROP_ENUM, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.hidden), visibilities },
	{ "voice-family", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "volume", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
	{ "white-space", EG_PROP_SHORTHAND, false, EG_RANK_SHORT, 0, 0, 0, 0, 0, NULL },
	{ "white-space-collapse", EG_PROP_ENUM, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(collapse), booleans },
	{ "white-space-treatment", EG_PROP_ENUM, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(treatment), treatments },
	{ "widows", EG_PROP_INTEGER, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.widows), NULL },
	{ "width", EG_PROP_RANGE, false, EG_RANK_ABSOLUTE, EG_BASE_LAYOUT, EG_WIDTH, 0,
	    AT(style.ipd), auto_word },
	{ "word-spacing", EG_PROP_SPACING, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.word_spacing), NULL },
	{ "wrap-option", EG_PROP_ENUM, true, EG_RANK_RELATIVE, EG_BASE_NONE, 0, 0,
	    AT(style.wrap), wraps },
	{ "writing-mode", EG_PROP_ENUM, true, EG_RANK_MODE, EG_BASE_NONE, 0, 0,
	    AT(style.writing_mode), modes },
	{ "xml:lang", EG_PROP_SHORTHAND, false, EG_RANK_SHORT, 0, 0, 0, 0, 0, NULL },
	{ "z-index", EG_PROP_SILENT, false, EG_RANK_RELATIVE, 0, 0, 0, 0, 0, NULL },
};
const size_t eg_nprops = sizeof(eg_props) / sizeof(eg_props[0]);

_Static_assert(sizeof(eg_props) / sizeof(eg_props[0]) <= EG_PROP_WORDS * 64,
    "a bit for each property");
