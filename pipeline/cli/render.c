/* render.c - engross render, fo and areas: one product per input. */
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "product.h"
#include "session.h"
#include "speak.h"

static struct {
	char	*letter, *output, *format;
	int	 draft, attach, force, no_kerning, page, resolution;
} given;

#define SHEET_OPTIONS \
	{ "page", '\0', POPT_ARG_INT, &given.page, 0, \
	    "png and svg: only this page", "N" }, \
	{ "resolution", '\0', POPT_ARG_INT, &given.resolution, 0, \
	    "png: pixels an inch (150)", "DPI" }

const struct poptOption eg_render_options_table[] = {
	{ "letter", 'l', POPT_ARG_STRING, &given.letter, 0,
	    "make this letter format instead of the case's own", "NAME" },
	{ "output", 'o', POPT_ARG_STRING, &given.output, 0,
	    "write to this file, into this directory, or to - (standard output)", "FILE" },
	{ "format", 'f', POPT_ARG_STRING, &given.format, 0,
	    "what to write: pdf, html, text, png, svg, fo, letter (XML), areas, tree or structure", "KIND" },
	SHEET_OPTIONS,
	{ "draft", '\0', POPT_ARG_NONE, &given.draft, 0,
	    "render in spite of findings, DRAFT across each page", NULL },
	{ "attach", '\0', POPT_ARG_NONE, &given.attach, 0,
	    "put the letter document (XML) into the PDF, which then is PDF/A-3a", NULL },
	{ "force", '\0', POPT_ARG_NONE, &given.force, 0,
	    "overwrite another file of the same name", NULL },
	POPT_TABLEEND
};

const struct poptOption eg_fo_options[] = {
	{ "output", 'o', POPT_ARG_STRING, &given.output, 0,
	    "write to this file, into this directory, or to - (standard output)", "FILE" },
	{ "format", 'f', POPT_ARG_STRING, &given.format, 0,
	    "what to write: pdf, areas, tree (the formatting objects) or structure", "KIND" },
	{ "force", '\0', POPT_ARG_NONE, &given.force, 0,
	    "overwrite another file of the same name", NULL },
	{ "no-kerning", '\0', POPT_ARG_NONE, &given.no_kerning, 0,
	    "neither kerning nor ligatures, to compare with formatters that have none", NULL },
	POPT_TABLEEND
};

const struct poptOption eg_areas_options[] = {
	{ "no-kerning", '\0', POPT_ARG_NONE, &given.no_kerning, 0,
	    "neither kerning nor ligatures, to compare with formatters that have none", NULL },
	POPT_TABLEEND
};

typedef bool (*make_fn)(struct eg_engine *, const char *,
    const struct eg_render_options *, struct eg_buf *, struct eg_letter_info *,
    struct eg_diags *);

static void
written(const char *path, const struct eg_letter_info *info, size_t bytes,
    enum product_result result, const struct eg_diags *diags)
{
	const char *verb = result == PRODUCT_UNCHANGED ? "unchanged" : "wrote";
	struct eg_buf b = { 0 };

	if (eg_speak_is_json()) {
		eg_buf_puts(&b, "{\"schema\":\"engross.product/1\",\"file\":");
		eg_buf_json(&b, path);
		eg_buf_printf(&b, ",\"result\":\"%s\",\"pages\":%u,\"draft\":%s,\"bytes\":%zu}\n",
		    verb, info->pages, info->marked ? "true" : "false", bytes);
	} else if (!eg_session.quiet) {
		eg_buf_printf(&b, "%s ", verb);
		eg_shown(&b, strcmp(path, "-") == 0 ? "to standard output" : path);
		eg_buf_puts(&b, "  ");
		if (info->pages > 0)
			eg_buf_printf(&b, "%u page%s, ", info->pages,
			    info->pages == 1 ? "" : "s");
		if (info->marked)
			eg_buf_puts(&b, "DRAFT, ");
		eg_buf_printf(&b, "%zu bytes, %ld ms", bytes, eg_session_ms());
		if (eg_diags_failed(diags) || eg_diags_of(diags, EG_WARNING) > 0) {
			eg_buf_puts(&b, "; ");
			eg_speak_count(diags, &b);
		}
		eg_buf_putc(&b, '\n');
	}
	fputs(eg_buf_str(&b), stderr);
	eg_buf_free(&b);
}

static void
nothing_written(const struct eg_diags *diags)
{
	struct eg_buf b = { 0 };

	if (!eg_speak_is_json()) {
		eg_speak_count(diags, &b);
		fprintf(stderr, "%s; nothing written\n", eg_buf_str(&b));
	}
	eg_buf_free(&b);
}

/* An input whose product is being made. */
struct job {
	const char		*input;
	const struct product_kind *kind;
	struct eg_letter_info	 info;
	struct eg_diags		*diags;
	enum product_result	 result;
};

