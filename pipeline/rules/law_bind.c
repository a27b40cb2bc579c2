/*
 * law_bind.c - rules and tables pointed at the provisions they name.
 */
#include <string.h>

#include "base/suggest.h"
#include "rules/dmn/dmn.h"
#include "rules/law.h"

#define NAMES_MOST	512	/* of which the nearest is suggested */

/* ref: what stands behind "law:". */
static void
wrong_ref(struct eg_loader *l, struct eg_pos at, const char *ref, size_t len)
{
	const struct eg_law *law = l->book->law;
	const char *names[NAMES_MOST], *near = NULL;
	const char *version = memchr(ref, '@', len);
	size_t n = 0, id = version == NULL ? len : (size_t)(version - ref);
	const struct eg_provision *p;

	for (p = law->provisions; p != NULL && n < NAMES_MOST; p = p->next)
		names[n++] = p->id;
	/* Where the provision is right, it is the version that is not there. */
	if (eg_law_find(law, ref, id) == NULL)
		near = eg_suggest(eg_diags_printf(l->diags, "%.*s", (int)id, ref),
		    names, n);
	l->failed = true;
	eg_report(l->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "R3061", .at = at, .help = near == NULL ?
	    "add it to the register of law, or correct the reference" :
	    eg_diags_printf(l->diags, "did you mean `law:%s`?", near) },
	    "the register has no `%.*s`", (int)len, ref);
}

/* Adds what the node's own `see` names. */
static void
bind(struct eg_loader *l, const struct eg_item *at, const char *see,
    struct eg_law_ref **list)
{
	const struct eg_node *attr = at->node == NULL ? NULL :
	    eg_node_attr_node(at->node, "", "see");
	struct eg_law_ref ref, *r;
	const char *word;
	size_t len;

	while (see != NULL && (word = eg_law_ref_next(&see, &len)) != NULL) {
		if (!eg_law_ref_parse(l->book->law, word, len, &ref)) {
			wrong_ref(l, eg_xml_pos(at->source->xml, attr != NULL ?
			    attr : at->node), word, len);
			continue;
		}
		r = eg_new(l->arena, struct eg_law_ref);
		*r = ref;
		*list = r;
		list = &r->next;
	}
}

/* What a check says itself; its `see` may be inherited. */
static const char *
own(const struct eg_item *at, const char *see)
{
	return eg_node_attr_node(at->node, "", "see") == NULL ? NULL : see;
}

/* Which rows apply is seen on a case; that they name what there is, here. */
static void
check_rows(struct eg_loader *l)
{
	struct eg_dmn_row_use row;
	struct eg_law_ref ref;
	const char *text, *word;
	size_t i, len;

	for (i = 0; eg_dmn_row(l->book->dmn, i, &row); i++)
		for (text = row.basis;
		    (word = eg_law_ref_next(&text, &len)) != NULL; )
			if (!eg_law_ref_parse(l->book->law, word, len, &ref))
				wrong_ref(l, row.at, word, len);
}

void
eg_law_bind(struct eg_loader *l)
{
	struct eg_pattern *p;
	struct eg_rule *r;
	struct eg_check *c;

	if (l->book->law == NULL)
		return;
	if (l->book->dmn != NULL)
		check_rows(l);
	for (p = l->book->patterns; p != NULL; p = p->next) {
		bind(l, &p->at, p->see, &p->law);
		for (r = p->rules; r != NULL; r = r->next) {
			bind(l, &r->at, r->see, &r->law);
			for (c = r->checks; c != NULL; c = c->next)
				bind(l, &c->at, own(&c->at, c->see), &c->law);
		}
	}
}
