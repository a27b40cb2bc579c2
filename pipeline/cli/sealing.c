/* sealing.c - see sealing.h. */
#include "sealing.h"

#include <string.h>

#include "command.h"
#include "crypt/fetch.h"
#include "session.h"
#include "sign/sign.h"

#define SECONDS	30		/* to wait for a server */

const char *const sealing_levels[SEALING_LEVELS] = { "B-B", "B-T", "B-LT", "B-LTA" };

int
sealing_check(struct sealing *s, const char *command, const struct sealing_options *o)
{
	const char *level = o->level == NULL ? "B-B" : o->level;
	const char *fault = look_given_fault(&o->look);

	s->options = o;
	for (s->level = SEALING_B_B; s->level < SEALING_LEVELS; s->level++)
		if (strcmp(sealing_levels[s->level], level) == 0)
			break;
	if (s->level == SEALING_LEVELS)
		return eg_usage(command, "`--level` is B-B, B-T, B-LT or B-LTA, not `%s`", level);
	if (o->key == NULL)
		return eg_usage(command, "with which key? name its file with `--key FILE`");
	if (o->stamp_url != NULL && o->stamp_key != NULL)
		return eg_usage(command, "`--tsa` and `--tsa-key`: one of them makes time-stamps");
	if (s->level > SEALING_B_B && o->stamp_url == NULL && o->stamp_key == NULL)
		return eg_usage(command, "level %s has a time-stamp: name who makes it with "
		    "`--tsa URL` or `--tsa-key FILE`", level);
	if (fault != NULL)
		return eg_usage(command, "%s", fault);
	if (o->fetch && s->level < SEALING_B_LT)
		return eg_usage(command, "`--fetch` is of what levels B-LT and B-LTA keep");
	if (s->level == SEALING_B_B && (o->stamp_url != NULL || o->stamp_key != NULL))
		return eg_usage(command, "level B-B has no time-stamp: ask for it with `--level "
		    "B-T`, or B-LT or B-LTA");
	if (!time_given(o->at, &s->at, s->time))
		return eg_usage(command, "`--at` takes a time in UTC, 2026-01-31T09:00:00Z, not "
		    "`%s`", o->at);
	return EG_EXIT_OK;
}

bool
sealing_open(struct sealing *s, struct eg_diags *diags)
{
	const struct sealing_options *o = s->options;

	if (!look_given_open(&s->look, &o->look, diags))
		return false;
	s->more = key_given_certificates(&o->keys, diags);
	if (s->more == NULL || !key_given_open(&s->key, o->key, &o->keys, s->more, diags))
		return false;
	if (o->stamp_url != NULL) {
		s->server = (struct eg_stamp_server){ .url = o->stamp_url, .seconds = SECONDS };
		s->stamper = (struct eg_stamper){ .stamp = eg_stamp_http, .data = &s->server };
	} else if (o->stamp_key != NULL) {
		if (!key_given_open(&s->stamp_key, o->stamp_key, &o->keys, s->more, diags))
			return false;
		s->own = (struct eg_stamp_own){ .key = s->stamp_key.key, .at = s->at };
		s->stamper = (struct eg_stamper){ .stamp = eg_stamp_key, .data = &s->own };
	}
	return true;
}

static bool
has_proof(const struct eg_certificates *all, const char *level, struct eg_diags *diags)
{
	if (eg_certificates_lists(all) > 0 || eg_certificates_answers(all) > 0)
		return true;
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "S1110",
	    .help = "get the list (CRL) of who issued the certificate, or an answer about it "
	    "(OCSP), and name it with `--certificate FILE`; or let `--fetch` ask for it" },
	    "level %s keeps a list of revoked certificates, and none was given", level);
	return false;
}

/* Certificates of all that signs and stamps, and what was given or fetched. */
static bool
keep(struct sealing *s, struct eg_arena *arena, const char *name, struct eg_buf *file,
    struct eg_diags *diags)
{
	struct eg_certificates *all = eg_certificates_new();
	bool ok;

	eg_certificates_add(all, s->more);
	eg_certificates_add(all, s->key.signer.certificates);
	if (s->stamp_key.key != NULL)
		eg_certificates_add(all, s->stamp_key.signer.certificates);
	ok = eg_sign_certificates(arena, name, file, all, diags) &&
	    (!s->options->fetch || eg_fetch_proofs(all, s->at, SECONDS, diags)) &&
	    has_proof(all, sealing_levels[s->level], diags) &&
	    eg_sign_keep(arena, name, all, file, diags);
	eg_certificates_free(all);
	return ok;
}

bool
sealing_put(struct sealing *s, struct eg_arena *arena, const char *name, struct eg_buf *file,
    struct eg_diags *diags)
{
	const struct sealing_options *given = s->options;
	struct eg_sign_options o = { .name = name, .time = s->time, .field = given->field,
	    .reason = given->reason, .location = given->location, .signer = &s->key.signer,
	    .stamper = s->level > SEALING_B_B ? &s->stamper : NULL };

	return look_given_put(&s->look, file, arena, s->key.signer.certificates, &o, diags) &&
	    eg_sign(arena, &o, file, diags) &&
	    (s->level < SEALING_B_LT || keep(s, arena, name, file, diags)) &&
	    (s->level < SEALING_B_LTA || eg_sign_stamp(arena, name, &s->stamper, file, diags));
}

void
sealing_close(struct sealing *s)
{
	look_given_close(&s->look);
	key_given_close(&s->key);
	key_given_close(&s->stamp_key);
	eg_certificates_free(s->more);
	s->more = NULL;
}
