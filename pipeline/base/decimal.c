/*
 * decimal.c - see decimal.h.
 *
 * A coefficient of 34 digits has 113 bits.  Products and aligned sums have up
 * to 70 digits and are made in 288 bits (struct wide), then rounded once.
 */
#include "base/decimal.h"

#include "base/ascii.h"

#include <string.h>

#define EXPONENT_MIN	(-6176)
#define EXPONENT_MAX	6111
#define POWER_MAX	9999

typedef unsigned __int128 u128;

#define LIMBS	9

struct wide {
	uint32_t	 w[LIMBS];	/* least first */
};

static u128
ten(unsigned n)
{
	u128 p = 1;

	while (n-- > 0)
		p *= 10;
	return p;
}

/* --- wide integers -------------------------------------------------------- */

static struct wide
widen(u128 v)
{
	struct wide r = { { 0 } };
	unsigned i;

	for (i = 0; i < 4; i++, v >>= 32)
		r.w[i] = (uint32_t)v;
	return r;
}

static struct wide
wide_multiply(u128 a, u128 b)
{
	struct wide x = widen(a), y = widen(b), r = { { 0 } };
	uint64_t carry;
	unsigned i, j;

	for (i = 0; i < 4; i++) {
		carry = 0;
		for (j = 0; j < 4; j++) {
			carry += (uint64_t)x.w[i] * y.w[j] + r.w[i + j];
			r.w[i + j] = (uint32_t)carry;
			carry >>= 32;
		}
		r.w[i + 4] = (uint32_t)carry;
	}
	return r;
}

static void
wide_add(struct wide *a, const struct wide *b)
{
	uint64_t carry = 0;
	unsigned i;

	for (i = 0; i < LIMBS; i++) {
		carry += (uint64_t)a->w[i] + b->w[i];
		a->w[i] = (uint32_t)carry;
		carry >>= 32;
	}
}

/* a >= b */
static void
wide_subtract(struct wide *a, const struct wide *b)
{
	int64_t borrow = 0;
	unsigned i;

	for (i = 0; i < LIMBS; i++) {
		borrow += (int64_t)a->w[i] - b->w[i];
		a->w[i] = (uint32_t)borrow;
		borrow >>= 32;
	}
}

static int
wide_compare(const struct wide *a, const struct wide *b)
{
	unsigned i;

	for (i = LIMBS; i-- > 0; )
		if (a->w[i] != b->w[i])
			return a->w[i] < b->w[i] ? -1 : 1;
	return 0;
}

/* Divides by d and returns the remainder. */
static uint32_t
wide_shrink(struct wide *a, uint32_t d)
{
	uint64_t rest = 0;
	unsigned i;

	for (i = LIMBS; i-- > 0; ) {
		rest = rest << 32 | a->w[i];
		a->w[i] = (uint32_t)(rest / d);
		rest %= d;
	}
	return (uint32_t)rest;
}

/* a / b; *rest says whether anything was left.  b < 2^127. */
static struct wide
wide_divide(const struct wide *a, u128 b, bool *rest)
{
	struct wide q = { { 0 } };
	u128 r = 0;
	unsigned i;

	for (i = LIMBS * 32; i-- > 0; ) {
		r = r << 1 | (a->w[i / 32] >> i % 32 & 1);
		if (r >= b) {
			r -= b;
			q.w[i / 32] |= UINT32_C(1) << i % 32;
		}
	}
	*rest = r != 0;
	return q;
}

static bool
wide_fits(const struct wide *a, u128 *v)
{
	unsigned i;

	for (i = 4; i < LIMBS; i++)
		if (a->w[i] != 0)
			return false;
	*v = (u128)a->w[3] << 96 | (u128)a->w[2] << 64 | (u128)a->w[1] << 32 |
	    a->w[0];
	return true;
}

/* --- rounding ------------------------------------------------------------- */

