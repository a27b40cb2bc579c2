/*
 * ascii.h - characters of the languages we read (XSL-FO, XPath, FEEL, dates),
 * whatever the locale thinks of them.
 */
#ifndef EG_BASE_ASCII_H
#define EG_BASE_ASCII_H

#include <stdbool.h>

/* White space of XML 1.0, production 3. */
static inline bool
eg_is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static inline bool
eg_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
eg_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/*
 * A name without colon (Namespaces in XML 1.0), as far as a byte shows it:
 * beyond ASCII everything is taken for a letter.
 */
static inline bool
eg_is_name_start(char c)
{
	return eg_is_letter(c) || c == '_' || (unsigned char)c >= 0x80;
}

static inline bool
eg_is_name_char(char c)
{
	return eg_is_name_start(c) || eg_is_digit(c) || c == '-' || c == '.';
}

#endif
