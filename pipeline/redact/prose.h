/*
 * prose.h - text without what is personal in it, and still a sentence.
 *
 * Titles and degrees go with the name, an article before "the employee" goes,
 * a sentence begins with a capital, a genitive stays one: "Ms. Alvarez's arm" is
 * "the employee's arm", "On April 6, 2026," is "In 2026,".
 */
#ifndef EG_REDACT_PROSE_H
#define EG_REDACT_PROSE_H

#include "base/buf.h"
#include "redact/find.h"

/* Bytes from start to end become these words. */
struct eg_edit {
	size_t		 start, end;
	const char	*words;
	struct eg_finding finding;
};

/*
 * The changes to a text, in order, none over another; in the arena.  Returns how
 * many.
 */
size_t	 eg_prose_edits(const struct eg_identifiers *, struct eg_arena *, const char *text,
	    size_t n, enum eg_find_scope, struct eg_edit **);
/*
 * Appends what the bytes of a text from start to end become: edits that begin in them,
 * without what edits before have taken.
 */
void	 eg_prose_apply(const char *text, size_t start, size_t end, const struct eg_edit *,
	    size_t edits, struct eg_buf *);

/*
 * Calls tell for each word that looks like a name and is none we know: with a
 * capital inside a sentence, in no list.  edits are those of the text.
 */
void	 eg_prose_unknown(const struct eg_identifiers *, struct eg_arena *, const char *text,
	    size_t n, const struct eg_edit *, size_t edits,
	    void (*tell)(void *data, size_t start, size_t end), void *data);

#endif
