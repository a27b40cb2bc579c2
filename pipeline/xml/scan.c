/* scan.c - the top of the scanner: what follows what in a document. */
#include "xml/scan.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"

#define SHOWN	60		/* bytes of a name in a message */
#define ERRORS	200		/* after so many the file is not XML at all */
#define SLOTS	256		/* a letter's case has some 100 names */

struct name {
	struct eg_span	 span;
	uint32_t	 hash;
};

struct eg_names {
	struct name	*slot;
	size_t		 mask;	/* slots - 1; at most half of them are used */
	size_t		 n;
	uint32_t	 seed;
};

/* --- messages ------------------------------------------------------------- */

/* What is no case may be quoted in any log: the marks of EG_FROM_CASE go. */
static void
bare(char *s)
{
	char *to = s;

	for (; *s != '\0'; s++)
		if (*s != '\002' && *s != '\003')
			*to++ = *s;
	*to = '\0';
}

void
eg_scan_error(struct eg_scan *c, const char *code, const char *s, size_t n,
    const char *help, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (!c->limits->confidential) {
		bare(text);
		if (help != NULL) {
			char *copy = eg_strdup(help);

			bare(copy);
			help = eg_diags_printf(c->diags, "%s", copy);
			free(copy);
		}
	}
	c->failed = true;
	if (++c->errors >= ERRORS)
		c->stop = true;
	eg_report(c->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = code, .help = help,
	    .at = eg_text_pos(c->text, c->file, (size_t)(s - c->text->bytes), n) },
	    "%s", text);
}

int
eg_span_shown(struct eg_span a)
{
	size_t n = a.n;

	if (n > SHOWN)
		for (n = SHOWN; n > 0 && ((unsigned char)a.s[n] & 0xC0) == 0x80; n--)
			;
	return (int)n;
}

/* --- limits --------------------------------------------------------------- */

void
eg_scan_node(struct eg_scan *c)
{
	if (++c->nodes <= c->limits->nodes || c->stop)
		return;
	eg_scan_error(c, "E1006", c->p, 1, NULL,
	    "the file has more than %zu elements and attributes",
	    c->limits->nodes);
	c->stop = true;
}

static struct name *
slots_new(size_t n)
{
	struct name *slot = calloc(n, sizeof(*slot));

	if (slot == NULL)
		exit(EG_EXIT_NOMEM);
	return slot;
}

static struct eg_names *
names_new(void)
{
	struct eg_names *names = eg_malloc(sizeof(*names));

	*names = (struct eg_names){ .mask = SLOTS - 1, .slot = slots_new(SLOTS) };
	/*
	 * An address nobody can foresee, so that names cannot be chosen to
	 * collide; only "seen before" depends on it, which is exact.
	 */
	names->seed = (uint32_t)((uintptr_t)names->slot >> 4);
	return names;
}

static void
names_free(struct eg_names *names)
{
	free(names->slot);
	free(names);
}

/* The slot of a name, or the empty one where it belongs. */
static struct name *
slot_of(const struct eg_names *names, struct eg_span span, uint32_t hash)
{
	size_t i = hash & names->mask;

	while (names->slot[i].span.s != NULL && (names->slot[i].hash != hash ||
	    !eg_span_same(names->slot[i].span, span)))
		i = (i + 1) & names->mask;
	return &names->slot[i];
}

static void
names_grow(struct eg_names *names)
{
	struct name *old = names->slot;
	size_t i, n = names->mask + 1;

	names->mask = n * 2 - 1;
	names->slot = slots_new(n * 2);
	for (i = 0; i < n; i++)
		if (old[i].span.s != NULL)
			*slot_of(names, old[i].span, old[i].hash) = old[i];
	free(old);
}

void
eg_scan_name(struct eg_scan *c, struct eg_span span)
{
	struct eg_names *names = c->names;
	uint32_t hash = names->seed;
	struct name *slot;
	size_t i;

	for (i = 0; i < span.n; i++)
		hash = (hash ^ (unsigned char)span.s[i]) * UINT32_C(16777619);
	hash ^= hash >> 15;
	slot = slot_of(names, span, hash);
	if (slot->span.s != NULL || c->stop)
		return;
	if (++names->n > c->limits->names) {
		eg_scan_error(c, "E1006", span.s, span.n, NULL,
		    "the file has more than %zu different names",
		    c->limits->names);
		c->stop = true;
		return;
	}
	*slot = (struct name){ span, hash };
	if (names->n * 2 > names->mask)
		names_grow(names);
}

struct eg_span
eg_scan_take_name(struct eg_scan *c)
{
	struct eg_span name = { c->p, 0 };

	if (c->p < c->end && eg_is_qname_start(*c->p))
		while (c->p < c->end && eg_is_qname_char(*c->p))
			c->p++;
	name.n = (size_t)(c->p - name.s);
	return name;
}

/* --- between the tags ----------------------------------------------------- */

/* p at "<!--". */
static void
comment(struct eg_scan *c)
{
	const char *start = c->p, *dashes;

	if (c->limits->comments)
		eg_scan_node(c);
	c->p += 4;
	dashes = memmem(c->p, (size_t)(c->end - c->p), "--", 2);
	if (dashes == NULL) {
		eg_scan_error(c, "E1019", start, 4, "end it with `-->`",
		    "the comment is never closed");
		c->p = c->end;
	} else if (dashes + 2 < c->end && dashes[2] == '>') {
		c->p = dashes + 3;
	} else {
		eg_scan_error(c, "E1019", dashes, 2,
		    "a comment ends with `-->`; inside it write one `-`",
		    "`--` is not allowed inside a comment");
		dashes = memmem(dashes + 2, (size_t)(c->end - dashes - 2), "-->", 3);
		c->p = dashes == NULL ? c->end : dashes + 3;
	}
}

