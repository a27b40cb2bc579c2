/* withdrawal.c - see withdrawal.h. */
#include "signoff/withdrawal.h"

#include <string.h>
#include <time.h>

struct judging {
	struct eg_arena		*arena;
	const char		*name;
	struct eg_diags		*diags;
	const struct eg_policy	*policy;
	const struct eg_policy_letter *rules;
	const struct eg_withdrawn *of;
	struct eg_cms_found	 by;
	const struct eg_policy_signer *signer;
	const struct eg_policy_certificate *certificate;
	struct eg_statement	*said;
};

static bool
refuse(struct judging *j, const char *code, const char *text)
{
	eg_report(j->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = code,
	    .at.file = j->name }, "%s", text);
	return false;
}

static bool
is_signed(struct judging *j, const char *bytes, size_t n, const char *p7s, size_t size)
{
	const char *fault = eg_statement_verify(j->arena, bytes, n, p7s, size, &j->by);

	if (fault != NULL)
		return refuse(j, "O1003", eg_diags_printf(j->diags, "the signature of this "
		    "withdrawal is not good: %s", fault));
	j->signer = eg_policy_certified(j->policy, j->by.certificate, &j->certificate);
	return j->signer != NULL || refuse(j, "O1004", eg_diags_printf(j->diags, "the policy "
	    "knows nobody with the certificate that signed this: sha256 %.16s...",
	    j->by.certificate));
}

static bool
is_at_its_time(struct judging *j, int64_t now)
{
	struct tm tm = { 0 };
	const char *end = strptime(j->said->time, "%Y-%m-%dT%H:%M:%SZ", &tm);

	if (end == NULL || *end != '\0' || (int64_t)timegm(&tm) != j->by.at)
		return refuse(j, "O1006", "it tells another time than its signature");
	return j->by.at <= now || refuse(j, "O1013", "this withdrawal is from the future");
}

static bool
is_read(struct judging *j, const char *bytes, size_t n)
{
	struct eg_statement *s = j->said;

	if (!eg_statement_read(j->arena, bytes, n, s) || s->kind != EG_WITHDRAWAL ||
	    s->reason == NULL)
		return refuse(j, "O1006", "this is no withdrawal as engross writes it");
	if (strcmp(s->signer, j->signer->id) != 0)
		return refuse(j, "O1004", eg_diags_printf(j->diags, "it says it is by %s, and %s "
		    "signed it", s->signer, j->signer->id));
	return s->policy <= j->policy->serial || refuse(j, "P1004", "the policy at hand is older "
	    "than the one that this was signed under");
}

static bool
is_of_that_version(struct judging *j)
{
	return (strcmp(j->said->object, j->of->object) == 0 &&
	    j->said->revision == j->of->number &&
	    strcmp(j->said->subject, j->of->inventory) == 0) || refuse(j, "O1008",
	    "this withdraws another letter, or another version of it");
}

static bool
may_withdraw(struct judging *j, int64_t now)
{
	const char *role = j->said->role, *fault;

	if (!eg_policy_has_role(j->signer, role))
		return refuse(j, "O1009", eg_diags_printf(j->diags, "%s is not %s, by the policy",
		    j->signer->id, role));
	if (!eg_policy_lists(j->rules->withdraw, j->rules->nwithdraw, role))
		return refuse(j, "O1009", eg_diags_printf(j->diags, "the policy does not let %s "
		    "withdraw letters of the format `%s`", role, j->of->format));
	fault = eg_policy_objection(j->arena, j->signer, j->certificate, &j->by, j->by.at, now);
	return fault == NULL || refuse(j, "O1005", fault);
}

bool
eg_withdrawal_judge(struct eg_arena *a, const char *name, const struct eg_policy *policy,
    const struct eg_withdrawn *of, const char *bytes, size_t n, const char *p7s, size_t size,
    int64_t now, struct eg_statement *said, struct eg_diags *diags)
{
	struct judging j = { .arena = a, .name = name, .diags = diags, .policy = policy,
	    .rules = eg_policy_letter(policy, of->format), .of = of, .said = said };

	if (j.rules == NULL)
		return refuse(&j, "P1007", eg_diags_printf(diags, "the policy does not say who "
		    "withdraws letters of the format `%s`", of->format));
	return is_signed(&j, bytes, n, p7s, size) && is_read(&j, bytes, n) &&
	    is_at_its_time(&j, now) && is_of_that_version(&j) && may_withdraw(&j, now);
}
