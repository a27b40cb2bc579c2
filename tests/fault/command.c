/*
 * command.c - every call of the commands that sign off, issue and withdraw fails once,
 * or is the last of the process that makes it.
 *
 *	command [-s STEP] BUILD SCRATCH [JOB...]
 *
 * Whole commands, as people run them, with the workers they fork.  tests/fault/letter has
 * made what each begins with.  After each fault
 *
 *  - `status` shows what was before, or what is when all is done, and that when the
 *    command told it was; or it names one file, and without that it is as before;
 *  - statements are signed, or not there; the archive is whole;
 *  - the same command once more completes it.
 *
 * What `status` and another run make of a folder is asked once for each way it can look.
 */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "archive/disk.h"
#include "base/arena.h"
#include "base/file.h"
#include "signoff/statement.h"
#include "asked.h"
#include "child.h"
#include "whole.h"

#define FILE_MAX	((size_t)16 << 20)

#define BY		"-C ../w --policy policy.xml --authority ../keys/policy-authority.pem --at @"

static const char *const faults[] = { "kill", "EIO", "ENOSPC", "EINTR", "short" };
static const struct { const char *name, *command; } jobs[] = {
	{ "approve", "approve case.xml " BY " --key ../keys/R-1047.pem --attest "
	    "own-opinion,records-read,no-conflict" },
	{ "reject", "reject case.xml " BY " --key ../keys/M-0003.pem --reason unclear" },
	{ "revoke", "approve --revoke case.xml " BY " --key ../keys/R-1047.pem --reason doubt" },
	{ "amend", "amend case.xml -C ../w -a archive --reason misprint" },
	{ "sign", "policy sign policy.xml -C ../w --at @ --key ../keys/policy-administrator.pem" },
	{ "issue", "issue case.xml -a archive " BY " --key ../keys/signer.pem -o letter.pdf" },
	{ "withdraw", "withdraw SAMPLE-0001 -a archive " BY " --key ../keys/M-0003.pem --role "
	    "medical-director --reason misdirected" },
};
#define STATUS	"status case.xml -a archive " BY
#define STAGING	"now/archive/work/"	/* where an archive's versions are made: archive.h */
#define JOBS	(sizeof(jobs) / sizeof(jobs[0]))

static char engross[4200], said[4200], shown[4200], now[64];

/* --- running -------------------------------------------------------------------------- */

/* engross with these words; "@" is the time of all. */
static int
run_engross(const char *words, const char *fault, long n)
{
	const char *argv[40] = { engross };
	char text[1024], *rest, *word;
	size_t i = 1;

	snprintf(text, sizeof(text), "%s", words);
	for (word = strtok_r(text, " ", &rest); word != NULL && i < 39;
	    word = strtok_r(NULL, " ", &rest))
		argv[i++] = strcmp(word, "@") == 0 ? now : word;
	return child_run(argv, fault, n, shown, said);
}

static void
begin_with(const char *from)
{
	int top = open(".", O_RDONLY | O_DIRECTORY);

	eg_disk_remove(top, "now");
	close(top);
	child_copy(from, "now");
}

static void
add_file(struct eg_buf *b, const char *path)
{
	struct eg_diags *diags = eg_diags_new();

	if (!eg_file_read(path, FILE_MAX, b, diags))
		eg_buf_puts(b, "cannot be read");
	eg_diags_free(diags);
}

/* What status shows, and its exit status. */
static char *
status_now(void)
{
	struct eg_buf b = { 0 };
	int status;

	if (chdir("now") != 0)
		exit(1);
	status = run_engross(STATUS, NULL, 0);
	if (chdir("..") != 0)
		exit(1);
	eg_buf_printf(&b, "%d ", WIFEXITED(status) ? WEXITSTATUS(status) : -1);
	add_file(&b, shown);
	return b.data;
}

static int
run_job(size_t j, const char *fault, long n)
{
	int status;

	if (chdir("now") != 0)
		exit(1);
	status = run_engross(jobs[j].command, fault, n);
	if (chdir("..") != 0)
		exit(1);
	return status;
}

/* --- how a folder looks --------------------------------------------------------------- */

