/* object.c - checking an object: what its root holds. */
#include "archive/object.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/path.h"
#include "base/ascii.h"

#define SIDECAR_MAX	1024

/* --- its directories --------------------------------------------------------- */

static int
open_below(struct eg_ocfl_object *o, const char *path, size_t n)
{
	const struct eg_ocfl_open *above = &o->open[0];
	struct eg_ocfl_open *d = &o->open[memchr(path, '/', n) != NULL];
	struct eg_arena *arena = o->check->arena;
	int fd;

	if (d != above && above->path != NULL && n > above->n && path[above->n] == '/' &&
	    memcmp(path, above->path, above->n) == 0)
		fd = eg_disk_open(above->fd, eg_arena_strndup(arena, path + above->n + 1,
		    n - above->n - 1));
	else
		fd = eg_disk_open(o->check->fd, eg_arena_strndup(arena, path, n));
	if (fd < 0)
		return -1;
	if (d->path != NULL)
		close(d->fd);
	*d = (struct eg_ocfl_open){ path, n, fd };
	return fd;
}

static int
dir_of(struct eg_ocfl_object *o, const char *path, size_t n)
{
	int i;

	if (n == 0)
		return o->check->fd;
	for (i = 0; i < 2; i++)
		if (o->open[i].path != NULL && o->open[i].n == n &&
		    memcmp(o->open[i].path, path, n) == 0)
			return o->open[i].fd;
	return open_below(o, path, n);
}

int
eg_ocfl_object_at(struct eg_ocfl_object *o, const char *path, const char **leaf)
{
	const char *slash = strrchr(path, '/');

	*leaf = slash == NULL ? path : slash + 1;
	return dir_of(o, path, slash == NULL ? 0 : (size_t)(slash - path));
}

int
eg_ocfl_object_dir(struct eg_ocfl_object *o, const char *path)
{
	return dir_of(o, path, strlen(path));
}

static void
close_all(struct eg_ocfl_object *o)
{
	int i;

	for (i = 0; i < 2; i++)
		if (o->open[i].path != NULL)
			close(o->open[i].fd);
}

/* A file of an object, as eg_disk_read. */
static bool
read_file(struct eg_ocfl_object *o, const char *path, size_t max, struct eg_buf *out)
{
	const char *leaf;
	int dir = eg_ocfl_object_at(o, path, &leaf);

	return dir >= 0 && eg_disk_read(dir, leaf, max, out);
}

/* --- declarations ------------------------------------------------------------ */

bool
eg_ocfl_is_declaration(const char *name)
{
	return (eg_is_digit(name[0]) && name[1] == '=') || strstr(name, "ocfl_object_") != NULL ||
	    (strncmp(name, "ocfl_", 5) == 0 && eg_is_digit(name[5])) ||
	    strstr(name, "=ocfl") != NULL || strncmp(name, "0ocfl", 5) == 0;
}

/* "1.1" of a known kind; the x of 1.x, or -1. */
static int
minor_of(const char *version)
{
	return strcmp(version, "1.0") == 0 ? 0 : strcmp(version, "1.1") == 0 ? 1 : -1;
}

static void
check_text(struct eg_ocfl_check *c, const char *name, const char *code)
{
	struct eg_buf text = { 0 };
	size_t n = strlen(name) - 2;

	if (!eg_disk_read(c->fd, name, 1024, &text) && errno != EFBIG)
		eg_ocfl_unreadable(c, name, errno);
	else if (text.len != n + 1 || memcmp(text.data, name + 2, n) != 0 ||
	    text.data[n] != '\n')
		eg_ocfl_say(c, code, name, "the declaration holds something else than `%s`",
		    name + 2);
	eg_buf_free(&text);
}

/* -1 when the name is not right. */
static int
check_name(struct eg_ocfl_check *c, const char *name, const char *prefix,
    const struct eg_declaration_codes *codes)
{
	size_t n = strlen(prefix);
	int minor;

	if (strchr(name, '=') == NULL || name[1] != '=')
		eg_ocfl_say(c, codes->namaste, name, "`%s` is not named as a declaration", name);
	else if (name[0] != '0')
		eg_ocfl_say(c, codes->tag, name, "`%s` does not begin with 0=", name);
	else if (strncmp(name + 2, prefix, n) != 0 ||
	    (!eg_is_digit(name[2 + n]) && strncmp(name + 2, "ocfl_object_", 12) != 0))
		eg_ocfl_say(c, codes->name, name, "`%s` is not called %s and a version", name,
		    prefix);
	else if ((minor = minor_of(name + 2 + n)) < 0)
		eg_ocfl_say(c, codes->version, name, "`%s` is no version of OCFL known here",
		    name + 2 + n);
	else
		return minor;
	return -1;
}

