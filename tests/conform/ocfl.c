/*
 * ocfl.c - the fixtures of the OCFL editors (github.com/OCFL/fixtures), where
 * they are at hand.
 *
 *	ocfl FIXTURES
 *
 * Good and warn objects have no errors, and those that warn do so with the
 * codes in their folder's name; bad objects are refused with a code of their
 * name.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/ocfl.h"
#include "archive/disk.h"
#include "base/buf.h"

static int passed, failed;

static bool
reported(const struct eg_diags *d, const char *code, size_t n)
{
	size_t i;

	for (i = 0; i < eg_diags_count(d); i++)
		if (strncmp(eg_diags_at(d, i)->code, "OCFL-", 5) == 0 &&
		    strncmp(eg_diags_at(d, i)->code + 5, code, n) == 0)
			return true;
	return false;
}

static bool
is_code(const char *s, char kind)
{
	return s[0] == kind && strspn(s + 1, "0123456789") == 3;
}

/* Codes of the name that were reported, and how many it has. */
static int
matches(const struct eg_diags *d, const char *name, char kind, int *of)
{
	const char *p = name;
	int found = 0;

	*of = 0;
	while (is_code(p, kind)) {
		++*of;
		found += reported(d, p, 4);
		p += strcspn(p, "_");
		p += *p == '_';
	}
	return found;
}

static void
judge(const char *kind, const char *name, const struct eg_ocfl_check *c,
    const struct eg_diags *d, const char *where)
{
	struct eg_buf said = { 0 };
	bool ok = c->errors == 0;
	int of;

	if (strcmp(kind, "bad-objects") == 0)
		ok = c->errors > 0 && matches(d, name, 'E', &of) > 0;
	else if (strcmp(kind, "warn-objects") == 0)
		ok = ok && matches(d, name, 'W', &of) == of;
	if (ok) {
		passed++;
		return;
	}
	failed++;
	eg_diags_dump(d, &said);
	printf("%s/%s/%s: judged wrongly\n%s", where, kind, name, eg_buf_str(&said));
	eg_buf_free(&said);
}

static void
check(const char *kind, const char *name, int dir, const char *where)
{
	struct eg_diags *d = eg_diags_new();
	struct eg_ocfl_check c = { .arena = eg_arena_new(), .diags = d, .name = name,
	    .fd = eg_disk_open(dir, name) };

	eg_diags_keep(d, 1000);
	/* A fixture that is an empty directory is not in a checkout. */
	if (c.fd >= 0) {
		eg_ocfl_object(&c, 1);
		judge(kind, name, &c, d, where);
		close(c.fd);
	}
	eg_arena_free(c.arena);
	eg_diags_free(d);
}

static void
all(int fixtures, const char *version, const char *kind)
{
	struct eg_arena *a = eg_arena_new();
	struct eg_disk_list l;
	char path[64];
	size_t i;
	int dir;

	snprintf(path, sizeof(path), "%s/%s", version, kind);
	dir = eg_disk_open(fixtures, path);
	if (dir >= 0 && eg_disk_list(a, dir, &l))
		for (i = 0; i < l.n; i++)
			if (l.entry[i].kind == EG_DISK_DIRECTORY)
				check(kind, l.entry[i].name, dir, version);
	if (dir >= 0)
		close(dir);
	eg_arena_free(a);
}

int
main(int argc, char **argv)
{
	static const char *const kinds[] = { "good-objects", "warn-objects", "bad-objects" };
	int fixtures = argc == 2 ? open(argv[1], O_RDONLY | O_DIRECTORY) : -1;
	size_t i;

	if (fixtures < 0) {
		printf("ocfl fixtures: skipped, %s\n", argc == 2 ? "they are not there" :
		    "make conformance OCFL_FIXTURES=DIR runs them");
		return 0;
	}
	for (i = 0; i < 3; i++) {
		all(fixtures, "1.0", kinds[i]);
		all(fixtures, "1.1", kinds[i]);
	}
	close(fixtures);
	printf("ocfl fixtures: %d judged rightly, %d wrongly\n", passed, failed);
	return failed > 0 || passed == 0;
}
