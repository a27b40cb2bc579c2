/*
 * fo.h - formatting objects with refined properties: what fo/ hands to layout/.
 *
 * XSL 1.1, section 5 (property refinement) is over when this tree exists:
 * shorthands expanded, expressions evaluated, inheritance and corresponding
 * properties resolved, white space treated (4.7.2, 7.17), names and ids
 * checked.  What depends on a size only layout knows (percentages of a
 * containing block, proportional column widths) is left as struct eg_size.
 *
 * Everything lives in the letter's arena and is read-only for layout.
 */
#ifndef EG_MODEL_FO_H
#define EG_MODEL_FO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/len.h"

/* The order is that of XSL 1.1 section 6; fo/object.c has the table of names. */
enum eg_fo_type {
	EG_FO_TEXT,			/* characters, not an object */
	EG_FO_ROOT, EG_FO_DECLARATIONS, EG_FO_PAGE_SEQUENCE, EG_FO_TITLE,
	EG_FO_STATIC_CONTENT, EG_FO_FLOW,
	EG_FO_BLOCK, EG_FO_BLOCK_CONTAINER,
	EG_FO_BIDI_OVERRIDE, EG_FO_CHARACTER, EG_FO_EXTERNAL_GRAPHIC,
	EG_FO_INSTREAM_FOREIGN_OBJECT, EG_FO_INLINE, EG_FO_INLINE_CONTAINER,
	EG_FO_LEADER, EG_FO_PAGE_NUMBER, EG_FO_PAGE_NUMBER_CITATION,
	EG_FO_PAGE_NUMBER_CITATION_LAST,
	EG_FO_TABLE_AND_CAPTION, EG_FO_TABLE_CAPTION, EG_FO_TABLE,
	EG_FO_TABLE_COLUMN, EG_FO_TABLE_HEADER, EG_FO_TABLE_FOOTER,
	EG_FO_TABLE_BODY, EG_FO_TABLE_ROW, EG_FO_TABLE_CELL,
	EG_FO_LIST_BLOCK, EG_FO_LIST_ITEM, EG_FO_LIST_ITEM_LABEL,
	EG_FO_LIST_ITEM_BODY,
	EG_FO_BASIC_LINK, EG_FO_FLOAT, EG_FO_FOOTNOTE, EG_FO_FOOTNOTE_BODY,
	EG_FO_WRAPPER, EG_FO_MARKER, EG_FO_RETRIEVE_MARKER,
	EG_FO_BOOKMARK_TREE, EG_FO_BOOKMARK, EG_FO_BOOKMARK_TITLE,
	EG_FO_TYPES
};

/* --- values -------------------------------------------------------------- */

/* An absolute part and a share of a base only layout knows. */
struct eg_size {
	enum eg_size_kind {
		EG_SIZE_AUTO,		/* also "none" of a maximum */
		EG_SIZE_LENGTH,		/* len + percent of the base */
		EG_SIZE_PROPORTION	/* proportional-column-width(percent / 100000) */
	}		 kind;
	int32_t		 percent;	/* 1/1000 %: 50000 is 50 % */
	eg_len		 len;
};

/* Of a LENGTH: base is what its percentage refers to.  0 for AUTO. */
static inline eg_len
eg_size_of(struct eg_size s, eg_len base)
{
	return s.kind == EG_SIZE_LENGTH ?
	    s.len + (s.percent == 0 ? 0 : eg_muldiv(base, s.percent, 100000)) : 0;
}

/* Red, green, blue and alpha of 255; alpha 0 is "transparent". */
struct eg_color {
	uint8_t	r, g, b, a;
};

enum eg_line_style {
	EG_STYLE_NONE, EG_STYLE_HIDDEN, EG_STYLE_DOTTED, EG_STYLE_DASHED,
	EG_STYLE_SOLID, EG_STYLE_DOUBLE, EG_STYLE_GROOVE, EG_STYLE_RIDGE,
	EG_STYLE_INSET, EG_STYLE_OUTSET
};

/* 7.3: sides relative to the writing-mode; writing-mode tells the rest. */
enum eg_side { EG_BEFORE, EG_AFTER, EG_START, EG_END };

struct eg_border {
	enum eg_line_style	 style;
	struct eg_color		 color;
	eg_len			 width;		/* 0 when style is none or hidden */
	bool			 retain;	/* .conditionality, BEFORE and AFTER */
	int32_t			 precedence;	/* in a collapsing table */
};

struct eg_padding {
	struct eg_size		 width;
	bool			 retain;
};

/* 4.3: a space specifier. */
#define EG_SPACE_FORCE	INT32_MAX
struct eg_space {
	eg_len		 min, opt, max;
	int32_t		 precedence;	/* EG_SPACE_FORCE: force */
	bool		 retain;
};

