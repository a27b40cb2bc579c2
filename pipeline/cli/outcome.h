/*
 * outcome.h - what became of one case of a batch: a worker's answer, a line
 * of the journal, a line of the manifest.
 */
#ifndef EG_CLI_OUTCOME_H
#define EG_CLI_OUTCOME_H

#include <stdbool.h>
#include <stdint.h>

#include "engross.h"

struct outcome {
	bool		 done;		/* there is an outcome */
	bool		 ok;
	char		*file;		/* "CM16-0219557.pdf", in the batch's folder */
	char		*sha256;	/* of the letter */
	char		*input;		/* SHA-256 of the case file */
	char		*letter;	/* format */
	uint32_t	 pages, warnings;
	/* Of a failure: the first error, its place, and its words without the case's. */
	char		*code, *place, *reason;
	char		*said;		/* all messages as the user wants them; not kept */
};

void	 outcome_free(struct outcome *);

/*
 * The first error of diags as a reason that may be logged: what stands in
 * backquotes, quotation marks or digits may come from the case and is left
 * out.
 */
void	 outcome_fail(struct outcome *, const struct eg_diags *);

/* One JSON line, keys always in the same order; case is its path. */
void	 outcome_write(const struct outcome *, const char *path, size_t index,
	    bool with_said, struct eg_buf *);
/* The reverse; false when the line is not whole.  *path: the caller frees. */
bool	 outcome_read(struct outcome *, char **path, size_t *index, const char *line);

#endif
