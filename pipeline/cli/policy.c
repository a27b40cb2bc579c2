/* policy.c - engross policy: who may sign off what, checked, signed, explained. */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/file.h"
#include "base/suggest.h"
#include "command.h"
#include "key_given.h"
#include "policy_asks.h"
#include "session.h"
#include "signoff/policy.h"
#include "signoff_given.h"
#include "speak.h"

static struct {
	struct key_options	 keys;
	char			*key, *authority, *at;
} given = { .keys = KEY_OPTIONS_NONE };

const struct poptOption eg_policy_options[] = {
	{ "authority", '\0', POPT_ARG_STRING, &given.authority, 0,
	    "check, explain: certificate of who signs policies; the signature is judged too",
	    "FILE" },
	{ "key", 'k', POPT_ARG_STRING, &given.key, 0,
	    "sign: private key, PEM or PKCS#12, or a key in a token (pkcs11:...)", "FILE" },
	{ "at", '\0', POPT_ARG_STRING, &given.at, 0,
	    "the time to go by instead of the clock's, in UTC", "TIME" },
	KEY_OPTIONS_ROWS(given.keys),
	POPT_TABLEEND
};

const struct verb eg_policy_verbs[] = {
	{ "check", "say whether a policy makes sense, and with --authority whether it is good",
	    "FILE" },
	{ "sign", "put the signature of whoever administers it beside a policy", "FILE" },
	{ "explain", "say in words who may do what", "FILE" },
	{ NULL, NULL, NULL }
};

struct run {
	struct signoff_given	 given;
	struct eg_arena		*arena;
	struct eg_diags		*diags;
	struct eg_policy	 policy;
	struct policy_format	**formats;	/* of each of its letters */
};

/* --- reading ------------------------------------------------------------------------------ */

static bool
read_authority(struct run *r)
{
	struct eg_buf b = { 0 };
	bool ok;

	r->given.authority_name = given.authority;
	r->given.authority = eg_certificates_new();
	ok = eg_file_read(given.authority, EG_POLICY_MAX, &b, r->diags) &&
	    eg_certificates_read(r->given.authority, given.authority, eg_buf_str(&b), b.len,
	    r->diags);
	eg_buf_free(&b);
	return ok;
}

/* With an authority as whoever judges would, without as whoever writes it. */
static bool
read_file(struct run *r)
{
	struct signoff_given *g = &r->given;
	const struct eg_policy_trust trust = { .authority = g->authority,
	    .authority_name = given.authority, .now = g->now };

	if (given.authority == NULL)
		return eg_policy_read(r->arena, g->policy_name, eg_buf_str(&g->policy),
		    g->policy.len, &r->policy, r->diags);
	return eg_policy_open(r->arena, g->policy_name, eg_buf_str(&g->policy), g->policy.len,
	    eg_buf_str(&g->policy_p7s), g->policy_p7s.len, &trust, &r->policy, r->diags);
}

/* It makes sense by itself, and to the letters it is for. */
static bool
read_policy(struct run *r)
{
	const struct eg_policy *p = &r->policy;
	bool ok = read_file(r);
	uint32_t i;

	if (!ok)
		return false;
	r->formats = eg_new_array(r->arena, p->nletters + 1, struct policy_format *);
	for (i = 0; i < p->nletters; i++)
		ok = policy_asks(r->arena, &p->letter[i], &r->formats[i], r->diags) && ok;
	return ok;
}

/* --- check ---------------------------------------------------------------------------------- */

static void
add_day(struct eg_buf *b, int64_t day)
{
	if (day == EG_DAY_EVER || day == EG_DAY_NEVER)
		eg_buf_puts(b, "ever");
	else
		eg_day_print(day, b);
}

static int
check(struct run *r)
{
	struct eg_buf b = { 0 };
	bool ok = read_policy(r);

	eg_speak(r->diags);
	if (ok && eg_speak_is_json())
		printf("{\"schema\":\"engross.policy/1\",\"serial\":%u,\"signers\":%u,"
		    "\"letters\":%u,\"signed\":%s}\n", r->policy.serial, r->policy.nsigners,
		    r->policy.nletters, given.authority != NULL ? "true" : "null");
	else if (ok && !eg_session.quiet) {
		eg_shown(&b, r->given.policy_name);
		eg_buf_printf(&b, ": policy %u, ", r->policy.serial);
		add_day(&b, r->policy.period.from);
		eg_buf_puts(&b, " to ");
		add_day(&b, r->policy.period.until);
		eg_buf_printf(&b, ", %u signer%s%s\n", r->policy.nsigners,
		    r->policy.nsigners == 1 ? "" : "s", given.authority != NULL ?
		    "; its signature is good" : r->given.policy_p7s.len > 0 ?
		    "; signed, by whom was not asked (--authority)" : "; not signed yet");
		fputs(b.data, stderr);
	}
	eg_buf_free(&b);
	return ok ? EG_EXIT_OK : eg_exit_for(r->diags);
}

