/*
 * apply.h - which properties have an effect on which objects (the "applies to"
 * of XSL 1.1, section 7, and the property lists of section 6).
 *
 * A property that is inherited may stand anywhere: it is for what is below.
 */
#ifndef EG_FO_APPLY_H
#define EG_FO_APPLY_H

#include "fo/object.h"
#include "fo/property.h"

/* False: setting it on this object does nothing. */
bool	 eg_prop_applies(const struct eg_prop *, const struct eg_object *);
/* The objects it has an effect on: "fo:block, fo:table"; as much as fits. */
void	 eg_prop_objects(const struct eg_prop *, char *out, size_t size);

#endif
