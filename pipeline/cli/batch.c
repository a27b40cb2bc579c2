/* batch.c - engross batch: many cases, in parallel, resumably. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <search.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "command.h"
#include "crew.h"
#include "crypt/digest.h"
#include "inputs.h"
#include "journal.h"
#include "product.h"
#include "progress.h"
#include "session.h"
#include "speak.h"
#include "worker.h"

#define CASE_MAX	((size_t)8 * 1024 * 1024)

static struct {
	char	*output, *letter, *list;
	int	 jobs, draft, max_failures;
} given = { .max_failures = -1 };

const struct poptOption eg_batch_options[] = {
	{ "output", 'o', POPT_ARG_STRING, &given.output, 0,
	    "the folder of the run: letters, manifest.jsonl, failures.csv", "DIR" },
	{ "jobs", 'j', POPT_ARG_INT, &given.jobs, 0,
	    "workers; by default one a processor", "N" },
	{ "letter", 'l', POPT_ARG_STRING, &given.letter, 0,
	    "make this letter format instead of each case's own", "NAME" },
	{ "list", '\0', POPT_ARG_STRING, &given.list, 0,
	    "take the cases in this list too: a path a line, or a failures.csv", "FILE" },
	{ "draft", '\0', POPT_ARG_NONE, &given.draft, 0,
	    "render in spite of findings, DRAFT across each page", NULL },
	{ "max-failures", '\0', POPT_ARG_INT, &given.max_failures, 0,
	    "stop when more than N letters have failed", "N" },
	POPT_TABLEEND
};

static volatile sig_atomic_t interrupted;

struct batch {
	struct eg_engine	*engine;
	struct inputs		 inputs;
	struct outcome		*outcomes;	/* by input */
	struct journal		 journal;
	struct progress		 progress;
	size_t			 next;		/* to hand out */
	size_t			 kept;		/* from the run before */
	void			*holders;	/* tsearch tree of letters' file names */
};

static void
on_signal(int sig)
{
	/* The second one is for those who cannot wait. */
	if (interrupted)
		_exit(128 + sig);
	interrupted = sig;
}

/* --- in a worker ---------------------------------------------------------- */

static void
part_name(char out[PATH_MAX], size_t index)
{
	snprintf(out, PATH_MAX, "%s/.part-%zu", given.output, index);
}

static bool
input_digest(const char *path, char hex[EG_SHA256_HEX], struct eg_diags *diags)
{
	struct eg_buf b = { 0 };
	bool ok = eg_file_read(path, CASE_MAX, &b, diags);

	if (ok)
		eg_sha256(eg_buf_str(&b), b.len, hex);
	eg_buf_free(&b);
	return ok;
}

/* Not synced here: the whole folder is, once, before the manifest is written. */
static bool
write_part(size_t index, const struct eg_buf *b, struct eg_diags *diags)
{
	char path[PATH_MAX];
	FILE *f;
	bool ok;

	part_name(path, index);
	f = fopen(path, "we");
	ok = f != NULL && fwrite(b->data, 1, b->len, f) == b->len;
	if (f != NULL && fclose(f) != 0)
		ok = false;
	return ok || eg_file_cannot_write(path, errno, diags);
}

static void
work(void *arg, size_t index, struct outcome *o)
{
	struct batch *b = arg;
	struct eg_render_options options = { .letter = given.letter,
	    .lenient = given.draft != 0 };
	struct eg_diags *diags = eg_diags_new();
	struct eg_buf pdf = { 0 }, said = { 0 };
	struct eg_letter_info info = { 0 };
	char hex[EG_SHA256_HEX];
	const char *path = b->inputs.path[index];
	char *file;

	o->ok = input_digest(path, hex, diags);
	if (o->ok)
		o->input = eg_strdup(hex);
	o->ok = o->ok && eg_render(b->engine, path, &options, &pdf, &info, diags) &&
	    write_part(index, &pdf, diags);
	o->warnings = (uint32_t)eg_diags_of(diags, EG_WARNING);
	if (info.letter != NULL)
		o->letter = eg_strdup(info.letter);
	if (o->ok) {
		file = eg_product_path(".", &info, path, &eg_product_kinds[0]);
		o->file = eg_strdup(file + 2);
		o->pages = info.pages;
		eg_sha256(pdf.data, pdf.len, hex);
		o->sha256 = eg_strdup(hex);
		free(file);
	} else
		outcome_fail(o, diags);
	/* A run's messages go to logs: the place stays, the text of the case does not. */
	if (!o->ok || eg_session.verbose)
		eg_speak_to(diags, &said, false);
	if (said.len > 0)
		o->said = eg_strdup(said.data);
	eg_buf_free(&said);
	eg_buf_free(&pdf);
	eg_diags_free(diags);
}

/* --- in the parent -------------------------------------------------------- */

static bool
next(void *arg, size_t *index)
{
	struct batch *b = arg;

	while (b->next < b->inputs.n && b->outcomes[b->next].done)
		b->next++;
	if (b->next == b->inputs.n)
		return false;
	*index = b->next++;
	return true;
}

struct holder {
	char	*file;
	size_t	 index;
};

