/*
 * to_unicode.h - which codes of a font say which characters they are
 * (ISO 32000-1, 9.10.3).  Only files of verify/ include it.
 */
#ifndef EG_VERIFY_TO_UNICODE_H
#define EG_VERIFY_TO_UNICODE_H

#include "verify/verifier.h"

struct eg_to_unicode {
	uint8_t		 mapped[65536 / 8];	/* a bit for each code */
	bool		 bad;			/* some are said to be no characters */
};

/* False when it cannot be read. */
bool	 eg_to_unicode_read(struct eg_verifier *, const struct eg_pdf_object *map,
	    struct eg_to_unicode *);
bool	 eg_to_unicode_has(const struct eg_to_unicode *, unsigned code);

#endif
