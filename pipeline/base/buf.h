/*
 * buf.h - bytes that grow: text on its way out, a file on its way in.
 *
 * As the arena, it has no failure to check.  Always NUL-terminated, so data
 * can be used as a C string; len does not count the NUL.
 */
#ifndef EG_BASE_BUF_H
#define EG_BASE_BUF_H

#include <stddef.h>
#include <stdint.h>

#include "base/len.h"

struct eg_buf {
	char	*data;		/* NULL while empty */
	size_t	 len;
	size_t	 cap;
};

void	 eg_buf_free(struct eg_buf *);
/* Empties, keeps the memory. */
void	 eg_buf_clear(struct eg_buf *);
void	 eg_buf_add(struct eg_buf *, const void *bytes, size_t n);
void	 eg_buf_puts(struct eg_buf *, const char *);
void	 eg_buf_putc(struct eg_buf *, char);
/* Makes room for n bytes more and a NUL, and says where; len is the caller's to raise. */
char	*eg_buf_room(struct eg_buf *, size_t n);
void	 eg_buf_printf(struct eg_buf *, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));
void	 eg_buf_integer(struct eg_buf *, int64_t);
/* A length in points, at most three decimals, no trailing zeros: "12.5". */
void	 eg_buf_pt(struct eg_buf *, eg_len);
/* A JSON string with its quotes.  s is UTF-8; NULL gives null. */
void	 eg_buf_json(struct eg_buf *, const char *s);
/*
 * Character data of XML 1.0, section 2.4: '&' and '<' as references, and those characters
 * of `also` too, by their names where XML has one: ">" where a person may look for it,
 * "\"\n\t\r" in the value of an attribute.
 */
void	 eg_buf_xml(struct eg_buf *, const char *s, const char *also);
/* The same on one line, ">" too: controls, which are no characters of XML, are spaces. */
void	 eg_buf_xml_line(struct eg_buf *, const char *s);
/* In quotes for a dump: these, backslashes and control characters escaped. */
void	 eg_buf_quoted(struct eg_buf *, const char *s, size_t n);
/* Never NULL: "" while empty. */
const char *eg_buf_str(const struct eg_buf *);

#endif
