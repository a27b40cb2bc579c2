/*
 * utf8.h - Unicode text as bytes (RFC 3629).
 */
#ifndef EG_BASE_UTF8_H
#define EG_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

#define EG_UTF8_BAD	UINT32_C(0xFFFFFFFF)

/*
 * The code point at s, of at most n > 0 bytes; *len is set to its bytes, at
 * least 1.  EG_UTF8_BAD for anything RFC 3629 forbids (overlong forms,
 * surrogates, beyond U+10FFFF, cut short); *len is then 1.
 */
uint32_t eg_utf8_next(const char *s, size_t n, size_t *len);
/* Offset of the first bad byte, or n when all n bytes are good. */
size_t	 eg_utf8_check(const char *s, size_t n);
/* Code points in n good bytes. */
size_t	 eg_utf8_count(const char *s, size_t n);
/* Writes c (a good code point) into out, at most 4 bytes; returns how many. */
size_t	 eg_utf8_put(uint32_t c, char out[4]);

#endif
