/* checkpoint.c - see checkpoint.h. */
#include "archive/checkpoint.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/disk.h"
#include "archive/ledger.h"
#include "base/ascii.h"
#include "base/base64.h"
#include "crypt/digest.h"

#define VOUCHER_MAX	((size_t)1 << 20)

/* The line that begins at *p, in the arena; *p: the next one.  NULL: there is none. */
static const char *
line(struct eg_arena *arena, const char **p, const char *end)
{
	const char *start = *p, *feed = memchr(start, '\n', (size_t)(end - start));

	if (feed == NULL)
		return NULL;
	*p = feed + 1;
	return eg_arena_strndup(arena, start, (size_t)(feed - start));
}

bool
eg_checkpoint_read(struct eg_arena *arena, const char *text, size_t n,
    struct eg_checkpoint *out)
{
	const char *p = text, *end = text + n, *size, *root, *slash;
	struct eg_buf octets = { 0 };
	char *rest = NULL;
	bool ok = false;

	*out = (struct eg_checkpoint){ 0 };
	if (n == 0 || memchr(text, '\0', n) != NULL ||
	    (out->origin = line(arena, &p, end)) == NULL ||
	    (size = line(arena, &p, end)) == NULL || (root = line(arena, &p, end)) == NULL)
		return false;
	slash = strstr(out->origin, "/ledger/");
	if (slash != NULL && eg_is_digit(size[0]) && size[0] != '0' &&
	    eg_base64_read(root, strlen(root), &octets) && octets.len == 32) {
		out->writer = slash + strlen("/ledger/");
		errno = 0;
		out->size = strtoull(size, &rest, 10);
		memcpy(out->root.octet, octets.data, 32);
		ok = *rest == '\0' && errno == 0 && *out->writer != '\0' &&
		    strpbrk(out->writer, "/ ") == NULL && out->writer[0] != '.';
	}
	eg_buf_free(&octets);
	return ok;
}

static void
digest_of(const void *bytes, size_t n, unsigned char out[32])
{
	struct eg_sha256 *s = eg_sha256_new();

	eg_sha256_add(s, bytes, n);
	eg_sha256_octets(s, out);
}

/* --- signing ------------------------------------------------------------------ */

static bool
put(struct eg_archive *a, const char *path, const char *suffix, const struct eg_buf *b,
    struct eg_diags *diags)
{
	const char *beside = eg_arena_printf(a->arena, "%s%s", path, suffix);

	return eg_disk_replace(a->fd, beside, b->data, b->len) ||
	    eg_archive_unwritable(a, beside, errno, diags);
}

bool
eg_checkpoint_sign(struct eg_archive *a, const char *path, const struct eg_signer *signer,
    const struct eg_stamper *stamper, int64_t at, struct eg_diags *diags)
{
	struct eg_buf text = { 0 }, der = { 0 }, token = { 0 };
	unsigned char digest[32];
	bool ok;

	ok = eg_disk_read(a->fd, path, VOUCHER_MAX, &text) ||
	    eg_archive_unreadable(a, path, errno, diags);
	digest_of(eg_buf_str(&text), text.len, digest);
	if (ok && signer != NULL)
		ok = eg_cms_sign_at(signer, digest, at, &der, diags) &&
		    put(a, path, ".p7s", &der, diags);
	if (ok && stamper != NULL)
		ok = stamper->stamp(stamper->data, digest, &token, diags) &&
		    put(a, path, ".tsr", &token, diags);
	eg_buf_free(&text);
	eg_buf_free(&der);
	eg_buf_free(&token);
	return ok;
}

/* --- judging ------------------------------------------------------------------- */

/* One of the two; found->untrusted is NULL when nobody said whom to believe. */
static bool
take(const char *name, const char *fault, const struct eg_cms_found *found, bool stamp,
    const struct eg_trust *trust, struct eg_vouched *v, struct eg_diags *diags)
{
	if (fault != NULL)
		return eg_refuse(diags, stamp ? "A1027" : "A1026", name, "compare the checkpoint "
		    "with one that was kept elsewhere", eg_diags_printf(diags, "the %s of this "
		    "checkpoint is not good: %s", stamp ? "time-stamp" : "signature", fault));
	if (trust->anchors != NULL && found->untrusted != NULL)
		return eg_refuse(diags, "A1028", name, "give the certificate of who is believed with "
		    "`--trust FILE`, and what leads there with `--certificate FILE`",
		    eg_diags_printf(diags, "the %s of this checkpoint, of `%s`, is not "
		    "trusted: %s", stamp ? "time-stamp" : "signature",
		    stamp ? found->stamper : found->signer, found->untrusted));
	v->signatures += !stamp;
	v->stamps += stamp;
	v->trusted = v->trusted || trust->anchors != NULL;
	/* The time of a time-stamp is evidence, a signer's a claim. */
	if (stamp || v->by == NULL)
		v->by = stamp && v->by != NULL ? v->by : stamp ? found->stamper : found->signer;
	v->at = stamp ? found->stamped : v->at != 0 ? v->at : found->at;
	return true;
}

bool
eg_checkpoint_judge(struct eg_arena *arena, const char *name, const char *text, size_t n,
    const struct eg_checkpoint_voucher *w, const struct eg_trust *trust, int64_t at,
    struct eg_vouched *v, struct eg_diags *diags)
{
	const struct eg_cms_content content = { { text, NULL }, { n, 0 } };
	struct eg_cms_found found = { 0 };
	const char *fault;
	bool ok = true;

	if (w->signature != NULL) {
		fault = eg_cms_verify(arena, w->signature->data, w->signature->len, &content,
		    trust, at, &found);
		ok = take(name, fault, &found, false, trust, v, diags);
	}
	if (w->stamp != NULL) {
		found = (struct eg_cms_found){ 0 };
		fault = eg_cms_verify_stamp(arena, w->stamp->data, w->stamp->len, &content, trust,
		    &found);
		ok = take(name, fault, &found, true, trust, v, diags) && ok;
	}
	return ok;
}

