/*
 * derive.c - our own cases of decision models on a case: a model, an instance,
 * the facts, messages and proofs that must follow.
 *
 *	derive FILE...		one after the other
 *	derive -t FILE		how long reading and deriving take
 *	derive -m N FILE	N mutations of every model: no crash, no silence
 *
 *	<case id="">
 *	  <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">
 *	  <instance>one element</instance>
 *	  <fact at="XPATH" name="due-date" is="2014-09-05"/>	is="": absent
 *	  <proof of="Due date">lines</proof>
 *	  <want>CODE LINE:COLUMN text -> help	one line a message; the line is
 *	  </want>				counted from <definitions
 *	</case>
 *
 * A case without <want> has no message.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "rules/dmn/dmn.h"
#include "rules/dmn/mutant.h"
#include "xml/xpath.h"

#define NS		"urn:engross:test:dmn:1"
#define FACTS_NS	"urn:engross:facts:1"

struct runner {
	struct eg_arena		*arena;		/* of one case */
	struct eg_diags		*diags;
	unsigned		 ran, failed;
	unsigned		 answers;	/* of mutants */
};

static const struct eg_feel *
days_after(struct eg_feel_call *c, const struct eg_feel *const *arg, size_t n)
{
	(void)n;
	return eg_feel_integer(c->arena, arg[0]->day - arg[1]->day);
}

static const struct eg_feel *
never(struct eg_feel_call *c, const struct eg_feel *const *arg, size_t n)
{
	(void)arg;
	(void)n;
	return eg_feel_fail(c, "no calendar of %s", (const char *)c->data);
}

/* Functions as other parts of the rulebook add them. */
static const struct eg_feel_function functions[] = {
	{ "days after", "later: date, earlier: date", "number", days_after },
	{ "working day", "day: date", "boolean", never },
};

static struct eg_feel_library *
library(struct eg_arena *a)
{
	static char data[] = "that year";
	struct eg_feel_library *lib = eg_feel_library_make(a);

	eg_feel_library_add(lib, functions, 2, data);
	return lib;
}

/* --- one case ------------------------------------------------------------- */

/* The first element of a node that is none of ours, as a document. */
static struct eg_xml *
document(struct runner *r, const char *name, const struct eg_node *node)
{
	struct eg_buf b = { 0 };
	struct eg_xml *x;

	eg_node_dump(node, &b);
	x = eg_xml_read(name, b.data, b.len, &eg_xml_case_limits, r->diags);
	eg_buf_free(&b);
	if (x == NULL)
		exit(3);
	return x;
}

static const struct eg_node *
model_of(const struct eg_node *test)
{
	const struct eg_node *c = eg_node_first_element(test);

	while (c != NULL && strcmp(eg_node_ns(c), NS) == 0)
		c = eg_node_next_element(c);
	return c;
}

static void
add_messages(struct eg_buf *out, const struct eg_diags *diags)
{
	const struct eg_diag *d;
	size_t i;

	for (i = 0; i < eg_diags_count(diags); i++) {
		d = eg_diags_at(diags, i);
		eg_buf_printf(out, "%s %s:%u:%u %s", d->code, d->at.file,
		    d->at.line, d->at.column, d->text);
		if (d->note != NULL)
			eg_buf_printf(out, " (%s)", d->note);
		if (d->help != NULL)
			eg_buf_printf(out, " -> %s", d->help);
		eg_buf_putc(out, '\n');
	}
}

/* Lines without the space before the first of them, empty ones left out. */
static void
add_lines(struct eg_buf *out, const struct eg_node *node)
{
	struct eg_buf b = { 0 };
	size_t margin = SIZE_MAX, n, space;
	const char *s;

	if (node != NULL)
		eg_node_string(node, &b);
	for (s = eg_buf_str(&b); *s != '\0'; s += n + (s[n] == '\n')) {
		n = strcspn(s, "\n");
		space = strspn(s, " \t");
		if (space >= n)
			continue;
		if (margin == SIZE_MAX)
			margin = space;
		space = space < margin ? space : margin;
		eg_buf_printf(out, "%.*s\n", (int)(n - space), s + space);
	}
	eg_buf_free(&b);
}

