/*
 * words.h - a text as sentences of words, and the words that matter.
 *
 * A word is letters, with marks, digits and apostrophes after them ("L4",
 * "patient's"); a number is digits, with points or commas between them
 * ("37.5", "1,000"); other characters part words.  "50mg" is a number and a
 * word, "x-ray" two words.  Words are compared by simple case folding.
 *
 * Only words that some phrase has are told apart: the vocabulary numbers them,
 * and every other word is 0.  A sentence is read at a time and cut where it is
 * longer than EG_SENTENCE_WORDS, so reading needs no memory for the text.
 */
#ifndef EG_RULES_PHRASE_WORDS_H
#define EG_RULES_PHRASE_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define EG_SENTENCE_WORDS	512
#define EG_WORD_BYTES		63	/* of a folded word; a longer one is 0 */

/* --- the words that matter ------------------------------------------------ */

struct eg_vocabulary;

struct eg_vocabulary *eg_vocabulary_new(struct eg_arena *);
/*
 * The number of a folded word, from 1; it is added when it is new.  stem: the
 * beginning of words ("taper*").  0: it is longer than EG_WORD_BYTES.
 */
uint32_t eg_vocabulary_add(struct eg_vocabulary *, const char *folded,
	    size_t len, bool stem);
/* A full stop after this word ends no sentence ("Dr."). */
void	 eg_vocabulary_short(struct eg_vocabulary *, uint32_t word);
/* When all have been added: each stem learns which stems begin it. */
void	 eg_vocabulary_close(struct eg_vocabulary *);
/* One more than the largest number. */
uint32_t eg_vocabulary_size(const struct eg_vocabulary *);
/* The next shorter stem that begins this one; 0 when there is none. */
uint32_t eg_vocabulary_shorter(const struct eg_vocabulary *, uint32_t stem);

/* --- reading -------------------------------------------------------------- */

enum eg_word_kind { EG_WORD, EG_WORD_NUMBER, EG_WORD_SYMBOL };

struct eg_word {
	uint32_t	 start, end;	/* bytes of the text */
	uint32_t	 id;		/* in the vocabulary */
	uint32_t	 stem;		/* the longest that begins it, or 0 */
	enum eg_word_kind kind;
	bool		 capitals;	/* two letters or more, all of them large */
};

struct eg_words {
	const struct eg_vocabulary *vocabulary;
	const char	*text;
	size_t		 len, at;
	struct eg_word	 word[EG_SENTENCE_WORDS];
	size_t		 n;		/* symbols counted */
	size_t		 length;	/* words and numbers */
	uint64_t	 digest;	/* of the sentence's words, folded */
};

/* text: good UTF-8 of len bytes, below 4 GiB, until reading is done. */
void	 eg_words_open(struct eg_words *, const struct eg_vocabulary *,
	    const char *text, size_t len);
/*
 * Reads the next sentence that has a word.  False at the end.  A symbol is a
 * word of the sentence only where the vocabulary has it.
 */
bool	 eg_words_next(struct eg_words *);

/*
 * Reads one word of a phrase, as of a text, into folded (EG_WORD_BYTES + 1);
 * *s goes behind it.  A symbol is a word here.  0 at the end, or its length.
 */
size_t	 eg_words_fold(const char **s, const char *end,
	    char folded[EG_WORD_BYTES + 1], enum eg_word_kind *kind);

#endif
