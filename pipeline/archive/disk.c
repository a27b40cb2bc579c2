/* disk.c - see disk.h. */
#include "archive/disk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

#define DIRECTORY	(O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)

/* Closes, and keeps the reason of what failed before. */
static void
let_go(int fd)
{
	int saved = errno;

	if (fd >= 0)
		close(fd);
	errno = saved;
}

/* One name below an open directory. */
static int
step(int at, const char *name, size_t n)
{
	char one[NAME_MAX + 1];

	if (n == 0 || n > NAME_MAX) {
		errno = n == 0 ? EINVAL : ENAMETOOLONG;
		return -1;
	}
	memcpy(one, name, n);
	one[n] = '\0';
	return openat(at, one, DIRECTORY);
}

/* The first n > 0 bytes of path, a directory. */
static int
walk(int at, const char *path, size_t n)
{
	int fd = at, below;
	size_t i = 0, len;

	while (i < n) {
		len = 0;
		while (i + len < n && path[i + len] != '/')
			len++;
		below = step(fd, path + i, len);
		if (fd != at)
			let_go(fd);
		if (below < 0)
			return -1;
		fd = below;
		i += len + 1;
	}
	return fd;
}

int
eg_disk_open(int at, const char *path)
{
	return *path == '\0' ? openat(at, ".", DIRECTORY) : walk(at, path, strlen(path));
}

int
eg_disk_depth(int at, const char *path)
{
	int fd = at, below, depth = 0;
	size_t n;

	errno = 0;
	for (; *path != '\0'; path += n + (path[n] == '/')) {
		n = strcspn(path, "/");
		below = step(fd, path, n);
		if (fd != at)
			let_go(fd);
		fd = below;
		if (fd < 0)
			break;
		depth++;
	}
	if (fd != at)
		let_go(fd);
	return depth;
}

/* The directory that path is in, which may be `at`, and its last name. */
static int
parent(int at, const char *path, const char **leaf)
{
	const char *slash = strrchr(path, '/');

	*leaf = slash == NULL ? path : slash + 1;
	return slash == NULL ? at : walk(at, path, (size_t)(slash - path));
}

/* Closes a parent, unless it is `at`. */
static void
leave(int at, int dir)
{
	if (dir != at)
		let_go(dir);
}

static enum eg_disk_kind
kind_of(const struct stat *st)
{
	return S_ISREG(st->st_mode) ? EG_DISK_FILE :
	    S_ISDIR(st->st_mode) ? EG_DISK_DIRECTORY :
	    S_ISLNK(st->st_mode) ? EG_DISK_LINK : EG_DISK_OTHER;
}

static int
by_name(const void *a, const void *b)
{
	const struct eg_disk_entry *x = a, *y = b;

	return strcmp(x->name, y->name);
}

static bool
add(struct eg_arena *arena, int dir, const char *name, struct eg_disk_list *out,
    size_t *cap)
{
	struct eg_disk_entry *more;
	struct stat st;

	if (fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return false;
	if (out->n == *cap) {
		*cap = *cap == 0 ? 8 : *cap * 2;
		more = eg_new_array(arena, *cap, struct eg_disk_entry);
		if (out->n > 0)
			memcpy(more, out->entry, out->n * sizeof(*more));
		out->entry = more;
	}
	out->entry[out->n++] = (struct eg_disk_entry){
	    .name = eg_arena_strdup(arena, name), .kind = kind_of(&st),
	    .device = st.st_dev, .inode = st.st_ino,
	    .links = (unsigned)st.st_nlink, .size = st.st_size };
	return true;
}

/* All names in an open directory, from where it is read. */
static bool
list(struct eg_arena *arena, int dir, struct eg_disk_list *out)
{
	_Alignas(struct dirent64) char room[16384];
	const struct dirent64 *e;
	size_t cap = 0;
	ssize_t n, i;

	*out = (struct eg_disk_list){ 0 };
	/* A directory that cannot be read to its end has no end that counts. */
	while ((n = getdents64(dir, room, sizeof(room))) > 0)
		for (i = 0; i < n; i += e->d_reclen) {
			e = (const struct dirent64 *)(const void *)(room + i);
			if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0 &&
			    !add(arena, dir, e->d_name, out, &cap))
				return false;
		}
	if (out->n > 0)
		qsort(out->entry, out->n, sizeof(*out->entry), by_name);
	return n == 0;
}

bool
eg_disk_list(struct eg_arena *arena, int dir, struct eg_disk_list *out)
{
	return lseek(dir, 0, SEEK_SET) == 0 && list(arena, dir, out);
}

bool
eg_disk_list_at(struct eg_arena *arena, int at, const char *path,
    struct eg_disk_list *out)
{
	int fd = eg_disk_open(at, path);
	bool ok;