/* Whether the digits that were dropped add one to those that stay. */
static bool
rounds_up(enum eg_rounding how, bool negative, bool odd, unsigned digit,
    bool rest)
{
	switch (how) {
	case EG_ROUND_HALF_EVEN:
		return digit > 5 || (digit == 5 && (rest || odd));
	case EG_ROUND_HALF_UP:
		return digit >= 5;
	case EG_ROUND_FLOOR:
		return negative && (digit > 0 || rest);
	case EG_ROUND_CEILING:
		return !negative && (digit > 0 || rest);
	case EG_ROUND_DOWN:
		break;
	}
	return false;
}

/* Drops n > 0 digits; rest says that something stood behind them already. */
static void
drop(struct wide *v, int64_t n, bool rest, bool negative, enum eg_rounding how)
{
	static const struct wide one = { { 1 } };
	uint32_t digit;

	/* No wide value has a hundred digits; then all of them were dropped. */
	if (n > 100) {
		struct wide zero = { { 0 } };

		rest = rest || wide_compare(v, &zero) != 0;
		*v = zero;
		n = 1;
	}
	for (; n > 9; n -= 9)
		rest |= wide_shrink(v, 1000000000) != 0;
	for (; n > 1; n--)
		rest |= wide_shrink(v, 10) != 0;
	digit = wide_shrink(v, 10);
	if (rounds_up(how, negative, v->w[0] & 1, digit, rest))
		wide_add(v, &one);
}

/* How many digits are too many. */
static unsigned
excess(struct wide v)
{
	const struct wide limit = widen(ten(EG_DECIMAL_DIGITS));
	unsigned n = 0;

	for (; wide_compare(&v, &limit) >= 0; n++)
		wide_shrink(&v, 10);
	return n;
}

/* The value v * 10^exponent, rounded to what can be held. */
static bool
finish(struct wide v, int64_t exponent, bool negative, bool rest,
    struct eg_decimal *out)
{
	int64_t n = excess(v);
	u128 c;

	if (exponent + n < EXPONENT_MIN)
		n = EXPONENT_MIN - exponent;
	if (n > 0)
		drop(&v, n, rest, negative, EG_ROUND_HALF_EVEN);
	exponent += n;
	/* 9.99... may have become 10.00... */
	if (excess(v) > 0) {
		drop(&v, 1, false, negative, EG_ROUND_HALF_EVEN);
		exponent++;
	}
	if (!wide_fits(&v, &c))
		return false;
	while (c != 0 && exponent > EXPONENT_MAX &&
	    c < ten(EG_DECIMAL_DIGITS - 1)) {
		c *= 10;
		exponent--;
	}
	if (c == 0)
		exponent = 0;
	if (exponent > EXPONENT_MAX)
		return false;
	*out = (struct eg_decimal){ c, (int32_t)exponent, negative && c != 0 };
	return true;
}

/* --- arithmetic ----------------------------------------------------------- */

struct eg_decimal
eg_decimal_int(int64_t v)
{
	return (struct eg_decimal){ v < 0 ? -(u128)v : (u128)v, 0, v < 0 };
}

bool
eg_decimal_is_zero(struct eg_decimal a)
{
	return a.coefficient == 0;
}

struct eg_decimal
eg_decimal_negate(struct eg_decimal a)
{
	a.negative = a.coefficient != 0 && !a.negative;
	return a;
}

/* Without trailing zeros. */
static struct eg_decimal
shortest(struct eg_decimal a)
{
	while (a.coefficient != 0 && a.coefficient % 10 == 0) {
		a.coefficient /= 10;
		a.exponent++;
	}
	return a;
}

/*
 * Of a number that is not 0 as many digits as there is room for, but no
 * smaller exponent than least.
 */
static void
stretch(struct eg_decimal *a, int32_t least)
{
	const u128 limit = ten(EG_DECIMAL_DIGITS - 1);

	while (a->exponent > least && a->coefficient < limit) {
		a->coefficient *= 10;
		a->exponent--;
	}
}

