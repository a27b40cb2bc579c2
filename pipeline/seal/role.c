/* role.c - see role.h. */
#include "seal/role.h"

#include <string.h>


static const enum eg_element_class classes[EG_S_TYPES] = {
	[EG_S_DOCUMENT] = EG_CLASS_GROUP, [EG_S_PART] = EG_CLASS_GROUP,
	[EG_S_ART] = EG_CLASS_GROUP, [EG_S_SECT] = EG_CLASS_GROUP,
	[EG_S_DIV] = EG_CLASS_GROUP, [EG_S_BLOCK_QUOTE] = EG_CLASS_GROUP,
	[EG_S_L] = EG_CLASS_PART, [EG_S_LI] = EG_CLASS_PART,
	[EG_S_TABLE] = EG_CLASS_PART, [EG_S_THEAD] = EG_CLASS_PART,
	[EG_S_TBODY] = EG_CLASS_PART, [EG_S_TFOOT] = EG_CLASS_PART,
	[EG_S_TR] = EG_CLASS_PART,
	[EG_S_LBODY] = EG_CLASS_BODY, [EG_S_TH] = EG_CLASS_BODY,
	[EG_S_TD] = EG_CLASS_BODY, [EG_S_NOTE] = EG_CLASS_BODY,
	[EG_S_P] = EG_CLASS_WORDS, [EG_S_H1] = EG_CLASS_WORDS, [EG_S_H2] = EG_CLASS_WORDS,
	[EG_S_H3] = EG_CLASS_WORDS, [EG_S_H4] = EG_CLASS_WORDS, [EG_S_H5] = EG_CLASS_WORDS,
	[EG_S_H6] = EG_CLASS_WORDS, [EG_S_LBL] = EG_CLASS_WORDS,
	[EG_S_CAPTION] = EG_CLASS_WORDS, [EG_S_FORM] = EG_CLASS_WORDS,
	[EG_S_FIGURE] = EG_CLASS_LINE, [EG_S_SPAN] = EG_CLASS_LINE,
	[EG_S_QUOTE] = EG_CLASS_LINE, [EG_S_CODE] = EG_CLASS_LINE,
	[EG_S_LINK] = EG_CLASS_LINE, [EG_S_REFERENCE] = EG_CLASS_LINE,
};

/* The rest follows from the objects themselves. */
static const enum eg_structure_type block_roles[] = {
	EG_S_PART, EG_S_ART, EG_S_SECT, EG_S_DIV, EG_S_BLOCK_QUOTE, EG_S_P, EG_S_H1,
	EG_S_H2, EG_S_H3, EG_S_H4, EG_S_H5, EG_S_H6, EG_S_CAPTION, EG_S_FORM, EG_S_NONE
};
static const enum eg_structure_type line_roles[] = {
	EG_S_SPAN, EG_S_QUOTE, EG_S_CODE, EG_S_REFERENCE, EG_S_NONE
};

enum eg_element_class
eg_structure_class(enum eg_structure_type type)
{
	return classes[type];
}

bool
eg_role_signs(const struct eg_fo *fo)
{
	return (fo->type == EG_FO_BLOCK || fo->type == EG_FO_BLOCK_CONTAINER) &&
	    fo->style->role != NULL && strcmp(fo->style->role, "Form") == 0;
}

bool
eg_role_hides(const struct eg_fo *fo)
{
	const char *role = fo->type == EG_FO_TEXT ? NULL : fo->style->role;

	return role != NULL && (strcmp(role, "artifact") == 0 || strcmp(role, "Artifact") == 0);
}

static enum eg_structure_type
given(const struct eg_fo *fo, const enum eg_structure_type *allowed)
{
	if (fo->style->role == NULL)
		return EG_S_NONE;
	while (*allowed != EG_S_NONE &&
	    strcmp(eg_structure_name(*allowed), fo->style->role) != 0)
		allowed++;
	return *allowed;
}

static bool
has_letters(const struct eg_fo *text)
{
	for (uint32_t i = 0; i < text->len; i++)
		if (strchr(" \t\n", text->text[i]) == NULL)
			return true;
	return false;
}

