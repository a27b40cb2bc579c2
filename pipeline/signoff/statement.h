/*
 * statement.h - what one person says about one letter, and signs: a small XML file, in
 * one form only, and a detached signature over its exact bytes beside it (CAdES-B-B,
 * ETSI EN 319 122-1).
 *
 *	openssl cms -verify -binary -content 01-NAME.xml -inform DER -in 01-NAME.xml.p7s
 *
 * Nobody parses a statement before its signature is known to be good.
 */
#ifndef EG_SIGNOFF_STATEMENT_H
#define EG_SIGNOFF_STATEMENT_H

#include "crypt/cms.h"
#include "signoff/subject.h"

#define EG_STATEMENT_MAX	((size_t)64 << 10)	/* bytes, of it or of its signature */

enum eg_statement_kind {
	EG_APPROVAL, EG_REJECTION,
	EG_REVOCATION,		/* an earlier approval or rejection is taken back */
	EG_WITHDRAWAL,		/* of a letter that was issued; not in a sign-off folder */
	EG_STATEMENT_KINDS
};
extern const char *const eg_statement_kind_names[EG_STATEMENT_KINDS];

/* What a signature is to mean (as 21 CFR 11.50 asks to be said). */
enum eg_meaning {
	EG_AUTHORSHIP, EG_REVIEW, EG_APPROVED, EG_RESPONSIBILITY, EG_MEANINGS
};
extern const char *const eg_meaning_names[EG_MEANINGS];
/* False when there is none of that name. */
bool	 eg_meaning_find(const char *name, enum eg_meaning *);

/* A rule's warning that somebody has looked at, and why it may stand. */
struct eg_acknowledgement {
	const char	*rule, *reason;
};

struct eg_statement {
	enum eg_statement_kind	 kind;
	const char		*object;	/* the case's number, and the letter's revision: */
	uint32_t		 revision;	/* to be read; what binds is the digest */
	const char		*subject;	/* SHA-512 of subject.xml; of a WITHDRAWAL, of the
						   inventory of the version that is withdrawn */
	const char		*signer;	/* id in the policy: "R-1047" */
	const char		*role;
	enum eg_meaning		 meaning;
	const char		*time;		/* "2026-01-31T09:00:00Z", as the signer says */
	uint32_t		 policy;	/* serial number of the policy it was made under */
	const char		*previous;	/* SHA-256 of the statement before; NULL: the first */
	const char		*revokes;	/* SHA-256 of the statement taken back; or NULL */
	const char		*reason;	/* NULL: an APPROVAL may have none */
	const struct eg_acknowledgement *acknowledged;
	uint32_t		 nacknowledged;
	const char		*const *attested;	/* ids */
	uint32_t		 nattested;
};

/* Appends the file. */
void	 eg_statement_write(const struct eg_statement *, struct eg_buf *);
/*
 * Appends the signature over n bytes of one, with the time it says, seconds since
 * 1970.  False and S1105.
 */
bool	 eg_statement_sign(const void *bytes, size_t n, const struct eg_signer *, int64_t at,
	    struct eg_buf *p7s, struct eg_diags *);

/*
 * Is p7s a CAdES-B-B signature over exactly these bytes, and nothing else?  found says
 * by which certificate; whether that is anybody's is the caller's to judge.  Returns
 * the fault in words, without capital or full stop, or NULL.
 */
const char *eg_statement_verify(struct eg_arena *, const void *bytes, size_t n,
	    const void *p7s, size_t size, struct eg_cms_found *found);
/*
 * Reads exactly what eg_statement_write writes, after eg_statement_verify.  False when
 * it is anything else.  In a worker only: it parses.
 */
bool	 eg_statement_read(struct eg_arena *, const char *bytes, size_t n,
	    struct eg_statement *);

/* A reason as people may write it: UTF-8, not empty, at most 4,000 bytes, no controls. */
bool	 eg_reason_is_fit(const char *);
/* "R-1047": what ids, roles and numbers of cases look like, at most 64 bytes. */
bool	 eg_signoff_name(const char *);

#endif
