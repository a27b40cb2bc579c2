/* file.c - see file.h. */
#include "base/file.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK	((size_t)32 << 10)

const char *
eg_file_reason(struct eg_diags *diags, int error)
{
	const char *s = strerror(error);

	return eg_diags_printf(diags, "%c%s", tolower((unsigned char)*s), s + 1);
}

const char *
eg_file_more_than(struct eg_diags *diags, size_t max)
{
	return max % (1 << 20) != 0 ?
	    eg_diags_printf(diags, "more than %zu bytes", max) :
	    eg_diags_printf(diags, "more than %zu MB", max >> 20);
}

bool
eg_file_cannot_write(const char *path, int error, struct eg_diags *diags)
{
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "U8003",
	    .at.file = path, .help = error == ENOSPC || error == EDQUOT ?
	    "make room, then run the same command again" :
	    error == ENOENT ? "make its directory first, or write to another place" :
	    error == EBADF || error == EIO ? NULL : "write to another place" },
	    "cannot write: %s", eg_file_reason(diags, error));
	return false;
}

static bool
fail(struct eg_diags *diags, const char *code, const char *path,
    const char *what, const char *why)
{
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = code,
	    .at.file = path }, "%s: %s", what, why);
	return false;
}

static bool
read_all(int fd, const char *path, size_t max, struct eg_buf *out,
    struct eg_diags *diags)
{
	size_t start = out->len;
	ssize_t n;

	for (;;) {
		n = read(fd, eg_buf_room(out, CHUNK), CHUNK);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fail(diags, "U8001", path, "cannot read",
			    eg_file_reason(diags, errno));
		if (n == 0)
			return true;
		out->len += (size_t)n;
		out->data[out->len] = '\0';
		if (out->len - start > max)
			return fail(diags, "U8002", path, "too large",
			    eg_file_more_than(diags, max));
	}
}

static struct {
	void	(*tell)(void *data, const char *path);
	void	*data;
} watching;

void
eg_file_watch(void (*tell)(void *data, const char *path), void *data)
{
	watching.tell = tell;
	watching.data = data;
}

bool
eg_file_read(const char *path, size_t max, struct eg_buf *out,
    struct eg_diags *diags)
{
	struct stat st;
	bool ok;
	int fd;

	if (strcmp(path, "-") == 0)
		return read_all(STDIN_FILENO, "<stdin>", max, out, diags);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return fail(diags, "U8001", path, "cannot read",
		    eg_file_reason(diags, errno));
	if (watching.tell != NULL)
		watching.tell(watching.data, path);
	if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode))
		ok = fail(diags, "U8001", path, "cannot read", "it is a directory");
	else
		ok = read_all(fd, path, max, out, diags);
	close(fd);
	return ok;
}

bool
eg_fd_write(int fd, const void *bytes, size_t n)
{
	const char *p = bytes;
	ssize_t w;

	while (n > 0) {
		w = write(fd, p, n);
		if (w < 0 && errno == EINTR)
			continue;
		if (w < 0)
			return false;
		p += w;
		n -= (size_t)w;
	}
	return true;
}

bool
eg_fd_read(int fd, void *bytes, size_t n)
{
	char *p = bytes;
	ssize_t r;

	while (n > 0) {
		r = read(fd, p, n);
		if (r < 0 && errno == EINTR)
			continue;
		if (r == 0)
			errno = 0;
		if (r <= 0)
			return false;
		p += r;
		n -= (size_t)r;
	}
	return true;
}

void
eg_file_sync_directory(const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

static void
sync_directory_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	char dir[PATH_MAX];

	if (slash == NULL)
		snprintf(dir, sizeof(dir), ".");
	else
		snprintf(dir, sizeof(dir), "%.*s", (int)(slash - path + 1), path);
	eg_file_sync_directory(dir);
}

/* There is something, and it is neither a file nor a directory. */
static bool
is_device(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

static bool
write_through(const char *path, const void *bytes, size_t n,
    struct eg_diags *diags)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC), saved = 0;

	if (fd < 0)
		return eg_file_cannot_write(path, errno, diags);
	if (!eg_fd_write(fd, bytes, n))
		saved = errno;
	if (close(fd) != 0 && saved == 0)
		saved = errno;
	return saved == 0 || eg_file_cannot_write(path, saved, diags);
}

bool
eg_file_write(const char *path, const void *bytes, size_t n,
    struct eg_diags *diags)
{
	char temp[PATH_MAX];
	int fd, saved;

	if (strcmp(path, "-") == 0)
		return eg_fd_write(STDOUT_FILENO, bytes, n) ||
		    eg_file_cannot_write("<stdout>", errno, diags);
	if (is_device(path))
		return write_through(path, bytes, n, diags);
	if ((size_t)snprintf(temp, sizeof(temp), "%s.tmp%ld", path,
	    (long)getpid()) >= sizeof(temp))
		return eg_file_cannot_write(path, ENAMETOOLONG, diags);
	fd = open(temp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (fd < 0)
		return eg_file_cannot_write(path, errno, diags);
	if (eg_fd_write(fd, bytes, n) && fsync(fd) == 0 && close(fd) == 0) {
		if (rename(temp, path) == 0) {
			sync_directory_of(path);
			return true;
		}
		fd = -1;
	}
	saved = errno;
	if (fd >= 0)
		close(fd);
	unlink(temp);
	return eg_file_cannot_write(path, saved, diags);
}