/* p at "<![CDATA[". */
static void
cdata(struct eg_scan *c)
{
	const char *start = c->p, *close;

	if (c->depth == 0)
		eg_scan_error(c, "E1020", start, 9, NULL,
		    "text is not allowed outside the root element");
	eg_scan_node(c);
	close = memmem(c->p, (size_t)(c->end - c->p), "]]>", 3);
	if (close == NULL)
		eg_scan_error(c, "E1019", start, 9, "end it with `]]>`",
		    "the CDATA section is never closed");
	c->p = close == NULL ? c->end : close + 3;
}

/* p at "<?". */
static void
instruction(struct eg_scan *c)
{
	const char *start = c->p, *close;
	struct eg_span target;

	if (c->limits->comments)
		eg_scan_node(c);
	c->p += 2;
	target = eg_scan_take_name(c);
	eg_scan_name(c, target);
	if (target.n == 0)
		eg_scan_error(c, "E1030", start, 2, "write `&lt;?` for text",
		    "`<?` begins a processing instruction, which needs a name");
	else if (eg_span_is(target, "xml") &&
	    start != c->text->bytes + c->text->bom)
		eg_scan_error(c, "E1030", start, 5, "remove what is before it",
		    "the XML declaration must be the first thing in the file");
	close = memmem(c->p, (size_t)(c->end - c->p), "?>", 2);
	if (close == NULL)
		eg_scan_error(c, "E1019", start, 2, "end it with `?>`",
		    "the processing instruction is never closed");
	c->p = close == NULL ? c->end : close + 2;
}

/* p at "<". */
static void
markup(struct eg_scan *c)
{
	if (c->p + 1 < c->end && eg_is_qname_start(c->p[1])) {
		eg_scan_start_tag(c);
	} else if (eg_scan_at(c, "</")) {
		eg_scan_end_tag(c);
	} else if (eg_scan_at(c, "<!--")) {
		comment(c);
	} else if (eg_scan_at(c, "<![CDATA[")) {
		cdata(c);
	} else if (eg_scan_at(c, "<?")) {
		instruction(c);
	} else if (c->end - c->p >= 9 && strncasecmp(c->p, "<!DOCTYPE", 9) == 0) {
		eg_scan_error(c, "E1003", c->p, 9, "remove it",
		    "a DOCTYPE is not allowed");
		c->stop = true;
	} else {
		eg_scan_error(c, "E1022", c->p, 1,
		    "write `&lt;` for the character",
		    "`<` begins a tag, which needs a name");
		c->p++;
	}
}

/* p at text, up to the next "<". */
static void
text(struct eg_scan *c)
{
	const char *stop = memchr(c->p, '<', (size_t)(c->end - c->p)), *s;

	if (stop == NULL)
		stop = c->end;
	if (c->depth == 0) {
		eg_scan_skip_space(c);
		if (c->p < stop)
			eg_scan_error(c, "E1020", c->p, 1, NULL, c->rooted ?
			    "text is not allowed after the root element" :
			    "text is not allowed before the root element");
		c->p = stop;
		return;
	}
	/* Hardly any text has a bracket: a glance is cheaper than a search. */
	s = memchr(c->p, ']', (size_t)(stop - c->p));
	while (!c->stop && s != NULL &&
	    (s = memmem(s, (size_t)(stop - s), "]]>", 3)) != NULL) {
		eg_scan_error(c, "E1022", s, 3, "write `]]&gt;`",
		    "`]]>` is not allowed in text");
		s += 3;
	}
	while (!c->stop &&
	    (s = memchr(c->p, '&', (size_t)(stop - c->p))) != NULL) {
		c->p = s;
		eg_scan_reference(c);
	}
	c->p = stop;
}

static void
document(struct eg_scan *c)
{
	while (c->p < c->end && !c->stop) {
		if (*c->p == '<')
			markup(c);
		else
			text(c);
	}
	if (c->stop)
		return;
	eg_scan_unclosed(c);
	if (!c->rooted && !c->failed)
		eg_scan_error(c, "E1004", c->text->bytes + c->text->bom, 0, NULL,
		    c->text->len == c->text->bom ? "the file is empty" :
		    "the file has no element");
}

bool
eg_scan_check(struct eg_text *t, const char *file,
    const struct eg_xml_limits *limits, struct eg_diags *diags)
{
	struct eg_scan c = { .text = t, .file = file, .limits = limits,
	    .diags = diags, .p = t->bytes + t->bom, .end = t->bytes + t->len };

	c.names = names_new();
	c.open = eg_open_new(limits->depth);
	c.prefix = eg_realloc(NULL, limits->attributes, sizeof(*c.prefix));
	c.attr = eg_realloc(NULL, limits->attributes, sizeof(*c.attr));
	eg_scan_characters(&c);
	document(&c);
	names_free(c.names);
	free(c.open);
	free(c.prefix);
	free(c.attr);
	return !c.failed;
}
