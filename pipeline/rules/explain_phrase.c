/*
 * explain_phrase.c - facts that phrase tables tell: the words they were found
 * in.  What was found stands in the case's copy already: the fact on its
 * element, NAME.says where the words are.
 */
#include "rules/explain.h"

#include "rules/phrase/phrase.h"

const struct eg_look *
eg_explain_look(const struct eg_rulebook *book, const char *fact)
{
	const struct eg_look *k;

	for (k = book->phrases == NULL ? NULL : book->phrases->looks; k != NULL;
	    k = k->next)
		if (eg_explain_names(fact, k->name, k->name))
			return k;
	return NULL;
}

const char *
eg_explain_look_name(const struct eg_rulebook *book, size_t i)
{
	const struct eg_look *k = book->phrases == NULL ? NULL :
	    book->phrases->looks;

	while (k != NULL && i-- > 0)
		k = k->next;
	return k == NULL ? NULL : k->name;
}

/* The next element of the tree, in document order; NULL at the end. */
static struct eg_node *
next_element(struct eg_node *n)
{
	struct eg_node *down = eg_node_first_element(n), *over;

	if (down != NULL)
		return down;
	for (; n != NULL && eg_node_kind(n) == EG_NODE_ELEMENT;
	    n = eg_node_parent(n)) {
		over = eg_node_next_element(n);
		if (over != NULL)
			return over;
	}
	return NULL;
}

struct telling {
	const struct eg_rulebook *book;
	const struct eg_look	*look;
	const struct eg_xml	*xml;
	struct eg_buf		*out;
	bool			 json;
	const char		*says;		/* "conclusion.says" */
	struct eg_buf		*name;		/* of another attribute */
	unsigned		 values, words;	/* told; words of this value */
};

static void
place(struct telling *t, const struct eg_node *node, struct eg_pos at)
{
	if (t->json)
		eg_explain_json_place(node, at, t->out);
	else if (at.line > 0)
		eg_buf_printf(t->out, " (%s:%u:%u)", at.file, at.line, at.column);
}

static void
tell_words(struct telling *t, struct eg_node *n)
{
	const char *words = eg_node_attr(n, EG_FACTS_NS, t->says);
	struct eg_pos at = eg_xml_value_pos(t->xml, n);

	if (words == NULL)
		return;
	if (t->json) {
		eg_buf_puts(t->out, t->words++ == 0 ? "{\"words\":" : ",{\"words\":");
		eg_buf_json(t->out, words);
		eg_buf_puts(t->out, ",\"place\":");
		place(t, n, at);
		eg_buf_putc(t->out, '}');
	} else {
		eg_buf_printf(t->out, "  because it says \"%s\"", words);
		place(t, n, at);
		eg_buf_putc(t->out, '\n');
	}
}

/* In the texts that are read for the fact of this element. */
static void
tell_texts(struct telling *t, struct eg_node *n)
{
	struct eg_diags *quiet = eg_diags_new();
	struct eg_run run = { .book = (struct eg_rulebook *)(uintptr_t)t->book,
	    .primary = (struct eg_xml *)(uintptr_t)t->xml,
	    .xml = (struct eg_xml *)(uintptr_t)t->xml, .diags = quiet };
	struct eg_value *v = t->look->in == NULL ? NULL :
	    eg_run_eval(&run, t->look->in, n);
	size_t i;

	t->words = 0;
	if (t->look->in == NULL)
		tell_words(t, n);
	for (i = 0; v != NULL && i < eg_value_count(v); i++)
		tell_words(t, eg_node_element(t->xml, eg_value_node(v, i)));
	eg_value_free(v);
	eg_diags_free(quiet);
}

static void
tell_fact(struct telling *t, struct eg_node *n, const char *value)
{
	const char *table = eg_node_attr(t->look->node, "", "table");
	struct eg_pos at = eg_xml_pos(t->book->phrases->source->xml,
	    t->look->node);

	if (t->json) {
		eg_buf_printf(t->out, "%s{\"fact\":\"%s\",\"value\":",
		    t->values++ == 0 ? "" : ",", t->look->name);
		eg_buf_json(t->out, value);
		eg_buf_puts(t->out, ",\"place\":");
		place(t, n, eg_xml_pos(t->xml, n));
		eg_buf_puts(t->out, ",\"phrases\":");
		eg_buf_json(t->out, table);
		eg_buf_puts(t->out, ",\"says\":[");
		tell_texts(t, n);
		eg_buf_puts(t->out, "]}");
		return;
	}
	t->values++;
	eg_buf_printf(t->out, "%s for ", t->look->name);
	eg_node_where(n, t->out);
	place(t, n, eg_xml_pos(t->xml, n));
	eg_buf_printf(t->out, " = \"%s\"\n", value);
	tell_texts(t, n);
	if (table != NULL)
		eg_buf_printf(t->out, "  by the phrases `%s` (%s:%u)\n", table,
		    at.file, at.line);
}

/* What the fact is worth at an element, appended; false when it has none. */
static bool
value_at(const struct telling *t, const struct eg_node *n, struct eg_buf *value)
{
	const char *s = eg_node_attr(n, EG_FACTS_NS, t->look->name);
	static const char *const measures[] = { "median", "sentences" };
	size_t i;

	eg_buf_clear(value);
	if (s != NULL)
		eg_buf_puts(value, s);
	for (i = 0; t->look->measure && i < 2; i++) {
		eg_buf_clear(t->name);
		eg_buf_printf(t->name, "%s.%s", t->look->name, measures[i]);
		s = eg_node_attr(n, EG_FACTS_NS, eg_buf_str(t->name));
		if (s != NULL)
			eg_buf_printf(value, "%s%s %s", value->len == 0 ? "" : ", ",
			    measures[i], s);
	}
	return value->len > 0;
}

bool
eg_explain_phrases(const struct eg_rulebook *book, const char *fact,
    const struct eg_xml *xml, bool json, struct eg_buf *out)
{
	const struct eg_look *look = eg_explain_look(book, fact);
	struct eg_buf says = { 0 }, name = { 0 }, value = { 0 };
	struct telling t = { .book = book, .look = look, .xml = xml, .out = out,
	    .json = json, .name = &name };
	struct eg_node *n;

	if (look == NULL)
		return false;
	eg_buf_printf(&says, "%s.says", look->name);
	t.says = eg_buf_str(&says);
	for (n = eg_xml_root(xml); n != NULL; n = next_element(n))
		if (value_at(&t, n, &value))
			tell_fact(&t, n, eg_buf_str(&value));
	eg_buf_free(&says);
	eg_buf_free(&name);
	eg_buf_free(&value);
	return t.values > 0;
}
