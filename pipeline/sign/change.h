/*
 * change.h - what an update changed of a document.  Only files of sign/ include it.
 */
#ifndef EG_SIGN_CHANGE_H
#define EG_SIGN_CHANGE_H

#include "pdf/object.h"

/*
 * NULL when all that is new in later are signatures, fields for them that are not
 * seen, and the proofs of PAdES (DSS); else what is not, in words, in the arena.
 */
const char *eg_sign_change(const struct eg_pdf *earlier, const struct eg_pdf *later,
	    struct eg_arena *);

#endif
