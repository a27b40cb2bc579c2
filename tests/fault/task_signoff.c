/* task_signoff.c - policies, statements and seals are signed and judged; see task.h. */
#include <string.h>

#include "sign/judge.h"
#include "sign/sign.h"
#include "signoff/amendment.h"
#include "signoff/attestation.h"
#include "signoff/state.h"
#include "signoff/withdrawal.h"
#include "task.h"

static bool
open_policy(struct task *t, struct eg_policy *policy)
{
	const struct eg_buf *xml = task_read(t, "now/policy.xml"),
	    *p7s = task_read(t, "now/policy.xml.p7s");
	struct eg_certificates *authority = task_read_certificates(t, "keys/policy-authority.pem");
	const struct eg_policy_trust trust = { authority, "authority", 0, task_time };
	bool ok;

	ok = xml != NULL && p7s != NULL && authority != NULL && eg_policy_open(t->arena,
	    "policy.xml", xml->data, xml->len, p7s->data, p7s->len, &trust, policy, t->diags);
	eg_certificates_free(authority);
	return ok;
}

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
	struct eg_key *k = task_read_key(t, key);
	struct eg_signer signer;
	bool ok = false;

	if (k != NULL) {
		signer = task_signer(k);
		ok = eg_statement_sign(bytes, n, &signer, task_time, p7s, t->diags);
	}
	eg_key_free(k);
	return ok;
}

static bool
sign_policy(struct task *t)
{
	const struct eg_buf *xml = task_read(t, "now/policy.xml");
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
	const struct eg_buf *bytes = task_read(t, "now/case.signoff/subject.xml");
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
	    !eg_signoff_judge(t->arena, &policy, &asked, &subject, bytes, &f, task_time, &s,
	    t->diags))
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
	struct eg_archive *a = task_open_archive(t);
	const struct eg_inventory *in = a == NULL ? NULL : task_find_case(t, a);
	struct eg_withdrawn w = { .object = TASK_CASE, .number = 1, .format = "tx-iro-decision" };
	struct eg_buf xml = { 0 }, p7s = { 0 };
	struct eg_policy policy;
	struct eg_statement said;
	bool ok = false;

	if (in != NULL && open_policy(t, &policy)) {
		w.inventory = in->sha512;
		eg_statement_write(&(struct eg_statement){ .kind = EG_WITHDRAWAL, .object = TASK_CASE,
		    .revision = 1, .subject = w.inventory, .signer = "M-0003",
		    .role = "medical-director", .meaning = EG_RESPONSIBILITY, .time = task_time_text,
		    .policy = policy.serial, .reason = "misdirected" }, &xml);
		ok = sign(t, "keys/M-0003.pem", xml.data, xml.len, &p7s) &&
		    eg_withdrawal_judge(t->arena, "withdrawal.xml", &policy, &w, xml.data, xml.len,
		    p7s.data, p7s.len, task_time, &said, t->diags);
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
	struct eg_amendment m = { TASK_CASE, 1, "0", "an order", "a misprint" }, read;
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
	const struct eg_buf *pdf = task_read(t, "now/letter.pdf");
	struct eg_sign_judgement j;
	struct eg_sign_judge_options o = { .name = "letter.pdf", .at = task_time };
	struct eg_certificates *trusted = task_read_certificates(t, "keys/authority.pem");
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
	const struct eg_buf *unsigned_pdf = task_read(t, "now/unsigned.pdf");
	struct task_sealer s;
	struct eg_buf pdf = { 0 };
	bool ok = task_open_sealer(t, &s) && unsigned_pdf != NULL;

	if (ok) {
		eg_buf_add(&pdf, unsigned_pdf->data, unsigned_pdf->len);
		ok = eg_sign(t->arena, &(struct eg_sign_options){ .name = "letter.pdf",
		    .time = task_time_text, .signer = &s.signer, .stamper = &s.stamper }, &pdf,
		    t->diags);
	}
	eg_buf_free(&pdf);
	task_close_sealer(&s);
	return ok;
}

const struct task_job task_signoff[] = {
	{ "policy", read_policy, false }, { "sign-policy", sign_policy, false },
	{ "judge", judge, false }, { "withdraw", withdraw, false },
	{ "amendment", amendment, true }, { "verify-seal", verify_seal, false },
	{ "seal", seal, false }, { .name = NULL },
};
