/*
 * issue_letter.h - one letter on its way out: may it be issued, its seal, and the files
 * that are archived of it.
 */
#ifndef EG_CLI_ISSUE_LETTER_H
#define EG_CLI_ISSUE_LETTER_H

#include "archive_files.h"
#include "sealing.h"
#include "signoff_case.h"

/* What holds for all letters of a run. */
struct issue_run {
	struct eg_archive		*archive;
	const struct signoff_given	*given;
	struct sealing			*sealing;
	char				 seal[EG_SHA256_HEX];	/* of its certificate */
	const char			*bundle;	/* object that letters are made with */
	const char			*user, *address;	/* who archives */
};

/* A letter that may be issued, or was issued already. */
struct issue_letter {
	struct eg_arena		*arena;
	const char		*path;		/* of the case */
	const struct archive_letter *letter;
	struct signoff_case	 signoff;
	const char		*id;		/* of the object */
	bool			 was_issued;	/* the same letter, and it is the newest version */
	struct eg_buf		 pdf;		/* sealed; empty when it was issued */
	struct archive_files	 files;
};

/*
 * Judges a letter that a worker made.  True when it may be issued, or was (was_issued).
 * False after a report: A1017, A1018, A1070 to A1077.
 */
bool	 issue_letter_judge(struct issue_run *, struct issue_letter *, struct eg_diags *);
/*
 * Seals it, and looks at the result as anybody would who gets it (eg_verify,
 * eg_sign_judge).  False after a report: S11xx, A1073 and what is wrong.
 */
bool	 issue_letter_seal(struct issue_run *, struct issue_letter *, struct eg_diags *);
/* What the archive is to have of it, sealed or not; strings live as long as the letter. */
void	 issue_letter_entry(struct issue_run *, struct issue_letter *,
	    struct eg_archive_entry *);
void	 issue_letter_free(struct issue_letter *);

#endif
