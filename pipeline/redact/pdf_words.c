/*
 * pdf_words.c - the characters that a page's glyphs stand for (ISO 32000-1, 9.10).
 */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "pdf/flate.h"
#include "pdf/lex.h"
#include "pdf/marked.h"
#include "pdf/read.h"
#include "pdf/text_string.h"
#include "redact/proof.h"

#define NESTED_MAX	64
#define RANGE_MAX	65536

/* What one code stands for. */
struct sign {
	uint32_t	 code;
	const char	*utf8;
};

struct font {
	struct font			*next;
	const struct eg_pdf_object	*dictionary;
	struct sign			*sign;		/* NULL: codes are Latin */
	uint32_t			 n, cap;
	bool				 wide;
};

struct reader {
	const struct eg_pdf		*pdf;
	struct eg_arena			*arena;
	const struct eg_pdf_object	*resources;
	struct font			*fonts;
	struct font			*font[NESTED_MAX];
	int				 depth;
	struct eg_buf			*parted, *joined, *instead;
};

/* --- ToUnicode ----------------------------------------------------------------------- */

static bool
code_of(const struct eg_pdf_token *t, uint32_t *code)
{
	*code = 0;
	if (t->kind != EG_PDF_T_STRING || t->n == 0 || t->n > 4)
		return false;
	for (size_t i = 0; i < t->n; i++)
		*code = *code << 8 | (unsigned char)t->text[i];
	return true;
}

/* UTF-16BE, its last unit raised by so much. */
static const char *
utf8_of(struct eg_arena *a, const struct eg_pdf_token *t, uint32_t more)
{
	struct eg_buf b = { 0 };
	const char *s;
	uint32_t c, low;
	char utf8[4];

	for (size_t i = 0; i + 1 < t->n; i += 2) {
		c = (uint32_t)(unsigned char)t->text[i] << 8 | (unsigned char)t->text[i + 1];
		if (i + 2 >= t->n)
			c += more;
		if (c >= 0xD800 && c < 0xDC00 && i + 3 < t->n) {
			low = (uint32_t)(unsigned char)t->text[i + 2] << 8 |
			    (unsigned char)t->text[i + 3];
			c = 0x10000 + ((c - 0xD800) << 10) + ((low + more - 0xDC00) & 0x3FF);
			i += 2;
		}
		if (c != 0 && c < 0x110000 && (c < 0xD800 || c > 0xDFFF))
			eg_buf_add(&b, utf8, eg_utf8_put(c, utf8));
	}
	s = eg_arena_strdup(a, eg_buf_str(&b));
	eg_buf_free(&b);
	return s;
}

static void
add(struct reader *r, struct font *f, uint32_t code, const char *utf8)
{
	f->sign = eg_arena_grown(r->arena, f->sign, f->n, &f->cap, sizeof(*f->sign));
	f->sign[f->n++] = (struct sign){ code, utf8 };
}

static void
read_range(struct reader *r, struct font *f, struct eg_pdf_lexer *lex, uint32_t first)
{
	struct eg_pdf_token t;
	uint32_t last, i;

	eg_pdf_lex(lex, &t);
	if (!code_of(&t, &last) || last < first || last - first > RANGE_MAX)
		return;
	eg_pdf_lex(lex, &t);
	if (t.kind == EG_PDF_T_STRING)
		for (i = first; i <= last; i++)
			add(r, f, i, utf8_of(r->arena, &t, i - first));
	if (t.kind != EG_PDF_T_ARRAY)
		return;
	for (i = first, eg_pdf_lex(lex, &t); t.kind == EG_PDF_T_STRING; eg_pdf_lex(lex, &t))
		add(r, f, i++, utf8_of(r->arena, &t, 0));
}

static void
read_map(struct reader *r, struct font *f, const struct eg_buf *map)
{
	struct eg_pdf_lexer lex = { .bytes = map->data, .n = map->len, .arena = r->arena };
	struct eg_pdf_token t, u;
	int what = 0;
	uint32_t code;

	for (eg_pdf_lex(&lex, &t); t.kind != EG_PDF_T_END && t.kind != EG_PDF_T_FAULT;
	    eg_pdf_lex(&lex, &t)) {
		if (t.kind == EG_PDF_T_KEYWORD)
			what = eg_pdf_is_keyword(&t, "beginbfchar") ? 1 :
			    eg_pdf_is_keyword(&t, "beginbfrange") ? 2 : 0;
		else if (what != 0 && code_of(&t, &code)) {
			if (what == 2)
				read_range(r, f, &lex, code);
			else {
				eg_pdf_lex(&lex, &u);
				add(r, f, code, utf8_of(r->arena, &u, 0));
			}
		}
	}
}

