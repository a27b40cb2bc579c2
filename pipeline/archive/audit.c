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

#define GROUP	256	/* lines that reach the ledger together */

/* An object by its newest inventory, and when it was last found whole. */
struct due {
	const char	*id, *where;
	char		 inventory[EG_DIGEST_HEX];
	const char	*version;
	int64_t		 last;
};

struct work {
	struct eg_archive	*archive;
	struct eg_audit		*audit;
	struct eg_diags		*diags;
	struct due		*due;
	size_t			 n, cap;
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

	(void)whole;
	w->audit->objects++;
	if (in == NULL || in->id == NULL || in->nversions == 0)
		return;
	if (w->n == w->cap) {
		w->cap = w->cap == 0 ? 256 : 2 * w->cap;
		w->due = eg_realloc(w->due, w->cap, sizeof(*w->due));
	}
	d = &w->due[w->n++];
	*d = (struct due){ .id = eg_arena_strdup(arena, in->id),
	    .where = eg_arena_printf(arena, "ocfl/%s", path),
	    .version = eg_arena_strdup(arena, in->version[in->nversions - 1].name) };
	if (!eg_disk_digest(w->archive->fd, eg_arena_printf(arena, "%s/inventory.json",
	    d->where), &kind, 1, &d->inventory))
		memset(d->inventory, '0', 128);
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

	return x->last != y->last ? (x->last < y->last ? -1 : 1) : strcmp(x->id, y->id);
}

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
	memcpy(key.inventory, l->inventory, sizeof(key.inventory));
	d = bsearch(&key, w->due, w->n, sizeof(*d), by_inventory);
	if (d != NULL && when > d->last)
		d->last = when;
}

static bool
flush(struct work *w)
{
	size_t n = w->lines;

	w->lines = 0;
	return n == 0 || eg_ledger_add(w->archive, w->line, n, w->diags);
}

static bool
tell(struct work *w, const char *event, const struct due *d)
{
	w->line[w->lines++] = (struct eg_ledger_line){ w->audit->time, event, d->inventory,
	    d->version };
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

static bool
audit_one(struct work *w, const struct due *d)
{
	struct eg_audit *audit = w->audit;
	bool ok = is_whole(w->archive, d, w->diags);

	audit->audited++;
	if (audit->mirror != NULL && ok)
		ok = is_whole(audit->mirror, d, w->diags);
	if (ok)
		return tell(w, "audit", d);
	audit->damaged++;
	if (!tell(w, "damage", d) || !flush(w))
		return false;
	if (audit->mirror != NULL && audit->repair &&
	    !is_whole(w->archive, d, w->diags) &&
	    eg_archive_repair(w->archive, audit->mirror, d->id, audit->time, w->diags))
		audit->repaired++;
	return true;
}

static bool
collect(struct work *w)
{
	struct eg_diags *quiet = eg_diags_new();
	struct eg_ocfl_check c = { .arena = eg_arena_new(), .diags = quiet, .quick = true,
	    .name = "ocfl", .fd = eg_disk_open(w->archive->fd, "ocfl") };
	uint64_t lines;
	bool ok = c.fd >= 0;

	if (!ok)
		eg_archive_unreadable(w->archive, "ocfl", errno, w->diags);
	else {
		eg_ocfl_root(&c, add, w);
		close(c.fd);
		if (w->n > 0)
			qsort(w->due, w->n, sizeof(*w->due), by_inventory);
		ok = eg_ledger_check(w->archive, each_line, w, &lines, w->diags);
		if (w->n > 0)
			qsort(w->due, w->n, sizeof(*w->due), by_last);
	}
	eg_arena_free(c.arena);
	eg_diags_free(quiet);
	return ok;
}

bool
eg_archive_audit(struct eg_archive *a, struct eg_audit *audit, struct eg_diags *diags)
{
	struct work w = { .archive = a, .audit = audit, .diags = diags };
	int64_t now = eg_ledger_seconds(audit->time);
	time_t began = time(NULL);
	bool ok = collect(&w);
	size_t i;

	for (i = 0; i < w.n; i++)
		audit->due += audit->max_age == 0 || w.due[i].last + audit->max_age <= now;
	for (i = 0; ok && i < audit->due; i++) {
		if (audit->budget > 0 && time(NULL) - began >= audit->budget)
			break;
		ok = audit_one(&w, &w.due[i]);
	}
	ok = flush(&w) && ok;
	ok = eg_ledger_keep(a, &audit->checkpoint, diags) && ok;
	free(w.due);
	return ok && audit->damaged == audit->repaired;
}
