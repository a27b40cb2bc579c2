/* archive.c - see archive.h: setting up, opening, finding and reading. */
#include "archive/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/disk.h"
#include "archive/ledger.h"
#include "archive/stage.h"
#include "base/file.h"
#include "json/json.h"

bool
eg_archive_unreadable(struct eg_archive *a, const char *path, int error,
    struct eg_diags *diags)
{
	const char *where = eg_diags_printf(diags, "%s/%s", a->path, path);

	/* Not the disk's fault: somebody took it away, or put something else there. */
	if (error == ENOENT || error == ENOTDIR || error == ELOOP || error == EISDIR ||
	    error == EINVAL)
		return eg_refuse(diags, "A1010", where, "`engross archive verify` says what else; "
		    "`engross archive audit --mirror DIR --repair` restores objects",
		    error == ENOENT ? "it is not there any more" :
		    "this is not the plain file or directory that was archived");
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "A1002",
	    .at.file = where, .help = error == EACCES ? "run it as who owns the archive" :
	    "nothing is known of what could not be read: see to the disk, then run "
	    "the same command again" }, "cannot read: %s", eg_file_reason(diags, error));
	return false;
}

bool
eg_archive_unwritable(struct eg_archive *a, const char *path, int error,
    struct eg_diags *diags)
{
	return eg_file_cannot_write(eg_diags_printf(diags, "%s/%s", a->path, path), error,
	    diags);
}

/* --- setting up -------------------------------------------------------------- */

static const char about[] =
    "# An archive of official letters, made by engross\n\n"
    "This directory is an OCFL 1.1 storage root (https://ocfl.io/1.1/spec/).\n\n"
    "- An object is a determination; its id is a tag URI (RFC 4151) that ends with the\n"
    "  case's number. Each version is a revision that was issued.\n"
    "- `case.xml` holds the exact bytes that were judged, `receipt.json` what the judgement\n"
    "  rests on, `facts.xml` the case with the facts that follow from it, `letter.xml` the\n"
    "  words of the letter, `unsigned.pdf` its pages before any signature, `letter.pdf` the\n"
    "  letter as it was issued, `render.json` the digests of what made it, `events.xml` what\n"
    "  was done (PREMIS 3).\n"
    "- `signoff/` holds who approved the letter, each statement with its signature over\n"
    "  its exact bytes (CMS, detached), and the policy they followed. It is confidential.\n"
    "- A version that has `withdrawal.xml` withdraws the letter. One whose\n"
    "  `signoff/amendment.xml` is new takes the place of the version before.\n"
    "- Objects of the kind `policy` hold the policies by which letters were signed off.\n"
    "- Objects of the kind `bundle` hold the templates, schemas, rulebooks and fonts of\n"
    "  letters. With the bundle that `render.json` names, `case.xml` gives `unsigned.pdf`\n"
    "  again, byte for byte.\n";

/* Already there with the same bytes is as good as written. */
static bool
put(int fd, const char *path, const char *bytes, size_t n, bool *other)
{
	struct eg_buf old = { 0 };
	bool same;

	*other = false;
	if (eg_disk_write(fd, path, bytes, n, true))
		return true;
	if (errno != EEXIST)
		return false;
	same = eg_disk_read(fd, path, n, &old) && old.len == n &&
	    memcmp(old.data, bytes, n) == 0;
	eg_buf_free(&old);
	/* A try that was killed may have left half of it. */
	if (!same)
		same = eg_disk_unlink(fd, path) && eg_disk_write(fd, path, bytes, n, true);
	return same;
}

static bool
put_text(int fd, const char *path, const char *text)
{
	bool other;

	return put(fd, path, text, strlen(text), &other);
}

static bool
make(int fd, const char *path)
{
	return eg_disk_make(fd, path) || errno == EEXIST;
}

