/*
 * law_read.c - law.xml into a register.
 *
 * Versions of one provision that hang on the same day may not overlap: then
 * two texts would be in force at once.  A hole between them is no mistake of
 * the file; a case that falls into it cannot be judged.
 */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/suggest.h"
#include "rules/calendar.h"
#include "rules/law.h"

#define OF_PROVISION	"id cite title href topic at judged-by attestation"
#define OF_VERSION	"id cite from until at applies act text unverified " \
			"edition year"
#define DAYS_MOST	400

struct reading {
	struct eg_entries	 e;
	struct eg_loader	*l;
	struct eg_law		*law;
	struct eg_anchor	*at;		/* of the whole register; or NULL */
};

/* An attribute's value, in the arena; NULL when absent. */
static const char *
attribute(struct reading *r, const struct eg_node *node, const char *name)
{
	return eg_arena_strdup(r->l->arena, eg_node_attr(node, "", name));
}

/* The name is taken: reported at the attribute. */
static void
twice(struct reading *r, const struct eg_node *node, const char *id)
{
	eg_entry_error(&r->e, eg_node_attr_node(node, "", "id"), NULL,
	    "there is another %s `%s`", eg_node_name(node), id);
}

/* --- what provisions refer to --------------------------------------------- */

static struct eg_anchor *
find_anchor(const struct eg_law *law, const char *id)
{
	struct eg_anchor *a = law->anchors;

	while (a != NULL && strcmp(a->id, id) != 0)
		a = a->next;
	return a;
}

static const char *
near_anchor(struct reading *r, const char *id)
{
	const char *names[64], *near;
	const struct eg_anchor *a;
	size_t n = 0;

	for (a = r->law->anchors; a != NULL && n < 64; a = a->next)
		names[n++] = a->id;
	near = eg_suggest(id, names, n);
	return near == NULL ? NULL :
	    eg_diags_printf(r->e.diags, "did you mean `%s`?", near);
}

/* The anchor `at` names; the default without it.  NULL may have been reported. */
static struct eg_anchor *
read_at(struct reading *r, const struct eg_node *node, struct eg_anchor *usual)
{
	const char *id = eg_node_attr(node, "", "at");
	struct eg_anchor *a;

	if (id == NULL)
		return usual;
	a = find_anchor(r->law, id);
	if (a == NULL)
		eg_entry_error(&r->e, eg_node_attr_node(node, "", "at"),
		    near_anchor(r, id), "there is no anchor `%s`", id);
	return a;
}

static const char *
text_of(struct reading *r, const struct eg_node *node)
{
	struct eg_buf b = { 0 };
	const char *s, *word, *text = "";
	size_t len;

	eg_node_string(node, &b);
	s = eg_buf_str(&b);
	while ((word = eg_entry_word(&s, &len)) != NULL)
		text = eg_arena_printf(r->l->arena, "%s%s%.*s", text,
		    *text == '\0' ? "" : " ", (int)len, word);
	eg_buf_free(&b);
	return text;
}

static void
read_take(struct reading *r, const struct eg_node *node, struct eg_anchor *a)
{
	const char *take = eg_node_attr(node, "", "take");

	a->earliest = take != NULL && strcmp(take, "earliest") == 0;
	a->latest = take != NULL && strcmp(take, "latest") == 0;
	if (take != NULL && !a->earliest && !a->latest)
		eg_entry_error(&r->e, eg_node_attr_node(node, "", "take"),
		    "earliest or latest; without it, several days must agree",
		    "`%s` does not say which of several days", take);
}

static void
read_anchor(struct reading *r, struct eg_node *node)
{
	struct eg_anchor *a = eg_new(r->l->arena, struct eg_anchor), **end;

	eg_entry_attributes(&r->e, node, "id select take");
	a->id = eg_arena_strdup(r->l->arena, eg_entry_need(&r->e, node, "id"));
	if (a->id == NULL || eg_entry_need(&r->e, node, "select") == NULL)
		return;
	if (find_anchor(r->law, a->id) != NULL)
		twice(r, node, a->id);
	a->text = text_of(r, node);
	if (*a->text == '\0')
		eg_entry_error(&r->e, node, "its text is what messages call it: "
		    "the day of the decision",
		    "the anchor `%s` does not say what day it is", a->id);
	read_take(r, node, a);
	a->select = eg_query_read(r->l, node, "select");
	if (a->select != NULL && eg_expr_variables(a->select->expr) > 0)
		eg_entry_error(&r->e, eg_node_attr_node(node, "", "select"), NULL,
		    "the variable `$%s` is not defined; anchors have no variables",
		    eg_expr_variable(a->select->expr, 0));
	a->let.name = a->id;
	for (end = &r->law->anchors; *end != NULL; )
		end = &(*end)->next;
	*end = a;
}

