/* inventory_read.c - an inventory as it stands, and what is wrong with it. */
#include "archive/inventory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/path.h"
#include "base/ascii.h"
#include "json/json.h"

/* One inventory being read. */
struct reader {
	struct eg_ocfl_check		*check;
	const char		*path;		/* of the inventory itself */
	struct eg_inventory	*inventory;
	bool			 has_digest;
};

#define SAY(r, code, ...)	eg_ocfl_say((r)->check, (code), (r)->path, __VA_ARGS__)

static bool
is_object(const struct eg_json *j)
{
	return j != NULL && j->kind == EG_JSON_OBJECT;
}

static bool
has_name(const char *name, const char *const *names)
{
	for (; *names != NULL; names++)
		if (strcmp(name, *names) == 0)
			return true;
	return false;
}

/* Keys nobody specified; one that differs by its letters' case only misses its block too. */
static void
check_keys(const struct reader *r, const struct eg_json *o, const char *what,
    const char *const *known)
{
	size_t i;

	for (i = 0; i < o->n; i++)
		if (!has_name(o->name[i], known))
			SAY(r, "E102", "%s has the key `%s`, which OCFL does not know", what,
			    o->name[i]);
}

/* A key in other letters than OCFL's: "Fixity". */
static const char *
misspelt(const struct eg_json *o, const char *name)
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
static void
check_digest(const struct reader *r, enum eg_digest_kind kind, const char *digest,
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
static void
check_unique(const struct reader *r, const struct eg_json *o, const char *code)
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

/* What the codes are for a block of digests and paths. */
struct block {
	const char	*name;
	const char	*not_array;
	const char	*no_path;	/* no string, or nothing */
	const char	*element;	/* ".", "..", "" */
	const char	*slash;		/* at an end */
	const char	*twice;		/* or within another */
};

static const struct block manifest_block = { "manifest", "E092", "E098", "E099",
    "E100", "E101" };
static const struct block state_block = { "state", "E051", "E051", "E052", "E053",
    "E095" };
static const struct block fixity_block = { "fixity", "E057", "E057", "E099", "E100",
    "E101" };

static bool
check_path(const struct reader *r, const struct block *b, const char *path)
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
check_conflicts(const struct reader *r, const struct block *b,
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
static void
read_files(const struct reader *r, const struct block *b, const struct eg_json *o,
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

/* --- the inventory's own keys ----------------------------------------------- */

static const char *
need_string(const struct reader *r, const struct eg_json *o, const char *key,
    const char *missing, const char *wrong)
{
	const struct eg_json *v = eg_json_find(o, key);

	if (v == NULL)
		SAY(r, missing, "the inventory has no `%s`", key);
	else if (v->kind != EG_JSON_STRING || *v->string == '\0')
		SAY(r, wrong, "`%s` is no text", key);
	else
		return v->string;
	return NULL;
}

static void
read_id(struct reader *r, const struct eg_json *o)
{
	r->inventory->id = need_string(r, o, "id", "E036", "E037");
	if (r->inventory->id != NULL && !eg_ocfl_is_uri(r->inventory->id))
		SAY(r, "W005", "`%s` is no URI", r->inventory->id);
}

static void
read_type(struct reader *r, const struct eg_json *o)
{
	const char *type = need_string(r, o, "type", "E036", "E038");

	if (type == NULL)
		return;
	if (strcmp(type, "https://ocfl.io/1.0/spec/#inventory") == 0)
		r->inventory->minor = 0;
	else if (strcmp(type, "https://ocfl.io/1.1/spec/#inventory") != 0)
		SAY(r, "E038", "`type` is `%s`, not that of an inventory of OCFL 1.0 or 1.1",
		    type);
}

static void
read_algorithm(struct reader *r, const struct eg_json *o)
{
	const char *name = need_string(r, o, "digestAlgorithm", "E036", "E025");

	if (name == NULL)
		return;
	if (!eg_digest_find(name, &r->inventory->digest) ||
	    (r->inventory->digest != EG_SHA256 && r->inventory->digest != EG_SHA512)) {
		SAY(r, "E025", "content is addressed by `%s`", name);
		return;
	}
	r->has_digest = true;
	if (r->inventory->digest == EG_SHA256)
		SAY(r, "W004", "content is addressed by sha256");
}

static void
read_content(struct reader *r, const struct eg_json *o)
{
	const struct eg_json *v = eg_json_find(o, "contentDirectory");

	r->inventory->content = "content";
	if (v == NULL)
		return;
	if (v->kind != EG_JSON_STRING || *v->string == '\0') {
		SAY(r, "E033", "`contentDirectory` is no text");
		return;
	}
	if (strchr(v->string, '/') != NULL) {
		SAY(r, "E017", "`contentDirectory` `%s` has a slash", v->string);
		SAY(r, "E108", "`contentDirectory` `%s` is not directly in a version directory",
		    v->string);
	} else if (strcmp(v->string, ".") == 0 || strcmp(v->string, "..") == 0)
		SAY(r, "E018", "`contentDirectory` is `%s`", v->string);
	else {
		r->inventory->content = v->string;
		r->inventory->content_given = true;
	}
}

static void
read_head(struct reader *r, const struct eg_json *o)
{
	r->inventory->head = need_string(r, o, "head", "E036", "E040");
}

/* --- versions --------------------------------------------------------------- */

static void
read_user(const struct reader *r, const struct eg_json *o, const char *version,
    struct eg_ocfl_version *out)
{
	static const char *const known[] = { "name", "address", NULL };
	const struct eg_json *user = eg_json_find(o, "user");

	if (user == NULL)
		return;
	out->user = eg_json_string(user, "name");
	out->address = eg_json_string(user, "address");
	if (out->user == NULL || *out->user == '\0') {
		SAY(r, "E054", "the user of %s has no name", version);
		return;
	}
	check_keys(r, user, "a user", known);
	if (out->address == NULL)
		SAY(r, "W008", "the user of %s has no address", version);
	else if (!eg_ocfl_is_uri(out->address))
		SAY(r, "W009", "the address of the user of %s is no URI: `%s`", version,
		    out->address);
}

static void
read_message(const struct reader *r, const struct eg_json *o, const char *version,
    struct eg_ocfl_version *out)
{
	const struct eg_json *m = eg_json_find(o, "message");

	if (m != NULL && m->kind != EG_JSON_STRING)
		SAY(r, "E094", "the message of %s is no text", version);
	out->message = eg_json_string(o, "message");
	if (m == NULL || eg_json_find(o, "user") == NULL)
		SAY(r, "W007", "%s has no %s", version, m == NULL ? "message" : "user");
}

static void
read_created(const struct reader *r, const struct eg_json *o, const char *version,
    struct eg_ocfl_version *out)
{
	const struct eg_json *v = eg_json_find(o, "created");

	out->created = eg_json_string(o, "created");
	if (v == NULL)
		SAY(r, "E048", "%s does not say when it was created", version);
	else if (out->created == NULL || !eg_ocfl_is_time(out->created))
		SAY(r, "E049", "`created` of %s is no time with seconds and zone", version);
}

static void
read_version(const struct reader *r, const struct eg_json *o, const char *version,
    struct eg_ocfl_version *out)
{
	static const char *const known[] = { "created", "message", "state", "user", NULL };
	const struct eg_json *state;

	out->name = version;
	if (!is_object(o)) {
		SAY(r, "E047", "`versions` says nothing of %s", version);
		return;
	}
	check_keys(r, o, version, known);
	read_created(r, o, version, out);
	read_message(r, o, version, out);
	read_user(r, o, version, out);
	state = eg_json_find(o, "state");
	if (state == NULL)
		SAY(r, "E048", "%s has no state", version);
	else if (!is_object(state))
		SAY(r, "E050", "the state of %s is no object", version);
	else
		read_files(r, &state_block, state, &out->state);
}

/* 0 when it is no name of a version. */
static unsigned
version_number(const struct reader *r, const char *name)
{
	unsigned n = eg_path_version(name);

	if (n > 0)
		return n;
	if (eg_is_digit(name[0]))
		SAY(r, "E104", "the version `%s` does not begin with `v`", name);
	else
		SAY(r, "E105", "the version `%s` has no number", name);
	SAY(r, "E046", "`%s` cannot be the name of a version directory", name);
	return 0;
}

static int
by_number(const void *a, const void *b)
{
	const struct eg_ocfl_version *x = a, *y = b;

	return x->number < y->number ? -1 : x->number > y->number;
}

static void
check_sequence(const struct reader *r)
{
	const struct eg_inventory *in = r->inventory;
	size_t i;

	if (in->nversions == 0) {
		SAY(r, "E008", "there is no version");
		return;
	}
	if (in->version[0].number != 1)
		SAY(r, "E009", "the first version is %s", in->version[0].name);
	for (i = 1; i < in->nversions; i++)
		if (in->version[i].number != in->version[i - 1].number + 1)
			SAY(r, "E010", "after %s comes %s", in->version[i - 1].name,
			    in->version[i].name);
	if (in->head != NULL && strcmp(in->head, in->version[in->nversions - 1].name) != 0)
		SAY(r, "E040", "`head` is %s, but the last version is %s", in->head,
		    in->version[in->nversions - 1].name);
}

static void
read_versions(struct reader *r, const struct eg_json *o)
{
	const struct eg_json *v = eg_json_find(o, "versions");
	struct eg_inventory *in = r->inventory;
	const char *other;
	unsigned number;
	size_t i;

	if (v == NULL) {
		SAY(r, "E043", "the inventory has no `versions`");
		if ((other = misspelt(o, "versions")) != NULL)
			SAY(r, "E044", "`versions` is written `%s`", other);
		return;
	}
	if (!is_object(v)) {
		SAY(r, "E045", "`versions` is no object");
		return;
	}
	in->version = eg_new_array(r->check->arena, v->n + 1, struct eg_ocfl_version);
	for (i = 0; i < v->n; i++) {
		if ((number = version_number(r, v->name[i])) == 0)
			continue;
		in->version[in->nversions].number = number;
		read_version(r, &v->item[i], v->name[i], &in->version[in->nversions++]);
	}
	if (in->nversions > 0)
		qsort(in->version, in->nversions, sizeof(*in->version), by_number);
	check_sequence(r);
}

/* --- manifest and fixity ---------------------------------------------------- */

/* Is this content path in a version directory's content directory? */
static void
check_place(const struct reader *r, const char *path)
{
	const struct eg_inventory *in = r->inventory;
	const char *rest = strchr(path, '/'), *end;
	char name[64];
	size_t n = rest == NULL ? strlen(path) : (size_t)(rest - path);

	snprintf(name, sizeof(name), "%.*s", (int)(n < 60 ? n : 60), path);
	if (rest == NULL && strchr(path, '\\') != NULL)
		SAY(r, "E035", "`%s` has `\\` between its parts", path);
	if (eg_inventory_find(in, name) == NULL && eg_path_version(name) > 0)
		SAY(r, "E014", "`%s` is in %s, and no version has this name", path, name);
	if (rest == NULL || eg_inventory_find(in, name) == NULL) {
		SAY(r, "E042", "`%s` is not in a version directory", path);
		return;
	}
	end = strchr(rest + 1, '/');
	n = end == NULL ? 0 : (size_t)(end - rest - 1);
	if (n == strlen(in->content) && strncmp(rest + 1, in->content, n) == 0)
		return;
	SAY(r, "E042", "`%s` is not in the directory `%s` of its version", path, in->content);
	if (!in->content_given && n > 0)
		SAY(r, "E021", "no `contentDirectory` is given, but `%s` is not in `content`",
		    path);
}

static void
read_manifest(struct reader *r, const struct eg_json *o)
{
	const struct eg_json *m = eg_json_find(o, "manifest");
	struct eg_inventory *in = r->inventory;
	size_t i;

	if (m == NULL) {
		SAY(r, "E041", "the inventory has no `manifest`");
		return;
	}
	if (!is_object(m)) {
		SAY(r, "E106", "`manifest` is no object");
		return;
	}
	for (i = 0; r->has_digest && i < m->n; i++)
		check_digest(r, in->digest, m->name[i], true);
	check_unique(r, m, "E096");
	read_files(r, &manifest_block, m, &in->manifest);
	for (i = 0; i < in->manifest.n; i++)
		check_place(r, in->manifest.file[i].path);
}

/* Registered as extension 0009-digest-algorithms: known by name, not computed. */
static bool
is_extra_algorithm(const char *name)
{
	static const char *const extra[] = { "blake2b-160", "blake2b-256", "blake2b-384",
	    "sha512/256", "size", NULL };

	return has_name(name, extra);
}

static void
read_fixity_block(struct reader *r, const char *name, const struct eg_json *o)
{
	struct eg_inventory *in = r->inventory;
	struct eg_ocfl_fixity *f = &in->fixity[in->nfixity];
	size_t i;

	f->algorithm = name;
	f->known = eg_digest_find(name, &f->kind);
	if (!f->known && !is_extra_algorithm(name)) {
		SAY(r, "E026", "`fixity` has the algorithm `%s`", name);
		SAY(r, "E056", "`%s` is not in OCFL's list of digests", name);
		return;
	}
	if (!is_object(o)) {
		SAY(r, "E057", "`fixity` says nothing for %s", name);
		return;
	}
	for (i = 0; f->known && i < o->n; i++)
		check_digest(r, f->kind, o->name[i], false);
	check_unique(r, o, "E097");
	read_files(r, &fixity_block, o, &f->files);
	in->nfixity++;
}

static void
read_fixity(struct reader *r, const struct eg_json *o)
{
	const struct eg_json *f = eg_json_find(o, "fixity");
	const char *other = misspelt(o, "fixity");
	size_t i;

	if (other != NULL)
		SAY(r, "E055", "`fixity` is written `%s`", other);
	if (f == NULL)
		return;
	if (!is_object(f)) {
		SAY(r, "E111", "`fixity` is no object");
		return;
	}
	r->inventory->fixity = eg_new_array(r->check->arena, f->n + 1,
	    struct eg_ocfl_fixity);
	for (i = 0; i < f->n; i++)
		read_fixity_block(r, f->name[i], &f->item[i]);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char **
digests_of(struct eg_arena *a, const struct eg_ocfl_files *f)
{
	const char **list = eg_new_array(a, f->n + 1, const char *);
	size_t i;

	for (i = 0; i < f->n; i++)
		list[i] = f->file[i].digest;
	if (f->n > 0)
		qsort(list, f->n, sizeof(*list), by_name);
	return list;
}

static bool
listed(const char *digest, const char **list, size_t n)
{
	return n > 0 && bsearch(&digest, list, n, sizeof(*list), by_name) != NULL;
}

/* States and manifest need each other. */
static void
check_use(const struct reader *r, bool has_manifest)
{
	const struct eg_inventory *in = r->inventory;
	const char **manifest, **used;
	struct eg_ocfl_files all = { 0 };
	size_t i, k, n = 0;

	manifest = digests_of(r->check->arena, &in->manifest);
	for (i = 0; i < in->nversions; i++)
		n += in->version[i].state.n;
	all.file = eg_new_array(r->check->arena, n + 1, struct eg_ocfl_file);
	for (i = 0; i < in->nversions; i++)
		for (k = 0; k < in->version[i].state.n; k++) {
			all.file[all.n] = in->version[i].state.file[k];
			if (has_manifest && !listed(all.file[all.n].digest, manifest,
			    in->manifest.n))
				SAY(r, "E050", "%s has `%s`, whose digest %.16s... is not in the "
				    "manifest", in->version[i].name, all.file[all.n].path,
				    all.file[all.n].digest);
			all.n++;
		}
	used = digests_of(r->check->arena, &all);
	for (i = 0; in->minor > 0 && i < in->manifest.n; i++)
		if (!listed(in->manifest.file[i].digest, used, all.n))
			SAY(r, "E107", "no version has the file `%s`", in->manifest.file[i].path);
}

struct eg_inventory *
eg_inventory_read(struct eg_ocfl_check *check, const char *path, const char *bytes,
    size_t n)
{
	static const char *const known[] = { "contentDirectory", "digestAlgorithm",
	    "fixity", "head", "id", "manifest", "type", "versions", NULL };
	struct reader r = { .check = check, .path = path };
	const struct eg_json *o;
	const char *why;
	uint32_t line;

	o = eg_json_read(check->arena, bytes, n, &why, &line);
	if (o == NULL && line > 0)
		eg_ocfl_say(check, "E033", path, "line %u is no JSON: %s", line, why);
	else if (o == NULL)
		eg_ocfl_say(check, "E033", path, "this is no JSON: %s", why);
	else if (!is_object(o))
		eg_ocfl_say(check, "E033", path, "this is no JSON object");
	if (!is_object(o))
		return NULL;
	r.inventory = eg_new(check->arena, struct eg_inventory);
	r.inventory->minor = 1;
	r.inventory->digest = EG_SHA512;
	check_keys(&r, o, "the inventory", known);
	read_id(&r, o);
	read_type(&r, o);
	read_algorithm(&r, o);
	read_content(&r, o);
	read_head(&r, o);
	read_versions(&r, o);
	read_manifest(&r, o);
	read_fixity(&r, o);
	check_use(&r, is_object(eg_json_find(o, "manifest")));
	return r.inventory;
}
