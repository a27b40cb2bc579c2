/*
 * xslt.h - XSLT 1.0 with every door shut: no file, no network, no writing.
 *
 * A stylesheet's includes and imports are served from one directory tree and
 * only from it.  libxslt runs it; extension functions are registered by the
 * caller (merge/function.c has those of templates).
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
struct eg_xslt_function {
	const char	*name;
	unsigned	 least, most;	/* arguments */
	eg_xslt_fn	 call;
};

/*
 * Compiles the stylesheet at path, which may include files below `root` only.
 * Functions are in namespace `ns`; the table must outlive the stylesheet.
 * marks: every literal result element gets attributes eg:at="file:line:column"
 * (template) and eg:from="line:column" (the case node it was made at), in
 * namespace urn:engross:mark:1; slower, used to make a located message.
 */
struct eg_xslt *eg_xslt_open(const char *path, const char *root, bool marks,
	    const char *ns, const struct eg_xslt_function *, size_t n,
	    struct eg_diags *);
void	 eg_xslt_free(struct eg_xslt *);

/*
 * Applies it.  params: name, value pairs (plain strings), ends in NULL; may be
 * NULL.  Reports T4xxx and returns NULL when anything goes wrong, a message
 * with terminate="yes" included.  Depth, operations and result are bounded.
 */
struct eg_xml *eg_xslt_apply(struct eg_xslt *, const struct eg_xml *,
	    const char *const *params, struct eg_diags *);

#endif
