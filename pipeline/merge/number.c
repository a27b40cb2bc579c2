/* number.c - numbers, ordinals and the plural as a letter writes them. */
#include <string.h>

#include "merge/function.h"

#define NB	"\xC2\xA0"		/* U+00A0 */
#define GROUPED	4			/* digits from which commas are set */

static const char *const ones[] = { "zero", "one", "two", "three", "four",
    "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen" };
static const char *const tens[] = { "", "", "twenty", "thirty", "forty",
    "fifty", "sixty", "seventy", "eighty", "ninety" };
static const char *const ordinal_ones[] = { "zeroth", "first", "second",
    "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth",
    "sixteenth", "seventeenth", "eighteenth", "nineteenth" };
static const char *const ordinal_tens[] = { "", "", "twentieth", "thirtieth",
    "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth",
    "ninetieth" };

static const char not_a_number[] = "a number is written like 12 or 1234.5";
static const char not_whole[] = "a whole number is needed, like 12";

/* Digits without sign, at most 9, so that it fits an int. */
static bool
whole(const char *s, int *v)
{
	size_t i, n;

	s += strspn(s, " \t\r\n");
	n = strspn(s, "0123456789");
	if (n == 0 || n > 9 || s[n + strspn(s + n, " \t\r\n")] != '\0')
		return false;
	for (*v = 0, i = 0; i < n; i++)
		*v = *v * 10 + (s[i] - '0');
	return true;
}

static void
put_grouped(struct eg_buf *out, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (i > 0 && n >= GROUPED && (n - i) % 3 == 0)
			eg_buf_putc(out, ',');
		eg_buf_putc(out, s[i]);
	}
}

/* Decimal text stays text: no rounding, no binary fraction ever shows. */
const char *
eg_function_number(struct eg_xslt_call *call, size_t nargs,
    const char *const *args, struct eg_buf *out)
{
	const char *s = args[0] + strspn(args[0], " \t\r\n");
	bool negative = *s == '-';
	size_t n, frac = 0;

	(void)call;
	(void)nargs;
	s += negative;
	n = strspn(s, "0123456789");
	if (n > 0 && s[n] == '.')
		frac = strspn(s + n + 1, "0123456789");
	if (n == 0 || (s[n] == '.' && frac == 0))
		return not_a_number;
	if (s[n + (frac > 0 ? frac + 1 : 0)] != '\0' &&
	    s[n + (frac > 0 ? frac + 1 : 0) +
	    strspn(s + n + (frac > 0 ? frac + 1 : 0), " \t\r\n")] != '\0')
		return not_a_number;
	if (negative)
		eg_buf_puts(out, "\xE2\x88\x92");	/* U+2212 */
	put_grouped(out, s, n);
	if (frac > 0)
		eg_buf_add(out, s + n, frac + 1);
	return NULL;
}

static void
put_words(struct eg_buf *out, int v)
{
	if (v < 20)
		eg_buf_puts(out, ones[v]);
	else if (v % 10 == 0)
		eg_buf_puts(out, tens[v / 10]);
	else
		eg_buf_printf(out, "%s-%s", tens[v / 10], ones[v % 10]);
}

static void
put_whole(struct eg_buf *out, int v)
{
	struct eg_buf b = { 0 };

	eg_buf_printf(&b, "%d", v);
	put_grouped(out, b.data, b.len);
	eg_buf_free(&b);
}

const char *
eg_function_words(struct eg_xslt_call *call, size_t n, const char *const *args,
    struct eg_buf *out)
{
	int v;

	(void)call;
	(void)n;
	if (!whole(args[0], &v))
		return not_whole;
	if (v < 100)
		put_words(out, v);
	else
		put_whole(out, v);
	return NULL;
}

static const char *
ordinal_suffix(int v)
{
	static const char *const suffix[] = { "th", "st", "nd", "rd" };

	if (v % 100 >= 11 && v % 100 <= 13)
		return "th";
	return suffix[v % 10 <= 3 ? v % 10 : 0];
}

const char *
eg_function_ordinal(struct eg_xslt_call *call, size_t n,
    const char *const *args, struct eg_buf *out)
{
	int v;

	(void)call;
	if (!whole(args[0], &v))
		return not_whole;
	if (n > 1 && strcmp(args[1], "words") != 0)
		return "the form of an ordinal is words, or is left out";
	if (n == 1 || v > 99) {
		put_whole(out, v);
		eg_buf_puts(out, ordinal_suffix(v));
	} else if (v < 20) {
		eg_buf_puts(out, ordinal_ones[v]);
	} else if (v % 10 == 0) {
		eg_buf_puts(out, ordinal_tens[v / 10]);
	} else {
		eg_buf_printf(out, "%s-%s", tens[v / 10], ordinal_ones[v % 10]);
	}
	return NULL;
}

/* English: -s; -es after a hiss; consonant + y to -ies.  Others are given. */
static void
put_plural(struct eg_buf *out, const char *one)
{
	static const char *const hiss[] = { "s", "x", "z", "ch", "sh" };
	size_t i, n = strlen(one), h;

	for (i = 0; i < sizeof(hiss) / sizeof(hiss[0]); i++) {
		h = strlen(hiss[i]);
		if (n > h && strcmp(one + n - h, hiss[i]) == 0) {
			eg_buf_printf(out, "%ses", one);
			return;
		}
	}
	if (n > 1 && one[n - 1] == 'y' && strchr("aeiou", one[n - 2]) == NULL) {
		eg_buf_add(out, one, n - 1);
		eg_buf_puts(out, "ies");
	} else {
		eg_buf_printf(out, "%ss", one);
	}
}

const char *
eg_function_plural(struct eg_xslt_call *call, size_t n,
    const char *const *args, struct eg_buf *out)
{
	int v;

	(void)call;
	if (!whole(args[0], &v))
		return not_whole;
	if (v == 1)
		eg_buf_puts(out, args[1]);
	else if (n > 2)
		eg_buf_puts(out, args[2]);
	else
		put_plural(out, args[1]);
	return NULL;
}

const char *
eg_function_count(struct eg_xslt_call *call, size_t n, const char *const *args,
    struct eg_buf *out)
{
	int v;

	if (!whole(args[0], &v))
		return not_whole;
	put_whole(out, v);
	eg_buf_puts(out, NB);
	return eg_function_plural(call, n, args, out);
}
