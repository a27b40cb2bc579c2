/* diag.c - see diag.h. */
#include "base/diag.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

#define KEPT_PER_FILE	20	/* of one severity */
#define EXCERPT_MAX	400	/* bytes; a line of a minified file has no end */
#define QUOTE_OPEN	'\002'	/* of EG_FROM_CASE; no XML has these characters */
#define QUOTE_CLOSE	'\003'

struct source {
	struct source	*next;
	const char	*file;
	const char	*text;
	size_t		 len;
	uint32_t	 line;		/* where the last excerpt was found ... */
	size_t		 offset;	/* ... and its first byte */
};

struct tally {
	struct tally	*next;
	const char	*file;
	size_t		 n[EG_FATAL + 1];
};

struct eg_diags {
	struct eg_arena		*arena;
	struct source		*sources;
	struct tally		*tallies;
	const struct eg_diag	**list;
	size_t			 n, cap;
	size_t			 of[EG_FATAL + 1];
	size_t			 dropped;
	size_t			 kept;		/* of a file and severity */
	bool			 more;
	bool			 (*find)(void *, const char *, struct eg_pos *);
	void			*find_data;
};

static const char *const severity_names[] = {
	[EG_NOTE] = "note", [EG_WARNING] = "warning",
	[EG_ERROR] = "error", [EG_FATAL] = "fatal",
};

const char *
eg_severity_name(enum eg_severity s)
{
	return severity_names[s];
}

struct eg_diags *
eg_diags_new(void)
{
	struct eg_diags *d = eg_malloc(sizeof(*d));

	*d = (struct eg_diags){ .arena = eg_arena_new(), .kept = KEPT_PER_FILE };
	return d;
}

void
eg_diags_free(struct eg_diags *d)
{
	struct source *s;

	if (d == NULL)
		return;
	while ((s = d->sources) != NULL) {
		d->sources = s->next;
		free((char *)(uintptr_t)s->file);
		free(s);
	}
	eg_arena_free(d->arena);
	free(d->list);
	free(d);
}

static struct source *
source_find(const struct eg_diags *d, const char *file)
{
	struct source *s;

	for (s = d->sources; s != NULL; s = s->next)
		if (file != NULL && strcmp(s->file, file) == 0)
			return s;
	return NULL;
}

void
eg_diags_source(struct eg_diags *d, const char *file, const char *text,
    size_t len)
{
	struct source *s = source_find(d, file);

	if (s == NULL) {
		s = eg_malloc(sizeof(*s));
		*s = (struct source){ .next = d->sources,
		    .file = eg_strdup(file) };
		d->sources = s;
	}
	s->text = text;
	s->len = text == NULL ? 0 : len;
	s->line = 1;
	s->offset = 0;
}

void
eg_diags_trace(struct eg_diags *d, bool (*find)(void *, const char *,
    struct eg_pos *), void *data)
{
	d->find = find;
	d->find_data = data;
}

/*
 * A terminal obeys some characters and turns words around at others (UTR 36),
 * and messages quote what a stranger wrote.
 */
static bool
is_safe(uint32_t c)
{
	if (c < 0x20)
		return c == '\t' || c == '\n';
	return c != EG_UTF8_BAD && (c < 0x7F || c > 0x9F) && c != 0x61C &&
	    c != 0x200E && c != 0x200F && (c < 0x202A || c > 0x202E) &&
	    (c < 0x2066 || c > 0x2069);
}

/* n bytes of s, an unsafe character shown as U+FFFD. */
static void
add_shown(struct eg_buf *b, const char *s, size_t n)
{
	size_t i, k, from = 0;		/* from there it is safe up to i */

	for (i = 0; i < n; i += k) {
		if (is_safe(eg_utf8_next(s + i, n - i, &k)))
			continue;
		eg_buf_add(b, s + from, i - from);
		eg_buf_puts(b, "\xEF\xBF\xBD");
		from = i + k;
	}
	eg_buf_add(b, s + from, n - from);
}

void
eg_shown(struct eg_buf *b, const char *name)
{
	size_t n;

	/* What begins a new line might be taken for another message. */
	while (n = strcspn(name, "\t\n"), add_shown(b, name, n), name[n] != '\0') {
		eg_buf_puts(b, "\xEF\xBF\xBD");
		name += n + 1;
	}
}

