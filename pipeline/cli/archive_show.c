/* archive_show.c - engross archive list, history and get: what there is. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive.h"
#include "archive/disk.h"
#include "archive/ocfl.h"
#include "issued.h"
#include "product.h"
#include "session.h"
#include "speak.h"

static void
put_pair(struct eg_buf *b, const char *name, const char *value)
{
	eg_buf_printf(b, ",\"%s\":", name);
	eg_buf_json(b, value);
}

static void
put_out(const struct eg_buf *b)
{
	fwrite(eg_buf_str(b), 1, b->len, stdout);
}

/* --- list ---------------------------------------------------------------------- */

struct listing {
	struct eg_buf	out;
	bool		json;
	size_t		n;
};

static void
list_one(void *data, const char *path, const struct eg_inventory *in, bool whole)
{
	struct listing *l = data;
	const struct eg_ocfl_version *v;

	(void)path;
	if (in == NULL || in->id == NULL || in->nversions == 0 || !eg_archive_is_letter(in->id))
		return;
	v = &in->version[in->nversions - 1];
	l->n++;
	if (l->json) {
		eg_buf_puts(&l->out, "{\"schema\":\"engross.object/1\",\"id\":");
		eg_buf_json(&l->out, in->id);
		put_pair(&l->out, "version", v->name);
		put_pair(&l->out, "created", v->created);
		eg_buf_printf(&l->out, ",\"whole\":%s,\"withdrawn\":%s}\n", whole ? "true" :
		    "false", issued_is_withdrawn(v) ? "true" : "false");
	} else
		eg_buf_printf(&l->out, "%s  %s  %s%s%s\n", in->id, v->name, v->created,
		    issued_is_withdrawn(v) ? "  withdrawn" : "", whole ? "" : "  damaged");
}

int
archive_list(const char *const *operands, int n)
{
	struct eg_diags *diags = eg_diags_new(), *faults = eg_diags_new();
	struct listing l = { .json = eg_speak_is_json() };
	struct eg_ocfl_check c = { .diags = faults, .quick = true };
	struct eg_archive *a;
	int status;

	(void)operands, (void)n;
	a = archive_open(diags, &status);
	if (a != NULL) {
		c.arena = a->arena;
		c.name = "ocfl";
		c.fd = eg_disk_open(a->fd, "ocfl");
		if (c.fd < 0)
			eg_archive_unreadable(a, "ocfl", errno, diags);
		else {
			eg_ocfl_root(&c, list_one, &l);
			close(c.fd);
		}
		put_out(&l.out);
		if (c.errors > 0)
			eg_report(diags, &(struct eg_diag){ .severity = EG_WARNING,
			    .code = "A1019", .at.file = a->path,
			    .help = "`engross archive verify` says what" },
			    "something in the archive is not as it should be");
	}
	eg_buf_free(&l.out);
	eg_diags_free(faults);
	return archive_end(a, diags, status);
}

/* --- history --------------------------------------------------------------------- */

static void
history_json(const struct eg_inventory *in, const struct eg_ocfl_version *v,
    struct eg_buf *b)
{
	size_t i;

	eg_buf_puts(b, "{\"schema\":\"engross.version/1\",\"id\":");
	eg_buf_json(b, in->id);
	put_pair(b, "version", v->name);
	put_pair(b, "created", v->created);
	put_pair(b, "message", v->message);
	put_pair(b, "by", v->user);
	put_pair(b, "address", v->address);
	eg_buf_printf(b, ",\"withdrawn\":%s,\"files\":[", issued_is_withdrawn(v) ? "true" :
	    "false");
	for (i = 0; i < v->state.n; i++) {
		eg_buf_printf(b, "%s{\"path\":", i == 0 ? "" : ",");
		eg_buf_json(b, v->state.file[i].path);
		put_pair(b, "sha512", v->state.file[i].digest);
		eg_buf_putc(b, '}');
	}
	eg_buf_puts(b, "]}\n");
}

static void
history_text(const struct eg_inventory *in, const struct eg_ocfl_version *v,
    struct eg_buf *b)
{
	const char *path;
	int width = 16;
	size_t i;

