/* approve.c - engross approve and reject: somebody answers for a letter, or does not. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "command.h"
#include "inputs.h"
#include "key_given.h"
#include "session.h"
#include "signoff_case.h"
#include "speak.h"

static struct {
	struct signoff_options	 signoff;
	struct key_options	 keys;
	char			*key, *role, *meaning, *reason, *statement;
	char			**acknowledge, **attest;
	int			 revoke;
} given = { .keys = KEY_OPTIONS_NONE };

#define KEY_ROW									\
	{ "key", 'k', POPT_ARG_STRING, &given.key, 0,				\
	    "your private key, PEM or PKCS#12, or a key in a token (pkcs11:...)", "FILE" }
#define ROLE_ROW								\
	{ "role", 'r', POPT_ARG_STRING, &given.role, 0,				\
	    "as what you sign, when the policy gives you several roles", "ROLE" }

const struct poptOption eg_approve_options[] = {
	KEY_ROW,
	ROLE_ROW,
	{ "meaning", '\0', POPT_ARG_STRING, &given.meaning, 0,
	    "what your signature means, when you want to say it yourself: authorship, review, "
	    "approval or responsibility", "MEANING" },
	{ "reason", '\0', POPT_ARG_STRING, &given.reason, 0,
	    "a remark; with --revoke, why", "TEXT" },
	{ "acknowledge", '\0', POPT_ARG_ARGV, &given.acknowledge, 0,
	    "a rule's warning may stand, and why; may be given again", "RULE=REASON" },
	{ "attest", '\0', POPT_ARG_ARGV, &given.attest, 0,
	    "you attest what the policy words so; may be given again", "ID" },
	{ "revoke", '\0', POPT_ARG_NONE, &given.revoke, 0,
	    "take back your last approval or rejection instead", NULL },
	{ "statement", '\0', POPT_ARG_STRING, &given.statement, 0,
	    "with --revoke: the file of another one, as 01-NAME.xml", "FILE" },
	SIGNOFF_OPTIONS_ROWS(given.signoff),
	KEY_OPTIONS_ROWS(given.keys),
	POPT_TABLEEND
};

const struct poptOption eg_reject_options[] = {
	KEY_ROW,
	ROLE_ROW,
	{ "reason", '\0', POPT_ARG_STRING, &given.reason, 0, "why", "TEXT" },
	SIGNOFF_OPTIONS_ROWS(given.signoff),
	KEY_OPTIONS_ROWS(given.keys),
	POPT_TABLEEND
};

/* A case that somebody signs for. */
struct signing {
	const char		*path;
	struct signoff_case	 c;
	bool			 fit;		/* it was looked at, and may be signed */
	char			*file;		/* "02-NAME.xml", once it is staged */
	const char		*signer, *role;
	enum eg_meaning		 meaning;
};

struct run {
	const char		*command;
	enum eg_statement_kind	 kind;
	struct signoff_given	 given, again;	/* again: what is staged is judged too */
	struct inputs		 in;
	struct eg_arena		*arena;
	struct eg_diags		*diags;
	struct key_given	 key;
	struct signing		*signing;
	unsigned		 token;
	int			 status;
};

static void
worse(struct run *r, int status)
{
	if (status > r->status)
		r->status = status;
}

static void
speak(struct run *r)
{
	eg_speak(r->diags);
	worse(r, eg_exit_for(r->diags));
	eg_diags_clear(r->diags);
}

static bool
refuse(struct run *r, const struct signing *s, const char *code, const char *help,
    const char *text)
{
	eg_report(r->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = code,
	    .at.file = s->path, .help = help }, "%s", text);
	return false;
}

#define words(r, ...)	eg_diags_printf((r)->diags, __VA_ARGS__)

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

	if (given.role != NULL)
		return given.role;
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

static size_t
count(char *const *list)
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

	for (i = 0; i < count(given.acknowledge); i++)
		if (strncmp(given.acknowledge[i], rule, n) == 0 && given.acknowledge[i][n] == '=')
			return given.acknowledge[i] + n + 1;
	return NULL;
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
		if (reason == NULL || !eg_reason_is_fit(reason))
			return refuse(r, s, "O1011", words(r, "say why it may stand: "
			    "`--acknowledge '%s=...'`", s->c.acknowledge[i]), words(r,
			    "as %s you acknowledge the warning %s, with a reason", step->role,
			    s->c.acknowledge[i]));
		all[said->nacknowledged++] = (struct eg_acknowledgement){
		    s->c.acknowledge[i], reason };
	}
	return true;
}

