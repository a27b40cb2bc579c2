/* progress.c - see progress.h. */
#include "progress.h"

#include <stdio.h>
#include <unistd.h>

#include "session.h"
#include "speak.h"

#define FIRST_MS	1000	/* a bar for less is only flicker */
#define REDRAW_MS	100
#define BAR		20

void
progress_begin(struct progress *p, size_t total)
{
	*p = (struct progress){ .total = total,
	    .terminal = isatty(STDERR_FILENO) == 1,
	    .off = eg_session.quiet || eg_speak_is_json() };
}

static void
bar(struct progress *p, long ms)
{
	size_t filled = p->total == 0 ? BAR : p->done * BAR / p->total, i;
	double rate = ms == 0 ? 0 : (double)p->done * 1000 / (double)ms;

	fputs("\r\033[K[", stderr);
	for (i = 0; i < BAR; i++)
		fputc(i < filled ? '#' : '-', stderr);
	fprintf(stderr, "] %zu/%zu", p->done, p->total);
	if (rate > 0)
		fprintf(stderr, "  %.0f/s  about %.0f s left", rate,
		    (double)(p->total - p->done) / rate);
	if (p->failed > 0)
		fprintf(stderr, "  %zu failed", p->failed);
	fflush(stderr);
	p->drawn = ms;
}

void
progress_show(struct progress *p)
{
	size_t tenth = p->total == 0 ? 0 : p->done * 10 / p->total;
	long ms = eg_session_ms();

	if (p->off)
		return;
	if (p->terminal) {
		if (ms >= FIRST_MS && ms - p->drawn >= REDRAW_MS)
			bar(p, ms);
		return;
	}
	if (tenth == p->told || ms < FIRST_MS)
		return;
	p->told = tenth;
	fprintf(stderr, "%zu of %zu done, %zu failed\n", p->done, p->total, p->failed);
}

void
progress_clear(struct progress *p)
{
	if (!p->off && p->terminal && p->drawn > 0) {
		fputs("\r\033[K", stderr);
		fflush(stderr);
		p->drawn = 0;
	}
}
