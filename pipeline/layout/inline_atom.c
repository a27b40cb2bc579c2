/*
 * inline_atom.c - a paragraph's text as words and spaces, each of one style,
 * face and direction, and the objects among them.
 */
#include "layout/inline.h"

#include <string.h>

#include "base/utf8.h"
#include "layout/graphic.h"
#include "layout/inline_face.h"
#include "text/bidi.h"
#include "text/breaks.h"
#include "text/character.h"
#include "text/hyphen.h"

#define BREAK_SOFT	(EG_BREAK_MUST + 1)	/* a mark: breaks with a hyphen */

/* What atoms are made from; the arrays have an element for each byte. */
struct maker {
	struct eg_para		*p;
	const uint8_t		*marks;		/* enum eg_break_mark; [len] too */
	const uint8_t		*levels;	/* NULL: all 0 */
	const struct eg_piece	*piece;
	const struct eg_setting	*setting;
};

static struct eg_atom *
add_atom(struct maker *m, enum eg_atom_kind kind, uint32_t from, uint32_t len)
{
	struct eg_para *p = m->p;
	struct eg_atom *a, *more;

	if (p->natoms == p->atoms_cap) {
		p->atoms_cap = p->atoms_cap == 0 ? p->len / 3 + p->npieces + 4 :
		    p->atoms_cap * 2;
		more = eg_new_array(p->ctx->scratch, p->atoms_cap, struct eg_atom);
		if (p->natoms > 0)
			memcpy(more, p->atoms, p->natoms * sizeof(*more));
		p->atoms = more;
	}
	a = &p->atoms[p->natoms++];
	*a = (struct eg_atom){ .kind = (uint8_t)kind, .node = m->piece->node,
	    .from = from, .len = len, .fo = m->piece->fo,
	    .style = m->piece->style, .setting = m->setting };
	if (m->levels != NULL && len > 0)
		a->level = m->levels[from];
	return a;
}

/* --- where a word may break ------------------------------------------------- */

#define POINTS_MAX	256		/* of one word; a longer one is taken apart */

struct points {
	struct eg_point	 list[POINTS_MAX];
	uint32_t	 n;
};

static void
add_point(struct points *pts, uint32_t at, bool hyphen)
{
	uint32_t i = pts->n;

	if (pts->n == POINTS_MAX)
		return;
	while (i > 0 && pts->list[i - 1].at > at)
		i--;
	if (i > 0 && pts->list[i - 1].at == at)
		return;
	memmove(&pts->list[i + 1], &pts->list[i],
	    (pts->n - i) * sizeof(pts->list[0]));
	pts->list[i] = (struct eg_point){ .at = at, .hyphen = hyphen };
	pts->n++;
}

/* Hyphenation of each run of letters in the word. */
static void
add_hyphens(struct maker *m, const char *word, uint32_t len, struct points *pts)
{
	const struct eg_style *s = m->piece->style;
	uint32_t i, from = 0, remain, push;
	uint8_t at[EG_HYPHEN_WORD_MAX];
	size_t n, step, k, count;

	remain = s->hyphenation_remain > 0 ? (uint32_t)s->hyphenation_remain : 1;
	push = s->hyphenation_push > 0 ? (uint32_t)s->hyphenation_push : 1;
	for (i = 0; i <= len; i += (uint32_t)step) {
		step = 1;
		if (i < len && eg_char_letter(eg_utf8_next(word + i, len - i, &n))) {
			step = n;
			continue;
		}
		if (i < len)
			step = n;
		count = i > from ? eg_hyphenate(m->p->ctx->fonts,
		    m->setting->language, word + from, i - from, remain, push, at) : 0;
		for (k = 0; k < count; k++)
			add_point(pts, from + at[k], true);
		from = i + (uint32_t)step;
	}
}

