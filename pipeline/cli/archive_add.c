/* archive_add.c - engross archive init and add. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive.h"
#include "archive_files.h"
#include "archive_make.h"
#include "archive/catalogue.h"
#include "base/arena.h"
#include "inputs.h"
#include "session.h"
#include "speak.h"

#define GROUP	512	/* letters that reach the disk together */

int
archive_init(const char *const *operands, int n)
{
	const char *layout = archive_given.layout == NULL ? "0003" : archive_given.layout;
	struct eg_diags *diags;

	(void)n;
	if (archive_given.authority == NULL)
		return eg_usage("archive", "`--authority NAME,YEAR` is missing: a domain of "
		    "your organisation and a year it was yours, as imro.example,2026; letters "
		    "are named by it");
	if (strcmp(layout, "0003") != 0 && strcmp(layout, "0004") != 0)
		return eg_usage("archive", "`--layout` takes 0003 or 0004, not `%s`", layout);
	diags = eg_diags_new();
	if (eg_archive_init(operands[0], archive_given.authority, layout[3] == '3' ?
	    EG_PLACEMENT_0003 : EG_PLACEMENT_0004, diags) && !eg_session.quiet &&
	    !eg_speak_is_json())
		fprintf(stderr, "%s is an archive now\n", operands[0]);
	return archive_end(NULL, diags, EG_EXIT_OK);
}

/* Letters on their way into the archive. */
struct adding {
	struct eg_archive	*archive;
	struct eg_archive_batch	*batch;
	struct eg_catalogue	*catalogue;	/* NULL: nobody has looked for anything yet */
	const char		*bundle;
	struct eg_diags		*diags;
	bool			 many;
	int			 status;
	size_t			 count[4];	/* by what became of them */
};

static void
worse(struct adding *w, int status)
{
	if (status > w->status)
		w->status = status;
}

static void
say_messages(struct adding *w)
{
	eg_speak(w->diags);
	worse(w, eg_exit_for(w->diags));
	eg_diags_clear(w->diags);
}

static void
tell(const char *id, const char *version, enum eg_archive_result result)
{
	static const char *const words[] = { [EG_ARCHIVE_FAILED] = "failed",
	    [EG_ARCHIVE_NEW] = "archived", [EG_ARCHIVE_VERSION] = "archived",
	    [EG_ARCHIVE_UNCHANGED] = "unchanged" };
	struct eg_buf b = { 0 };

	if (eg_speak_is_json()) {
		eg_buf_puts(&b, "{\"schema\":\"engross.archived/1\",\"id\":");
		eg_buf_json(&b, id);
		eg_buf_printf(&b, ",\"version\":\"%s\",\"result\":\"%s\"}\n", version,
		    words[result]);
	} else if (!eg_session.quiet && result != EG_ARCHIVE_FAILED)
		eg_buf_printf(&b, "%s %s %s\n", words[result], id, version);
	fputs(eg_buf_str(&b), stderr);
	eg_buf_free(&b);
}

/* The catalogue follows as well as it can: it is made again when it cannot. */
static void
add_to_catalogue(struct adding *w, bool current)
{
	struct eg_diags *quiet = eg_diags_new();
	const char *id, *version;
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < eg_archive_batch_count(w->batch); i++)
		if (eg_archive_batch_result(w->batch, i, &id, &version) != EG_ARCHIVE_FAILED)
			ok = eg_catalogue_add(w->catalogue, id, quiet);
	if (ok && current)
		eg_catalogue_seen(w->catalogue, quiet);
	eg_diags_free(quiet);
}

/* Nothing is said of a letter before it is on the disk and in the ledger. */
static void
commit(struct adding *w)
{
	enum eg_archive_result result;
	const char *id, *version;
	bool current;
	size_t i;

	if (w->batch == NULL)
		return;
	current = w->catalogue != NULL && eg_catalogue_current(w->catalogue);
	eg_archive_commit(w->batch, w->diags);
	say_messages(w);
	if (w->catalogue != NULL)
		add_to_catalogue(w, current);
	for (i = 0; i < eg_archive_batch_count(w->batch); i++) {
		result = eg_archive_batch_result(w->batch, i, &id, &version);
		w->count[result]++;
		tell(id, version, result);
	}
	eg_archive_batch_free(w->batch);
	w->batch = NULL;
}

static bool
refuse(struct adding *w, const char *code, const char *path, const char *text,
    const char *help)
{
	eg_report(w->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = code,
	    .at.file = path, .help = help }, "%s", text);
	return false;
}

