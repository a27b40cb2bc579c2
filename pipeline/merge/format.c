/* format.c - see format.h. */
#include "merge/format.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/suggest.h"
#include "xml/form.h"

static const char *
required_none(const char *value)
{
	return strcmp(value, "required") == 0 || strcmp(value, "none") == 0 ? NULL :
	    "`required` or `none`";
}

/* In the order of format.xsd. */
static const struct eg_form_attribute attributes[] = {
	{ "format", "name", EG_FORM_MUST_SAY, NULL },
	{ "format", "title", EG_FORM_MUST_SAY, NULL },
	{ "format", "schema", EG_FORM_MUST_SAY, NULL },
	{ "format", "namespace", EG_FORM_MUST_SAY, NULL },
	{ "format", "root", EG_FORM_MUST_SAY, NULL },
	{ "format", "rulebook", EG_FORM_MAY, NULL },
	{ "format", "reproduction", EG_FORM_MAY, eg_form_yes_no },
	{ "format", "attach", EG_FORM_MAY, eg_form_yes_no },
	{ "format", "signoff", EG_FORM_MAY, required_none },
	{ "format", "public", EG_FORM_MAY, NULL },
	{ "format", "redacted", EG_FORM_MAY, eg_form_yes_no },
	{ "format", "profile", EG_FORM_MAY, NULL },
	{ "format", "theme", EG_FORM_MAY, NULL },
	{ "document", "title", EG_FORM_MUST_SAY, NULL },
	{ "document", "language", EG_FORM_MUST_SAY, NULL },
	{ "document", "number", EG_FORM_MAY, NULL },
	{ "document", "date", EG_FORM_MAY, NULL },
	{ "document", "amends", EG_FORM_MAY, NULL },
	{ "condition", "test", EG_FORM_MUST_SAY, NULL },
	{ "condition", "subject", EG_FORM_MAY, NULL },
	{ "condition", "message", EG_FORM_MUST_SAY, NULL },
	{ "condition", "help", EG_FORM_MAY, NULL },
	{ "decided", "each", EG_FORM_MUST_SAY, NULL },
	{ "decided", "words", EG_FORM_MUST_SAY, NULL },
	{ "decided", "decision", EG_FORM_MUST_SAY, NULL },
	{ "parameter", "name", EG_FORM_MUST_SAY, NULL },
	{ "parameter", "value", EG_FORM_MAY, NULL },
	{ "section", "name", EG_FORM_MUST_SAY, NULL },
	{ "section", "file", EG_FORM_MAY, NULL },
	{ "section", "when", EG_FORM_MAY, NULL },
	{ "section", "required", EG_FORM_MAY, eg_form_yes_no },
};

static const struct eg_form_place places[] = {
	{ "format", "document" }, { "format", "condition" }, { "format", "decided" },
	{ "format", "parameter" }, { "format", "section" },
};

static const struct eg_form form = {
	.ns = EG_FORMAT_NS, .code = "T4002", .holds = "a format holds `document`, "
	"`condition`, `decided`, `parameter` and `section`", .needs = true,
	.attribute = attributes, .nattributes = sizeof(attributes) / sizeof(attributes[0]),
	.place = places, .nplaces = sizeof(places) / sizeof(places[0]),
};

struct reading {
	struct eg_format	*f;
	struct eg_diags		*diags;
	bool			 failed;
};

static void
complain(struct reading *r, const char *code, struct eg_pos at,
    const char *help, const char *text)
{
	r->failed = true;
	eg_report(r->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = code, .at = at, .help = help }, "%s", text);
}

static const char *
attr(const struct eg_node *n, const char *name)
{
	return eg_node_attr(n, "", name);
}

/* --- what is allowed -------------------------------------------------------- */