/* 4.8: auto is 0, always is EG_KEEP_ALWAYS, between them an integer strength. */
#define EG_KEEP_ALWAYS	INT32_MAX
struct eg_keep {
	int32_t		 within_line, within_column, within_page;
};

enum eg_break { EG_BREAK_AUTO, EG_BREAK_COLUMN, EG_BREAK_PAGE,
    EG_BREAK_EVEN_PAGE, EG_BREAK_ODD_PAGE };

/* left and right of the sources are already start and end here. */
enum eg_align { EG_ALIGN_START, EG_ALIGN_CENTER, EG_ALIGN_END,
    EG_ALIGN_JUSTIFY, EG_ALIGN_INSIDE, EG_ALIGN_OUTSIDE,
    EG_ALIGN_RELATIVE,	/* text-align-last only: as text-align, justify -> start */
    EG_ALIGN_LEFT, EG_ALIGN_RIGHT	/* on the way only: never in a finished style */ };

enum eg_display_align { EG_DISPLAY_AUTO, EG_DISPLAY_BEFORE, EG_DISPLAY_CENTER,
    EG_DISPLAY_AFTER };

enum eg_overflow { EG_OVERFLOW_AUTO, EG_OVERFLOW_VISIBLE, EG_OVERFLOW_HIDDEN,
    EG_OVERFLOW_SCROLL, EG_OVERFLOW_ERROR };

enum eg_writing_mode { EG_LR_TB, EG_RL_TB, EG_TB_RL };

enum eg_decoration {		/* bits */
	EG_UNDERLINE = 1, EG_OVERLINE = 2, EG_LINE_THROUGH = 4
};

enum eg_wrap { EG_WRAP, EG_NO_WRAP };

enum eg_absolute { EG_ABSOLUTE_AUTO, EG_ABSOLUTE_ABSOLUTE, EG_ABSOLUTE_FIXED };

/* 7.17.3; only leaders and rules. */
enum eg_leader { EG_LEADER_SPACE, EG_LEADER_RULE, EG_LEADER_DOTS,
    EG_LEADER_USE_CONTENT };

enum eg_leader_alignment { EG_LEADER_UNALIGNED, EG_LEADER_BY_REFERENCE_AREA,
    EG_LEADER_BY_PAGE };

enum eg_bidi { EG_BIDI_NORMAL, EG_BIDI_EMBED, EG_BIDI_DO_OVERRIDE };

/*
 * 7.14.2, and 7.31.22 vertical-align: what of the object meets what of the
 * line.  AUTO: baseline on baseline (a graphic stands on it).  MIDDLE: the
 * object's middle at half the x-height of the parent's font; BEFORE and AFTER:
 * top and foot of the line; TEXT_BEFORE and TEXT_AFTER: of the parent's font.
 */
enum eg_baseline { EG_BASELINE_AUTO, EG_BASELINE_MIDDLE, EG_BASELINE_CENTRAL,
    EG_BASELINE_BEFORE, EG_BASELINE_AFTER, EG_BASELINE_TEXT_BEFORE,
    EG_BASELINE_TEXT_AFTER };

/* 7.14.3: who has the font's metrics may place sub and super by them. */
enum eg_script { EG_SCRIPT_NONE, EG_SCRIPT_SUB, EG_SCRIPT_SUPER };

/*
 * The properties of one object, computed.  Interned: objects with the same
 * parent style and the same attributes share one, so pointers may be compared.
 */
struct eg_style {
	/* Font (7.9), inherited.  Families in order of preference, ends in NULL. */
	const char *const	*family;
	eg_len			 font_size;
	uint16_t		 font_weight;		/* 100 .. 900 */
	bool			 italic;		/* italic, oblique, backslant */
	bool			 small_caps;

	/* Language (7.10); "" when not given. */
	const char		*language, *country, *script;

	/* Lines and text (7.16, 7.17, 7.29) */
	eg_len			 line_height;
	bool			 line_height_max;	/* line-stacking-strategy="max-height" */
	enum eg_align		 text_align, text_align_last;
	struct eg_size		 text_indent, last_line_end_indent;
	eg_len			 letter_spacing, word_spacing;
	enum eg_wrap		 wrap;
	bool			 preserve_space;	/* treated already; see eg_fo.text */
	uint8_t			 decoration;		/* bits of enum eg_decoration */
	struct eg_color		 decoration_color;
	eg_len			 baseline_shift;	/* up; own share, not inherited */
	enum eg_script		 baseline_script;	/* sub, super; baseline_shift then is
							   by font-size: -1/4 and 1/2 of the parent's */
	enum eg_baseline	 alignment;		/* not inherited */
	bool			 hyphenate;
	int32_t			 hyphenation_remain, hyphenation_push;
	int32_t			 hyphenation_ladder;	/* 0: no limit */
	bool			 hyphenation_keep_page, hyphenation_keep_column;
	uint32_t		 hyphenation_character;
	enum eg_writing_mode	 writing_mode;
	bool			 rtl;			/* direction */
	enum eg_bidi		 bidi;			/* unicode-bidi, not inherited */

