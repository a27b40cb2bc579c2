/*
 * content.c - marks of ink out, marked content in (ISO 32000-1, 14.6).
 *
 * Units come in the order of their numbers, each between two marks at its own
 * place; anything else is an error.  What is painted outside of units is
 * bracketed as an artifact of layout, so that nothing on a page is neither
 * content nor artifact (ISO 14289-1, 7.1).
 */
#include <stdlib.h>
#include <string.h>

#include "pdf/flate.h"
#include "seal/glyph_text.h"
#include "seal/sealer.h"

#define CONTENT_MAX	((size_t)256 << 20)
#define NOWHERE		SIZE_MAX

struct rewriter {
	struct eg_sealer	*s;
	struct eg_glyph_text	*glyphs;
	uint32_t		 page;
	const char		*bytes;		/* as painted */
	size_t			 copied;	/* of them, so far */
	struct eg_buf		*out;
	uint32_t		 next, end;	/* units to come: [next, end) */
	uint32_t		 open;		/* 0: none */
	bool			 artifact;	/* one of layout is open */
	size_t			 path;		/* where the path begins; NOWHERE: there is none */
	/* A rectangle of a mark's size has been seen, and is not filled yet. */
	bool			 pending, pending_end;
	int64_t			 x, y;		/* its place, in millionths */
	size_t			 at;		/* its first byte */
};

static void
copy_to(struct rewriter *r, size_t to)
{
	eg_buf_add(r->out, r->bytes + r->copied, to - r->copied);
	r->copied = to;
}

/* --- brackets ------------------------------------------------------------------- */

static void
begin_artifact(struct rewriter *r, size_t at)
{
	if (r->open != 0 || r->artifact)
		return;
	copy_to(r, at);
	eg_buf_puts(r->out, "/Artifact<</Type/Layout>>BDC\n");
	r->artifact = true;
}

static void
end_artifact(struct rewriter *r)
{
	if (r->artifact)
		eg_buf_puts(r->out, "EMC\n");
	r->artifact = false;
}

static void
put_box(struct rewriter *r, struct eg_rect box)
{
	eg_buf_puts(r->out, "/BBox");
	eg_pdf_print(eg_seal_rect(r->s, r->page, box), r->out);
}

static void
begin_unit(struct rewriter *r, uint32_t number)
{
	static const char *const artifacts[] = {
		[EG_UNIT_HEADER] = "/Type/Pagination/Subtype/Header",
		[EG_UNIT_FOOTER] = "/Type/Pagination/Subtype/Footer",
		[EG_UNIT_WATERMARK] = "/Type/Pagination/Subtype/Watermark",
		[EG_UNIT_PAGINATION] = "/Type/Pagination",
		[EG_UNIT_BACKGROUND] = "/Type/Background",
		[EG_UNIT_LAYOUT] = "/Type/Layout",
	};
	const struct eg_unit *u = &r->s->s->unit[number];

	if (u->soft_hyphen) {
		eg_buf_printf(r->out, "/Span<</MCID %u/ActualText<FEFF00AD>>>BDC\n",
		    (unsigned)u->mcid);
		return;
	}
	if (u->kind == EG_UNIT_CONTENT) {
		eg_buf_printf(r->out, "/%s<</MCID %u>>BDC\n",
		    eg_structure_name(u->element->type), (unsigned)u->mcid);
		return;
	}
	eg_buf_printf(r->out, "/Artifact<<%s", artifacts[u->kind]);
	if (u->kind == EG_UNIT_BACKGROUND)
		put_box(r, u->box);
	eg_buf_puts(r->out, ">>BDC\n");
}

/* --- marks ---------------------------------------------------------------------- */

/* cairo writes three decimals: one thousandth is not told from the next. */
static bool
near(int64_t millionths, eg_len l)
{
	int64_t d = millionths - l * 1000000 / EG_LEN_ONE;

	return d > -700 && d < 700;
}

