/* review_markup.c - see review_markup.h. */
#include "review_markup.h"

void
markup_text(struct markup *p, const char *s)
{
	struct eg_buf masked = { 0 };

	eg_review_mask(&p->l->review, s, &masked);
	eg_buf_xml(p->out, eg_buf_str(&masked), ">\"");
	eg_buf_free(&masked);
}

void
markup_raw(struct markup *p, const char *markup)
{
	eg_buf_puts(p->out, markup);
}

void
markup_element(struct markup *p, const char *name, const char *class, const char *words)
{
	eg_buf_printf(p->out, "<%s%s%s%s>", name, class == NULL ? "" : " class=\"",
	    class == NULL ? "" : class, class == NULL ? "" : "\"");
	markup_text(p, words);
	eg_buf_printf(p->out, "</%s>\n", name);
}

void
markup_heading(struct markup *p, const char *id, const char *words)
{
	eg_buf_printf(p->out, "<h2 id=\"%s\">", id);
	markup_text(p, words);
	markup_raw(p, "</h2>\n");
}
