/*
 * look_painter.h - a process of its own that paints how signatures look: keys are in
 * another, and what sets pages is not in that one.
 */
#ifndef EG_CLI_LOOK_PAINTER_H
#define EG_CLI_LOOK_PAINTER_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/len.h"

struct look_painter {
	pid_t	pid;			/* 0: none */
	int	to, from;
};

/* Before any key is read.  False, and errno says why. */
bool	 look_painter_hire(struct look_painter *);
/*
 * Lines, a NUL behind each, the first of them strong, in letters as large as fit: page
 * is then a PDF of one page of that size.  False when they do not fit, or the painter
 * is gone.
 */
bool	 look_painter_paint(struct look_painter *, eg_len width, eg_len height,
	    const struct eg_buf *lines, struct eg_buf *page);
/* Waits for its end. */
void	 look_painter_dismiss(struct look_painter *);

#endif
