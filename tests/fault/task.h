/*
 * task.h - what tests/fault/leak does while something fails: the jobs, and what they share.
 *
 * All is read where tests/fault/letter has put it: keys/, and now/, a copy of what stands
 * before a letter is withdrawn.
 */
#ifndef FAULT_TASK_H
#define FAULT_TASK_H

#include <stdbool.h>
#include <stdint.h>

#include "archive/archive.h"
#include "base/arena.h"
#include "base/diag.h"
#include "crypt/cms.h"
#include "crypt/key.h"
#include "crypt/stamp.h"

#define TASK_CASE	"SAMPLE-0001"

/* What a job is done with, and what it came to. */
struct task {
	struct eg_diags		*diags;
	struct eg_arena		*arena;
	struct eg_buf		 answer;
};

struct task_job {
	const char	*name;
	bool		(*act)(struct task *);	/* false after a report */
	bool		 changes;	/* what it works at: each begins with its own */
};

/* To one without a name. */
extern const struct task_job task_signoff[], task_archive[];

/* When all is done: seconds since 1970, and the same as people write it. */
extern int64_t task_time;
extern char task_time_text[32];
void	 task_time_is(int64_t);

/* --- for jobs: false or NULL after a report ------------------------------------------- */

/* In the arena. */
const struct eg_buf *task_read(struct task *, const char *path);

/* To be freed. */
struct eg_certificates *task_read_certificates(struct task *, const char *path);
struct eg_key *task_read_key(struct task *, const char *path);

/* To be closed. */
struct eg_archive *task_open_archive(struct task *);
const struct eg_inventory *task_find_case(struct task *, struct eg_archive *);

/* Who signs, with a key that was read. */
struct eg_signer task_signer(struct eg_key *);

/* Who seals, and who dates the seal: to be closed, also when it could not be opened. */
struct task_sealer {
	struct eg_key		*signs, *dates;
	struct eg_signer	 signer;
	struct eg_stamp_own	 own;
	struct eg_stamper	 stamper;
};

bool	 task_open_sealer(struct task *, struct task_sealer *);
void	 task_close_sealer(struct task_sealer *);

#endif
