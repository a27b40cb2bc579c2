/*
 * warm.c - many letters through one engine: to PDF in memory, one after the
 * other.  Warm.java does the same with FOP, warm_typst.py with Typst.
 *
 *	warm WORKSPACE FONTS FILE...
 *
 * Each line of standard input is a number: so many letters more, the files
 * taken in turn.  Answers with that number, wall and CPU seconds; the caller
 * lets programs take turns that way.  *.fo are formatted, everything else is
 * a case.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/heap.h"
#include "engross.h"

static double
seconds(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
letter(struct eg_engine *engine, const char *path, struct eg_diags *diags)
{
	size_t n = strlen(path);
	struct eg_letter_info info;
	struct eg_buf pdf = { 0 }, said = { 0 };
	bool ok;

	if (n > 3 && strcmp(path + n - 3, ".fo") == 0)
		ok = eg_format(engine, path, NULL, &pdf, &info, diags);
	else
		ok = eg_render(engine, path, NULL, &pdf, &info, diags);
	if (!ok) {
		eg_diags_dump(diags, &said);
		fprintf(stderr, "%s", eg_buf_str(&said));
		exit(1);
	}
	eg_diags_clear(diags);
	eg_buf_free(&pdf);
}

int
main(int argc, char **argv)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_engine *engine;
	int file = 0, files = argc - 3;
	char line[32];

	if (files < 1) {
		fprintf(stderr, "usage: warm WORKSPACE FONTS FILE...\n");
		return 2;
	}
	eg_heap_begin();	/* as engross(1) does */
	engine = eg_engine_new(argv[1], argv[2], diags);
	if (engine == NULL)
		return 1;
	while (fgets(line, sizeof(line), stdin) != NULL) {
		int letters = atoi(line);
		double wall = seconds(CLOCK_MONOTONIC);
		double cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);

		for (int i = 0; i < letters; i++, file++)
			letter(engine, argv[3 + file % files], diags);
		printf("%d %.6f %.6f\n", letters, seconds(CLOCK_MONOTONIC) - wall,
		    seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu);
		fflush(stdout);
	}
	eg_engine_free(engine);
	eg_diags_free(diags);
	return 0;
}
