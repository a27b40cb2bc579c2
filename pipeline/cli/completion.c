/* completion.c - completion scripts for shells, from the table of commands. */
#include <stdio.h>
#include <string.h>

#include "command.h"
#include "session.h"

static void
option_words(const struct poptOption *o)
{
	for (; o != NULL && o->longName != NULL; o++)
		printf(" --%s", o->longName);
}

static void
command_words(void)
{
	const struct command *c;

	for (c = eg_commands; c->name != NULL; c++)
		printf("%s%s", c == eg_commands ? "" : " ", c->name);
}

static void
verb_words(const struct verb *v)
{
	for (; v != NULL && v->name != NULL; v++)
		printf(" %s", v->name);
}

static void
bash(void)
{
	const struct command *c;

	printf("_engross() {\n"
	    "\tlocal word=${COMP_WORDS[COMP_CWORD]} options= verbs=\n"
	    "\tif [ \"$COMP_CWORD\" -eq 1 ]; then\n"
	    "\t\tCOMPREPLY=($(compgen -W '");
	command_words();
	printf("' -- \"$word\"))\n\t\treturn\n\tfi\n\tcase ${COMP_WORDS[1]} in\n");
	for (c = eg_commands; c->name != NULL; c++) {
		printf("\t%s) options='", c->name);
		option_words(c->options);
		option_words(eg_general_options);
		if (c->verbs != NULL) {
			printf("' verbs='");
			verb_words(c->verbs);
		}
		printf("' ;;\n");
	}
	printf("\tesac\n\tif [ \"$COMP_CWORD\" -eq 2 ] && [ -n \"$verbs\" ]; then\n"
	    "\t\tCOMPREPLY=($(compgen -W \"$verbs\" -- \"$word\"))\n"
	    "\t\treturn\n\tfi\n\tcase $word in\n"
	    "\t-*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
	    "\t*) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
	    "\tesac\n}\ncomplete -o filenames -F _engross engross\n");
}

static void
zsh(void)
{
	printf("autoload -U +X bashcompinit && bashcompinit\n");
	bash();
}

static void
fish_options(const char *command, const struct poptOption *o)
{
	for (; o != NULL && o->longName != NULL; o++) {
		printf("complete -c engross -n '__fish_seen_subcommand_from %s'", command);
		if (o->shortName != '\0')
			printf(" -s %c", o->shortName);
		printf(" -l %s%s -d '%s'\n", o->longName,
		    o->argDescrip == NULL ? "" : " -r", o->descrip);
	}
}

static void
fish(void)
{
	const struct command *c;
	const struct verb *v;

	for (c = eg_commands; c->name != NULL; c++) {
		printf("complete -c engross -n __fish_use_subcommand -a %s -d '%s'\n",
		    c->name, c->summary);
		for (v = c->verbs; v != NULL && v->name != NULL; v++)
			printf("complete -c engross -n "
			    "'__fish_seen_subcommand_from %s' -a %s -d '%s'\n",
			    c->name, v->name, v->summary);
		fish_options(c->name, c->options);
		fish_options(c->name, eg_general_options);
	}
}

int
eg_cmd_completion(const char *const *operands, int n)
{
	static const struct { const char *shell; void (*print)(void); } shells[] = {
		{ "bash", bash }, { "zsh", zsh }, { "fish", fish },
	};
	size_t i;

	(void)n;
	for (i = 0; i < sizeof(shells) / sizeof(shells[0]); i++)
		if (strcmp(shells[i].shell, operands[0]) == 0) {
			shells[i].print();
			return EG_EXIT_OK;
		}
	return eg_usage("completion", "SHELL is bash, zsh or fish, not `%s`", operands[0]);
}
