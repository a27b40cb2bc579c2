/*
 * content.h - content streams, one operation at a time (ISO 32000-1, 7.8.2).
 *
 *	struct eg_pdf_content *c = eg_pdf_content_new(bytes, n);
 *	struct eg_pdf_operation op;
 *
 *	while (eg_pdf_content_next(c, &op))
 *		...
 *	fault = eg_pdf_content_fault(c, &at);	(NULL: it was read to its end)
 *	eg_pdf_content_free(c);
 *
 * The byte ranges of operations follow each other; what stands between two is
 * white space and comments.
 */
#ifndef EG_PDF_CONTENT_H
#define EG_PDF_CONTENT_H

#include <string.h>

#include "pdf/object.h"

#define EG_PDF_OPERANDS_MAX	33	/* of one operator: scn of 32 colorants */

struct eg_pdf_content;

/* Lives until the next operation is asked for. */
struct eg_pdf_operation {
	char			  name[8];	/* "re", "BDC"; "BI": a whole inline image; then NULs */
	size_t			  start;	/* first byte of the first operand */
	size_t			  end;		/* behind the operator (of an inline image: EI) */
	size_t			  n;		/* operands; of BI: keys and values, in turn */
	struct eg_pdf_object	**operand;	/* NULL among them: null */
};

/* The bytes are borrowed. */
struct eg_pdf_content *eg_pdf_content_new(const char *bytes, size_t n);
void	 eg_pdf_content_free(struct eg_pdf_content *);
/* False at the end, and at a fault. */
bool	 eg_pdf_content_next(struct eg_pdf_content *, struct eg_pdf_operation *);
/* In words, and its byte; NULL, and *at stays, when there was none. */
const char *eg_pdf_content_fault(const struct eg_pdf_content *, size_t *at);

/* Whether the operation is this one; inline, so that it is a comparison of a letter or two. */
static inline bool
eg_pdf_op(const struct eg_pdf_operation *op, const char *name)
{
	return strcmp(op->name, name) == 0;
}

#endif
