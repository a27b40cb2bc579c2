/* space.c - see space.h. */
#include "fo/space.h"

#include <string.h>

#include "fo/letter.h"
#include "fo/refiner.h"

#include "base/ascii.h"

/* White space before a line feed or the end of the block goes. */
static bool
trims_before(const struct eg_refined *d)
{
	return d->treatment == EG_WS_BEFORE_LINEFEED ||
	    d->treatment == EG_WS_AROUND_LINEFEED;
}

static bool
trims_after(const struct eg_refined *d)
{
	return d->treatment == EG_WS_AFTER_LINEFEED ||
	    d->treatment == EG_WS_AROUND_LINEFEED;
}

/* --- what is there already ------------------------------------------------ */

static void
unlink_text(struct eg_fo *t)
{
	if (t->prev != NULL)
		t->prev->next = t->next;
	else
		t->parent->first = t->next;
	if (t->next != NULL)
		t->next->prev = t->prev;
	else
		t->parent->last = t->prev;
}

/* Takes white space off the end of the texts since the last object. */
static void
trim_texts(struct eg_run *run, bool collapse_only)
{
	const struct eg_refined *d;
	struct eg_fo *t;

	for (; run->ntexts > run->start; run->ntexts--) {
		t = run->texts[run->ntexts - 1];
		d = (const struct eg_refined *)t->style;
		if (!trims_before(d) && !(collapse_only && d->collapse))
			return;
		while (t->len > 0 && t->text[t->len - 1] == ' ')
			t->len--;
		/* Nobody else has it yet: the text is ours to cut. */
		((char *)(uintptr_t)t->text)[t->len] = '\0';
		if (t->len > 0)
			return;
		unlink_text(t);
	}
}

/* --- one text ------------------------------------------------------------- */

static void
linefeed(struct eg_run *run, const struct eg_refined *d)
{
	if (trims_before(d) || d->collapse) {
		while (run->buf.len > 0 && run->buf.data[run->buf.len - 1] == ' ')
			run->buf.len--;
		if (run->buf.len == 0)
			trim_texts(run, true);
	}
	eg_buf_putc(&run->buf, '\n');
	run->after_linefeed = run->begun = true;
	run->after_space = run->in_word = false;
}

static void
white_space(struct eg_run *run, const struct eg_refined *d)
{
	run->in_word = false;
	if (d->treatment == EG_WS_IGNORE)
		return;
	if (d->collapse && run->after_space)
		return;
	if (trims_after(d) && (run->after_linefeed || !run->begun))
		return;
	eg_buf_putc(&run->buf, ' ');
	run->after_space = run->begun = true;
	run->after_linefeed = false;
}

static void
letters(struct eg_run *run, const struct eg_refined *d, const char *s, size_t n)
{
	if (d->transform == EG_TRANSFORM_NONE)
		eg_buf_add(&run->buf, s, n);
	else
		eg_letters_transform(&run->buf, d->transform, s, n, run->in_word);
	run->begun = run->in_word = true;
	run->after_space = run->after_linefeed = false;
}

static void
treat(struct eg_run *run, const struct eg_refined *d, const char *s, size_t n)
{
	const char *end = s + n, *p;

	while (s < end) {
		if (!eg_is_space(*s)) {
			for (p = s; p < end && !eg_is_space(*p); p++)
				;
			letters(run, d, s, (size_t)(p - s));
			s = p;
			continue;
		}
		if (*s++ != '\n' || d->linefeed == EG_LF_SPACE)
			white_space(run, d);
		else if (d->linefeed == EG_LF_PRESERVE)
			linefeed(run, d);
		else if (d->linefeed == EG_LF_ZERO_WIDTH)
			letters(run, d, "\xe2\x80\x8b", 3);
	}
}

static void
remember(struct eg_run *run, struct eg_fo *t)
{
	if (run->ntexts == run->room) {
		run->room = run->room == 0 ? 32 : run->room * 2;
		run->texts = eg_realloc(run->texts, run->room, sizeof(run->texts[0]));
	}
	run->texts[run->ntexts++] = t;
}

void
eg_run_text(struct eg_refiner *r, struct eg_fo *parent, const struct eg_refined *d,
    const char *s, size_t n)
{
	struct eg_run *run = &r->run;
	struct eg_fo *t;

	run->buf.len = 0;
	treat(run, d, s, n);
	if (run->buf.len == 0)
		return;
	t = eg_new(r->arena, struct eg_fo);
	t->type = EG_FO_TEXT;
	t->style = &d->style;
	t->at = parent->at;
	t->from = parent->from;
	t->len = (uint32_t)run->buf.len;
	t->text = eg_arena_strndup(r->arena, run->buf.data, run->buf.len);
	eg_fo_append(parent, t);
	remember(run, t);
}

/* --- runs ----------------------------------------------------------------- */

void
eg_run_object(struct eg_refiner *r)
{
	r->run.start = r->run.ntexts;
	r->run.begun = true;
	r->run.after_space = r->run.after_linefeed = r->run.in_word = false;
}

void
eg_run_end(struct eg_refiner *r)
{
	struct eg_run *run = &r->run;

	trim_texts(run, false);
	run->start = run->ntexts;
	run->begun = run->after_space = run->after_linefeed = run->in_word = false;
}

struct eg_run
eg_run_enter(struct eg_refiner *r)
{
	struct eg_run outer = r->run;

	r->run.start = r->run.ntexts;
	r->run.begun = r->run.after_space = r->run.after_linefeed = false;
	r->run.in_word = false;
	return outer;
}

void
eg_run_leave(struct eg_refiner *r, const struct eg_run *outer)
{
	struct eg_run *run = &r->run;

	eg_run_end(r);
	run->ntexts = outer->ntexts;
	run->start = outer->start;
	run->begun = outer->begun;
	run->after_space = outer->after_space;
	run->after_linefeed = outer->after_linefeed;
	run->in_word = outer->in_word;
}
