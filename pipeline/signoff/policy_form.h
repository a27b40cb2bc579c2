/*
 * policy_form.h - what policy.xml may hold (schemas/signoff/policy.xsd), whatever it says.
 */
#ifndef EG_SIGNOFF_POLICY_FORM_H
#define EG_SIGNOFF_POLICY_FORM_H

#include "xml/form.h"

extern const struct eg_form eg_policy_form;

#endif
