/* review_pages.c - the letter's pages in a review, with what is required marked on them. */
#include <stdlib.h>

#include "base/arena.h"
#include "review_markup.h"

/* A place on a page, to be marked there. */
struct mark {
	const struct eg_required *element;
	size_t			 number;
	const struct eg_place	*place;
};

static int
by_place(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;

	if (x->place->page != y->place->page)
		return x->place->page < y->place->page ? -1 : 1;
	if (x->place->height != y->place->height)
		return x->place->height < y->place->height ? -1 : 1;
	return x->element != y->element ? (x->element > y->element) -
	    (x->element < y->element) : (x->number > y->number) - (x->number < y->number);
}

static size_t
marks_of(const struct eg_review *r, struct mark **marks)
{
	size_t i, j, n = 0;

	for (i = 0; i < r->nrequired; i++)
		n += r->required[i].nplaces;
	*marks = eg_malloc((n + 1) * sizeof(**marks));
	for (i = n = 0; i < r->nrequired; i++)
		for (j = 0; j < r->required[i].nplaces; j++)
			if (r->required[i].place[j].there && r->required[i].place[j].on_page)
				(*marks)[n++] = (struct mark){ &r->required[i], j + 1,
				    &r->required[i].place[j] };
	qsort(*marks, n, sizeof(**marks), by_place);
	return n;
}

/* Marks of one line are one entry, side by side. */
static void
line_of_marks(struct markup *p, const struct mark *m, size_t n)
{
	size_t i;

	eg_buf_printf(p->out, "<li style=\"top:%u.%u%%\">", m->place->height / 10,
	    m->place->height % 10);
	for (i = 0; i < n; i++) {
		eg_buf_printf(p->out, "<a id=\"%s-%zu\" href=\"#%s\">%s<span class=\"sr\">: ",
		    m[i].element->id, m[i].number, m[i].element->id, m[i].element->id);
		markup_text(p, m[i].element->words);
		if (m[i].place->name != NULL) {
			markup_raw(p, ", ");
			markup_text(p, m[i].place->name);
		}
		eg_buf_printf(p->out, ", line %u</span></a>", m[i].place->line);
	}
	markup_raw(p, "</li>\n");
}

/* The picture is of words: what they say is in the PDF, the HTML and the text. */
static void
sheet(struct markup *p, uint32_t number, const struct mark *m, size_t n)
{
	char *picture = review_picture(number, p->l->info.pages);
	size_t i, same;

	eg_buf_printf(p->out, "<figure class=\"sheet\" id=\"page-%u\">\n"
	    "<div class=\"paper\"><img src=\"%s\" "
	    "alt=\"Page %u of the letter, marked DRAFT\">\n", number, picture, number);
	if (n > 0)
		eg_buf_printf(p->out, "<ol class=\"marks\" aria-label=\"Required contents on page "
		    "%u\">\n", number);
	for (i = 0; i < n; i += same) {
		for (same = 1; i + same < n && m[i + same].place->height == m[i].place->height;
		    same++)
			continue;
		line_of_marks(p, m + i, same);
	}
	if (n > 0)
		markup_raw(p, "</ol>\n");
	eg_buf_printf(p->out, "</div>\n<figcaption>Page %u of %u</figcaption>\n</figure>\n", number,
	    p->l->info.pages);
	free(picture);
}

void
review_html_pages(struct markup *p)
{
	struct mark *marks;
	size_t n = marks_of(&p->l->review, &marks), first = 0, last;
	uint32_t number;

	markup_raw(p, "<section class=\"pages\" id=\"pages\" tabindex=\"0\" aria-label=\"The letter\">\n"
	    "<h2>The letter</h2>\n");
	for (number = 1; number <= p->l->info.pages; number++, first = last) {
		for (last = first; last < n && marks[last].place->page == number; last++)
			continue;
		sheet(p, number, marks + first, last - first);
	}
	markup_raw(p, "</section>\n");
	free(marks);
}
