/* flate.c - see flate.h. */
#include "pdf/flate.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "pdf/predict.h"

#define CHUNK		16384
#define FILTERS_MAX	4	/* one after the other */

/* --- writing -------------------------------------------------------------------- */

struct eg_pdf_object *
eg_pdf_flate_always(struct eg_arena *arena, const void *bytes, size_t n)
{
	uLongf size = compressBound(n);
	char *out = eg_arena_alloc(arena, size);
	struct eg_pdf_object *o;

	if (compress2((Bytef *)out, &size, bytes, n, Z_DEFAULT_COMPRESSION) != Z_OK)
		exit(EG_EXIT_NOMEM);	/* the bound leaves no other reason */
	o = eg_pdf_stream(arena, out, size);
	eg_pdf_set_name(arena, o, "Filter", "FlateDecode");
	return o;
}

struct eg_pdf_object *
eg_pdf_flate(struct eg_arena *arena, const void *bytes, size_t n)
{
	struct eg_pdf_object *o = eg_pdf_flate_always(arena, bytes, n);

	if (o->size < n)
		return o;
	return eg_pdf_stream(arena, eg_arena_strndup(arena, bytes, n), n);
}

/* --- reading: each filter takes n bytes and appends at most most ----------------- */

static const char too_large[] = "says more than is read of a stream";

static const char *
flate(const char *bytes, size_t n, size_t most, struct eg_buf *out)
{
	size_t start = out->len;
	z_stream z = { 0 };
	char chunk[CHUNK];
	const char *fault = NULL;
	int status = Z_OK;

	if (n > UINT_MAX)
		return too_large;
	if (inflateInit(&z) != Z_OK)
		exit(EG_EXIT_NOMEM);
	z.next_in = (Bytef *)(uintptr_t)bytes;
	z.avail_in = (uInt)n;
	while (status == Z_OK && fault == NULL) {
		z.next_out = (Bytef *)chunk;
		z.avail_out = CHUNK;
		status = inflate(&z, Z_NO_FLUSH);
		if (status == Z_MEM_ERROR)
			exit(EG_EXIT_NOMEM);
		if (CHUNK - z.avail_out > most - (out->len - start))
			fault = too_large;
		else
			eg_buf_add(out, chunk, CHUNK - z.avail_out);
	}
	if (fault == NULL && status == Z_BUF_ERROR)
		fault = "is cut short (FlateDecode)";
	else if (fault == NULL && status != Z_STREAM_END)
		fault = "is damaged (FlateDecode)";
	inflateEnd(&z);
	return fault;
}

static int
hex_digit(char c)
{
	static const char digits[] = "0123456789abcdef0123456789ABCDEF";
	const char *p = c == '\0' ? NULL : strchr(digits, c);

	return p == NULL ? -1 : (int)(p - digits) & 15;
}

