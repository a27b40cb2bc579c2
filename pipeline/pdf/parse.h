/*
 * parse.h - objects from tokens.  Only files of pdf/ include it.
 */
#ifndef EG_PDF_PARSE_H
#define EG_PDF_PARSE_H

#include "pdf/lex.h"
#include "pdf/object.h"

#define EG_PDF_DEPTH_MAX	64	/* arrays and dictionaries in one another */

struct eg_pdf_parser {
	struct eg_pdf_lexer	 lex;		/* its arena takes the objects */
	bool			 references;	/* "12 0 R" is one */
	size_t			*left;		/* objects that may still be made; NULL: any number */
	const char		*fault;		/* in words; then fault_at is its byte */
	size_t			 fault_at;
};

/*
 * The object that begins with this token.  False when there is none: a fault,
 * or (fault NULL) the token begins no object.  *o is NULL for null.
 */
bool	 eg_pdf_parse(struct eg_pdf_parser *, const struct eg_pdf_token *first,
	    struct eg_pdf_object **o);
/* The same, the next token taken first; anything but an object is a fault. */
bool	 eg_pdf_parse_next(struct eg_pdf_parser *, struct eg_pdf_object **o);
/* Sets the fault, unless there is one; returns false. */
bool	 eg_pdf_parse_fault(struct eg_pdf_parser *, size_t at, const char *words);

#endif
