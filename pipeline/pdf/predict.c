/* predict.c - see predict.h. */
#include "pdf/predict.h"

#include <stdlib.h>
#include <string.h>

struct rows {
	size_t	 pixel;		/* bytes of one, at least 1 */
	size_t	 row;		/* bytes of one, without the byte that names its filter */
	int64_t	 colors, bits;
};

/* A number of the dictionary; fallback when it is not there. */
static bool
number(const struct eg_pdf *pdf, const struct eg_pdf_object *parms, const char *key,
    int64_t fallback, int64_t most, int64_t *value)
{
	const struct eg_pdf_object *o = eg_pdf_find(parms, key);

	if (pdf != NULL)
		o = eg_pdf_follow(pdf, o);
	*value = fallback;
	return o == NULL || eg_pdf_integer_of(o, 1, most, value);
}

static unsigned char
paeth(int left, int above, int corner)
{
	int p = left + above - corner;
	int a = abs(p - left), b = abs(p - above), c = abs(p - corner);

	if (a <= b && a <= c)
		return (unsigned char)left;
	return (unsigned char)(b <= c ? above : corner);
}

/* One row of PNG (RFC 2083, 6): above is the row before, already undone. */
static bool
png_row(unsigned filter, unsigned char *row, const unsigned char *above,
    const struct rows *rows)
{
	unsigned left, up, corner;

	if (filter > 4)
		return false;
	for (size_t i = 0; filter != 0 && i < rows->row; i++) {
		left = i < rows->pixel ? 0 : row[i - rows->pixel];
		up = above == NULL ? 0 : above[i];
		corner = above == NULL || i < rows->pixel ? 0 : above[i - rows->pixel];
		row[i] = (unsigned char)(row[i] + (filter == 1 ? left : filter == 2 ? up :
		    filter == 3 ? (left + up) / 2 : paeth((int)left, (int)up, (int)corner)));
	}
	return true;
}

static const char *
png(const struct rows *rows, size_t start, struct eg_buf *out)
{
	unsigned char *in = (unsigned char *)out->data + start, *to = in, *above = NULL;
	size_t left = out->len - start;
	struct rows last = *rows;
	unsigned filter;

	while (left > 1) {
		filter = in[0];
		if (left - 1 < last.row)
			last.row = left - 1;	/* of the last row a part may be missing */
		memmove(to, in + 1, last.row);
		if (!png_row(filter, to, above, &last))
			return "is damaged (predictor of PNG)";
		in += 1 + last.row;
		left -= 1 + last.row;
		above = to;
		to += last.row;
	}
	out->len = (size_t)((char *)to - out->data);
	out->data[out->len] = '\0';
	return NULL;
}

/* TIFF 6.0, 14: differences of neighbours, for components of one byte. */
static const char *
tiff(const struct rows *rows, size_t start, struct eg_buf *out)
{
	unsigned char *row = (unsigned char *)out->data + start;
	size_t left = out->len - start, n;

	if (rows->bits != 8)
		return "is compressed in a way that is not read here";
	for (; left > 0; row += n, left -= n) {
		n = left < rows->row ? left : rows->row;
		for (size_t i = rows->pixel; i < n; i++)
			row[i] = (unsigned char)(row[i] + row[i - rows->pixel]);
	}
	return NULL;
}

const char *
eg_pdf_predict(const struct eg_pdf *pdf, const struct eg_pdf_object *parms, size_t start,
    struct eg_buf *out)
{
	int64_t predictor, columns;
	struct rows rows;

	if (!number(pdf, parms, "Predictor", 1, 15, &predictor) ||
	    !number(pdf, parms, "Colors", 1, 64, &rows.colors) ||
	    !number(pdf, parms, "BitsPerComponent", 8, 16, &rows.bits) ||
	    !number(pdf, parms, "Columns", 1, 1 << 20, &columns))
		return "has filter parameters that cannot be";
	if (predictor == 1 || out->len == start)
		return NULL;
	rows.pixel = (size_t)(rows.colors * rows.bits + 7) / 8;
	rows.row = (size_t)(rows.colors * rows.bits * columns + 7) / 8;
	if (predictor == 2)
		return tiff(&rows, start, out);
	return predictor < 10 ? "has filter parameters that cannot be" :
	    png(&rows, start, out);
}
