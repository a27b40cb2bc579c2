/*
 * answer.h - what is kept, for one fact at one node, of the phrases found in
 * its texts; see engross-phrases(5).
 */
#ifndef EG_RULES_PHRASE_ANSWER_H
#define EG_RULES_PHRASE_ANSWER_H

#include "rules/phrase/phrase.h"

/* Numbers that stand for texts: values named elsewhere, sentences. */
struct eg_digests {
	uint64_t	*slot;			/* 0: free */
	size_t		 n, slots;
};

bool	 eg_digests_has(const struct eg_digests *, uint64_t);
void	 eg_digests_add(struct eg_arena *, struct eg_digests *, uint64_t);

#define EG_SAID_BYTES	120	/* as much of the words is quoted */

/* The words of a match in the text, and the element they stand in. */
struct eg_saying {
	struct eg_saying	*next;
	struct eg_node		*element;
	char			 words[EG_SAID_BYTES + 8];
};

struct eg_answer {
	struct eg_arena		*arena;
	struct eg_arena		*scratch;	/* forgotten after a sentence */
	struct eg_look		*look;
	struct eg_node		*node;		/* gets the fact */
	struct eg_digests	 except;	/* sentences */
	struct eg_digests	 named, keys;	/* in the other texts */
	const char		*value[EG_TAKE_MAX];
	size_t			 values;
	bool			 more;		/* than EG_TAKE_MAX */
	struct eg_saying	*sayings, *last;
	uint32_t		*lengths;	/* sentences of n words, for a measure */
	size_t			 sentences;
};

/*
 * The value of a match, and its key ("" without), in the arena: what `is` and
 * `key` of the phrase say, placeholders filled in; without `is` what its
 * placeholders stood for, or else the words of the phrase.
 */
const char *eg_match_value(struct eg_arena *, const struct eg_words *,
	    const struct eg_match *);
const char *eg_match_key(struct eg_arena *, const struct eg_words *,
	    const struct eg_match *);

/* A match in another text, with which the found is compared. */
void	 eg_answer_other(struct eg_answer *, const struct eg_words *,
	    const struct eg_match *);
/* A match in a text of the fact, standing in the element. */
void	 eg_answer_found(struct eg_answer *, const struct eg_words *,
	    const struct eg_match *, struct eg_node *);
/* A sentence of a text that is measured. */
void	 eg_answer_sentence(struct eg_answer *, const struct eg_words *);
/* Sets the fact. */
void	 eg_answer_set(const struct eg_answer *);

#endif