static struct eg_region *
find_region(const struct eg_law *law, const char *id)
{
	struct eg_region *g = law->regions;

	while (g != NULL && strcmp(g->id, id) != 0)
		g = g->next;
	return g;
}

static void
read_region(struct reading *r, const struct eg_node *node)
{
	struct eg_region *g = eg_new(r->l->arena, struct eg_region);

	eg_entry_attributes(&r->e, node, "id places");
	g->id = eg_arena_strdup(r->l->arena, eg_entry_need(&r->e, node, "id"));
	g->places = eg_arena_strdup(r->l->arena,
	    eg_entry_need(&r->e, node, "places"));
	if (g->id == NULL || g->places == NULL)
		return;
	if (find_region(r->law, g->id) != NULL)
		twice(r, node, g->id);
	g->next = r->law->regions;
	r->law->regions = g;
}

static struct eg_law_text *
find_text(const struct eg_law *law, const char *id)
{
	struct eg_law_text *t = law->texts;

	while (t != NULL && strcmp(t->id, id) != 0)
		t = t->next;
	return t;
}

static void
add_text(struct reading *r, const struct eg_node *node)
{
	struct eg_law_text *t = eg_new(r->l->arena, struct eg_law_text);

	eg_entry_attributes(&r->e, node, "id title digest read href");
	t->id = eg_arena_strdup(r->l->arena, eg_entry_need(&r->e, node, "id"));
	t->digest = eg_arena_strdup(r->l->arena,
	    eg_entry_need(&r->e, node, "digest"));
	t->title = attribute(r, node, "title");
	if (eg_entry_need(&r->e, node, "read") == NULL || t->id == NULL ||
	    !eg_entry_day(&r->e, node, "read", &t->read))
		return;
	if (find_text(r->law, t->id) != NULL)
		twice(r, node, t->id);
	t->next = r->law->texts;
	r->law->texts = t;
}

/* The text a version names; NULL without one. */
static const struct eg_law_text *
read_text(struct reading *r, const struct eg_node *node)
{
	const char *id = eg_node_attr(node, "", "text");
	const struct eg_law_text *t;

	if (id == NULL)
		return NULL;
	t = find_text(r->law, id);
	if (t == NULL)
		eg_entry_error(&r->e, eg_node_attr_node(node, "", "text"), NULL,
		    "there is no text `%s`", id);
	return t;
}

/* --- versions ------------------------------------------------------------- */

static void
read_extension(struct reading *r, const struct eg_node *node,
    struct eg_version *v)
{
	struct eg_extension *x = eg_new(r->l->arena, struct eg_extension), **end;
	const char *within = eg_node_attr(node, "", "within");
	bool working = eg_node_attr(node, "", "working-days") != NULL;

	eg_entry_attributes(&r->e, node,
	    "method within days working-days calendar");
	x->method = eg_arena_strdup(r->l->arena,
	    eg_entry_need(&r->e, node, "method"));
	x->calendar = attribute(r, node, "calendar");
	x->working_days = working;
	if (working == (eg_node_attr(node, "", "days") != NULL)) {
		eg_entry_error(&r->e, node, NULL,
		    "an extension has either `days` or `working-days`");
		return;
	}
	eg_entry_integer(&r->e, node, working ? "working-days" : "days", 0,
	    DAYS_MOST, 0, &x->days);
	if (x->calendar != NULL && !working)
		eg_entry_error(&r->e, eg_node_attr_node(node, "", "calendar"),
		    NULL, "only working days are counted by a calendar");
	if (within != NULL && (x->within = find_region(r->law, within)) == NULL)
		eg_entry_error(&r->e, eg_node_attr_node(node, "", "within"), NULL,
		    "there is no region `%s` before this", within);
	for (end = &v->extensions; *end != NULL; )
		end = &(*end)->next;
	*end = x;
}