/* A child that is part of a line; a wrapper is what is in it. */
static bool
in_line(const struct eg_fo *fo)
{
	switch (fo->type) {
	case EG_FO_TEXT:
		return has_letters(fo);
	case EG_FO_WRAPPER:
		return eg_role_has_words(fo);
	case EG_FO_BIDI_OVERRIDE:
	case EG_FO_CHARACTER:
	case EG_FO_EXTERNAL_GRAPHIC:
	case EG_FO_INSTREAM_FOREIGN_OBJECT:
	case EG_FO_INLINE:
	case EG_FO_INLINE_CONTAINER:
	case EG_FO_PAGE_NUMBER:
	case EG_FO_PAGE_NUMBER_CITATION:
	case EG_FO_PAGE_NUMBER_CITATION_LAST:
	case EG_FO_BASIC_LINK:
	case EG_FO_FOOTNOTE:
		return true;
	default:
		return false;
	}
}

static bool
is_picture(const struct eg_fo *fo)
{
	return fo->type == EG_FO_EXTERNAL_GRAPHIC ||
	    fo->type == EG_FO_INSTREAM_FOREIGN_OBJECT;
}

/* One picture with nothing beside it speaks for itself. */
bool
eg_role_has_words(const struct eg_fo *fo)
{
	int pictures = 0;

	for (const struct eg_fo *c = fo->first; c != NULL; c = c->next) {
		if (!in_line(c))
			continue;
		if (!is_picture(c) || ++pictures > 1)
			return true;
	}
	return false;
}

static const struct eg_fo *
table_after(const struct eg_fo *fo)
{
	const struct eg_fo *next = fo->next;

	if (fo->type != EG_FO_BLOCK || given(fo, block_roles) != EG_S_CAPTION)
		return NULL;
	return next != NULL && next->type == EG_FO_TABLE ? next : NULL;
}

const struct eg_fo *
eg_role_parent(const struct eg_fo *fo)
{
	const struct eg_fo *table = table_after(fo);

	if (fo->type == EG_FO_TABLE_CAPTION)
		for (table = fo->next; table != NULL && table->type != EG_FO_TABLE; )
			table = table->next;
	return table != NULL ? table : fo->parent;
}

static enum eg_structure_type
block_role(const struct eg_fo *fo, enum eg_structure_type in)
{
	enum eg_structure_type role = given(fo, block_roles);
	bool only = fo->prev == NULL && fo->next == NULL;

	/* A new line of a paragraph is no paragraph. */
	if (classes[in] == EG_CLASS_WORDS || classes[in] == EG_CLASS_LINE)
		return EG_S_NONE;
	if (role == EG_S_CAPTION)
		return in == EG_S_TABLE ? role : EG_S_P;
	if (role != EG_S_NONE)
		return role;
	if (!eg_role_has_words(fo))
		return EG_S_NONE;
	return classes[in] == EG_CLASS_BODY && only ? EG_S_NONE : EG_S_P;
}

static enum eg_structure_type
line_role(const struct eg_fo *fo, enum eg_structure_type in)
{
	(void)in;
	if (fo->type == EG_FO_INLINE && fo->parent->type == EG_FO_FOOTNOTE)
		return EG_S_REFERENCE;
	return given(fo, line_roles);
}

static enum eg_structure_type
wrapper_role(const struct eg_fo *fo, enum eg_structure_type in)
{
	if (classes[in] == EG_CLASS_WORDS || classes[in] == EG_CLASS_LINE)
		return line_role(fo, in);
	return given(fo, block_roles);
}

/* A cell of a table that only arranges things is nothing in itself. */
static enum eg_structure_type
cell_role(const struct eg_fo *fo, enum eg_structure_type in)
{
	const char *role = fo->style->role;

	if (in != EG_S_TR)
		return EG_S_NONE;
	if (role != NULL && strcmp(role, "TH") == 0)
		return EG_S_TH;
	if (role != NULL && strcmp(role, "TD") == 0)
		return EG_S_TD;
	return fo->parent->parent->type == EG_FO_TABLE_HEADER ? EG_S_TH : EG_S_TD;
}

/* role="Div" or the like: it is there for its looks. */
static enum eg_structure_type
table_role(const struct eg_fo *fo, enum eg_structure_type in)
{
	static const char *const layout[] = { "Div", "NonStruct", "presentation", "none" };

	(void)in;
	for (size_t i = 0; i < sizeof(layout) / sizeof(*layout); i++)
		if (fo->style->role != NULL && strcmp(fo->style->role, layout[i]) == 0)
			return EG_S_NONE;
	return EG_S_TABLE;
}

