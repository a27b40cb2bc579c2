/* review.c - engross review: what a person needs who signs a letter off. */
#include "review.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive.h"
#include "base/arena.h"
#include "base/file.h"
#include "command.h"
#include "session.h"
#include "speak.h"

static struct {
	struct signoff_options	 signoff;
	char			*output, *since;
	int			 force, resolution, list;
} given;

const struct poptOption eg_review_options_table[] = {
	{ "output", 'o', POPT_ARG_STRING, &given.output, 0,
	    "write a page of HTML and the letter's pages as pictures to this directory",
	    "DIR" },
	{ "list", '\0', POPT_ARG_NONE, &given.list, 0,
	    "say which cases wait for whom instead: of these files and folders, or of this "
	    "folder", NULL },
	{ "archive", 'a', POPT_ARG_STRING, &archive_given.archive, 0,
	    "tell what changed since the newest version in this archive; ENGROSS_ARCHIVE is "
	    "used when it is not given", "DIR" },
	{ "since", '\0', POPT_ARG_STRING, &given.since, 0,
	    "tell what changed since this letter document (render -f letter), or since the "
	    "review in this directory", "FILE" },
	{ "resolution", '\0', POPT_ARG_INT, &given.resolution, 0,
	    "of the pictures, in pixels an inch: 150 when not given", "PPI" },
	{ "force", '\0', POPT_ARG_NONE, &given.force, 0,
	    "overwrite a page that no review made", NULL },
	SIGNOFF_OPTIONS_ROWS(given.signoff),
	POPT_TABLEEND
};

bool
review_is_listed(const char *list, const char *word)
{
	size_t n = strlen(word);
	const char *s;

	for (s = list; (s = strstr(s, word)) != NULL; s += n)
		if ((s == list || s[-1] == ' ') && (s[n] == ' ' || s[n] == '\0'))
			return true;
	return false;
}

const struct eg_diag *
review_finding(const struct looked *l, size_t i)
{
	const struct eg_diag *d = eg_diags_at(l->diags, i);

	return eg_speak_quotes_in_products() ? d : d->discreet;
}

/* --- the folder ------------------------------------------------------------------------ */

char *
review_picture(uint32_t number, uint32_t of)
{
	struct eg_buf b = { 0 };
	int digits = 1;

	for (; of >= 10; of /= 10)
		digits++;
	eg_buf_printf(&b, "page-%0*u.png", digits, number);
	return b.data;
}

static bool
put(const char *name, const struct eg_buf *b, struct eg_diags *diags)
{
	struct eg_buf path = { 0 };
	bool ok;

	eg_buf_printf(&path, "%s/%s", given.output, name);
	ok = eg_file_write(eg_buf_str(&path), eg_buf_str(b), b->len, diags);
	eg_buf_free(&path);
	return ok;
}

/* An eg_sheet_fn: the pictures are whole before the page that shows them. */
static bool
sheet(void *data, uint32_t number, uint32_t of, const struct eg_buf *png)
{
	char *name = review_picture(number, of);
	bool ok = put(name, png, data);

	free(name);
	return ok;
}

/* A page of that name that is somebody else's stays; U8020. */
static bool
may_write(struct eg_diags *diags)
{
	struct eg_diags *quiet = eg_diags_new();
	struct eg_buf path = { 0 }, old = { 0 };
	bool ok;

	eg_buf_printf(&path, "%s/index.html", given.output);
	ok = given.force != 0 || access(eg_buf_str(&path), F_OK) != 0 ||
	    (eg_file_read(eg_buf_str(&path), (size_t)64 << 20, &old, quiet) &&
	    strstr(eg_buf_str(&old), REVIEW_GENERATOR) != NULL);
	if (!ok)
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "U8020",
		    .at.file = eg_buf_str(&path),
		    .help = "overwrite it with `--force`, or choose with `--output`" },
		    "there is another file of this name");
	eg_buf_free(&path);
	eg_buf_free(&old);
	eg_diags_free(quiet);
	return ok;
}

/* What is in it is of a case: it is for its owner only. */
static bool
make_folder(struct eg_diags *diags)
{
	umask(077);
	if (mkdir(given.output, 0700) == 0)
		return true;
	return errno == EEXIST ? may_write(diags) :
	    eg_file_cannot_write(given.output, errno, diags);
}

