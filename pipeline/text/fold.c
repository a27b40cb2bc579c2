/* fold.c - see fold.h. */
#include "text/fold.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "text/character.h"

/* Letters that Unicode does not take apart, as people write them without. */
static const struct {
	uint32_t	 c;
	const char	*as;
} apart[] = {
	{ 0xDF, "ss" }, { 0xE6, "ae" }, { 0xF0, "d" }, { 0xF8, "o" }, { 0xFE, "th" },
	{ 0x111, "d" }, { 0x127, "h" }, { 0x131, "i" }, { 0x142, "l" }, { 0x153, "oe" },
};

bool
eg_fold_unseen(uint32_t c)
{
	return c == 0xAD || c == 0x34F || (c >= 0x200B && c <= 0x200F) ||
	    (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
	    (c >= 0x2066 && c <= 0x2069) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

bool
eg_fold_in_word(uint32_t c)
{
	return u_isalnum((UChar32)c) || eg_char_mark(c) || eg_fold_unseen(c);
}

static void
put(uint32_t c, struct eg_buf *out)
{
	char utf8[4];
	size_t i;

	if (eg_char_mark(c) || eg_fold_unseen(c))
		return;
	c = eg_char_fold(c);
	for (i = 0; i < sizeof(apart) / sizeof(*apart); i++)
		if (apart[i].c == c) {
			eg_buf_puts(out, apart[i].as);
			return;
		}
	eg_buf_add(out, utf8, eg_utf8_put(c, utf8));
}

void
eg_fold_char(uint32_t c, struct eg_buf *out)
{
	UErrorCode e = U_ZERO_ERROR;
	const UNormalizer2 *nfkd;
	UChar parts[32];
	UChar32 part;
	int32_t n, i;

	if (c < 0x80) {
		eg_buf_putc(out, c >= 'A' && c <= 'Z' ? (char)(c + 32) : (char)c);
		return;
	}
	nfkd = unorm2_getNFKDInstance(&e);
	/* It is part of the library: nothing but memory can be wanting. */
	if (U_FAILURE(e))
		eg_out_of_memory();
	n = unorm2_getDecomposition(nfkd, (UChar32)c, parts, 32, &e);
	if (n < 0 || U_FAILURE(e)) {
		put(c, out);
		return;
	}
	for (i = 0; i < n; ) {
		U16_NEXT(parts, i, n, part);
		put((uint32_t)part, out);
	}
}
