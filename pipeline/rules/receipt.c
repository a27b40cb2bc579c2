/*
 * receipt.c - what a judgement rests on; see rules.h.
 *
 *	{
 *	  "receipt": 1, "engine": "engross 0.1.0",
 *	  "case": { "sha256": "..." },
 *	  "rulebook": { "title": "...", "phase": "#ALL", "files": [
 *	    { "name": "imr.sch", "sha256": "..." } ] },
 *	  "reproduction": false, "law-as-of": null, "set": [], "signable": true,
 *	  "findings": { "fatal": 0, "error": 0, "warning": 1, "note": 0 },
 *	  "acknowledge": [ "M-03" ],
 *	  "days": [ { "anchor": "decided", "text": "...", "day": "2026-06-18" } ],
 *	  "provisions": [ { "id": "LC-4610.5-c-2", "version":
 *	    "LC-4610.5-c-2@2017", "cite": "...", "from": "2017-01-01", "until":
 *	    null, "anchor": "decided", "day": "2026-06-18", "unverified": null,
 *	    "digest": "sha256:...", "rules": [ "G-03" ], "table": false } ],
 *	  "calendars": [ { "id": "judicial", "first": "...", "last": "..." } ]
 *	}
 *
 * set: what was tried out, "XPATH=VALUE".  acknowledge: rules whose warnings a
 * person must acknowledge before the letter is issued.
 *
 * A version is null where a reproduction lacks the day and one of several
 * versions judged, it does not matter which.
 */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "crypt/digest.h"
#include "rules/calendar.h"
#include "rules/law.h"

/* A list or object being written: what comes before its next member. */
struct members {
	struct eg_buf	*out;
	const char	*before;
};

static void
next(struct members *m)
{
	eg_buf_puts(m->out, m->before);
	m->before = ",";
}

static void
string(struct eg_buf *out, const char *name, const char *value)
{
	eg_buf_printf(out, ", \"%s\": ", name);
	eg_buf_json(out, value);
}

/* Open ends of a period have no day. */
static void
day(struct eg_buf *out, const char *name, int64_t value)
{
	eg_buf_printf(out, ", \"%s\": ", name);
	if (value == EG_DAY_FIRST || value == EG_DAY_LAST) {
		eg_buf_puts(out, "null");
		return;
	}
	eg_buf_putc(out, '"');
	eg_day_print(value, out);
	eg_buf_putc(out, '"');
}

static void
digest(struct eg_buf *out, const struct eg_xml *xml)
{
	char hex[EG_SHA256_HEX];
	const char *bytes;
	size_t len;

	bytes = eg_xml_bytes(xml, &len);
	eg_sha256(bytes, len, hex);
	eg_buf_printf(out, "\"sha256\": \"%s\"", hex);
}

/* --- the rulebook --------------------------------------------------------- */

static int
by_path(const void *a, const void *b)
{
	const struct eg_source *const *x = a, *const *y = b;

	return strcmp((*x)->path, (*y)->path);
}

/* By name, below the rulebook's folder, wherever that is. */
static void
print_files(const struct eg_rulebook *book, struct eg_buf *out)
{
	struct members m = { out, "" };
	const struct eg_source *s, **list;
	size_t i, n = 0, root = strlen(book->root);

	for (s = book->sources; s != NULL; s = s->next)
		n++;
	list = eg_realloc(NULL, n + 1, sizeof(*list));
	for (i = 0, s = book->sources; s != NULL; s = s->next)
		list[i++] = s;
	qsort(list, n, sizeof(*list), by_path);
	for (i = 0; i < n; i++) {
		next(&m);
		eg_buf_puts(out, "\n    { \"name\": ");
		eg_buf_json(out, list[i]->path + root);
		eg_buf_puts(out, ", ");
		digest(out, list[i]->xml);
		eg_buf_puts(out, " }");
	}
	free(list);
}

/* --- the law -------------------------------------------------------------- */

static void
print_days(const struct eg_law *law, struct eg_buf *out)
{
	struct members m = { out, "" };
	const struct eg_anchor *a;

	for (a = law->anchors; a != NULL; a = a->next) {
		if (a->state != EG_ANCHOR_READ)
			continue;
		next(&m);
		eg_buf_puts(out, "\n    { \"anchor\": ");
		eg_buf_json(out, a->id);
		string(out, "text", a->text);
		day(out, "day", a->day);
		eg_buf_puts(out, " }");
	}
}

/* A check before this one has its id: some rules have several. */
static bool
told(const struct eg_rulebook *book, const struct eg_rested *now)
{
	struct eg_rested r = { .provision = now->provision };

	while (eg_standing_next(book, &r) && r.check != now->check)
		if (r.check->at.id != NULL &&
		    strcmp(r.check->at.id, now->check->at.id) == 0)
			return true;
	return false;
}

/* Ids of the checks that rest on the provision, each once, as they stand. */
static void
print_rules(const struct eg_rulebook *book, const struct eg_provision *p,
    struct eg_buf *out)
{
	struct members m = { out, "" };
	struct eg_rested r = { .provision = p };
	const char *id;
	bool any = false;

