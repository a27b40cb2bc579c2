/*
 * words.h - text as words that can be compared: each folded (text/fold.h), with
 * its place, how it is written and what stands before it.
 */
#ifndef EG_REDACT_WORDS_H
#define EG_REDACT_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* What stands between a word and the one before; bits. */
enum eg_gap {
	EG_GAP_SPACE	= 1,
	EG_GAP_LINE	= 2,		/* a line ends */
	EG_GAP_HYPHEN	= 4,		/* any dash */
	EG_GAP_DOT	= 8,
	EG_GAP_COMMA	= 16,
	EG_GAP_APOSTROPHE = 32,
	EG_GAP_SLASH	= 64,
	EG_GAP_BRACKET	= 128,
	EG_GAP_AT	= 256,
	EG_GAP_SIGN	= 512,		/* # and colon, which come before numbers */
	EG_GAP_OTHER	= 1024
};

struct eg_plain_word {
	uint32_t	 start, end;	/* bytes of the text */
	const char	*fold;
	uint16_t	 n;		/* bytes of fold */
	uint16_t	 gap;
	bool		 capital;	/* it begins with one */
	bool		 capitals;	/* two letters or more, none small */
	bool		 digits;	/* nothing else */
	bool		 first;		/* of a sentence */
};

struct eg_plain_words {
	const char		*text;
	struct eg_plain_word	*word;
	size_t			 n;
	uint16_t		 after;		/* the gap after the last */
};

/* The words of n bytes; what is no UTF-8 parts words.  All in the arena. */
struct eg_plain_words eg_plain_words_read(struct eg_arena *, const char *text, size_t n);
bool	 eg_plain_word_is(const struct eg_plain_word *, const char *folded);
/* It is one of n. */
bool	 eg_plain_word_in(const char *const *folded, size_t n, const struct eg_plain_word *);
#define EG_WORD_IN(list, w)	eg_plain_word_in(list, sizeof(list) / sizeof(*(list)), w)
/* The gap behind word i. */
unsigned eg_plain_words_gap(const struct eg_plain_words *, size_t i);

#endif