static int
by_file(const void *a, const void *b)
{
	return strcmp(((const struct holder *)a)->file, ((const struct holder *)b)->file);
}

static void
holder_free(void *p)
{
	struct holder *h = p;

	free(h->file);
	free(h);
}

/*
 * Which input has this file: `index` when it is free.  An earlier input takes
 * it from a later one.
 */
static size_t
holder_of(struct batch *b, const char *file, size_t index)
{
	struct holder *h = eg_malloc(sizeof(*h)), **slot;
	size_t before = index;

	*h = (struct holder){ .file = eg_strdup(file), .index = index };
	slot = tsearch(h, &b->holders, by_file);
	if (slot != NULL && *slot != h) {
		before = (*slot)->index;
		if (index < before)
			(*slot)->index = index;
		holder_free(h);
	}
	return before;
}

static void
say_failure(struct batch *b, size_t index, const struct outcome *o)
{
	progress_clear(&b->progress);
	eg_tell("error[%s]: %s", o->code, o->reason);
	eg_tell("  --> %s", b->inputs.path[index]);
	fputc('\n', stderr);
}

static void
fail_as_double(struct outcome *o, const char *other)
{
	struct eg_buf b = { 0 };

	o->ok = false;
	free(o->code), free(o->reason), free(o->place), free(o->file), free(o->sha256);
	free(o->said);		/* of a letter that is not made */
	o->place = o->file = o->sha256 = o->said = NULL;
	o->code = eg_strdup("U8023");
	eg_buf_printf(&b, "another case of this run has the same number: %s", other);
	o->reason = eg_strdup(eg_buf_str(&b));
	eg_buf_free(&b);
}

/*
 * Two cases with one number: the first of the inputs gets the name, in
 * whatever order they were finished, so that a run's result never depends on
 * timing.
 */
static void
publish(struct batch *b, size_t index, struct outcome *o)
{
	size_t other = holder_of(b, o->file, index);
	char part[PATH_MAX], file[PATH_MAX];

	part_name(part, index);
	if (other < index) {
		unlink(part);
		fail_as_double(o, b->inputs.path[other]);
		return;
	}
	if (other > index) {
		fail_as_double(&b->outcomes[other], b->inputs.path[index]);
		journal_add(&b->journal, &b->outcomes[other], b->inputs.path[other], other);
		b->progress.failed++;
		say_failure(b, other, &b->outcomes[other]);
	}
	snprintf(file, sizeof(file), "%s/%s", given.output, o->file);
	if (rename(part, file) != 0) {
		o->ok = false;
		o->code = eg_strdup("U8003");
		o->reason = eg_strdup("the letter could not be put in its place");
	}
}

static void
done(void *arg, size_t index, struct outcome *o)
{
	struct batch *b = arg;
	char part[PATH_MAX];

	if (o->ok)
		publish(b, index, o);
	else {
		part_name(part, index);
		unlink(part);
	}
	b->outcomes[index] = *o;
	*o = (struct outcome){ 0 };
	o = &b->outcomes[index];
	journal_add(&b->journal, o, b->inputs.path[index], index);
	b->progress.done++;
	b->progress.failed += !o->ok;
	if (o->said != NULL) {
		progress_clear(&b->progress);
		fputs(o->said, stderr);
	} else if (!o->ok)
		say_failure(b, index, o);
}

static bool
tick(void *arg)
{
	struct batch *b = arg;

	progress_show(&b->progress);
	if (given.max_failures >= 0 && b->progress.failed > (size_t)given.max_failures)
		return false;
	return !interrupted;
}

/* What a run before has made and what is still right is kept. */
static void
take_over(struct batch *b, struct eg_diags *diags)
{
	char hex[EG_SHA256_HEX], file[PATH_MAX];
	struct outcome *o;
	struct eg_buf buf = { 0 };
	size_t i;

	for (i = 0; i < b->inputs.n; i++) {
		o = &b->outcomes[i];
		if (!journal_find(&b->journal, b->inputs.path[i], o))
			continue;
		eg_buf_clear(&buf);
		snprintf(file, sizeof(file), "%s/%s", given.output,
		    o->file == NULL ? "" : o->file);
		/* Failures are tried again; letters must be the bytes they were. */
		if (o->ok && input_digest(b->inputs.path[i], hex, diags) &&
		    strcmp(hex, o->input) == 0 && eg_file_read(file, SIZE_MAX / 2, &buf, diags)) {
			eg_sha256(eg_buf_str(&buf), buf.len, hex);
			if (strcmp(hex, o->sha256) == 0) {
				holder_of(b, o->file, i);
				b->kept++;
				continue;
			}
		}
		outcome_free(o);
	}
	eg_buf_free(&buf);
}

static bool
collect(struct batch *b, const char *const *operands, int n, struct eg_diags *diags)
{
	int i;

	for (i = 0; i < n; i++)
		if (!inputs_add(&b->inputs, operands[i], diags))
			return false;
	if (given.list != NULL && !inputs_add_list(&b->inputs, given.list, diags))
		return false;
	b->outcomes = eg_malloc((b->inputs.n + 1) * sizeof(*b->outcomes));
	memset(b->outcomes, 0, (b->inputs.n + 1) * sizeof(*b->outcomes));
	return true;
}

