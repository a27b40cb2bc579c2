/* audit.c - see audit.h. */
#include "archive/audit.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "archive/copy.h"
#include "archive/disk.h"
#include "archive/ledger.h"
#include "archive/ledger_line.h"
#include "archive/ocfl.h"
#include "archive/reconcile.h"

#define GROUP	256	/* lines that reach the ledger together */

/* An object by its newest inventory, and when it was last found whole. */
struct due {
	const char	*where;
	char		 inventory[EG_DIGEST_HEX];
	const char	*version;	/* "v0": its inventory does not tell */
	int64_t		 last;		/* -1: it has faults, which were told */
};

struct work {
	struct eg_archive	*archive;
	struct eg_audit		*audit;
	struct eg_diags		*diags;
	struct due		*due;
	size_t			 n, cap;
	bool			 sorted;	/* by inventory */
	struct eg_ledger_line	*missing;	/* only what is missing, inventory and version */
	size_t			 nmissing, missing_cap;
	struct eg_ledger_line	 line[GROUP];
	size_t			 lines;
};

static void
add(void *data, const char *path, const struct eg_inventory *in, bool whole)
{
	struct work *w = data;
	struct eg_arena *arena = w->archive->arena;
	const enum eg_digest_kind kind = EG_SHA512;
	struct due *d;

	w->audit->objects++;
	if (w->n == w->cap) {
		w->cap = w->cap == 0 ? 256 : 2 * w->cap;
		w->due = eg_realloc(w->due, w->cap, sizeof(*w->due));
	}
	d = &w->due[w->n++];
	*d = (struct due){ .where = eg_arena_printf(arena, "ocfl/%s", path),
	    .version = in == NULL || in->nversions == 0 ? "v0" :
	    eg_arena_strdup(arena, in->version[in->nversions - 1].name),
	    .last = whole ? 0 : -1 };
	if (!eg_disk_digest(w->archive->fd, eg_arena_printf(arena, "%s/inventory.json",
	    d->where), &kind, 1, &d->inventory)) {
		memset(d->inventory, '0', 128);
		d->inventory[128] = '\0';
	}
}

static int
by_inventory(const void *a, const void *b)
{
	const struct due *x = a, *y = b;

	return strcmp(x->inventory, y->inventory);
}

static int
by_last(const void *a, const void *b)
{
	const struct due *x = a, *y = b;

	return x->last != y->last ? (x->last < y->last ? -1 : 1) : strcmp(x->where, y->where);
}

static bool
flush(struct work *w)
{
	size_t n = w->lines;

	w->lines = 0;
	return n == 0 || eg_ledger_add(w->archive, w->line, n, w->diags);
}

static bool
tell(struct work *w, const char *event, const char *inventory, const char *version)
{
	w->line[w->lines++] = (struct eg_ledger_line){ w->audit->time, event, inventory,
	    version };
	return w->lines < GROUP || flush(w);
}

static bool
is_whole(struct eg_archive *a, const struct due *d, struct eg_diags *diags)
{
	struct eg_ocfl_check c = { .arena = eg_arena_new(), .diags = diags,
	    .name = eg_diags_printf(diags, "%s/%s", a->path, d->where),
	    .fd = eg_disk_open(a->fd, d->where) };

	if (c.fd < 0) {
		eg_archive_unreadable(a, d->where, errno, diags);
		c.errors++;
	} else {
		eg_ocfl_object(&c, 1);
		close(c.fd);
	}
	eg_arena_free(c.arena);
	return c.errors == 0;
}

/* --- restoring --------------------------------------------------------------------- */

/* By its place in the mirror, where the id can be read still. */
static bool
restore(struct work *w, const char *where)
{
	struct eg_archive *from = w->audit->mirror;
	struct eg_ocfl_check c = { .arena = eg_arena_new(), .diags = w->diags, .quick = true,
	    .name = eg_diags_printf(w->diags, "%s/%s", from->path, where),
	    .fd = eg_disk_open(from->fd, where) };
	const struct eg_inventory *in = NULL;
	bool ok;

	if (c.fd < 0)
		eg_archive_unreadable(from, where, errno, w->diags);
	else {
		in = eg_ocfl_object(&c, 1);
		close(c.fd);
	}
	ok = in != NULL && in->id != NULL &&
	    strcmp(eg_archive_where(w->archive, in->id), where) == 0 &&
	    eg_archive_repair(w->archive, from, in->id, w->audit->time, w->diags);
	eg_arena_free(c.arena);
	w->audit->repaired += ok;
	return ok;
}

/* An object of the mirror: is it one whose newest version the archive misses? */
static void
bring_back(void *data, const char *path, const struct eg_inventory *in, bool whole)
{
	struct work *w = data;
	struct eg_arena *arena = w->archive->arena;
	const char *where = eg_arena_printf(arena, "ocfl/%s", path);
	const enum eg_digest_kind kind = EG_SHA512;
	char hex[1][EG_DIGEST_HEX];
	size_t i;

	(void)in;
	if (!whole || eg_disk_exists(w->archive->fd, where) ||
	    !eg_disk_digest(w->audit->mirror->fd, eg_arena_printf(arena, "%s/inventory.json",
	    where), &kind, 1, hex))
		return;
	for (i = 0; i < w->nmissing; i++)
		if (strcmp(w->missing[i].inventory, hex[0]) == 0) {
			restore(w, where);
			return;
		}
}

