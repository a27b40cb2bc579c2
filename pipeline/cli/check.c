/* check.c - engross check: is a case ready to become a letter? */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/day.h"
#include "command.h"
#include "product.h"
#include "session.h"
#include "speak.h"
#include "verdict.h"

static struct {
	char	*letter, *output, *law_as_of;
	char	**report, **explain, **set;
} given;

const struct poptOption eg_check_options[] = {
	{ "letter", 'l', POPT_ARG_STRING, &given.letter, 0,
	    "judge for this letter format instead of the case's own", "NAME" },
	{ "report", 'r', POPT_ARG_ARGV, &given.report, 0,
	    "write a report as well: svrl, jsonl or receipt; repeatable", "KIND" },
	{ "output", 'o', POPT_ARG_STRING, &given.output, 0,
	    "the report's file, its directory, or - (standard output)", "FILE" },
	{ "explain", 'e', POPT_ARG_ARGV, &given.explain, 0,
	    "say why a fact is what it is; repeatable", "FACT" },
	{ "law-as-of", '\0', POPT_ARG_STRING, &given.law_as_of, 0,
	    "what if: judge by the law of a day, such as 2017-01-01", "DATE" },
	{ "set", '\0', POPT_ARG_ARGV, &given.set, 0,
	    "what if: judge with another value in the case; repeatable",
	    "XPATH=VALUE" },
	POPT_TABLEEND
};

/* --- reports -------------------------------------------------------------- */

/* Each is made anew with each check, so nothing of anybody's is overwritten. */
enum report { SVRL, JSONL, RECEIPT, REPORTS };
static const struct product_kind kinds[REPORTS] = {
	[SVRL] = { .name = "svrl", .suffix = ".svrl" },
	[JSONL] = { .name = "jsonl", .suffix = ".jsonl" },
	[RECEIPT] = { .name = "receipt", .suffix = ".receipt.json" },
};
static bool wanted[REPORTS];

/* A program wants all there is; a case of 8 MiB can have a great many. */
#define MESSAGES_MOST	1000	/* of one severity, in a report */

static int
count(char *const *list)
{
	int n = 0;

	while (list != NULL && list[n] != NULL)
		n++;
	return n;
}

static bool
choose_reports(void)
{
	int i, k;

	for (i = 0; i < count(given.report); i++) {
		for (k = 0; k < REPORTS; k++)
			if (strcmp(given.report[i], kinds[k].name) == 0)
				break;
		if (k == REPORTS) {
			eg_usage("check", "`--report` takes svrl, jsonl or receipt, "
			    "not `%s`", given.report[i]);
			return false;
		}
		wanted[k] = true;
	}
	return true;
}

static int
reports(void)
{
	return wanted[SVRL] + wanted[JSONL] + wanted[RECEIPT];
}

static void
write_report(enum report kind, const char *input,
    const struct eg_letter_info *info, const struct eg_buf *report,
    struct eg_diags *diags)
{
	char *path;

	/* A case that was not judged has no verdict. */
	if (!wanted[kind] || report->len == 0)
		return;
	path = eg_product_path(given.output == NULL ? "-" : given.output, info,
	    input, &kinds[kind]);
	eg_product_write(path, report, &kinds[kind], true, diags);
	free(path);
}

/* --- one case ------------------------------------------------------------- */

static void
one(struct eg_engine *engine, const char *input, struct eg_diags *diags)
{
	struct eg_buf report[REPORTS] = { { 0 } }, why = { 0 };
	const struct eg_check_options o = { .letter = given.letter,
	    .law_as_of = given.law_as_of,
	    .set = (const char *const *)given.set,
	    .sets = (size_t)count(given.set),
	    .explain = (const char *const *)given.explain,
	    .explains = (size_t)count(given.explain),
	    .explain_json = eg_speak_is_json(), .explanation = &why,
	    .svrl = wanted[SVRL] ? &report[SVRL] : NULL,
	    .receipt = wanted[RECEIPT] ? &report[RECEIPT] : NULL };
	struct eg_letter_info info;
	struct eg_verdict_of v = { .path = input, .info = &info, .diags = diags,
	    .law_as_of = o.law_as_of, .set = o.set, .sets = o.sets };
	int i;

	v.ready = eg_check(engine, input, &o, &info, diags);
	if (wanted[JSONL])
		eg_verdict_lines(&v, &report[JSONL]);
	for (i = 0; i < REPORTS; i++) {
		write_report(i, input, &info, &report[i], diags);
		eg_buf_free(&report[i]);
	}
	v.ready = v.ready && !eg_diags_failed(diags);
	fwrite(eg_buf_str(&why), 1, why.len, stdout);
	eg_buf_free(&why);
	eg_speak(diags);
	eg_verdict_say(&v);
}

/* --- the command ---------------------------------------------------------- */

static bool
to_standard_output(void)
{
	return given.output == NULL || strcmp(given.output, "-") == 0;
}

static bool
usable(int n)
{
	int64_t day;

	if (!choose_reports())
		return false;
	if (reports() == 0 && given.output != NULL)
		eg_usage("check", "`--output` is for a report; give `--report KIND`");
	else if (reports() > 0 && to_standard_output() && eg_speak_is_json())
		eg_usage("check", "results as JSON Lines go to standard output; "
		    "give --output another place for the report");
	else if (reports() > 0 && to_standard_output() && given.explain != NULL)
		eg_usage("check", "explanations go to standard output; "
		    "give --output another place for the report");
	else if (reports() * n > 1 &&
	    (given.output == NULL || !eg_product_is_directory(given.output)))
		eg_usage("check", "%d reports do not fit into one file; "
		    "give --output a directory (with a slash at its end to make it)",
		    reports() * n);
	else if (given.law_as_of != NULL && !eg_day_parse(given.law_as_of,
	    strlen(given.law_as_of), &day))
		eg_usage("check", "`--law-as-of` takes a day, such as 2017-01-01, "
		    "not `%s`", given.law_as_of);
	else
		return true;
	return false;
}

int
eg_cmd_check(const char *const *operands, int n)
{
	struct eg_diags *diags;
	struct eg_engine *engine;
	int i, status, got;

	if (!usable(n))
		return EG_EXIT_USAGE;
	diags = eg_diags_new();
	if (wanted[JSONL])
		eg_diags_keep(diags, MESSAGES_MOST);
	engine = eg_session_engine(diags);
	status = eg_exit_for(diags);
	if (engine == NULL)
		eg_speak(diags);
	for (i = 0; engine != NULL && i < n; i++) {
		eg_diags_clear(diags);
		one(engine, operands[i], diags);
		got = eg_exit_for(diags);
		if (got > status)
			status = got;
	}
	eg_diags_free(diags);
	return status;
}
