/*
 * area.h - pages, blocks, lines and glyphs with positions: what layout/ hands
 * to paint/ and seal/ (the area model of XSL 1.1, section 4).
 *
 * A place is relative to the parent's: x to the right and y down from the
 * top left corner of the parent's border rectangle.  So a finished subtree is
 * moved by changing one area.  Everything lives in the letter's arena.
 */
#ifndef EG_MODEL_AREA_H
#define EG_MODEL_AREA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/len.h"
#include "model/fo.h"

struct eg_shape;		/* text/shape.h: glyphs of one word in one face */
struct eg_face;			/* text/face.h */
struct eg_image;		/* text/image.h: a decoded or passed-through picture */

enum eg_area_type {
	EG_AREA_REGION,		/* viewport of a region; fo: static-content, flow or NULL */
	EG_AREA_COLUMN,		/* a column (span) of the body */
	EG_AREA_BLOCK,		/* block, container, table, row, cell, list parts: see fo */
	EG_AREA_LINE,
	EG_AREA_INLINE,		/* inline, link, citation ...: see fo */
	EG_AREA_TEXT,		/* words of one face, size and colour */
	EG_AREA_RULE,		/* leader-pattern="rule", a straight line */
	EG_AREA_IMAGE,		/* external-graphic's content rectangle */
	EG_AREA_TYPES
};

/* One word's glyphs and where its origin stands, from the area's x. */
struct eg_word {
	const struct eg_shape	*shape;
	eg_len			 x;
};

struct eg_area {
	enum eg_area_type	 type;
	struct eg_area		*parent, *first, *last, *next;
	const struct eg_fo	*fo;		/* what made it; NULL: nothing */
	const struct eg_style	*style;		/* what paints it; NULL: nothing to paint */

	eg_len			 x, y;		/* border rectangle, from the parent's */
	eg_len			 width, height;	/* border rectangle */

	/*
	 * Which edges of a block or inline are really here: an area broken over
	 * pages or lines has no border (and padding) where it was cut, unless
	 * .conditionality="retain".  Bits: 1 << enum eg_side.
	 */
	uint8_t			 edges;
	/*
	 * A collapsing table's cells carry the widths and styles that won
	 * (17.6.2 of CSS 2.1); they then replace style->border.  NULL elsewhere.
	 */
	const struct eg_border	*borders;	/* 4, by enum eg_side */

	bool			 clip;		/* overflow hidden: children are cut at the padding edge */
	bool			 artifact;	/* repeated header, continuation: not in the structure tree */
	uint32_t		 unit;		/* of painting, from 1; 0: of layout (structure.h) */
	int16_t			 turn;		/* 0, 90, 180, 270: children are turned anticlockwise
						   in the content box; see eg_frame */
	int32_t			 row, column;	/* table cells, from 0; else -1 */

	/* TEXT */
	const struct eg_word	*words;
	uint32_t		 nwords;
	eg_len			 size;		/* of the type */
	eg_len			 baseline;	/* LINE, TEXT: from the area's top */
	eg_len			 letter_spacing;
	const char		*text;		/* what a reader copies; UTF-8, not NUL-terminated */
	uint32_t		 text_len;
	bool			 soft_hyphen;	/* the last glyph is a hyphen the text does not have */
	bool			 line_feed;	/* a forced line break or the paragraph's end follows */
	const struct eg_face	*face;		/* also when there are no words but spaces */
	uint8_t			 level;		/* bidi embedding level; odd: right to left */

	/* RULE: style->rule_style, rule_thickness, color apply; height is the thickness.
	   IMAGE: the picture, scaled to the area.  Elsewhere: style->background_image,
	   opened by layout; NULL when it has none. */
	const struct eg_image	*image;
};

struct eg_page {
	struct eg_page		*next;
	const struct eg_page_master *master;
	const struct eg_fo	*sequence;	/* EG_FO_PAGE_SEQUENCE */
	int32_t			 number;	/* as counted */
	const char		*label;		/* as printed, by format= */
	eg_len			 width, height;
	bool			 blank;
	struct eg_area		*first, *last;	/* REGIONs, in painting order */
};

/* Where an id is: the first area of its object. */
struct eg_destination {
	const char		*id;
	uint32_t		 page;		/* index from 0 */
	eg_len			 x, y;		/* on the page, from its top left */
};

struct eg_area_tree {
	struct eg_page		*first, *last;
	uint32_t		 npages;
	const struct eg_destination *destinations;	/* sorted by id */
	size_t			 ndestinations;
	const struct eg_fo_tree	*fo;
};

/*
 * Where an area's children are measured from, on the page: (x, y) is where
 * their coordinates' origin lies, turn the direction of their x axis,
 * anticlockwise from the page's.  All turns are right angles, so everything
 * stays an integer.
 *
 * Children of a turned area are laid out as if its content box had kept its
 * top left corner and swapped width and height (90, 270): a child at that
 * corner is painted in the content box's bottom left (90), bottom right (180)
 * or top right (270) corner.
 */
struct eg_frame {
	eg_len	 x, y;
	int16_t	 turn;		/* 0, 90, 180, 270 */
};

struct eg_rect {
	eg_len	 x, y, width, height;
};

/* The frame of the children of `area`, which itself stands in frame f. */
struct eg_frame eg_frame_of(struct eg_frame f, const struct eg_area *area);
/* A rectangle given in frame f, on the page. */
struct eg_rect eg_frame_rect(struct eg_frame f, struct eg_rect);

/*
 * The widths of an area's borders, and with them its padding, by physical
 * side: top, right, bottom, left (the order of eg_page_master.margin).  Only
 * edges that are here count.
 */
enum eg_physical { EG_TOP, EG_RIGHT, EG_BOTTOM, EG_LEFT };
void	 eg_area_borders(const struct eg_area *, struct eg_border border[4]);
void	 eg_area_insets(const struct eg_area *, eg_len inset[4]);
/* Whether anything may be painted of the area itself: background or border. */
bool	 eg_area_decorates(const struct eg_area *);

struct eg_buf;
/*
 * As text, one area a line: depth by indent, type, object, x y width height
 * on the page in points, and the words.  What `engross areas` prints and
 * goldens compare.
 */
void	 eg_area_dump(const struct eg_area_tree *, struct eg_buf *);

/* Append child as the last of parent. */
void	 eg_area_add(struct eg_area *parent, struct eg_area *child);

#endif
