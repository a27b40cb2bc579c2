/* engine.c - see engine.h. */
#include "engine.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/suggest.h"
#include "intake/intake.h"

#define WARM_MOST	32	/* cases looked at by eg_engine_warm */

struct eg_engine {
	char			*templates, *schemas, *font_files;	/* directories */
	struct eg_fonts		*fonts;
	struct eg_images	*images;
	struct format		*formats;
	struct eg_view		*views[2];	/* by enum eg_view_kind; loaded when asked for */
	struct made_with	 view_files[2], digests;
	bool			 examine;
	struct eg_arena		*strings;
	struct eg_arena		*names;		/* of letters */
	const char		**letters;
	size_t			 nletters;
	const char		**rulebooks;
	size_t			 nrulebooks;
};

/* Messages show these paths: "templates/x", not "./templates/x". */
static char *
join(const char *dir, const char *name)
{
	size_t n = strlen(dir) + strlen(name) + 2;
	char *p;

	if (strcmp(dir, ".") == 0)
		return eg_strdup(name);
	p = eg_malloc(n);
	snprintf(p, n, "%s/%s", dir, name);
	return p;
}

char *
engine_directory_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *dir;

	if (slash == NULL)
		return eg_strdup(".");
	dir = eg_strdup(path);
	dir[slash == path ? 1 : slash - path] = '\0';
	return dir;
}

static bool
need_directory(const char *path, const char *what, struct eg_diags *diags)
{
	if (access(path, R_OK | X_OK) == 0)
		return true;
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "U8011",
	    .at.file = path,
	    .help = "name the directory that holds `templates/` and `schemas/` with "
	    "`--workspace DIR`" },
	    "there is no %s here", what);
	return false;
}

struct eg_engine *
eg_engine_new(const char *workspace, const char *fonts, struct eg_diags *diags)
{
	struct eg_engine *e = eg_malloc(sizeof(*e));

	*e = (struct eg_engine){ .templates = join(workspace, "templates"),
	    .schemas = join(workspace, "schemas"), .font_files = eg_strdup(fonts),
	    .strings = eg_arena_new(),
	    .names = eg_arena_new(), .images = eg_images_new() };
	if (need_directory(e->templates, "directory of templates", diags) &&
	    need_directory(e->schemas, "directory of schemas", diags))
		e->fonts = eg_fonts_open(fonts, diags);
	if (e->fonts == NULL) {
		eg_engine_free(e);
		return NULL;
	}
	return e;
}

static void
format_free(struct format *f)
{
	made_with_free(&f->made_with);
	eg_checklist_free(f->checklist);
	eg_xsd_free(f->checklist_schema);
	eg_rulebook_free(f->rulebook);
	eg_xsd_free(f->schema);
	eg_letter_free(f->marked);
	eg_letter_free(f->letter);
	free(f->name);
	free(f);
}

void
eg_engine_free(struct eg_engine *e)
{
	struct format *f;

	if (e == NULL)
		return;
	while ((f = e->formats) != NULL) {
		e->formats = f->next;
		format_free(f);
	}
	eg_view_free(e->views[EG_VIEW_HTML]);
	eg_view_free(e->views[EG_VIEW_TEXT]);
	eg_images_free(e->images);
	eg_fonts_close(e->fonts);
	eg_arena_free(e->names);
	eg_arena_free(e->strings);
	free(e->letters);
	free(e->rulebooks);
	made_with_free(&e->view_files[EG_VIEW_HTML]);
	made_with_free(&e->view_files[EG_VIEW_TEXT]);
	made_with_free(&e->digests);
	free(e->font_files);
	free(e->schemas);
	free(e->templates);
	free(e);
}

const char *
engine_schemas(const struct eg_engine *e)
{
	return e->schemas;
}

struct eg_fonts *
engine_fonts(struct eg_engine *e)
{
	return e->fonts;
}

struct eg_images *
engine_images(struct eg_engine *e)
{
	return e->images;
}

struct eg_view *
engine_view(struct eg_engine *e, enum eg_view_kind kind, struct eg_diags *diags)
{
	if (e->views[kind] == NULL) {
		made_with_begin(&e->view_files[kind]);
		e->views[kind] = eg_view_open(e->templates, kind, diags);
		made_with_end();
	}
	return e->views[kind];
}

