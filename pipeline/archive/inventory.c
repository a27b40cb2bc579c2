/* inventory.c - see inventory.h: finding, sorting and writing. */
#include "archive/inventory.h"

#include <stdlib.h>
#include <string.h>

#include "archive/path.h"

const struct eg_ocfl_version *
eg_inventory_find(const struct eg_inventory *in, const char *version)
{
	size_t i;

	for (i = 0; i < in->nversions; i++)
		if (strcmp(in->version[i].name, version) == 0)
			return &in->version[i];
	return NULL;
}

const char *
eg_inventory_content(const struct eg_inventory *in, const struct eg_ocfl_version *v,
    const char *logical, const char **digest)
{
	size_t i, k;

	for (i = 0; i < v->state.n; i++) {
		if (strcmp(v->state.file[i].path, logical) != 0)
			continue;
		if (digest != NULL)
			*digest = v->state.file[i].digest;
		for (k = 0; k < in->manifest.n; k++)
			if (strcmp(in->manifest.file[k].digest, v->state.file[i].digest) == 0)
				return in->manifest.file[k].path;
	}
	return NULL;
}

static int
by_path(const void *a, const void *b)
{
	const struct eg_ocfl_file *x = a, *y = b;

	return eg_path_compare(x->path, y->path);
}

void
eg_ocfl_files_sort(struct eg_ocfl_files *f)
{
	if (f->n > 1)
		qsort(f->file, f->n, sizeof(*f->file), by_path);
}

/* --- writing ---------------------------------------------------------------- */

static int
by_digest(const void *a, const void *b)
{
	const struct eg_ocfl_file *x = a, *y = b;
	int order = strcmp(x->digest, y->digest);

	return order != 0 ? order : strcmp(x->path, y->path);
}

/* Members of an object by their digests, a line each. */
static void
write_files(const struct eg_ocfl_files *f, const char *indent, struct eg_buf *out)
{
	struct eg_ocfl_file *list = eg_realloc(NULL, f->n + 1, sizeof(*list));
	size_t i;

	if (f->n > 0)
		memcpy(list, f->file, f->n * sizeof(*list));
	qsort(list, f->n, sizeof(*list), by_digest);
	eg_buf_putc(out, '{');
	for (i = 0; i < f->n; i++) {
		if (i > 0 && strcmp(list[i].digest, list[i - 1].digest) == 0) {
			eg_buf_puts(out, ", ");
			eg_buf_json(out, list[i].path);
			continue;
		}
		eg_buf_printf(out, "%s\n%s  ", i == 0 ? "" : "],", indent);
		eg_buf_json(out, list[i].digest);
		eg_buf_puts(out, ": [");
		eg_buf_json(out, list[i].path);
	}
	if (f->n > 0)
		eg_buf_printf(out, "]\n%s", indent);
	eg_buf_putc(out, '}');
	free(list);
}

static void
member(struct eg_buf *out, const char *indent, const char *name, const char *value)
{
	eg_buf_printf(out, "%s\"%s\": ", indent, name);
	eg_buf_json(out, value);
}

static void
write_version(const struct eg_ocfl_version *v, struct eg_buf *out)
{
	eg_buf_printf(out, "\n    \"%s\": {\n", v->name);
	member(out, "      ", "created", v->created);
	if (v->message != NULL) {
		eg_buf_puts(out, ",\n");
		member(out, "      ", "message", v->message);
	}
	eg_buf_puts(out, ",\n      \"state\": ");
	write_files(&v->state, "      ", out);
	if (v->user != NULL) {
		eg_buf_puts(out, ",\n      \"user\": {\n");
		if (v->address != NULL) {
			member(out, "        ", "address", v->address);
			eg_buf_puts(out, ",\n");
		}
		member(out, "        ", "name", v->user);
		eg_buf_puts(out, "\n      }");
	}
	eg_buf_puts(out, "\n    }");
}

void
eg_inventory_write(const struct eg_inventory *in, struct eg_buf *out)
{
	size_t i;

	eg_buf_puts(out, "{\n");
	if (in->content_given) {
		member(out, "  ", "contentDirectory", in->content);
		eg_buf_puts(out, ",\n");
	}
	member(out, "  ", "digestAlgorithm", eg_digest_name(in->digest));
	eg_buf_puts(out, ",\n");
	member(out, "  ", "head", in->head);
	eg_buf_puts(out, ",\n");
	member(out, "  ", "id", in->id);
	eg_buf_puts(out, ",\n  \"manifest\": ");
	write_files(&in->manifest, "  ", out);
	eg_buf_printf(out, ",\n  \"type\": \"https://ocfl.io/1.%u/spec/#inventory\",\n"
	    "  \"versions\": {", in->minor);
	for (i = 0; i < in->nversions; i++) {
		if (i > 0)
			eg_buf_putc(out, ',');
		write_version(&in->version[i], out);
	}
	eg_buf_puts(out, "\n  }\n}\n");
}

void
eg_inventory_sidecar(enum eg_digest_kind kind, const struct eg_buf *inventory,
    struct eg_buf *out)
{
	char hex[EG_DIGEST_HEX];

	eg_digest(kind, eg_buf_str(inventory), inventory->len, hex);
	eg_buf_printf(out, "%s inventory.json\n", hex);
}
