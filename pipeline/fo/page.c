/* page.c - fo:layout-master-set: page masters and their order (XSL 1.1, 6.4). */
#include "fo/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"

/* US Letter: what "auto" means where the medium does not say (7.27.13). */
#define AUTO_WIDTH	EG_PT(612)
#define AUTO_HEIGHT	EG_PT(792)
#define FAR		EG_PT(7200)	/* a page of unlimited length */

static const struct eg_keyword autos[] = {
	{ "auto", 0 }, { "indefinite", 0 }, { NULL, 0 }
};

struct eg_pages *
eg_pages_new(void)
{
	struct eg_pages *p = eg_malloc(sizeof(*p));

	memset(p, 0, sizeof(*p));
	return p;
}

void
eg_pages_free(struct eg_pages *p)
{
	if (p == NULL)
		return;
	free(p->masters);
	free(p->sequences);
	free(p->pending);
	free(p);
}

const struct eg_page_master *
eg_pages_master(const struct eg_pages *p, const char *name)
{
	size_t i;

	for (i = 0; i < p->nmasters; i++)
		if (strcmp(p->masters[i]->name, name) == 0)
			return p->masters[i];
	return NULL;
}

const struct eg_sequence_master *
eg_pages_sequence_master(const struct eg_pages *p, const char *name)
{
	size_t i;

	for (i = 0; i < p->nsequences; i++)
		if (strcmp(p->sequences[i].name, name) == 0)
			return &p->sequences[i];
	return NULL;
}

/* --- simple-page-master --------------------------------------------------- */

static void
margins(const struct eg_refined *d, eg_len width, eg_len height, eg_len *out)
{
	out[0] = eg_size_of(d->margin[0], height);
	out[1] = eg_size_of(d->margin[1], width);
	out[2] = eg_size_of(d->margin[2], height);
	out[3] = eg_size_of(d->margin[3], width);
}

/* "size": one or two lengths, or the way a page of the usual size lies. */
static void
read_size(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_refined *d, struct eg_page_master *m)
{
	const char *value = eg_attr_string(r, node, "size");
	struct eg_eval e = eg_attr_eval(r, "size", d);
	struct eg_value v;

	if (value == NULL || strcmp(value, "auto") == 0 || strcmp(value, "portrait") == 0)
		return;
	if (strcmp(value, "landscape") == 0) {
		m->width = AUTO_HEIGHT;
		m->height = AUTO_WIDTH;
		return;
	}
	if (eg_value_next(&e, &value, true, &v) && eg_value_length(&e, &v, &m->width)) {
		m->height = m->width;
		if (*value == '\0' || (eg_value_next(&e, &value, true, &v) &&
		    eg_value_length(&e, &v, &m->height) && *value == '\0' &&
		    m->width > 0 && m->height > 0))
			return;
	}
	if (e.error == NULL)
		e.error = "is no size of a page";
	m->width = AUTO_WIDTH;
	m->height = AUTO_HEIGHT;
	eg_fo_report(r, eg_node_attr_node(node, "", "size"), EG_ERROR, "F5011", e.help,
	    "the `size` `%s` %s", eg_attr(node, "size"), e.error);
}

static void
read_dimension(struct eg_refiner *r, const struct eg_node *node, const char *name,
    const struct eg_refined *d, eg_len *to)
{
	const char *value = eg_attr(node, name);
	struct eg_size size;

	if (value == NULL)
		return;
	size = eg_attr_size(r, node, name, d, autos,
	    (struct eg_size){ .kind = EG_SIZE_AUTO });
	if (strstr(value, "indefinite") != NULL)
		*to = FAR;
	else if (size.kind == EG_SIZE_LENGTH)
		*to = size.len;
	if (*to <= 0) {
		eg_fo_report(r, eg_node_attr_node(node, "", name), EG_ERROR, "F5011",
		    "a page is larger than nothing", "the `%s` `%s` is no size", name, value);
		*to = AUTO_WIDTH;
	}
}

