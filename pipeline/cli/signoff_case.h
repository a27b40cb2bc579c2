/*
 * signoff_case.h - a case and its sign-off as a worker found them, for those who hold
 * keys and may not look themselves.
 */
#ifndef EG_CLI_SIGNOFF_CASE_H
#define EG_CLI_SIGNOFF_CASE_H

#include "archive_make.h"
#include "signoff/state.h"
#include "signoff_given.h"

/* A step of the policy, and who did it. */
struct signoff_step {
	const char	*role;
	enum eg_meaning	 meaning;
	bool		 acknowledges;
	const struct eg_attestation *attest;
	uint32_t	 nattest;
	const char	*signer, *time;		/* NULL: nobody yet */
};

enum signoff_standing { SIGNOFF_HOLDS, SIGNOFF_VOID, SIGNOFF_REVOKED, SIGNOFF_RENEWED };
extern const char *const signoff_standing_names[];

struct signoff_statement {
	const char		*file, *sha256;
	enum eg_statement_kind	 kind;
	enum signoff_standing	 standing;
	const char		*role, *signer, *time, *reason;
	const char		*code, *fault;	/* why it is void; or NULL */
};

/* Somebody of the policy, and what is theirs. */
struct signoff_signer {
	const char		*id;
	const char		*const *role, *const *certificate;	/* SHA-256 */
	uint32_t		 nroles, ncertificates;
};

struct signoff_case {
	bool			 policy;	/* the policy is good: else nothing is known */
	bool			 known;		/* the folder was judged: else it was refused */
	enum eg_signoff_state	 state;
	uint32_t		 revision, serial;	/* of the letter; of the policy */
	const char		*folder;
	const char		*object;	/* the case's number */
	const char		*subject;	/* subject.xml as it is now */
	size_t			 subject_size;
	char			 digest[EG_DIGEST_HEX];	/* SHA-512 of that */
	struct signoff_step	*step;
	uint32_t		 nsteps, next;	/* next is nsteps when none is to come */
	const char		*const *acknowledge;	/* rules */
	uint32_t		 nacknowledge;
	struct signoff_statement *statement;
	uint32_t		 nstatements;
	struct signoff_signer	*signer;
	uint32_t		 nsigners;
	/* As judged: all files of the folder, for the archive.  The policy is in given. */
	struct eg_folder_file	*file;
	size_t			 nfiles;
	const char		*const *seal;	/* SHA-256 of certificates that may seal */
	uint32_t		 nseals;
	const char		*const *withdraw, *const *amend;	/* roles that may */
	uint32_t		 nwithdraw, namend;
	bool			 amends;	/* it amends a letter that was issued: */
	uint32_t		 amended;	/* the number of that version, */
	const char		*inventory, *amendment_reason;	/* its inventory's SHA-512, and why */
};

/*
 * An archive_judge_fn; data is a struct signoff_given.  Of a letter that needs no
 * sign-off nothing is appended.  Reports all that stands against the letter.
 */
void	 signoff_judge(void *given, const char *path, struct eg_record *,
	    const struct eg_letter_info *, struct eg_buf *extra, struct eg_diags *);
/* What it appended; false when that is nothing.  All in the arena. */
bool	 signoff_case_read(struct eg_arena *, const struct eg_buf *extra,
	    struct signoff_case *);
/* Who may sign with this certificate; NULL: nobody of the policy. */
const struct signoff_signer *signoff_case_signer(const struct signoff_case *,
	    const struct eg_signer *);

#endif