/* `applies` sees the days of the case by the names of their anchors. */
static void
read_applies(struct reading *r, struct eg_node *node, struct eg_version *v)
{
	struct eg_node *attr = eg_node_attr_node(node, "", "applies");
	const char *name;
	size_t i, n;

	v->applies = eg_query_read(r->l, node, "applies");
	if (v->applies == NULL)
		return;
	n = eg_expr_variables(v->applies->expr);
	v->needs = eg_new_array(r->l->arena, n, struct eg_anchor *);
	for (i = 0; i < n; i++) {
		name = eg_expr_variable(v->applies->expr, i);
		v->needs[i] = find_anchor(r->law, name);
		if (v->needs[i] == NULL)
			eg_entry_error(&r->e, attr, near_anchor(r, name),
			    "there is no anchor `%s`", name);
		else
			v->applies->vars[i] = &v->needs[i]->let;
	}
}

static void
read_edition(struct reading *r, const struct eg_node *node,
    struct eg_version *v)
{
	v->edition = attribute(r, node, "edition");
	v->year = attribute(r, node, "year");
	if (v->edition == NULL && v->year != NULL)
		eg_entry_error(&r->e, eg_node_attr_node(node, "", "year"), NULL,
		    "only an `edition` has a year");
}

/* Without an id of its own a version is that of the year it began. */
static const char *
version_id(struct reading *r, const struct eg_node *node,
    const struct eg_version *v)
{
	const char *id = eg_node_attr(node, "", "id");
	size_t len = strlen(v->of->id);
	unsigned month, dom;
	int64_t year;

	if (id == NULL && v->from == EG_DAY_FIRST)
		return v->of->id;
	if (id == NULL) {
		eg_day_split(v->from, &year, &month, &dom);
		return eg_arena_printf(r->l->arena, "%s@%lld", v->of->id,
		    (long long)year);
	}
	if (strncmp(id, v->of->id, len) != 0 || id[len] != '@')
		eg_entry_error(&r->e, eg_node_attr_node(node, "", "id"),
		    eg_diags_printf(r->e.diags, "such as %s@2017", v->of->id),
		    "`%s` does not begin with the provision's id and @", id);
	return eg_arena_strdup(r->l->arena, id);
}

static void
check_same_id(struct reading *r, const struct eg_version *v)
{
	const struct eg_version *o;

	for (o = v->of->versions; v->id != NULL && o != NULL; o = o->next)
		if (o->id != NULL && strcmp(o->id, v->id) == 0)
			eg_entry_error(&r->e, v->node,
			    "give one of them an id of its own",
			    "there is another version `%s`", v->id);
}

/* Into the list by its first day. */
static void
insert(struct reading *r, struct eg_version *v)
{
	struct eg_version **at = &v->of->versions, *o;

	for (o = v->of->versions; o != NULL; o = o->next) {
		if (o->at != v->at || v->until < o->from || o->until < v->from)
			continue;
		eg_entry_error(&r->e, v->node, "until is the last day in force, "
		    "the day before the next version's from",
		    "`%s` would be in force on the same days as `%s`",
		    v->id == NULL ? "not-in-force" : v->id,
		    o->id == NULL ? "not-in-force" : o->id);
		break;
	}
	while (*at != NULL && (*at)->from <= v->from)
		at = &(*at)->next;
	v->next = *at;
	*at = v;
}

/* A version, or a period of which it is known that there was none. */
static void
read_period(struct reading *r, struct eg_node *node, struct eg_provision *p,
    struct eg_anchor *usual)
{
	struct eg_version *v = eg_new(r->l->arena, struct eg_version);
	bool in_force = eg_entry_is(&r->e, node, "version");
	const struct eg_node *c;

	eg_entry_attributes(&r->e, node, in_force ? OF_VERSION :
	    "from until at act unverified");
	v->of = p;
	v->node = node;
	v->at = read_at(r, node, usual);
	v->act = attribute(r, node, "act");
	v->unverified = attribute(r, node, "unverified");
	v->cite = attribute(r, node, "cite");
	if (v->at == NULL && eg_node_attr(node, "", "at") == NULL)
		eg_entry_error(&r->e, node, "name an anchor in `at`, here, at the "
		    "provision, or for all at `law`",
		    "no day of the case decides whether `%s` is in force", p->id);
	if (!eg_entry_period(&r->e, node, &v->from, &v->until) || v->at == NULL)
		return;
	if (in_force) {
		v->id = version_id(r, node, v);
		check_same_id(r, v);
		read_applies(r, node, v);
		read_edition(r, node, v);
		v->text = read_text(r, node);
	}
	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c))
		if (in_force && eg_entry_is(&r->e, c, "extension"))
			read_extension(r, c, v);
		else
			eg_entry_unknown(&r->e, c, in_force ? "extension" : "");
	insert(r, v);
}

/* --- provisions ----------------------------------------------------------- */

