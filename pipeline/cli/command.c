/* command.c - the table of commands, and the options of their verbs; see command.h. */
#include "command.h"

#include <string.h>

#include "base/suggest.h"
#include "session.h"

#define VERBS_MAX	32

const struct poptOption eg_general_options[] = {
	{ "help", 'h', POPT_ARG_NONE, NULL, 'h', "show this help", NULL },
	{ "quiet", 'q', POPT_ARG_NONE, &eg_session.quiet, 0,
	    "say nothing but errors", NULL },
	{ "verbose", 'v', POPT_ARG_NONE, &eg_session.verbose, 0,
	    "say notes as well", NULL },
	{ "workspace", 'C', POPT_ARG_STRING, &eg_session.workspace, 0,
	    "directory that holds templates/ and schemas/", "DIR" },
	{ "color", '\0', POPT_ARG_STRING, &eg_session.color, 0,
	    "colour of messages: auto, always or never", "WHEN" },
	{ "diagnostics", '\0', POPT_ARG_STRING, &eg_session.diagnostics, 0,
	    "form of messages: human, short or json", "FORM" },
	{ "excerpts", '\0', POPT_ARG_STRING, &eg_session.excerpts, 0,
	    "quote the case and lines of files in messages: auto, on or off", "WHEN" },
	{ "json", '\0', POPT_ARG_NONE, &eg_session.json, 0,
	    "messages and results as JSON Lines", NULL },
	POPT_TABLEEND
};

const struct command eg_commands[] = {
	{ "check", "CASE...", "say whether cases are ready to become letters",
	    eg_check_options, eg_cmd_check, 1, -1,
	    "engross check samples/seed/case.xml", NULL },
	{ "render", "CASE...", "make the letter of each case",
	    eg_render_options_table, eg_cmd_render, 1, -1,
	    "engross render samples/seed/case.xml -o seed.pdf", NULL },
	{ "batch", "INPUT... -o DIR", "make the letters of many cases, in parallel and resumably",
	    eg_batch_options, eg_cmd_batch, 0, -1, "engross batch samples -o out", NULL },
	{ "fo", "FILE.fo", "format an XSL-FO document",
	    eg_fo_options, eg_cmd_fo, 1, 1,
	    "engross fo tests/golden/fo/words-in-lines/case.fo -o words.pdf", NULL },
	{ "areas", "FILE.fo", "print the area tree of an XSL-FO document",
	    eg_areas_options, eg_cmd_areas, 1, 1,
	    "engross areas tests/golden/fo/words-in-lines/case.fo", NULL },
	{ "review", "CASE", "show what a person needs who signs a letter off",
	    eg_review_options_table, eg_cmd_review, 0, -1,
	    "engross review samples/complete/case.xml -o review", NULL },
	{ "status", "CASE...", "say how far letters are on their way to be issued",
	    eg_status_options, eg_cmd_status, 1, -1,
	    "engross status samples/complete/case.xml --signoff said --policy keys --authority "
	    "keys/policy-authority.pem", NULL },
	{ "approve", "CASE... --key FILE", "answer for letters with your signature",
	    eg_approve_options, eg_cmd_approve, 1, -1,
	    "engross approve samples/complete/case.xml --signoff said --key keys/R-1047.pem "
	    "--attest own-opinion,records-read,absence-checked,no-conflict,formulary "
	    "--policy keys --authority keys/policy-authority.pem", NULL },
	{ "reject", "CASE... --key FILE --reason TEXT", "say with your signature that letters "
	    "may not be issued so", eg_reject_options, eg_cmd_reject, 1, -1,
	    "engross reject samples/complete/case.xml --signoff said --key keys/M-0003.pem "
	    "--reason 'the citation is of another edition' --policy keys --authority "
	    "keys/policy-authority.pem", NULL },
	{ "policy", "VERB FILE", "say who may sign off what",
	    eg_policy_options, eg_cmd_policy, 1, 2,
	    "engross policy explain keys/policy.xml", eg_policy_verbs },
	{ "keys", "VERB DIR", "make keys to try signing with",
	    NULL, eg_cmd_keys, 1, 2, "engross keys new-demo keys", eg_keys_verbs },
	{ "sign", "LETTER.pdf --key FILE -o FILE", "put the seal of your organisation into a letter",
	    eg_sign_options_table, eg_cmd_sign, 1, 1,
	    "engross sign notice.pdf --key keys/signer.pem -o signed.pdf", NULL },
	{ "issue", "CASE...", "seal, archive and write letters that are signed off",
	    eg_issue_options, eg_cmd_issue, 0, -1,
	    "engross issue samples/complete/case.xml -a archive --policy policy.xml "
	    "--authority keys/policy-authority.pem --key keys/seal.pem -o letter.pdf", NULL },
	{ "amend", "CASE", "begin a letter that takes the place of one that was issued",
	    eg_amend_options, eg_cmd_amend, 1, 1,
	    "engross amend samples/complete/case.xml -a archive --reason \"a wrong date\"", NULL },
	{ "withdraw", "CASE", "withdraw a letter that was issued, by its number",
	    eg_withdraw_options, eg_cmd_withdraw, 1, 1,
	    "engross withdraw CM26-9990001 -a archive --policy keys/policy.xml "
	    "--authority keys/policy-authority.pem --key keys/M-0003.pem "
	    "--reason \"sent to the wrong address\"", NULL },
	{ "verify", "FILE.pdf...", "say whether PDFs are archivable, accessible, harmless and "
	    "signed well", eg_verify_options, eg_cmd_verify, 1, -1, "engross verify seed.pdf",
	    NULL },
	{ "publish", "CASE... -o DIR", "make the public copy of a determination, and prove it says "
	    "nothing personal", eg_publish_options_table, eg_cmd_publish, 1, -1,
	    "engross publish samples/complete/case.xml --unissued -o public", NULL },
	{ "letters", "", "list the letter formats of the workspace",
	    NULL, eg_cmd_letters, 0, 0, "engross letters", NULL },
	{ "rules", "VERB [RULEBOOK...]", "look over rulebooks and their tests",
	    eg_rules_options, eg_cmd_rules, 1, -1, "engross rules test", eg_rules_verbs },
	{ "archive", "VERB [OPERAND...]", "keep letters so that anybody can check them",
	    eg_archive_options, eg_cmd_archive, 1, -1,
	    "engross archive init out/archive --authority imro.example,2026", eg_archive_verbs },
	{ "completion", "SHELL", "print the completion script for bash, zsh or fish",
	    NULL, eg_cmd_completion, 1, 1, "engross completion bash", NULL },
	{ "help", "[COMMAND [VERB]]", "explain a command", NULL, eg_cmd_help, 0, 2,
	    "engross help render", NULL },
	{ "version", "", "print the version",
	    NULL, eg_cmd_version, 0, 0, "engross version", NULL },
	{ 0 }
};

