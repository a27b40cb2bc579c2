/*
 * label.h - which page an id is on, as citations print it.
 *
 * A paragraph is broken before its page is known, so a label set in a flow is
 * that of the round before.  What was set is remembered; when the pages are
 * made, eg_labels_settled tells whether all of it was right.
 */
#ifndef EG_LAYOUT_LABEL_H
#define EG_LAYOUT_LABEL_H

#include "layout/context.h"

struct eg_labels *eg_labels_new(struct eg_arena *);

/* The id of this object is on the page of this label; pages come in order. */
void	 eg_labels_put(struct eg_labels *, const char *id, const char *label);
/* This page-number of a flow is on the page of this label. */
void	 eg_labels_put_number(struct eg_labels *, const struct eg_fo *, const char *label);
/* Forget where ids are, before the pages are walked again; what was set stays. */
void	 eg_labels_restart(struct eg_labels *);

/* Is a page-number among what is below it? */
bool	 eg_labels_page_number(const struct eg_fo *);

/*
 * Was every label that the flow of this sequence set the one it should be?
 * forget: drop the notes of the sequence, which will be laid out again.
 */
bool	 eg_labels_settled(struct eg_labels *, const struct eg_fo *sequence);
void	 eg_labels_forget(struct eg_labels *, const struct eg_fo *sequence);

/*
 * Reports L7030 for every label that was set and is not right now: of an id
 * on no page, or of pages that move each time they are numbered.
 */
void	 eg_labels_report(const struct eg_labels *, struct eg_diags *);

#endif
