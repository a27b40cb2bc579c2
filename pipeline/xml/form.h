/*
 * form.h - what a small XML file of ours may hold, told as tables, and whether one does.
 *
 * For files that are read by hand, where a schema of its own (xsd.h) would cost more than
 * it tells: a row an attribute, a row a place.
 */
#ifndef EG_XML_FORM_H
#define EG_XML_FORM_H

#include "xml/xml.h"

/* What an attribute must be. */
enum eg_form_need {
	EG_FORM_MAY,		/* there or not */
	EG_FORM_MUST,		/* there */
	EG_FORM_MUST_SAY,	/* there, and not empty */
};

/* What a value should be ("`yes` or `no`"), or NULL when it is that. */
typedef const char *eg_form_fault_fn(const char *value);
eg_form_fault_fn eg_form_yes_no;

struct eg_form_attribute {
	const char		*element, *name;	/* of no namespace */
	enum eg_form_need	 need;
	eg_form_fault_fn	*fault;			/* NULL: any value */
};

/* An element that may stand in another, as often as it likes. */
struct eg_form_place {
	const char	*in, *element;
};

struct eg_form {
	const char			*ns;		/* of its elements */
	const char			*code;		/* of what is wrong */
	const char			*holds;		/* what is told of an element that has no
							   place; NULL: in what it stands */
	bool				 needs;		/* an attribute that is missing is told of
							   the element, which needs it */
	const struct eg_form_attribute	*attribute;
	size_t				 nattributes;
	const struct eg_form_place	*place;
	size_t				 nplaces;
	/*
	 * Nothing else is in the file: no attribute of another namespace, no element in
	 * one that has no places, no text but in `text`.
	 */
	bool				 closed;
	const char			*text;
};

/*
 * Holds an element, of which the caller knows the name, and all in it against a form.
 * Reports all that is wrong, each with its place and the nearest name that is allowed
 * there, and returns whether nothing is.
 */
bool	 eg_form_holds(const struct eg_form *, const struct eg_xml *, const struct eg_node *,
	    struct eg_diags *);

#endif
