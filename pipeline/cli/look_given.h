/*
 * look_given.h - signatures that are seen, as options ask for them: the name in the
 * certificate, the role, and when.
 *
 *	look_given_open()	before any key is: looks are painted in a process of their
 *				own, which waits for words
 *	look_given_put()	for each letter; fills the options of eg_sign
 */
#ifndef EG_CLI_LOOK_GIVEN_H
#define EG_CLI_LOOK_GIVEN_H

#include "look_painter.h"
#include "sign/sign.h"

struct look_options {
	int	 visible;
	char	*role, *place;
};

/* The rows of a command's table of options for them. */
#define LOOK_OPTIONS_ROWS(o)								\
	{ "visible", '\0', POPT_ARG_NONE, &(o).visible, 0,				\
	    "show the signature in the letter: name by the certificate, role, time", NULL }, \
	{ "role", '\0', POPT_ARG_STRING, &(o).role, 0,					\
	    "role to show with it", "TEXT" },						\
	{ "place", '\0', POPT_ARG_STRING, &(o).place, 0,				\
	    "where to show it when the letter has no room for it, in points from the page's " \
	    "top left", "PAGE,X,Y,WIDTH,HEIGHT" }

struct look_given {
	const struct look_options *options;
	struct eg_sign_place	 place;
	bool			 placed;
	struct look_painter	 painter;
	struct eg_buf		 page, words;
	struct eg_sign_look	 look;
};

/* NULL, or what is wrong with the options, in words for eg_usage. */
const char *look_given_fault(const struct look_options *);
/* True at once when nothing is to be seen; false after a report. */
bool	 look_given_open(struct look_given *, const struct look_options *, struct eg_diags *);
/*
 * Of the letter in file, signed by the first of the certificates at time
 * ("2026-01-31T09:00:00Z"); name and field of the options are set.  What the options
 * get lasts until the next letter.  False after a report.
 */
bool	 look_given_put(struct look_given *, const struct eg_buf *file, struct eg_arena *,
	    const struct eg_certificates *, struct eg_sign_options *, struct eg_diags *);
void	 look_given_close(struct look_given *);

#endif
