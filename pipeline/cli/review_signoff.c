/* review_signoff.c - see review_signoff.h. */
#include "review_signoff.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive.h"
#include "command.h"
#include "crypt/digest.h"
#include "speak.h"

/* --- what was acknowledged ---------------------------------------------------------------- */

static const struct eg_folder_file *
file_of(const struct signoff_case *c, const char *name)
{
	size_t i;

	for (i = 0; i < c->nfiles; i++)
		if (strcmp(c->file[i].name, name) == 0)
			return &c->file[i];
	return NULL;
}

/* Its signature was judged with the folder: it may be parsed. */
static void
take_acknowledged(struct eg_arena *arena, struct review_signoff *s,
    const struct signoff_statement *one, uint32_t *cap)
{
	const struct eg_folder_file *f = file_of(&s->c, one->file);
	struct eg_statement said;
	uint32_t i;

	if (one->kind != EG_APPROVAL || one->standing != SIGNOFF_HOLDS || f == NULL ||
	    !eg_statement_read(arena, f->bytes, f->n, &said))
		return;
	for (i = 0; i < said.nacknowledged; i++) {
		s->acknowledged = eg_arena_grown(arena, s->acknowledged,
		    (uint32_t)s->nacknowledged, cap, sizeof(*s->acknowledged));
		s->acknowledged[s->nacknowledged++] = (struct review_acknowledged){
		    said.acknowledged[i].rule, said.acknowledged[i].reason, said.role };
	}
}

const struct review_acknowledged *
review_signoff_of(const struct review_signoff *s, const char *rule)
{
	size_t i;

	for (i = 0; i < s->nacknowledged; i++)
		if (strcmp(s->acknowledged[i].rule, rule) == 0)
			return &s->acknowledged[i];
	return NULL;
}

const struct signoff_step *
review_signoff_asks(const struct review_signoff *s, const char *id)
{
	uint32_t i, k;

	for (i = 0; s->state == REVIEW_KNOWN && i < s->c.nsteps; i++)
		for (k = 0; k < s->c.step[i].nattest; k++)
			if (strcmp(s->c.step[i].attest[k].id, id) == 0)
				return &s->c.step[i];
	return NULL;
}

const char *
review_signoff_words(const struct review_signoff *s)
{
	static const char *const words[] = {
		[REVIEW_NO_POLICY] = "No policy was given (--policy): nobody can say who is to "
		    "sign.",
		[REVIEW_NOT_NEEDED] = "Letters of this format need no sign-off.",
		[REVIEW_UNKNOWN] = "The sign-off cannot be judged: the case has errors, its "
		    "folder is refused, or the policy does not fit; `engross status` says which.",
		[REVIEW_KNOWN] = "",
	};

	return words[s->state];
}

/* --- what changed since ---------------------------------------------------------------------- */

/* A subject that lies in the folder is believed when a signed statement is about it. */
static bool
is_signed_for(struct eg_arena *arena, const struct signoff_case *c, const char *digest)
{
	const struct eg_folder_file *f;
	struct eg_statement said;
	uint32_t i;

	for (i = 0; i < c->nstatements; i++) {
		f = file_of(c, c->statement[i].file);
		if (f != NULL && eg_statement_read(arena, f->bytes, f->n, &said) &&
		    said.subject != NULL && strcmp(said.subject, digest) == 0)
			return true;
	}
	return false;
}

static void
add_fact(struct review_signoff *s, const char *name, const char *before, const char *now)
{
	if (before == NULL || now == NULL || strcmp(before, now) != 0)
		s->fact[s->nfacts++] = (struct eg_changed_fact){ name, before, now };
}

static const char *
decision_of(const struct eg_subject *s, const char *words)
{
	uint32_t i;

	for (i = 0; i < s->ndecided; i++)
		if (strcmp(s->decided[i].words, words) == 0)
			return s->decided[i].decision;
	return NULL;
}

