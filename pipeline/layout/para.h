/*
 * para.h - the inline content of a block as lines (XSL 1.1, 4.5, 4.7).
 *
 * A paragraph here is a run of consecutive inline-level children of a block:
 * all of them, or those between two block-level ones.  It is made once, which
 * shapes its words, and may be broken to several measures.  It knows no
 * pages: labels and markers come from the context.
 *
 * What it sets: text, character, inline, basic-link, wrapper, bidi-override,
 * leader, external-graphic, page-number and both citations, retrieve-marker.
 * A block inside an inline is set as lines of its own; its spaces, borders
 * and indents are not (layout sees such a block only when the inline is a
 * wrapper, whose children it takes for the block's own).  Footnotes and
 * floats leave their anchor in the line; see out_of_line.
 *
 * Reports G6001 (no glyph), G6002 (part of a Latin word in another face),
 * G6004 (unknown family), G601x (pictures) and L7010 (an object that cannot
 * be set), each once per object and document.
 */
#ifndef EG_LAYOUT_PARA_H
#define EG_LAYOUT_PARA_H

#include "layout/context.h"

struct eg_para;

/*
 * The children from .. to of the block, `to` excluded; to NULL: to the last.
 * Lives in ctx->scratch.  NULL when there is nothing to set: no object that
 * leaves an area, and no text but collapsible white space.
 */
struct eg_para *eg_para_new(struct eg_layout_ctx *, const struct eg_fo *block,
	    const struct eg_fo *from, const struct eg_fo *to);

/* Where a line came out wider than its measure, and by how much. */
struct eg_overfull {
	eg_len			 excess;	/* > 0 */
	const struct eg_fo	*fo;		/* the object of the widest word */
	const char		*text;		/* that word; UTF-8, text_len bytes; NULL: no text */
	uint32_t		 text_len;
};

struct eg_para_line {
	/*
	 * EG_AREA_LINE without a parent, at (0, 0): width is the measure, height
	 * its extent in block-progression-direction (0 when it holds nothing but
	 * empty objects with ids), baseline from its top.  In ctx->arena.
	 */
	struct eg_area			*area;
	bool				 hyphenated;	/* ends in a hyphen the text does not have */
	bool				 forced;	/* ends at a preserved line feed */
	const struct eg_overfull	*overfull;	/* NULL: it fits */
	/* Footnotes and floats whose anchor is in this line. */
	const struct eg_fo *const	*out_of_line;
	uint32_t			 nout_of_line;
};

/*
 * How lines are to be set, where the block's style does not tell.
 */
struct eg_para_place {
	eg_len	 measure;	/* content width of the block; <= 0 counts as 1 */
	bool	 first;		/* the block's first line: text-indent applies */
	bool	 last;		/* the block's last line: text-align-last and
				   last-line-end-indent apply (they do before a
				   forced break, too) */
	eg_len	 offset;	/* of the content's start from its reference-area's;
				   only leaders that align there look at it */
	bool	 verso;		/* page with an even number, for "inside" and "outside" */
};

/*
 * The lines, in order; at least one.  Never fails.  May be called again, also
 * with another measure: each call makes new areas.  *lines is in ctx->scratch.
 */
size_t	eg_para_break(struct eg_para *, const struct eg_para_place *,
	    struct eg_para_line **lines);

/*
 * The narrowest measure at which nothing is overfull, breaking wherever a
 * line may break, and the widest: lines only where they are forced.  Percent
 * of the measure counts as 0.
 */
void	eg_para_widths(struct eg_para *, eg_len *min_content, eg_len *max_content);

#endif
