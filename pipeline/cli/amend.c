/* amend.c - engross amend: a letter that was issued is to be issued once more. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "archive.h"
#include "base/arena.h"
#include "base/file.h"
#include "issued.h"
#include "session.h"
#include "signoff/amendment.h"
#include "signoff/folder.h"
#include "signoff/statement.h"
#include "speak.h"

#define AMENDMENT	"amendment.xml"

static struct {
	char	*reason, *order, *folder;
} given;

const struct poptOption eg_amend_options[] = {
	ARCHIVE_OPTIONS_ROWS,
	{ "reason", '\0', POPT_ARG_STRING, &given.reason, 0,
	    "why it is amended; all who approve the new letter approve that too", "TEXT" },
	{ "authority-for", '\0', POPT_ARG_STRING, &given.order, 0,
	    "by whose order it is amended, or by which provision", "TEXT" },
	{ "signoff", '\0', POPT_ARG_STRING, &given.folder, 0,
	    "the sign-off folder, when it is not NAME.signoff beside NAME.xml", "DIR" },
	POPT_TABLEEND
};

struct amending {
	const char		*path;		/* of the case */
	struct eg_arena		*arena;
	struct eg_diags		*diags;
	struct eg_archive	*archive;
	const char		*name;		/* the case's number */
	struct issued		 was;
	struct eg_folder	 folder;
};

static bool
refuse(struct amending *m, const char *code, const char *at, const char *help,
    const char *text)
{
	eg_report(m->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = code,
	    .at.file = at, .help = help }, "%s", text);
	return false;
}

/* The number is all that is wanted of the case: what is wrong with it is to be mended. */
static bool
find_number(struct amending *m)
{
	struct eg_diags *quiet = eg_diags_new();
	struct eg_engine *engine = eg_session_engine(m->diags);
	struct eg_letter_info info = { .id = NULL };

	if (engine != NULL) {
		eg_check(engine, m->path, NULL, &info, quiet);
		m->name = eg_arena_strdup(m->arena, info.id);
	}
	eg_diags_free(quiet);
	if (engine == NULL || m->name != NULL)
		return engine != NULL;
	return refuse(m, "A1017", m->path, "`engross check` says what is wrong with it",
	    "the case has no number to find its letter by");
}

static bool
find_letter(struct amending *m)
{
	const char *id = eg_archive_id(m->archive, "case", m->name);

	if (!issued_find(m->archive, id, NULL, NULL, &m->was, m->diags))
		return false;
	return m->was.inventory != NULL || refuse(m, "A1011", id,
	    "a letter is amended that was issued; this one is still to be approved and issued",
	    "the archive has no letter of this case");
}

/* --- the folder begins anew ------------------------------------------------------------ */

/* What people said of the letter before is in the archive, or stays where it is. */
static bool
is_archived(struct amending *m, const struct eg_folder_file *f)
{
	const char *logical = eg_arena_printf(m->arena, "signoff/%s", f->name);
	const struct eg_inventory *in = m->was.inventory;
	const char *digest;
	char hex[EG_DIGEST_HEX];
	size_t i;

	/* Made anew from the case by whoever judges: nobody's word. */
	if (strcmp(f->name, "subject.xml") == 0)
		return true;
	eg_digest(in->digest, f->bytes, f->n, hex);
	for (i = 0; i < in->nversions; i++)
		if (eg_inventory_content(in, &in->version[i], logical, &digest) != NULL &&
		    strcasecmp(digest, hex) == 0)
			return true;
	return refuse(m, "A1079", eg_arena_printf(m->arena, "%s/%s", m->folder.path, f->name),
	    "issue the letter that it is about, or take the folder away", "the archive does "
	    "not have this statement, and it would be lost");
}

static bool
take_away(struct amending *m)
{
	const char *path;
	size_t i;

	/* The last first: what is left, if that is all that happens, is in order. */
	for (i = m->folder.n; i > 0; i--) {
		path = eg_arena_printf(m->arena, "%s/%s", m->folder.path,
		    m->folder.file[i - 1].name);
		if (unlink(path) != 0 && errno != ENOENT)
			return eg_file_cannot_write(path, errno, m->diags);
	}
	return true;
}

static bool
write_amendment(struct amending *m, const struct eg_buf *b)
{
	unsigned candidate = (unsigned)getpid();
	bool ok;

	ok = eg_folder_stage(m->folder.path, AMENDMENT, candidate, b->data, b->len, m->diags) &&
	    take_away(m) &&
	    eg_folder_settle(m->folder.path, AMENDMENT, candidate, true, m->diags);
	if (!ok)
		eg_folder_drop(m->folder.path, AMENDMENT, candidate);
	return ok;
}

static bool
is_begun(const struct amending *m, const struct eg_buf *b)
{
	const struct eg_folder_file *f = eg_folder_find(&m->folder, AMENDMENT);

	return f != NULL && f->n == b->len && memcmp(f->bytes, b->data, b->len) == 0;
}

/* --- all ----------------------------------------------------------------------------------- */

static void
tell(struct amending *m, bool again)
{
	const struct eg_ocfl_version *last = m->was.last;
	const char *date = "";

	if (eg_session.quiet || eg_speak_is_json())
		return;
	issued_date(m->archive, &m->was, m->arena, &date, m->diags);
	eg_tell("%s: v%u of %s is to %s %s%s%s", again ? "begun before" : "begun",
	    last->number + 1, m->was.inventory->id, m->was.withdrawn ? "reinstate what" :
	    "take the place of", last->name, m->was.withdrawn ? " withdrew" : "",
	    *date == '\0' ? "" : eg_arena_printf(m->arena, ", the letter of %s", date));
	eg_tell("let the case say so and what is amended; then have it approved and issue it");
}

static bool
amend(struct amending *m)
{
	struct eg_buf b = { 0 };
	bool ok, again;
	size_t i;

	m->folder.path = eg_folder_path(m->arena, m->path, given.folder);
	ok = find_number(m) && find_letter(m) &&
	    eg_folder_read(m->arena, m->folder.path, &m->folder, m->diags);
	if (ok)
		eg_amendment_write(&(struct eg_amendment){ .object = m->name,
		    .number = m->was.last->number, .inventory = m->was.inventory->sha512,
		    .authority = given.order, .reason = given.reason }, &b);
	again = ok && is_begun(m, &b);
	for (i = 0; ok && !again && i < m->folder.n; i++)
		ok = is_archived(m, &m->folder.file[i]);
	ok = ok && (again || write_amendment(m, &b));
	if (ok)
		tell(m, again);
	eg_buf_free(&b);
	return ok;
}

int
eg_cmd_amend(const char *const *operands, int n)
{
	struct amending m = { .path = operands[0] };
	int status = archive_is_named("amend");

	(void)n;
	if (status != EG_EXIT_OK)
		return status;
	if (given.reason == NULL)
		return eg_usage("amend", "why? `--reason TEXT` is missing");
	if (!eg_reason_is_fit(given.reason) ||
	    (given.order != NULL && !eg_reason_is_fit(given.order)))
		return eg_usage("amend", "a reason is text of at most 4,000 bytes, without "
		    "control characters");
	m.diags = eg_diags_new();
	m.arena = eg_arena_new();
	m.archive = archive_open(m.diags, &status);
	if (m.archive != NULL && !amend(&m) && !eg_diags_failed(m.diags))
		status = EG_EXIT_INPUT;
	status = archive_end(m.archive, m.diags, status);
	eg_arena_free(m.arena);
	return status;
}
