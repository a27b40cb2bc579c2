/* vocabulary.c - see vocabulary.h. */
#include "merge/vocabulary.h"

#include <stdio.h>
#include <string.h>

#include "base/suggest.h"

/* values: space around each; NULL when any will do. */
static const struct word {
	const char	*element;
	const char	*attribute;	/* NULL: it has none */
	const char	*values;
} words[] = {
	{ "address", NULL, NULL },
	{ "break", NULL, NULL },
	{ "cell", "header", " yes no " },
	{ "cell", "span", NULL },
	{ "column", "align", " start center end " },
	{ "column", "share", NULL },
	{ "copies", "label", NULL },
	{ "date", "value", NULL },
	{ "emphasis", "kind", " strong title " },
	{ "enclosures", "label", NULL },
	{ "entry", "label", NULL },
	{ "graphic", "alt", NULL },
	{ "graphic", "height", NULL },
	{ "graphic", "src", NULL },
	{ "graphic", "width", NULL },
	{ "heading", "id", NULL },
	{ "heading", "level", " 1 2 3 " },
	{ "item", "label", NULL },
	{ "letter", "amends", NULL },
	{ "letter", "date", NULL },
	{ "letter", "number", NULL },
	{ "letter", "title", NULL },
	{ "letterhead", NULL, NULL },
	{ "line", NULL, NULL },
	{ "link", "to", NULL },
	{ "list", "kind", " bullet number letter plain " },
	{ "note", "kind", " aside outcome warning " },
	{ "para", "keep", " auto together next " },
	{ "para", "kind", " body lead quote small " },
	{ "phrase", "keep", " auto line " },
	{ "reference", "caption", NULL },
	{ "reference", "keep", " auto next " },
	{ "reference", "pairs", " 1 2 3 " },
	{ "row", "kind", " body header " },
	{ "running", NULL, NULL },
	{ "section", "break", " auto page " },
	{ "section", "id", NULL },
	{ "section", "keep", " auto together " },
	{ "signature", "close", NULL },
	{ "table", "caption", NULL },
};
#define NWORDS	(sizeof(words) / sizeof(words[0]))

/* Of every element: what the checklist looks for. */
static const char *const everywhere[] = { "of", "role" };
#define NEVERYWHERE (sizeof(everywhere) / sizeof(everywhere[0]))

struct check {
	const struct eg_xml	*module;
	struct eg_diags		*diags;
	bool			*failed;
};

static void
complain(struct check *c, struct eg_pos at, const char *help, const char *text)
{
	*c->failed = true;
	eg_report(c->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "T4030", .at = at, .help = help }, "%s", text);
}

static const char *
did_you_mean(struct check *c, const char *near)
{
	return near == NULL ? NULL :
	    eg_diags_printf(c->diags, "did you mean `%s`?", near);
}

static bool
known(struct check *c, const struct eg_node *n)
{
	const char *names[NWORDS];
	size_t i;

	for (i = 0; i < NWORDS; i++) {
		names[i] = words[i].element;
		if (strcmp(names[i], eg_node_name(n)) == 0)
			return true;
	}
	complain(c, eg_xml_pos(c->module, n),
	    did_you_mean(c, eg_suggest(eg_node_name(n), names, NWORDS)),
	    eg_diags_printf(c->diags, "`%s` is not in the letter vocabulary",
	    eg_node_name(n)));
	return false;
}

/* A value with an expression in braces is known only when it is made. */
static void
check_value(struct check *c, const struct eg_node *a, const struct word *w)
{
	const char *value = eg_node_text(a), *s, *names[8];
	char padded[40], each[8][16];
	size_t n = 0;

	if (w->values == NULL || strchr(value, '{') != NULL)
		return;
	snprintf(padded, sizeof(padded), " %s ", value);
	if (strlen(value) < sizeof(padded) - 3 && *value != '\0' &&
	    strstr(w->values, padded) != NULL)
		return;
	for (s = w->values; n < 8 && sscanf(s, " %15s", each[n]) == 1; n++) {
		s += strspn(s, " ") + strlen(each[n]);
		names[n] = each[n];
	}
	complain(c, eg_xml_value_pos(c->module, a),
	    did_you_mean(c, eg_suggest(value, names, n)),
	    eg_diags_printf(c->diags, "`%s` of `%s` is one of:%.*s; not `%s`",
	    w->attribute, w->element, (int)strlen(w->values) - 1, w->values, value));
}

static void
check_attribute(struct check *c, const struct eg_node *n,
    const struct eg_node *a)
{
	const char *names[NWORDS + NEVERYWHERE] = { NULL };
	size_t i;

	for (i = 0; i < NEVERYWHERE; i++) {
		names[NWORDS + i] = everywhere[i];
		if (strcmp(everywhere[i], eg_node_name(a)) == 0)
			return;
	}
	for (i = 0; i < NWORDS; i++) {
		if (strcmp(words[i].element, eg_node_name(n)) != 0)
			continue;
		names[i] = words[i].attribute;
		if (names[i] != NULL && strcmp(names[i], eg_node_name(a)) == 0) {
			check_value(c, a, &words[i]);
			return;
		}
	}
	complain(c, eg_xml_pos(c->module, a),
	    did_you_mean(c, eg_suggest(eg_node_name(a), names, NWORDS + NEVERYWHERE)),
	    eg_diags_printf(c->diags, "`%s` is not an attribute of `%s`",
	    eg_node_name(a), eg_node_name(n)));
}

static void
check_element(struct check *c, const struct eg_node *n)
{
	const struct eg_node *child, *a;

	if (strcmp(eg_node_ns(n), EG_LETTER_NS) == 0 && known(c, n))
		for (a = eg_node_first_attr(n); a != NULL; a = eg_node_next_attr(a))
			if (*eg_node_ns(a) == '\0')
				check_attribute(c, n, a);
	for (child = eg_node_first_element(n); child != NULL;
	    child = eg_node_next_element(child))
		check_element(c, child);
}

void
eg_vocabulary_check(const struct eg_xml *module, void *failed,
    struct eg_diags *diags)
{
	struct check c = { .module = module, .diags = diags, .failed = failed };

	check_element(&c, eg_xml_root(module));
}
