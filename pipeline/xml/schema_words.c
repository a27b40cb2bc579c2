/* schema_words.c - what is wrong with a value, as a person would say it. */
#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "xml/schema_explain.h"
#include "xml/schema_type.h"

#define LISTED	5	/* names in a message */
#define SHOWN	60	/* characters of a value */

void
eg_explain_report(struct eg_explain *e, const struct eg_finding *f,
    const char *fmt, ...)
{
	struct eg_buf where = { 0 };
	va_list ap;

	/* To number an element takes its siblings; not for what nobody reads. */
	if (!eg_diags_keeps(e->diags, f->at.file, EG_ERROR)) {
		e->errors++;
		eg_report(e->diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = f->code, .at.file = f->at.file }, " ");
		return;
	}
	eg_node_where(f->node, &where);
	if (f->after != NULL)
		eg_buf_printf(&where, ", after %s", eg_node_name(f->after));
	e->errors++;
	va_start(ap, fmt);
	eg_vreport(e->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = f->code, .at = f->at, .where = eg_buf_str(&where),
	    .rule = f->rule == NULL ? NULL : eg_schema_rule(e->schema, f->rule),
	    .help = f->help, .note = f->note }, fmt, ap);
	va_end(ap);
	eg_buf_free(&where);
}

const char *
eg_words_list(struct eg_explain *e, const char *const *names, size_t n)
{
	size_t i, listed = n > LISTED + 1 ? LISTED : n;
	struct eg_buf b = { 0 };
	const char *s;

	for (i = 0; i < listed; i++)
		eg_buf_printf(&b, "%s`%s`", i == 0 ? "" : i + 1 < n ? ", " :
		    " or ", names[i]);
	if (listed < n)
		eg_buf_printf(&b, " or %zu more", n - listed);
	s = eg_arena_strdup(e->schema->scratch, eg_buf_str(&b));
	eg_buf_free(&b);
	return s;
}

const char *
eg_words_shown(struct eg_explain *e, const char *value)
{
	size_t i = 0, n = strlen(value), k, count = 0;

	while (i < n && count < SHOWN) {
		eg_utf8_next(value + i, n - i, &k);
		i += k;
		count++;
	}
	return i == n ? value : eg_arena_printf(e->schema->scratch, "%.*s...",
	    (int)i, value);
}

const char *
eg_words_document(struct eg_explain *e, const struct eg_node *node)
{
	const char *s = eg_schema_sentence(e->schema, node);
	char *lower;

	/* "A case number", but not "NPI number". */
	if (s == NULL || !isupper((unsigned char)s[0]) ||
	    isupper((unsigned char)s[1]) || isdigit((unsigned char)s[1]))
		return s;
	lower = eg_arena_strdup(e->schema->scratch, s);
	lower[0] = (char)tolower((unsigned char)lower[0]);
	return lower;
}

/* --- kinds of values ------------------------------------------------------ */

static const struct {
	const char	*builtin, *what, *form;
} kinds[] = {
	{ "date", "a date", "YYYY-MM-DD" },
	{ "dateTime", "a date and time", "YYYY-MM-DDThh:mm:ss" },
	{ "time", "a time", "hh:mm:ss" },
	{ "gYear", "a year", "YYYY" },
	{ "gYearMonth", "a month of a year", "YYYY-MM" },
	{ "duration", "a duration", "such as P30D for 30 days" },
	{ "boolean", "true or false", NULL },
	{ "decimal", "a number", "digits, with a point if need be" },
	{ "float", "a number", NULL }, { "double", "a number", NULL },
	{ "integer", "a whole number", NULL },
	{ "long", "a whole number", NULL }, { "int", "a whole number", NULL },
	{ "short", "a whole number", NULL }, { "byte", "a whole number", NULL },
	{ "nonNegativeInteger", "a whole number, zero or above", NULL },
	{ "unsignedLong", "a whole number, zero or above", NULL },
	{ "unsignedInt", "a whole number, zero or above", NULL },
	{ "unsignedShort", "a whole number from 0 to 65535", NULL },
	{ "unsignedByte", "a whole number from 0 to 255", NULL },
	{ "positiveInteger", "a whole number above zero", NULL },
	{ "negativeInteger", "a whole number below zero", NULL },
	{ "nonPositiveInteger", "a whole number, zero or below", NULL },
	{ "language", "a language tag", "such as en or es-MX" },
	{ "anyURI", "an address", "such as https://example.org/" },
	{ "NCName", "a name", "letters, digits, `-`, `_`, `.`; no digit first" },
	{ "Name", "a name", "letters, digits, `-`, `_`, `.`; no digit first" },
	{ "ID", "a name", "letters, digits, `-`, `_`, `.`; no digit first" },
	{ "IDREF", "a name", "letters, digits, `-`, `_`, `.`; no digit first" },
	{ "NMTOKEN", "one word", "letters, digits, `-`, `_`, `.`" },
	{ "hexBinary", "hexadecimal", "pairs of 0-9 and A-F" },
	{ "base64Binary", "base64 text", NULL },
};