static void
check_form(struct reading *r, const struct eg_node *root)
{
	if (!eg_form_holds(&form, r->f->xml, root, r->diags))
		r->failed = true;
	if (eg_node_child(root, EG_FORMAT_NS, "document") == NULL)
		complain(r, "T4002", eg_xml_pos(r->f->xml, root), NULL,
		    "`document` is missing: it gives the letter's title and language");
	if (eg_node_child(root, EG_FORMAT_NS, "section") == NULL)
		complain(r, "T4002", eg_xml_pos(r->f->xml, root), NULL,
		    "a format needs at least one `section`");
}

/* --- expressions ------------------------------------------------------------ */

static struct eg_format_expr
read_expr(struct reading *r, const struct eg_node *n, const char *name)
{
	struct eg_format_expr e = { NULL, eg_node_attr_node(n, "", name) };
	struct eg_xpath_error error;
	const char *text;

	if (e.attr == NULL)
		return e;
	text = eg_node_text(e.attr);
	eg_xpath_namespaces_of(r->f->xpath, n, text);
	e.expr = eg_xpath_compile(r->f->xpath, text, &error);
	if (e.expr == NULL)
		complain(r, "T4012", eg_xml_char_pos(r->f->xml, e.attr,
		    error.offset, error.length), NULL, eg_diags_printf(r->diags,
		    "XPath in `%s`: %s", name, error.text));
	else if (eg_expr_variables(e.expr) > 0)
		complain(r, "T4012", eg_xml_char_pos(r->f->xml, e.attr,
		    eg_expr_variable_offset(e.expr, 0), 0), NULL,
		    "a format has no variables");
	return e;
}

static struct eg_xpath_scope
scope(const struct eg_xml *annotated)
{
	return (struct eg_xpath_scope){ .xml = annotated,
	    .node = eg_xml_root(annotated) };
}

static void
report_run(const struct eg_format *f, const struct eg_format_expr *e,
    const char *text, struct eg_diags *diags)
{
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "T4019", .at = eg_xml_value_pos(f->xml, e->attr) },
	    "XPath in `%s`: %s", eg_node_name(e->attr), text);
}

static bool
string_in(struct eg_format *f, const struct eg_format_expr *e, struct eg_xpath_scope s,
    bool optional, struct eg_buf *out, struct eg_diags *diags)
{
	struct eg_xpath_error error;
	struct eg_value *v;
	size_t before = out->len;

	v = eg_xpath_eval(f->xpath, e->expr, &s, &error);
	if (v == NULL) {
		report_run(f, e, error.text, diags);
		return false;
	}
	eg_value_string(v, out);
	eg_value_free(v);
	if (out->len == before && !optional) {
		report_run(f, e, "the case has nothing there", diags);
		return false;
	}
	return true;
}

bool
eg_format_string(struct eg_format *f, const struct eg_format_expr *e,
    const struct eg_xml *annotated, bool optional, struct eg_buf *out,
    struct eg_diags *diags)
{
	return e->expr == NULL || string_in(f, e, scope(annotated), optional, out, diags);
}

/* Both of one thing that is decided. */
static bool
tell_decided(struct eg_format *f, const struct eg_xml *annotated, struct eg_node *node,
    eg_format_decided_fn tell, void *data, struct eg_diags *diags)
{
	const struct eg_xpath_scope s = { .xml = annotated, .node = node };
	struct eg_buf words = { 0 }, decision = { 0 };
	bool ok;

	ok = string_in(f, &f->decided.words, s, false, &words, diags) &&
	    string_in(f, &f->decided.decision, s, false, &decision, diags);
	if (ok)
		tell(data, eg_buf_str(&words), eg_buf_str(&decision));
	eg_buf_free(&words);
	eg_buf_free(&decision);
	return ok;
}

