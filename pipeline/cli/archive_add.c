/* archive_add.c - engross archive init and add. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive.h"
#include "archive_files.h"
#include "archive_group.h"
#include "archive_make.h"
#include "inputs.h"
#include "issued.h"
#include "session.h"
#include "speak.h"

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
	    EG_PLACEMENT_0003 : EG_PLACEMENT_0004, diags)) {
		eg_speak_result(stderr, "engross.archive/1", "archive", operands[0],
		    "authority", archive_given.authority, "layout", layout, NULL);
		if (!eg_session.quiet && !eg_speak_is_json())
			eg_tell("%s is an archive now", operands[0]);
	}
	return archive_end(NULL, diags, EG_EXIT_OK);
}

/* Letters on their way into the archive. */
struct adding {
	struct archive_group	 group;
	const char		*bundle;
};

/* A done function of the group. */
static void
tell(void *data, size_t number, enum eg_archive_result result, const char *id,
    const char *version)
{
	static const char *const words[] = { [EG_ARCHIVE_FAILED] = "failed",
	    [EG_ARCHIVE_NEW] = "archived", [EG_ARCHIVE_VERSION] = "archived",
	    [EG_ARCHIVE_UNCHANGED] = "unchanged" };
	struct eg_buf b = { 0 };

	(void)data, (void)number;
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

static bool
refuse(struct adding *w, const char *code, const char *path, const char *text,
    const char *help)
{
	eg_report(w->group.diags, &(struct eg_diag){ .severity = EG_ERROR, .code = code,
	    .at.file = path, .help = help }, "%s", text);
	return false;
}

/* What was issued is followed by what is issued, whatever a format says today. */
static bool
follows_issued(struct adding *w, const struct archive_letter *l)
{
	const char *id = eg_archive_id(w->group.archive, "case", l->id);
	struct issued was;

	return issued_find(w->group.archive, id, NULL, NULL, &was, w->group.diags) &&
	    was.inventory != NULL && issued_has(was.last, "letter.pdf");
}

static bool
may_be_archived(struct adding *w, const struct archive_letter *l, const char *path)
{
	if (l->reproduction)
		return refuse(w, "A1018", path, "a published letter that was made again is "
		    "nobody's decision, and is not archived", "archive the case of a current "
		    "letter format");
	if (l->signoff)
		return refuse(w, "A1078", path, "a letter of this format is archived when it is "
		    "issued", "`engross issue` makes, seals and archives the letter of a case "
		    "that is signed off");
	if (*l->id == '\0' || strlen(l->id) > 128 || strpbrk(l->id, " /\\<>\"'%") != NULL)
		return refuse(w, "A1017", path, "the case has no number to archive it by",
		    "give the case's first element an attribute `id`: letters, digits, `-`");
	if (follows_issued(w, l))
		return refuse(w, "A1078", path, "a letter of this case was issued, and only one "
		    "that is issued too follows it", "`engross amend` begins a letter that takes "
		    "its place");
	return true;
}

static void
stage(struct adding *w, const struct archive_letter *l)
{
	struct archive_about about = { .id = eg_archive_id(w->group.archive, "case", l->id),
	    .bundle = w->bundle, .time = archive_time(), .reason = archive_given.amend };
	struct archive_files f;

	archive_by(w->group.archive, &about.user, &about.address);
	archive_files_begin(&f, l, &about);
	archive_group_stage(&w->group, &(struct eg_archive_entry){ .id = about.id,
	    .created = about.time, .message = about.reason == NULL ? "archived" : about.reason,
	    .user = about.user, .address = about.address, .file = f.file, .n = f.n,
	    .amends = about.reason != NULL });
	archive_files_free(&f);
}

static void
add_one(struct adding *w, struct archive_maker *maker, const char *path)
{
	struct archive_letter l;
	int status;

	archive_maker_next(maker, &l, &status);
	fputs(l.said == NULL ? "" : l.said, stderr);
	if (!l.made)
		archive_group_worse(&w->group, status == EG_EXIT_OK ? EG_EXIT_INPUT : status);
	if (l.made && may_be_archived(w, &l, path))
		stage(w, &l);
	else
		w->group.count[EG_ARCHIVE_FAILED]++;
	archive_group_say(&w->group);
	archive_letter_free(&l);
}

static void
add_all(struct adding *w, const struct inputs *in, struct archive_maker *maker)
{
	size_t i;

	w->group.many = in->n > 1;
	archive_group_begin(&w->group);
	for (i = 0; i < in->n; i++) {
		add_one(w, maker, in->path[i]);
		if (archive_group_full(&w->group))
			archive_group_commit(&w->group);
	}
	archive_group_end(&w->group);
}

static void
sum_up(const struct archive_group *g, size_t n)
{
	if (n < 2 || eg_session.quiet || eg_speak_is_json())
		return;
	fprintf(stderr, "%zu archived, %zu unchanged, %zu failed\n",
	    g->count[EG_ARCHIVE_NEW] + g->count[EG_ARCHIVE_VERSION],
	    g->count[EG_ARCHIVE_UNCHANGED], g->count[EG_ARCHIVE_FAILED]);
}

int
archive_add(const char *const *operands, int n)
{
	struct eg_diags *diags = eg_diags_new();
	struct adding w = { .group = { .diags = diags, .done = tell } };
	struct archive_maker *maker;
	struct inputs in = { 0 };
	bool ok = true;
	int i;

	w.group.archive = archive_open_to_tell(diags, &w.group.status);
	for (i = 0; ok && w.group.archive != NULL && i < n; i++)
		ok = inputs_add(&in, operands[i], diags);
	if (ok && w.group.archive != NULL &&
	    (w.bundle = archive_bundle(w.group.archive, diags)) != NULL) {
		maker = archive_maker_new(&(struct archive_order){ .n = in.n,
		    .paths = (const char *const *)in.path, .letter = archive_given.letter });
		add_all(&w, &in, maker);
		archive_maker_free(maker);
	}
	sum_up(&w.group, in.n);
	inputs_free(&in);
	return archive_end(w.group.archive, diags, w.group.status);
}