static struct font *
find_font(struct reader *r, const struct eg_pdf_object *d)
{
	struct eg_buf b = { 0 };
	const struct eg_pdf_object *map;
	struct font *f;

	for (f = r->fonts; f != NULL; f = f->next)
		if (f->dictionary == d)
			return f;
	f = eg_new(r->arena, struct font);
	f->dictionary = d;
	f->wide = eg_pdf_is_name(eg_pdf_get(r->pdf, d, "Subtype"), "Type0");
	map = eg_pdf_get_as(r->pdf, d, "ToUnicode", EG_PDF_STREAM);
	if (map != NULL && eg_pdf_decode(r->pdf, map, EG_PDF_DECODED_MAX, &b) == NULL)
		read_map(r, f, &b);
	eg_buf_free(&b);
	f->next = r->fonts;
	r->fonts = f;
	return f;
}

/* --- what is shown ----------------------------------------------------------------------- */

static void
put(struct reader *r, const char *s, size_t n)
{
	eg_buf_add(r->parted, s, n);
	eg_buf_add(r->joined, s, n);
}

static void
show_code(struct reader *r, const struct font *f, uint32_t code)
{
	char utf8[4];

	for (uint32_t i = 0; i < f->n; i++)
		if (f->sign[i].code == code) {
			put(r, f->sign[i].utf8, strlen(f->sign[i].utf8));
			return;
		}
	if (f->n == 0 && !f->wide)
		put(r, utf8, eg_utf8_put(code, utf8));
}

static void
show(struct reader *r, const struct eg_pdf_object *o)
{
	const struct font *f = r->font[r->depth];
	const unsigned char *s;

	if (f == NULL || !eg_pdf_is(o, EG_PDF_STRING))
		return;
	s = (const unsigned char *)o->text;
	for (uint32_t i = 0; i < o->n; i += f->wide ? 2 : 1)
		show_code(r, f, !f->wide ? s[i] : i + 1 < o->n ?
		    (uint32_t)s[i] << 8 | s[i + 1] : 0);
}

static void
set_font(struct reader *r, const struct eg_pdf_operation *op)
{
	const char *name = op->n == 2 ? eg_pdf_name_of(op->operand[0]) : NULL;
	const struct eg_pdf_object *d = name == NULL ? NULL : eg_pdf_get_as(r->pdf,
	    eg_pdf_get_as(r->pdf, r->resources, "Font", EG_PDF_DICTIONARY), name,
	    EG_PDF_DICTIONARY);

	r->font[r->depth] = d == NULL ? NULL : find_font(r, d);
}

static void
say_strings(struct reader *r, const struct eg_pdf_object *o, int depth)
{
	if (o == NULL || depth > 8)
		return;
	if (o->type == EG_PDF_STRING) {
		eg_buf_puts(r->instead, eg_pdf_text_of(r->arena, o));
		eg_buf_putc(r->instead, '\n');
	}
	for (uint32_t i = 0; o->type == EG_PDF_ARRAY && i < o->n; i++)
		say_strings(r, o->item[i], depth + 1);
	for (uint32_t i = 0; o->type == EG_PDF_DICTIONARY && i < o->n; i++)
		say_strings(r, o->entry[i].value, depth + 1);
}

static void
show_all(struct reader *r, const struct eg_pdf_operation *op)
{
	const struct eg_pdf_object *o = op->n == 0 ? NULL : op->operand[op->n - 1];
	int64_t gap;

	show(r, o);
	for (uint32_t i = 0; eg_pdf_is(o, EG_PDF_ARRAY) && i < o->n; i++) {
		/* A gap of a fifth of the size may be a space. */
		if (eg_pdf_millionths(o->item[i], &gap) && gap < -200 * 1000000LL)
			eg_buf_putc(r->parted, ' ');
		show(r, o->item[i]);
	}
	eg_buf_putc(r->parted, ' ');
}

static bool
visit(void *data, const struct eg_pdf_operation *op, enum eg_pdf_deed deed,
    const struct eg_pdf_mark *mark)
{
	struct reader *r = data;

	if (eg_pdf_op(op, "Tf"))
		set_font(r, op);
	else if (eg_pdf_op(op, "q") && r->depth + 1 < NESTED_MAX) {
		r->font[r->depth + 1] = r->font[r->depth];
		r->depth++;
	} else if (eg_pdf_op(op, "Q") && r->depth > 0)
		r->depth--;
	else if (deed == EG_PDF_SHOWS)
		show_all(r, op);
	else if (deed == EG_PDF_BEGINS && mark->properties != NULL)
		say_strings(r, mark->properties, 0);
	return true;
}

const char *
eg_proof_content(const struct eg_pdf *pdf, struct eg_arena *arena,
    const struct eg_pdf_object *resources, const char *bytes, size_t n,
    struct eg_buf *parted, struct eg_buf *joined, struct eg_buf *instead)
{
	struct reader r = { .pdf = pdf, .arena = arena, .resources = resources,
	    .parted = parted, .joined = joined, .instead = instead };
	size_t at = 0;

	return eg_pdf_marked(pdf, resources, bytes, n, visit, &r, &at);
}
