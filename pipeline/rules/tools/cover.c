/*
 * cover.c - what of a rulebook do its tests reach?
 *
 * Each assert and report has two answers, of which a test must have seen both;
 * each row of a decision table must have applied, each version of a provision
 * that something rests on have judged, each variable have been used.  Phrases
 * are counted, too many for a test each: those that no test finds are notes.
 * Instances of an abstract pattern count one by one, since each has a test of
 * its own after its parameters are filled in.
 */
#include "rules/tools/tool.h"

#include <stdlib.h>
#include <string.h>

#include "rules/dmn/dmn.h"
#include "rules/law.h"
#include "rules/phrase/phrase.h"
#include "rules/tools/cited.h"

enum kind { HOLDS, FAILS, APPLIES, JUDGES, IS_USED, IS_FOUND, KINDS };

static const struct {
	const char	*code, *text, *help;
} kinds[KINDS] = {
	[HOLDS] = { "R3311", "holds in no test", "add a test to tests.xml" },
	[FAILS] = { "R3312", "fails in no test", "add a test to tests.xml" },
	[APPLIES] = { "R3313", "applies in no test",
	    "add a test of a case it is for" },
	[JUDGES] = { "R3314", "judges in no test",
	    "add a test of a case of its days" },
	[IS_USED] = { "R3315", "is used in no test",
	    "add a test that needs its value" },
	[IS_FOUND] = { "R3316", "is found in no test",
	    "add a test of a case that says so" },
};

/* Something a test should reach. */
struct aim {
	enum kind		 kind;
	const struct eg_item	*pattern;	/* NULL: in none */
	const struct eg_check	*check;		/* HOLDS, FAILS */
	size_t			 row;		/* APPLIES: of all */
	const struct eg_provision *provision;	/* JUDGES */
	const struct eg_version	*version;
	const struct eg_let	*let;		/* IS_USED */
	const struct eg_phrase	*phrase;	/* IS_FOUND */
	bool			 reached;
};

struct coverage {
	struct eg_tool	*tool;
	struct aim	*aim;
	size_t		 n, cap;
	size_t		 all[KINDS], reached[KINDS];
};

/* --- what to reach -------------------------------------------------------- */

static void
add(struct coverage *c, struct aim aim)
{
	if (c->n == c->cap) {
		c->cap = c->cap * 2 + 256;
		c->aim = eg_realloc(c->aim, c->cap, sizeof(*c->aim));
	}
	c->aim[c->n++] = aim;
}

static void
add_lets(struct coverage *c, const struct eg_item *pattern,
    const struct eg_let *let)
{
	for (; let != NULL; let = let->next)
		add(c, (struct aim){ IS_USED, .pattern = pattern, .let = let });
}

static void
add_rules(struct coverage *c, const struct eg_rulebook *book)
{
	const struct eg_pattern *p;
	const struct eg_phase *ph;
	const struct eg_rule *r;
	const struct eg_check *k;

	add_lets(c, NULL, book->lets);
	for (ph = book->phases; ph != NULL; ph = ph->next)
		add_lets(c, NULL, ph->lets);
	for (p = book->patterns; p != NULL; p = p->next) {
		add_lets(c, &p->at, p->lets);
		for (r = p->rules; r != NULL; r = r->next) {
			add_lets(c, &p->at, r->lets);
			for (k = r->checks; k != NULL; k = k->next) {
				add(c, (struct aim){ HOLDS, .pattern = &p->at,
				    .check = k });
				add(c, (struct aim){ FAILS, .pattern = &p->at,
				    .check = k });
			}
		}
	}
}

static void
add_rows(struct coverage *c, const struct eg_rulebook *book)
{
	struct eg_dmn_row_use row;
	size_t i;

	for (i = 0; book->dmn != NULL && eg_dmn_row(book->dmn, i, &row); i++)
		add(c, (struct aim){ APPLIES, .row = i });
}

/* What nothing rests on no test can reach; trace and lint tell of it. */
static void
add_versions(struct coverage *c, const struct eg_rulebook *book)
{
	const struct eg_provision *p;
	const struct eg_version *v;

	for (p = book->law == NULL ? NULL : book->law->provisions; p != NULL;
	    p = p->next)
		for (v = p->versions; v != NULL; v = v->next)
			if (v->id != NULL && eg_cited(book, p, v) != 0)
				add(c, (struct aim){ JUDGES, .provision = p,
				    .version = v });
}

static void
add_phrases(struct coverage *c, const struct eg_phrases *p)
{
	const struct eg_phrase *k;
	size_t i;

	for (i = 0; p != NULL && i < p->ntables; i++)
		for (k = p->tables[i].phrases; k != NULL; k = k->next)
			add(c, (struct aim){ IS_FOUND, .phrase = k });
}

/* --- what is reached ------------------------------------------------------ */

static void
look(void *arg)
{
	struct coverage *c = arg;
	const struct eg_rulebook *book = c->tool->book;
	struct aim *a;

	for (a = c->aim; a < c->aim + c->n; a++)
		switch (a->kind) {
		case HOLDS:
			a->reached |= a->check->held;
			break;
		case FAILS:
			a->reached |= a->check->failed;
			break;
		case JUDGES:
			a->reached |= a->version->used ||
			    (a->provision->version == a->version &&
			    eg_standing_judged(book, a->provision));
			break;
		default:	/* counted all along */
			break;
		}
}

