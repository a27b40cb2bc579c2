/* walk.c - see walk.h. */
#include "redact/walk.h"

#include <string.h>

#include "base/buf.h"
#include "xml/edit.h"

#define FACTS_NS "urn:engross:facts:1"
#define BLANKS	" \t\r\n"

const char *
eg_walk_value(struct eg_walk *w, const struct eg_node *n)
{
	struct eg_buf b = { 0 };
	const char *s;

	if (eg_node_kind(n) == EG_NODE_ATTRIBUTE)
		return eg_node_text(n);
	eg_node_string(n, &b);
	s = eg_arena_strdup(w->arena, eg_buf_str(&b));
	eg_buf_free(&b);
	return s;
}

bool
eg_walk_is_new(struct eg_walk *w, const char *words)
{
	uint32_t i;

	/* So many are no case's words; one message more tells nobody anything. */
	if (w->ntold == 1000)
		return false;
	for (i = 0; i < w->ntold; i++)
		if (strcmp(w->told[i], words) == 0)
			return false;
	w->told = eg_arena_grown(w->arena, w->told, w->ntold, &w->told_cap, sizeof(*w->told));
	w->told[w->ntold++] = words;
	return true;
}

/* --- the walk ------------------------------------------------------------------------- */

static bool
no_row(struct eg_walk *w, const struct eg_node *n, const char *path)
{
	eg_report(w->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "D1010",
	    .at = eg_xml_pos(w->cas, n),
	    .help = "add a row that says what becomes of it" },
	    "the profile %s has no row for `%s`", w->profile->name, path);
	return false;
}

static const char *
below(struct eg_walk *w, const char *path, const char *mark, const char *name)
{
	return eg_arena_printf(w->arena, "%s%s%s%s", path, *path == '\0' ? "" : "/", mark,
	    name);
}

static bool
walk_attribute(struct eg_walk *w, struct eg_node *a, const char *path)
{
	const struct eg_redaction_row *row;

	if (*eg_node_ns(a) != '\0') {
		if (w->removes && !(strcmp(eg_node_ns(a), FACTS_NS) == 0 &&
		    eg_word_list_has(&w->profile->facts, eg_node_name(a))))
			eg_node_remove(a);
		return true;
	}
	path = below(w, path, "@", eg_node_name(a));
	row = eg_redaction_find(w->profile, path);
	if (row == NULL)
		return no_row(w, a, path);
	if (!w->meet(w, row, a) && w->removes)
		eg_node_remove(a);
	return true;
}

static bool
has_words(const struct eg_node *n)
{
	const char *s = eg_node_kind(n) == EG_NODE_TEXT ? eg_node_text(n) : "";

	return s[strspn(s, BLANKS)] != '\0';
}

static bool
is_empty(const struct eg_node *n)
{
	const struct eg_node *c;

	if (eg_node_first_attr(n) != NULL)
		return false;
	for (c = eg_node_first(n); c != NULL; c = eg_node_next(c))
		if (eg_node_kind(c) == EG_NODE_ELEMENT || has_words(c))
			return false;
	return true;
}

static bool	walk_element(struct eg_walk *, struct eg_node *, const char *path, bool *ok);

static void
walk_attributes(struct eg_walk *w, struct eg_node *n, const char *path, bool *ok)
{
	struct eg_node *a, *next;

	for (a = eg_node_first_attr(n); a != NULL; a = next) {
		next = eg_node_next_attr(a);
		*ok = walk_attribute(w, a, path) && *ok;
	}
}

/*
 * What is in an element with a row: elements with rows of their own.  Where both are
 * looked through as text they are one text, met with the outer.
 */
static void
walk_inside(struct eg_walk *w, struct eg_node *n, const struct eg_redaction_row *outer,
    const char *path, bool *ok)
{
	struct eg_node *c, *next;

	for (c = eg_node_first_element(n); c != NULL; c = next) {
		const char *at = below(w, path, "", eg_node_name(c));
		const struct eg_redaction_row *row = eg_redaction_find(w->profile, at);

		next = eg_node_next_element(c);
		if (row == NULL || row->deed != outer->deed || !w->removes) {
			if (!walk_element(w, c, at, ok))
				eg_node_remove(c);
			continue;
		}
		walk_attributes(w, c, at, ok);
		walk_inside(w, c, outer, at, ok);
	}
}

/* What is in an element without a row: elements. */
static void
walk_children(struct eg_walk *w, struct eg_node *n, const char *path, bool *ok)
{
	struct eg_node *c, *next;

	for (c = eg_node_first(n); c != NULL; c = next) {
		next = eg_node_next(c);
		if (eg_node_kind(c) == EG_NODE_ELEMENT) {
			if (!walk_element(w, c, below(w, path, "", eg_node_name(c)), ok))
				eg_node_remove(c);
		} else if (has_words(c)) {
			*ok = no_row(w, n, path);
		}
	}
}

/* False: the element goes. */
static bool
walk_element(struct eg_walk *w, struct eg_node *n, const char *path, bool *ok)
{
	const struct eg_redaction_row *row = eg_redaction_find(w->profile, path);
	bool stays = true;

	walk_attributes(w, n, path, ok);
	if (row != NULL) {
		if (!w->removes || (row->deed != EG_DEED_REMOVE && row->deed != EG_DEED_REPLACE))
			walk_inside(w, n, row, path, ok);
		stays = w->meet(w, row, n);
	} else {
		walk_children(w, n, path, ok);
	}
	return !w->removes || (stays && !is_empty(n));
}

bool
eg_walk(struct eg_walk *w)
{
	bool ok = true;

	walk_element(w, eg_xml_root(w->cas), "", &ok);
	return ok;
}
