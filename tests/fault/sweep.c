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
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/archive.h"
#include "archive/disk.h"
#include "base/file.h"
#include "crypt/demo.h"
#include "asked.h"
#include "child.h"
#include "whole.h"

static const char *const faults[] = { "kill", "EIO", "ENOSPC", "EDQUOT", "EINTR",
    "short", "nomem" };
static const struct { const char *what, *before; size_t objects, versions; } jobs[] = {
	{ "add", NULL, 1, 1 }, { "amend", "add", 1, 2 }, { "batch", "add", 5, 1 },
	{ "large", "add", 6, 1 },
	{ "issue", NULL, 2, 1 }, { "withdraw", "add", 1, 2 },
	{ "audit", "add", 1, 1 }, { "index", "add", 1, 1 }, { "dispose", "add", 0, 0 },
};

static const char *scratch;
static char writer[4200];

static int
run_writer(const char *archive, const char *what, const char *fault, long n)
{
	const char *argv[] = { writer, archive, "main", what, "one", NULL };

	if (strcmp(what, "amend") == 0)
		argv[4] = "two";
	return child_run(argv, fault, n, NULL, NULL);
}

static void
clear(const char *path)
{
	int fd = open(scratch, O_RDONLY | O_DIRECTORY);

	eg_disk_remove(fd, path + strlen(scratch) + 1);
	close(fd);
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

	if (!whole(archive, &objects, &late, &said))
		bad = complain(jobs[j].what, fault, n, "the archive is not whole", &said);
	else if (told && (late > 0 || objects != jobs[j].objects || versions(archive) != want))
		bad = complain(jobs[j].what, fault, n, "it was told, and is not there", &said);
	else if (run_writer(archive, jobs[j].what, NULL, 0) != 0)
		bad = complain(jobs[j].what, fault, n, "the command cannot be completed", &said);
	else if (eg_buf_clear(&said), !whole(archive, &objects, &late, &said) || late > 0 ||
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
		child_copy(base, archive);
		status = run_writer(archive, jobs[j].what, fault, n);
		if (!child_met_fault())
			break;
		++*runs;
		if (child_died(status) != NULL)
			bad += complain(jobs[j].what, fault, n, child_died(status),
			    &(struct eg_buf){ 0 });
		bad += check(j, fault, n, archive, child_succeeded(status));
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

int
main(int argc, char **argv)
{
	struct asked asked;
	long runs = 0, before;
	int bad = 0, wrong;
	size_t j;

	(void)argc;
	setvbuf(stdout, NULL, _IOLBF, 0);
	asked_read(&asked, argv);
	scratch = asked.scratch;
	snprintf(writer, sizeof(writer), "%s/fault/writer", asked.build);
	child_begin(asked.build, scratch);
	mkdir(scratch, 0700);
	make_key();
	for (j = 0; j < sizeof(jobs) / sizeof(jobs[0]); j++) {
		if (!asked_for(&asked, jobs[j].what))
			continue;
		before = runs;
		wrong = sweep_job(j, asked.step, &runs);
		bad += wrong;
		printf("fault sweep: %s, %ld runs, %d wrong\n", jobs[j].what, runs - before,
		    wrong);
	}
	printf("fault sweep: %ld runs, %d wrong\n", runs, bad);
	return bad > 0 || runs == 0;
}
