/* judge_statement.c - the statements of a folder, one by one; see judging.h. */
#include <string.h>
#include <time.h>

#include "base/ascii.h"
#include "signoff/judging.h"

/* Clocks of two machines may differ so much. */
#define AHEAD	300
#define DAY	86400

#define DAMAGED	"take the folder away and let the letter be approved anew; whoever may write there " \
		"could have changed it"
/* Nothing that was said is lost with it: the statement never came. */
#define LONE	"when the computer stopped while somebody signed, take this one file away and " \
		"let them sign again"

bool
judging_refuse(struct judging *j, const char *file, const char *code, const char *help,
    const char *text)
{
	eg_report(j->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = code,
	    .at.file = file == NULL ? NULL : eg_diags_printf(j->diags, "%s/%s", j->folder->path,
	    file), .help = help }, "%s", text);
	return false;
}

void
judging_void(struct eg_judged_statement *s, const char *code, const char *fault)
{
	if (s->code != NULL)
		return;
	s->code = code;
	s->fault = fault;
}

/* --- which there are ------------------------------------------------------------------- */

static const struct eg_folder_file *
signature_of(struct judging *j, const char *name)
{
	return eg_folder_find(j->folder, eg_arena_printf(j->arena, "%s.p7s", name));
}

static bool
is_signature(const char *name)
{
	size_t n = strlen(name);

	return n > 4 && strcmp(name + n - 4, ".p7s") == 0;
}

static bool
number_follows(struct judging *j, const char *name)
{
	uint32_t number = (uint32_t)(name[0] - '0') * 10 + (uint32_t)(name[1] - '0');

	if (number == j->out->n + 1)
		return true;
	return judging_refuse(j, name, "O1007", DAMAGED, number <= j->out->n ?
	    "there is another statement of this number" : eg_diags_printf(j->diags,
	    "statement %02u is missing before it", j->out->n + 1));
}

/* Nothing of the folder is of a later statement. */
static bool
is_last(const struct judging *j, const struct eg_folder_file *f)
{
	const struct eg_folder_file *end = j->folder->file + j->folder->n;

	for (f++; f < end; f++)
		if (eg_is_digit(f->name[0]))
			return false;
	return true;
}

static bool
is_whole(struct judging *j, const struct eg_folder_file *f)
{
	size_t n = strlen(f->name);

	if (!is_signature(f->name))
		return signature_of(j, f->name) != NULL || judging_refuse(j, f->name, "O1002",
		    DAMAGED, "nobody signed this statement: there is no .p7s beside it");
	return eg_folder_find(j->folder, eg_arena_strndup(j->arena, f->name, n - 4)) != NULL ||
	    judging_refuse(j, f->name, "O1002", is_last(j, f) ? LONE : DAMAGED,
	    "the statement that this signs is not there");
}

/* --- one by itself ------------------------------------------------------------------------ */

static bool
is_signed(struct judging *j, const struct eg_folder_file *f, struct eg_judged_statement *s,
    const struct eg_policy_signer **signer, const struct eg_policy_certificate **certificate)
{
	const struct eg_folder_file *p7s = signature_of(j, f->name);
	const char *fault = eg_statement_verify(j->arena, f->bytes, f->n, p7s->bytes, p7s->n,
	    &s->by);

	if (fault != NULL)
		return judging_refuse(j, p7s->name, "O1003", DAMAGED, eg_diags_printf(j->diags,
		    "the signature of this statement is not good: %s", fault));
	*signer = eg_policy_certified(j->policy, s->by.certificate, certificate);
	return *signer != NULL || judging_refuse(j, p7s->name, "O1004", "let somebody sign whose "
	    "certificate is in the policy", eg_diags_printf(j->diags, "the policy knows nobody "
	    "with the certificate that signed this: \"%s\", sha256 %.16s...", s->by.signer,
	    s->by.certificate));
}

/* Seconds since 1970; false when it is not written so. */
static bool
seconds_of(const char *text, int64_t *at)
{
	struct tm tm = { 0 };
	const char *end = strptime(text, "%Y-%m-%dT%H:%M:%SZ", &tm);

	*at = end == NULL ? 0 : (int64_t)timegm(&tm);
	return end != NULL && *end == '\0' && strlen(text) == 20;
}

