/* journal.c - see journal.h. */
#include "journal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"

#define JOURNAL_MAX	((size_t)1024 * 1024 * 1024)

struct remembered {
	char		*path;
	struct outcome	 outcome;
};

static int
by_path(const void *a, const void *b)
{
	return strcmp(((const struct remembered *)a)->path, ((const struct remembered *)b)->path);
}

static void
remembered_free(void *p)
{
	struct remembered *e = p;

	free(e->path);
	outcome_free(&e->outcome);
	free(e);
}

/* A later line of the same case replaces an earlier one. */
static void
remember(struct journal *j, struct remembered *e)
{
	struct remembered **slot = tsearch(e, &j->known, by_path);
	struct outcome old;

	if (slot == NULL || *slot == e)
		return;
	old = (*slot)->outcome;
	(*slot)->outcome = e->outcome;
	e->outcome = old;
	remembered_free(e);
}

static void
read_lines(struct journal *j, char *text, const char *key)
{
	char *line, *nl, head[128];
	struct remembered *e;
	bool ours = false;
	size_t index;

	snprintf(head, sizeof(head), "{\"schema\":\"engross.run/1\",\"key\":\"%s\"}", key);

	for (line = text; (nl = strchr(line, '\n')) != NULL; line = nl + 1) {
		*nl = '\0';
		if (strncmp(line, "{\"schema\":\"engross.run/", 23) == 0) {
			ours = strcmp(line, head) == 0;
			continue;
		}
		if (!ours)
			continue;
		e = eg_malloc(sizeof(*e));
		if (outcome_read(&e->outcome, &e->path, &index, line))
			remember(j, e);
		else
			free(e);
	}
}

static bool
fail(struct eg_diags *diags, const char *path)
{
	return eg_file_cannot_write(path, errno, diags);
}

/* Of the process, not of what it forks: workers that outlive it hold nothing. */
static bool
lock(FILE *f, const char *path, struct eg_diags *diags)
{
	struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	if (fcntl(fileno(f), F_SETLK, &l) == 0 || (errno != EACCES && errno != EAGAIN))
		return true;	/* not every file system has locks */
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "U8024",
	    .at.file = path, .help = "wait until it is through, or choose another folder" },
	    "another run is at work in this folder");
	return false;
}

/* Names under which a run writes what is not whole yet. */
static bool
is_unfinished(const char *name)
{
	return strncmp(name, ".part-", 6) == 0 ||
	    strncmp(name, "manifest.jsonl.tmp", 18) == 0 ||
	    strncmp(name, "failures.csv.tmp", 16) == 0;
}

/* What a run that was killed left of them. */
static void
sweep(const char *dir)
{
	struct dirent *e;
	DIR *d = opendir(dir);

	while (d != NULL && (e = readdir(d)) != NULL)
		if (is_unfinished(e->d_name))
			unlinkat(dirfd(d), e->d_name, 0);
	if (d != NULL)
		closedir(d);
}

bool
journal_open(struct journal *j, const char *dir, const char *key,
    struct eg_diags *diags)
{
	char path[PATH_MAX];
	struct eg_buf b = { 0 };

	snprintf(path, sizeof(path), "%s/.journal.jsonl", dir);
	if (access(path, F_OK) == 0) {
		if (!eg_file_read(path, JOURNAL_MAX, &b, diags)) {
			eg_buf_free(&b);
			return false;
		}
		if (b.len > 0)
			read_lines(j, b.data, key);
	}
	j->file = fopen(path, "ae");
	if (j->file == NULL) {
		eg_buf_free(&b);
		return fail(diags, path);
	}
	if (!lock(j->file, path, diags)) {
		eg_buf_free(&b);
		return false;
	}
	sweep(dir);
	/* The newline ends a line that a kill has torn. */
	fprintf(j->file, "%s{\"schema\":\"engross.run/1\",\"key\":\"%s\"}\n",
	    b.len > 0 ? "\n" : "", key);
	eg_buf_free(&b);
	return fflush(j->file) == 0 || fail(diags, path);
}

static char *
copy(const char *s)
{
	return s == NULL ? NULL : eg_strdup(s);
}

bool
journal_find(const struct journal *j, const char *path, struct outcome *o)
{
	struct remembered key = { .path = (char *)(uintptr_t)path }, **found;

	found = tfind(&key, &j->known, by_path);
	if (found == NULL)
		return false;
	*o = (*found)->outcome;
	o->file = copy(o->file);
	o->sha256 = copy(o->sha256);
	o->input = copy(o->input);
	o->letter = copy(o->letter);
	o->code = copy(o->code);
	o->place = copy(o->place);
	o->reason = copy(o->reason);
	o->said = NULL;
	return true;
}

void
journal_add(struct journal *j, const struct outcome *o, const char *path,
    size_t index)
{
	struct eg_buf b = { 0 };

	outcome_write(o, path, index, false, &b);
	fwrite(b.data, 1, b.len, j->file);
	/* To the kernel, so that a kill loses nothing; to the disk at the end. */
	fflush(j->file);
	eg_buf_free(&b);
}

static void
csv(struct eg_buf *b, const char *s, char end)
{
	if (s != NULL)
		eg_buf_puts(b, s);
	eg_buf_putc(b, end);
}

static bool
sync_folder(const char *dir, struct eg_diags *diags)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd >= 0 && syncfs(fd) == 0;

	if (fd >= 0)
		close(fd);
	return ok || fail(diags, dir);
}

bool
journal_publish(struct journal *j, const char *dir, char *const *paths,
    const struct outcome *o, size_t n, struct eg_diags *diags)
{
	struct eg_buf manifest = { 0 }, failures = { 0 };
	char path[PATH_MAX];
	size_t i;
	bool ok;

	fflush(j->file);
	eg_buf_puts(&failures, "case,code,place,reason\n");
	for (i = 0; i < n; i++) {
		if (!o[i].done)
			continue;
		outcome_write(&o[i], paths[i], i, false, &manifest);
		if (o[i].ok)
			continue;
		csv(&failures, paths[i], ',');
		csv(&failures, o[i].code, ',');
		csv(&failures, o[i].place, ',');
		csv(&failures, o[i].reason, '\n');
	}
	ok = sync_folder(dir, diags);
	snprintf(path, sizeof(path), "%s/manifest.jsonl", dir);
	ok = ok && eg_file_write(path, eg_buf_str(&manifest), manifest.len, diags);
	snprintf(path, sizeof(path), "%s/failures.csv", dir);
	ok = ok && eg_file_write(path, eg_buf_str(&failures), failures.len, diags);
	eg_buf_free(&manifest);
	eg_buf_free(&failures);
	return ok;
}

void
journal_close(struct journal *j)
{
	if (j->file != NULL)
		fclose(j->file);
	tdestroy(j->known, remembered_free);
	*j = (struct journal){ 0 };
}
