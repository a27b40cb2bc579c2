/*
 * letter.c - see letter.h: each section's stylesheet over the case, what they
 * wrote put together, the theme over that.
 */
#include "merge/letter.h"

#include <stdlib.h>
#include <string.h>

#include "merge/format.h"
#include "merge/function.h"
#include "merge/names.h"
#include "merge/vocabulary.h"
#include "xml/build.h"
#include "xml/xslt.h"

struct eg_letter {
	struct eg_format	*format;
	struct eg_xslt		**sections;	/* format->nsections of them */
	struct eg_xslt		*theme;
};

/* --- opening ---------------------------------------------------------------- */

static bool
open_sections(struct eg_letter *l, struct eg_xslt_options *o,
    struct eg_diags *diags)
{
	const struct eg_format *f = l->format;
	bool failed = false, ok = true;
	size_t i;

	o->check = eg_vocabulary_check;
	o->data = &failed;
	o->input_ns = f->ns;
	l->sections = eg_malloc(f->nsections * sizeof(*l->sections));
	for (i = 0; i < f->nsections; i++) {
		l->sections[i] = eg_xslt_open(f->sections[i].path, o, diags);
		ok = ok && l->sections[i] != NULL;
	}
	return ok && !failed;
}

static bool
open_theme(struct eg_letter *l, struct eg_xslt_options *o, struct eg_diags *diags)
{
	const struct eg_format *f = l->format;
	bool ok = true;
	size_t i;

	o->check = NULL;
	o->input_ns = EG_LETTER_NS;
	o->nnames = 0;
	l->theme = eg_xslt_open(f->theme, o, diags);
	if (l->theme == NULL)
		return false;
	for (i = 0; i < f->nparams; i++) {
		if (eg_xslt_has_param(l->theme, f->params[i * 2]))
			continue;
		ok = false;
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "T4002", .at = eg_xml_value_pos(f->xml,
		    eg_node_attr_node(f->param_nodes[i], "", "name")) },
		    "the theme has no parameter `%s`", f->params[i * 2]);
	}
	return ok;
}

/* Takes the format; NULL for one that could not be opened. */
static struct eg_letter *
open_letter(struct eg_format *format, const struct eg_names *names,
    const char *templates_dir, bool marks, struct eg_diags *diags)
{
	struct eg_letter *l, *result = NULL;
	struct eg_xslt_options o = { .root = templates_dir, .marks = marks,
	    .ns = EG_FUNCTION_NS, .functions = eg_functions, .n = eg_functions_n,
	    .names = names->list, .nnames = names->n };
	bool ok;

	if (format == NULL)
		return NULL;
	l = eg_malloc(sizeof(*l));
	*l = (struct eg_letter){ .format = format };
	/* Both, so that everything wrong is told at once. */
	ok = open_sections(l, &o, diags);
	ok = open_theme(l, &o, diags) && ok;
	if (ok) {
		result = l;
		l = NULL;
	}
	eg_letter_free(l);
	return result;
}

struct eg_letter *
eg_letter_open(const char *templates_dir, const char *name, bool marks,
    struct eg_diags *diags)
{
	return open_letter(eg_format_open(templates_dir, name, diags),
	    &(struct eg_names){ .n = 0 }, templates_dir, marks, diags);
}

struct eg_letter *
eg_letter_examine(const char *templates_dir, const char *schemas_dir,
    const char *name, struct eg_diags *diags)
{
	struct eg_format *format = eg_format_open(templates_dir, name, diags);
	struct eg_arena *arena = eg_arena_new();
	struct eg_letter *l = NULL;
	struct eg_names names;
	bool ok;

	ok = format != NULL && eg_names_read(&names, arena, eg_arena_printf(arena,
	    "%s/%s", schemas_dir, format->schema), diags);
	if (ok)
		l = open_letter(format, &names, templates_dir, false, diags);
	else
		eg_format_free(format);
	eg_arena_free(arena);
	return l;
}

void
eg_letter_free(struct eg_letter *l)
{
	size_t i;

	if (l == NULL)
		return;
	for (i = 0; l->sections != NULL && i < l->format->nsections; i++)
		eg_xslt_free(l->sections[i]);
	free(l->sections);
	eg_xslt_free(l->theme);
	eg_format_free(l->format);
	free(l);
}

void
eg_letter_sources(const struct eg_letter *l, struct eg_diags *diags)
{
	const char *bytes;
	size_t i, len;

	bytes = eg_xml_bytes(l->format->xml, &len);
	eg_diags_source(diags, eg_xml_name(l->format->xml), bytes, len);
	for (i = 0; i < l->format->nsections; i++)
		eg_xslt_sources(l->sections[i], diags);
	eg_xslt_sources(l->theme, diags);
}

const char *
eg_letter_schema(const struct eg_letter *l)
{
	return l->format->schema;
}

const char *
eg_letter_rulebook(const struct eg_letter *l)
{
	return l->format->rulebook;
}

bool
eg_letter_reproduces(const struct eg_letter *l)
{
	return l->format->reproduction;
}

bool
eg_letter_attaches(const struct eg_letter *l)
{
	return l->format->attach;
}

bool
eg_letter_needs_signoff(const struct eg_letter *l)
{
	return l->format->signoff && !l->format->reproduction;
}

const char *
eg_letter_public(const struct eg_letter *l)
{
	return l->format->public_copy;
}

const char *
eg_letter_profile(const struct eg_letter *l)
{
	return l->format->profile;
}

bool
eg_letter_redacted(const struct eg_letter *l)
{
	return l->format->redacted;
}

const char *
eg_letter_directory(const struct eg_letter *l)
{
	return l->format->directory;
}

/* --- merging ---------------------------------------------------------------- */

