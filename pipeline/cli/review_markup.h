/*
 * review_markup.h - writing the page of HTML of a review.
 */
#ifndef EG_CLI_REVIEW_MARKUP_H
#define EG_CLI_REVIEW_MARKUP_H

#include "review.h"

struct markup {
	const struct looked	*l;
	struct eg_buf		*out;
};

/* Words for people to read: nothing confidential, nothing that is markup. */
void	 markup_text(struct markup *, const char *words);
void	 markup_raw(struct markup *, const char *markup);
/* <p class="law">words</p>; class NULL: none. */
void	 markup_element(struct markup *, const char *name, const char *class,
	    const char *words);
/* A part of the page, with an id to lead to. */
void	 markup_heading(struct markup *, const char *id, const char *words);

/* The parts of other files. */
void	 review_html_signoff(struct markup *);
void	 review_html_pages(struct markup *);

#endif