bool
eg_format_decided(struct eg_format *f, const struct eg_xml *annotated,
    eg_format_decided_fn tell, void *data, struct eg_diags *diags)
{
	struct eg_xpath_scope s = scope(annotated);
	struct eg_xpath_error error;
	struct eg_value *v;
	bool ok = true;
	size_t i;

	if (f->decided.each.expr == NULL)
		return true;
	v = eg_xpath_eval(f->xpath, f->decided.each.expr, &s, &error);
	if (v == NULL) {
		report_run(f, &f->decided.each, error.text, diags);
		return false;
	}
	for (i = 0; ok && i < eg_value_count(v); i++)
		ok = tell_decided(f, annotated, eg_value_node(v, i), tell, data, diags);
	eg_value_free(v);
	return ok;
}

bool
eg_format_test(struct eg_format *f, const struct eg_format_expr *e,
    const struct eg_xml *annotated, bool *result, struct eg_diags *diags)
{
	struct eg_xpath_scope s = scope(annotated);
	struct eg_xpath_error error;

	*result = true;
	if (e->expr == NULL ||
	    eg_xpath_test(f->xpath, e->expr, &s, result, &error))
		return true;
	report_run(f, e, error.text, diags);
	return false;
}

const struct eg_node *
eg_format_node(struct eg_format *f, const struct eg_format_expr *e,
    const struct eg_xml *annotated)
{
	struct eg_xpath_scope s = scope(annotated);
	const struct eg_node *node = NULL;
	struct eg_xpath_error error;
	struct eg_value *v = NULL;

	if (e->expr != NULL)
		v = eg_xpath_eval(f->xpath, e->expr, &s, &error);
	if (v != NULL && eg_value_count(v) > 0)
		node = eg_value_node(v, 0);
	eg_value_free(v);
	return node == NULL ? eg_xml_root(annotated) : node;
}

/* --- reading ---------------------------------------------------------------- */

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "formats here: a, b" or "did you mean `a`?" */
static const char *
other_formats(const char *dir, const char *name, struct eg_diags *diags)
{
	struct eg_arena *arena = eg_arena_new();
	const char *names[100], *near, *help = NULL;
	struct eg_buf b = { 0 };
	struct dirent *e;
	DIR *d = opendir(dir);
	size_t i, n = 0;

	while (d != NULL && n < 100 && (e = readdir(d)) != NULL) {
		eg_buf_clear(&b);
		eg_buf_printf(&b, "%s/%s/letter.xml", dir, e->d_name);
		if (e->d_name[0] != '.' && access(b.data, R_OK) == 0)
			names[n++] = eg_arena_strdup(arena, e->d_name);
	}
	if (d != NULL)
		closedir(d);
	qsort(names, n, sizeof(names[0]), by_name);
	near = eg_suggest(name, names, n);
	eg_buf_clear(&b);
	for (i = 0; i < n; i++)
		eg_buf_printf(&b, "%s%s", i == 0 ? "" : ", ", names[i]);
	if (near != NULL)
		help = eg_diags_printf(diags, "did you mean `%s`?", near);
	else if (n > 0)
		help = eg_diags_printf(diags, "formats here: %s", b.data);
	eg_buf_free(&b);
	eg_arena_free(arena);
	return help;
}

