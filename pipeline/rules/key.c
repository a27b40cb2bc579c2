/*
 * key.c - xsl:key with key(), and current(): what ISO 19757-3 Annex C borrows
 * from XSLT 1.0 (§12.2, §12.4).
 */
#include "rules/rulebook.h"

#include <stdlib.h>
#include <string.h>

struct entry {
	char		*value;
	struct eg_node	*node;
	size_t		 order;
};

struct eg_keys {
	struct eg_keys		*next;
	const char		*name;
	struct eg_query		*match, *use;
	const struct eg_xml	*xml;		/* indexed; NULL: not yet */
	struct entry		*entries;
	size_t			 n, cap;
	bool			 busy;		/* being indexed */
};

void
eg_keys_read(struct eg_loader *l, struct eg_node *node)
{
	struct eg_keys *k = eg_new(l->arena, struct eg_keys);
	struct eg_node *match = eg_node_attr_node(node, "", "match");

	k->name = eg_loader_need(l, node, "name");
	if (eg_loader_need(l, node, "match") == NULL ||
	    eg_loader_need(l, node, "use") == NULL || k->name == NULL)
		return;
	k->match = eg_query_anywhere(l, match);
	k->use = eg_query_read(l, node, "use");
	if (k->match == NULL || k->use == NULL)
		return;
	if (eg_expr_variables(k->match->expr) + eg_expr_variables(k->use->expr) > 0) {
		eg_loader_error(l, "R3012", node, NULL,
		    "a key's expressions have no variables");
		return;
	}
	k->next = l->book->keys;
	l->book->keys = k;
}

static void
forget(struct eg_keys *k)
{
	while (k->n > 0)
		free(k->entries[--k->n].value);
	free(k->entries);
	k->entries = NULL;
	k->cap = 0;
	k->xml = NULL;
}

void
eg_keys_clear(struct eg_rulebook *book)
{
	struct eg_keys *k;

	for (k = book->keys; k != NULL; k = k->next)
		forget(k);
}

static void
add(struct eg_keys *k, const char *value, struct eg_node *node)
{
	if (k->n == k->cap) {
		k->cap = k->cap == 0 ? 64 : k->cap * 2;
		k->entries = eg_realloc(k->entries, k->cap, sizeof(*k->entries));
	}
	k->entries[k->n] = (struct entry){ eg_strdup(value), node, k->n };
	k->n++;
}

static int
by_value(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int c = strcmp(x->value, y->value);

	return c != 0 ? c : x->order < y->order ? -1 : x->order > y->order;
}

static bool
add_node(struct eg_xpath *xp, struct eg_keys *k, const struct eg_xml *xml,
    struct eg_node *node)
{
	struct eg_xpath_scope scope = { xml, node, NULL };
	struct eg_xpath_error err;
	struct eg_value *v = eg_xpath_eval(xp, k->use->expr, &scope, &err);
	struct eg_buf b = { 0 };
	size_t i;

	if (v == NULL)
		return false;
	if (eg_value_kind(v) != EG_VALUE_NODES) {
		eg_value_string(v, &b);
		add(k, eg_buf_str(&b), node);
	}
	for (i = 0; i < eg_value_count(v); i++) {
		eg_buf_clear(&b);
		eg_node_string(eg_value_node(v, i), &b);
		add(k, eg_buf_str(&b), node);
	}
	eg_buf_free(&b);
	eg_value_free(v);
	return true;
}

static bool
build(struct eg_xpath *xp, struct eg_keys *k, const struct eg_xml *xml)
{
	struct eg_xpath_scope scope = { xml, NULL, NULL };
	struct eg_xpath_error err;
	struct eg_value *v;
	bool ok = true;
	size_t i;

	forget(k);
	k->busy = true;
	v = eg_xpath_eval(xp, k->match->expr, &scope, &err);
	for (i = 0; v != NULL && ok && i < eg_value_count(v); i++)
		ok = add_node(xp, k, xml, eg_value_node(v, i));
	ok = ok && v != NULL;
	eg_value_free(v);
	if (k->n > 1)
		qsort(k->entries, k->n, sizeof(*k->entries), by_value);
	k->busy = false;
	k->xml = ok ? xml : NULL;
	return ok;
}

/* The nodes found, while key() looks for one value after another. */
struct found {
	struct eg_node	**nodes;
	size_t		 n, cap;
};

static void
collect(const struct eg_keys *k, const char *value, struct found *f)
{
	size_t lo = 0, hi = k->n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (strcmp(k->entries[mid].value, value) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < k->n && strcmp(k->entries[lo].value, value) == 0; lo++) {
		if (f->n == f->cap) {
			f->cap = f->cap == 0 ? 16 : f->cap * 2;
			f->nodes = eg_realloc(f->nodes, f->cap, sizeof(*f->nodes));
		}
		f->nodes[f->n++] = k->entries[lo].node;
	}
}

static int
by_place(const void *a, const void *b)
{
	return eg_node_compare(*(struct eg_node *const *)a,
	    *(struct eg_node *const *)b);
}

/* A node may have several of the values, or one of them twice. */
static void
unify(struct found *f)
{
	size_t i, n = 1;

	if (f->n < 2)
		return;
	qsort(f->nodes, f->n, sizeof(*f->nodes), by_place);
	for (i = 1; i < f->n; i++)
		if (f->nodes[i] != f->nodes[n - 1])
			f->nodes[n++] = f->nodes[i];
	f->n = n;
}

static const char *
key_function(struct eg_xpath_call *call, void *data)
{
	struct eg_rulebook *book = data;
	const struct eg_xml *xml = eg_xpath_scope(call)->xml;
	const struct eg_value *wanted = eg_xpath_arg(call, 1);
	struct found f = { NULL, 0, 0 };
	struct eg_buf b = { 0 };
	struct eg_keys *k;
	bool named = false;
	size_t i;

	for (k = book->keys; k != NULL; k = k->next) {
		eg_buf_clear(&b);
		eg_value_string(eg_xpath_arg(call, 0), &b);
		if (strcmp(k->name, eg_buf_str(&b)) != 0)
			continue;
		named = true;
		if (k->busy || (k->xml != xml && !build(book->xp, k, xml)))
			break;
		eg_buf_clear(&b);
		if (eg_value_kind(wanted) != EG_VALUE_NODES) {
			eg_value_string(wanted, &b);
			collect(k, eg_buf_str(&b), &f);
		}
		for (i = 0; i < eg_value_count(wanted); i++) {
			eg_buf_clear(&b);
			eg_node_string(eg_value_node(wanted, i), &b);
			collect(k, eg_buf_str(&b), &f);
		}
	}
	unify(&f);
	eg_xpath_return_nodes(call, f.nodes, f.n);
	free(f.nodes);
	eg_buf_free(&b);
	if (k != NULL)
		return "a key cannot be made from itself";
	return named ? NULL : "there is no key of this name";
}

static const char *
current_function(struct eg_xpath_call *call, void *data)
{
	const struct eg_xpath_scope *s = eg_xpath_scope(call);
	struct eg_node *node = s->node == NULL ? eg_xml_document(s->xml) : s->node;

	(void)data;
	eg_xpath_return_nodes(call, &node, 1);
	return NULL;
}

void
eg_keys_functions(struct eg_rulebook *book)
{
	eg_xpath_function(book->xp, "", "key", 2, 2, key_function, book);
	eg_xpath_function(book->xp, "", "current", 0, 0, current_function, book);
}