/* --- explain ---------------------------------------------------------------------------------- */

static void
add_list(struct eg_buf *b, const char *const *list, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		eg_buf_printf(b, "%s%s", i == 0 ? "" : i + 1 == n ? " and " : ", ", list[i]);
}

static void
add_period(struct eg_buf *b, const struct eg_period *p)
{
	if (p->from != EG_DAY_EVER) {
		eg_buf_puts(b, ", from ");
		eg_day_print(p->from, b);
	}
	if (p->until != EG_DAY_NEVER) {
		eg_buf_puts(b, ", until ");
		eg_day_print(p->until, b);
	}
}

/* What one says of attestation i of the step, once for formats that say the same. */
static void
explain_attested(struct eg_buf *b, const struct policy_format *f, uint32_t n, uint32_t step,
    uint32_t i)
{
	const char *words, *last = NULL;
	uint32_t k;

	for (k = 0; k < n; k++) {
		words = f[k].asked.step[step].attest[i].words;
		if (words == NULL)
			words = "(in the words of a checklist that is not in this workspace)";
		if (last != NULL && strcmp(words, last) == 0)
			continue;
		eg_buf_printf(b, "     attests %s%s%s: %s\n", f[k].asked.step[step].attest[i].id,
		    last == NULL ? "" : " in ", last == NULL ? "" : f[k].name, words);
		last = words;
	}
}

static void
explain_step(struct eg_buf *b, const struct policy_format *f, uint32_t n, uint32_t step)
{
	const struct eg_policy_step *s = &f->asked.step[step];
	uint32_t i;

	eg_buf_printf(b, "  %u. %s signs; it means %s", step + 1, s->role,
	    eg_meaning_names[s->meaning]);
	if (s->ndistinct > 0) {
		eg_buf_puts(b, "; another person than ");
		add_list(b, s->distinct, s->ndistinct);
	}
	eg_buf_puts(b, s->acknowledges ? "; acknowledges the warnings of rules\n" : "\n");
	for (i = 0; i < s->nattest; i++)
		explain_attested(b, f, n, step, i);
}

static void
explain_letter(struct eg_buf *b, const struct eg_policy_letter *l,
    const struct policy_format *formats)
{
	bool acknowledges = false;
	uint32_t i;

	eg_buf_puts(b, "\nLetters of the format ");
	add_list(b, l->format, l->nformats);
	eg_buf_puts(b, ":\n");
	for (i = 0; i < l->nsteps; i++) {
		explain_step(b, formats, l->nformats, i);
		acknowledges = acknowledges || l->step[i].acknowledges;
	}
	if (!acknowledges)
		eg_buf_puts(b, "  Nobody may acknowledge warnings: a letter with one is never "
		    "issued.\n");
	if (l->namend > 0) {
		eg_buf_puts(b, "  To amend one that was issued, one of them must be ");
		add_list(b, l->amend, l->namend);
		eg_buf_puts(b, ".\n");
	}
	if (l->nwithdraw > 0) {
		eg_buf_puts(b, "  Withdrawn by: ");
		add_list(b, l->withdraw, l->nwithdraw);
		eg_buf_puts(b, ".\n");
	}
}

static void
explain_signer(struct eg_buf *b, const struct eg_policy_signer *s)
{
	const struct eg_policy_certificate *c;
	uint32_t i;

	eg_buf_printf(b, "  %s: ", s->id);
	add_list(b, s->role, s->nroles);
	add_period(b, &s->period);
	eg_buf_putc(b, '\n');
	for (i = 0; i < s->ncertificates; i++) {
		c = &s->certificate[i];
		eg_buf_printf(b, "     certificate sha256 %s", c->sha256);
		add_period(b, &c->period);
		if (c->revoked != EG_DAY_NEVER) {
			eg_buf_puts(b, ", revoked ");
			eg_day_print(c->revoked, b);
		}
		eg_buf_putc(b, '\n');
	}
}

