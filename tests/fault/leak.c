/*
 * leak.c - every allocation and every call of the archive's, the ledger's and the
 * sign-off's work fails once, in a process that goes on: what it had taken is given back.
 *
 *	leak [-s STEP] BUILD SCRATCH [JOB...]
 *
 * tests/fault/letter has made what is worked at.  Each job is done twice first; then,
 * with a fault at its N-th allocation or call, in a fork of that process, it
 *
 *  - does it, and comes to the same; or says what is wrong; or, of a failed allocation,
 *    ends by itself (arena.h), and what it had goes with it: never by a signal;
 *  - and when it returns holds no more memory and no more open files than before, or not
 *    a second time.
 */
#include <dlfcn.h>
#include <fcntl.h>
#include <openssl/err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "archive/audit.h"
#include "archive/catalogue.h"
#include "archive/checkpoint.h"
#include "archive/copy.h"
#include "archive/disk.h"
#include "archive/ledger.h"
#include "archive/proof.h"
#include "archive/reconcile.h"
#include "archive/retention.h"
#include "base/arena.h"
#include "base/file.h"
#include "crypt/key.h"
#include "sign/judge.h"
#include "sign/sign.h"
#include "signoff/amendment.h"
#include "signoff/attestation.h"
#include "signoff/state.h"
#include "signoff/withdrawal.h"
#include "asked.h"
#include "child.h"

#define FILE_MAX	((size_t)16 << 20)
#define CASE		"SAMPLE-0001"

static int64_t at;		/* seconds since 1970 */
static char time_text[32];

/* What a job is done with, and what it came to. */
struct task {
	struct eg_diags		*diags;
	struct eg_arena		*arena;
	struct eg_buf		 answer;
};

/* --- what many need ------------------------------------------------------------------ */

/* In the arena; NULL after a report. */
static const struct eg_buf *
read_file(struct task *t, const char *path)
{
	struct eg_buf b = { 0 }, *kept = NULL;
	char *bytes;

	if (eg_file_read(path, FILE_MAX, &b, t->diags)) {
		kept = eg_new_array(t->arena, 1, struct eg_buf);
		bytes = eg_arena_alloc(t->arena, b.len + 1);
		memcpy(bytes, eg_buf_str(&b), b.len + 1);
		*kept = (struct eg_buf){ .data = bytes, .len = b.len, .cap = b.len + 1 };
	}
	eg_buf_free(&b);
	return kept;
}

/* To be freed; NULL after a report. */
static struct eg_certificates *
read_certificates(struct task *t, const char *path)
{
	const struct eg_buf *b = read_file(t, path);
	struct eg_certificates *c = eg_certificates_new();

	if (b != NULL && eg_certificates_read(c, path, b->data, b->len, t->diags))
		return c;
	eg_certificates_free(c);
	return NULL;
}

static struct eg_key *
read_key(struct task *t, const char *path)
{
	const struct eg_buf *b = read_file(t, path);
	struct eg_key *k = b == NULL ? NULL : eg_key_read(path, b->data, b->len, NULL, NULL,
	    t->diags);

	if (k != NULL && eg_key_certify(k, NULL, t->diags))
		return k;
	eg_key_free(k);
	return NULL;
}

static bool
open_policy(struct task *t, struct eg_policy *policy)
{
	const struct eg_buf *xml = read_file(t, "now/policy.xml"),
	    *p7s = read_file(t, "now/policy.xml.p7s");
	struct eg_certificates *authority = read_certificates(t, "keys/policy-authority.pem");
	const struct eg_policy_trust trust = { authority, "authority", 0, at };
	bool ok;

	ok = xml != NULL && p7s != NULL && authority != NULL && eg_policy_open(t->arena,
	    "policy.xml", xml->data, xml->len, p7s->data, p7s->len, &trust, policy, t->diags);
	eg_certificates_free(authority);
	return ok;
}

