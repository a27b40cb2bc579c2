/* ledger.c - see ledger.h: adding lines, and finding them again. */
#include "archive/ledger.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/disk.h"
#include "archive/ledger_line.h"

bool
eg_ledger_fault(struct eg_archive *a, const char *path, const char *code,
    const char *text, struct eg_diags *diags)
{
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = code,
	    .at.file = eg_diags_printf(diags, "%s/%s", a->path, path),
	    .help = "compare with the mirror's ledger and with checkpoints kept elsewhere; "
	    "nothing is added to a ledger that is not whole" }, "%s", text);
	return false;
}

/* --- the end of a ledger ------------------------------------------------------- */

static void
name_of(const char *dir, uint64_t line, char path[EG_LEDGER_PATH])
{
	snprintf(path, EG_LEDGER_PATH, "%s/%06llu.log", dir,
	    (unsigned long long)(line / EG_LEDGER_LINES + 1));
}

/* Lines of one file from `from` on; *whole: the bytes up to the last line feed. */
static bool
read_file(struct eg_archive *a, struct eg_ledger_end *end, const char *path,
    uint64_t from, struct eg_diags *diags)
{
	struct eg_buf text = { 0 };
	const char *p, *feed;
	bool ok = true;
	uint64_t line;

	if (!eg_disk_read(a->fd, path, EG_LEDGER_MAX, &text)) {
		eg_buf_free(&text);
		return errno == ENOENT || eg_archive_unreadable(a, path, errno, diags);
	}
	line = (from / EG_LEDGER_LINES) * EG_LEDGER_LINES;
	end->whole = 0;
	end->there = true;
	for (p = eg_buf_str(&text); ok && (feed = strchr(p, '\n')) != NULL; p = feed + 1) {
		if (line >= from)
			ok = eg_ledger_next(end, p, (size_t)(feed - p)) || eg_ledger_fault(a,
			    path, "A1020", eg_diags_printf(diags, "line %llu is not as it was "
			    "written", (unsigned long long)line % EG_LEDGER_LINES + 1), diags);
		line++;
		end->whole = (size_t)(feed + 1 - text.data);
	}
	eg_buf_free(&text);
	return ok;
}

/* Where the ledger ends: from its checkpoint, and what is newer than that. */
static bool
find_end(struct eg_archive *a, const char *dir, struct eg_ledger_end *end,
    struct eg_diags *diags)
{
	char path[EG_LEDGER_PATH];
	uint64_t before, checked;

	if (!eg_ledger_checkpoint_read(a, dir, end, diags))
		return false;
	checked = end->tree.size;
	do {
		before = end->tree.size;
		end->there = false;
		name_of(dir, before, path);
		if (!read_file(a, end, path, before, diags))
			return false;
	} while (end->tree.size > before && end->tree.size % EG_LEDGER_LINES == 0);
	/* The last line that the checkpoint counts is there and is the same. */
	if (checked > 0 && end->tree.size == checked) {
		name_of(dir, checked - 1, path);
		return eg_ledger_ends(a, path, checked, end, diags);
	}
	return true;
}

/* --- adding --------------------------------------------------------------------- */

static void
put_line(struct eg_ledger_end *end, const struct eg_ledger_line *l, struct eg_buf *out)
{
	size_t start = out->len;

	eg_buf_printf(out, "%llu %s %s %s %s %s", (unsigned long long)end->tree.size + 1,
	    l->time, l->event, l->inventory, l->version, end->last);
	eg_ledger_next(end, out->data + start, out->len - start);
	eg_buf_putc(out, '\n');
}

/* As many of the lines as the current file takes. */
static bool
add_some(struct eg_archive *a, const char *dir, struct eg_ledger_end *end,
    const struct eg_ledger_line *line, size_t n, size_t *done, struct eg_diags *diags)
{
	struct eg_buf text = { 0 };
	char path[EG_LEDGER_PATH];
	bool ok, there = end->there;
	size_t whole = there ? end->whole : 0;

	name_of(dir, end->tree.size, path);
	do
		put_line(end, &line[(*done)++], &text);
	while (*done < n && end->tree.size % EG_LEDGER_LINES != 0);
	ok = there ? eg_disk_append(a->fd, path, whole, text.data, text.len) :
	    eg_disk_write(a->fd, path, text.data, text.len, true) &&
	    eg_disk_sync(a->fd, dir);
	if (!ok)
		eg_archive_unwritable(a, path, errno, diags);
	end->whole = whole + text.len;
	end->there = end->tree.size % EG_LEDGER_LINES != 0;
	eg_buf_free(&text);
	return ok;
}