static void
find_points(struct maker *m, struct eg_atom *a)
{
	struct points pts = { .n = 0 };
	struct eg_point *list;
	uint32_t i;

	for (i = 1; i < a->len; i++)
		if (m->marks[a->from + i] != EG_BREAK_NO)
			add_point(&pts, i, m->marks[a->from + i] == BREAK_SOFT);
	if (a->style->hyphenate)
		add_hyphens(m, m->p->text + a->from, a->len, &pts);
	if (pts.n == 0)
		return;
	list = eg_new_array(m->p->ctx->scratch, pts.n, struct eg_point);
	memcpy(list, pts.list, pts.n * sizeof(*list));
	a->points = list;
	a->npoints = pts.n;
}

/* --- words ------------------------------------------------------------------ */

static void
add_upper(struct eg_buf *out, const char *text, uint32_t len)
{
	size_t i, n;
	char utf8[4];

	for (i = 0; i < len; i += n)
		eg_buf_add(out, utf8, eg_utf8_put(eg_char_upper(
		    eg_utf8_next(text + i, len - i, &n)), utf8));
}

const struct eg_shape *
eg_inline_reshape(struct eg_para *p, const struct eg_atom *a, uint32_t from,
    uint32_t to, bool hyphen)
{
	const struct eg_setting *s = a->setting;
	const char *text = p->text + a->from + from;
	const struct eg_shape *shape;
	struct eg_buf b = { 0 };
	uint32_t c = a->style->hyphenation_character;
	char utf8[4];

	if (!a->small && !hyphen)
		return eg_shape_word(p->ctx->fonts, s->face, text, to - from,
		    s->language, a->level % 2 == 1, s->how);
	if (a->small)
		add_upper(&b, text, to - from);
	else
		eg_buf_add(&b, text, to - from);
	if (hyphen)
		eg_buf_add(&b, utf8, eg_utf8_put(c != 0 && eg_face_has(s->face, c) ?
		    c : '-', utf8));
	shape = eg_shape_word(p->ctx->fonts, s->face, b.data, (uint32_t)b.len,
	    s->language, a->level % 2 == 1, s->how);
	eg_buf_free(&b);
	return shape;
}

static bool
lower_case(uint32_t c)
{
	return eg_char_upper(c) != c;
}

static void
add_word(struct maker *m, uint32_t from, uint32_t to, const struct eg_face *face)
{
	struct eg_atom *a = add_atom(m, EG_ATOM_WORD, from, to - from);
	size_t n;

	a->size = m->setting->size;
	if (a->style->small_caps && lower_case(eg_utf8_next(m->p->text + from,
	    to - from, &n))) {
		a->small = true;
		a->size = a->size * 4 / 5;
	}
	if (face != m->setting->face)
		a->setting = eg_inline_fallback(m->p, m->setting, face);
	a->shape = eg_inline_reshape(m->p, a, 0, a->len, false);
	find_points(m, a);
	m->p->visible = true;
}

/* What must be the same within a word: face, direction, small capitals. */
struct kind {
	const struct eg_face	*face;
	uint8_t			 level;
	bool			 small;
};

static struct kind
kind_of(struct maker *m, uint32_t at, uint32_t c, const struct eg_face *current)
{
	struct kind k = { .level = m->levels == NULL ? 0 : m->levels[at] };

	k.face = eg_inline_face(m->p, m->piece->fo, m->setting, c, current);
	k.small = m->piece->style->small_caps && lower_case(c);
	return k;
}

/* Text without spaces and line feeds: one word, or several of one kind each. */
static void
add_words(struct maker *m, uint32_t from, uint32_t to)
{
	const char *text = m->p->text;
	struct kind last = { NULL, 0, false }, now;
	uint32_t i, begin = from, words = 0;
	size_t n;

	for (i = from; i < to; i += (uint32_t)n) {
		now = kind_of(m, i, eg_utf8_next(text + i, to - i, &n), last.face);
		if (i > from && (now.face != last.face || now.level != last.level ||
		    now.small != last.small ||
		    (i - begin >= POINTS_MAX && m->marks[i] == EG_BREAK_MAY))) {
			add_word(m, begin, i, last.face);
			begin = i;
			words++;
		}
		last = now;
	}
	add_word(m, begin, to, last.face);
	if (words > 0)
		eg_inline_warn_mixed(m->p, m->piece->fo, m->p->natoms - words - 1);
}

