/* rules.c - engross rules: for those who write rulebooks. */
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "session.h"
#include "speak.h"

static char *of;

const struct poptOption eg_rules_options[] = {
	{ "of", '\0', POPT_ARG_STRING, &of, 0,
	    "mutate: only changes of this rule, table, fact, version or calendar; or of phrases",
	    "NAME" },
	POPT_TABLEEND
};

const struct verb eg_rules_verbs[] = {
	[EG_RULES_TEST] = { "test", "run tests.xml; a finding that is not listed fails",
	    "[RULEBOOK...]" },
	[EG_RULES_COVER] = { "cover", "do the tests reach every rule, row and version of the law",
	    "[RULEBOOK...]" },
	[EG_RULES_MUTATE] = { "mutate", "would the tests notice a change of the rules",
	    "[RULEBOOK...]" },
	[EG_RULES_LINT] = { "lint", "say what looks wrong without any case",
	    "[RULEBOOK...]" },
	[EG_RULES_TRACE] = { "trace", "list provisions with their rules, tests and attestations",
	    "[RULEBOOK...]" },
	[EG_RULES_VERBS] = { NULL, NULL, NULL }
};

static int
run(enum eg_rules_verb verb, const char *path)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_buf out = { 0 };
	int status;
	bool ok;

	ok = eg_rules_tool(verb, path, of, eg_speak_is_json(), &out, diags);
	eg_speak(diags);
	if (out.len > 0)
		fwrite(out.data, 1, out.len, stdout);
	status = eg_exit_for(diags);
	eg_buf_free(&out);
	eg_diags_free(diags);
	return status != EG_EXIT_OK ? status : ok ? EG_EXIT_OK : EG_EXIT_INPUT;
}

/* All rulebooks of the workspace, when none is named. */
static const char *const *
all(int *n, struct eg_diags *diags)
{
	struct eg_engine *engine = eg_session_engine(diags);
	const char *const *paths;
	size_t found;

	if (engine == NULL)
		return NULL;
	paths = eg_engine_rulebooks(engine, &found);
	*n = (int)found;
	return paths;
}

int
eg_cmd_rules(const char *const *operands, int n)
{
	const char *const *paths = operands + 1;
	struct eg_diags *diags;
	int status = EG_EXIT_OK, i, one, verb;

	for (verb = 0; verb < EG_RULES_VERBS; verb++)
		if (strcmp(operands[0], eg_rules_verbs[verb].name) == 0)
			break;
	if (verb == EG_RULES_VERBS)
		return eg_verb_unknown(eg_command_find("rules"), operands[0]);
	diags = eg_diags_new();
	n--;
	if (n == 0 && (paths = all(&n, diags)) == NULL) {
		eg_speak(diags);
		status = eg_exit_for(diags);
	}
	for (i = 0; i < n; i++) {
		one = run((enum eg_rules_verb)verb, paths[i]);
		if (one > status)
			status = one;
	}
	eg_diags_free(diags);
	return status;
}