static void
compare(struct runner *r, const char *id, const char *what,
    const struct eg_buf *want, const struct eg_buf *got)
{
	if (strcmp(eg_buf_str(want), eg_buf_str(got)) == 0)
		return;
	printf("%s: %s\n--- wanted\n%s--- got\n%s", id, what, eg_buf_str(want),
	    eg_buf_str(got));
	r->failed++;
}

static void
check_fact(struct runner *r, const char *id, const struct eg_xml *xml,
    const struct eg_node *want)
{
	struct eg_xpath *xp = eg_xpath_new();
	struct eg_xpath_scope scope = { xml, NULL, NULL };
	const char *is = eg_node_attr(want, "", "is"), *got = NULL;
	struct eg_xpath_error e;
	struct eg_expr *x = eg_xpath_compile(xp, eg_node_attr(want, "", "at"),
	    &e);
	struct eg_value *v = x == NULL ? NULL :
	    eg_xpath_eval(xp, x, &scope, &e);

	if (v != NULL && eg_value_count(v) == 1)
		got = eg_node_attr(eg_value_node(v, 0), FACTS_NS,
		    eg_node_attr(want, "", "name"));
	else
		got = "(no such element)";
	if (strcmp(got == NULL ? "" : got, is) != 0) {
		printf("%s: %s of %s is `%s`, not `%s`\n", id,
		    eg_node_attr(want, "", "name"), eg_node_attr(want, "", "at"),
		    got == NULL ? "" : got, is);
		r->failed++;
	}
	eg_value_free(v);
	eg_xpath_free(xp);
}

static void
check_proof(struct runner *r, const char *id, const struct eg_xml *xml,
    const struct eg_proof *p, const struct eg_node *node)
{
	struct eg_buf want = { 0 }, got = { 0 };

	while (p != NULL && strcmp(p->name, eg_node_attr(node, "", "of")) != 0)
		p = p->next;
	add_lines(&want, node);
	if (p != NULL)
		eg_proof_print(NULL, p, xml, &got);
	compare(r, id, "proof", &want, &got);
	eg_buf_free(&want);
	eg_buf_free(&got);
}

/*
 * Every change of the model, made and undone: none is a crash, and afterwards
 * the case has the facts that it had.
 */
static void
try_changes(struct runner *r, const char *id, struct eg_dmn *m,
    const struct eg_xml *plain)
{
	struct eg_dmn_mutant *list;
	struct eg_proof *proofs;
	struct eg_buf before = { 0 }, after = { 0 };
	struct eg_xml *xml;
	size_t i, n = eg_dmn_mutants(m, r->arena, &list);

	for (i = 0; i < n + 2; i++) {
		proofs = NULL;
		xml = eg_xml_new_copy(plain);
		if (i > 0 && i <= n)
			eg_change_exchange(&list[i - 1].change);
		eg_dmn_derive(m, r->arena, xml, &proofs, r->diags);
		if (i > 0 && i <= n)
			eg_change_exchange(&list[i - 1].change);
		else
			eg_xml_dump(xml, i == 0 ? &before : &after);
		eg_xml_free(xml);
	}
	compare(r, id, "facts after all changes were undone", &before, &after);
	eg_buf_free(&before);
	eg_buf_free(&after);
}

