/* overflow.c - see overflow.h. */
#include "layout/overflow.h"

#include <string.h>

#include "base/buf.h"
#include "layout/para.h"

/* One note; `misfit` because eg_overflow is the property. */
struct eg_misfit {
	struct eg_misfit	*next;
	enum eg_overflow_kind	 kind;
	const struct eg_fo	*fo;
	const struct eg_page	*page;
	eg_len			 excess;
	const char		*text;
};

/*
 * Without the object's name: the place is a template's, whose author may have
 * written the letter vocabulary and no object of XSL at all.
 */
static const struct message {
	const char	*code;
	const char	*text;		/* %s: "12 pt " or nothing */
	const char	*help;
} message[] = {
	[EG_OVERFLOW_LINE] = { "L7001", "the text is %swider than its line",
	    "let the word break (hyphenate, a zero-width space), make the type smaller, "
	    "or give the line more room" },
	[EG_OVERFLOW_FRAME] = { "L7002", "the content is %shigher than its frame",
	    "give the frame more height, or shorten what stands in it" },
	[EG_OVERFLOW_REGION] = { "L7003", "the content is %shigher than its region",
	    "give the region more extent, or shorten what stands in it" },
	[EG_OVERFLOW_EXTENT] = { "L7003", "the content is %shigher than its region",
	    "give the region more extent, or shorten what stands in it" },
	[EG_OVERFLOW_PAGE] = { "L7004", "this is %shigher than a page and cannot be cut",
	    "let it break (a height or a keep holds it together), or make it smaller" },
	[EG_OVERFLOW_TABLE] = { "L7005", "the columns are %swider than the place of their "
	    "table", "make columns narrower, or give their widths as "
	    "`proportional-column-width()`" },
	[EG_BROKEN_KEEP] = { "L7006", "what is to be kept together does not fit on a "
	    "page, so it was broken all the same",
	    "keep less together, or with a number instead of `always`" },
}, in_cell = { "L7001", "the text is %swider than its table cell",
	    "let the word break (hyphenate, a zero-width space), make the type smaller, "
	    "or widen the column" };

static struct eg_misfit *
note(struct eg_layout_ctx *ctx, enum eg_overflow_kind kind, const struct eg_fo *fo,
    eg_len excess)
{
	struct eg_misfit *m = eg_new(ctx->arena, struct eg_misfit);

	*m = (struct eg_misfit){ .next = ctx->misfits, .kind = kind, .fo = fo,
	    .page = ctx->placing, .excess = excess };
	ctx->misfits = m;
	return m;
}

void
eg_overflow_note(struct eg_layout_ctx *ctx, enum eg_overflow_kind kind,
    const struct eg_fo *fo, eg_len excess)
{
	note(ctx, kind, fo, excess);
}

void
eg_overflow_line(struct eg_layout_ctx *ctx, const struct eg_overfull *o)
{
	struct eg_misfit *m = note(ctx, EG_OVERFLOW_LINE, o->fo, o->excess);

	/* The paragraph is gone when this is reported. */
	m->text = o->text == NULL ? NULL :
	    eg_arena_strndup(ctx->arena, o->text, o->text_len);
}

/* What has no page yet belongs where its object is. */
static const struct eg_fo *
sequence_of(const struct eg_misfit *m)
{
	const struct eg_fo *fo = m->fo;

	if (m->page != NULL)
		return m->page->sequence;
	while (fo != NULL && fo->type != EG_FO_PAGE_SEQUENCE)
		fo = fo->parent;
	return fo;
}

void
eg_overflow_forget(struct eg_layout_ctx *ctx, const struct eg_fo *sequence)
{
	struct eg_misfit **m = &ctx->misfits;

	while (*m != NULL) {
		if (sequence_of(*m) == sequence)
			*m = (*m)->next;
		else
			m = &(*m)->next;
	}
}

/* What the frame around it, or itself, says of overflow. */
static enum eg_overflow
policy(const struct eg_fo *fo)
{
	for (; fo != NULL; fo = fo->parent)
		if (fo->type == EG_FO_BLOCK_CONTAINER &&
		    fo->style->overflow != EG_OVERFLOW_AUTO)
			return fo->style->overflow;
	return EG_OVERFLOW_AUTO;
}

static enum eg_severity
severity_of(const struct eg_misfit *m)
{
	enum eg_overflow p = policy(m->fo);

	if (m->kind == EG_BROKEN_KEEP || m->kind == EG_OVERFLOW_EXTENT ||
	    p == EG_OVERFLOW_HIDDEN || p == EG_OVERFLOW_VISIBLE)
		return EG_WARNING;
	return EG_ERROR;
}

/* Text stands in an object whose name people know. */
static const struct eg_fo *
named(const struct eg_fo *fo)
{
	return fo->type == EG_FO_TEXT && fo->parent != NULL ? fo->parent : fo;
}

/* Nothing between the line and the cell has a width of its own. */
static bool
fills_cell(const struct eg_fo *fo)
{
	for (; fo != NULL && fo->type != EG_FO_BLOCK_CONTAINER; fo = fo->parent)
		if (fo->type == EG_FO_TABLE_CELL)
			return true;
	return false;
}

static void
report(struct eg_diags *diags, const struct eg_misfit *m)
{
	const struct eg_fo *fo = named(m->fo);
	const struct message *msg = m->kind == EG_OVERFLOW_LINE && fills_cell(fo) ?
	    &in_cell : &message[m->kind];
	struct eg_buf b = { 0 };
	struct eg_diag d = { .severity = severity_of(m), .code = msg->code,
	    .at = fo->at, .from = fo->from, .help = msg->help };

	if (m->page != NULL)
		d.where = eg_diags_printf(diags, "page %s", m->page->label);
	if (m->text != NULL)
		d.words = m->text, d.found = eg_diags_printf(diags, "`" EG_FROM_CASE "`", m->text);
	if (m->excess > 0) {
		eg_buf_pt(&b, (m->excess + 511) / 512 * 512);
		eg_buf_puts(&b, " pt ");
	}
	eg_report(diags, &d, msg->text, eg_buf_str(&b));
	eg_buf_free(&b);
}

void
eg_overflow_report(struct eg_layout_ctx *ctx)
{
	struct eg_misfit *m = ctx->misfits, *first = NULL, *next;

	for (; m != NULL; m = next) {
		next = m->next;
		m->next = first;
		first = m;
	}
	for (m = first; m != NULL; m = m->next)
		report(ctx->diags, m);
	ctx->misfits = NULL;
}
