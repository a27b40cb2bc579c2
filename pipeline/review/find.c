/* find.c - see checklist.h: what is asked for, found in a letter. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "review/asked.h"

struct search {
	struct eg_checklist	*list;
	const struct eg_xml	*letter, *facts;
	const struct eg_lines	*lines;
	eg_citation_fn		 cite;
	void			*cite_data;
	struct eg_review	*review;
	struct eg_diags		*diags;
	bool			 failed;
};

/* Of the review: the checklist may go before it. */
static const char *
kept(struct search *s, const char *string)
{
	return eg_arena_strdup(s->review->arena, string);
}

/* --- expressions -------------------------------------------------------------------- */

/* NULL after a report.  n: what $n is, or 0. */
static struct eg_value *
evaluate(struct search *s, const struct asked_expr *e, const struct eg_xml *xml,
    struct eg_node *context, size_t n)
{
	struct eg_value *number = NULL, *v;
	const struct eg_value *variables[1];
	struct eg_xpath_scope scope = { .xml = xml, .node = context,
	    .variables = variables };
	struct eg_xpath_error error;
	char digits[24];

	snprintf(digits, sizeof(digits), "%zu", n);
	variables[0] = number = eg_value_new_string(digits);
	v = eg_xpath_eval(s->list->xpath, e->expr, &scope, &error);
	eg_value_free(number);
	if (v == NULL) {
		s->failed = true;
		eg_report(s->diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "C1001", .at = eg_xml_value_pos(s->list->xml, e->attr) },
		    "XPath in `%s`: %s", eg_node_name(e->attr), error.text);
	}
	return v;
}

static bool
holds(struct search *s, const struct asked_expr *e, struct eg_node *context)
{
	struct eg_value *v;
	bool result = true;

	if (e->expr == NULL)
		return true;
	v = evaluate(s, e, s->facts, context, 0);
	result = v != NULL && eg_value_boolean(v);
	eg_value_free(v);
	return result;
}

/* NULL when there is no such expression. */
static const char *
string_of(struct search *s, const struct asked_expr *e, struct eg_node *context, size_t n)
{
	struct eg_buf b = { 0 };
	struct eg_value *v;
	const char *result;

	if (e->expr == NULL)
		return NULL;
	v = evaluate(s, e, s->facts, context, n);
	if (v != NULL)
		eg_value_string(v, &b);
	eg_value_free(v);
	result = eg_arena_strdup(s->review->arena, eg_buf_str(&b));
	eg_buf_free(&b);
	return result;
}

/* --- elements of the letter ------------------------------------------------------------ */

static bool
has_token(const char *list, const char *token)
{
	size_t n = strlen(token), len;

	for (; list != NULL && *list != '\0'; list += len) {
		list += strspn(list, " ");
		len = strcspn(list, " ");
		if (len == n && strncmp(list, token, n) == 0)
			return true;
	}
	return false;
}

/*
 * The k-th element below n, itself too, that has the role and is of that; what
 * is left of k is counted down.  of NULL: of anything.
 */
static struct eg_node *
with_role(struct eg_node *n, const char *role, const char *of, size_t *k)
{
	struct eg_node *child, *found;
	const char *its = eg_node_attr(n, "", "of");

	if (has_token(eg_node_attr(n, "", "role"), role) &&
	    (of == NULL || (its != NULL && strcmp(its, of) == 0)) && (*k)-- == 0)
		return n;
	for (child = eg_node_first_element(n); child != NULL;
	    child = eg_node_next_element(child))
		if ((found = with_role(child, role, of, k)) != NULL)
			return found;
	return NULL;
}

static struct eg_node *
selected(struct search *s, const struct asked_part *p, size_t k)
{
	struct eg_value *v = evaluate(s, &p->select, s->letter, eg_xml_root(s->letter), 0);
	struct eg_node *n = NULL;

	if (v != NULL && k < eg_value_count(v))
		n = eg_node_element(s->letter, eg_value_node(v, k));
	eg_value_free(v);
	return n;
}

/* The k-th element of the letter that a part asks for. */
static struct eg_node *
nth(struct search *s, const struct asked_part *p, const char *of, size_t k)
{
	return p->role == NULL ? selected(s, p, k) :
	    with_role(eg_xml_root(s->letter), p->role, of, &k);
}

/* On a page; without pages, anything at all in it. */
static bool
is_there(struct search *s, const struct eg_node *n, struct eg_place *place)
{
	return s->lines == NULL ? eg_node_first(n) != NULL :
	    eg_lines_find(s->lines, s->review->arena, s->letter, n, place);
}