static struct eg_archive *
open_archive(struct task *t)
{
	return eg_archive_open("now/archive", "main", t->diags);
}

static const struct eg_inventory *
find_case(struct task *t, struct eg_archive *a)
{
	bool missing;

	return eg_archive_find(a, eg_archive_id(a, "case", CASE), &missing, t->diags);
}

/* --- signing off ----------------------------------------------------------------------- */

static bool
read_policy(struct task *t)
{
	struct eg_policy p;
	uint32_t i;

	if (!open_policy(t, &p))
		return false;
	eg_buf_printf(&t->answer, "%u %s", p.serial, p.sha256);
	for (i = 0; i < p.nsigners; i++)
		eg_buf_printf(&t->answer, " %s", p.signer[i].id);
	return true;
}

static bool
sign(struct task *t, const char *key, const char *bytes, size_t n, struct eg_buf *p7s)
{
	struct eg_signer signer = { .sign = eg_key_sign };
	struct eg_key *k = read_key(t, key);
	bool ok = false;

	if (k != NULL) {
		signer.data = k;
		signer.certificates = eg_key_certificates(k);
		ok = eg_statement_sign(bytes, n, &signer, at, p7s, t->diags);
	}
	eg_key_free(k);
	return ok;
}

static bool
sign_policy(struct task *t)
{
	const struct eg_buf *xml = read_file(t, "now/policy.xml");
	struct eg_buf p7s = { 0 };
	struct eg_cms_found found;
	bool ok = xml != NULL && sign(t, "keys/policy-administrator.pem", xml->data, xml->len,
	    &p7s);
	const char *fault = ok ? eg_statement_verify(t->arena, xml->data, xml->len, p7s.data,
	    p7s.len, &found) : NULL;

	eg_buf_puts(&t->answer, fault == NULL ? "good" : fault);
	eg_buf_free(&p7s);
	return ok;
}

/* Does the policy word this attestation itself? */
static bool
words(const struct eg_policy_letter *l, const char *id)
{
	uint32_t i, k;

	for (i = 0; i < l->nsteps; i++)
		for (k = 0; k < l->step[i].nattest; k++)
			if (strcmp(l->step[i].attest[k].id, id) == 0)
				return l->step[i].attest[k].words != NULL;
	return false;
}

/* As a worker asks it: the policy's rules, and what the case's checklist adds. */
static bool
find_rules(struct task *t, const struct eg_policy *policy, const struct eg_subject *subject,
    struct eg_policy_letter *asked)
{
	const struct eg_policy_letter *l = eg_policy_letter(policy, subject->letter);
	struct eg_checklist_attestation *list = eg_new_array(t->arena, subject->nattest + 1,
	    struct eg_checklist_attestation);
	size_t n = 0;
	uint32_t i;

	for (i = 0; i < subject->nattest; i++)
		if (!words(l, subject->attest[i].id))
			list[n++] = (struct eg_checklist_attestation){ .id = subject->attest[i].id,
			    .words = subject->attest[i].words, .of_case = true };
	return eg_policy_attests(t->arena, l, subject->letter, list, n, asked, t->diags);
}

static bool
judge(struct task *t)
{
	struct eg_policy_letter asked;
	const struct eg_buf *bytes = read_file(t, "now/case.signoff/subject.xml");
	struct eg_policy policy;
	struct eg_subject subject;
	struct eg_signoff s;
	struct eg_folder f;
	uint32_t i;

	if (bytes == NULL || !open_policy(t, &policy) ||
	    !eg_folder_read(t->arena, "now/case.signoff", &f, t->diags))
		return false;
	if (!eg_subject_read(t->arena, bytes->data, bytes->len, &subject))
		return eg_refuse(t->diags, "O1006", "subject.xml", NULL, "not read");
	if (!find_rules(t, &policy, &subject, &asked) ||
	    !eg_signoff_judge(t->arena, &policy, &asked, &subject, bytes, &f, at, &s, t->diags))
		return false;
	eg_buf_printf(&t->answer, "%s %d", eg_signoff_state_names[s.state],
	    eg_signoff_report(&s, &f, t->diags));
	for (i = 0; i < s.n; i++)
		eg_buf_printf(&t->answer, " %s %d %s", s.statement[i].file, s.statement[i].holds,
		    s.statement[i].said.signer);
	return true;
}

