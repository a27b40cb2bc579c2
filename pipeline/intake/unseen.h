/*
 * unseen.h - characters that a reader of the letter cannot see.
 *
 * They turn words around, split them for a search, or look different on every
 * machine (Unicode Technical Report 36): the letter would not say what the
 * file says.
 */
#ifndef EG_INTAKE_UNSEEN_H
#define EG_INTAKE_UNSEEN_H

#include <stdint.h>

#include "xml/xml.h"

/*
 * Reports each such character of the file, written out or by number (E1040);
 * true when there is none.  Whether text is in Unicode's composed form is not
 * looked at here: shaping is where it matters.
 */
bool	 eg_unseen_check(const struct eg_xml *, struct eg_diags *);

#endif
