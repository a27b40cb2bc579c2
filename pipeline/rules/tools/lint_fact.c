/*
 * lint_fact.c - facts: is each read by something, and not before it is made?
 *
 * Phrase tables make the first ones, decisions the others, one after the other.
 * Rules and templates read them when all are there.
 */
#include "rules/tools/lint.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/suggest.h"
#include "rules/dmn/dmn.h"
#include "rules/phrase/phrase.h"

#define TEMPLATE_DEPTH	4
#define TEMPLATE_MOST	(4u << 20)

/* --- made ----------------------------------------------------------------- */

static void
add(struct eg_lint *l, struct eg_lint_fact f)
{
	if (l->nfacts == l->fact_cap) {
		l->fact_cap = l->fact_cap * 2 + 64;
		l->facts = eg_realloc(l->facts, l->fact_cap, sizeof(*l->facts));
	}
	l->facts[l->nfacts++] = f;
}

void
eg_lint_facts_list(struct eg_lint *l)
{
	const struct eg_rulebook *book = l->tool->book;
	const struct eg_look *look;
	struct eg_dmn_use use;
	size_t i;

	for (look = book->phrases == NULL ? NULL : book->phrases->looks;
	    look != NULL; look = look->next)
		add(l, (struct eg_lint_fact){ look->name,
		    eg_xml_pos(book->phrases->source->xml, look->node), false });
	l->nwords = l->nfacts;
	for (i = 0; book->dmn != NULL && eg_dmn_use(book->dmn, i, &use); i++)
		add(l, (struct eg_lint_fact){ use.fact, use.at, use.required ||
		    use.asked });
}

/* "time-limit.count" is a part of what `time-limit` makes. */
static bool
is_of(const char *name, const char *fact)
{
	size_t n = strlen(fact);

	return strncmp(name, fact, n) == 0 && (name[n] == '\0' || name[n] == '.');
}

bool
eg_lint_fact_is_made(const struct eg_lint *l, const char *name,
    const char **near)
{
	const char **names = eg_new_array(l->arena, l->nfacts + 1, const char *);
	size_t i;

	for (i = 0; i < l->nfacts; i++) {
		if (is_of(name, l->facts[i].name))
			return true;
		names[i] = l->facts[i].name;
	}
	*near = eg_suggest(name, names, l->nfacts);
	return false;
}

/* --- read by templates ---------------------------------------------------- */

static bool
is_name_end(char c)
{
	return c == '\0' || strchr(" \t\r\n'\"()[]=!<>+*/|,}@", c) != NULL;
}

/* "@f:due-date", whatever the prefix is called. */
static void
note_text(struct eg_lint *l, const char *text)
{
	const char *at;
	size_t i, n;

	for (i = 0; i < l->nfacts; i++) {
		n = strlen(l->facts[i].name);
		for (at = strstr(text, l->facts[i].name); at != NULL;
		    at = strstr(at + 1, l->facts[i].name))
			if (at > text && at[-1] == ':' &&
			    (is_name_end(at[n]) || at[n] == '.')) {
				eg_lint_note(&l->read, &l->nread, &l->read_cap,
				    l->facts[i].name);
				break;
			}
	}
}

static void
note_file(struct eg_lint *l, const char *path)
{
	struct eg_buf b = { 0 };

	if (eg_file_read(path, TEMPLATE_MOST, &b, l->tool->diags) &&
	    strstr(eg_buf_str(&b), EG_FACTS_NS) != NULL)
		note_text(l, eg_buf_str(&b));
	eg_buf_free(&b);
}

static bool
ends(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && strcmp(s + n - m, end) == 0;
}

static void
note_folder(struct eg_lint *l, const char *path, unsigned depth)
{
	DIR *d = depth == 0 ? NULL : opendir(path);
	const struct dirent *e;
	const char *inner;

	if (d == NULL)
		return;
	while ((e = readdir(d)) != NULL) {
		if (e->d_name[0] == '.')
			continue;
		inner = eg_arena_printf(l->arena, "%s/%s", path, e->d_name);
		if (ends(e->d_name, ".xsl") || ends(e->d_name, ".xml"))
			note_file(l, inner);
		else
			note_folder(l, inner, depth - 1);
	}
	closedir(d);
}

/* --- telling -------------------------------------------------------------- */

static bool
is_read(const struct eg_lint *l, const struct eg_lint_fact *f)
{
	size_t i;

	for (i = 0; i < l->nread; i++)
		if (is_of(l->read[i], f->name))
			return true;
	return f->required;
}

/* A fact that something at `order` of the making reads, made then or later. */
static void
look_at_order(struct eg_lint *l, const struct eg_source *s,
    const struct eg_node *attr, size_t order)
{
	struct eg_tokens t = eg_tokens_read(l->arena, eg_node_text(attr));
	const char *name, *colon;
	size_t i, f;

	for (i = 0; i < t.n; i++) {
		if (t.token[i].kind != EG_XPATH_NAME)
			continue;
		name = eg_arena_strndup(l->arena, t.token[i].at, t.token[i].len);
		colon = strchr(name, ':');
		if (colon == NULL || i == 0 || !eg_tokens_is(&t, i - 1, "@"))
			continue;
		for (f = 0; f < l->nfacts && !is_of(colon + 1, l->facts[f].name);
		    f++)
			;
		if (f < l->nfacts && f >= l->nwords + order)
			eg_lint_warn(l, "R3239", eg_xml_value_pos(s->xml, attr),
			    "let it require the decision, or put it behind",
			    "`%s` is read here before it is made, on line %u of %s",
			    colon + 1, l->facts[f].at.line, l->facts[f].at.file);
	}
}

static const struct eg_source *
source_of(const struct eg_lint *l, const char *file)
{
	const struct eg_source *s = l->tool->book->sources;

	while (s != NULL && strcmp(s->path, file) != 0)
		s = s->next;
	return s;
}

static void
look_at_all_orders(struct eg_lint *l)
{
	const struct eg_rulebook *book = l->tool->book;
	const struct eg_node *attr;
	const struct eg_source *s;
	struct eg_dmn_use use;
	size_t i, k;

	for (i = 0; book->dmn != NULL && eg_dmn_use(book->dmn, i, &use); i++) {
		s = source_of(l, use.at.file);
		for (k = 0; (attr = eg_dmn_use_reads(book->dmn, i, k)) != NULL; k++)
			look_at_order(l, s, attr, i);
	}
}

void
eg_lint_facts(struct eg_lint *l)
{
	const struct eg_rulebook *book = l->tool->book;
	const struct eg_lint_fact *f;
	struct eg_pos at;
	const char *name;
	size_t i;

	note_folder(l, eg_arena_printf(l->arena, "%s../../../templates",
	    book->root), TEMPLATE_DEPTH);
	for (f = l->facts; f < l->facts + l->nfacts; f++)
		if (!is_read(l, f))
			eg_lint_warn(l, "R3238", f->at, "take it out; or say in "
			    "`question` what it tells people who ask for it with "
			    "--explain", "nothing reads the fact `%s`",
			    f->name);
	for (i = 0; book->dmn != NULL && eg_dmn_idle_input(book->dmn, i, &name,
	    &at); i++)
		eg_lint_warn(l, "R3220", at, "take it out",
		    "nothing uses the input `%s`", name);
	look_at_all_orders(l);
}
