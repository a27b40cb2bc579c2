/* rewrite.c - see rewrite.h. */
#include "redact/rewrite.h"

#include "redact/prose.h"
#include "xml/edit.h"

#define REWRITTEN_MOST	4	/* the proof finds what would need more */

/* The text nodes below an element as one text. */
struct run {
	struct eg_node	*node;
	size_t		 start, end;
};

/* A text, while it is written anew. */
struct writing {
	struct eg_walk			*w;
	const struct eg_identifiers	*ids;
	struct eg_redacted		*result;
	const char			*text;
	struct run			*run;
	uint32_t			 n, cap;
};

static void
add_run(struct writing *t, struct eg_node *node, const char *words, struct eg_buf *text)
{
	struct run *r;

	t->run = eg_arena_grown(t->w->arena, t->run, t->n, &t->cap, sizeof(*t->run));
	r = &t->run[t->n++];
	*r = (struct run){ .node = node, .start = text->len };
	eg_buf_puts(text, words);
	r->end = text->len;
}

static void
gather(struct writing *t, struct eg_node *n, struct eg_buf *text)
{
	struct eg_node *c;

	if (eg_node_kind(n) == EG_NODE_ATTRIBUTE)
		add_run(t, n, eg_node_text(n), text);
	for (c = eg_node_first(n); c != NULL; c = eg_node_next(c))
		if (eg_node_kind(c) == EG_NODE_ELEMENT)
			gather(t, c, text);
		else if (eg_node_kind(c) == EG_NODE_TEXT)
			add_run(t, c, eg_node_text(c), text);
}

static void
apply(const struct run *r, const char *text, const struct eg_edit *e, size_t edits)
{
	struct eg_buf out = { 0 };

	eg_prose_apply(text, r->start, r->end, e, edits, &out);
	eg_node_set_text(r->node, eg_buf_str(&out));
	eg_buf_free(&out);
}

/* Where the words stand, as well as it can be told. */
static struct eg_pos
place(const struct writing *t, size_t start, const char *words)
{
	const struct eg_xml *cas = t->w->cas;
	const struct run *r = t->run;
	struct eg_pos at;

	/* Of messages that are only counted nobody sees the place. */
	if (!eg_diags_keeps(t->w->diags, eg_xml_name(cas), EG_WARNING))
		return (struct eg_pos){ .file = eg_xml_name(cas) };
	while (r + 1 < t->run + t->n && r->end <= start)
		r++;
	at = eg_node_kind(r->node) == EG_NODE_ATTRIBUTE ? eg_xml_value_pos(cas, r->node) :
	    eg_xml_text_pos(cas, r->node);
	eg_xml_seek(cas, words, at.line, &at);
	return at;
}

/* What a person should look at, by its code; %s is what the case says. */
static const struct look {
	const char	*code, *text, *help;
} unknown_word = { "D1022", "`" EG_FROM_CASE "` looks like a name, and the case does not say "
    "whose", "if it is one, add whose it is to the case; if not, to the list of familiar words" },
    stranger = { "D1021", "`" EG_FROM_CASE "` was taken for the name of somebody the case does "
    "not know", "look at the sentence in the copy" },
    doubtful = { "D1024", "`" EG_FROM_CASE "` was taken for a name; it may be a word",
    "look at the sentence in the copy" };

static void
look_at(struct writing *t, const struct look *l, size_t start, size_t end)
{
	const char *words = eg_arena_strndup(t->w->arena, t->text + start, end - start);

	if (!eg_walk_is_new(t->w, words))
		return;
	t->result->unknown++;
	eg_report(t->w->diags, &(struct eg_diag){ .severity = EG_WARNING, .code = l->code,
	    .at = place(t, start, words), .help = l->help }, l->text, words);
}

static void
tell_unknown(void *data, size_t start, size_t end)
{
	look_at(data, &unknown_word, start, end);
}

static void
tell_edits(struct writing *t, const struct eg_edit *e, size_t edits)
{
	const struct eg_finding *f;
	size_t i;

	for (i = 0; i < edits; i++) {
		f = &e[i].finding;
		if (f->who == NULL && (f->what == EG_FOUND_PERSON ||
		    f->what == EG_FOUND_PROVIDER))
			look_at(t, &stranger, e[i].start, e[i].end);
		else if (f->doubtful)
			look_at(t, &doubtful, e[i].start, e[i].end);
	}
}

/* False: nothing is to be changed. */
static bool
write_once(struct writing *t, struct eg_node *n, enum eg_find_scope scope)
{
	struct eg_buf text = { 0 };
	struct eg_edit *e = NULL;
	size_t edits;
	bool changed;
	uint32_t i;

	gather(t, n, &text);
	t->text = eg_buf_str(&text);
	edits = eg_prose_edits(t->ids, t->w->arena, t->text, text.len, scope, &e);
	tell_edits(t, e, edits);
	if (scope == EG_FIND_ALL)
		eg_prose_unknown(t->ids, t->w->arena, t->text, text.len, e, edits,
		    tell_unknown, t);
	t->result->phrases += edits;
	changed = edits > 0;
	for (i = 0; edits > 0 && i < t->n; i++) {
		apply(&t->run[i], t->text, e, edits);
		for (; edits > 0 && e->end <= t->run[i].end; edits--)
			e++;
	}
	eg_buf_free(&text);
	return changed;
}

void
eg_rewrite(struct eg_walk *w, const struct eg_identifiers *ids, struct eg_node *n,
    enum eg_find_scope scope, struct eg_redacted *result)
{
	struct writing t;
	int times;

	/* What is left may stand beside each other now, "Feb April 2026"; so look again. */
	for (times = 0; times < REWRITTEN_MOST; times++) {
		t = (struct writing){ .w = w, .ids = ids, .result = result };
		if (!write_once(&t, n, scope))
			return;
	}
}
