/* redact.c - see redact.h. */
#include "redact/redact.h"

#include <stdlib.h>
#include <string.h>

#include "redact/generalise.h"
#include "redact/prose.h"
#include "xml/edit.h"

#define FACTS_NS "urn:engross:facts:1"
#define REWRITTEN_MOST	4	/* the proof finds what would need more */

struct walk;
static bool	blank(struct walk *, const struct eg_redaction_row *, struct eg_node *);

/* A walk through a case; each value is met with its row. */
struct walk {
	const struct eg_redaction *profile;
	const struct eg_identifiers *ids;
	struct eg_identifiers	*collect;
	struct eg_xml		*cas;
	struct eg_arena		*arena;
	struct eg_diags		*diags;
	struct eg_redacted	*result;
	/* Ids in the order they are met: what renumber makes of them. */
	const char		**id;
	uint32_t		 nids, id_cap;
	const char		**told;		/* words warned of */
	uint32_t		 ntold, told_cap;
	bool			 failed;
	bool			(*meet)(struct walk *, const struct eg_redaction_row *,
				    struct eg_node *);
};

static const char *
value_of(struct walk *w, const struct eg_node *n)
{
	struct eg_buf b = { 0 };
	const char *s;

	if (eg_node_kind(n) == EG_NODE_ATTRIBUTE)
		return eg_node_text(n);
	eg_node_string(n, &b);
	s = eg_arena_strdup(w->arena, eg_buf_str(&b));
	eg_buf_free(&b);
	return s;
}

/* --- the walk ------------------------------------------------------------------------- */

static void
no_row(struct walk *w, const struct eg_node *n, const char *path)
{
	w->failed = true;
	eg_report(w->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "D1010",
	    .at = eg_xml_pos(w->cas, n) },
	    "the profile %s has no row for `%s`", w->profile->name, path);
}

static void
walk_attribute(struct walk *w, struct eg_node *a, const char *path)
{
	const struct eg_redaction_row *row;
	const char *at;

	if (strcmp(eg_node_ns(a), FACTS_NS) == 0) {
		if (w->collect == NULL &&
		    !eg_word_list_has(&w->profile->facts, eg_node_name(a)))
			eg_node_remove(a);
		return;
	}
	if (*eg_node_ns(a) != '\0') {
		if (w->meet != blank && w->collect == NULL)
			eg_node_remove(a);
		return;
	}
	at = eg_arena_printf(w->arena, "%s%s@%s", path, *path == '\0' ? "" : "/",
	    eg_node_name(a));
	row = eg_redaction_find(w->profile, at);
	if (row == NULL)
		no_row(w, a, at);
	else if (!w->meet(w, row, a))
		eg_node_remove(a);
}

static bool
is_empty(const struct eg_node *n)
{
	const struct eg_node *c;

	if (eg_node_first_attr(n) != NULL)
		return false;
	for (c = eg_node_first(n); c != NULL; c = eg_node_next(c))
		if (eg_node_kind(c) == EG_NODE_ELEMENT || (eg_node_kind(c) == EG_NODE_TEXT &&
		    eg_node_text(c)[strspn(eg_node_text(c), " \t\r\n")] != '\0'))
			return false;
	return true;
}

/* False: the element has nothing left. */
static bool
walk_element(struct walk *w, struct eg_node *n, const char *path)
{
	const struct eg_redaction_row *row = eg_redaction_find(w->profile, path);
	struct eg_node *c, *next;
	const char *s;
	bool stays = true;

	for (c = eg_node_first_attr(n); c != NULL; c = next) {
		next = eg_node_next_attr(c);
		walk_attribute(w, c, path);
	}
	if (row != NULL)
		stays = w->meet(w, row, n);
	for (c = eg_node_first(n); row == NULL && c != NULL; c = next) {
		next = eg_node_next(c);
		if (eg_node_kind(c) == EG_NODE_ELEMENT) {
			if (!walk_element(w, c, eg_arena_printf(w->arena, "%s%s%s", path,
			    *path == '\0' ? "" : "/", eg_node_name(c))))
				eg_node_remove(c);
		} else if (eg_node_kind(c) == EG_NODE_TEXT) {
			s = eg_node_text(c);
			if (s[strspn(s, " \t\r\n")] != '\0')
				no_row(w, n, path);
		}
	}
	return w->collect != NULL || (stays && !is_empty(n));
}

/* --- collecting ------------------------------------------------------------------------- */

static const char *
sibling(struct walk *w, const struct eg_node *n, const char *path, enum eg_personal kind)
{
	const char *base = strrchr(path, '/');
	const struct eg_redaction_row *row;
	const struct eg_node *c;

	for (c = eg_node_first_element(eg_node_parent(n)); c != NULL;
	    c = eg_node_next_element(c)) {
		row = eg_redaction_find(w->profile, eg_arena_printf(w->arena, "%.*s%s",
		    base == NULL ? 0 : (int)(base + 1 - path), path, eg_node_name(c)));
		if (row != NULL && row->personal == kind)
			return value_of(w, c);
	}
	return NULL;
}

