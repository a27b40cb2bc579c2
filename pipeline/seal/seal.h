/*
 * seal.h - from painted pages to one conforming file: PDF/A-2a (ISO 19005-2;
 * with an attachment PDF/A-3a, ISO 19005-3) and PDF/UA-1 (ISO 14289-1).
 *
 * Of what paint/ made pages, fonts and pictures stay.  Everything a reader or
 * an archive asks of a document besides is made here: structure, links,
 * bookmarks, page labels, metadata, output intent.
 */
#ifndef EG_SEAL_SEAL_H
#define EG_SEAL_SEAL_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "model/structure.h"

/* What the letter says of itself; UTF-8 or NULL.  No personal name. */
struct eg_seal_options {
	const char	*title;		/* NULL: the document's own, or its first heading */
	const char	*subject, *keywords;
	const char	*created;	/* ISO 8601 date (or date and time) of the letter, never
					   the clock; NULL, or no such date: none */
	const char	*number;	/* of the case */
	const char	*kind;		/* name of the letter format */
	const char	*producer;	/* "engross 0.1.0"; never NULL */
	bool		 reproduction;	/* a published letter made again, and it says so */
	bool		 draft;		/* and it says so */
	/* The letter document, which makes the file PDF/A-3a; NULL or empty: none. */
	const struct eg_buf *attachment;
};

/*
 * Appends the file to out.  painted is paint/'s file of the same structure; it
 * is borrowed until the arena goes.  Reports F5090 and F5091 (links that may
 * not be), X9901 and X9911 (painting that cannot be read or has lost a unit),
 * and returns false when any was an error.
 */
bool	 eg_seal(struct eg_arena *, const struct eg_structure *,
	    const struct eg_seal_options *, const struct eg_buf *painted,
	    struct eg_buf *out, struct eg_diags *);

#endif
