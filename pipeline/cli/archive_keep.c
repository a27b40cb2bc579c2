/* archive_keep.c - engross archive audit, mirror and rerender. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive.h"
#include "archive/audit.h"
#include "archive/copy.h"
#include "archive/disk.h"
#include "archive/ocfl.h"
#include "archive_files.h"
#include "archive_make.h"
#include "base/arena.h"
#include "session.h"
#include "speak.h"

/* --- mirror and audit ---------------------------------------------------------- */

/* The archive itself would be a copy that costs nothing and is worth as much. */
static struct eg_archive *
open_mirror(const struct eg_archive *a, const char *path, struct eg_diags *diags)
{
	struct eg_archive *to = eg_archive_open(path, archive_given.writer == NULL ?
	    "main" : archive_given.writer, diags);
	struct stat ours, theirs;

	if (to == NULL || fstat(a->fd, &ours) != 0 || fstat(to->fd, &theirs) != 0 ||
	    ours.st_dev != theirs.st_dev || ours.st_ino != theirs.st_ino)
		return to;
	eg_refuse(diags, "A1030", path, "name another directory, best on another machine",
	    "this is the archive itself, and no copy of it");
	eg_archive_close(to);
	return NULL;
}

int
archive_mirror(const char *const *operands, int n)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_mirrored r = { 0 };
	struct eg_archive *a, *to = NULL;
	int status;

	(void)n;
	a = archive_open(diags, &status);
	if (a != NULL && eg_mirror_init(a, operands[0], diags) &&
	    (to = open_mirror(a, operands[0], diags)) != NULL) {
		eg_archive_mirror(a, to, &r, diags);
		if (eg_speak_is_json())
			fprintf(stderr, "{\"schema\":\"engross.mirrored/1\",\"objects\":%zu,\"copied\":%zu,"
			    "\"same\":%zu,\"failed\":%zu}\n", r.objects, r.copied, r.same, r.failed);
		else if (r.objects > 0 && !eg_session.quiet)
			fprintf(stderr, "%zu object%s: %zu copied, %zu already there, %zu not\n",
			    r.objects, r.objects == 1 ? "" : "s", r.copied, r.same, r.failed);
	}
	eg_archive_close(to);
	return archive_end(a, diags, status);
}

/* "90d", "600s", "12h"; -1 when it is no such time. */
static int64_t
seconds(const char *s)
{
	static const struct { char unit; int64_t seconds; } units[] = { { 's', 1 },
	    { 'm', 60 }, { 'h', 3600 }, { 'd', 86400 } };
	char *end;
	long value;
	size_t i;

	if (s == NULL)
		return 0;
	value = strtol(s, &end, 10);
	for (i = 0; i < 4; i++)
		if (value >= 0 && value < 1000000 && end != s && end[0] == units[i].unit &&
		    end[1] == '\0')
			return value * units[i].seconds;
	return -1;
}

static void
tell_audit(const struct eg_audit *r)
{
	if (eg_speak_is_json())
		printf("{\"schema\":\"engross.audit/1\",\"objects\":%zu,\"due\":%zu,"
		    "\"audited\":%zu,\"damaged\":%zu,\"missing\":%zu,\"repaired\":%zu}\n",
		    r->objects, r->due, r->audited, r->damaged, r->missing, r->repaired);
	else if (!eg_session.quiet) {
		printf("%zu of %zu objects due, %zu audited, %zu damaged, %zu repaired", r->due,
		    r->objects, r->audited, r->damaged, r->repaired);
		if (r->missing > 0)
			printf(", %zu version%s missing", r->missing, r->missing == 1 ? " was" :
			    "s were");
		putchar('\n');
	}
}

int
archive_audit(const char *const *operands, int n)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_audit r = { .max_age = seconds(archive_given.max_age),
	    .budget = seconds(archive_given.budget), .repair = archive_given.repair != 0 };
	struct eg_archive *a;
	bool right = false;
	int status;

	(void)operands, (void)n;
	if (r.max_age < 0 || r.budget < 0) {
		eg_diags_free(diags);
		return eg_usage("archive", "a time is a number and s, m, h or d: 90d, 600s");
	}
	if (r.repair && archive_given.mirror == NULL) {
		eg_diags_free(diags);
		return eg_usage("archive", "`--repair` needs `--mirror DIR`, to restore from");
	}
	a = archive_open_to_tell(diags, &status);
	r.time = archive_time();
	if (a != NULL && archive_given.mirror != NULL)
		r.mirror = open_mirror(a, archive_given.mirror, diags);
	if (a != NULL && (archive_given.mirror == NULL || r.mirror != NULL)) {
		right = archive_keeps_checkpoint(a, diags);
		right = eg_archive_audit(a, &r, diags) && right;
		if (r.checkpoint != NULL)
			right = archive_sign_checkpoint(a, r.checkpoint, diags) && right;
		/* The copy kept elsewhere stays the old one while something is wrong. */
		if (r.checkpoint != NULL && right)
			right = archive_copy_checkpoint(a, r.checkpoint, diags);
		if (!right && !eg_diags_failed(diags))
			status = EG_EXIT_INPUT;
		tell_audit(&r);
		fflush(stdout);
	}
	eg_archive_close(r.mirror);
	status = archive_end(a, diags, status);
	/* What was repaired was said, and is no failure any more. */
	return right ? EG_EXIT_OK : status;
}