static bool
collect(struct walk *w, const struct eg_redaction_row *row, struct eg_node *n)
{
	const char *words = row->words == NULL ? w->profile->shared : row->words;
	int year = row->deed == EG_DEED_YEAR ? atoi(value_of(w, n)) : 0;

	if (year > w->collect->year)
		w->collect->year = year;
	if (w->collect->n > EG_IDENTIFIERS_MAX)
		return true;
	switch (row->personal) {
	case EG_PERSONAL_NOT:
		break;
	case EG_PERSONAL_GIVEN:
		eg_identifier_add_name(w->collect, value_of(w, n),
		    sibling(w, n, row->path, EG_PERSONAL_MIDDLE),
		    sibling(w, n, row->path, EG_PERSONAL_FAMILY), words, row->path);
		break;
	case EG_PERSONAL_FAMILY:
		/* Without a given name it is the first of them. */
		if (sibling(w, n, row->path, EG_PERSONAL_GIVEN) == NULL)
			eg_identifier_add_name(w->collect, NULL, NULL, value_of(w, n), words,
			    row->path);
		break;
	case EG_PERSONAL_MIDDLE:
		break;
	default:
		eg_identifier_add(w->collect, row->personal, value_of(w, n), words, row->path);
	}
	return true;
}

/* Authors, once all names are known. */
static bool
collect_author(struct walk *w, const struct eg_redaction_row *row, struct eg_node *n)
{
	const char *last = strrchr(row->path, '/');

	if (row->deed == EG_DEED_REFERENCE && last != NULL && strcmp(last, "/authors") == 0)
		eg_identifier_author(w->collect, value_of(w, n));
	return true;
}

/* Once for each word. */
static bool
is_new(struct walk *w, const char *words)
{
	uint32_t i;

	/* So many are no case's words; one message more tells nobody anything. */
	if (w->ntold == 1000)
		return false;
	for (i = 0; i < w->ntold; i++)
		if (strcmp(w->told[i], words) == 0)
			return false;
	w->told = eg_arena_grown(w->arena, w->told, w->ntold, &w->told_cap, sizeof(*w->told));
	w->told[w->ntold++] = words;
	return true;
}

static void
warn_of(struct walk *w)
{
	const struct eg_identifier *d;
	uint32_t i;
	size_t k;

	for (i = 0; i < w->collect->n; i++) {
		d = &w->collect->item[i];
		if (d->brief)
			eg_report(w->diags, &(struct eg_diag){ .severity = EG_WARNING,
			    .code = "D1023", .at = { .file = eg_xml_name(w->cas) },
			    .help = "read the copy for it" },
			    "`%s` is too short to be looked for", d->path);
		for (k = 0; k < d->nparts; k++)
			if (d->part[k].author && is_new(w, d->part[k].fold))
				eg_report(w->diags, &(struct eg_diag){
				    .severity = EG_WARNING, .code = "D1025",
				    .at = { .file = eg_xml_name(w->cas) },
				    .help = "read the copy for it" },
				    "an author of a cited work is called `" EG_FROM_CASE
				    "` too; that part of the name in `%s` is looked for only "
				    "with the rest or a title", d->part[k].fold, d->path);
	}
}

bool
eg_redact_collect(const struct eg_redaction *p, const struct eg_xml *cas,
    struct eg_identifiers *ids, struct eg_diags *diags)
{
	/* Collecting changes nothing; the walk is that of the changes. */
	struct walk w = { .profile = p, .collect = ids, .diags = diags, .meet = collect,
	    .cas = (struct eg_xml *)(uintptr_t)cas, .arena = eg_arena_new() };

	ids->profile = p;
	walk_element(&w, eg_xml_root(cas), "");
	if (ids->n > EG_IDENTIFIERS_MAX) {
		w.failed = true;
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "D1016",
		    .at = eg_xml_pos(cas, eg_xml_root(cas)) },
		    "the case has more than %d personal values", EG_IDENTIFIERS_MAX);
	}
	if (!w.failed) {
		w.meet = collect_author;
		walk_element(&w, eg_xml_root(cas), "");
		eg_identifiers_end(ids);
		warn_of(&w);
	}
	eg_arena_free(w.arena);
	return !w.failed;
}

/* --- text --------------------------------------------------------------------------------- */

/* The text nodes below an element as one text. */
struct run {
	struct eg_node	*node;
	size_t		 start, end;
};

