/* widths.c - see widths.h. */
#include "verify/widths.h"

#include <string.h>

#include "verify/font_file.h"

#define FILE_MAX	((size_t)32 << 20)
#define THOUSANDTH	INT64_C(1000000)	/* of an em, in millionths */
#define CODES		65536
#define FONT_COST	4096		/* all its codes are looked at, however short it is */

struct font {
	struct eg_verifier		*v;
	const struct eg_pdf_object	*dictionary, *below;	/* below: a CIDFont; or itself */
	bool				 wide;
	struct eg_font_file		 file;
	int64_t				*width;		/* of codes, as the PDF says */
	const unsigned char		*glyph;		/* of CIDs, two bytes each; NULL: themselves */
	size_t				 nglyph;
	size_t				 wrong, absent;
	unsigned			 wrong_at, absent_at;
};

static const struct eg_pdf_object *
get(const struct font *f, const struct eg_pdf_object *d, const char *key)
{
	return eg_pdf_get(f->v->pdf, d, key);
}

static void
say(const struct font *f, const char *clause, size_t n, const char *words, unsigned code)
{
	const char *name = eg_pdf_name_of(get(f, f->dictionary, "BaseFont"));

	eg_verify_say(f->v, "P9208", clause, NULL, "%s: %zu glyphs %s, the first has the code %u",
	    name == NULL ? "a font without name" : name, n, words, code);
}

/* --- what the PDF says ------------------------------------------------------------- */

/* In millionths of a thousandth of an em. */
static int64_t
width_of(const struct eg_pdf_object *o, int64_t otherwise)
{
	int64_t w;

	return eg_pdf_millionths(o, &w) ? w : otherwise;
}

static void
simple_widths(struct font *f)
{
	const struct eg_pdf_object *widths = get(f, f->dictionary, "Widths");
	size_t n = eg_pdf_count(f->v->pdf, widths);
	int64_t first, missing;

	missing = width_of(get(f, get(f, f->dictionary, "FontDescriptor"), "MissingWidth"), 0);
	for (int i = 0; i < 256; i++)
		f->width[i] = missing;
	if (!eg_pdf_integer_of(get(f, f->dictionary, "FirstChar"), 0, 255, &first))
		return;
	for (size_t i = 0; i < n && (size_t)first + i < 256; i++)
		f->width[(size_t)first + i] = width_of(eg_pdf_item(f->v->pdf, widths, i), 0);
}

/* "1 [500 250] 7 9 600": from 1, one each; from 7 to 9 (ISO 32000-1, 9.7.4.3). */
static void
composite_widths(struct font *f)
{
	const struct eg_pdf_object *w = get(f, f->below, "W"), *second;
	size_t n = eg_pdf_count(f->v->pdf, w), i = 0, many;
	int64_t from, to, width = width_of(get(f, f->below, "DW"), 1000 * THOUSANDTH);

	for (size_t c = 0; c < CODES; c++)
		f->width[c] = width;
	while (i + 1 < n && eg_pdf_integer_of(eg_pdf_item(f->v->pdf, w, i), 0, CODES - 1, &from)) {
		second = eg_pdf_item(f->v->pdf, w, i + 1);
		if (eg_pdf_is(second, EG_PDF_ARRAY)) {
			many = eg_pdf_count(f->v->pdf, second);
			for (size_t k = 0; k < many && (size_t)from + k < CODES; k++)
				f->width[(size_t)from + k] = width_of(eg_pdf_item(f->v->pdf,
				    second, k), width);
			i += 2;
			continue;
		}
		/* Ranges may say the same again and again. */
		if (!eg_pdf_integer_of(second, from, CODES - 1, &to) ||
		    !eg_verify_afford(f->v, (size_t)(to - from)))
			return;
		for (; from <= to; from++)
			f->width[from] = width_of(eg_pdf_item(f->v->pdf, w, i + 2), width);
		i += 3;
	}
}

/* --- which glyph a code is ---------------------------------------------------------- */