static enum eg_structure_type
link_role(const struct eg_fo *fo, enum eg_structure_type in)
{
	(void)in;
	return fo->link.external != NULL || fo->link.internal != NULL ?
	    EG_S_LINK : EG_S_NONE;
}

static enum eg_structure_type
row_role(const struct eg_fo *fo, enum eg_structure_type in)
{
	(void)fo;
	return in == EG_S_THEAD || in == EG_S_TBODY || in == EG_S_TFOOT ? EG_S_TR : EG_S_NONE;
}

/* Either how, or the type, when it stands in an element of type `in` (0: any). */
static const struct {
	enum eg_structure_type	(*how)(const struct eg_fo *, enum eg_structure_type in);
	enum eg_structure_type	type, in;
} roles[EG_FO_TYPES] = {
	[EG_FO_ROOT]		= { NULL, EG_S_DOCUMENT, 0 },
	[EG_FO_BLOCK]		= { block_role, 0, 0 },
	[EG_FO_BLOCK_CONTAINER]	= { block_role, 0, 0 },
	[EG_FO_INLINE]		= { line_role, 0, 0 },
	[EG_FO_BIDI_OVERRIDE]	= { line_role, 0, 0 },
	[EG_FO_WRAPPER]		= { wrapper_role, 0, 0 },
	[EG_FO_BASIC_LINK]	= { link_role, 0, 0 },
	[EG_FO_EXTERNAL_GRAPHIC] = { NULL, EG_S_FIGURE, 0 },
	[EG_FO_INSTREAM_FOREIGN_OBJECT] = { NULL, EG_S_FIGURE, 0 },
	[EG_FO_TABLE]		= { table_role, 0, 0 },
	[EG_FO_TABLE_CAPTION]	= { NULL, EG_S_CAPTION, EG_S_TABLE },
	[EG_FO_TABLE_HEADER]	= { NULL, EG_S_THEAD, EG_S_TABLE },
	[EG_FO_TABLE_FOOTER]	= { NULL, EG_S_TFOOT, EG_S_TABLE },
	[EG_FO_TABLE_BODY]	= { NULL, EG_S_TBODY, EG_S_TABLE },
	[EG_FO_TABLE_ROW]	= { row_role, 0, 0 },
	[EG_FO_TABLE_CELL]	= { cell_role, 0, 0 },
	[EG_FO_LIST_BLOCK]	= { NULL, EG_S_L, 0 },
	[EG_FO_LIST_ITEM]	= { NULL, EG_S_LI, EG_S_L },
	[EG_FO_LIST_ITEM_LABEL]	= { NULL, EG_S_LBL, EG_S_LI },
	[EG_FO_LIST_ITEM_BODY]	= { NULL, EG_S_LBODY, EG_S_LI },
	[EG_FO_FOOTNOTE_BODY]	= { NULL, EG_S_NOTE, 0 },
};

enum eg_structure_type
eg_role_of(const struct eg_fo *fo, enum eg_structure_type in)
{
	if (roles[fo->type].how != NULL)
		return roles[fo->type].how(fo, in);
	if (roles[fo->type].in != 0 && roles[fo->type].in != in)
		return EG_S_NONE;
	return roles[fo->type].type;
}

/* --- lists ------------------------------------------------------------------ */

static const struct eg_fo *
first_text(const struct eg_fo *fo)
{
	const struct eg_fo *t;

	if (fo->type == EG_FO_TEXT || fo->type == EG_FO_CHARACTER)
		return has_letters(fo) ? fo : NULL;
	for (const struct eg_fo *c = fo->first; c != NULL; c = c->next)
		if ((t = first_text(c)) != NULL)
			return t;
	return NULL;
}

/* The n-th label of a list that says anything; NULL: there are not so many. */
static const struct eg_fo *
label(const struct eg_fo *list, int n)
{
	const struct eg_fo *t;

	for (const struct eg_fo *item = list->first; item != NULL; item = item->next)
		for (const struct eg_fo *l = item->first; l != NULL; l = l->next) {
			t = l->type == EG_FO_LIST_ITEM_LABEL ? first_text(l) : NULL;
			if (t != NULL && n-- == 0)
				return t;
		}
	return NULL;
}

