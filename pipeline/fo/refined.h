/*
 * refined.h - a style on its way: what layout gets, and what only refinement
 * needs to compute it and its children's.
 */
#ifndef EG_FO_REFINED_H
#define EG_FO_REFINED_H

#include "fo/property.h"
#include "fo/value.h"
#include "model/fo.h"

#define EG_PROP_WORDS	5		/* 64 properties each */

enum eg_linefeed { EG_LF_IGNORE, EG_LF_PRESERVE, EG_LF_SPACE, EG_LF_ZERO_WIDTH };
enum eg_space_treatment { EG_WS_IGNORE, EG_WS_PRESERVE, EG_WS_BEFORE_LINEFEED,
    EG_WS_AFTER_LINEFEED, EG_WS_AROUND_LINEFEED };
enum eg_transform { EG_TRANSFORM_NONE, EG_TRANSFORM_CAPITALIZE,
    EG_TRANSFORM_UPPERCASE, EG_TRANSFORM_LOWERCASE };

struct eg_refined {
	struct eg_style			 style;
	const struct eg_refined		*parent;	/* NULL: the initial values */
	uint32_t			 serial;	/* order of making */

	/* inherited */
	int64_t				 line_factor;	/* line-height as a number; 0: a length */
	enum eg_linefeed		 linefeed;
	enum eg_space_treatment		 treatment;
	bool				 collapse;
	enum eg_transform		 transform;
	struct eg_size			 distance, separation;	/* provisional-* */

	/* of the nearest list-item (5.10.4) */
	bool				 in_item;
	struct eg_size			 item_start, item_end;
	struct eg_size			 item_distance, item_separation;

	/* own */
	struct eg_size			 margin[4];	/* top, right, bottom, left */
	bool				 relative;	/* relative-position */
	uint8_t				 border_colors;	/* bit a side: color was given */
	uint64_t			 specified[EG_PROP_WORDS];	/* by row of eg_props */
	uint64_t			 shorthand[EG_PROP_WORDS];	/* only by a shorthand */
};

extern const struct eg_refined eg_refined_initial;

static inline bool
eg_refined_has(const uint64_t *bits, const struct eg_prop *p)
{
	size_t i = (size_t)(p - eg_props);

	return (bits[i / 64] >> (i % 64) & 1) != 0;
}

/* Where the property's slot is, absolute sides mapped by writing-mode (5.3). */
void	*eg_refined_slot(struct eg_refined *, const struct eg_prop *);
/* The relative side an absolute one is; side is EG_TOP .. EG_LEFT. */
enum eg_side eg_refined_side(const struct eg_refined *, enum eg_prop_side);

#endif