/* A field with its quotations, or with "..." for each; NULL gives NULL. */
static const char *
field(struct eg_arena *arena, const char *s, bool discreet)
{
	struct eg_buf b = { 0 };
	const char *copy, *open, *close;

	if (s == NULL)
		return NULL;
	while ((open = strchr(s, QUOTE_OPEN)) != NULL) {
		add_shown(&b, s, (size_t)(open - s));
		close = strchr(open, QUOTE_CLOSE);
		if (close == NULL)
			close = open + strlen(open);
		if (discreet && close > open + 1)
			eg_buf_puts(&b, "...");
		else
			add_shown(&b, open + 1, (size_t)(close - open - 1));
		s = *close == '\0' ? close : close + 1;
	}
	add_shown(&b, s, strlen(s));
	copy = eg_arena_strndup(arena, eg_buf_str(&b), b.len);
	eg_buf_free(&b);
	return copy;
}

/* The text of a line, without its newline; NULL when it is not at hand. */
static const char *
excerpt(struct eg_diags *d, const struct eg_pos *at)
{
	struct source *s = source_find(d, at->file);
	const char *end, *nl, *line;
	struct eg_buf b = { 0 };
	size_t n;

	if (s == NULL || s->text == NULL || at->line == 0)
		return NULL;
	if (at->line < s->line) {
		s->line = 1;
		s->offset = 0;
	}
	end = s->text + s->len;
	for (; s->line < at->line; s->line++) {
		nl = memchr(s->text + s->offset, '\n', s->len - s->offset);
		if (nl == NULL)
			return NULL;
		s->offset = (size_t)(nl + 1 - s->text);
	}
	nl = memchr(s->text + s->offset, '\n', s->len - s->offset);
	n = (size_t)((nl == NULL ? end : nl) - (s->text + s->offset));
	if (n > 0 && s->text[s->offset + n - 1] == '\r')
		n--;
	if (n > EXCERPT_MAX) {
		n = EXCERPT_MAX;
		/* Do not cut a character in two. */
		while (n > 0 && ((unsigned char)s->text[s->offset + n] & 0xC0) == 0x80)
			n--;
	}
	add_shown(&b, s->text + s->offset, n);
	line = eg_arena_strndup(d->arena, eg_buf_str(&b), b.len);
	eg_buf_free(&b);
	return line;
}

static struct tally *
tally_of(struct eg_diags *d, const char *file)
{
	struct tally *t;

	if (file == NULL)
		file = "";
	for (t = d->tallies; t != NULL; t = t->next)
		if (strcmp(t->file, file) == 0)
			return t;
	t = eg_new(d->arena, struct tally);
	t->file = eg_arena_strdup(d->arena, file);
	t->next = d->tallies;
	d->tallies = t;
	return t;
}

static bool
quotes(const char *s)
{
	return s != NULL && strchr(s, QUOTE_OPEN) != NULL;
}

/* A line that was a quotation and nothing else says nothing without it. */
static const char *
line_field(struct eg_arena *arena, const char *s, bool discreet)
{
	const char *f = field(arena, s, discreet), *p;

	for (p = f; p != NULL && discreet && !isalpha((unsigned char)*p); p++)
		if (*p == '\0')
			return NULL;
	return f;
}

static struct eg_diag *
copy_form(struct eg_arena *a, const struct eg_diag *m, const char *text,
    bool discreet)
{
	struct eg_diag *c = eg_new(a, struct eg_diag);

	*c = *m;
	c->text = field(a, text, discreet);
	c->where = line_field(a, m->where, discreet);
	c->rule = line_field(a, m->rule, discreet);
	c->found = line_field(a, m->found, discreet);
	c->help = line_field(a, m->help, discreet);
	c->note = line_field(a, m->note, discreet);
	c->discreet = c;
	return c;
}

