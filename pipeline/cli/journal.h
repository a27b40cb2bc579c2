/*
 * journal.h - a batch's memory: what is done, so that the same command goes
 * on after a kill, and the manifest that is published at the end.
 *
 * DIR/.journal.jsonl is appended to, a line an outcome, and thrown away
 * nowhere; a torn last line is passed over.  DIR/manifest.jsonl and
 * DIR/failures.csv are written whole, in the order of the inputs, without
 * times: a run that was interrupted and resumed gives the same bytes as one
 * that was not.
 */
#ifndef EG_CLI_JOURNAL_H
#define EG_CLI_JOURNAL_H

#include <stdbool.h>
#include <stdio.h>

#include "outcome.h"

struct journal {
	FILE	*file;
	void	*known;		/* tsearch tree of outcomes by path */
};

/*
 * Opens DIR's journal.  key is the digest of everything but the cases that
 * makes a letter what it is (templates, rules, fonts, options): lines made
 * under another key count for nothing.  What a killed run left unfinished is
 * removed.  Reports U8003, or U8024 when another run has it open; false then.
 */
bool	 journal_open(struct journal *, const char *dir, const char *key,
	    struct eg_diags *);
/* A copy of what is known of a case; false when nothing is. */
bool	 journal_find(const struct journal *, const char *path, struct outcome *);
void	 journal_add(struct journal *, const struct outcome *, const char *path,
	    size_t index);
/* Syncs the folder, then publishes manifest.jsonl and failures.csv. */
bool	 journal_publish(struct journal *, const char *dir, char *const *paths,
	    const struct outcome *, size_t n, struct eg_diags *);
void	 journal_close(struct journal *);

#endif
