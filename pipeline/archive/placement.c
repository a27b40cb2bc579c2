/* placement.c - see placement.h. */
#include "archive/placement.h"

#include <errno.h>
#include <string.h>

#include "archive/disk.h"
#include "base/ascii.h"
#include "json/json.h"

#define ID_MOST		100	/* characters of an encoded id in a path (0003) */

static const char *const names[] = {
	[EG_PLACEMENT_NONE] = "",
	[EG_PLACEMENT_0003] = "0003-hash-and-id-n-tuple-storage-layout",
	[EG_PLACEMENT_0004] = "0004-hashed-n-tuple-storage-layout",
};

/*
 * Two tuples of two characters make 65,536 directories: with the three of
 * three that are usual nearly every object would have three of its own.
 */
struct eg_placement
eg_placement_new(enum eg_placement_kind kind)
{
	return (struct eg_placement){ .kind = kind, .digest = EG_SHA256, .tuple = 2,
	    .tuples = 2 };
}

const char *
eg_placement_name(enum eg_placement_kind kind)
{
	return names[kind];
}

void
eg_placement_config(const struct eg_placement *p, struct eg_buf *out)
{
	eg_buf_printf(out, "{\n  \"extensionName\": \"%s\",\n  \"digestAlgorithm\": \"%s\",\n"
	    "  \"tupleSize\": %d,\n  \"numberOfTuples\": %d", names[p->kind],
	    eg_digest_name(p->digest), p->tuple, p->tuples);
	if (p->kind == EG_PLACEMENT_0004)
		eg_buf_printf(out, ",\n  \"shortObjectRoot\": %s", p->brief ? "true" : "false");
	eg_buf_puts(out, "\n}\n");
}

/* NULL when there is no such file, or it is no JSON: *why then says so. */
static const struct eg_json *
read_json(int root, const char *path, struct eg_arena *a, const char **why)
{
	struct eg_buf bytes = { 0 };
	const struct eg_json *j = NULL;
	uint32_t line;

	*why = NULL;
	if (!eg_disk_read(root, path, 65536, &bytes)) {
		if (errno != ENOENT)
			*why = eg_arena_printf(a, "%s: %s", path, strerror(errno));
	} else if ((j = eg_json_read(a, eg_buf_str(&bytes), bytes.len, why, &line)) == NULL)
		*why = eg_arena_printf(a, "%s: %s", path, *why);
	eg_buf_free(&bytes);
	return j;
}

/* The extensions' own defaults, which a config.json may leave out. */
static bool
configure(struct eg_placement *p, const struct eg_json *config)
{
	const char *digest = eg_json_string(config, "digestAlgorithm");
	const struct eg_json *brief = eg_json_find(config, "shortObjectRoot");
	int digits;

	if (!eg_digest_find(digest == NULL ? "sha256" : digest, &p->digest))
		return false;
	p->tuple = (int)eg_json_integer(config, "tupleSize", 3);
	p->tuples = (int)eg_json_integer(config, "numberOfTuples", 3);
	p->brief = brief != NULL && brief->kind == EG_JSON_BOOL && brief->integer;
	digits = (int)eg_digest_digits(p->digest);
	return p->tuple >= 0 && p->tuples >= 0 && p->tuple <= 32 && p->tuples <= 32 &&
	    (p->tuple == 0) == (p->tuples == 0) && p->tuple * p->tuples <= digits;
}

bool
eg_placement_read(int root, struct eg_arena *a, struct eg_placement *p, const char **why)
{
	const struct eg_json *layout, *config;
	const char *name;
	int k;

	*p = (struct eg_placement){ .kind = EG_PLACEMENT_NONE };
	layout = read_json(root, "ocfl_layout.json", a, why);
	if (layout == NULL)
		return *why == NULL;
	name = eg_json_string(layout, "extension");
	for (k = EG_PLACEMENT_0003; name != NULL && k <= EG_PLACEMENT_0004; k++)
		if (strcmp(name, names[k]) == 0)
			p->kind = (enum eg_placement_kind)k;
	if (p->kind == EG_PLACEMENT_NONE)
		return true;
	config = read_json(root, eg_arena_printf(a, "extensions/%s/config.json", name), a, why);
	if (*why != NULL)
		return false;
	if (configure(p, config))
		return true;
	*why = eg_arena_printf(a, "extensions/%s/config.json: sizes or digest that the layout "
	    "cannot have", name);
	return false;
}

/* 0003: letters, digits, - and _ stay; every other octet is %xx. */
static void
encode(const char *id, struct eg_buf *out)
{
	for (; *id != '\0'; id++)
		if (eg_is_letter(*id) || eg_is_digit(*id) || *id == '-' || *id == '_')
			eg_buf_putc(out, *id);
		else
			eg_buf_printf(out, "%%%02x", (unsigned)(unsigned char)*id);
}

void
eg_placement_path(const struct eg_placement *p, const char *id, struct eg_buf *out)
{
	struct eg_buf encoded = { 0 };
	char hex[EG_DIGEST_HEX];
	int i;

	eg_digest(p->digest, id, strlen(id), hex);
	for (i = 0; i < p->tuples; i++)
		eg_buf_printf(out, "%.*s/", p->tuple, hex + i * p->tuple);
	if (p->kind == EG_PLACEMENT_0004) {
		eg_buf_puts(out, p->brief ? hex + p->tuples * p->tuple : hex);
		return;
	}
	encode(id, &encoded);
	if (encoded.len > ID_MOST)
		eg_buf_printf(out, "%.*s-%s", ID_MOST, encoded.data, hex);
	else
		eg_buf_puts(out, eg_buf_str(&encoded));
	eg_buf_free(&encoded);
}
