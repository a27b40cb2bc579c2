/* review_list.c - engross review --list: which cases wait for whom. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "command.h"
#include "inputs.h"
#include "review_signoff.h"
#include "session.h"
#include "speak.h"
#include "xml/xml.h"

/* A case that needs sign-off. */
struct waiting {
	const char	*path, *number;
	int		 state;		/* enum eg_signoff_state; -1: its folder is refused */
	const char	*role;		/* for whom it waits: a role, or in words who else; "" */
	const char	*meaning;	/* or NULL */
	const char	*since;		/* of the last statement that holds; or NULL */
};

struct waiters {
	struct eg_arena	*arena;
	struct eg_archive *archive;	/* or NULL */
	struct eg_diags	*diags;
	struct waiting	*one;
	uint32_t	 n, cap;
	size_t		 broken;	/* cases of which no letter can be made */
};

/* --- which files are cases ----------------------------------------------------------------- */

/* What is well-formed and names no letter is something else: a policy, a list. */
static bool
is_case(const char *path)
{
	struct eg_diags *quiet = eg_diags_new();
	struct eg_xml *x = eg_xml_open(path, &eg_xml_case_limits, quiet);
	bool is = x == NULL || eg_node_attr(eg_xml_root(x), "", "letter") != NULL;

	eg_diags_source(quiet, path, NULL, 0);
	eg_xml_free(x);
	eg_diags_free(quiet);
	return is;
}

static void
keep_cases(struct inputs *in)
{
	size_t i, n = 0;

	for (i = 0; i < in->n; i++)
		if (is_case(in->path[i]))
			in->path[n++] = in->path[i];
		else
			free(in->path[i]);
	in->n = n;
}

/* --- looking ------------------------------------------------------------------------------- */

static const char *
since(const struct signoff_case *c)
{
	const char *last = NULL;
	uint32_t i;

	for (i = 0; i < c->nstatements; i++)
		if (c->statement[i].standing == SIGNOFF_HOLDS)
			last = c->statement[i].time;
	return last;
}

static void
take(struct waiters *w, const char *path, const struct signoff_case *c)
{
	const struct signoff_step *step;
	struct waiting *one;

	w->one = eg_arena_grown(w->arena, w->one, w->n, &w->cap, sizeof(*w->one));
	one = &w->one[w->n++];
	*one = (struct waiting){ .path = path, .number = "", .role = "", .state = -1 };
	if (!c->known)
		return;
	one->number = c->object;
	one->state = (int)c->state;
	one->since = since(c);
	if (c->state != EG_REJECTED && c->next < c->nsteps) {
		step = &c->step[c->next];
		one->role = step->role;
		one->meaning = eg_meaning_names[step->meaning];
	}
}

/* A letter that was issued waits for nobody. */
static bool
waits(struct waiters *w, const struct archive_letter *l, const struct signoff_case *c)
{
	enum review_issued found;
	const char *words;

	return w->archive == NULL || !c->known || !review_issued_find(w->archive, w->arena, l, c,
	    &found, &words, w->diags) ||
	    (found != REVIEW_ISSUED && found != REVIEW_WITHDRAWN);
}

/* False when the policy is no good, for this case and so for all. */
static bool
look(struct waiters *w, struct archive_maker *m, const char *path)
{
	struct signoff_case c;
	struct archive_letter l;
	bool good = true;
	int status;

	archive_maker_next(m, &l, &status);
	if (!l.made) {
		w->broken++;
		eg_say("%s: no letter can be made; `engross review` says why", path);
	} else if (signoff_case_read(w->arena, &l.extra, &c)) {
		good = c.policy;
		if ((!c.policy || !c.known) && l.said != NULL)
			fputs(l.said, stderr);
		if (good && waits(w, &l, &c))
			take(w, path, &c);
	}
	archive_letter_free(&l);
	return good;
}

/* --- telling --------------------------------------------------------------------------------- */

/* Those who wait longest first: without a time nobody has looked at it yet. */
static int
by_role(const void *a, const void *b)
{
	const struct waiting *x = a, *y = b;
	int c = (x->state > y->state) - (x->state < y->state);

	if (c == 0)
		c = strcmp(x->role, y->role);
	if (c == 0)
		c = strcmp(x->since == NULL ? "9" : x->since, y->since == NULL ? "9" : y->since);
	return c != 0 ? c : strcmp(x->path, y->path);
}

static bool
same(const struct waiting *a, const struct waiting *b)
{
	return a->state == b->state && strcmp(a->role, b->role) == 0;
}

