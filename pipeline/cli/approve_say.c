/* approve_say.c - what a statement of sign-off says. */
#include "approve.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

/* --- what is signed: roles, warnings, attestations ------------------------------------------- */

static const struct signoff_step *
step_of(const struct signing *s, const char *role)
{
	for (uint32_t i = 0; i < s->c.nsteps; i++)
		if (strcmp(s->c.step[i].role, role) == 0)
			return &s->c.step[i];
	return NULL;
}

/* As the last to sign of those that somebody can be. */
static const char *
last_role(const struct signing *s, const struct signoff_signer *who)
{
	for (uint32_t i = s->c.nsteps; i > 0; i--)
		if (eg_policy_lists(who->role, who->nroles, s->c.step[i - 1].role))
			return s->c.step[i - 1].role;
	return NULL;
}

/* As what: as told, or as what comes next, or as the one thing the signer can be. */
static const char *
role_for(const struct run *r, const struct signing *s, const struct signoff_signer *who)
{
	const char *next = s->c.next < s->c.nsteps ? s->c.step[s->c.next].role : NULL;
	const char *only = NULL;
	uint32_t i;

	if (approve_given.role != NULL)
		return approve_given.role;
	if (next != NULL && eg_policy_lists(who->role, who->nroles, next))
		return next;
	if (r->kind == EG_REJECTION)
		return last_role(s, who);
	for (i = 0; i < who->nroles; i++)
		if (step_of(s, who->role[i]) != NULL) {
			if (only != NULL)
				return NULL;
			only = who->role[i];
		}
	return only;
}

size_t
approve_count(char *const *list)
{
	size_t n = 0;

	while (list != NULL && list[n] != NULL)
		n++;
	return n;
}

/* The reason given for a rule, or NULL. */
static const char *
acknowledged(const char *rule)
{
	size_t n = strlen(rule), i;

	for (i = 0; i < approve_count(approve_given.acknowledge); i++)
		if (strncmp(approve_given.acknowledge[i], rule, n) == 0 &&
		    approve_given.acknowledge[i][n] == '=')
			return approve_given.acknowledge[i] + n + 1;
	return NULL;
}

static bool
is_reason(const char *reason)
{
	return reason != NULL && eg_reason_is_fit(reason);
}

/* All warnings that nobody has given a reason for, and the options that do. */
static bool
lacks_reasons(struct run *r, const struct signing *s, const struct signoff_step *step)
{
	struct eg_buf rules = { 0 }, options = { 0 };
	uint32_t i, n = 0;

	for (i = 0; i < s->c.nacknowledge; i++)
		if (!is_reason(acknowledged(s->c.acknowledge[i]))) {
			eg_buf_printf(&rules, "%s%s", n == 0 ? "" : ", ", s->c.acknowledge[i]);
			eg_buf_printf(&options, "%s--acknowledge '%s=...'", n == 0 ? "" : " ",
			    s->c.acknowledge[i]);
			n++;
		}
	refuse(r, s, "O1011", words(r, "say why %s may stand: `%s`", n == 1 ? "it" : "each",
	    eg_buf_str(&options)), words(r, n == 1 ? "as %s you acknowledge the warning %s, with "
	    "a reason" : "as %s you acknowledge the warnings %s, each with a reason", step->role,
	    eg_buf_str(&rules)));
	eg_buf_free(&rules);
	eg_buf_free(&options);
	return false;
}

static bool
take_acknowledged(struct run *r, const struct signing *s, const struct signoff_step *step,
    struct eg_statement *said)
{
	struct eg_acknowledgement *all = eg_new_array(r->arena, s->c.nacknowledge + 1,
	    struct eg_acknowledgement);
	const char *reason;
	uint32_t i;

	said->acknowledged = all;
	for (i = 0; step->acknowledges && i < s->c.nacknowledge; i++) {
		reason = acknowledged(s->c.acknowledge[i]);
		if (!is_reason(reason))
			return lacks_reasons(r, s, step);
		all[said->nacknowledged++] = (struct eg_acknowledgement){
		    s->c.acknowledge[i], reason };
	}
	return true;
}

void
approve_read_attested(struct run *r)
{
	uint32_t cap = 0;
	const char *id;
	size_t i, n;

	for (i = 0; i < approve_count(approve_given.attest); i++)
		for (id = approve_given.attest[i]; *(id += strspn(id, ", ")) != '\0'; id += n) {
			n = strcspn(id, ", ");
			r->attest = eg_arena_grown(r->arena, r->attest, r->nattest, &cap,
			    sizeof(*r->attest));
			r->attest[r->nattest++] = eg_arena_strndup(r->arena, id, n);
		}
}

static bool
attests(const struct run *r, const char *id)
{
	return eg_policy_lists(r->attest, r->nattest, id);
}

static bool
asks(const struct signoff_step *step, const char *id)
{
	for (uint32_t i = 0; i < step->nattest; i++)
		if (strcmp(step->attest[i].id, id) == 0)
			return true;
	return false;
}

