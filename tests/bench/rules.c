/*
 * rules.c - what judging a case costs, beside libxml2's own parse of the same
 * bytes.
 *
 *	rules RULEBOOK CASE		NAME and microseconds of CPU a line, each the
 *					median of many turns, all in one run
 *	rules --once NAME RULEBOOK CASE	one of them once, for callgrind: collect
 *					in `measured`
 *
 *	parse	libxml2 alone, bytes to tree and its end
 *	copy	the copy of the case that facts are set on
 *	phrases	what phrase tables tell
 *	derive	the same and the decision tables
 *	judge	deriving and all rules, to findings
 *	load	the rulebook, from its files
 */
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/heap.h"
#include "rules/judge.h"
#include "rules/phrase/phrase.h"

#define TURNS	301
#define LOADS	31

struct bench {
	const char		*path;		/* of the rulebook */
	struct eg_rulebook	*book, *loaded;
	struct eg_diags		*diags;
	struct eg_xml		*cas, *copy;
	struct eg_rules_options	 options;
	unsigned long		 turns;
};

static double
microseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* --- what is measured; before and after each is not ----------------------- */

static void
parse(struct bench *b)
{
	const char *bytes;
	size_t len;

	bytes = eg_xml_bytes(b->cas, &len);
	xmlFreeDoc(xmlReadMemory(bytes, (int)len, "case", NULL, 0));
}

static void
copy(struct bench *b)
{
	b->copy = eg_xml_new_copy(b->cas);
}

static void
phrases(struct bench *b)
{
	if (!eg_phrases_derive(b->book, b->copy, b->diags))
		exit(1);
}

static void
derive(struct bench *b)
{
	if (!eg_rules_derive(b->book, b->copy, b->diags))
		exit(1);
}

static void
judge(struct bench *b)
{
	if (!eg_rules_judge(b->book, b->copy, &b->options, b->diags))
		exit(1);
}

static void
load(struct bench *b)
{
	b->loaded = eg_rulebook_open(b->path, b->diags);
	if (b->loaded == NULL)
		exit(1);
}

static const struct part {
	const char	*name;
	void		(*run)(struct bench *);
	int		 turns;
	bool		 copied;	/* on a copy made before */
} parts[] = {
	{ "parse", parse, TURNS, false },
	{ "copy", copy, TURNS, false },
	{ "phrases", phrases, TURNS, true },
	{ "derive", derive, TURNS, true },
	{ "judge", judge, TURNS, true },
	{ "load", load, LOADS, false },
};
#define PARTS	(sizeof(parts) / sizeof(parts[0]))

/* A frame of its own, which callgrind can tell: not inlined, no tail call. */
void	 measured(const struct part *, struct bench *);

void __attribute__((noinline))
measured(const struct part *p, struct bench *b)
{
	p->run(b);
	b->turns++;
}

static double
turn(const struct part *p, struct bench *b)
{
	double from, took;

	b->copy = NULL;
	b->loaded = NULL;
	if (p->copied)
		copy(b);
	from = microseconds();
	measured(p, b);
	took = microseconds() - from;
	eg_xml_free(b->copy);
	eg_rulebook_free(b->loaded);
	eg_diags_clear(b->diags);
	return took;
}

static int
by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* The parts take turns, so that a busy machine is unfair to all of them. */
static void
all(struct bench *b)
{
	static double took[PARTS][TURNS];
	size_t p;
	int i;

	for (i = 0; i < TURNS; i++)
		for (p = 0; p < PARTS; p++)
			if (i < parts[p].turns)
				took[p][i] = turn(&parts[p], b);
	for (p = 0; p < PARTS; p++) {
		qsort(took[p], (size_t)parts[p].turns, sizeof(double), by_size);
		printf("%s %.3f\n", parts[p].name, took[p][parts[p].turns / 2]);
	}
}

static int
once(const char *name, struct bench *b)
{
	size_t p;

	for (p = 0; p < PARTS; p++)
		if (strcmp(parts[p].name, name) == 0) {
			turn(&parts[p], b);
			return 0;
		}
	return 2;
}

int
main(int argc, char **argv)
{
	struct bench b = { .diags = eg_diags_new() };
	const char *name = argc == 5 && strcmp(argv[1], "--once") == 0 ? argv[2] :
	    NULL;
	struct eg_buf said = { 0 };
	int status = 0;

	if (argc != (name == NULL ? 3 : 5)) {
		fprintf(stderr, "usage: rules [--once NAME] RULEBOOK CASE\n");
		return 2;
	}
	eg_heap_begin();	/* as engross(1) does */
	b.path = argv[argc - 2];
	b.book = eg_rulebook_open(b.path, b.diags);
	b.cas = eg_xml_open(argv[argc - 1], &eg_xml_case_limits, b.diags);
	if (b.book == NULL || b.cas == NULL) {
		eg_diags_dump(b.diags, &said);
		fprintf(stderr, "%s", eg_buf_str(&said));
		return 1;
	}
	if (name == NULL)
		all(&b);
	else
		status = once(name, &b);
	eg_xml_free(b.cas);
	eg_rulebook_free(b.book);
	eg_diags_free(b.diags);
	return status;
}