static void
run_case(struct runner *r, const struct eg_node *test)
{
	const char *id = eg_node_attr(test, "", "id");
	const struct eg_node *instance = eg_node_child(test, NS, "instance"), *c;
	struct eg_xml *x = document(r, "model", model_of(test));
	struct eg_xml *xml = instance == NULL ? NULL :
	    document(r, "case", eg_node_first_element(instance));
	struct eg_dmn *m = eg_dmn_read(r->arena, x, library(r->arena), true,
	    r->diags);
	struct eg_proof *proofs = NULL;
	struct eg_buf want = { 0 }, got = { 0 };
	struct eg_xml *plain = xml == NULL ? NULL : eg_xml_new_copy(xml);

	if (m != NULL && xml != NULL)
		eg_dmn_derive(m, r->arena, xml, &proofs, r->diags);
	add_lines(&want, eg_node_child(test, NS, "want"));
	add_messages(&got, r->diags);
	compare(r, id, "messages", &want, &got);
	for (c = eg_node_first_element(test); c != NULL && xml != NULL;
	    c = eg_node_next_element(c))
		if (eg_node_is(c, NS, "fact"))
			check_fact(r, id, xml, c);
		else if (eg_node_is(c, NS, "proof"))
			check_proof(r, id, xml, proofs, c);
	if (m != NULL && plain != NULL) {
		eg_dmn_inspect(m, r->diags);
		try_changes(r, id, m, plain);
	}
	eg_buf_free(&want);
	eg_buf_free(&got);
	eg_diags_clear(r->diags);
	eg_dmn_close(m);
	eg_xml_free(x);
	eg_xml_free(plain);
	eg_xml_free(xml);
	r->ran++;
}

/* --- how long ------------------------------------------------------------- */

#define TIMES	1000

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static void
time_case(struct runner *r, const struct eg_node *test)
{
	const struct eg_node *instance = eg_node_child(test, NS, "instance");
	struct eg_xml *x = document(r, "model", model_of(test)), *xml;
	struct eg_arena_mark mark;
	struct eg_proof *proofs;
	double start = now(), derive = 0;
	struct eg_dmn *m = eg_dmn_read(r->arena, x, library(r->arena), true,
	    r->diags);
	int i;

	if (m == NULL || instance == NULL)
		return;
	printf("%s: read %.0f us", eg_node_attr(test, "", "id"), now() - start);
	mark = eg_arena_mark(r->arena);
	for (i = 0; i < TIMES; i++) {
		xml = document(r, "case", eg_node_first_element(instance));
		proofs = NULL;
		start = now();
		eg_dmn_derive(m, r->arena, xml, &proofs, r->diags);
		derive += now() - start;
		eg_diags_clear(r->diags);
		eg_xml_free(xml);
		eg_arena_reset(r->arena, mark);
	}
	printf(", derive %.1f us\n", derive / TIMES);
	eg_dmn_close(m);
	eg_xml_free(x);
}

/* --- mutations ------------------------------------------------------------ */

/* xorshift: the same mutations everywhere. */
static uint32_t
next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

/* What is changed: mostly an expression or an attribute's value. */
struct place {
	size_t		 at, n;
	const char	*bytes;		/* that may come there */
};

static struct place
choose(const struct eg_buf *b, uint32_t *state)
{
	static const char plain[] = "()[]{}\\-+*/.,:=!?; \n0129aeinotx@";
	static const char any[] = "<>\"&/ =ax";
	static const char *const before[] = { "<text>", "<text>", "=\"" };
	const char *word = before[next_random(state) % 3], *s;
	struct place p = { next_random(state) % b->len, 4, any };

	s = next_random(state) % 16 == 0 ? NULL :
	    memmem(b->data + p.at, b->len - p.at, word, strlen(word));
	if (s == NULL)
		return p;
	s += strlen(word);
	p.n = strcspn(s, "<\"");
	p.at = next_random(state) % (p.n + 1);
	p.n -= p.at;
	p.at += (size_t)(s - b->data);
	p.bytes = plain;
	return p;
}

