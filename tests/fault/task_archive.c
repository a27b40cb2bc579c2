/* task_archive.c - an archive and its ledger are worked at; see task.h. */
#include <stdlib.h>
#include <string.h>

#include "archive/audit.h"
#include "archive/catalogue.h"
#include "archive/checkpoint.h"
#include "archive/copy.h"
#include "archive/ledger.h"
#include "archive/proof.h"
#include "archive/reconcile.h"
#include "archive/retention.h"
#include "task.h"

static bool
verify(struct task *t)
{
	struct eg_archive *a = task_open_archive(t);
	struct eg_reconciled r = { 0 };

	if (a != NULL)
		eg_archive_reconcile(a, &r, t->diags);
	eg_archive_close(a);
	eg_buf_printf(&t->answer, "%zu %zu", r.objects, r.faulty);
	return a != NULL && !eg_diags_failed(t->diags);
}

static bool
add_version(struct task *t, const char *name, bool amends)
{
	struct eg_archive *a = task_open_archive(t);
	struct eg_archive_file f = { "case.xml", name, strlen(name), true };
	struct eg_archive_batch *b;
	bool ok;

	if (a == NULL)
		return false;
	b = eg_archive_begin(a, false);
	ok = eg_archive_stage(b, &(struct eg_archive_entry){
	    .id = eg_archive_id(a, "case", name), .created = task_time_text, .message = "issued",
	    .user = "writer", .address = "mailto:a@imro.example", .file = &f, .n = 1,
	    .amends = amends }, t->diags) && eg_archive_commit(b, t->diags);
	eg_archive_batch_free(b);
	eg_archive_close(a);
	return ok;
}

static bool
add(struct task *t)
{
	return add_version(t, "SAMPLE-0002", false);
}

static bool
amend(struct task *t)
{
	return add_version(t, TASK_CASE, true);
}

static bool
get(struct task *t)
{
	struct eg_archive *a = task_open_archive(t);
	const struct eg_inventory *in = a == NULL ? NULL : task_find_case(t, a);
	struct eg_buf b = { 0 };
	bool ok = in != NULL && eg_archive_read(a, in, &in->version[0], "case.xml", &b, t->diags);

	eg_buf_printf(&t->answer, "%zu", b.len);
	eg_buf_free(&b);
	eg_archive_close(a);
	return ok;
}

static bool
audit(struct task *t)
{
	struct eg_archive *a = task_open_archive(t);
	struct eg_audit audited = { .time = task_time_text };
	bool ok = a != NULL && eg_archive_audit(a, &audited, t->diags);

	eg_buf_printf(&t->answer, "%zu %zu", audited.audited, audited.damaged);
	eg_archive_close(a);
	return ok;
}

static void
count_found(void *data, const struct eg_found *f)
{
	(void)f;
	++*(size_t *)data;
}

static bool
catalogue(struct task *t)
{
	static const char *const word = "decision";
	struct eg_archive *a = task_open_archive(t);
	struct eg_catalogue *c = NULL;
	size_t added = 0, found = 0;
	bool ok = a != NULL && eg_catalogue_drop(a, t->diags) &&
	    (c = eg_catalogue_open(a, t->diags)) != NULL &&
	    eg_catalogue_update(c, &added, t->diags) &&
	    eg_catalogue_find(c, &word, 1, 10, count_found, &found, t->diags);

	eg_buf_printf(&t->answer, "%zu %zu", added, found);
	eg_catalogue_close(c);
	eg_archive_close(a);
	return ok;
}

static bool
mirror(struct task *t)
{
	struct eg_archive *a = task_open_archive(t), *to = NULL;
	struct eg_mirrored m = { 0 };
	bool ok = a != NULL && eg_mirror_init(a, "now/mirror", t->diags) &&
	    (to = eg_archive_open("now/mirror", "main", t->diags)) != NULL &&
	    eg_archive_mirror(a, to, &m, t->diags);

	eg_buf_printf(&t->answer, "%zu %zu", m.copied, m.failed);
	eg_archive_close(to);
	eg_archive_close(a);
	return ok;
}

