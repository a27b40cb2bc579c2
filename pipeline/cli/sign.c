/* sign.c - engross sign: the organisation's seal in a letter (PAdES). */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/file.h"
#include "command.h"
#include "key_given.h"
#include "product.h"
#include "session.h"
#include "sign/sign.h"
#include "speak.h"
#include "time_given.h"
#include "verify/verify.h"

#define FILE_MAX	((size_t)256 << 20)

static struct {
	char	*key, *output, *level, *field, *reason, *location, *at, *stamp_url, *stamp_key;
	struct key_options keys;
	int	 force;
} given = { .keys = KEY_OPTIONS_NONE };

const struct poptOption eg_sign_options_table[] = {
	{ "key", 'k', POPT_ARG_STRING, &given.key, 0,
	    "private key, PEM or PKCS#12, with its certificates; or pkcs11:... in a token",
	    "FILE" },
	KEY_OPTIONS_ROWS(given.keys),
	{ "level", '\0', POPT_ARG_STRING, &given.level, 0,
	    "B-B, B-T (with a time-stamp), B-LT (with proofs) or B-LTA (and a time-stamp of "
	    "them)", "LEVEL" },
	{ "tsa", '\0', POPT_ARG_STRING, &given.stamp_url, 0,
	    "server that makes time-stamps, http://HOST/PATH", "URL" },
	{ "tsa-key", '\0', POPT_ARG_STRING, &given.stamp_key, 0,
	    "key that makes time-stamps instead", "FILE" },
	{ "field", '\0', POPT_ARG_STRING, &given.field, 0,
	    "signature field to sign; without it the first that is not signed, or a new one",
	    "NAME" },
	{ "reason", '\0', POPT_ARG_STRING, &given.reason, 0, "why it is signed", "TEXT" },
	{ "location", '\0', POPT_ARG_STRING, &given.location, 0, "where it is signed", "TEXT" },
	{ "at", '\0', POPT_ARG_STRING, &given.at, 0,
	    "the time to tell instead of the clock's, in UTC", "TIME" },
	{ "output", 'o', POPT_ARG_STRING, &given.output, 0,
	    "write to this file, or to - (standard output)", "FILE" },
	{ "force", '\0', POPT_ARG_NONE, &given.force, 0,
	    "overwrite another file of the same name", NULL },
	POPT_TABLEEND
};

enum level { B_B, B_T, B_LT, B_LTA, LEVELS };
static const char *const levels[LEVELS] = { "B-B", "B-T", "B-LT", "B-LTA" };

/* All that a run of the command has opened. */
struct signing {
	struct eg_diags		*diags;
	struct eg_arena		*arena;
	struct eg_certificates	*more;
	struct key_given	 key, stamp_key;
	struct eg_stamp_server	 server;
	struct eg_stamp_own	 own;
	struct eg_stamper	 stamper;
	enum level		 level;
	int64_t			 at;
	char			 time[TIME_GIVEN];
	struct eg_buf		 file;
};

/* --- what was given --------------------------------------------------------------------- */

static int
check_given(struct signing *s)
{
	const char *level = given.level == NULL ? "B-B" : given.level;

	for (s->level = B_B; s->level < LEVELS; s->level++)
		if (strcmp(levels[s->level], level) == 0)
			break;
	if (s->level == LEVELS)
		return eg_usage("sign", "`--level` is B-B, B-T, B-LT or B-LTA, not `%s`", level);
	if (given.key == NULL)
		return eg_usage("sign", "with which key? name its file with `--key FILE`");
	if (given.output == NULL)
		return eg_usage("sign", "where to? name the signed letter with `-o FILE`");
	if (given.stamp_url != NULL && given.stamp_key != NULL)
		return eg_usage("sign", "`--tsa` and `--tsa-key`: one of them makes time-stamps");
	if (s->level > B_B && given.stamp_url == NULL && given.stamp_key == NULL)
		return eg_usage("sign", "level %s has a time-stamp: name who makes it with `--tsa "
		    "URL` or `--tsa-key FILE`", level);
	if (!time_given(given.at, &s->at, s->time))
		return eg_usage("sign", "`--at` takes a time in UTC, 2026-01-31T09:00:00Z, not "
		    "`%s`", given.at);
	return EG_EXIT_OK;
}

