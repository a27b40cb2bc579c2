/* to_unicode.c - see to_unicode.h. */
#include "verify/to_unicode.h"

#include "pdf/lex.h"

#define MAP_MAX		((size_t)1 << 20)	/* bytes of a map */

struct reader {
	struct eg_verifier	*v;
	struct eg_pdf_lexer	 lex;
	struct eg_to_unicode	*map;
};

/* U+0000, U+FEFF and U+FFFE are no characters (ISO 14289-1, 7.21.7). */
static bool
is_character(const struct eg_pdf_token *t)
{
	const unsigned char *s = (const unsigned char *)t->text;
	unsigned unit;

	for (size_t i = 0; i + 1 < t->n; i += 2) {
		unit = (unsigned)s[i] << 8 | s[i + 1];
		if (unit == 0 || unit == 0xFEFF || unit == 0xFFFE)
			return false;
	}
	return t->n > 0;
}

static void
check_character(struct reader *r, const struct eg_pdf_token *t)
{
	if (!is_character(t))
		r->map->bad = true;
}

/* False when it is no string of one or two bytes. */
static bool
code_of(const struct eg_pdf_token *t, unsigned *code)
{
	if (t->kind != EG_PDF_T_STRING || t->n < 1 || t->n > 2)
		return false;
	*code = (unsigned char)t->text[0];
	if (t->n == 2)
		*code = *code << 8 | (unsigned char)t->text[1];
	return true;
}

static bool
set_codes(struct reader *r, unsigned first, unsigned last)
{
	if (last < first || !eg_verify_afford(r->v, last - first))
		return false;
	for (; first <= last; first++)
		r->map->mapped[first / 8] |= (uint8_t)(1 << first % 8);
	return true;
}

/* <0012> <0041> */
static bool
read_char(struct reader *r, const struct eg_pdf_token *first)
{
	struct eg_pdf_token t;
	unsigned code;

	eg_pdf_lex(&r->lex, &t);
	if (!code_of(first, &code) || t.kind != EG_PDF_T_STRING)
		return false;
	check_character(r, &t);
	return set_codes(r, code, code);
}

/* <0012> <0015> <0041>, or [<0041> ...] in place of the last */
static bool
read_range(struct reader *r, const struct eg_pdf_token *first)
{
	struct eg_pdf_token t;
	unsigned low, high;

	eg_pdf_lex(&r->lex, &t);
	if (!code_of(first, &low) || !code_of(&t, &high))
		return false;
	eg_pdf_lex(&r->lex, &t);
	if (t.kind == EG_PDF_T_ARRAY)
		for (eg_pdf_lex(&r->lex, &t); t.kind == EG_PDF_T_STRING;
		    eg_pdf_lex(&r->lex, &t))
			check_character(r, &t);
	else if (t.kind == EG_PDF_T_STRING)
		check_character(r, &t);
	return (t.kind == EG_PDF_T_STRING || t.kind == EG_PDF_T_ARRAY_END) &&
	    set_codes(r, low, high);
}

/* The rest of a map is for programs that make strings of codes. */
static bool
read_map(struct reader *r)
{
	bool (*read)(struct reader *, const struct eg_pdf_token *) = NULL;
	struct eg_pdf_token t;

	for (eg_pdf_lex(&r->lex, &t); t.kind != EG_PDF_T_END; eg_pdf_lex(&r->lex, &t)) {
		if (t.kind == EG_PDF_T_FAULT)
			return false;
		if (eg_pdf_is_keyword(&t, "beginbfchar"))
			read = read_char;
		else if (eg_pdf_is_keyword(&t, "beginbfrange"))
			read = read_range;
		else if (t.kind == EG_PDF_T_KEYWORD)
			read = NULL;
		else if (read != NULL && !read(r, &t))
			return false;
	}
	return true;
}

bool
eg_to_unicode_read(struct eg_verifier *v, const struct eg_pdf_object *stream,
    struct eg_to_unicode *map)
{
	struct reader r = { .v = v, .lex.arena = v->arena, .map = map };
	struct eg_buf b = { 0 };
	const char *fault;
	bool read = false;

	*map = (struct eg_to_unicode){ .bad = false };
	if (eg_verify_decode(v, stream, NULL, MAP_MAX, &b, &fault) && fault == NULL) {
		r.lex.bytes = eg_buf_str(&b);
		r.lex.n = b.len;
		read = read_map(&r);
	}
	eg_buf_free(&b);
	return read;
}

bool
eg_to_unicode_has(const struct eg_to_unicode *map, unsigned code)
{
	return code < 65536 && (map->mapped[code / 8] >> code % 8 & 1) != 0;
}
