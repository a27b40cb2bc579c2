/*
 * len.h - the one length of the house: an integer count of 1/1024 pt.
 *
 * Layout is done in integers so that the same letter is the same bytes on
 * every machine; a double appears only where cairo is called.  64 bits, so
 * that no sum of a document's lengths can overflow: what a reader accepts is
 * held within EG_LEN_MAX, and a million of those still fit.
 */
#ifndef EG_BASE_LEN_H
#define EG_BASE_LEN_H

#include <stdint.h>

typedef int64_t eg_len;

#define EG_LEN_ONE	1024			/* one point */
#define EG_PT(n)	((eg_len)((n) * EG_LEN_ONE))
#define EG_LEN_MAX	((eg_len)1 << 34)	/* 16,777,216 pt */

/* num * mul / den, rounded half away from zero; den > 0. */
static inline int64_t
eg_muldiv(int64_t num, int64_t mul, int64_t den)
{
	int64_t p = num * mul;

	return p >= 0 ? (p + den / 2) / den : -((-p + den / 2) / den);
}

/* For cairo and for people; never for layout. */
static inline double
eg_len_pt(eg_len l)
{
	return (double)l / EG_LEN_ONE;
}

#endif