	/* Colour and background (7.8) */
	struct eg_color		 color, background;
	const char		*background_image;	/* NULL: none */
	bool			 background_repeat_x, background_repeat_y;
	struct eg_size		 background_x, background_y;

	/* The box (7.8, 7.11, 7.15) */
	struct eg_border	 border[4];
	struct eg_padding	 padding[4];
	struct eg_space		 space_before, space_after, space_start, space_end;
	struct eg_size		 start_indent, end_indent;	/* computed as 5.3.2 */
	/* min, opt, max of the inline- and block-progression-dimension. */
	struct eg_size		 ipd[3], bpd[3];
	enum eg_overflow	 overflow;
	enum eg_display_align	 display_align;
	bool			 relative_align_baseline;
	int16_t			 reference_orientation;	/* 0, 90, 180, 270, anticlockwise */
	bool			 hidden;		/* visibility */

	/* Keeps and breaks (7.20) */
	struct eg_keep		 keep_together, keep_with_next, keep_with_previous;
	enum eg_break		 break_before, break_after;
	int32_t			 widows, orphans;
	bool			 span_all;

	/* Absolute position (7.6), block-container */
	enum eg_absolute	 absolute;
	struct eg_size		 top, right, bottom, left;

	/* Relative position: shift after layout, to the end and down */
	eg_len			 shift_x, shift_y;

	/* Tables (7.28) */
	bool			 border_collapse;
	bool			 table_layout_fixed;
	eg_len			 border_separation_ipd, border_separation_bpd;
	bool			 omit_header_at_break, omit_footer_at_break;
	bool			 caption_after;
	bool			 hide_empty_cell;	/* empty-cells, when separate */

	/* Lists (7.30) */
	eg_len			 provisional_distance, provisional_separation;

	/* Leaders (7.22) */
	enum eg_leader		 leader_pattern;
	struct eg_size		 leader_length[3];	/* min, opt, max */
	eg_len			 leader_pattern_width;	/* 0: use-font-metrics */
	enum eg_leader_alignment leader_alignment;
	enum eg_line_style	 rule_style;
	eg_len			 rule_thickness;

	/* Accessibility (7.4) */
	const char		*role;		/* NULL: none; "artifact" hides */
};

/* What only one kind of object has. */
struct eg_fo_cell {
	int32_t		 column;		/* from 0, already resolved */
	int32_t		 columns_spanned, rows_spanned;	/* >= 1 */
};
struct eg_fo_column {
	int32_t		 column;		/* from 0 */
	int32_t		 repeated, columns_spanned;
	struct eg_size	 width;			/* AUTO when not given */
};
struct eg_fo_graphic {
	const char	*src;			/* of url(...), as written */
	struct eg_size	 content_width, content_height; /* AUTO: natural size; percent: of it */
	bool		 fit_width, fit_height;	/* scale-to-fit */
	bool		 down_only;		/* scale-down-to-fit */
	bool		 non_uniform;
	eg_len		 drawing_width, drawing_height;	/* natural, of the drawing in an
						   instream-foreign-object; 0: unknown */
};
struct eg_fo_link {
	const char	*external;		/* URI, NULL when internal */
	const char	*internal;		/* an id of the document */
	const char	*alt;			/* fox:alt-text or the title of a link */
};
struct eg_fo_marker {
	const char	*class_name;
	uint32_t	 number;		/* MARKER: from 0, in its class */
	/* RETRIEVE_MARKER */
	const struct eg_fo *const *copies;	/* see eg_fo_marker_copy */
	uint32_t	 first, ncopies;
	enum { EG_FIRST_STARTING, EG_FIRST_INCLUDING, EG_LAST_STARTING,
	    EG_LAST_ENDING } position;
	enum { EG_WITHIN_PAGE, EG_WITHIN_PAGE_SEQUENCE, EG_WITHIN_DOCUMENT } boundary;
};
struct eg_fo_bookmark {
	const char	*external, *internal;
	bool		 open;
};

/*
 * One object, or one run of text.
 *
 * Text is UTF-8 after white-space treatment: collapsible spaces are single,
 * those around forced line feeds are gone, and a U+000A in it is a forced
 * break (linefeed-treatment="preserve").  text-transform is applied.  Spaces
 * at the start and end of a *line* are still here; layout drops them unless
 * style->preserve_space.
 */
