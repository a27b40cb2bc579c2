/*
 * explain.c - why a fact is what it is, as text in the rulebook's words.
 */
#include "rules/explain.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/suggest.h"
#include "rules/dmn/dmn.h"

#define SQUEEZED	160	/* code points of a value or a formula */

/* --- what is told already ------------------------------------------------- */

struct eg_told
eg_told_begin(const struct eg_proof *p)
{
	size_t n = p == NULL ? 0 : p->number + 1;
	struct eg_told t = { eg_realloc(NULL, n + 1, sizeof(*t.turns)), 1 };

	memset(t.turns, 0, n * sizeof(*t.turns));
	return t;
}

void
eg_told_end(struct eg_told *t)
{
	free(t->turns);
}

bool
eg_told_first(struct eg_told *t, const struct eg_proof *p)
{
	bool first = t->turns[p->number] != t->turn;

	t->turns[p->number] = t->turn;
	return first;
}

/* --- the law of rows ------------------------------------------------------ */

static bool
add_ref(struct eg_law_ref *refs, size_t *n, const struct eg_law_ref *ref)
{
	size_t i;

	for (i = 0; i < *n; i++)
		if (refs[i].provision == ref->provision &&
		    refs[i].version == ref->version)
			return true;
	if (*n == EG_EXPLAIN_LAW)
		return false;
	refs[(*n)++] = *ref;
	return true;
}

size_t
eg_explain_law(const struct eg_rulebook *book, const struct eg_proof *p,
    struct eg_law_ref refs[EG_EXPLAIN_LAW])
{
	const struct eg_proof_row *r;
	const char *text, *word;
	struct eg_law_ref ref;
	size_t n = 0, len;

	if (book == NULL || book->law == NULL)
		return 0;
	for (r = p->rows; r != NULL; r = r->next)
		for (text = r->basis;
		    (word = eg_law_ref_next(&text, &len)) != NULL; )
			if (eg_law_ref_parse(book->law, word, len, &ref))
				add_ref(refs, &n, &ref);
	return n;
}

const struct eg_version *
eg_explain_version(const struct eg_law_ref *ref)
{
	const struct eg_version *v = ref->version != NULL ? ref->version :
	    ref->provision->version;

	return v == NULL || v->id == NULL ? NULL : v;
}

void
eg_explain_squeeze(const char *s, struct eg_buf *out)
{
	size_t max = SQUEEZED;
	bool space = false, any = false;

	for (; *s != '\0' && max > 0; s++) {
		if (strchr(" \t\r\n", *s) != NULL) {
			space = any;
			continue;
		}
		if (space)
			eg_buf_putc(out, ' ');
		eg_buf_putc(out, *s);
		space = false;
		any = true;
		if (((unsigned char)s[1] & 0xC0) != 0x80)
			max--;
	}
	if (*s != '\0')
		eg_buf_puts(out, "...");
}

static void
trim(struct eg_buf *b, const char *what)
{
	while (b->len > 0 && strchr(what, b->data[b->len - 1]) != NULL)
		b->data[--b->len] = '\0';
}

void
eg_explain_basis(const struct eg_proof_row *r, struct eg_buf *out)
{
	const char *text = r->basis, *from = text, *word;
	struct eg_buf b = { 0 };
	size_t len;

	while ((word = eg_law_ref_next(&text, &len)) != NULL) {
		eg_buf_add(&b, from, (size_t)(word - 4 - from));
		/* What stood around the reference: "... (law:A, law:B)". */
		trim(&b, " \t\r\n([,;");
		from = word + len;
		from += strspn(from, ",;)]");
	}
	eg_buf_puts(&b, from);
	trim(&b, " \t\r\n:;,");
	eg_explain_squeeze(eg_buf_str(&b), out);
	eg_buf_free(&b);
}

size_t
eg_explain_places(const struct eg_rulebook *book, const struct eg_proof *p,
    const struct eg_reason *r, const struct eg_xml *xml,
    const struct eg_node *places[EG_EXPLAIN_PLACES])
{
	if (book != NULL && book->dmn != NULL && r->input != NULL)
		return eg_dmn_input_places(book->dmn, r->input, xml, p->node,
		    places, EG_EXPLAIN_PLACES);
	places[0] = r->node;
	return r->node != NULL;
}

/* --- values --------------------------------------------------------------- */

static void	print_value(const struct eg_feel *, struct eg_buf *);

