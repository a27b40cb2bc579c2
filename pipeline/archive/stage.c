/* stage.c - see stage.h. */
#include "archive/stage.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/descent.h"
#include "archive/disk.h"
#include "archive/ocfl.h"

static void
reap_one(struct eg_archive *a, const char *name)
{
	const char *dir = eg_arena_printf(a->arena, "work/%s", name);
	int fd = eg_disk_try_lock(a->fd, eg_arena_printf(a->arena, "%s/alive", dir));

	/* What cannot be taken away now will be another time. */
	if (fd >= 0) {
		eg_disk_remove(a->fd, dir);
		close(fd);
	}
}

static void
reap(struct eg_archive *a)
{
	struct eg_disk_list l;
	size_t i;

	if (!eg_disk_list_at(a->arena, a->fd, "work", &l))
		return;
	for (i = 0; i < l.n; i++)
		if (l.entry[i].kind == EG_DISK_DIRECTORY)
			reap_one(a, l.entry[i].name);
}

bool
eg_stage_begin(struct eg_archive *a, struct eg_diags *diags)
{
	char host[32] = "";
	int lock;
	bool ok;

	if (a->stage[0] != '\0')
		return true;
	gethostname(host, sizeof(host) - 1);
	host[strcspn(host, "/")] = '\0';
	lock = eg_disk_lock(a->fd, "locks/work");
	if (lock < 0)
		return eg_archive_unwritable(a, "locks/work", errno, diags);
	reap(a);
	snprintf(a->stage, sizeof(a->stage), "work/%.20s-%.20s-%ld", a->writer, host,
	    (long)getpid());
	ok = eg_disk_make(a->fd, a->stage);
	a->alive = ok ? eg_disk_lock(a->fd, eg_arena_printf(a->arena, "%s/alive", a->stage)) :
	    -1;
	a->staging = a->alive < 0 ? -1 : eg_disk_open(a->fd, a->stage);
	ok = a->staging >= 0;
	if (!ok) {
		eg_archive_unwritable(a, a->stage, errno, diags);
		if (a->alive >= 0)
			close(a->alive);
		a->alive = -1;
		a->stage[0] = '\0';
	}
	close(lock);
	return ok;
}

void
eg_stage_end(struct eg_archive *a)
{
	if (a->stage[0] == '\0')
		return;
	eg_disk_remove(a->fd, a->stage);
	close(a->alive);
	close(a->staging);
	a->alive = a->staging = -1;
	a->stage[0] = '\0';
}

/* --- one object --------------------------------------------------------------- */

/* An object being made. */
struct making {
	struct eg_archive	*archive;
	struct eg_staged	*staged;
	struct eg_inventory	 inventory;
	struct eg_descent	 at;
	struct eg_ocfl_held	*held;		/* what was written, to be compared with */
	size_t			 nheld;
	const char		*failed;	/* the file errno is about; NULL: a directory */
};

const char *
eg_stage_levels(struct eg_archive *a, const char *where, int n)
{
	const char *path = where + strlen("ocfl/"), *p = path;

	for (; n > 0 && p != NULL; n--)
		p = strchr(p + (p != path), '/');
	return p == NULL ? path : eg_arena_strndup(a->arena, path, (size_t)(p - path));
}

static void
choose_place(struct eg_archive *a, struct eg_staged *s)
{
	const char *rest;

	/* The highest level that is not in the root; by then it may be: see batch.c. */
	s->top = s->result == EG_ARCHIVE_VERSION ? a->placement.tuples + 1 : s->above + 1;
	rest = s->where + strlen("ocfl/") + strlen(eg_stage_levels(a, s->where, s->top));
	s->dir = eg_arena_printf(a->arena, "%u", s->number);
	s->object = eg_arena_printf(a->arena, "%s%s", s->dir, rest);
}

static int
enter(struct making *m, const char *dir)
{
	m->failed = NULL;
	return eg_descent_enter(&m->at, eg_arena_printf(m->archive->arena, "%s%s%s",
	    m->staged->object, *dir == '\0' ? "" : "/", dir));
}

