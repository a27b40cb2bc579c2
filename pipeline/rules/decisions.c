/*
 * decisions.c - the decision model of a rulebook: the one file NAME.dmn in its
 * folder, if there is one.
 */
#include "rules/rulebook.h"

#include <dirent.h>
#include <string.h>

#include "rules/dmn/dmn.h"
#include "rules/judge.h"
#include "rules/phrase/phrase.h"

/* The model of the folder, in the arena; NULL: none, or reported. */
static const char *
find(struct eg_loader *l)
{
	const char *root = l->book->root, *found = NULL, *path;
	DIR *d = opendir(*root == '\0' ? "." : root);
	const struct dirent *e;
	unsigned count = 0;
	size_t n;

	while (d != NULL && (e = readdir(d)) != NULL) {
		n = strlen(e->d_name);
		if (n < 5 || e->d_name[0] == '.' ||
		    strcmp(e->d_name + n - 4, ".dmn") != 0)
			continue;
		path = eg_arena_printf(l->arena, "%s%s", root, e->d_name);
		/* Whatever the order of the folder, one message. */
		if (found == NULL || strcmp(path, found) < 0)
			found = path;
		count++;
	}
	if (d != NULL)
		closedir(d);
	if (count < 2)
		return found;
	l->failed = true;
	eg_report(l->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "R3101", .at = { .file = found },
	    .help = "one file holds the whole model" },
	    "%u decision models are in this folder", count);
	return NULL;
}

/* A fact that phrase tables tell, and a decision makes again. */
static void
told_twice(struct eg_loader *l)
{
	const struct eg_look *k;
	struct eg_dmn_use use;
	size_t i;

	for (i = 0; l->book->phrases != NULL && eg_dmn_use(l->book->dmn, i, &use);
	    i++)
		for (k = l->book->phrases->looks; k != NULL; k = k->next) {
			if (strcmp(k->name, use.fact) != 0)
				continue;
			l->failed = true;
			eg_report(l->diags, &(struct eg_diag){
			    .severity = EG_ERROR, .code = "R3040", .at = use.at,
			    .help = "give one of them another name" },
			    "phrase tables make the fact `%s` already", k->name);
		}
}

void
eg_decisions_read(struct eg_loader *l)
{
	const char *path = find(l);
	struct eg_source *s;

	if (path == NULL)
		return;
	s = eg_source_open(l->book, path, l->diags);
	if (s != NULL)
		l->book->dmn = eg_dmn_read(l->arena, s->xml, l->book->functions,
		    true, l->diags);
	if (l->book->dmn == NULL)
		l->failed = true;
	else
		told_twice(l);
}

void
eg_decisions_free(struct eg_rulebook *book)
{
	eg_dmn_close(book->dmn);
	if (book->derived != NULL)
		eg_arena_free(book->derived);
}

bool
eg_decisions_derive(struct eg_rulebook *book, struct eg_xml *xml,
    struct eg_diags *diags)
{
	if (book->dmn == NULL)
		return true;
	book->proofs = NULL;
	if (book->derived == NULL) {
		book->derived = eg_arena_new();
		book->clean = eg_arena_mark(book->derived);
	}
	eg_arena_reset(book->derived, book->clean);
	return eg_dmn_derive(book->dmn, book->derived, xml, &book->proofs,
	    diags);
}

const struct eg_proof *
eg_rulebook_proofs(const struct eg_rulebook *book)
{
	return book->proofs;
}