/* Of one case nothing is given that it does not ask for; of many it may be others that do. */
static bool
is_asked_for(struct run *r, const struct signing *s, const struct signoff_step *step)
{
	const char *rule, *id;
	uint32_t i;

	for (size_t k = 0; r->in.n == 1 && k < count(given.acknowledge); k++) {
		rule = eg_arena_strndup(r->arena, given.acknowledge[k],
		    strcspn(given.acknowledge[k], "="));
		if (!eg_policy_lists(s->c.acknowledge, s->c.nacknowledge, rule))
			return refuse(r, s, "O1011", NULL, words(r, "the case has no warning `%s`",
			    rule));
		if (!step->acknowledges)
			return refuse(r, s, "O1011", NULL, words(r, "%s may not acknowledge "
			    "warnings of the rules", step->role));
	}
	for (size_t k = 0; r->in.n == 1 && k < count(given.attest); k++) {
		id = given.attest[k];
		for (i = 0; i < step->nattest && strcmp(step->attest[i].id, id) != 0; i++)
			continue;
		if (i == step->nattest)
			return refuse(r, s, "O1012", NULL, words(r, "as %s nobody attests `%s`",
			    step->role, id));
	}
	return true;
}

static bool
attests(const char *id)
{
	for (size_t i = 0; i < count(given.attest); i++)
		if (strcmp(given.attest[i], id) == 0)
			return true;
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
		if (!attests(step->attest[i].id))
			return refuse(r, s, "O1012", words(r, "if that is so: `--attest %s`",
			    step->attest[i].id), words(r, "as %s you attest `%s`: %s", step->role,
			    step->attest[i].id, step->attest[i].words));
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
		if (given.statement != NULL ? strcmp(one->file, given.statement) == 0 :
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
		return refuse(r, s, "O1016", given.statement == NULL ? NULL :
		    "`engross status --json` lists statements", words(r, "there is nothing that %s "
		    "could take back", s->signer));
	said->kind = EG_REVOCATION;
	said->role = target->role;
	said->revokes = target->sha256;
	return true;
}

static bool
fill(struct run *r, struct signing *s, const struct signoff_signer *who,
    struct eg_statement *said)
{
	const struct signoff_step *step;

	s->signer = who->id;
	if (given.revoke)
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
	if (given.meaning != NULL)
		eg_meaning_find(given.meaning, &said->meaning);
	return said->kind != EG_APPROVAL || (is_asked_for(r, s, step) &&
	    take_acknowledged(r, s, step, said) && take_attested(r, s, step, said));
}

static bool
stage(struct run *r, struct signing *s, const struct eg_statement *said,
    const struct eg_buf *bytes)
{
	struct eg_buf p7s = { 0 };
	const char *sig;
	bool ok;

	s->file = eg_arena_printf(r->arena, "%02u-%s.xml", s->c.nstatements + 1, said->role);
	sig = eg_arena_printf(r->arena, "%s.p7s", s->file);
	ok = eg_statement_sign(bytes->data, bytes->len, &r->key.signer, r->given.now, &p7s,
	    r->diags) &&
	    eg_folder_stage(s->c.folder, s->file, r->token, bytes->data, bytes->len, r->diags) &&
	    eg_folder_stage(s->c.folder, sig, r->token, p7s.data, p7s.len, r->diags);
	eg_buf_free(&p7s);
	return ok;
}

static void
sign(struct run *r, struct signing *s)
{
	const struct signoff_signer *who = signoff_case_signer(&s->c, &r->key.signer);
	struct eg_statement said = { .kind = r->kind, .revision = s->c.revision,
	    .subject = s->c.digest, .time = r->given.time, .policy = s->c.serial,
	    .reason = given.reason };
	struct eg_buf bytes = { 0 };

	if (who == NULL) {
		refuse(r, s, "O1004", "the policy lists certificates by their SHA-256: `engross "
		    "policy explain`", "the policy knows nobody with the certificate of this key");
		return;
	}
	said.object = s->c.object;
	said.signer = who->id;
	if (s->c.nstatements > 0)
		said.previous = s->c.statement[s->c.nstatements - 1].sha256;
	if (s->c.nstatements >= EG_FOLDER_MOST) {
		refuse(r, s, "O1001", "begin with a new folder", "there are 99 statements already");
		return;
	}
	if (!fill(r, s, who, &said))
		return;
	s->role = said.role;
	s->meaning = said.meaning;
	eg_statement_write(&said, &bytes);
	if (!stage(r, s, &said, &bytes)) {
		eg_folder_drop(s->c.folder, s->file, r->token);
		s->file = NULL;
	}
	eg_buf_free(&bytes);
}

/* --- looking, before and after ------------------------------------------------------------------- */

/* What stands against a letter does not stand against each signature. */
static void
look(struct run *r, struct signing *s, const struct archive_letter *l, int status)
{
	bool needs = l->made && signoff_case_read(r->arena, &l->extra, &s->c);

	s->fit = needs && s->c.policy && s->c.known;
	if (!s->fit && l->said != NULL)
		fputs(l->said, stderr);
	if (!s->fit)
		worse(r, status == EG_EXIT_OK ? EG_EXIT_INPUT : status);
	if (l->made && !needs)
		refuse(r, s, "O1018", l->reproduction ? NULL : "its letter format would say "
		    "`signoff=\"required\"`", l->reproduction ? "a published letter that was made "
		    "again is nobody's decision, and is never signed off" :
		    "letters of this format need no sign-off");
}

static bool
holds(const struct signoff_case *c, const char *file)
{
	for (uint32_t i = 0; i < c->nstatements; i++)
		if (strcmp(c->statement[i].file, file) == 0)
			return c->statement[i].standing == SIGNOFF_HOLDS;
	return false;
}

static void
tell(const struct run *r, const struct signing *s, const struct signoff_case *after)
{
	static const char *const done[] = { [EG_APPROVAL] = "approved",
	    [EG_REJECTION] = "rejected" };
	struct eg_buf b = { 0 };

	if (eg_speak_is_json()) {
		eg_buf_puts(&b, "{\"schema\":\"engross.statement/1\",\"case\":");
		eg_buf_json(&b, s->path);
		eg_buf_printf(&b, ",\"kind\":\"%s\",\"role\":\"%s\",\"meaning\":\"%s\","
		    "\"signer\":\"%s\",\"file\":\"%s\",\"subject\":\"%s\",\"state\":\"%s\"}\n",
		    given.revoke ? "revocation" : eg_statement_kind_names[r->kind], s->role,
		    eg_meaning_names[s->meaning], s->signer, s->file, after->digest,
		    eg_signoff_state_names[after->state]);
		fputs(b.data, stdout);
	} else if (!eg_session.quiet) {
		eg_buf_printf(&b, "%s ", given.revoke ? "taken back" : done[r->kind]);
		eg_shown(&b, s->path);
		eg_buf_printf(&b, " by %s as %s: ", s->signer, s->role);
		eg_shown(&b, s->c.folder);
		eg_buf_printf(&b, "/%s; it is %s now\n", s->file,
		    eg_signoff_state_names[after->state]);
		fputs(b.data, stderr);
	}
	eg_buf_free(&b);
}

/*
 * The signature is first: without its statement it says nothing, and can be taken away
 * when the computer stops here.  The subject is last: it is only to be read.
 */
static bool
settle(struct run *r, struct signing *s)
{
	const char *sig = eg_arena_printf(r->arena, "%s.p7s", s->file);

	return eg_folder_settle(s->c.folder, sig, r->token, true, r->diags) &&
	    eg_folder_settle(s->c.folder, s->file, r->token, true, r->diags) &&
	    eg_folder_stage(s->c.folder, "subject.xml", r->token, s->c.subject,
	    s->c.subject_size, r->diags) &&
	    eg_folder_settle(s->c.folder, "subject.xml", r->token, false, r->diags);
}

static void
finish(struct run *r, struct signing *s, const struct archive_letter *l, int status)
{
	struct signoff_case after;
	bool fit = s->file != NULL && l->made &&
	    signoff_case_read(r->arena, &l->extra, &after) && after.known &&
	    strcmp(after.digest, s->c.digest) == 0 && holds(&after, s->file);

	if (s->file == NULL)
		return;
	if (fit && settle(r, s)) {
		tell(r, s, &after);
		return;
	}
	if (!fit && l->said != NULL)
		fputs(l->said, stderr);
	if (!fit && status == EG_EXIT_OK)
		refuse(r, s, "O1008", "look at it again, and sign then",
		    "the case changed while it was signed");
	worse(r, status);
	eg_folder_drop(s->c.folder, eg_arena_printf(r->arena, "%s.p7s", s->file), r->token);
	eg_folder_drop(s->c.folder, s->file, r->token);
}

/* --- the command ------------------------------------------------------------------------------------ */

static struct archive_maker *
maker(struct run *r, struct signoff_given *g, bool idle)
{
	return archive_maker_new(&(struct archive_order){
	    .paths = (const char *const *)r->in.path, .n = r->in.n, .letter = g->letter,
	    .judge = signoff_judge, .data = g, .idle = idle });
}

static void
each(struct run *r, struct archive_maker *m,
    void (*what)(struct run *, struct signing *, const struct archive_letter *, int))
{
	struct archive_letter l;
	int status;

	for (size_t i = 0; i < r->in.n; i++) {
		archive_maker_next(m, &l, &status);
		what(r, &r->signing[i], &l, status);
		speak(r);
		archive_letter_free(&l);
	}
}

static bool
open_key(struct run *r)
{
	struct eg_certificates *more = key_given_certificates(&given.keys, r->diags);
	bool ok = more != NULL && key_given_open(&r->key, given.key, &given.keys, more, r->diags);

	eg_certificates_free(more);
	speak(r);
	return ok;
}

/*
 * Whoever reads cases was forked before the key is opened.  The one that is let go last
 * is made first: the other holds an end of it while it lives.
 */
static void
sign_all(struct run *r)
{
	struct archive_maker *after = maker(r, &r->again, true),
	    *before = maker(r, &r->given, false);
	bool any = false;

	each(r, before, look);
	archive_maker_free(before);
	for (size_t i = 0; i < r->in.n; i++)
		any = any || r->signing[i].fit;
	if (any && open_key(r)) {
		for (size_t i = 0; i < r->in.n; i++)
			if (r->signing[i].fit) {
				sign(r, &r->signing[i]);
				speak(r);
			}
		each(r, after, finish);
	}
	archive_maker_free(after);
	key_given_close(&r->key);
}

static int
check_given(const struct run *r)
{
	enum eg_meaning m;

	if (given.key == NULL)
		return eg_usage(r->command, "with which key? name its file with `--key FILE`");
	if (given.meaning != NULL && !eg_meaning_find(given.meaning, &m))
		return eg_usage(r->command, "`--meaning` takes authorship, review, approval or "
		    "responsibility, not `%s`", given.meaning);
	if (given.statement != NULL && !given.revoke)
		return eg_usage(r->command, "`--statement` says what `--revoke` takes back");
	if (given.reason == NULL && (given.revoke || r->kind == EG_REJECTION))
		return eg_usage(r->command, "why? say it with `--reason TEXT`");
	if (given.reason != NULL && !eg_reason_is_fit(given.reason))
		return eg_usage(r->command, "`--reason` is at most 4,000 bytes of plain text");
	for (size_t i = 0; i < count(given.acknowledge); i++)
		if (strchr(given.acknowledge[i], '=') == NULL)
			return eg_usage(r->command, "`--acknowledge` takes RULE=REASON, not `%s`",
			    given.acknowledge[i]);
	return EG_EXIT_OK;
}

static int
run(const char *command, enum eg_statement_kind kind, const char *const *operands, int n)
{
	struct run r = { .command = command, .kind = kind, .token = (unsigned)getpid() };
	int i;

	r.status = check_given(&r);
	if (r.status != EG_EXIT_OK)
		return r.status;
	r.diags = eg_diags_new();
	r.arena = eg_arena_new();
	for (i = 0; r.status == EG_EXIT_OK && i < n; i++)
		if (!inputs_add(&r.in, operands[i], r.diags))
			r.status = EG_EXIT_INPUT;
	if (r.status == EG_EXIT_OK)
		r.status = signoff_given_open(&r.given, &given.signoff, command, (int)r.in.n,
		    r.diags);
	speak(&r);
	if (r.status == EG_EXIT_OK) {
		r.again = r.given;
		r.again.candidate = r.token;
		r.signing = eg_new_array(r.arena, r.in.n + 1, struct signing);
		for (size_t k = 0; k < r.in.n; k++)
			r.signing[k].path = r.in.path[k];
		sign_all(&r);
	}
	signoff_given_close(&r.given);
	inputs_free(&r.in);
	eg_arena_free(r.arena);
	eg_diags_free(r.diags);
	return r.status;
}

int
eg_cmd_approve(const char *const *operands, int n)
{
	return run("approve", EG_APPROVAL, operands, n);
}

int
eg_cmd_reject(const char *const *operands, int n)
{
	return run("reject", EG_REJECTION, operands, n);
}
