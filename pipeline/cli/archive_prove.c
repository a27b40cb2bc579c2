/* archive_prove.c - engross archive checkpoint, prove and verify-proof. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "archive.h"
#include "archive/checkpoint.h"
#include "archive/disk.h"
#include "archive/ledger.h"
#include "archive/ledger_line.h"
#include "archive/proof.h"
#include "base/arena.h"
#include "base/file.h"
#include "json/json.h"
#include "product.h"
#include "session.h"
#include "speak.h"

#define FILE_MAX_SIZE	((size_t)1 << 30)

static const struct product_kind plain = { .name = "file", .suffix = "" };

static int64_t
now(void)
{
	return eg_ledger_seconds(archive_time());
}

static const char *
day_of(struct eg_arena *arena, int64_t at)
{
	time_t t = (time_t)at;
	struct tm tm;

	gmtime_r(&t, &tm);
	return eg_arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", tm.tm_year + 1900,
	    tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec);
}

/* --- keys and certificates ------------------------------------------------------- */

bool
archive_trust(struct eg_certificates **anchors, struct eg_certificates **helpers,
    struct eg_diags *diags)
{
	struct key_options o = { .certificate = archive_given.trust };

	*anchors = *helpers = NULL;
	if (archive_given.trust != NULL &&
	    (*anchors = key_given_certificates(&o, diags)) == NULL)
		return false;
	*helpers = key_given_certificates(&archive_given.keys, diags);
	return *helpers != NULL;
}

/* Opens what signs and what dates, and does both. */
static bool
sign(struct eg_archive *a, const char *path, const struct eg_certificates *more,
    struct eg_diags *diags)
{
	struct eg_stamp_server server = { archive_given.stamp_url, 30 };
	struct eg_stamper stamper = { eg_stamp_http, &server };
	struct key_given key = { .key = NULL }, stamp_key = { .key = NULL };
	struct eg_stamp_own own;
	bool ok = true, dates = archive_given.stamp_url != NULL ||
	    archive_given.stamp_key != NULL;

	if (archive_given.key != NULL)
		ok = key_given_open(&key, archive_given.key, &archive_given.keys, more, diags);
	if (ok && archive_given.stamp_key != NULL) {
		ok = key_given_open(&stamp_key, archive_given.stamp_key, &archive_given.keys,
		    more, diags);
		own = (struct eg_stamp_own){ stamp_key.key, now() };
		stamper = (struct eg_stamper){ eg_stamp_key, &own };
	}
	ok = ok && eg_checkpoint_sign(a, path, key.key == NULL ? NULL : &key.signer,
	    dates ? &stamper : NULL, now(), diags);
	key_given_close(&key);
	key_given_close(&stamp_key);
	return ok;
}

bool
archive_sign_checkpoint(struct eg_archive *a, const char *path, struct eg_diags *diags)
{
	struct eg_certificates *more;
	bool ok;

	if (archive_given.key == NULL && archive_given.stamp_url == NULL &&
	    archive_given.stamp_key == NULL)
		return true;
	more = key_given_certificates(&archive_given.keys, diags);
	ok = more != NULL && sign(a, path, more, diags);
	eg_certificates_free(more);
	return ok;
}

bool
archive_checkpoint_given(struct eg_arena *arena, struct eg_checkpoint *c, struct eg_buf *text,
    struct eg_diags *diags)
{
	const char *path = archive_given.checkpoint;

	if (!eg_file_read(path, (size_t)1 << 20, text, diags))
		return false;
	if (eg_checkpoint_read(arena, eg_buf_str(text), text->len, c))
		return true;
	return eg_refuse(diags, "A1022", path, "`engross archive checkpoint -o FILE` writes one",
	    "this is no checkpoint of a ledger");
}

/* --- checkpoint ------------------------------------------------------------------- */

static bool
write_out(const char *path, const struct eg_buf *b, struct eg_diags *diags)
{
	enum product_result got = eg_product_write(path, b, &plain,
	    archive_given.force != 0, diags);

	return got == PRODUCT_WRITTEN || got == PRODUCT_UNCHANGED;
}