static bool
may_be_archived(struct adding *w, const struct archive_letter *l, const char *path)
{
	if (l->reproduction)
		return refuse(w, "A1018", path, "a published letter that was made again is "
		    "nobody's decision, and is not archived", "archive the case of a current "
		    "letter format");
	if (*l->id == '\0' || strlen(l->id) > 128 || strpbrk(l->id, " /\\<>\"'%") != NULL)
		return refuse(w, "A1017", path, "the case has no number to archive it by",
		    "give the case's first element an attribute `id`: letters, digits, `-`");
	return true;
}

static struct eg_archive_file
file(const char *path, const struct eg_buf *b, bool telling)
{
	return (struct eg_archive_file){ .path = path, .bytes = eg_buf_str(b), .n = b->len,
	    .telling = telling };
}

static bool
stage(struct adding *w, const struct archive_letter *l)
{
	struct eg_archive *a = w->archive;
	struct eg_buf render = { 0 }, events = { 0 };
	const char *id = eg_archive_id(a, "case", l->id);
	const char *user = archive_given.user == NULL ? a->writer : archive_given.user;
	const char *address = archive_given.address == NULL ?
	    eg_archive_id(a, "writer", a->writer) : archive_given.address;
	const char *reason = archive_given.amend;
	struct eg_archive_file files[8];
	bool ok;

	archive_render_json(l, w->bundle, &render);
	archive_events_xml(l, id, archive_time(), user, address, reason, &events);
	files[0] = file("case.xml", &l->record.cas, true);
	files[1] = file("events.xml", &events, false);
	files[2] = file("facts.xml", &l->record.facts, false);
	files[3] = file("letter.txt", &l->record.text, false);
	files[4] = file("letter.xml", &l->record.letter, false);
	files[5] = file("receipt.json", &l->record.receipt, false);
	files[6] = file("render.json", &render, false);
	files[7] = file("unsigned.pdf", &l->record.pdf, true);
	ok = eg_archive_stage(w->batch, &(struct eg_archive_entry){ .id = id,
	    .created = archive_time(), .message = reason == NULL ? "archived" : reason,
	    .user = user, .address = address, .file = files, .n = 8,
	    .amends = reason != NULL }, w->diags);
	eg_buf_free(&render);
	eg_buf_free(&events);
	return ok;
}

static void
add_one(struct adding *w, struct archive_maker *maker, const char *path)
{
	struct archive_letter l;
	int status;

	archive_maker_next(maker, &l, &status);
	if (!l.made)
		worse(w, status == EG_EXIT_OK ? EG_EXIT_INPUT : status);
	else if (may_be_archived(w, &l, path)) {
		if (w->batch == NULL)
			w->batch = eg_archive_begin(w->archive, w->many);
		stage(w, &l);
	}
	if (!l.made || eg_diags_failed(w->diags))
		w->count[EG_ARCHIVE_FAILED]++;
	say_messages(w);
	archive_letter_free(&l);
}

static void
add_all(struct adding *w, const struct inputs *in)
{
	struct archive_maker *maker;
	size_t i;

	w->many = in->n > 1;
	if (eg_catalogue_exists(w->archive))
		w->catalogue = eg_catalogue_open(w->archive, w->diags);
	maker = archive_maker_new((const char *const *)in->path, (int)in->n,
	    archive_given.letter, NULL, NULL);
	for (i = 0; i < in->n; i++) {
		add_one(w, maker, in->path[i]);
		if (w->batch != NULL && eg_archive_batch_count(w->batch) >= GROUP)
			commit(w);
	}
	commit(w);
	eg_catalogue_close(w->catalogue);
	archive_maker_free(maker);
}

static void
sum_up(const struct adding *w, size_t n)
{
	if (n < 2 || eg_session.quiet || eg_speak_is_json())
		return;
	fprintf(stderr, "%zu archived, %zu unchanged, %zu failed\n",
	    w->count[EG_ARCHIVE_NEW] + w->count[EG_ARCHIVE_VERSION],
	    w->count[EG_ARCHIVE_UNCHANGED], w->count[EG_ARCHIVE_FAILED]);
}

int
archive_add(const char *const *operands, int n)
{
	struct adding w = { .diags = eg_diags_new() };
	struct inputs in = { 0 };
	bool ok = true;
	int i;

	w.archive = archive_open(w.diags, &w.status);
	for (i = 0; ok && w.archive != NULL && i < n; i++)
		ok = inputs_add(&in, operands[i], w.diags);
	if (ok && w.archive != NULL && (w.bundle = archive_bundle(w.archive, w.diags)) != NULL)
		add_all(&w, &in);
	sum_up(&w, in.n);
	inputs_free(&in);
	return archive_end(w.archive, w.diags, w.status);
}
