/*
 * run.c - golden tests of the formatter: tests/golden/fo/CASE/
 *
 *	case.fo		the input; a comment in it says what must hold
 *	anybody.fo	the same in its place, formatted as a document of anybody:
 *			with faults there are pages and messages
 *	want.areas	the area tree; not there when there are errors
 *	want.diag	every message; not there when there are none
 *	want.structure	the structure, where the case is about it (make an empty file,
 *			then accept)
 *
 *	run OUT CASE...			compares; what differs stays in OUT
 *	run --accept OUT CASE...	writes want.*; read the diff, then commit
 *
 * All cases go through one process, as letters of a batch do, and their pages
 * are painted and sealed too, so that these see all that layout can make.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "fo/refine.h"
#include "layout/layout.h"
#include "paint/paint.h"
#include "seal/seal.h"
#include "seal/structure.h"
#include "xml/xml.h"

static struct eg_fonts *fonts;
static struct eg_images *images;

/* What a case gives. */
struct made {
	struct eg_buf	areas, diag, structure;
};

static bool
is_of_anybody(const char *folder)
{
	char path[1024];

	snprintf(path, sizeof(path), "%s/anybody.fo", folder);
	return access(path, F_OK) == 0;
}

/* Messages name the file as the case's author sees it. */
static struct eg_xml *
read_case(const char *folder, const char *name, struct eg_diags *diags)
{
	struct eg_buf bytes = { 0 };
	struct eg_xml *xml = NULL;
	char path[1024];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	if (eg_file_read(path, (size_t)64 << 20, &bytes, diags))
		xml = eg_xml_read(name, eg_buf_str(&bytes), bytes.len,
		    &eg_xml_fo_limits, diags);
	eg_buf_free(&bytes);
	return xml;
}

static void
make(const char *folder, struct made *m)
{
	const bool anybody = is_of_anybody(folder);
	const struct eg_layout_options options = { .base = folder, .anybody = anybody };
	const struct eg_paint_options plain = { 0 };
	const struct eg_seal_options seal = { .producer = "engross" };
	struct eg_diags *diags = eg_diags_new();
	struct eg_arena *arena = eg_arena_new();
	const struct eg_fo_tree *fo = NULL;
	const struct eg_area_tree *areas = NULL;
	struct eg_xml *xml = read_case(folder, anybody ? "anybody.fo" : "case.fo", diags);
	struct eg_structure *structure;
	struct eg_buf painted = { 0 }, pdf = { 0 };

	eg_fonts_report_to(fonts, diags);
	if (xml != NULL)
		fo = anybody ? eg_fo_refine_anybody(arena, xml, diags) :
		    eg_fo_refine(arena, xml, diags);
	if (fo != NULL)
		areas = eg_layout(arena, fo, fonts, images, &options, diags);
	if (areas != NULL) {
		eg_area_dump(areas, &m->areas);
		structure = eg_structure_new(arena, areas);
		eg_structure_examine(structure, diags);
		eg_structure_dump(structure, &m->structure);
		if (eg_paint_pdf(areas, structure, fonts, &plain, &painted, diags))
			eg_seal(arena, structure, &seal, &painted, &pdf, diags);
	}
	eg_diags_dump(diags, &m->diag);
	eg_buf_free(&painted);
	eg_buf_free(&pdf);
	eg_xml_free(xml);
	eg_arena_free(arena);
	eg_diags_free(diags);
}

static void
put(const char *path, const struct eg_buf *b)
{
	struct eg_diags *diags = eg_diags_new();

	if (b->len == 0)
		unlink(path);
	else if (!eg_file_write(path, b->data, b->len, diags))
		exit(1);
	eg_diags_free(diags);
}

/* Is the file as made, or not there when nothing was? */
static bool
same(const char *folder, const char *name, const char *out, const char *which,
    const struct eg_buf *made)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_buf want = { 0 };
	char path[1024], got[1024], command[3000];
	bool equal;

	snprintf(path, sizeof(path), "%s/want.%s", folder, which);
	if (access(path, F_OK) == 0)
		eg_file_read(path, (size_t)64 << 20, &want, diags);
	equal = want.len == made->len && memcmp(eg_buf_str(&want), eg_buf_str(made),
	    made->len) == 0;
	snprintf(got, sizeof(got), "%s/%s.%s", out, name, which);
	if (equal) {
		unlink(got);
	} else {
		put(got, made);
		snprintf(command, sizeof(command), "diff -u -N %s %s | head -40", path, got);
		fflush(stdout);
		if (system(command) != 0)
			printf("golden %s: no diff\n", name);
	}
	eg_buf_free(&want);
	eg_diags_free(diags);
	return equal;
}

static bool
wants_structure(const char *folder)
{
	char path[1024];

	snprintf(path, sizeof(path), "%s/want.structure", folder);
	return access(path, F_OK) == 0;
}

static bool
run(const char *folder, const char *out, bool accept)
{
	const char *name = strrchr(folder, '/') == NULL ? folder : strrchr(folder, '/') + 1;
	struct made m = { { 0 }, { 0 }, { 0 } };
	bool structure = wants_structure(folder);
	char path[1024];
	bool good = true;

	make(folder, &m);
	if (accept) {
		snprintf(path, sizeof(path), "%s/want.areas", folder);
		put(path, &m.areas);
		snprintf(path, sizeof(path), "%s/want.diag", folder);
		put(path, &m.diag);
		snprintf(path, sizeof(path), "%s/want.structure", folder);
		if (structure)
			put(path, &m.structure);
	} else {
		good = same(folder, name, out, "diag", &m.diag);
		good &= same(folder, name, out, "areas", &m.areas);
		good &= !structure || same(folder, name, out, "structure", &m.structure);
	}
	if (!good)
		printf("golden %s: differs; `make accept T=%s` when it should\n", name, name);
	eg_buf_free(&m.areas);
	eg_buf_free(&m.diag);
	eg_buf_free(&m.structure);
	return good;
}

int
main(int argc, char **argv)
{
	bool accept = argc > 1 && strcmp(argv[1], "--accept") == 0;
	struct eg_diags *diags = eg_diags_new();
	int first = accept ? 3 : 2, failed = 0;

	if (argc <= first) {
		fprintf(stderr, "usage: run [--accept] OUT CASE...\n");
		return 2;
	}
	mkdir(argv[first - 1], 0777);
	fonts = eg_fonts_open("build/fonts", diags);
	images = eg_images_new();
	if (fonts == NULL)
		return 1;
	for (int i = first; i < argc; i++)
		failed += !run(argv[i], argv[first - 1], accept);
	if (failed > 0)
		printf("golden: %d of %d differ\n", failed, argc - first);
	else
		printf("golden: %d ok\n", argc - first);
	eg_images_free(images);
	eg_fonts_close(fonts);
	eg_diags_free(diags);
	return failed > 0;
}