static const char *const region_names[EG_REGIONS] = {
	"region-body", "region-before", "region-after", "region-start", "region-end"
};

static void
read_extent(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_refined *d, const struct eg_page_master *m, enum eg_region which,
    struct eg_region_master *region)
{
	static const struct eg_keyword truth[] = {
		{ "true", 1 }, { "false", 0 }, { NULL, 0 }
	};
	bool along = which == EG_REGION_BEFORE || which == EG_REGION_AFTER;
	struct eg_size extent;

	extent = eg_attr_size(r, node, "extent", d, NULL,
	    (struct eg_size){ .kind = EG_SIZE_LENGTH });
	region->extent = eg_size_of(extent, along ?
	    m->height - m->margin[0] - m->margin[2] :
	    m->width - m->margin[1] - m->margin[3]);
	if (region->extent < 0)
		region->extent = 0;
	if (along)
		region->precedence = eg_attr_word(r, node, "precedence", truth, 0) != 0;
}

static void
read_body(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_refined *d, const struct eg_page_master *m,
    struct eg_region_master *region)
{
	eg_len width = m->width - m->margin[1] - m->margin[3];
	eg_len height = m->height - m->margin[0] - m->margin[2];
	struct eg_size gap;

	margins(d, width, height, region->margin);
	region->column_count = eg_attr_integer(r, node, "column-count", d, NULL, 1, 1);
	gap = eg_attr_size(r, node, "column-gap", d, NULL,
	    (struct eg_size){ .kind = EG_SIZE_LENGTH, .len = EG_PT(12) });
	region->column_gap = eg_size_of(gap,
	    width - region->margin[1] - region->margin[3]);
	if (region->column_gap < 0)
		region->column_gap = 0;
}

static void
read_region(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_object *o, const struct eg_refined *parent,
    struct eg_page_master *m)
{
	struct eg_region_master *region;
	const struct eg_refined *d;
	unsigned which, i;

	for (which = 0; strcmp(region_names[which], o->name) != 0; which++)
		;
	region = &m->region[which];
	if (region->present) {
		eg_fo_report(r, node, EG_ERROR, "F5002", NULL,
		    "the page master `%s` has a second `fo:%s`", m->name, o->name);
		return;
	}
	d = eg_style_of(r, node, o, parent);
	region->present = true;
	region->at = eg_fo_at(r, node);
	region->style = &d->style;
	region->name = eg_attr_string(r, node, "region-name");
	if (region->name == NULL)
		region->name = eg_arena_printf(r->arena, "xsl-%s", o->name);
	if (which == EG_REGION_BODY)
		read_body(r, node, d, m, region);
	else
		read_extent(r, node, d, m, which, region);
	for (i = 0; i < EG_REGIONS; i++)
		if (i != which && m->region[i].present &&
		    strcmp(m->region[i].name, region->name) == 0)
			eg_fo_report(r, node, EG_ERROR, "F5033", "give it another `region-name`",
			    "two regions of the page master `%s` are called `%s`",
			    m->name, region->name);
}

static void
duplicate(struct eg_refiner *r, const struct eg_node *node, const char *name)
{
	eg_fo_report(r, eg_node_attr_node(node, "", "master-name"), EG_ERROR, "F5032",
	    "give it another `master-name`", "there are two masters called `%s`", name);
}

/* The object of an element that may stand in parent; NULL: reported. */
static const struct eg_object *
child_object(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_object *parent)
{
	const struct eg_object *o;
	const char *guess, *help = NULL;

	if (strcmp(eg_node_ns(node), EG_FO_NS) != 0)
		return NULL;
	o = eg_object_find(eg_node_name(node));
	if (o != NULL && (parent->content & EG_CLASS(o->class)) != 0)
		return o;
	guess = eg_object_suggest(eg_node_name(node));
	if (o == NULL && guess != NULL)
		help = eg_arena_printf(r->arena, "did you mean `fo:%s`?", guess);
	eg_fo_report(r, node, EG_ERROR, o == NULL ? "F5001" : "F5002", help,
	    o == NULL ? "`fo:%s` is not an object of XSL" : "`fo:%s` may not stand here",
	    eg_node_name(node));
	return NULL;
}

