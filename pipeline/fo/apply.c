/* apply.c - see apply.h. */
#include "fo/apply.h"

#include <stdio.h>
#include <string.h>

#include "fo/refined.h"

/* Groups of properties that go together, as the headings of section 7. */
enum {
	BOX = 1,		/* 7.8 border, padding, background */
	MARGIN_BLOCK = 2,	/* 7.11: spaces before and after */
	MARGIN_INLINE = 4,	/* 7.12: spaces along the line */
	DIMENSION = 8,		/* 7.15 */
	KEEP = 16, BREAK = 32,	/* 7.20 */
	POSITION = 64,		/* 7.6 */
	BASELINE = 128,		/* 7.14 */
	LAYOUT = 256,		/* 7.21: overflow, reference-orientation */
	SPAN = 512, TABLE = 1024,
	ALL = 2047
};

#define AT(field)	offsetof(struct eg_refined, style.field)
#define BEHIND(field)	(AT(field) + sizeof(((struct eg_style *)0)->field))

/* By where a property's value is kept. */
static const struct group {
	size_t	first, end;
	int	group;
} groups[] = {
	{ AT(border), BEHIND(padding), BOX },
	{ AT(background), BEHIND(background_y), BOX },
	{ AT(space_before), BEHIND(space_after), MARGIN_BLOCK },
	{ AT(space_start), BEHIND(space_end), MARGIN_INLINE },
	{ AT(ipd), BEHIND(bpd), DIMENSION },
	{ AT(keep_together), BEHIND(keep_with_previous), KEEP },
	{ AT(break_before), BEHIND(break_after), BREAK },
	{ AT(absolute), BEHIND(absolute), POSITION },
	{ AT(baseline_shift), BEHIND(alignment), BASELINE },
	{ AT(overflow), BEHIND(overflow), LAYOUT },
	{ AT(reference_orientation), BEHIND(reference_orientation), LAYOUT },
	{ AT(span_all), BEHIND(span_all), SPAN },
	{ AT(table_layout_fixed), BEHIND(table_layout_fixed), TABLE },
	{ AT(omit_header_at_break), BEHIND(omit_footer_at_break), TABLE },
};

#define IN_LINE		(BOX | MARGIN_INLINE | KEEP | BASELINE)
#define BLOCK_LEVEL	(BOX | MARGIN_BLOCK | KEEP | BREAK | SPAN)

/* Section 6; a type that is not here has none of the groups. */
static const int types[EG_FO_TYPES] = {
	[EG_FO_PAGE_SEQUENCE] = LAYOUT,
	[EG_FO_TITLE] = BOX | MARGIN_INLINE,
	[EG_FO_BLOCK] = BLOCK_LEVEL,
	[EG_FO_BLOCK_CONTAINER] = BLOCK_LEVEL | DIMENSION | POSITION | LAYOUT,
	[EG_FO_CHARACTER] = IN_LINE,
	[EG_FO_EXTERNAL_GRAPHIC] = IN_LINE | DIMENSION | LAYOUT,
	[EG_FO_INSTREAM_FOREIGN_OBJECT] = IN_LINE | DIMENSION | LAYOUT,
	[EG_FO_INLINE] = IN_LINE | DIMENSION,
	[EG_FO_INLINE_CONTAINER] = IN_LINE | DIMENSION | LAYOUT,
	[EG_FO_LEADER] = IN_LINE,
	[EG_FO_PAGE_NUMBER] = IN_LINE,
	[EG_FO_PAGE_NUMBER_CITATION] = IN_LINE,
	[EG_FO_PAGE_NUMBER_CITATION_LAST] = IN_LINE,
	[EG_FO_TABLE_AND_CAPTION] = BLOCK_LEVEL,
	[EG_FO_TABLE_CAPTION] = BOX | DIMENSION | KEEP,
	[EG_FO_TABLE] = BLOCK_LEVEL | DIMENSION | TABLE,
	[EG_FO_TABLE_COLUMN] = BOX,
	[EG_FO_TABLE_HEADER] = BOX,
	[EG_FO_TABLE_FOOTER] = BOX,
	[EG_FO_TABLE_BODY] = BOX,
	[EG_FO_TABLE_ROW] = BOX | DIMENSION | KEEP | BREAK,
	[EG_FO_TABLE_CELL] = BOX | DIMENSION | KEEP,
	[EG_FO_LIST_BLOCK] = BLOCK_LEVEL,
	[EG_FO_LIST_ITEM] = BLOCK_LEVEL,
	[EG_FO_LIST_ITEM_LABEL] = KEEP,
	[EG_FO_LIST_ITEM_BODY] = KEEP,
	[EG_FO_BASIC_LINK] = IN_LINE,
	[EG_FO_BIDI_OVERRIDE] = MARGIN_INLINE | BASELINE,
};

static int
group_of(const struct eg_prop *p)
{
	size_t i;

	if (p->inherited || p->size == 0)
		return ALL;
	for (i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
		if (p->offset >= groups[i].first && p->offset < groups[i].end)
			return groups[i].group;
	return ALL;
}

bool
eg_prop_applies(const struct eg_prop *p, const struct eg_object *o)
{
	int group = group_of(p);

	/* Masters have their own properties, and what is not in the tree none. */
	if (group == ALL || o->type == EG_FO_TYPES)
		return true;
	return (types[o->type] & group) != 0;
}

void
eg_prop_objects(const struct eg_prop *p, char *out, size_t size)
{
	size_t used = 0;
	unsigned t;
	int n;

	out[0] = '\0';
	for (t = 0; t < EG_FO_TYPES; t++) {
		if ((types[t] & group_of(p)) == 0)
			continue;
		n = snprintf(out + used, size - used, "%sfo:%s", used == 0 ? "" : ", ",
		    eg_fo_name(t));
		if (n < 0 || (size_t)n >= size - used) {
			out[used] = '\0';
			return;
		}
		used += (size_t)n;
	}
}
