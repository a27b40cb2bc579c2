/*
 * section.h - a letter document as sections of words, for comparing.
 */
#ifndef EG_REVIEW_SECTION_H
#define EG_REVIEW_SECTION_H

#include "base/arena.h"
#include "xml/xml.h"

#define EG_NEW_LINE	"\n"		/* the word that ends a paragraph, cell row or item */

struct eg_section {
	const char	*title;		/* its heading; of what has none, what it is */
	const char	*key;		/* what it is about (`of`), or its title */
	const char	**word;		/* without the heading */
	uint32_t	 n, cap;
};

/* All in the arena, in the letter's order; a section in a section is one of its own. */
size_t	 eg_sections_of(struct eg_arena *, const struct eg_xml *letter,
	    struct eg_section **);

#endif
