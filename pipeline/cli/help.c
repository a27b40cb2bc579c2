/* help.c - engross help, and the manual pages' synopses, from one table. */
#include <stdio.h>
#include <string.h>

#include "command.h"
#include "session.h"

static void
options(const char *heading, const struct poptOption *o, const struct command *c,
    const struct verb *v)
{
	char name[80], letter[8];

	for (; o != NULL && o->longName != NULL; o++) {
		if (v != NULL && !eg_option_is_of(o, c, v))
			continue;
		if (heading != NULL)
			printf("\n%s:\n", heading);
		heading = NULL;
		letter[0] = '\0';
		if (o->shortName != '\0')
			snprintf(letter, sizeof(letter), "-%c, ", o->shortName);
		snprintf(name, sizeof(name), "%s--%s%s%s", letter, o->longName,
		    o->argDescrip == NULL ? "" : " ",
		    o->argDescrip == NULL ? "" : o->argDescrip);
		printf("  %-24s  %s\n", name, o->descrip);
	}
}

static void
all_commands(void)
{
	const struct command *c;

	printf("engross %s: case files to official letters\n\n"
	    "usage: engross COMMAND [OPTION...] [OPERAND...]\n\ncommands:\n", EG_VERSION);
	for (c = eg_commands; c->name != NULL; c++)
		printf("  %-14s%s\n", c->name, c->summary);
	options("every command takes", eg_general_options, NULL, NULL);
	printf("\nexit status: 0 done; 1 the input is at fault; 2 usage; 3 some letters of a\n"
	    "batch failed; 4 environment, try again; 70 a fault of ours; 130 interrupted\n");
}

static void
verbs(const struct verb *v)
{
	printf("\nverbs:\n");
	for (; v->name != NULL; v++)
		printf("  %-14s%s\n", v->name, v->summary);
}

void
eg_help_print(const struct command *c, const struct verb *v)
{
	if (c == NULL) {
		all_commands();
		return;
	}
	if (v != NULL)
		printf("engross %s %s: %s\n\nusage: engross %s %s [OPTION...] %s\n", c->name,
		    v->name, v->summary, c->name, v->name, v->operands);
	else
		printf("engross %s: %s\n\nusage: engross %s [OPTION...] %s\n", c->name,
		    c->summary, c->name, c->operands);
	if (v == NULL && c->verbs != NULL)
		verbs(c->verbs);
	options("options", c->options, c, v);
	options("general options", eg_general_options, NULL, NULL);
	if (v == NULL && c->verbs != NULL)
		printf("\n`engross %s VERB --help` lists what is of a verb\n", c->name);
	if (v == NULL && c->example != NULL)
		printf("\nexample: %s\n", c->example);
}

int
eg_cmd_help(const char *const *operands, int n)
{
	const struct command *c = NULL;
	const struct verb *v = NULL;

	if (n > 0 && (c = eg_command_find(operands[0])) == NULL)
		return eg_usage(NULL, "there is no command `%s`", operands[0]);
	if (n > 1 && (v = eg_verb_find(c, operands[1])) == NULL)
		return eg_verb_unknown(c, operands[1]);
	eg_help_print(c, v);
	return EG_EXIT_OK;
}

static void
manual_verbs(const struct verb *v)
{
	for (; v != NULL && v->name != NULL; v++)
		printf("*%s*%s%s\n\t%s.\n\n", v->name, *v->operands == '\0' ? "" : " ",
		    v->operands, v->summary);
}

/* scdoc: the option in bold, its value underlined, the meaning indented. */
static void
manual_options(const struct poptOption *o)
{
	for (; o != NULL && o->longName != NULL; o++) {
		if (o->shortName != '\0')
			printf("*-%c*, ", o->shortName);
		printf("*--%s*", o->longName);
		if (o->argDescrip != NULL)
			printf(" _%s_", o->argDescrip);
		printf("\n\t%s.\n\n", o->descrip);
	}
}

int
eg_cmd_synopsis(const char *const *operands, int n)
{
	const struct command *c;

	(void)n;
	if (strcmp(operands[0], "general") == 0) {
		manual_options(eg_general_options);
		return EG_EXIT_OK;
	}
	if (strcmp(operands[0], "commands") == 0) {
		for (c = eg_commands; c->name != NULL; c++)
			printf("*%s* %s\n\t%s.\n\n", c->name, c->operands, c->summary);
		return EG_EXIT_OK;
	}
	c = eg_command_find(operands[0]);
	if (c == NULL)
		return eg_usage(NULL, "there is no command `%s`", operands[0]);
	printf("*engross %s* [_OPTION_...] %s\n\n", c->name, c->operands);
	manual_verbs(c->verbs);
	manual_options(c->options);
	return EG_EXIT_OK;
}