/* Some bytes replaced, left out, or put in. */
static void
mutate(struct eg_buf *b, uint32_t *state)
{
	size_t times = 1 + next_random(state) % 2, n, rest;
	struct place p;
	char c;

	for (; times > 0 && b->len > 2; times--) {
		p = choose(b, state);
		n = 1 + next_random(state) % 4;
		if (n > p.n)
			n = p.n;
		if (p.at + n > b->len)
			n = b->len - p.at;
		c = p.bytes[next_random(state) % strlen(p.bytes)];
		rest = b->len - p.at;
		switch (n == 0 ? 2 : next_random(state) % 3) {
		case 0:
			b->data[p.at] = c;
			break;
		case 1:
			memmove(b->data + p.at, b->data + p.at + n, rest - n);
			b->len -= n;
			break;
		default:
			eg_buf_putc(b, ' ');	/* room */
			memmove(b->data + p.at + 1, b->data + p.at, rest);
			b->data[p.at] = c;
		}
	}
	b->data[b->len] = '\0';
}

static void
try_mutant(struct runner *r, const struct eg_buf *model, struct eg_xml *xml)
{
	struct eg_xml *x = eg_xml_read("model", model->data, model->len,
	    &eg_xml_case_limits, r->diags);
	struct eg_proof *proofs = NULL;
	struct eg_dmn *m;
	bool ok = false;

	if (x != NULL) {
		m = eg_dmn_read(r->arena, x, library(r->arena), true, r->diags);
		ok = m != NULL && (xml == NULL ||
		    eg_dmn_derive(m, r->arena, xml, &proofs, r->diags));
		/* What it warns of is no answer. */
		if (ok)
			eg_dmn_inspect(m, r->diags);
		eg_dmn_close(m);
		eg_diags_source(r->diags, "model", NULL, 0);
		eg_xml_free(x);
	}
	/* What fails says why. */
	r->answers += ok;
	if (!ok && !eg_diags_failed(r->diags)) {
		printf("refused without a word:\n%s\n", eg_buf_str(model));
		r->failed++;
	}
	eg_diags_clear(r->diags);
}

static void
mutate_case(struct runner *r, const struct eg_node *test, unsigned n)
{
	const struct eg_node *instance = eg_node_child(test, NS, "instance");
	struct eg_buf whole = { 0 }, b = { 0 };
	struct eg_arena_mark mark = eg_arena_mark(r->arena);
	uint32_t state = 2463534242u;
	struct eg_xml *xml;

	eg_node_dump(model_of(test), &whole);
	for (; n > 0; n--) {
		eg_buf_clear(&b);
		eg_buf_add(&b, whole.data, whole.len);
		mutate(&b, &state);
		xml = instance == NULL ? NULL :
		    document(r, "case", eg_node_first_element(instance));
		try_mutant(r, &b, xml);
		eg_xml_free(xml);
		eg_arena_reset(r->arena, mark);
		r->ran++;
	}
	eg_buf_free(&whole);
	eg_buf_free(&b);
}

int
main(int argc, char **argv)
{
	struct runner r = { 0 };
	bool timing = argc > 1 && strcmp(argv[1], "-t") == 0;
	unsigned mutants = argc > 2 && strcmp(argv[1], "-m") == 0 ?
	    (unsigned)strtoul(argv[2], NULL, 10) : 0;
	int i = timing ? 2 : mutants > 0 ? 3 : 1;
	struct eg_node *c;
	struct eg_xml *xml;

	r.diags = eg_diags_new();
	for (; i < argc; i++) {
		xml = eg_xml_open(argv[i], &eg_xml_case_limits, r.diags);
		if (xml == NULL)
			return 3;
		for (c = eg_node_first_element(eg_xml_root(xml)); c != NULL;
		    c = eg_node_next_element(c)) {
			r.arena = eg_arena_new();
			if (timing)
				time_case(&r, c);
			else if (mutants > 0)
				mutate_case(&r, c, mutants);
			else
				run_case(&r, c);
			eg_arena_free(r.arena);
		}
		eg_xml_free(xml);
	}
	if (mutants > 0)
		printf("mutated models: %u, %u of them with an answer\n", r.ran,
		    r.answers);
	else if (!timing)
		printf("decision models: %u, %u wrong\n", r.ran, r.failed);
	eg_diags_free(r.diags);
	return r.failed > 0 || (!timing && r.ran == 0);
}
