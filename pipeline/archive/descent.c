/* descent.c - see descent.h. */
#include "archive/descent.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "archive/disk.h"

/* From below, so that no directory is on the disk before what it names. */
static bool
leave_to(struct eg_descent *d, int n)
{
	while (d->n > n) {
		d->path[d->level[d->n - 1].len] = '\0';
		if (d->sync && fsync(d->level[d->n - 1].fd) != 0)
			return false;
		close(d->level[--d->n].fd);
	}
	d->path[n == 0 ? 0 : d->level[n - 1].len] = '\0';
	return true;
}

/* How many of the open directories are above `dir`, or it. */
static int
shared(const struct eg_descent *d, const char *dir)
{
	int n = 0;

	while (n < d->n && strncmp(dir, d->path, d->level[n].len) == 0 &&
	    (dir[d->level[n].len] == '/' || dir[d->level[n].len] == '\0'))
		n++;
	return n;
}

/* One name further down. */
static bool
push(struct eg_descent *d, const char *name, size_t n)
{
	size_t len = d->n == 0 ? 0 : d->level[d->n - 1].len;
	int above = d->n == 0 ? d->at : d->level[d->n - 1].fd, fd;
	char *leaf;

	if (d->n == EG_DESCENT_DEPTH || len + n + 2 > sizeof(d->path)) {
		errno = ENAMETOOLONG;
		return false;
	}
	if (len > 0)
		d->path[len++] = '/';
	leaf = d->path + len;
	memcpy(leaf, name, n);
	leaf[n] = '\0';
	if (!eg_disk_make(above, leaf) && errno != EEXIST)
		return false;
	fd = eg_disk_open(above, leaf);
	if (fd < 0)
		return false;
	d->level[d->n].fd = fd;
	d->level[d->n++].len = len + n;
	return true;
}

int
eg_descent_enter(struct eg_descent *d, const char *dir)
{
	const char *p;
	size_t n;

	if (!leave_to(d, shared(d, dir)))
		return -1;
	p = dir + (d->n == 0 ? 0 : d->level[d->n - 1].len);
	while (*(p += *p == '/') != '\0') {
		n = strcspn(p, "/");
		if (!push(d, p, n))
			return -1;
		p += n;
	}
	return d->n == 0 ? d->at : d->level[d->n - 1].fd;
}

bool
eg_descent_end(struct eg_descent *d)
{
	return leave_to(d, 0);
}

void
eg_descent_drop(struct eg_descent *d)
{
	int saved = errno;

	while (d->n > 0)
		close(d->level[--d->n].fd);
	errno = saved;
}
