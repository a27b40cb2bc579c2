/* session.c - see session.h. */
#include "session.h"

#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <time.h>
#include <unistd.h>

#include "command.h"
#include "crypt/digest.h"
#include "inputs.h"

struct session eg_session;

static struct timespec began;

void
eg_session_begin(void)
{
	clock_gettime(CLOCK_MONOTONIC, &began);
}

long
eg_session_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (t.tv_sec - began.tv_sec) * 1000 + (t.tv_nsec - began.tv_nsec) / 1000000;
}

/* Words quote what was typed and what files are called, which a terminal might obey. */
static void
put_line(FILE *to, const char *before, const char *fmt, va_list ap)
{
	struct eg_buf b = { 0 };
	char *said;

	if (vasprintf(&said, fmt, ap) < 0)
		eg_out_of_memory();
	eg_shown(&b, said);
	fprintf(to, "%s%s\n", before, eg_buf_str(&b));
	eg_buf_free(&b);
	free(said);
}

void
eg_say(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	put_line(stderr, "engross: ", fmt, ap);
	va_end(ap);
}

void
eg_tell(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	put_line(stderr, "", fmt, ap);
	va_end(ap);
}

void
eg_print(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	put_line(stdout, "", fmt, ap);
	va_end(ap);
}

int
eg_usage(const char *command, const char *fmt, ...)
{
	const struct command *c = command == NULL ? NULL : eg_command_find(command);
	va_list ap;

	va_start(ap, fmt);
	put_line(stderr, "engross: ", fmt, ap);
	va_end(ap);
	if (c == NULL)
		fputs("usage: engross COMMAND [OPTION...] [OPERAND...]\n"
		    "`engross help` lists the commands\n", stderr);
	else
		fprintf(stderr, "usage: engross %s [OPTION...] %s\n"
		    "`engross help %s` explains it\n", c->name, c->operands, c->name);
	return EG_EXIT_USAGE;
}

static bool
one_of(const char *option, const char *value, const char *const *legal)
{
	size_t i;

	if (value == NULL)
		return true;
	for (i = 0; legal[i] != NULL; i++)
		if (strcmp(value, legal[i]) == 0)
			return true;
	eg_say("`--%s` takes %s, %s or %s, not `%s`", option, legal[0], legal[1],
	    legal[2], value);
	return false;
}

bool
eg_session_valid(void)
{
	static const char *const when[] = { "auto", "always", "never", NULL };
	static const char *const form[] = { "human", "short", "json", NULL };
	static const char *const onoff[] = { "auto", "on", "off", NULL };

	return one_of("color", eg_session.color, when) &&
	    one_of("diagnostics", eg_session.diagnostics, form) &&
	    one_of("excerpts", eg_session.excerpts, onoff);
}

/*
 * The directory of the running command, links followed.  Where /proc is not
 * mounted there is still the name it was started by, which is a path.
 */
static bool
command_directory(char out[PATH_MAX])
{
	const char *started = (const char *)(uintptr_t)getauxval(AT_EXECFN);
	char *slash;

	if (realpath("/proc/self/exe", out) == NULL &&
	    (started == NULL || realpath(started, out) == NULL))
		return false;
	slash = strrchr(out, '/');
	if (slash == NULL)
		return false;
	*slash = '\0';
	return true;
}

/* Does BASE/TAIL hold NAME?  Then BASE/TAIL is copied to out. */
static bool
holds(const char *base, const char *tail, const char *name, char out[PATH_MAX])
{
	char probe[PATH_MAX];

	if ((size_t)snprintf(probe, sizeof(probe), "%s%s/%s", base, tail, name) >=
	    sizeof(probe) || access(probe, R_OK) != 0)
		return false;
	return (size_t)snprintf(out, PATH_MAX, "%s%s", base, tail) < PATH_MAX;
}

static bool
find_beside(const char *const *tails, const char *name, char out[PATH_MAX])
{
	char here[PATH_MAX];
	size_t i;

	if (!command_directory(here))
		return false;
	for (i = 0; tails[i] != NULL; i++)
		if (holds(here, tails[i], name, out))
			return true;
	return false;
}

/*
 * Messages name templates as the user would: when the workspace found is the
 * current directory or one above the command in it, its name is relative.
 */
static const char *
shorten(char path[PATH_MAX])
{
	char *real = realpath(path, NULL), *here = getcwd(NULL, 0);

	if (real != NULL && here != NULL && strcmp(real, here) == 0)
		strcpy(path, ".");
	else if (real != NULL && strlen(real) < PATH_MAX)
		strcpy(path, real);
	free(here);
	free(real);
	return path;
}

static const char *
find_workspace(char found[PATH_MAX])
{
	/*
	 * Installed, above the build, above a mode's build.  Installed comes
	 * first: above ~/.local/bin there may well be other templates.
	 */
	static const char *const tails[] = { "/../share/engross", "/..",
	    "/../..", NULL };
	const char *env = getenv("ENGROSS_WORKSPACE");

	if (eg_session.workspace != NULL)
		return eg_session.workspace;
	if (env != NULL && *env != '\0')
		return env;
	return find_beside(tails, "templates", found) ? shorten(found) : ".";
}

static const char *
find_fonts(char found[PATH_MAX])
{
	static const char *const tails[] = { "/../share/engross/fonts",
	    "/fonts", "/../fonts", NULL };
	const char *env = getenv("ENGROSS_FONT_PATH");

	if (env != NULL && *env != '\0')
		return env;
	return find_beside(tails, "manifest.tsv", found) ? found : "build/fonts";
}

/*
 * Kept here and never freed: taking schemas, rules and templates apart piece
 * by piece is a fifteenth of what a single letter costs.
 */
static struct eg_engine *engine;

struct eg_engine *
eg_session_engine(struct eg_diags *diags)
{
	char workspace[PATH_MAX], fonts[PATH_MAX];

	if (engine == NULL)
		engine = eg_engine_new(find_workspace(workspace), find_fonts(fonts), diags);
	return engine;
}

void
eg_session_places(char workspace[PATH_MAX], char fonts[PATH_MAX])
{
	char found[PATH_MAX];

	snprintf(workspace, PATH_MAX, "%s", find_workspace(found));
	snprintf(fonts, PATH_MAX, "%s", find_fonts(found));
}

static bool
add_tree(struct eg_sha256 *all, const char *base, const char *tail,
    struct eg_diags *diags)
{
	char path[PATH_MAX], hex[EG_SHA256_HEX];

	if ((size_t)snprintf(path, sizeof(path), "%s%s", base, tail) >= sizeof(path) ||
	    !inputs_digest_tree(path, hex, diags))
		return false;
	eg_sha256_add(all, hex, sizeof(hex));
	return true;
}

bool
eg_session_digest(const char *letter, bool draft, char hex[65],
    struct eg_diags *diags)
{
	char found[PATH_MAX], fonts[PATH_MAX];
	const char *workspace = find_workspace(found);
	struct eg_sha256 *all = eg_sha256_new();
	bool ok;

	eg_sha256_add(all, EG_VERSION, sizeof(EG_VERSION));
	eg_sha256_add(all, letter == NULL ? "" : letter,
	    letter == NULL ? 1 : strlen(letter) + 1);
	eg_sha256_add(all, draft ? "draft" : "final", 6);
	ok = add_tree(all, workspace, "/templates", diags) &&
	    add_tree(all, workspace, "/schemas", diags) &&
	    add_tree(all, find_fonts(fonts), "", diags);
	eg_sha256_end(all, hex);
	return ok;
}