static void
gather(struct walk *w, struct eg_node *n, struct eg_buf *text, struct run **run,
    uint32_t *count, uint32_t *cap)
{
	struct eg_node *c;

	for (c = eg_node_first(n); c != NULL; c = eg_node_next(c)) {
		if (eg_node_kind(c) == EG_NODE_ELEMENT) {
			gather(w, c, text, run, count, cap);
		} else if (eg_node_kind(c) == EG_NODE_TEXT) {
			*run = eg_arena_grown(w->arena, *run, *count, cap, sizeof(**run));
			(*run)[*count].node = c;
			(*run)[*count].start = text->len;
			eg_buf_puts(text, eg_node_text(c));
			(*run)[(*count)++].end = text->len;
		}
	}
}

/* A run's own text: edits that begin in it, without what edits before have taken. */
static void
apply(const struct run *r, const char *text, const struct eg_edit *e, size_t edits)
{
	struct eg_buf out = { 0 };
	size_t at = r->start, i;

	for (i = 0; i < edits && e[i].start < r->end; i++) {
		if (e[i].end <= at)
			continue;
		if (e[i].start >= r->start) {
			eg_buf_add(&out, text + at, e[i].start - at);
			eg_buf_puts(&out, e[i].words);
		}
		at = e[i].end;
	}
	if (at < r->end)
		eg_buf_add(&out, text + at, r->end - at);
	eg_node_set_text(r->node, eg_buf_str(&out));
	eg_buf_free(&out);
}

/* Where the words stand, as well as it can be told. */
static struct eg_pos
place(struct walk *w, const struct run *run, uint32_t n, size_t start, const char *words)
{
	struct eg_pos at;
	uint32_t i = 0;

	/* Of messages that are only counted nobody sees the place. */
	if (!eg_diags_keeps(w->diags, eg_xml_name(w->cas), EG_WARNING))
		return (struct eg_pos){ .file = eg_xml_name(w->cas) };
	while (i + 1 < n && run[i].end <= start)
		i++;
	at = eg_node_kind(run[i].node) == EG_NODE_ATTRIBUTE ?
	    eg_xml_value_pos(w->cas, run[i].node) : eg_xml_text_pos(w->cas, run[i].node);
	eg_xml_seek(w->cas, words, at.line, &at);
	return at;
}

/* What a person should look at, by its code; %s is what the case says. */
static const struct look {
	const char	*code, *text, *help;
} unknown_word = { "D1022", "`" EG_FROM_CASE "` looks like a name, and the case does not say "
    "whose", "if it is one, add whose it is to the case; if not, to the list of familiar words" },
    stranger = { "D1021", "`" EG_FROM_CASE "` was taken for the name of somebody the case does "
    "not know", "look at the sentence in the copy" },
    doubtful = { "D1024", "`" EG_FROM_CASE "` was taken for a name; it may be a word",
    "look at the sentence in the copy" };

/* A text, while it is written anew. */
struct writing {
	struct walk	*w;
	const char	*text;
	struct run	*run;
	uint32_t	 n, cap;
};

static void
look_at(struct writing *t, const struct look *l, size_t start, size_t end)
{
	const char *words = eg_arena_strndup(t->w->arena, t->text + start, end - start);

	if (!is_new(t->w, words))
		return;
	t->w->result->unknown++;
	eg_report(t->w->diags, &(struct eg_diag){ .severity = EG_WARNING, .code = l->code,
	    .at = place(t->w, t->run, t->n, start, words), .help = l->help }, l->text, words);
}

static void
tell_unknown(void *data, size_t start, size_t end)
{
	look_at(data, &unknown_word, start, end);
}

static void
tell_edits(struct writing *t, const struct eg_edit *e, size_t edits)
{
	const struct eg_finding *f;
	size_t i;

	for (i = 0; i < edits; i++) {
		f = &e[i].finding;
		if (f->who == NULL && (f->what == EG_FOUND_PERSON ||
		    f->what == EG_FOUND_PROVIDER))
			look_at(t, &stranger, e[i].start, e[i].end);
		else if (f->doubtful)
			look_at(t, &doubtful, e[i].start, e[i].end);
	}
}

/* Returns how much was changed. */
static size_t
rewrite_once(struct walk *w, struct eg_node *n, enum eg_find_scope scope)
{
	struct writing t = { .w = w };
	struct eg_buf text = { 0 };
	struct eg_edit *e = NULL;
	size_t edits, changed;
	uint32_t i;

	if (eg_node_kind(n) == EG_NODE_ATTRIBUTE) {
		eg_buf_puts(&text, eg_node_text(n));
		t.run = eg_new(w->arena, struct run);
		*t.run = (struct run){ .node = n, .end = text.len };
		t.n = 1;
	} else
		gather(w, n, &text, &t.run, &t.n, &t.cap);
	t.text = eg_buf_str(&text);
	edits = eg_prose_edits(w->ids, w->arena, t.text, text.len, scope, &e);
	tell_edits(&t, e, edits);
	if (scope == EG_FIND_ALL)
		eg_prose_unknown(w->ids, w->arena, t.text, text.len, e, edits, tell_unknown, &t);
	changed = edits;
	w->result->phrases += edits;
	for (i = 0; i < t.n && edits > 0; i++) {
		apply(&t.run[i], t.text, e, edits);
		for (; edits > 0 && e->end <= t.run[i].end; edits--)
			e++;
	}
	eg_buf_free(&text);
	return changed;
}

