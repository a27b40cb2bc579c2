/* fields.h - the signature fields of a file.  Only files of sign/ include it. */
#ifndef EG_SIGN_FIELDS_H
#define EG_SIGN_FIELDS_H

#include "pdf/object.h"

struct eg_sign_field {
	uint32_t			 number;	/* 0: it is no object of its own */
	const struct eg_pdf_object	*dictionary;
	const char			*name;		/* the whole of it, with its parents' */
	bool				 signature;
};

/* Calls visit for each, in the order of the form, until it returns false. */
void	 eg_sign_fields(const struct eg_pdf *, struct eg_arena *,
	    bool (*visit)(void *data, const struct eg_sign_field *), void *data);

#endif
