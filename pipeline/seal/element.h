/*
 * element.h - elements while the structure is built: one for each object that
 * is something to a reader.  Only files of seal/ include it.
 */
#ifndef EG_SEAL_ELEMENT_H
#define EG_SEAL_ELEMENT_H

#include "base/arena.h"
#include "model/structure.h"

struct eg_elements;

struct eg_elements *eg_elements_new(struct eg_arena *, const struct eg_fo_tree *);
/* The elements stay. */
void	 eg_elements_free(struct eg_elements *);
struct eg_element *eg_elements_document(const struct eg_elements *);
uint32_t eg_elements_count(const struct eg_elements *);

/*
 * The element whose content the object's is, made when it is first asked for,
 * with all it stands in; so elements come in the order of their content.
 * NULL: the object is hidden from readers.
 */
struct eg_element *eg_element_of(struct eg_elements *, const struct eg_fo *);

/* One more at the end of an element. */
void	 eg_element_add(struct eg_arena *, struct eg_element *, enum eg_kid_kind,
	    struct eg_element *, uint32_t number);

/*
 * grid.c: gives every row of the tables below an element as many columns, as
 * tables of PDF/UA must have: cells that are not there become empty ones, and
 * no cell reaches out of its table.
 */
void	 eg_element_even(struct eg_elements *, struct eg_arena *, struct eg_element *);
/* A cell that is not there, for grid.c. */
struct eg_element *eg_element_empty_cell(struct eg_elements *, struct eg_element *row);

#endif
