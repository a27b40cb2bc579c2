/*
 * race.c - two writers want the same case at the same time.
 *
 *	race ROUNDS SCRATCH
 *
 * In each round two processes add different letters of one new case, then two
 * amend it.  Exactly one of each two must succeed, the archive must be whole,
 * and the ledgers must have what it has.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "archive/archive.h"
#include "archive/disk.h"
#include "archive/reconcile.h"

static char archive[4200];

/* Waits at the gate, so that both are at it together. */
static int
one(int gate, const char *writer, const char *number, bool amend)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_archive *a = eg_archive_open(archive, writer, diags);
	struct eg_archive_batch *b = eg_archive_begin(a, false);
	struct eg_archive_file f = { "case.xml", writer, strlen(writer), true };
	char c;
	bool ok;

	if (read(gate, &c, 1) != 0)
		return 2;
	ok = eg_archive_stage(b, &(struct eg_archive_entry){
	    .id = eg_archive_id(a, "case", number), .created = "2026-01-01T00:00:00Z",
	    .message = "issued", .user = writer, .address = "mailto:a@imro.example",
	    .file = &f, .n = 1, .amends = amend }, diags) && eg_archive_commit(b, diags);
	eg_archive_batch_free(b);
	eg_archive_close(a);
	eg_diags_free(diags);
	return ok ? 0 : 1;
}

/* How many of two succeed. */
static int
race(const char *x, const char *y, const char *number, bool amend)
{
	const char *writers[2] = { x, y };
	int gate[2], i, status, won = 0;

	if (pipe(gate) != 0)
		exit(1);
	for (i = 0; i < 2; i++)
		if (fork() == 0) {
			close(gate[1]);
			_exit(one(gate[0], writers[i], number, amend));
		}
	close(gate[0]);
	close(gate[1]);
	for (i = 0; i < 2; i++)
		if (wait(&status) > 0)
			won += WIFEXITED(status) && WEXITSTATUS(status) == 0;
	return won;
}

int
main(int argc, char **argv)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_reconciled r = { 0 };
	struct eg_archive *a;
	struct eg_buf said = { 0 };
	char number[24];
	long i, rounds = atol(argv[1]), wrong = 0, lost = 0;
	int fd;

	(void)argc;
	mkdir(argv[2], 0700);
	snprintf(archive, sizeof(archive), "%s/race", argv[2]);
	fd = open(argv[2], O_RDONLY | O_DIRECTORY);
	eg_disk_remove(fd, "race");
	close(fd);
	if (!eg_archive_init(archive, "imro.example,2026", EG_PLACEMENT_0003, diags))
		return 1;
	for (i = 0; i < rounds; i++) {
		snprintf(number, sizeof(number), "%ld", i);
		wrong += race("a", "b", number, false) != 1;
		/* Both may follow each other, when one begins after the other ended. */
		lost += race("c", "d", number, true) == 0;
	}
	a = eg_archive_open(archive, "main", diags);
	eg_archive_reconcile(a, &r, diags);
	eg_diags_dump(diags, &said);
	printf("%sraces: %ld of two, %ld without one winner; the archive has %zu faults\n",
	    eg_buf_str(&said), 2 * rounds, wrong + lost, eg_diags_count(diags));
	wrong += lost + (long)eg_diags_count(diags) + (r.objects != (size_t)rounds);
	eg_archive_close(a);
	eg_diags_free(diags);
	return wrong != 0;
}
