/* fo.c - names of formatting objects; see fo.h. */
#include "model/fo_initial.h"

const char *const eg_fo_initial_family[] = { "sans-serif", NULL };

static const char *const names[EG_FO_TYPES] = {
	[EG_FO_TEXT] = "#text",
	[EG_FO_ROOT] = "root",
	[EG_FO_DECLARATIONS] = "declarations",
	[EG_FO_PAGE_SEQUENCE] = "page-sequence",
	[EG_FO_TITLE] = "title",
	[EG_FO_STATIC_CONTENT] = "static-content",
	[EG_FO_FLOW] = "flow",
	[EG_FO_BLOCK] = "block",
	[EG_FO_BLOCK_CONTAINER] = "block-container",
	[EG_FO_BIDI_OVERRIDE] = "bidi-override",
	[EG_FO_CHARACTER] = "character",
	[EG_FO_EXTERNAL_GRAPHIC] = "external-graphic",
	[EG_FO_INSTREAM_FOREIGN_OBJECT] = "instream-foreign-object",
	[EG_FO_INLINE] = "inline",
	[EG_FO_INLINE_CONTAINER] = "inline-container",
	[EG_FO_LEADER] = "leader",
	[EG_FO_PAGE_NUMBER] = "page-number",
	[EG_FO_PAGE_NUMBER_CITATION] = "page-number-citation",
	[EG_FO_PAGE_NUMBER_CITATION_LAST] = "page-number-citation-last",
	[EG_FO_TABLE_AND_CAPTION] = "table-and-caption",
	[EG_FO_TABLE_CAPTION] = "table-caption",
	[EG_FO_TABLE] = "table",
	[EG_FO_TABLE_COLUMN] = "table-column",
	[EG_FO_TABLE_HEADER] = "table-header",
	[EG_FO_TABLE_FOOTER] = "table-footer",
	[EG_FO_TABLE_BODY] = "table-body",
	[EG_FO_TABLE_ROW] = "table-row",
	[EG_FO_TABLE_CELL] = "table-cell",
	[EG_FO_LIST_BLOCK] = "list-block",
	[EG_FO_LIST_ITEM] = "list-item",
	[EG_FO_LIST_ITEM_LABEL] = "list-item-label",
	[EG_FO_LIST_ITEM_BODY] = "list-item-body",
	[EG_FO_BASIC_LINK] = "basic-link",
	[EG_FO_FLOAT] = "float",
	[EG_FO_FOOTNOTE] = "footnote",
	[EG_FO_FOOTNOTE_BODY] = "footnote-body",
	[EG_FO_WRAPPER] = "wrapper",
	[EG_FO_MARKER] = "marker",
	[EG_FO_RETRIEVE_MARKER] = "retrieve-marker",
	[EG_FO_BOOKMARK_TREE] = "bookmark-tree",
	[EG_FO_BOOKMARK] = "bookmark",
	[EG_FO_BOOKMARK_TITLE] = "bookmark-title",
};

const char *
eg_fo_name(enum eg_fo_type type)
{
	return names[type];
}
