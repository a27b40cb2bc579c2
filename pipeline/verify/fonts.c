/*
 * fonts.c - fonts are in the file, and their glyphs say which characters they
 * are (ISO 19005-2, 6.2.11; ISO 14289-1, 7.21).
 */
#include <string.h>

#include "pdf/walk.h"
#include "verify/to_unicode.h"

struct font {
	struct eg_verifier		*v;
	const struct eg_pdf_object	*dictionary;
	const char			*name, *kind;
	const char			*where;
};

static void
say(const struct font *f, const char *clause, const char *words)
{
	eg_verify_say(f->v, "P9208", clause, f->where, "%s: %s",
	    f->name == NULL ? "a font without name" : f->name, words);
}

static const struct eg_pdf_object *
get(const struct font *f, const struct eg_pdf_object *d, const char *key)
{
	return eg_pdf_get(f->v->pdf, d, key);
}

static bool
is(const struct font *f, const char *kind)
{
	return strcmp(f->kind, kind) == 0;
}

static void
check_file(const struct font *f, const struct eg_pdf_object *font)
{
	static const char *const keys[] = { "FontFile", "FontFile2", "FontFile3" };
	const struct eg_pdf_object *d = get(f, font, "FontDescriptor");

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (eg_pdf_is(get(f, d, keys[i]), EG_PDF_STREAM))
			return;
	say(f, "ISO 19005-2, 6.2.11.4.1", "the font is not in the file");
}

/* --- which characters glyphs are ---------------------------------------------------------- */

static void
check_map(const struct font *f, const struct eg_pdf_object *stream)
{
	struct eg_to_unicode map;

	if (!eg_to_unicode_read(f->v, stream, &map))
		say(f, "ISO 19005-2, 6.2.11.7.2", "which characters glyphs are cannot be read");
	else if (map.bad)
		say(f, "ISO 14289-1, 7.21.7", "a glyph is said to be a character that is none");
}

/* The encoding by its name, also when a dictionary changes some of it; or NULL. */
static const char *
encoding_of(const struct font *f)
{
	const struct eg_pdf_object *e = get(f, f->dictionary, "Encoding");

	return eg_pdf_name_of(eg_pdf_is(e, EG_PDF_DICTIONARY) ? get(f, e, "BaseEncoding") : e);
}

/* Characters of these are known to every reader (ISO 32000-1, 9.10.2). */
static bool
is_collection(const struct font *f)
{
	static const char *const orderings[] = { "GB1", "CNS1", "Japan1", "Korea1" };
	const struct eg_pdf_object *info, *ordering;

	info = get(f, eg_pdf_item(f->v->pdf, get(f, f->dictionary, "DescendantFonts"), 0),
	    "CIDSystemInfo");
	ordering = get(f, info, "Ordering");
	for (size_t i = 0; i < sizeof(orderings) / sizeof(*orderings); i++)
		if (eg_pdf_is(ordering, EG_PDF_STRING) &&
		    strcmp(ordering->text, orderings[i]) == 0)
			return true;
	return false;
}

static void
check_characters(const struct font *f)
{
	const struct eg_pdf_object *map = get(f, f->dictionary, "ToUnicode"), *encoding;
	const char *name = encoding_of(f);

	if (eg_pdf_is(map, EG_PDF_STREAM)) {
		check_map(f, map);
		return;
	}
	if (is(f, "Type0") && is_collection(f))
		return;
	/* These two say it themselves, when nothing of them is changed. */
	encoding = get(f, f->dictionary, "Encoding");
	if (!is(f, "Type0") && get(f, encoding, "Differences") == NULL && name != NULL && (strcmp(name, "WinAnsiEncoding") == 0 ||
	    strcmp(name, "MacRomanEncoding") == 0))
		return;
	say(f, "ISO 14289-1, 7.21.7", "its glyphs do not say which characters they are "
	    "(/ToUnicode)");
}

/* --- fonts ------------------------------------------------------------------------------------ */