/* --- what a letter is made with ---------------------------------------------------------- */

/* What loaded it, the manifest of the fonts, and the faces of the pages. */
static void
gather(struct eg_engine *e, const struct format *f, const struct eg_area_tree *areas,
    struct made_with *all)
{
	const struct made_with *const loaded[] = { &f->made_with, &e->view_files[EG_VIEW_TEXT] };
	char *manifest = join(e->font_files, "manifest.tsv");
	size_t i, k;

	for (k = 0; k < 2; k++)
		for (i = 0; i < loaded[k]->n; i++)
			made_with_add(all, loaded[k]->file[i].path);
	made_with_add(all, manifest);
	made_with_faces(all, areas, e->font_files);
	free(manifest);
}

bool
engine_made_with(struct eg_engine *e, const struct format *f, const struct eg_area_tree *areas,
    made_with_fn tell, void *data, struct eg_diags *diags)
{
	const struct made_with_place place[] = { { e->templates, "templates" },
	    { e->schemas, "schemas" }, { e->font_files, "fonts" }, { NULL, NULL } };
	struct made_with all = { .n = 0 };
	bool ok;

	gather(e, f, areas, &all);
	ok = made_with_tell(&all, place, &e->digests, tell, data, diags);
	made_with_free(&all);
	return ok;
}

const char *
engine_string(struct eg_engine *e, const char *s)
{
	return eg_arena_strdup(e->strings, s);
}

void
engine_string_reset(struct eg_engine *e)
{
	eg_arena_free(e->strings);
	e->strings = eg_arena_new();
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/*
 * The folders of dir that hold `file`, by name, as wanted: a name or the path
 * of the file.
 */
static const char **
list(struct eg_engine *e, const char *dir, const char *file, bool paths, size_t *n)
{
	const char **found = NULL, *path;
	struct dirent *entry;
	DIR *d = opendir(dir);
	size_t cap = 0;
	char *folder;

	*n = 0;
	while (d != NULL && (entry = readdir(d)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		folder = join(dir, entry->d_name);
		path = eg_arena_printf(e->names, "%s/%s", folder, file);
		free(folder);
		if (access(path, R_OK) != 0)
			continue;
		if (*n == cap) {
			cap = cap == 0 ? 16 : cap * 2;
			found = eg_realloc(found, cap, sizeof(*found));
		}
		found[(*n)++] = paths ? path : eg_arena_strdup(e->names, entry->d_name);
	}
	if (d != NULL)
		closedir(d);
	if (*n > 0)
		qsort(found, *n, sizeof(*found), by_name);
	return found;
}

const char *const *
eg_engine_letters(struct eg_engine *e, size_t *n)
{
	if (e->letters == NULL)
		e->letters = list(e, e->templates, "letter.xml", false, &e->nletters);
	*n = e->nletters;
	return e->letters;
}

const char *const *
eg_engine_rulebooks(struct eg_engine *e, size_t *n)
{
	if (e->rulebooks == NULL)
		e->rulebooks = list(e, e->schemas, "rulebook", true, &e->nrulebooks);
	*n = e->nrulebooks;
	return e->rulebooks;
}

static struct format *
unknown(struct eg_engine *e, const char *name, struct eg_pos at,
    struct eg_diags *diags)
{
	const char *near, *const *names;
	size_t n;

	names = eg_engine_letters(e, &n);
	near = eg_suggest(name, names, n);
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "U8010",
	    .at = at, .found = eg_diags_printf(diags, "no %s/%s/letter.xml",
	    e->templates, name),
	    .help = near == NULL ? "`engross letters` lists them" :
	    eg_diags_printf(diags, "did you mean `%s`?", near) },
	    "there is no letter format `%s`", name);
	return NULL;
}

