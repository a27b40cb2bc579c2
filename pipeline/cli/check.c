/* check.c - engross check: is a case ready to become a letter? */
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "product.h"
#include "session.h"
#include "speak.h"

static struct { char *letter, *report, *output; } given;

/* Is made anew with each check, so nothing of anybody's is overwritten. */
static const struct product_kind svrl = { .name = "svrl", .suffix = ".svrl" };

const struct poptOption eg_check_options[] = {
	{ "letter", 'l', POPT_ARG_STRING, &given.letter, 0,
	    "judge for this letter format instead of the case's own", "NAME" },
	{ "report", 'r', POPT_ARG_STRING, &given.report, 0,
	    "write the verdict of the rules as well, as: svrl", "KIND" },
	{ "output", 'o', POPT_ARG_STRING, &given.output, 0,
	    "the report's file, its directory, or - (standard output)", "FILE" },
	POPT_TABLEEND
};

static void
result(const char *path, const struct eg_letter_info *info, bool ok,
    const struct eg_diags *diags)
{
	struct eg_buf b = { 0 };

	if (eg_speak_is_json()) {
		eg_buf_puts(&b, "{\"schema\":\"engross.check/1\",\"case\":");
		eg_buf_json(&b, path);
		eg_buf_puts(&b, ",\"letter\":");
		eg_buf_json(&b, info->letter);
		eg_buf_printf(&b, ",\"ready\":%s,\"errors\":%zu,\"warnings\":%zu}",
		    ok ? "true" : "false",
		    eg_diags_of(diags, EG_ERROR) + eg_diags_of(diags, EG_FATAL),
		    eg_diags_of(diags, EG_WARNING));
		printf("%s\n", eg_buf_str(&b));
	} else if (!eg_session.quiet) {
		eg_speak_count(diags, &b);
		fprintf(stderr, "%s %s%s%s: %s\n", ok ? "ready " : "not ready ", path,
		    info->letter == NULL ? "" : " for ",
		    info->letter == NULL ? "" : info->letter, eg_buf_str(&b));
	}
	eg_buf_free(&b);
}

static void
write_report(const char *input, const struct eg_letter_info *info,
    const struct eg_buf *report, struct eg_diags *diags)
{
	char *path;

	/* A case that was not judged has no verdict. */
	if (report->len == 0)
		return;
	path = eg_product_path(given.output == NULL ? "-" : given.output, info,
	    input, &svrl);
	eg_product_write(path, report, &svrl, true, diags);
	free(path);
}

static bool
one(struct eg_engine *engine, const char *input, struct eg_letter_info *info,
    struct eg_diags *diags)
{
	struct eg_render_options o = { .letter = given.letter };
	struct eg_buf report = { 0 };
	bool ok;

	ok = eg_check_svrl(engine, input, &o, given.report == NULL ? NULL : &report,
	    info, diags);
	write_report(input, info, &report, diags);
	eg_buf_free(&report);
	return ok && !eg_diags_failed(diags);
}

static bool
usable(int n)
{
	if (given.report != NULL && strcmp(given.report, svrl.name) != 0)
		eg_usage("check", "`--report` takes svrl, not `%s`", given.report);
	else if (given.report == NULL && given.output != NULL)
		eg_usage("check", "`--output` is for a report; give `--report svrl`");
	else if (given.report != NULL && eg_speak_is_json() &&
	    (given.output == NULL || strcmp(given.output, "-") == 0))
		eg_usage("check", "results as JSON Lines go to standard output; "
		    "give --output another place for the report");
	else if (given.report != NULL && n > 1 &&
	    (given.output == NULL || !eg_product_is_directory(given.output)))
		eg_usage("check", "%d reports do not fit into one file; "
		    "give --output a directory (with a slash at its end to make it)", n);
	else
		return true;
	return false;
}

int
eg_cmd_check(const char *const *operands, int n)
{
	struct eg_diags *diags;
	struct eg_engine *engine;
	struct eg_letter_info info;
	int i, status, got;
	bool ok;

	if (!usable(n))
		return EG_EXIT_USAGE;
	diags = eg_diags_new();
	engine = eg_session_engine(diags);
	status = eg_exit_for(diags);
	if (engine == NULL)
		eg_speak(diags);
	for (i = 0; engine != NULL && i < n; i++) {
		eg_diags_clear(diags);
		ok = one(engine, operands[i], &info, diags);
		eg_speak(diags);
		result(operands[i], &info, ok, diags);
		got = eg_exit_for(diags);
		if (got > status)
			status = got;
	}
	eg_diags_free(diags);
	return status;
}