static void
check_composite(const struct font *f)
{
	const struct eg_pdf_object *below, *encoding, *map;

	below = eg_pdf_item(f->v->pdf, get(f, f->dictionary, "DescendantFonts"), 0);
	check_file(f, below);
	encoding = get(f, f->dictionary, "Encoding");
	if (!eg_pdf_is_name(encoding, "Identity-H") && !eg_pdf_is_name(encoding, "Identity-V") &&
	    !eg_pdf_is(encoding, EG_PDF_STREAM))
		say(f, "ISO 19005-2, 6.2.11.3.3", "its map of characters is not in the file");
	map = get(f, below, "CIDToGIDMap");
	if (eg_pdf_is_name(get(f, below, "Subtype"), "CIDFontType2") &&
	    !eg_pdf_is_name(map, "Identity") && !eg_pdf_is(map, EG_PDF_STREAM))
		say(f, "ISO 19005-2, 6.2.11.3.2", "it does not say which glyphs its characters "
		    "are (/CIDToGIDMap)");
}

/* One of letters has an encoding that all know, one of symbols has its own. */
static void
check_encoding(const struct font *f)
{
	enum { SYMBOLIC = 4 };
	const char *name = encoding_of(f);
	int64_t flags = 0;

	if (!is(f, "TrueType"))
		return;
	eg_pdf_integer_of(get(f, get(f, f->dictionary, "FontDescriptor"), "Flags"), 0, INT32_MAX,
	    &flags);
	if ((flags & SYMBOLIC) != 0 && get(f, f->dictionary, "Encoding") != NULL)
		say(f, "ISO 19005-2, 6.2.11.6", "it is of symbols, but has an encoding");
	else if ((flags & SYMBOLIC) == 0 && (name == NULL ||
	    (strcmp(name, "WinAnsiEncoding") != 0 && strcmp(name, "MacRomanEncoding") != 0)))
		say(f, "ISO 19005-2, 6.2.11.6", "it is of letters, but has no encoding that "
		    "readers know");
}

static void
check_simple(const struct font *f)
{
	int64_t first, last;
	const struct eg_pdf_object *widths = get(f, f->dictionary, "Widths");

	check_file(f, f->dictionary);
	if (!eg_pdf_integer_of(get(f, f->dictionary, "FirstChar"), 0, 255, &first) ||
	    !eg_pdf_integer_of(get(f, f->dictionary, "LastChar"), first, 255, &last) ||
	    eg_pdf_count(f->v->pdf, widths) != (size_t)(last - first + 1))
		say(f, "ISO 19005-2, 6.2.11.5", "it does not say the widths of its characters");
	check_encoding(f);
}

/* Of forms: for what somebody may write into fields, which here nobody does. */
static bool
is_spare(const struct eg_pdf_step *at)
{
	for (; at != NULL; at = at->from)
		if (at->key != NULL && strcmp(at->key, "DR") == 0)
			return true;
	return false;
}

static void
visit(void *data, const struct eg_pdf_object *o, const struct eg_pdf_step *at)
{
	struct font f = { .v = data, .dictionary = o };
	struct eg_buf where = { 0 };

	if (o->type != EG_PDF_DICTIONARY || !eg_pdf_is_name(get(&f, o, "Type"), "Font") ||
	    is_spare(at))
		return;
	f.name = eg_pdf_name_of(get(&f, o, "BaseFont"));
	f.kind = eg_pdf_name_of(get(&f, o, "Subtype"));
	/* Those below a composite one are looked at with it. */
	if (f.kind != NULL && strncmp(f.kind, "CIDFont", 7) == 0)
		return;
	f.v->result->fonts++;
	eg_pdf_where(at, &where);
	f.where = eg_arena_strdup(f.v->arena, where.data);
	eg_buf_free(&where);
	if (f.kind == NULL || is(&f, "Type3")) {
		say(&f, "ISO 14289-1, 7.21", "its glyphs are drawings (Type3)");
		return;
	}
	if (is(&f, "Type0"))
		check_composite(&f);
	else
		check_simple(&f);
	check_characters(&f);
}

void
eg_verify_fonts(struct eg_verifier *v)
{
	eg_pdf_walk(v->pdf, v->arena, visit, v, NULL);
}