/* WinAnsiEncoding from 128 on (ISO 32000-1, D.2); 0: no character. */
static const uint16_t win_ansi[32] = {
	0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
	0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

static uint32_t
glyph_of(const struct font *f, unsigned code)
{
	uint32_t glyph;

	if (!f->wide) {
		glyph = eg_font_file_glyph(&f->file, code >= 128 && code < 160 ?
		    win_ansi[code - 128] : code);
		/* Spaces and hyphens of two kinds are one glyph (D.2, notes 5 and 6). */
		return glyph == 0 && code == 160 ? eg_font_file_glyph(&f->file, ' ') :
		    glyph == 0 && code == 173 ? eg_font_file_glyph(&f->file, '-') : glyph;
	}
	if (f->glyph == NULL)
		return code;
	return 2 * (size_t)code + 1 >= f->nglyph ? 0 :
	    (uint32_t)f->glyph[2 * code] << 8 | f->glyph[2 * code + 1];
}

static void
compare(struct font *f, unsigned code)
{
	uint32_t glyph = glyph_of(f, code);
	int64_t off;

	/* Code 0 of two bytes was told as .notdef. */
	if (glyph >= f->file.glyphs || (glyph == 0 && (!f->wide || f->glyph != NULL))) {
		if (f->absent++ == 0)
			f->absent_at = code;
		return;
	}
	off = f->width[code] - eg_font_file_width(&f->file, glyph);
	if ((off > THOUSANDTH || off < -THOUSANDTH) && f->wrong++ == 0)
		f->wrong_at = code;
}

/* --- a font --------------------------------------------------------------------------- */

/* Of one byte only the encoding of our letters is known here. */
static bool
is_known(const struct font *f)
{
	return f->wide ? eg_pdf_is_name(get(f, f->dictionary, "Encoding"), "Identity-H") :
	    eg_pdf_is_name(get(f, f->dictionary, "Subtype"), "TrueType") &&
	    eg_pdf_is_name(get(f, f->dictionary, "Encoding"), "WinAnsiEncoding");
}

static void
compare_all(struct font *f, const uint8_t *shown)
{
	struct eg_arena_mark mark = eg_arena_mark(f->v->arena);

	f->width = eg_new_array(f->v->arena, f->wide ? CODES : 256, int64_t);
	if (f->wide)
		composite_widths(f);
	else
		simple_widths(f);
	for (unsigned code = 0; code < (f->wide ? CODES : 256u); code++)
		if ((shown[code / 8] >> code % 8 & 1) != 0)
			compare(f, code);
	eg_arena_reset(f->v->arena, mark);
	if (f->absent > 0)
		say(f, "ISO 19005-2, 6.2.11.4.1", f->absent, "are not in the font's file",
		    f->absent_at);
	if (f->wrong > 0)
		say(f, "ISO 19005-2, 6.2.11.5", f->wrong,
		    "are not as wide as the file says", f->wrong_at);
}

static bool
bytes_of(const struct font *f, const struct eg_pdf_object *stream, struct eg_buf *b,
    const char **fault)
{
	*fault = NULL;
	return eg_pdf_is(stream, EG_PDF_STREAM) && eg_verify_afford(f->v, FONT_COST) &&
	    eg_verify_decode(f->v, stream, NULL, FILE_MAX, b, fault);
}

void
eg_verify_widths(struct eg_verifier *v, const struct eg_pdf_object *font, bool wide,
    const uint8_t *shown)
{
	struct font f = { .v = v, .dictionary = font, .below = font, .wide = wide };
	const char *fault, *name = eg_pdf_name_of(get(&f, font, "BaseFont"));
	struct eg_buf file = { 0 }, glyphs = { 0 };

	if (wide)
		f.below = eg_pdf_item(v->pdf, get(&f, font, "DescendantFonts"), 0);
	if (!is_known(&f) || !bytes_of(&f, get(&f, get(&f, f.below, "FontDescriptor"),
	    "FontFile2"), &file, &fault))
		goto out;
	if (fault == NULL)
		fault = eg_font_file_read(&f.file, eg_buf_str(&file), file.len);
	else
		fault = eg_verify_where(v, "its file %s", fault);
	if (fault == NULL && wide && bytes_of(&f, get(&f, f.below, "CIDToGIDMap"), &glyphs,
	    &fault)) {
		f.glyph = (const unsigned char *)eg_buf_str(&glyphs);
		f.nglyph = glyphs.len;
	}
	if (fault != NULL)
		eg_verify_say(v, "P9208", "ISO 19005-2, 6.2.11.4.1", NULL, "%s: %s",
		    name == NULL ? "a font without name" : name, fault);
	else if (wide || f.file.cmap != NULL)
		compare_all(&f, shown);
out:
	eg_buf_free(&file);
	eg_buf_free(&glyphs);
}