static void
restore_missing(struct work *w)
{
	struct eg_diags *quiet = eg_diags_new();
	struct eg_ocfl_check c = { .arena = eg_arena_new(), .diags = quiet, .quick = true,
	    .name = "ocfl", .fd = eg_disk_open(w->audit->mirror->fd, "ocfl") };

	if (c.fd < 0)
		eg_archive_unreadable(w->audit->mirror, "ocfl", errno, w->diags);
	else {
		eg_ocfl_root(&c, bring_back, w);
		close(c.fd);
	}
	eg_arena_free(c.arena);
	eg_diags_free(quiet);
}

/* --- one object after the other ------------------------------------------------------ */

static bool
audit_one(struct work *w, const struct due *d)
{
	struct eg_audit *audit = w->audit;
	bool here = d->last >= 0 && is_whole(w->archive, d, w->diags);

	audit->audited++;
	if (here && (audit->mirror == NULL || is_whole(audit->mirror, d, w->diags)))
		return tell(w, "audit", d->inventory, d->version);
	audit->damaged++;
	if (!tell(w, "damage", d->inventory, d->version) || !flush(w))
		return false;
	if (!here && audit->mirror != NULL && audit->repair)
		restore(w, d->where);
	return true;
}

static bool
audit_missing(struct work *w)
{
	size_t i;

	for (i = 0; i < w->nmissing; i++)
		if (!tell(w, "damage", w->missing[i].inventory, w->missing[i].version))
			return false;
	if (w->nmissing > 0 && w->audit->mirror != NULL && w->audit->repair)
		restore_missing(w);
	return flush(w);
}

/* --- what there is ------------------------------------------------------------------- */

/* An object was whole when it was archived, and when it was audited. */
static void
each_line(void *data, const char *writer, uint64_t number, const struct eg_ledger_line *l)
{
	struct work *w = data;
	struct due key, *d;
	int64_t when = eg_ledger_seconds(l->time);

	(void)writer, (void)number;
	if (w->n == 0 || strcmp(l->event, "audit") != 0)
		return;
	if (!w->sorted) {
		qsort(w->due, w->n, sizeof(*w->due), by_inventory);
		w->sorted = true;
	}
	memcpy(key.inventory, l->inventory, sizeof(key.inventory));
	d = bsearch(&key, w->due, w->n, sizeof(*d), by_inventory);
	if (d != NULL && d->last >= 0 && when > d->last)
		d->last = when;
}

static void
add_missing(void *data, const char *inventory, const char *version)
{
	struct work *w = data;

	if (w->nmissing == w->missing_cap) {
		w->missing_cap = w->missing_cap == 0 ? 16 : 2 * w->missing_cap;
		w->missing = eg_realloc(w->missing, w->missing_cap, sizeof(*w->missing));
	}
	w->missing[w->nmissing++] = (struct eg_ledger_line){ .inventory = inventory,
	    .version = version };
}

/* What can be told without reading contents; false when it is not as it was archived. */
static bool
collect(struct work *w)
{
	struct eg_reconciled all = { .quick = true, .object = add, .line = each_line,
	    .missing = add_missing, .data = w };
	bool right = eg_archive_reconcile(w->archive, &all, w->diags);

	w->audit->missing = w->nmissing;
	if (w->n > 0)
		qsort(w->due, w->n, sizeof(*w->due), by_last);
	return right;
}

/* What was repaired was told, and is no failure any more. */
static bool
is_right_now(struct work *w)
{
	struct eg_reconciled all = { .quick = true };
	struct eg_diags *quiet = eg_diags_new();
	bool right = eg_archive_reconcile(w->archive, &all, quiet);

	eg_diags_free(quiet);
	return right;
}

bool
eg_archive_audit(struct eg_archive *a, struct eg_audit *audit, struct eg_diags *diags)
{
	struct work w = { .archive = a, .audit = audit, .diags = diags };
	int64_t now = eg_ledger_seconds(audit->time);
	time_t began = time(NULL);
	bool right = collect(&w), ok = audit_missing(&w);
	size_t i;

	for (i = 0; i < w.n; i++)
		audit->due += audit->max_age == 0 || w.due[i].last < 0 ||
		    w.due[i].last + audit->max_age <= now;
	for (i = 0; ok && i < audit->due; i++) {
		if (audit->budget > 0 && time(NULL) - began >= audit->budget)
			break;
		ok = audit_one(&w, &w.due[i]);
	}
	ok = flush(&w) && ok;
	ok = eg_ledger_keep(a, &audit->checkpoint, diags) && ok;
	free(w.due);
	free(w.missing);
	if (!right && audit->repaired > 0)
		right = is_right_now(&w);
	return ok && right && audit->damaged <= audit->repaired;
}
