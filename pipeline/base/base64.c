/* base64.c - see base64.h. */
#include "base/base64.h"

#include <string.h>

static const char digit[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "abcdefghijklmnopqrstuvwxyz0123456789+/";

void
eg_base64(const void *bytes, size_t n, struct eg_buf *out)
{
	const unsigned char *p = bytes;
	uint32_t group;
	size_t i, have, k;

	for (i = 0; i < n; i += 3) {
		have = n - i < 3 ? n - i : 3;
		group = (uint32_t)p[i] << 16;
		if (have > 1)
			group |= (uint32_t)p[i + 1] << 8;
		if (have > 2)
			group |= p[i + 2];
		for (k = 0; k < 4; k++)
			eg_buf_putc(out, k <= have ?
			    digit[group >> (18 - 6 * k) & 63] : '=');
	}
}

bool
eg_base64_read(const char *text, size_t n, struct eg_buf *out)
{
	size_t i, k, have, start = out->len;
	struct eg_buf again = { 0 };
	const char *at;
	uint32_t group;
	bool same;

	if (n % 4 != 0 || memchr(text, '\0', n) != NULL)
		return false;
	for (i = 0; i < n; i += 4) {
		for (have = 0, group = 0; have < 4 && (at = strchr(digit, text[i + have])) !=
		    NULL; have++)
			group |= (uint32_t)(at - digit) << (18 - 6 * have);
		for (k = 0; k + 1 < have; k++)
			eg_buf_putc(out, (char)(group >> (16 - 8 * k) & 255));
	}
	/* One text for each bytes: none with bits that say nothing, or with "=" elsewhere. */
	eg_base64(eg_buf_str(out) + start, out->len - start, &again);
	same = again.len == n && memcmp(eg_buf_str(&again), text, n) == 0;
	eg_buf_free(&again);
	return same;
}