/* Lines of one time order: a clock that went back would tell another story. */
static bool
check_time(struct eg_archive *a, const char *dir, const struct eg_ledger_end *end,
    const char *time, struct eg_diags *diags)
{
	if (end->time[0] == '\0' ||
	    eg_ledger_seconds(time) >= eg_ledger_seconds(end->time) - EG_LEDGER_LEEWAY)
		return true;
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "A1023",
	    .at.file = eg_diags_printf(diags, "%s/%s", a->path, dir),
	    .found = eg_diags_printf(diags, "%s, after %s", time, end->time),
	    .help = "set the machine's clock" },
	    "the time is earlier than that of the ledger's last line");
	return false;
}

static bool
make_ledger(struct eg_archive *a, const char *dir, struct eg_diags *diags)
{
	const char *kept = eg_arena_printf(a->arena, "%s/checkpoints", dir);

	if (eg_disk_exists(a->fd, kept))
		return true;
	if ((eg_disk_make(a->fd, dir) || errno == EEXIST) &&
	    (eg_disk_make(a->fd, kept) || errno == EEXIST) &&
	    eg_disk_sync(a->fd, dir) && eg_disk_sync(a->fd, "ledger"))
		return true;
	return eg_archive_unwritable(a, dir, errno, diags);
}

bool
eg_ledger_add(struct eg_archive *a, const struct eg_ledger_line *line, size_t n,
    struct eg_diags *diags)
{
	const char *dir = eg_arena_printf(a->arena, "ledger/%s", a->writer);
	const char *lock_path = eg_arena_printf(a->arena, "locks/ledger-%s", a->writer);
	int lock = eg_disk_lock(a->fd, lock_path);
	struct eg_ledger_end end;
	size_t done = 0;
	bool ok;

	if (lock < 0)
		return eg_archive_unwritable(a, lock_path, errno, diags);
	eg_ledger_begin(&end);
	ok = make_ledger(a, dir, diags) && find_end(a, dir, &end, diags) &&
	    check_time(a, dir, &end, line[0].time, diags);
	while (ok && done < n)
		ok = add_some(a, dir, &end, line, n, &done, diags);
	ok = ok && eg_ledger_checkpoint_write(a, dir, &end, diags);
	close(lock);
	eg_ledger_forget(a);
	return ok;
}

/* --- finding -------------------------------------------------------------------- */

/* The first 64 bits of the SHA-512 of each version that was archived, sorted. */
struct eg_ledger_set {
	uint64_t	*key;
	size_t		 n, cap;
};

static uint64_t
key_of(const char *hex)
{
	char first[17] = "";

	memcpy(first, hex, 16);
	return strtoull(first, NULL, 16);
}

static void
collect(void *data, const char *writer, uint64_t number, const struct eg_ledger_line *l)
{
	struct eg_ledger_set *s = data;

	(void)writer, (void)number;
	if (strcmp(l->event, "add") != 0 && strcmp(l->event, "version") != 0)
		return;
	if (s->n == s->cap) {
		s->cap = s->cap == 0 ? 256 : 2 * s->cap;
		s->key = eg_realloc(s->key, s->cap, sizeof(*s->key));
	}
	s->key[s->n++] = key_of(l->inventory);
}

static int
by_key(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

bool
eg_ledger_has(struct eg_archive *a, const char *inventory, struct eg_diags *diags)
{
	uint64_t key = key_of(inventory), lines;

	if (a->known == NULL) {
		a->known = eg_malloc(sizeof(*a->known));
		*a->known = (struct eg_ledger_set){ 0 };
		eg_ledger_check(a, collect, a->known, &lines, diags);
		if (a->known->n > 0)
			qsort(a->known->key, a->known->n, sizeof(key), by_key);
	}
	return a->known->n > 0 && bsearch(&key, a->known->key, a->known->n, sizeof(key),
	    by_key) != NULL;
}

void
eg_ledger_forget(struct eg_archive *a)
{
	if (a->known != NULL)
		free(a->known->key);
	free(a->known);
	a->known = NULL;
}
