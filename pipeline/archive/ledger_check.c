/* ledger_check.c - all ledgers from their first line on; see ledger.h. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/disk.h"
#include "archive/ledger_line.h"

/* One ledger being read. */
struct reading {
	struct eg_archive	*archive;
	const char		*writer, *dir;
	struct eg_ledger_end	 end;
	struct eg_ledger_end	 checkpoint;	/* the current one */
	struct eg_disk_list	 kept;		/* checkpoints, by size */
	size_t			 next;		/* of them */
	void			(*each)(void *, const char *, uint64_t,
				    const struct eg_ledger_line *);
	void			(*text)(void *, const char *, size_t);
	void			*data;
	struct eg_diags		*diags;
};

static bool
same_text(struct reading *r, const char *path, const struct eg_ledger_end *end)
{
	struct eg_buf want = { 0 }, got = { 0 };
	bool same;

	eg_ledger_checkpoint_print(r->archive, r->writer, end, &want);
	same = eg_disk_read(r->archive->fd, path, 65536, &got) && got.len == want.len &&
	    memcmp(got.data, want.data, want.len) == 0;
	eg_buf_free(&want);
	eg_buf_free(&got);
	return same;
}

/* Checkpoints of as many lines as there are now. */
static bool
meet_checkpoints(struct reading *r)
{
	const struct eg_ledger_end *c = &r->checkpoint, *e = &r->end;
	const char *path;

	if (c->tree.size == e->tree.size && strcmp(c->last, e->last) != 0)
		return eg_ledger_fault(r->archive, r->dir, "A1021", "lines that the "
		    "checkpoint counts are changed", r->diags);
	if (c->tree.size == e->tree.size && !same_text(r, eg_arena_printf(r->archive->arena,
	    "%s/checkpoint", r->dir), e) && c->tree.size > 0)
		return eg_ledger_fault(r->archive, r->dir, "A1022", "the checkpoint is not "
		    "that of the ledger's lines", r->diags);
	while (r->next < r->kept.n &&
	    strtoull(r->kept.entry[r->next].name, NULL, 10) == e->tree.size) {
		path = eg_arena_printf(r->archive->arena, "%s/checkpoints/%s", r->dir,
		    r->kept.entry[r->next++].name);
		if (!same_text(r, path, e))
			return eg_ledger_fault(r->archive, path, "A1021", "the ledger's lines "
			    "are not those this checkpoint was made of", r->diags);
	}
	return true;
}

static bool
take_line(struct reading *r, const char *path, const char *line, size_t n)
{
	struct eg_ledger_line l;
	const char *before;
	char copy[512];
	uint64_t number;

	if (!eg_ledger_next(&r->end, line, n))
		return eg_ledger_fault(r->archive, path, "A1020", eg_diags_printf(r->diags,
		    "line %" PRIu64 " is not as it was written, or one before it is missing",
		    r->end.tree.size % EG_LEDGER_LINES + 1), r->diags);
	memcpy(copy, line, n);
	copy[n] = '\0';
	eg_ledger_parse(copy, &number, &l, &before);
	if (r->each != NULL)
		r->each(r->data, r->writer, number, &l);
	if (r->text != NULL)
		r->text(r->data, line, n);
	return meet_checkpoints(r);
}

/* A line without its line feed was never reported: the next one takes its place. */
static bool
read_log(struct reading *r, const char *path)
{
	struct eg_buf text = { 0 };
	const char *p, *feed;
	bool ok = true;

	if (!eg_disk_read(r->archive->fd, path, EG_LEDGER_MAX, &text)) {
		eg_buf_free(&text);
		return eg_archive_unreadable(r->archive, path, errno, r->diags);
	}
	for (p = eg_buf_str(&text); ok && (feed = memchr(p, '\n', text.len -
	    (size_t)(p - eg_buf_str(&text)))) != NULL; p = feed + 1)
		ok = take_line(r, path, p, (size_t)(feed - p));
	eg_buf_free(&text);
	return ok;
}

