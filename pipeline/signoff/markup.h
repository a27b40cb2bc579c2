/*
 * markup.h - the one form in which the files of sign-off are written, and reading what
 * was written so.  Only files of signoff/ include it.
 *
 * A file that is read is written again from what was understood and must come out the
 * same, byte for byte: so nothing in it is passed over, and no two readers can see two
 * things in it.
 */
#ifndef EG_SIGNOFF_MARKUP_H
#define EG_SIGNOFF_MARKUP_H

#include "base/arena.h"
#include "base/buf.h"
#include "xml/xml.h"

/* '<?xml ...?>' and '<root xmlns="..."', open for attributes. */
void	 eg_markup_begin(struct eg_buf *, const char *root);
/* ' name="value"'; nothing for NULL. */
void	 eg_markup_attr(struct eg_buf *, const char *name, const char *value);
void	 eg_markup_number(struct eg_buf *, const char *name, uint32_t value);
void	 eg_markup_text(struct eg_buf *, const char *);
/* "  <name a="value">text</name>\n", a line; a and text may be NULL. */
void	 eg_markup_line(struct eg_buf *, const char *name, const char *a, const char *value,
	    const char *text);

/* The document, or NULL: no XML, too much of it, or of another namespace. */
struct eg_xml *eg_markup_read(const char *bytes, size_t n);
/* Is what was understood, written again, what was read?  Frees `again`. */
bool	 eg_markup_same(struct eg_buf *again, const char *bytes, size_t n);
/* Children of that name. */
uint32_t eg_markup_count(const struct eg_node *, const char *name);
struct eg_node *eg_markup_child(const struct eg_node *, const char *name);
struct eg_node *eg_markup_next(const struct eg_node *, const char *name);
/* In the arena; NULL when there is none, or no element. */
const char *eg_markup_value(struct eg_arena *, const struct eg_node *, const char *attribute);
const char *eg_markup_content(struct eg_arena *, const struct eg_node *);
/* 0 when it is none. */
uint32_t eg_markup_integer(const struct eg_node *, const char *attribute);

#endif