/* sections/NAME.xsl, else NAME.xsl, else what `file` says; T4050. */
static void
find_stylesheet(struct reading *r, struct eg_format_section *s)
{
	const char *file = attr(s->element, "file"), *path;
	struct eg_arena *arena = r->f->arena;
	size_t i;

	if (file != NULL) {
		/* "../other/sections/x.xsl" is a section of another format. */
		s->path = strncmp(file, "../", 3) == 0 ?
		    eg_arena_printf(arena, "%.*s/%s", (int)(strlen(r->f->directory) -
		    strlen(strrchr(r->f->directory, '/'))), r->f->directory,
		    file + 3) :
		    eg_arena_printf(arena, "%s/%s", r->f->directory, file);
		if (access(s->path, R_OK) != 0)
			complain(r, "T4050", eg_xml_value_pos(r->f->xml,
			    eg_node_attr_node(s->element, "", "file")),
			    eg_diags_printf(r->diags, "add `%s`, or name another file",
			    s->path), eg_diags_printf(r->diags,
			    "section `%s` is listed, but its file is not there",
			    s->name));
		return;
	}
	for (i = 0; i < 2 && s->path == NULL; i++) {
		path = eg_arena_printf(arena, "%s/%s%s.xsl", r->f->directory,
		    i == 0 ? "sections/" : "", s->name);
		if (access(path, R_OK) == 0)
			s->path = path;
	}
	if (s->path == NULL)
		complain(r, "T4050", eg_xml_pos(r->f->xml, s->element),
		    eg_diags_printf(r->diags, "add `%s/sections/%s.xsl`",
		    r->f->directory, s->name), eg_diags_printf(r->diags,
		    "section `%s` is listed in the letter but has no template",
		    s->name));
}

static void
read_section(struct reading *r, const struct eg_node *n)
{
	struct eg_format_section *s = &r->f->sections[r->f->nsections++];
	const char *required = attr(n, "required");
	size_t i;

	s->element = n;
	s->name = attr(n, "name");
	if (s->name == NULL || *s->name == '\0')
		return;			/* complained of already */
	for (i = 0; i + 1 < r->f->nsections; i++)
		if (r->f->sections[i].name != NULL &&
		    strcmp(r->f->sections[i].name, s->name) == 0)
			complain(r, "T4002", eg_xml_pos(r->f->xml, n),
			    "give one of them another name, with `file=\"...\"` if "
			    "they share a stylesheet", eg_diags_printf(r->diags,
			    "there are two sections `%s`", s->name));
	s->required = required != NULL && strcmp(required, "yes") == 0;
	s->when = read_expr(r, n, "when");
	find_stylesheet(r, s);
}

static void
read_condition(struct reading *r, const struct eg_node *n)
{
	struct eg_format_condition *c = &r->f->conditions[r->f->nconditions++];

	*c = (struct eg_format_condition){ .element = n,
	    .test = read_expr(r, n, "test"), .subject = read_expr(r, n, "subject"),
	    .message = attr(n, "message"), .help = attr(n, "help") };
}

static void
read_parameter(struct reading *r, const struct eg_node *n)
{
	struct eg_format *f = r->f;
	const char *name = attr(n, "name"), *value = attr(n, "value");

	if (name == NULL || value == NULL)
		return;
	f->params[f->nparams * 2] = name;
	f->params[f->nparams * 2 + 1] = value;
	f->param_nodes[f->nparams++] = n;
}

static void
read_root(struct reading *r, const char *templates_dir, const char *name,
    const struct eg_node *root)
{
	struct eg_format *f = r->f;
	const char *theme = attr(root, "theme"), *again = attr(root, "reproduction"),
	    *attach = attr(root, "attach"), *signoff = attr(root, "signoff"),
	    *redacted = attr(root, "redacted");

	f->name = attr(root, "name");
	f->schema = attr(root, "schema");
	f->rulebook = attr(root, "rulebook");
	f->ns = attr(root, "namespace");
	f->root = attr(root, "root");
	f->reproduction = again != NULL && strcmp(again, "yes") == 0;
	f->attach = attach != NULL && strcmp(attach, "yes") == 0;
	f->public_copy = attr(root, "public");
	f->profile = attr(root, "profile");
	f->redacted = redacted != NULL && strcmp(redacted, "yes") == 0;
	f->signoff = signoff != NULL && strcmp(signoff, "required") == 0;
	f->theme = eg_arena_printf(f->arena, "%s/%s", templates_dir,
	    theme == NULL ? "common/theme.xsl" : theme);
	if (f->name != NULL && strcmp(f->name, name) != 0)
		complain(r, "T4002", eg_xml_value_pos(f->xml,
		    eg_node_attr_node(root, "", "name")), NULL,
		    eg_diags_printf(r->diags,
		    "a format has its folder's name: `%s`, not `%s`", name, f->name));
	if (access(f->theme, R_OK) != 0)
		complain(r, "T4002", theme == NULL ? eg_xml_pos(f->xml, root) :
		    eg_xml_value_pos(f->xml, eg_node_attr_node(root, "", "theme")),
		    NULL, eg_diags_printf(r->diags, "there is no theme `%s`", f->theme));
}

