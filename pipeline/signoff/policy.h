/*
 * policy.h - who may sign off what: policy.xml, signed by whoever administers it.
 *
 * The certificates of signers are pinned in it, and the administrator's is given to
 * whoever judges; no store of the system's is ever asked.
 */
#ifndef EG_SIGNOFF_POLICY_H
#define EG_SIGNOFF_POLICY_H

#include "signoff/statement.h"

#define EG_POLICY_NS	"urn:engross:policy:1"
#define EG_POLICY_MAX	((size_t)1 << 20)	/* bytes */

/* Days, both included; EG_DAY_NONE for no bound. */
struct eg_period {
	int64_t	from, until;
};
#define EG_DAY_EVER	INT64_MIN
#define EG_DAY_NEVER	INT64_MAX

struct eg_policy_certificate {
	const char	*sha256;	/* of the DER, hexadecimal */
	struct eg_period period;	/* when it may sign, by the policy */
	int64_t		 revoked;	/* from this day on nothing of it holds, whenever it was
					   signed; EG_DAY_NEVER */
};

struct eg_policy_signer {
	const char	*id;		/* a pseudonym */
	const char	*const *role;
	uint32_t	 nroles;
	const struct eg_policy_certificate *certificate;
	uint32_t	 ncertificates;
	struct eg_period period;
};

struct eg_policy_step {
	const char	*role;
	enum eg_meaning	 meaning;
	const char	*const *distinct;	/* roles whose steps another person did */
	uint32_t	 ndistinct;
	bool		 acknowledges;	/* the rules' warnings */
	/* As the policy words them; words NULL: the letter's checklist does (attestation.h). */
	const struct eg_attestation *attest;
	uint32_t	 nattest;
	struct eg_pos	 at;		/* of `attests`, else of the step */
};

/* Of one kind of letter. */
struct eg_policy_letter {
	const char	*const *format;	/* letter formats it is of */
	uint32_t	 nformats;
	const struct eg_policy_step *step;	/* in order; at least one */
	uint32_t	 nsteps;
	const char	*const *withdraw, *const *amend;	/* roles that may */
	uint32_t	 nwithdraw, namend;
	/*
	 * All that the steps ask for, each once: what the subject says is asked.  Of
	 * eg_policy_attests only.
	 */
	const struct eg_attestation *attest;
	uint32_t	 nattest;
	struct eg_pos	 at;		/* of `formats` */
};

struct eg_policy {
	uint32_t	 serial;	/* each policy has a higher one than those before */
	struct eg_period period;
	const struct eg_policy_signer *signer;
	uint32_t	 nsigners;
	const struct eg_policy_letter *letter;
	uint32_t	 nletters;
	const char	*const *seal;	/* SHA-256 of certificates that may seal letters */
	uint32_t	 nseals;
	const char	*const *struck;	/* SHA-256 of statements that do not hold any more */
	uint32_t	 nstruck;
	char		 sha256[EG_SHA256_HEX];	/* of its bytes */
};

/* Whom to believe about a policy. */
struct eg_policy_trust {
	const struct eg_certificates *authority;	/* certificates that may sign policies */
	const char	*authority_name;	/* what messages call where they are from */
	uint32_t	 least;		/* no lower serial number than this: the newest seen */
	int64_t		 now;		/* seconds since 1970 */
};

/*
 * Reads a policy: its signature first, then the file.  name is what messages call it.
 * Strings are in the arena.  False and P1001 to P1006.  In a worker only: it parses.
 */
bool	 eg_policy_open(struct eg_arena *, const char *name, const char *bytes, size_t n,
	    const char *p7s, size_t size, const struct eg_policy_trust *, struct eg_policy *,
	    struct eg_diags *);
/* The same without its signature, for whoever writes it: P1005 and P1006, all of them. */
bool	 eg_policy_read(struct eg_arena *, const char *name, const char *bytes, size_t n,
	    struct eg_policy *, struct eg_diags *);

/* NULL when the policy knows none. */
const struct eg_policy_letter *eg_policy_letter(const struct eg_policy *, const char *format);
const struct eg_policy_signer *eg_policy_signer(const struct eg_policy *, const char *id);
/* Whose certificate that is; *which is set too.  NULL: nobody's. */
const struct eg_policy_signer *eg_policy_certified(const struct eg_policy *,
	    const char *sha256, const struct eg_policy_certificate **which);
bool	 eg_policy_has_role(const struct eg_policy_signer *, const char *role);
bool	 eg_policy_lists(const char *const *list, uint32_t n, const char *word);
/*
 * May this certificate speak for this signer on a day, seen from today?  NULL, or why
 * not, in words, in the arena.  found tells when the certificate itself holds.
 */
const char *eg_policy_objection(struct eg_arena *, const struct eg_policy_signer *,
	    const struct eg_policy_certificate *, const struct eg_cms_found *, int64_t signed_at,
	    int64_t now);

#endif
