/*
 * line.h - break one paragraph into lines.
 *
 * Total fit: the breaks that make the whole paragraph least bad, over the
 * boxes, glue and penalties of Knuth & Plass, "Breaking Paragraphs into
 * Lines", Software - Practice and Experience 11 (1981) 1119-1184.
 * Where a line may break at all (UAX #14, hyphenation) is decided before,
 * in text/.  This file knows no XML, no font and no PDF: integers in,
 * integers out.
 */
#ifndef EG_LAYOUT_LINE_H
#define EG_LAYOUT_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/len.h"

enum eg_item_kind { EG_BOX, EG_GLUE, EG_PENALTY };

#define EG_FORCE	(-1000)		/* penalty: break here */
#define EG_INHIBIT	1000		/* penalty: never break here */

struct eg_item {
	enum eg_item_kind kind;
	bool		 hyphen;	/* PENALTY: the break sets a hyphen */
	int32_t		 penalty;	/* PENALTY */
	eg_len		 width;		/* PENALTY: only if broken here */
	eg_len		 stretch;	/* GLUE: at ratio 1; >= 0 */
	eg_len		 shrink;	/* GLUE: at ratio -1; >= 0 */
};

struct eg_line_rules {
	eg_len	 measure;	/* inline-progression-dimension of every line, > 0 */
	eg_len	 ragged;	/* stretch of a line besides its glue's; 0: justified */
	int32_t	 ladder;	/* most hyphens in a row; 0: no limit */
};

#define EG_RATIO_ONE	65536
#define EG_OVERFULL	INT32_MIN

struct eg_line {
	size_t	 first;		/* its first item; discarded ones are before it */
	size_t	 end;		/* the glue or penalty it breaks at */
	int32_t	 ratio;		/* how far it is stretched (> 0) or shrunk, in
				   1/EG_RATIO_ONE; EG_OVERFULL */
	bool	 hyphen;	/* it breaks at a penalty with a hyphen */
};

/*
 * items	n items in logical order.  The last is a PENALTY of EG_FORCE;
 *		a paragraph that lacks it is a bug in the caller (asserted).
 * lines	out: in the arena, in reading order.
 *
 * Returns the number of lines, at least 1.  Never fails: a word wider than
 * the measure comes back as one EG_OVERFULL line, and the caller, who has
 * the source position, reports it.  After a break glue and penalties are
 * dropped up to the next box or forced break.  A letter's paragraph has some
 * 300 items; time grows with items times those of one line.
 */
size_t	eg_line_break(struct eg_arena *, const struct eg_item *items, size_t n,
	    const struct eg_line_rules *, struct eg_line **lines);

#endif
