/*
 * update.h - what the parts of sign have at hand while an update is made.  Only files
 * of sign/ include it.
 */
#ifndef EG_SIGN_UPDATE_H
#define EG_SIGN_UPDATE_H

#include "pdf/increment.h"
#include "pdf/read.h"
#include "sign/sign.h"

struct eg_update {
	struct eg_arena		*arena;
	struct eg_diags		*diags;
	const char		*name;
	struct eg_pdf		*pdf;
	struct eg_buf		*file;
	struct eg_pdf_object	*catalog;
	uint32_t		 root;		/* its number */
	struct eg_pdf_revised	*revised;
	uint32_t		 n, cap;
};

/* Reads the file, of which it makes a copy; false after a report. */
bool	 eg_update_begin(struct eg_update *);
/* This object is part of the update; what is there already stays. */
struct eg_pdf_revised *eg_update_touch(struct eg_update *, uint32_t number);
/*
 * The value of a key, followed, of a type; made when it is not there.  What has to be
 * touched when it changes is touched: it, or owner, the object that has the key.
 */
struct eg_pdf_object *eg_update_value(struct eg_update *, uint32_t owner,
	    struct eg_pdf_object *dictionary, const char *key, enum eg_pdf_type);
void	 eg_update_end(struct eg_update *);

/* state.c: false, and S1106, when it is a letter that may never be signed. */
bool	 eg_sign_allowed(struct eg_update *);
/*
 * field.c: the number of the field to sign, which is part of the update; 0 after
 * S1107.  name NULL: any, or a new one.
 */
enum eg_sign_which {
	EG_SIGN_ANY,
	EG_SIGN_SEEN,		/* one that is seen, which must be there */
	EG_SIGN_NEW		/* always a new one */
};
uint32_t eg_sign_field(struct eg_update *, const char *name, enum eg_sign_which);
/* The form knows that there are signatures (Table 219). */
void	 eg_sign_flag(struct eg_update *);

/*
 * hole.c: puts a signature dictionary into the field and ends the update; entries are
 * its own, printed, besides /ByteRange and /Contents, for which size bytes are left.
 */
struct eg_hole {
	size_t	 begin, end;		/* of the hexadecimal digits with their brackets */
};
void	 eg_sign_dig(struct eg_update *, uint32_t field, const struct eg_buf *entries,
	    size_t size, struct eg_hole *);
/* SHA-256 of all bytes but the hole. */
void	 eg_sign_digest(const struct eg_update *, const struct eg_hole *,
	    unsigned char digest[32]);
/* Writes bytes into the hole; false, and S1108, when they are too many. */
bool	 eg_sign_fill(struct eg_update *, const struct eg_hole *, const struct eg_buf *bytes);

#endif