static void
count(struct coverage *c)
{
	struct eg_dmn_row_use row;
	struct aim *a;

	for (a = c->aim; a < c->aim + c->n; a++) {
		if (a->kind == IS_USED)
			a->reached = a->let->used;
		if (a->kind == IS_FOUND)
			a->reached = *a->phrase->found > 0;
		if (a->kind == APPLIES)
			a->reached = eg_dmn_row(c->tool->book->dmn, a->row,
			    &row) && row.applied > 0;
		c->all[a->kind]++;
		c->reached[a->kind] += a->reached;
	}
}

/* --- telling -------------------------------------------------------------- */

static void
place_item(const struct eg_item *at, struct eg_diag *d)
{
	d->at = eg_xml_pos(at->source->xml, at->node);
}

/* Names it, in the words of who wrote it; sets the place. */
static void
describe(struct coverage *c, const struct aim *a, struct eg_diag *d,
    struct eg_buf *name)
{
	const struct eg_rulebook *book = c->tool->book;
	struct eg_dmn_row_use row;
	struct eg_buf cells = { 0 };

	switch (a->kind) {
	case APPLIES:
		eg_dmn_row(book->dmn, a->row, &row);
		eg_dmn_row_print(book->dmn, a->row, &cells);
		eg_buf_printf(name, "row %u of `%s`", row.number, row.decision);
		d->found = eg_diags_printf(c->tool->diags, "%s",
		    eg_buf_str(&cells));
		d->at = row.at;
		eg_buf_free(&cells);
		break;
	case JUDGES:
		eg_buf_printf(name, "`%s`", a->version->id);
		d->at = eg_xml_pos(book->law->source->xml, a->version->node);
		break;
	case IS_USED:
		eg_buf_printf(name, "the variable `%s`", a->let->name);
		place_item(&a->let->at, d);
		break;
	case IS_FOUND:
		eg_buf_printf(name, "`%s`", a->phrase->text);
		d->at = eg_xml_pos(book->phrases->source->xml, a->phrase->node);
		break;
	default:
		eg_buf_puts(name, a->check->at.id != NULL ? a->check->at.id :
		    a->check->at.name);
		place_item(&a->check->at, d);
		break;
	}
}

static void
tell_missed(struct coverage *c, const struct aim *a)
{
	struct eg_diag d = { .severity = a->kind == IS_FOUND ? EG_NOTE : EG_ERROR,
	    .code = kinds[a->kind].code, .help = kinds[a->kind].help };
	struct eg_buf name = { 0 };

	describe(c, a, &d, &name);
	if (a->pattern != NULL) {
		d.where = a->pattern->id;
		if (eg_node_attr(a->pattern->node, "", "is-a") != NULL)
			d.from = eg_xml_pos(a->pattern->source->xml,
			    a->pattern->node);
	}
	eg_report(c->tool->diags, &d, "%s %s", eg_buf_str(&name),
	    kinds[a->kind].text);
	eg_buf_free(&name);
}

static void
tell_json(const struct coverage *c, const char *percent)
{
	struct eg_buf *out = c->tool->out;

	eg_buf_puts(out, "{\"schema\":\"engross.rules.cover/1\",\"rulebook\":");
	eg_buf_json(out, c->tool->book->path);
	eg_buf_printf(out, ",\"checks\":%zu,\"answers\":%zu,\"seen\":%zu,"
	    "\"rows\":%zu,\"applied\":%zu,\"versions\":%zu,\"judged\":%zu,"
	    "\"variables\":%zu,\"used\":%zu,\"phrases\":%zu,\"found\":%zu,"
	    "\"percent\":%s}\n", c->all[HOLDS],
	    2 * c->all[HOLDS], c->reached[HOLDS] + c->reached[FAILS],
	    c->all[APPLIES], c->reached[APPLIES], c->all[JUDGES],
	    c->reached[JUDGES], c->all[IS_USED], c->reached[IS_USED],
	    c->all[IS_FOUND], c->reached[IS_FOUND], percent);
}

static void
tell_text(const struct coverage *c, const char *percent)
{
	static const char *const nouns[KINDS] = { [APPLIES] = "rows",
	    [JUDGES] = "versions of law", [IS_USED] = "variables",
	    [IS_FOUND] = "phrases" };
	struct eg_buf *out = c->tool->out;
	size_t i;

	eg_buf_printf(out, "%s: %s %% covered: %zu of %zu answers of %zu checks",
	    c->tool->book->path, percent, c->reached[HOLDS] + c->reached[FAILS],
	    2 * c->all[HOLDS], c->all[HOLDS]);
	for (i = 0; i < KINDS; i++)
		if (nouns[i] != NULL && c->all[i] > 0)
			eg_buf_printf(out, ", %zu of %zu %s", c->reached[i],
			    c->all[i], nouns[i]);
	eg_buf_putc(out, '\n');
}

bool
eg_tool_cover(struct eg_tool *t)
{
	struct coverage c = { .tool = t };
	size_t failed, i, reached = 0, all;
	const char *percent;

	add_rules(&c, t->book);
	add_rows(&c, t->book);
	add_versions(&c, t->book);
	add_phrases(&c, t->book->phrases);
	failed = eg_tool_run(t, look, &c);
	count(&c);
	for (i = 0; i < c.n; i++) {
		reached += c.aim[i].reached && c.aim[i].kind != IS_FOUND;
		if (!c.aim[i].reached)
			tell_missed(&c, &c.aim[i]);
	}
	all = c.n - c.all[IS_FOUND];
	percent = eg_tool_percent(t, reached, all);
	if (t->json)
		tell_json(&c, percent);
	else
		tell_text(&c, percent);
	free(c.aim);
	return failed == 0 && reached == all;
}