static bool
write_root(int fd, enum eg_placement_kind kind)
{
	struct eg_placement p = eg_placement_new(kind);
	struct eg_buf config = { 0 }, layout = { 0 }, dir = { 0 }, path = { 0 };
	bool ok;

	eg_placement_config(&p, &config);
	eg_buf_printf(&layout, "{\n  \"extension\": \"%s\",\n  \"description\": \"%s\"\n}\n",
	    eg_placement_name(kind), kind == EG_PLACEMENT_0003 ?
	    "directories from a digest of the id, then the id itself, percent-encoded" :
	    "directories from a digest of the id");
	eg_buf_printf(&dir, "ocfl/extensions/%s", eg_placement_name(kind));
	eg_buf_printf(&path, "%s/config.json", dir.data);
	ok = make(fd, "ocfl") && put_text(fd, "ocfl/0=ocfl_1.1", "ocfl_1.1\n") &&
	    put_text(fd, "ocfl/engross-archive.md", about) && make(fd, "ocfl/extensions") &&
	    make(fd, dir.data) && put_text(fd, path.data, config.data) &&
	    put_text(fd, "ocfl/ocfl_layout.json", layout.data) &&
	    eg_disk_sync(fd, dir.data) && eg_disk_sync(fd, "ocfl/extensions") &&
	    eg_disk_sync(fd, "ocfl");
	eg_buf_free(&config);
	eg_buf_free(&layout);
	eg_buf_free(&dir);
	eg_buf_free(&path);
	return ok;
}

/* Nothing but what an earlier try made. */
static bool
is_free(int fd)
{
	static const char *const ours[] = { "ledger", "locks", "ocfl", "work",
	    "archive.json.new" };
	struct eg_arena *arena = eg_arena_new();
	struct eg_disk_list l;
	size_t i, k;
	bool ok = eg_disk_list(arena, fd, &l);

	for (i = 0; ok && i < l.n; i++) {
		for (k = 0; k < 5 && strcmp(l.entry[i].name, ours[k]) != 0; k++)
			continue;
		ok = k < 5;
	}
	eg_arena_free(arena);
	return ok;
}

/* RFC 4151: "imro.example,2026", "records@imro.example,2026-01-01". */
static bool
is_authority(const char *s)
{
	size_t n = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	    "0123456789.-@_"), d;

	if (n == 0 || s[n] != ',' || strchr(s, '.') == NULL)
		return false;
	d = strspn(s + n + 1, "0123456789-");
	return s[n + 1 + d] == '\0' && (d == 4 || d == 7 || d == 10);
}

bool
eg_archive_init(const char *path, const char *authority, enum eg_placement_kind kind,
    struct eg_diags *diags)
{
	struct eg_buf about_it = { 0 };
	bool ok;
	int fd;

	if (!is_authority(authority))
		return eg_refuse(diags, "A1003", authority, "a domain or mail address of your "
		    "organisation, a comma, and a year it was yours: imro.example,2026",
		    "this is no authority for the names of letters");
	if (mkdir(path, 0700) != 0 && errno != EEXIST)
		return eg_file_cannot_write(path, errno, diags);
	fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return eg_file_cannot_write(path, errno, diags);
	if (!is_free(fd)) {
		close(fd);
		return eg_refuse(diags, "A1001", path, "name a directory that is not there yet",
		    "there is something in this directory already");
	}
	eg_buf_puts(&about_it, "{\n  \"archive\": 1,\n  \"authority\": ");
	eg_buf_json(&about_it, authority);
	eg_buf_puts(&about_it, "\n}\n");
	ok = make(fd, "work") && make(fd, "locks") && make(fd, "ledger") &&
	    write_root(fd, kind) &&
	    eg_disk_replace(fd, "archive.json", about_it.data, about_it.len);
	if (!ok)
		eg_file_cannot_write(path, errno, diags);
	eg_buf_free(&about_it);
	close(fd);
	return ok;
}

/* --- opening ----------------------------------------------------------------- */

static bool
is_plain_name(const char *s)
{
	size_t n = strlen(s);

	return n > 0 && n <= 32 && s[0] != '.' && s[0] != '-' &&
	    s[strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	    "0123456789._-")] == '\0';
}