static bool
known(struct eg_engine *e, const char *name)
{
	const char *const *names;
	size_t i, n;

	names = eg_engine_letters(e, &n);
	for (i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

static bool
load(struct eg_engine *e, struct format *f, struct eg_diags *diags)
{
	const char *rulebook;
	char *path;

	f->letter = e->examine ?
	    eg_letter_examine(e->templates, e->schemas, f->name, diags) :
	    eg_letter_open(e->templates, f->name, false, diags);
	if (f->letter == NULL)
		return false;
	path = join(e->schemas, eg_letter_schema(f->letter));
	f->schema = eg_xsd_open(path, diags);
	free(path);
	if (f->schema == NULL)
		return false;
	rulebook = eg_letter_rulebook(f->letter);
	if (rulebook == NULL)
		return true;
	path = join(e->schemas, rulebook);
	f->rulebook = eg_rulebook_open(path, diags);
	free(path);
	return f->rulebook != NULL;
}

struct format *
engine_format(struct eg_engine *e, const char *name, struct eg_pos at,
    struct eg_diags *diags)
{
	struct format *f;
	bool loaded;

	for (f = e->formats; f != NULL; f = f->next)
		if (strcmp(f->name, name) == 0)
			return f;
	/* A name that is not in the list never becomes part of a path. */
	if (!known(e, name))
		return unknown(e, name, at, diags);
	f = eg_malloc(sizeof(*f));
	*f = (struct format){ .name = eg_strdup(name) };
	made_with_begin(&f->made_with);
	loaded = load(e, f, diags);
	made_with_end();
	if (!loaded) {
		format_free(f);
		return NULL;
	}
	f->next = e->formats;
	e->formats = f;
	return f;
}

void
engine_examine(struct eg_engine *e)
{
	e->examine = true;
}

struct eg_letter *
engine_marked_letter(struct eg_engine *e, struct format *f, struct eg_diags *diags)
{
	if (f->marked == NULL)
		f->marked = eg_letter_open(e->templates, f->name, true, diags);
	return f->marked;
}

/* The schema stays: messages quote it. */
static bool
load_checklist(struct eg_engine *e, struct format *f, const char *path,
    struct eg_diags *diags)
{
	char *schema = join(e->schemas, "rulebook/checklist.xsd");

	if (f->checklist_schema == NULL)
		f->checklist_schema = eg_xsd_open(schema, diags);
	free(schema);
	if (f->checklist_schema != NULL)
		f->checklist = eg_checklist_open(path, f->checklist_schema, diags);
	return f->checklist != NULL;
}

bool
engine_checklist(struct eg_engine *e, struct format *f, struct eg_checklist **list,
    struct eg_diags *diags)
{
	const char *rulebook = eg_letter_rulebook(f->letter);
	char *dir, *folder, *path;
	bool ok = true;

	if (f->checklist == NULL && rulebook != NULL) {
		dir = engine_directory_of(rulebook);
		folder = join(e->schemas, dir);
		path = join(folder, "checklist.xml");
		made_with_begin(&f->made_with);
		if (access(path, R_OK) == 0)
			ok = load_checklist(e, f, path, diags);
		made_with_end();
		free(path);
		free(folder);
		free(dir);
	}
	*list = f->checklist;
	return ok;
}

bool
engine_attestations(struct eg_engine *e, struct format *f, const struct eg_xml *facts,
    eg_attestation_fn tell, void *data, struct eg_diags *diags)
{
	struct eg_checklist *list;

	return engine_checklist(e, f, &list, diags) &&
	    (list == NULL || eg_checklist_attestations(list, facts, tell, data, diags));
}

bool
eg_engine_attestations(struct eg_engine *e, const char *letter, eg_attestation_fn tell,
    void *data, struct eg_diags *diags)
{
	struct format *f = engine_format(e, letter, (struct eg_pos){ 0 }, diags);

	return f != NULL && engine_attestations(e, f, NULL, tell, data, diags);
}

void
eg_engine_warm(struct eg_engine *e, const char *const *paths, size_t n)
{
	struct eg_diags *quiet = eg_diags_new();
	struct eg_xml *cas;
	const char *name;
	size_t i;

	for (i = 0; i < n && i < WARM_MOST; i++) {
		cas = eg_intake_read(paths[i], quiet);
		if (cas == NULL)
			continue;
		name = eg_node_attr(eg_xml_root(cas), "", "letter");
		if (name != NULL)
			engine_format(e, name, (struct eg_pos){ 0 }, quiet);
		eg_xml_free(cas);
	}
	eg_diags_free(quiet);
}
