/* proof.c - see proof.h: making proofs. */
#include "archive/proof.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "archive/disk.h"
#include "archive/ledger_line.h"
#include "base/base64.h"

/* What a proof leads to: a checkpoint with what vouches for it. */
struct target {
	struct eg_checkpoint	 checkpoint;
	struct eg_buf		 text, signature, stamp;
};

static void
target_free(struct target *t)
{
	eg_buf_free(&t->text);
	eg_buf_free(&t->signature);
	eg_buf_free(&t->stamp);
}

/* --- which checkpoint -------------------------------------------------------- */

static bool
is_vouched(struct eg_archive *a, const char *path)
{
	return eg_disk_exists(a->fd, eg_arena_printf(a->arena, "%s.p7s", path)) ||
	    eg_disk_exists(a->fd, eg_arena_printf(a->arena, "%s.tsr", path));
}

/* Of those that count the line: the newest that somebody vouches for, or the newest. */
static const char *
choose(struct eg_archive *a, const char *writer, uint64_t least)
{
	const char *dir = eg_arena_printf(a->arena, "ledger/%s/checkpoints", writer);
	const char *name, *path, *best = NULL;
	struct eg_disk_list l;
	bool vouched = false, now;
	size_t i;

	if (!eg_disk_list_at(a->arena, a->fd, dir, &l))
		l.n = 0;
	for (i = 0; i < l.n; i++) {
		name = l.entry[i].name;
		if (name[strspn(name, "0123456789")] != '\0' || strtoull(name, NULL, 10) < least)
			continue;
		path = eg_arena_printf(a->arena, "%s/%s", dir, name);
		now = is_vouched(a, path);
		if (now || !vouched)
			best = path;
		vouched = vouched || now;
	}
	return best != NULL ? best : eg_arena_printf(a->arena, "ledger/%s/checkpoint", writer);
}

static bool
load(struct eg_archive *a, const char *path, struct target *t, struct eg_diags *diags)
{
	struct { const char *suffix; struct eg_buf *to; } part[] = { { "", &t->text },
	    { ".p7s", &t->signature }, { ".tsr", &t->stamp } };
	size_t i;

	for (i = 0; i < 3; i++)
		if (!eg_disk_read(a->fd, eg_arena_printf(a->arena, "%s%s", path,
		    part[i].suffix), (size_t)1 << 20, part[i].to) && (i == 0 || errno != ENOENT))
			return eg_archive_unreadable(a, path, errno, diags);
	return eg_checkpoint_read(a->arena, eg_buf_str(&t->text), t->text.len,
	    &t->checkpoint) || eg_ledger_fault(a, path, "A1022", "the checkpoint is not as it "
	    "was written", diags);
}

/* --- the text of a proof ------------------------------------------------------- */

static void
member(struct eg_buf *out, const char *name, const char *value)
{
	eg_buf_printf(out, ",\n  \"%s\": ", name);
	eg_buf_json(out, value);
}

static void
put_der(struct eg_buf *out, const char *name, const struct eg_buf *der)
{
	if (der->len == 0)
		return;
	eg_buf_printf(out, ",\n  \"%s\": \"", name);
	eg_base64(der->data, der->len, out);
	eg_buf_putc(out, '"');
}

static void
put_path(struct eg_buf *out, const struct eg_hash *h, size_t n)
{
	size_t i, k;

	eg_buf_puts(out, ",\n  \"path\": [");
	for (i = 0; i < n; i++) {
		eg_buf_puts(out, i == 0 ? "\n    \"" : ",\n    \"");
		for (k = 0; k < sizeof(h[i].octet); k++)
			eg_buf_printf(out, "%02x", h[i].octet[k]);
		eg_buf_putc(out, '"');
	}
	eg_buf_puts(out, n == 0 ? "]" : "\n  ]");
}

static void
put_target(struct eg_buf *out, const struct target *t)
{
	member(out, "checkpoint", eg_buf_str(&t->text));
	put_der(out, "signature", &t->signature);
	put_der(out, "time-stamp", &t->stamp);
	eg_buf_puts(out, "\n}\n");
}

/* --- inclusion ------------------------------------------------------------------ */

/* The line that tells of an inventory. */
struct wanted {
	const char	*inventory;
	struct eg_arena	*arena;
	const char	*line;		/* NULL: not found */
	uint64_t	 index, next;
	struct eg_leaves leaves;
};