static void
add_space(struct maker *m, uint32_t at, uint32_t len, bool fixed)
{
	struct eg_atom *a = add_atom(m, EG_ATOM_SPACE, at, len);

	a->fixed = fixed;
	a->size = m->setting->size;
	if (fixed)
		m->p->visible = true;
}

static void
add_feed(struct maker *m, uint32_t at, uint32_t len)
{
	add_atom(m, EG_ATOM_FEED, at, len);
	m->p->visible = true;
}

/* What a character of text is, where it is no part of a word. */
enum stop { STOP_NONE, STOP_END, STOP_SPACE, STOP_NO_BREAK_SPACE, STOP_FEED,
    STOP_SILENT };

/* U+2028 and so on: three bytes that begin E2 80. */
static enum stop
general_punctuation(char last)
{
	if (last == '\xA8' || last == '\xA9')	/* line and paragraph separator */
		return STOP_FEED;
	/* Controls that only bidi sees, U+202A to U+202E, are in no area. */
	return last >= '\xAA' && last <= '\xAE' ? STOP_SILENT : STOP_NONE;
}

static enum stop
stop_at(const char *text, uint32_t left, uint32_t *len)
{
	*len = 1;
	if (left == 0)
		return STOP_END;
	if (*text == ' ')
		return STOP_SPACE;
	if (*text == '\n')
		return STOP_FEED;
	if (*text == '\xC2' && left >= 2 && (text[1] == '\xA0' || text[1] == '\x85')) {
		*len = 2;
		return text[1] == '\x85' ? STOP_FEED : STOP_NO_BREAK_SPACE;
	}
	if (*text == '\xE2' && left >= 3 && text[1] == '\x80' &&
	    general_punctuation(text[2]) != STOP_NONE) {
		*len = 3;
		return general_punctuation(text[2]);
	}
	return STOP_NONE;
}

static void
add_text(struct maker *m)
{
	uint32_t i = m->piece->from, end = i + m->piece->len, begin = i, len;
	enum stop stop;

	for (; i <= end; i += len) {
		stop = stop_at(m->p->text + i, end - i, &len);
		if (stop == STOP_NONE)
			continue;
		if (i > begin)
			add_words(m, begin, i);
		if (stop == STOP_SPACE)
			add_space(m, i, len, m->piece->style->preserve_space);
		else if (stop == STOP_NO_BREAK_SPACE)
			add_space(m, i, len, true);
		else if (stop == STOP_FEED)
			add_feed(m, i, len);
		begin = i + len;
	}
}

/* --- objects ---------------------------------------------------------------- */

/* The text that a leader repeats: a dot, or what its content says. */
static void
leader_pattern(struct eg_para *p, const struct eg_fo *fo, struct eg_buf *out)
{
	const struct eg_fo *child;

	if (fo->type == EG_FO_TEXT)
		eg_buf_add(out, fo->text, fo->len);
	for (child = fo->first; child != NULL; child = child->next)
		leader_pattern(p, child, out);
}

static void
add_leader(struct maker *m)
{
	struct eg_para *p = m->p;
	struct eg_atom *a = add_atom(m, EG_ATOM_LEADER, m->piece->from, m->piece->len);
	struct eg_buf pattern = { 0 };

	a->size = m->setting->size;
	p->visible = true;
	if (a->style->leader_pattern == EG_LEADER_USE_CONTENT)
		leader_pattern(p, a->fo, &pattern);
	else if (a->style->leader_pattern == EG_LEADER_DOTS)
		eg_buf_putc(&pattern, '.');
	if (pattern.len > 0)
		a->shape = eg_shape_word(p->ctx->fonts, m->setting->face, pattern.data,
		    (uint32_t)pattern.len, m->setting->language, false,
		    m->setting->how);
	eg_buf_free(&pattern);
}

