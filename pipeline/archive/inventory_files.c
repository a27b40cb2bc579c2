/* inventory_files.c - digests and the paths they stand for; keys of an inventory. */
#include <stdlib.h>
#include <string.h>

#include "archive/inventory_reader.h"
#include "archive/path.h"

/* --- keys --------------------------------------------------------------------- */

bool
eg_inventory_is_object(const struct eg_json *j)
{
	return j != NULL && j->kind == EG_JSON_OBJECT;
}

bool
eg_inventory_has_name(const char *name, const char *const *names)
{
	for (; *names != NULL; names++)
		if (strcmp(name, *names) == 0)
			return true;
	return false;
}

/* Keys nobody specified; one that differs by its letters' case only misses its block too. */
void
eg_inventory_check_keys(const struct eg_inventory_reader *r, const struct eg_json *o,
    const char *what,
    const char *const *known)
{
	size_t i;

	for (i = 0; i < o->n; i++)
		if (!eg_inventory_has_name(o->name[i], known))
			SAY(r, "E102", "%s has the key `%s`, which OCFL does not know", what,
			    o->name[i]);
}

/* A key in other letters than OCFL's: "Fixity". */
const char *
eg_inventory_misspelt(const struct eg_json *o, const char *name)
{
	size_t i;

	for (i = 0; i < o->n; i++)
		if (strcasecmp(o->name[i], name) == 0 && strcmp(o->name[i], name) != 0)
			return o->name[i];
	return NULL;
}

/* --- digests and their files ------------------------------------------------ */

static bool
is_hex(const char *s)
{
	return s[strspn(s, "0123456789abcdefABCDEF")] == '\0';
}

/* E029-E032: a digest is hexadecimal, of its algorithm's length. */
void
eg_inventory_check_digest(const struct eg_inventory_reader *r,
    enum eg_digest_kind kind, const char *digest,
    bool content)
{
	static const char *const codes[EG_DIGEST_KINDS] = { [EG_MD5] = "E057",
	    [EG_SHA1] = "E029", [EG_SHA256] = "E030", [EG_SHA512] = "E031",
	    [EG_BLAKE2B_512] = "E032" };
	size_t n = strlen(digest);

	if (is_hex(digest) && n == eg_digest_digits(kind))
		return;
	if (content && is_hex(digest) && (n == eg_digest_digits(EG_SHA256) ||
	    n == eg_digest_digits(EG_SHA512)))
		SAY(r, "E039", "the inventory says %s, and this is a digest of another: %.16s...",
		    eg_digest_name(kind), digest);
	else
		SAY(r, codes[kind], "this is no %s digest: `%.40s`", eg_digest_name(kind), digest);
}

static int
by_digest(const void *a, const void *b)
{
	return strcasecmp(*(const char *const *)a, *(const char *const *)b);
}

/* The same digest twice, in upper and lower case. */
void
eg_inventory_check_unique(const struct eg_inventory_reader *r, const struct eg_json *o,
    const char *code)
{
	const char **sorted = eg_new_array(r->check->arena, o->n + 1, const char *);
	size_t i;

	if (o->n == 0)
		return;
	memcpy(sorted, o->name, o->n * sizeof(*sorted));
	qsort(sorted, o->n, sizeof(*sorted), by_digest);
	for (i = 1; i < o->n; i++)
		if (strcasecmp(sorted[i - 1], sorted[i]) == 0)
			SAY(r, code, "the digest %.16s... is there twice", sorted[i]);
}

const struct eg_inventory_block eg_inventory_manifest_block = { "manifest", "E092", "E098", "E099",
    "E100", "E101" };
const struct eg_inventory_block eg_inventory_state_block = { "state", "E051", "E051", "E052", "E053",
    "E095" };
const struct eg_inventory_block eg_inventory_fixity_block = { "fixity", "E057", "E057", "E099", "E100",
    "E101" };

static bool
check_path(const struct eg_inventory_reader *r, const struct eg_inventory_block *b, const char *path)
{
	size_t n = strlen(path);
	bool ok = true;

	if (n == 0) {
		SAY(r, b->no_path, "%s has an empty path", b->name);
		return false;
	}
	if (path[0] == '/' || path[n - 1] == '/') {
		SAY(r, b->slash, "%s: `%s` begins or ends with a slash", b->name, path);
		ok = false;
	}
	if (!eg_path_is_plain(path)) {
		SAY(r, b->element, "%s: `%s` has a part that is empty, `.` or `..`", b->name,
		    path);
		ok = false;
	}
	return ok;
}

/* Paths that are there twice, or within another. */
static void
check_conflicts(const struct eg_inventory_reader *r, const struct eg_inventory_block *b,
    const struct eg_ocfl_files *f)
{
	const char *last, *path;
	size_t i, n;

	for (i = 1; i < f->n; i++) {
		last = f->file[i - 1].path;
		path = f->file[i].path;
		n = strlen(last);
		if (strcmp(last, path) == 0)
			SAY(r, b->twice, "%s has `%s` twice", b->name, path);
		else if (strncmp(last, path, n) == 0 && path[n] == '/')
			SAY(r, b->twice, "%s has `%s`, and `%s` within it", b->name, last, path);
	}
}

/* All paths of a block; those that are none are told and left out. */
void
eg_inventory_read_files(const struct eg_inventory_reader *r,
    const struct eg_inventory_block *b, const struct eg_json *o,
    struct eg_ocfl_files *out)
{
	const struct eg_json *paths;
	size_t i, k, n = 0;

	for (i = 0; i < o->n; i++)
		n += o->item[i].kind == EG_JSON_ARRAY ? o->item[i].n : 0;
	out->file = eg_new_array(r->check->arena, n + 1, struct eg_ocfl_file);
	for (i = 0; i < o->n; i++) {
		paths = &o->item[i];
		if (paths->kind != EG_JSON_ARRAY || paths->n == 0) {
			SAY(r, b->not_array, "%s: %.16s... has no list of paths", b->name,
			    o->name[i]);
			continue;
		}
		for (k = 0; k < paths->n; k++)
			if (paths->item[k].kind != EG_JSON_STRING)
				SAY(r, b->no_path, "%s: %.16s... has a path that is no text",
				    b->name, o->name[i]);
			else if (check_path(r, b, paths->item[k].string))
				out->file[out->n++] = (struct eg_ocfl_file){ o->name[i],
				    paths->item[k].string };
	}
	eg_ocfl_files_sort(out);
	check_conflicts(r, b, out);
}
