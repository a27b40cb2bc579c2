/*
 * mutate.c - would the tests notice a mistake in the rulebook?
 *
 * Every rule, table, version, holiday and condition of what words tell is changed in
 * every way there is, one change at a time; phrases when they are asked for.  A change
 * that no test notices survives: a test is missing, or the change is none (then
 * tests.xml excuses it and says why).
 *
 * Instances of an abstract pattern are changed together where the same words
 * are, since they are written once.
 */
#include "rules/tools/mutate.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define ENOUGH_PERCENT	95
#define WORKERS_MAX	16

enum { NOT_TRIED, SURVIVES, KILLED };

static size_t
group_of(const struct eg_mutation *m, const struct eg_trial *t)
{
	const struct eg_trial *o;
	size_t i;

	for (i = 0; t->written != NULL && i < m->n; i++) {
		o = &m->trial[i];
		if (o->written == t->written && o->change.at != t->change.at &&
		    o->offset == t->offset && strcmp(o->says, t->says) == 0)
			return o->group;
	}
	return m->n;
}

bool
eg_mutation_asks(const struct eg_mutation *m, const char *of, bool minor)
{
	const char *asked = m->tool->of;

	if (asked == NULL)
		return !minor;
	return strcmp(asked, of) == 0 || (minor && strcmp(asked, "phrases") == 0);
}

void
eg_trial_add(struct eg_mutation *m, struct eg_trial t)
{
	if (!eg_mutation_asks(m, t.of, t.minor))
		return;
	t.group = group_of(m, &t);
	t.excuse = NULL;
	if (m->n == m->cap) {
		m->cap = m->cap == 0 ? 512 : m->cap * 2;
		m->trial = eg_realloc(m->trial, m->cap, sizeof(*m->trial));
	}
	m->trial[m->n++] = t;
}

/* --- trying --------------------------------------------------------------- */

static void
try(struct eg_mutation *m, size_t i)
{
	const struct eg_trial *t = &m->trial[i];

	/* One notice is enough for all trials of the same words. */
	if (m->verdict[i] != NOT_TRIED || m->verdict[t->group] == KILLED)
		return;
	eg_change_exchange(&t->change);
	m->verdict[i] = eg_bench_notices(m->bench, &t->reach) ? KILLED :
	    SURVIVES;
	eg_change_exchange(&t->change);
	if (m->verdict[i] == KILLED)
		m->verdict[t->group] = KILLED;
	/* A test in another phase has bound the changed expression instead. */
	m->tool->book->is_bound = false;
}

static void
try_share(struct eg_mutation *m, size_t from, size_t step)
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
try_all(struct eg_mutation *m)
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
excuse_for(const struct eg_mutation *m, const struct eg_trial *t)
{
	const struct eg_node *e = eg_node_first_element(
	    eg_xml_root(m->tool->suite->xml));

	for (; e != NULL; e = eg_node_next_element(e))
		if (eg_node_is(e, EG_TEST_NS, "excuse") &&
		    strcmp(eg_node_attr(e, "", "of"), t->of) == 0 &&
		    strstr(t->shown, eg_node_attr(e, "", "change")) != NULL)
			return e;
	return NULL;
}

static void
report_survivor(const struct eg_mutation *m, const struct eg_trial *t)
{
	eg_report(m->tool->diags, &(struct eg_diag){
	    .severity = t->minor ? EG_NOTE : EG_WARNING, .code = "R3321",
	    .at = t->at, .found = t->shown,
	    .help = "add a test that tells them apart, or an excuse: "
	    "<excuse of=\"...\" change=\"...\">why it makes no difference</excuse>" },
	    "no test notices when in %s %s", t->in, t->says);
}