static bool
is_read(struct judging *j, const struct eg_folder_file *f, struct eg_judged_statement *s,
    const struct eg_policy_signer *signer)
{
	const char *role = f->name + 3;
	size_t n = strlen(f->name);
	int64_t at;

	if (!eg_statement_read(j->arena, f->bytes, f->n, &s->said) ||
	    s->said.kind == EG_WITHDRAWAL)
		return judging_refuse(j, f->name, "O1006", DAMAGED,
		    "this is no statement as engross writes it");
	if (strcmp(s->said.signer, signer->id) != 0)
		return judging_refuse(j, f->name, "O1004", DAMAGED, eg_diags_printf(j->diags,
		    "it says it is by %s, and %s signed it", s->said.signer, signer->id));
	if (strncmp(role, s->said.role, n - 7) != 0 || strlen(s->said.role) != n - 7)
		return judging_refuse(j, f->name, "O1006", DAMAGED, eg_diags_printf(j->diags,
		    "it was made as %s, and has another name now", s->said.role));
	if (!seconds_of(s->said.time, &at) || at != s->by.at)
		return judging_refuse(j, f->name, "O1006", DAMAGED,
		    "it tells another time than its signature");
	return s->said.policy <= j->policy->serial || judging_refuse(j, f->name, "P1004",
	    "use the newest policy", eg_diags_printf(j->diags, "the policy at hand is an old one: "
	    "its number is %u, and %s signed under number %u", j->policy->serial, s->said.signer,
	    s->said.policy));
}

/* --- with the one before it ------------------------------------------------------------------ */

static bool
is_chained(struct judging *j, struct eg_judged_statement *s)
{
	const struct eg_judged_statement *before = s == j->out->statement ? NULL : s - 1;
	const char *told = s->said.previous;

	if (before == NULL ? told == NULL : told != NULL && strcmp(told, before->sha256) == 0)
		return true;
	return judging_refuse(j, s->file, "O1007", DAMAGED, before == NULL ?
	    "it was made after another statement, which is not there" : told == NULL ?
	    "it was made as the first statement, and others stand before it" :
	    eg_diags_printf(j->diags, "it was made after another statement than %s: one was taken "
	    "away, changed, or put into another place", before->file));
}

/* --- does it count? ---------------------------------------------------------------------------- */

/* Told apart by what lies in the folder, if that is what was signed. */
static const char *
difference(struct judging *j, const struct eg_judged_statement *s)
{
	const struct eg_folder_file *kept = eg_folder_find(j->folder, "subject.xml");
	struct eg_subject then;
	char hex[EG_DIGEST_HEX];
	const char *what = NULL;

	if (strcmp(s->said.object, j->subject->object) != 0)
		return eg_arena_printf(j->arena, "it is of another case: %s, not %s",
		    s->said.object, j->subject->object);
	if (s->said.revision != j->subject->revision)
		return eg_arena_printf(j->arena, "it is of revision %u of the letter, not of %u",
		    s->said.revision, j->subject->revision);
	if (kept != NULL) {
		eg_digest(EG_SHA512, kept->bytes, kept->n, hex);
		if (strcmp(hex, s->said.subject) == 0 &&
		    eg_subject_read(j->arena, kept->bytes, kept->n, &then))
			what = eg_subject_difference(j->arena, &then, j->subject);
	}
	return what != NULL ? what : eg_arena_printf(j->arena, "it is of another letter than "
	    "there is now (sha512 %.16s..., now %.16s...)", s->said.subject, j->digest);
}

static void
check_time(struct judging *j, struct eg_judged_statement *s)
{
	if (s->by.at > j->now + AHEAD)
		judging_void(s, "O1013", eg_arena_printf(j->arena, "it is from the future: %s",
		    s->said.time));
	else if (s > j->out->statement && s->by.at < s[-1].by.at)
		judging_void(s, "O1013", eg_arena_printf(j->arena, "it says that it is older than "
		    "the statement before it: %s", s->said.time));
}

static const struct eg_policy_step *
step_of(struct judging *j, const char *role)
{
	uint32_t i;

	for (i = 0; i < j->out->rules->nsteps; i++)
		if (strcmp(j->out->rules->step[i].role, role) == 0)
			return &j->out->rules->step[i];
	return NULL;
}

static bool
has_acknowledged(const struct eg_statement *s, const char *rule)
{
	uint32_t i;

	for (i = 0; i < s->nacknowledged; i++)
		if (strcmp(s->acknowledged[i].rule, rule) == 0)
			return eg_reason_is_fit(s->acknowledged[i].reason);
	return false;
}

static void
check_acknowledged(struct judging *j, const struct eg_policy_step *step,
    struct eg_judged_statement *s)
{
	const struct eg_subject *now = j->subject;
	uint32_t i;

	for (i = 0; step->acknowledges && i < now->nacknowledge; i++)
		if (!has_acknowledged(&s->said, now->acknowledge[i]))
			judging_void(s, "O1011", eg_arena_printf(j->arena, "it does not acknowledge "
			    "the warning %s with a reason", now->acknowledge[i]));
	for (i = 0; i < s->said.nacknowledged; i++) {
		const char *rule = s->said.acknowledged[i].rule;

		if (!step->acknowledges)
			judging_void(s, "O1011", eg_arena_printf(j->arena, "%s may not acknowledge "
			    "warnings of the rules", s->said.role));
		else if (!eg_policy_lists(now->acknowledge, now->nacknowledge, rule))
			judging_void(s, "O1011", eg_arena_printf(j->arena, "it acknowledges %s, "
			    "and there is no such warning", rule));
	}
}