bool
archive_keeps_checkpoint(struct eg_archive *a, struct eg_diags *diags)
{
	struct eg_buf text = { 0 };
	struct eg_checkpoint kept;
	bool ok;

	if (archive_given.checkpoint == NULL)
		return true;
	ok = archive_checkpoint_given(a->arena, &kept, &text, diags) &&
	    eg_checkpoint_holds(a, archive_given.checkpoint, &kept, diags);
	eg_buf_free(&text);
	return ok;
}

bool
archive_copy_checkpoint(struct eg_archive *a, const char *path, struct eg_diags *diags)
{
	static const char *const suffix[] = { "", ".p7s", ".tsr" };
	const char *to = archive_given.output;
	struct eg_buf b = { 0 };
	const char *from;
	bool ok = true;
	size_t i;

	for (i = 0; to != NULL && ok && i < 3; i++) {
		from = eg_arena_printf(a->arena, "%s%s", path, suffix[i]);
		eg_buf_clear(&b);
		if (i > 0 && !eg_disk_exists(a->fd, from))
			continue;
		ok = eg_disk_read(a->fd, from, (size_t)1 << 20, &b) ?
		    write_out(eg_arena_printf(a->arena, "%s%s", to, suffix[i]), &b, diags) :
		    eg_archive_unreadable(a, from, errno, diags);
	}
	eg_buf_free(&b);
	return ok;
}

static bool
keep(struct eg_archive *a, struct eg_diags *diags)
{
	const char *path = NULL, *where;
	uint64_t lines;

	if (!eg_ledger_check(a, NULL, NULL, &lines, diags) || !eg_ledger_keep(a, &path, diags))
		return false;
	if (path == NULL)
		return eg_refuse(diags, "A1083", a->path, "it has one for each letter that is "
		    "archived; `--writer NAME` names the ledger of another writer",
		    eg_diags_printf(diags, "the ledger of `%s` has no lines yet", a->writer));
	if (!archive_sign_checkpoint(a, path, diags) || !archive_copy_checkpoint(a, path, diags))
		return false;
	where = eg_arena_printf(a->arena, "%s/%s", a->path, path);
	eg_speak_result(stdout, "engross.checkpoint/1", "checkpoint", where,
	    "copy", archive_given.output, NULL);
	if (!eg_session.quiet && !eg_speak_is_json())
		printf("%s\n", where);
	return true;
}

int
archive_checkpoint(const char *const *operands, int n)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_archive *a;
	int status;

	(void)operands, (void)n;
	if (archive_given.stamp_url != NULL && archive_given.stamp_key != NULL) {
		eg_diags_free(diags);
		return eg_usage("archive", "`--tsa` and `--tsa-key`: one of them makes "
		    "time-stamps");
	}
	a = archive_open(diags, &status);
	if (a != NULL)
		keep(a, diags);
	fflush(stdout);
	return archive_end(a, diags, status);
}

/* --- prove -------------------------------------------------------------------------- */

/* The SHA-512 of a version's inventory. */
static bool
digest_of(struct eg_archive *a, const struct eg_inventory *in, const char *version,
    char hex[EG_DIGEST_HEX], struct eg_diags *diags)
{
	const enum eg_digest_kind kind = EG_SHA512;
	const char *path = eg_arena_printf(a->arena, "%s/%s/inventory.json",
	    eg_archive_where(a, in->id), version);
	char one[1][EG_DIGEST_HEX];

	if (!eg_disk_digest(a->fd, path, &kind, 1, one))
		return eg_archive_unreadable(a, path, errno, diags);
	memcpy(hex, one[0], EG_DIGEST_HEX);
	return true;
}

static bool
prove_case(struct eg_archive *a, const char *name, const struct eg_checkpoint *older,
    const char *text, struct eg_buf *out, struct eg_diags *diags)
{
	const struct eg_inventory *in = archive_object(a, name, diags);
	const struct eg_ocfl_version *v = in == NULL ? NULL : archive_version(in, diags);
	char hex[EG_DIGEST_HEX];

	return v != NULL && digest_of(a, in, v->name, hex, diags) &&
	    eg_proof_of_line(a, in->id, v->name, hex, older, text, out, diags);
}