	for (i = 0; i < v->state.n; i++)
		if (strlen(v->state.file[i].path) > (size_t)width)
			width = (int)strlen(v->state.file[i].path);
	eg_buf_printf(b, "%s  %s  %s, by %s\n", v->name, v->created,
	    v->message == NULL ? "-" : v->message, v->user == NULL ? "-" : v->user);
	for (i = 0; i < v->state.n; i++) {
		path = eg_inventory_content(in, v, v->state.file[i].path, NULL);
		eg_buf_printf(b, "    %-*s %.16s  %s\n", width, v->state.file[i].path,
		    v->state.file[i].digest, path == NULL ? "-" : path);
	}
}

int
archive_history(const char *const *operands, int n)
{
	struct eg_diags *diags = eg_diags_new();
	const struct eg_inventory *in;
	struct eg_buf out = { 0 };
	struct eg_archive *a;
	int status;
	size_t i;

	(void)n;
	a = archive_open(diags, &status);
	in = a == NULL ? NULL : archive_object(a, operands[0], diags);
	if (in != NULL && !eg_speak_is_json())
		eg_buf_printf(&out, "%s\nin %s\n", in->id, eg_archive_where(a, in->id));
	for (i = 0; in != NULL && i < in->nversions; i++)
		(eg_speak_is_json() ? history_json : history_text)(in, &in->version[i], &out);
	put_out(&out);
	eg_buf_free(&out);
	return archive_end(a, diags, status);
}

bool
archive_warn_withdrawn(const struct eg_inventory *in, struct eg_diags *diags)
{
	if (!issued_is_withdrawn(&in->version[in->nversions - 1]))
		return false;
	eg_report(diags, &(struct eg_diag){ .severity = EG_WARNING, .code = "A1077",
	    .at.file = in->id, .help = "its withdrawal.xml says why, and who said so" },
	    "this letter was withdrawn (%s) and does not hold any more", in->head);
	return true;
}

/* --- get ------------------------------------------------------------------------- */

static bool
has(const struct eg_ocfl_version *v, const char *path)
{
	size_t i;

	for (i = 0; i < v->state.n; i++)
		if (strcmp(v->state.file[i].path, path) == 0)
			return true;
	return false;
}

/* Without a name it is the letter: as it was issued, or else before signatures. */
static bool
get(struct eg_archive *a, const char *name, const char *path, struct eg_diags *diags)
{
	static const struct product_kind plain = { .name = "file", .suffix = "" };
	const struct eg_inventory *in = archive_object(a, name, diags);
	const struct eg_ocfl_version *v = in == NULL ? NULL : archive_version(in, diags);
	const char *slash, *word, *out = archive_given.output;
	struct eg_buf bytes = { 0 };
	enum product_result got = PRODUCT_FAILED;
	bool ok, withdrawn;

	if (v == NULL)
		return false;
	if (path == NULL)
		path = has(v, "letter.pdf") ? "letter.pdf" : "unsigned.pdf";
	withdrawn = archive_warn_withdrawn(in, diags);
	slash = strrchr(path, '/');
	if (out == NULL)
		out = slash == NULL ? path : slash + 1;
	ok = eg_archive_read(a, in, v, path, &bytes, diags);
	if (ok) {
		got = eg_product_write(out, &bytes, &plain, archive_given.force != 0, diags);
		ok = got == PRODUCT_WRITTEN || got == PRODUCT_UNCHANGED;
	}
	if (ok && strcmp(out, "-") != 0) {
		word = got == PRODUCT_WRITTEN ? "wrote" : "unchanged";
		eg_speak_result(stderr, "engross.got/1", "id", in->id, "version", v->name,
		    "path", path, "file", out, "result", word,
		    "withdrawn?", withdrawn ? "true" : "false", NULL);
		if (!eg_session.quiet && !eg_speak_is_json())
			eg_tell("%s %s  %s of %s %s", word, out, path, in->id, v->name);
	}
	eg_buf_free(&bytes);
	return ok;
}

int
archive_get(const char *const *operands, int n)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_archive *a;
	int status;

	a = archive_open(diags, &status);
	if (a != NULL)
		get(a, operands[0], n > 1 ? operands[1] : NULL, diags);
	return archive_end(a, diags, status);
}
