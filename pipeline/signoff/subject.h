/*
 * subject.h - what people sign off: subject.xml, the letter and all it was made from
 * by their digests, and in words.
 *
 * It is made anew from the case by whoever judges and never believed because it lies
 * in a folder.  Nobody signs it itself: an approval states the SHA-512 of its bytes,
 * which are always the same for the same letter.
 */
#ifndef EG_SIGNOFF_SUBJECT_H
#define EG_SIGNOFF_SUBJECT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "crypt/digest.h"

#define EG_SIGNOFF_NS	"urn:engross:signoff:1"

/* What is decided of one thing, both in the case's words. */
struct eg_decided {
	const char	*words, *decision;
};

/* What no rule can know: a person says it, in the words of the policy. */
struct eg_attestation {
	const char	*id, *words;
};

/* A file that the letter is made with: a template, a schema, a rulebook's, a font. */
struct eg_subject_file {
	const char	*name, *sha512;
};

/* Digests are SHA-512 in hexadecimal. */
struct eg_subject {
	const char	*object;	/* the case's number */
	uint32_t	 revision;	/* of its letter: 1, and one more with each amendment */
	const char	*letter;	/* letter format */
	const char	*title;		/* of the letter, as the document says */
	uint32_t	 pages;
	const char	*engine;	/* what made it: "engross 0.1.0" */
	const char	*cas;		/* the exact bytes of the case file */
	const struct eg_subject_file *file;	/* what it is made with, sorted by name */
	uint32_t	 nfiles;
	const char	*layout;	/* the area tree */
	const char	*pdf;		/* the letter before any signature */
	const char	*amendment;	/* amendment.xml, or NULL */
	const char	*amended;	/* and the inventory of the version it amends */
	const struct eg_decided	*decided;
	uint32_t	 ndecided;
	const char	*const *acknowledge;	/* rules whose warnings a person must
						   acknowledge, sorted */
	uint32_t	 nacknowledge;
	const struct eg_attestation *attest;	/* what the policy asks for, in its order */
	uint32_t	 nattest;
};

/* Appends subject.xml. */
void	 eg_subject_write(const struct eg_subject *, struct eg_buf *);
/*
 * Reads what eg_subject_write wrote, for words about it only.  False, nothing said,
 * when the bytes are anything else.  In a worker only: it parses.
 */
bool	 eg_subject_read(struct eg_arena *, const char *bytes, size_t n, struct eg_subject *);
/*
 * What is different, in words without capital or full stop, the first of: "the case
 * has changed since"; NULL when nothing is.  In the arena.
 */
const char *eg_subject_difference(struct eg_arena *, const struct eg_subject *then,
	    const struct eg_subject *now);

#endif
