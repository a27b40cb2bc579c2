/* made_with.c - see made_with.h. */
#include "made_with.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "text/font.h"

#define FILE_MAX	((size_t)256 << 20)

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
	size_t n;

	for (; a != NULL; a = a->next) {
		take_faces(m, a->first, dir, last);
		if (a->face == NULL || a->face == *last)
			continue;
		*last = a->face;
		n = strlen(dir) + strlen(eg_face_file(a->face)) + 2;
		path = eg_malloc(n);
		snprintf(path, n, "%s/%s", dir, eg_face_file(a->face));
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

const char *
made_with_digest(struct made_with *cache, const char *path, struct eg_diags *diags)
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
