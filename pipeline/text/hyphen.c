/* hyphen.c - see hyphen.h. */
#include "text/hyphen.h"

#include <hyphen.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "text/face.h"

struct eg_hyphens {
	size_t		 n;
	struct dict {
		HyphenDict	*dict;
		bool		 tried;
	}		 dicts[];	/* by the manifest's order */
};

void
eg_hyphens_free(struct eg_hyphens *h)
{
	size_t i;

	for (i = 0; h != NULL && i < h->n; i++)
		if (h->dicts[i].dict != NULL)
			hnj_hyphen_free(h->dicts[i].dict);
	free(h);
}

/* "en" serves "en-US" too. */
static bool
serves(const char *dict, const char *language)
{
	size_t n = strlen(dict);

	return strncmp(dict, language, n) == 0 &&
	    (language[n] == '\0' || language[n] == '-');
}

static HyphenDict *
dict_for(struct eg_fonts *f, const char *language)
{
	const struct eg_manifest *m = &f->manifest;
	struct eg_hyphens *h = f->hyphens;
	const char *path;
	size_t i;

	for (i = 0; i < m->nhyphenation; i++)
		if (serves(m->hyphenation[i].from, language))
			break;
	if (i == m->nhyphenation)
		return NULL;
	if (h == NULL) {
		h = eg_malloc(sizeof(*h) + m->nhyphenation * sizeof(h->dicts[0]));
		memset(h, 0, sizeof(*h) + m->nhyphenation * sizeof(h->dicts[0]));
		h->n = m->nhyphenation;
		f->hyphens = h;
	}
	if (!h->dicts[i].tried) {
		h->dicts[i].tried = true;
		path = eg_arena_printf(f->arena, "%s/%s", m->dir,
		    m->hyphenation[i].to);
		h->dicts[i].dict = hnj_hyphen_load(path);
		if (h->dicts[i].dict == NULL)
			eg_report(f->diags, &(struct eg_diag){ .severity = EG_ERROR,
			    .code = "G6006", .at = { .file = path },
			    .help = "`make fonts` copies the patterns again" },
			    "the hyphenation patterns for `%s` cannot be used",
			    m->hyphenation[i].from);
	}
	return h->dicts[i].dict;
}

/* In lower case, as patterns are; false when that changes the bytes' places. */
static bool
lower(const char *word, uint32_t len, char *out)
{
	size_t i, n;
	uint32_t c;
	char at[4];

	for (i = 0; i < len; i += n) {
		c = eg_utf8_next(word + i, len - i, &n);
		if (c == EG_UTF8_BAD || !u_isalpha((UChar32)c))
			return false;
		if (eg_utf8_put((uint32_t)u_tolower((UChar32)c), at) != n)
			return false;
		memcpy(out + i, at, n);
	}
	out[len] = '\0';
	return true;
}

size_t
eg_hyphenate(struct eg_fonts *f, const char *language, const char *word,
    uint32_t len, uint32_t remain, uint32_t push, uint8_t at[EG_HYPHEN_WORD_MAX])
{
	/* libhyphen writes five bytes more than the word has. */
	char small[EG_HYPHEN_WORD_MAX + 1], marks[EG_HYPHEN_WORD_MAX + 6];
	char **rep = NULL;
	int *pos = NULL, *cut = NULL;
	HyphenDict *d;
	uint32_t chars, before = 0, i;
	size_t n = 0;

	if (len < 2 || len > EG_HYPHEN_WORD_MAX || !lower(word, len, small) ||
	    (d = dict_for(f, language)) == NULL)
		return 0;
	chars = (uint32_t)eg_utf8_count(word, len);
	if (hnj_hyphen_hyphenate2(d, small, (int)len, marks, NULL, &rep, &pos,
	    &cut) != 0)
		return 0;
	/* marks[k] is about the place after the k-th character. */
	for (i = 1; i < len; i++) {
		if (((unsigned char)word[i] & 0xC0) == 0x80)
			continue;
		before++;
		if ((marks[before - 1] & 1) != 0 && before >= remain &&
		    chars - before >= push &&
		    (rep == NULL || rep[before - 1] == NULL))
			at[n++] = (uint8_t)i;
	}
	for (i = 0; rep != NULL && i < len; i++)
		free(rep[i]);
	free(rep);
	free(pos);
	free(cut);
	return n;
}
