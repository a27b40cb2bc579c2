/* verify.c - engross verify: is a PDF what every letter has to be? */
#include <time.h>

#include "base/arena.h"
#include "base/file.h"
#include "command.h"
#include "session.h"
#include "sign/judge.h"
#include "speak.h"
#include "time_given.h"
#include "verify/verify.h"

#define FILE_MAX	((size_t)256 << 20)
#define TRUST_MAX	((size_t)16 << 20)

static struct {
	char	**trust, **certificate, *at;
} given;

const struct poptOption eg_verify_options[] = {
	{ "trust", '\0', POPT_ARG_ARGV, &given.trust, 0,
	    "certificates of those whose signatures count; may be given again", "FILE" },
	{ "certificate", '\0', POPT_ARG_ARGV, &given.certificate, 0,
	    "more certificates and lists of revoked ones; may be given again", "FILE" },
	{ "at", '\0', POPT_ARG_STRING, &given.at, 0,
	    "judge certificates as of this time, in UTC, instead of now", "TIME" },
	POPT_TABLEEND
};

/* What signatures are judged with. */
struct judging {
	struct eg_certificates	*anchors, *helpers;	/* NULL: none were given */
	int64_t			 at;
};

static const char *
time_of(struct eg_arena *arena, int64_t seconds)
{
	char text[TIME_GIVEN];
	time_t t = (time_t)seconds;
	struct tm tm;

	if (seconds == 0 || gmtime_r(&t, &tm) == NULL)
		return NULL;
	strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &tm);
	return eg_arena_strdup(arena, text);
}

static void
signatures_json(const struct eg_sign_judgement *found, struct eg_arena *arena, struct eg_buf *b)
{
	const struct eg_signature *s;

	eg_buf_puts(b, ",\"signatures\":[");
	for (uint32_t i = 0; i < found->n; i++) {
		s = &found->signature[i];
		eg_buf_printf(b, "%s{\"kind\":\"%s\",\"field\":", i > 0 ? "," : "",
		    s->stamp ? "time-stamp" : "signature");
		eg_buf_json(b, s->field);
		eg_buf_puts(b, ",\"signer\":");
		eg_buf_json(b, s->signer);
		eg_buf_puts(b, ",\"issuer\":");
		eg_buf_json(b, s->issuer);
		eg_buf_puts(b, ",\"stamped\":");
		eg_buf_json(b, time_of(arena, s->stamped));
		eg_buf_printf(b, ",\"intact\":%s,\"trusted\":%s,\"unrevoked\":%s,\"whole\":%s}",
		    s->intact ? "true" : "false", s->trusted ? "true" : "false",
		    s->unrevoked ? "true" : "false", s->whole ? "true" : "false");
	}
	eg_buf_putc(b, ']');
}

static void
result_json(const char *path, const struct eg_verified *r, const struct eg_sign_judgement *found,
    struct eg_arena *arena, bool ok, const struct eg_diags *diags)
{
	struct eg_buf b = { 0 };

	eg_buf_puts(&b, "{\"schema\":\"engross.verify/1\",\"file\":");
	eg_buf_json(&b, path);
	eg_buf_printf(&b, ",\"passes\":%s,\"claims\":", ok ? "true" : "false");
	eg_buf_json(&b, r->claims);
	eg_buf_puts(&b, ",\"title\":");
	eg_buf_json(&b, r->title);
	eg_buf_puts(&b, ",\"language\":");
	eg_buf_json(&b, r->language);
	eg_buf_printf(&b, ",\"pages\":%u,\"elements\":%u,\"fonts\":%u,\"revisions\":%u,"
	    "\"errors\":%zu", (unsigned)r->pages, (unsigned)r->elements, (unsigned)r->fonts,
	    (unsigned)r->revisions, eg_diags_of(diags, EG_ERROR) + eg_diags_of(diags, EG_FATAL));
	signatures_json(found, arena, &b);
	eg_buf_putc(&b, '}');
	printf("%s\n", b.data);
	eg_buf_free(&b);
}

