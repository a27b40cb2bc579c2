/*
 * stylesheet.h - the body of struct eg_xslt, for the xslt_*.c files.
 *
 * A module is kept twice: as it was read, with the place of every element and
 * attribute, and as the copy that libxslt compiles and changes.  The copy's
 * elements have the places too, and in `line`, where libxslt looks for a line
 * when it complains, their number in document order: a number leads back to
 * one element, a line would not.
 */
#ifndef EG_XML_STYLESHEET_H
#define EG_XML_STYLESHEET_H

#include <libxslt/xsltInternals.h>

#include "xml/document.h"
#include "xml/xslt.h"

#define EG_XSL_NS	"http://www.w3.org/1999/XSL/Transform"
#define EG_EXSLT_COMMON_NS "http://exslt.org/common"

struct eg_module {
	struct eg_module	*next;
	char			*url;	/* below the root: "/imr/sections/head.xsl" */
	struct eg_xml		*xml;
	xmlDoc			*copy;	/* libxslt's */
};

struct eg_xslt {
	xsltStylesheet		*style;
	struct eg_xslt_options	 options;
	char			*root;
	struct eg_module	*modules;	/* the last loaded first */
	char			*name;		/* of the main module's file */
	/* While compiling or applying: */
	struct eg_diags		*diags;
	const struct eg_xml	*source;	/* the document it is applied to */
	xsltTransformContext	*ctxt;
	bool			 reported;	/* an error, in this call */
	struct eg_used_name	*used;		/* names the modules must give */
	struct eg_buf		 context;	/* libxslt's "file ... line ..." line */
	struct eg_buf		 xpath_text;	/* the last XPath complaint */
	struct eg_buf		 xpath_expr;
	int			 xpath_at;	/* bytes into xpath_expr; -1: none */
};

/* --- xslt_load.c: modules from below the root ----------------------------- */

/*
 * Reads, checks and copies the module; NULL when it cannot be had, with a
 * report at the xsl:include that asks.
 */
struct eg_module *eg_module_load(struct eg_xslt *, const char *url);
struct eg_module *eg_module_of(const struct eg_xslt *, const xmlDoc *copy);
void	 eg_module_free(struct eg_module *);

/* --- xslt_check.c: what is refused or doubtful, before libxslt sees it ------ */

void	 eg_module_check(struct eg_xslt *, struct eg_module *);

/* --- xslt_names.c: templates that are called, variables ---------------------- */

/* Whether a variable is given before the element, in what holds it. */
bool	 eg_names_in_scope(const xmlNode *element, const char *name, size_t len);
/* A use of what is not, noted until all modules are there. */
void	 eg_names_variable(struct eg_xslt *, const char *name, size_t len,
	    struct eg_pos at);
void	 eg_names_call(struct eg_xslt *, const char *name, struct eg_pos at);
/* Reports what was noted and no module gives: T4016, T4017. */
void	 eg_names_resolve(struct eg_xslt *);
void	 eg_names_free(struct eg_xslt *);

/* --- xslt_error.c: libxslt's complaints in the author's words --------------- */

/* From here to eg_xslt_quiet, complaints of both libraries come to x. */
void	 eg_xslt_listen(struct eg_xslt *x);
void	 eg_xslt_quiet(struct eg_xslt *x);
/* The handler of a transformation (xsltSetTransformErrorFunc), data is x. */
void	 eg_xslt_complaint(void *x, const char *fmt, ...);
/* The place of the case node a transformation is at; file NULL: none. */
struct eg_pos eg_xslt_from(const struct eg_xslt *);
/* Reports an error at the instruction being run. */
void	 eg_xslt_fail(struct eg_xslt *, const char *code, const char *help,
	    const char *text);

/* --- xslt_call.c: functions ------------------------------------------------- */

void	 eg_xslt_register(struct eg_xslt *, xsltTransformContext *);

/* --- xslt_mark.c ------------------------------------------------------------ */

/* Once a process, before the first module with marks is compiled. */
void	 eg_xslt_mark_setup(void);
/* Puts a mark into everything of the copy that makes an element. */
void	 eg_module_mark(const struct eg_module *);
#endif
