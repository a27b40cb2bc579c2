/* collect.c - the personal values of a case; see redact.h. */
#include <stdlib.h>
#include <string.h>

#include "redact/redact.h"
#include "redact/walk.h"

static const char *
sibling(struct eg_walk *w, const struct eg_node *n, const char *path, enum eg_personal kind)
{
	const char *base = strrchr(path, '/');
	const struct eg_redaction_row *row;
	const struct eg_node *c;

	for (c = eg_node_first_element(eg_node_parent(n)); c != NULL;
	    c = eg_node_next_element(c)) {
		row = eg_redaction_find(w->profile, eg_arena_printf(w->arena, "%.*s%s",
		    base == NULL ? 0 : (int)(base + 1 - path), path, eg_node_name(c)));
		if (row != NULL && row->personal == kind)
			return eg_walk_value(w, c);
	}
	return NULL;
}

static bool
collect(struct eg_walk *w, const struct eg_redaction_row *row, struct eg_node *n)
{
	const char *words = row->words == NULL ? w->profile->shared : row->words;
	struct eg_identifiers *ids = w->data;
	int year = row->deed == EG_DEED_YEAR ? atoi(eg_walk_value(w, n)) : 0;

	if (year > ids->year)
		ids->year = year;
	if (ids->n > EG_IDENTIFIERS_MAX)
		return true;
	switch (row->personal) {
	case EG_PERSONAL_NOT:
		break;
	case EG_PERSONAL_GIVEN:
		eg_identifier_add_name(ids, eg_walk_value(w, n),
		    sibling(w, n, row->path, EG_PERSONAL_MIDDLE),
		    sibling(w, n, row->path, EG_PERSONAL_FAMILY), words, row->path);
		break;
	case EG_PERSONAL_FAMILY:
		/* Without a given name it is the first of them. */
		if (sibling(w, n, row->path, EG_PERSONAL_GIVEN) == NULL)
			eg_identifier_add_name(ids, NULL, sibling(w, n, row->path,
			    EG_PERSONAL_MIDDLE), eg_walk_value(w, n), words, row->path);
		break;
	case EG_PERSONAL_MIDDLE:
		if (sibling(w, n, row->path, EG_PERSONAL_GIVEN) == NULL &&
		    sibling(w, n, row->path, EG_PERSONAL_FAMILY) == NULL)
			eg_identifier_add_name(ids, NULL, eg_walk_value(w, n), NULL, words,
			    row->path);
		break;
	default:
		eg_identifier_add(ids, row->personal, eg_walk_value(w, n), words, row->path);
	}
	return true;
}

/* Authors, once all names are known. */
static bool
collect_author(struct eg_walk *w, const struct eg_redaction_row *row, struct eg_node *n)
{
	const char *last = strrchr(row->path, '/');

	if (row->deed == EG_DEED_REFERENCE && last != NULL && strcmp(last, "/authors") == 0)
		eg_identifier_author(w->data, eg_walk_value(w, n));
	return true;
}

static void
warn_of(struct eg_walk *w)
{
	const struct eg_identifiers *ids = w->data;
	const struct eg_identifier *d;
	uint32_t i;
	size_t k;

	for (i = 0; i < ids->n; i++) {
		d = &ids->item[i];
		if (d->brief)
			eg_report(w->diags, &(struct eg_diag){ .severity = EG_WARNING,
			    .code = "D1023", .at = { .file = eg_xml_name(w->cas) },
			    .help = "read the copy for it" },
			    "`%s` is too short to be looked for", d->path);
		for (k = 0; k < d->nparts; k++)
			if (d->part[k].author && eg_walk_is_new(w, d->part[k].fold))
				eg_report(w->diags, &(struct eg_diag){
				    .severity = EG_WARNING, .code = "D1025",
				    .at = { .file = eg_xml_name(w->cas) },
				    .help = "read the copy for it" },
				    "an author of a cited work is called `" EG_FROM_CASE
				    "` too; that part of the name in `%s` is looked for only "
				    "with the rest or a title", d->part[k].fold, d->path);
	}
}

bool
eg_redact_collect(const struct eg_redaction *p, const struct eg_xml *cas,
    struct eg_identifiers *ids, struct eg_diags *diags)
{
	/* It removes nothing, so the case stays as it is. */
	struct eg_walk w = { .profile = p, .diags = diags, .meet = collect, .data = ids,
	    .cas = (struct eg_xml *)(uintptr_t)cas, .arena = eg_arena_new() };
	bool ok;

	ids->profile = p;
	ok = eg_walk(&w);
	if (ids->n > EG_IDENTIFIERS_MAX) {
		ok = false;
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "D1016",
		    .at = eg_xml_pos(cas, eg_xml_root(cas)),
		    .help = "a case names some fifty; leave out what its letter does not need" },
		    "the case has more than %d personal values", EG_IDENTIFIERS_MAX);
	}
	if (ok) {
		w.meet = collect_author;
		eg_walk(&w);
		eg_identifiers_end(ids);
		warn_of(&w);
	}
	eg_arena_free(w.arena);
	return ok;
}