	*out = (struct eg_disk_list){ 0 };
	ok = fd >= 0 && list(arena, fd, out);
	let_go(fd);
	return ok;
}

bool
eg_disk_exists(int at, const char *path)
{
	struct stat st;
	const char *leaf;
	int dir = parent(at, path, &leaf);
	bool there = dir >= 0 && fstatat(dir, leaf, &st, AT_SYMLINK_NOFOLLOW) == 0;

	leave(at, dir);
	return there;
}

static int
open_file(int at, const char *path, int flags)
{
	const char *leaf;
	int dir = parent(at, path, &leaf), fd;

	if (dir < 0)
		return -1;
	fd = openat(dir, leaf, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600);
	leave(at, dir);
	return fd;
}

/* A pipe or a device in an archive is nothing to wait for. */
static int
open_sized(int at, const char *path, off_t *size)
{
	int fd = open_file(at, path, O_RDONLY);
	struct stat st;

	if (fd < 0)
		return -1;
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		errno = EINVAL;
		let_go(fd);
		return -1;
	}
	*size = st.st_size;
	return fd;
}

static int
open_regular(int at, const char *path)
{
	off_t size;

	return open_sized(at, path, &size);
}

static ssize_t
read_some(int fd, void *bytes, size_t n)
{
	ssize_t got;

	do
		got = read(fd, bytes, n);
	while (got < 0 && errno == EINTR);
	return got;
}

bool
eg_disk_read(int at, const char *path, size_t max, struct eg_buf *out)
{
	size_t start = out->len;
	int fd = open_regular(at, path);
	char chunk[65536];
	ssize_t n;

	if (fd < 0)
		return false;
	while ((n = read_some(fd, chunk, sizeof(chunk))) > 0) {
		eg_buf_add(out, chunk, (size_t)n);
		if (out->len - start > max) {
			errno = EFBIG;
			n = -1;
			break;
		}
	}
	let_go(fd);
	return n == 0;
}

bool
eg_disk_same(int at, const char *path, const void *bytes, size_t n)
{
	off_t size;
	int fd = open_sized(at, path, &size);
	const char *p = bytes;
	char chunk[65536];
	ssize_t got = 0;

	if (fd < 0)
		return false;
	if ((size_t)size == n)
		while (n > 0 && (got = read_some(fd, chunk, sizeof(chunk))) > 0) {
			if ((size_t)got > n || memcmp(chunk, p, (size_t)got) != 0)
				break;
			p += got;
			n -= (size_t)got;
		}
	if (got >= 0)
		errno = 0;
	let_go(fd);
	return p == (const char *)bytes + size && n == 0;
}

bool
eg_disk_digest(int at, const char *path, const enum eg_digest_kind *kinds,
    size_t n, char (*hex)[EG_DIGEST_HEX])
{
	struct eg_digest *d[EG_DIGEST_KINDS];
	int fd = open_regular(at, path);
	char chunk[65536];
	ssize_t got;
	size_t i;

	if (fd < 0)
		return false;
	for (i = 0; i < n; i++)
		d[i] = eg_digest_new(kinds[i]);
	while ((got = read_some(fd, chunk, sizeof(chunk))) > 0)
		for (i = 0; i < n; i++)
			eg_digest_add(d[i], chunk, (size_t)got);
	for (i = 0; i < n; i++)
		eg_digest_end(d[i], hex[i]);
	let_go(fd);
	return got == 0;
}

bool
eg_disk_write(int at, const char *path, const void *bytes, size_t n, bool sync)
{
	int fd = open_file(at, path, O_WRONLY | O_CREAT | O_EXCL);

	if (fd < 0)
		return false;
	if (!eg_fd_write(fd, bytes, n) || (sync && fsync(fd) != 0)) {
		let_go(fd);
		return false;
	}
	return close(fd) == 0;
}

bool
eg_disk_append(int at, const char *path, size_t size, const void *bytes, size_t n)
{
	int fd = open_file(at, path, O_WRONLY);
	bool ok;

	if (fd < 0)
		return false;
	ok = ftruncate(fd, (off_t)size) == 0 && lseek(fd, (off_t)size, SEEK_SET) >= 0 &&
	    eg_fd_write(fd, bytes, n) && fsync(fd) == 0;
	let_go(fd);
	return ok;
}

bool
eg_disk_replace(int at, const char *path, const void *bytes, size_t n)
{
	const char *slash = strrchr(path, '/');
	char temp[PATH_MAX], dir[PATH_MAX];

	snprintf(temp, sizeof(temp), "%s.new", path);
	snprintf(dir, sizeof(dir), "%.*s", slash == NULL ? 0 : (int)(slash - path), path);
	if (!eg_disk_unlink(at, temp) && errno != ENOENT)
		return false;
	return eg_disk_write(at, temp, bytes, n, true) &&
	    eg_disk_rename_over(at, temp, path) && eg_disk_sync(at, dir);
}

