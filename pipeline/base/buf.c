/* buf.c - see buf.h. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

#define MOSTLY	128	/* bytes that printf writes */

void
eg_buf_free(struct eg_buf *b)
{
	free(b->data);
	*b = (struct eg_buf){ 0 };
}

void
eg_buf_clear(struct eg_buf *b)
{
	b->len = 0;
	if (b->data != NULL)
		b->data[0] = '\0';
}

static void
grow(struct eg_buf *b, size_t n)
{
	size_t cap = b->cap < 256 ? 256 : b->cap;

	while (cap - b->len <= n)
		cap = cap > SIZE_MAX / 2 ? SIZE_MAX : cap * 2;
	b->data = eg_realloc(b->data, cap, 1);
	b->cap = cap;
}

static inline void
reserve(struct eg_buf *b, size_t n)
{
	if (b->cap - b->len <= n)
		grow(b, n);
}

char *
eg_buf_room(struct eg_buf *b, size_t n)
{
	reserve(b, n);
	b->data[b->len] = '\0';
	return b->data + b->len;
}

void
eg_buf_add(struct eg_buf *b, const void *bytes, size_t n)
{
	reserve(b, n);
	if (n > 0)
		memcpy(b->data + b->len, bytes, n);
	b->len += n;
	b->data[b->len] = '\0';
}

void
eg_buf_puts(struct eg_buf *b, const char *s)
{
	eg_buf_add(b, s, strlen(s));
}

void
eg_buf_putc(struct eg_buf *b, char c)
{
	reserve(b, 1);
	b->data[b->len++] = c;
	b->data[b->len] = '\0';
}

void
eg_buf_printf(struct eg_buf *b, const char *fmt, ...)
{
	va_list ap, again;
	size_t room;
	int n;

	reserve(b, MOSTLY);
	room = b->cap - b->len;
	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(b->data + b->len, room, fmt, ap);
	if (n > 0 && (size_t)n >= room) {
		reserve(b, (size_t)n);
		vsnprintf(b->data + b->len, (size_t)n + 1, fmt, again);
	}
	va_end(again);
	va_end(ap);
	if (n > 0)
		b->len += (size_t)n;
	b->data[b->len] = '\0';
}

void
eg_buf_integer(struct eg_buf *b, int64_t value)
{
	uint64_t left = value < 0 ? -(uint64_t)value : (uint64_t)value;
	char digits[24];
	size_t i = sizeof(digits);

	do
		digits[--i] = (char)('0' + left % 10);
	while ((left /= 10) != 0);
	if (value < 0)
		digits[--i] = '-';
	eg_buf_add(b, digits + i, sizeof(digits) - i);
}

void
eg_buf_pt(struct eg_buf *b, eg_len l)
{
	int64_t milli = eg_muldiv(l, 1000, EG_LEN_ONE);
	int64_t frac = milli < 0 ? -milli % 1000 : milli % 1000;
	char digits[8];
	int n = 3;

	if (milli < 0)
		eg_buf_putc(b, '-');
	eg_buf_integer(b, milli < 0 ? -milli / 1000 : milli / 1000);
	if (frac == 0)
		return;
	snprintf(digits, sizeof(digits), "%03d", (int)frac);
	while (digits[n - 1] == '0')
		n--;
	eg_buf_printf(b, ".%.*s", n, digits);
}

void
eg_buf_json(struct eg_buf *b, const char *s)
{
	if (s == NULL) {
		eg_buf_puts(b, "null");
		return;
	}
	eg_buf_putc(b, '"');
	for (; *s != '\0'; s++) {
		if (*s == '"' || *s == '\\')
			eg_buf_putc(b, '\\');
		if (*s == '\n')
			eg_buf_puts(b, "\\n");
		else if ((unsigned char)*s < 0x20)
			eg_buf_printf(b, "\\u%04x", (unsigned)*s);
		else
			eg_buf_putc(b, *s);
	}
	eg_buf_putc(b, '"');
}

void
eg_buf_xml(struct eg_buf *b, const char *s, const char *also)
{
	static const struct {
		char		 c;
		const char	*as;
	} named[] = {
		{ '&', "&amp;" }, { '<', "&lt;" }, { '>', "&gt;" }, { '"', "&quot;" },
	};
	const size_t n = sizeof(named) / sizeof(named[0]);
	size_t i;

	for (; *s != '\0'; s++) {
		if (*s != '&' && *s != '<' && strchr(also, *s) == NULL) {
			eg_buf_putc(b, *s);
			continue;
		}
		for (i = 0; i < n && named[i].c != *s; i++)
			continue;
		if (i < n)
			eg_buf_puts(b, named[i].as);
		else
			eg_buf_printf(b, "&#%d;", (unsigned char)*s);
	}
}

void
eg_buf_xml_line(struct eg_buf *b, const char *s)
{
	size_t i = b->len;

	eg_buf_xml(b, s, ">");
	for (; i < b->len; i++)
		if ((unsigned char)b->data[i] < ' ')
			b->data[i] = ' ';
}

const char *
eg_buf_str(const struct eg_buf *b)
{
	return b->data == NULL ? "" : b->data;
}

void
eg_buf_quoted(struct eg_buf *b, const char *s, size_t n)
{
	eg_buf_putc(b, '"');
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '"' || s[i] == '\\')
			eg_buf_putc(b, '\\');
		if ((unsigned char)s[i] < 0x20)
			eg_buf_printf(b, "\\x%02x", (unsigned)s[i]);
		else
			eg_buf_putc(b, s[i]);
	}
	eg_buf_putc(b, '"');
}
