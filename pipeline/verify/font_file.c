/* font_file.c - see font_file.h. */
#include "verify/font_file.h"

#include <string.h>

#define TABLES_MAX	64

struct table {
	const unsigned char	*at;		/* NULL: it is not there */
	size_t			 n;
};

static uint32_t
u16(const unsigned char *s)
{
	return (uint32_t)s[0] << 8 | s[1];
}

static uint32_t
u32(const unsigned char *s)
{
	return u16(s) << 16 | u16(s + 2);
}

static struct table
find(const unsigned char *s, size_t n, const char *tag)
{
	uint32_t tables = u16(s + 4), at, size;
	const unsigned char *entry;

	for (uint32_t i = 0; i < tables && i < TABLES_MAX && 28 + 16 * i <= n; i++) {
		entry = s + 12 + 16 * i;
		at = u32(entry + 8);
		size = u32(entry + 12);
		if (memcmp(entry, tag, 4) == 0 && at <= n && size <= n - at)
			return (struct table){ s + at, size };
	}
	return (struct table){ NULL, 0 };
}

/* Of the map's parts the one that is by Unicode (platform 3, encoding 1). */
static void
find_cmap(struct eg_font_file *f, struct table map)
{
	uint32_t parts, at;

	parts = map.at == NULL || map.n < 4 ? 0 : u16(map.at + 2);
	for (uint32_t i = 0; i < parts && 12 + 8 * i <= map.n; i++) {
		at = u32(map.at + 8 + 8 * i);
		if (u16(map.at + 4 + 8 * i) != 3 || u16(map.at + 6 + 8 * i) != 1 ||
		    at > map.n || map.n - at < 16 || u16(map.at + at) != 4)
			continue;
		f->cmap = map.at + at;
		f->cmap_size = map.n - at;
	}
}

const char *
eg_font_file_read(struct eg_font_file *f, const char *bytes, size_t n)
{
	const unsigned char *s = (const unsigned char *)bytes;
	struct table head, hhea, hmtx, maxp;

	*f = (struct eg_font_file){ .units = 0 };
	if (n < 12 || (u32(s) != 0x00010000 && memcmp(s, "true", 4) != 0))
		return "its file is no TrueType font";
	head = find(s, n, "head");
	hhea = find(s, n, "hhea");
	hmtx = find(s, n, "hmtx");
	maxp = find(s, n, "maxp");
	if (head.n < 54 || hhea.n < 36 || maxp.n < 6 || find(s, n, "loca").at == NULL ||
	    find(s, n, "glyf").at == NULL)
		return "its file lacks a table";
	f->units = u16(head.at + 18);
	f->metrics = u16(hhea.at + 34);
	f->glyphs = u16(maxp.at + 4);
	f->hmtx = hmtx.at;
	if (f->units < 16 || f->glyphs == 0 || f->metrics == 0 || f->metrics > f->glyphs ||
	    hmtx.n < 4 * (size_t)f->metrics)
		return "its file does not say how wide its glyphs are";
	find_cmap(f, find(s, n, "cmap"));
	return NULL;
}

/* Four arrays of as many entries: ends, then beginnings, differences, places. */
uint32_t
eg_font_file_glyph(const struct eg_font_file *f, uint32_t character)
{
	const unsigned char *ends, *begin, *delta, *place;
	uint32_t segments, i, glyph, at;

	segments = f->cmap == NULL ? 0 : u16(f->cmap + 6) / 2;
	if (16 + 8 * (size_t)segments > f->cmap_size)
		return 0;
	ends = f->cmap + 14;
	for (i = 0; i < segments && u16(ends + 2 * i) < character; i++)
		;
	begin = ends + 2 * (segments + i) + 2;
	if (i == segments || character > 0xFFFF || u16(begin) > character)
		return 0;
	delta = begin + 2 * segments;
	place = delta + 2 * segments;
	if (u16(place) == 0)
		return (character + u16(delta)) & 0xFFFF;
	at = (uint32_t)(place - f->cmap) + u16(place) + 2 * (character - u16(begin));
	if (at + 2 > f->cmap_size)
		return 0;
	glyph = u16(f->cmap + at);
	return glyph == 0 ? 0 : (glyph + u16(delta)) & 0xFFFF;
}

int64_t
eg_font_file_width(const struct eg_font_file *f, uint32_t glyph)
{
	uint32_t i = glyph < f->metrics ? glyph : f->metrics - 1;

	return (int64_t)u16(f->hmtx + 4 * (size_t)i) * INT64_C(1000000000) / f->units;
}
