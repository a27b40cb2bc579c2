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

/* The parts of what a letter is made with; each by the SHA-512 of its files. */
enum eg_bundle_part {
	EG_BUNDLE_FONTS, EG_BUNDLE_RULEBOOKS, EG_BUNDLE_SCHEMAS, EG_BUNDLE_TEMPLATES,
	EG_BUNDLE_PARTS
};
extern const char *const eg_bundle_part_names[EG_BUNDLE_PARTS];

struct eg_bundle_digests {
	char	part[EG_BUNDLE_PARTS][EG_DIGEST_HEX];
	char	all[EG_DIGEST_HEX];
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
	struct eg_bundle_digests bundle;
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
