/* entry.c - see entry.h. */
#include "rules/entry.h"

#include <stdarg.h>
#include <string.h>

#include "base/day.h"
#include "base/suggest.h"

#define SPACE	" \t\r\n"
#define WORDS	32

void
eg_entry_error(struct eg_entries *e, const struct eg_node *node,
    const char *help, const char *fmt, ...)
{
	va_list ap;

	e->failed = true;
	va_start(ap, fmt);
	eg_vreport(e->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = e->code, .at = eg_xml_pos(e->xml, node), .help = help }, fmt, ap);
	va_end(ap);
}

/* --- lists of words ------------------------------------------------------- */

const char *
eg_entry_word(const char **s, size_t *len)
{
	const char *word = *s + strspn(*s, SPACE);

	*len = strcspn(word, SPACE);
	*s = word + *len;
	return *len == 0 ? NULL : word;
}

bool
eg_entry_listed(const char *list, const char *word, size_t len)
{
	const char *w;
	size_t n;

	while ((w = eg_entry_word(&list, &n)) != NULL)
		if (n == len && memcmp(w, word, len) == 0)
			return true;
	return false;
}

/* "did you mean `x`?", or NULL. */
static const char *
near(struct eg_entries *e, const char *word, const char *list)
{
	char copy[512];
	const char *names[WORDS], *s = list, *w, *found;
	size_t n = 0, len, at = 0;

	while (n < WORDS && (w = eg_entry_word(&s, &len)) != NULL &&
	    at + len + 1 <= sizeof(copy)) {
		names[n++] = memcpy(copy + at, w, len);
		at += len;
		copy[at++] = '\0';
	}
	found = eg_suggest(word, names, n);
	return found == NULL ? NULL :
	    eg_diags_printf(e->diags, "did you mean `%s`?", found);
}

/* --- elements and attributes ---------------------------------------------- */

void
eg_entry_attributes(struct eg_entries *e, const struct eg_node *node,
    const char *known)
{
	const struct eg_node *a;
	const char *name;

	for (a = eg_node_first_attr(node); a != NULL; a = eg_node_next_attr(a)) {
		name = eg_node_name(a);
		if (*eg_node_ns(a) == '\0' &&
		    !eg_entry_listed(known, name, strlen(name)))
			eg_entry_error(e, a, near(e, name, known),
			    "`%s` has no meaning in `%s`", name,
			    eg_node_name(node));
	}
}

bool
eg_entry_is(const struct eg_entries *e, const struct eg_node *node,
    const char *name)
{
	return eg_node_is(node, e->ns, name);
}

void
eg_entry_unknown(struct eg_entries *e, const struct eg_node *node,
    const char *known)
{
	const struct eg_node *parent = eg_node_parent(node);
	const char *help = near(e, eg_node_name(node), known);

	if (help == NULL && *known != '\0')
		help = eg_diags_printf(e->diags,
		    "expected, in the namespace %s: %s", e->ns, known);
	if (parent == NULL || eg_node_kind(parent) != EG_NODE_ELEMENT)
		eg_entry_error(e, node, help, "the file begins with `%s`",
		    eg_node_name(node));
	else
		eg_entry_error(e, node, help, "`%s` has no meaning in `%s`",
		    eg_node_name(node), eg_node_name(parent));
}

const char *
eg_entry_need(struct eg_entries *e, const struct eg_node *node,
    const char *name)
{
	const char *value = eg_node_attr(node, "", name);

	if (value != NULL && value[strspn(value, SPACE)] != '\0')
		return value;
	eg_entry_error(e, node, NULL, "`%s` needs `%s`", eg_node_name(node), name);
	return NULL;
}

bool
eg_entry_day(struct eg_entries *e, const struct eg_node *node,
    const char *name, int64_t *day)
{
	const struct eg_node *a = eg_node_attr_node(node, "", name);
	const char *s;

	if (a == NULL)
		return false;
	s = eg_node_text(a);
	if (eg_day_parse(s, strlen(s), day))
		return true;
	eg_entry_error(e, a, "a day is written year-month-day, such as 2017-01-01",
	    "`%s` is not a day of the calendar", s);
	return false;
}

bool
eg_entry_period(struct eg_entries *e, const struct eg_node *node,
    int64_t *from, int64_t *until)
{
	bool failed = e->failed, ok;

	e->failed = false;
	*from = EG_DAY_FIRST;
	*until = EG_DAY_LAST;
	eg_entry_day(e, node, "from", from);
	eg_entry_day(e, node, "until", until);
	if (!e->failed && *until < *from)
		eg_entry_error(e, eg_node_attr_node(node, "", "until"),
		    "until is the last day, from the first", "until %s is before "
		    "from %s", eg_node_attr(node, "", "until"),
		    eg_node_attr(node, "", "from"));
	ok = !e->failed;
	e->failed = e->failed || failed;
	return ok;
}

/* Seven digits at most. */
static bool
read_integer(const char *s, int64_t *out)
{
	bool minus = *s == '-';
	size_t n;

	s += minus;
	n = strspn(s, "0123456789");
	if (n == 0 || n > 7 || s[n] != '\0')
		return false;
	for (*out = 0; *s != '\0'; s++)
		*out = *out * 10 + (*s - '0');
	if (minus)
		*out = -*out;
	return true;
}

bool
eg_entry_integer(struct eg_entries *e, const struct eg_node *node,
    const char *name, int64_t least, int64_t most, int64_t absent, int64_t *out)
{
	const struct eg_node *a = eg_node_attr_node(node, "", name);

	*out = absent;
	if (a == NULL)
		return true;
	if (read_integer(eg_node_text(a), out) && *out >= least && *out <= most)
		return true;
	eg_entry_error(e, a, NULL, "`%s` is a whole number from %lld to %lld",
	    name, (long long)least, (long long)most);
	return false;
}