static bool
open_keys(struct signing *s)
{
	s->more = key_given_certificates(&given.keys, s->diags);
	if (s->more == NULL || !key_given_open(&s->key, given.key, &given.keys, s->more,
	    s->diags))
		return false;
	if (given.stamp_url != NULL) {
		s->server = (struct eg_stamp_server){ .url = given.stamp_url, .seconds = 30 };
		s->stamper = (struct eg_stamper){ .stamp = eg_stamp_http, .data = &s->server };
	} else if (given.stamp_key != NULL) {
		if (!key_given_open(&s->stamp_key, given.stamp_key, &given.keys, s->more,
		    s->diags))
			return false;
		s->own = (struct eg_stamp_own){ .key = s->stamp_key.key, .at = s->at };
		s->stamper = (struct eg_stamper){ .stamp = eg_stamp_key, .data = &s->own };
	}
	return true;
}

/* --- signing --------------------------------------------------------------------------- */

/* What is signed is for good: it must be what every letter has to be. */
static bool
is_good(struct signing *s, const char *path)
{
	struct eg_verified found;

	if (eg_verify(path, eg_buf_str(&s->file), s->file.len, s->arena, &found, s->diags))
		return true;
	eg_report(s->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "S1106",
	    .at.file = path, .help = "make it again with `engross render`" },
	    "this letter is not signed: `engross verify` finds fault with it");
	return false;
}

/* Certificates of all that signs and stamps, and the lists that were given. */
static bool
keep(struct signing *s, const char *path)
{
	struct eg_certificates *all = eg_certificates_new();
	bool ok;

	eg_certificates_add(all, s->more);
	eg_certificates_add(all, s->key.signer.certificates);
	if (s->stamp_key.key != NULL)
		eg_certificates_add(all, s->stamp_key.signer.certificates);
	ok = eg_certificates_lists(all) > 0;
	if (!ok)
		eg_report(s->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "S1110",
		    .help = "get the list (CRL) of who issued the certificate and name it with "
		    "`--certificate FILE`" }, "level %s keeps a list of revoked certificates, and "
		    "none was given", levels[s->level]);
	ok = ok && eg_sign_keep(s->arena, path, all, &s->file, s->diags);
	eg_certificates_free(all);
	return ok;
}

static bool
sign(struct signing *s, const char *path)
{
	const struct eg_sign_options o = { .name = path, .time = s->time, .field = given.field,
	    .reason = given.reason, .location = given.location, .signer = &s->key.signer,
	    .stamper = s->level > B_B ? &s->stamper : NULL };

	return eg_sign(s->arena, &o, &s->file, s->diags) &&
	    (s->level < B_LT || keep(s, path)) &&
	    (s->level < B_LTA || eg_sign_stamp(s->arena, path, &s->stamper, &s->file,
	    s->diags));
}

static bool
write_signed(struct signing *s)
{
	enum product_result r = eg_product_write(given.output, &s->file,
	    eg_product_kind("sign", "pdf", true), given.force != 0, s->diags);

	return r == PRODUCT_WRITTEN || r == PRODUCT_UNCHANGED;
}

static void
end(struct signing *s)
{
	eg_buf_free(&s->file);
	key_given_close(&s->key);
	key_given_close(&s->stamp_key);
	eg_certificates_free(s->more);
	eg_arena_free(s->arena);
	eg_diags_free(s->diags);
}

int
eg_cmd_sign(const char *const *operands, int n)
{
	struct signing s = { .level = B_B };
	int status = check_given(&s);
	bool ok;

	(void)n;
	if (status != EG_EXIT_OK)
		return status;
	s.diags = eg_diags_new();
	s.arena = eg_arena_new();
	ok = eg_file_read(operands[0], FILE_MAX, &s.file, s.diags) && is_good(&s, operands[0]) &&
	    open_keys(&s) && sign(&s, operands[0]) && write_signed(&s);
	eg_speak(s.diags);
	status = eg_exit_for(s.diags);
	if (ok && !eg_session.quiet)
		fprintf(stderr, "wrote %s  signed, %s\n", given.output, levels[s.level]);
	end(&s);
	return status;
}
