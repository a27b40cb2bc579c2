/* archive_bundle.c - what letters are made with, archived once as an object. */
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive.h"
#include "base/arena.h"
#include "base/file.h"
#include "crypt/digest.h"
#include "engross.h"
#include "session.h"

#define FILE_MAX	((size_t)256 << 20)

struct bundle {
	struct eg_arena		*arena;
	struct eg_archive_file	*file;
	size_t			 n, cap;
};

static int
by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

static bool
take(struct bundle *b, const char *path, const char *logical, struct eg_diags *diags)
{
	struct eg_buf bytes = { 0 };
	char *copy;
	bool ok = eg_file_read(path, FILE_MAX, &bytes, diags);

	if (b->n == b->cap) {
		b->cap = b->cap == 0 ? 256 : 2 * b->cap;
		b->file = eg_realloc(b->file, b->cap, sizeof(*b->file));
	}
	copy = eg_arena_strndup(b->arena, eg_buf_str(&bytes), 0);
	if (bytes.len > 0) {
		copy = eg_arena_alloc(b->arena, bytes.len);
		memcpy(copy, bytes.data, bytes.len);
	}
	b->file[b->n++] = (struct eg_archive_file){ .path = eg_arena_strdup(b->arena, logical),
	    .bytes = copy, .n = bytes.len, .telling = true };
	eg_buf_free(&bytes);
	return ok;
}

/* All files below a directory, as NAME/... */
static bool
take_tree(struct bundle *b, const char *dir, const char *name, struct eg_diags *diags)
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
			ok = take(b, e->fts_path, eg_arena_printf(b->arena, "%s%s", name,
			    e->fts_path + n), diags);
		else if (e->fts_info == FTS_ERR || e->fts_info == FTS_DNR ||
		    e->fts_info == FTS_NS)
			ok = false;
	}
	if (!ok)
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "U8001",
		    .at.file = dir }, "cannot read this folder");
	if (fts != NULL)
		fts_close(fts);
	free(roots[0]);
	return ok;
}

/* One digest for the names and contents of all. */
static void
digest_all(const struct bundle *b, char hex[EG_SHA256_HEX])
{
	struct eg_sha256 *all = eg_sha256_new();
	char one[EG_SHA256_HEX];
	size_t i;

	for (i = 0; i < b->n; i++) {
		eg_sha256(b->file[i].bytes, b->file[i].n, one);
		eg_sha256_add(all, one, strlen(one));
		eg_sha256_add(all, " ", 1);
		eg_sha256_add(all, b->file[i].path, strlen(b->file[i].path));
		eg_sha256_add(all, "\n", 1);
	}
	eg_sha256_end(all, hex);
}

static bool
put(struct eg_archive *a, const char *id, const struct bundle *b, struct eg_diags *diags)
{
	const struct eg_archive_entry e = { .id = id, .created = archive_time(),
	    .message = "templates, schemas, rulebooks and fonts of letters",
	    .user = a->writer, .address = eg_archive_id(a, "writer", a->writer),
	    .file = b->file, .n = b->n };
	struct eg_archive_batch *batch = eg_archive_begin(a, true);
	bool ok;

	ok = eg_archive_stage(batch, &e, diags) && eg_archive_commit(batch, diags);
	eg_archive_batch_free(batch);
	return ok;
}

const char *
archive_bundle(struct eg_archive *a, struct eg_diags *diags)
{
	char workspace[PATH_MAX], fonts[PATH_MAX], hex[EG_SHA256_HEX];
	struct bundle b = { .arena = eg_arena_new() };
	const char *id = NULL;
	bool missing;

	eg_session_places(workspace, fonts);
	if (take_tree(&b, eg_arena_printf(b.arena, "%s/templates", workspace), "templates",
	    diags) && take_tree(&b, eg_arena_printf(b.arena, "%s/schemas", workspace),
	    "schemas", diags) && take_tree(&b, fonts, "fonts", diags)) {
		digest_all(&b, hex);
		id = eg_archive_id(a, "bundle", hex);
		if (eg_archive_find(a, id, &missing, diags) == NULL &&
		    (!missing || !put(a, id, &b, diags)))
			id = NULL;
	}
	free(b.file);
	eg_arena_free(b.arena);
	return id;
}