bool
eg_disk_make(int at, const char *path)
{
	const char *leaf;
	int dir = parent(at, path, &leaf);
	bool ok = dir >= 0 && mkdirat(dir, leaf, 0700) == 0;

	leave(at, dir);
	return ok;
}

bool
eg_disk_sync(int at, const char *path)
{
	int fd = *path == '\0' ? eg_disk_open(at, path) : open_file(at, path, O_RDONLY);
	bool ok = fd >= 0 && fsync(fd) == 0;

	let_go(fd);
	return ok;
}

bool
eg_disk_sync_all(int at)
{
	return syncfs(at) == 0;
}

/* What has two names, each below an open directory. */
struct names {
	int		 at[2], dir[2];
	const char	*leaf[2];
};

static bool
open_both(struct names *n, int from_at, const char *from, int to_at, const char *to)
{
	*n = (struct names){ .at = { from_at, to_at } };
	n->dir[0] = parent(from_at, from, &n->leaf[0]);
	n->dir[1] = n->dir[0] < 0 ? -1 : parent(to_at, to, &n->leaf[1]);
	if (n->dir[1] >= 0)
		return true;
	leave(from_at, n->dir[0]);
	return false;
}

static void
leave_both(const struct names *n)
{
	leave(n->at[0], n->dir[0]);
	leave(n->at[1], n->dir[1]);
}

bool
eg_disk_link(int from_at, const char *from, int to_at, const char *to)
{
	struct names n;
	bool ok;

	if (!open_both(&n, from_at, from, to_at, to))
		return false;
	ok = linkat(n.dir[0], n.leaf[0], n.dir[1], n.leaf[1], 0) == 0;
	leave_both(&n);
	return ok;
}

static bool
rename_as(int from_at, const char *from, int to_at, const char *to, unsigned flags)
{
	struct names n;
	bool ok;

	if (!open_both(&n, from_at, from, to_at, to))
		return false;
	ok = renameat2(n.dir[0], n.leaf[0], n.dir[1], n.leaf[1], flags) == 0;
	leave_both(&n);
	return ok;
}

bool
eg_disk_rename_new(int from_at, const char *from, int to_at, const char *to)
{
	return rename_as(from_at, from, to_at, to, RENAME_NOREPLACE);
}

bool
eg_disk_exchange(int a_at, const char *a, int b_at, const char *b)
{
	return rename_as(a_at, a, b_at, b, RENAME_EXCHANGE);
}

bool
eg_disk_rename_over(int at, const char *from, const char *to)
{
	return rename_as(at, from, at, to, 0);
}

bool
eg_disk_unlink(int at, const char *path)
{
	const char *leaf;
	int dir = parent(at, path, &leaf);
	bool ok = dir >= 0 && unlinkat(dir, leaf, 0) == 0;

	leave(at, dir);
	return ok;
}

static bool
empty(struct eg_arena *a, int dir)
{
	struct eg_disk_list l;
	size_t i;
	bool ok = true;
	int fd;

	if (!eg_disk_list(a, dir, &l))
		return false;
	for (i = 0; ok && i < l.n; i++) {
		if (l.entry[i].kind != EG_DISK_DIRECTORY) {
			ok = unlinkat(dir, l.entry[i].name, 0) == 0;
			continue;
		}
		fd = openat(dir, l.entry[i].name, DIRECTORY);
		ok = fd >= 0 && empty(a, fd) &&
		    unlinkat(dir, l.entry[i].name, AT_REMOVEDIR) == 0;
		let_go(fd);
	}
	return ok;
}

bool
eg_disk_remove(int at, const char *path)
{
	struct eg_arena *a;
	const char *leaf;
	int fd = eg_disk_open(at, path), dir;
	bool ok;

	if (fd < 0)
		return errno == ENOENT;
	a = eg_arena_new();
	ok = empty(a, fd);
	let_go(fd);
	eg_arena_free(a);
	dir = ok ? parent(at, path, &leaf) : -1;
	ok = dir >= 0 && unlinkat(dir, leaf, AT_REMOVEDIR) == 0;
	leave(at, dir);
	return ok;
}

static int
lock(int at, const char *path, int how)
{
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	int fd = open_file(at, path, O_RDWR | O_CREAT), got;

	if (fd < 0)
		return -1;
	do
		got = fcntl(fd, how, &whole);
	while (got != 0 && errno == EINTR);
	if (got == 0)
		return fd;
	if (errno == EACCES)
		errno = EAGAIN;
	let_go(fd);
	return -1;
}

int
eg_disk_lock(int at, const char *path)
{
	return lock(at, path, F_OFD_SETLKW);
}

int
eg_disk_try_lock(int at, const char *path)
{
	return lock(at, path, F_OFD_SETLK);
}
