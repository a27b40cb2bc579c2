/*
 * lint_law.c - the register: what a case could fall into, what nobody rests on,
 * what nobody has compared with the law.
 *
 * Versions of one anchor that overlap, anchors and versions that are not there
 * do not even open.
 */
#include "rules/tools/lint.h"

#include <string.h>

#include "base/day.h"
#include "rules/calendar.h"
#include "rules/tools/cited.h"

static struct eg_pos
place(const struct eg_lint *l, const struct eg_node *node)
{
	return eg_xml_pos(l->tool->book->law->source->xml, node);
}

static const char *
name_of(const struct eg_version *v)
{
	return v->id == NULL ? "not-in-force" : v->id;
}

static const char *
day(struct eg_lint *l, int64_t d)
{
	struct eg_buf b = { 0 };
	const char *s;

	eg_day_print(d, &b);
	s = eg_arena_strdup(l->arena, eg_buf_str(&b));
	eg_buf_free(&b);
	return s;
}

/* --- days ----------------------------------------------------------------- */

/* By different days of a case two versions can be in force at once. */
static void
look_for_overlap(struct eg_lint *l, const struct eg_version *v)
{
	const struct eg_version *o;

	for (o = v->of->versions; o != v; o = o->next)
		if (o->at != v->at && o->until >= v->from && v->until >= o->from)
			eg_lint_warn(l, "R3240", place(l, v->node),
			    "a case with two versions in force cannot be judged: "
			    "let one day decide",
			    "`%s` hangs on %s, `%s` on %s: both may be in force",
			    name_of(o), o->at->text, name_of(v), v->at->text);
}

static bool
has_one_anchor(const struct eg_provision *p)
{
	const struct eg_version *v;

	for (v = p->versions; v != NULL; v = v->next)
		if (v->at != p->versions->at)
			return false;
	return true;
}

static void
look_for_hole(struct eg_lint *l, const struct eg_version *v)
{
	static const char help[] = "a case of these days cannot be judged: add a "
	    "version, or not-in-force";

	if (v->until == EG_DAY_LAST)
		return;
	if (v->next == NULL)
		eg_lint_warn(l, "R3241", place(l, v->node), help,
		    "nothing is said of `%s` after %s", v->of->id,
		    day(l, v->until));
	else if (v->next->from > v->until + 1)
		eg_lint_warn(l, "R3241", place(l, v->next->node), help,
		    "nothing is said of `%s` from %s until %s", v->of->id,
		    day(l, v->until + 1), day(l, v->next->from - 1));
}

/* --- who rests on what ---------------------------------------------------- */

static void
look_for_readers(struct eg_lint *l, const struct eg_provision *p)
{
	const struct eg_rulebook *book = l->tool->book;
	const struct eg_version *v;

	if (p->by_person || p->by_letter)
		return;
	if (eg_cited(book, p, NULL) == 0) {
		eg_lint_warn(l, "R3242", place(l, p->node), "let a rule or a row "
		    "name it, say judged-by=\"person\", or take it out",
		    "nothing rests on `%s`", p->id);
		return;
	}
	for (v = p->versions; v != NULL; v = v->next)
		if (v->id != NULL && eg_cited(book, p, v) == 0)
			eg_lint_warn(l, "R3242", place(l, v->node),
			    "let a rule or a row name it", "nothing rests on `%s`, "
			    "only on other versions of it", v->id);
}

static bool
is_used(const struct eg_law *law, const struct eg_anchor *a)
{
	const struct eg_provision *p;
	const struct eg_version *v;
	size_t i;

	for (p = law->provisions; p != NULL; p = p->next)
		for (v = p->versions; v != NULL; v = v->next) {
			if (v->at == a)
				return true;
			for (i = 0; v->applies != NULL &&
			    i < eg_expr_variables(v->applies->expr); i++)
				if (v->needs[i] == a)
					return true;
		}
	return false;
}

static void
look_for_idle_anchors(struct eg_lint *l, const struct eg_law *law)
{
	const struct eg_node *n = eg_node_first_element(eg_xml_root(
	    law->source->xml));
	const struct eg_anchor *a;
	const char *id;

	for (; n != NULL; n = eg_node_next_element(n)) {
		id = eg_node_is(n, EG_LAW_NS, "anchor") ?
		    eg_node_attr(n, "", "id") : NULL;
		for (a = law->anchors; id != NULL && a != NULL; a = a->next)
			if (strcmp(a->id, id) == 0 && !is_used(law, a))
				eg_lint_warn(l, "R3246", place(l, n), "take it out",
				    "no version hangs on the anchor `%s`", id);
	}
}

/* A `see` that names law without the register. */
static void
look_at_see(struct eg_lint *l, const struct eg_source *s,
    const struct eg_node *n)
{
	const struct eg_node *attr = eg_node_attr_node(n, "", "see"), *c;
	const char *text = attr == NULL ? NULL : eg_node_text(attr), *word;
	size_t len;

	while (text != NULL && (word = eg_entry_word(&text, &len)) != NULL)
		if (strncmp(word, "law:", 4) != 0)
			eg_lint_warn(l, "R3243", eg_xml_value_pos(s->xml, attr),
			    "register it, and write law: and its id",
			    "`%.*s` is not a provision of the register", (int)len,
			    word);
	for (c = eg_node_first_element(n); c != NULL; c = eg_node_next_element(c))
		look_at_see(l, s, c);
}

/* --- what nobody has looked at -------------------------------------------- */

static void
look_for_unverified_days(struct eg_lint *l, const struct eg_source *s,
    const struct eg_node *n)
{
	const struct eg_node *c;

	if (eg_node_is(n, EG_CALENDAR_NS, "unverified"))
		eg_lint_warn(l, "R3245", eg_xml_pos(s->xml, n),
		    "compare them, and take this out",
		    "days of `%s` were not compared with the law yet: %s",
		    eg_node_attr(eg_node_parent(n), "", "id"),
		    eg_node_attr(n, "", "reason"));
	for (c = eg_node_first_element(n); c != NULL; c = eg_node_next_element(c))
		look_for_unverified_days(l, s, c);
}

void
eg_lint_law(struct eg_lint *l)
{
	const struct eg_rulebook *book = l->tool->book;
	const struct eg_provision *p;
	const struct eg_version *v;
	const struct eg_source *s;

	for (s = book->sources; s != NULL; s = s->next)
		look_for_unverified_days(l, s, eg_xml_root(s->xml));
	if (book->law == NULL)
		return;
	look_for_idle_anchors(l, book->law);
	for (p = book->law->provisions; p != NULL; p = p->next) {
		look_for_readers(l, p);
		for (v = p->versions; v != NULL; v = v->next) {
			look_for_overlap(l, v);
			if (has_one_anchor(p))
				look_for_hole(l, v);
			if (v->unverified != NULL)
				eg_lint_warn(l, "R3245", place(l, v->node),
				    "compare it, and take `unverified` out",
				    "`%s` was not compared with the law yet: %s",
				    name_of(v), v->unverified);
		}
	}
	for (s = book->sources; s != NULL; s = s->next)
		if (eg_node_is(eg_xml_root(s->xml), EG_SCH_NS, "schema") ||
		    eg_node_is(eg_xml_root(s->xml), EG_SCH_NS, "pattern"))
			look_at_see(l, s, eg_xml_root(s->xml));
}