/* Where there is only one thing, the first that is on a page will do. */
static bool
find_place(struct search *s, const struct asked_part *p, const char *of, size_t k,
    struct eg_place *place)
{
	bool any = p->each.expr == NULL;
	struct eg_node *n;

	while ((n = nth(s, p, of, k++)) != NULL)
		if (is_there(s, n, place))
			return true;
		else if (!any)
			break;
	return false;
}

/* --- parts -------------------------------------------------------------------------------- */

/* Of the nodes of `each` before, how many have the same `of`? */
static size_t
same_before(const char *const *of, size_t i)
{
	size_t j, n = 0;

	for (j = 0; j < i; j++)
		n += of[i] == NULL || strcmp(of[j], of[i]) == 0;
	return n;
}

static void
look(struct search *s, const struct asked_part *p, struct eg_node *context,
    const char *const *of, size_t i, struct eg_place *place)
{
	place->name = string_of(s, &p->name, context, i + 1);
	place->role = p->role == NULL ? NULL : kept(s, p->role);
	place->on_page = p->kind == ASKED_FOUND;
	if (p->kind == ASKED_HOLDS)
		place->there = holds(s, &p->test, context);
	else
		place->there = find_place(s, p, of[i], same_before(of, i), place);
}

/* Adds places to those an element has. */
static void
look_for_part(struct search *s, const struct asked_part *p, struct eg_required *r,
    uint32_t *cap)
{
	struct eg_node *root = eg_xml_root(s->facts);
	struct eg_value *v = NULL;
	const char **of;
	struct eg_node *context;
	size_t n = 1, i;

	if (!holds(s, &p->when, root))
		return;
	if (p->each.expr != NULL) {
		v = evaluate(s, &p->each, s->facts, root, 0);
		n = v == NULL ? 0 : eg_value_count(v);
	}
	of = eg_new_array(s->review->arena, n + 1, const char *);
	for (i = 0; i < n; i++) {
		context = v == NULL ? root :
		    eg_node_element(s->facts, eg_value_node(v, i));
		of[i] = string_of(s, &p->of, context, i + 1);
		r->place = eg_arena_grown(s->review->arena, r->place,
		    (uint32_t)r->nplaces, cap, sizeof(*r->place));
		look(s, p, context, of, i, &r->place[r->nplaces++]);
	}
	eg_value_free(v);
}

static void
add_word(struct eg_buf *b, const char *word)
{
	eg_buf_printf(b, "%s%s", b->len == 0 ? "" : " ", word);
}

/* What is missing of it, in words, reported where the checklist asks for it. */
static void
report(struct search *s, const struct eg_required *r)
{
	struct eg_buf names = { 0 };
	const char *role = NULL;
	size_t i;

	for (i = 0; i < r->nplaces; i++) {
		if (r->place[i].there)
			continue;
		if (r->place[i].name != NULL)
			eg_buf_printf(&names, "%s%s", names.len == 0 ? "" : "; ",
			    r->place[i].name);
		if (role == NULL)
			role = r->place[i].role;
	}
	s->failed = true;
	eg_report(s->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "C1002",
	    .at = r->at, .provision = r->law, .rule = r->citation,
	    .help = role == NULL ? NULL : eg_diags_printf(s->diags,
	    "complete the case; or where the letter says it, let the section's element "
	    "have role=\"%s\"", role) },
	    "the letter lacks %s, what the law requires: %s%s%s", r->id, r->words,
	    names.len == 0 ? "" : ": " , eg_buf_str(&names));
	eg_buf_free(&names);
}

/* "Labor Code 4610.6(e); 8 CCR 9792.10.6(d)"; what names it whole says it once. */
static const char *
citation(struct search *s, const struct asked *a)
{
	struct eg_buf b = { 0 };
	const char *id = a->law, *cite, *result;
	size_t n;

	for (id += strspn(id, " "); *id != '\0'; id += n, id += strspn(id, " ")) {
		n = strcspn(id, " ");
		cite = s->cite == NULL ? NULL : s->cite(s->cite_data, id, n);
		if (cite == NULL) {
			s->failed = true;
			eg_report(s->diags, &(struct eg_diag){ .severity = EG_ERROR,
			    .code = "C1001", .at = eg_xml_value_pos(s->list->xml,
			    eg_node_attr_node(a->node, "", "law")),
			    .help = "name a provision of law.xml beside it" },
			    "the register of law has no provision `%.*s`", (int)n, id);
		} else if (strstr(eg_buf_str(&b), cite) == NULL) {
			eg_buf_printf(&b, "%s%s", b.len == 0 ? "" : "; ", cite);
		}
	}
	result = eg_arena_strdup(s->review->arena, eg_buf_str(&b));
	eg_buf_free(&b);
	return result;
}

