/* status.c - engross status: how far letters are on their way to be issued. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "command.h"
#include "inputs.h"
#include "session.h"
#include "signoff_case.h"
#include "speak.h"

static struct {
	struct signoff_options	 signoff;
	char			*require;
} given;

const struct poptOption eg_status_options[] = {
	SIGNOFF_OPTIONS_ROWS(given.signoff),
	{ "require", '\0', POPT_ARG_STRING, &given.require, 0,
	    "exit status 1 unless every letter is at least so far: checked, authored or approved",
	    "STATE" },
	POPT_TABLEEND
};

/* A letter, and what is to be said of it. */
struct telling {
	const char			*path;
	const struct archive_letter	*letter;
	const struct signoff_case	*c;	/* NULL: it needs no sign-off, or was not made */
};

/* --- for people -------------------------------------------------------------------------- */

static void
say_done(const struct telling *t, struct eg_buf *b)
{
	const char *before = "";
	uint32_t i;

	for (i = 0; i < t->c->nsteps; i++) {
		if (t->c->step[i].signer == NULL)
			continue;
		eg_buf_printf(b, "%s%s as %s", before, t->c->step[i].signer, t->c->step[i].role);
		before = ", ";
	}
}

static void
say_next(const struct telling *t, struct eg_buf *b)
{
	const struct signoff_step *s = &t->c->step[t->c->next];
	uint32_t i;

	eg_buf_printf(b, "next is %s (%s)", s->role, eg_meaning_names[s->meaning]);
	for (i = 0; s->acknowledges && i < t->c->nacknowledge; i++)
		eg_buf_printf(b, "%s%s", i == 0 ? ", to acknowledge " : ", ",
		    t->c->acknowledge[i]);
	for (i = 0; i < s->nattest; i++)
		eg_buf_printf(b, "%s%s", i == 0 ? ", to attest " : ", ", s->attest[i].id);
}

static void
say_rejected(const struct telling *t, struct eg_buf *b)
{
	const struct signoff_statement *s = NULL;
	uint32_t i;

	for (i = 0; i < t->c->nstatements; i++)
		if (t->c->statement[i].kind == EG_REJECTION &&
		    t->c->statement[i].standing == SIGNOFF_HOLDS)
			s = &t->c->statement[i];
	if (s != NULL)
		eg_buf_printf(b, "by %s as %s: %s", s->signer, s->role, s->reason);
}

static void
say_state(const struct telling *t, struct eg_buf *b)
{
	switch (t->c->state) {
	case EG_CHECKED:
		eg_buf_puts(b, "nobody has approved it; ");
		say_next(t, b);
		break;
	case EG_AUTHORED:
		say_done(t, b);
		if (t->c->next < t->c->nsteps) {
			eg_buf_puts(b, "; ");
			say_next(t, b);
		}
		break;
	case EG_APPROVED_ALL:
		say_done(t, b);
		break;
	case EG_REJECTED:
		say_rejected(t, b);
		break;
	default:
		eg_buf_puts(b, t->c->policy ? "its sign-off cannot be judged" :
		    "the policy cannot be used");
	}
}

static const char *
state_name(const struct telling *t)
{
	if (t->c != NULL)
		return eg_signoff_state_names[t->c->state];
	return t->letter->made ? "none" : eg_signoff_state_names[EG_DRAFT];
}

static void
say(const struct telling *t)
{
	struct eg_buf b = { 0 };

	eg_buf_printf(&b, "%-9s %s: ", state_name(t), t->path);
	if (t->c != NULL)
		say_state(t, &b);
	else if (!t->letter->made)
		eg_buf_puts(&b, "the case has errors");
	else if (t->letter->reproduction)
		eg_buf_puts(&b, "a published letter made again is nobody's decision");
	else
		eg_buf_printf(&b, "letters of the format %s need no sign-off",
		    t->letter->letter);
	eg_buf_putc(&b, '\n');
	fwrite(b.data, 1, b.len, stdout);
	eg_buf_free(&b);
}

/* --- for programs ----------------------------------------------------------------------------- */

static void
key(struct eg_buf *b, const char *before, const char *name, const char *value)
{
	eg_buf_printf(b, "%s\"%s\":", before, name);
	eg_buf_json(b, value);
}

static void
json_steps(const struct signoff_case *c, struct eg_buf *b)
{
	uint32_t i, k;

	eg_buf_puts(b, ",\"steps\":[");
	for (i = 0; i < c->nsteps; i++) {
		key(b, i == 0 ? "{" : ",{", "role", c->step[i].role);
		key(b, ",", "meaning", eg_meaning_names[c->step[i].meaning]);
		key(b, ",", "by", c->step[i].signer);
		key(b, ",", "time", c->step[i].time);
		eg_buf_printf(b, ",\"acknowledges\":%s,\"attest\":[",
		    c->step[i].acknowledges ? "true" : "false");
		for (k = 0; k < c->step[i].nattest; k++) {
			key(b, k == 0 ? "{" : ",{", "id", c->step[i].attest[k].id);
			key(b, ",", "words", c->step[i].attest[k].words);
			eg_buf_putc(b, '}');
		}
		eg_buf_puts(b, "]}");
	}
	eg_buf_puts(b, "],\"acknowledge\":[");
	for (i = 0; i < c->nacknowledge; i++) {
		eg_buf_puts(b, i == 0 ? "" : ",");
		eg_buf_json(b, c->acknowledge[i]);
	}
	eg_buf_putc(b, ']');
}

