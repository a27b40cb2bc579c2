/*
 * structure.h - from pages of areas to what a screen reader walks.
 */
#ifndef EG_SEAL_STRUCTURE_H
#define EG_SEAL_STRUCTURE_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/structure.h"

/*
 * The structure of these pages, in the arena, which must outlive neither the
 * areas nor the objects they are of.  Elements come from objects and their
 * role (role.h), in reading order; what is repeated on later pages, stands in
 * static-content or says role="artifact" is none.
 *
 * Gives every area its unit, and puts the areas of a line that has words from
 * right to left into the order they are read in: paint after this.
 */
struct eg_structure *eg_structure_new(struct eg_arena *, const struct eg_area_tree *);

/*
 * Warns of what a reader by ear will miss: F5092, a picture without alternative
 * text (ISO 14289-1, 7.3); F5093, a heading that leaves out a level (7.4.2).
 * Each place of a document or template once.
 */
void	 eg_structure_examine(const struct eg_structure *, struct eg_diags *);

#endif