static bool
withdraw(struct task *t)
{
	struct eg_archive *a = open_archive(t);
	const struct eg_inventory *in = a == NULL ? NULL : find_case(t, a);
	struct eg_withdrawn w = { .object = CASE, .number = 1, .format = "tx-iro-decision" };
	struct eg_buf xml = { 0 }, p7s = { 0 };
	struct eg_policy policy;
	struct eg_statement said;
	bool ok = false;

	if (in != NULL && open_policy(t, &policy)) {
		w.inventory = in->sha512;
		eg_statement_write(&(struct eg_statement){ .kind = EG_WITHDRAWAL, .object = CASE,
		    .revision = 1, .subject = w.inventory, .signer = "M-0003",
		    .role = "medical-director", .meaning = EG_RESPONSIBILITY, .time = time_text,
		    .policy = policy.serial, .reason = "misdirected" }, &xml);
		ok = sign(t, "keys/M-0003.pem", xml.data, xml.len, &p7s) &&
		    eg_withdrawal_judge(t->arena, "withdrawal.xml", &policy, &w, xml.data, xml.len,
		    p7s.data, p7s.len, at, &said, t->diags);
		eg_buf_puts(&t->answer, ok ? said.reason : "");
	}
	eg_buf_free(&xml);
	eg_buf_free(&p7s);
	eg_archive_close(a);
	return ok;
}

static bool
amendment(struct task *t)
{
	struct eg_amendment m = { CASE, 1, "0", "an order", "a misprint" }, read;
	char digest[129];
	struct eg_buf xml = { 0 };
	bool ok;

	memset(digest, 'a', 128);
	digest[128] = '\0';
	m.inventory = digest;
	eg_amendment_write(&m, &xml);
	ok = eg_folder_stage("now/other.signoff", "amendment.xml", 1, xml.data, xml.len,
	    t->diags) && eg_folder_settle("now/other.signoff", "amendment.xml", 1, true, t->diags) &&
	    eg_amendment_read(t->arena, "amendment.xml", xml.data, xml.len, &read, t->diags);
	eg_buf_puts(&t->answer, ok ? read.reason : "");
	eg_buf_free(&xml);
	return ok;
}

/* --- signatures in a PDF ---------------------------------------------------------------- */

static bool
verify_seal(struct task *t)
{
	const struct eg_buf *pdf = read_file(t, "now/letter.pdf");
	struct eg_sign_judgement j;
	struct eg_sign_judge_options o = { .name = "letter.pdf", .at = at };
	struct eg_certificates *trusted = read_certificates(t, "keys/authority.pem");
	bool ok;

	o.trust.anchors = trusted;
	ok = pdf != NULL && trusted != NULL &&
	    eg_sign_judge(&o, pdf->data, pdf->len, t->arena, &j, t->diags);
	if (ok)
		eg_buf_printf(&t->answer, "%u %s %d", j.n, j.signature[0].signer,
		    j.signature[0].trusted);
	eg_certificates_free(trusted);
	return ok;
}

