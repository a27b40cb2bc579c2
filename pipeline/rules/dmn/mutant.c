/* mutant.c - see mutant.h. */
#include "rules/dmn/mutant.h"

#include <string.h>

#include "rules/dmn/model.h"
#include "rules/feel/mutant.h"

struct making {
	struct eg_dmn		*model;
	struct eg_arena		*arena;
	const char		*decision;
	size_t			 rows;		/* of tables before this one */
	struct eg_dmn_mutant	*list;
	size_t			 n, cap;
};

static void
add(struct making *m, struct eg_dmn_mutant k)
{
	struct eg_dmn_mutant *more;

	if (m->n == m->cap) {
		m->cap = m->cap * 2 + 256;
		more = eg_new_array(m->arena, m->cap, struct eg_dmn_mutant);
		if (m->n > 0)
			memcpy(more, m->list, m->n * sizeof(*more));
		m->list = more;
	}
	k.decision = m->decision;
	m->list[m->n++] = k;
}

/* row 0: it stands in none; else it is a test of the row, or what it gives. */
static void
add_text(struct making *m, const struct eg_dmn_text *t, bool cell, unsigned row)
{
	struct eg_feel_mutant *list;
	size_t i, n = t->expr == NULL ? 0 :
	    eg_feel_mutants(m->arena, t->expr, cell, &list);

	for (i = 0; i < n; i++)
		add(m, (struct eg_dmn_mutant){ .change = list[i].change,
		    .at = eg_xml_char_pos(m->model->xml, t->node, list[i].offset,
		    list[i].length),
		    .row = row, .says = list[i].says, .rows = row > 0,
		    .index = { m->rows + row - 1 }, .certain = !cell && row > 0,
		    .shown = row == 0 ? list[i].shown : eg_arena_printf(m->arena,
		    "row %u: %s", row, list[i].shown) });
}

/* --- rows ----------------------------------------------------------------- */

/* Where no row applies the result is null as well. */
static bool
gives_nothing(const struct eg_dmn_table *t, const struct eg_dmn_row *r)
{
	const char *s;
	size_t i;

	for (i = 0; i < t->outputs; i++) {
		s = eg_feel_text(r->output[i].expr);
		s += strspn(s, " \t\r\n");
		if (t->outputs > 1 || t->output[i].otherwise.expr != NULL ||
		    !eg_feel_is_name(s, "null"))
			return false;
	}
	return true;
}

static void
drop_row(struct making *m, struct eg_dmn_table *t, size_t i)
{
	struct eg_dmn_table now = *t;

	now.rows = t->rows - 1;
	now.row = eg_new_array(m->arena, now.rows, struct eg_dmn_row);
	memcpy(now.row, t->row, i * sizeof(*now.row));
	memcpy(now.row + i, t->row + i + 1, (now.rows - i) * sizeof(*now.row));
	add(m, (struct eg_dmn_mutant){
	    .change = eg_change_make(m->arena, t, &now, sizeof(now)),
	    .at = eg_xml_pos(m->model->xml, t->row[i].node),
	    .index = { m->rows + i }, .rows = 1, .certain = true,
	    .says = eg_arena_printf(m->arena, "row %zu is left out", i + 1),
	    .shown = eg_arena_printf(m->arena, "{row %zu -> }", i + 1) });
}

static bool
give_the_same(const struct eg_dmn_table *t, size_t a, size_t b)
{
	size_t i;

	for (i = 0; i < t->outputs; i++)
		if (strcmp(eg_feel_text(t->row[a].output[i].expr),
		    eg_feel_text(t->row[b].output[i].expr)) != 0)
			return false;
	return true;
}

static void
exchange_results(struct making *m, struct eg_dmn_table *t, size_t i)
{
	struct eg_dmn_row now[2] = { t->row[i], t->row[i + 1] };

	now[0].output = t->row[i + 1].output;
	now[1].output = t->row[i].output;
	add(m, (struct eg_dmn_mutant){
	    .change = eg_change_make(m->arena, &t->row[i], now, sizeof(now)),
	    .at = eg_xml_pos(m->model->xml, t->row[i].node),
	    .index = { m->rows + i, m->rows + i + 1 }, .rows = 2,
	    .certain = true, .says = eg_arena_printf(m->arena,
	    "rows %zu and %zu exchange what they give", i + 1, i + 2),
	    .shown = eg_arena_printf(m->arena, "{row %zu <-> row %zu}", i + 1,
	    i + 2) });
}

static void
add_table(struct making *m, struct eg_dmn_table *t)
{
	struct eg_dmn_row *r;
	size_t i, c;

	for (c = 0; c < t->inputs; c++)
		add_text(m, &t->input[c].input, false, 0);
	for (i = 0; i < t->rows; i++) {
		r = &t->row[i];
		if (!gives_nothing(t, r))
			drop_row(m, t, i);
		for (c = 0; c < t->inputs; c++)
			add_text(m, &r->test[c], true, r->number);
		for (c = 0; c < t->outputs; c++)
			add_text(m, &r->output[c], false, r->number);
		if (i + 1 < t->rows && !give_the_same(t, i, i + 1))
			exchange_results(m, t, i);
	}
	for (c = 0; c < t->outputs; c++)
		add_text(m, &t->output[c].otherwise, false, 0);
	m->rows += t->rows;
}

/* --- a model -------------------------------------------------------------- */

static void
add_logic(struct making *m, struct eg_dmn_logic *g)
{
	size_t i;

	if (g == NULL)
		return;
	if (g->kind == EG_LOGIC_TEXT)
		add_text(m, &g->text, false, 0);
	if (g->kind == EG_LOGIC_TABLE)
		add_table(m, g->table);
	for (i = 0; i < g->n; i++)
		add_logic(m, g->entry[i].logic);
}

size_t
eg_dmn_mutants(struct eg_dmn *model, struct eg_arena *a,
    struct eg_dmn_mutant **list)
{
	struct making m = { .model = model, .arena = a };
	struct eg_dmn_knowledge *k;
	struct eg_dmn_decision *d;

	for (d = model->decisions; d != NULL; d = d->next) {
		m.decision = d->name;
		add_logic(&m, d->logic);
	}
	for (k = model->knowledge; k != NULL; k = k->next) {
		m.decision = k->name;
		add_logic(&m, k->logic);
	}
	*list = m.list;
	return m.n;
}

bool
eg_dmn_xpath(struct eg_dmn *m, size_t i, struct eg_dmn_xpath *path)
{
	struct eg_dmn_decision *d;
	struct eg_dmn_input *input;

	*path = (struct eg_dmn_xpath){ .xp = m->xp, .xml = m->xml };
	for (input = m->inputs; input != NULL; input = input->next)
		if (input->select != NULL && i-- == 0) {
			path->name = input->name;
			path->slot = &input->select;
			path->attr = input->from;
			return true;
		}
	for (d = m->decisions; d != NULL; d = d->next)
		if (d->each != NULL && i-- == 0) {
			path->name = d->name;
			path->slot = &d->each;
			path->attr = d->each_node;
			return true;
		}
	return false;
}