static void
print_members(const struct eg_feel *v, struct eg_buf *out)
{
	size_t i;

	if (v->kind == EG_FEEL_LIST) {
		eg_buf_putc(out, '[');
		for (i = 0; i < v->n; i++) {
			eg_buf_puts(out, i == 0 ? "" : ", ");
			print_value(v->item[i], out);
		}
		eg_buf_putc(out, ']');
		return;
	}
	for (i = 0; i < v->entries; i++) {
		eg_buf_printf(out, "%s%s ", i == 0 ? "" : ", ", v->entry[i].name);
		print_value(v->entry[i].value, out);
	}
}

/* As a person writes it: a day without the function that makes it. */
static void
print_value(const struct eg_feel *v, struct eg_buf *out)
{
	if (v->kind == EG_FEEL_LIST || v->kind == EG_FEEL_CONTEXT) {
		print_members(v, out);
	} else if (v->kind == EG_FEEL_STRING) {
		eg_buf_putc(out, '"');
		eg_explain_squeeze(v->string, out);
		eg_buf_putc(out, '"');
	} else if (v->kind == EG_FEEL_NULL) {
		eg_buf_puts(out, "not known");
	} else {
		eg_feel_print(v, out);
	}
}

/* What a row gives on purpose is not unknown. */
static void
print_result(const struct eg_proof *p, struct eg_buf *out)
{
	if (p->value->kind == EG_FEEL_NULL && p->rows != NULL)
		eg_buf_puts(out, "none");
	else
		print_value(p->value, out);
}

/* --- one proof ------------------------------------------------------------ */

struct printing {
	const struct eg_rulebook *book;
	const struct eg_xml	*xml;
	struct eg_buf		*out;
	struct eg_told		 told;
	unsigned		 depth;
	bool			 detail;	/* of a step, while it is told */
};

static void print_body(struct printing *, const struct eg_proof *);

static void
indent(struct printing *p)
{
	unsigned i;

	for (i = 0; i < p->depth; i++)
		eg_buf_puts(p->out, "  ");
}

/* "  [row 4: Labor Code § 4610.6(d)(1)(B)]" */
static void
print_rows(struct printing *p, const struct eg_proof *proof)
{
	const struct eg_proof_row *r;
	struct eg_buf basis = { 0 };

	for (r = proof->rows; r != NULL; r = r->next) {
		eg_buf_clear(&basis);
		eg_explain_basis(r, &basis);
		eg_buf_printf(p->out, "  [row %u%s%s]", r->number,
		    basis.len == 0 ? "" : ": ", eg_buf_str(&basis));
	}
	eg_buf_free(&basis);
	if (proof->by_default)
		eg_buf_puts(p->out, "  [no row applies: the default]");
	else if (proof->rows == NULL && proof->text == NULL &&
	    proof->value->kind == EG_FEEL_NULL)
		eg_buf_puts(p->out, "  [no row applies]");
}

/* " (case.xml:3:118)" */
static void
print_place(struct printing *p, struct eg_pos at)
{
	if (at.line > 0)
		eg_buf_printf(p->out, " (%s:%u:%u)", at.file, at.line, at.column);
}

/* What follows a value: where from, and why if that was not said before. */
static void
print_reasons_of(struct printing *p, const struct eg_proof *proof)
{
	bool first = eg_told_first(&p->told, proof);

	print_rows(p, proof);
	if (!first && (proof->reasons != NULL || proof->steps != NULL))
		eg_buf_puts(p->out, "  (as above)");
	eg_buf_putc(p->out, '\n');
	if (!first || p->depth >= EG_EXPLAIN_DEPTH)
		return;
	p->depth++;
	print_body(p, proof);
	p->depth--;
}

/* A decision's value at one of the nodes below. */
static void
print_part(struct printing *p, const struct eg_proof *proof)
{
	indent(p);
	eg_buf_puts(p->out, "for ");
	eg_node_where(proof->node, p->out);
	eg_buf_puts(p->out, " it is ");
	print_result(proof, p->out);
	print_reasons_of(p, proof);
}

/* "  (case.xml:22:3, 23:3 and 40 more)" */
static void
print_places(struct printing *p, const struct eg_proof *proof,
    const struct eg_reason *r)
{
	const struct eg_node *place[EG_EXPLAIN_PLACES];
	size_t n = eg_explain_places(p->book, proof, r, p->xml, place), i;
	struct eg_pos at;

	for (i = 0; i < n && i < EG_EXPLAIN_PLACES; i++) {
		at = eg_xml_value_pos(p->xml, place[i]);
		if (at.line == 0)
			return;		/* a fact: no place of the case */
		if (i == 0)
			eg_buf_printf(p->out, "  (%s:", at.file);
		eg_buf_printf(p->out, "%s%u:%u", i == 0 ? "" : ", ", at.line,
		    at.column);
	}
	if (n > EG_EXPLAIN_PLACES)
		eg_buf_printf(p->out, " and %zu more", n - EG_EXPLAIN_PLACES);
	if (n > 0)
		eg_buf_putc(p->out, ')');
}

