/* made_with.c - see made_with.h. */
#include "made_with.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "text/font.h"

#define FILE_MAX	((size_t)256 << 20)

static char *
joined(const char *dir, const char *name)
{
	size_t n = strlen(dir) + strlen(name) + 2;
	char *p = eg_malloc(n);

	snprintf(p, n, "%s/%s", dir, name);
	return p;
}

/* --- which there are ------------------------------------------------------------------- */

void
made_with_add(struct made_with *m, const char *path)
{
	size_t i;

	for (i = 0; i < m->n; i++)
		if (strcmp(m->file[i].path, path) == 0)
			return;
	m->file = eg_realloc(m->file, m->n + 1, sizeof(*m->file));
	m->file[m->n++] = (struct made_with_file){ .path = eg_strdup(path) };
}

static void
take(void *data, const char *path)
{
	made_with_add(data, path);
}

void
made_with_begin(struct made_with *m)
{
	eg_file_watch(take, m);
}

void
made_with_end(void)
{
	eg_file_watch(NULL, NULL);
}

void
made_with_free(struct made_with *m)
{
	size_t i;

	for (i = 0; i < m->n; i++)
		free(m->file[i].path);
	free(m->file);
	*m = (struct made_with){ .n = 0 };
}

static void
take_faces(struct made_with *m, const struct eg_area *a, const char *dir,
    const struct eg_face **last)
{
	char *path;

	for (; a != NULL; a = a->next) {
		take_faces(m, a->first, dir, last);
		if (a->face == NULL || a->face == *last)
			continue;
		*last = a->face;
		path = joined(dir, eg_face_file(a->face));
		made_with_add(m, path);
		free(path);
	}
}

void
made_with_faces(struct made_with *m, const struct eg_area_tree *areas, const char *dir)
{
	const struct eg_face *last = NULL;
	const struct eg_page *page;

	for (page = areas->first; page != NULL; page = page->next)
		take_faces(m, page->first, dir, &last);
}

/* --- what is in them --------------------------------------------------------------------- */

/* NULL after U8001. */
static const char *
digest_of(struct made_with *cache, const char *path, struct eg_diags *diags)
{
	struct made_with_file *f;
	struct eg_buf b = { 0 };

	made_with_add(cache, path);
	for (f = cache->file; strcmp(f->path, path) != 0; f++)
		continue;
	if (*f->sha512 == '\0' && eg_file_read(path, FILE_MAX, &b, diags))
		eg_digest(EG_SHA512, eg_buf_str(&b), b.len, f->sha512);
	eg_buf_free(&b);
	return *f->sha512 == '\0' ? NULL : f->sha512;
}

/* --- what they are called ------------------------------------------------------------------ */

/* path below dir, under another name of dir; NULL: it is elsewhere. */
static char *
renamed(const char *dir, const char *name, const char *path)
{
	size_t n = dir == NULL ? 0 : strlen(dir);

	return n > 0 && strncmp(path, dir, n) == 0 && path[n] == '/' ? joined(name, path + n + 1) :
	    NULL;
}

/*
 * A file's name in the bundle.  Some are opened by their real path; what is of none of
 * the places keeps the name it has, for nothing may be left out.
 */
static char *
name_in_bundle(const struct made_with_place *places, const char *path)
{
	const struct made_with_place *p;
	char *found = NULL, *real;

	for (p = places; found == NULL && p->dir != NULL; p++)
		found = renamed(p->dir, p->name, path);
	for (p = places; found == NULL && p->dir != NULL; p++) {
		real = realpath(p->dir, NULL);
		found = renamed(real, p->name, path);
		free(real);
	}
	return found != NULL ? found : eg_strdup(path);
}

/* By name: paths are of this machine. */
struct bundled {
	char		*name;
	const char	*path;
};

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct bundled *)a)->name, ((const struct bundled *)b)->name);
}

bool
made_with_tell(const struct made_with *all, const struct made_with_place *places,
    struct made_with *cache, made_with_fn tell, void *data, struct eg_diags *diags)
{
	struct bundled *b = eg_malloc((all->n + 1) * sizeof(*b));
	const char *hex;
	bool ok = true;
	size_t i;

	for (i = 0; i < all->n; i++)
		b[i] = (struct bundled){ name_in_bundle(places, all->file[i].path),
		    all->file[i].path };
	qsort(b, all->n, sizeof(*b), by_name);
	for (i = 0; i < all->n; i++) {
		hex = ok ? digest_of(cache, b[i].path, diags) : NULL;
		ok = hex != NULL;
		if (ok)
			tell(data, b[i].name, hex);
		free(b[i].name);
	}
	free(b);
	return ok;
}
