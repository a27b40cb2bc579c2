/*
 * xpath_call.h - one call of an extension function, between libxml2's stack
 * and the function's author.
 */
#ifndef EG_XML_XPATH_CALL_H
#define EG_XML_XPATH_CALL_H

#include <libxml/xpath.h>

#include "xml/xpath.h"

#define EG_XPATH_ARGS_MAX	8

struct eg_xpath_call {
	xmlXPathParserContext		*parser;
	const struct eg_xpath_scope	*scope;
	xmlXPathObject			*args[EG_XPATH_ARGS_MAX];
	size_t				 nargs;
	xmlXPathObject			*result;
};

/* Takes the arguments off the stack; false when there are too many. */
bool	 eg_xpath_call_begin(struct eg_xpath_call *, xmlXPathParserContext *,
	    const struct eg_xpath_scope *, int nargs);
/* Puts the result there, or ends the evaluation. */
void	 eg_xpath_call_end(struct eg_xpath_call *, bool refused);

/* Puts our translate() in the place of libxml2's. */
void	 eg_xpath_translate(xmlXPathContext *);

#endif