static void
prove(struct eg_archive *a, const char *name, struct eg_diags *diags)
{
	const char *to = archive_given.output == NULL ? "-" : archive_given.output;
	struct eg_buf text = { 0 }, out = { 0 };
	struct eg_checkpoint given, *older = archive_given.checkpoint == NULL ? NULL : &given;
	bool ok;

	ok = older == NULL || archive_checkpoint_given(a->arena, older, &text, diags);
	if (ok && name != NULL)
		ok = prove_case(a, name, older, eg_buf_str(&text), &out, diags);
	else if (ok)
		ok = eg_proof_of_growth(a, older, archive_given.checkpoint, &out, diags);
	if (ok && write_out(to, &out, diags) && strcmp(to, "-") != 0) {
		eg_speak_result(stderr, "engross.proof-of/1",
		    "of", name == NULL ? "growth" : name, "file", to, NULL);
		if (!eg_session.quiet && !eg_speak_is_json())
			eg_tell("wrote %s", to);
	}
	eg_buf_free(&text);
	eg_buf_free(&out);
}

int
archive_prove(const char *const *operands, int n)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_archive *a;
	int status;

	if (n == 0 && archive_given.checkpoint == NULL) {
		eg_diags_free(diags);
		return eg_usage("archive", "`engross archive prove`: of which CASE? or, that the "
		    "ledger only grew: since which `--checkpoint FILE`?");
	}
	a = archive_open(diags, &status);
	if (a != NULL)
		prove(a, n > 0 ? operands[0] : NULL, diags);
	return archive_end(a, diags, status);
}

/* --- verify-proof ---------------------------------------------------------------------- */

/* Has the inventory a file with this digest? */
static bool
lists(const struct eg_json *inventory, const char *version, const char *digest)
{
	const struct eg_json *state = eg_json_find(eg_json_find(eg_json_find(inventory,
	    "versions"), version), "state");

	return eg_json_find(state, digest) != NULL;
}

/* The inventory that the line tells of, and files that are of its version. */
static bool
check_files(struct eg_arena *arena, const struct eg_proved *p, const char *const *path, int n,
    struct eg_diags *diags)
{
	const struct eg_json *inventory;
	struct eg_buf b = { 0 };
	char hex[EG_DIGEST_HEX];
	const char *why, *id;
	uint32_t line;
	bool ok;
	int i;

	ok = eg_file_read(path[0], EG_INVENTORY_MAX, &b, diags);
	eg_digest(EG_SHA512, eg_buf_str(&b), b.len, hex);
	if (ok && (p->inventory == NULL || strcmp(hex, p->inventory) != 0))
		ok = eg_refuse(diags, "A1081", path[0], "`engross archive export --form ocfl` gives the "
		    "inventories of a case", "this is not the inventory that the proof is about");
	inventory = ok ? eg_json_read(arena, eg_buf_str(&b), b.len, &why, &line) : NULL;
	id = eg_json_string(inventory, "id");
	if (ok && (id == NULL || strcmp(id, p->id) != 0))
		ok = eg_refuse(diags, "A1081", path[0], "ask who gave the proof for another one",
		    "the inventory is of another case than the proof says");
	for (i = 1; ok && i < n; i++) {
		eg_buf_clear(&b);
		ok = eg_file_read(path[i], FILE_MAX_SIZE, &b, diags);
		eg_digest(EG_SHA512, eg_buf_str(&b), b.len, hex);
		if (ok && !lists(inventory, p->version, hex))
			ok = eg_refuse(diags, "A1081", path[i], "it is another file, or was changed",
			    "no file of this version has these bytes");
	}
	eg_buf_free(&b);
	return ok;
}

