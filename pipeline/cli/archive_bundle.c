/* archive_bundle.c - what letters are made with, archived once as an object. */
#include <stdlib.h>
#include <string.h>

#include "archive.h"
#include "archive/ledger.h"
#include "base/arena.h"
#include "bundle.h"
#include "crypt/digest.h"
#include "engross.h"

struct bundle {
	struct eg_arena		*arena;
	struct eg_archive_file	*file;
	size_t			 n, cap;
};

/* A bundle_fn. */
static void
take(void *data, const char *name, const struct eg_buf *bytes)
{
	struct bundle *b = data;

	if (b->n == b->cap) {
		b->cap = b->cap == 0 ? 256 : 2 * b->cap;
		b->file = eg_realloc(b->file, b->cap, sizeof(*b->file));
	}
	b->file[b->n++] = (struct eg_archive_file){ .path = eg_arena_strdup(b->arena, name),
	    .bytes = eg_arena_strndup(b->arena, eg_buf_str(bytes), bytes->len),
	    .n = bytes->len, .telling = true };
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

/*
 * It is there, and a ledger tells of it; a crash in between leaves that to who comes
 * next.  Its name is a digest of it: whoever was first put the same.
 */
static bool
settle(struct eg_archive *a, const char *id, const struct bundle *b, struct eg_diags *diags)
{
	struct eg_diags *quiet = eg_diags_new();
	const struct eg_inventory *in;
	bool missing, ok;

	in = eg_archive_find(a, id, &missing, diags);
	ok = in != NULL && eg_ledger_has(a, in->sha512, diags);
	if (!ok && (in != NULL || missing))
		ok = put(a, id, b, quiet) || eg_archive_find(a, id, &missing, quiet) != NULL ||
		    put(a, id, b, diags);
	eg_diags_free(quiet);
	return ok;
}

const char *
archive_bundle(struct eg_archive *a, struct eg_diags *diags)
{
	char hex[EG_SHA256_HEX];
	struct bundle b = { .arena = eg_arena_new() };
	const char *id = NULL;

	if (bundle_walk(take, &b, diags)) {
		digest_all(&b, hex);
		id = eg_archive_id(a, "bundle", hex);
		if (!settle(a, id, &b, diags))
			id = NULL;
	}
	free(b.file);
	eg_arena_free(b.arena);
	return id;
}
