/* number.c - see number.h. */
#include "layout/number.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static const char token_chars[] =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/* 1 is a, 26 is z, 27 is aa: there is no zero in this system. */
static const char *
alphabetic(struct eg_arena *a, int32_t n, char first)
{
	char s[16];
	size_t i = sizeof(s);

	s[--i] = '\0';
	for (; n > 0; n = (n - 1) / 26)
		s[--i] = (char)(first + (n - 1) % 26);
	return eg_arena_strdup(a, s + i);
}

static const char *
roman(struct eg_arena *a, int32_t n, bool upper)
{
	static const struct {
		int32_t		 value;
		const char	*lower, *upper;
	} part[] = {
		{ 1000, "m", "M" }, { 900, "cm", "CM" }, { 500, "d", "D" },
		{ 400, "cd", "CD" }, { 100, "c", "C" }, { 90, "xc", "XC" },
		{ 50, "l", "L" }, { 40, "xl", "XL" }, { 10, "x", "X" },
		{ 9, "ix", "IX" }, { 5, "v", "V" }, { 4, "iv", "IV" },
		{ 1, "i", "I" },
	};
	char s[32] = "";

	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++)
		for (; n >= part[i].value; n -= part[i].value)
			strcat(s, upper ? part[i].upper : part[i].lower);
	return eg_arena_strdup(a, s);
}

const char *
eg_number_label(struct eg_arena *a, int32_t n, const char *format)
{
	size_t before = strcspn(format, token_chars);
	size_t width = strspn(format + before, token_chars);
	const char *token = format + before, *digits;

	if (width == 1 && (*token == 'a' || *token == 'A') && n > 0)
		digits = alphabetic(a, n, *token);
	else if (width == 1 && (*token == 'i' || *token == 'I') && n > 0 && n < 4000)
		digits = roman(a, n, *token == 'I');
	else if (width > 1 && width < 10 && token[width - 1] == '1' &&
	    strspn(token, "0") == width - 1)
		digits = eg_arena_printf(a, "%0*d", (int)width, (int)n);
	else
		digits = eg_arena_printf(a, "%d", (int)n);
	if (before == 0 && token[width] == '\0')
		return digits;
	return eg_arena_printf(a, "%.*s%s%s", (int)before, format, digits, token + width);
}
