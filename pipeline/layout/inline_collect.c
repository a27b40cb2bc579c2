/*
 * inline_collect.c - the objects of a paragraph as one text and its pieces.
 *
 * The text is what line breaking and bidi look at, so that "self-" in bold
 * and "report" after it are one word.  What is no text is U+FFFC in it.
 */
#include "layout/inline.h"

#include <string.h>

#include "base/utf8.h"
#include "layout/once.h"

#define TEXT_MAX	((uint32_t)1 << 30)

static void
collect_children(struct eg_para *, const struct eg_fo *from, const struct eg_fo *to,
    uint32_t node);

static void
add_bytes(struct eg_para *p, const char *text, uint32_t len)
{
	char *more;

	if (len > TEXT_MAX - p->len)
		len = TEXT_MAX - p->len;
	if (p->len + len > p->text_cap) {
		p->text_cap = p->len + len > 2 * p->text_cap ?
		    p->len + len : 2 * p->text_cap;
		more = eg_arena_alloc(p->ctx->arena, p->text_cap);
		if (p->len > 0)
			memcpy(more, p->text, p->len);
		p->text = more;
	}
	if (len > 0)
		memcpy(p->text + p->len, text, len);
	p->len += len;
}

static void
add_joint(struct eg_para *p, bool soft)
{
	p->joints = eg_arena_grown(p->ctx->scratch, p->joints, p->njoints, &p->joints_cap,
	    sizeof(*p->joints));
	p->joints[p->njoints++] = (struct eg_joint){ .at = p->len, .soft = soft };
}

/*
 * Soft hyphens and non-breaking hyphens only say where to break.  Here they
 * become joints, so that a reader finds and copies plain words.
 */
static void
add_text(struct eg_para *p, const char *text, uint32_t len)
{
	uint32_t i, from = 0;

	for (i = 0; i < len; i++) {
		if ((unsigned char)text[i] < 0xC2)
			continue;
		if (len - i >= 2 && memcmp(text + i, EG_SOFT_HYPHEN, 2) == 0) {
			add_bytes(p, text + from, i - from);
			add_joint(p, true);
			from = i + 2;
		} else if (len - i >= 3 && memcmp(text + i, EG_HARD_HYPHEN, 3) == 0) {
			add_bytes(p, text + from, i - from);
			add_bytes(p, "-", 1);
			add_joint(p, false);
			from = i + 3;
		}
	}
	if (len > from)
		add_bytes(p, text + from, len - from);
}

static void
add_piece(struct eg_para *p, enum eg_piece_kind kind, uint32_t node,
    const struct eg_fo *fo, const struct eg_style *style, const char *text,
    uint32_t len)
{
	struct eg_piece *piece;

	p->pieces = eg_arena_grown(p->ctx->scratch, p->pieces, p->npieces, &p->pieces_cap,
	    sizeof(*p->pieces));
	piece = &p->pieces[p->npieces++];
	*piece = (struct eg_piece){ .kind = kind, .node = node, .fo = fo,
	    .style = style, .from = p->len };
	add_text(p, text, len);
	piece->len = p->len - piece->from;
}

/* Where an object's baseline is, up from its parent's (7.14.1, 7.14.3). */
eg_len
eg_inline_shift(const struct eg_inline *up, const struct eg_inline *n,
    eg_len ascent, eg_len descent)
{
	const struct eg_style *s = n->style;
	eg_len shift = s->baseline_shift;

	if (s->baseline_script == EG_SCRIPT_SUPER)
		shift = up->x_height;
	else if (s->baseline_script == EG_SCRIPT_SUB)
		shift = -up->x_height / 2;
	switch (s->alignment) {
	case EG_BASELINE_MIDDLE:
		return shift + (up->x_height - ascent + descent) / 2;
	case EG_BASELINE_CENTRAL:
		return shift + (up->ascent - up->descent - ascent + descent) / 2;
	case EG_BASELINE_TEXT_BEFORE:
		return shift + up->ascent - ascent;
	case EG_BASELINE_TEXT_AFTER:
		return shift + descent - up->descent;
	default:
		return shift;
	}
}

static void
place_node(struct eg_para *p, uint32_t node)
{
	struct eg_inline *n = &p->nodes[node];
	const struct eg_inline *up = &p->nodes[n->parent];
	bool hangs = n->style->alignment == EG_BASELINE_BEFORE ||
	    n->style->alignment == EG_BASELINE_AFTER;

	n->depth = up->depth + 1;
	n->hang = hangs ? node : up->hang;
	n->shift = (hangs ? 0 : up->shift) +
	    eg_inline_shift(up, n, n->ascent, n->descent);
	/* keep-together is inherited; only an inline's own asks for a line. */
	n->together = up->together ||
	    (n->style->keep_together.within_line == EG_KEEP_ALWAYS &&
	    up->style->keep_together.within_line != EG_KEEP_ALWAYS);
}

