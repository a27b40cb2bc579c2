/* state.c - see state.h. */
#include "signoff/state.h"

#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "signoff/judging.h"

const char *const eg_signoff_state_names[EG_SIGNOFF_STATES] = { "draft", "checked", "authored",
    "approved", "rejected", "issued", "amended", "withdrawn" };

/* --- what follows from statements that are good ----------------------------------------- */

static void
find_revoked(struct judging *j)
{
	struct eg_judged_statement *all = j->out->statement, *target;
	uint32_t i, k;

	for (i = 0; i < j->out->n; i++) {
		if (all[i].said.kind != EG_REVOCATION || all[i].code != NULL)
			continue;
		target = NULL;
		for (k = 0; k < i && all[i].said.revokes != NULL; k++)
			if (strcmp(all[k].sha256, all[i].said.revokes) == 0)
				target = &all[k];
		if (target == NULL || target->said.kind == EG_REVOCATION ||
		    strcmp(target->said.signer, all[i].said.signer) != 0) {
			judging_void(&all[i], "O1016", "it takes nothing back that its signer has "
			    "said");
			continue;
		}
		target->revoked = true;
		all[i].holds = true;
	}
}

static bool
same_person(const struct eg_judged_statement *a, const struct eg_judged_statement *b)
{
	return strcmp(a->said.signer, b->said.signer) == 0 || strcmp(a->by.key, b->by.key) == 0;
}

/* Who did a step before that another person has to do; or whose key it is. */
static const char *
not_distinct(struct judging *j, const struct eg_policy_step *step,
    const struct eg_judged_statement *s)
{
	const struct eg_judged_statement *other;
	uint32_t i;

	for (i = 0; i < j->out->rules->nsteps; i++) {
		other = j->out->done[i];
		if (other == NULL || !same_person(other, s))
			continue;
		if (strcmp(other->said.signer, s->said.signer) != 0)
			return eg_arena_printf(j->arena, "%s and %s sign with the same key: they "
			    "are one person", other->said.signer, s->said.signer);
		if (eg_policy_lists(step->distinct, step->ndistinct, other->said.role))
			return eg_arena_printf(j->arena, "%s has signed as %s already, and another "
			    "person must sign as %s", s->said.signer, other->said.role,
			    s->said.role);
	}
	return NULL;
}

/* An approval that is good: does its step come now, by this person? */
static void
walk_approval(struct judging *j, struct eg_judged_statement *s)
{
	const struct eg_policy_letter *l = j->out->rules;
	const char *fault;
	uint32_t at, i;

	for (at = 0; strcmp(l->step[at].role, s->said.role) != 0; at++)
		continue;
	if (j->out->done[at] != NULL) {
		judging_void(s, "O1015", eg_arena_printf(j->arena, "%s has approved as %s already",
		    j->out->done[at]->said.signer, s->said.role));
		return;
	}
	for (i = 0; i < at; i++)
		if (j->out->done[i] == NULL) {
			judging_void(s, "O1015", eg_arena_printf(j->arena, "%s comes before %s, "
			    "and nobody had approved as %s", l->step[i].role, s->said.role,
			    l->step[i].role));
			return;
		}
	fault = not_distinct(j, &l->step[at], s);
	if (fault != NULL) {
		judging_void(s, "O1010", fault);
		return;
	}
	s->holds = true;
	j->out->done[at] = s;
}

static void
walk(struct judging *j)
{
	struct eg_judged_statement *s;
	uint32_t i;

	find_revoked(j);
	for (i = 0; i < j->out->n; i++) {
		s = &j->out->statement[i];
		if (s->code != NULL || s->revoked)
			continue;
		if (s->said.kind == EG_APPROVAL)
			walk_approval(j, s);
		else if (s->said.kind == EG_REJECTION) {
			s->holds = true;
			j->out->rejected = s;
		}
	}
}

/* Said again of the same: of what is taken back each is its own. */
static bool
says_again(const struct eg_statement *before, const struct eg_statement *s)
{
	return s->kind == before->kind && strcmp(s->role, before->role) == 0 &&
	    (s->kind != EG_REVOCATION || (before->revokes != NULL &&
	    strcmp(s->revokes, before->revokes) == 0));
}

