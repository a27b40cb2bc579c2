/* uri.c - see uri.h. */
#include "base/uri.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define URI_MAX		2000	/* bytes; browsers stop near here */

/* RFC 3986, 2.2 and 2.3, less what is syntax to a PDF string or in quotes. */
static bool
is_plain(unsigned char c)
{
	return isalnum(c) || (c != '\0' && strchr("-._~:/?#[]@!$&*+,;=", c) != NULL);
}

static bool
is_triplet(const char *s)
{
	return isxdigit((unsigned char)s[1]) && isxdigit((unsigned char)s[2]);
}

static bool
has_scheme(const char *uri, const char *const *schemes)
{
	for (size_t i = 0, n; schemes[i] != NULL; i++) {
		n = strlen(schemes[i]);
		if (strncasecmp(uri, schemes[i], n) == 0)
			return uri[n] != '\0';
	}
	return false;
}

/* A colon in the first segment makes a scheme (RFC 3986, 4.2). */
static bool
is_relative(const char *uri)
{
	return *uri != '\0' && uri[strcspn(uri, ":/?#")] != ':';
}

static bool
encode(const char *uri, struct eg_buf *out)
{
	if (strlen(uri) > URI_MAX)
		return false;
	for (const char *s = uri; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c < 0x20 || c == 0x7f)
			return false;
		if (out == NULL)
			continue;
		if (is_plain(c) || (c == '%' && is_triplet(s)))
			eg_buf_putc(out, *s);
		else
			eg_buf_printf(out, "%%%02X", c);
	}
	return true;
}

bool
eg_uri_encode(const char *uri, struct eg_buf *out)
{
	static const char *const schemes[] = { "https://", "mailto:", "tel:", NULL };

	return has_scheme(uri, schemes) && encode(uri, out);
}

bool
eg_uri_encode_any(const char *uri, struct eg_buf *out)
{
	static const char *const schemes[] = { "https://", "http://", "ftp://",
	    "mailto:", "tel:", NULL };

	return (has_scheme(uri, schemes) || is_relative(uri)) && encode(uri, out);
}