static void
look_for(struct search *s, const struct asked *a, struct eg_required *r)
{
	struct eg_buf attested = { 0 };
	uint32_t cap = 0;
	size_t i;

	*r = (struct eg_required){ .id = kept(s, a->id), .words = kept(s, a->words),
	    .law = kept(s, a->law), .at = eg_xml_pos(s->list->xml, a->node),
	    .attested = "", .citation = citation(s, a) };
	r->at.file = kept(s, r->at.file);
	if (!holds(s, &a->when, eg_xml_root(s->facts))) {
		r->state = EG_REQUIRED_NOT;
		return;
	}
	for (i = 0; i < a->nparts; i++)
		if (a->part[i].kind == ASKED_ATTESTED)
			add_word(&attested, a->part[i].by);
		else
			look_for_part(s, &a->part[i], r, &cap);
	r->attested = eg_arena_strdup(s->review->arena, eg_buf_str(&attested));
	eg_buf_free(&attested);
	r->state = EG_REQUIRED_THERE;
	for (i = 0; i < r->nplaces; i++)
		if (!r->place[i].there)
			r->state = EG_REQUIRED_MISSING;
	/* Of nothing there is nothing to find: it is not there. */
	if (r->nplaces == 0 && *r->attested == '\0')
		r->state = EG_REQUIRED_MISSING;
	if (r->state == EG_REQUIRED_MISSING)
		report(s, r);
}

/* --- all of it -------------------------------------------------------------------------------- */

static int
longest_first(const void *a, const void *b)
{
	const char *x = *(const char *const *)a, *y = *(const char *const *)b;
	size_t n = strlen(x), m = strlen(y);

	return n != m ? (n < m) - (n > m) : strcmp(x, y);
}

static void
take_confidential(struct search *s)
{
	struct eg_review *r = s->review;
	struct eg_value *v;
	struct eg_buf b = { 0 };
	size_t i;

	if (s->list->confidential.expr == NULL)
		return;
	v = evaluate(s, &s->list->confidential, s->facts, eg_xml_root(s->facts), 0);
	if (v == NULL)
		return;
	r->confidential = eg_new_array(r->arena, eg_value_count(v) + 1, const char *);
	for (i = 0; i < eg_value_count(v); i++) {
		eg_buf_clear(&b);
		if (eg_node_kind(eg_value_node(v, i)) == EG_NODE_ATTRIBUTE)
			eg_buf_puts(&b, eg_node_text(eg_value_node(v, i)));
		else
			eg_node_string(eg_value_node(v, i), &b);
		if (b.len > 0)
			r->confidential[r->nconfidential++] =
			    eg_arena_strdup(r->arena, eg_buf_str(&b));
	}
	if (r->nconfidential > 0)
		qsort(r->confidential, r->nconfidential, sizeof(*r->confidential), longest_first);
	eg_buf_free(&b);
	eg_value_free(v);
}

bool
eg_checklist_find(struct eg_checklist *l, const struct eg_xml *letter,
    const struct eg_xml *facts, const struct eg_lines *lines, eg_citation_fn cite,
    void *data, struct eg_review *review, struct eg_diags *diags)
{
	struct search s = { .list = l, .letter = letter, .facts = facts, .lines = lines,
	    .cite = cite, .cite_data = data, .review = review, .diags = diags };
	const struct asked *asked;
	size_t i;

	review->title = kept(&s, l->title);
	review->nrequired = review->nattestations = review->nconfidential = 0;
	review->required = eg_new_array(review->arena, l->nelements + 1, struct eg_required);
	review->attestation = eg_new_array(review->arena, l->nattestations + 1,
	    struct eg_attestable);
	take_confidential(&s);
	for (i = 0; i < l->nelements; i++)
		look_for(&s, &l->element[i], &review->required[review->nrequired++]);
	for (i = 0; i < l->nattestations; i++) {
		asked = &l->attestation[i];
		if (holds(&s, &asked->when, eg_xml_root(facts)))
			review->attestation[review->nattestations++] =
			    (struct eg_attestable){ .id = kept(&s, asked->id),
			    .words = kept(&s, asked->words), .law = kept(&s, asked->law),
			    .citation = citation(&s, asked) };
	}
	return !s.failed;
}

bool
eg_checklist_attestations(struct eg_checklist *l, const struct eg_xml *facts,
    void (*tell)(void *data, const char *id, const char *words, bool of_case), void *data,
    struct eg_diags *diags)
{
	struct search s = { .list = l, .facts = facts, .diags = diags };
	const struct asked *a;

	for (a = l->attestation; a < l->attestation + l->nattestations; a++)
		tell(data, a->id, a->words,
		    facts == NULL || holds(&s, &a->when, eg_xml_root(facts)));
	return !s.failed;
}
