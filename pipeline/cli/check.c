/* check.c - engross check: is a case ready to become a letter? */
#include <stdlib.h>

#include "command.h"
#include "session.h"
#include "speak.h"

static struct { char *letter; } given;

const struct poptOption eg_check_options[] = {
	{ "letter", 'l', POPT_ARG_STRING, &given.letter, 0,
	    "judge for this letter format instead of the case's own", "NAME" },
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

int
eg_cmd_check(const char *const *operands, int n)
{
	struct eg_render_options o = { .letter = given.letter };
	struct eg_diags *diags = eg_diags_new();
	struct eg_engine *engine = eg_session_engine(diags);
	struct eg_letter_info info;
	int i, status = eg_exit_for(diags), one;
	bool ok;

	if (engine == NULL)
		eg_speak(diags);
	for (i = 0; engine != NULL && i < n; i++) {
		eg_diags_clear(diags);
		ok = eg_check(engine, operands[i], &o, &info, diags);
		eg_speak(diags);
		result(operands[i], &info, ok, diags);
		one = eg_exit_for(diags);
		if (one > status)
			status = one;
	}
	eg_diags_free(diags);
	return status;
}