static void
read_provision(struct reading *r, struct eg_node *node)
{
	struct eg_provision *p = eg_new(r->l->arena, struct eg_provision), **end;
	const char *by = eg_node_attr(node, "", "judged-by");
	struct eg_anchor *at = read_at(r, node, r->at);
	struct eg_node *c;

	eg_entry_attributes(&r->e, node, OF_PROVISION);
	p->id = eg_arena_strdup(r->l->arena, eg_entry_need(&r->e, node, "id"));
	p->cite = eg_arena_strdup(r->l->arena, eg_entry_need(&r->e, node, "cite"));
	if (p->id == NULL || p->cite == NULL)
		return;
	if (strcspn(p->id, "@ \t\r\n") != strlen(p->id))
		eg_entry_error(&r->e, eg_node_attr_node(node, "", "id"), NULL,
		    "a provision's id has neither spaces nor @");
	if (eg_law_find(r->law, p->id, strlen(p->id)) != NULL)
		twice(r, node, p->id);
	p->node = node;
	p->title = attribute(r, node, "title");
	p->topic = attribute(r, node, "topic");
	p->by_person = by != NULL && strcmp(by, "person") == 0;
	p->by_letter = by != NULL && strcmp(by, "letter") == 0;
	if (by != NULL && !p->by_person && !p->by_letter)
		eg_entry_error(&r->e, eg_node_attr_node(node, "", "judged-by"),
		    "person or letter, or leave it out", "`%s` judges nothing",
		    by);
	p->attestation = attribute(r, node, "attestation");
	if (p->attestation != NULL && !p->by_person)
		eg_entry_error(&r->e, eg_node_attr_node(node, "", "attestation"),
		    "say judged-by=\"person\", or leave it out",
		    "only a person attests to something");
	for (end = &r->law->provisions; *end != NULL; )
		end = &(*end)->next;
	*end = p;
	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c))
		if (eg_entry_is(&r->e, c, "version") ||
		    eg_entry_is(&r->e, c, "not-in-force"))
			read_period(r, c, p, at == NULL ? r->at : at);
		else
			eg_entry_unknown(&r->e, c, "version not-in-force");
	if (eg_node_first_element(node) == NULL)
		eg_entry_error(&r->e, node, "add <version from=\"...\"/>",
		    "the provision `%s` has no version", p->id);
}

static void
read_entries(struct reading *r, struct eg_node *root)
{
	static const char known[] = "anchor region text provision";
	struct eg_node *c;

	/* What is referred to first, wherever it stands. */
	for (c = eg_node_first_element(root); c != NULL;
	    c = eg_node_next_element(c))
		if (eg_entry_is(&r->e, c, "anchor"))
			read_anchor(r, c);
		else if (eg_entry_is(&r->e, c, "region"))
			read_region(r, c);
		else if (eg_entry_is(&r->e, c, "text"))
			add_text(r, c);
		else if (!eg_entry_is(&r->e, c, "provision"))
			eg_entry_unknown(&r->e, c, known);
	r->at = read_at(r, root, NULL);
	for (c = eg_node_first_element(root); c != NULL;
	    c = eg_node_next_element(c))
		if (eg_entry_is(&r->e, c, "provision"))
			read_provision(r, c);
}

void
eg_law_read(struct eg_loader *l, struct eg_node *root)
{
	struct reading r = { .l = l, .e = { .xml = l->source->xml,
	    .diags = l->diags, .ns = EG_LAW_NS, .code = "R3060" } };

	r.law = eg_new(l->arena, struct eg_law);
	r.law->source = l->source;
	r.law->checked = EG_DAY_LAST;
	if (!eg_entry_is(&r.e, root, "law")) {
		eg_entry_unknown(&r.e, root, "law");
	} else {
		eg_entry_attributes(&r.e, root, "at checked");
		eg_entry_day(&r.e, root, "checked", &r.law->checked);
		read_entries(&r, root);
	}
	l->failed = l->failed || r.e.failed;
	l->book->law = r.law;
}

void
eg_law_load(struct eg_loader *l, const struct eg_node *schema)
{
	struct eg_source *was = l->source, *s;

	s = eg_source_beside(l, schema, "calendars");
	if (s != NULL) {
		l->book->calendars = eg_calendars_read(l->arena, s->xml, l->diags);
		l->failed = l->failed || l->book->calendars == NULL;
	}
	s = eg_source_beside(l, schema, "law");
	if (s != NULL) {
		l->source = s;
		eg_law_read(l, eg_xml_root(s->xml));
		l->source = was;
	}
}
