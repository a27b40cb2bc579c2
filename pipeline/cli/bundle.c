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