static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* A statement, or a policy, by whether it is signed: no two signatures are the same. */
static void
add_signature(struct eg_buf *b, const char *p7s)
{
	struct eg_buf xml = { 0 }, signature = { 0 };
	struct eg_arena *arena = eg_arena_new();
	struct eg_cms_found found;
	char *path = eg_strdup(p7s);
	bool alone;

	path[strlen(path) - 4] = '\0';
	alone = access(path, F_OK) != 0;
	add_file(&signature, p7s);
	if (!alone)
		add_file(&xml, path);
	eg_buf_puts(b, alone ? " alone" : eg_statement_verify(arena, eg_buf_str(&xml), xml.len,
	    signature.data, signature.len, &found) == NULL ? " good" : " bad");
	eg_arena_free(arena);
	eg_buf_free(&xml);
	eg_buf_free(&signature);
	free(path);
}

static void
add_entry(struct eg_buf *b, const char *path, const char *name)
{
	const char *staged = strstr(name, ".tmp"), *end = strrchr(name, '.');
	char hex[EG_SHA256_HEX];
	struct eg_buf bytes = { 0 };

	/* Numbers of processes; nobody reads what is there. */
	if (staged != NULL || strncmp(path, STAGING, strlen(STAGING)) == 0) {
		eg_buf_printf(b, "%.*s staged\n", staged == NULL ? 0 : (int)(staged - name), name);
		return;
	}
	eg_buf_puts(b, path);
	if (end != NULL && strcmp(end, ".p7s") == 0 && strstr(path, "archive/") == NULL)
		add_signature(b, path);
	else if (end != NULL && strcmp(end, ".xml") == 0 && strstr(path, "archive/") == NULL) {
		add_file(&bytes, path);
		eg_sha256(eg_buf_str(&bytes), bytes.len, hex);
		eg_buf_printf(b, " %s", hex);
	}
	eg_buf_putc(b, '\n');
	eg_buf_free(&bytes);
}

static void
add_tree(struct eg_buf *b, const char *dir)
{
	struct dirent **entry;
	struct eg_buf path = { 0 };
	int i, n = scandir(dir, &entry, NULL, by_name);

	for (i = 0; i < n; i++) {
		eg_buf_clear(&path);
		eg_buf_printf(&path, "%s/%s", dir, entry[i]->d_name);
		if (entry[i]->d_type != DT_DIR)
			add_entry(b, path.data, entry[i]->d_name);
		else if (entry[i]->d_name[0] != '.')
			add_tree(b, path.data);
		free(entry[i]);
	}
	if (n >= 0)
		free(entry);
	eg_buf_free(&path);
}

static bool
archive_is_whole(struct eg_buf *b)
{
	struct eg_buf told = { 0 };
	size_t objects, late;
	bool ok = whole("now/archive", &objects, &late, &told);

	eg_buf_printf(b, "archive: %zu objects, %zu versions not told\n", objects, late);
	if (!ok)
		eg_buf_add(b, eg_buf_str(&told), told.len);
	eg_buf_free(&told);
	return ok;
}

/* --- judging --------------------------------------------------------------------------- */

/* A way a folder can look after a fault. */
struct seen {
	char	*looks;
	char	*status;	/* what status shows */
	bool	 wrong;		/* told of before */
};

static struct {
	struct seen	*all;
	size_t		 n;
	char		*before, *after;	/* what status shows */
} known;

static int
complain(size_t j, const char *fault, long n, const char *why, const char *more)
{
	printf("fault: %s, %s at call %ld: %s\n%s", jobs[j].name, fault, n, why, more);
	fflush(stdout);
	return 1;
}

/* A file that is named in what status said is taken away. */
static bool
take_away_named(void)
{
	struct eg_buf b = { 0 };
	char *at, path[4200] = "now/";
	bool done = false;

	add_file(&b, said);
	at = strstr(b.data, "case.signoff/");
	if (at != NULL) {
		snprintf(path, sizeof(path), "now/%.*s", (int)strcspn(at, " \n:"), at);
		done = unlink(path) == 0;
	}
	eg_buf_free(&b);
	return done;
}

