/* manifest.c - see manifest.h. */
#include "text/manifest.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"

#define COLUMNS_MAX	8
#define SIZE_MAX_TSV	((size_t)1 << 20)

enum kind { FACE, ALIAS, FALLBACK, HYPHENATION, KINDS };

static const struct {
	const char	*name;
	size_t		 columns;	/* at least, with the first */
} kinds[KINDS] = {
	[FACE]		= { "face", 5 },
	[ALIAS]		= { "alias", 3 },
	[FALLBACK]	= { "fallback", 2 },
	[HYPHENATION]	= { "hyphenation", 3 },
};

struct reader {
	struct eg_arena		*arena;
	struct eg_manifest	*m;
	struct eg_diags		*diags;
	const char		*path;
	uint32_t		 line;
};

static bool
wrong(const struct reader *r, const char *what, const char *value)
{
	eg_report(r->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "G6005", .at = { .file = r->path, .line = r->line },
	    .help = "fonts/README.md describes the columns; `make fonts` copies them" },
	    "the font manifest is wrong: %s `%s`", what, value);
	return false;
}

static const char *
face_name(struct eg_arena *a, const char *family, unsigned weight, bool italic)
{
	const char *w = weight == 400 ? "" : weight == 700 ? " Bold" :
	    eg_arena_printf(a, " %u", weight);

	return eg_arena_printf(a, "%s%s%s", family, w, italic ? " Italic" :
	    weight == 400 ? " Regular" : "");
}

static bool
add_face(struct reader *r, char **col)
{
	struct eg_manifest_face *f = &r->m->faces[r->m->nfaces];
	char *end;
	unsigned long weight = strtoul(col[3], &end, 10);

	if (strcmp(col[2], "normal") != 0 && strcmp(col[2], "italic") != 0)
		return wrong(r, "not a style:", col[2]);
	if (*end != '\0' || weight < 100 || weight > 900)
		return wrong(r, "not a weight:", col[3]);
	if (strchr(col[4], '/') != NULL)
		return wrong(r, "not a file name:", col[4]);
	f->family = col[1];
	f->italic = col[2][0] == 'i';
	f->weight = (uint16_t)weight;
	f->file = col[4];
	f->name = face_name(r->arena, f->family, f->weight, f->italic);
	r->m->nfaces++;
	return true;
}

static bool
add(struct reader *r, enum kind kind, char **col)
{
	struct eg_manifest *m = r->m;

	switch (kind) {
	case FACE:
		return add_face(r, col);
	case ALIAS:
		m->aliases[m->naliases++] =
		    (struct eg_manifest_pair){ col[1], col[2] };
		return true;
	case FALLBACK:
		m->fallback[m->nfallback++] = col[1];
		return true;
	default:
		if (strchr(col[2], '/') != NULL)
			return wrong(r, "not a file name:", col[2]);
		m->hyphenation[m->nhyphenation++] =
		    (struct eg_manifest_pair){ col[1], col[2] };
		return true;
	}
}

static bool
read_line(struct reader *r, char *line)
{
	char *col[COLUMNS_MAX] = { NULL };
	size_t n = 0, k;

	if (*line == '#' || *line == '\0')
		return true;
	while (n < COLUMNS_MAX && line != NULL)
		col[n++] = strsep(&line, "\t");
	for (k = 0; k < KINDS; k++)
		if (strcmp(col[0], kinds[k].name) == 0)
			break;
	if (k == KINDS)
		return wrong(r, "not a kind of line:", col[0]);
	if (n < kinds[k].columns)
		return wrong(r, "too few columns after", col[0]);
	return add(r, k, col);
}