/* Of the trials of the same words one notice is enough. */
static void
settle(struct eg_mutation *m)
{
	struct eg_trial *t;
	size_t i;

	for (i = 0; i < m->n; i++)
		if (m->verdict[i] == KILLED)
			m->verdict[m->trial[i].group] = KILLED;
	for (i = 0; i < m->n; i++) {
		t = &m->trial[i];
		if (t->group != i)
			continue;
		*(t->minor ? &m->minor : &m->all) += 1;
		if (m->verdict[i] == KILLED) {
			*(t->minor ? &m->minor_killed : &m->killed) += 1;
			continue;
		}
		t->excuse = excuse_for(m, t);
		if (t->excuse != NULL)
			*(t->minor ? &m->minor_killed : &m->excused) += 1;
		else
			report_survivor(m, t);
	}
}

/* An excuse for what is noticed, or is there no more. */
static void
report_idle_excuses(const struct eg_mutation *m)
{
	const struct eg_suite *s = m->tool->suite;
	const struct eg_node *e = eg_node_first_element(eg_xml_root(s->xml));
	size_t i;

	for (; e != NULL; e = eg_node_next_element(e)) {
		if (!eg_node_is(e, EG_TEST_NS, "excuse") ||
		    !eg_mutation_asks(m, eg_node_attr(e, "", "of"), false))
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
tell(struct eg_mutation *m)
{
	struct eg_tool *t = m->tool;
	size_t counted = m->all - m->excused;
	const char *percent = eg_tool_percent(t, m->killed, counted);
	bool enough = m->killed * 100 >= counted * ENOUGH_PERCENT;

	if (t->json) {
		eg_buf_puts(t->out, "{\"schema\":\"engross.rules.mutate/1\",\"rulebook\":");
		eg_buf_json(t->out, t->book->path);
		eg_buf_printf(t->out, ",\"mutants\":%zu,\"killed\":%zu,\"excused\":%zu,"
		    "\"survive\":%zu,\"percent\":%s,\"phrases\":%zu,"
		    "\"phrases-killed\":%zu}\n", m->all, m->killed, m->excused,
		    counted - m->killed, percent, m->minor, m->minor_killed);
	} else {
		eg_buf_printf(t->out, "%s: %s %% of changes noticed: %zu of %zu, "
		    "%zu more excused", t->book->path, percent, m->killed,
		    counted, m->excused);
		if (m->minor > 0)
			eg_buf_printf(t->out, "; of phrases %zu of %zu", m->minor_killed,
			    m->minor);
		eg_buf_putc(t->out, '\n');
	}
	if (!enough)
		eg_report(t->diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "R3323", .at = { .file = t->book->path } },
		    "the tests notice %s %% of changes, and %d %% is enough",
		    percent, ENOUGH_PERCENT);
	return enough;
}

static bool
judge(struct eg_mutation *m)
{
	bool ok;

	m->verdict = mmap(NULL, m->n + 1, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (m->verdict == MAP_FAILED) {
		eg_report(m->tool->diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "U8003" }, "no memory to share among processes");
		return false;
	}
	try_all(m);
	settle(m);
	report_idle_excuses(m);
	ok = tell(m);
	munmap(m->verdict, m->n + 1);
	return ok;
}

bool
eg_tool_mutate(struct eg_tool *t)
{
	struct eg_mutation m = { .tool = t, .arena = t->suite->arena };
	bool ok = false;

	m.bench = eg_bench_new(t->suite, t->diags);
	if (m.bench == NULL)
		return false;
	eg_mutate_rules(&m);
	eg_mutate_tables(&m);
	eg_mutate_law(&m);
	eg_mutate_calendars(&m);
	eg_mutate_phrases(&m);
	if (m.n == 0 && t->of != NULL)
		eg_report(t->diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "R3324", .at = { .file = t->book->path },
		    .help = "name a rule, a table, a fact, a version or a calendar, as "
		    "messages and excuses do" }, "there is nothing to change of `%s`", t->of);
	else
		ok = judge(&m);
	free(m.trial);
	eg_bench_free(m.bench);
	return ok;
}