static void
tell_human(struct eg_arena *arena, const struct eg_proved *p, int files)
{
	const struct eg_vouched *v = &p->vouched;

	/* The line has a digest only; whose it is, is known with the inventory. */
	if (strcmp(p->kind, "inclusion") == 0)
		eg_print("line %.*s of the %" PRIu64 " of %s tells of %s of %s%s",
		    (int)strcspn(p->line, " "), p->line, p->checkpoint.size,
		    p->checkpoint.origin, p->version, files > 0 ? "" : "an inventory, said to be "
		    "that of ", p->id);
	else
		eg_print("%s grew from %" PRIu64 " to %" PRIu64 " lines, and has all of the first "
		    "ones", p->checkpoint.origin, p->from, p->checkpoint.size);
	if (p->given)
		printf("by the checkpoint that was given\n");
	if (v->by != NULL)
		eg_print("%s by `%s`%s%s%s", v->signatures > 0 ? "signed" : "dated", v->by,
		    v->at == 0 ? "" : v->stamps > 0 ? ", time-stamp of " : ", at ",
		    v->at == 0 ? "" : day_of(arena, v->at), v->trusted ? "" :
		    ", whom nobody said to believe");
	if (files > 0)
		printf("the inventory is the one archived%s\n", files > 1 ?
		    ", the files are in it" : "");
}

static void
tell_json(struct eg_arena *arena, const struct eg_proved *p, int files)
{
	struct eg_buf b = { 0 };

	eg_buf_printf(&b, "{\"schema\":\"engross.proved/1\",\"kind\":\"%s\",\"origin\":", p->kind);
	eg_buf_json(&b, p->checkpoint.origin);
	eg_buf_printf(&b, ",\"size\":%" PRIu64, p->checkpoint.size);
	if (strcmp(p->kind, "inclusion") == 0) {
		eg_buf_puts(&b, ",\"id\":");
		eg_buf_json(&b, p->id);
		eg_buf_puts(&b, ",\"version\":");
		eg_buf_json(&b, p->version);
		eg_buf_puts(&b, ",\"inventory\":");
		eg_buf_json(&b, p->inventory);
	} else
		eg_buf_printf(&b, ",\"from\":%" PRIu64, p->from);
	if (p->vouched.by != NULL) {
		eg_buf_puts(&b, ",\"by\":");
		eg_buf_json(&b, p->vouched.by);
		eg_buf_printf(&b, ",\"at\":\"%s\"", day_of(arena, p->vouched.at));
	}
	eg_buf_printf(&b, ",\"given\":%s,\"trusted\":%s,\"of-inventory\":%s}\n",
	    p->given ? "true" : "false", p->vouched.trusted ? "true" : "false",
	    files > 0 ? "true" : "false");
	fputs(eg_buf_str(&b), stdout);
	eg_buf_free(&b);
}

static bool
judge(struct eg_arena *arena, const char *const *path, int n, struct eg_diags *diags)
{
	struct eg_certificates *anchors = NULL, *helpers = NULL;
	struct eg_checkpoint given, *kept = archive_given.checkpoint == NULL ? NULL : &given;
	struct eg_buf bytes = { 0 }, text = { 0 };
	struct eg_proved p;
	bool ok;

	ok = eg_file_read(path[0], (size_t)16 << 20, &bytes, diags) &&
	    (kept == NULL || archive_checkpoint_given(arena, kept, &text, diags)) &&
	    archive_trust(&anchors, &helpers, diags) &&
	    eg_proof_judge(arena, path[0], eg_buf_str(&bytes), bytes.len, kept,
	    &(struct eg_trust){ anchors, helpers }, now(), &p, diags) &&
	    (n == 1 || check_files(arena, &p, path + 1, n - 1, diags));
	if (ok && eg_speak_is_json())
		tell_json(arena, &p, n - 1);
	else if (ok && !eg_session.quiet)
		tell_human(arena, &p, n - 1);
	fflush(stdout);
	eg_certificates_free(anchors);
	eg_certificates_free(helpers);
	eg_buf_free(&bytes);
	eg_buf_free(&text);
	return ok;
}

int
archive_verify_proof(const char *const *operands, int n)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_arena *arena = eg_arena_new();

	judge(arena, operands, n, diags);
	eg_arena_free(arena);
	return archive_end(NULL, diags, EG_EXIT_OK);
}