/* A checkpoint being written when the power went is none. */
static void
leave_out_unfinished(struct eg_disk_list *l)
{
	const char *name;
	size_t i, n = 0;

	for (i = 0; i < l->n; i++) {
		name = l->entry[i].name;
		if (name[strspn(name, "0123456789")] == '\0')
			l->entry[n++] = l->entry[i];
	}
	l->n = n;
}

static bool
read_all(struct reading *r)
{
	struct eg_archive *a = r->archive;
	struct eg_disk_list l;
	const char *kept = eg_arena_printf(a->arena, "%s/checkpoints", r->dir);
	size_t i, n;

	if (!eg_disk_list_at(a->arena, a->fd, kept, &r->kept) && errno != ENOENT)
		return eg_archive_unreadable(a, kept, errno, r->diags);
	leave_out_unfinished(&r->kept);
	if (!eg_disk_list_at(a->arena, a->fd, r->dir, &l))
		return eg_archive_unreadable(a, r->dir, errno, r->diags);
	eg_ledger_begin(&r->end);
	eg_ledger_begin(&r->checkpoint);
	if (!eg_ledger_checkpoint_read(a, r->dir, &r->checkpoint, r->diags))
		return false;
	for (i = 0; i < l.n; i++) {
		n = strlen(l.entry[i].name);
		if (n > 4 && strcmp(l.entry[i].name + n - 4, ".log") == 0 &&
		    !read_log(r, eg_arena_printf(a->arena, "%s/%s", r->dir, l.entry[i].name)))
			return false;
	}
	if (r->end.tree.size < r->checkpoint.tree.size || r->next < r->kept.n)
		return eg_ledger_fault(a, r->dir, "A1021", "lines that a checkpoint counts are "
		    "missing", r->diags);
	return true;
}

static bool
read_ledger(struct reading *r, const char *writer)
{
	r->writer = writer;
	r->dir = eg_arena_printf(r->archive->arena, "ledger/%s", writer);
	r->next = 0;
	return read_all(r);
}

bool
eg_ledger_check(struct eg_archive *a, void (*each)(void *, const char *, uint64_t,
    const struct eg_ledger_line *), void *data, uint64_t *lines, struct eg_diags *diags)
{
	struct reading r = { .archive = a, .each = each, .data = data, .diags = diags };
	struct eg_disk_list l;
	bool ok = true;
	size_t i;

	*lines = 0;
	if (!eg_disk_list_at(a->arena, a->fd, "ledger", &l))
		return eg_archive_unreadable(a, "ledger", errno, diags);
	for (i = 0; i < l.n; i++) {
		if (l.entry[i].kind != EG_DISK_DIRECTORY)
			continue;
		ok = read_ledger(&r, l.entry[i].name) && ok;
		*lines += r.end.tree.size;
	}
	return ok;
}

bool
eg_ledger_lines(struct eg_archive *a, const char *writer, void (*each)(void *,
    const char *, size_t), void *data, struct eg_diags *diags)
{
	struct reading r = { .archive = a, .text = each, .data = data, .diags = diags };

	return read_ledger(&r, writer);
}

bool
eg_ledger_keep(struct eg_archive *a, const char **path, struct eg_diags *diags)
{
	const char *dir = eg_arena_printf(a->arena, "ledger/%s", a->writer);
	struct eg_ledger_end end;
	struct eg_buf text = { 0 };
	bool ok;

	eg_ledger_begin(&end);
	if (!eg_ledger_checkpoint_read(a, dir, &end, diags))
		return false;
	*path = eg_arena_printf(a->arena, "%s/checkpoints/%012" PRIu64, dir, end.tree.size);
	eg_ledger_checkpoint_print(a, a->writer, &end, &text);
	if (end.tree.size == 0)
		*path = NULL;
	ok = *path == NULL || eg_disk_exists(a->fd, *path) ||
	    eg_disk_replace(a->fd, *path, text.data, text.len) ||
	    eg_archive_unwritable(a, *path, errno, diags);
	eg_buf_free(&text);
	return ok;
}
