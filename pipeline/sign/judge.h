/*
 * judge.h - are the signatures of a PDF good: of ours, and of anybody who keeps to
 * PAdES (ETSI EN 319 142-1)?
 */
#ifndef EG_SIGN_JUDGE_H
#define EG_SIGN_JUDGE_H

#include "base/arena.h"
#include "base/diag.h"
#include "crypt/certificate.h"

/* One signature or time-stamp of the document; strings are in the arena. */
struct eg_signature {
	const char	*field;
	bool		 stamp;		/* a time-stamp of the document */
	const char	*signer, *issuer;	/* names by the certificate; "" */
	const char	*claimed;	/* when it was signed, as the signer says; or NULL */
	int64_t		 stamped;	/* and as a time-stamp proves; 0: none does */
	const char	*stamper;
	bool		 intact;	/* what it signs is what was signed, and it is whole */
	bool		 trusted;	/* and its chain leads to somebody believed */
	bool		 unrevoked;	/* and lists of revocation were heeded */
	bool		 whole;		/* it is of the file to its end */
};

struct eg_sign_judgement {
	struct eg_signature	*signature;	/* in the order they were made */
	uint32_t		 n;
};

struct eg_sign_judge_options {
	const char	*name;		/* what messages call the file */
	struct eg_trust	 trust;		/* anchors NULL: chains are not judged */
	int64_t		 at;		/* seconds since 1970: when chains must hold that no
					   time-stamp tells a time of */
};

/*
 * Judges all signatures of a file of n bytes, which was read before.  Every byte is
 * of a signed part, of a signature in its one right form, or of an update that adds
 * nothing but signatures and what proves them.  Reports S1201 to S1208.  True when
 * there was no error; a file that nobody signed has no errors.
 */
bool	 eg_sign_judge(const struct eg_sign_judge_options *, const char *bytes, size_t n,
	    struct eg_arena *, struct eg_sign_judgement *, struct eg_diags *);

#endif