unsigned
eg_ocfl_declaration(struct eg_ocfl_check *c, const struct eg_disk_list *l,
    const char *prefix, const struct eg_declaration_codes *codes)
{
	const char *name;
	size_t i, found = 0;
	int minor, best = 1;

	for (i = 0; i < l->n; i++) {
		name = l->entry[i].name;
		if (l->entry[i].kind != EG_DISK_FILE || !eg_ocfl_is_declaration(name))
			continue;
		minor = check_name(c, name, prefix, codes);
		if (minor < 0)
			continue;
		found++;
		best = minor;
		check_text(c, name, codes->text);
	}
	if (found > 1)
		eg_ocfl_say(c, codes->count, "", "there are %zu declarations", found);
	if (found == 0)
		eg_ocfl_say(c, codes->missing, "", "there is no declaration 0=%s1.1", prefix);
	return (unsigned)best;
}

/* --- inventories and their sidecars ------------------------------------------ */

/* "DIGEST inventory.json": the digest has its end at the white space. */
static bool
read_sidecar(struct eg_buf *text)
{
	char *p = text->data;
	size_t n, gap;

	if (p == NULL)
		return false;
	n = strcspn(p, " \t");
	gap = strspn(p + n, " \t");
	if (n == 0 || gap == 0 || strncmp(p + n + gap, "inventory.json", 14) != 0)
		return false;
	if (strcmp(p + n + gap + 14, "\n") != 0 && p[n + gap + 14] != '\0')
		return false;
	p[n] = '\0';
	return p[strspn(p, "0123456789abcdefABCDEF")] == '\0';
}

static void
check_sidecar(struct eg_ocfl_object *o, const char *dir, const struct eg_disk_list *l,
    enum eg_digest_kind kind, const char *digest)
{
	struct eg_ocfl_check *c = o->check;
	struct eg_buf text = { 0 };
	const char *found = NULL, *path;
	size_t i;

	for (i = 0; i < l->n; i++)
		if (strncmp(l->entry[i].name, "inventory.json.", 15) == 0)
			found = l->entry[i].name;
	path = eg_arena_printf(c->arena, "%s%s%s", dir, *dir == '\0' ? "" : "/",
	    found == NULL ? "inventory.json" : found);
	if (found == NULL)
		eg_ocfl_say(c, "E058", path, "the inventory has no sidecar "
		    "inventory.json.%s", eg_digest_name(kind));
	else if (strcmp(found + 15, eg_digest_name(kind)) != 0) {
		eg_ocfl_say(c, "E059", path, "the inventory's digests are %s, its "
		    "sidecar's is %s", eg_digest_name(kind), found + 15);
		eg_ocfl_say(c, "E058", path, "the inventory has no sidecar "
		    "inventory.json.%s", eg_digest_name(kind));
	} else if (!read_file(o, path, SIDECAR_MAX, &text) && errno != EFBIG)
		eg_ocfl_unreadable(c, path, errno);
	else if (!read_sidecar(&text))
		eg_ocfl_say(c, "E061", path, "the sidecar is not `DIGEST inventory.json`");
	else if (strcasecmp(text.data, digest) != 0)
		eg_ocfl_say(c, "E060", path, "the inventory has another digest than its "
		    "sidecar says");
	eg_buf_free(&text);
}

/* The last version's is the root's, read and judged already. */
static bool
is_root_again(const struct eg_ocfl_object *o, const struct eg_buf *bytes)
{
	return o->bytes.len > 0 && bytes->len == o->bytes.len &&
	    memcmp(bytes->data, o->bytes.data, bytes->len) == 0;
}

