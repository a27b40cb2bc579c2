/* image_header.c - see image_header.h. */
#include "text/image_header.h"

#include <string.h>

#define PIXELS_MAX	4000		/* a side */
#define DECODED_MAX	(16 * 1024 * 1024)

#define INCH		10000		/* in units of eg_image_header.unit */
#define CENTIMETRE	3937
#define METRE		393701

static const uint8_t png_signature[8] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

static const struct eg_image_fault good = { 0 };

static const struct eg_image_fault cut_short = { "G6014", "is cut short" };

static uint32_t
be16(const uint8_t *p)
{
	return (uint32_t)p[0] << 8 | p[1];
}

static uint32_t
be32(const uint8_t *p)
{
	return be16(p) << 16 | be16(p + 2);
}

static struct eg_image_fault
within_limits(const struct eg_image_header *h)
{
	/* A PNG is decoded to four bytes a pixel, whatever it has. */
	uint64_t channels = h->type == EG_IMAGE_PNG ? 4 : h->components;

	if (h->width == 0 || h->height == 0)
		return (struct eg_image_fault){ "G6014", "has no pixels" };
	if (h->width > PIXELS_MAX || h->height > PIXELS_MAX)
		return (struct eg_image_fault){ "G6013",
		    "has more than 4,000 pixels on a side" };
	if (channels * h->width * h->height > DECODED_MAX)
		return (struct eg_image_fault){ "G6013",
		    "takes more than 16 MiB when it is decoded" };
	return good;
}

static struct eg_image_fault
png_header(const uint8_t *p, size_t n, struct eg_image_header *h)
{
	size_t at = sizeof(png_signature), len;

	if (n < at + 8 + 13 + 4 || be32(p + at) != 13 || memcmp(p + at + 4, "IHDR", 4) != 0)
		return cut_short;
	h->type = EG_IMAGE_PNG;
	h->width = be32(p + at + 8);
	h->height = be32(p + at + 12);
	h->components = 4;
	/* pHYs, if any, stands before the first IDAT (11.3.4.3). */
	for (;;) {
		if (n - at < 12)
			return cut_short;
		len = be32(p + at);
		if (len > n - at - 12)
			return cut_short;
		if (memcmp(p + at + 4, "IDAT", 4) == 0)
			return within_limits(h);
		if (memcmp(p + at + 4, "pHYs", 4) == 0 && len == 9 && p[at + 16] == 1 &&
		    be32(p + at + 8) != 0 && be32(p + at + 12) != 0) {
			h->per_x = be32(p + at + 8);
			h->per_y = be32(p + at + 12);
			h->unit = METRE;
		}
		at += 12 + len;
	}
}

static void
jfif_density(const uint8_t *p, size_t len, struct eg_image_header *h)
{
	if (len < 12 || memcmp(p, "JFIF", 5) != 0 || be16(p + 8) == 0 || be16(p + 10) == 0)
		return;
	if (p[7] != 1 && p[7] != 2)	/* 0: only the ratio is told */
		return;
	h->per_x = be16(p + 8);
	h->per_y = be16(p + 10);
	h->unit = p[7] == 1 ? INCH : CENTIMETRE;
}

/* SOF0-15 but DHT, JPG and DAC, which share the range (T.81, table B.1). */
static bool
is_frame(uint8_t marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 &&
	    marker != 0xcc;
}

static struct eg_image_fault
jpeg_frame(uint8_t marker, const uint8_t *p, size_t len, struct eg_image_header *h)
{
	if (len < 6)
		return cut_short;
	/* What a PDF's DCTDecode takes: baseline, extended and progressive. */
	if (marker > 0xc2 || p[0] != 8)
		return (struct eg_image_fault){ "G6012",
		    "is a lossless, arithmetic or 12-bit JPEG, which a PDF cannot hold" };
	h->height = be16(p + 1);
	h->width = be16(p + 3);
	h->components = p[5];
	if (h->components == 4)
		return (struct eg_image_fault){ "G6012",
		    "is in CMYK; a letter's colours are RGB or gray" };
	if (h->components != 1 && h->components != 3)
		return (struct eg_image_fault){ "G6012",
		    "has a number of colour components that is neither 1 nor 3" };
	return within_limits(h);
}

static struct eg_image_fault
jpeg_header(const uint8_t *p, size_t n, struct eg_image_header *h)
{
	size_t at = 2, len;
	uint8_t marker;

	h->type = EG_IMAGE_JPEG;
	for (;;) {
		while (at < n && p[at] == 0xff)		/* fill bytes, B.1.1.2 */
			at++;
		if (n - at < 3 || p[at - 1] != 0xff)
			return cut_short;
		marker = p[at];
		len = be16(p + at + 1);
		if (marker == 0xd9 || marker == 0xda)
			return (struct eg_image_fault){ "G6014", "has no frame header" };
		if (len < 2 || len > n - at - 1)
			return cut_short;
		if (is_frame(marker))
			return jpeg_frame(marker, p + at + 3, len - 2, h);
		if (marker == 0xe0)
			jfif_density(p + at + 3, len - 2, h);
		at += 1 + len;
	}
}

struct eg_image_fault
eg_image_header(const void *bytes, size_t n, struct eg_image_header *h)
{
	const uint8_t *p = bytes;

	*h = (struct eg_image_header){ .per_x = 72, .per_y = 72, .unit = INCH };
	if (n >= sizeof(png_signature) && memcmp(p, png_signature, sizeof(png_signature)) == 0)
		return png_header(p, n, h);
	if (n >= 3 && p[0] == 0xff && p[1] == 0xd8 && p[2] == 0xff)
		return jpeg_header(p, n, h);
	return (struct eg_image_fault){ "G6012", "is neither a PNG nor a JPEG" };
}
