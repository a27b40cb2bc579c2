/* place.c - the words of a finding in the text they are from. */
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "rules/phrase/phrase.h"

#define SAYS	".says"

bool
eg_phrases_are_words(const struct eg_node *fact)
{
	const char *name = eg_node_name(fact);
	size_t n = strlen(name), end = strlen(SAYS);

	return n > end && strcmp(name + n - end, SAYS) == 0;
}

/*
 * The bytes of s that are the words, a space of which may be any white space;
 * 0: it does not begin with them.  "..." at their end says that they were cut.
 */
static size_t
begins(const char *s, const char *words)
{
	const char *from = s;

	for (; *words != '\0'; words++) {
		if (*words == '\xE2' && strcmp(words, "\xE2\x80\xA6") == 0)
			break;
		if (*words == ' ') {
			if (!eg_is_space(*s))
				return 0;
			while (eg_is_space(*s))
				s++;
		} else if (*s++ != *words) {
			return 0;
		}
	}
	return (size_t)(s - from);
}

struct eg_pos
eg_phrases_words_pos(const struct eg_xml *xml, const struct eg_node *element,
    const char *words)
{
	const char *text = eg_node_text(element), *s;
	size_t n = 0;

	for (s = text; s != NULL && *s != '\0' && n == 0; s++)
		n = begins(s, words);
	if (n == 0)
		return eg_xml_pos(xml, element);
	s--;
	return eg_xml_char_pos(xml, element, eg_utf8_count(text,
	    (size_t)(s - text)), eg_utf8_count(s, n));
}