/* The name is the declaration's, for the document's may be misspelt. */
static const char *
subject(struct eg_explain *e, const struct eg_node *node,
    const struct eg_node *decl)
{
	const char *name = eg_node_attr(decl, "", "name");

	if (name == NULL)
		name = eg_node_name(node);
	if (eg_node_kind(node) == EG_NODE_ATTRIBUTE)
		return eg_arena_printf(e->schema->scratch, "the attribute `%s`",
		    name);
	return eg_arena_printf(e->schema->scratch, "the `%s`", name);
}

/* --- dates ---------------------------------------------------------------- */

static int
days_in(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
		return 29;
	return days[month - 1];
}

/* Three numbers with one kind of mark between them, and nothing else. */
static bool
three_numbers(const char *s, int n[3], int width[3])
{
	char mark = '\0';
	int i;

	for (i = 0; i < 3; i++) {
		for (n[i] = width[i] = 0; eg_is_digit(*s) && width[i] < 5;
		    s++, width[i]++)
			n[i] = n[i] * 10 + (*s - '0');
		if (width[i] == 0 || width[i] > 4)
			return false;
		if (i == 2)
			break;
		if (mark == '\0')
			mark = *s;
		if ((mark != '/' && mark != '-' && mark != '.') || *s++ != mark)
			return false;
	}
	return *s == '\0';
}

/* The date that was meant, or what is wrong with it; NULL when in doubt. */
static const char *
date_help(struct eg_explain *e, const char *s)
{
	int n[3], width[3], year, month, day;

	if (!three_numbers(s, n, width))
		return NULL;
	if (width[0] == 4) {
		year = n[0]; month = n[1]; day = n[2];
	} else if (width[2] == 4) {
		/* As written in California: month, day, year. */
		month = n[0]; day = n[1]; year = n[2];
	} else {
		return NULL;
	}
	if (month < 1 || month > 12)
		return eg_arena_printf(e->schema->scratch, "there is no month %d",
		    month);
	if (day < 1 || day > days_in(year, month))
		return eg_arena_printf(e->schema->scratch, "that month has %d days",
		    days_in(year, month));
	return eg_arena_printf(e->schema->scratch, "write `" EG_FROM_CASE "`",
	    eg_arena_printf(e->schema->scratch, "%04d-%02d-%02d", year, month, day));
}

/* --- one function a kind of fault ------------------------------------------- */

struct telling {
	struct eg_explain	*e;
	const char		*subject;
	const struct eg_fault	*fault;
	struct eg_finding	 finding;
};

static void
tell_datatype(struct telling *t)
{
	const char *what = "of its type", *form = NULL, *help = NULL;
	const char *value = t->fault->value;
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].builtin, t->fault->builtin) == 0) {
			what = kinds[i].what;
			form = kinds[i].form;
		}
	if (strcmp(t->fault->builtin, "date") == 0)
		help = date_help(t->e, value);
	t->finding.code = "E2106";
	if (help != NULL)
		t->finding.help = help;
	if (*value == '\0')
		eg_explain_report(t->e, &t->finding, "%s is empty; it must be "
		    "%s%s%s", t->subject, what, form == NULL ? "" : ": ",
		    form == NULL ? "" : form);
	else
		eg_explain_report(t->e, &t->finding, "`" EG_FROM_CASE "` is not %s%s%s",
		    eg_words_shown(t->e, value), what, form == NULL ? "" : ": ",
		    form == NULL ? "" : form);
}

static void
tell_enumeration(struct telling *t)
{
	const struct eg_fault *f = t->fault;
	const char *meant = eg_suggest(f->value, f->names, f->n);
	const char *listed = eg_words_list(t->e, f->names, f->n);
	struct eg_arena *a = t->e->schema->scratch;

	t->finding.code = "E2104";
	t->finding.help = NULL;
	if (meant != NULL && strcasecmp(meant, f->value) == 0)
		t->finding.help = eg_arena_printf(a, "write `%s`; capital and "
		    "small letters are different", meant);
	else if (meant != NULL)
		t->finding.help = eg_arena_printf(a, "did you mean `%s`?", meant);
	if (*f->value == '\0') {
		eg_explain_report(t->e, &t->finding, "%s is empty; it must be %s",
		    t->subject, listed);
	} else if (f->n <= LISTED + 1) {
		eg_explain_report(t->e, &t->finding, "%s must be %s, not `" EG_FROM_CASE "`",
		    t->subject, listed, eg_words_shown(t->e, f->value));
	} else {
		if (t->finding.help == NULL)
			t->finding.help = eg_arena_printf(a, "one of %s", listed);
		eg_explain_report(t->e, &t->finding, "%s cannot be `" EG_FROM_CASE "`",
		    t->subject, eg_words_shown(t->e, f->value));
	}
}