/* Of one case nothing is given that it does not ask for; of many it may be others that do. */
static bool
is_asked_for(struct run *r, const struct signing *s, const struct signoff_step *step)
{
	const char *rule;
	size_t k;

	for (k = 0; r->in.n == 1 && k < approve_count(approve_given.acknowledge); k++) {
		rule = eg_arena_strndup(r->arena, approve_given.acknowledge[k],
		    strcspn(approve_given.acknowledge[k], "="));
		if (!eg_policy_lists(s->c.acknowledge, s->c.nacknowledge, rule))
			return refuse(r, s, "O1011", NULL, words(r, "the case has no warning `%s`",
			    rule));
		if (!step->acknowledges)
			return refuse(r, s, "O1011", NULL, words(r, "%s may not acknowledge "
			    "warnings of the rules", step->role));
	}
	for (k = 0; r->in.n == 1 && k < r->nattest; k++)
		if (!asks(step, r->attest[k]))
			return refuse(r, s, "O1012", "`engross review` shows what is asked of this "
			    "case", words(r, "as %s nobody attests `%s`", step->role, r->attest[k]));
	return true;
}

/* All that is left to say, each with its words, and the option that says it all. */
static bool
lacks_attestations(struct run *r, const struct signing *s, const struct signoff_step *step)
{
	struct eg_buf what = { 0 }, ids = { 0 };
	uint32_t i, n = 0;

	for (i = 0; i < step->nattest; i++) {
		eg_buf_printf(&ids, "%s%s", i == 0 ? "" : ",", step->attest[i].id);
		if (attests(r, step->attest[i].id))
			continue;
		eg_buf_printf(&what, "%s`%s`: %s", n == 0 ? "" : " ", step->attest[i].id,
		    step->attest[i].words);
		n++;
	}
	refuse(r, s, "O1012", words(r, "if %s so: `--attest %s`", n == 1 ? "that is" :
	    "all of that is", eg_buf_str(&ids)), words(r, "as %s you attest %s", step->role,
	    eg_buf_str(&what)));
	eg_buf_free(&what);
	eg_buf_free(&ids);
	return false;
}

static bool
take_attested(struct run *r, const struct signing *s, const struct signoff_step *step,
    struct eg_statement *said)
{
	const char **all = eg_new_array(r->arena, step->nattest + 1, const char *);
	uint32_t i;

	said->attested = all;
	for (i = 0; i < step->nattest; i++) {
		if (!attests(r, step->attest[i].id))
			return lacks_attestations(r, s, step);
		all[said->nattested++] = step->attest[i].id;
	}
	return true;
}

/* --- the statement ----------------------------------------------------------------------------- */

/* What the key's owner said last that still counts, or what they name. */
static const struct signoff_statement *
taken_back(const struct signing *s)
{
	const struct signoff_statement *found = NULL, *one;
	uint32_t i;

	for (i = 0; i < s->c.nstatements; i++) {
		one = &s->c.statement[i];
		if (approve_given.statement != NULL ?
		    strcmp(one->file, approve_given.statement) == 0 :
		    one->kind != EG_REVOCATION && one->standing == SIGNOFF_HOLDS &&
		    strcmp(one->signer, s->signer) == 0)
			found = one;
	}
	return found;
}

static bool
fill_revocation(struct run *r, struct signing *s, struct eg_statement *said)
{
	const struct signoff_statement *target = taken_back(s);

	if (target == NULL)
		return refuse(r, s, "O1016", approve_given.statement == NULL ? NULL :
		    "`engross status --json` lists statements", words(r, "there is nothing that %s "
		    "could take back", s->signer));
	said->kind = EG_REVOCATION;
	said->role = target->role;
	said->revokes = target->sha256;
	return true;
}

bool
approve_say(struct run *r, struct signing *s, const struct signoff_signer *who,
    struct eg_statement *said)
{
	const struct signoff_step *step;

	s->signer = who->id;
	if (approve_given.revoke)
		return fill_revocation(r, s, said);
	said->role = role_for(r, s, who);
	if (said->role == NULL)
		return refuse(r, s, "O1009", "name it with `--role ROLE`", words(r,
		    "as what does %s sign?", who->id));
	step = step_of(s, said->role);
	if (step == NULL)
		return refuse(r, s, "O1009", NULL, words(r, "no step of this letter is for %s",
		    said->role));
	if (!eg_policy_lists(who->role, who->nroles, said->role))
		return refuse(r, s, "O1009", NULL, words(r, "%s is not %s by the policy", who->id,
		    said->role));
	said->meaning = step->meaning;
	if (approve_given.meaning != NULL)
		eg_meaning_find(approve_given.meaning, &said->meaning);
	return said->kind != EG_APPROVAL || (is_asked_for(r, s, step) &&
	    take_acknowledged(r, s, step, said) && take_attested(r, s, step, said));
}
