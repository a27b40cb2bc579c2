/*
 * checkpoint.h - what a ledger has come to, kept, signed and dated, so that
 * nobody can tell another story of it later.
 *
 * A checkpoint's text is its own whole form (ledger.h): the origin, the number
 * of lines, the root of their tree in base64, and what the writer needs to go
 * on.  Beside a kept one N may be
 *	N.p7s	a detached CMS signature of its bytes (CAdES, with signing time)
 *	N.tsr	a time-stamp token of its bytes (RFC 3161)
 * which `openssl cms -verify` and `openssl ts -verify` read as well.
 */
#ifndef EG_ARCHIVE_CHECKPOINT_H
#define EG_ARCHIVE_CHECKPOINT_H

#include "archive/archive.h"
#include "archive/merkle.h"
#include "base/buf.h"
#include "crypt/cms.h"
#include "crypt/stamp.h"

struct eg_checkpoint {
	const char	*origin;	/* "imro.example,2026/ledger/main" */
	const char	*writer;	/* "main" */
	uint64_t	 size;		/* lines, at least one */
	struct eg_hash	 root;
};

/* Of its text; strings are in the arena.  False when it is none. */
bool	 eg_checkpoint_read(struct eg_arena *, const char *text, size_t n,
	    struct eg_checkpoint *);

/*
 * Signs and dates a kept checkpoint (eg_ledger_keep), with either or both;
 * at: seconds since 1970.  What was beside it is replaced.  A10xx, S11xx.
 */
bool	 eg_checkpoint_sign(struct eg_archive *, const char *path, const struct eg_signer *,
	    const struct eg_stamper *, int64_t at, struct eg_diags *);

/* What vouches for a checkpoint; NULL buffers: nothing. */
struct eg_checkpoint_voucher {
	const struct eg_buf	*signature, *stamp;
};

/* Who vouches for one, or for the newest of an archive's. */
struct eg_vouched {
	size_t		 signatures, stamps;	/* good ones */
	bool		 trusted;	/* of the newest: the chain of either holds */
	uint64_t	 size;		/* lines of the newest that has one; 0: none */
	const char	*by;		/* who signed it, or dated it */
	int64_t		 at;		/* when, as the time-stamp or the signer says */
};

/*
 * Judges what is there.  name: of the checkpoint, for messages.  A chain that
 * does not hold is told only when trust->anchors is not NULL.  A1026, A1027,
 * A1028.
 */
bool	 eg_checkpoint_judge(struct eg_arena *, const char *name, const char *text, size_t n,
	    const struct eg_checkpoint_voucher *, const struct eg_trust *, int64_t at,
	    struct eg_vouched *, struct eg_diags *);
/* All kept ones of all writers. */
bool	 eg_checkpoint_judge_all(struct eg_archive *, const struct eg_trust *, int64_t at,
	    struct eg_vouched *, struct eg_diags *);

/*
 * Has the archive's ledger still the lines that this one, kept elsewhere, was
 * made of?  A1021 when it has not.
 */
bool	 eg_checkpoint_holds(struct eg_archive *, const char *name,
	    const struct eg_checkpoint *, struct eg_diags *);

/* Leaves of a writer's ledger, as it is.  The caller frees leaf. */
struct eg_leaves {
	struct eg_hash	*leaf;
	size_t		 n, cap;
};
bool	 eg_checkpoint_leaves(struct eg_archive *, const char *writer, struct eg_leaves *,
	    struct eg_diags *);

#endif
