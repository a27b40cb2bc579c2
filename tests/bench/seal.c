/*
 * seal.c - what sealing a letter costs: its XSL-FO is laid out, then painted
 * plainly, painted with marks, and sealed, many times.
 *
 *	seal FONTS FO PDF	NAME and microseconds of CPU a line, each the
 *				median of many turns; the letter is left in PDF
 *
 *	structure	from areas to what is tagged
 *	plain		cairo's file without marks: what would be painted anyway
 *	marked		the same with marks for the structure
 *	seal		from cairo's file to one that conforms
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "base/heap.h"
#include "fo/refine.h"
#include "layout/layout.h"
#include "paint/paint.h"
#include "seal/seal.h"
#include "seal/structure.h"
#include "xml/xml.h"

#define TURNS	301

static double
microseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

enum part { STRUCTURE, PLAIN, MARKED, SEAL, PARTS };

static const char *const names[PARTS] = { "structure", "plain", "marked", "seal" };

struct letter {
	const struct eg_area_tree	*areas;
	struct eg_fonts			*fonts;
	struct eg_diags			*diags;
};

/* One letter, each part timed; pdf is the whole. */
static void
turn(const struct letter *l, double *took, struct eg_buf *pdf)
{
	static const struct eg_paint_options paint;
	static const struct eg_seal_options seal = { .producer = "engross" };
	struct eg_arena *arena = eg_arena_new();
	struct eg_buf plain = { 0 }, marked = { 0 };
	struct eg_structure *s;
	double at[PARTS + 1];
	bool ok;

	at[STRUCTURE] = microseconds();
	s = eg_structure_new(arena, l->areas);
	at[PLAIN] = microseconds();
	ok = eg_paint_pdf(l->areas, NULL, l->fonts, &paint, &plain, l->diags);
	at[MARKED] = microseconds();
	ok = ok && eg_paint_pdf(l->areas, s, l->fonts, &paint, &marked, l->diags);
	at[SEAL] = microseconds();
	ok = ok && eg_seal(arena, s, &seal, &marked, pdf, l->diags);
	at[PARTS] = microseconds();
	if (!ok)
		exit(1);
	for (int p = 0; p < PARTS; p++)
		took[p] = at[p + 1] - at[p];
	eg_buf_free(&plain);
	eg_buf_free(&marked);
	eg_arena_free(arena);
}

static int
by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

static void
all(const struct letter *l, struct eg_buf *pdf)
{
	static double took[PARTS][TURNS];
	double one[PARTS];

	for (int i = 0; i < TURNS; i++) {
		eg_buf_clear(pdf);
		turn(l, one, pdf);
		for (int p = 0; p < PARTS; p++)
			took[p][i] = one[p];
	}
	for (int p = 0; p < PARTS; p++) {
		qsort(took[p], TURNS, sizeof(double), by_size);
		printf("%s %.3f\n", names[p], took[p][TURNS / 2]);
	}
}

int
main(int argc, char **argv)
{
	const struct eg_layout_options options = { .base = "." };
	struct eg_diags *diags = eg_diags_new();
	struct letter l = { .diags = diags };
	struct eg_arena *arena = eg_arena_new();
	struct eg_images *images = eg_images_new();
	const struct eg_fo_tree *fo = NULL;
	struct eg_buf pdf = { 0 };
	struct eg_xml *xml;

	if (argc != 4) {
		fprintf(stderr, "usage: seal FONTS FO PDF\n");
		return 2;
	}
	eg_heap_begin();	/* as engross(1) does */
	l.fonts = eg_fonts_open(argv[1], diags);
	xml = eg_xml_open(argv[2], &eg_xml_fo_limits, diags);
	if (l.fonts != NULL && xml != NULL)
		fo = eg_fo_refine(arena, xml, diags);
	if (fo != NULL)
		l.areas = eg_layout(arena, fo, l.fonts, images, &options, diags);
	if (l.areas == NULL) {
		eg_diags_dump(diags, &pdf);
		fprintf(stderr, "%s", eg_buf_str(&pdf));
		return 1;
	}
	all(&l, &pdf);
	return eg_file_write(argv[3], pdf.data, pdf.len, diags) ? 0 : 1;
}