/* What is beside a checkpoint; an absent one leaves *there false. */
static bool
beside(struct eg_archive *a, const char *path, const char *suffix, struct eg_buf *b,
    bool *there, struct eg_diags *diags)
{
	const char *full = eg_arena_printf(a->arena, "%s%s", path, suffix);

	*there = eg_disk_read(a->fd, full, VOUCHER_MAX, b);
	return *there || errno == ENOENT || eg_archive_unreadable(a, full, errno, diags);
}

static bool
judge_one(struct eg_archive *a, const char *path, uint64_t size,
    const struct eg_trust *trust, int64_t at, struct eg_vouched *v, struct eg_diags *diags)
{
	struct eg_buf text = { 0 }, signature = { 0 }, stamp = { 0 };
	const char *name = eg_diags_printf(diags, "%s/%s", a->path, path);
	struct eg_vouched one = { 0 };
	bool signs, dates = false, ok;

	ok = eg_disk_read(a->fd, path, VOUCHER_MAX, &text) ||
	    eg_archive_unreadable(a, path, errno, diags);
	ok = ok && beside(a, path, ".p7s", &signature, &signs, diags) &&
	    beside(a, path, ".tsr", &stamp, &dates, diags);
	ok = ok && eg_checkpoint_judge(a->arena, name, eg_buf_str(&text), text.len,
	    &(struct eg_checkpoint_voucher){ signs ? &signature : NULL, dates ? &stamp : NULL },
	    trust, at, &one, diags);
	if (one.signatures + one.stamps > 0 && size > v->size) {
		one.signatures += v->signatures;
		one.stamps += v->stamps;
		*v = one;
		v->size = size;
	} else {
		v->signatures += one.signatures;
		v->stamps += one.stamps;
	}
	eg_buf_free(&text);
	eg_buf_free(&signature);
	eg_buf_free(&stamp);
	return ok;
}

static bool
judge_writer(struct eg_archive *a, const char *writer, const struct eg_trust *trust,
    int64_t at, struct eg_vouched *v, struct eg_diags *diags)
{
	const char *dir = eg_arena_printf(a->arena, "ledger/%s/checkpoints", writer), *name;
	struct eg_disk_list l;
	bool ok = true;
	size_t i;

	if (!eg_disk_list_at(a->arena, a->fd, dir, &l))
		return errno == ENOENT || eg_archive_unreadable(a, dir, errno, diags);
	for (i = 0; i < l.n; i++) {
		name = l.entry[i].name;
		if (name[strspn(name, "0123456789")] == '\0')
			ok = judge_one(a, eg_arena_printf(a->arena, "%s/%s", dir, name),
			    strtoull(name, NULL, 10), trust, at, v, diags) && ok;
	}
	return ok;
}

bool
eg_checkpoint_judge_all(struct eg_archive *a, const struct eg_trust *trust, int64_t at,
    struct eg_vouched *v, struct eg_diags *diags)
{
	struct eg_disk_list l;
	bool ok = true;
	size_t i;

	*v = (struct eg_vouched){ 0 };
	if (!eg_disk_list_at(a->arena, a->fd, "ledger", &l))
		return eg_archive_unreadable(a, "ledger", errno, diags);
	for (i = 0; i < l.n; i++)
		if (l.entry[i].kind == EG_DISK_DIRECTORY)
			ok = judge_writer(a, l.entry[i].name, trust, at, v, diags) && ok;
	return ok;
}

/* --- kept elsewhere -------------------------------------------------------------- */

static void
add_leaf(void *data, const char *text, size_t n)
{
	struct eg_leaves *l = data;

	if (l->n == l->cap) {
		l->cap = l->cap == 0 ? 256 : 2 * l->cap;
		l->leaf = eg_realloc(l->leaf, l->cap, sizeof(*l->leaf));
	}
	l->leaf[l->n++] = eg_merkle_leaf(text, n);
}

bool
eg_checkpoint_leaves(struct eg_archive *a, const char *writer, struct eg_leaves *l,
    struct eg_diags *diags)
{
	*l = (struct eg_leaves){ 0 };
	return eg_ledger_lines(a, writer, add_leaf, l, diags);
}

bool
eg_checkpoint_holds(struct eg_archive *a, const char *name, const struct eg_checkpoint *c,
    struct eg_diags *diags)
{
	const char *origin = eg_arena_printf(a->arena, "%s/ledger/%s", a->authority, c->writer);
	struct eg_merkle m = { 0 };
	struct eg_leaves l = { 0 };
	struct eg_hash root;
	bool ok = true;
	size_t i;

	if (strcmp(origin, c->origin) != 0 ||
	    !eg_disk_exists(a->fd, eg_arena_printf(a->arena, "ledger/%s", c->writer)))
		ok = eg_refuse(diags, "A1082", name, "name the archive that it was made of",
		    eg_diags_printf(diags, "this checkpoint is of another ledger: `%s`",
		    c->origin));
	ok = ok && eg_checkpoint_leaves(a, c->writer, &l, diags);
	for (i = 0; ok && i < c->size && i < l.n; i++)
		eg_merkle_add(&m, &l.leaf[i]);
	root = eg_merkle_root(&m);
	if (ok && (m.size != c->size || memcmp(root.octet, c->root.octet, 32) != 0))
		ok = eg_refuse(diags, "A1021", name, "the archive is not what it was: compare it "
		    "with its mirror", "the ledger's lines are not those this checkpoint was "
		    "made of");
	free(l.leaf);
	return ok;
}
