/*
 * sweep.c - every call of a writer fails once, or is its last; every allocation
 * fails once.
 *
 *	sweep [-s STEP] BUILD SCRATCH [JOB...]
 *
 * For each thing a writer does and each fault: a fresh archive, the writer with
 * the fault at its N-th call, N = 1, 2, 3 until none is left (every STEP-th).
 * Then the archive must be valid; what was told must be there and in the
 * ledger; and the same command once more must succeed and leave nothing wrong.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "archive/archive.h"
#include "archive/disk.h"
#include "archive/reconcile.h"
#include "base/file.h"
#include "crypt/demo.h"

static const char *const faults[] = { "kill", "EIO", "ENOSPC", "EDQUOT", "EINTR",
    "short", "nomem" };
static const struct { const char *what, *before; size_t objects, versions; } jobs[] = {
	{ "add", NULL, 1, 1 }, { "amend", "add", 1, 2 }, { "batch", "add", 5, 1 },
	{ "large", "add", 6, 1 },
	{ "issue", NULL, 2, 1 }, { "withdraw", "add", 1, 2 },
	{ "audit", "add", 1, 1 }, { "index", "add", 1, 1 }, { "dispose", "add", 0, 0 },
};

static const char *build;
static char shim[4200], writer[4200], fired[4200], scratch[4096];

/* Runs a program to its end; the wait status. */
static int
run(const char *const *argv, const char *fault, long n)
{
	char number[32];
	int status = 0, null;
	pid_t pid = fork();

	if (pid == 0) {
		null = open("/dev/null", O_WRONLY);
		dup2(null, 1);
		dup2(null, 2);
		if (fault != NULL) {
			snprintf(number, sizeof(number), "%ld", n);
			setenv("LD_PRELOAD", shim, 1);
			setenv("FAULT", fault, 1);
			setenv("FAULT_AT", number, 1);
			setenv("FAULT_FIRED", fired, 1);
		}
		execv(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	return status;
}

static int
run_writer(const char *archive, const char *what, const char *fault, long n)
{
	const char *argv[] = { writer, archive, "main", what, "one", NULL };

	if (strcmp(what, "amend") == 0)
		argv[4] = "two";
	return run(argv, fault, n);
}

static void
copy(const char *from, const char *to)
{
	const char *argv[] = { "/bin/cp", "-a", from, to, NULL };

	if (run(argv, NULL, 0) != 0) {
		fprintf(stderr, "cannot copy %s\n", from);
		exit(1);
	}
}

static void
clear(const char *path)
{
	int fd = open(scratch, O_RDONLY | O_DIRECTORY);

	eg_disk_remove(fd, path + strlen(scratch) + 1);
	close(fd);
}

/* Errors of an archive but those codes; *late counts versions no ledger has. */
static size_t
wrong(const char *archive, size_t *objects, size_t *late, struct eg_buf *said)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_archive *a = eg_archive_open(archive, "main", diags);
	struct eg_reconciled r = { 0 };
	size_t i, errors;

	*late = 0;
	if (a != NULL)
		eg_archive_reconcile(a, &r, diags);
	*objects = r.objects;
	errors = a == NULL ? 1 : eg_diags_of(diags, EG_ERROR) + eg_diags_of(diags, EG_WARNING);
	for (i = 0; i < eg_diags_count(diags); i++)
		if (strcmp(eg_diags_at(diags, i)->code, "A1024") == 0) {
			++*late;
			errors--;
		}
	eg_diags_dump(diags, said);
	eg_archive_close(a);
	eg_diags_free(diags);
	return errors;
}

static size_t
versions(const char *archive)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_archive *a = eg_archive_open(archive, "main", diags);
	const struct eg_inventory *in = NULL;
	bool missing;
	size_t n;

	if (a != NULL)
		in = eg_archive_find(a, eg_archive_id(a, "case", "1"), &missing, diags);
	n = in == NULL ? 0 : in->nversions;
	eg_archive_close(a);
	eg_diags_free(diags);
	return n;
}

static int
complain(const char *what, const char *fault, long n, const char *why,
    const struct eg_buf *said)
{
	printf("fault: %s, %s at call %ld: %s\n%s", what, fault, n, why, eg_buf_str(said));
	return 1;
}

