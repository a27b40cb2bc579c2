/* proof.c - what a result rests on, kept and printed; see proof.h. */
#include "rules/dmn/model.h"

#include <string.h>

/* --- keeping -------------------------------------------------------------- */

static bool
text_reads(const struct eg_dmn_text *t, unsigned slot)
{
	return t->expr != NULL && eg_feel_reads(t->expr, slot);
}

/* Whether a row depends on a slot: by a cell that says something. */
static bool
row_reads(const struct eg_dmn_table *t, const struct eg_dmn_row *r,
    unsigned slot)
{
	size_t i;

	for (i = 0; i < t->inputs; i++)
		if (!eg_feel_is_any(r->test[i].expr) &&
		    (text_reads(&t->input[i].input, slot) ||
		    text_reads(&r->test[i], slot)))
			return true;
	for (i = 0; i < t->outputs; i++)
		if (text_reads(&r->output[i], slot))
			return true;
	return false;
}

/*
 * Noise is left out: an input whose cells are all "-" in the rows that
 * apply did not matter.  Where no row applied every column did.
 */
static bool
matters(const struct eg_dmn_run *run, const struct eg_dmn_decision *d,
    unsigned slot)
{
	size_t i;

	if (d->logic->kind == EG_LOGIC_TEXT)
		return text_reads(&d->logic->text, slot);
	if (d->logic->kind != EG_LOGIC_TABLE || run->hits == 0)
		return true;
	for (i = 0; i < run->hits; i++)
		if (row_reads(d->logic->table, run->hit[i], slot))
			return true;
	return false;
}

static void
add_reasons(struct eg_dmn_run *run, const struct eg_dmn_decision *d,
    const struct eg_node *node, struct eg_proof *p)
{
	struct eg_reason **end = &p->reasons, *reason;
	const struct eg_dmn_require *r;
	const struct eg_proof **proofs;
	size_t first, i;
	unsigned slot;

	for (r = d->requires; r != NULL; r = r->next) {
		if (r->knowledge != NULL)
			continue;
		slot = r->input != NULL ? r->input->slot : r->decision->slot;
		if (!matters(run, d, slot))
			continue;
		*end = reason = eg_new(run->env.arena, struct eg_reason);
		end = &reason->next;
		reason->value = run->slot[slot];
		reason->name = r->input != NULL ? r->input->name :
		    r->decision->name;
		reason->node = r->found;
		if (r->decision == NULL)
			continue;
		first = eg_dmn_results_at(r->decision, node, &reason->n,
		    &reason->one);
		proofs = eg_new_array(run->env.arena, reason->n,
		    const struct eg_proof *);
		for (i = 0; i < reason->n; i++)
			proofs[i] = r->decision->result[first + i].proof;
		reason->proofs = proofs;
	}
}

static void
add_rows(struct eg_dmn_run *run, struct eg_proof *p)
{
	struct eg_proof_row **end = &p->rows;
	size_t i;

	for (i = 0; i < run->hits; i++) {
		*end = eg_new(run->env.arena, struct eg_proof_row);
		(*end)->number = run->hit[i]->number;
		(*end)->id = run->hit[i]->id;
		(*end)->basis = run->hit[i]->basis;
		(*end)->node = run->hit[i]->node;
		end = &(*end)->next;
	}
}

struct eg_proof *
eg_dmn_prove(struct eg_dmn_run *run, const struct eg_dmn_decision *d,
    struct eg_node *node, const struct eg_feel *value)
{
	struct eg_proof *p = eg_new(run->env.arena, struct eg_proof);

	p->name = d->name;
	p->fact = d->fact;
	p->node = node;
	p->decision = d->node;
	p->model = run->model->xml;
	p->value = value;
	if (d->logic->kind == EG_LOGIC_TEXT)
		p->text = eg_feel_text(d->logic->text.expr);
	p->by_default = run->by_default;
	p->authorities = d->authorities;
	add_rows(run, p);
	add_reasons(run, d, node, p);
	return p;
}