static void
json_statements(const struct signoff_case *c, struct eg_buf *b)
{
	const struct signoff_statement *s;
	uint32_t i;

	eg_buf_puts(b, ",\"statements\":[");
	for (i = 0; i < c->nstatements; i++) {
		s = &c->statement[i];
		key(b, i == 0 ? "{" : ",{", "file", s->file);
		key(b, ",", "sha256", s->sha256);
		key(b, ",", "kind", eg_statement_kind_names[s->kind]);
		key(b, ",", "role", s->role);
		key(b, ",", "signer", s->signer);
		key(b, ",", "time", s->time);
		key(b, ",", "reason", s->reason);
		key(b, ",", "standing", signoff_standing_names[s->standing]);
		key(b, ",", "code", s->code);
		key(b, ",", "fault", s->fault);
		eg_buf_putc(b, '}');
	}
	eg_buf_putc(b, ']');
}

static void
say_json(const struct telling *t)
{
	const struct signoff_case *c = t->c;
	struct eg_buf b = { 0 };

	eg_buf_puts(&b, "{\"schema\":\"engross.status/1\"");
	key(&b, ",", "case", t->path);
	key(&b, ",", "id", t->letter->made ? t->letter->id : NULL);
	key(&b, ",", "letter", t->letter->made ? t->letter->letter : NULL);
	key(&b, ",", "state", state_name(t));
	if (c != NULL && c->known) {
		eg_buf_printf(&b, ",\"revision\":%u,\"policy\":%u", c->revision, c->serial);
		key(&b, ",", "subject", c->digest);
		key(&b, ",", "next", c->next < c->nsteps ? c->step[c->next].role : NULL);
		json_steps(c, &b);
		json_statements(c, &b);
	}
	eg_buf_puts(&b, "}\n");
	fwrite(b.data, 1, b.len, stdout);
	eg_buf_free(&b);
}

/* --- the command --------------------------------------------------------------------------------- */

/* How far `--require` wants it; EG_DRAFT: nothing is required. */
static bool
required(enum eg_signoff_state *state)
{
	*state = EG_DRAFT;
	if (given.require == NULL)
		return true;
	for (*state = EG_CHECKED; *state <= EG_APPROVED_ALL; ++*state)
		if (strcmp(eg_signoff_state_names[*state], given.require) == 0)
			return true;
	return false;
}

static bool
is_so_far(const struct telling *t, enum eg_signoff_state require)
{
	if (require == EG_DRAFT)
		return true;
	/* Where nobody needs to approve, nobody is waited for. */
	if (t->c == NULL)
		return t->letter->made && !t->letter->reproduction;
	return t->c->state >= require && t->c->state != EG_REJECTED;
}

static int
tell(const char *path, const struct archive_letter *l, int status,
    enum eg_signoff_state require, bool *usable)
{
	struct eg_arena *arena = eg_arena_new();
	struct telling t = { .path = path, .letter = l };
	struct signoff_case c;

	if (l->said != NULL)
		fputs(l->said, stderr);
	if (l->made && signoff_case_read(arena, &l->extra, &c))
		t.c = &c;
	*usable = t.c == NULL || t.c->policy;
	if (eg_speak_is_json())
		say_json(&t);
	else if (!eg_session.quiet)
		say(&t);
	fflush(stdout);
	if (!is_so_far(&t, require) && status == EG_EXIT_OK)
		status = EG_EXIT_INPUT;
	eg_arena_free(arena);
	return status;
}

static int
tell_all(const struct inputs *in, struct signoff_given *g, enum eg_signoff_state require)
{
	struct archive_maker *m = archive_maker_new(&(struct archive_order){
	    .paths = (const char *const *)in->path, .n = in->n, .letter = g->letter,
	    .judge = signoff_judge, .data = g });
	struct archive_letter l;
	int status = EG_EXIT_OK, got;
	bool usable = true;

	/* A policy that is no good is so for every case. */
	for (size_t i = 0; usable && i < in->n; i++) {
		archive_maker_next(m, &l, &got);
		got = tell(in->path[i], &l, got, require, &usable);
		if (got > status)
			status = got;
		archive_letter_free(&l);
	}
	archive_maker_free(m);
	return status;
}

int
eg_cmd_status(const char *const *operands, int n)
{
	struct eg_diags *diags;
	struct signoff_given g = { .now = 0 };
	enum eg_signoff_state require;
	struct inputs in = { 0 };
	int status = EG_EXIT_OK, i;

	if (!required(&require))
		return eg_usage("status", "`--require` takes checked, authored or approved, not "
		    "`%s`", given.require);
	diags = eg_diags_new();
	for (i = 0; status == EG_EXIT_OK && i < n; i++)
		if (!inputs_add(&in, operands[i], diags))
			status = EG_EXIT_INPUT;
	if (status == EG_EXIT_OK)
		status = signoff_given_open(&g, &given.signoff, "status", (int)in.n, diags);
	eg_speak(diags);
	if (status == EG_EXIT_OK)
		status = tell_all(&in, &g, require);
	signoff_given_close(&g);
	inputs_free(&in);
	eg_diags_free(diags);
	return status;
}