static void
tell_pattern(struct telling *t)
{
	const char *pattern = eg_node_attr(t->fault->facet, "", "value");

	t->finding.code = "E2105";
	if (t->finding.help == NULL && pattern != NULL)
		t->finding.help = eg_arena_printf(t->e->schema->scratch,
		    "it must look like %s", eg_words_shown(t->e, pattern));
	if (*t->fault->value == '\0')
		eg_explain_report(t->e, &t->finding, "%s is empty", t->subject);
	else
		eg_explain_report(t->e, &t->finding, "%s cannot be `" EG_FROM_CASE "`",
		    t->subject, eg_words_shown(t->e, t->fault->value));
}

static void
tell_length(struct telling *t)
{
	const char *name = eg_node_name(t->fault->facet);
	const char *bound = eg_node_attr(t->fault->facet, "", "value");
	size_t n = eg_utf8_count(t->fault->value, strlen(t->fault->value));

	t->finding.code = "E2107";
	if (n == 0)
		eg_explain_report(t->e, &t->finding, "%s is empty", t->subject);
	else
		eg_explain_report(t->e, &t->finding, "%s has %zu characters; "
		    "%s %s are allowed", t->subject, n,
		    strcmp(name, "maxLength") == 0 ? "at most" :
		    strcmp(name, "minLength") == 0 ? "at least" : "exactly", bound);
}

static const struct {
	const char	*facet, *number, *date;
} ranges[] = {
	{ "minInclusive", "at least %s", "%s or later" },
	{ "minExclusive", "greater than %s", "after %s" },
	{ "maxInclusive", "at most %s", "%s or earlier" },
	{ "maxExclusive", "less than %s", "before %s" },
};

static void
tell_range(struct telling *t)
{
	const char *name = eg_node_name(t->fault->facet), *hyphen, *must = "";
	const char *bound = eg_node_attr(t->fault->facet, "", "value");
	struct eg_buf b = { 0 };
	const char *s;
	size_t i;

	/* "1900-01-01", and not "-5". */
	hyphen = strchr(bound + 1, '-');
	for (i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (strcmp(name, ranges[i].facet) == 0)
			must = hyphen != NULL ? ranges[i].date : ranges[i].number;
	for (s = must; *s != '\0'; s++) {
		if (*s != '%') {
			eg_buf_putc(&b, *s);
		} else {
			eg_buf_puts(&b, bound);
			s++;
		}
	}
	t->finding.code = "E2107";
	eg_explain_report(t->e, &t->finding, "%s must be %s, not `" EG_FROM_CASE "`", t->subject,
	    eg_buf_str(&b), eg_words_shown(t->e, t->fault->value));
	eg_buf_free(&b);
}

static void
tell_digits(struct telling *t)
{
	bool total = strcmp(eg_node_name(t->fault->facet), "totalDigits") == 0;

	t->finding.code = "E2107";
	eg_explain_report(t->e, &t->finding, "%s has more than %s digits%s: `" EG_FROM_CASE "`",
	    t->subject, eg_node_attr(t->fault->facet, "", "value"),
	    total ? "" : " after the point",
	    eg_words_shown(t->e, t->fault->value));
}

static void
tell_union(struct telling *t)
{
	t->finding.code = "E2106";
	eg_explain_report(t->e, &t->finding, "%s cannot be `" EG_FROM_CASE "`", t->subject,
	    eg_words_shown(t->e, t->fault->value));
}

static void (*const tellings[])(struct telling *) = {
	[EG_FAULT_DATATYPE] = tell_datatype,
	[EG_FAULT_ENUMERATION] = tell_enumeration,
	[EG_FAULT_PATTERN] = tell_pattern,
	[EG_FAULT_LENGTH] = tell_length,
	[EG_FAULT_RANGE] = tell_range,
	[EG_FAULT_DIGITS] = tell_digits,
	[EG_FAULT_UNION] = tell_union,
};

void
eg_explain_value(struct eg_explain *e, const struct eg_node *node,
    const struct eg_node *decl, const struct eg_fault *fault)
{
	const struct eg_node *type = fault->type != NULL ? fault->type : decl;
	struct telling t = { .e = e, .fault = fault, .subject = subject(e, node, decl),
	    .finding = { .at = eg_xml_value_pos(e->xml, node), .node = node,
	    .rule = type, .help = eg_words_document(e, type) } };

	if (fault->kind != EG_FAULT_NONE)
		tellings[fault->kind](&t);
}
