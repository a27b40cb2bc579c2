/* main.c - engross(1): finds the command in the table and runs it. */
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "base/suggest.h"
#include "command.h"
#include "session.h"

static int
unknown_command(const char *name)
{
	const char *names[32], *near;
	size_t n;

	for (n = 0; eg_commands[n].name != NULL && n < 32; n++)
		names[n] = eg_commands[n].name;
	near = eg_suggest(name, names, n);
	if (near != NULL)
		return eg_usage(NULL, "there is no command `%s`; did you mean `%s`?",
		    name, near);
	return eg_usage(NULL, "there is no command `%s`", name);
}

static int
unknown_option(const struct command *c, const char *option)
{
	const char *names[64], *near;
	const struct poptOption *tables[2] = { c->options, eg_general_options }, *o;
	const char *bare = option + strspn(option, "-");
	size_t n = 0, t;

	for (t = 0; t < 2; t++)
		for (o = tables[t]; o != NULL && o->longName != NULL && n < 64; o++)
			names[n++] = o->longName;
	near = eg_suggest(bare, names, n);
	if (near != NULL)
		return eg_usage(c->name, "there is no option `%s`; did you mean `--%s`?",
		    option, near);
	return eg_usage(c->name, "there is no option `%s`", option);
}

static int
bad_option(const struct command *c, poptContext ctx, int error)
{
	const char *option = poptBadOption(ctx, POPT_BADOPTION_NOALIAS);

	if (error == POPT_ERROR_BADOPT)
		return unknown_option(c, option);
	if (error == POPT_ERROR_NOARG)
		return eg_usage(c->name, "`%s` needs a value", option);
	return eg_usage(c->name, "`%s`: %s", option, poptStrerror(error));
}

static int
run_operands(const struct command *c, const char *const *operands)
{
	static const char *const none[] = { NULL };
	const struct verb *v;
	int n = 0;

	if (operands == NULL)
		operands = none;
	while (operands[n] != NULL)
		n++;
	if (!eg_session_valid())
		return EG_EXIT_USAGE;
	if (n < c->least)
		return eg_usage(c->name, "%s is missing", c->operands);
	v = n > 0 ? eg_verb_find(c, operands[0]) : NULL;
	if (v != NULL && eg_options_are_of(c, v) != EG_EXIT_OK)
		return EG_EXIT_USAGE;
	if (c->most >= 0 && n > c->most)
		return eg_usage(c->name, "`%s` is one operand too many", operands[c->most]);
	return c->run(operands, n);
}

static int
run(const struct command *c, int argc, const char **argv)
{
	static struct poptOption none = POPT_TABLEEND;
	struct poptOption table[] = {
		{ NULL, '\0', POPT_ARG_INCLUDE_TABLE, NULL, 0, NULL, NULL },
		{ NULL, '\0', POPT_ARG_INCLUDE_TABLE, NULL, 0, NULL, NULL },
		POPT_TABLEEND
	};
	poptContext ctx;
	const char *word;
	int got, status;

	table[0].arg = c->options == NULL ? (void *)&none :
	    (void *)(uintptr_t)c->options;
	table[1].arg = (void *)(uintptr_t)eg_general_options;
	ctx = poptGetContext("engross", argc, argv, table, 0);
	if (ctx == NULL)
		return EG_EXIT_ENVIRONMENT;
	while ((got = poptGetNextOpt(ctx)) > 0 && got != 'h')
		continue;
	if (got == 'h') {
		word = poptPeekArg(ctx);
		eg_help_print(c, word == NULL ? NULL : eg_verb_find(c, word));
		status = EG_EXIT_OK;
	} else if (got < -1)
		status = bad_option(c, ctx, got);
	else
		status = run_operands(c, (const char *const *)poptGetArgs(ctx));
	poptFreeContext(ctx);
	return status;
}

/* Does the word before the command take the next one for its value? */
static bool
takes_next(const char *word)
{
	const struct poptOption *o;

	for (o = eg_general_options; o->longName != NULL; o++) {
		if (o->argInfo != POPT_ARG_STRING)
			continue;
		if (strncmp(word, "--", 2) == 0 && strcmp(word + 2, o->longName) == 0)
			return true;
		if (o->shortName != '\0' && word[1] == o->shortName && word[2] == '\0')
			return true;
	}
	return false;
}

/* The first word that is neither an option nor an option's value; or argc. */
static int
command_at(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc && argv[i][0] == '-'; i++) {
		if (strcmp(argv[i], "--version") == 0 || strcmp(argv[i], "--help") == 0 ||
		    strcmp(argv[i], "-h") == 0)
			return i;
		if (takes_next(argv[i]))
			i++;
	}
	return i < argc ? i : argc;
}

int
main(int argc, char **argv)
{
	const struct command *c;
	const char *name;
	int at;

	eg_session_begin();
	/* The C locale, whatever the environment says: same input, same bytes. */
	setlocale(LC_ALL, "C");
	signal(SIGPIPE, SIG_DFL);
	eg_heap_begin();
	if (argc < 2) {
		eg_help_print(NULL, NULL);
		return EG_EXIT_USAGE;
	}
	at = command_at(argc, argv);
	if (at == argc)
		return eg_usage(NULL, "the command is missing");
	name = argv[at];
	if (strcmp(name, "-h") == 0 || strcmp(name, "--help") == 0) {
		eg_help_print(NULL, NULL);
		return EG_EXIT_OK;
	}
	if (strcmp(name, "--version") == 0)
		name = "version";
	c = eg_command_find(name);
	if (c == NULL)
		return unknown_command(name);
	/* The parser takes the first word for the program's name. */
	for (; at > 1; at--)
		argv[at] = argv[at - 1];
	return run(c, argc - 1, (const char **)(uintptr_t)(argv + 1));
}
