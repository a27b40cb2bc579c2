/* rows.c - the rows and decisions of a model, one by one, for tools. */
#include "rules/dmn/model.h"

/* Where a row stands. */
struct row_at {
	const char			*decision;
	const struct eg_dmn_table	*table;
	const struct eg_dmn_row		*row;
};

static bool
row_of(const char *name, const struct eg_dmn_logic *g, size_t *i,
    struct row_at *at)
{
	size_t k;

	if (g == NULL)
		return false;
	if (g->kind == EG_LOGIC_TABLE) {
		if (*i >= g->table->rows) {
			*i -= g->table->rows;
			return false;
		}
		*at = (struct row_at){ name, g->table, &g->table->row[*i] };
		return true;
	}
	for (k = 0; k < g->n; k++)
		if (row_of(name, g->entry[k].logic, i, at))
			return true;
	return false;
}

static bool
find(const struct eg_dmn *m, size_t i, struct row_at *at)
{
	const struct eg_dmn_knowledge *k;
	const struct eg_dmn_decision *d;

	for (d = m->decisions; d != NULL; d = d->next)
		if (row_of(d->name, d->logic, &i, at))
			return true;
	for (k = m->knowledge; k != NULL; k = k->next)
		if (row_of(k->name, k->logic, &i, at))
			return true;
	return false;
}

bool
eg_dmn_row(const struct eg_dmn *m, size_t i, struct eg_dmn_row_use *use)
{
	struct row_at at;

	if (!find(m, i, &at))
		return false;
	*use = (struct eg_dmn_row_use){ .decision = at.decision,
	    .number = at.row->number, .basis = at.row->basis,
	    .at = eg_xml_pos(m->xml, at.row->node), .applied = at.row->applied };
	return true;
}

static void
print_cells(const struct eg_dmn_text *cell, size_t n, struct eg_buf *out)
{
	size_t i;

	for (i = 0; i < n; i++)
		eg_buf_printf(out, "%s%s", i == 0 ? "" : ", ",
		    eg_feel_text(cell[i].expr));
}

void
eg_dmn_row_print(const struct eg_dmn *m, size_t i, struct eg_buf *out)
{
	struct row_at at;

	if (!find(m, i, &at))
		return;
	print_cells(at.row->test, at.table->inputs, out);
	eg_buf_puts(out, at.table->inputs > 0 ? " gives " : "gives ");
	print_cells(at.row->output, at.table->outputs, out);
}

/* --- decisions ------------------------------------------------------------ */

static const struct eg_dmn_decision *
nth(const struct eg_dmn *m, size_t i)
{
	const struct eg_dmn_decision *d = m->order;

	while (d != NULL && i-- > 0)
		d = d->after;
	return d;
}

/* Whether a list of requirements names one of the two. */
static bool
names(const struct eg_dmn_require *r, const struct eg_dmn_decision *d,
    const struct eg_dmn_input *i)
{
	while (r != NULL && (d == NULL || r->decision != d) &&
	    (i == NULL || r->input != i))
		r = r->next;
	return r != NULL;
}

static bool
is_required(const struct eg_dmn *m, const struct eg_dmn_decision *d,
    const struct eg_dmn_input *i)
{
	const struct eg_dmn_decision *other;
	const struct eg_dmn_knowledge *k;

	for (other = m->decisions; other != NULL; other = other->next)
		if (names(other->requires, d, i))
			return true;
	for (k = m->knowledge; k != NULL; k = k->next)
		if (names(k->requires, d, i))
			return true;
	return false;
}

bool
eg_dmn_use(const struct eg_dmn *m, size_t i, struct eg_dmn_use *use)
{
	const struct eg_dmn_decision *d = nth(m, i);

	if (d == NULL)
		return false;
	*use = (struct eg_dmn_use){ .name = d->name, .fact = d->fact,
	    .at = eg_xml_pos(m->xml, d->node), .required = is_required(m, d, NULL),
	    .asked = eg_dmn_child(m, d->node, "question") != NULL };
	return true;
}

const struct eg_node *
eg_dmn_use_reads(const struct eg_dmn *m, size_t i, size_t k)
{
	const struct eg_dmn_decision *d = nth(m, i);
	const struct eg_dmn_require *r;

	if (d == NULL || (d->each_node != NULL && k-- == 0))
		return d == NULL ? NULL : d->each_node;
	for (r = d->requires; r != NULL; r = r->next)
		if (r->input != NULL && k-- == 0)
			return r->input->from;
	return NULL;
}

bool
eg_dmn_idle_input(const struct eg_dmn *m, size_t k, const char **name,
    struct eg_pos *at)
{
	const struct eg_dmn_input *i;

	for (i = m->inputs; i != NULL; i = i->next)
		if (!is_required(m, NULL, i) && k-- == 0) {
			*name = i->name;
			*at = eg_xml_pos(m->xml, i->node);
			return true;
		}
	return false;
}