/* Pictures of pages that an earlier, longer letter had. */
static void
remove_rest(uint32_t pages)
{
	struct eg_buf path = { 0 };
	uint32_t of, number;
	char *name;

	for (of = 9; of <= 999; of = of * 10 + 9)
		for (number = 1; number <= of; number++) {
			name = review_picture(number, of);
			eg_buf_clear(&path);
			eg_buf_printf(&path, "%s/%s", given.output, name);
			free(name);
			name = review_picture(number, pages);
			if (number > pages || strcmp(strrchr(eg_buf_str(&path), '/') + 1,
			    name) != 0)
				unlink(eg_buf_str(&path));
			free(name);
		}
	eg_buf_free(&path);
}

static bool
write_folder(const struct looked *l, struct eg_diags *diags)
{
	struct eg_buf html = { 0 }, letter = { 0 };
	bool ok;

	remove_rest(l->info.pages);
	review_html(l, &html);
	eg_buf_puts(&letter, l->review.letter);
	ok = put(REVIEW_LETTER, &letter, diags) && put("index.html", &html, diags);
	eg_buf_free(&html);
	eg_buf_free(&letter);
	return ok;
}

/* --- the command ------------------------------------------------------------------------- */

static bool
colored(void)
{
	const char *c = eg_session.color;

	if (c != NULL && strcmp(c, "auto") != 0)
		return strcmp(c, "always") == 0;
	return isatty(STDOUT_FILENO) && getenv("NO_COLOR") == NULL;
}

static void
tell(const struct looked *l)
{
	struct eg_buf b = { 0 };

	if (eg_speak_is_json())
		review_json(l, &b);
	else if (!eg_session.quiet)
		review_text(l, colored(), &b);
	fputs(eg_buf_str(&b), stdout);
	if (given.output != NULL && !eg_session.quiet && !eg_speak_is_json())
		eg_tell("wrote %s/index.html", given.output);
	eg_buf_free(&b);
}

/* Without an earlier letter there is what the last subject in the folder says of one. */
static void
look_back(struct looked *l, struct eg_arena *arena)
{
	const struct review_signoff *s = &l->signoff;

	if (l->earlier != NULL || s->state != REVIEW_KNOWN || s->changed == NULL)
		return;
	l->earlier = eg_arena_printf(arena, "it was signed last: %s; its words then are not kept",
	    s->changed);
	l->review.fact = s->fact;
	l->review.nfacts = s->nfacts;
}

static int
review(struct eg_engine *engine, const char *path, struct eg_diags *diags)
{
	struct review_earlier earlier = { .since = given.since };
	struct looked l = { .path = path, .diags = diags };
	const struct eg_review_options o = { .letter = given.signoff.letter,
	    .earlier = review_earlier_read, .earlier_data = &earlier,
	    .resolution = (uint32_t)given.resolution,
	    .sheet = given.output == NULL ? NULL : sheet, .sheet_data = diags };
	struct eg_arena *arena = eg_arena_new();
	int status = EG_EXIT_OK, signoff = EG_EXIT_OK;

	if ((given.output == NULL || make_folder(diags)) &&
	    eg_review(engine, path, &o, &l.review, &l.info, diags)) {
		l.earlier = earlier.words;
		review_signoff_look(arena, path, &given.signoff, &l.signoff, &signoff);
		look_back(&l, arena);
		if (given.output == NULL || write_folder(&l, diags))
			tell(&l);
	} else {
		eg_speak(diags);
	}
	status = eg_exit_for(diags);
	review_earlier_free(&earlier);
	eg_review_free(&l.review);
	eg_arena_free(arena);
	return status > signoff ? status : signoff;
}

int
eg_cmd_review(const char *const *operands, int n)
{
	struct eg_diags *diags;
	struct eg_engine *engine;
	int status;

	if (given.list)
		return review_list(operands, n, &given.signoff);
	if (n != 1)
		return eg_usage("review", n == 0 ? "CASE is missing" : "one case at a time");
	if (given.resolution != 0 && (given.resolution < 10 || given.resolution > 1200))
		return eg_usage("review", "`--resolution` is from 10 to 1200");
	diags = eg_diags_new();
	eg_diags_keep(diags, 1000);
	engine = eg_session_engine(diags);
	if (engine == NULL) {
		eg_speak(diags);
		status = eg_exit_for(diags);
	} else {
		status = review(engine, operands[0], diags);
	}
	eg_diags_free(diags);
	return status;
}