	eg_buf_puts(out, ", \"rules\": [");
	while (eg_standing_next(book, &r)) {
		id = r.check->at.id;
		if (id == NULL || told(book, &r))
			continue;
		next(&m);
		eg_buf_putc(out, ' ');
		eg_buf_json(out, id);
		any = true;
	}
	eg_buf_printf(out, "%s], \"table\": %s", any ? " " : "",
	    p->cited ? "true" : "false");
}

static void
print_provision(const struct eg_rulebook *book, const struct eg_provision *p,
    struct eg_buf *out)
{
	const struct eg_version *v = p->version;

	eg_buf_puts(out, "\n    { \"id\": ");
	eg_buf_json(out, p->id);
	string(out, "version", v == NULL ? NULL : v->id);
	string(out, "cite", v != NULL && v->cite != NULL ? v->cite : p->cite);
	day(out, "from", v == NULL ? EG_DAY_FIRST : v->from);
	day(out, "until", v == NULL ? EG_DAY_LAST : v->until);
	string(out, "anchor", p->at == NULL ? NULL : p->at->id);
	day(out, "day", p->assumed ? EG_DAY_FIRST : p->day);
	string(out, "unverified", v == NULL ? NULL : v->unverified);
	string(out, "digest", v == NULL || v->text == NULL ? NULL :
	    v->text->digest);
	print_rules(book, p, out);
	eg_buf_puts(out, " }");
}

static void
print_provisions(const struct eg_rulebook *book, struct eg_buf *out)
{
	struct members m = { out, "" };
	const struct eg_provision *p;

	for (p = book->law->provisions; p != NULL; p = p->next)
		if (eg_standing_judged(book, p)) {
			next(&m);
			print_provision(book, p, out);
		}
}

static void
print_calendars(const struct eg_calendars *all, struct eg_buf *out)
{
	struct members m = { out, "" };
	const struct eg_calendar *c;

	for (c = all->list; c != NULL; c = c->next) {
		if (c->last < c->first)
			continue;
		next(&m);
		eg_buf_puts(out, "\n    { \"id\": ");
		eg_buf_json(out, c->id);
		day(out, "first", c->first);
		day(out, "last", c->last);
		eg_buf_puts(out, " }");
	}
}

static void
print_set(const struct eg_rules_options *options, struct eg_buf *out)
{
	struct members m = { out, "" };
	size_t i;

	eg_buf_puts(out, ", \"set\": [");
	for (i = 0; i < options->sets; i++) {
		next(&m);
		eg_buf_putc(out, ' ');
		eg_buf_json(out, options->set[i]);
	}
	eg_buf_puts(out, options->sets == 0 ? "]" : " ]");
}

static void
print_findings(const struct eg_rulebook *book, struct eg_buf *out)
{
	struct members m = { out, "" };
	struct eg_buf ids = { 0 };
	const char *list, *id;
	size_t len;
	int s;

	eg_buf_puts(out, ",\n  \"findings\": {");
	for (s = EG_FATAL; s >= EG_NOTE; s--) {
		next(&m);
		eg_buf_printf(out, " \"%s\": %zu", eg_severity_name(s),
		    book->found[s]);
	}
	eg_buf_puts(out, " },\n  \"acknowledge\": [");
	eg_rules_to_acknowledge(book, &ids);
	list = eg_buf_str(&ids);
	for (m.before = ""; (id = eg_entry_word(&list, &len)) != NULL; ) {
		next(&m);
		eg_buf_printf(out, " \"%.*s\"", (int)len, id);
	}
	eg_buf_puts(out, ids.len == 0 ? "]" : " ]");
	eg_buf_free(&ids);
}

void
eg_rules_receipt(const struct eg_rulebook *book, const struct eg_xml *cas,
    const struct eg_rules_options *options, struct eg_buf *out)
{
	const struct eg_law *law = book->law;

	eg_buf_puts(out, "{\n  \"receipt\": 1");
	string(out, "engine", options->engine);
	eg_buf_puts(out, ",\n  \"case\": { ");
	digest(out, cas);
	eg_buf_puts(out, " },\n  \"rulebook\": { \"title\": ");
	eg_buf_json(out, book->title);
	string(out, "phase", book->bound == NULL ? "#ALL" : book->bound->at.id);
	eg_buf_puts(out, ", \"files\": [");
	print_files(book, out);
	eg_buf_printf(out, " ] },\n  \"reproduction\": %s",
	    book->reproduction ? "true" : "false");
	string(out, "law-as-of", options->law_as_of);
	print_set(options, out);
	eg_buf_printf(out, ", \"signable\": %s", book->signable ? "true" : "false");
	print_findings(book, out);
	eg_buf_puts(out, ",\n  \"days\": [");
	if (law != NULL)
		print_days(law, out);
	eg_buf_puts(out, " ],\n  \"provisions\": [");
	if (law != NULL)
		print_provisions(book, out);
	eg_buf_puts(out, " ],\n  \"calendars\": [");
	if (book->calendars != NULL)
		print_calendars(book->calendars, out);
	eg_buf_puts(out, " ]\n}\n");
}
