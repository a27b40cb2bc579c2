/* buf.c - see buf.h. */
#include "base/buf.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

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
reserve(struct eg_buf *b, size_t n)
{
	size_t cap = b->cap < 256 ? 256 : b->cap;

	if (b->cap - b->len > n)
		return;
	while (cap - b->len <= n)
		cap = cap > SIZE_MAX / 2 ? SIZE_MAX : cap * 2;
	b->data = eg_realloc(b->data, cap, 1);
	b->cap = cap;
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
	eg_buf_add(b, &c, 1);
}

void
eg_buf_printf(struct eg_buf *b, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n <= 0)
		return;
	reserve(b, (size_t)n);
	va_start(ap, fmt);
	vsnprintf(b->data + b->len, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->len += (size_t)n;
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
	eg_buf_printf(b, "%" PRId64, milli < 0 ? -milli / 1000 : milli / 1000);
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
