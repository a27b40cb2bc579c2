/* archive_export.c - engross archive export: letters for other archives. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "archive.h"
#include "archive/copy.h"
#include "archive/disk.h"
#include "archive/ocfl.h"
#include "base/arena.h"
#include "base/file.h"
#include "issued.h"
#include "session.h"
#include "speak.h"

struct bag {
	struct eg_archive	*archive;
	int			 fd;
	struct eg_buf		 manifest, tags;
	size_t			 bytes, files;
};

static bool
put(struct bag *b, const char *path, const struct eg_buf *bytes, struct eg_buf *manifest)
{
	char hex[EG_DIGEST_HEX];
	const char *slash = path;

	while ((slash = strchr(slash, '/')) != NULL) {
		if (!eg_disk_make(b->fd, eg_arena_strndup(b->archive->arena, path,
		    (size_t)(slash - path))) && errno != EEXIST)
			return false;
		slash++;
	}
	eg_digest(EG_SHA512, eg_buf_str(bytes), bytes->len, hex);
	eg_buf_printf(manifest, "%s  %s\n", hex, path);
	return eg_disk_write(b->fd, path, eg_buf_str(bytes), bytes->len, true);
}

static bool
put_text(struct bag *b, const char *path, const char *text)
{
	struct eg_buf bytes = { 0 };
	bool ok;

	eg_buf_puts(&bytes, text);
	ok = put(b, path, &bytes, &b->tags);
	eg_buf_free(&bytes);
	return ok;
}

/*
 * Files that may leave the house: the letter as its parties have it, and what made it.
 * All else, also what is archived one day and not known here, tells who decided: the
 * case, sign-off, events, a withdrawal.
 */
static bool
may_leave(const char *path)
{
	static const char *const known[] = { "letter.pdf", "letter.txt", "letter.xml",
	    "receipt.json", "render.json", "unsigned.pdf" };

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(path, known[i]) == 0)
			return true;
	return !archive_given.outside;
}

/* RFC 8493: the files of one version, with two lists of digests. */
static bool
export_bag(struct bag *b, const struct eg_inventory *in, const struct eg_ocfl_version *v,
    struct eg_diags *diags)
{
	struct eg_arena *arena = b->archive->arena;
	struct eg_buf bytes = { 0 }, ignored = { 0 };
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < v->state.n; i++) {
		if (!may_leave(v->state.file[i].path))
			continue;
		eg_buf_clear(&bytes);
		if (!eg_archive_read(b->archive, in, v, v->state.file[i].path, &bytes, diags))
			ok = false;
		else
			ok = put(b, eg_arena_printf(arena, "data/%s", v->state.file[i].path),
			    &bytes, &b->manifest);
		b->bytes += bytes.len;
		b->files++;
	}
	ok = ok && put_text(b, "bagit.txt", "BagIt-Version: 1.0\n"
	    "Tag-File-Character-Encoding: UTF-8\n") && put_text(b, "bag-info.txt",
	    eg_arena_printf(arena, "External-Identifier: %s\nExternal-Description: version %s, "
	    "created %s%s\nPayload-Oxum: %zu.%zu\n", in->id, v->name, v->created,
	    issued_is_withdrawn(&in->version[in->nversions - 1]) ? "; the letter was withdrawn" :
	    "", b->bytes, b->files)) &&
	    put_text(b, "manifest-sha512.txt", eg_buf_str(&b->manifest)) &&
	    put(b, "tagmanifest-sha512.txt", &b->tags, &ignored);
	eg_buf_free(&bytes);
	eg_buf_free(&ignored);
	return ok;
}

static bool
is_bag(void)
{
	return archive_given.form == NULL || strcmp(archive_given.form, "bagit") == 0;
}

/*
 * Opens the directory that a path of the user's is in; *name: what it is called there.
 * -1 and errno.
 */
static int
open_above(struct eg_archive *a, const char *path, const char **name)
{
	const char *slash = strrchr(path, '/');

	*name = slash == NULL ? path : slash[1] == '\0' ? "." : slash + 1;	/* "/" itself */
	return open(slash == NULL ? "." : slash == path ? "/" : eg_arena_strndup(a->arena, path,
	    (size_t)(slash - path)), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static bool
put_bag(struct eg_archive *a, const struct eg_inventory *in,
    const struct eg_ocfl_version *v, int dir, const char *name, struct eg_diags *diags)
{
	struct bag b = { .archive = a, .fd = eg_disk_open(dir, name) };
	bool ok = b.fd >= 0 && export_bag(&b, in, v, diags);
	int error = errno;

	if (b.fd >= 0)
		close(b.fd);
	eg_buf_free(&b.manifest);
	eg_buf_free(&b.tags);
	errno = error;
	return ok;
}

/* All of it or nothing: half of an export would be in the way of the next. */
static bool
export_to(struct eg_archive *a, const struct eg_inventory *in,
    const struct eg_ocfl_version *v, const char *path, struct eg_diags *diags)
{
	size_t n = strlen(path);
	const char *out, *name;
	int dir, error;
	bool ok;

	while (n > 1 && path[n - 1] == '/')
		n--;
	out = eg_arena_strndup(a->arena, path, n);
	dir = open_above(a, out, &name);
	if (dir < 0)
		return eg_file_cannot_write(out, errno, diags);
	if (!eg_disk_make(dir, name)) {
		error = errno;
		close(dir);
		return error == EEXIST ? eg_refuse(diags, "U8020", out, "name a directory that is "
		    "not there yet with `--output`", "there is something of this name") :
		    eg_file_cannot_write(out, error, diags);
	}
	ok = is_bag() ? put_bag(a, in, v, dir, name, diags) :
	    eg_copy_tree(a->arena, a->fd, eg_archive_where(a, in->id), dir, name, true);
	error = errno;
	if (!ok)
		eg_disk_remove(dir, name);
	close(dir);
	return ok || (!eg_diags_failed(diags) && eg_file_cannot_write(out, error, diags));
}

int
archive_export(const char *const *operands, int n)
{
	struct eg_diags *diags;
	const struct eg_ocfl_version *v = NULL;
	const struct eg_inventory *in;
	struct eg_archive *a;
	bool withdrawn;
	int status;

	(void)n;
	if (!is_bag() && strcmp(archive_given.form, "ocfl") != 0)
		return eg_usage("archive", "`--form` takes bagit or ocfl, not `%s`",
		    archive_given.form);
	if (!is_bag() && (archive_given.outside || archive_given.version != NULL))
		return eg_usage("archive", "an object is exported whole; `--%s` is of a bag",
		    archive_given.outside ? "public" : "version");
	if (archive_given.output == NULL)
		return eg_usage("archive", "where to? `--output DIR` names a directory that is "
		    "not there yet");
	diags = eg_diags_new();
	a = archive_open(diags, &status);
	in = a == NULL ? NULL : archive_object(a, operands[0], diags);
	if (in != NULL)
		v = archive_version(in, diags);
	if (v != NULL && export_to(a, in, v, archive_given.output, diags)) {
		withdrawn = archive_warn_withdrawn(in, diags);
		eg_speak_result(stderr, "engross.exported/1", "id", in->id, "version", v->name,
		    "form", is_bag() ? "bagit" : "ocfl", "to", archive_given.output,
		    "withdrawn?", withdrawn ? "true" : "false", NULL);
		if (!eg_session.quiet && !eg_speak_is_json())
			eg_tell("exported %s %s to %s", in->id, v->name, archive_given.output);
	}
	return archive_end(a, diags, status);
}