static void
add_edge(struct maker *m, bool start)
{
	const struct eg_inline *node = &m->p->nodes[m->piece->node];
	struct eg_edge e = eg_inline_edge(node, start, 0);

	add_atom(m, start ? EG_ATOM_OPEN : EG_ATOM_CLOSE, m->piece->from, 0);
	if (e.space != 0 || e.box != 0)
		m->p->visible = true;
}

static void
add_piece(struct maker *m)
{
	struct eg_atom *a;

	m->setting = eg_inline_setting(m->p, m->piece->style);
	switch (m->piece->kind) {
	case EG_PIECE_TEXT:
		add_text(m);
		break;
	case EG_PIECE_OPEN:
	case EG_PIECE_CLOSE:
		add_edge(m, m->piece->kind == EG_PIECE_OPEN);
		break;
	case EG_PIECE_GRAPHIC:
		a = add_atom(m, EG_ATOM_GRAPHIC, m->piece->from, m->piece->len);
		a->image = eg_graphic_image(m->p->ctx, a->fo);
		m->p->visible = true;
		break;
	case EG_PIECE_LEADER:
		add_leader(m);
		break;
	case EG_PIECE_ANCHOR:
		add_atom(m, EG_ATOM_ANCHOR, m->piece->from, 0);
		break;
	}
}

/*
 * Breaks stand between atoms: after what closes there and before what opens.
 * Edges have the level of the text they enclose.
 */
static void
place_marks(struct maker *m)
{
	struct eg_para *p = m->p;
	struct eg_atom *a;
	uint32_t i, k;

	for (i = 1; i < p->natoms; i++) {
		a = &p->atoms[i];
		if (a->len == 0 || m->marks[a->from] == EG_BREAK_NO ||
		    m->marks[a->from] == BREAK_SOFT)
			continue;
		for (k = i; k > 0 && p->atoms[k - 1].kind == EG_ATOM_OPEN; k--)
			continue;
		p->atoms[k].mark = m->marks[a->from];
	}
	if (m->levels == NULL)
		return;
	for (i = p->natoms; i > 1; i--)
		if (p->atoms[i - 2].kind == EG_ATOM_OPEN)
			p->atoms[i - 2].level = p->atoms[i - 1].level;
	for (i = 1; i < p->natoms; i++)
		if (p->atoms[i].kind == EG_ATOM_CLOSE)
			p->atoms[i].level = p->atoms[i - 1].level;
}

void
eg_inline_atoms(struct eg_para *p)
{
	struct eg_arena *temp = p->ctx->temp;
	struct eg_arena_mark mark = eg_arena_mark(temp);
	struct maker m = { .p = p };
	uint8_t *marks = eg_arena_alloc(temp, p->len + 1), *levels;
	uint32_t i;

	eg_breaks(p->ctx->fonts, p->text, p->len, marks);
	for (i = 0; i < p->njoints; i++)
		marks[p->joints[i].at] = p->joints[i].soft ? BREAK_SOFT : EG_BREAK_NO;
	m.marks = marks;
	p->bidi = p->rtl || eg_bidi_needed(p->text, p->len);
	if (p->bidi && p->len > 0) {
		levels = eg_arena_alloc(temp, p->len);
		eg_bidi_levels(p->text, p->len, p->rtl, levels);
		m.levels = levels;
	}
	for (i = 0; i < p->npieces; i++) {
		m.piece = &p->pieces[i];
		add_piece(&m);
	}
	place_marks(&m);
	eg_arena_reset(temp, mark);
}