static bool
read_about(struct eg_archive *a, struct eg_diags *diags)
{
	struct eg_buf bytes = { 0 };
	const struct eg_json *j = NULL;
	const char *why = "", *authority;
	const char *where = eg_diags_printf(diags, "%s/archive.json", a->path);
	int64_t form;
	uint32_t line;

	if (!eg_disk_read(a->fd, "archive.json", 65536, &bytes)) {
		eg_buf_free(&bytes);
		return errno == ENOENT ? eg_refuse(diags, "A1000", a->path,
		    "`engross archive init DIR --authority NAME,YEAR` makes one",
		    "this is no archive of engross") :
		    eg_archive_unreadable(a, "archive.json", errno, diags);
	}
	j = eg_json_read(a->arena, bytes.data, bytes.len, &why, &line);
	eg_buf_free(&bytes);
	authority = eg_json_string(j, "authority");
	form = eg_json_integer(j, "archive", 0);
	if (form > 1)
		return eg_refuse(diags, "A1006", where, "use the engross that made it, or a later one",
		    eg_diags_printf(diags, "the archive has form %lld, and this engross knows form "
		    "1", (long long)form));
	if (authority == NULL || !is_authority(authority) || form != 1)
		return eg_refuse(diags, "A1004", where, "it is written by `engross archive init`; "
		    "restore it from a copy", "this does not say what the archive is");
	a->authority = authority;
	return true;
}

static bool
read_placement(struct eg_archive *a, struct eg_diags *diags)
{
	const char *why = NULL;

	a->root = eg_disk_open(a->fd, "ocfl");
	if (a->root < 0)
		return eg_archive_unreadable(a, "ocfl", errno, diags);
	return (eg_placement_read(a->root, a->arena, &a->placement, &why) &&
	    a->placement.kind != EG_PLACEMENT_NONE) ||
	    eg_refuse(diags, "A1004", eg_diags_printf(diags, "%s/ocfl/ocfl_layout.json",
	    a->path), "restore it from a copy of the archive", why == NULL ?
	    "this names no layout that engross writes" :
	    eg_diags_printf(diags, "the layout cannot be read: %s", why));
}

static bool
no_archive(const char *path, int error, struct eg_diags *diags)
{
	const char *text = error == ENOENT || error == ENOTDIR ? "there is no archive here" :
	    "the archive cannot be opened";
	const char *help = error == ENOENT ?
	    "`engross archive init DIR --authority NAME,YEAR` makes one" :
	    error == ENOTDIR ? "name its directory with `--archive DIR`" :
	    error == EACCES ? "run it as who owns the archive" : NULL;

	return eg_refuse(diags, "A1000", path, help, eg_diags_printf(diags, "%s: %s", text,
	    eg_file_reason(diags, error)));
}

struct eg_archive *
eg_archive_open(const char *path, const char *writer, struct eg_diags *diags)
{
	struct eg_archive *a;
	int fd;

	if (!is_plain_name(writer)) {
		eg_refuse(diags, "A1005", writer, "letters, digits, `.`, `_` and `-`, at most 32",
		    "a writer cannot have this name");
		return NULL;
	}
	fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0) {
		no_archive(path, errno, diags);
		return NULL;
	}
	a = eg_malloc(sizeof(*a));
	*a = (struct eg_archive){ .fd = fd, .root = -1, .alive = -1, .staging = -1,
	    .arena = eg_arena_new() };
	a->path = eg_arena_strdup(a->arena, path);
	a->writer = eg_arena_strdup(a->arena, writer);
	if (read_about(a, diags) && read_placement(a, diags))
		return a;
	eg_archive_close(a);
	return NULL;
}

void
eg_archive_close(struct eg_archive *a)
{
	if (a == NULL)
		return;
	eg_stage_end(a);
	eg_ledger_forget(a);
	if (a->root >= 0)
		close(a->root);
	close(a->fd);
	eg_arena_free(a->arena);
	free(a);
}

/* --- finding and reading ------------------------------------------------------ */

bool
eg_archive_is_letter(const char *id)
{
	return strstr(id, ":bundle:") == NULL && strstr(id, ":policy:") == NULL;
}

const char *
eg_archive_id(struct eg_archive *a, const char *kind, const char *name)
{
	if (strncmp(name, "tag:", 4) == 0)
		return eg_arena_strdup(a->arena, name);
	return eg_arena_printf(a->arena, "tag:%s:%s:%s", a->authority, kind, name);
}

