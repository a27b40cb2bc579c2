/* object_history.c - checking an object: earlier inventories beside the current one. */
#include <stdlib.h>
#include <string.h>

#include "archive/object.h"
#include "archive/path.h"

#define SAY(o, v, code, ...)	eg_ocfl_say((o)->check, (code), \
    eg_arena_printf((o)->check->arena, "%s/inventory.json", (v)->name), __VA_ARGS__)

static int
by_digest(const void *a, const void *b)
{
	const struct eg_ocfl_file *x = a, *y = b;

	return strcasecmp(x->digest, y->digest);
}

/* The manifest by digest, for looking up. */
static struct eg_ocfl_files
sorted(struct eg_arena *a, const struct eg_ocfl_files *f)
{
	struct eg_ocfl_files s = { eg_new_array(a, f->n + 1, struct eg_ocfl_file), f->n };

	if (f->n > 0) {
		memcpy(s.file, f->file, f->n * sizeof(*s.file));
		qsort(s.file, s.n, sizeof(*s.file), by_digest);
	}
	return s;
}

/* The first with this digest, or NULL. */
static const struct eg_ocfl_file *
first(const struct eg_ocfl_files *f, const char *digest)
{
	size_t low = 0, high = f->n, mid;

	while (low < high) {
		mid = (low + high) / 2;
		if (strcasecmp(f->file[mid].digest, digest) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low < f->n && strcasecmp(f->file[low].digest, digest) == 0 ?
	    &f->file[low] : NULL;
}

/* The same bytes, by digest or, of two algorithms, by where they are? */
static bool
same_bytes(const struct eg_ocfl_files *then, const char *was,
    const struct eg_ocfl_files *now, const char *is, bool one_algorithm)
{
	const struct eg_ocfl_file *x, *y;

	if (one_algorithm)
		return strcasecmp(was, is) == 0;
	for (x = first(then, was); x != NULL && x < then->file + then->n &&
	    strcasecmp(x->digest, was) == 0; x++)
		for (y = first(now, is); y != NULL && y < now->file + now->n &&
		    strcasecmp(y->digest, is) == 0; y++)
			if (strcmp(x->path, y->path) == 0)
				return true;
	return false;
}

static bool
same_state(const struct eg_ocfl_object *o, const struct eg_inventory *then,
    const struct eg_ocfl_version *was, const struct eg_ocfl_version *is)
{
	const struct eg_inventory *now = o->inventory;
	bool one = then->digest == now->digest;
	struct eg_ocfl_files old, new;
	size_t i;

	if (was == is)
		return true;
	if (was->state.n != is->state.n)
		return false;
	old = sorted(o->check->arena, &then->manifest);
	new = sorted(o->check->arena, &now->manifest);
	for (i = 0; i < was->state.n; i++)
		if (strcmp(was->state.file[i].path, is->state.file[i].path) != 0 ||
		    !same_bytes(&old, was->state.file[i].digest, &new,
		    is->state.file[i].digest, one))
			return false;
	return true;
}

static bool
same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* What an earlier inventory tells of its versions. */
static void
check_states(struct eg_ocfl_object *o, const struct eg_ocfl_object_version *v)
{
	const struct eg_inventory *then = v->inventory;
	const struct eg_ocfl_version *was, *is;
	size_t i;

	for (i = 0; i < then->nversions; i++) {
		was = &then->version[i];
		is = eg_inventory_find(o->inventory, was->name);
		if (is == NULL || was->number > v->number) {
			SAY(o, v, "E066", "the inventory of %s has %s", v->name, was->name);
			continue;
		}
		if (!same_state(o, then, was, is))
			SAY(o, v, "E066", "the inventory of %s tells of other files of %s than "
			    "the current one", v->name, was->name);
		if (!same_text(was->created, is->created) || !same_text(was->user, is->user) ||
		    !same_text(was->message, is->message) ||
		    !same_text(was->address, is->address))
			SAY(o, v, "W011", "the inventory of %s tells of another time, message or "
			    "user of %s than the current one", v->name, was->name);
	}
}

static void
check_prior(struct eg_ocfl_object *o, const struct eg_ocfl_object_version *v, unsigned minor)
{
	const struct eg_inventory *then = v->inventory, *now = o->inventory;

	if (then->minor < minor)
		SAY(o, v, "E103", "%s is of OCFL 1.%u, an earlier version of 1.%u", v->name,
		    then->minor, minor);
	if (then->head != NULL && strcmp(then->head, v->name) != 0)
		SAY(o, v, "E040", "`head` of the inventory of %s is %s", v->name, then->head);
	if (then->id != NULL && now->id != NULL && strcmp(then->id, now->id) != 0) {
		SAY(o, v, "E110", "the inventory of %s has another id", v->name);
		SAY(o, v, "E037", "the object has two ids");
	}
	if (then->content_given != now->content_given ||
	    strcmp(then->content, now->content) != 0)
		SAY(o, v, "E019", "`contentDirectory` is not the first version's in all "
		    "inventories");
	if (strcmp(then->content, now->content) != 0)
		SAY(o, v, "E020", "`contentDirectory` is `%s` in the inventory of %s, and `%s` "
		    "now", then->content, v->name, now->content);
	check_states(o, v);
}

void
eg_ocfl_object_history(struct eg_ocfl_object *o)
{
	struct eg_ocfl_object_version *v;
	char hex[EG_DIGEST_HEX];
	unsigned minor = 0;
	size_t i;

	for (i = 0; i < o->nversions; i++) {
		v = &o->version[i];
		if (!v->has_inventory) {
			eg_ocfl_say(o->check, "W010", v->name, "%s has no inventory", v->name);
			continue;
		}
		v->inventory = eg_ocfl_object_inventory(o, v->name, &v->entries, hex);
		if (v->inventory == NULL)
			continue;
		if (i == o->nversions - 1 && (v->inventory->digest != o->inventory->digest ||
		    strcasecmp(hex, o->digest) != 0))
			SAY(o, v, "E064", "the inventory of %s is another than the root's",
			    v->name);
		check_prior(o, v, minor);
		if (v->inventory->minor > minor)
			minor = v->inventory->minor;
	}
	if (o->inventory->minor < minor)
		eg_ocfl_say(o->check, "E103", "inventory.json", "the object is of OCFL 1.%u, "
		    "one of its versions of 1.%u", o->inventory->minor, minor);
}
