/*
 * xpath_translate.c - translate() of XPath 1.0 §4.2, for long texts.
 *
 * XPath 1.0 has no lower-case(), so rules fold case with an alphabet.
 * libxml2 looks for each character of the text in it, which was a third of
 * the time in which a case is judged; here a character is looked up once.
 */
#include "xml/xpath_call.h"

#include <libxml/xpathInternals.h>

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

/* What becomes of a character: other bytes, or none. */
struct change {
	uint32_t	 c;
	const char	*to;		/* NULL: it stays */
	size_t		 len;
};

struct map {
	struct change	 ascii[128];
	struct change	*others;
	size_t		 n;
	size_t		 most;		/* bytes that one byte can become */
};

static const struct change *
find(const struct map *m, uint32_t c)
{
	size_t i;

	if (c < 128)
		return m->ascii[c].to == NULL ? NULL : &m->ascii[c];
	for (i = 0; i < m->n; i++)
		if (m->others[i].c == c)
			return &m->others[i];
	return NULL;
}

/* The first of two equal characters of `from` counts. */
static void
add(struct map *m, uint32_t c, const char *to, size_t len)
{
	struct change change = { c, to, len };

	if (find(m, c) != NULL)
		return;
	if (len > m->most)
		m->most = len;
	if (c < 128) {
		m->ascii[c] = change;
		return;
	}
	m->others = eg_realloc(m->others, m->n + 1, sizeof(*m->others));
	m->others[m->n++] = change;
}

static void
make(struct map *m, const char *from, const char *to)
{
	size_t n = strlen(from), left = strlen(to), k, len;
	uint32_t c;

	*m = (struct map){ .most = 1 };
	for (; n > 0; from += k, n -= k) {
		c = eg_utf8_next(from, n, &k);
		len = 0;
		if (left > 0)
			eg_utf8_next(to, left, &len);
		add(m, c, to, len);
		to += len;
		left -= len;
	}
}

static xmlChar *
translated(const struct map *m, const char *s)
{
	size_t n = strlen(s), k;
	xmlChar *result = xmlMalloc(n * m->most + 1), *out = result;
	const struct change *change;

	if (result == NULL)
		exit(EG_EXIT_NOMEM);
	for (; n > 0; s += k, n -= k) {
		k = 1;
		change = find(m, (unsigned char)*s < 128 ? (unsigned char)*s :
		    eg_utf8_next(s, n, &k));
		if (change == NULL) {
			memcpy(out, s, k);
			out += k;
		} else {
			memcpy(out, change->to, change->len);
			out += change->len;
		}
	}
	*out = '\0';
	return result;
}

static void
translate(xmlXPathParserContext *parser, int nargs)
{
	xmlChar *s, *from, *to;
	struct map m;

	if (nargs != 3) {
		xmlXPathErr(parser, XPATH_INVALID_ARITY);
		return;
	}
	to = xmlXPathPopString(parser);
	from = xmlXPathPopString(parser);
	s = xmlXPathPopString(parser);
	if (s != NULL && from != NULL && to != NULL &&
	    parser->error == XPATH_EXPRESSION_OK) {
		make(&m, (const char *)from, (const char *)to);
		valuePush(parser, xmlXPathWrapString(translated(&m,
		    (const char *)s)));
		free(m.others);
	}
	xmlFree(s);
	xmlFree(from);
	xmlFree(to);
}

void
eg_xpath_translate(xmlXPathContext *ctx)
{
	/* One that is there is not replaced. */
	xmlXPathRegisterFunc(ctx, BAD_CAST "translate", NULL);
	xmlXPathRegisterFunc(ctx, BAD_CAST "translate", translate);
}