static void
result(const char *path, const struct eg_verified *r, bool ok, const struct eg_diags *diags)
{
	struct eg_buf b = { 0 };

	if (ok)
		eg_buf_printf(&b, "%s, %u %s, %u structure elements", r->claims,
		    (unsigned)r->pages, r->pages == 1 ? "page" : "pages",
		    (unsigned)r->elements);
	else
		eg_speak_count(diags, &b);
	eg_tell("%s %s: %s", ok ? "passes" : "fails", path, eg_buf_str(&b));
	eg_buf_free(&b);
}

/* "signed by Seal, time-stamp by Clock at 2026-...": a line for each. */
static void
signatures(const struct eg_sign_judgement *found, struct eg_arena *arena)
{
	const struct eg_signature *s;

	for (uint32_t i = 0; i < found->n; i++) {
		s = &found->signature[i];
		eg_tell("  %s %s `%s`%s%s%s%s%s", !s->intact ? "NOT GOOD:" : s->trusted ?
		    "good:" : "intact, not trusted:", s->stamp ? "time-stamp of" : "signature of",
		    s->signer, s->whole ? ", of the whole file" : "",
		    s->stamped == 0 ? "" : ", at ",
		    s->stamped == 0 ? "" : time_of(arena, s->stamped),
		    s->stamped == 0 || s->stamp ? "" : eg_arena_printf(arena,
		    " by time-stamp of `%s`", s->stamper), s->unrevoked ? ", not revoked" : "");
	}
}

/* The exit status for one file. */
static int
one(const char *path, const struct judging *judging, struct eg_diags *diags)
{
	const struct eg_sign_judge_options o = { .name = path, .at = judging->at,
	    .trust = { .anchors = judging->anchors, .helpers = judging->helpers } };
	struct eg_sign_judgement signed_by = { .n = 0 };
	struct eg_arena *arena = eg_arena_new();
	struct eg_verified found = { .claims = "" };
	struct eg_buf b = { 0 };
	bool ok = false, read;
	int status;

	read = eg_file_read(path, FILE_MAX, &b, diags);
	if (read)
		ok = eg_verify(path, eg_buf_str(&b), b.len, arena, &found, diags);
	/* A file that cannot be read was told of. */
	if (found.revisions > 0)
		ok &= eg_sign_judge(&o, eg_buf_str(&b), b.len, arena, &signed_by, diags);
	eg_speak(diags);
	if (eg_speak_is_json()) {
		result_json(path, &found, &signed_by, arena, ok, diags);
	} else if (!eg_session.quiet && read) {
		result(path, &found, ok, diags);
		signatures(&signed_by, arena);
	}
	status = eg_exit_for(diags);
	eg_buf_free(&b);
	eg_arena_free(arena);
	return status;
}

/* Certificates of all the files; *to stays NULL when there are none. */
static bool
read_certificates(char **paths, struct eg_certificates **to, struct eg_diags *diags)
{
	struct eg_buf b = { 0 };
	bool ok = true;

	if (paths != NULL)
		*to = eg_certificates_new();
	for (; ok && paths != NULL && *paths != NULL; paths++) {
		eg_buf_clear(&b);
		ok = eg_file_read(*paths, TRUST_MAX, &b, diags) &&
		    eg_certificates_read(*to, *paths, eg_buf_str(&b), b.len, diags);
	}
	eg_buf_free(&b);
	return ok;
}

int
eg_cmd_verify(const char *const *operands, int n)
{
	struct eg_diags *diags = eg_diags_new();
	struct judging judging = { .anchors = NULL };
	int status = EG_EXIT_OK, got, i;
	char text[TIME_GIVEN];

	if (!time_given(given.at, &judging.at, text)) {
		eg_diags_free(diags);
		return eg_usage("verify", "`--at` takes a time in UTC, 2026-01-31T09:00:00Z, not "
		    "`%s`", given.at);
	}
	if (!read_certificates(given.trust, &judging.anchors, diags) ||
	    !read_certificates(given.certificate, &judging.helpers, diags)) {
		eg_speak(diags);
		status = eg_exit_for(diags);
		n = 0;
	}
	for (i = 0; i < n; i++) {
		eg_diags_clear(diags);
		got = one(operands[i], &judging, diags);
		if (got > status)
			status = got;
	}
	eg_certificates_free(judging.anchors);
	eg_certificates_free(judging.helpers);
	eg_diags_free(diags);
	return status;
}
