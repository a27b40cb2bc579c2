/* folder.c - see folder.h. */
#include "signoff/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/file.h"
#include "signoff/statement.h"

#define SUBJECT_MAX	((size_t)8 << 20)

/* --- names ---------------------------------------------------------------------------- */

const char *
eg_folder_path(struct eg_arena *a, const char *cas, const char *dir)
{
	const char *slash = strrchr(cas, '/');
	const char *dot = strrchr(slash == NULL ? cas : slash, '.');
	size_t n = dot == NULL ? strlen(cas) : (size_t)(dot - cas);

	if (dir == NULL)
		return eg_arena_printf(a, "%.*s.signoff", (int)n, cas);
	/* With a slash at its end a link would be followed. */
	for (n = strlen(dir); n > 1 && dir[n - 1] == '/'; n--)
		continue;
	return eg_arena_strndup(a, dir, n);
}

/* "01-NAME.xml", "01-NAME.xml.p7s". */
static bool
is_statement(const char *name)
{
	char role[NAME_MAX + 1];
	const char *end;
	size_t n;

	if (!eg_is_digit(name[0]) || !eg_is_digit(name[1]) || name[2] != '-')
		return false;
	end = strstr(name, ".xml");
	if (end == NULL || (end[4] != '\0' && strcmp(end + 4, ".p7s") != 0))
		return false;
	n = (size_t)(end - name) - 3;
	memcpy(role, name + 3, n);
	role[n] = '\0';
	return eg_signoff_name(role);
}

/*
 * "NAME.tmp123": a file that is not there yet, or whose writing was cut short.  Bytes
 * of the name without that; 0: it is no such name.
 */
static size_t
staged(const char *name)
{
	const char *tmp = strstr(name, ".tmp");

	return tmp != NULL && tmp[4] != '\0' && strspn(tmp + 4, "0123456789") ==
	    strlen(tmp + 4) ? (size_t)(tmp - name) : 0;
}

/* How large a file of that name may be; 0: there is none of that name. */
static size_t
most(const char *name)
{
	if (strcmp(name, "subject.xml") == 0)
		return SUBJECT_MAX;
	if (strcmp(name, "amendment.xml") == 0 || is_statement(name))
		return EG_STATEMENT_MAX;
	return 0;
}

/* --- reading ---------------------------------------------------------------------------- */

struct reading {
	struct eg_arena		*arena;
	struct eg_folder	*folder;
	struct eg_diags		*diags;
	int			 fd;
	unsigned		 candidate;	/* only those staged so are read; 0: the others */
	size_t			 cap;
};

static bool
refuse(struct reading *r, const char *name, const char *text, const char *help)
{
	const char *path = name == NULL ? r->folder->path :
	    eg_diags_printf(r->diags, "%s/%s", r->folder->path, name);

	eg_report(r->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "O1001",
	    .at.file = path, .help = help }, "%s", text);
	return false;
}

#define KEPT	"only what engross writes belongs into a sign-off folder: take it away, or begin " \
		"with a new folder"

static struct eg_folder_file *
add(struct eg_arena *a, struct eg_folder *f, size_t *cap)
{
	struct eg_folder_file *more;

	if (f->n == *cap) {
		*cap = *cap == 0 ? 16 : 2 * *cap;
		more = eg_new_array(a, *cap, struct eg_folder_file);
		if (f->n > 0)
			memcpy(more, f->file, f->n * sizeof(*more));
		f->file = more;
	}
	return &f->file[f->n++];
}

static bool
take(struct reading *r, const char *name, int fd)
{
	size_t max = most(name), got = 0;
	struct eg_folder_file *f;
	struct stat st;
	char *bytes;
	ssize_t n;

	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		return refuse(r, name, "it is no file", KEPT);
	if ((uint64_t)st.st_size > max)
		return refuse(r, name, "it is larger than any such file of engross", KEPT);
	bytes = eg_arena_alloc(r->arena, (size_t)st.st_size + 1);
	while (got < (size_t)st.st_size &&
	    ((n = read(fd, bytes + got, (size_t)st.st_size - got)) > 0 ||
	    (n < 0 && errno == EINTR)))
		got += n > 0 ? (size_t)n : 0;
	if (got < (size_t)st.st_size)
		return refuse(r, name, "it cannot be read to its end", NULL);
	f = add(r->arena, r->folder, &r->cap);
	f->name = eg_arena_strdup(r->arena, name);
	f->bytes = bytes;
	f->n = got;
	return true;
}