const char *
eg_archive_where(struct eg_archive *a, const char *id)
{
	struct eg_buf path = { 0 };
	const char *where;

	eg_buf_puts(&path, "ocfl/");
	eg_placement_path(&a->placement, id, &path);
	where = eg_arena_strdup(a->arena, path.data);
	eg_buf_free(&path);
	return where;
}

/* Its sidecar says the same of the bytes. */
static bool
is_sealed(int dir, const struct eg_inventory *in, const struct eg_buf *bytes)
{
	struct eg_buf want = { 0 }, got = { 0 };
	char name[64];
	bool same;

	snprintf(name, sizeof(name), "inventory.json.%s", eg_digest_name(in->digest));
	eg_inventory_sidecar(in->digest, bytes, &want);
	same = eg_disk_read(dir, name, 1024, &got) && got.len >= want.len - 16 &&
	    strncasecmp(got.data, want.data, eg_digest_digits(in->digest)) == 0;
	eg_buf_free(&want);
	eg_buf_free(&got);
	return same;
}

/* NULL after a report. */
static struct eg_inventory *
read_inventory(struct eg_archive *a, int dir, const char *id, const char *where,
    struct eg_diags *diags)
{
	struct eg_ocfl_check c = { .arena = a->arena, .diags = diags,
	    .name = eg_diags_printf(diags, "%s/%s", a->path, where) };
	struct eg_buf bytes = { 0 };
	struct eg_inventory *in = NULL;
	char hex[EG_DIGEST_HEX];

	if (!eg_disk_read(dir, "inventory.json", EG_INVENTORY_MAX, &bytes))
		eg_archive_unreadable(a, eg_arena_printf(a->arena, "%s/inventory.json", where),
		    errno, diags);
	else {
		in = eg_inventory_read(&c, "inventory.json", bytes.data, bytes.len);
		if (in == NULL || c.errors > 0 || in->id == NULL || strcmp(in->id, id) != 0 ||
		    !is_sealed(dir, in, &bytes)) {
			eg_refuse(diags, "A1010", c.name, "`engross archive verify` says what; "
			    "`engross archive audit --mirror DIR --repair` restores it",
			    "the object is damaged");
			in = NULL;
		}
	}
	if (in != NULL) {
		eg_digest(EG_SHA512, bytes.data, bytes.len, hex);
		in->sha512 = eg_arena_strdup(a->arena, hex);
	}
	eg_buf_free(&bytes);
	return in;
}

struct eg_inventory *
eg_archive_find(struct eg_archive *a, const char *id, bool *missing,
    struct eg_diags *diags)
{
	const char *where = eg_archive_where(a, id);
	int dir = eg_disk_open(a->fd, where);
	struct eg_inventory *in;

	*missing = dir < 0 && errno == ENOENT;
	if (*missing)
		return NULL;
	if (dir < 0) {
		eg_archive_unreadable(a, where, errno, diags);
		return NULL;
	}
	in = read_inventory(a, dir, id, where, diags);
	close(dir);
	return in;
}

bool
eg_archive_read(struct eg_archive *a, const struct eg_inventory *in,
    const struct eg_ocfl_version *v, const char *logical, struct eg_buf *out,
    struct eg_diags *diags)
{
	const char *digest, *content = eg_inventory_content(in, v, logical, &digest), *path;
	size_t start = out->len;
	char hex[EG_DIGEST_HEX];

	if (content == NULL)
		return eg_refuse(diags, "A1011", eg_diags_printf(diags, "%s %s", in->id, v->name),
		    "`engross archive history ID` lists the files of each version",
		    eg_diags_printf(diags, "it has no file `%s`", logical));
	path = eg_arena_printf(a->arena, "%s/%s", eg_archive_where(a, in->id), content);
	if (!eg_disk_read(a->fd, path, (size_t)1 << 30, out))
		return eg_archive_unreadable(a, path, errno, diags);
	eg_digest(in->digest, out->data == NULL ? "" : out->data + start, out->len - start, hex);
	if (strcasecmp(hex, digest) == 0)
		return true;
	out->len = start;
	if (out->data != NULL)
		out->data[start] = '\0';
	return eg_refuse(diags, "A1010", eg_diags_printf(diags, "%s/%s", a->path, path),
	    "`engross archive audit --mirror DIR --repair` restores it",
	    "the file is not what was archived: it was changed, or damaged");
}
