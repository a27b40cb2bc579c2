/* archive_verify.c - engross archive verify: is everything as it was archived? */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive.h"
#include "archive/checkpoint.h"
#include "archive/disk.h"
#include "archive/ledger_line.h"
#include "archive/reconcile.h"
#include "archive/ocfl.h"
#include "base/arena.h"
#include "base/file.h"
#include "session.h"
#include "speak.h"

struct verdict {
	size_t		objects, faulty, errors, warnings;
	uint64_t	lines;
	bool		ledger;
	struct eg_vouched vouched;	/* of its newest signed checkpoint */
};

static void
tell_vouched_json(struct eg_buf *b, const struct eg_vouched *v)
{
	if (v->by == NULL)
		return;
	eg_buf_printf(b, ",\"signatures\":%zu,\"time-stamps\":%zu,\"signed\":%llu,\"by\":",
	    v->signatures, v->stamps, (unsigned long long)v->size);
	eg_buf_json(b, v->by);
	eg_buf_printf(b, ",\"trusted\":%s", v->trusted ? "true" : "false");
}

static void
tell(const struct verdict *v, const char *what)
{
	struct eg_buf b = { 0 };

	if (eg_speak_is_json()) {
		eg_buf_puts(&b, "{\"schema\":\"engross.verified/1\",\"what\":");
		eg_buf_json(&b, what);
		eg_buf_printf(&b, ",\"objects\":%zu,\"faulty\":%zu,\"errors\":%zu,"
		    "\"warnings\":%zu", v->objects, v->faulty, v->errors, v->warnings);
		tell_vouched_json(&b, &v->vouched);
		eg_buf_puts(&b, "}\n");
	} else if (!eg_session.quiet) {
		eg_buf_printf(&b, "%s: %zu object%s, ", what, v->objects,
		    v->objects == 1 ? "" : "s");
		if (v->faulty == 0 && v->errors > 0)
			eg_buf_printf(&b, "%zu error%s besides them", v->errors,
			    v->errors == 1 ? "" : "s");
		else if (v->faulty == 0)
			eg_buf_puts(&b, v->objects == 1 ? "whole" : "all whole");
		else
			eg_buf_printf(&b, "%zu not whole", v->faulty);
		if (v->ledger)
			eg_buf_printf(&b, "; the ledger has %llu line%s",
			    (unsigned long long)v->lines, v->lines == 1 ? "" : "s");
		if (v->ledger && v->vouched.by != NULL)
			eg_buf_printf(&b, ", signed up to line %llu by `%s`%s",
			    (unsigned long long)v->vouched.size, v->vouched.by,
			    v->vouched.trusted ? "" : ", whom nobody said to believe");
		eg_print("%s", eg_buf_str(&b));
		eg_buf_clear(&b);
	}
	fputs(eg_buf_str(&b), stdout);
	eg_buf_free(&b);
}

static void
count(void *data, const char *path, const struct eg_inventory *in, bool whole)
{
	struct verdict *v = data;

	(void)path, (void)in;
	v->objects++;
	v->faulty += !whole;
}

/* --- anybody's objects and storage roots --------------------------------------- */

static bool
starts(int fd, const char *with)
{
	struct eg_arena *a = eg_arena_new();
	struct eg_disk_list l;
	bool found = false;
	size_t i;

	if (eg_disk_list(a, fd, &l))
		for (i = 0; i < l.n; i++)
			found = found || strncmp(l.entry[i].name, with, strlen(with)) == 0;
	eg_arena_free(a);
	return found;
}

static void
verify_path(const char *path, struct eg_diags *diags)
{
	struct eg_ocfl_check c = { .arena = eg_arena_new(), .diags = diags, .name = path,
	    .fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) };
	const struct eg_inventory *in;
	struct verdict v = { 0 };

	if (c.fd < 0)
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "U8001",
		    .at.file = path }, "cannot read: %s", eg_file_reason(diags, errno));
	else if (eg_disk_exists(c.fd, "bagit.txt") && !starts(c.fd, "0=ocfl_")) {
		eg_refuse(diags, "A1007", path, "in its directory `sha512sum -c "
		    "manifest-sha512.txt` checks it, or any program that knows BagIt",
		    "this is a bag, and neither an OCFL object nor a storage root");
		close(c.fd);
	} else {
		if (starts(c.fd, "0=ocfl_object_") || starts(c.fd, "inventory.json")) {
			in = eg_ocfl_object(&c, 1);
			count(&v, path, in, c.errors == 0);
		} else
			eg_ocfl_root(&c, count, &v);
		v.errors = c.errors;
		v.warnings = c.warnings;
		tell(&v, path);
		close(c.fd);
	}
	eg_arena_free(c.arena);
}

/* --- an archive -------------------------------------------------------------------- */

static void
verify_one(struct eg_archive *a, const char *name, struct eg_diags *diags)
{
	const char *id = eg_archive_id(a, "case", name), *where = eg_archive_where(a, id);
	struct eg_ocfl_check c = { .arena = a->arena, .diags = diags,
	    .name = eg_arena_printf(a->arena, "%s/%s", a->path, where),
	    .fd = eg_disk_open(a->fd, where) };
	const struct eg_inventory *in;
	struct verdict v = { 0 };

	if (c.fd < 0) {
		archive_object(a, name, diags);
		return;
	}
	in = eg_ocfl_object(&c, 1);
	count(&v, where, in, c.errors == 0);
	v.errors = c.errors;
	v.warnings = c.warnings;
	tell(&v, id);
	close(c.fd);
}

/* What is beside kept checkpoints, and a checkpoint that was kept elsewhere. */
static void
judge_checkpoints(struct eg_archive *a, struct eg_vouched *v, struct eg_diags *diags)
{
	struct eg_certificates *anchors, *helpers;

	if (archive_trust(&anchors, &helpers, diags))
		eg_checkpoint_judge_all(a, &(struct eg_trust){ anchors, helpers },
		    eg_ledger_seconds(archive_time()), v, diags);
	archive_keeps_checkpoint(a, diags);
	eg_certificates_free(anchors);
	eg_certificates_free(helpers);
}

static void
verify_all(struct eg_archive *a, struct eg_diags *diags)
{
	struct eg_reconciled r = { 0 };
	struct verdict v = { .ledger = true };

	eg_archive_reconcile(a, &r, diags);
	judge_checkpoints(a, &v.vouched, diags);
	v.objects = r.objects;
	v.faulty = r.faulty;
	v.lines = r.lines;
	v.errors = eg_diags_of(diags, EG_ERROR);
	v.warnings = eg_diags_of(diags, EG_WARNING);
	tell(&v, a->path);
}

/* A path, not an id or a number: there is such a directory. */
static bool
is_path(const char *s)
{
	struct stat st;

	return stat(s, &st) == 0 && S_ISDIR(st.st_mode);
}

int
archive_verify(const char *const *operands, int n)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_archive *a = NULL;
	bool asked = n == 0;
	int status = EG_EXIT_OK, i;

	for (i = 0; i < n; i++)
		asked = asked || !is_path(operands[i]);
	if (asked)
		a = archive_open(diags, &status);
	if (asked && a == NULL)
		return archive_end(NULL, diags, status);
	if (n == 0)
		verify_all(a, diags);
	for (i = 0; i < n; i++)
		if (is_path(operands[i]))
			verify_path(operands[i], diags);
		else
			verify_one(a, operands[i], diags);
	fflush(stdout);
	return archive_end(a, diags, status);
}