static bool
asks_for(const struct eg_policy_step *step, const char *id)
{
	uint32_t i;

	for (i = 0; i < step->nattest; i++)
		if (strcmp(step->attest[i].id, id) == 0)
			return true;
	return false;
}

static void
check_attested(struct judging *j, const struct eg_policy_step *step,
    struct eg_judged_statement *s)
{
	uint32_t i;

	for (i = 0; i < step->nattest; i++)
		if (!eg_policy_lists(s->said.attested, s->said.nattested, step->attest[i].id))
			judging_void(s, "O1012", eg_arena_printf(j->arena, "it does not attest `%s`",
			    step->attest[i].id));
	for (i = 0; i < s->said.nattested; i++)
		if (!asks_for(step, s->said.attested[i]))
			judging_void(s, "O1012", eg_arena_printf(j->arena, "it attests `%s`, for "
			    "which nobody asks", s->said.attested[i]));
}

static void
check_role(struct judging *j, struct eg_judged_statement *s,
    const struct eg_policy_signer *signer)
{
	const struct eg_policy_step *step = step_of(j, s->said.role);

	if (!eg_policy_has_role(signer, s->said.role))
		judging_void(s, "O1009", eg_arena_printf(j->arena, "%s is not %s by the policy",
		    signer->id, s->said.role));
	else if (step == NULL)
		judging_void(s, "O1009", eg_arena_printf(j->arena, "no step of this letter is for "
		    "%s", s->said.role));
	else if (s->said.kind == EG_APPROVAL && s->said.meaning != step->meaning)
		judging_void(s, "O1009", eg_arena_printf(j->arena, "it means %s, and the policy "
		    "asks for %s", eg_meaning_names[s->said.meaning],
		    eg_meaning_names[step->meaning]));
	else if (s->said.kind == EG_APPROVAL) {
		check_acknowledged(j, step, s);
		check_attested(j, step, s);
	}
}

/*
 * From when a signer is judged besides the time of signing.  That somebody has left since
 * is no reason for a letter that they rejected; that their key is not theirs any more is.
 */
static int64_t
seen_from(const struct judging *j, const struct eg_judged_statement *s,
    const struct eg_policy_certificate *certificate)
{
	return s->said.kind == EG_APPROVAL || j->now / DAY >= certificate->revoked ? j->now :
	    s->by.at;
}

/* Who could not speak comes before what was said. */
static void
check_counts(struct judging *j, struct eg_judged_statement *s,
    const struct eg_policy_signer *signer, const struct eg_policy_certificate *certificate)
{
	const char *fault = eg_policy_objection(j->arena, signer, certificate, &s->by, s->by.at,
	    seen_from(j, s, certificate));

	check_time(j, s);
	if (fault != NULL)
		judging_void(s, "O1005", fault);
	if (eg_policy_lists(j->policy->struck, j->policy->nstruck, s->sha256))
		judging_void(s, "O1014", "the policy has struck it");
	if (s->said.kind == EG_REVOCATION)
		return;
	/* The digest binds; but nobody shall read another number in it. */
	if (strcmp(s->said.subject, j->digest) != 0 ||
	    strcmp(s->said.object, j->subject->object) != 0 ||
	    s->said.revision != j->subject->revision)
		judging_void(s, "O1008", difference(j, s));
	check_role(j, s, signer);
	if (s->said.kind == EG_REJECTION && (s->said.reason == NULL ||
	    !eg_reason_is_fit(s->said.reason)))
		judging_void(s, "O1006", "it gives no reason");
}

static bool
judge_one(struct judging *j, const struct eg_folder_file *f)
{
	struct eg_judged_statement *s = &j->out->statement[j->out->n];
	const struct eg_policy_certificate *certificate = NULL;
	const struct eg_policy_signer *signer = NULL;

	s->file = f->name;
	eg_sha256(f->bytes, f->n, s->sha256);
	if (!is_signed(j, f, s, &signer, &certificate) || !is_read(j, f, s, signer) ||
	    !is_chained(j, s))
		return false;
	check_counts(j, s, signer, certificate);
	return true;
}

bool
judging_statements(struct judging *j)
{
	const struct eg_folder *f = j->folder;
	bool ok = true;
	size_t i;

	j->out->statement = eg_new_array(j->arena, f->n + 1, struct eg_judged_statement);
	for (i = 0; ok && i < f->n; i++) {
		if (!eg_is_digit(f->file[i].name[0]))
			continue;
		ok = is_whole(j, &f->file[i]);
		if (!ok || is_signature(f->file[i].name))
			continue;
		ok = number_follows(j, f->file[i].name) && judge_one(j, &f->file[i]);
		if (ok)
			j->out->n++;
	}
	return ok;
}
