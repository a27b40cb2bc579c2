/* inventory_read.c - an inventory as it stands, and what is wrong with it. */
#include <stdlib.h>
#include <string.h>

#include "archive/inventory_reader.h"

static const char *
need_string(const struct eg_inventory_reader *r, const struct eg_json *o, const char *key,
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
read_id(struct eg_inventory_reader *r, const struct eg_json *o)
{
	r->inventory->id = need_string(r, o, "id", "E036", "E037");
	if (r->inventory->id != NULL && !eg_ocfl_is_uri(r->inventory->id))
		SAY(r, "W005", "`%s` is no URI", r->inventory->id);
}

static void
read_type(struct eg_inventory_reader *r, const struct eg_json *o)
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
read_algorithm(struct eg_inventory_reader *r, const struct eg_json *o)
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
read_content(struct eg_inventory_reader *r, const struct eg_json *o)
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
read_head(struct eg_inventory_reader *r, const struct eg_json *o)
{
	r->inventory->head = need_string(r, o, "head", "E036", "E040");
}

/* --- all of it ----------------------------------------------------------------- */

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
check_use(const struct eg_inventory_reader *r, bool has_manifest)
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
	struct eg_inventory_reader r = { .check = check, .path = path };
	const struct eg_json *o;
	const char *why;
	uint32_t line;

	o = eg_json_read(check->arena, bytes, n, &why, &line);
	if (o == NULL && line > 0)
		eg_ocfl_say(check, "E033", path, "line %u is no JSON: %s", line, why);
	else if (o == NULL)
		eg_ocfl_say(check, "E033", path, "this is no JSON: %s", why);
	else if (!eg_inventory_is_object(o))
		eg_ocfl_say(check, "E033", path, "this is no JSON object");
	if (!eg_inventory_is_object(o))
		return NULL;
	r.inventory = eg_new(check->arena, struct eg_inventory);
	r.inventory->minor = 1;
	r.inventory->digest = EG_SHA512;
	eg_inventory_check_keys(&r, o, "the inventory", known);
	read_id(&r, o);
	read_type(&r, o);
	read_algorithm(&r, o);
	read_content(&r, o);
	read_head(&r, o);
	eg_inventory_read_versions(&r, o);
	eg_inventory_read_manifest(&r, o);
	eg_inventory_read_fixity(&r, o);
	check_use(&r, eg_inventory_is_object(eg_json_find(o, "manifest")));
	return r.inventory;
}
