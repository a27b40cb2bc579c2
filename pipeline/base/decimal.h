/*
 * decimal.h - exact decimal numbers: what is written is what is counted with.
 *
 * A value is coefficient * 10^exponent with at most 34 digits, as decimal128
 * of IEEE 754-2008, which DMN 1.3 §10.3.2.3.1 asks for.  Results that need
 * more are rounded half to even.  There is no infinity and no NaN: what has no
 * result says so.  No double is ever made, so the same on every machine.
 */
#ifndef EG_BASE_DECIMAL_H
#define EG_BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define EG_DECIMAL_DIGITS	34

struct eg_decimal {
	unsigned __int128	 coefficient;	/* below 10^34 */
	int32_t			 exponent;	/* -6176 to 6111 */
	bool			 negative;	/* never of zero */
};

struct eg_decimal eg_decimal_int(int64_t);
/*
 * "-12.50", ".5", "1.2e-3": all n bytes, no space.  False when it is not a
 * number or too large; digits beyond 34 are rounded.
 */
bool	 eg_decimal_parse(const char *s, size_t n, struct eg_decimal *);

/* False when the result is too large, or does not exist (division by 0). */
bool	 eg_decimal_add(struct eg_decimal, struct eg_decimal, struct eg_decimal *);
bool	 eg_decimal_subtract(struct eg_decimal, struct eg_decimal,
	    struct eg_decimal *);
bool	 eg_decimal_multiply(struct eg_decimal, struct eg_decimal,
	    struct eg_decimal *);
bool	 eg_decimal_divide(struct eg_decimal, struct eg_decimal,
	    struct eg_decimal *);
/* Whole exponents of at most 9,999 only; others, and 0 to below 0: false. */
bool	 eg_decimal_power(struct eg_decimal, struct eg_decimal,
	    struct eg_decimal *);
struct eg_decimal eg_decimal_negate(struct eg_decimal);

/* How a digit that is dropped changes the one before it. */
enum eg_rounding { EG_ROUND_HALF_EVEN, EG_ROUND_HALF_UP, EG_ROUND_DOWN,
	EG_ROUND_FLOOR, EG_ROUND_CEILING };
/* To `places` digits behind the point; negative ones stand before it. */
struct eg_decimal eg_decimal_round(struct eg_decimal, int32_t places,
	    enum eg_rounding);

/* < 0, 0, > 0. */
int	 eg_decimal_compare(struct eg_decimal, struct eg_decimal);
bool	 eg_decimal_is_zero(struct eg_decimal);
/* False when it is not whole, or beyond 64 bits. */
bool	 eg_decimal_to_int(struct eg_decimal, int64_t *);

/*
 * Appends the shortest form: "-12.5", without an exponent unless there would
 * be more than 40 zeros.
 */
void	 eg_decimal_print(struct eg_decimal, struct eg_buf *);

#endif