/* A rectangle as thin as marks are and nothing else. */
static bool
is_mark(struct rewriter *r, const struct eg_pdf_operation *op)
{
	const struct eg_mark m = eg_structure_mark(r->s->s, 0, false),
	    end = eg_structure_mark(r->s->s, 0, true);
	int64_t v[4];

	if (op->n != 4)
		return false;
	for (int i = 0; i < 4; i++)
		if (!eg_pdf_millionths(op->operand[i], &v[i]))
			return false;
	if (!near(v[2], m.width) || (!near(v[3], m.height) && !near(v[3], end.height)))
		return false;
	r->pending = true;
	r->pending_end = near(v[3], end.height);
	r->x = v[0];
	r->y = v[1];
	r->at = op->start;
	return true;
}

/* Whether the pending mark stands where this one must. */
static bool
stands(const struct rewriter *r, uint32_t unit, bool end)
{
	const struct eg_mark m = eg_structure_mark(r->s->s, unit, end);

	return r->pending_end == end && near(r->x, m.x) && near(r->y, m.y);
}

static void
skip_unpainted(struct rewriter *r)
{
	while (r->next < r->end && !r->s->s->unit[r->next].painted)
		r->next++;
}

/* The mark has been filled; behind is the first byte after it. */
static bool
take_mark(struct rewriter *r, size_t behind)
{
	r->pending = false;
	skip_unpainted(r);
	copy_to(r, r->at);
	r->copied = behind;
	if (r->open != 0) {
		if (!stands(r, r->open, true))
			return false;
		eg_buf_puts(r->out, "EMC\n");
		r->open = 0;
		return true;
	}
	if (r->next >= r->end || !stands(r, r->next, false))
		return false;
	end_artifact(r);
	r->open = r->next++;
	begin_unit(r, r->open);
	return true;
}

/* --- operations ------------------------------------------------------------------- */

enum what { STATE, PATH, PAINT_PATH, NO_PATH, PAINT, TEXT };

