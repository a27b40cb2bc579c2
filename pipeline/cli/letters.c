/* letters.c - engross letters and engross version: what there is. */
#include <stdio.h>

#include "command.h"
#include "session.h"
#include "speak.h"

int
eg_cmd_letters(const char *const *operands, int n)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_engine *engine = eg_session_engine(diags);
	const char *const *names;
	size_t i, count;
	int status;

	(void)operands, (void)n;
	eg_speak(diags);
	status = eg_exit_for(diags);
	if (engine != NULL) {
		names = eg_engine_letters(engine, &count);
		for (i = 0; i < count; i++)
			printf("%s\n", names[i]);
	}
	eg_diags_free(diags);
	return status;
}

int
eg_cmd_version(const char *const *operands, int n)
{
	(void)operands, (void)n;
	if (eg_session.json)
		printf("{\"schema\":\"engross.version/1\",\"version\":\"%s\"}\n", EG_VERSION);
	else
		printf("engross %s\n", EG_VERSION);
	return EG_EXIT_OK;
}