/* Not listed: `make` writes the manual pages with it. */
static const struct command synopsis = { "synopsis", "COMMAND",
    "print the options of a command for its manual page", NULL,
    eg_cmd_synopsis, 1, 1, NULL, NULL };

const struct command *
eg_command_find(const char *name)
{
	const struct command *c;

	for (c = eg_commands; c->name != NULL; c++)
		if (strcmp(c->name, name) == 0)
			return c;
	return strcmp(name, synopsis.name) == 0 ? &synopsis : NULL;
}

const struct verb *
eg_verb_find(const struct command *c, const char *name)
{
	const struct verb *v;

	for (v = c->verbs; v != NULL && v->name != NULL; v++)
		if (strcmp(v->name, name) == 0)
			return v;
	return NULL;
}

int
eg_verb_unknown(const struct command *c, const char *name)
{
	const char *names[VERBS_MAX], *near;
	size_t n;

	for (n = 0; n < VERBS_MAX && c->verbs != NULL && c->verbs[n].name != NULL; n++)
		names[n] = c->verbs[n].name;
	near = eg_suggest(name, names, n);
	if (near != NULL)
		return eg_usage(c->name, "there is no `engross %s %s`; did you mean `%s`?", c->name,
		    name, near);
	return eg_usage(c->name, "there is no `engross %s %s`", c->name, name);
}

/* How long a verb's name is that the text begins with; 0: it begins otherwise. */
static size_t
begins_with_verb(const char *text, const struct command *c)
{
	size_t n = strcspn(text, ",: ");
	const struct verb *v;

	for (v = c->verbs; v != NULL && v->name != NULL; v++)
		if (strlen(v->name) == n && strncmp(v->name, text, n) == 0)
			return n;
	return 0;
}

bool
eg_option_is_of(const struct poptOption *o, const struct command *c, const struct verb *v)
{
	const char *p = o->descrip;
	bool found = false;
	size_t n;

	while ((n = begins_with_verb(p, c)) > 0) {
		found = found || (strlen(v->name) == n && strncmp(v->name, p, n) == 0);
		p += n;
		if (*p == ':')
			return found;
		p += strspn(p, ", ");
	}
	return true;	/* no list of verbs: of all */
}

/* By what it left behind; only of options that mean nothing when they are not given. */
static bool
was_given(const struct poptOption *o)
{
	switch (o->argInfo & POPT_ARG_MASK) {
	case POPT_ARG_STRING:
	case POPT_ARG_ARGV:
		return *(char **)o->arg != NULL;
	case POPT_ARG_NONE:
	case POPT_ARG_INT:
		return *(int *)o->arg != 0;
	default:
		return false;
	}
}

int
eg_options_are_of(const struct command *c, const struct verb *v)
{
	const struct poptOption *o;

	for (o = c->options; o != NULL && o->longName != NULL; o++)
		if (!eg_option_is_of(o, c, v) && was_given(o))
			return eg_usage(c->name, "`--%s` is of %.*s, not of %s", o->longName,
			    (int)strcspn(o->descrip, ":"), o->descrip, v->name);
	return EG_EXIT_OK;
}
