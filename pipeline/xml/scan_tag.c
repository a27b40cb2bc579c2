/*
 * scan_tag.c - tags: their ends, their attributes, their prefixes.
 *
 * After a mistake the scanner goes on as a person would read: a wrong end tag
 * closes the element it names if one of that name is open, else the innermost.
 */
#include "xml/scan.h"

struct eg_open {
	struct eg_span	 name;
	size_t		 nprefix;	/* declared before it */
};

struct eg_open *
eg_open_new(size_t depth)
{
	return eg_realloc(NULL, depth, sizeof(struct eg_open));
}

static uint32_t
line_of(struct eg_scan *c, const char *s)
{
	return eg_text_pos(c->text, c->file, (size_t)(s - c->text->bytes), 0).line;
}

/* --- prefixes ------------------------------------------------------------- */

static void
declare(struct eg_scan *c, struct eg_span attr, struct eg_span uri)
{
	struct eg_span prefix = { attr.s + 5, attr.n - 5 };

	eg_scan_name(c, uri);
	if (prefix.n == 0)
		return;
	prefix.s++;
	prefix.n--;
	if (c->nprefix < c->limits->attributes) {
		c->prefix[c->nprefix++] = prefix;
	} else if (!c->stop) {
		eg_scan_error(c, "E1006", attr.s, attr.n, NULL,
		    "more than %zu namespaces are declared at once",
		    c->limits->attributes);
		c->stop = true;
	}
}

static void
prefix_check(struct eg_scan *c, struct eg_span name)
{
	const char *colon = memchr(name.s, ':', name.n);
	struct eg_span prefix = { name.s, 0 };
	size_t i;

	if (colon == NULL)
		return;
	prefix.n = (size_t)(colon - name.s);
	if (eg_span_is(prefix, "xml") || eg_span_is(prefix, "xmlns"))
		return;
	if (prefix.n == 0 || prefix.n + 1 == name.n ||
	    memchr(colon + 1, ':', name.n - prefix.n - 1) != NULL) {
		eg_scan_error(c, "E1021", name.s, name.n, NULL,
		    "`" EG_FROM_CASE_N "` is not a name: `:` stands between a prefix and a name",
		    eg_span_shown(name), name.s);
		return;
	}
	for (i = c->nprefix; i > 0; i--)
		if (eg_span_same(c->prefix[i - 1], prefix))
			return;
	eg_scan_error(c, "E1021", name.s, prefix.n,
	    eg_diags_printf(c->diags, "declare it at the root element: "
	    "xmlns:" EG_FROM_CASE_N "=\"...\"", eg_span_shown(prefix), prefix.s),
	    "the prefix `" EG_FROM_CASE_N "` is not declared", eg_span_shown(prefix), prefix.s);
}

/* --- attributes ----------------------------------------------------------- */

static bool
is_declaration(struct eg_span name)
{
	return name.n >= 5 && memcmp(name.s, "xmlns", 5) == 0 &&
	    (name.n == 5 || name.s[5] == ':');
}

/* Past what was meant as one thing; to the next space or end of the tag. */
static void
skip_word(struct eg_scan *c)
{
	while (c->p < c->end && !eg_is_space(*c->p) && *c->p != '>' &&
	    *c->p != '<' && !eg_scan_at(c, "/>"))
		c->p++;
}

static void
attr_add(struct eg_scan *c, struct eg_span name)
{
	size_t i;

	for (i = 0; i < c->nattr; i++)
		if (eg_span_same(c->attr[i], name)) {
			eg_scan_error(c, "E1016", name.s, name.n,
			    "remove one of them", "attribute `" EG_FROM_CASE_N "` is given "
			    "twice", eg_span_shown(name), name.s);
			return;
		}
	if (c->nattr == c->limits->attributes) {
		if (!c->stop)
			eg_scan_error(c, "E1006", name.s, name.n, NULL,
			    "a start tag has more than %zu attributes",
			    c->limits->attributes);
		c->stop = true;
		return;
	}
	c->attr[c->nattr++] = name;
}

