/*
 * xslt.h - XSLT 1.0 with every door shut: no file, no network, no writing.
 *
 * A stylesheet's includes and imports are served from one directory tree and
 * only from it.  libxslt runs it; extension functions are registered by the
 * caller (merge/function.c has those of templates), and of EXSLT there is
 * node-set() alone.
 */
#ifndef EG_XML_XSLT_H
#define EG_XML_XSLT_H

#include "xml/xml.h"

struct eg_xslt;
struct eg_xslt_call;		/* one call of an extension function */

/*
 * A function of templates: takes strings, gives a string.  Arguments are
 * converted as by string().  args[i] are borrowed; write the result to out.
 * Return NULL, or in a few words what is wrong with the call (T4xxx).
 */
typedef const char *(*eg_xslt_fn)(struct eg_xslt_call *, size_t nargs,
    const char *const *args, struct eg_buf *out);
/*
 * Argument i as a list: the string of each node when it is a node-set, in
 * document order; else the string alone.  Borrowed until the call ends.
 */
size_t	 eg_xslt_call_list(struct eg_xslt_call *, size_t i,
	    const char *const **strings);
struct eg_xslt_function {
	const char	*name;
	unsigned	 least, most;	/* arguments */
	eg_xslt_fn	 call;
};

/*
 * Looks at a module (the stylesheet, or a file it includes) before it is
 * compiled; reports what its author got wrong.  May be NULL.
 */
typedef void (*eg_xslt_check)(const struct eg_xml *module, void *data,
	    struct eg_diags *);

struct eg_xslt_options {
	const char	*root;		/* directory: includes come from below it only */
	bool		 marks;
	const char	*ns;		/* of the functions */
	const struct eg_xslt_function *functions; /* outlive the stylesheet */
	size_t		 n;
	eg_xslt_check	 check;
	void		*data;
	const char	*input_ns;	/* of the documents it is for; NULL: any */
	const char	*const *names;	/* the elements of input_ns, sorted ... */
	size_t		 nnames;	/* ... 0: not known */
};

/*
 * Compiles the stylesheet at path, which is below root.  Refused when it is
 * loaded: document(), generate-id(), extension elements, xsl:strip-space
 * (it would change the case for the stylesheets after).  XPath is checked
 * too: syntax, prefixes, functions, and warned of: steps without a prefix where
 * the input has a namespace (T4031), names it does not have (T4032).
 *
 * marks: every element of a result remembers the template line and the case
 * line it was made at (eg_xml_pos, eg_xml_from); slower, used to make a
 * located message.  A result made from a document that has marks keeps those:
 * through a theme, the section's line stays the place of what it wrote.
 */
struct eg_xslt *eg_xslt_open(const char *path, const struct eg_xslt_options *,
	    struct eg_diags *);
void	 eg_xslt_free(struct eg_xslt *);

/* Lets messages quote its modules' lines, as long as it lives. */
void	 eg_xslt_sources(const struct eg_xslt *, struct eg_diags *);

/* Whether the stylesheet has a global xsl:param of that name. */
bool	 eg_xslt_has_param(const struct eg_xslt *, const char *name);

/*
 * Applies it.  params: name, value pairs (plain strings), ends in NULL; may be
 * NULL.  Reports T4xxx and returns NULL when anything goes wrong, a message
 * with terminate="yes" included.  Depth and operations are bounded.  What is
 * made may have several elements side by side (eg_node_next of the first).
 */
struct eg_xml *eg_xslt_apply(struct eg_xslt *, const struct eg_xml *,
	    const char *const *params, struct eg_diags *);

#endif
