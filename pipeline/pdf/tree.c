/* tree.c - see tree.h. */
#include "pdf/tree.h"

#include <string.h>

#define DEPTH_MAX	32
#define PAIRS_MAX	1000000

struct walk {
	const struct eg_pdf	*pdf;
	struct eg_arena		*arena;
	bool			 numbers;
	struct eg_pdf_pair	*pair;
	uint32_t		 n, cap;
	size_t			 visits;	/* nodes and pairs: a node may be there often */
	const char		*fault;
};

static bool
fault(struct walk *w, const char *words)
{
	w->fault = words;
	return false;
}

static int
compare(const struct eg_pdf_object *a, const struct eg_pdf_object *b)
{
	uint32_t n;
	int c;

	if (a->type == EG_PDF_INTEGER)
		return a->integer < b->integer ? -1 : a->integer > b->integer;
	n = a->n < b->n ? a->n : b->n;
	c = memcmp(a->text, b->text, n);
	return c != 0 ? c : a->n < b->n ? -1 : a->n > b->n;
}

static bool
add(struct walk *w, const struct eg_pdf_object *key, struct eg_pdf_object *value)
{
	if (!eg_pdf_is(key, w->numbers ? EG_PDF_INTEGER : EG_PDF_STRING))
		return fault(w, "has a key of another kind");
	if (w->n > 0 && compare(w->pair[w->n - 1].key, key) >= 0)
		return fault(w, "has keys that are not in their order");
	w->pair = eg_arena_grown(w->arena, w->pair, w->n, &w->cap, sizeof(*w->pair));
	w->pair[w->n++] = (struct eg_pdf_pair){ key, value };
	return true;
}

static bool
visit(struct walk *w, const struct eg_pdf_object *node, unsigned depth)
{
	const struct eg_pdf_object *kids, *pairs;

	node = eg_pdf_follow(w->pdf, node);
	kids = eg_pdf_get(w->pdf, node, "Kids");
	pairs = eg_pdf_get(w->pdf, node, w->numbers ? "Nums" : "Names");
	if (depth > DEPTH_MAX || w->visits++ > PAIRS_MAX)
		return fault(w, "is too deep, or leads in a circle");
	if ((kids != NULL && kids->type != EG_PDF_ARRAY) ||
	    (pairs != NULL && (pairs->type != EG_PDF_ARRAY || pairs->n % 2 != 0)) ||
	    (kids == NULL && pairs == NULL))
		return fault(w, "has a node that is none");
	for (uint32_t i = 0; pairs != NULL && i < pairs->n; i += 2)
		if (!add(w, eg_pdf_follow(w->pdf, pairs->item[i]), pairs->item[i + 1]))
			return false;
	for (uint32_t i = 0; kids != NULL && i < kids->n; i++)
		if (!visit(w, kids->item[i], depth + 1))
			return false;
	return true;
}

struct eg_pdf_pair *
eg_pdf_tree(const struct eg_pdf *pdf, const struct eg_pdf_object *root, bool numbers,
    struct eg_arena *arena, size_t *n, const char **words)
{
	struct walk w = { .pdf = pdf, .arena = arena, .numbers = numbers };

	/* Never NULL: a tree of nothing is none that is broken. */
	w.pair = eg_arena_grown(arena, NULL, 0, &w.cap, sizeof(*w.pair));
	*n = 0;
	if (eg_pdf_follow(pdf, root) != NULL && !visit(&w, root, 0)) {
		*words = w.fault;
		return NULL;
	}
	*n = w.n;
	return w.pair;
}

struct eg_pdf_object *
eg_pdf_tree_find(const struct eg_pdf_pair *pair, size_t n, int64_t number)
{
	size_t low = 0, high = n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (pair[middle].key->integer < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && pair[low].key->integer == number ? pair[low].value : NULL;
}