static bool
run(struct batch *b)
{
	struct sigaction sa = { .sa_handler = on_signal };
	long online = sysconf(_SC_NPROCESSORS_ONLN);
	struct crew_job job = { .seconds = WORKER_SECONDS, .arg = b, .work = work,
	    .next = next, .done = done, .tick = tick };

	sigaction(SIGINT, &sa, NULL);
	sigaction(SIGTERM, &sa, NULL);
	worker_limit();
	job.workers = given.jobs > 0 ? (unsigned)given.jobs : (unsigned)(online < 1 ? 1 : online);
	if (job.workers > b->inputs.n - b->kept)
		job.workers = b->inputs.n - b->kept > 0 ? (unsigned)(b->inputs.n - b->kept) : 1;
	eg_engine_warm(b->engine, (const char *const *)b->inputs.path, b->inputs.n);
	progress_begin(&b->progress, b->inputs.n);
	b->progress.done = b->kept;
	return b->kept == b->inputs.n || crew_run(&job);
}

static void
tell(const struct batch *b, size_t letters, size_t failed, size_t waiting)
{
	struct eg_buf line = { 0 };

	eg_buf_printf(&line, "%zu letter%s in %s", letters, letters == 1 ? "" : "s",
	    given.output);
	if (b->kept > 0)
		eg_buf_printf(&line, ", %zu of them from before", b->kept);
	if (failed > 0)
		eg_buf_printf(&line, ", %zu failed (%s/failures.csv)", failed, given.output);
	if (waiting > 0)
		eg_buf_printf(&line, ", %zu not reached", waiting);
	fprintf(stderr, "%s; %zu case%s in %.1f s\n", eg_buf_str(&line), b->inputs.n,
	    b->inputs.n == 1 ? "" : "s", (double)eg_session_ms() / 1000);
	if (waiting > 0)
		fprintf(stderr, "the same command goes on where this one stopped\n");
	eg_buf_free(&line);
}

static int
summary(const struct batch *b)
{
	size_t i, letters = 0, failed = 0, waiting = 0;

	for (i = 0; i < b->inputs.n; i++) {
		letters += b->outcomes[i].done && b->outcomes[i].ok;
		failed += b->outcomes[i].done && !b->outcomes[i].ok;
		waiting += !b->outcomes[i].done;
	}
	if (!eg_session.quiet)
		tell(b, letters, failed, waiting);
	if (interrupted)
		return interrupted == SIGTERM ? 143 : EG_EXIT_INTERRUPTED;
	return failed + waiting > 0 ? EG_EXIT_SOME_FAILED : EG_EXIT_OK;
}

static bool
make_folder(const char *path, struct eg_diags *diags)
{
	struct stat st;

	if (mkdir(path, 0777) == 0 || (stat(path, &st) == 0 && S_ISDIR(st.st_mode)))
		return true;
	return eg_file_cannot_write(path, errno == EEXIST ? ENOTDIR : errno, diags);
}

static int
whole_run(struct batch *b, const char *const *operands, int n,
    struct eg_diags *diags)
{
	char key[EG_SHA256_HEX];
	bool ok;

	if (!collect(b, operands, n, diags))
		return EG_EXIT_INPUT;
	if (!make_folder(given.output, diags))
		return EG_EXIT_ENVIRONMENT;
	b->engine = eg_session_engine(diags);
	if (b->engine == NULL || !eg_session_digest(given.letter, given.draft, key, diags))
		return EG_EXIT_USAGE;
	if (!journal_open(&b->journal, given.output, key, diags))
		return EG_EXIT_ENVIRONMENT;
	take_over(b, diags);
	eg_diags_clear(diags);
	if (!run(b)) {
		eg_say("no worker can be started: %s", strerror(errno));
		return EG_EXIT_ENVIRONMENT;
	}
	progress_clear(&b->progress);
	ok = journal_publish(&b->journal, given.output, b->inputs.path, b->outcomes,
	    b->inputs.n, diags);
	return ok ? summary(b) : EG_EXIT_ENVIRONMENT;
}

int
eg_cmd_batch(const char *const *operands, int n)
{
	struct eg_diags *diags = eg_diags_new();
	struct batch b = { 0 };
	size_t i;
	int status;

	if (given.output == NULL)
		return eg_usage("batch", "--output DIR is missing");
	if (n == 0 && given.list == NULL)
		return eg_usage("batch", "INPUT is missing");
	if (given.jobs < 0 || given.jobs > 1024)
		return eg_usage("batch", "`--jobs` takes a number from 1 to 1024");
	status = whole_run(&b, operands, n, diags);
	eg_speak(diags);
	for (i = 0; b.outcomes != NULL && i < b.inputs.n; i++)
		outcome_free(&b.outcomes[i]);
	free(b.outcomes);
	tdestroy(b.holders, holder_free);
	journal_close(&b.journal);
	inputs_free(&b.inputs);
	eg_diags_free(diags);
	return status;
}