static bool
known_families(struct reader *r)
{
	struct eg_manifest *m = r->m;
	size_t i;

	r->line = 0;
	if (m->nfaces == 0)
		return wrong(r, "no line of the kind", "face");
	for (i = 0; i < m->naliases; i++)
		if (eg_manifest_nearest(m, m->aliases[i].to, 400, false) == m->nfaces)
			return wrong(r, "an alias names no family:", m->aliases[i].to);
	for (i = 0; i < m->nfallback; i++)
		if (eg_manifest_nearest(m, m->fallback[i], 400, false) == m->nfaces)
			return wrong(r, "fallback names no family:", m->fallback[i]);
	return true;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
list_names(struct eg_arena *a, struct eg_manifest *m)
{
	size_t i, n = 0;

	m->names = eg_new_array(a, m->nfaces + m->naliases, const char *);
	for (i = 0; i < m->nfaces; i++)
		if (i == 0 || strcmp(m->faces[i].family, m->faces[i - 1].family) != 0)
			m->names[n++] = m->faces[i].family;
	for (i = 0; i < m->naliases; i++)
		m->names[n++] = m->aliases[i].from;
	qsort(m->names, n, sizeof(*m->names), by_name);
	m->nnames = n;
}

bool
eg_manifest_read(struct eg_arena *a, const char *dir, struct eg_manifest *m,
    struct eg_diags *diags)
{
	struct reader r = { .arena = a, .m = m, .diags = diags };
	struct eg_buf text = { 0 };
	size_t lines = 1, i;
	char *rest, *line;
	bool ok = true;

	r.path = eg_arena_printf(a, "%s/manifest.tsv", dir);
	if (access(r.path, R_OK) != 0) {
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "G6005", .at.file = r.path, .help = "`make fonts` copies "
		    "the fonts; ENGROSS_FONT_PATH names another directory of them" },
		    "the fonts are not here: there is no manifest");
		return false;
	}
	if (!eg_file_read(r.path, SIZE_MAX_TSV, &text, diags)) {
		eg_buf_free(&text);
		return false;
	}
	for (i = 0; i < text.len; i++)
		lines += text.data[i] == '\n';
	*m = (struct eg_manifest){ .dir = eg_arena_strdup(a, dir),
	    .faces = eg_new_array(a, lines, struct eg_manifest_face),
	    .aliases = eg_new_array(a, lines, struct eg_manifest_pair),
	    .hyphenation = eg_new_array(a, lines, struct eg_manifest_pair),
	    .fallback = eg_new_array(a, lines, const char *) };
	rest = eg_arena_strndup(a, eg_buf_str(&text), text.len);
	eg_buf_free(&text);
	while (ok && (line = strsep(&rest, "\n")) != NULL) {
		r.line++;
		ok = read_line(&r, line);
	}
	ok = ok && known_families(&r);
	if (ok)
		list_names(a, m);
	return ok;
}

/* Names of families are compared so (CSS 2.1, 15.3); in ASCII, in any locale. */
static bool
same_name(const char *a, const char *b)
{
	unsigned char x, y;

	do {
		x = (unsigned char)*a++;
		y = (unsigned char)*b++;
		if (x >= 'A' && x <= 'Z')
			x += 'a' - 'A';
		if (y >= 'A' && y <= 'Z')
			y += 'a' - 'A';
	} while (x == y && x != '\0');
	return x == y;
}

const char *
eg_manifest_family(const struct eg_manifest *m, const char *name)
{
	size_t i;

	for (i = 0; i < m->nfaces; i++)
		if (same_name(m->faces[i].family, name))
			return m->faces[i].family;
	for (i = 0; i < m->naliases; i++)
		if (same_name(m->aliases[i].from, name))
			return m->aliases[i].to;
	return NULL;
}

/*
 * How far a weight is from the one wished for: exact, then 400 and 500 for
 * each other, then away from the middle, then towards it.
 */
static unsigned
weight_distance(unsigned wish, unsigned has)
{
	if (has == wish)
		return 0;
	if (wish >= 400 && wish <= 500 && has >= 400 && has <= 500)
		return 1;
	if (wish <= 500)
		return has < wish ? 1 + (wish - has) : 1000 + (has - wish);
	return has > wish ? 1 + (has - wish) : 1000 + (wish - has);
}

size_t
eg_manifest_nearest(const struct eg_manifest *m, const char *family,
    uint16_t weight, bool italic)
{
	size_t i, best = m->nfaces;
	unsigned d, least = 0;

	for (i = 0; i < m->nfaces; i++) {
		if (strcmp(m->faces[i].family, family) != 0)
			continue;
		d = weight_distance(weight, m->faces[i].weight);
		if (m->faces[i].italic != italic)
			d += 10000;
		if (best == m->nfaces || d < least) {
			best = i;
			least = d;
		}
	}
	return best;
}