/* What is void and was done again by somebody is history. */
static void
find_renewed(struct judging *j)
{
	struct eg_judged_statement *all = j->out->statement;
	uint32_t i, k;

	for (i = 0; i < j->out->n; i++)
		for (k = i + 1; all[i].code != NULL && k < j->out->n; k++)
			if (all[k].holds && says_again(&all[i].said, &all[k].said))
				all[i].renewed = true;
}

static const char *
lacking(struct judging *j)
{
	const struct eg_policy_letter *l = j->out->rules;
	uint32_t i, k;

	if (j->subject->amendment == NULL)
		return NULL;
	for (i = 0; i < l->nsteps; i++)
		for (k = 0; k < l->namend; k++)
			if (eg_policy_has_role(eg_policy_signer(j->policy,
			    j->out->done[i]->said.signer), l->amend[k]))
				return NULL;
	return "nobody who approved it may amend letters that were issued";
}

static void
conclude(struct judging *j)
{
	const struct eg_policy_letter *l = j->out->rules;
	uint32_t done = 0, i;

	for (i = 0; i < l->nsteps; i++)
		if (j->out->done[i] != NULL)
			done++;
		else if (j->out->next == NULL)
			j->out->next = &l->step[i];
	j->out->state = done == 0 ? EG_CHECKED : EG_AUTHORED;
	if (done == l->nsteps && (j->out->lacking = lacking(j)) == NULL)
		j->out->state = EG_APPROVED_ALL;
	if (j->out->rejected != NULL) {
		j->out->state = EG_REJECTED;
		j->out->next = NULL;
	}
}

/* --- all --------------------------------------------------------------------------------- */

static bool
has_rules(struct judging *j)
{
	const struct eg_policy_letter *l = j->out->rules;
	uint32_t i;

	if (l == NULL)
		return judging_refuse(j, NULL, "P1007", "add `<letter formats=\"...\">` with its "
		    "steps to the policy, and sign it again", eg_diags_printf(j->diags,
		    "the policy does not say who approves letters of the format `%s`",
		    j->subject->letter));
	for (i = 0; i < l->nsteps && j->subject->nacknowledge > 0; i++)
		if (l->step[i].acknowledges)
			return true;
	return j->subject->nacknowledge == 0 || judging_refuse(j, NULL, "P1007",
	    "mend the case, or give a step `acknowledges=\"yes\"`", eg_diags_printf(j->diags,
	    "a person must acknowledge the warning %s, and the policy lets nobody",
	    j->subject->acknowledge[0]));
}

bool
eg_signoff_judge(struct eg_arena *a, const struct eg_policy *policy,
    const struct eg_policy_letter *rules, const struct eg_subject *subject,
    const struct eg_buf *bytes, const struct eg_folder *f, int64_t now,
    struct eg_signoff *out, struct eg_diags *diags)
{
	struct judging j = { .arena = a, .diags = diags, .policy = policy, .subject = subject,
	    .folder = f, .now = now, .out = out };

	*out = (struct eg_signoff){ .state = EG_DRAFT, .rules = rules };
	eg_digest(EG_SHA512, eg_buf_str(bytes), bytes->len, j.digest);
	if (!has_rules(&j) || !judging_statements(&j))
		return false;
	out->done = eg_new_array(a, out->rules->nsteps, const struct eg_judged_statement *);
	walk(&j);
	find_renewed(&j);
	conclude(&j);
	return true;
}

bool
eg_signoff_report(const struct eg_signoff *s, const struct eg_folder *f,
    struct eg_diags *diags)
{
	bool good = true;
	uint32_t i;

	for (i = 0; i < s->n; i++) {
		const struct eg_judged_statement *one = &s->statement[i];

		if (one->code == NULL || one->revoked)
			continue;
		good = good && one->renewed;
		eg_report(diags, &(struct eg_diag){ .code = one->code,
		    .severity = one->renewed ? EG_NOTE : EG_ERROR,
		    .at.file = eg_diags_printf(diags, "%s/%s", f->path, one->file) },
		    "this %s by %s is void: %s", eg_statement_kind_names[one->said.kind],
		    one->said.signer, one->fault);
	}
	if (s->lacking != NULL)
		eg_report(diags, &(struct eg_diag){ .code = "O1017", .severity = EG_ERROR,
		    .at.file = f->path }, "%s", s->lacking);
	return good && s->lacking == NULL;
}
