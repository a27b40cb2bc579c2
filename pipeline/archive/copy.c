/* copy.c - see copy.h. */
#include "archive/copy.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "archive/disk.h"
#include "archive/ledger.h"
#include "archive/ocfl.h"
#include "archive/path.h"
#include "archive/stage.h"

bool
eg_copy_tree(struct eg_arena *a, int from, const char *path, int to, const char *copy,
    bool sync)
{
	struct eg_buf bytes = { 0 };
	struct eg_disk_list l;
	const char *x, *y;
	bool ok = eg_disk_list_at(a, from, path, &l);
	size_t i;

	for (i = 0; ok && i < l.n; i++) {
		x = eg_arena_printf(a, "%s/%s", path, l.entry[i].name);
		y = eg_arena_printf(a, "%s/%s", copy, l.entry[i].name);
		eg_buf_clear(&bytes);
		ok = l.entry[i].kind == EG_DISK_DIRECTORY ?
		    eg_disk_make(to, y) && eg_copy_tree(a, from, x, to, y, sync) :
		    eg_disk_read(from, x, (size_t)1 << 30, &bytes) &&
		    eg_disk_write(to, y, eg_buf_str(&bytes), bytes.len, sync);
	}
	eg_buf_free(&bytes);
	return ok && (!sync || eg_disk_sync(to, copy));
}

/* --- judging -------------------------------------------------------------------- */

/* The object in its place, checked with every digest; NULL when it is not whole. */
static const struct eg_inventory *
whole(struct eg_archive *a, const char *where, struct eg_diags *diags)
{
	struct eg_ocfl_check c = { .arena = a->arena, .diags = diags,
	    .name = eg_diags_printf(diags, "%s/%s", a->path, where),
	    .fd = eg_disk_open(a->fd, where) };
	const struct eg_inventory *in;

	if (c.fd < 0) {
		eg_archive_unreadable(a, where, errno, diags);
		return NULL;
	}
	in = eg_ocfl_object(&c, 1);
	close(c.fd);
	return c.errors == 0 ? in : NULL;
}

static const char *
digest_of(struct eg_archive *a, const char *path)
{
	const enum eg_digest_kind kind = EG_SHA512;
	char hex[1][EG_DIGEST_HEX];

	if (!eg_disk_digest(a->fd, path, &kind, 1, hex))
		return NULL;
	return eg_arena_strdup(a->arena, hex[0]);
}

/* Is what the mirror has a version that the object has or had? */
static bool
is_earlier(struct eg_archive *from, const char *where, const struct eg_inventory *in,
    const char *digest)
{
	const char *own;
	size_t i;

	for (i = 0; i < in->nversions; i++) {
		own = digest_of(from, eg_arena_printf(from->arena, "%s/%s/inventory.json", where,
		    in->version[i].name));
		if (own != NULL && strcmp(own, digest) == 0)
			return true;
	}
	return false;
}

/* --- one object --------------------------------------------------------------------- */

static bool
unwritable(struct eg_archive *to, const char *where, struct eg_diags *diags)
{
	return eg_archive_unwritable(to, where, errno, diags);
}

/* The levels above an object, as they are needed; none is left empty by a failure. */
static bool
place(struct eg_archive *to, const char *dir, const char *object, const char *where,
    bool there)
{
	const char *path = where + strlen("ocfl/"), *slash = path, *part;

	if (there)
		return eg_disk_exchange(to->fd, object, to->fd, where) &&
		    eg_disk_sync(to->fd, eg_arena_strndup(to->arena, where,
		    (size_t)(strrchr(where, '/') - where)));
	for (;;) {
		slash = strchr(slash, '/');
		part = eg_arena_strndup(to->arena, path, slash == NULL ? strlen(path) :
		    (size_t)(slash - path));
		if (eg_disk_rename_new(to->fd, eg_arena_printf(to->arena, "%s/%s", dir, part),
		    to->fd, eg_arena_printf(to->arena, "ocfl/%s", part)))
			return eg_disk_sync(to->fd, eg_arena_printf(to->arena, "ocfl%s%.*s",
			    strchr(part, '/') == NULL ? "" : "/", strrchr(part, '/') == NULL ?
			    0 : (int)(strrchr(part, '/') - part), part));
		if (errno != EEXIST || slash == NULL)
			return false;
		slash++;
	}
}

