/* status.c - engross status: how far letters are on their way to be issued. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive.h"
#include "base/arena.h"
#include "command.h"
#include "inputs.h"
#include "issued.h"
#include "policy_seen.h"
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
	    "exit status 1 unless every letter is at least so far: checked, authored, approved "
	    "or issued", "STATE" },
	{ "archive", 'a', POPT_ARG_STRING, &archive_given.archive, 0,
	    "tell what was issued too, as this archive has it; ENGROSS_ARCHIVE is used when it "
	    "is not given", "DIR" },
	POPT_TABLEEND
};

/* A letter, and what is to be said of it. */
struct telling {
	const char			*path;
	const struct archive_letter	*letter;
	const struct signoff_case	*c;	/* NULL: it needs no sign-off, or was not made */
	enum eg_signoff_state		 state;	/* as the archive knows, else of c */
	struct issued			 issued;
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
	switch (t->state) {
	case EG_ISSUED:
		eg_buf_printf(b, "as %s, %s", t->issued.same->name, t->issued.same->created);
		break;
	case EG_AMENDED:
		eg_buf_printf(b, "it was issued as %s, and %s takes its place",
		    t->issued.same->name, t->issued.last->name);
		break;
	case EG_WITHDRAWN:
		eg_buf_printf(b, "by %s, %s", t->issued.last->name, t->issued.last->created);
		break;
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
		return eg_signoff_state_names[t->state];
	return t->letter->made ? "none" : eg_signoff_state_names[EG_DRAFT];
}

static void
say(const struct telling *t)
{
	struct eg_buf b = { 0 };

	eg_buf_printf(&b, "%-9s ", state_name(t));
	eg_shown(&b, t->path);
	eg_buf_puts(&b, ": ");
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
	if (t->issued.same != NULL)
		key(&b, ",", "version", t->issued.same->name);
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
	static const enum eg_signoff_state may[] = { EG_CHECKED, EG_AUTHORED, EG_APPROVED_ALL,
	    EG_ISSUED };

	*state = EG_DRAFT;
	for (size_t i = 0; given.require != NULL && i < sizeof(may) / sizeof(may[0]); i++)
		if (strcmp(eg_signoff_state_names[may[i]], given.require) == 0)
			*state = may[i];
	return given.require == NULL || *state != EG_DRAFT;
}

static bool
is_so_far(const struct telling *t, enum eg_signoff_state require)
{
	if (require == EG_DRAFT)
		return true;
	/* Where nobody needs to approve, nobody is waited for. */
	if (t->c == NULL)
		return t->letter->made && !t->letter->reproduction;
	return t->state >= require && t->state != EG_REJECTED && t->state != EG_AMENDED &&
	    t->state != EG_WITHDRAWN;
}

/*
 * A letter that was issued is so whatever became of its approvals; one that is not what
 * was issued is on its way again.
 */
static bool
look_up(struct telling *t, struct eg_archive *a, struct eg_diags *diags)
{
	struct issued *i = &t->issued;

	if (a == NULL || t->c == NULL)
		return true;
	if (!issued_find(a, eg_archive_id(a, "case", t->letter->id), t->letter, t->c, i, diags))
		return false;
	if (i->same != NULL)
		t->state = i->withdrawn ? EG_WITHDRAWN : i->newest ? EG_ISSUED : EG_AMENDED;
	return true;
}

/* What all letters are told with. */
struct session_of {
	struct signoff_given	*given;
	struct eg_archive	*archive;	/* NULL: nobody asks for it */
	struct eg_diags		*diags;
	enum eg_signoff_state	 require;
	bool			 usable;	/* the policy is */
};

static int
tell(struct session_of *s, const char *path, const struct archive_letter *l, int status)
{
	struct eg_arena *arena = eg_arena_new();
	struct telling t = { .path = path, .letter = l };
	struct signoff_case c;

	if (l->made && signoff_case_read(arena, &l->extra, &c)) {
		t.c = &c;
		t.state = c.state;
	}
	s->usable = t.c == NULL || t.c->policy;
	if (!look_up(&t, s->archive, s->diags))
		status = eg_exit_for(s->diags);
	eg_speak(s->diags);
	eg_diags_clear(s->diags);
	if (t.state >= EG_ISSUED)
		status = EG_EXIT_OK;
	else if (l->said != NULL)
		fputs(l->said, stderr);
	if (eg_speak_is_json())
		say_json(&t);
	else if (!eg_session.quiet)
		say(&t);
	fflush(stdout);
	if (!is_so_far(&t, s->require) && status == EG_EXIT_OK)
		status = EG_EXIT_INPUT;
	eg_arena_free(arena);
	return status;
}

static int
tell_all(struct session_of *s, const struct inputs *in)
{
	struct archive_maker *m = archive_maker_new(&(struct archive_order){
	    .paths = (const char *const *)in->path, .n = in->n, .letter = s->given->letter,
	    .judge = signoff_judge, .data = s->given });
	struct archive_letter l;
	int status = EG_EXIT_OK, got;

	/* A policy that is no good is so for every case. */
	for (size_t i = 0; s->usable && i < in->n; i++) {
		archive_maker_next(m, &l, &got);
		got = tell(s, in->path[i], &l, got);
		if (got > status)
			status = got;
		archive_letter_free(&l);
	}
	archive_maker_free(m);
	return status;
}

/* The archive, when there is one to ask; it knows how new a policy must be. */
static int
open_archive(struct session_of *s)
{
	int status = EG_EXIT_OK;

	if (archive_given.archive == NULL && archive_path() == NULL)
		return EG_EXIT_OK;
	archive_given.at = given.signoff.at;
	s->archive = archive_open(s->diags, &status);
	if (s->archive != NULL && !policy_seen_serial(s->archive, &s->given->least, s->diags))
		status = eg_exit_for(s->diags);
	return status;
}

int
eg_cmd_status(const char *const *operands, int n)
{
	struct signoff_given g = { .now = 0 };
	struct session_of s = { .given = &g, .usable = true };
	struct inputs in = { 0 };
	int status = EG_EXIT_OK, i;

	if (!required(&s.require))
		return eg_usage("status", "`--require` takes checked, authored, approved or "
		    "issued, not `%s`", given.require);
	s.diags = eg_diags_new();
	for (i = 0; status == EG_EXIT_OK && i < n; i++)
		if (!inputs_add(&in, operands[i], s.diags))
			status = EG_EXIT_INPUT;
	if (status == EG_EXIT_OK)
		status = signoff_given_open(&g, &given.signoff, "status", (int)in.n, s.diags);
	if (status == EG_EXIT_OK)
		status = open_archive(&s);
	eg_speak(s.diags);
	eg_diags_clear(s.diags);
	if (status == EG_EXIT_OK)
		status = tell_all(&s, &in);
	eg_archive_close(s.archive);
	signoff_given_close(&g);
	inputs_free(&in);
	eg_diags_free(s.diags);
	return status;
}