static const struct eg_diag *
copy(struct eg_diags *d, const struct eg_diag *m, const char *text)
{
	struct eg_arena *a = d->arena;
	struct eg_diag base = *m, *c;
	bool traced = false;

	base.code = eg_arena_strdup(a, m->code);
	base.at.file = eg_arena_strdup(a, m->at.file);
	base.provision = eg_arena_strdup(a, m->provision);
	base.words = NULL;
	base.excerpt = base.from_excerpt = NULL;
	if (m->words != NULL && d->find != NULL)
		traced = d->find(d->find_data, m->words, &base.from);
	base.from.file = eg_arena_strdup(a, base.from.file);
	c = copy_form(a, &base, text, false);
	c->excerpt = excerpt(d, &m->at);
	if (traced)
		c->from_excerpt = excerpt(d, &base.from);
	if (c->excerpt != NULL || traced || quotes(text) || quotes(m->where) ||
	    quotes(m->rule) || quotes(m->found) || quotes(m->help) ||
	    quotes(m->note))
		c->discreet = copy_form(a, &base, text, true);
	return c;
}

void
eg_vreport(struct eg_diags *d, const struct eg_diag *m, const char *fmt,
    va_list ap)
{
	struct tally *t = tally_of(d, m->at.file);
	const char *text;

	d->of[m->severity]++;
	if (++t->n[m->severity] > d->kept) {
		d->dropped++;
		return;
	}
	text = eg_arena_vprintf(d->arena, fmt, ap);
	if (d->n == d->cap) {
		d->cap = d->cap == 0 ? 16 : d->cap * 2;
		d->list = eg_realloc(d->list, d->cap, sizeof(*d->list));
	}
	d->list[d->n++] = copy(d, m, text);
}

void
eg_report(struct eg_diags *d, const struct eg_diag *m, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	eg_vreport(d, m, fmt, ap);
	va_end(ap);
}

bool
eg_refuse(struct eg_diags *d, const char *code, const char *file, const char *help,
    const char *text)
{
	eg_report(d, &(struct eg_diag){ .severity = EG_ERROR, .code = code, .at.file = file,
	    .help = help }, "%s", text);
	return false;
}

void
eg_diags_keep(struct eg_diags *d, size_t n)
{
	d->kept = n;
}

void
eg_diags_more(struct eg_diags *d)
{
	d->more = true;
}

bool
eg_diags_has_more(const struct eg_diags *d)
{
	return d->more;
}

bool
eg_diags_keeps(struct eg_diags *d, const char *file, enum eg_severity severity)
{
	return tally_of(d, file)->n[severity] < d->kept;
}

const char *
eg_diags_printf(struct eg_diags *d, const char *fmt, ...)
{
	const char *s;
	va_list ap;

	va_start(ap, fmt);
	s = eg_arena_vprintf(d->arena, fmt, ap);
	va_end(ap);
	return s;
}

size_t
eg_diags_count(const struct eg_diags *d)
{
	return d->n;
}

const struct eg_diag *
eg_diags_at(const struct eg_diags *d, size_t i)
{
	return d->list[i];
}

size_t
eg_diags_of(const struct eg_diags *d, enum eg_severity s)
{
	return d->of[s];
}

size_t
eg_diags_dropped(const struct eg_diags *d)
{
	return d->dropped;
}

bool
eg_diags_failed(const struct eg_diags *d)
{
	return d->of[EG_ERROR] + d->of[EG_FATAL] > 0;
}

void
eg_diags_clear(struct eg_diags *d)
{
	eg_arena_free(d->arena);
	d->arena = eg_arena_new();
	d->tallies = NULL;
	d->n = 0;
	d->dropped = 0;
	d->more = false;
	memset(d->of, 0, sizeof(d->of));
}

void
eg_diags_dump(const struct eg_diags *d, struct eg_buf *b)
{
	const struct eg_diag *m;
	size_t i;

	for (i = 0; i < d->n; i++) {
		m = d->list[i];
		if (m->at.file != NULL)
			eg_buf_printf(b, "%s:", m->at.file);
		if (m->at.file != NULL && m->at.line > 0)
			eg_buf_printf(b, "%u:", m->at.line);
		if (m->at.file != NULL && m->at.line > 0 && m->at.column > 0)
			eg_buf_printf(b, "%u:", m->at.column);
		eg_buf_printf(b, "%s%s[%s]: %s\n", m->at.file == NULL ? "" : " ",
		    severity_names[m->severity], m->code, m->text);
	}
	if (d->dropped > 0)
		eg_buf_printf(b, "and %s%zu more\n", d->more ? "more than " : "",
		    d->dropped);
}