/* What is left may stand beside each other now, "Feb April 2026"; so look again. */
static void
rewrite(struct walk *w, struct eg_node *n, enum eg_find_scope scope)
{
	int times = 0;

	while (times++ < REWRITTEN_MOST && rewrite_once(w, n, scope) > 0)
		continue;
}

/* --- values ------------------------------------------------------------------------------- */

static const char *
renumber(struct walk *w, const char *id)
{
	uint32_t i;

	for (i = 0; i < w->nids; i++)
		if (strcmp(w->id[i], id) == 0)
			break;
	if (i == w->nids) {
		w->id = eg_arena_grown(w->arena, w->id, w->nids, &w->id_cap, sizeof(*w->id));
		w->id[w->nids++] = id;
	}
	return eg_arena_printf(w->arena, "n%u", (unsigned)i + 1);
}

static const char *
trimmed(struct walk *w, const struct eg_node *n)
{
	const char *s = value_of(w, n);

	s += strspn(s, " \t\r\n");
	return eg_arena_strndup(w->arena, s, strcspn(s, " \t\r\n"));
}

static bool
set(struct walk *w, struct eg_node *n, const char *text)
{
	w->result->changed++;
	eg_node_set_text(n, text);
	return true;
}

/* False: it goes. */
static bool
change(struct walk *w, const struct eg_redaction_row *row, struct eg_node *n)
{
	char coarse[5];

	switch (row->deed) {
	case EG_DEED_KEEP:
		return true;
	case EG_DEED_REMOVE:
		break;
	case EG_DEED_REPLACE:
		return set(w, n, row->words);
	case EG_DEED_YEAR:
		eg_generalise_day(trimmed(w, n), coarse);
		return set(w, n, coarse);
	case EG_DEED_ZIP3:
		eg_generalise_zip(trimmed(w, n), coarse);
		return set(w, n, coarse);
	case EG_DEED_RENUMBER:
		return set(w, n, renumber(w, trimmed(w, n)));
	case EG_DEED_TEXT:
	case EG_DEED_REFERENCE:
		rewrite(w, n, row->deed == EG_DEED_TEXT ? EG_FIND_ALL : EG_FIND_REFERENCE);
		return true;
	}
	w->result->removed++;
	return false;
}

void
eg_redact(const struct eg_identifiers *ids, struct eg_xml *cas, struct eg_redacted *result,
    struct eg_diags *diags)
{
	struct walk w = { .profile = ids->profile, .ids = ids, .cas = cas, .diags = diags,
	    .result = result, .meet = change, .arena = eg_arena_new() };

	*result = (struct eg_redacted){ 0 };
	walk_element(&w, eg_xml_root(cas), "");
	/* The letter says by what it was redacted. */
	eg_node_set_attr(eg_xml_root(cas), EG_REDACTION_NS, "redaction", "profile",
	    ids->profile->name);
	eg_node_set_attr(eg_xml_root(cas), EG_REDACTION_NS, "redaction", "law",
	    ids->profile->law);
	eg_arena_free(w.arena);
}

static bool
blank(struct walk *w, const struct eg_redaction_row *row, struct eg_node *n)
{
	struct eg_buf text = { 0 };
	struct run *run = NULL;
	uint32_t count = 0, cap = 0, i;

	if (row->deed != EG_DEED_TEXT && row->deed != EG_DEED_REFERENCE)
		return true;
	if (eg_node_kind(n) == EG_NODE_ATTRIBUTE) {
		eg_node_set_text(n, "x");
		return true;
	}
	gather(w, n, &text, &run, &count, &cap);
	for (i = 0; i < count; i++)
		eg_node_set_text(run[i].node, "x");
	eg_buf_free(&text);
	return true;
}

void
eg_redact_blank(const struct eg_redaction *p, struct eg_xml *cas)
{
	struct eg_diags *quiet = eg_diags_new();
	struct walk w = { .profile = p, .cas = cas, .diags = quiet, .meet = blank,
	    .arena = eg_arena_new() };

	walk_element(&w, eg_xml_root(cas), "");
	eg_arena_free(w.arena);
	eg_diags_free(quiet);
}
