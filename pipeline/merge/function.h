/*
 * function.h - what templates can call: namespace urn:engross:function:1.
 *
 * Text in, text out, nothing else: no clock, no locale, no file.  Templates
 * README lists the functions for authors; here is one file a subject.
 */
#ifndef EG_MERGE_FUNCTION_H
#define EG_MERGE_FUNCTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "xml/xslt.h"

#define EG_FUNCTION_NS	"urn:engross:function:1"

/* Sorted by name. */
extern const struct eg_xslt_function eg_functions[];
extern const size_t eg_functions_n;

/* Each is an eg_xslt_fn.  date.c */
const char *eg_function_date(struct eg_xslt_call *, size_t,
	    const char *const *, struct eg_buf *);
const char *eg_function_time(struct eg_xslt_call *, size_t,
	    const char *const *, struct eg_buf *);
/* number.c */
const char *eg_function_number(struct eg_xslt_call *, size_t,
	    const char *const *, struct eg_buf *);
const char *eg_function_words(struct eg_xslt_call *, size_t,
	    const char *const *, struct eg_buf *);
const char *eg_function_ordinal(struct eg_xslt_call *, size_t,
	    const char *const *, struct eg_buf *);
const char *eg_function_plural(struct eg_xslt_call *, size_t,
	    const char *const *, struct eg_buf *);
const char *eg_function_count(struct eg_xslt_call *, size_t,
	    const char *const *, struct eg_buf *);
/* phrase.c */
const char *eg_function_list(struct eg_xslt_call *, size_t,
	    const char *const *, struct eg_buf *);
const char *eg_function_sentence(struct eg_xslt_call *, size_t,
	    const char *const *, struct eg_buf *);
const char *eg_function_state(struct eg_xslt_call *, size_t,
	    const char *const *, struct eg_buf *);
/* join.c */
const char *eg_function_nb(struct eg_xslt_call *, size_t,
	    const char *const *, struct eg_buf *);

#endif