static int
explain(struct run *r)
{
	const struct eg_policy *p = &r->policy;
	struct eg_buf b = { 0 };
	bool ok = read_policy(r);
	uint32_t i;

	eg_speak(r->diags);
	if (!ok)
		return eg_exit_for(r->diags);
	eg_buf_printf(&b, "Policy %u, ", p->serial);
	add_day(&b, p->period.from);
	eg_buf_puts(&b, " to ");
	add_day(&b, p->period.until);
	eg_buf_puts(&b, ".\n");
	for (i = 0; i < p->nletters; i++)
		explain_letter(&b, &p->letter[i], r->formats[i]);
	eg_buf_puts(&b, "\nWho signs:\n");
	for (i = 0; i < p->nsigners; i++)
		explain_signer(&b, &p->signer[i]);
	for (i = 0; i < p->nseals; i++)
		eg_buf_printf(&b, "\nLetters are sealed with the certificate sha256 %s.\n",
		    p->seal[i]);
	if (p->nstruck > 0)
		eg_buf_printf(&b, "\n%u statement%s struck.\n", p->nstruck,
		    p->nstruck == 1 ? " is" : "s are");
	fwrite(b.data, 1, b.len, stdout);
	eg_buf_free(&b);
	return EG_EXIT_OK;
}

/* --- sign ---------------------------------------------------------------------------------------- */

/* In a process of its own: whoever holds a key parses nothing. */
static bool
makes_sense(struct run *r)
{
	int status = 0;
	pid_t child;

	fflush(NULL);
	child = fork();
	if (child == 0) {
		read_policy(r);
		eg_speak(r->diags);
		fflush(NULL);
		_exit(eg_exit_for(r->diags));
	}
	return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
	    WEXITSTATUS(status) == EG_EXIT_OK;
}

static int
sign(struct run *r)
{
	struct signoff_given *g = &r->given;
	struct eg_certificates *more = NULL;
	struct key_given key = { .key = NULL };
	struct eg_buf p7s = { 0 }, path = { 0 };
	bool ok;

	if (given.key == NULL)
		return eg_usage("policy", "with which key? name its file with `--key FILE`");
	if (!makes_sense(r))
		return EG_EXIT_INPUT;
	more = key_given_certificates(&given.keys, r->diags);
	eg_buf_printf(&path, "%s.p7s", g->policy_name);
	ok = more != NULL && key_given_open(&key, given.key, &given.keys, more, r->diags) &&
	    eg_statement_sign(g->policy.data, g->policy.len, &key.signer, g->now, &p7s,
	    r->diags) && eg_file_write(path.data, p7s.data, p7s.len, r->diags);
	eg_speak(r->diags);
	if (ok && !eg_session.quiet)
		eg_tell("wrote %s", path.data);
	key_given_close(&key);
	eg_certificates_free(more);
	eg_buf_free(&p7s);
	eg_buf_free(&path);
	return ok ? EG_EXIT_OK : eg_exit_for(r->diags);
}

/* --- the command ------------------------------------------------------------------------------------ */

static const struct {
	const char	*name;
	int		(*run)(struct run *);
} verbs[] = { { "check", check }, { "sign", sign }, { "explain", explain } };

int
eg_cmd_policy(const char *const *operands, int n)
{
	struct run r = { .arena = NULL };
	int status = EG_EXIT_INPUT;
	size_t i;

	for (i = 0; i < 3; i++)
		if (strcmp(verbs[i].name, operands[0]) == 0)
			break;
	if (i == 3)
		return eg_usage("policy", "there is no `engross policy %s`; it takes check, sign or "
		    "explain", operands[0]);
	if (n != 2)
		return eg_usage("policy", "`engross policy %s FILE` takes one policy", operands[0]);
	if (!time_given(given.at, &r.given.now, r.given.time))
		return eg_usage("policy", "`--at` takes a time in UTC, 2026-01-31T09:00:00Z, not "
		    "`%s`", given.at);
	r.diags = eg_diags_new();
	r.arena = eg_arena_new();
	if (signoff_given_policy(&r.given, operands[1], r.diags) &&
	    (given.authority == NULL || read_authority(&r)))
		status = verbs[i].run(&r);
	else
		eg_speak(r.diags);
	signoff_given_close(&r.given);
	eg_arena_free(r.arena);
	eg_diags_free(r.diags);
	return status;
}