/* --- printing ------------------------------------------------------------- */

#define SEEN_MAX	256
#define DEPTH_MAX	24

struct printing {
	const struct eg_xml	*xml;
	struct eg_buf		*out;
	const struct eg_proof	*seen[SEEN_MAX];
	size_t			 nseen;
};

static void
indent(struct printing *p, unsigned depth)
{
	for (; depth > 0; depth--)
		eg_buf_puts(p->out, "  ");
}

static bool
once(struct printing *p, const struct eg_proof *proof)
{
	size_t i;

	for (i = 0; i < p->nseen; i++)
		if (p->seen[i] == proof)
			return false;
	if (p->nseen < SEEN_MAX)
		p->seen[p->nseen++] = proof;
	return true;
}

static void print_body(struct printing *, const struct eg_proof *, unsigned);

/* "[row 4: Labor Code § 4610.6(d)(1)(B)]" */
static void
print_rows(struct printing *p, const struct eg_proof *proof)
{
	const struct eg_proof_row *r;

	for (r = proof->rows; r != NULL; r = r->next)
		eg_buf_printf(p->out, "  [row %u%s%s]", r->number,
		    *r->basis == '\0' ? "" : ": ", r->basis);
	if (proof->by_default)
		eg_buf_puts(p->out, "  [no row applies: the default]");
	else if (proof->rows == NULL && proof->text == NULL &&
	    proof->value->kind == EG_FEEL_NULL)
		eg_buf_puts(p->out, "  [no row applies]");
}

/* "  (case.xml:3:118)" */
static void
print_place(struct printing *p, const struct eg_node *node)
{
	struct eg_pos at = eg_xml_value_pos(p->xml, node);

	eg_buf_printf(p->out, "  (%s:%u:%u)", at.file, at.line, at.column);
}

/* A decision's value at one of the nodes below. */
static void
print_part(struct printing *p, const struct eg_proof *proof, unsigned depth)
{
	indent(p, depth);
	eg_buf_puts(p->out, "for ");
	eg_node_where(proof->node, p->out);
	eg_buf_puts(p->out, " it is ");
	eg_feel_write(proof->value, p->out);
	print_rows(p, proof);
	eg_buf_putc(p->out, '\n');
	if (depth < DEPTH_MAX && once(p, proof))
		print_body(p, proof, depth + 1);
}

static void
print_reason(struct printing *p, const struct eg_reason *r, unsigned depth)
{
	size_t i;

	indent(p, depth);
	eg_buf_printf(p->out, "because %s is ", r->name);
	eg_feel_write(r->value, p->out);
	if (r->node != NULL)
		print_place(p, r->node);
	if (r->one)
		print_rows(p, r->proofs[0]);
	eg_buf_putc(p->out, '\n');
	if (r->one && depth < DEPTH_MAX && once(p, r->proofs[0]))
		print_body(p, r->proofs[0], depth + 1);
	for (i = 0; !r->one && i < r->n; i++)
		print_part(p, r->proofs[i], depth + 1);
}

static void
print_body(struct printing *p, const struct eg_proof *proof, unsigned depth)
{
	const struct eg_authority *a;
	const struct eg_reason *r;

	for (r = proof->reasons; r != NULL; r = r->next)
		print_reason(p, r, depth);
	for (a = proof->authorities; a != NULL; a = a->next) {
		indent(p, depth);
		eg_buf_printf(p->out, "under %s\n", a->name);
	}
}

void
eg_proof_print(const struct eg_proof *proof, const struct eg_xml *xml,
    struct eg_buf *out)
{
	struct printing p = { .xml = xml, .out = out };

	eg_buf_printf(out, "%s = ", proof->name);
	eg_feel_write(proof->value, out);
	print_rows(&p, proof);
	eg_buf_putc(out, '\n');
	once(&p, proof);
	print_body(&p, proof, 1);
}
