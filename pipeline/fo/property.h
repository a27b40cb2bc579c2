/*
 * property.h - the properties of XSL 1.1 (section 7), one row each.
 *
 * A row says how a value is read, where it goes and whether it is inherited.
 * Every property of the Recommendation is here, also those that have no
 * effect on paper and those that are not supported, so that "unknown" is
 * exact.
 */
#ifndef EG_FO_PROPERTY_H
#define EG_FO_PROPERTY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/fo.h"

/* How a value is read, and the C type of its slot in struct eg_refined. */
enum eg_prop_type {
	EG_PROP_ENUM,		/* one of words; an enum, a bool or uint8_t by size */
	EG_PROP_LENGTH,		/* eg_len */
	EG_PROP_SIZE,		/* struct eg_size; words all mean AUTO */
	EG_PROP_RANGE,		/* struct eg_size[3]: minimum, optimum, maximum */
	EG_PROP_SPACE,		/* struct eg_space */
	EG_PROP_PADDING,	/* struct eg_padding */
	EG_PROP_BORDER,		/* struct eg_border: its width and conditionality */
	EG_PROP_PRECEDENCE,	/* int32_t; force */
	EG_PROP_KEEP,		/* struct eg_keep */
	EG_PROP_COLOR,		/* struct eg_color */
	EG_PROP_INTEGER,	/* int32_t, >= 0; words as their values */
	EG_PROP_TURN,		/* int16_t: reference-orientation */
	EG_PROP_STRING,		/* const char *; words[0] means NULL or "" */
	EG_PROP_CHARACTER,	/* uint32_t */
	EG_PROP_URI,		/* const char *, NULL for none */
	EG_PROP_FAMILY,		/* const char *const * */
	EG_PROP_FONT_SIZE, EG_PROP_WEIGHT, EG_PROP_LINE_HEIGHT,
	EG_PROP_SPACING,	/* eg_len; normal is 0 */
	EG_PROP_SHIFT,		/* eg_len: baseline-shift */
	EG_PROP_DECORATION,	/* uint8_t and the colour beside it */
	EG_PROP_SEPARATION,	/* border-separation: two eg_len */
	EG_PROP_POSITION,	/* background-position-*: struct eg_size */

	EG_PROP_SHORTHAND,	/* fo/shorthand.c */
	EG_PROP_OBJECT,		/* of one object only, read by who builds it */
	EG_PROP_SILENT,		/* no effect on paged media */
	EG_PROP_LATER		/* not supported */
};

/* What a percentage is of. */
enum eg_prop_base {
	EG_BASE_NONE,		/* a percentage is not allowed */
	EG_BASE_LAYOUT,		/* known to layout only */
	EG_BASE_FONT,		/* the object's own font-size */
	EG_BASE_LINE		/* the parent's line-height */
};

/* Order of assignment: what comes later wins (5.2, 5.3.1). */
enum eg_prop_rank {
	EG_RANK_MODE,		/* writing-mode: the others need it */
	EG_RANK_FONT,		/* the font shorthand */
	EG_RANK_FONT_SIZE,	/* em needs it */
	EG_RANK_SHORT,		/* border */
	EG_RANK_SHORTER,	/* border-width */
	EG_RANK_SHORTEST,	/* border-top */
	EG_RANK_RELATIVE,	/* border-before-width, and all others */
	EG_RANK_ABSOLUTE	/* border-top-width */
};

/* Sides as people write them; EG_NO_SIDE: the slot is at the offset. */
enum eg_prop_side { EG_NO_SIDE, EG_TOP, EG_RIGHT, EG_BOTTOM, EG_LEFT,
    EG_WIDTH, EG_HEIGHT };

struct eg_keyword {
	const char	*name;		/* NULL ends the list */
	int32_t		 value;
};

struct eg_prop {
	const char		*name;
	uint8_t			 type;		/* enum eg_prop_type */
	bool			 inherited;
	uint8_t			 rank;		/* enum eg_prop_rank */
	uint8_t			 base;		/* enum eg_prop_base */
	uint8_t			 side;		/* enum eg_prop_side: offset is that of
						   the first of four, stride apart */
	uint8_t			 stride;
	uint16_t		 offset, size;	/* in struct eg_refined */
	const struct eg_keyword	*words;
};

/* The part of a compound property behind the dot. */
enum eg_component { EG_WHOLE, EG_MINIMUM, EG_OPTIMUM, EG_MAXIMUM, EG_PRECEDENCE,
    EG_CONDITIONALITY, EG_LENGTH, EG_WITHIN_LINE, EG_WITHIN_COLUMN,
    EG_KEEP_WITHIN_PAGE, EG_INLINE_DIRECTION, EG_BLOCK_DIRECTION,
    EG_COMPONENTS };

extern const struct eg_prop eg_props[];
extern const size_t eg_nprops;

/* The property of that name, n bytes; NULL when XSL 1.1 has none. */
const struct eg_prop *eg_prop_find(const char *name, size_t n);
/*
 * As eg_prop_find for a name that may have a component ("space-before.optimum").
 * NULL also when the property has no such component.
 */
const struct eg_prop *eg_prop_parse(const char *name, enum eg_component *);
const char *eg_component_name(enum eg_component);
/* "did you mean": the nearest property name, or NULL. */
const char *eg_prop_suggest(const char *name);

#endif