/* p behind a quote that opens a value; goes behind the one that closes it. */
static struct eg_span
quoted(struct eg_scan *c, struct eg_span name, char quote)
{
	const char *start = c->p, *close, *lt, *gt;
	struct eg_span value = { start, 0 };
	size_t left = (size_t)(c->end - start);

	close = memchr(start, quote, left);
	lt = memchr(start, '<', close == NULL ? left : (size_t)(close - start));
	if (lt != NULL) {
		gt = memchr(start, '>', (size_t)(lt - start));
		if (gt == NULL && close != NULL) {
			eg_scan_error(c, "E1017", lt, 1, "write `&lt;`",
			    "`<` is not allowed in the value of an attribute");
		} else {
			eg_scan_error(c, "E1015", start - 1, 1, NULL,
			    "the value of attribute `" EG_FROM_CASE_N "` has no closing quote",
			    eg_span_shown(name), name.s);
			c->p = gt != NULL ? gt : lt;
			return value;
		}
	} else if (close == NULL) {
		eg_scan_error(c, "E1015", start - 1, 1, NULL,
		    "the value of attribute `" EG_FROM_CASE_N "` has no closing quote",
		    eg_span_shown(name), name.s);
		c->p = c->end;
		return value;
	}
	value.n = (size_t)(close - start);
	while (!c->stop &&
	    (c->p = memchr(c->p, '&', (size_t)(close - c->p))) != NULL)
		eg_scan_reference(c);
	c->p = close + 1;
	return value;
}

static struct eg_span
attr_value(struct eg_scan *c, struct eg_span name)
{
	struct eg_span value = { c->p, 0 };
	const char *s;

	eg_scan_skip_space(c);
	if (c->p >= c->end || *c->p != '=') {
		eg_scan_error(c, "E1015", name.s, name.n, eg_diags_printf(
		    c->diags, "write " EG_FROM_CASE_N "=\"...\"", eg_span_shown(name), name.s),
		    "attribute `" EG_FROM_CASE_N "` has no value", eg_span_shown(name), name.s);
		return value;
	}
	c->p++;
	eg_scan_skip_space(c);
	if (c->p < c->end && (*c->p == '"' || *c->p == '\'')) {
		c->p++;
		return quoted(c, name, c->p[-1]);
	}
	s = c->p;
	skip_word(c);
	eg_scan_error(c, "E1015", s, (size_t)(c->p - s), NULL,
	    "the value of attribute `" EG_FROM_CASE_N "` must be in quotes",
	    eg_span_shown(name), name.s);
	return value;
}

/* p at something in a start tag that is no attribute; goes behind it. */
static void
stray(struct eg_scan *c)
{
	const char *s = c->p;

	c->p++;
	skip_word(c);
	/* A control character has had its message. */
	if ((unsigned char)*s > 0x20 && *s != 0x7F)
		eg_scan_error(c, "E1015", s, (size_t)(c->p - s), NULL,
		    "an attribute cannot begin with `%c`", *s);
}

/* p behind the name of a start tag; false at the end of its attributes. */
static bool
attribute(struct eg_scan *c)
{
	struct eg_span name, value;
	bool spaced = eg_is_space(*c->p);

	eg_scan_skip_space(c);
	if (c->p >= c->end || *c->p == '>' || *c->p == '<' || eg_scan_at(c, "/>"))
		return false;
	name = eg_scan_take_name(c);
	if (name.n == 0) {
		stray(c);
		return true;
	}
	if (!spaced)
		eg_scan_error(c, "E1015", name.s, name.n, NULL,
		    "a space is missing before attribute `" EG_FROM_CASE_N "`",
		    eg_span_shown(name), name.s);
	eg_scan_node(c);
	eg_scan_name(c, name);
	attr_add(c, name);
	value = attr_value(c, name);
	if (is_declaration(name))
		declare(c, name, value);
	return true;
}

/* --- tags ----------------------------------------------------------------- */

static void
push(struct eg_scan *c, struct eg_span name, size_t nprefix)
{
	if (c->depth == c->limits->depth) {
		eg_scan_error(c, "E1005", name.s, name.n, NULL,
		    "elements are nested more than %zu deep", c->limits->depth);
		c->stop = true;
		return;
	}
	c->open[c->depth++] = (struct eg_open){ name, nprefix };
}

static void
pop(struct eg_scan *c)
{
	c->nprefix = c->open[--c->depth].nprefix;
}

