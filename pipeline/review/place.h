/*
 * place.h - where the words of a letter's elements stand: on which page, in
 * which line, as a reader counts.
 *
 * The areas must be those of a letter document that was read (xml.h) and went
 * through a theme compiled with marks: then each formatting object says from
 * which element of the letter it was made (eg_fo.from).
 */
#ifndef EG_REVIEW_PLACE_H
#define EG_REVIEW_PLACE_H

#include "base/arena.h"
#include "model/area.h"
#include "review/review.h"
#include "xml/xml.h"

struct eg_lines;		/* of all pages, with their words */

/*
 * Takes the lines of the pages' bodies, not of heads and feet.  Lines side by
 * side, as in a table's row, are one line.  All in the arena; the areas must
 * outlive it.
 */
struct eg_lines *eg_lines_of(struct eg_arena *, const struct eg_area_tree *);

/*
 * Where the first word of an element of that letter document stands: fills
 * page, label, line, height and words of the place (words in the arena), or
 * returns false when nothing of it is on a page.  An element that has words but
 * that the theme gives no object of its own is where its parent begins.
 */
bool	 eg_lines_find(const struct eg_lines *, struct eg_arena *,
	    const struct eg_xml *letter, const struct eg_node *, struct eg_place *);

#endif