const struct eg_inventory *
eg_ocfl_object_inventory(struct eg_ocfl_object *o, const char *dir,
    const struct eg_disk_list *l, char hex[EG_DIGEST_HEX])
{
	struct eg_ocfl_check *c = o->check;
	size_t before = c->errors + c->warnings;
	const struct eg_inventory *in = NULL;
	struct eg_buf bytes = { 0 };
	const char *path = eg_arena_printf(c->arena, "%s%sinventory.json", dir,
	    *dir == '\0' ? "" : "/");

	if (!read_file(o, path, EG_INVENTORY_MAX, &bytes))
		eg_ocfl_unreadable(c, path, errno);
	else if (is_root_again(o, &bytes)) {
		in = o->inventory;
		snprintf(hex, EG_DIGEST_HEX, "%s", o->digest);
	} else if ((in = eg_inventory_read(c, path, eg_buf_str(&bytes), bytes.len)) !=
	    NULL)
		eg_digest(in->digest, eg_buf_str(&bytes), bytes.len, hex);
	if (in != NULL)
		check_sidecar(o, dir, l, in->digest, hex);
	if (*dir == '\0' && in != NULL && c->errors + c->warnings == before)
		o->bytes = bytes;
	else
		eg_buf_free(&bytes);
	return in;
}

/* --- the root's entries ------------------------------------------------------ */

static int
by_number(const void *a, const void *b)
{
	const struct eg_ocfl_object_version *x = a, *y = b;

	return x->number != y->number ? (x->number < y->number ? -1 : 1) :
	    strcmp(x->name, y->name);
}

static bool
is_sidecar(const char *name)
{
	return strncmp(name, "inventory.json.", 15) == 0;
}

static void
root_directory(struct eg_ocfl_object *o, const char *name)
{
	unsigned number = eg_path_version(name);

	if (number > 0) {
		o->version[o->nversions++] = (struct eg_ocfl_object_version){ .name = name,
		    .number = number };
		return;
	}
	if (strcmp(name, "extensions") == 0) {
		eg_ocfl_extensions(o->check, name, "E067", "W013");
		return;
	}
	if (strcmp(name, "logs") == 0)
		return;
	eg_ocfl_say(o->check, "E001", name, "an object has no directory `%s`", name);
	if (name[strspn(name, "0123456789")] == '\0')
		eg_ocfl_say(o->check, "E104", name, "a version directory is called v%s", name);
	else if (name[0] == 'v' && (eg_is_digit(name[1]) || name[1] == '-' || name[1] == '\0'))
		eg_ocfl_say(o->check, "E105", name, "`%s` has no number from 1 on", name);
}

static void
root_entry(struct eg_ocfl_object *o, const struct eg_disk_entry *e)
{
	struct eg_ocfl_check *c = o->check;

	if (e->kind == EG_DISK_LINK)
		eg_ocfl_say(c, "E090", e->name, "this is a symbolic link");
	else if (e->kind == EG_DISK_DIRECTORY)
		root_directory(o, e->name);
	else if (strcasecmp(e->name, "inventory.json") == 0 &&
	    strcmp(e->name, "inventory.json") != 0)
		eg_ocfl_say(c, "E034", e->name, "the inventory is called `%s`", e->name);
	else if (e->kind != EG_DISK_FILE || (strcmp(e->name, "inventory.json") != 0 &&
	    !is_sidecar(e->name) && !eg_ocfl_is_declaration(e->name)))
		eg_ocfl_say(c, "E001", e->name, "an object has no file `%s`", e->name);
}

/* E011-E013, W001: how version directories are numbered. */
static void
check_numbers(struct eg_ocfl_object *o)
{
	const struct eg_ocfl_object_version *v;
	size_t i, first = o->nversions == 0 ? 0 : strlen(o->version[0].name);
	bool padded = o->nversions > 0 && o->version[0].name[1] == '0', now;

	for (i = 0; i < o->nversions; i++) {
		v = &o->version[i];
		now = v->name[1] == '0';
		if (now == padded && (!padded || strlen(v->name) == first))
			continue;
		eg_ocfl_say(o->check, "E012", v->name, "%s is not numbered as %s is", v->name,
		    o->version[0].name);
		if (padded && !now)
			eg_ocfl_say(o->check, "E011", v->name, "%s does not begin with a zero",
			    v->name);
		if (i == o->nversions - 1)
			eg_ocfl_say(o->check, "E013", v->name, "the last version is named in "
			    "another form than %s", o->version[0].name);
	}
	if (padded)
		eg_ocfl_say(o->check, "W001", o->version[0].name,
		    "versions are padded with zeros");
}