static bool
make_above(struct eg_archive *to, const char *dir, const char *object)
{
	const char *p = object + strlen(dir);

	if (!eg_disk_make(to->fd, dir))
		return false;
	while ((p = strchr(p + 1, '/')) != NULL)
		if (!eg_disk_make(to->fd, eg_arena_strndup(to->arena, object,
		    (size_t)(p - object))))
			return false;
	return true;
}

/* Copied beside, judged, then in one step to its place. */
static bool
bring(struct eg_archive *from, struct eg_archive *to, const char *where,
    struct eg_diags *diags)
{
	bool there = eg_disk_exists(to->fd, where), ok;
	const char *dir, *object, *lock_path;
	int lock;

	if (!eg_stage_begin(to, diags))
		return false;
	dir = eg_arena_printf(to->arena, "%s/%u", to->stage, to->staged++);
	object = eg_arena_printf(to->arena, "%s/%s", dir, where + strlen("ocfl/"));
	ok = (make_above(to, dir, object) && eg_disk_make(to->fd, object) &&
	    eg_copy_tree(to->arena, from->fd, where, to->fd, object, true)) ||
	    unwritable(to, where, diags);
	ok = ok && whole(to, object, diags) != NULL;
	lock_path = eg_arena_printf(to->arena, "locks/%.*s", to->placement.tuple,
	    to->placement.tuples == 0 ? "all" : where + strlen("ocfl/"));
	lock = ok ? eg_disk_lock(to->fd, lock_path) : -1;
	if (ok)
		ok = lock < 0 ? unwritable(to, lock_path, diags) :
		    place(to, dir, object, where, there) || unwritable(to, where, diags);
	if (lock >= 0)
		close(lock);
	eg_disk_remove(to->fd, dir);
	return ok;
}

/* --- mirrors ---------------------------------------------------------------------------- */

bool
eg_mirror_init(const struct eg_archive *from, const char *path, struct eg_diags *diags)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool there = fd >= 0 && eg_disk_exists(fd, "archive.json");

	if (fd >= 0)
		close(fd);
	return there || eg_archive_init(path, from->authority, from->placement.kind, diags);
}

struct mirroring {
	struct eg_archive	*from, *to;
	struct eg_mirrored	*result;
	struct eg_diags		*diags;
};

static void
each(void *data, const char *path, const struct eg_inventory *in, bool is_whole)
{
	struct mirroring *m = data;
	struct eg_arena_mark mark = eg_arena_mark(m->to->arena);
	const char *where = eg_arena_printf(m->to->arena, "ocfl/%s", path);
	const char *inventory = eg_arena_printf(m->to->arena, "%s/inventory.json", where);
	const char *theirs, *ours;
	bool ok = is_whole;

	m->result->objects++;
	ours = digest_of(m->from, inventory);
	theirs = eg_disk_exists(m->to->fd, where) ? digest_of(m->to, inventory) : "";
	if (ok && theirs != NULL && ours != NULL && strcmp(ours, theirs) == 0) {
		m->result->same++;
		return;
	}
	if (ok && (theirs == NULL || (*theirs != '\0' && !is_earlier(m->from, where, in,
	    theirs))))
		ok = eg_refuse(m->diags, "A1031", in->id, "find out which of the two is right: "
		    "`engross archive verify` both", "the mirror has something else of this "
		    "object, and it is left as it is");
	ok = ok && bring(m->from, m->to, where, m->diags);
	m->result->copied += ok;
	m->result->failed += !ok;
	eg_arena_reset(m->to->arena, mark);
}

/* A ledger of the mirror is the beginning of ours, file by file. */
static bool
copy_ledger_file(struct mirroring *m, const char *path)
{
	struct eg_buf ours = { 0 }, theirs = { 0 };
	bool log = strlen(path) > 4 && strcmp(path + strlen(path) - 4, ".log") == 0, ok;

	if (!eg_disk_read(m->from->fd, path, (size_t)16 << 20, &ours))
		ok = eg_archive_unreadable(m->from, path, errno, m->diags);
	else if (!eg_disk_read(m->to->fd, path, (size_t)16 << 20, &theirs) && errno != ENOENT)
		ok = eg_archive_unreadable(m->to, path, errno, m->diags);
	else if (log && (theirs.len > ours.len || (theirs.len > 0 && memcmp(ours.data,
	    theirs.data, theirs.len) != 0)))
		ok = eg_refuse(m->diags, "A1031", path, "find out which of the two is right: "
		    "`engross archive verify` both", "the mirror has other lines of this ledger");
	else
		ok = (ours.len == theirs.len && memcmp(eg_buf_str(&ours), eg_buf_str(&theirs),
		    ours.len) == 0) || eg_disk_replace(m->to->fd, path, eg_buf_str(&ours),
		    ours.len) || unwritable(m->to, path, m->diags);
	eg_buf_free(&ours);
	eg_buf_free(&theirs);
	return ok;
}