struct eg_fo {
	enum eg_fo_type		 type;
	struct eg_fo		*parent, *first, *last, *next, *prev;
	const struct eg_style	*style;		/* TEXT: that of its parent */
	struct eg_pos		 at, from;	/* template (or FO) and case line */

	const char		*text;		/* TEXT, CHARACTER */
	uint32_t		 len;		/* bytes of text */
	const char		*id;		/* NULL: none */
	const char		*ref_id;	/* citations */
	const char		*alt;		/* fox:alt-text: graphics, leaders */
	union {
		struct eg_fo_cell	 cell;
		struct eg_fo_column	 column;
		struct eg_fo_graphic	 graphic;
		struct eg_fo_link	 link;
		struct eg_fo_marker	 marker;
		struct eg_fo_bookmark	 bookmark;
		const char		*flow_name;	/* FLOW, STATIC_CONTENT */
		const struct eg_page_sequence *pages;	/* PAGE_SEQUENCE */
	};
};

/*
 * What a retrieve-marker shows of a marker: its content, refined as if it stood
 * where the retrieve-marker stands (6.13.6).  A MARKER object outside the tree,
 * with the content as children; NULL when the marker is out of its boundary or
 * of another class.
 */
static inline const struct eg_fo *
eg_fo_marker_copy(const struct eg_fo *retrieve, const struct eg_fo *marker)
{
	uint32_t i = marker->marker.number - retrieve->marker.first;

	return marker->marker.number >= retrieve->marker.first &&
	    i < retrieve->marker.ncopies ? retrieve->marker.copies[i] : NULL;
}

/* --- pages (6.4) ---------------------------------------------------------- */

enum eg_region { EG_REGION_BODY, EG_REGION_BEFORE, EG_REGION_AFTER,
    EG_REGION_START, EG_REGION_END, EG_REGIONS };

struct eg_region_master {
	bool			 present;
	const char		*name;		/* "xsl-region-body" and so on */
	const struct eg_style	*style;
	eg_len			 extent;	/* not BODY */
	bool			 precedence;	/* BEFORE, AFTER */
	eg_len			 margin[4];	/* BODY: top, right, bottom, left */
	int32_t			 column_count;	/* BODY, >= 1 */
	eg_len			 column_gap;
	struct eg_pos		 at;
};

struct eg_page_master {
	const char		*name;
	eg_len			 width, height;
	eg_len			 margin[4];	/* top, right, bottom, left */
	int16_t			 reference_orientation;
	enum eg_writing_mode	 writing_mode;
	struct eg_region_master	 region[EG_REGIONS];
	struct eg_pos		 at;
};

enum eg_page_position { EG_POSITION_ANY, EG_POSITION_FIRST, EG_POSITION_LAST,
    EG_POSITION_REST, EG_POSITION_ONLY };
enum eg_parity { EG_PARITY_ANY, EG_PARITY_ODD, EG_PARITY_EVEN };
enum eg_blank { EG_BLANK_ANY, EG_BLANK_BLANK, EG_BLANK_NOT_BLANK };

/*
 * One row of a page-sequence-master, in order.  A plain master name is one
 * row that repeats for ever.  Rows of one repeatable-page-master-alternatives
 * share a group; the first row of the group whose conditions hold is taken,
 * and the group is used at most `repeats` times (0: no limit).
 */
struct eg_page_rule {
	const struct eg_page_master	*master;
	int32_t				 group, repeats;
	enum eg_page_position		 position;
	enum eg_parity			 parity;
	enum eg_blank			 blank;
};

struct eg_page_sequence {
	const struct eg_page_rule	*rules;
	size_t				 nrules;
	int32_t				 initial_page_number;	/* 0: auto; -1 auto-odd; -2 auto-even */
	enum eg_force_count { EG_COUNT_AUTO, EG_COUNT_EVEN, EG_COUNT_ODD,
	    EG_COUNT_END_ON_EVEN, EG_COUNT_END_ON_ODD, EG_COUNT_NO_FORCE } force_count;
	const char			*format;	/* "1", "i", "A" ...; never NULL */
	const char			*country, *language;
};

/* The whole document. */
struct eg_fo_tree {
	struct eg_fo	*root;		/* EG_FO_ROOT; page sequences in order */
	struct eg_fo	*bookmarks;	/* EG_FO_BOOKMARK_TREE or NULL */
	const char	*title;		/* of fo:title or declarations' XMP; NULL */
	const char	*language;	/* of the root; "" when not given */
	bool		 anybody;	/* not made by a letter format: links may lead
					   to any page (eg_uri_encode_any) */
};

/* The name with which people write it: "table-cell"; "#text" for TEXT. */
const char *eg_fo_name(enum eg_fo_type);

struct eg_buf;
/* The tree as text, one object a line: what goldens compare. */
void	 eg_fo_dump(const struct eg_fo_tree *, struct eg_buf *);

#endif