static int
complete(size_t j, const char *fault, long n, struct seen *s)
{
	char *after;
	int status, bad = 0;

	if (strcmp(s->status, known.before) != 0 && strcmp(s->status, known.after) != 0) {
		if (!take_away_named())
			return complain(j, fault, n, "status shows what is not so", s->status);
		after = status_now();
		if (strcmp(after, known.before) != 0)
			bad = complain(j, fault, n, "status shows what is not so", after);
		free(after);
	}
	status = run_job(j, NULL, 0);
	after = status_now();
	if (strcmp(after, known.after) != 0)
		bad = complain(j, fault, n, "once more does not complete it", after);
	else if (!child_succeeded(status) && strcmp(s->status, known.after) != 0)
		bad = complain(j, fault, n, "once more completes it, and says it does not", after);
	free(after);
	return bad;
}

static int
judge(size_t j, const char *fault, long n, bool told)
{
	struct eg_buf looks = { 0 };
	struct seen *s = NULL;
	int bad = 0;
	size_t i;

	if (!archive_is_whole(&looks))
		bad = complain(j, fault, n, "the archive is not whole", looks.data);
	add_tree(&looks, "now");
	if (strstr(looks.data, ".p7s bad") != NULL)
		bad += complain(j, fault, n, "a signature is not good", looks.data);
	for (i = 0; s == NULL && i < known.n; i++)
		if (strcmp(known.all[i].looks, looks.data) == 0)
			s = &known.all[i];
	if (s == NULL) {
		known.all = eg_realloc(known.all, known.n + 1, sizeof(*known.all));
		s = &known.all[known.n++];
		*s = (struct seen){ .looks = looks.data, .status = status_now() };
		s->wrong = complete(j, fault, n, s) > 0;
	} else
		eg_buf_free(&looks);
	if (told && strcmp(s->status, known.after) != 0)
		bad += complain(j, fault, n, "it was told, and is not so", s->status);
	return bad + s->wrong;
}

static int
sweep(size_t j, const char *base, const char *fault, long step, long *runs)
{
	int status, bad = 0;
	long n;

	for (n = 1;; n += step) {
		begin_with(base);
		status = run_job(j, fault, n);
		if (!child_met_fault())
			return bad;
		++*runs;
		if (child_died(status) != NULL)
			bad += complain(j, fault, n, child_died(status), "");
		bad += judge(j, fault, n, child_succeeded(status));
	}
}

static int
sweep_job(size_t j, long step)
{
	char base[64];
	long runs = 0;
	int bad = 0;
	size_t f;

	snprintf(base, sizeof(base), "base-%s", jobs[j].name);
	memset(&known, 0, sizeof(known));
	begin_with(base);
	known.before = status_now();
	if (!child_succeeded(run_job(j, NULL, 0)) ||
	    strcmp(known.before, known.after = status_now()) == 0)
		return complain(j, "nothing", 0, "it cannot be done at all\n", known.before);
	for (f = 0; f < sizeof(faults) / sizeof(faults[0]); f++)
		bad += sweep(j, base, faults[f], step, &runs);
	printf("fault command: %s, %ld runs, %zu different folders, %d wrong\n", jobs[j].name,
	    runs, known.n, bad);
	fflush(stdout);
	return bad > 0 || runs == 0;
}

int
main(int argc, char **argv)
{
	struct asked asked;
	time_t at = time(NULL);
	int bad = 0, done = 0;
	size_t j;

	(void)argc;
	asked_read(&asked, argv);
	child_begin(asked.build, asked.scratch);
	snprintf(engross, sizeof(engross), "%s/engross", asked.build);
	snprintf(shown, sizeof(shown), "%s/shown", asked.scratch);
	snprintf(said, sizeof(said), "%s/said", asked.scratch);
	if (chdir(asked.scratch) != 0)
		return 1;
	strftime(now, sizeof(now), "%Y-%m-%dT%H:%M:%SZ", gmtime(&at));
	setenv("ENGROSS_FONT_PATH", "../w/fonts", 1);
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	for (j = 0; j < JOBS; j++)
		if (asked_for(&asked, jobs[j].name)) {
			bad += sweep_job(j, asked.step);
			done++;
		}
	return bad > 0 || done == 0;
}
