/*
 * lex.h - the tokens of PDF (ISO 32000-1, 7.2 and 7.3), of files and of content
 * streams.
 */
#ifndef EG_PDF_LEX_H
#define EG_PDF_LEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum eg_pdf_token_kind {
	EG_PDF_T_END,
	EG_PDF_T_FAULT,
	EG_PDF_T_INTEGER,
	EG_PDF_T_REAL,
	EG_PDF_T_STRING,
	EG_PDF_T_NAME,
	EG_PDF_T_ARRAY,		/* [ */
	EG_PDF_T_ARRAY_END,	/* ] */
	EG_PDF_T_DICTIONARY,	/* << */
	EG_PDF_T_DICTIONARY_END, /* >> */
	EG_PDF_T_KEYWORD	/* obj, true, an operator */
};

struct eg_pdf_token {
	enum eg_pdf_token_kind	 kind;
	size_t			 start, end;	/* its bytes: end is the first behind it */
	int64_t			 integer;
	/*
	 * STRING and NAME: decoded, in the arena, with a NUL behind; with no
	 * arena the bytes between the brackets or behind the slash.  Others:
	 * the bytes as they stand, in the input.
	 */
	const char		*text;
	size_t			 n;
};

struct eg_pdf_lexer {
	const char		*bytes;		/* borrowed */
	size_t			 n;
	size_t			 at;		/* the next byte to look at */
	struct eg_arena		*arena;		/* NULL: nothing is decoded */
	const char		*fault;		/* of a FAULT, in words: "a string has no end" */
};

/* The next token; after END or FAULT the same again. */
void	 eg_pdf_lex(struct eg_pdf_lexer *, struct eg_pdf_token *);
/* Whether the token is this keyword. */
bool	 eg_pdf_is_keyword(const struct eg_pdf_token *, const char *);

/* White space of Table 1 and delimiters of Table 2. */
bool	 eg_pdf_is_space(char);
bool	 eg_pdf_is_delimiter(char);

#endif
