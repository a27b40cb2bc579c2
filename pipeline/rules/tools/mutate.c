/*
 * mutate.c - would the tests notice a mistake in the rules?
 *
 * Every expression is changed in every way mutant.h knows, one change at a
 * time.  A change that no test notices survives: a test is missing, or the
 * change is none (then tests.xml excuses it and says why).
 *
 * Instances of an abstract pattern are changed together where the same words
 * are, since they are written once.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rules/tools/mutant.h"
#include "rules/tools/site.h"
#include "rules/tools/tool.h"
#include "rules/tools/trial.h"

#define ENOUGH_PERCENT	95
#define WORKERS_MAX	16

/* A change of one expression. */
struct trial {
	const struct eg_site	*site;
	const struct eg_mutant	*mutant;
	struct eg_query		*query;		/* NULL: without it */
	size_t			 group;		/* the first trial of the same words */
	const struct eg_node	*excuse;
};

struct mutation {
	struct eg_tool		*tool;
	struct eg_arena		*arena;
	struct eg_bench		*bench;
	struct trial		*trial;
	size_t			 n, cap;
	unsigned char		*verdict;	/* of each trial, shared by workers */
	size_t			 all, killed, excused;
};

enum { NOT_TRIED, SURVIVES, KILLED };

/* --- what to try ---------------------------------------------------------- */

/* The changed expression, its variables those of the original. */
static struct eg_query *
compile(struct mutation *m, const struct eg_site *site, const char *text)
{
	struct eg_query *old = *site->slot, *q = eg_new(m->arena, struct eg_query);
	struct eg_xpath_error err;
	struct eg_buf b = { 0 };
	size_t i, k;

	*q = *old;
	if (site->kind == EG_SITE_CONTEXT)
		eg_query_anywhere_text(text, &b);
	else
		eg_buf_puts(&b, text);
	q->expr = eg_xpath_compile(m->tool->book->xp, eg_buf_str(&b), &err);
	eg_buf_free(&b);
	if (q->expr == NULL)
		return NULL;
	q->vars = eg_new_array(m->arena, eg_expr_variables(q->expr) + 1,
	    struct eg_let *);
	for (i = 0; i < eg_expr_variables(q->expr); i++)
		for (k = 0; k < eg_expr_variables(old->expr); k++)
			if (strcmp(eg_expr_variable(q->expr, i),
			    eg_expr_variable(old->expr, k)) == 0)
				q->vars[i] = old->vars[k];
	return q;
}

static size_t
group_of(const struct mutation *m, const struct trial *t)
{
	const struct eg_query *q = *t->site->slot, *other;
	size_t i;

	for (i = 0; i < m->n; i++) {
		other = *m->trial[i].site->slot;
		if (other->attr == q->attr && m->trial[i].site != t->site &&
		    m->trial[i].mutant->offset == t->mutant->offset &&
		    strcmp(m->trial[i].mutant->says, t->mutant->says) == 0)
			return m->trial[i].group;
	}
	return m->n;
}

static void
add(struct mutation *m, const struct eg_site *site,
    const struct eg_mutant *mutant, struct eg_query *query)
{
	struct trial t = { .site = site, .mutant = mutant, .query = query };

	t.group = group_of(m, &t);
	if (m->n == m->cap) {
		m->cap = m->cap == 0 ? 512 : m->cap * 2;
		m->trial = eg_realloc(m->trial, m->cap, sizeof(*m->trial));
	}
	m->trial[m->n++] = t;
}

static void
add_without(struct mutation *m, const struct eg_site *site)
{
	struct eg_mutant *k = eg_new(m->arena, struct eg_mutant);

	k->says = "the subject is left out";
	k->change = "{subject -> }";
	add(m, site, k, NULL);
}

static void
plan(struct mutation *m)
{
	struct eg_site *site;
	const struct eg_mutant *list;
	struct eg_query *q;
	size_t i, k, n = eg_sites(m->tool->book, m->arena, &site), made;

	for (i = 0; i < n; i++) {
		if (site[i].kind == EG_SITE_SUBJECT) {
			add_without(m, &site[i]);
			continue;
		}
		made = eg_mutants(m->arena, site[i].text,
		    site[i].kind == EG_SITE_TEST, &list);
		for (k = 0; k < made; k++)
			if ((q = compile(m, &site[i], list[k].text)) != NULL)
				add(m, &site[i], &list[k], q);
	}
}

/* --- trying --------------------------------------------------------------- */

static void
try(struct mutation *m, size_t i)
{
	struct trial *t = &m->trial[i];
	struct eg_query *was = *t->site->slot;

	if (m->verdict[i] != NOT_TRIED)
		return;
	*t->site->slot = t->query;
	m->verdict[i] = eg_bench_notices(m->bench, t->site->pattern) ? KILLED :
	    SURVIVES;
	*t->site->slot = was;
	/* A test in another phase has bound the changed expression instead. */
	m->tool->book->is_bound = false;
}

static void
try_share(struct mutation *m, size_t from, size_t step)
{
	size_t i;

	for (i = from; i < m->n; i += step)
		try(m, i);
}

/*
 * In as many processes as there are processors; what one of them leaves
 * undone, since it could not be started or was ended, is done here.
 */
