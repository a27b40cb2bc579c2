/* object_content.c - checking an object: its files, and their digests. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "archive/object.h"
#include "archive/path.h"

/* What an inventory says of a file. */
struct want {
	const char		*path;
	enum eg_digest_kind	 kind;
	const char		*digest;
	const char		*code;		/* when it is not so */
};

struct wants {
	struct want	*list;
	size_t		 n;
};

static int
by_path(const void *a, const void *b)
{
	const struct want *x = a, *y = b;
	int order = eg_path_compare(x->path, y->path);

	if (order == 0 && x->kind != y->kind)
		order = x->kind < y->kind ? -1 : 1;
	if (order == 0)
		order = strcmp(x->code, y->code);
	return order != 0 ? order : strcasecmp(x->digest, y->digest);
}

static size_t
count(const struct eg_inventory *in)
{
	size_t i, n;

	if (in == NULL)
		return 0;
	n = in->manifest.n;
	for (i = 0; i < in->nfixity; i++)
		n += in->fixity[i].files.n;
	return n;
}

static void
add_files(struct wants *w, const struct eg_ocfl_files *f, enum eg_digest_kind kind,
    const char *code)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		w->list[w->n++] = (struct want){ f->file[i].path, kind, f->file[i].digest,
		    code };
}

static void
add_inventory(struct wants *w, const struct eg_inventory *in)
{
	size_t i;

	if (in == NULL)
		return;
	add_files(w, &in->manifest, in->digest, "E092");
	for (i = 0; i < in->nfixity; i++)
		if (in->fixity[i].known)
			add_files(w, &in->fixity[i].files, in->fixity[i].kind, "E093");
}

/* All that all inventories say, each once, by path. */
static struct wants
collect(const struct eg_ocfl_object *o)
{
	struct wants w = { 0 };
	size_t i, k, n = count(o->inventory);

	for (i = 0; i < o->nversions; i++)
		n += count(o->version[i].inventory);
	w.list = eg_new_array(o->check->arena, n + 1, struct want);
	add_inventory(&w, o->inventory);
	for (i = 0; i < o->nversions; i++)
		if (o->version[i].inventory != o->inventory)
			add_inventory(&w, o->version[i].inventory);
	if (w.n == 0)
		return w;
	qsort(w.list, w.n, sizeof(*w.list), by_path);
	for (i = 1, k = 0; i < w.n; i++)
		if (by_path(&w.list[i], &w.list[k]) != 0)
			w.list[++k] = w.list[i];
	w.n = k + 1;
	return w;
}

/* Is the path in sorted files? */
static bool
has(const struct eg_ocfl_files *f, const char *path)
{
	size_t low = 0, high = f->n, mid;
	int order;

	while (low < high) {
		mid = (low + high) / 2;
		order = eg_path_compare(f->file[mid].path, path);
		if (order == 0)
			return true;
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return false;
}

/* The bytes that a wanted digest is of, when they are in memory. */
static const struct eg_ocfl_held *
held(const struct eg_ocfl_check *c, const struct want *w)
{
	size_t i;

	for (i = 0; i < c->nheld; i++)
		if (strcmp(c->held[i].path, w->path) == 0)
			return strcmp(c->held[i].digest, w->digest) == 0 ? &c->held[i] : NULL;
	return NULL;
}

static void
say_other(struct eg_ocfl_check *c, const struct want *w)
{
	eg_ocfl_say(c, w->code, w->path, "the file's %s is not what the inventory says: it "
	    "was changed, or damaged", eg_digest_name(w->kind));
}

/* True when that was enough. */
static bool
compare(struct eg_ocfl_check *c, int dir, const char *leaf, const struct want *w)
{
	const struct eg_ocfl_held *h = held(c, w);

	if (h == NULL)
		return false;
	if (!eg_disk_same(dir, leaf, h->bytes, h->n)) {
		if (errno == 0)
			say_other(c, w);
		else
			eg_ocfl_unreadable(c, w->path, errno);
	}
	return true;
}

/* Wants first to last (not included) are of one file. */
static void
check_file(struct eg_ocfl_object *o, const struct want *first, const struct want *last)
{
	struct eg_ocfl_check *c = o->check;
	const char *leaf;
	int dir;
	enum eg_digest_kind kinds[EG_DIGEST_KINDS];
	char hex[EG_DIGEST_KINDS][EG_DIGEST_HEX];
	const struct want *w;
	size_t n = 0;

	if (!has(&o->content, first->path)) {
		for (w = first; w < last; w++)
			if (w == first || strcmp(w->code, w[-1].code) != 0)
				eg_ocfl_say(c, w->code, w->path, "there is no such file");
		return;
	}
	if (c->quick)
		return;
	dir = eg_ocfl_object_at(o, first->path, &leaf);
	if (dir < 0) {
		eg_ocfl_unreadable(c, first->path, errno);
		return;
	}
	if (last == first + 1 && compare(c, dir, leaf, first))
		return;
	for (w = first; w < last; w++)
		if (n == 0 || kinds[n - 1] != w->kind)
			kinds[n++] = w->kind;
	if (!eg_disk_digest(dir, leaf, kinds, n, hex)) {
		eg_ocfl_unreadable(c, first->path, errno);
		return;
	}
	for (n = 0, w = first; w < last; w++) {
		while (kinds[n] != w->kind)
			n++;
		if (strcasecmp(hex[n], w->digest) != 0)
			say_other(c, w);
	}
}

static unsigned
version_of(const char *path)
{
	unsigned n = 0;

	for (path++; *path >= '0' && *path <= '9' && n < 100000000; path++)
		n = n * 10 + (unsigned)(*path - '0');
	return n;
}

/* Files that are there and that an inventory, of that version, does not have. */
static void
check_listed(struct eg_ocfl_object *o, const struct eg_inventory *in, unsigned version,
    const char *where)
{
	size_t i;

	for (i = 0; i < o->content.n; i++)
		if (version_of(o->content.file[i].path) <= version &&
		    !has(&in->manifest, o->content.file[i].path))
			eg_ocfl_say(o->check, "E023", o->content.file[i].path,
			    "the manifest of %s does not have this file", where);
}

void
eg_ocfl_object_content(struct eg_ocfl_object *o)
{
	struct wants w = collect(o);
	const struct eg_ocfl_object_version *v;
	size_t i, k;

	check_listed(o, o->inventory, 100000000, "inventory.json");
	for (i = 0; i + 1 < o->nversions; i++) {
		v = &o->version[i];
		if (v->inventory != NULL)
			check_listed(o, v->inventory, v->number,
			    eg_arena_printf(o->check->arena, "%s/inventory.json", v->name));
	}
	for (i = 0; i < w.n; i = k) {
		for (k = i + 1; k < w.n && strcmp(w.list[k].path, w.list[i].path) == 0; k++)
			continue;
		check_file(o, &w.list[i], &w.list[k]);
	}
}
