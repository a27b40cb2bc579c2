/* policy_seen.c - see policy_seen.h. */
#include "policy_seen.h"

#include <string.h>

#include "archive.h"
#include "base/arena.h"
#include "json/json.h"

#define TRIES	3	/* against others who keep the same policy */

static const char *
object_of(struct eg_archive *a)
{
	return eg_archive_id(a, "policy", "sign-off");
}

/* The number in policy.json of the newest version; false after a report. */
static bool
read_serial(struct eg_archive *a, const struct eg_inventory *in, uint32_t *serial,
    struct eg_diags *diags)
{
	const struct eg_ocfl_version *v = &in->version[in->nversions - 1];
	const struct eg_json *j, *number;
	struct eg_buf b = { 0 };
	const char *why;
	uint32_t line;
	bool ok = eg_archive_read(a, in, v, "policy.json", &b, diags);

	j = ok ? eg_json_read(a->arena, eg_buf_str(&b), b.len, &why, &line) : NULL;
	number = eg_json_find(j, "serial");
	eg_buf_free(&b);
	if (number != NULL && number->kind == EG_JSON_NUMBER && number->integer > 0 &&
	    number->integer <= UINT32_MAX)
		*serial = (uint32_t)number->integer;
	/* Without it any older policy would do. */
	else if (ok)
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "A1010",
		    .at.file = in->id, .help = "`engross archive verify` says what is damaged" },
		    "its policy.json is not as engross writes it");
	return *serial != 0;
}

bool
policy_seen_serial(struct eg_archive *a, uint32_t *serial, struct eg_diags *diags)
{
	const struct eg_inventory *in;
	bool missing;

	*serial = 0;
	in = eg_archive_find(a, object_of(a), &missing, diags);
	return in == NULL ? missing : read_serial(a, in, serial, diags);
}

static bool
put(struct eg_archive *a, const struct signoff_given *g, uint32_t serial, const char *time,
    struct eg_diags *diags)
{
	struct eg_archive_file file[3];
	struct eg_buf json = { 0 };
	struct eg_archive_batch *b = eg_archive_begin(a, false);
	struct eg_archive_entry e = { .id = object_of(a), .created = time, .file = file,
	    .n = 3, .message = "a sign-off policy that letters are issued under",
	    .amends = true };
	bool ok;

	archive_by(a, &e.user, &e.address);
	eg_buf_printf(&json, "{\n  \"policy\": 1,\n  \"serial\": %u\n}\n", serial);
	file[0] = (struct eg_archive_file){ "policy.json", json.data, json.len, true };
	file[1] = (struct eg_archive_file){ "policy.xml", eg_buf_str(&g->policy),
	    g->policy.len, true };
	file[2] = (struct eg_archive_file){ "policy.xml.p7s", eg_buf_str(&g->policy_p7s),
	    g->policy_p7s.len, false };
	ok = eg_archive_stage(b, &e, diags) && eg_archive_commit(b, diags);
	eg_archive_batch_free(b);
	eg_buf_free(&json);
	return ok;
}

static bool
is_kept(struct eg_archive *a, const struct signoff_given *g, struct eg_diags *diags)
{
	struct eg_buf b = { 0 };
	const struct eg_inventory *in;
	bool missing, same;

	in = eg_archive_find(a, object_of(a), &missing, diags);
	same = in != NULL && eg_archive_read(a, in, &in->version[in->nversions - 1],
	    "policy.xml", &b, diags) && b.len == g->policy.len &&
	    memcmp(eg_buf_str(&b), eg_buf_str(&g->policy), b.len) == 0;
	eg_buf_free(&b);
	return same;
}

static bool
refuse(const struct signoff_given *g, uint32_t serial, uint32_t seen, struct eg_diags *diags)
{
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "P1004",
	    .at.file = g->policy_name, .help = "use the newest; each policy has a higher number "
	    "than those before" }, seen == serial ?
	    "another policy with the number %u was in use already" :
	    "a policy with a higher number than %u was in use already", serial);
	return false;
}

bool
policy_seen_keep(struct eg_archive *a, const struct signoff_given *g, uint32_t serial,
    const char *time, struct eg_diags *diags)
{
	struct eg_diags *quiet = eg_diags_new();
	uint32_t seen;
	bool kept = false;
	int tries;

	for (tries = 0; !kept && tries < TRIES; tries++) {
		if (!policy_seen_serial(a, &seen, diags))
			break;
		kept = seen == serial && is_kept(a, g, diags);
		if (!kept && seen >= serial) {
			refuse(g, serial, seen, diags);
			break;
		}
		/* Somebody else may be keeping it just now. */
		kept = kept || put(a, g, serial, time, tries + 1 < TRIES ? quiet : diags);
	}
	eg_diags_free(quiet);
	return kept;
}