static void
tag_end(struct eg_scan *c, struct eg_span name, size_t nprefix)
{
	bool empty = false;

	if (c->p >= c->end || *c->p == '<') {
		eg_scan_error(c, "E1011", name.s - 1, name.n + 1, NULL,
		    "the tag `<" EG_FROM_CASE_N "` has no closing `>`", eg_span_shown(name),
		    name.s);
	} else if (*c->p == '/') {
		empty = true;
		c->p += 2;
	} else {
		c->p++;
	}
	if (empty)
		c->nprefix = nprefix;
	else
		push(c, name, nprefix);
}

void
eg_scan_start_tag(struct eg_scan *c)
{
	const char *start = c->p++;
	struct eg_span name = eg_scan_take_name(c);
	size_t nprefix = c->nprefix, i;

	if (c->depth == 0 && c->rooted) {
		eg_scan_error(c, "E1020", start, name.n + 1, NULL,
		    "a file has one root element; `" EG_FROM_CASE_N "` is a second one",
		    eg_span_shown(name), name.s);
		c->stop = true;
		return;
	}
	c->rooted = true;
	eg_scan_node(c);
	eg_scan_name(c, name);
	c->nattr = 0;
	while (c->p < c->end && !c->stop && attribute(c))
		;
	if (c->stop)
		return;
	if ((size_t)(c->p - start) > c->limits->tag) {
		eg_scan_error(c, "E1006", start, name.n + 1, NULL,
		    "the start tag `<" EG_FROM_CASE_N "` is longer than %zu bytes",
		    eg_span_shown(name), name.s, c->limits->tag);
		c->stop = true;
		return;
	}
	prefix_check(c, name);
	for (i = 0; i < c->nattr; i++)
		if (!is_declaration(c->attr[i]))
			prefix_check(c, c->attr[i]);
	tag_end(c, name, nprefix);
}

/* The end tag at `start` does not close the innermost element. */
static void
mismatch(struct eg_scan *c, const char *start, struct eg_span name)
{
	struct eg_span open = c->open[c->depth - 1].name;
	size_t i, n = (size_t)(c->p - start);

	for (i = c->depth; i > 0 && !eg_span_same(c->open[i - 1].name, name); i--)
		;
	eg_scan_error(c, "E1010", start, n, eg_diags_printf(c->diags,
	    "write `</" EG_FROM_CASE_N ">`%s", eg_span_shown(open), open.s,
	    i > 0 ? " before it" : ""),
	    "`</" EG_FROM_CASE_N ">` does not match the start tag `<" EG_FROM_CASE_N ">` of line %u",
	    eg_span_shown(name), name.s, eg_span_shown(open), open.s,
	    line_of(c, open.s));
	while (i > 0 && c->depth > i)
		pop(c);
	pop(c);
}

void
eg_scan_end_tag(struct eg_scan *c)
{
	const char *start = c->p;
	struct eg_span name;

	c->p += 2;
	name = eg_scan_take_name(c);
	eg_scan_skip_space(c);
	if (name.n == 0 || c->p >= c->end || *c->p != '>') {
		eg_scan_error(c, "E1011", start, name.n + 2, NULL, name.n == 0 ?
		    "`</` begins an end tag, which needs a name" :
		    "the end tag has no closing `>`");
		if (name.n == 0)
			return;
	} else {
		c->p++;
	}
	if (c->depth == 0)
		eg_scan_error(c, "E1012", start, (size_t)(c->p - start), NULL,
		    "`</" EG_FROM_CASE_N ">` has no start tag", eg_span_shown(name), name.s);
	else if (eg_span_same(c->open[c->depth - 1].name, name))
		pop(c);
	else
		mismatch(c, start, name);
}

void
eg_scan_unclosed(struct eg_scan *c)
{
	struct eg_span name;

	if (c->depth == 0)
		return;
	name = c->open[c->depth - 1].name;
	eg_scan_error(c, "E1011", name.s - 1, name.n + 1,
	    eg_diags_printf(c->diags, "write `</" EG_FROM_CASE_N ">`", eg_span_shown(name),
	    name.s), "the file ends before `<" EG_FROM_CASE_N ">` is closed",
	    eg_span_shown(name), name.s);
}
