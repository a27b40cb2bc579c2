/* reconcile.c - see reconcile.h. */
#include "archive/reconcile.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/disk.h"
#include "archive/ledger.h"
#include "archive/ocfl.h"

/* A version, as an object or as a ledger has it. */
struct known {
	const char	*inventory;	/* sha512 */
	/* Where there may be something to say of it. */
	const char	*what;		/* "tag:... v1", or "ledger/main line 17" */
	const char	*version;
};

struct list {
	struct known	*item;
	size_t		 n, cap;
};

struct work {
	struct eg_archive	*archive;
	struct eg_reconciled	*result;
	struct list		 before, there, told, gone;
};

static void
add(struct work *w, struct list *l, const char *inventory, const char *what,
    const char *version)
{
	if (l->n == l->cap) {
		l->cap = l->cap == 0 ? 64 : 2 * l->cap;
		l->item = eg_realloc(l->item, l->cap, sizeof(*l->item));
	}
	l->item[l->n++] = (struct known){ eg_arena_strdup(w->archive->arena, inventory), what,
	    version };
}

/* What the sidecar of a version's inventory says; the check has judged it. */
static void
add_version(struct work *w, const char *path, const struct eg_inventory *in,
    const struct eg_ocfl_version *v)
{
	struct eg_arena *arena = w->archive->arena;
	struct eg_buf text = { 0 };

	if (eg_disk_read(w->archive->fd, eg_arena_printf(arena,
	    "ocfl/%s/%s/inventory.json.%s", path, v->name, eg_digest_name(in->digest)), 1024,
	    &text) && text.len > 128) {
		text.data[128] = '\0';
		add(w, &w->there, text.data, eg_arena_printf(arena, "%s %s", in->id, v->name),
		    NULL);
	}
	eg_buf_free(&text);
}

static void
each_object(void *data, const char *path, const struct eg_inventory *in, bool whole)
{
	struct work *w = data;
	size_t i;

	w->result->objects++;
	w->result->faulty += !whole;
	for (i = 0; in != NULL && in->id != NULL && i < in->nversions; i++)
		add_version(w, path, in, &in->version[i]);
	if (w->result->object != NULL)
		w->result->object(w->result->data, path, in, whole);
}

static bool
is_of_version(const struct eg_ledger_line *l)
{
	return strcmp(l->event, "add") == 0 || strcmp(l->event, "version") == 0;
}

/*
 * Others write meanwhile.  A version is there before it is told of, and told of as gone
 * before it goes: what must be there was told of before anything was looked at.
 */
static void
line_before(void *data, const char *writer, uint64_t number, const struct eg_ledger_line *l)
{
	struct work *w = data;

	if (is_of_version(l))
		add(w, &w->before, l->inventory, eg_arena_printf(w->archive->arena,
		    "ledger/%s line %llu", writer, (unsigned long long)number),
		    eg_arena_strdup(w->archive->arena, l->version));
}

static void
read_before(struct work *w)
{
	struct eg_diags *quiet = eg_diags_new();
	uint64_t lines;

	/* What is wrong with a ledger is said when it is read again. */
	eg_ledger_check(w->archive, line_before, w, &lines, quiet);
	eg_diags_free(quiet);
}

static void
each_line(void *data, const char *writer, uint64_t number, const struct eg_ledger_line *l)
{
	struct work *w = data;

	if (is_of_version(l))
		add(w, &w->told, l->inventory, NULL, NULL);
	else if (strcmp(l->event, "dispose") == 0)
		add(w, &w->gone, l->inventory, NULL, NULL);
	if (w->result->line != NULL)
		w->result->line(w->result->data, writer, number, l);
}

static int
by_inventory(const void *a, const void *b)
{
	const struct known *x = a, *y = b;

	return strcmp(x->inventory, y->inventory);
}

static void
sort(struct list *l)
{
	if (l->n > 0)
		qsort(l->item, l->n, sizeof(*l->item), by_inventory);
}

static bool
has(const struct list *l, const struct known *k)
{
	return l->n > 0 && bsearch(k, l->item, l->n, sizeof(*k), by_inventory) != NULL;
}

static void
report_missing(struct work *w, const struct known *k, struct eg_diags *diags)
{
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "A1025",
	    .at.file = k->what, .help = "`engross archive audit --mirror DIR --repair` restores "
	    "it, when the mirror has it",
	    .found = eg_diags_printf(diags, "%.32s...", k->inventory) },
	    "what this line tells of is not in the archive any more");
	if (w->result->missing != NULL)
		w->result->missing(w->result->data, k->inventory, k->version);
}

static void
compare(struct work *w, struct eg_diags *diags)
{
	const struct known *k;
	size_t i;

	for (i = 0; i < w->there.n; i++)
		if (!has(&w->told, &w->there.item[i]))
			eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
			    .code = "A1024", .at.file = w->there.item[i].what,
			    .help = "after a crash `engross archive add` of the same case "
			    "completes it; otherwise it was put there by other means" },
			    "no ledger has this version");
	for (i = 0; i < w->before.n; i++) {
		k = &w->before.item[i];
		if (!has(&w->there, k) && !has(&w->gone, k))
			report_missing(w, k, diags);
	}
}

bool
eg_archive_reconcile(struct eg_archive *a, struct eg_reconciled *result,
    struct eg_diags *diags)
{
	struct work w = { .archive = a, .result = result };
	struct eg_ocfl_check c = { .arena = eg_arena_new(), .diags = diags,
	    .name = eg_diags_printf(diags, "%s/ocfl", a->path), .quick = result->quick,
	    .fd = eg_disk_open(a->fd, "ocfl") };
	size_t before = eg_diags_of(diags, EG_ERROR);

	if (c.fd < 0)
		eg_archive_unreadable(a, "ocfl", errno, diags);
	else {
		read_before(&w);
		eg_ocfl_root(&c, each_object, &w);
		close(c.fd);
		eg_ledger_check(a, each_line, &w, &result->lines, diags);
		sort(&w.there);
		sort(&w.told);
		sort(&w.gone);
		compare(&w, diags);
	}
	eg_arena_free(c.arena);
	free(w.before.item);
	free(w.there.item);
	free(w.told.item);
	free(w.gone.item);
	return eg_diags_of(diags, EG_ERROR) == before;
}
