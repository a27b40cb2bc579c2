/* object.c - see object.h. */
#include "fo/object.h"

#include <stdio.h>
#include <string.h>

#include "base/suggest.h"

#define BIT(c)		EG_CLASS(EG_C_##c)
#define BITS2(a, b)	(BIT(a) | BIT(b))
#define BITS3(a, b, c)	(BITS2(a, b) | BIT(c))
#define BITS4(a, b, c, d) (BITS2(a, b) | BITS2(c, d))

/* 6.2: %block; and %inline;, with what may stand among both. */
#define BLOCKS		BITS3(BLOCK, NEUTRAL, OUT_OF_LINE)
#define INLINES		BITS4(TEXT, INLINE, NEUTRAL, OUT_OF_LINE)

/* Sorted by name, for bisection. */
static const struct eg_object objects[] = {
	{ "basic-link", EG_FO_BASIC_LINK, EG_C_INLINE, EG_BUILD_TREE,
	    EG_O_INLINE, INLINES | BLOCKS | BIT(MARKER) },
	{ "bidi-override", EG_FO_BIDI_OVERRIDE, EG_C_INLINE, EG_BUILD_TREE,
	    EG_O_INLINE, INLINES | BLOCKS | BIT(MARKER) },
	{ "block", EG_FO_BLOCK, EG_C_BLOCK, EG_BUILD_TREE,
	    0, BLOCKS | INLINES | BITS2(MARKER, INITIAL) },
	{ "block-container", EG_FO_BLOCK_CONTAINER, EG_C_BLOCK, EG_BUILD_TREE,
	    EG_O_REFERENCE, BLOCKS | BIT(MARKER) },
	{ "bookmark", EG_FO_BOOKMARK, EG_C_BOOKMARK, EG_BUILD_TREE,
	    0, BITS2(BOOKMARK, BOOKMARK_TITLE) },
	{ "bookmark-title", EG_FO_BOOKMARK_TITLE, EG_C_BOOKMARK_TITLE, EG_BUILD_TREE,
	    0, BIT(TEXT) },
	{ "bookmark-tree", EG_FO_BOOKMARK_TREE, EG_C_BOOKMARKS, EG_BUILD_BOOKMARKS,
	    0, BIT(BOOKMARK) },
	{ "change-bar-begin", EG_FO_TYPES, EG_C_NEUTRAL, EG_BUILD_LATER,
	    EG_O_EMPTY, 0 },
	{ "change-bar-end", EG_FO_TYPES, EG_C_NEUTRAL, EG_BUILD_LATER,
	    EG_O_EMPTY, 0 },
	{ "character", EG_FO_CHARACTER, EG_C_INLINE, EG_BUILD_TREE,
	    EG_O_INLINE | EG_O_EMPTY, 0 },
	{ "color-profile", EG_FO_TYPES, EG_C_PROFILE, EG_BUILD_NOTHING,
	    EG_O_EMPTY, 0 },
	{ "conditional-page-master-reference", EG_FO_TYPES, EG_C_CONDITIONAL, EG_BUILD_PAGES,
	    EG_O_EMPTY, 0 },
	{ "declarations", EG_FO_DECLARATIONS, EG_C_DECLARATIONS, EG_BUILD_DECLARATIONS,
	    0, BIT(PROFILE) },
	{ "external-graphic", EG_FO_EXTERNAL_GRAPHIC, EG_C_INLINE, EG_BUILD_TREE,
	    EG_O_INLINE | EG_O_EMPTY, 0 },
	{ "float", EG_FO_FLOAT, EG_C_OUT_OF_LINE, EG_BUILD_TREE,
	    EG_O_ASIDE, BLOCKS },
	{ "flow", EG_FO_FLOW, EG_C_FLOW, EG_BUILD_FLOW,
	    0, BLOCKS | BIT(MARKER) },
	{ "flow-assignment", EG_FO_TYPES, EG_C_FLOW_ASSIGNMENT, EG_BUILD_MISSING,
	    0, BIT(FLOW_LISTS) },
	{ "flow-map", EG_FO_TYPES, EG_C_FLOW_MAP, EG_BUILD_MISSING,
	    0, BIT(FLOW_ASSIGNMENT) },
	{ "flow-name-specifier", EG_FO_TYPES, EG_C_FLOW_NAME, EG_BUILD_MISSING,
	    EG_O_EMPTY, 0 },
	{ "flow-source-list", EG_FO_TYPES, EG_C_FLOW_LISTS, EG_BUILD_MISSING,
	    0, BIT(FLOW_NAME) },
	{ "flow-target-list", EG_FO_TYPES, EG_C_FLOW_LISTS, EG_BUILD_MISSING,
	    0, BIT(REGION_NAME) },
	{ "folio-prefix", EG_FO_TYPES, EG_C_FOLIO, EG_BUILD_MISSING,
	    0, INLINES },
	{ "folio-suffix", EG_FO_TYPES, EG_C_FOLIO, EG_BUILD_MISSING,
	    0, INLINES },
	{ "footnote", EG_FO_FOOTNOTE, EG_C_OUT_OF_LINE, EG_BUILD_TREE,
	    EG_O_INLINE, BITS2(INLINE, FOOTNOTE_BODY) },
	{ "footnote-body", EG_FO_FOOTNOTE_BODY, EG_C_FOOTNOTE_BODY, EG_BUILD_TREE,
	    EG_O_ASIDE, BLOCKS },
	{ "index-key-reference", EG_FO_TYPES, EG_C_INDEX_PART, EG_BUILD_MISSING,
	    0, BIT(INDEX_PART) },
	{ "index-page-citation-list", EG_FO_TYPES, EG_C_INLINE, EG_BUILD_MISSING,
	    EG_O_INLINE, BIT(INDEX_PART) },
	{ "index-page-citation-list-separator", EG_FO_TYPES, EG_C_INDEX_PART, EG_BUILD_MISSING,
	    0, INLINES },
	{ "index-page-citation-range-separator", EG_FO_TYPES, EG_C_INDEX_PART, EG_BUILD_MISSING,
	    0, INLINES },
	{ "index-page-number-prefix", EG_FO_TYPES, EG_C_INDEX_PART, EG_BUILD_MISSING,
	    0, INLINES },
	{ "index-page-number-suffix", EG_FO_TYPES, EG_C_INDEX_PART, EG_BUILD_MISSING,
	    0, INLINES },
	{ "index-range-begin", EG_FO_TYPES, EG_C_NEUTRAL, EG_BUILD_LATER,
	    EG_O_EMPTY, 0 },
	{ "index-range-end", EG_FO_TYPES, EG_C_NEUTRAL, EG_BUILD_LATER,
	    EG_O_EMPTY, 0 },
	{ "initial-property-set", EG_FO_TYPES, EG_C_INITIAL, EG_BUILD_LATER,
	    EG_O_EMPTY, 0 },
	{ "inline", EG_FO_INLINE, EG_C_INLINE, EG_BUILD_TREE,
	    EG_O_INLINE, BLOCKS | INLINES | BITS2(MARKER, INITIAL) },
	{ "inline-container", EG_FO_INLINE_CONTAINER, EG_C_INLINE, EG_BUILD_TREE,
	    EG_O_INLINE | EG_O_REFERENCE | EG_O_ASIDE, BLOCKS | BIT(MARKER) },
	{ "instream-foreign-object", EG_FO_INSTREAM_FOREIGN_OBJECT, EG_C_INLINE, EG_BUILD_TREE,
	    EG_O_INLINE, 0 },
	{ "layout-master-set", EG_FO_TYPES, EG_C_MASTERS, EG_BUILD_MASTERS,
	    EG_O_PAGES, BITS2(MASTER, FLOW_MAP) },
	{ "leader", EG_FO_LEADER, EG_C_INLINE, EG_BUILD_TREE,
	    EG_O_INLINE, INLINES },
	{ "list-block", EG_FO_LIST_BLOCK, EG_C_BLOCK, EG_BUILD_TREE,
	    0, BITS2(MARKER, ITEM) },
	{ "list-item", EG_FO_LIST_ITEM, EG_C_ITEM, EG_BUILD_TREE,
	    0, BITS3(MARKER, LABEL, ITEM_BODY) },
	{ "list-item-body", EG_FO_LIST_ITEM_BODY, EG_C_ITEM_BODY, EG_BUILD_TREE,
	    0, BLOCKS | BIT(MARKER) },
	{ "list-item-label", EG_FO_LIST_ITEM_LABEL, EG_C_LABEL, EG_BUILD_TREE,
	    0, BLOCKS | BIT(MARKER) },
	{ "marker", EG_FO_MARKER, EG_C_MARKER, EG_BUILD_MARKER,
	    EG_O_ASIDE, BLOCKS | INLINES },
	{ "multi-case", EG_FO_TYPES, EG_C_CASE, EG_BUILD_TRANSPARENT,
	    0, 0 },
	{ "multi-properties", EG_FO_TYPES, EG_C_NEUTRAL, EG_BUILD_TRANSPARENT,
	    0, BITS2(PROPERTY_SET, NEUTRAL) },
	{ "multi-property-set", EG_FO_TYPES, EG_C_PROPERTY_SET, EG_BUILD_NOTHING,
	    EG_O_EMPTY, 0 },
	{ "multi-switch", EG_FO_TYPES, EG_C_NEUTRAL, EG_BUILD_SWITCH,
	    0, BIT(CASE) },
	{ "multi-toggle", EG_FO_TYPES, EG_C_INLINE, EG_BUILD_TRANSPARENT,
	    0, INLINES | BLOCKS },
	{ "page-number", EG_FO_PAGE_NUMBER, EG_C_INLINE, EG_BUILD_TREE,
	    EG_O_INLINE | EG_O_EMPTY, 0 },
	{ "page-number-citation", EG_FO_PAGE_NUMBER_CITATION, EG_C_INLINE, EG_BUILD_TREE,
	    EG_O_INLINE | EG_O_EMPTY, 0 },
	{ "page-number-citation-last", EG_FO_PAGE_NUMBER_CITATION_LAST, EG_C_INLINE, EG_BUILD_TREE,
	    EG_O_INLINE | EG_O_EMPTY, 0 },
	{ "page-sequence", EG_FO_PAGE_SEQUENCE, EG_C_SEQUENCE, EG_BUILD_SEQUENCE,
	    EG_O_REFERENCE, BITS4(TITLE, FOLIO, STATIC, FLOW) },
	{ "page-sequence-master", EG_FO_TYPES, EG_C_MASTER, EG_BUILD_PAGES,
	    EG_O_PAGES, BIT(SUBSEQUENCE) },
	{ "page-sequence-wrapper", EG_FO_TYPES, EG_C_SEQUENCE, EG_BUILD_TRANSPARENT,
	    0, BIT(SEQUENCE) },
	{ "region-after", EG_FO_TYPES, EG_C_REGION, EG_BUILD_PAGES,
	    EG_O_PAGES | EG_O_EMPTY, 0 },
	{ "region-before", EG_FO_TYPES, EG_C_REGION, EG_BUILD_PAGES,
	    EG_O_PAGES | EG_O_EMPTY, 0 },
	{ "region-body", EG_FO_TYPES, EG_C_REGION, EG_BUILD_PAGES,
	    EG_O_PAGES | EG_O_EMPTY, 0 },
	{ "region-end", EG_FO_TYPES, EG_C_REGION, EG_BUILD_PAGES,
	    EG_O_PAGES | EG_O_EMPTY, 0 },
	{ "region-name-specifier", EG_FO_TYPES, EG_C_REGION_NAME, EG_BUILD_MISSING,
	    EG_O_EMPTY, 0 },
	{ "region-start", EG_FO_TYPES, EG_C_REGION, EG_BUILD_PAGES,
	    EG_O_PAGES | EG_O_EMPTY, 0 },
	{ "repeatable-page-master-alternatives", EG_FO_TYPES, EG_C_SUBSEQUENCE, EG_BUILD_PAGES,
	    0, BIT(CONDITIONAL) },
	{ "repeatable-page-master-reference", EG_FO_TYPES, EG_C_SUBSEQUENCE, EG_BUILD_PAGES,
	    EG_O_EMPTY, 0 },
	{ "retrieve-marker", EG_FO_RETRIEVE_MARKER, EG_C_NEUTRAL, EG_BUILD_MARKER,
	    EG_O_INLINE | EG_O_EMPTY, 0 },
	{ "retrieve-table-marker", EG_FO_TYPES, EG_C_NEUTRAL, EG_BUILD_MISSING,
	    EG_O_EMPTY, 0 },
	{ "root", EG_FO_ROOT, EG_C_ROOT, EG_BUILD_ROOT,
	    0, BITS4(MASTERS, DECLARATIONS, BOOKMARKS, SEQUENCE) },
	{ "scaling-value-citation", EG_FO_TYPES, EG_C_INLINE, EG_BUILD_MISSING,
	    EG_O_INLINE | EG_O_EMPTY, 0 },
	{ "simple-page-master", EG_FO_TYPES, EG_C_MASTER, EG_BUILD_PAGES,
	    EG_O_PAGES, BIT(REGION) },
	{ "single-page-master-reference", EG_FO_TYPES, EG_C_SUBSEQUENCE, EG_BUILD_PAGES,
	    EG_O_EMPTY, 0 },
	{ "static-content", EG_FO_STATIC_CONTENT, EG_C_STATIC, EG_BUILD_FLOW,
	    0, BLOCKS },
	{ "table", EG_FO_TABLE, EG_C_BLOCK, EG_BUILD_TABLE,
	    0, BITS4(MARKER, COLUMN, HEADER, FOOTER) | BIT(BODY) },
	{ "table-and-caption", EG_FO_TABLE_AND_CAPTION, EG_C_BLOCK, EG_BUILD_TREE,
	    0, BITS3(MARKER, CAPTION, BLOCK) },
	{ "table-body", EG_FO_TABLE_BODY, EG_C_BODY, EG_BUILD_PART,
	    0, BITS3(MARKER, ROW, CELL) },
	{ "table-caption", EG_FO_TABLE_CAPTION, EG_C_CAPTION, EG_BUILD_TREE,
	    EG_O_REFERENCE, BLOCKS | BIT(MARKER) },
	{ "table-cell", EG_FO_TABLE_CELL, EG_C_CELL, EG_BUILD_CELL,
	    EG_O_REFERENCE, BLOCKS | BIT(MARKER) },
	{ "table-column", EG_FO_TABLE_COLUMN, EG_C_COLUMN, EG_BUILD_COLUMN,
	    EG_O_EMPTY, 0 },
	{ "table-footer", EG_FO_TABLE_FOOTER, EG_C_FOOTER, EG_BUILD_PART,
	    0, BITS3(MARKER, ROW, CELL) },
	{ "table-header", EG_FO_TABLE_HEADER, EG_C_HEADER, EG_BUILD_PART,
	    0, BITS3(MARKER, ROW, CELL) },
	{ "table-row", EG_FO_TABLE_ROW, EG_C_ROW, EG_BUILD_ROW,
	    0, BIT(CELL) },
	{ "title", EG_FO_TITLE, EG_C_TITLE, EG_BUILD_TITLE,
	    EG_O_REFERENCE, INLINES },
	{ "wrapper", EG_FO_WRAPPER, EG_C_NEUTRAL, EG_BUILD_TREE,
	    EG_O_INLINE, 0 },
};

