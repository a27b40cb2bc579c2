/* redact.c - what becomes of each value; see redact.h. */
#include "redact/redact.h"

#include <stdlib.h>
#include <string.h>

#include "redact/find.h"
#include "redact/generalise.h"
#include "redact/rewrite.h"
#include "redact/walk.h"
#include "xml/edit.h"

/* A case on its way to a public copy. */
struct redacting {
	const struct eg_identifiers	*ids;
	struct eg_redacted		*result;
	/* Ids in the order they are met: what renumber makes of them. */
	const char			**id;
	uint32_t			 n, cap;
};

static const char *
renumber(struct eg_walk *w, const char *id)
{
	struct redacting *r = w->data;
	uint32_t i;

	for (i = 0; i < r->n; i++)
		if (strcmp(r->id[i], id) == 0)
			break;
	if (i == r->n) {
		r->id = eg_arena_grown(w->arena, r->id, r->n, &r->cap, sizeof(*r->id));
		r->id[r->n++] = id;
	}
	return eg_arena_printf(w->arena, "n%u", (unsigned)i + 1);
}

static const char *
trimmed(struct eg_walk *w, const struct eg_node *n)
{
	const char *s = eg_walk_value(w, n);

	s += strspn(s, " \t\r\n");
	return eg_arena_strndup(w->arena, s, strcspn(s, " \t\r\n"));
}

static bool
set(struct redacting *r, struct eg_node *n, const char *text)
{
	r->result->changed++;
	eg_node_set_text(n, text);
	return true;
}

/* False: it goes. */
static bool
change(struct eg_walk *w, const struct eg_redaction_row *row, struct eg_node *n)
{
	struct redacting *r = w->data;
	char coarse[5];

	switch (row->deed) {
	case EG_DEED_KEEP:
		return true;
	case EG_DEED_REMOVE:
		break;
	case EG_DEED_REPLACE:
		return set(r, n, row->words);
	case EG_DEED_YEAR:
		eg_generalise_day(trimmed(w, n), coarse);
		/* 45 CFR 164.514(b)(2)(i)(C): not one that tells of such an age. */
		if (*coarse != '\0' && eg_find_year(r->ids, atoi(coarse)) == 0)
			break;
		return set(r, n, coarse);
	case EG_DEED_ZIP3:
		eg_generalise_zip(trimmed(w, n), coarse);
		return set(r, n, coarse);
	case EG_DEED_RENUMBER:
		return set(r, n, renumber(w, trimmed(w, n)));
	case EG_DEED_TEXT:
	case EG_DEED_REFERENCE:
		eg_rewrite(w, r->ids, n, row->deed == EG_DEED_TEXT ? EG_FIND_ALL :
		    EG_FIND_REFERENCE, r->result);
		return true;
	}
	r->result->removed++;
	return false;
}

void
eg_redact(const struct eg_identifiers *ids, struct eg_xml *cas, struct eg_redacted *result,
    struct eg_diags *diags)
{
	struct redacting r = { .ids = ids, .result = result };
	struct eg_walk w = { .profile = ids->profile, .cas = cas, .diags = diags,
	    .meet = change, .data = &r, .removes = true, .arena = eg_arena_new() };

	*result = (struct eg_redacted){ 0 };
	eg_walk(&w);
	/* The letter says by what it was redacted. */
	eg_node_set_attr(eg_xml_root(cas), EG_REDACTION_NS, "redaction", "profile",
	    ids->profile->name);
	eg_node_set_attr(eg_xml_root(cas), EG_REDACTION_NS, "redaction", "law",
	    ids->profile->law);
	eg_arena_free(w.arena);
}

static void
blank_text(struct eg_node *n)
{
	struct eg_node *c;

	if (eg_node_kind(n) != EG_NODE_ELEMENT)
		eg_node_set_text(n, "x");
	for (c = eg_node_first(n); c != NULL; c = eg_node_next(c))
		if (eg_node_kind(c) != EG_NODE_OTHER)
			blank_text(c);
}

static bool
blank(struct eg_walk *w, const struct eg_redaction_row *row, struct eg_node *n)
{
	(void)w;
	if (row->deed == EG_DEED_TEXT || row->deed == EG_DEED_REFERENCE)
		blank_text(n);
	return true;
}

void
eg_redact_blank(const struct eg_redaction *p, struct eg_xml *cas)
{
	struct eg_diags *quiet = eg_diags_new();
	struct eg_walk w = { .profile = p, .cas = cas, .diags = quiet, .meet = blank,
	    .arena = eg_arena_new() };

	eg_walk(&w);
	eg_arena_free(w.arena);
	eg_diags_free(quiet);
}