static bool
is_white(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static const char *
ascii_hex(const char *bytes, size_t n, size_t most, struct eg_buf *out)
{
	int d, high = -1;
	size_t used = 0;

	for (size_t i = 0; i < n && bytes[i] != '>'; i++) {
		if (is_white(bytes[i]))
			continue;
		if ((d = hex_digit(bytes[i])) < 0)
			return "is damaged (ASCIIHexDecode)";
		if (high < 0) {
			high = d;
			continue;
		}
		if (used++ == most)
			return too_large;
		eg_buf_putc(out, (char)(high << 4 | d));
		high = -1;
	}
	if (high >= 0) {
		if (used == most)
			return too_large;
		eg_buf_putc(out, (char)(high << 4));
	}
	return NULL;
}

/* digits of base 85, at most 5, to one byte less. */
static bool
ascii85_group(uint64_t value, int digits, struct eg_buf *out)
{
	for (int i = digits; i < 5; i++)
		value = value * 85 + 84;
	if (digits == 1 || value > UINT32_MAX)
		return false;
	for (int i = 0; i < digits - 1; i++)
		eg_buf_putc(out, (char)(value >> (24 - 8 * i)));
	return true;
}

static const char *
ascii85(const char *bytes, size_t n, size_t most, struct eg_buf *out)
{
	static const char damaged[] = "is damaged (ASCII85Decode)";
	size_t start = out->len;
	uint64_t value = 0;
	int digits = 0;

	for (size_t i = 0; i < n && bytes[i] != '~'; i++) {
		if (is_white(bytes[i]))
			continue;
		if (most - (out->len - start) < 4)
			return too_large;
		if (bytes[i] == 'z' && digits == 0) {
			eg_buf_add(out, "\0\0\0\0", 4);
			continue;
		}
		if (bytes[i] < '!' || bytes[i] > 'u')
			return damaged;
		value = value * 85 + (uint64_t)(bytes[i] - '!');
		if (++digits < 5)
			continue;
		if (!ascii85_group(value, digits, out))
			return damaged;
		value = 0;
		digits = 0;
	}
	return digits == 0 || ascii85_group(value, digits, out) ? NULL : damaged;
}

static const char *
run_length(const char *bytes, size_t n, size_t most, struct eg_buf *out)
{
	static const char damaged[] = "is damaged (RunLengthDecode)";
	size_t start = out->len, i = 0, length;
	unsigned char c;

	while (i < n && (c = (unsigned char)bytes[i++]) != 128) {
		length = c < 128 ? c + 1u : 257u - c;
		if (length > most - (out->len - start))
			return too_large;
		if (i + (c < 128 ? length : 1) > n)
			return damaged;
		if (c < 128) {
			eg_buf_add(out, bytes + i, length);
			i += length;
			continue;
		}
		while (length-- > 0)
			eg_buf_putc(out, bytes[i]);
		i++;
	}
	return NULL;
}

/* Names of Table 6, and the short ones of inline images (Table 94). */
static const struct {
	const char	*name, *abbreviation;
	const char	*(*decode)(const char *, size_t, size_t, struct eg_buf *);
} filters[] = {
	{ "FlateDecode", "Fl", flate },
	{ "ASCIIHexDecode", "AHx", ascii_hex },
	{ "ASCII85Decode", "A85", ascii85 },
	{ "RunLengthDecode", "RL", run_length },
};

static const char *
decode_one(const struct eg_pdf *pdf, const struct eg_pdf_object *filter,
    const struct eg_pdf_object *parms, const char *bytes, size_t n, size_t most,
    struct eg_buf *out)
{
	const char *fault;
	size_t i, start = out->len;

	for (i = 0; i < sizeof(filters) / sizeof(*filters); i++)
		if (eg_pdf_is_name(filter, filters[i].name) ||
		    eg_pdf_is_name(filter, filters[i].abbreviation))
			break;
	if (i == sizeof(filters) / sizeof(*filters))
		return "is compressed in a way that is not read here";
	fault = filters[i].decode(bytes, n, most, out);
	if (fault == NULL && filters[i].decode == flate)
		fault = eg_pdf_predict(pdf, parms, start, out);
	return fault;
}

/* Item i of an array, or the value itself when it is none and i is 0. */
static const struct eg_pdf_object *
nth(const struct eg_pdf *pdf, const struct eg_pdf_object *o, size_t i)
{
	if (pdf != NULL)
		o = eg_pdf_follow(pdf, o);
	if (!eg_pdf_is(o, EG_PDF_ARRAY))
		return i == 0 ? o : NULL;
	if (i >= o->n)
		return NULL;
	return pdf == NULL ? o->item[i] : eg_pdf_follow(pdf, o->item[i]);
}

const char *
eg_pdf_decode(const struct eg_pdf *pdf, const struct eg_pdf_object *stream, size_t most,
    struct eg_buf *out)
{
	const struct eg_pdf_object *filter, *all, *parms;
	struct eg_buf step[2] = { { 0 }, { 0 } };
	const char *bytes = stream->data, *fault = NULL;
	size_t n = stream->size, i;

	all = eg_pdf_find(stream, "Filter");
	parms = eg_pdf_find(stream, "DecodeParms");
	for (i = 0; (filter = nth(pdf, all, i)) != NULL && fault == NULL; i++) {
		if (i == FILTERS_MAX) {
			fault = "has too many filters";
			break;
		}
		eg_buf_clear(&step[i % 2]);
		fault = decode_one(pdf, filter, nth(pdf, parms, i), bytes, n, most,
		    &step[i % 2]);
		bytes = eg_buf_str(&step[i % 2]);
		n = step[i % 2].len;
	}
	if (fault == NULL && n > most)
		fault = too_large;
	if (fault == NULL)
		eg_buf_add(out, bytes, n);
	eg_buf_free(&step[0]);
	eg_buf_free(&step[1]);
	return fault;
}
