/* structure.c - the names of ISO 32000-1, 14.8, and marks of ink. */
#include "model/structure.h"

static const char *const type_names[EG_S_TYPES] = {
	[EG_S_NONE] = "", [EG_S_DOCUMENT] = "Document", [EG_S_PART] = "Part", [EG_S_ART] = "Art",
	[EG_S_SECT] = "Sect", [EG_S_DIV] = "Div", [EG_S_BLOCK_QUOTE] = "BlockQuote",
	[EG_S_P] = "P", [EG_S_H1] = "H1", [EG_S_H2] = "H2", [EG_S_H3] = "H3",
	[EG_S_H4] = "H4", [EG_S_H5] = "H5", [EG_S_H6] = "H6",
	[EG_S_L] = "L", [EG_S_LI] = "LI", [EG_S_LBL] = "Lbl", [EG_S_LBODY] = "LBody",
	[EG_S_TABLE] = "Table", [EG_S_THEAD] = "THead", [EG_S_TBODY] = "TBody",
	[EG_S_TFOOT] = "TFoot", [EG_S_TR] = "TR", [EG_S_TH] = "TH", [EG_S_TD] = "TD",
	[EG_S_CAPTION] = "Caption", [EG_S_FIGURE] = "Figure", [EG_S_SPAN] = "Span",
	[EG_S_QUOTE] = "Quote", [EG_S_CODE] = "Code", [EG_S_LINK] = "Link",
	[EG_S_REFERENCE] = "Reference", [EG_S_NOTE] = "Note", [EG_S_FORM] = "Form",
};

static const char *const numbering_names[] = {
	[EG_NUMBERING_NONE] = "None", [EG_NUMBERING_DISC] = "Disc",
	[EG_NUMBERING_CIRCLE] = "Circle", [EG_NUMBERING_SQUARE] = "Square",
	[EG_NUMBERING_DECIMAL] = "Decimal",
	[EG_NUMBERING_UPPER_ROMAN] = "UpperRoman",
	[EG_NUMBERING_LOWER_ROMAN] = "LowerRoman",
	[EG_NUMBERING_UPPER_ALPHA] = "UpperAlpha",
	[EG_NUMBERING_LOWER_ALPHA] = "LowerAlpha",
};

const char *
eg_structure_name(enum eg_structure_type type)
{
	return type_names[type];
}

const char *
eg_numbering_name(enum eg_numbering numbering)
{
	return numbering_names[numbering];
}

const char *
eg_scope_name(enum eg_scope scope)
{
	return scope == EG_SCOPE_ROW ? "Row" : scope == EG_SCOPE_COLUMN ? "Column" : NULL;
}

/*
 * Quarters of points are whole numbers of cairo's own unit, 1/256 pt.  Marks
 * keep clear of the page's edges, and come again at the same places when a
 * small page has more units than places.
 */
struct eg_mark
eg_structure_mark(const struct eg_structure *s, uint32_t unit, bool end)
{
	const struct eg_page *page = s->page[s->unit[unit].page];
	uint32_t n = unit - s->page_unit[s->unit[unit].page], across, down;

	across = page->width > EG_PT(66) ? 256 : page->width > EG_PT(2) ? 4 : 1;
	down = page->height > EG_PT(34) ? 128 : page->height > EG_PT(2) ? 4 : 1;
	return (struct eg_mark){
	    .x = (eg_len)(1 + n % across) * EG_LEN_ONE / 4,
	    .y = (eg_len)(1 + n / across % down) * EG_LEN_ONE / 4,
	    .width = EG_LEN_ONE / 128, .height = EG_LEN_ONE / (end ? 32 : 64) };
}
