/*
 * lint.h - the last gate before a PDF leaves, and the first one for a PDF of
 * somebody else: nothing in it acts by itself or leads anywhere unexpected.
 *
 * Actions only go to a place of the document or to an address; annotations are
 * links and form fields; objects, fonts, images and compressions are of the kinds
 * a letter has; files embedded are those declared; numbers, names and strings keep
 * the limits of ISO 19005-2, 6.1.13.
 */
#ifndef EG_PDF_LINT_H
#define EG_PDF_LINT_H

#include "base/diag.h"
#include "pdf/object.h"

struct eg_pdf_lint {
	const char	*file;		/* what messages call it */
	/* A document of anybody's: its links may lead to http and ftp too. */
	bool		 anybody;
	const char	*attachment;	/* file name of the one embedded file; NULL: none */
};

/*
 * Reports P9101 to P9110, each with the object and the way to it ("page 3,
 * annotation 2").  True when there was no error.
 */
bool	 eg_pdf_lint(const struct eg_pdf *, const struct eg_pdf_lint *, struct eg_diags *);

#endif