static bool
write_at(struct making *m, const char *path, const void *bytes, size_t n)
{
	const char *slash = strrchr(path, '/');
	int dir = enter(m, slash == NULL ? "" : eg_arena_strndup(m->archive->arena, path,
	    (size_t)(slash - path)));

	if (dir < 0)
		return false;
	m->failed = path;
	return eg_disk_write(dir, slash == NULL ? path : slash + 1, bytes, n, m->at.sync);
}

/* All that earlier versions have, by second names that last until the exchange. */
static bool
link_tree(struct making *m, const char *path)
{
	struct eg_arena *arena = m->archive->arena;
	const char *from = eg_arena_printf(arena, "%s/%s", m->staged->where, path), *below;
	struct eg_disk_list l;
	bool ok = true;
	size_t i;
	int old, new;

	m->failed = path;
	old = eg_disk_open(m->archive->fd, from);
	if (old < 0)
		return false;
	ok = eg_disk_list(arena, old, &l) && (new = enter(m, path)) >= 0;
	for (i = 0; ok && i < l.n; i++)
		if (l.entry[i].kind != EG_DISK_DIRECTORY) {
			m->failed = path;
			ok = eg_disk_link(old, l.entry[i].name, new, l.entry[i].name);
		}
	close(old);
	for (i = 0; ok && i < l.n; i++) {
		below = eg_arena_printf(arena, "%s/%s", path, l.entry[i].name);
		ok = l.entry[i].kind != EG_DISK_DIRECTORY || link_tree(m, below);
	}
	return ok;
}

static bool
link_versions(struct making *m, const struct eg_inventory *old)
{
	size_t i;

	for (i = 0; i < old->nversions; i++)
		if (!link_tree(m, old->version[i].name))
			return false;
	return true;
}

static bool
has_digest(const struct eg_ocfl_files *f, size_t n, const char *digest)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(f->file[i].digest, digest) == 0)
			return true;
	return false;
}

/* Bytes that an earlier version has are not kept twice. */
static bool
write_content(struct making *m, const struct eg_archive_entry *e)
{
	struct eg_arena *arena = m->archive->arena;
	struct eg_inventory *in = &m->inventory;
	struct eg_ocfl_version *v = &in->version[in->nversions - 1];
	size_t i, old = in->manifest.n;
	char hex[EG_DIGEST_HEX];
	const char *digest, *path;

	for (i = 0; i < e->n; i++) {
		eg_digest(in->digest, e->file[i].bytes, e->file[i].n, hex);
		digest = eg_arena_strdup(arena, hex);
		v->state.file[v->state.n++] = (struct eg_ocfl_file){ digest, e->file[i].path };
		if (has_digest(&in->manifest, old, digest))
			continue;
		path = eg_arena_printf(arena, "%s/content/%s", v->name, e->file[i].path);
		in->manifest.file[in->manifest.n++] = (struct eg_ocfl_file){ digest, path };
		m->held[m->nheld++] = (struct eg_ocfl_held){ path, digest, e->file[i].bytes,
		    e->file[i].n };
		if (!write_at(m, path, e->file[i].bytes, e->file[i].n))
			return false;
	}
	return true;
}

static void
begin_inventory(struct making *m, const struct eg_archive_entry *e,
    const struct eg_inventory *old)
{
	struct eg_arena *arena = m->archive->arena;
	struct eg_inventory *in = &m->inventory;
	size_t versions = old == NULL ? 0 : old->nversions;
	size_t files = old == NULL ? 0 : old->manifest.n;
	struct eg_ocfl_version *v;

	*in = (struct eg_inventory){ .id = e->id, .minor = 1, .digest = EG_SHA512,
	    .head = m->staged->version, .content = "content", .nversions = versions + 1 };
	in->version = eg_new_array(arena, versions + 1, struct eg_ocfl_version);
	in->manifest.file = eg_new_array(arena, files + e->n, struct eg_ocfl_file);
	if (old != NULL) {
		memcpy(in->version, old->version, versions * sizeof(*in->version));
		memcpy(in->manifest.file, old->manifest.file,
		    files * sizeof(*in->manifest.file));
		in->manifest.n = files;
	}
	v = &in->version[versions];
	*v = (struct eg_ocfl_version){ .name = m->staged->version,
	    .number = (unsigned)versions + 1, .created = e->created, .message = e->message,
	    .user = e->user, .address = e->address };
	v->state.file = eg_new_array(arena, e->n, struct eg_ocfl_file);
	m->held = eg_new_array(arena, e->n, struct eg_ocfl_held);
}

