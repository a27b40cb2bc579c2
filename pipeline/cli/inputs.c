/* inputs.c - see inputs.h. */
#include "inputs.h"

#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/file.h"
#include "crypt/digest.h"

#define LIST_MAX	((size_t)64 * 1024 * 1024)
#define FILE_MAX	((size_t)256 * 1024 * 1024)

static void
add(struct inputs *in, const char *path, size_t n)
{
	if (in->n == in->cap) {
		in->cap = in->cap == 0 ? 64 : in->cap * 2;
		in->path = eg_realloc(in->path, in->cap, sizeof(*in->path));
	}
	in->path[in->n] = eg_malloc(n + 1);
	memcpy(in->path[in->n], path, n);
	in->path[in->n++][n] = '\0';
}

static int
by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

static bool
ends_in(const char *s, const char *tail)
{
	size_t n = strlen(s), k = strlen(tail);

	return n > k && strcmp(s + n - k, tail) == 0;
}

/*
 * Calls each() with every plain file below dir, sorted, hidden ones left out, and
 * folders whose names end in leave_out (NULL: none).
 */
static bool
walk(const char *dir, const char *leave_out, void (*each)(void *, const char *path),
    void *arg, struct eg_diags *diags)
{
	char *roots[2] = { eg_strdup(dir), NULL };
	FTS *fts = fts_open(roots, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, by_name);
	bool ok = fts != NULL;
	FTSENT *e;

	while (ok && (e = fts_read(fts)) != NULL) {
		if (e->fts_level > 0 && (e->fts_name[0] == '.' || (leave_out != NULL &&
		    e->fts_info == FTS_D && ends_in(e->fts_name, leave_out))))
			fts_set(fts, e, FTS_SKIP);
		else if (e->fts_info == FTS_F)
			each(arg, e->fts_path);
		else if (e->fts_info == FTS_DNR || e->fts_info == FTS_ERR)
			ok = false;
	}
	if (!ok)
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "U8001", .at.file = dir }, "cannot read this folder");
	if (fts != NULL)
		fts_close(fts);
	free(roots[0]);
	return ok;
}

static void
add_case(void *arg, const char *path)
{
	if (ends_in(path, ".xml"))
		add(arg, path, strlen(path));
}

bool
inputs_add(struct inputs *in, const char *operand, struct eg_diags *diags)
{
	struct stat st;
	size_t before = in->n;

	if (strcmp(operand, "-") == 0)
		return inputs_add_list(in, "-", diags);
	if (stat(operand, &st) != 0 || !S_ISDIR(st.st_mode)) {
		add(in, operand, strlen(operand));
		return true;
	}
	/* What is beside a case to sign it off is no case. */
	if (!walk(operand, ".signoff", add_case, in, diags))
		return false;
	if (in->n == before) {
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "U8022", .at.file = operand },
		    "there is no case (*.xml) in this folder");
		return false;
	}
	return true;
}

static const char *
field_end(const char *line, const char *end)
{
	const char *comma = memchr(line, ',', (size_t)(end - line));

	return comma == NULL ? end : comma;
}

bool
inputs_add_list(struct inputs *in, const char *file, struct eg_diags *diags)
{
	bool csv = ends_in(file, ".csv"), first = true;
	struct eg_buf b = { 0 };
	const char *p, *end, *stop;

	if (!eg_file_read(file, LIST_MAX, &b, diags))
		return false;
	for (p = eg_buf_str(&b); *p != '\0'; p = *end == '\0' ? end : end + 1) {
		end = strchr(p, '\n');
		if (end == NULL)
			end = p + strlen(p);
		stop = csv ? field_end(p, end) : end;
		if (stop > p && stop[-1] == '\r')
			stop--;
		/* A CSV starts with its column names. */
		if (stop > p && !(csv && first))
			add(in, p, (size_t)(stop - p));
		first = false;
	}
	eg_buf_free(&b);
	return true;
}

void
inputs_free(struct inputs *in)
{
	size_t i;

	for (i = 0; i < in->n; i++)
		free(in->path[i]);
	free(in->path);
	*in = (struct inputs){ 0 };
}

struct tree {
	struct eg_sha256	*digest;
	size_t			 prefix;	/* bytes of the root's name */
	struct eg_diags		*diags;
};

static void
digest_file(void *arg, const char *path)
{
	struct tree *t = arg;
	struct eg_buf b = { 0 };
	char hex[EG_SHA256_HEX];

	if (eg_file_read(path, FILE_MAX, &b, t->diags)) {
		eg_sha256(eg_buf_str(&b), b.len, hex);
		eg_sha256_add(t->digest, hex, strlen(hex));
		eg_sha256_add(t->digest, path + t->prefix, strlen(path + t->prefix) + 1);
	}
	eg_buf_free(&b);
}

bool
inputs_digest_tree(const char *dir, char hex[65], struct eg_diags *diags)
{
	struct tree t = { .digest = eg_sha256_new(), .prefix = strlen(dir),
	    .diags = diags };
	bool ok = walk(dir, NULL, digest_file, &t, diags);

	eg_sha256_end(t.digest, hex);
	return ok && !eg_diags_failed(diags);
}