static bool
has_version(const struct eg_ocfl_object *o, const char *name)
{
	size_t i;

	for (i = 0; i < o->nversions; i++)
		if (strcmp(o->version[i].name, name) == 0)
			return true;
	return false;
}

/* Directories and inventory tell of the same versions. */
static void
check_versions(struct eg_ocfl_object *o)
{
	const struct eg_inventory *in = o->inventory;
	struct eg_ocfl_check *c = o->check;
	const struct eg_ocfl_object_version *v;
	size_t i;

	if (o->nversions == 0)
		eg_ocfl_say(c, "E008", "", "there is no version directory");
	else if (o->version[0].number != 1)
		eg_ocfl_say(c, "E009", o->version[0].name, "the first version is %s",
		    o->version[0].name);
	for (i = 1; i < o->nversions; i++)
		if (o->version[i].number > o->version[i - 1].number + 1)
			eg_ocfl_say(c, "E010", o->version[i].name, "after %s comes %s",
			    o->version[i - 1].name, o->version[i].name);
	for (i = 0; in != NULL && i < in->nversions; i++)
		if (!has_version(o, in->version[i].name))
			eg_ocfl_say(c, "E046", in->version[i].name, "the inventory has %s, but "
			    "there is no such directory", in->version[i].name);
	for (i = 0; in != NULL && i < o->nversions; i++)
		if (eg_inventory_find(in, (v = &o->version[i])->name) == NULL) {
			eg_ocfl_say(c, "E046", v->name, "the inventory does not have %s", v->name);
			if (in->head != NULL && v->number > eg_path_version(in->head))
				eg_ocfl_say(c, "E040", v->name, "`head` is %s, but there is %s",
				    in->head, v->name);
		}
}

static bool
has_file(const struct eg_disk_list *l, const char *name)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		if (strcmp(l->entry[i].name, name) == 0)
			return l->entry[i].kind == EG_DISK_FILE;
	return false;
}

static void
root_inventory(struct eg_ocfl_object *o, const struct eg_disk_list *l)
{
	const struct eg_inventory *in;
	char hex[EG_DIGEST_HEX];

	if (!has_file(l, "inventory.json")) {
		eg_ocfl_say(o->check, "E063", "", "there is no inventory.json");
		return;
	}
	o->inventory = in = eg_ocfl_object_inventory(o, "", l, hex);
	if (in == NULL)
		return;
	o->digest = eg_arena_strdup(o->check->arena, hex);
	if (in->minor != o->declared)
		eg_ocfl_say(o->check, "E038", "inventory.json", "the object declares OCFL "
		    "1.%u, its inventory is of OCFL 1.%u", o->declared, in->minor);
}

const struct eg_inventory *
eg_ocfl_object(struct eg_ocfl_check *c, unsigned root_minor)
{
	static const struct eg_declaration_codes codes = { .namaste = "E002",
	    .count = "E003", .version = "E004", .tag = "E005", .name = "E006",
	    .text = "E007", .missing = "E003" };
	struct eg_ocfl_object o = { .check = c };
	struct eg_disk_list l;
	size_t i;

	if (!eg_disk_list(c->arena, c->fd, &l)) {
		eg_ocfl_unreadable(c, "", errno);
		return NULL;
	}
	o.version = eg_new_array(c->arena, l.n + 1, struct eg_ocfl_object_version);
	o.declared = eg_ocfl_declaration(c, &l, "ocfl_object_", &codes);
	if (o.declared > root_minor)
		eg_ocfl_say(c, "E081", "", "the object declares OCFL 1.%u, its storage root "
		    "1.%u", o.declared, root_minor);
	for (i = 0; i < l.n; i++)
		root_entry(&o, &l.entry[i]);
	if (o.nversions > 0)
		qsort(o.version, o.nversions, sizeof(*o.version), by_number);
	check_numbers(&o);
	root_inventory(&o, &l);
	check_versions(&o);
	eg_ocfl_object_list(&o);
	if (o.inventory != NULL) {
		eg_ocfl_object_history(&o);
		eg_ocfl_object_content(&o);
	}
	eg_buf_free(&o.bytes);
	close_all(&o);
	return o.inventory;
}
