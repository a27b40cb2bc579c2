/* review_earlier.c - the letter that a review compares with; see review.h. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "archive.h"
#include "base/arena.h"
#include "base/file.h"
#include "review.h"

#define LETTER_MAX	((size_t)64 << 20)

static char *
words(const char *fmt, ...)
{
	struct eg_arena *arena = eg_arena_new();
	char *s;
	va_list ap;

	va_start(ap, fmt);
	s = eg_strdup(eg_arena_vprintf(arena, fmt, ap));
	va_end(ap);
	eg_arena_free(arena);
	return s;
}

static bool
read_since(struct review_earlier *e, struct eg_buf *letter, struct eg_diags *diags)
{
	char *path = words("%s", e->since);
	struct stat st;
	bool ok;

	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
		free(path);
		path = words("%s/" REVIEW_LETTER, e->since);
	}
	ok = eg_file_read(path, LETTER_MAX, letter, diags);
	if (ok)
		e->words = words("the letter in %s", path);
	free(path);
	return ok;
}

/* The newest version of the case; that there is none is no fault. */
static bool
read_archive(struct review_earlier *e, const char *id, struct eg_buf *letter,
    struct eg_buf *facts, struct eg_diags *diags)
{
	const struct eg_ocfl_version *v;
	struct eg_inventory *in;
	struct eg_archive *a;
	bool missing = false, ok;
	int status;

	a = archive_open(diags, &status);
	if (a == NULL)
		return false;
	in = eg_archive_find(a, eg_archive_id(a, "case", id), &missing, diags);
	v = in == NULL ? NULL : eg_inventory_find(in, in->head);
	ok = in == NULL ? missing : v != NULL &&
	    eg_archive_read(a, in, v, "letter.xml", letter, diags) &&
	    eg_archive_read(a, in, v, "facts.xml", facts, diags);
	if (ok && v != NULL)
		e->words = words("%s of %.10s, in the archive%s%s", v->name,
		    v->created == NULL ? "" : v->created, v->message == NULL ? "" : ": ",
		    v->message == NULL ? "" : v->message);
	eg_archive_close(a);
	return ok;
}

bool
review_earlier_read(void *earlier, const char *id, struct eg_buf *letter,
    struct eg_buf *facts, struct eg_diags *diags)
{
	struct review_earlier *e = earlier;

	if (e->since != NULL)
		return read_since(e, letter, diags);
	return archive_path() == NULL || id == NULL ||
	    read_archive(e, id, letter, facts, diags);
}

void
review_earlier_free(struct review_earlier *e)
{
	free(e->words);
	e->words = NULL;
}