static void
read_format(struct reading *r, const char *templates_dir, const char *name)
{
	struct eg_format *f = r->f;
	struct eg_node *root = eg_xml_root(f->xml), *n;
	size_t count = 0;

	if (!eg_node_is(root, EG_FORMAT_NS, "format")) {
		complain(r, "T4002", eg_xml_pos(f->xml, root),
		    "write `<format xmlns=\"" EG_FORMAT_NS "\">`",
		    "this is no letter format: its root is not `format`");
		return;
	}
	check_form(r, root);
	read_root(r, templates_dir, name, root);
	for (n = eg_node_first_element(root); n != NULL; n = eg_node_next_element(n))
		count++;
	f->conditions = eg_new_array(f->arena, count, struct eg_format_condition);
	f->sections = eg_new_array(f->arena, count, struct eg_format_section);
	f->params = eg_new_array(f->arena, count * 2 + 1, const char *);
	f->param_nodes = eg_new_array(f->arena, count, const struct eg_node *);
	for (n = eg_node_first_element(root); n != NULL; n = eg_node_next_element(n))
		if (eg_node_is(n, EG_FORMAT_NS, "section"))
			read_section(r, n);
		else if (eg_node_is(n, EG_FORMAT_NS, "condition"))
			read_condition(r, n);
		else if (eg_node_is(n, EG_FORMAT_NS, "parameter"))
			read_parameter(r, n);
	n = eg_node_child(root, EG_FORMAT_NS, "decided");
	if (n != NULL) {
		f->decided.each = read_expr(r, n, "each");
		f->decided.words = read_expr(r, n, "words");
		f->decided.decision = read_expr(r, n, "decision");
	}
	n = eg_node_child(root, EG_FORMAT_NS, "document");
	if (n != NULL) {
		f->title = read_expr(r, n, "title");
		f->language = read_expr(r, n, "language");
		f->number = read_expr(r, n, "number");
		f->date = read_expr(r, n, "date");
		f->amends = read_expr(r, n, "amends");
	}
}

struct eg_format *
eg_format_open(const char *templates_dir, const char *name,
    struct eg_diags *diags)
{
	struct eg_format *f = eg_malloc(sizeof(*f));
	struct reading r = { .f = f, .diags = diags };
	const char *path;

	*f = (struct eg_format){ .arena = eg_arena_new(), .xpath = eg_xpath_new() };
	f->directory = eg_arena_printf(f->arena, "%s/%s", templates_dir, name);
	path = eg_arena_printf(f->arena, "%s/letter.xml", f->directory);
	if (*name == '\0' || strchr(name, '/') != NULL || access(path, R_OK) != 0)
		complain(&r, "T4001", (struct eg_pos){ .file = path },
		    other_formats(templates_dir, name, diags),
		    eg_diags_printf(diags, "there is no letter format `%s`", name));
	else if ((f->xml = eg_xml_open(path, &eg_xml_rule_limits, diags)) != NULL)
		read_format(&r, templates_dir, name);
	if (f->xml != NULL && !r.failed)
		return f;
	if (f->xml != NULL)
		eg_diags_source(diags, path, NULL, 0);
	eg_format_free(f);
	return NULL;
}

void
eg_format_free(struct eg_format *f)
{
	if (f == NULL)
		return;
	eg_xpath_free(f->xpath);
	eg_xml_free(f->xml);
	eg_arena_free(f->arena);
	free(f);
}
