/*
 * fact.c - results as attributes of the facts namespace.
 *
 *	Due date = 2014-09-05			f:due-date="2014-09-05"
 *	Time limit = {count: 30, unit: "days"}	f:time-limit.count="30" ...
 *	Sections = ["intro", "reasons"]		f:sections="intro reasons"
 *	a list of contexts			f:notes.1.id="..." f:notes.2.id="..."
 *	null					no attribute
 */
#include "rules/dmn/model.h"

#include <stdio.h>
#include <string.h>

#define FACTS_NS	"urn:engross:facts:1"	/* as rulebook.h has it */
#define NAME_MAX_	200
#define DEPTH_MAX	4

const char *
eg_dmn_fact_name(struct eg_arena *a, const char *name)
{
	char *out = eg_arena_alloc(a, strlen(name) + 1), *to = out;
	const char *s;
	bool letter;

	for (s = name; *s != '\0'; s++) {
		letter = (*s >= 'a' && *s <= 'z') || (unsigned char)*s >= 0x80;
		if (letter || (*s >= '0' && *s <= '9') || *s == '_')
			*to++ = *s;
		else if (*s >= 'A' && *s <= 'Z')
			*to++ = (char)(*s - 'A' + 'a');
		else if (*s != '\'' && to > out && to[-1] != '-')
			*to++ = '-';
	}
	while (to > out && to[-1] == '-')
		to--;
	*to = '\0';
	letter = (*out >= 'a' && *out <= 'z') || (unsigned char)*out >= 0x80 ||
	    *out == '_';
	return letter && to - out < NAME_MAX_ ? out : NULL;
}

struct setting {
	struct eg_dmn_run		*run;
	const struct eg_dmn_decision	*decision;
	struct eg_node			*node;
};

static bool
cannot(struct setting *s, const char *why)
{
	eg_dmn_stop(s->run, "R3925",
	    eg_xml_pos(s->run->model->xml, s->decision->node), NULL,
	    "`%s` makes no fact: %s", s->decision->name, why);
	return false;
}

static bool
is_simple(const struct eg_feel *v)
{
	return v->kind != EG_FEEL_LIST && v->kind != EG_FEEL_CONTEXT &&
	    v->kind != EG_FEEL_RANGE;
}

static void
set_text(struct setting *s, const char *name, const char *text)
{
	eg_node_set_attr(s->node, FACTS_NS, "f", name, text);
}

/* Words with a space between them, as XML Schema's lists are. */
static bool
set_words(struct setting *s, const char *name, const struct eg_feel *v)
{
	struct eg_buf b = { 0 }, word = { 0 };
	const char *wrong = NULL;
	size_t i;

	for (i = 0; i < v->n && wrong == NULL; i++) {
		eg_buf_clear(&word);
		eg_feel_print(v->item[i], &word);
		if (v->item[i]->kind == EG_FEEL_NULL)
			wrong = "an item of the list is null";
		else if (word.len == 0 || strpbrk(word.data, " \t\r\n") != NULL)
			wrong = "an item of the list is not one word";
		eg_buf_printf(&b, "%s%s", i == 0 ? "" : " ", eg_buf_str(&word));
	}
	if (wrong == NULL)
		set_text(s, name, eg_buf_str(&b));
	eg_buf_free(&b);
	eg_buf_free(&word);
	return wrong == NULL || cannot(s, wrong);
}

static bool
set(struct setting *s, const char *name, const struct eg_feel *v,
    unsigned depth)
{
	struct eg_arena *a = s->run->env.arena;
	struct eg_buf b = { 0 };
	const char *part;
	size_t i;
	bool ok = true, words = true;

	if (v->kind == EG_FEEL_NULL)
		return true;
	if (depth == DEPTH_MAX || v->kind == EG_FEEL_RANGE)
		return cannot(s, depth == DEPTH_MAX ? "it is too deep" :
		    "a range is no value");
	if (is_simple(v)) {
		eg_feel_print(v, &b);
		set_text(s, name, eg_buf_str(&b));
		eg_buf_free(&b);
		return true;
	}
	for (i = 0; v->kind == EG_FEEL_LIST && i < v->n; i++)
		words = words && is_simple(v->item[i]);
	if (v->kind == EG_FEEL_LIST && words)
		return set_words(s, name, v);
	for (i = 0; ok && v->kind == EG_FEEL_LIST && i < v->n; i++)
		ok = set(s, eg_arena_printf(a, "%s.%zu", name, i + 1),
		    v->item[i], depth + 1);
	for (i = 0; ok && v->kind == EG_FEEL_CONTEXT && i < v->entries; i++) {
		part = eg_dmn_fact_name(a, v->entry[i].name);
		ok = part == NULL ? cannot(s, "an entry's name is no name of XML") :
		    set(s, eg_arena_printf(a, "%s.%s", name, part),
		    v->entry[i].value, depth + 1);
	}
	return ok;
}

bool
eg_dmn_fact_set(struct eg_dmn_run *run, const struct eg_dmn_decision *d,
    struct eg_node *node, const struct eg_feel *v)
{
	struct setting s = { run, d, node };

	return set(&s, d->fact, v, 0);
}
