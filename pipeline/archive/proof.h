/*
 * proof.h - proofs from a ledger that need no archive: that one line is in it,
 * and that it only grew (RFC 6962, 2.1.1 and 2.1.2).
 *
 * A proof is a JSON object:
 *	proof		1
 *	kind		"inclusion" or "consistency"
 *	id		inclusion: of which letter it is said to be; the inventory
 *			whose digest is in the line tells for certain
 *	version		inclusion: of it
 *	line		inclusion: the line of the ledger
 *	index		inclusion: its number, from 0
 *	from		consistency: how many lines the older checkpoint counts
 *	path		hashes, in hexadecimal, in the order they are used
 *	checkpoint	text of the checkpoint whose root they lead to
 *	signature	of those bytes, base64 of DER; or not there
 *	time-stamp	the same
 * and tells nothing of any other letter but hashes.
 */
#ifndef EG_ARCHIVE_PROOF_H
#define EG_ARCHIVE_PROOF_H

#include "archive/checkpoint.h"

/*
 * Appends the proof that a version, by the SHA-512 of its inventory, was told
 * to a ledger.  older NULL: against the newest kept checkpoint that somebody
 * vouches for, or the newest; otherwise against that one.  A1083, A1021.
 */
bool	 eg_proof_of_line(struct eg_archive *, const char *id, const char *version,
	    const char *inventory, const struct eg_checkpoint *older, const char *text,
	    struct eg_buf *, struct eg_diags *);
/* That the ledger has all the lines of an older checkpoint still. */
bool	 eg_proof_of_growth(struct eg_archive *, const struct eg_checkpoint *older,
	    const char *name, struct eg_buf *, struct eg_diags *);

/* What a proof proves; strings are in the arena. */
struct eg_proved {
	const char		*kind, *id, *version, *line;
	const char		*inventory;	/* inclusion: SHA-512 of the line */
	struct eg_checkpoint	 checkpoint;
	uint64_t		 from;		/* consistency */
	bool			 given;		/* leads to, or from, the given checkpoint */
	struct eg_vouched	 vouched;
};

/*
 * Judges a proof by itself: does it hold, and who vouches for its checkpoint:
 * given (may be NULL), which the reader kept, or who signed or dated it.  False
 * after a report: A1080 (no proof), A1081 (does not hold), A1082 (of another
 * ledger or size), A1026 to A1028, and A1084 when nobody vouches for it.
 */
bool	 eg_proof_judge(struct eg_arena *, const char *name, const char *bytes, size_t n,
	    const struct eg_checkpoint *given, const struct eg_trust *, int64_t at,
	    struct eg_proved *, struct eg_diags *);

#endif
