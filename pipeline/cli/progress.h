/*
 * progress.h - how far a batch is: a line redrawn on a terminal, one line per
 * tenth elsewhere.  To standard error, and never mixed with messages.
 */
#ifndef EG_CLI_PROGRESS_H
#define EG_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

struct progress {
	size_t	 total, done, failed;
	size_t	 told;		/* tenths said already */
	long	 drawn;		/* ms when the line was last drawn; 0: never */
	bool	 terminal, off;
};

void	 progress_begin(struct progress *, size_t total);
void	 progress_show(struct progress *);
/* Takes the line away, so that a message can be printed. */
void	 progress_clear(struct progress *);

#endif