static enum what
what(const struct eg_pdf_operation *op)
{
	static const struct { char name[sizeof(op->name)]; enum what what; } table[] = {
		{ "m", PATH }, { "re", PATH }, { "l", PATH }, { "c", PATH },
		{ "v", PATH }, { "y", PATH }, { "h", PATH },
		{ "f", PAINT_PATH }, { "f*", PAINT_PATH }, { "F", PAINT_PATH },
		{ "S", PAINT_PATH }, { "s", PAINT_PATH }, { "B", PAINT_PATH },
		{ "B*", PAINT_PATH }, { "b", PAINT_PATH }, { "b*", PAINT_PATH },
		{ "n", NO_PATH }, { "Do", PAINT }, { "sh", PAINT }, { "BI", PAINT },
		{ "BT", TEXT },
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (memcmp(op->name, table[i].name, sizeof(op->name)) == 0)
			return table[i].what;
	return STATE;
}

/* The Span's brackets go, what is between them stays. */
static void
unwrap(struct rewriter *r, const struct eg_pdf_operation *op, size_t start, size_t end)
{
	copy_to(r, start);
	r->copied = end;
	copy_to(r, op->start);
	r->copied = op->end;
}

/* False: a mark is not where it must be. */
static bool
rewrite(struct rewriter *r, const struct eg_pdf_operation *op)
{
	size_t start, end;

	if (eg_glyph_text_told(r->glyphs, op, &start, &end))
		unwrap(r, op, start, end);
	if (r->pending)
		return eg_pdf_op(op, "f") && take_mark(r, op->end);
	switch (what(op)) {
	case PATH:
		if (r->path == NOWHERE) {
			if (eg_pdf_op(op, "re") && is_mark(r, op))
				break;
			r->path = op->start;
		}
		break;
	case PAINT_PATH:
		begin_artifact(r, r->path == NOWHERE ? op->start : r->path);
		r->path = NOWHERE;
		break;
	case NO_PATH:
		r->path = NOWHERE;
		break;
	case PAINT:
	case TEXT:
		begin_artifact(r, op->start);
		break;
	case STATE:
		break;
	}
	return true;
}

static const char *
rewrite_all(struct rewriter *r, const char *bytes, size_t n)
{
	struct eg_pdf_content *c = eg_pdf_content_new(bytes, n);
	struct eg_pdf_operation op;
	bool ok = true;
	size_t at;

	while (ok && eg_pdf_content_next(c, &op))
		ok = rewrite(r, &op);
	if (ok && eg_pdf_content_fault(c, &at) != NULL)
		ok = false;
	eg_pdf_content_free(c);
	if (!ok)
		return "has a mark that is not where it must be";
	copy_to(r, n);
	if (n > 0 && bytes[n - 1] != '\n')
		eg_buf_putc(r->out, '\n');
	end_artifact(r);
	skip_unpainted(r);
	return r->open != 0 || r->next < r->end ? "has lost a mark" : NULL;
}

/* --- pages ------------------------------------------------------------------------ */

/* The page's content, whether in one stream or in several. */
static bool
gather(struct eg_sealer *s, uint32_t page, struct eg_buf *out)
{
	struct eg_pdf_object *c = eg_pdf_get(s->pdf, s->page[page], "Contents");
	size_t n = eg_pdf_is(c, EG_PDF_ARRAY) ? c->n : 1;

	for (size_t i = 0; i < n; i++) {
		struct eg_pdf_object *part = c;

		if (eg_pdf_is(c, EG_PDF_ARRAY))
			part = eg_pdf_item(s->pdf, c, i);
		if (part == NULL)
			continue;
		if (eg_pdf_decode(s->pdf, part, CONTENT_MAX, out) != NULL)
			return false;
		if (i + 1 < n)
			eg_buf_putc(out, '\n');
	}
	return true;
}

static void
look_at(struct eg_glyph_text *g, const struct eg_buf *content)
{
	struct eg_pdf_content *c = eg_pdf_content_new(eg_buf_str(content), content->len);
	struct eg_pdf_operation op;

	while (eg_pdf_content_next(c, &op))
		eg_glyph_text_look(g, &op);
	eg_pdf_content_free(c);
}

/* What a glyph always stands for is known when all pages have been seen. */
static void
look_at_all(struct eg_glyph_text *g, const struct eg_buf *content, uint32_t n)
{
	bool any = false;

	for (uint32_t i = 0; i < n; i++)
		any |= strstr(eg_buf_str(&content[i]), "/ActualText") != NULL;
	for (uint32_t i = 0; any && i < n; i++) {
		eg_glyph_text_page(g, i);
		look_at(g, &content[i]);
	}
	eg_glyph_text_tell(g);
}

static bool
rewrite_page(struct eg_sealer *s, struct eg_glyph_text *g, uint32_t page,
    const struct eg_buf *in)
{
	struct eg_buf out = { 0 };
	struct rewriter r = { .s = s, .glyphs = g, .page = page, .out = &out,
	    .path = NOWHERE, .bytes = eg_buf_str(in), .next = s->s->page_unit[page],
	    .end = s->s->page_unit[page + 1] };
	const char *fault;

	eg_glyph_text_page(g, page);
	fault = rewrite_all(&r, r.bytes, in->len);
	eg_seal_drop(s, eg_pdf_find(s->page[page], "Contents"));
	if (fault != NULL)
		eg_seal_fault(s, page, fault);
	else
		eg_pdf_set(s->arena, s->page[page], "Contents",
		    eg_pdf_add(s->pdf, eg_pdf_flate(s->arena, eg_buf_str(&out), out.len)));
	eg_buf_free(&out);
	return fault == NULL;
}

bool
eg_seal_contents(struct eg_sealer *s)
{
	struct eg_glyph_text *g = eg_glyph_text_new(s);
	uint32_t n = s->s->areas->npages, i;
	struct eg_buf *content = eg_realloc(NULL, n, sizeof(*content));
	bool ok = true;

	memset(content, 0, n * sizeof(*content));
	for (i = 0; i < n; i++)
		if (!gather(s, i, &content[i])) {
			eg_seal_fault(s, i, "cannot be read");
			ok = false;
		}
	look_at_all(g, content, n);
	for (i = 0; ok && i < n; i++)
		ok = rewrite_page(s, g, i, &content[i]);
	for (i = 0; i < n; i++)
		eg_buf_free(&content[i]);
	free(content);
	eg_glyph_text_free(g);
	return ok;
}
