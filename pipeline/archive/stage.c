/* stage.c - see stage.h. */
#include "archive/stage.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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
	int			 object;	/* its directory, open */
	const char		**made;		/* directories, in order */
	size_t			 n, cap;
	bool			 sync;
	const char		*failed;	/* the path errno is about */
};

static const char *
below(struct making *m, const char *path)
{
	return eg_arena_printf(m->archive->arena, "%s/%s", m->staged->object, path);
}

/* The same path from our folder of work/, which is open: a shorter way. */
static const char *
inside(const struct making *m, const char *path)
{
	return path + strlen(m->archive->stage) + 1;
}

static bool
is_made(const struct making *m, const char *path)
{
	size_t i;

	for (i = m->n; i-- > 0;)
		if (strcmp(m->made[i], path) == 0)
			return true;
	return false;
}

static bool
make_one(struct making *m, const char *path)
{
	if (is_made(m, path))
		return true;
	m->failed = path;
	if (!eg_disk_make(m->archive->staging, inside(m, path)))
		return false;
	if (m->n == m->cap) {
		m->cap = m->cap == 0 ? 16 : 2 * m->cap;
		m->made = eg_realloc(m->made, m->cap, sizeof(*m->made));
	}
	m->made[m->n++] = path;
	return true;
}

/* A directory with those above it, down from our folder. */
static bool
make_path(struct making *m, const char *path)
{
	const char *p = path + strlen(m->archive->stage);
	struct eg_arena *arena = m->archive->arena;

	if (is_made(m, path))
		return true;
	while ((p = strchr(p + 1, '/')) != NULL)
		if (!make_one(m, eg_arena_strndup(arena, path, (size_t)(p - path))))
			return false;
	return make_one(m, path);
}

static bool
write_at(struct making *m, const char *path, const void *bytes, size_t n)
{
	const char *full = below(m, path), *slash = strrchr(full, '/');

	if (!make_path(m, eg_arena_strndup(m->archive->arena, full, (size_t)(slash - full))))
		return false;
	m->failed = full;
	return eg_disk_write(m->object, path, bytes, n, m->sync);
}

/* All that earlier versions have, by second names that last until the exchange. */
static bool
link_tree(struct making *m, const char *from, const char *to)
{
	struct eg_arena *arena = m->archive->arena;
	const char *a, *b;
	struct eg_disk_list l;
	size_t i;

	m->failed = from;
	if (!eg_disk_list_at(arena, m->archive->fd, from, &l) || !make_path(m, to))
		return false;
	for (i = 0; i < l.n; i++) {
		a = eg_arena_printf(arena, "%s/%s", from, l.entry[i].name);
		b = eg_arena_printf(arena, "%s/%s", to, l.entry[i].name);
		m->failed = a;
		if (l.entry[i].kind == EG_DISK_DIRECTORY ? !link_tree(m, a, b) :
		    !eg_disk_link(m->archive->fd, a, b))
			return false;
	}
	return true;
}

static bool
link_versions(struct making *m, const struct eg_inventory *old)
{
	struct eg_arena *arena = m->archive->arena;
	size_t i;

	for (i = 0; i < old->nversions; i++)
		if (!link_tree(m, eg_arena_printf(arena, "%s/%s", m->staged->where,
		    old->version[i].name), below(m, old->version[i].name)))
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
	eg_inventory_sidecar(EG_SHA512, &text, &sidecar);
	eg_digest(EG_SHA512, text.data, text.len, hex);
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

/* From below, so that no directory is on the disk before what it names. */
static bool
sync_directories(struct making *m)
{
	size_t i;

	for (i = m->n; m->sync && i-- > 0;) {
		m->failed = m->made[i];
		if (!eg_disk_sync(m->archive->staging, inside(m, m->made[i])))
			return false;
	}
	m->failed = m->archive->stage;
	return !m->sync || eg_disk_sync(m->archive->staging, "");
}

/*
 * Not what we meant to write but what is there: a directory that could not be
 * read, a disk that forgets, a fault of ours would be found here.
 */
static bool
judge(struct eg_archive *a, const struct eg_staged *s, struct eg_diags *diags)
{
	struct eg_ocfl_check c = { .arena = eg_arena_new(), .diags = diags,
	    .name = eg_diags_printf(diags, "%s/%s", a->path, s->object),
	    .fd = eg_disk_open(a->fd, s->object) };
	const struct eg_inventory *in;
	bool ok;

	if (c.fd < 0) {
		eg_arena_free(c.arena);
		return eg_archive_unreadable(a, s->object, errno, diags);
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
	struct making m = { .archive = a, .staged = s, .sync = sync, .object = -1 };
	bool ok;

	begin_inventory(&m, e, old);
	ok = make_path(&m, s->object) &&
	    (m.object = eg_disk_open(a->staging, inside(&m, s->object))) >= 0 && (old == NULL || link_versions(&m, old)) &&
	    write_content(&m, e) && write_inventories(&m) && sync_directories(&m);
	if (!ok)
		eg_archive_unwritable(a, m.failed, errno, diags);
	if (m.object >= 0)
		close(m.object);
	free(m.made);
	return ok && judge(a, s, diags);
}
