/*
 * plain.h - filled lines of plain text, from what templates/common/text.xsl
 * writes (namespace urn:engross:text:1; the stylesheet says what it has).
 */
#ifndef EG_MERGE_PLAIN_H
#define EG_MERGE_PLAIN_H

#include "base/buf.h"
#include "xml/xml.h"

#define EG_PLAIN_NS	"urn:engross:text:1"

/*
 * Appends the document as UTF-8 lines of at most `width` characters (a longer
 * word takes a line of its own), separated by line feeds.  A no-break space
 * holds its words together and is written as a space; no line ends in one.
 */
void	 eg_plain_write(const struct eg_xml *, unsigned width, struct eg_buf *out);

#endif
