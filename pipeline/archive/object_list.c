/* object_list.c - checking an object: what its version directories hold. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "archive/object.h"

void
eg_ocfl_extensions(struct eg_ocfl_check *c, const char *path, const char *file,
    const char *unknown)
{
	struct eg_disk_list l;
	const char *below;
	size_t i;

	if (!eg_disk_list_at(c->arena, c->fd, path, &l)) {
		eg_ocfl_unreadable(c, path, errno);
		return;
	}
	for (i = 0; i < l.n; i++) {
		below = eg_arena_printf(c->arena, "%s/%s", path, l.entry[i].name);
		if (l.entry[i].kind != EG_DISK_DIRECTORY)
			eg_ocfl_say(c, file, below, "there is a file among the extensions");
		else if (!eg_ocfl_is_extension(l.entry[i].name))
			eg_ocfl_say(c, unknown, below, "`%s` is not registered",
			    l.entry[i].name);
	}
}

static bool
entries(struct eg_ocfl_object *o, const char *dir, struct eg_disk_list *l)
{
	int fd = eg_ocfl_object_dir(o, dir);

	return fd >= 0 && eg_disk_list(o->check->arena, fd, l);
}

/* A file's second name would change with it. */
static bool
is_twin(const struct eg_ocfl_object *o, const struct eg_disk_entry *e, const char *path)
{
	struct eg_disk_list l;
	const char *dir, *slash;
	size_t i, k, n;

	/* Few files have several names, so that looking again costs little. */
	if (e->links < 2)
		return false;
	for (i = 0; i < o->content.n; i++) {
		slash = strrchr(o->content.file[i].path, '/');
		n = (size_t)(slash - o->content.file[i].path);
		dir = eg_arena_strndup(o->check->arena, o->content.file[i].path, n);
		if (strcmp(o->content.file[i].path, path) == 0 ||
		    !eg_disk_list_at(o->check->arena, o->check->fd, dir, &l))
			continue;
		for (k = 0; k < l.n; k++)
			if (strcmp(l.entry[k].name, slash + 1) == 0 &&
			    l.entry[k].inode == e->inode && l.entry[k].device == e->device)
				return true;
	}
	return false;
}

static void
found(struct eg_ocfl_object *o, const struct eg_disk_entry *e, const char *path)
{
	struct eg_ocfl_file *more;
	size_t n = o->content.n;

	if (is_twin(o, e, path))
		eg_ocfl_say(o->check, "E090", path, "this file is another one's hard link");
	/* A power of two is full. */
	if ((n & (n - 1)) == 0) {
		more = eg_new_array(o->check->arena, n == 0 ? 1 : 2 * n, struct eg_ocfl_file);
		if (n > 0)
			memcpy(more, o->content.file, n * sizeof(*more));
		o->content.file = more;
	}
	o->content.file[o->content.n++] = (struct eg_ocfl_file){ NULL, path };
}

/* Returns how many files are below, none counted as an error but in the top directory. */
static size_t
walk(struct eg_ocfl_object *o, const char *dir, bool top)
{
	struct eg_ocfl_check *c = o->check;
	struct eg_disk_list l;
	const char *path;
	size_t i, files = 0;

	if (!entries(o, dir, &l)) {
		eg_ocfl_unreadable(c, dir, errno);
		return 1;
	}
	if (l.n == 0 && !top)
		eg_ocfl_say(c, "E024", dir, "this directory is empty");
	for (i = 0; i < l.n; i++) {
		path = eg_arena_printf(c->arena, "%s/%s", dir, l.entry[i].name);
		if (l.entry[i].kind == EG_DISK_DIRECTORY)
			files += walk(o, path, false);
		else {
			files++;
			if (l.entry[i].kind == EG_DISK_FILE)
				found(o, &l.entry[i], path);
			else
				eg_ocfl_say(c, "E090", path, "this is no plain file, but a %s",
				    l.entry[i].kind == EG_DISK_LINK ? "symbolic link" :
				    "device, pipe or socket");
		}
	}
	return files;
}

/* Does the manifest have files of this version? */
static bool
has_files(const struct eg_ocfl_object *o, const char *version)
{
	const struct eg_inventory *in = o->inventory;
	size_t i, n = strlen(version);

	for (i = 0; in != NULL && i < in->manifest.n; i++)
		if (strncmp(in->manifest.file[i].path, version, n) == 0 &&
		    in->manifest.file[i].path[n] == '/')
			return true;
	return false;
}

static void
list_content(struct eg_ocfl_object *o, const char *version, const char *path)
{
	if (walk(o, path, true) == 0)
		eg_ocfl_say(o->check, "W003", path, "%s has no new files, but this directory",
		    version);
}

static void
list_version(struct eg_ocfl_object *o, struct eg_ocfl_object_version *v)
{
	const char *content = o->inventory == NULL ? "content" : o->inventory->content;
	struct eg_ocfl_check *c = o->check;
	const struct eg_disk_entry *e;
	const char *path;
	bool has_content = false;
	size_t i;

	if (!entries(o, v->name, &v->entries)) {
		eg_ocfl_unreadable(c, v->name, errno);
		return;
	}
	for (i = 0; i < v->entries.n; i++) {
		e = &v->entries.entry[i];
		path = eg_arena_printf(c->arena, "%s/%s", v->name, e->name);
		if (e->kind == EG_DISK_LINK)
			eg_ocfl_say(c, "E090", path, "this is a symbolic link");
		else if (e->kind == EG_DISK_DIRECTORY && strcmp(e->name, content) == 0) {
			has_content = true;
			list_content(o, v->name, path);
		} else if (e->kind == EG_DISK_DIRECTORY)
			eg_ocfl_say(c, "W002", path, "a version has no directory `%s`", e->name);
		else if (strcmp(e->name, "inventory.json") == 0)
			v->has_inventory = true;
		else if (strncmp(e->name, "inventory.json.", 15) != 0)
			eg_ocfl_say(c, "E015", path, "a version directory has no file `%s`",
			    e->name);
	}
	if (!has_content && has_files(o, v->name))
		eg_ocfl_say(c, "E016", v->name, "%s has new files, but no directory `%s`",
		    v->name, content);
}

void
eg_ocfl_object_list(struct eg_ocfl_object *o)
{
	size_t i;

	for (i = 0; i < o->nversions; i++)
		list_version(o, &o->version[i]);
	eg_ocfl_files_sort(&o->content);
}
