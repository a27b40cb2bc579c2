/*
 * xpath_check.h - what libxml2 would find out too late about an expression.
 */
#ifndef EG_XML_XPATH_CHECK_H
#define EG_XML_XPATH_CHECK_H

#include "xml/xpath.h"

/* An extension function, as eg_xpath_function was told of it. */
struct eg_xpath_function {
	struct eg_xpath_function *next;
	char		*ns, *name;
	unsigned	 least, most;
	eg_xpath_fn	 call;
	void		*data;
};

/* ns "" for none; NULL when there is no such function. */
const struct eg_xpath_function *eg_xpath_function_find(const struct eg_xpath *,
	    const char *ns, const char *name);

/* The name most like this one of that namespace's functions, or NULL. */
const char *eg_xpath_function_near(const struct eg_xpath *, const char *ns,
	    const char *name);

/*
 * Reads the expression's tokens: brackets, depth, prefixes, functions and
 * their arguments.  variable() is called for each "$name", with its offset in
 * bytes.  False and the error for the first thing that is wrong; what is left
 * is for libxml2's grammar.
 */
bool	 eg_xpath_check(const struct eg_xpath *, const char *text,
	    void (*variable)(void *arg, const char *name, size_t len, size_t at),
	    void *arg, struct eg_xpath_error *);

/* Fills an error at a token; offset and length in code points. */
void	 eg_xpath_fault(struct eg_xpath_error *, enum eg_xpath_fault,
	    const char *text, const char *at, size_t len, const char *fmt, ...)
	    __attribute__((format(printf, 6, 7)));

#endif