/* --- rerender ---------------------------------------------------------------------- */

const char *
archive_bundle_place(struct eg_archive *a, const char *id, struct eg_diags *diags)
{
	const char *where = eg_archive_where(a, id);
	struct eg_ocfl_check c = { .arena = a->arena, .diags = diags,
	    .name = eg_diags_printf(diags, "%s/%s", a->path, where),
	    .fd = eg_disk_open(a->fd, where) };

	if (c.fd < 0) {
		eg_archive_unreadable(a, where, errno, diags);
		return NULL;
	}
	eg_ocfl_object(&c, 1);
	close(c.fd);
	return c.errors > 0 ? NULL : eg_arena_printf(a->arena, "%s/%s/v1/content", a->path,
	    where);
}

static bool
differs(struct eg_diags *diags, const char *id, const struct eg_ocfl_version *v,
    const char *release)
{
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "A1040",
	    .at.file = id, .found = eg_diags_printf(diags, "archived by engross %s, this is %s",
	    release, EG_VERSION), .help = "make it again with the release that archived it" },
	    "%s made again is not the same", v->name);
	return false;
}

static bool
rerender(struct eg_archive *a, const struct eg_inventory *in,
    const struct eg_ocfl_version *v, struct eg_diags *diags, int *status)
{
	struct archive_rendered was;
	const char *place, *path;
	struct eg_buf render = { 0 }, pdf = { 0 }, cas = { 0 };
	struct archive_letter l = { 0 };
	struct archive_maker *m;
	bool ok;

	ok = eg_archive_read(a, in, v, "render.json", &render, diags) &&
	    eg_archive_read(a, in, v, "unsigned.pdf", &pdf, diags) &&
	    eg_archive_read(a, in, v, "case.xml", &cas, diags) &&
	    archive_render_read(&render, a->arena, &was) &&
	    (place = archive_bundle_place(a, was.bundle, diags)) != NULL;
	if (ok) {
		path = eg_arena_printf(a->arena, "%s/%s/%s", a->path,
		    eg_archive_where(a, in->id), eg_inventory_content(in, v, "case.xml", NULL));
		m = archive_maker_new(&(struct archive_order){ .paths = &path, .n = 1,
		    .letter = was.letter, .workspace = place,
		    .fonts = eg_arena_printf(a->arena, "%s/fonts", place) });
		archive_maker_next(m, &l, status);
		archive_maker_free(m);
		fputs(l.said == NULL ? "" : l.said, stderr);
		ok = l.made && ((l.record.pdf.len == pdf.len && memcmp(l.record.pdf.data,
		    pdf.data, pdf.len) == 0) || differs(diags, in->id, v, was.release));
	}
	eg_buf_free(&render);
	eg_buf_free(&pdf);
	eg_buf_free(&cas);
	archive_letter_free(&l);
	return ok;
}

int
archive_rerender(const char *const *operands, int n)
{
	struct eg_diags *diags = eg_diags_new();
	const struct eg_ocfl_version *v = NULL;
	const struct eg_inventory *in;
	struct eg_archive *a;
	int status;

	(void)n;
	a = archive_open(diags, &status);
	in = a == NULL ? NULL : archive_object(a, operands[0], diags);
	if (in != NULL)
		v = archive_version(in, diags);
	if (v != NULL && rerender(a, in, v, diags, &status)) {
		eg_speak_result(stdout, "engross.rerendered/1", "id", in->id, "version", v->name,
		    "same?", "true", NULL);
		if (!eg_session.quiet && !eg_speak_is_json())
			printf("%s %s made again: the same bytes\n", in->id, v->name);
	} else if (v != NULL && status == EG_EXIT_OK)
		status = EG_EXIT_INPUT;
	fflush(stdout);
	return archive_end(a, diags, status);
}