static bool
seal(struct task *t)
{
	const struct eg_buf *unsigned_pdf = read_file(t, "now/unsigned.pdf");
	struct eg_key *k = read_key(t, "keys/signer.pem"), *dates = read_key(t, "keys/time.pem");
	struct eg_signer signer = { .sign = eg_key_sign };
	struct eg_stamp_own own = { dates, at };
	struct eg_stamper stamper = { eg_stamp_key, &own };
	struct eg_buf pdf = { 0 };
	bool ok = unsigned_pdf != NULL && k != NULL && dates != NULL;

	if (ok) {
		signer.data = k;
		signer.certificates = eg_key_certificates(k);
		eg_buf_add(&pdf, unsigned_pdf->data, unsigned_pdf->len);
		ok = eg_sign(t->arena, &(struct eg_sign_options){ .name = "letter.pdf",
		    .time = time_text, .signer = &signer, .stamper = &stamper }, &pdf, t->diags);
	}
	eg_buf_free(&pdf);
	eg_key_free(k);
	eg_key_free(dates);
	return ok;
}

/* --- the archive -------------------------------------------------------------------------- */

static bool
verify(struct task *t)
{
	struct eg_archive *a = open_archive(t);
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
	struct eg_archive *a = open_archive(t);
	struct eg_archive_file f = { "case.xml", name, strlen(name), true };
	struct eg_archive_batch *b;
	bool ok;

	if (a == NULL)
		return false;
	b = eg_archive_begin(a, false);
	ok = eg_archive_stage(b, &(struct eg_archive_entry){
	    .id = eg_archive_id(a, "case", name), .created = time_text, .message = "issued",
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
	return add_version(t, CASE, true);
}

static bool
get(struct task *t)
{
	struct eg_archive *a = open_archive(t);
	const struct eg_inventory *in = a == NULL ? NULL : find_case(t, a);
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
	struct eg_archive *a = open_archive(t);
	struct eg_audit audited = { .time = time_text };
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
	struct eg_archive *a = open_archive(t);
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
	struct eg_archive *a = open_archive(t), *to = NULL;
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
	struct eg_archive *a = open_archive(t);
	const char *id = a == NULL ? NULL : eg_archive_id(a, "case", CASE);
	bool ok = a != NULL && eg_retention_hold(a, id, true, time_text, t->diags) &&
	    eg_retention_hold(a, id, false, time_text, t->diags) &&
	    eg_archive_dispose(a, id, time_text, t->diags);

	eg_archive_close(a);
	return ok;
}

/* --- the ledger ------------------------------------------------------------------------------ */

static bool
read_ledger(struct task *t)
{
	struct eg_archive *a = open_archive(t);
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
	struct eg_signer signer = { .sign = eg_key_sign };
	struct eg_key *k = read_key(t, "keys/signer.pem"), *dates = read_key(t, "keys/time.pem");
	struct eg_stamp_own own = { dates, at };
	struct eg_stamper stamper = { eg_stamp_key, &own };
	bool ok = k != NULL && dates != NULL && eg_ledger_keep(a, kept, t->diags);

	if (ok) {
		signer.data = k;
		signer.certificates = eg_key_certificates(k);
		ok = eg_checkpoint_sign(a, *kept, &signer, &stamper, at, t->diags);
	}
	eg_key_free(k);
	eg_key_free(dates);
	return ok;
}

static bool
checkpoint(struct task *t)
{
	struct eg_archive *a = open_archive(t);
	struct eg_certificates *trusted = read_certificates(t, "keys/authority.pem");
	struct eg_vouched v = { 0 };
	const char *kept;
	bool ok = a != NULL && trusted != NULL && keep(t, a, &kept) &&
	    eg_checkpoint_judge_all(a, &(struct eg_trust){ .anchors = trusted }, at, &v, t->diags);

	eg_buf_printf(&t->answer, "%zu %zu %d", v.signatures, v.stamps, v.trusted);
	eg_certificates_free(trusted);
	eg_archive_close(a);
	return ok;
}

/* That the letter is in the ledger, and that the ledger only grew. */
static bool
prove(struct task *t)
{
	struct eg_archive *a = open_archive(t);
	const struct eg_inventory *in = a == NULL ? NULL : find_case(t, a);
	const struct eg_buf *text = read_file(t, "now/archive/ledger/main/checkpoint");
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
		    &(struct eg_trust){ NULL, NULL }, at, &p[0], t->diags) &&
		    eg_proof_judge(t->arena, "growth", growth.data, growth.len, &older,
		    &(struct eg_trust){ NULL, NULL }, at, &p[1], t->diags);
	if (ok)
		eg_buf_printf(&t->answer, "%s %s %s", p[0].id, p[0].version, p[1].kind);
	eg_buf_free(&line);
	eg_buf_free(&growth);
	eg_archive_close(a);
	return ok;
}

/* --- the sweep ------------------------------------------------------------------------------- */

static const struct {
	const char	*name;
	bool		(*act)(struct task *);
	bool		 changes;	/* what it works at: each begins with its own */
} jobs[] = {
	{ "policy", read_policy, false }, { "sign-policy", sign_policy, false },
	{ "judge", judge, false }, { "withdraw", withdraw, false },
	{ "amendment", amendment, true },
	{ "verify-seal", verify_seal, false }, { "seal", seal, false },
	{ "verify", verify, false }, { "get", get, false }, { "add", add, true },
	{ "amend", amend, true }, { "audit", audit, true }, { "catalogue", catalogue, true },
	{ "mirror", mirror, true }, { "dispose", hold_and_dispose, true },
	{ "ledger", read_ledger, false }, { "checkpoint", checkpoint, true },
	{ "prove", prove, false },
};
static const char *const faults[] = { "nomem", "EIO", "ENOSPC", "short" };

/* How an attempt ends; ENDED is arena.h's. */
enum { DONE = 0, NOT_REACHED = 40, REFUSED, SILENT, OTHER, HOLDS_MEMORY, HOLDS_FILES,
    ENDED = EG_EXIT_NOMEM };
static const char *const why[] = { [SILENT] = "it was not done, and nothing said why",
    [OTHER] = "it came to something else", [HOLDS_MEMORY] = "it holds memory",
    [HOLDS_FILES] = "it holds open files" };

static void (*fault_begin)(const char *, long);
static int (*fault_end)(void);
static long (*fault_held)(void);
static struct eg_buf expected;		/* of the job at hand */

static int
open_files(void)
{
	int fd, n = 0;

	for (fd = 0; fd < 256; fd++)
		n += fcntl(fd, F_GETFD) >= 0;
	return n;
}

/* Does it once; its outcome, without what it holds. */
static int
act(size_t j, bool *happened)
{
	struct task t = { .diags = eg_diags_new(), .arena = eg_arena_new() };
	bool ok = jobs[j].act(&t);
	int outcome;

	*happened = fault_end() != 0;
	if (expected.data == NULL)
		eg_buf_add(&expected, eg_buf_str(&t.answer), t.answer.len);
	outcome = ok ? t.answer.len == expected.len && memcmp(eg_buf_str(&t.answer),
	    eg_buf_str(&expected), expected.len) == 0 ? DONE : OTHER :
	    eg_diags_failed(t.diags) ? REFUSED : SILENT;
	if (!*happened && outcome != DONE) {
		eg_buf_clear(&t.answer);
		eg_diags_dump(t.diags, &t.answer);
		fprintf(stderr, "%s", eg_buf_str(&t.answer));
	}
	eg_buf_free(&t.answer);
	eg_arena_free(t.arena);
	eg_diags_free(t.diags);
	/* What OpenSSL would say of it is the thread's until it fails again. */
	ERR_clear_error();
	return outcome;
}

static void
refresh(void)
{
	int top = open(".", O_RDONLY | O_DIRECTORY);

	eg_disk_remove(top, "now");
	close(top);
	if (system("cp -a base-withdraw now && "
	    "cp now/archive/ocfl/*/*/*case*/v1/content/unsigned.pdf now/") != 0)
		exit(1);
}

/*
 * What a library takes the first time it comes that way, and keeps for the next, is no
 * leak: it does not take it again.
 */
static int
attempt(size_t j, const char *fault, long n)
{
	int files = open_files(), outcome, tries, null = open("/dev/null", O_WRONLY);
	bool happened;
	long held;

	dup2(null, 2);
	close(null);
	for (tries = 0; tries < 3; tries++) {
		if (tries > 0 && jobs[j].changes)
			refresh();
		held = fault_held();
		fault_begin(fault, n);
		outcome = act(j, &happened);
		if (open_files() > files)
			return HOLDS_FILES;
		if (!happened && tries == 0)
			return NOT_REACHED;
		if (!happened || fault_held() <= held)
			return outcome;
	}
	return HOLDS_MEMORY;
}

static int
sweep(size_t j, const char *fault, long step, long counts[4])
{
	int status, bad = 0, outcome;
	pid_t pid;
	long n;

	for (n = 1;; n += step) {
		if (jobs[j].changes)
			refresh();
		fflush(stdout);
		pid = fork();
		if (pid == 0)
			_exit(attempt(j, fault, n));
		status = child_wait(pid);
		outcome = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
		if (outcome == NOT_REACHED)
			return bad;
		counts[0]++;
		counts[1] += outcome == DONE;
		counts[2] += outcome == REFUSED;
		counts[3] += outcome == ENDED;
		if (outcome == DONE || outcome == REFUSED ||
		    (outcome == ENDED && strcmp(fault, "nomem") == 0))
			continue;
		printf("leak: %s, %s at %ld: %s\n", jobs[j].name, fault, n, outcome >= SILENT &&
		    outcome <= HOLDS_FILES ? why[outcome] : "it died");
		bad++;
	}
}

static int
sweep_job(size_t j, long step)
{
	long counts[4] = { 0 }, held = 0;
	bool happened;
	int bad = 0, i;
	size_t f;

	eg_buf_free(&expected);
	for (i = 0; i < 3; i++) {
		refresh();
		held = fault_held();
		if (act(j, &happened) != DONE) {
			printf("leak: %s cannot be done at all\n", jobs[j].name);
			return 1;
		}
	}
	if (fault_held() != held) {
		printf("leak: %s holds %ld more without any fault\n", jobs[j].name,
		    fault_held() - held);
		bad++;
	}
	for (f = 0; f < sizeof(faults) / sizeof(faults[0]); f++)
		bad += sweep(j, faults[f], step, counts);
	printf("leak: %s, %ld runs: %ld done all the same, %ld refused, %ld ended, %d wrong\n",
	    jobs[j].name, counts[0], counts[1], counts[2], counts[3], bad);
	return bad;
}

int
main(int argc, char **argv)
{
	struct asked asked;
	char shim[4200];
	int bad = 0, done = 0;
	size_t j;

	(void)argc;
	asked_read(&asked, argv);
	*(void **)&fault_begin = dlsym(RTLD_DEFAULT, "fault_begin");
	*(void **)&fault_end = dlsym(RTLD_DEFAULT, "fault_end");
	*(void **)&fault_held = dlsym(RTLD_DEFAULT, "fault_held");
	if (fault_begin == NULL) {
		snprintf(shim, sizeof(shim), "%s/fault/shim.so", asked.build);
		setenv("LD_PRELOAD", shim, 1);
		execv("/proc/self/exe", argv);
		return 127;
	}
	if (chdir(asked.scratch) != 0)
		return 1;
	at = time(NULL);
	strftime(time_text, sizeof(time_text), "%Y-%m-%dT%H:%M:%SZ", gmtime(&(time_t){ at }));
	for (j = 0; j < sizeof(jobs) / sizeof(jobs[0]); j++)
		if (asked_for(&asked, jobs[j].name)) {
			bad += sweep_job(j, asked.step);
			done++;
		}
	return bad > 0 || done == 0;
}