static uint32_t
add_node(struct eg_para *p, const struct eg_fo *fo, const struct eg_style *style,
    uint32_t parent)
{
	const struct eg_setting *s = eg_inline_setting(p, style);
	struct eg_inline *n;

	p->nodes = eg_arena_grown(p->ctx->scratch, p->nodes, p->nnodes, &p->nodes_cap,
	    sizeof(*p->nodes));
	n = &p->nodes[p->nnodes++];
	*n = (struct eg_inline){ .fo = fo, .style = style, .parent = parent,
	    .ascent = s->ascent, .descent = s->descent,
	    .x_height = eg_face_x_height(s->face, s->size) };
	if (p->nnodes > 1)
		place_node(p, p->nnodes - 1);
	return p->nnodes - 1;
}

static void
add_plain(struct eg_para *p, const struct eg_fo *fo, const struct eg_style *style,
    uint32_t node, const char *text, size_t len)
{
	add_piece(p, EG_PIECE_TEXT, node, fo, style, text, (uint32_t)len);
}

/* Characters that only bidi sees, around an object of a direction of its own. */
static void
add_direction(struct eg_para *p, const struct eg_fo *fo, bool open)
{
	const struct eg_style *s = fo->style;
	bool override = s->bidi == EG_BIDI_DO_OVERRIDE;
	char c[4];

	if (s->bidi == EG_BIDI_NORMAL)
		return;
	/* U+202A LRE, 202B RLE, 202D LRO, 202E RLO; 202C PDF. */
	add_text(p, c, (uint32_t)eg_utf8_put(!open ? 0x202C :
	    (override ? 0x202D : 0x202A) + (s->rtl ? 1u : 0u), c));
}

static void
collect_inline(struct eg_para *p, const struct eg_fo *fo, uint32_t parent)
{
	uint32_t node;

	if (p->nodes[parent].depth >= EG_INLINE_DEPTH) {
		collect_children(p, fo->first, NULL, parent);
		return;
	}
	node = add_node(p, fo, fo->style, parent);
	add_piece(p, EG_PIECE_OPEN, node, fo, fo->style, NULL, 0);
	add_direction(p, fo, true);
	if (fo->type == EG_FO_CHARACTER)
		add_plain(p, fo, fo->style, node, fo->text, fo->len);
	else
		collect_children(p, fo->first, NULL, node);
	add_direction(p, fo, false);
	add_piece(p, EG_PIECE_CLOSE, node, fo, fo->style, NULL, 0);
}

static void
collect_label(struct eg_para *p, const struct eg_fo *fo, uint32_t parent)
{
	uint32_t node = add_node(p, fo, fo->style, parent);
	const char *label = eg_layout_label(p->ctx, fo);

	add_piece(p, EG_PIECE_OPEN, node, fo, fo->style, NULL, 0);
	add_plain(p, fo, fo->style, node, label, strlen(label));
	add_piece(p, EG_PIECE_CLOSE, node, fo, fo->style, NULL, 0);
}

static void
collect_graphic(struct eg_para *p, const struct eg_fo *fo, uint32_t parent)
{
	add_piece(p, EG_PIECE_GRAPHIC, add_node(p, fo, fo->style, parent), fo,
	    fo->style, EG_OBJECT_CHARACTER, strlen(EG_OBJECT_CHARACTER));
}

static void
collect_leader(struct eg_para *p, const struct eg_fo *fo, uint32_t parent)
{
	add_piece(p, EG_PIECE_LEADER, add_node(p, fo, fo->style, parent), fo,
	    fo->style, EG_OBJECT_CHARACTER, strlen(EG_OBJECT_CHARACTER));
}

/* A wrapper leaves an area only to have a place for its id (6.13.3). */
static void
collect_wrapper(struct eg_para *p, const struct eg_fo *fo, uint32_t parent)
{
	if (fo->id != NULL)
		collect_inline(p, fo, parent);
	else
		collect_children(p, fo->first, NULL, parent);
}

static void
collect_marker(struct eg_para *p, const struct eg_fo *fo, uint32_t parent)
{
	const struct eg_fo *marker = eg_layout_retrieve(p->ctx, fo);

	if (marker != NULL)
		collect_children(p, marker->first, NULL, parent);
}

