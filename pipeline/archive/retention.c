/* retention.c - see retention.h. */
#include "archive/retention.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/disk.h"
#include "archive/ledger.h"
#include "archive/ocfl.h"
#include "archive/stage.h"
#include "base/day.h"
#include "json/json.h"

/* --- policies --------------------------------------------------------------------- */

static bool
years_of(const struct eg_json *v, int64_t *years)
{
	if (v == NULL)
		return false;
	*years = v->kind == EG_JSON_NULL ? -1 : v->integer;
	return v->kind == EG_JSON_NULL || (v->kind == EG_JSON_NUMBER && v->integer > 0 &&
	    v->integer <= 1000);
}

bool
eg_retention_read(struct eg_arena *a, const char *name, const char *bytes, size_t n,
    struct eg_retention *r, struct eg_diags *diags)
{
	const char *why;
	uint32_t line;
	const struct eg_json *j = eg_json_read(a, bytes, n, &why, &line);
	int64_t years;
	bool ok;
	size_t i;

	*r = (struct eg_retention){ .letters = eg_json_find(j, "letters") };
	ok = eg_json_integer(j, "retention", 0) == 1 &&
	    years_of(eg_json_find(j, "years"), &r->years) &&
	    (r->letters == NULL || r->letters->kind == EG_JSON_OBJECT);
	for (i = 0; ok && r->letters != NULL && i < r->letters->n; i++)
		ok = years_of(&r->letters->item[i], &years);
	if (!ok)
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "A1060",
		    .at = { .file = name, .line = line }, .help = "{ \"retention\": 1, "
		    "\"years\": 7, \"letters\": { \"a-letter-format\": 10 } }; null is for ever" },
		    "this is no retention policy%s%s", why == NULL ? "" : ": ",
		    why == NULL ? "" : why);
	return ok;
}

/* --- what there is ------------------------------------------------------------------ */

struct object {
	const char	*id, *version, *created, *letter;
	const char	*told;		/* when it was last held or released */
	bool		 held;
};

/* An inventory of a version, and whose it is. */
struct known {
	char		 inventory[EG_DIGEST_HEX];
	size_t		 object;
};

struct work {
	struct eg_archive	*archive;
	struct object		*object;
	struct known		*known;
	size_t			 n, cap, nknown, known_cap;
};

static void
grow(void **list, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return;
	*cap = *cap == 0 ? 64 : 2 * *cap;
	*list = eg_realloc(*list, *cap, size);
}

/* The letter format its render.json names, or "". */
static const char *
letter_of(struct eg_archive *a, const char *path, const struct eg_inventory *in,
    const struct eg_ocfl_version *v)
{
	const char *content = eg_inventory_content(in, v, "render.json", NULL), *letter, *why;
	struct eg_buf bytes = { 0 };
	uint32_t line;

	letter = content == NULL || !eg_disk_read(a->fd, eg_arena_printf(a->arena, "ocfl/%s/%s",
	    path, content), 65536, &bytes) ? NULL : eg_json_string(eg_json_read(a->arena,
	    eg_buf_str(&bytes), bytes.len, &why, &line), "letter");
	eg_buf_free(&bytes);
	return letter == NULL ? "" : letter;
}

static void
each_object(void *data, const char *path, const struct eg_inventory *in, bool whole)
{
	const enum eg_digest_kind kind = EG_SHA512;
	struct work *w = data;
	struct eg_arena *arena = w->archive->arena;
	const struct eg_ocfl_version *v;
	void *list;
	size_t i;

	if (!whole || in == NULL || !eg_archive_is_letter(in->id))
		return;
	list = w->object;
	grow(&list, w->n, &w->cap, sizeof(*w->object));
	w->object = list;
	v = &in->version[in->nversions - 1];
	w->object[w->n] = (struct object){ eg_arena_strdup(arena, in->id),
	    eg_arena_strdup(arena, v->name), eg_arena_strdup(arena, v->created),
	    letter_of(w->archive, path, in, v), "", false };
	for (i = 0; i < in->nversions; i++) {
		list = w->known;
		grow(&list, w->nknown, &w->known_cap, sizeof(*w->known));
		w->known = list;
		w->known[w->nknown].object = w->n;
		if (eg_disk_digest(w->archive->fd, eg_arena_printf(arena,
		    "ocfl/%s/%s/inventory.json", path, in->version[i].name), &kind, 1,
		    &w->known[w->nknown].inventory))
			w->nknown++;
	}
	w->n++;
}

static int
by_inventory(const void *a, const void *b)
{
	const struct known *x = a, *y = b;

	return strcmp(x->inventory, y->inventory);
}

static void
each_line(void *data, const char *writer, uint64_t number, const struct eg_ledger_line *l)
{
	struct work *w = data;
	struct known key, *k;
	struct object *o;
	bool hold = strcmp(l->event, "hold") == 0;

	(void)writer, (void)number;
	if ((!hold && strcmp(l->event, "release") != 0) || w->nknown == 0)
		return;
	memcpy(key.inventory, l->inventory, sizeof(key.inventory));
	k = bsearch(&key, w->known, w->nknown, sizeof(*k), by_inventory);
	if (k == NULL)
		return;
	o = &w->object[k->object];
	/* Of two writers at the same second, the hold counts. */
	if (strcmp(l->time, o->told) < 0 || (!hold && strcmp(l->time, o->told) == 0 &&
	    strcmp(writer, w->archive->writer) != 0))
		return;
	o->held = hold;
	o->told = eg_arena_strdup(w->archive->arena, l->time);
}

