/*
 * proof.h - that a finished copy says nothing personal, wherever in its bytes.
 *
 * A PDF is taken apart into everything that says something: the words of the
 * pages by their glyphs' characters, what stands instead of them (ActualText,
 * Alt), every string and name, metadata, files, and the bytes of all streams and of
 * the file itself.  Whatever cannot be taken apart is an error, not a guess.
 */
#ifndef EG_REDACT_PROOF_H
#define EG_REDACT_PROOF_H

#include "redact/find.h"

enum eg_proof_place {
	EG_PROOF_PAGE, EG_PROOF_STRING, EG_PROOF_NAME, EG_PROOF_METADATA,
	EG_PROOF_FILE, EG_PROOF_STREAM, EG_PROOF_BYTES, EG_PROOF_HTML, EG_PROOF_TEXT,
	EG_PROOF_FILE_NAME
};

struct eg_proof_part {
	enum eg_proof_place	 place;
	const char		*where;		/* in words: "page 2" */
	const char		*text;		/* UTF-8, or bytes */
	size_t			 n;
};

struct eg_proof {
	struct eg_arena		*arena;
	struct eg_proof_part	*part;
	uint32_t		 n, cap;
};

/* Adds a text; the bytes are borrowed. */
void	 eg_proof_add(struct eg_proof *, enum eg_proof_place, const char *where,
	    const char *text, size_t n);
/* Adds all of a PDF.  False, with P90xx or D1033 reported, when it cannot. */
bool	 eg_proof_add_pdf(struct eg_proof *, const char *name, const char *bytes, size_t n,
	    struct eg_diags *);

/*
 * Looks for every value, and for what the profile has words for.  What a copy
 * without anybody's words (without; may be NULL) says as often in the same places is
 * the format's own: a heading "Case number" where somebody is called Case.  That
 * excuses single words, numbers of the letterhead and the like, never a whole name or
 * a number of the case.  Reports D1031 and D1032 with the place, never the value;
 * true when there was nothing.
 */
bool	 eg_proof_search(const struct eg_identifiers *, const struct eg_proof *,
	    const struct eg_proof *without, const char *name, struct eg_diags *);

/* pdf_words.c: the words of a content stream, runs parted by a space or not at all. */
struct eg_pdf;
struct eg_pdf_object;
const char *eg_proof_content(const struct eg_pdf *, struct eg_arena *,
	    const struct eg_pdf_object *resources, const char *bytes, size_t n,
	    struct eg_buf *parted, struct eg_buf *joined, struct eg_buf *instead);

#endif
