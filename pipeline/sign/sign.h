/*
 * sign.h - signatures in a PDF (PAdES, ETSI EN 319 142-1), each an update behind the
 * file, of which no byte changes.
 *
 * Baseline levels are made one after the other: B-B signs, B-T has a time-stamp of
 * that, B-LT keeps what shows years later that certificates were good (DSS), B-LTA
 * puts a time-stamp over all of it (DocTimeStamp).
 */
#ifndef EG_SIGN_SIGN_H
#define EG_SIGN_SIGN_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/len.h"
#include "crypt/cms.h"
#include "crypt/stamp.h"

/* A place for a field that is seen; lengths from the page's top left. */
struct eg_sign_place {
	uint32_t	 page;		/* from 1 */
	eg_len		 x, y, width, height;
};

/* What is seen of a signature, and the same in words for who does not see. */
struct eg_sign_look {
	const char	*page;		/* a PDF of one page, of the size of the field */
	size_t		 n;
	const char	*words;		/* UTF-8 */
};

struct eg_sign_options {
	const char		*name;		/* what messages call the file */
	const char		*time;		/* "2026-01-31T09:00:00Z": when it is signed, as
						   the signer says (/M) */
	const char		*field;		/* name of the field to sign; NULL: the first that
						   is not signed, or a new one that is not seen */
	const char		*reason, *location;	/* UTF-8, or NULL */
	/* NULL: as the field is.  Else it is a field that is seen, at place if not NULL. */
	const struct eg_sign_look	*look;
	const struct eg_sign_place	*place;
	const struct eg_signer	*signer;
	const struct eg_stamper	*stamper;	/* B-T; NULL: B-B */
};

/*
 * Appends a signature to file, which holds a whole PDF.  A draft and a reproduction
 * are refused, S1106.  False, after a report, when it was not made; file then means
 * nothing.
 */
bool	 eg_sign(struct eg_arena *, const struct eg_sign_options *, struct eg_buf *file,
	    struct eg_diags *);

/*
 * How large the field is that would be signed so that it is seen.  False, and S1107,
 * when there is none.
 */
bool	 eg_sign_room(struct eg_arena *, const char *name, const char *field,
	    const struct eg_buf *file, eg_len *width, eg_len *height, struct eg_diags *);

/*
 * Appends what shows that the chains of its signatures hold: certificates, lists of
 * revocation and answers about it (5.4.2.2, DSS).
 */
bool	 eg_sign_keep(struct eg_arena *, const char *name, const struct eg_certificates *,
	    struct eg_buf *file, struct eg_diags *);

/* Adds the certificates that are in its signatures and time-stamps. */
bool	 eg_sign_certificates(struct eg_arena *, const char *name, const struct eg_buf *file,
	    struct eg_certificates *, struct eg_diags *);

/* Appends a time-stamp of the whole file (5.4.3, DocTimeStamp). */
bool	 eg_sign_stamp(struct eg_arena *, const char *name, const struct eg_stamper *,
	    struct eg_buf *file, struct eg_diags *);

#endif
