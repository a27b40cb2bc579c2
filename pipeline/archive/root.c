/* root.c - checking a storage root (ocfl.h): its own files, and where objects are. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "archive/disk.h"
#include "archive/object.h"
#include "archive/path.h"
#include "archive/placement.h"
#include "json/json.h"

struct root {
	struct eg_ocfl_check	*check;
	unsigned		 minor;
	struct eg_placement	 placement;
	void			(*each)(void *, const char *, const struct eg_inventory *, bool);
	void			*data;
	bool			 at_top, below;		/* objects were seen there */
	int			 depth;			/* of the first object; 0: none yet */
	bool			 mixed;			/* another was at another depth */
};

static void
check_layout(struct root *r)
{
	struct eg_ocfl_check *c = r->check;
	const struct eg_json *j;
	struct eg_buf bytes = { 0 };
	const char *why, *name;
	uint32_t line;

	if (!eg_placement_read(c->fd, c->arena, &r->placement, &why))
		eg_ocfl_say(c, "E070", "ocfl_layout.json", "the layout cannot be read: %s", why);
	if (!eg_disk_read(c->fd, "ocfl_layout.json", 65536, &bytes)) {
		eg_buf_free(&bytes);
		return;
	}
	j = eg_json_read(c->arena, eg_buf_str(&bytes), bytes.len, &why, &line);
	name = eg_json_string(j, "extension");
	if (name == NULL || eg_json_string(j, "description") == NULL)
		eg_ocfl_say(c, "E070", "ocfl_layout.json", "`extension` or `description` is "
		    "missing");
	if (name != NULL && !eg_ocfl_is_extension(name))
		eg_ocfl_say(c, "E071", "ocfl_layout.json", "`%s` is not registered", name);
	eg_buf_free(&bytes);
}

static bool
is_object(const struct eg_disk_list *l)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		if (l->entry[i].kind == EG_DISK_FILE &&
		    (strncmp(l->entry[i].name, "0=ocfl_object_", 14) == 0 ||
		    strcmp(l->entry[i].name, "inventory.json") == 0))
			return true;
	return false;
}

static int
depth_of(const char *path)
{
	int n = 1;

	for (; *path != '\0'; path++)
		n += *path == '/';
	return n;
}

static void
check_place(struct root *r, const char *path, const struct eg_inventory *in)
{
	struct eg_buf right = { 0 };
	int depth = depth_of(path);

	if (r->depth == 0)
		r->depth = depth;
	r->mixed = r->mixed || depth != r->depth;
	r->at_top = r->at_top || depth == 1;
	r->below = r->below || depth > 1;
	if (in == NULL || in->id == NULL || r->placement.kind == EG_PLACEMENT_NONE)
		return;
	eg_placement_path(&r->placement, in->id, &right);
	if (strcmp(right.data, path) != 0)
		eg_ocfl_say(r->check, "E083", path, "the layout puts the object `%s` at %s",
		    in->id, right.data);
	eg_buf_free(&right);
}

/* Objects among an object's own directories. */
static void
check_nested(struct eg_ocfl_check *c, const char *path, const struct eg_disk_list *l)
{
	const char *below;
	struct eg_disk_list inner;
	size_t i;

	for (i = 0; i < l->n; i++) {
		if (l->entry[i].kind != EG_DISK_DIRECTORY || eg_path_version(l->entry[i].name) > 0)
			continue;
		below = eg_arena_printf(c->arena, "%s/%s", path, l->entry[i].name);
		if (eg_disk_list_at(c->arena, c->fd, below, &inner) && is_object(&inner))
			eg_ocfl_say(c, "E082", below, "there is an object within an object");
	}
}

static void
check_object(struct root *r, const char *path, const struct eg_disk_list *l)
{
	struct eg_ocfl_check *c = r->check;
	struct eg_arena *arena = eg_arena_new();
	struct eg_ocfl_check o = { .arena = arena, .diags = c->diags, .quick = c->quick,
	    .name = eg_diags_printf(c->diags, "%s/%s", c->name, path),
	    .fd = eg_disk_open(c->fd, path) };
	const struct eg_inventory *in;

	if (o.fd < 0)
		eg_ocfl_unreadable(c, path, errno);
	else {
		in = eg_ocfl_object(&o, r->minor);
		check_place(r, path, in);
		check_nested(c, path, l);
		c->errors += o.errors;
		c->warnings += o.warnings;
		if (r->each != NULL)
			r->each(r->data, path, in, o.errors == 0);
		close(o.fd);
	}
	eg_arena_free(arena);
}

/* Returns whether there is an object below, or something worse was said. */
static bool
walk(struct root *r, const char *path)
{
	struct eg_ocfl_check *c = r->check;
	struct eg_arena_mark mark = eg_arena_mark(c->arena);
	bool any = false;
	struct eg_disk_list l;
	const char *below;
	size_t i;

	if (!eg_disk_list_at(c->arena, c->fd, path, &l))
		return !eg_ocfl_unreadable(c, path, errno);
	if (l.n == 0) {
		eg_ocfl_say(c, "E073", path, "this directory is empty");
		return true;
	}
	if (is_object(&l)) {
		check_object(r, path, &l);
		eg_arena_reset(c->arena, mark);
		return true;
	}
	for (i = 0; i < l.n; i++) {
		below = eg_arena_printf(c->arena, "%s/%s", path, l.entry[i].name);
		if (l.entry[i].kind == EG_DISK_DIRECTORY)
			any = walk(r, below) || any;
		else if (l.entry[i].kind == EG_DISK_FILE) {
			eg_ocfl_say(c, "E072", below, "this file is part of no object");
			eg_ocfl_say(c, "E084", below, "there is a file between the root and its "
			    "objects");
		} else
			eg_ocfl_say(c, "E090", below, "this is no plain file or directory");
	}
	if (!any)
		eg_ocfl_say(c, strchr(path, '/') == NULL ? "E088" : "E085", path,
		    "there is no object in this directory");
	eg_arena_reset(c->arena, mark);
	return any;
}

static void
check_top(struct root *r, const struct eg_disk_list *l)
{
	const struct eg_disk_entry *e;
	size_t i;

	for (i = 0; i < l->n; i++) {
		e = &l->entry[i];
		if (e->kind == EG_DISK_DIRECTORY && strcmp(e->name, "extensions") == 0)
			eg_ocfl_extensions(r->check, e->name, "E112", "W016");
		else if (e->kind == EG_DISK_DIRECTORY)
			walk(r, e->name);
		else if (e->kind == EG_DISK_LINK)
			eg_ocfl_say(r->check, "E090", e->name, "this is a symbolic link");
	}
	if (r->at_top && r->below)
		eg_ocfl_say(r->check, "W015", "", "some objects are at the top, some in "
		    "directories");
	if (r->mixed && r->placement.kind == EG_PLACEMENT_NONE)
		eg_ocfl_say(r->check, "W014", "", "objects are at different depths");
}

void
eg_ocfl_root(struct eg_ocfl_check *c, void (*each)(void *, const char *,
    const struct eg_inventory *, bool), void *data)
{
	static const struct eg_declaration_codes codes = { .namaste = "E075",
	    .count = "E076", .version = "E077", .tag = "E078", .name = "E079",
	    .text = "E080", .missing = "E069" };
	struct root r = { .check = c, .each = each, .data = data };
	struct eg_disk_list l;

	if (!eg_disk_list(c->arena, c->fd, &l)) {
		eg_ocfl_unreadable(c, "", errno);
		return;
	}
	r.minor = eg_ocfl_declaration(c, &l, "ocfl_", &codes);
	check_layout(&r);
	check_top(&r, &l);
}