static void
compare(struct eg_arena *arena, struct review_signoff *s, const struct eg_subject *then,
    const struct eg_subject *now)
{
	uint32_t i;

	s->changed = eg_subject_difference(arena, then, now);
	s->fact = eg_new_array(arena, (size_t)then->ndecided + now->ndecided + 1,
	    struct eg_changed_fact);
	for (i = 0; i < now->ndecided; i++)
		add_fact(s, now->decided[i].words, decision_of(then, now->decided[i].words),
		    now->decided[i].decision);
	for (i = 0; i < then->ndecided; i++)
		if (decision_of(now, then->decided[i].words) == NULL)
			add_fact(s, then->decided[i].words, then->decided[i].decision, NULL);
	add_fact(s, "pages", eg_arena_printf(arena, "%u", then->pages),
	    eg_arena_printf(arena, "%u", now->pages));
}

static void
look_back(struct eg_arena *arena, struct review_signoff *s)
{
	const struct eg_folder_file *f = file_of(&s->c, "subject.xml");
	struct eg_subject then, now;
	char digest[EG_DIGEST_HEX];

	if (f == NULL)
		return;
	eg_digest(EG_SHA512, f->bytes, f->n, digest);
	if (strcmp(digest, s->c.digest) != 0 && is_signed_for(arena, &s->c, digest) &&
	    eg_subject_read(arena, f->bytes, f->n, &then) &&
	    eg_subject_read(arena, s->c.subject, s->c.subject_size, &now))
		compare(arena, s, &then, &now);
}

/* --- what can be done --------------------------------------------------------------------------- */

/* As a shell takes it for one word. */
static void
put_word(struct eg_buf *b, const char *s)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	    "0123456789_@%+=:,./-";

	eg_buf_putc(b, ' ');
	if (*s != '\0' && s[strspn(s, plain)] == '\0') {
		eg_buf_puts(b, s);
		return;
	}
	eg_buf_putc(b, '\'');
	for (; *s != '\0'; s++)
		if (*s == '\'')
			eg_buf_puts(b, "'\\''");
		else
			eg_buf_putc(b, *s);
	eg_buf_putc(b, '\'');
}

static void
put_option(struct eg_buf *b, const char *name, const char *value)
{
	if (value == NULL)
		return;
	eg_buf_printf(b, " %s", name);
	put_word(b, value);
}

static void
begin(struct eg_buf *b, const char *verb, const char *path, const struct signoff_options *o)
{
	eg_buf_clear(b);
	eg_buf_printf(b, "engross %s", verb);
	put_word(b, path);
	put_option(b, "--letter", o->letter);
	put_option(b, "--policy", o->policy);
	put_option(b, "--authority", o->authority);
	put_option(b, "--signoff", o->folder);
}

static void
add(struct eg_arena *arena, struct review_signoff *s, const char *words,
    const struct eg_buf *command)
{
	s->next[s->nnext++] = (struct review_next){ words,
	    eg_arena_strdup(arena, eg_buf_str(command)) };
}

static void
offer_approval(struct eg_arena *arena, struct review_signoff *s, const char *path,
    const struct signoff_options *o, struct eg_buf *b)
{
	const struct signoff_step *step = &s->c.step[s->c.next];
	/* What is signed is what is shown here, or nothing. */
	const char *subject = eg_arena_strndup(arena, s->c.digest, 32);
	uint32_t i;

	begin(b, "approve", path, o);
	put_option(b, "--role", step->role);
	put_option(b, "--subject", subject);
	eg_buf_puts(b, " --key YOUR-KEY");
	for (i = 0; step->acknowledges && i < s->c.nacknowledge; i++)
		put_option(b, "--acknowledge", eg_arena_printf(arena, "%s=WHY IT MAY STAND",
		    s->c.acknowledge[i]));
	for (i = 0; i < step->nattest; i++)
		eg_buf_printf(b, "%s%s", i == 0 ? " --attest " : ",", step->attest[i].id);
	add(arena, s, eg_arena_printf(arena, "To approve as %s", step->role), b);
	begin(b, "reject", path, o);
	put_option(b, "--role", step->role);
	put_option(b, "--subject", subject);
	eg_buf_puts(b, " --key YOUR-KEY --reason 'WHY NOT'");
	add(arena, s, eg_arena_printf(arena, "To reject as %s", step->role), b);
}

