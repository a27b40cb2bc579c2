/*
 * view.h - a letter as something else than pages: HTML, plain text.
 *
 * templates/common/NAME.xsl turns the letter document into it, so a workspace
 * may have its own.
 */
#ifndef EG_MERGE_VIEW_H
#define EG_MERGE_VIEW_H

#include "base/buf.h"
#include "base/diag.h"
#include "text/image.h"
#include "xml/xml.h"

enum eg_view_kind { EG_VIEW_HTML, EG_VIEW_TEXT };
struct eg_view;

struct eg_view_options {
	bool		 draft;		/* it says so at its top */
	bool		 reproduction;	/* a published letter made again */
	const char	*pictures;	/* directory of its pictures */
	struct eg_images *images;
};

/* NULL and T40xx when the stylesheet is missing or wrong. */
struct eg_view *eg_view_open(const char *templates_dir, enum eg_view_kind,
	    struct eg_diags *);
void	 eg_view_free(struct eg_view *);

/*
 * Appends the letter document as a page of HTML, with its pictures in it, or
 * as text of at most 78 columns.  False and T40xx (G60xx for a picture) when
 * that cannot be done.
 */
bool	 eg_view_write(struct eg_view *, const struct eg_xml *letter,
	    const struct eg_view_options *, struct eg_buf *out, struct eg_diags *);

#endif