#define COUNT	(sizeof(objects) / sizeof(objects[0]))

const struct eg_object *
eg_object_find(const char *name)
{
	size_t low = 0, high = COUNT, middle;
	int order;

	while (low < high) {
		middle = (low + high) / 2;
		order = strcmp(name, objects[middle].name);
		if (order == 0)
			return &objects[middle];
		if (order > 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

const struct eg_object *
eg_object_of(enum eg_fo_type type)
{
	return eg_object_find(eg_fo_name(type));
}

const char *
eg_object_suggest(const char *name)
{
	const char *names[COUNT];
	size_t i;

	for (i = 0; i < COUNT; i++)
		names[i] = objects[i].name;
	return eg_suggest(name, names, COUNT);
}

/* What stands for a class in a message. */
static const char *const class_words[64] = {
	[EG_C_TEXT] = "text",
	[EG_C_BLOCK] = "`fo:block` and other blocks",
	[EG_C_INLINE] = "`fo:inline` and other inlines",
};

void
eg_object_list(uint64_t classes, char *out, size_t size)
{
	uint64_t seen = 0, bit;
	const char *word;
	size_t i, used = 0;
	int n;

	out[0] = '\0';
	for (i = 0; i < COUNT; i++) {
		bit = EG_CLASS(objects[i].class);
		if ((classes & bit) == 0)
			continue;
		word = class_words[objects[i].class];
		if (word != NULL && (seen & bit) != 0)
			continue;
		if (objects[i].class == EG_C_NEUTRAL || objects[i].class == EG_C_OUT_OF_LINE ||
		    objects[i].class == EG_C_MARKER)
			continue;
		seen |= bit;
		n = snprintf(out + used, size - used, "%s%s%s", used == 0 ? "" : ", ",
		    word == NULL ? "fo:" : "", word == NULL ? objects[i].name : word);
		if (n < 0 || (size_t)n >= size - used)
			return;
		used += (size_t)n;
	}
}