static bool
is_there(enum product_result r)
{
	return r == PRODUCT_WRITTEN || r == PRODUCT_UNCHANGED;
}

static void
put(struct job *j, const char *path, const struct eg_buf *product)
{
	j->result = eg_product_write(path, product, j->kind, given.force != 0,
	    j->diags);
}

/* An eg_sheet_fn: several pages are several files, told one by one. */
static bool
sheet(void *data, uint32_t number, uint32_t of, const struct eg_buf *product)
{
	struct job *j = data;
	char *path = eg_product_path(given.output, &j->info, j->input, j->kind), *own;
	bool out = strcmp(path, "-") == 0;

	if (of > 1 && out && given.page == 0) {
		eg_report(j->diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "U8026", .help = "choose one with `--page N`, or give "
		    "`--output` a directory" },
		    "%u pages do not fit into standard output", of);
		free(path);
		return false;
	}
	if (of > 1 && !out && (given.page == 0 || given.output == NULL ||
	    eg_product_is_directory(given.output))) {
		own = eg_product_sheet_path(path, j->kind, number, of);
		free(path);
		path = own;
	}
	put(j, path, product);
	if (is_there(j->result))
		written(path, &(struct eg_letter_info){ .pages = 1,
		    .marked = j->info.marked }, product->len, j->result, j->diags);
	free(path);
	return is_there(j->result);
}

static int
one(struct eg_engine *engine, make_fn make, const char *input,
    struct eg_render_options *o, const struct product_kind *kind,
    struct eg_diags *diags)
{
	struct job j = { .input = input, .kind = kind, .diags = diags,
	    .result = PRODUCT_FAILED };
	struct eg_buf product = { 0 };
	char *path;

	eg_diags_clear(diags);
	o->sheet = sheet;
	o->sheet_data = &j;
	if (make(engine, input, o, &product, &j.info, diags) && !kind->sheets) {
		path = eg_product_path(given.output, &j.info, input, kind);
		put(&j, path, &product);
		eg_speak(diags);
		if (is_there(j.result))
			written(path, &j.info, product.len, j.result, diags);
		free(path);
	} else {
		eg_speak(diags);
	}
	if (!is_there(j.result))
		nothing_written(diags);
	eg_buf_free(&product);
	/* A draft is asked for in spite of findings; pages with faults are not. */
	if (make == eg_render && is_there(j.result))
		return EG_EXIT_OK;
	return eg_exit_for(diags);
}

/* Numbers on the command line that no product can have. */
static int
check_sheet_options(const char *command, const struct product_kind *kind)
{
	if ((given.page != 0 || given.resolution != 0) && !kind->sheets)
		return eg_usage(command, "`--page` and `--resolution` are for png and svg, "
		    "not for %s", kind->name);
	if (given.page < 0)
		return eg_usage(command, "`--page` counts from 1");
	if (given.resolution != 0 && (given.resolution < 10 || given.resolution > 1200))
		return eg_usage(command, "`--resolution` is from 10 to 1200");
	return EG_EXIT_OK;
}

static int
all(make_fn make, const char *const *operands, int n,
    const struct product_kind *kind)
{
	struct eg_render_options o = { .letter = given.letter, .output = kind->output,
	    .lenient = given.draft != 0, .attach = given.attach != 0,
	    .no_kerning = given.no_kerning != 0,
	    .page = (uint32_t)given.page, .resolution = (uint32_t)given.resolution };
	struct eg_diags *diags = eg_diags_new();
	struct eg_engine *engine = eg_session_engine(diags);
	int i, got, status = eg_exit_for(diags);

	if (engine == NULL)
		eg_speak(diags);
	for (i = 0; engine != NULL && i < n; i++) {
		got = one(engine, make, operands[i], &o, kind, diags);
		if (got > status)
			status = got;
	}
	eg_diags_free(diags);
	return status;
}

int
eg_cmd_render(const char *const *operands, int n)
{
	const struct product_kind *kind = eg_product_kind("render", given.format, true);

	if (kind == NULL || check_sheet_options("render", kind) != EG_EXIT_OK)
		return EG_EXIT_USAGE;
	if (n > 1 && given.output != NULL && !eg_product_is_directory(given.output))
		return eg_usage("render", "%d cases do not fit into one file; "
		    "give --output a directory (with a slash at its end to make it)", n);
	return all(eg_render, operands, n, kind);
}

int
eg_cmd_fo(const char *const *operands, int n)
{
	const struct product_kind *kind = eg_product_kind("fo", given.format, false);

	if (kind == NULL || check_sheet_options("fo", kind) != EG_EXIT_OK)
		return EG_EXIT_USAGE;
	return all(eg_format, operands, n, kind);
}

int
eg_cmd_areas(const char *const *operands, int n)
{
	static char standard_output[] = "-";

	given.output = standard_output;
	eg_session.quiet = 1;
	return all(eg_format, operands, n, eg_product_kind("areas", "areas", false));
}
