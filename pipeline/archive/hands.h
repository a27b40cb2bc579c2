/*
 * hands.h - several letters made at the same time: threads that stage what
 * they are handed; internal.
 *
 * A hand has an archive of its own, with the same directories and another
 * arena, and touches nothing that others write.  What it is handed is copied.
 */
#ifndef EG_ARCHIVE_HANDS_H
#define EG_ARCHIVE_HANDS_H

#include "archive/stage.h"

struct eg_hands;

/*
 * As many as there are processors; NULL when that is one, or when the system
 * gives no thread: who asked does the work then.  The archive's folder of work/
 * is there.
 */
struct eg_hands *eg_hands_new(const struct eg_archive *,
	    void (*work)(struct eg_archive *, struct eg_staged *,
	    const struct eg_archive_entry *, struct eg_diags *));
/* Waits until all is done. */
void	 eg_hands_free(struct eg_hands *);

/*
 * Copies the entry for the next free hand, and waits for one when all are busy.
 * What is said of it becomes staged->said.
 */
void	 eg_hands_give(struct eg_hands *, struct eg_staged *, const struct eg_archive_entry *);
/* Until all that was given is done. */
void	 eg_hands_wait(struct eg_hands *);
/*
 * While letters are made, what was made before is on its way to the disk
 * already.  False: that failed, and nothing may be told of what was given.
 */
bool	 eg_hands_reached_disk(struct eg_hands *);

#endif