static void
try_all(struct mutation *m)
{
	long online = sysconf(_SC_NPROCESSORS_ONLN);
	size_t workers = online < 1 ? 1 : online > WORKERS_MAX ? WORKERS_MAX :
	    (size_t)online, i;
	pid_t pid[WORKERS_MAX];

	for (i = 1; i < workers; i++) {
		pid[i] = fork();
		if (pid[i] == 0) {
			try_share(m, i, workers);
			_exit(0);
		}
	}
	try_share(m, 0, workers);
	for (i = 1; i < workers; i++)
		if (pid[i] > 0)
			waitpid(pid[i], NULL, 0);
	try_share(m, 0, 1);
}

/* --- telling -------------------------------------------------------------- */

static const struct eg_node *
excuse_for(const struct mutation *m, const struct trial *t)
{
	const struct eg_node *e = eg_node_first_element(
	    eg_xml_root(m->tool->suite->xml));

	for (; e != NULL; e = eg_node_next_element(e))
		if (eg_node_is(e, EG_TEST_NS, "excuse") &&
		    strcmp(eg_node_attr(e, "", "of"), t->site->of) == 0 &&
		    strstr(t->mutant->change, eg_node_attr(e, "", "change")) != NULL)
			return e;
	return NULL;
}

static void
report_survivor(const struct mutation *m, const struct trial *t)
{
	static const char *const kinds[] = {
		[EG_SITE_CONTEXT] = "the context of ", [EG_SITE_TEST] = "",
		[EG_SITE_SUBJECT] = "", [EG_SITE_LET] = "",
	};
	const struct eg_query *q = *t->site->slot;
	const char *written = eg_node_text(q->attr);
	struct eg_diags *diags = m->tool->diags;
	bool as_written = written != NULL && strcmp(written, t->site->text) == 0;

	eg_report(diags, &(struct eg_diag){ .severity = EG_WARNING,
	    .code = "R3321", .at = as_written && t->query != NULL ?
	    eg_xml_char_pos(q->source->xml, q->attr, t->mutant->offset,
	    t->mutant->length) : eg_xml_value_pos(q->source->xml, q->attr),
	    .found = t->mutant->change,
	    .help = "add a test that tells them apart, or an excuse: "
	    "<excuse of=\"...\" change=\"...\">why it makes no difference</excuse>" },
	    "no test notices when in %s%s %s", kinds[t->site->kind],
	    *t->site->of == '\0' ? "a rule" : t->site->of, t->mutant->says);
}

/* Of the trials of the same words one notice is enough. */
static void
settle(struct mutation *m)
{
	struct trial *t;
	size_t i;

	for (i = 0; i < m->n; i++)
		if (m->verdict[i] == KILLED)
			m->verdict[m->trial[i].group] = KILLED;
	for (i = 0; i < m->n; i++) {
		t = &m->trial[i];
		if (t->group != i)
			continue;
		m->all++;
		if (m->verdict[i] == KILLED) {
			m->killed++;
			continue;
		}
		t->excuse = excuse_for(m, t);
		if (t->excuse != NULL)
			m->excused++;
		else
			report_survivor(m, t);
	}
}

/* An excuse for what is noticed, or is there no more. */
static void
report_idle_excuses(const struct mutation *m)
{
	const struct eg_suite *s = m->tool->suite;
	const struct eg_node *e = eg_node_first_element(eg_xml_root(s->xml));
	size_t i;

	for (; e != NULL; e = eg_node_next_element(e)) {
		if (!eg_node_is(e, EG_TEST_NS, "excuse"))
			continue;
		for (i = 0; i < m->n && m->trial[i].excuse != e; )
			i++;
		if (i == m->n)
			eg_report(m->tool->diags, &(struct eg_diag){
			    .severity = EG_WARNING, .code = "R3322",
			    .at = eg_xml_pos(s->xml, e),
			    .help = "take it out" },
			    "this excuses nothing that survives");
	}
}

static bool
tell(struct mutation *m)
{
	struct eg_tool *t = m->tool;
	size_t counted = m->all - m->excused;
	const char *percent = eg_tool_percent(t, m->killed, counted);
	bool enough = m->killed * 100 >= counted * ENOUGH_PERCENT;

	if (t->json) {
		eg_buf_puts(t->out, "{\"schema\":\"engross.rules.mutate/1\",\"rulebook\":");
		eg_buf_json(t->out, t->book->path);
		eg_buf_printf(t->out, ",\"mutants\":%zu,\"killed\":%zu,\"excused\":%zu,"
		    "\"survive\":%zu,\"percent\":%s}\n", m->all, m->killed,
		    m->excused, counted - m->killed, percent);
	} else {
		eg_buf_printf(t->out, "%s: %s %% of changes noticed: %zu of %zu, "
		    "%zu more excused\n", t->book->path, percent, m->killed,
		    counted, m->excused);
	}
	if (!enough)
		eg_report(t->diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "R3323", .at = { .file = t->book->path } },
		    "the tests notice %s %% of changes, and %d %% is enough",
		    percent, ENOUGH_PERCENT);
	return enough;
}

bool
eg_tool_mutate(struct eg_tool *t)
{
	struct mutation m = { .tool = t, .arena = t->suite->arena };
	bool ok = false;

	m.bench = eg_bench_new(t->suite, t->diags);
	if (m.bench == NULL)
		return false;
	plan(&m);
	m.verdict = mmap(NULL, m.n + 1, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (m.verdict == MAP_FAILED) {
		eg_report(t->diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "U8003" }, "no memory to share among processes");
	} else {
		try_all(&m);
		settle(&m);
		report_idle_excuses(&m);
		ok = tell(&m);
		munmap(m.verdict, m.n + 1);
	}
	free(m.trial);
	eg_bench_free(m.bench);
	return ok;
}
