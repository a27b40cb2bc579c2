/* product.c - see product.h. */
#include "product.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "command.h"
#include "session.h"

const struct product_kind eg_product_kinds[] = {
	{ "pdf", EG_OUTPUT_PDF, ".pdf", true, false, false },
	{ "html", EG_OUTPUT_HTML, ".html", false, true, false },
	{ "text", EG_OUTPUT_TEXT, ".txt", false, true, false },
	{ "png", EG_OUTPUT_PNG, ".png", true, false, true },
	{ "svg", EG_OUTPUT_SVG, ".svg", false, false, true },
	{ "fo", EG_OUTPUT_FO, ".fo", false, true, false },
	{ "letter", EG_OUTPUT_LETTER, ".xml", false, true, false },
	{ "areas", EG_OUTPUT_AREAS, ".areas", false, false, false },
	{ "tree", EG_OUTPUT_TREE, ".tree", false, false, false },
	{ "structure", EG_OUTPUT_STRUCTURE, ".structure", false, false, false },
	{ 0 }
};

const struct product_kind *
eg_product_kind(const char *command, const char *name, bool of_a_case)
{
	const struct product_kind *k;
	struct eg_buf kinds = { 0 };
	const char *between;

	for (k = eg_product_kinds; k->name != NULL; k++) {
		if (k->of_a_case && !of_a_case)
			continue;
		if (name == NULL || strcmp(k->name, name) == 0) {
			eg_buf_free(&kinds);
			return k;
		}
		between = kinds.len == 0 ? "" : k[1].name == NULL ? " or " : ", ";
		eg_buf_printf(&kinds, "%s%s", between, k->name);
	}
	eg_usage(command, "`--format` takes %s, not `%s`", eg_buf_str(&kinds), name);
	eg_buf_free(&kinds);
	return NULL;
}

bool
eg_product_is_directory(const char *out)
{
	struct stat st;
	size_t n = strlen(out);

	if (stat(out, &st) == 0)
		return S_ISDIR(st.st_mode);
	return n > 0 && out[n - 1] == '/';
}

/* Only names that are plain in every file system; no path ever comes from data. */
static bool
plain(const char *s)
{
	return *s != '\0' && *s != '.' && strlen(s) < 128 &&
	    s[strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	    "0123456789._-")] == '\0';
}

/* "a/b/case.xml" is called b, since every case may be a case.xml; "x.xml" is x. */
static char *
name_of_input(const char *input)
{
	const char *slash = strrchr(input, '/'), *base, *start;
	char *name;

	base = slash == NULL ? input : slash + 1;
	if (strcmp(base, "case.xml") == 0 && slash != NULL) {
		for (start = slash; start > input && start[-1] != '/'; start--)
			continue;
		name = eg_strdup(start);
		name[slash - start] = '\0';
		if (plain(name))
			return name;
		free(name);
	}
	name = eg_strdup(strcmp(base, "-") == 0 ? "letter" : base);
	if (strrchr(name, '.') != NULL && strrchr(name, '.') != name)
		*strrchr(name, '.') = '\0';
	return name;
}

char *
eg_product_path(const char *out, const struct eg_letter_info *info,
    const char *input, const struct product_kind *kind)
{
	struct eg_buf b = { 0 };
	char *name;

	if (out != NULL && (strcmp(out, "-") == 0 || !eg_product_is_directory(out)))
		return eg_strdup(out);
	if (out != NULL) {
		eg_buf_puts(&b, out);
		if (b.len > 0 && b.data[b.len - 1] != '/')
			eg_buf_putc(&b, '/');
	}
	if (info->id != NULL && plain(info->id))
		eg_buf_puts(&b, info->id);
	else {
		name = name_of_input(input);
		eg_buf_puts(&b, name);
		free(name);
	}
	eg_buf_puts(&b, kind->suffix);
	return b.data;
}

char *
eg_product_sheet_path(const char *path, const struct product_kind *kind,
    uint32_t number, uint32_t of)
{
	size_t n = strlen(path), suffix = strlen(kind->suffix);
	struct eg_buf b = { 0 };
	int digits = 1;

	for (; of >= 10; of /= 10)
		digits++;
	if (n >= suffix && strcmp(path + n - suffix, kind->suffix) == 0)
		n -= suffix;
	else
		suffix = 0;
	eg_buf_printf(&b, "%.*s-%0*u%s", (int)n, path, digits, number,
	    suffix > 0 ? kind->suffix : "");
	return b.data;
}

/* 1: the same bytes are there; 0: nothing is; -1: something else is. */
static int
compare(const char *path, const struct eg_buf *b)
{
	struct eg_diags *quiet;
	struct stat st;
	struct eg_buf old = { 0 };
	int result = -1;

	/* A device or a pipe holds nothing that could be lost. */
	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
		return 0;
	quiet = eg_diags_new();
	if (eg_file_read(path, b->len + 1, &old, quiet) && old.len == b->len &&
	    (b->len == 0 || memcmp(old.data, b->data, b->len) == 0))
		result = 1;
	eg_buf_free(&old);
	eg_diags_free(quiet);
	return result;
}

static enum product_result
refuse(struct eg_diags *diags, const char *code, const char *path,
    const char *what, const char *help)
{
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = code,
	    .at.file = path, .help = help }, "%s", what);
	return PRODUCT_REFUSED;
}

static void
make_directory_of(const char *path)
{
	char *dir = eg_strdup(path), *slash = strrchr(dir, '/');

	if (slash != NULL && slash != dir) {
		*slash = '\0';
		mkdir(dir, 0777);	/* what stands in the way is told by the write */
	}
	free(dir);
}

enum product_result
eg_product_write(const char *path, const struct eg_buf *b,
    const struct product_kind *kind, bool force, struct eg_diags *diags)
{
	bool out = strcmp(path, "-") == 0;
	int same;

	if (out && kind->binary && isatty(STDOUT_FILENO))
		return refuse(diags, "U8021", "<stdout>", "a PDF is not for a terminal",
		    "write it to a file with `--output FILE`, or into a pipe");
	if (!out) {
		same = compare(path, b);
		if (same == 1)
			return PRODUCT_UNCHANGED;
		if (same == -1 && !force)
			return refuse(diags, "U8020", path,
			    "there is another file of this name",
			    "overwrite it with `--force`, or choose with `--output`");
		make_directory_of(path);
	}
	return eg_file_write(path, eg_buf_str(b), b->len, diags) ?
	    PRODUCT_WRITTEN : PRODUCT_FAILED;
}