static void
read_master(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_object *o, const struct eg_refined *parent)
{
	struct eg_page_master *m = eg_new(r->arena, struct eg_page_master);
	struct eg_pages *p = r->pages;
	const struct eg_refined *d;
	const struct eg_object *child;
	const struct eg_node *n;

	m->name = eg_attr_required(r, node, "master-name");
	if (eg_pages_master(p, m->name) != NULL ||
	    eg_pages_sequence_master(p, m->name) != NULL)
		duplicate(r, node, m->name);
	d = eg_style_of(r, node, o, parent);
	m->at = eg_fo_at(r, node);
	m->width = AUTO_WIDTH;
	m->height = AUTO_HEIGHT;
	read_size(r, node, d, m);
	read_dimension(r, node, "page-width", d, &m->width);
	read_dimension(r, node, "page-height", d, &m->height);
	m->reference_orientation = d->style.reference_orientation;
	m->writing_mode = d->style.writing_mode;
	margins(d, m->width, m->height, m->margin);
	for (n = eg_node_first_element(node); n != NULL; n = eg_node_next_element(n)) {
		child = child_object(r, n, o);
		if (child != NULL)
			read_region(r, n, child, d, m);
	}
	if (!m->region[EG_REGION_BODY].present)
		eg_fo_report(r, node, EG_ERROR, "F5010", "add an `fo:region-body`",
		    "the page master `%s` has no `fo:region-body`", m->name);
	p->masters = eg_realloc(p->masters, p->nmasters + 1, sizeof(p->masters[0]));
	p->masters[p->nmasters++] = m;
}

/* --- page-sequence-master ------------------------------------------------- */

static const struct eg_keyword positions[] = {
	{ "any", EG_POSITION_ANY }, { "first", EG_POSITION_FIRST },
	{ "last", EG_POSITION_LAST }, { "rest", EG_POSITION_REST },
	{ "only", EG_POSITION_ONLY }, { NULL, 0 }
};
static const struct eg_keyword parities[] = {
	{ "any", EG_PARITY_ANY }, { "odd", EG_PARITY_ODD }, { "even", EG_PARITY_EVEN },
	{ NULL, 0 }
};
static const struct eg_keyword blanks[] = {
	{ "any", EG_BLANK_ANY }, { "blank", EG_BLANK_BLANK },
	{ "not-blank", EG_BLANK_NOT_BLANK }, { NULL, 0 }
};
static const struct eg_keyword no_limit[] = { { "no-limit", 0 }, { NULL, 0 } };

static void
add_rule(struct eg_refiner *r, const struct eg_node *node, struct eg_page_rule rule)
{
	struct eg_pages *p = r->pages;

	p->pending = eg_realloc(p->pending, p->npending + 1, sizeof(p->pending[0]));
	p->pending[p->npending++] = (struct eg_pending_rule){ .rule = rule,
	    .name = eg_attr_required(r, node, "master-reference"), .node = node };
}

static void
read_alternatives(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_object *o, struct eg_page_rule rule)
{
	const struct eg_node *n;

	for (n = eg_node_first_element(node); n != NULL; n = eg_node_next_element(n)) {
		if (child_object(r, n, o) == NULL)
			continue;
		rule.position = (enum eg_page_position)eg_attr_word(r, n,
		    "page-position", positions, EG_POSITION_ANY);
		rule.parity = (enum eg_parity)eg_attr_word(r, n, "odd-or-even",
		    parities, EG_PARITY_ANY);
		rule.blank = (enum eg_blank)eg_attr_word(r, n, "blank-or-not-blank",
		    blanks, EG_BLANK_ANY);
		add_rule(r, n, rule);
	}
}

