/* archive.c - engross archive: the table of its verbs, and what they share. */
#include "archive.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "archive/ledger_line.h"
#include "archive/ocfl.h"
#include "session.h"
#include "speak.h"

struct archive_options archive_given = { .keys = KEY_OPTIONS_NONE };

const struct poptOption eg_archive_options[] = {
	{ "archive", 'a', POPT_ARG_STRING, &archive_given.archive, 0,
	    "the archive's directory; ENGROSS_ARCHIVE is used when it is not given", "DIR" },
	{ "authority", '\0', POPT_ARG_STRING, &archive_given.authority, 0,
	    "init: a domain of your organisation and a year it was yours", "NAME,YEAR" },
	{ "layout", '\0', POPT_ARG_STRING, &archive_given.layout, 0,
	    "init: 0003 (paths show case numbers) or 0004 (they do not)", "NUMBER" },
	{ "amend", '\0', POPT_ARG_STRING, &archive_given.amend, 0,
	    "add: another letter of a case becomes its next version, for this reason",
	    "REASON" },
	{ "letter", 'l', POPT_ARG_STRING, &archive_given.letter, 0,
	    "add: make this letter format instead of the case's own", "NAME" },
	{ "by", '\0', POPT_ARG_STRING, &archive_given.user, 0,
	    "add: who archives, as each version tells it", "NAME" },
	{ "address", '\0', POPT_ARG_STRING, &archive_given.address, 0,
	    "add: and a URI of theirs, mailto: or https:", "URI" },
	{ "writer", '\0', POPT_ARG_STRING, &archive_given.writer, 0,
	    "whose ledger is written to, one a machine or shard; `main` when not given",
	    "NAME" },
	{ "at", '\0', POPT_ARG_STRING, &archive_given.at, 0,
	    "the time to record instead of the clock's, in UTC", "TIME" },
	{ "version", '\0', POPT_ARG_STRING, &archive_given.version, 0,
	    "get, export, rerender, prove: this version instead of the newest", "vN" },
	{ "output", 'o', POPT_ARG_STRING, &archive_given.output, 0,
	    "get, prove, checkpoint, audit, export: write to this file, or to - (standard output); "
	    "what is exported, to this directory", "FILE" },
	{ "force", '\0', POPT_ARG_NONE, &archive_given.force, 0,
	    "get, prove, checkpoint, audit: overwrite another file of the same name", NULL },
	{ "form", '\0', POPT_ARG_STRING, &archive_given.form, 0,
	    "export: bagit (the files of a version) or ocfl (the object)", "FORM" },
	{ "public", '\0', POPT_ARG_NONE, &archive_given.outside, 0,
	    "export: only files that name nobody who took part in the decision", NULL },
	{ "max-age", '\0', POPT_ARG_STRING, &archive_given.max_age, 0,
	    "audit: leave what was audited within this time, as 90d", "TIME" },
	{ "budget", '\0', POPT_ARG_STRING, &archive_given.budget, 0,
	    "audit: stop after this time, as 600s", "TIME" },
	{ "mirror", '\0', POPT_ARG_STRING, &archive_given.mirror, 0,
	    "audit: check this mirror's copies too", "DIR" },
	{ "repair", '\0', POPT_ARG_NONE, &archive_given.repair, 0,
	    "audit: restore from the mirror what is damaged", NULL },
	{ "limit", '\0', POPT_ARG_INT, &archive_given.limit, 0,
	    "find: at most so many; 100 when not given", "NUMBER" },
	{ "policy", '\0', POPT_ARG_STRING, &archive_given.policy, 0,
	    "due, dispose: how long letters are kept", "FILE" },
	{ "key", 'k', POPT_ARG_STRING, &archive_given.key, 0,
	    "checkpoint, audit: sign the ledger's checkpoint with this key", "FILE" },
	{ "tsa", '\0', POPT_ARG_STRING, &archive_given.stamp_url, 0,
	    "checkpoint, audit: and date it by this server, http://HOST/PATH", "URL" },
	{ "tsa-key", '\0', POPT_ARG_STRING, &archive_given.stamp_key, 0,
	    "checkpoint, audit: key that makes time-stamps instead", "FILE" },
	KEY_OPTIONS_ROWS(archive_given.keys),
	{ "trust", '\0', POPT_ARG_ARGV, &archive_given.trust, 0,
	    "verify, verify-proof: certificate of who is believed; may be given again", "FILE" },
	{ "checkpoint", '\0', POPT_ARG_STRING, &archive_given.checkpoint, 0,
	    "verify, audit, prove, verify-proof: a checkpoint that was kept elsewhere", "FILE" },
	POPT_TABLEEND
};