/* The case is of the kind this format is for; T4004. */
static bool
fits(const struct eg_format *f, const struct eg_xml *annotated,
    struct eg_diags *diags)
{
	const struct eg_node *root = eg_xml_root(annotated);

	if (eg_node_is(root, f->ns, f->root))
		return true;
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "T4004",
	    .at = eg_xml_pos(annotated, root) },
	    "the letter format `%s` is for `%s`, not for `%s`", f->name, f->root,
	    eg_node_name(root));
	return false;
}

bool
eg_letter_suits(struct eg_letter *l, const struct eg_xml *cas,
    struct eg_diags *diags)
{
	struct eg_format *f = l->format;
	bool ok = true, holds;
	size_t i;

	if (!fits(f, cas, diags))
		return false;
	for (i = 0; i < f->nconditions; i++) {
		const struct eg_format_condition *c = &f->conditions[i];

		if (!eg_format_test(f, &c->test, cas, &holds, diags))
			ok = false;
		else if (!holds) {
			ok = false;
			eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
			    .code = "T4005", .help = c->help, .at = eg_xml_pos(cas,
			    eg_format_node(f, &c->subject, cas)) },
			    "%s", c->message);
		}
	}
	return ok;
}

bool
eg_letter_decided(struct eg_letter *l, const struct eg_xml *annotated,
    void (*tell)(void *data, const char *words, const char *decision), void *data,
    struct eg_diags *diags)
{
	return eg_format_decided(l->format, annotated, tell, data, diags);
}

static struct eg_xml *
begin_letter(struct eg_format *f, const struct eg_xml *annotated,
    struct eg_diags *diags)
{
	const struct {
		const struct eg_format_expr	*expr;
		const char			*ns, *prefix, *name;
		bool				 optional;
	} attributes[] = {
		{ &f->language, "http://www.w3.org/XML/1998/namespace", "xml", "lang", false },
		{ &f->title, "", "", "title", false },
		{ &f->number, "", "", "number", true },
		{ &f->date, "", "", "date", true },
		{ &f->amends, "", "", "amends", true },
	};
	struct eg_xml *letter = eg_xml_new(eg_xml_name(f->xml), EG_LETTER_NS, "lt",
	    "letter");
	struct eg_buf b = { 0 };
	bool ok = true;
	size_t i;

	for (i = 0; i < sizeof(attributes) / sizeof(attributes[0]); i++) {
		if (attributes[i].expr->expr == NULL)
			continue;
		eg_buf_clear(&b);
		ok = eg_format_string(f, attributes[i].expr, annotated,
		    attributes[i].optional, &b, diags) && ok;
		if (b.len == 0)
			continue;
		eg_node_set_attr(eg_xml_root(letter), attributes[i].ns,
		    attributes[i].prefix, attributes[i].name, eg_buf_str(&b));
	}
	eg_buf_free(&b);
	if (ok)
		return letter;
	eg_xml_free(letter);
	return NULL;
}

static bool
blank(const char *s)
{
	return s == NULL || s[strspn(s, " \t\r\n")] == '\0';
}

/* Elements only, and at least one where one must be; T4044, T4051. */
static bool
check_part(const struct eg_format *f, const struct eg_format_section *s,
    const struct eg_xml *part, struct eg_diags *diags)
{
	const struct eg_node *n;
	size_t elements = 0;

	for (n = eg_xml_first(part); n != NULL; n = eg_node_next(n)) {
		if (eg_node_kind(n) == EG_NODE_ELEMENT)
			elements++;
		if (eg_node_kind(n) != EG_NODE_TEXT || blank(eg_node_text(n)))
			continue;
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "T4044", .at.file = s->path,
		    .help = eg_diags_printf(diags, "begin with `<xsl:template "
		    "match=\"/*\">`, and put text into `lt:para`") },
		    "section `%s` writes text outside any element", s->name);
		return false;
	}
	if (elements > 0 || !s->required)
		return true;
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "T4051", .at = eg_xml_pos(f->xml, s->element) },
	    "section `%s` is required and writes nothing for this case", s->name);
	return false;
}

/* Every section, so that all their errors are told. */
static bool
merge_sections(struct eg_letter *l, const struct eg_xml *annotated,
    struct eg_xml *letter, struct eg_diags *diags)
{
	struct eg_format *f = l->format;
	struct eg_xml *part;
	bool ok = true, wanted;
	size_t i;

	for (i = 0; i < f->nsections; i++) {
		const struct eg_format_section *s = &f->sections[i];

		if (!eg_format_test(f, &s->when, annotated, &wanted, diags)) {
			ok = false;
			continue;
		}
		if (!wanted)
			continue;
		part = eg_xslt_apply(l->sections[i], annotated, NULL, diags);
		if (part != NULL && check_part(f, s, part, diags))
			eg_xml_append(letter, part);
		else
			ok = false;
		eg_xml_free(part);
	}
	return ok;
}

struct eg_xml *
eg_letter_set(struct eg_letter *l, const struct eg_xml *letter, struct eg_diags *diags)
{
	return eg_xslt_apply(l->theme, letter, l->format->params, diags);
}

struct eg_xml *
eg_letter_merge(struct eg_letter *l, const struct eg_xml *annotated,
    struct eg_xml **letter, struct eg_diags *diags)
{
	struct eg_xml *made = NULL, *fo = NULL;

	if (letter != NULL)
		*letter = NULL;
	if (!fits(l->format, annotated, diags))
		return NULL;
	made = begin_letter(l->format, annotated, diags);
	if (made != NULL && merge_sections(l, annotated, made, diags))
		fo = eg_letter_set(l, made, diags);
	if (letter != NULL && fo != NULL)
		*letter = made;
	else
		eg_xml_free(made);
	return fo;
}
