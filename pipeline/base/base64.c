/* base64.c - see base64.h. */
#include "base/base64.h"

void
eg_base64(const void *bytes, size_t n, struct eg_buf *out)
{
	static const char digit[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";
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
