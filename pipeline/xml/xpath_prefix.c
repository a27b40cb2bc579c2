/* xpath_prefix.c - prefixes of an expression, bound where it was written. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "xml/xpath.h"
#include "xml/xpath_lex.h"

static void
bind(struct eg_xpath *xp, const struct eg_node *element, const char *name, size_t n)
{
	char *prefix = eg_malloc(n + 1);
	const char *uri;

	memcpy(prefix, name, n);
	prefix[n] = '\0';
	uri = eg_node_lookup_ns(element, prefix);
	if (uri != NULL)
		eg_xpath_namespace(xp, prefix, uri);
	free(prefix);
}

void
eg_xpath_namespaces_of(struct eg_xpath *xp, const struct eg_node *element,
    const char *text)
{
	struct eg_xpath_token prev = { EG_XPATH_END, text, 0 }, t;
	const char *colon;

	for (;; prev = t) {
		t = eg_xpath_next(&prev);
		if (t.kind == EG_XPATH_END || t.kind == EG_XPATH_BAD)
			return;
		if (t.kind == EG_XPATH_NAME &&
		    (colon = memchr(t.at, ':', t.len)) != NULL)
			bind(xp, element, t.at, (size_t)(colon - t.at));
	}
}