static void
collect_footnote(struct eg_para *p, const struct eg_fo *fo, uint32_t parent)
{
	const struct eg_fo *child;

	for (child = fo->first; child != NULL; child = child->next)
		if (child->type == EG_FO_INLINE)
			collect_inline(p, child, parent);
	add_piece(p, EG_PIECE_ANCHOR, parent, fo, fo->style, NULL, 0);
}

static void
collect_float(struct eg_para *p, const struct eg_fo *fo, uint32_t parent)
{
	add_piece(p, EG_PIECE_ANCHOR, parent, fo, fo->style, NULL, 0);
}

/* A line feed between inline content and a block, unless one is there. */
static void
separate(struct eg_para *p, const struct eg_fo *fo, uint32_t node)
{
	uint32_t i;

	for (i = p->npieces; i > 0; i--) {
		if (p->pieces[i - 1].kind == EG_PIECE_OPEN)
			continue;
		if (p->len > 0 && p->text[p->len - 1] != '\n')
			add_plain(p, fo, fo->style, node, "\n", 1);
		return;
	}
}

static void
collect_block(struct eg_para *p, const struct eg_fo *fo, uint32_t parent)
{
	separate(p, fo, parent);
	collect_wrapper(p, fo, parent);
	if (fo->next != NULL)
		separate(p, fo, parent);
}

static void
collect_nothing(struct eg_para *p, const struct eg_fo *fo, uint32_t parent)
{
	(void)p, (void)fo, (void)parent;
}

static void
refuse(struct eg_para *p, const struct eg_fo *fo, uint32_t parent)
{
	/* Its place is left empty. */
	if (fo->type == EG_FO_INSTREAM_FOREIGN_OBJECT)
		collect_graphic(p, fo, parent);
	if (!eg_once(p->ctx, "L7010", fo, NULL))
		return;
	eg_report(p->ctx->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "L7010", .at = fo->at, .from = fo->from,
	    .help = fo->type == EG_FO_INSTREAM_FOREIGN_OBJECT ?
	    "keep the picture in a PNG or JPEG file and use `fo:external-graphic`" :
	    "put it between blocks, not inside a line" },
	    "`fo:%s` cannot be set inside a line", eg_fo_name(fo->type));
}

static void (*const how[EG_FO_TYPES])(struct eg_para *, const struct eg_fo *,
    uint32_t parent) = {
	[EG_FO_BIDI_OVERRIDE]		= collect_inline,
	[EG_FO_CHARACTER]		= collect_inline,
	[EG_FO_INLINE]			= collect_inline,
	[EG_FO_BASIC_LINK]		= collect_inline,
	[EG_FO_WRAPPER]			= collect_wrapper,
	[EG_FO_LEADER]			= collect_leader,
	[EG_FO_EXTERNAL_GRAPHIC]	= collect_graphic,
	[EG_FO_INSTREAM_FOREIGN_OBJECT]	= refuse,
	[EG_FO_INLINE_CONTAINER]	= refuse,
	[EG_FO_PAGE_NUMBER]		= collect_label,
	[EG_FO_PAGE_NUMBER_CITATION]	= collect_label,
	[EG_FO_PAGE_NUMBER_CITATION_LAST] = collect_label,
	[EG_FO_RETRIEVE_MARKER]		= collect_marker,
	[EG_FO_FOOTNOTE]		= collect_footnote,
	[EG_FO_FLOAT]			= collect_float,
	[EG_FO_MARKER]			= collect_nothing,
	[EG_FO_BLOCK]			= collect_block,
	[EG_FO_BLOCK_CONTAINER]		= refuse,
	[EG_FO_TABLE]			= refuse,
	[EG_FO_TABLE_AND_CAPTION]	= refuse,
	[EG_FO_LIST_BLOCK]		= refuse,
};

static void
collect_children(struct eg_para *p, const struct eg_fo *from, const struct eg_fo *to,
    uint32_t node)
{
	const struct eg_fo *fo;

	for (fo = from; fo != to && fo != NULL; fo = fo->next) {
		if (fo->type == EG_FO_TEXT)
			add_plain(p, fo, fo->style, node, fo->text, fo->len);
		else if (how[fo->type] != NULL)
			how[fo->type](p, fo, node);
	}
}

void
eg_inline_collect(struct eg_para *p, const struct eg_fo *from, const struct eg_fo *to)
{
	add_node(p, p->block, p->style, 0);
	collect_children(p, from, to, 0);
}