static const struct {
	const char		*sign;
	enum eg_numbering	 numbering;
} signs[] = {
	{ "\xe2\x80\xa2", EG_NUMBERING_DISC },		/* U+2022 bullet */
	{ "\xe2\x97\x8f", EG_NUMBERING_DISC },		/* U+25CF black circle */
	{ "\xe2\x97\xa6", EG_NUMBERING_CIRCLE },	/* U+25E6 white bullet */
	{ "\xe2\x97\x8b", EG_NUMBERING_CIRCLE },	/* U+25CB white circle */
	{ "\xe2\x96\xa0", EG_NUMBERING_SQUARE },	/* U+25A0 black square */
	{ "\xe2\x96\xaa", EG_NUMBERING_SQUARE },	/* U+25AA small square */
	{ "\xe2\x98\x90", EG_NUMBERING_SQUARE },	/* U+2610 ballot box, ... */
	{ "\xe2\x98\x91", EG_NUMBERING_SQUARE },	/* U+2611 ... checked, */
	{ "\xe2\x98\x92", EG_NUMBERING_SQUARE },	/* U+2612 ... crossed */
};

/* Past the digits or letters of a label such as "(12)" or "iv."; how many. */
static size_t
count_of(const struct eg_fo *t, const char *among, const char **start)
{
	const char *s = t->text, *end = t->text + t->len;
	size_t n = 0;

	while (s < end && strchr(" ([", *s) != NULL && *s != '\0')
		s++;
	*start = s;
	while (s + n < end && s[n] != '\0' && strchr(among, s[n]) != NULL)
		n++;
	/* Words are no numbers. */
	return s + n < end && (unsigned char)s[n] >= '0' &&
	    strchr(".)]:", s[n]) == NULL ? 0 : n;
}

static enum eg_numbering
lettered(const struct eg_fo *list, const struct eg_fo *t, bool upper)
{
	const char *roman = upper ? "IVXLC" : "ivxlc", *start, *second;
	const char *letters = upper ? "ABCDEFGHIJKLMNOPQRSTUVWXYZ" :
	    "abcdefghijklmnopqrstuvwxyz";
	const struct eg_fo *next = label(list, 1);
	size_t n = count_of(t, letters, &start);

	if (n == 0 || n > 4)
		return EG_NUMBERING_NONE;
	/* "i." after which comes "ii." is one; after it may also come "j.". */
	if (*start == *roman && (next == NULL || count_of(next, roman, &second) == 2))
		return upper ? EG_NUMBERING_UPPER_ROMAN : EG_NUMBERING_LOWER_ROMAN;
	if (n > 1)
		return EG_NUMBERING_NONE;
	return upper ? EG_NUMBERING_UPPER_ALPHA : EG_NUMBERING_LOWER_ALPHA;
}

enum eg_numbering
eg_role_numbering(const struct eg_fo *list)
{
	const struct eg_fo *t = label(list, 0);
	enum eg_numbering n;
	const char *start;

	if (t == NULL)
		return EG_NUMBERING_NONE;
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (t->len >= 3 && memcmp(t->text, signs[i].sign, 3) == 0)
			return signs[i].numbering;
	if (count_of(t, "0123456789", &start) > 0)
		return EG_NUMBERING_DECIMAL;
	n = lettered(list, t, true);
	return n != EG_NUMBERING_NONE ? n : lettered(list, t, false);
}

/* --- tables ----------------------------------------------------------------- */

/* A row of several headers and nothing else heads columns also in a body. */
enum eg_scope
eg_role_scope(const struct eg_fo *cell)
{
	const struct eg_fo *row = cell->parent;

	if (row->parent->type == EG_FO_TABLE_HEADER)
		return EG_SCOPE_COLUMN;
	for (const struct eg_fo *c = row->first; c != NULL; c = c->next)
		if (c->type == EG_FO_TABLE_CELL && cell_role(c, EG_S_TR) != EG_S_TH)
			return EG_SCOPE_ROW;
	return row->first == row->last ? EG_SCOPE_ROW : EG_SCOPE_COLUMN;
}