static void
print_reason(struct printing *p, const struct eg_proof *proof,
    const struct eg_reason *r)
{
	size_t i;

	indent(p);
	eg_buf_printf(p->out, "because %s is ", r->name);
	if (r->one)
		print_result(r->proofs[0], p->out);
	else
		print_value(r->value, p->out);
	print_places(p, proof, r);
	if (r->one) {
		print_reasons_of(p, r->proofs[0]);
		return;
	}
	eg_buf_putc(p->out, '\n');
	p->depth++;
	for (i = 0; i < r->n; i++)
		print_part(p, r->proofs[i]);
	p->depth--;
}

static void
print_line(void *data, const char *line)
{
	struct printing *p = data;

	indent(p);
	eg_buf_printf(p->out, "%s%s\n", p->detail ? "  " : "", line);
	p->detail = true;
}

/* "under Labor Code 4610.6(d), as LC-4610.6-d@2017: in force from ..." */
static void
print_law(struct printing *p, const struct eg_law_ref *ref)
{
	const struct eg_provision *law = ref->provision;
	const struct eg_version *v = eg_explain_version(ref);

	indent(p);
	eg_buf_printf(p->out, "under %s", v != NULL && v->cite != NULL ?
	    v->cite : law->cite);
	if (v == NULL) {
		if (law->state == EG_LAW_NONE) {
			eg_buf_puts(p->out, ", which was not in force on ");
			eg_day_print(law->day, p->out);
		}
		eg_buf_putc(p->out, '\n');
		return;
	}
	eg_buf_printf(p->out, ", version %s", v->id);
	if (v->from != EG_DAY_FIRST) {
		eg_buf_puts(p->out, ", in force from ");
		eg_day_print(v->from, p->out);
	}
	if (v->until != EG_DAY_LAST) {
		eg_buf_puts(p->out, v->from == EG_DAY_FIRST ?
		    ", in force until " : " until ");
		eg_day_print(v->until, p->out);
	}
	if (v == law->version && law->at != NULL && !law->assumed) {
		eg_buf_printf(p->out, ", by %s, ", law->at->text);
		eg_day_print(law->day, p->out);
	}
	if (v == law->version && law->state == EG_LAW_NOT_FOR_THIS)
		eg_buf_puts(p->out, "; it is not for this case");
	if (v->unverified != NULL)
		eg_buf_printf(p->out, "; not verified: %s", v->unverified);
	eg_buf_putc(p->out, '\n');
}

static void
print_body(struct printing *p, const struct eg_proof *proof)
{
	struct eg_law_ref refs[EG_EXPLAIN_LAW];
	const struct eg_authority *a;
	const struct eg_feel_step *s;
	const struct eg_reason *r;
	size_t i, n = eg_explain_law(p->book, proof, refs);

	/* One that needs nothing is the value itself. */
	if (proof->text != NULL && proof->reasons != NULL) {
		indent(p);
		eg_buf_puts(p->out, "as ");
		eg_explain_squeeze(proof->text, p->out);
		eg_buf_putc(p->out, '\n');
	}
	for (r = proof->reasons; r != NULL; r = r->next)
		print_reason(p, proof, r);
	for (s = proof->steps; s != NULL; s = s->next) {
		p->detail = false;
		s->tell(s, print_line, p);
	}
	for (a = proof->authorities; a != NULL; a = a->next) {
		indent(p);
		eg_buf_printf(p->out, "under %s\n", a->name);
	}
	for (i = 0; i < n; i++)
		print_law(p, &refs[i]);
}

static void
print(struct printing *p, const struct eg_proof *proof)
{
	eg_buf_puts(p->out, proof->name);
	if (proof->node != eg_xml_root(p->xml)) {
		eg_buf_puts(p->out, " for ");
		eg_node_where(proof->node, p->out);
		print_place(p, eg_xml_pos(p->xml, proof->node));
	}
	eg_buf_puts(p->out, " = ");
	print_result(proof, p->out);
	print_reasons_of(p, proof);
}