static const char *
until(struct eg_archive *a, const struct eg_retention *r, const struct object *o)
{
	const struct eg_json *own = eg_json_find(r->letters, o->letter);
	int64_t years = r->years, day, end;
	struct eg_buf b = { 0 };
	const char *text;

	if (own != NULL)
		years_of(own, &years);
	if (years < 0 || !eg_day_parse(o->created, 10, &day) ||
	    !eg_day_add_months(day, 12 * years, &end))
		return NULL;
	eg_day_print(end, &b);
	text = eg_arena_strdup(a->arena, b.data);
	eg_buf_free(&b);
	return text;
}

bool
eg_retention_each(struct eg_archive *a, const struct eg_retention *r, const char *today,
    void (*each)(void *, const struct eg_kept *), void *data, struct eg_diags *diags)
{
	struct work w = { .archive = a };
	struct eg_diags *quiet = eg_diags_new();
	struct eg_ocfl_check c = { .arena = eg_arena_new(), .diags = quiet, .quick = true,
	    .name = "ocfl", .fd = eg_disk_open(a->fd, "ocfl") };
	uint64_t lines;
	struct eg_kept k;
	bool ok = c.fd >= 0;
	size_t i;

	if (!ok)
		eg_archive_unreadable(a, "ocfl", errno, diags);
	else {
		eg_ocfl_root(&c, each_object, &w);
		close(c.fd);
		if (w.nknown > 0)
			qsort(w.known, w.nknown, sizeof(*w.known), by_inventory);
		ok = eg_ledger_check(a, each_line, &w, &lines, diags);
	}
	if (c.errors > 0)
		eg_report(diags, &(struct eg_diag){ .severity = EG_WARNING, .code = "A1019",
		    .at.file = a->path, .help = "`engross archive verify` says what" },
		    "something in the archive is not as it should be");
	for (i = 0; ok && i < w.n; i++) {
		k = (struct eg_kept){ w.object[i].id, w.object[i].version, w.object[i].created,
		    w.object[i].letter, until(a, r, &w.object[i]), false, w.object[i].held };
		k.due = k.until != NULL && strncmp(k.until, today, 10) <= 0;
		each(data, &k);
	}
	eg_arena_free(c.arena);
	eg_diags_free(quiet);
	free(w.object);
	free(w.known);
	return ok;
}

/* --- holding and taking away ----------------------------------------------------------- */

static const char *
digest_of(struct eg_archive *a, const char *path, struct eg_diags *diags)
{
	const enum eg_digest_kind kind = EG_SHA512;
	char hex[1][EG_DIGEST_HEX];

	if (eg_disk_digest(a->fd, path, &kind, 1, hex))
		return eg_arena_strdup(a->arena, hex[0]);
	eg_archive_unreadable(a, path, errno, diags);
	return NULL;
}

bool
eg_retention_hold(struct eg_archive *a, const char *id, bool hold, const char *time,
    struct eg_diags *diags)
{
	struct eg_ledger_line l = { .time = time, .event = hold ? "hold" : "release" };
	const struct eg_inventory *in;
	bool missing;

	in = eg_archive_find(a, id, &missing, diags);
	if (in == NULL)
		return false;
	l.version = in->head;
	l.inventory = digest_of(a, eg_arena_printf(a->arena, "%s/inventory.json",
	    eg_archive_where(a, id)), diags);
	return l.inventory != NULL && eg_ledger_add(a, &l, 1, diags);
}

/* Out of the root in one step, with the directories that have nothing else. */
static bool
take_out(struct eg_archive *a, const char *where, struct eg_diags *diags)
{
	struct eg_disk_list l;
	const char *top = where, *up, *aside;

	if (!eg_stage_begin(a, diags))
		return false;
	for (;;) {
		up = eg_arena_strndup(a->arena, top, (size_t)(strrchr(top, '/') - top));
		if (strcmp(up, "ocfl") == 0)
			break;
		if (!eg_disk_list_at(a->arena, a->fd, up, &l))
			return eg_archive_unreadable(a, up, errno, diags);
		if (l.n > 1)
			break;
		top = up;
	}
	aside = eg_arena_printf(a->arena, "%s/%u", a->stage, a->staged++);
	if (!eg_disk_rename_new(a->fd, top, a->fd, aside) || !eg_disk_sync(a->fd, up) ||
	    !eg_disk_sync(a->fd, a->stage) || !eg_disk_remove(a->fd, aside))
		return eg_archive_unwritable(a, where, errno, diags);
	return true;
}

static bool
tell_all(struct eg_archive *a, const char *where, const struct eg_inventory *in,
    const char *time, struct eg_diags *diags)
{
	struct eg_ledger_line *line = eg_new_array(a->arena, in->nversions,
	    struct eg_ledger_line);
	size_t i;

	for (i = 0; i < in->nversions; i++) {
		line[i] = (struct eg_ledger_line){ time, "dispose", digest_of(a,
		    eg_arena_printf(a->arena, "%s/%s/inventory.json", where,
		    in->version[i].name), diags), in->version[i].name };
		if (line[i].inventory == NULL)
			return false;
	}
	return eg_ledger_add(a, line, in->nversions, diags);
}

bool
eg_archive_dispose(struct eg_archive *a, const char *id, const char *time,
    struct eg_diags *diags)
{
	const char *where = eg_archive_where(a, id);
	const char *name = a->placement.tuples == 0 ? "locks/all" : eg_arena_printf(a->arena,
	    "locks/%.*s", a->placement.tuple, where + strlen("ocfl/"));
	const struct eg_inventory *in;
	bool missing, ok;
	int lock;

	lock = eg_disk_lock(a->fd, name);
	if (lock < 0)
		return eg_archive_unwritable(a, name, errno, diags);
	in = eg_archive_find(a, id, &missing, diags);
	/* Told first: after a crash in between the command can be run again. */
	ok = in != NULL && tell_all(a, where, in, time, diags) && take_out(a, where, diags);
	close(lock);
	return ok;
}