/* 0: all is well. */
static int
check(size_t j, const char *fault, long n, const char *archive, bool told)
{
	size_t objects, late, want = jobs[j].versions;
	struct eg_buf said = { 0 };
	int bad = 0;

	if (wrong(archive, &objects, &late, &said) > 0)
		bad = complain(jobs[j].what, fault, n, "the archive is not whole", &said);
	else if (told && (late > 0 || objects != jobs[j].objects || versions(archive) != want))
		bad = complain(jobs[j].what, fault, n, "it was told, and is not there", &said);
	else if (run_writer(archive, jobs[j].what, NULL, 0) != 0)
		bad = complain(jobs[j].what, fault, n, "the command cannot be completed", &said);
	else if (eg_buf_clear(&said), wrong(archive, &objects, &late, &said) > 0 || late > 0 ||
	    objects != jobs[j].objects || versions(archive) != want)
		bad = complain(jobs[j].what, fault, n, "not complete after a second time", &said);
	eg_buf_free(&said);
	return bad;
}

static int
sweep_one(size_t j, const char *fault, long step, const char *base, long *runs)
{
	char archive[4200];
	int status, bad = 0;
	long n;

	for (n = 1;; n += step) {
		snprintf(archive, sizeof(archive), "%s/now", scratch);
		clear(archive);
		copy(base, archive);
		unlink(fired);
		status = run_writer(archive, jobs[j].what, fault, n);
		if (access(fired, F_OK) != 0)
			break;
		++*runs;
		if (WIFSIGNALED(status) && WTERMSIG(status) != SIGKILL)
			bad += complain(jobs[j].what, fault, n, "it died by itself",
			    &(struct eg_buf){ 0 });
		bad += check(j, fault, n, archive, WIFEXITED(status) &&
		    WEXITSTATUS(status) == 0);
	}
	return bad;
}

static void
prepare(size_t j, char *base, size_t size)
{
	struct eg_diags *diags = eg_diags_new();

	snprintf(base, size, "%s/base-%s", scratch, jobs[j].what);
	clear(base);
	if (!eg_archive_init(base, "imro.example,2026", EG_PLACEMENT_0003, diags) ||
	    (jobs[j].before != NULL && run_writer(base, jobs[j].before, NULL, 0) != 0)) {
		fprintf(stderr, "cannot prepare %s\n", base);
		exit(1);
	}
	eg_diags_free(diags);
}

/* For who issues: a key that its certificate goes with. */
static void
make_key(void)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_demo demo;
	char path[4200];

	snprintf(path, sizeof(path), "%s/key.pem", scratch);
	eg_demo_new(1767225600, &demo);
	if (!eg_file_write(path, demo.signer.data, demo.signer.len, diags)) {
		fprintf(stderr, "cannot write %s\n", path);
		exit(1);
	}
	setenv("KEY", path, 1);
	eg_demo_free(&demo);
	eg_diags_free(diags);
}

static int
sweep_job(size_t j, long step, long *runs)
{
	char base[4200];
	int bad = 0;
	size_t f;

	prepare(j, base, sizeof(base));
	for (f = 0; f < sizeof(faults) / sizeof(faults[0]); f++)
		bad += sweep_one(j, faults[f], step, base, runs);
	return bad;
}

/* Is it asked for?  None named: all are. */
static bool
asked(char **names, const char *name)
{
	char **n;

	for (n = names; *n != NULL; n++)
		if (strcmp(*n, name) == 0)
			return true;
	return n == names;
}

int
main(int argc, char **argv)
{
	long step = 1, runs = 0, before;
	int bad = 0, wrong_now;
	size_t j;

	setvbuf(stdout, NULL, _IOLBF, 0);
	if (argc > 2 && strcmp(argv[1], "-s") == 0) {
		step = atol(argv[2]);
		argv += 2;
	}
	build = argv[1];
	snprintf(scratch, sizeof(scratch), "%s", argv[2]);
	snprintf(shim, sizeof(shim), "%s/fault/shim.so", build);
	snprintf(writer, sizeof(writer), "%s/fault/writer", build);
	snprintf(fired, sizeof(fired), "%s/fired", scratch);
	mkdir(scratch, 0700);
	make_key();
	for (j = 0; j < sizeof(jobs) / sizeof(jobs[0]); j++) {
		if (!asked(argv + 3, jobs[j].what))
			continue;
		before = runs;
		wrong_now = sweep_job(j, step, &runs);
		bad += wrong_now;
		printf("fault sweep: %s, %ld runs, %d wrong\n", jobs[j].what, runs - before,
		    wrong_now);
	}
	printf("fault sweep: %ld runs, %d wrong\n", runs, bad);
	return bad > 0 || runs == 0;
}
