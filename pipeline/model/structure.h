/*
 * structure.h - what is what in a letter: the elements a screen reader walks
 * (ISO 32000-1, 14.7 and 14.8), and which painting belongs to which of them.
 *
 * Painting comes in units: one unit is what is painted of one element on one
 * page with nothing else between.  A unit that is no element's is an artifact
 * (14.8.2.2).  What is in no unit is an artifact of layout: borders, rules,
 * leaders.  Every area knows its unit (eg_area.unit).  An area's line_feed is
 * left where more words of the same paragraph follow: to a reader, a space.
 */
#ifndef EG_MODEL_STRUCTURE_H
#define EG_MODEL_STRUCTURE_H

#include "model/area.h"

/* Standard structure types, 14.8.4. */
enum eg_structure_type {
	EG_S_NONE,
	EG_S_DOCUMENT, EG_S_PART, EG_S_ART, EG_S_SECT, EG_S_DIV, EG_S_BLOCK_QUOTE,
	EG_S_P, EG_S_H1, EG_S_H2, EG_S_H3, EG_S_H4, EG_S_H5, EG_S_H6,
	EG_S_L, EG_S_LI, EG_S_LBL, EG_S_LBODY,
	EG_S_TABLE, EG_S_THEAD, EG_S_TBODY, EG_S_TFOOT, EG_S_TR, EG_S_TH, EG_S_TD,
	EG_S_CAPTION, EG_S_FIGURE, EG_S_SPAN, EG_S_QUOTE, EG_S_CODE, EG_S_LINK,
	EG_S_REFERENCE, EG_S_NOTE, EG_S_FORM,
	EG_S_TYPES
};

/* 14.8.5.5 and 14.8.5.7. */
enum eg_numbering { EG_NUMBERING_NONE, EG_NUMBERING_DISC, EG_NUMBERING_CIRCLE,
    EG_NUMBERING_SQUARE, EG_NUMBERING_DECIMAL, EG_NUMBERING_UPPER_ROMAN,
    EG_NUMBERING_LOWER_ROMAN, EG_NUMBERING_UPPER_ALPHA, EG_NUMBERING_LOWER_ALPHA };
enum eg_scope { EG_SCOPE_NONE, EG_SCOPE_ROW, EG_SCOPE_COLUMN };

struct eg_element;

/* What an element consists of, in reading order. */
struct eg_kid {
	struct eg_kid		*next;
	enum eg_kid_kind { EG_KID_ELEMENT, EG_KID_UNIT, EG_KID_LINK,
	    EG_KID_FIELD }	 kind;
	struct eg_element	*element;
	uint32_t		 number;	/* UNIT: from 1; LINK, FIELD: from 0 */
};

struct eg_element {
	enum eg_structure_type	 type;
	struct eg_element	*parent;
	struct eg_kid		*first, *last;
	const struct eg_fo	*fo;		/* what made it; NULL: a cell that is not there */
	const char		*language;	/* "en-US"; NULL: as its parent's */
	const char		*spoken;	/* the language it has, its own or not */
	const char		*alt;		/* FIGURE, LINK, FORM; NULL: none */
	uint32_t		 note;		/* NOTE: from 1 */
	/* H1 to H6: as its role says; that of the heading it is below, 0: none. */
	uint8_t			 level, above;
	enum eg_numbering	 numbering;	/* L */
	enum eg_scope		 scope;		/* TH */
	int32_t			 column, columns, rows;	/* TH, TD: from 0; spans */
	uint32_t		 page;		/* where it begins, from 0 */
	eg_len			 y;		/* and how far from the top */
};

struct eg_unit {
	enum eg_unit_kind {
		EG_UNIT_CONTENT,
		/* Artifacts: what recurs on pages, ... */
		EG_UNIT_HEADER, EG_UNIT_FOOTER, EG_UNIT_WATERMARK, EG_UNIT_PAGINATION,
		/* ... colour behind text, and the rest. */
		EG_UNIT_BACKGROUND, EG_UNIT_LAYOUT
	}			 kind;
	uint32_t		 page;		/* from 0 */
	struct eg_element	*element;	/* CONTENT */
	uint32_t		 mcid;		/* CONTENT: from 0 on each page */
	struct eg_rect		 box;		/* around it, on the page */
	/*
	 * CONTENT: the hyphen of the area whose unit is the one before; to a reader
	 * U+00AD, a place where the word was divided.
	 */
	bool			 soft_hyphen;
	bool			 painted;	/* set by paint: it is in the page's content */
};

/* A rectangle of a page that leads somewhere. */
struct eg_link {
	const struct eg_fo	*fo;		/* EG_FO_BASIC_LINK */
	struct eg_element	*element;
	uint32_t		 page;		/* from 0 */
	struct eg_rect		 rect;		/* on the page */
};

/* A place where somebody may sign: an object with role="Form". */
struct eg_field {
	const struct eg_fo	*fo;
	struct eg_element	*element;	/* NULL: it has no size, and is not seen */
	uint32_t		 page;		/* from 0 */
	struct eg_rect		 rect;		/* on the page */
};

struct eg_structure {
	const struct eg_area_tree *areas;
	const struct eg_page	**page;		/* by index */
	struct eg_element	*document;
	uint32_t		 nelements;
	struct eg_unit		*unit;		/* by number; 0 is not used */
	uint32_t		 nunits;	/* highest number + 1 */
	uint32_t		*page_unit;	/* first unit of a page; one more at the end */
	struct eg_link		*link;
	uint32_t		 nlinks;
	struct eg_field		*field;
	uint32_t		 nfields;
};

/*
 * The ink that stands before and after a unit in the page's painting, from the
 * page's top left: its size says which of the two, its place which unit.
 */
struct eg_mark {
	eg_len	 x, y, width, height;
};
struct eg_mark eg_structure_mark(const struct eg_structure *, uint32_t unit, bool end);

/* "LBody". */
const char *eg_structure_name(enum eg_structure_type);
/* "LowerAlpha"; "Row" (NULL for NONE). */
const char *eg_numbering_name(enum eg_numbering);
const char *eg_scope_name(enum eg_scope);

struct eg_buf;
/* As text, what a screen reader finds, an element a line: what goldens compare. */
void	 eg_structure_dump(const struct eg_structure *, struct eg_buf *);

#endif
