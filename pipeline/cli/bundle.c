/* bundle.c - see bundle.h. */
#include "bundle.h"

#include <fts.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "session.h"

#define FILE_MAX	((size_t)256 << 20)

struct walk {
	bundle_fn		 visit;
	void			*data;
	struct eg_diags		*diags;
};

static int
by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

static bool
take(struct walk *w, const char *path, const char *top, const char *rest)
{
	struct eg_buf name = { 0 }, bytes = { 0 };
	bool ok = eg_file_read(path, FILE_MAX, &bytes, w->diags);

	eg_buf_printf(&name, "%s%s", top, rest);
	if (ok)
		w->visit(w->data, name.data, &bytes);
	eg_buf_free(&name);
	eg_buf_free(&bytes);
	return ok;
}

/* All files below a directory, as NAME/... */
static bool
take_tree(struct walk *w, const char *dir, const char *name)
{
	char *roots[2] = { eg_strdup(dir), NULL };
	FTS *fts = fts_open(roots, FTS_LOGICAL | FTS_NOCHDIR, by_name);
	size_t n = strlen(dir);
	FTSENT *e;
	bool ok = fts != NULL;

	while (ok && (e = fts_read(fts)) != NULL) {
		if (e->fts_level > 0 && e->fts_name[0] == '.')
			fts_set(fts, e, FTS_SKIP);
		else if (e->fts_info == FTS_F)
			ok = take(w, e->fts_path, name, e->fts_path + n);
		else if (e->fts_info == FTS_ERR || e->fts_info == FTS_DNR ||
		    e->fts_info == FTS_NS)
			ok = false;
	}
	if (!ok)
		eg_report(w->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "U8001",
		    .at.file = dir }, "cannot read this folder");
	if (fts != NULL)
		fts_close(fts);
	free(roots[0]);
	return ok;
}

bool
bundle_walk(bundle_fn visit, void *data, struct eg_diags *diags)
{
	struct walk w = { .visit = visit, .data = data, .diags = diags };
	char workspace[PATH_MAX], fonts[PATH_MAX];
	struct eg_buf templates = { 0 }, schemas = { 0 };
	bool ok;

	eg_session_places(workspace, fonts);
	eg_buf_printf(&templates, "%s/templates", workspace);
	eg_buf_printf(&schemas, "%s/schemas", workspace);
	ok = take_tree(&w, templates.data, "templates") &&
	    take_tree(&w, schemas.data, "schemas") && take_tree(&w, fonts, "fonts");
	eg_buf_free(&templates);
	eg_buf_free(&schemas);
	return ok;
}

/* --- digests ---------------------------------------------------------------------------- */

struct digesting {
	struct eg_digest	*part[EG_BUNDLE_PARTS], *all;
};

static enum eg_bundle_part
part_of(const char *name)
{
	if (strncmp(name, "fonts/", 6) == 0)
		return EG_BUNDLE_FONTS;
	if (strncmp(name, "templates/", 10) == 0)
		return EG_BUNDLE_TEMPLATES;
	return strstr(name, "/rulebook/") != NULL ? EG_BUNDLE_RULEBOOKS : EG_BUNDLE_SCHEMAS;
}

/* A line a file: its digest, and its name. */
static void
add(struct eg_digest *to, const char *hex, const char *name)
{
	eg_digest_add(to, hex, strlen(hex));
	eg_digest_add(to, " ", 1);
	eg_digest_add(to, name, strlen(name));
	eg_digest_add(to, "\n", 1);
}

static void
digest(void *data, const char *name, const struct eg_buf *bytes)
{
	struct digesting *d = data;
	char hex[EG_DIGEST_HEX];

	eg_digest(EG_SHA512, eg_buf_str(bytes), bytes->len, hex);
	add(d->part[part_of(name)], hex, name);
	add(d->all, hex, name);
}

bool
bundle_digests(struct eg_bundle_digests *out, struct eg_diags *diags)
{
	struct digesting d = { .all = eg_digest_new(EG_SHA512) };
	bool ok;
	int i;

	for (i = 0; i < EG_BUNDLE_PARTS; i++)
		d.part[i] = eg_digest_new(EG_SHA512);
	ok = bundle_walk(digest, &d, diags);
	for (i = 0; i < EG_BUNDLE_PARTS; i++)
		eg_digest_end(d.part[i], out->part[i]);
	eg_digest_end(d.all, out->all);
	return ok;
}
