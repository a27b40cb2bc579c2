/* suggest.c - see suggest.h. */
#include "base/suggest.h"

#include <stdbool.h>
#include <string.h>

#define WORD_MAX	63	/* longer names are not typing errors */

static int
fold(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : (unsigned char)c;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Damerau's distance, without overlapping swaps; three rows are enough. */
static size_t
distance(const char *a, size_t na, const char *b, size_t nb)
{
	size_t row[3][WORD_MAX + 1];
	size_t i, j, *before, *above, *here;
	bool same;

	for (j = 0; j <= nb; j++)
		row[0][j] = j;
	for (i = 1; i <= na; i++) {
		before = row[(i + 1) % 3];
		above = row[(i - 1) % 3];
		here = row[i % 3];
		here[0] = i;
		for (j = 1; j <= nb; j++) {
			same = fold(a[i - 1]) == fold(b[j - 1]);
			here[j] = least(least(above[j], here[j - 1]) + 1,
			    above[j - 1] + !same);
			if (i > 1 && j > 1 && fold(a[i - 1]) == fold(b[j - 2]) &&
			    fold(a[i - 2]) == fold(b[j - 1]))
				here[j] = least(here[j], before[j - 2] + 1);
		}
	}
	return row[na % 3][nb];
}

const char *
eg_suggest(const char *word, const char *const *names, size_t n)
{
	size_t i, d, best = 0, len = strlen(word), other;
	const char *found = NULL;

	if (len > WORD_MAX)
		return NULL;
	for (i = 0; i < n; i++) {
		if (names[i] == NULL || (other = strlen(names[i])) > WORD_MAX)
			continue;
		d = distance(word, len, names[i], other);
		if (d * 3 > (len > other ? len : other))
			continue;
		if (found == NULL || d < best) {
			found = names[i];
			best = d;
		}
	}
	return found;
}