void
eg_proof_print(const struct eg_rulebook *book, const struct eg_proof *proof,
    const struct eg_xml *xml, struct eg_buf *out)
{
	struct printing p = { .book = book, .xml = xml, .out = out,
	    .told = eg_told_begin(proof) };

	print(&p, proof);
	eg_told_end(&p.told);
}

/* --- by a fact's name ----------------------------------------------------- */

bool
eg_explain_names(const char *asked, const char *name, const char *fact)
{
	size_t n = strlen(fact), i;

	if (strcmp(asked, name) == 0)
		return true;
	for (i = 0; i < n; i++)
		if (asked[i] != fact[i] && !(asked[i] == ' ' && fact[i] == '-') &&
		    !(asked[i] >= 'A' && asked[i] <= 'Z' &&
		    asked[i] - 'A' + 'a' == fact[i]))
			return false;
	return asked[n] == '\0' || asked[n] == '.';
}

const struct eg_proof *
eg_explain_next(const struct eg_rulebook *book, const char *fact,
    const struct eg_proof *p)
{
	for (p = p == NULL ? book->proofs : p->next; p != NULL; p = p->next)
		if (eg_explain_names(fact, p->name, p->fact))
			return p;
	return NULL;
}

/* The i-th fact there is, and its name in the model; NULL at the end. */
static const char *
fact_at(const struct eg_rulebook *book, size_t i, const char **name)
{
	const char *fact;
	size_t n = 0;

	for (; book->dmn != NULL && eg_dmn_decision(book->dmn, n, name, &fact); n++)
		if (n == i)
			return fact;
	return *name = eg_explain_look_name(book, i - n);
}

const struct eg_proof *
eg_explain_last(const struct eg_rulebook *book, const char *fact)
{
	const struct eg_proof *p = NULL, *last = NULL;

	while ((p = eg_explain_next(book, fact, p)) != NULL)
		last = p;
	return last;
}

static const char *
list_facts(const struct eg_rulebook *book, struct eg_diags *diags)
{
	const char *name, *fact, *s = NULL;
	size_t i;

	for (i = 0; (fact = fact_at(book, i, &name)) != NULL; i++)
		s = s == NULL ? fact : eg_diags_printf(diags, "%s, %s", s, fact);
	return s;
}

static const char *
near(const struct eg_rulebook *book, const char *asked, struct eg_diags *diags)
{
	const char **list = NULL, *name, *fact, *found;
	size_t i;

	for (i = 0; (fact = fact_at(book, i, &name)) != NULL; i++) {
		list = eg_realloc(list, 2 * i + 2, sizeof(*list));
		list[2 * i] = fact;
		list[2 * i + 1] = name;
	}
	found = eg_suggest(asked, list, 2 * i);
	free(list);
	return found == NULL ? NULL :
	    eg_diags_printf(diags, "did you mean `%s`?", found);
}

bool
eg_rules_explains(const struct eg_rulebook *book, const char *asked,
    struct eg_diags *diags)
{
	const char *name, *fact, *all = book == NULL ? NULL :
	    list_facts(book, diags);
	size_t i;

	for (i = 0; all != NULL && (fact = fact_at(book, i, &name)) != NULL; i++)
		if (eg_explain_names(asked, name, fact))
			return true;
	if (all == NULL)
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "U8012", .at.file = book == NULL ? NULL : book->path },
		    "`%s` cannot be explained: %s", asked, book == NULL ?
		    "this letter format has no rulebook" :
		    "nothing in this rulebook makes facts");
	else
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "U8012", .at.file = book->path, .found = all,
		    .help = near(book, asked, diags) },
		    "nothing in this rulebook makes the fact `%s`", asked);
	return false;
}

void
eg_rules_explain(const struct eg_rulebook *book, const char *fact,
    const struct eg_xml *annotated, bool json, struct eg_buf *out)
{
	struct printing p = { .book = book, .xml = annotated, .out = out };
	const struct eg_proof *proof = NULL;

	if (json) {
		eg_explain_json(book, fact, annotated, out);
		return;
	}
	p.told = eg_told_begin(eg_explain_last(book, fact));
	for (; (proof = eg_explain_next(book, fact, proof)) != NULL; p.told.turn++)
		print(&p, proof);
	eg_told_end(&p.told);
	if (eg_explain_next(book, fact, NULL) == NULL &&
	    !eg_explain_phrases(book, fact, annotated, false, out))
		eg_buf_printf(out, "%s: %s\n", fact, book->derived_all ?
		    "nothing in this case has it" :
		    "the tables stopped before it");
}
