/*
 * role.h - what a formatting object is for a screen reader.
 *
 * A list-item is an LI, a table-cell a TD, because they cannot be anything
 * else; a block is what its role says (XSL 1.1, 7.4.2), or a paragraph when
 * words stand in it.  Only files of seal/ include this.
 */
#ifndef EG_SEAL_ROLE_H
#define EG_SEAL_ROLE_H

#include "model/structure.h"

/* What may be in an element. */
enum eg_element_class {
	EG_CLASS_GROUP,		/* elements only */
	EG_CLASS_PART,		/* elements of one kind only: L, Table, TR ... */
	EG_CLASS_BODY,		/* elements or words: LBody, TD ... */
	EG_CLASS_WORDS,		/* words, and elements in a line */
	EG_CLASS_LINE		/* the same, and is itself in a line */
};
enum eg_element_class eg_structure_class(enum eg_structure_type);

/* Its role hides it: role="artifact". */
bool	 eg_role_hides(const struct eg_fo *);
/* Somebody signs here: a block with role="Form". */
bool	 eg_role_signs(const struct eg_fo *);
/*
 * The structure type an object has in an element of type `in`; EG_S_NONE when
 * it has none of its own and is part of that element.
 */
enum eg_structure_type eg_role_of(const struct eg_fo *, enum eg_structure_type in);
/* Words stand in the object itself, not in a block of it; or several pictures. */
bool	 eg_role_has_words(const struct eg_fo *);
/*
 * The object in whose element this one's is: its parent, but for a caption the
 * table, also when it is a block with that role that stands before the table.
 */
const struct eg_fo *eg_role_parent(const struct eg_fo *);

/* From the labels of a list-block. */
enum eg_numbering eg_role_numbering(const struct eg_fo *list);
/* Of a table-cell that is a TH. */
enum eg_scope eg_role_scope(const struct eg_fo *cell);

#endif
