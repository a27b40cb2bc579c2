/*
 * feel.c - our own cases of S-FEEL: an expression and its value.
 *
 *	feel FILE...
 *
 * A line of a file is one case; fields are parted by tabs:
 *
 *	= EXPRESSION	VALUE		as FEEL writes it; strict
 *	~ EXPRESSION	VALUE		by the standard: mistakes give null
 *	! EXPRESSION	COLUMN MESSAGE	refused when read
 *	? EXPRESSION	COLUMN MESSAGE	stopped when evaluated, strict
 *	: TESTS	INPUT	VALUE		unary tests of a value
 *	let NAME = EXPRESSION		for the cases that follow
 *	# a remark
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "rules/feel/expr.h"

#define NAMES_MAX	32
#define FIELDS_MAX	3

struct runner {
	struct eg_arena		*arena;
	struct eg_feel_library	*library;
	struct eg_feel_name	 name[NAMES_MAX];
	const struct eg_feel	*slot[NAMES_MAX];
	size_t			 names;
	const char		*file;
	unsigned		 line, ran, failed;
};

static const char *const members[] = { "count", "unit", "start date" };

static void
wrong(struct runner *r, const char *expression, const char *got)
{
	printf("%s:%u: %s gives %s\n", r->file, r->line, expression, got);
	r->failed++;
}

static const char *
say(struct runner *r, const struct eg_feel *v, const struct eg_feel_error *e)
{
	struct eg_buf b = { 0 };
	const char *s;

	if (v == NULL) {
		eg_buf_printf(&b, "%zu ", e->offset + 1);
		/* Without the marks of what is quoted (EG_FROM_CASE). */
		for (s = e->text; *s != '\0'; s++)
			if (*s != '\002' && *s != '\003')
				eg_buf_putc(&b, *s);
		if (e->near != NULL)
			eg_buf_printf(&b, " (%s?)", e->near);
	} else {
		eg_feel_write(v, &b);
	}
	s = eg_arena_strdup(r->arena, eg_buf_str(&b));
	eg_buf_free(&b);
	return s;
}

/* What an expression, or tests of an input, comes to, in words. */
static const char *
result(struct runner *r, const char *text, const char *input, bool strict)
{
	struct eg_feel_scope scope = { .name = r->name, .n = r->names,
	    .member = members, .nmember = 3, .library = r->library };
	struct eg_feel_env env = { .arena = r->arena, .slot = r->slot,
	    .library = r->library, .strict = strict };
	struct eg_feel_expr *e, *in;
	const struct eg_feel *v;

	e = input != NULL ?
	    eg_feel_compile_tests(r->arena, text, &scope, &env.error) :
	    eg_feel_compile(r->arena, text, &scope, &env.error);
	if (e == NULL)
		return say(r, NULL, &env.error);
	if (input == NULL)
		return say(r, eg_feel_eval(&env, e), &env.error);
	in = eg_feel_compile(r->arena, input, &scope, &env.error);
	v = in == NULL ? NULL : eg_feel_eval(&env, in);
	return v == NULL ? "no input" :
	    say(r, eg_feel_test(&env, e, v), &env.error);
}

static void
let(struct runner *r, char *line)
{
	struct eg_feel_scope scope = { .library = r->library };
	struct eg_feel_env env = { .arena = r->arena, .library = r->library };
	char *equals = strstr(line, " = ");
	struct eg_feel_expr *e;

	if (equals == NULL || r->names == NAMES_MAX)
		exit(2);
	*equals = '\0';
	e = eg_feel_compile(r->arena, equals + 3, &scope, &env.error);
	if (e == NULL)
		exit(2);
	r->name[r->names] = (struct eg_feel_name){
	    eg_arena_strdup(r->arena, line), (unsigned)r->names };
	r->slot[r->names++] = eg_feel_eval(&env, e);
}

static void
run_line(struct runner *r, char *line)
{
	char *field[FIELDS_MAX] = { NULL }, *s, *end;
	const char *got;
	size_t n = 0;

	if (*line == '\0' || *line == '#')
		return;
	if (strncmp(line, "let ", 4) == 0) {
		let(r, line + 4);
		return;
	}
	for (s = line + 2; s != NULL && n < FIELDS_MAX; s = end) {
		s += strspn(s, "\t");
		field[n++] = s;
		end = strchr(s, '\t');
		if (end != NULL)
			*end++ = '\0';
	}
	r->ran++;
	if (n < 2 || (*line == ':' && n < 3)) {
		wrong(r, line, "no sense");
		return;
	}
	got = *line == ':' ? result(r, field[0], field[1], true) :
	    result(r, field[0], NULL, *line != '~');
	if (strcmp(got, field[n - 1]) != 0)
		wrong(r, field[0], got);
}

int
main(int argc, char **argv)
{
	struct runner r = { .arena = eg_arena_new() };
	struct eg_diags *diags = eg_diags_new();
	struct eg_buf b = { 0 };
	char *s, *next;
	int i;

	r.library = eg_feel_library_make(r.arena);
	for (i = 1; i < argc; i++) {
		eg_buf_clear(&b);
		r.file = argv[i];
		r.names = 0;
		if (!eg_file_read(argv[i], 1 << 20, &b, diags))
			return 3;
		for (s = b.data, r.line = 1; s != NULL; s = next, r.line++) {
			next = strchr(s, '\n');
			if (next != NULL)
				*next++ = '\0';
			run_line(&r, s);
		}
	}
	printf("S-FEEL cases: %u, %u wrong\n", r.ran, r.failed);
	eg_buf_free(&b);
	eg_diags_free(diags);
	eg_arena_free(r.arena);
	return r.failed > 0 || r.ran == 0;
}