static const struct {
	int	(*run)(const char *const *, int n);
	int	  least, most;		/* operands after the verb */
} verbs[] = {
	{ archive_init, 1, 1 },
	{ archive_add, 1, -1 },
	{ archive_get, 1, 2 },
	{ archive_list, 0, 0 },
	{ archive_history, 1, 1 },
	{ archive_verify, 0, -1 },
	{ archive_audit, 0, 0 },
	{ archive_mirror, 1, 1 },
	{ archive_export, 1, 1 },
	{ archive_rerender, 1, 1 },
	{ archive_find, 1, -1 },
	{ archive_index, 0, 0 },
	{ archive_hold, 1, 1 },
	{ archive_release, 1, 1 },
	{ archive_due, 0, 0 },
	{ archive_dispose, 1, 1 },
	{ archive_checkpoint, 0, 0 },
	{ archive_prove, 0, 1 },
	{ archive_verify_proof, 1, -1 },
};

/* In the order of the table above. */
const struct verb eg_archive_verbs[] = {
	{ "init", "set up an archive in DIR", "DIR" },
	{ "add", "make the letters of CASE... and archive them", "CASE..." },
	{ "get", "a FILE of CASE: of its newest version, or of --version", "CASE [FILE]" },
	{ "list", "what is in the archive", "" },
	{ "history", "the versions of CASE and their files", "CASE" },
	{ "verify", "is everything, or CASE, or what is at PATH, as it was archived",
	    "[CASE|PATH...]" },
	{ "audit", "verify what was not audited for longest, and tell the ledger", "" },
	{ "mirror", "bring all of it to the archive in DIR, a second copy", "DIR" },
	{ "export", "CASE for another archive: a bag, or the OCFL object", "CASE" },
	{ "rerender", "make CASE again from its bundle, and compare the bytes", "CASE" },
	{ "find", "letters that have every WORD, the newest first", "WORD..." },
	{ "index", "make the catalogue that find uses again", "" },
	{ "hold", "keep CASE whatever the policy says, until it is released", "CASE" },
	{ "release", "end the hold of CASE", "CASE" },
	{ "due", "letters that the policy does not keep any longer", "" },
	{ "dispose", "take CASE away for good, when it is due and not held", "CASE" },
	{ "checkpoint", "keep what the ledger has come to, signed and dated", "" },
	{ "prove", "make a proof that CASE was archived, or that the ledger only grew",
	    "[CASE]" },
	{ "verify-proof", "does PROOF hold, without an archive",
	    "PROOF [INVENTORY [FILE...]]" },
	{ NULL, NULL, NULL }
};

/* --- what the verbs share ------------------------------------------------------- */

const char *
archive_path(void)
{
	const char *path = archive_given.archive != NULL ? archive_given.archive :
	    getenv("ENGROSS_ARCHIVE");

	return path == NULL || *path == '\0' ? NULL : path;
}

int
archive_is_named(const char *command)
{
	if (archive_path() != NULL)
		return EG_EXIT_OK;
	return eg_usage(command, "which archive? name it with `--archive DIR`, or in "
	    "ENGROSS_ARCHIVE");
}