static bool
hold_and_dispose(struct task *t)
{
	struct eg_archive *a = task_open_archive(t);
	const char *id = a == NULL ? NULL : eg_archive_id(a, "case", TASK_CASE);
	bool ok = a != NULL && eg_retention_hold(a, id, true, task_time_text, t->diags) &&
	    eg_retention_hold(a, id, false, task_time_text, t->diags) &&
	    eg_archive_dispose(a, id, task_time_text, t->diags);

	eg_archive_close(a);
	return ok;
}

/* --- its ledger ----------------------------------------------------------------------- */

static bool
read_ledger(struct task *t)
{
	struct eg_archive *a = task_open_archive(t);
	struct eg_leaves leaves = { 0 };
	uint64_t lines = 0;
	bool ok = a != NULL && eg_ledger_check(a, NULL, NULL, &lines, t->diags) &&
	    eg_checkpoint_leaves(a, "main", &leaves, t->diags);

	eg_buf_printf(&t->answer, "%zu of %u", leaves.n, (unsigned)lines);
	free(leaves.leaf);
	eg_archive_close(a);
	return ok;
}

static bool
keep(struct task *t, struct eg_archive *a, const char **kept)
{
	struct task_sealer s;
	bool ok = task_open_sealer(t, &s) && eg_ledger_keep(a, kept, t->diags) &&
	    eg_checkpoint_sign(a, *kept, &s.signer, &s.stamper, task_time, t->diags);

	task_close_sealer(&s);
	return ok;
}

static bool
checkpoint(struct task *t)
{
	struct eg_archive *a = task_open_archive(t);
	struct eg_certificates *trusted = task_read_certificates(t, "keys/authority.pem");
	struct eg_vouched v = { 0 };
	const char *kept;
	bool ok = a != NULL && trusted != NULL && keep(t, a, &kept) &&
	    eg_checkpoint_judge_all(a, &(struct eg_trust){ .anchors = trusted }, task_time, &v,
	    t->diags);

	eg_buf_printf(&t->answer, "%zu %zu %d", v.signatures, v.stamps, v.trusted);
	eg_certificates_free(trusted);
	eg_archive_close(a);
	return ok;
}

/* That the letter is in the ledger, and that the ledger only grew. */
static bool
prove(struct task *t)
{
	struct eg_archive *a = task_open_archive(t);
	const struct eg_inventory *in = a == NULL ? NULL : task_find_case(t, a);
	const struct eg_buf *text = task_read(t, "now/archive/ledger/main/checkpoint");
	struct eg_checkpoint older;
	struct eg_buf line = { 0 }, growth = { 0 };
	struct eg_proved p[2];
	bool ok = false;

	if (text != NULL && !eg_checkpoint_read(t->arena, text->data, text->len, &older))
		eg_refuse(t->diags, "A1021", "checkpoint", NULL, "not read");
	else if (text != NULL && in != NULL)
		ok = eg_proof_of_line(a, in->id, "v1", in->sha512, &older, text->data, &line,
		    t->diags) && eg_proof_of_growth(a, &older, "checkpoint", &growth, t->diags) &&
		    eg_proof_judge(t->arena, "line", line.data, line.len, &older,
		    &(struct eg_trust){ NULL, NULL }, task_time, &p[0], t->diags) &&
		    eg_proof_judge(t->arena, "growth", growth.data, growth.len, &older,
		    &(struct eg_trust){ NULL, NULL }, task_time, &p[1], t->diags);
	if (ok)
		eg_buf_printf(&t->answer, "%s %s %s", p[0].id, p[0].version, p[1].kind);
	eg_buf_free(&line);
	eg_buf_free(&growth);
	eg_archive_close(a);
	return ok;
}

const struct task_job task_archive[] = {
	{ "verify", verify, false }, { "get", get, false }, { "add", add, true },
	{ "amend", amend, true }, { "audit", audit, true }, { "catalogue", catalogue, true },
	{ "mirror", mirror, true }, { "dispose", hold_and_dispose, true },
	{ "ledger", read_ledger, false }, { "checkpoint", checkpoint, true },
	{ "prove", prove, false }, { .name = NULL },
};
