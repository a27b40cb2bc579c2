/*
 * compare.h - what changed between an earlier letter and this one.
 */
#ifndef EG_REVIEW_COMPARE_H
#define EG_REVIEW_COMPARE_H

#include "review/review.h"
#include "xml/xml.h"

/*
 * Two letter documents: sets compared, and section to those whose words differ,
 * in the order of the letter now, one that went where it stood.  In the review's
 * arena.
 */
void	 eg_compare_letters(const struct eg_xml *before, const struct eg_xml *now,
	    struct eg_review *);
/* Two cases with their facts: sets fact to those that differ. */
void	 eg_compare_facts(const struct eg_xml *before, const struct eg_xml *now,
	    struct eg_review *);

#endif