/* Both of one exponent, as wide integers; returns the exponent. */
static int32_t
align(struct eg_decimal a, struct eg_decimal b, struct wide *x, struct wide *y)
{
	int32_t e = b.exponent;

	stretch(&a, b.exponent);
	if (a.exponent - b.exponent > EG_DECIMAL_DIGITS + 1) {
		/* b is far below a's last digit: that it is there is enough. */
		b.coefficient = 1;
		e = a.exponent - 2;
	}
	*x = wide_multiply(a.coefficient, ten((unsigned)(a.exponent - e)));
	*y = widen(b.coefficient);
	return e;
}

bool
eg_decimal_add(struct eg_decimal a, struct eg_decimal b, struct eg_decimal *out)
{
	struct eg_decimal swap;
	struct wide x, y;
	int32_t e;

	if (a.coefficient == 0 || b.coefficient == 0) {
		*out = a.coefficient == 0 ? b : a;
		return true;
	}
	if (a.exponent < b.exponent) {
		swap = a;
		a = b;
		b = swap;
	}
	e = align(a, b, &x, &y);
	if (a.negative == b.negative) {
		wide_add(&x, &y);
		return finish(x, e, a.negative, false, out);
	}
	if (wide_compare(&x, &y) >= 0) {
		wide_subtract(&x, &y);
		return finish(x, e, a.negative, false, out);
	}
	wide_subtract(&y, &x);
	return finish(y, e, b.negative, false, out);
}

bool
eg_decimal_subtract(struct eg_decimal a, struct eg_decimal b,
    struct eg_decimal *out)
{
	return eg_decimal_add(a, eg_decimal_negate(b), out);
}

bool
eg_decimal_multiply(struct eg_decimal a, struct eg_decimal b,
    struct eg_decimal *out)
{
	return finish(wide_multiply(a.coefficient, b.coefficient),
	    (int64_t)a.exponent + b.exponent, a.negative != b.negative, false,
	    out);
}

bool
eg_decimal_divide(struct eg_decimal a, struct eg_decimal b,
    struct eg_decimal *out)
{
	int64_t e;
	struct wide x;
	bool rest;

	if (b.coefficient == 0)
		return false;
	if (a.coefficient == 0) {
		*out = eg_decimal_int(0);
		return true;
	}
	/* 34 digits and one to round by, whatever b is. */
	b = shortest(b);
	stretch(&a, INT32_MIN);
	e = (int64_t)a.exponent - b.exponent - (EG_DECIMAL_DIGITS + 1);
	x = wide_multiply(a.coefficient, ten(EG_DECIMAL_DIGITS + 1));
	x = wide_divide(&x, b.coefficient, &rest);
	if (!finish(x, e, a.negative != b.negative, rest, out))
		return false;
	*out = shortest(*out);
	return true;
}

bool
eg_decimal_power(struct eg_decimal a, struct eg_decimal b,
    struct eg_decimal *out)
{
	struct eg_decimal r = eg_decimal_int(1);
	int64_t n, left;

	if (!eg_decimal_to_int(b, &n) || n > POWER_MAX || n < -POWER_MAX ||
	    (n < 0 && a.coefficient == 0))
		return false;
	a = shortest(a);
	for (left = n < 0 ? -n : n; left > 0; left /= 2) {
		if (left % 2 != 0 && !eg_decimal_multiply(r, a, &r))
			return false;
		if (left > 1 && !eg_decimal_multiply(a, a, &a))
			return false;
	}
	if (n < 0)
		return eg_decimal_divide(eg_decimal_int(1), r, out);
	*out = r;
	return true;
}

struct eg_decimal
eg_decimal_round(struct eg_decimal a, int32_t places, enum eg_rounding how)
{
	struct wide v = widen(a.coefficient);
	int64_t n = -(int64_t)places - a.exponent;

	if (n <= 0)
		return a;
	drop(&v, n, false, a.negative, how);
	if (!finish(v, a.exponent + n, a.negative, false, &a))
		return eg_decimal_int(0);
	return a;
}

