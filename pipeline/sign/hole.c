/*
 * hole.c - a signature stands in the file it signs: all bytes but its own (ISO
 * 32000-1, 12.8.1).
 */
#include <stdlib.h>
#include <string.h>

#include "crypt/digest.h"
#include "sign/update.h"

#define RANGE		"/ByteRange["
#define RANGE_WIDTH	44	/* of "0 N N N]", padded: three numbers of ten digits */

/* Into the place that was left for it, spaces behind. */
static void
write_range(struct eg_update *u, size_t at, const struct eg_hole *h)
{
	struct eg_buf b = { 0 };

	eg_buf_printf(&b, "0 %zu %zu %zu]", h->begin, h->end, u->file->len - h->end);
	if (b.len > RANGE_WIDTH)
		abort();
	memcpy(u->file->data + at, b.data, b.len);
	eg_buf_free(&b);
}

void
eg_sign_dig(struct eg_update *u, uint32_t field, const struct eg_buf *entries, size_t size,
    struct eg_hole *h)
{
	struct eg_pdf_object *f = eg_pdf_follow(u->pdf, eg_pdf_reference(u->arena, field));
	/* Something has to be there; what is written is the text. */
	struct eg_pdf_object *value = eg_pdf_add(u->pdf, eg_pdf_dictionary(u->arena));
	struct eg_pdf_revised *r;
	struct eg_buf b = { 0 };
	size_t range, hole;

	eg_pdf_set(u->arena, f, "V", value);
	eg_buf_puts(&b, "<<");
	eg_buf_add(&b, entries->data, entries->len);
	eg_buf_puts(&b, "\n" RANGE);
	range = b.len;
	for (size_t i = 0; i < RANGE_WIDTH; i++)
		eg_buf_putc(&b, ' ');
	eg_buf_puts(&b, "\n/Contents");
	hole = b.len;
	eg_buf_putc(&b, '<');
	for (size_t i = 0; i < 2 * size; i++)
		eg_buf_putc(&b, '0');
	eg_buf_puts(&b, ">\n>>");
	r = eg_update_touch(u, value->number);
	r->text = b.data;
	r->n = b.len;
	eg_update_end(u);
	h->begin = r->at + hole;
	h->end = h->begin + 2 * size + 2;
	write_range(u, r->at + range, h);
	eg_buf_free(&b);
}

void
eg_sign_digest(const struct eg_update *u, const struct eg_hole *h, unsigned char digest[32])
{
	struct eg_sha256 *s = eg_sha256_new();

	eg_sha256_add(s, u->file->data, h->begin);
	eg_sha256_add(s, u->file->data + h->end, u->file->len - h->end);
	eg_sha256_octets(s, digest);
}

bool
eg_sign_fill(struct eg_update *u, const struct eg_hole *h, const struct eg_buf *bytes)
{
	static const char digit[] = "0123456789abcdef";
	char *to = u->file->data + h->begin + 1;

	if (2 * bytes->len > h->end - h->begin - 2) {
		eg_report(u->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "S1108",
		    .at.file = u->name, .help = "leave certificates out that nobody needs: of the "
		    "issuers only those that lead to one your readers trust" },
		    "the signature has %zu bytes, more than the place left for it", bytes->len);
		return false;
	}
	for (size_t i = 0; i < bytes->len; i++) {
		*to++ = digit[(unsigned char)bytes->data[i] >> 4];
		*to++ = digit[(unsigned char)bytes->data[i] & 15];
	}
	return true;
}