static void
read_sequence_master(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_object *o, const struct eg_refined *parent)
{
	struct eg_page_rule rule = { .master = NULL };
	struct eg_pages *p = r->pages;
	struct eg_sequence_master *s;
	const struct eg_object *child;
	const struct eg_node *n;
	const char *name = eg_attr_required(r, node, "master-name");

	if (eg_pages_master(p, name) != NULL || eg_pages_sequence_master(p, name) != NULL)
		duplicate(r, node, name);
	p->sequences = eg_realloc(p->sequences, p->nsequences + 1,
	    sizeof(p->sequences[0]));
	s = &p->sequences[p->nsequences++];
	*s = (struct eg_sequence_master){ .name = name, .first = p->npending };
	for (n = eg_node_first_element(node); n != NULL; n = eg_node_next_element(n)) {
		child = child_object(r, n, o);
		if (child == NULL)
			continue;
		rule.repeats = strcmp(child->name, "single-page-master-reference") == 0 ?
		    1 : eg_attr_integer(r, n, "maximum-repeats", parent, no_limit, 0, 0);
		if ((child->flags & EG_O_EMPTY) != 0)
			add_rule(r, n, rule);
		else
			read_alternatives(r, n, child, rule);
		rule.group++;
	}
	s->nrules = p->npending - s->first;
	if (s->nrules == 0)
		eg_fo_report(r, node, EG_ERROR, "F5010",
		    "add an `fo:repeatable-page-master-reference`",
		    "the page sequence master `%s` refers to no page master", name);
}

/* --- the set -------------------------------------------------------------- */

void
eg_pages_unknown(struct eg_refiner *r, const struct eg_node *node, const char *name)
{
	const struct eg_pages *p = r->pages;
	size_t n = p->nmasters + p->nsequences, i;
	const char **names, *guess, *help = NULL;

	if (name[0] == '\0')
		return;
	names = eg_new_array(r->arena, n, const char *);
	for (i = 0; i < n; i++)
		names[i] = i < p->nmasters ? p->masters[i]->name :
		    p->sequences[i - p->nmasters].name;
	guess = eg_suggest(name, names, n);
	if (guess != NULL)
		help = eg_arena_printf(r->arena, "did you mean `%s`?", guess);
	eg_fo_report(r, eg_node_attr_node(node, "", "master-reference"), EG_ERROR,
	    "F5030", help, "there is no master called `%s`", name);
}

/* Masters may be referred to before they are there. */
static void
resolve(struct eg_refiner *r)
{
	struct eg_pages *p = r->pages;
	struct eg_sequence_master *s;
	struct eg_page_rule *rules;
	size_t i, k;

	for (i = 0; i < p->nsequences; i++) {
		s = &p->sequences[i];
		rules = eg_new_array(r->arena, s->nrules, struct eg_page_rule);
		for (k = 0; k < s->nrules; k++) {
			const struct eg_pending_rule *from = &p->pending[s->first + k];

			rules[k] = from->rule;
			rules[k].master = eg_pages_master(p, from->name);
			if (rules[k].master == NULL)
				eg_pages_unknown(r, from->node, from->name);
		}
		s->rules = rules;
	}
}

void
eg_pages_read(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_refined *parent)
{
	const struct eg_object *set = eg_object_find("layout-master-set"), *o;
	const struct eg_refined *d;
	const struct eg_node *n;

	d = eg_style_of(r, node, set, parent);
	for (n = eg_node_first_element(node); n != NULL; n = eg_node_next_element(n)) {
		o = child_object(r, n, set);
		if (o == NULL)
			continue;
		if (o->build == EG_BUILD_MISSING)
			eg_fo_report(r, n, EG_ERROR, "F5004", NULL,
			    "`fo:%s` is not supported yet", o->name);
		else if ((o->content & EG_CLASS(EG_C_REGION)) != 0)
			read_master(r, n, o, d);
		else
			read_sequence_master(r, n, o, d);
	}
	resolve(r);
}