int
eg_decimal_compare(struct eg_decimal a, struct eg_decimal b)
{
	struct eg_decimal d;

	if (a.negative != b.negative)
		return a.negative ? -1 : 1;
	/* Of one sign, a difference is never too large. */
	if (!eg_decimal_subtract(a, b, &d) || d.coefficient == 0)
		return 0;
	return d.negative ? -1 : 1;
}

bool
eg_decimal_to_int(struct eg_decimal a, int64_t *out)
{
	a = shortest(a);
	if (a.exponent < 0 || a.exponent > 18)
		return a.coefficient == 0 && (*out = 0, true);
	if (a.coefficient > (u128)INT64_MAX)
		return false;
	a.coefficient *= ten((unsigned)a.exponent);
	if (a.coefficient > (u128)INT64_MAX)
		return false;
	*out = a.negative ? -(int64_t)a.coefficient : (int64_t)a.coefficient;
	return true;
}

/* --- text ----------------------------------------------------------------- */

/* The exponent behind an "e"; false when it is none.  Held within +-99999. */
static bool
parse_exponent(const char *s, const char *end, int64_t *out)
{
	bool negative = s < end && *s == '-';

	if (s < end && (*s == '-' || *s == '+'))
		s++;
	if (s == end)
		return false;
	for (*out = 0; s < end; s++) {
		if (!eg_is_digit(*s))
			return false;
		if (*out < 99999)
			*out = *out * 10 + (*s - '0');
	}
	if (negative)
		*out = -*out;
	return true;
}

bool
eg_decimal_parse(const char *s, size_t n, struct eg_decimal *out)
{
	const char *end = s + n;
	const u128 limit = ten(EG_DECIMAL_DIGITS + 1);
	bool negative = n > 0 && *s == '-', point = false, any = false;
	bool rest = false;
	int64_t e = 0, written = 0;
	u128 c = 0;

	if (n > 0 && (*s == '-' || *s == '+'))
		s++;
	for (; s < end && (eg_is_digit(*s) || (*s == '.' && !point)); s++) {
		if (*s == '.') {
			point = true;
			continue;
		}
		any = true;
		if (c < limit) {
			c = c * 10 + (unsigned)(*s - '0');
			e -= point;
		} else {
			rest = rest || *s != '0';
			e += !point;
		}
	}
	if (!any || (s < end && *s != 'e' && *s != 'E') ||
	    (s < end && !parse_exponent(s + 1, end, &written)))
		return false;
	return finish(widen(c), e + written, negative, rest, out);
}

void
eg_decimal_print(struct eg_decimal a, struct eg_buf *out)
{
	char digit[EG_DECIMAL_DIGITS + 1];
	int32_t n = 0, point, i;
	u128 c;

	a = shortest(a);
	for (c = a.coefficient; c != 0 || n == 0; c /= 10)
		digit[n++] = (char)('0' + (int)(c % 10));
	if (a.negative)
		eg_buf_putc(out, '-');
	point = n + (a.coefficient == 0 ? 0 : a.exponent);
	if (point > 40 + n || point < -40) {
		eg_buf_putc(out, digit[n - 1]);
		if (n > 1)
			eg_buf_putc(out, '.');
		for (i = n - 1; i-- > 0; )
			eg_buf_putc(out, digit[i]);
		eg_buf_printf(out, "E%d", (int)(point - 1));
		return;
	}
	if (point <= 0)
		eg_buf_puts(out, "0.");
	for (i = point; i < 0; i++)
		eg_buf_putc(out, '0');
	for (i = n; i-- > 0; ) {
		eg_buf_putc(out, digit[i]);
		if (i > 0 && n - i == point)
			eg_buf_putc(out, '.');
	}
	for (i = n; i < point; i++)
		eg_buf_putc(out, '0');
}