static void
look(void *data, const char *text, size_t n)
{
	struct wanted *w = data;
	struct eg_leaves *l = &w->leaves;
	struct eg_ledger_line fields;
	const char *before;
	char copy[512];
	uint64_t number;

	if (l->n == l->cap) {
		l->cap = l->cap == 0 ? 256 : 2 * l->cap;
		l->leaf = eg_realloc(l->leaf, l->cap, sizeof(*l->leaf));
	}
	l->leaf[l->n++] = eg_merkle_leaf(text, n);
	memcpy(copy, text, n);
	copy[n] = '\0';
	if (w->line == NULL && eg_ledger_parse(copy, &number, &fields, &before) &&
	    (strcmp(fields.event, "add") == 0 || strcmp(fields.event, "version") == 0) &&
	    strcmp(fields.inventory, w->inventory) == 0) {
		w->line = eg_arena_strndup(w->arena, text, n);
		w->index = l->n - 1;
	}
}

/* The ledger that has it; NULL after a report. */
static const char *
search(struct eg_archive *a, const char *id, struct wanted *w,
    const struct eg_checkpoint *only, struct eg_diags *diags)
{
	struct eg_disk_list l;
	size_t i;

	if (!eg_disk_list_at(a->arena, a->fd, "ledger", &l)) {
		eg_archive_unreadable(a, "ledger", errno, diags);
		return NULL;
	}
	for (i = 0; i < l.n; i++) {
		if (l.entry[i].kind != EG_DISK_DIRECTORY || (only != NULL &&
		    strcmp(only->writer, l.entry[i].name) != 0))
			continue;
		w->leaves.n = 0;
		if (!eg_ledger_lines(a, l.entry[i].name, look, w, diags))
			return NULL;
		if (w->line != NULL)
			return l.entry[i].name;
	}
	eg_refuse(diags, "A1083", id, "the command that archives it, run again, completes the "
	    "ledger", only == NULL ? "no ledger tells that this was archived" :
	    "the ledger of this checkpoint does not tell that this was archived");
	return NULL;
}

static bool
prove_line(const char *id, const char *version, const struct wanted *w,
    const struct target *t, struct eg_buf *out, struct eg_diags *diags)
{
	struct eg_hash path[64];
	size_t n;

	if (t->checkpoint.size <= w->index || t->checkpoint.size > w->leaves.n)
		return eg_refuse(diags, "A1083", id, "prove it against a newer checkpoint", "this "
		    "was archived after the checkpoint was made");
	n = eg_merkle_proof(w->leaves.leaf, t->checkpoint.size, w->index, path);
	if (!eg_merkle_proves(&w->leaves.leaf[w->index], w->index, t->checkpoint.size, path, n,
	    &t->checkpoint.root))
		return eg_refuse(diags, "A1021", t->checkpoint.origin, "compare with the mirror's "
		    "ledger", "the ledger's lines are not those this checkpoint was made of");
	eg_buf_puts(out, "{\n  \"proof\": 1,\n  \"kind\": \"inclusion\"");
	member(out, "id", id);
	member(out, "version", version);
	member(out, "line", w->line);
	eg_buf_printf(out, ",\n  \"index\": %" PRIu64, w->index);
	put_path(out, path, n);
	put_target(out, t);
	return true;
}

bool
eg_proof_of_line(struct eg_archive *a, const char *id, const char *version,
    const char *inventory, const struct eg_checkpoint *older, const char *text,
    struct eg_buf *out, struct eg_diags *diags)
{
	struct wanted w = { .inventory = inventory, .arena = a->arena };
	struct target t = { 0 };
	const char *writer = search(a, id, &w, older, diags);
	bool ok = writer != NULL;

	if (ok && older != NULL) {
		t.checkpoint = *older;
		eg_buf_puts(&t.text, text);
	} else if (ok)
		ok = load(a, choose(a, writer, w.index + 1), &t, diags);
	ok = ok && prove_line(id, version, &w, &t, out, diags);
	target_free(&t);
	free(w.leaves.leaf);
	return ok;
}

/* --- consistency ------------------------------------------------------------------- */

bool
eg_proof_of_growth(struct eg_archive *a, const struct eg_checkpoint *older,
    const char *name, struct eg_buf *out, struct eg_diags *diags)
{
	struct eg_hash path[65];
	struct eg_leaves l = { 0 };
	struct target t = { 0 };
	size_t n;
	bool ok;

	ok = eg_checkpoint_holds(a, name, older, diags) &&
	    eg_checkpoint_leaves(a, older->writer, &l, diags) &&
	    load(a, choose(a, older->writer, older->size + 1), &t, diags);
	if (ok && t.checkpoint.size > l.n)
		ok = eg_ledger_fault(a, t.checkpoint.origin, "A1021", "lines that the "
		    "checkpoint counts are missing", diags);
	if (ok) {
		n = eg_merkle_growth(l.leaf, older->size, t.checkpoint.size, path);
		eg_buf_printf(out, "{\n  \"proof\": 1,\n  \"kind\": \"consistency\",\n"
		    "  \"from\": %" PRIu64, older->size);
		put_path(out, path, n);
		put_target(out, &t);
	}
	target_free(&t);
	free(l.leaf);
	return ok;
}