static bool
write_inventories(struct making *m)
{
	const char *version = m->inventory.head;
	struct eg_arena *arena = m->archive->arena;
	struct eg_buf text = { 0 }, sidecar = { 0 };
	char hex[EG_DIGEST_HEX];
	bool ok;

	eg_inventory_write(&m->inventory, &text);
	eg_digest(EG_SHA512, text.data, text.len, hex);
	eg_buf_printf(&sidecar, "%s inventory.json\n", hex);
	m->staged->inventory = eg_arena_strdup(arena, hex);
	ok = write_at(m, eg_arena_printf(arena, "%s/inventory.json", version), text.data,
	    text.len) && write_at(m, eg_arena_printf(arena, "%s/inventory.json.sha512",
	    version), sidecar.data, sidecar.len) &&
	    write_at(m, "0=ocfl_object_1.1", "ocfl_object_1.1\n", 16) &&
	    write_at(m, "inventory.json", text.data, text.len) &&
	    write_at(m, "inventory.json.sha512", sidecar.data, sidecar.len);
	eg_buf_free(&text);
	eg_buf_free(&sidecar);
	return ok;
}

/*
 * Not what we meant to write but what is there: a directory that could not be
 * read, a disk that forgets, a fault of ours would be found here.
 */
static bool
judge(const struct making *m, struct eg_diags *diags)
{
	struct eg_archive *a = m->archive;
	struct eg_ocfl_check c = { .arena = eg_arena_new(), .diags = diags,
	    .name = eg_diags_printf(diags, "%s/%s/%s", a->path, a->stage, m->staged->object),
	    .fd = eg_disk_open(a->staging, m->staged->object), .held = m->held,
	    .nheld = m->nheld };
	const struct eg_inventory *in;
	bool ok;

	if (c.fd < 0) {
		eg_arena_free(c.arena);
		return eg_archive_unreadable(a, a->stage, errno, diags);
	}
	in = eg_ocfl_object(&c, 1);
	ok = in != NULL && c.errors == 0;
	close(c.fd);
	eg_arena_free(c.arena);
	if (!ok)
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "A1014",
		    .at.file = c.name, .help = "see to the disk, then run the same command "
		    "again", .note = "nothing was published" },
		    "what was written cannot be read back as it was meant");
	return ok;
}

bool
eg_stage_object(struct eg_archive *a, struct eg_staged *s,
    const struct eg_archive_entry *e, const struct eg_inventory *old, bool sync,
    struct eg_diags *diags)
{
	struct making m = { .archive = a, .staged = s,
	    .at = { .at = a->staging, .sync = sync } };
	bool ok;

	choose_place(a, s);
	begin_inventory(&m, e, old);
	ok = (old == NULL || link_versions(&m, old)) && write_content(&m, e) &&
	    write_inventories(&m);
	if (ok) {
		m.failed = NULL;
		ok = eg_descent_end(&m.at) && (!sync || eg_disk_sync(a->staging, ""));
	}
	if (!ok)
		eg_archive_unwritable(a, eg_arena_printf(a->arena, "%s/%s", a->stage,
		    m.failed == NULL ? m.at.path : eg_arena_printf(a->arena, "%s/%s",
		    s->object, m.failed)), errno, diags);
	eg_descent_drop(&m.at);
	return ok && judge(&m, diags);
}

void
eg_stage_drop(struct eg_archive *a, struct eg_staged *s)
{
	if (s->dir != NULL)
		eg_disk_remove(a->staging, s->dir);
	s->dir = NULL;
}