static bool
take_named(struct reading *r, const char *entry)
{
	size_t stem = staged(entry);
	const char *name = stem == 0 ? entry : eg_arena_strndup(r->arena, entry, stem);
	bool ok;
	int fd;

	if (r->candidate == 0 ? stem != 0 : stem == 0 ||
	    strtoul(entry + stem + 4, NULL, 10) != r->candidate)
		return true;
	if (most(name) == 0)
		return refuse(r, name, "this does not belong into a sign-off folder", KEPT);
	fd = openat(r->fd, entry, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0)
		return refuse(r, name, errno == ELOOP ? "it is a symbolic link, which could lead "
		    "to anything" : "it cannot be read", KEPT);
	ok = take(r, name, fd);
	close(fd);
	return ok;
}

static int
by_name(const void *a, const void *b)
{
	const struct eg_folder_file *x = a, *y = b;

	return strcmp(x->name, y->name);
}

static bool
take_all(struct reading *r)
{
	DIR *dir = fdopendir(r->fd);
	struct dirent *e;
	bool ok = dir != NULL || refuse(r, NULL, "the folder cannot be read", NULL);

	errno = 0;
	while (ok && (e = readdir(dir)) != NULL) {
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			ok = take_named(r, e->d_name);
		errno = 0;
	}
	if (ok && errno != 0)
		ok = refuse(r, NULL, "the folder cannot be read to its end", NULL);
	if (dir != NULL)
		closedir(dir);
	else
		close(r->fd);
	if (r->folder->n > 0)
		qsort(r->folder->file, r->folder->n, sizeof(*r->folder->file), by_name);
	return ok;
}

static bool
read_folder(struct reading *r)
{
	const char *path = r->folder->path;

	r->cap = r->folder->n;
	r->fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (r->fd < 0 && errno == ENOENT)
		return true;
	if (r->fd < 0)
		return refuse(r, NULL, errno == ELOOP || errno == ENOTDIR ?
		    "it is no folder, or a symbolic link to one" : "it cannot be read", KEPT);
	return take_all(r);
}

bool
eg_folder_read(struct eg_arena *a, const char *path, struct eg_folder *f,
    struct eg_diags *diags)
{
	struct reading r = { .arena = a, .folder = f, .diags = diags };

	*f = (struct eg_folder){ .path = eg_arena_strdup(a, path) };
	return read_folder(&r);
}

bool
eg_folder_take_staged(struct eg_arena *a, struct eg_folder *f, unsigned candidate,
    struct eg_diags *diags)
{
	struct reading r = { .arena = a, .folder = f, .diags = diags, .candidate = candidate };

	return read_folder(&r);
}

const struct eg_folder_file *
eg_folder_find(const struct eg_folder *f, const char *name)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (strcmp(f->file[i].name, name) == 0)
			return &f->file[i];
	return NULL;
}

/* --- writing ----------------------------------------------------------------------------- */

static void
staged_path(struct eg_buf *b, const char *path, const char *name, unsigned candidate)
{
	eg_buf_printf(b, "%s/%s.tmp%u", path, name, candidate);
}

bool
eg_folder_stage(const char *path, const char *name, unsigned candidate, const void *bytes,
    size_t n, struct eg_diags *diags)
{
	struct eg_buf at = { 0 };
	bool ok;
	int fd;

	if (mkdir(path, 0700) != 0 && errno != EEXIST)
		return eg_file_cannot_write(path, errno, diags);
	staged_path(&at, path, name, candidate);
	unlink(at.data);
	fd = open(at.data, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	ok = fd >= 0 && eg_fd_write(fd, bytes, n) && fsync(fd) == 0;
	if (!ok)
		eg_file_cannot_write(at.data, errno, diags);
	if (fd >= 0)
		close(fd);
	eg_buf_free(&at);
	return ok;
}

bool
eg_folder_settle(const char *path, const char *name, unsigned candidate, bool fresh,
    struct eg_diags *diags)
{
	struct eg_buf from = { 0 }, to = { 0 };
	bool ok;

	staged_path(&from, path, name, candidate);
	eg_buf_printf(&to, "%s/%s", path, name);
	ok = renameat2(AT_FDCWD, from.data, AT_FDCWD, to.data, fresh ? RENAME_NOREPLACE : 0) == 0;
	/* Some file systems of others cannot do that; they have links. */
	if (!ok && fresh && errno == EINVAL)
		ok = link(from.data, to.data) == 0 && unlink(from.data) == 0;
	if (!ok)
		eg_file_cannot_write(to.data, errno, diags);
	eg_file_sync_directory(path);
	eg_buf_free(&from);
	eg_buf_free(&to);
	return ok;
}

void
eg_folder_drop(const char *path, const char *name, unsigned candidate)
{
	struct eg_buf at = { 0 };

	staged_path(&at, path, name, candidate);
	unlink(at.data);
	rmdir(path);
	eg_buf_free(&at);
}
