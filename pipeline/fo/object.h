/*
 * object.h - the formatting objects of XSL 1.1 (section 6), one row each: what
 * kind of content they are, what content they may have, and how they are built.
 */
#ifndef EG_FO_OBJECT_H
#define EG_FO_OBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/fo.h"

/* What an object is to its parent; content models are sets of these. */
enum eg_class {
	EG_C_TEXT, EG_C_BLOCK, EG_C_INLINE,
	EG_C_NEUTRAL,		/* 6.2: where both are allowed */
	EG_C_OUT_OF_LINE,	/* float, footnote */
	EG_C_MARKER, EG_C_INITIAL,
	EG_C_ROOT, EG_C_MASTERS, EG_C_DECLARATIONS, EG_C_BOOKMARKS, EG_C_BOOKMARK,
	EG_C_BOOKMARK_TITLE, EG_C_SEQUENCE, EG_C_PROFILE,
	EG_C_MASTER, EG_C_REGION, EG_C_SUBSEQUENCE, EG_C_CONDITIONAL,
	EG_C_FLOW_MAP, EG_C_FLOW_ASSIGNMENT, EG_C_FLOW_LISTS, EG_C_FLOW_NAME,
	EG_C_REGION_NAME,
	EG_C_TITLE, EG_C_FOLIO, EG_C_STATIC, EG_C_FLOW,
	EG_C_CAPTION, EG_C_COLUMN, EG_C_HEADER, EG_C_FOOTER, EG_C_BODY, EG_C_ROW,
	EG_C_CELL, EG_C_ITEM, EG_C_LABEL, EG_C_ITEM_BODY, EG_C_FOOTNOTE_BODY,
	EG_C_CASE, EG_C_PROPERTY_SET, EG_C_INDEX_PART
};

/* How fo/refine.c goes about it. */
enum eg_build {
	EG_BUILD_TREE,		/* an object of the tree, then its children */
	EG_BUILD_TRANSPARENT,	/* its children stand for it */
	EG_BUILD_ROOT, EG_BUILD_MASTERS, EG_BUILD_DECLARATIONS, EG_BUILD_BOOKMARKS,
	EG_BUILD_SEQUENCE, EG_BUILD_TITLE, EG_BUILD_FLOW,
	EG_BUILD_MARKER, EG_BUILD_SWITCH,
	EG_BUILD_TABLE, EG_BUILD_COLUMN, EG_BUILD_PART, EG_BUILD_ROW, EG_BUILD_CELL,
	EG_BUILD_PAGES,		/* below layout-master-set: fo/page.c */
	EG_BUILD_NOTHING,	/* no effect on paper */
	EG_BUILD_LATER,		/* not supported; nothing of the text is lost */
	EG_BUILD_MISSING,	/* not supported, and content would be lost */
	EG_BUILDS
};

struct eg_object {
	const char	*name;
	uint8_t		 type;		/* enum eg_fo_type; EG_FO_TYPES: not in the tree */
	uint8_t		 class;		/* enum eg_class */
	uint8_t		 build;		/* enum eg_build */
	uint8_t		 flags;
	uint64_t	 content;	/* bits of enum eg_class; 0: as its parent's */
};

#define EG_O_INLINE	1	/* in a line: margins are spaces along it */
#define EG_O_REFERENCE	2	/* generates a reference area (5.3.2) */
#define EG_O_EMPTY	4	/* has no content */
#define EG_O_PAGES	8	/* margins of pages and regions are no indents */
#define EG_O_ASIDE	16	/* its text is not in the line around it */

#define EG_CLASS(c)	(UINT64_C(1) << (c))

/* The object of that name, or NULL. */
const struct eg_object *eg_object_find(const char *name);
/* Of a type that is in the tree. */
const struct eg_object *eg_object_of(enum eg_fo_type);
const char *eg_object_suggest(const char *name);
/* "fo:block, fo:table": the first few objects of the classes, for help. */
void	 eg_object_list(uint64_t classes, char *out, size_t size);

#endif
