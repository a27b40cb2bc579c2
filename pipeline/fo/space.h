/*
 * space.h - white space of the text in one block (XSL 1.1, 4.7.2, 7.16.7,
 * 7.16.8, 7.16.12), and text-transform (7.17.6).
 */
#ifndef EG_FO_SPACE_H
#define EG_FO_SPACE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "model/fo.h"

struct eg_refiner;
struct eg_refined;

/* The inline content of a block up to the next block in it. */
struct eg_run {
	struct eg_fo	**texts;	/* of the runs at hand, the innermost last */
	size_t		 ntexts, room;
	size_t		 start;		/* where the innermost run's begin */
	bool		 begun;		/* something stands in it already */
	bool		 after_space;	/* the last character is white space */
	bool		 after_linefeed; /* ... a line feed that is kept */
	bool		 in_word;	/* for capitalize */
	struct eg_buf	 buf;
};

/* n bytes of text at the end of parent; may append nothing. */
void	eg_run_text(struct eg_refiner *, struct eg_fo *parent,
	    const struct eg_refined *, const char *s, size_t n);
/* An object that is no text and stands in the line. */
void	eg_run_object(struct eg_refiner *);
/* The run ends here (a block begins or ends); another may begin. */
void	eg_run_end(struct eg_refiner *);

/* A run inside a run: what stands beside the line. */
struct eg_run eg_run_enter(struct eg_refiner *);
void	eg_run_leave(struct eg_refiner *, const struct eg_run *outer);

#endif
