/*
 * look.h - signatures that are seen (ISO 32000-1, 12.5.5).  Only files of sign/ include
 * it.
 */
#ifndef EG_SIGN_LOOK_H
#define EG_SIGN_LOOK_H

#include "sign/update.h"

/*
 * look.c: what is on the page of look is on the field from now on, and words say the
 * same; false, and S1117, when that is no such page.
 */
bool	 eg_sign_set_look(struct eg_update *, uint32_t field, const struct eg_sign_look *);

/*
 * place.c: a new field that is seen, with its element of structure; its number, or 0
 * after S1107.
 */
uint32_t eg_sign_place_field(struct eg_update *, const struct eg_sign_place *);

/* field.c: the next "SignatureN" that no field has. */
const char *eg_sign_new_name(struct eg_update *);
/* What every new field has; the form knows it then, and its page. */
uint32_t eg_sign_add_field(struct eg_update *, struct eg_pdf_object *widget, uint32_t page,
	    struct eg_pdf_object *page_dictionary);
uint32_t eg_sign_no_field(struct eg_update *, const char *help, const char *fmt,
	    const char *what);

#endif
