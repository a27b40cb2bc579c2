/* inventory_manifest.c - manifest and fixity of an inventory as it stands. */
#include <stdio.h>
#include <string.h>

#include "archive/inventory_reader.h"
#include "archive/path.h"

/* Is this content path in a version directory's content directory? */
static void
check_place(const struct eg_inventory_reader *r, const char *path)
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

void
eg_inventory_read_manifest(struct eg_inventory_reader *r, const struct eg_json *o)
{
	const struct eg_json *m = eg_json_find(o, "manifest");
	struct eg_inventory *in = r->inventory;
	size_t i;

	if (m == NULL) {
		SAY(r, "E041", "the inventory has no `manifest`");
		return;
	}
	if (!eg_inventory_is_object(m)) {
		SAY(r, "E106", "`manifest` is no object");
		return;
	}
	for (i = 0; r->has_digest && i < m->n; i++)
		eg_inventory_check_digest(r, in->digest, m->name[i], true);
	eg_inventory_check_unique(r, m, "E096");
	eg_inventory_read_files(r, &eg_inventory_manifest_block, m, &in->manifest);
	for (i = 0; i < in->manifest.n; i++)
		check_place(r, in->manifest.file[i].path);
}

/* Registered as extension 0009-digest-algorithms: known by name, not computed. */
static bool
is_extra_algorithm(const char *name)
{
	static const char *const extra[] = { "blake2b-160", "blake2b-256", "blake2b-384",
	    "sha512/256", "size", NULL };

	return eg_inventory_has_name(name, extra);
}

static void
read_fixity_block(struct eg_inventory_reader *r, const char *name, const struct eg_json *o)
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
	if (!eg_inventory_is_object(o)) {
		SAY(r, "E057", "`fixity` says nothing for %s", name);
		return;
	}
	for (i = 0; f->known && i < o->n; i++)
		eg_inventory_check_digest(r, f->kind, o->name[i], false);
	eg_inventory_check_unique(r, o, "E097");
	eg_inventory_read_files(r, &eg_inventory_fixity_block, o, &f->files);
	in->nfixity++;
}

void
eg_inventory_read_fixity(struct eg_inventory_reader *r, const struct eg_json *o)
{
	const struct eg_json *f = eg_json_find(o, "fixity");
	const char *other = eg_inventory_misspelt(o, "fixity");
	size_t i;

	if (other != NULL)
		SAY(r, "E055", "`fixity` is written `%s`", other);
	if (f == NULL)
		return;
	if (!eg_inventory_is_object(f)) {
		SAY(r, "E111", "`fixity` is no object");
		return;
	}
	r->inventory->fixity = eg_new_array(r->check->arena, f->n + 1,
	    struct eg_ocfl_fixity);
	for (i = 0; i < f->n; i++)
		read_fixity_block(r, f->name[i], &f->item[i]);
}