static void
offer(struct eg_arena *arena, struct review_signoff *s, const char *path,
    const struct signoff_options *o)
{
	struct eg_buf b = { 0 };

	if (s->issued != REVIEW_NOT_ISSUED && (s->issued != REVIEW_ISSUED_ANOTHER ||
	    !s->c.amends)) {
		eg_buf_puts(&b, "engross amend");
		put_word(&b, path);
		put_option(&b, "--signoff", o->folder);
		put_option(&b, "--archive", archive_given.archive);
		eg_buf_puts(&b, " --reason 'WHY IT IS AMENDED' --authority-for 'BY WHOSE ORDER'");
		add(arena, s, "To begin a letter that takes its place", &b);
	} else if (s->c.state == EG_APPROVED_ALL) {
		begin(&b, "issue", path, o);
		put_option(&b, "--archive", archive_given.archive == NULL ? "ARCHIVE" :
		    archive_given.archive);
		eg_buf_puts(&b, " --key SEAL-KEY");
		add(arena, s, "To issue", &b);
	} else if (s->c.state == EG_REJECTED) {
		begin(&b, "approve", path, o);
		eg_buf_puts(&b, " --revoke --key YOUR-KEY --reason WHY");
		add(arena, s, "To take the rejection back, by who rejected", &b);
	} else if (s->c.next < s->c.nsteps) {
		offer_approval(arena, s, path, o, &b);
	}
	eg_buf_free(&b);
}

/* --- looking --------------------------------------------------------------------------------------- */

static void
look_into_archive(struct eg_arena *arena, const struct archive_letter *l,
    struct review_signoff *s)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_archive *a;
	bool good;

	a = review_archive(diags, &good);
	if (a != NULL)
		review_issued_find(a, arena, l, &s->c, &s->issued, &s->issued_words, diags);
	eg_speak(diags);
	eg_archive_close(a);
	eg_diags_free(diags);
}

static void
look(struct eg_arena *arena, struct signoff_given *g, const char *path,
    struct review_signoff *s)
{
	struct archive_maker *m = archive_maker_new(&(struct archive_order){ .paths = &path,
	    .n = 1, .letter = g->letter, .judge = signoff_judge, .data = g });
	struct archive_letter l;
	uint32_t cap = 0, i;
	int status;

	archive_maker_next(m, &l, &status);
	s->state = REVIEW_UNKNOWN;
	if (l.made && !signoff_case_read(arena, &l.extra, &s->c))
		s->state = REVIEW_NOT_NEEDED;
	else if (l.made && s->c.policy && s->c.known)
		s->state = REVIEW_KNOWN;
	else if (l.made && l.said != NULL)
		fputs(l.said, stderr);
	for (i = 0; s->state == REVIEW_KNOWN && i < s->c.nstatements; i++)
		take_acknowledged(arena, s, &s->c.statement[i], &cap);
	if (s->state == REVIEW_KNOWN) {
		look_back(arena, s);
		look_into_archive(arena, &l, s);
	}
	archive_letter_free(&l);
	archive_maker_free(m);
}

void
review_signoff_look(struct eg_arena *arena, const char *path,
    const struct signoff_options *o, struct review_signoff *s, int *status)
{
	const char *policy = o->policy == NULL ? getenv("ENGROSS_POLICY") : o->policy;
	struct signoff_given g = { .now = 0 };
	struct eg_diags *diags;

	*s = (struct review_signoff){ .state = REVIEW_NO_POLICY };
	*status = EG_EXIT_OK;
	if (policy == NULL || *policy == '\0')
		return;
	diags = eg_diags_new();
	*status = signoff_given_open(&g, o, "review", 1, diags);
	eg_speak(diags);
	if (*status == EG_EXIT_OK) {
		look(arena, &g, path, s);
		if (s->state == REVIEW_KNOWN)
			offer(arena, s, path, o);
	}
	signoff_given_close(&g);
	eg_diags_free(diags);		/* names of g are in it */
}
