/* section.c - see section.h. */
#include "review/section.h"

#include <string.h>

#include "base/buf.h"
#include "base/day.h"

#define LETTER_NS	"urn:engross:letter:1"

struct taking {
	struct eg_arena		*arena;
	struct eg_section	*section;
	uint32_t		 n, cap;
	bool			 open;		/* the next text may go on in the last word */
};

/* Elements that end a line, and attributes that are printed before what is in them. */
static const char *const blocks[] = { "para", "heading", "item", "entry", "row", "line",
    "signature", "table", "list" };
static const char *const labels[] = { "label", "caption", "close" };
static const char *const inlines[] = { "emphasis", "link", "phrase", "date" };

static bool
is(const struct eg_node *n, const char *name)
{
	return eg_node_is(n, LETTER_NS, name);
}

static bool
one_of(const struct eg_node *n, const char *const *names, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (is(n, names[i]))
			return true;
	return false;
}
#define ONE_OF(n, names)	one_of(n, names, sizeof(names) / sizeof((names)[0]))

static void
add_word(struct taking *t, const char *s, size_t n)
{
	struct eg_section *to = &t->section[t->n - 1];

	if (t->open && to->n > 0) {
		to->word[to->n - 1] = eg_arena_printf(t->arena, "%s%.*s",
		    to->word[to->n - 1], (int)n, s);
		return;
	}
	to->word = eg_arena_grown(t->arena, to->word, to->n, &to->cap, sizeof(*to->word));
	to->word[to->n++] = eg_arena_strndup(t->arena, s, n);
}

static void
end_line(struct taking *t)
{
	struct eg_section *to = &t->section[t->n - 1];

	t->open = false;
	if (to->n > 0 && strcmp(to->word[to->n - 1], EG_NEW_LINE) != 0)
		add_word(t, EG_NEW_LINE, strlen(EG_NEW_LINE));
}

/* Bytes of white space at s, a no-break space too; 0: none. */
static size_t
space(const char *s)
{
	if (*s != '\0' && strchr(" \t\r\n", *s) != NULL)
		return 1;
	return strncmp(s, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

/* Text next to an element may go on in the middle of a word: "<b>1</b>a". */
static void
add_text(struct taking *t, const char *s)
{
	size_t n;

	while (*s != '\0') {
		for (; (n = space(s)) > 0; s += n)
			t->open = false;
		for (n = 0; s[n] != '\0' && space(s + n) == 0; n++)
			continue;
		if (n > 0) {
			add_word(t, s, n);
			t->open = s[n] == '\0';
		}
		s += n;
	}
}

/* A day that has no words of its own is printed as the theme writes days. */
static void
add_day(struct taking *t, const char *value)
{
	static const char *const months[] = { "January", "February", "March", "April",
	    "May", "June", "July", "August", "September", "October", "November",
	    "December" };
	unsigned month, dom;
	int64_t day, year;
	const char *s;

	if (value == NULL)
		return;
	if (eg_day_parse(value, strlen(value), &day)) {
		eg_day_split(day, &year, &month, &dom);
		s = eg_arena_printf(t->arena, "%s %u, %lld", months[month - 1], dom,
		    (long long)year);
		add_text(t, s);
	} else {
		add_text(t, value);
	}
}

static void
begin(struct taking *t, const char *title, const char *key)
{
	t->section = eg_arena_grown(t->arena, t->section, t->n, &t->cap,
	    sizeof(*t->section));
	t->open = false;
	t->section[t->n++] = (struct eg_section){ .title = title,
	    .key = key == NULL ? title : key };
}

static const char *
squeezed(struct taking *t, const struct eg_node *n)
{
	struct eg_buf b = { 0 }, out = { 0 };
	const char *s, *result;
	size_t len;

	eg_node_string(n, &b);
	for (s = eg_buf_str(&b); *s != '\0'; s += len == 0 ? 1 : len)
		if ((len = space(s)) == 0)
			eg_buf_putc(&out, *s);
		else if (out.len > 0 && out.data[out.len - 1] != ' ')
			eg_buf_putc(&out, ' ');
	while (out.len > 0 && out.data[out.len - 1] == ' ')
		out.data[--out.len] = '\0';
	result = eg_arena_strdup(t->arena, eg_buf_str(&out));
	eg_buf_free(&b);
	eg_buf_free(&out);
	return result;
}

/* A section or a note with a heading begins a section. */
static bool
is_headed(const struct eg_node *n)
{
	return (is(n, "section") || is(n, "note")) &&
	    eg_node_child(n, LETTER_NS, "heading") != NULL;
}

static void
begin_headed(struct taking *t, const struct eg_node *n)
{
	const struct eg_node *heading = eg_node_child(n, LETTER_NS, "heading");

	if (is_headed(n))
		begin(t, squeezed(t, heading), eg_node_attr(heading, "", "of"));
}

static void take(struct taking *, const struct eg_node *);

static void
take_labels(struct taking *t, const struct eg_node *n)
{
	const char *label;
	size_t i;

	for (i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		if ((label = eg_node_attr(n, "", labels[i])) != NULL) {
			add_text(t, label);
			t->open = false;
		}
}

/*
 * Running heads are on every page, a theme prints no label alone, and a title is
 * not said twice.
 */
static bool
left_out(const struct eg_node *n)
{
	const struct eg_node *parent = eg_node_parent(n);

	return is(n, "running") || (is(n, "entry") && eg_node_first(n) == NULL) ||
	    (is_headed(parent) && eg_node_child(parent, LETTER_NS, "heading") == n);
}

static void
take_element(struct taking *t, const struct eg_node *n)
{
	bool in_line = ONE_OF(n, inlines);

	if (left_out(n))
		return;
	t->open = t->open && in_line;
	begin_headed(t, n);
	take_labels(t, n);
	if (is(n, "date") && eg_node_first(n) == NULL)
		add_day(t, eg_node_attr(n, "", "value"));
	take(t, n);
	t->open = t->open && in_line;
	if (ONE_OF(n, blocks))
		end_line(t);
}

static void
take(struct taking *t, const struct eg_node *parent)
{
	const struct eg_node *n;

	for (n = eg_node_first(parent); n != NULL; n = eg_node_next(n))
		if (eg_node_kind(n) == EG_NODE_ELEMENT)
			take_element(t, n);
		else if (eg_node_kind(n) == EG_NODE_TEXT)
			add_text(t, eg_node_text(n));
}

size_t
eg_sections_of(struct eg_arena *arena, const struct eg_xml *letter,
    struct eg_section **sections)
{
	struct taking t = { .arena = arena };
	const struct eg_node *n;
	bool headed = false, closed = false, own;

	begin(&t, "Head of the letter", NULL);
	for (n = eg_node_first_element(eg_xml_root(letter)); n != NULL;
	    n = eg_node_next_element(n)) {
		own = is_headed(n);
		/* What follows a section and has no heading closes the letter. */
		if (!own && headed && !closed) {
			begin(&t, "Close of the letter", NULL);
			closed = true;
		}
		headed = headed || own;
		closed = closed && !own;
		take_element(&t, n);
	}
	*sections = t.section;
	return t.n;
}
