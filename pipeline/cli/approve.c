/* approve.c - engross approve and reject: somebody answers for a letter, or does not. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "approve.h"
#include "base/arena.h"
#include "command.h"
#include "session.h"
#include "speak.h"

struct approve_given approve_given = { .keys = KEY_OPTIONS_NONE };

#define KEY_ROW									\
	{ "key", 'k', POPT_ARG_STRING, &approve_given.key, 0,				\
	    "your private key, PEM or PKCS#12, or a key in a token (pkcs11:...)", "FILE" }
#define ROLE_ROW								\
	{ "role", 'r', POPT_ARG_STRING, &approve_given.role, 0,				\
	    "as what you sign, when the policy gives you several roles", "ROLE" }
#define SUBJECT_ROW								\
	{ "subject", '\0', POPT_ARG_STRING, &approve_given.subject, 0,			\
	    "sign only the letter that `engross review` showed: the SHA-512 of its subject, "	\
	    "or how it begins", "DIGITS" }
#define SUBJECT_LEAST	32	/* digits: nobody makes another letter whose subject begins so */

const struct poptOption eg_approve_options[] = {
	KEY_ROW,
	ROLE_ROW,
	{ "meaning", '\0', POPT_ARG_STRING, &approve_given.meaning, 0,
	    "what your signature means, when you want to say it yourself: authorship, review, "
	    "approval or responsibility", "MEANING" },
	{ "reason", '\0', POPT_ARG_STRING, &approve_given.reason, 0,
	    "a remark; with --revoke, why", "TEXT" },
	{ "acknowledge", '\0', POPT_ARG_ARGV, &approve_given.acknowledge, 0,
	    "a rule's warning may stand, and why; may be given again", "RULE=REASON" },
	{ "attest", '\0', POPT_ARG_ARGV, &approve_given.attest, 0,
	    "you attest what has these ids, of the policy or of the letter's checklist; may be "
	    "given again", "ID,..." },
	{ "revoke", '\0', POPT_ARG_NONE, &approve_given.revoke, 0,
	    "take back your last approval or rejection instead", NULL },
	{ "statement", '\0', POPT_ARG_STRING, &approve_given.statement, 0,
	    "with --revoke: the file of another one, as 01-NAME.xml", "FILE" },
	SUBJECT_ROW,
	SIGNOFF_OPTIONS_ROWS(approve_given.signoff),
	KEY_OPTIONS_ROWS(approve_given.keys),
	POPT_TABLEEND
};

const struct poptOption eg_reject_options[] = {
	KEY_ROW,
	ROLE_ROW,
	{ "reason", '\0', POPT_ARG_STRING, &approve_given.reason, 0, "why", "TEXT" },
	SUBJECT_ROW,
	SIGNOFF_OPTIONS_ROWS(approve_given.signoff),
	KEY_OPTIONS_ROWS(approve_given.keys),
	POPT_TABLEEND
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

/* --- the statement ----------------------------------------------------------------------------- */

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
	    .reason = approve_given.reason };
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
	if (!approve_say(r, s, who, &said))
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
	if (s->fit && approve_given.subject != NULL &&
	    strncmp(s->c.digest, approve_given.subject, strlen(approve_given.subject)) != 0)
		s->fit = refuse(r, s, "O1008", "look at it with `engross review`, and sign then",
		    "this is not the letter that was looked at: the case, or what its letter is "
		    "made with, has changed since");
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
		    approve_given.revoke ? "revocation" : eg_statement_kind_names[r->kind], s->role,
		    eg_meaning_names[s->meaning], s->signer, s->file, after->digest,
		    eg_signoff_state_names[after->state]);
		fputs(b.data, stdout);
	} else if (!eg_session.quiet) {
		eg_buf_printf(&b, "%s ", approve_given.revoke ? "taken back" : done[r->kind]);
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
	struct eg_certificates *more = key_given_certificates(&approve_given.keys, r->diags);
	bool ok = more != NULL && key_given_open(&r->key, approve_given.key,
	    &approve_given.keys, more, r->diags);

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

	if (approve_given.key == NULL)
		return eg_usage(r->command, "with which key? name its file with `--key FILE`");
	if (approve_given.meaning != NULL && !eg_meaning_find(approve_given.meaning, &m))
		return eg_usage(r->command, "`--meaning` takes authorship, review, approval or "
		    "responsibility, not `%s`", approve_given.meaning);
	if (approve_given.statement != NULL && !approve_given.revoke)
		return eg_usage(r->command, "`--statement` says what `--revoke` takes back");
	if (approve_given.reason == NULL && (approve_given.revoke || r->kind == EG_REJECTION))
		return eg_usage(r->command, "why? say it with `--reason TEXT`");
	if (approve_given.reason != NULL && !eg_reason_is_fit(approve_given.reason))
		return eg_usage(r->command, "`--reason` is at most 4,000 bytes of plain text");
	if (approve_given.subject != NULL && (strlen(approve_given.subject) < SUBJECT_LEAST ||
	    approve_given.subject[strspn(approve_given.subject, "0123456789abcdef")] != '\0'))
		return eg_usage(r->command, "`--subject` takes at least %d of the hexadecimal "
		    "digits that `engross review` shows", SUBJECT_LEAST);
	for (size_t i = 0; i < approve_count(approve_given.acknowledge); i++)
		if (strchr(approve_given.acknowledge[i], '=') == NULL)
			return eg_usage(r->command, "`--acknowledge` takes RULE=REASON, not `%s`",
			    approve_given.acknowledge[i]);
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
	if (r.status == EG_EXIT_OK && approve_given.subject != NULL && r.in.n > 1)
		r.status = eg_usage(command, "`--subject` is of one case, and there are %zu", r.in.n);
	if (r.status == EG_EXIT_OK)
		r.status = signoff_given_open(&r.given, &approve_given.signoff, command, (int)r.in.n,
		    r.diags);
	speak(&r);
	if (r.status == EG_EXIT_OK) {
		approve_read_attested(&r);
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
