/* html.c - a tree of XHTML elements as an HTML page. */
#include <libxml/xmlsave.h>

#include "xml/document.h"

void
eg_xml_dump_html(const struct eg_xml *x, struct eg_buf *out)
{
	xmlBuffer *b = xmlBufferCreate();
	/* The rules of XHTML 1.0, appendix C: what an HTML parser reads alike. */
	xmlSaveCtxt *save = b == NULL ? NULL : xmlSaveToBuffer(b, "UTF-8",
	    XML_SAVE_XHTML | XML_SAVE_NO_DECL);

	if (save != NULL) {
		xmlSaveTree(save, xmlDocGetRootElement(x->doc));
		xmlSaveClose(save);
	}
	eg_buf_puts(out, "<!DOCTYPE html>\n");
	eg_buf_add(out, xmlBufferContent(b), (size_t)xmlBufferLength(b));
	eg_buf_putc(out, '\n');
	xmlBufferFree(b);
}
