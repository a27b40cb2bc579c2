/*
 * examine.c - what a letter does not tell who hears it read: pictures without
 * words, headings that leave out a level.
 */
#include "seal/structure.h"

#include <string.h>

#define PLACES	64	/* told of at most; so many are mended one after another */

struct examiner {
	struct eg_diags	*diags;
	struct eg_pos	 told[PLACES];
	unsigned	 n;
	bool		 begun;		/* a heading was there */
};

/* One template line makes many a picture; it is told once. */
static bool
is_new(struct examiner *x, struct eg_pos at)
{
	for (unsigned i = 0; i < x->n; i++)
		if (x->told[i].line == at.line && x->told[i].column == at.column &&
		    x->told[i].file != NULL && at.file != NULL &&
		    strcmp(x->told[i].file, at.file) == 0)
			return false;
	if (x->n == PLACES)
		return false;
	x->told[x->n++] = at;
	return true;
}

static void
picture(struct examiner *x, const struct eg_element *e)
{
	const char *alt = e->alt == NULL ? "" : e->alt;

	if (alt[strspn(alt, " \t\r\n")] != '\0' || !is_new(x, e->fo->at))
		return;
	eg_report(x->diags, &(struct eg_diag){ .severity = EG_WARNING, .code = "F5092",
	    .at = e->fo->at, .from = e->fo->from,
	    .help = "say in `fox:alt-text` what it shows; when it only adorns, "
	    "`role=\"artifact\"` hides it" },
	    "a picture has no alternative text");
}

static void
heading(struct examiner *x, const struct eg_element *e)
{
	struct eg_diag d = { .severity = EG_WARNING, .code = "F5093", .at = e->fo->at,
	    .from = e->fo->from };
	int read = e->type - EG_S_H1 + 1;
	bool first = !x->begun;

	x->begun = true;
	if (e->level <= e->above + 1 || (e->above == 0 && !first) ||
	    !is_new(x, e->fo->at))
		return;
	if (e->above == 0) {
		d.help = "begin with `role=\"H1\"`";
		eg_report(x->diags, &d, "the first heading is of level %d; it is read "
		    "as level %d", e->level, read);
		return;
	}
	d.help = eg_diags_printf(x->diags, "make it `role=\"H%d\"`, or add the heading "
	    "between", e->above + 1);
	eg_report(x->diags, &d, "a heading of level %d stands below one of level %d; it "
	    "is read as level %d", e->level, e->above, read);
}

static void
walk(struct examiner *x, const struct eg_element *e)
{
	if (e->type == EG_S_FIGURE && e->fo != NULL)
		picture(x, e);
	if (e->type >= EG_S_H1 && e->type <= EG_S_H6 && e->fo != NULL)
		heading(x, e);
	for (const struct eg_kid *k = e->first; k != NULL; k = k->next)
		if (k->kind == EG_KID_ELEMENT)
			walk(x, k->element);
}

void
eg_structure_examine(const struct eg_structure *s, struct eg_diags *diags)
{
	struct examiner x = { .diags = diags };

	walk(&x, s->document);
}