static bool
copy_ledgers(struct mirroring *m, const char *dir)
{
	struct eg_arena *a = m->from->arena;
	struct eg_disk_list l;
	const char *path;
	bool ok = true;
	size_t i;

	if (!eg_disk_list_at(a, m->from->fd, dir, &l))
		return eg_archive_unreadable(m->from, dir, errno, m->diags);
	if (!eg_disk_make(m->to->fd, dir) && errno != EEXIST)
		return unwritable(m->to, dir, m->diags);
	/* Lines first: a checkpoint is of lines that are there. */
	for (i = 0; ok && i < l.n; i++) {
		path = eg_arena_printf(a, "%s/%s", dir, l.entry[i].name);
		if (l.entry[i].kind == EG_DISK_DIRECTORY)
			ok = copy_ledgers(m, path);
		else
			ok = copy_ledger_file(m, path);
	}
	return ok;
}

bool
eg_archive_mirror(struct eg_archive *from, struct eg_archive *to,
    struct eg_mirrored *result, struct eg_diags *diags)
{
	struct mirroring m = { from, to, result, diags };
	struct eg_ocfl_check c = { .arena = eg_arena_new(), .diags = diags,
	    .name = eg_diags_printf(diags, "%s/ocfl", from->path),
	    .fd = eg_disk_open(from->fd, "ocfl") };
	bool ok = c.fd >= 0;

	if (!ok)
		eg_archive_unreadable(from, "ocfl", errno, diags);
	else if (strcmp(from->authority, to->authority) != 0 ||
	    from->placement.kind != to->placement.kind)
		ok = eg_refuse(diags, "A1030", to->path, "name an empty directory, or an archive of "
		    "the same authority and layout", "this archive cannot be the mirror of the "
		    "other");
	else {
		eg_ocfl_root(&c, each, &m);
		ok = copy_ledgers(&m, "ledger") && result->failed == 0 && c.errors == 0;
	}
	if (c.fd >= 0)
		close(c.fd);
	eg_arena_free(c.arena);
	return ok;
}

/* Has the damaged object versions that the copy has not got yet? */
static bool
has_later(struct eg_archive *a, const char *where, size_t nversions)
{
	struct eg_disk_list l;
	size_t i;

	if (!eg_disk_list_at(a->arena, a->fd, where, &l))
		return false;
	for (i = 0; i < l.n; i++)
		if (eg_path_version(l.entry[i].name) > nversions)
			return true;
	return false;
}

bool
eg_archive_repair(struct eg_archive *a, struct eg_archive *copy, const char *id,
    const char *time, struct eg_diags *diags)
{
	const char *where = eg_archive_where(a, id), *digest;
	const struct eg_inventory *in = whole(copy, where, diags);
	struct eg_ledger_line line = { .time = time, .event = "repair" };

	digest = in == NULL ? NULL : digest_of(copy, eg_arena_printf(copy->arena,
	    "%s/inventory.json", where));
	if (digest == NULL || in->digest != EG_SHA512 || !eg_ledger_has(a, digest, diags))
		return eg_refuse(diags, "A1032", id, "look for another copy whose digests are "
		    "right", "the mirror cannot restore this object: it is not whole there, or "
		    "no ledger has it");
	if (has_later(a, where, in->nversions))
		return eg_refuse(diags, "A1032", id, "restore what can be restored by hand, from a "
		    "later copy", "the mirror has an earlier state of this object: its later "
		    "versions would be lost");
	if (!bring(copy, a, where, diags))
		return false;
	line.inventory = digest;
	line.version = in->head;
	return eg_ledger_add(a, &line, 1, diags);
}
