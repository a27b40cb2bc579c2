/*
 * pattern.c - a phrase as it is written: words, "taper*" for words that begin
 * so, and placeholders in braces.
 */
#include <string.h>

#include "base/ascii.h"
#include "rules/phrase/phrase.h"

struct pattern {
	struct eg_phrase	*phrase;
	struct eg_vocabulary	*vocabulary;
	const struct eg_table	*tables;
	size_t			 ntables, captures;
	const char		*s, *end;
};

static const struct {
	const char		*name;
	enum eg_step_kind	 kind;
} placeholders[] = {
	{ "number", EG_STEP_NUMBER }, { "date", EG_STEP_DATE },
	{ "capitals", EG_STEP_CAPITALS },
};

/* "{0-3}" */
static bool
is_gap(const char *s, size_t n, unsigned *most)
{
	if (n != 3 || s[0] != '0' || s[1] != '-' || !eg_is_digit(s[2]))
		return false;
	*most = (unsigned)(s[2] - '0');
	return true;
}

/* What stands between the braces at s. */
static const char *
read_placeholder(struct pattern *p, const char *s, size_t n)
{
	struct eg_step *step = &p->phrase->step[p->phrase->n];
	size_t i;

	if (is_gap(s, n, &step->most)) {
		step->kind = EG_STEP_GAP;
		if (step->most == 0 || step->most > EG_GAP_MAX)
			return "between {0-1} and {0-8} words may stand there";
		if (p->phrase->n == 0 || step[-1].kind == EG_STEP_GAP)
			return "words must stand on both sides of it";
		return NULL;
	}
	if (p->captures++ == EG_CAPTURES_MAX)
		return "a phrase has at most 4 placeholders";
	for (i = 0; i < sizeof(placeholders) / sizeof(placeholders[0]); i++)
		if (strlen(placeholders[i].name) == n &&
		    memcmp(placeholders[i].name, s, n) == 0) {
			step->kind = placeholders[i].kind;
			return NULL;
		}
	for (i = 0; i < p->ntables; i++)
		if (strlen(p->tables[i].name) == n &&
		    memcmp(p->tables[i].name, s, n) == 0) {
			step->kind = EG_STEP_TABLE;
			step->table = (unsigned)i;
			return p->tables[i].plain ? NULL :
			    "that table has placeholders itself";
		}
	return "it is neither {number}, {date}, {capitals}, {0-3} nor a table "
	    "above";
}

static const char *
read_word(struct pattern *p)
{
	struct eg_step *step = &p->phrase->step[p->phrase->n];
	char folded[EG_WORD_BYTES + 1];
	enum eg_word_kind kind;
	size_t n = eg_words_fold(&p->s, p->end, folded, &kind);

	if (n > EG_WORD_BYTES)
		return "the word is too long";
	step->kind = EG_STEP_WORD;
	if (kind == EG_WORD && p->s < p->end && *p->s == '*') {
		step->kind = EG_STEP_STEM;
		p->s++;
	} else if (kind == EG_WORD_SYMBOL && *folded == '*') {
		return "a star stands behind the beginning of a word";
	}
	step->id = eg_vocabulary_add(p->vocabulary, folded, n,
	    step->kind == EG_STEP_STEM);
	return NULL;
}

/* Marks of punctuation part words in a text, so in a phrase they say nothing. */
static bool
is_punctuation(char c)
{
	return c == ',' || c == '.' || c == '-' || c == ';' || c == ':' ||
	    c == '"' || c == '\'';
}

const char *
eg_pattern_read(struct eg_phrase *phrase, const char *s, size_t n,
    struct eg_vocabulary *v, const struct eg_table *tables, size_t ntables,
    const char **at, size_t *len)
{
	struct pattern p = { phrase, v, tables, ntables, 0, s, s + n };
	const char *wrong = NULL, *close;

	while (wrong == NULL) {
		while (p.s < p.end && (eg_is_space(*p.s) || is_punctuation(*p.s)))
			p.s++;
		*at = p.s;
		*len = (size_t)(p.end - p.s);
		if (p.s == p.end)
			break;
		if (phrase->n == EG_PHRASE_STEPS)
			return "a phrase has at most 16 words";
		if (*p.s != '{') {
			wrong = read_word(&p);
		} else if ((close = memchr(p.s, '}', *len)) == NULL) {
			wrong = "the brace is not closed";
		} else {
			wrong = read_placeholder(&p, p.s + 1,
			    (size_t)(close - p.s - 1));
			p.s = close + 1;
		}
		*len = (size_t)(p.s - *at);
		phrase->n++;
	}
	if (wrong == NULL && phrase->n == 0)
		return "a phrase is empty";
	if (wrong == NULL && phrase->step[phrase->n - 1].kind == EG_STEP_GAP)
		return "words must stand on both sides of it";
	return wrong;
}