struct eg_archive *
archive_open(struct eg_diags *diags, int *status)
{
	struct eg_archive *a;

	*status = archive_is_named("archive");
	if (*status != EG_EXIT_OK)
		return NULL;
	if (archive_given.at != NULL && (!eg_ocfl_is_time(archive_given.at) ||
	    strlen(archive_given.at) != 20 || archive_given.at[19] != 'Z')) {
		*status = eg_usage("archive", "`--at` takes a time in UTC, 2026-01-31T09:00:00Z, "
		    "not `%s`", archive_given.at);
		return NULL;
	}
	a = eg_archive_open(archive_path(), archive_given.writer == NULL ? "main" :
	    archive_given.writer, diags);
	*status = eg_exit_for(diags);
	return a;
}

struct eg_archive *
archive_open_to_tell(struct eg_diags *diags, int *status)
{
	if (archive_given.at != NULL && eg_ocfl_is_time(archive_given.at) &&
	    eg_ledger_seconds(archive_given.at) > (int64_t)time(NULL) + EG_LEDGER_LEEWAY) {
		*status = eg_usage("archive", "`--at %s` is still to come: the ledger takes "
		    "nothing earlier after it", archive_given.at);
		return NULL;
	}
	return archive_open(diags, status);
}

const char *
archive_time(void)
{
	static char now[32];
	time_t t = time(NULL);
	struct tm tm;

	if (archive_given.at != NULL)
		return archive_given.at;
	gmtime_r(&t, &tm);
	strftime(now, sizeof(now), "%Y-%m-%dT%H:%M:%SZ", &tm);
	return now;
}

void
archive_by(struct eg_archive *a, const char **user, const char **address)
{
	*user = archive_given.user == NULL ? a->writer : archive_given.user;
	*address = archive_given.address == NULL ? eg_archive_id(a, "writer", a->writer) :
	    archive_given.address;
}

int
archive_end(struct eg_archive *a, struct eg_diags *diags, int status)
{
	int said;

	eg_speak(diags);
	said = eg_exit_for(diags);
	eg_archive_close(a);
	eg_diags_free(diags);
	return status != EG_EXIT_OK ? status : said;
}

static void
not_there(struct eg_diags *diags, const char *place, const char *text, const char *help)
{
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "A1011",
	    .at.file = place, .help = help }, "%s", text);
}

struct eg_inventory *
archive_object(struct eg_archive *a, const char *name, struct eg_diags *diags)
{
	const char *id = eg_archive_id(a, "case", name);
	struct eg_inventory *in;
	bool missing;

	in = eg_archive_find(a, id, &missing, diags);
	if (in == NULL && missing)
		not_there(diags, id, "the archive has no such letter",
		    "`engross archive list` lists what it has");
	return in;
}

const struct eg_ocfl_version *
archive_version(const struct eg_inventory *in, struct eg_diags *diags)
{
	const char *name = archive_given.version == NULL ? in->head : archive_given.version;
	const struct eg_ocfl_version *v = eg_inventory_find(in, name);

	if (v == NULL)
		not_there(diags, in->id, eg_diags_printf(diags, "it has no version `%s`", name),
		    eg_diags_printf(diags, "the newest is %s", in->head));
	return v;
}

/* --- the command ------------------------------------------------------------------ */

int
eg_cmd_archive(const char *const *operands, int n)
{
	size_t i;

	for (i = 0; eg_archive_verbs[i].name != NULL; i++)
		if (strcmp(operands[0], eg_archive_verbs[i].name) == 0)
			break;
	if (eg_archive_verbs[i].name == NULL)
		return eg_verb_unknown(eg_command_find("archive"), operands[0]);
	if (n - 1 < verbs[i].least)
		return eg_usage("archive", "`engross archive %s %s`: an operand is missing",
		    operands[0], eg_archive_verbs[i].operands);
	if (verbs[i].most >= 0 && n - 1 > verbs[i].most)
		return eg_usage("archive", "`engross archive %s`: `%s` is one operand too many",
		    operands[0], operands[1 + verbs[i].most]);
	return verbs[i].run(operands + 1, n - 1);
}
