/* render.c - engross render, fo and areas: one product per input. */
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "product.h"
#include "session.h"
#include "speak.h"

static struct {
	char	*letter, *output, *format;
	int	 draft, force, no_kerning;
} given;

const struct poptOption eg_render_options_table[] = {
	{ "letter", 'l', POPT_ARG_STRING, &given.letter, 0,
	    "make this letter format instead of the case's own", "NAME" },
	{ "output", 'o', POPT_ARG_STRING, &given.output, 0,
	    "write to this file, into this directory, or to - (standard output)", "FILE" },
	{ "format", 'f', POPT_ARG_STRING, &given.format, 0,
	    "what to write: pdf, html, text, fo, letter (XML), areas, tree or structure", "KIND" },
	{ "draft", '\0', POPT_ARG_NONE, &given.draft, 0,
	    "render in spite of findings, DRAFT across each page", NULL },
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
		eg_buf_printf(&b, ",\"result\":\"%s\",\"pages\":%u,\"bytes\":%zu}\n", verb,
		    info->pages, bytes);
	} else if (!eg_session.quiet) {
		eg_buf_printf(&b, "%s %s  ", verb,
		    strcmp(path, "-") == 0 ? "to standard output" : path);
		if (info->pages > 0)
			eg_buf_printf(&b, "%u page%s, ", info->pages,
			    info->pages == 1 ? "" : "s");
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

static int
one(struct eg_engine *engine, make_fn make, const char *input,
    const struct eg_render_options *o, const struct product_kind *kind,
    struct eg_diags *diags)
{
	enum product_result result = PRODUCT_FAILED;
	struct eg_letter_info info;
	struct eg_buf product = { 0 };
	char *path = NULL;

	eg_diags_clear(diags);
	if (make(engine, input, o, &product, &info, diags)) {
		path = eg_product_path(given.output, &info, input, kind);
		result = eg_product_write(path, &product, kind, given.force != 0, diags);
	}
	eg_speak(diags);
	if (result == PRODUCT_WRITTEN || result == PRODUCT_UNCHANGED)
		written(path, &info, product.len, result, diags);
	else
		nothing_written(diags);
	free(path);
	eg_buf_free(&product);
	/* A draft is asked for in spite of findings; pages with faults are not. */
	if (make == eg_render && (result == PRODUCT_WRITTEN || result == PRODUCT_UNCHANGED))
		return EG_EXIT_OK;
	return eg_exit_for(diags);
}

static int
all(make_fn make, const char *const *operands, int n,
    const struct product_kind *kind)
{
	struct eg_render_options o = { .letter = given.letter, .output = kind->output,
	    .draft = given.draft != 0, .no_kerning = given.no_kerning != 0 };
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

	if (kind == NULL)
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

	if (kind == NULL)
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