static void
say_for_whom(const struct waiting *one, size_t n)
{
	const char *verb = n == 1 ? "letter waits" : "letters wait";

	if (*one->role != '\0')
		printf("%zu %s for %s (%s)\n", n, verb, one->role, one->meaning);
	else if (one->state == EG_APPROVED_ALL)
		printf("%zu %s to be issued\n", n, verb);
	else if (one->state == EG_REJECTED)
		printf("%zu %s rejected, and wait%s to be mended\n", n,
		    n == 1 ? "letter is" : "letters are", n == 1 ? "s" : "");
	else
		printf("%zu %s, and nobody can say for whom\n", n, verb);
}

static void
say_one(const struct waiting *one)
{
	struct eg_buf b = { 0 };

	eg_shown(&b, one->path);
	printf("  %-16s %s%s%s\n", one->number, eg_buf_str(&b),
	    one->since == NULL ? "" : ", since ", one->since == NULL ? "" : one->since);
	eg_buf_free(&b);
}

static void
say(const struct waiters *w)
{
	const struct waiting *one;
	uint32_t i, n;

	if (w->n == 0)
		printf("no letter waits to be signed off\n");
	for (i = 0; i < w->n; i += n) {
		for (n = 1; i + n < w->n && same(&w->one[i], &w->one[i + n]); n++)
			continue;
		say_for_whom(&w->one[i], n);
		for (one = &w->one[i]; one < &w->one[i + n]; one++)
			say_one(one);
	}
}

static void
say_json(const struct waiters *w)
{
	struct eg_buf b = { 0 };
	uint32_t i;

	for (i = 0; i < w->n; i++) {
		eg_buf_puts(&b, "{\"schema\":\"engross.waiting/1\",\"file\":");
		eg_buf_json(&b, w->one[i].path);
		eg_buf_puts(&b, ",\"case\":");
		eg_buf_json(&b, w->one[i].number);
		eg_buf_puts(&b, ",\"state\":");
		eg_buf_json(&b, w->one[i].state < 0 ? NULL :
		    eg_signoff_state_names[w->one[i].state]);
		eg_buf_puts(&b, ",\"role\":");
		eg_buf_json(&b, *w->one[i].role == '\0' ? NULL : w->one[i].role);
		eg_buf_puts(&b, ",\"meaning\":");
		eg_buf_json(&b, w->one[i].meaning);
		eg_buf_puts(&b, ",\"since\":");
		eg_buf_json(&b, w->one[i].since);
		eg_buf_puts(&b, "}\n");
	}
	fputs(eg_buf_str(&b), stdout);
	eg_buf_free(&b);
}

/* --- the command -------------------------------------------------------------------------------- */

static int
list(const struct inputs *in, struct signoff_given *g, struct eg_archive *archive,
    struct eg_diags *diags)
{
	struct waiters w = { .arena = eg_arena_new(), .archive = archive, .diags = diags };
	struct archive_maker *m = archive_maker_new(&(struct archive_order){
	    .paths = (const char *const *)in->path, .n = in->n, .letter = g->letter,
	    .judge = signoff_judge, .data = g });
	bool good = true;
	size_t i;

	for (i = 0; good && i < in->n; i++)
		good = look(&w, m, in->path[i]);
	archive_maker_free(m);
	if (good) {
		if (w.n > 0)
			qsort(w.one, w.n, sizeof(*w.one), by_role);
		if (eg_speak_is_json())
			say_json(&w);
		else if (!eg_session.quiet)
			say(&w);
	}
	eg_arena_free(w.arena);
	return good && w.broken == 0 ? EG_EXIT_OK : EG_EXIT_INPUT;
}

int
review_list(const char *const *operands, int n, const struct signoff_options *o)
{
	static const char *const here[] = { "." };
	struct eg_diags *diags = eg_diags_new();
	struct signoff_given g = { .now = 0 };
	struct inputs in = { 0 };
	struct eg_archive *archive = NULL;
	int status = EG_EXIT_OK, i;
	bool good;

	if (n == 0) {
		operands = here;
		n = 1;
	}
	for (i = 0; status == EG_EXIT_OK && i < n; i++)
		if (!inputs_add(&in, operands[i], diags))
			status = EG_EXIT_INPUT;
	keep_cases(&in);
	if (status == EG_EXIT_OK)
		status = signoff_given_open(&g, o, "review", (int)in.n, diags);
	if (status == EG_EXIT_OK) {
		archive = review_archive(diags, &good);
		status = eg_exit_for(diags);
	}
	eg_speak(diags);
	eg_diags_clear(diags);
	if (status == EG_EXIT_OK)
		status = list(&in, &g, archive, diags);
	eg_speak(diags);
	eg_archive_close(archive);
	signoff_given_close(&g);
	inputs_free(&in);
	eg_diags_free(diags);
	return status;
}
