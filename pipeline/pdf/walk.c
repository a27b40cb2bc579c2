/* walk.c - see walk.h. */
#include "pdf/walk.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "pdf/page.h"

struct wait {
	uint32_t			 number;
	struct eg_pdf_step		*step;
};

struct walk {
	const struct eg_pdf	*pdf;
	struct eg_arena		*arena;
	void			(*visit)(void *, const struct eg_pdf_object *,
				    const struct eg_pdf_step *);
	void			*data;
	bool			*reached;	/* by number: waits, or was visited */
	struct wait		*queue;		/* each number at most once */
	uint32_t		 n;
};

static struct eg_pdf_step *
step(struct walk *w, const struct eg_pdf_step *from, const char *key, uint32_t index)
{
	struct eg_pdf_step *s = eg_new(w->arena, struct eg_pdf_step);

	*s = (struct eg_pdf_step){ .from = from, .key = key, .index = index,
	    .number = from == NULL ? 0 : from->number };
	return s;
}

static void
wait_for(struct walk *w, uint32_t number, struct eg_pdf_step *s)
{
	if (number == 0 || number >= w->pdf->nslots || w->reached[number])
		return;
	w->reached[number] = true;
	s->number = number;
	w->queue[w->n++] = (struct wait){ number, s };
}

/* Containers in one another are at most as deep as the reader or seal/ made them. */
static void
take(struct walk *w, const struct eg_pdf_object *o, struct eg_pdf_step *s)
{
	uint32_t i;

	if (o == NULL)
		return;
	if (o->type == EG_PDF_REFERENCE) {
		wait_for(w, o->number, s);
		return;
	}
	w->visit(w->data, o, s);
	if (o->type == EG_PDF_ARRAY)
		for (i = 0; i < o->n; i++)
			take(w, o->item[i], step(w, s, NULL, i));
	else if (o->type == EG_PDF_DICTIONARY || o->type == EG_PDF_STREAM)
		for (i = 0; i < o->n; i++)
			take(w, o->entry[i].value, step(w, s, o->entry[i].key, 0));
}

/* From place i of the queue on; returns its end. */
static uint32_t
take_waiting(struct walk *w, uint32_t i)
{
	for (; i < w->n; i++)
		take(w, w->pdf->slot[w->queue[i].number].object, w->queue[i].step);
	return i;
}

void
eg_pdf_walk(const struct eg_pdf *pdf, struct eg_arena *arena,
    void (*visit)(void *, const struct eg_pdf_object *, const struct eg_pdf_step *),
    void *data, bool **reached)
{
	struct walk w = { .pdf = pdf, .arena = arena, .visit = visit, .data = data };
	struct eg_pdf_page *page;
	struct eg_pdf_step *s;
	const char *fault;
	size_t npages;
	uint32_t i;

	w.reached = eg_new_array(arena, pdf->nslots, bool);
	w.queue = eg_new_array(arena, pdf->nslots, struct wait);
	page = eg_pdf_pages(pdf, arena, &npages, &fault);
	for (i = 0; page != NULL && i < npages; i++) {
		s = step(&w, NULL, NULL, i + 1);
		s->page = true;
		wait_for(&w, page[i].number, s);
	}
	i = take_waiting(&w, 0);
	take(&w, pdf->trailer, step(&w, NULL, NULL, 0));
	take_waiting(&w, i);
	if (reached != NULL)
		*reached = w.reached;
}

/* --- in words ---------------------------------------------------------------------- */

/* Keys of which the items are better known by a word. */
static const struct { const char *key, *word; } items[] = {
	{ "Annots", "annotation" },
	{ "Contents", "content" },
	{ "OutputIntents", "output intent" },
	{ "Fields", "field" },
};

/* Keys that are clear without being told. */
static const char *const silent[] = { "Root", "Resources", "XObject", "Font" };

static bool
is_silent(const char *key)
{
	for (size_t i = 0; i < sizeof(silent) / sizeof(*silent); i++)
		if (strcmp(key, silent[i]) == 0)
			return true;
	return false;
}

static const char *
word_of(const struct eg_pdf_step *s)
{
	if (s == NULL || s->key == NULL)
		return NULL;
	for (size_t i = 0; i < sizeof(items) / sizeof(*items); i++)
		if (strcmp(s->key, items[i].key) == 0)
			return items[i].word;
	return NULL;
}

static void
comma(struct eg_buf *out, size_t start)
{
	if (out->len > start)
		eg_buf_puts(out, ", ");
}

/* Of a long way only its ends are told. */
static void
add_step(const struct eg_pdf_step *s, const struct eg_pdf_step *next, struct eg_buf *out,
    size_t start)
{
	if (s->page) {
		eg_buf_printf(out, "page %" PRIu32, s->index);
	} else if (s->key == NULL && s->from == NULL) {
		return;
	} else if (s->key == NULL) {
		comma(out, start);
		eg_buf_printf(out, "%s %" PRIu32, word_of(s->from) != NULL ? word_of(s->from) :
		    "item", s->index + 1);
	} else if (!is_silent(s->key) && (word_of(s) == NULL || next == NULL ||
	    next->key != NULL)) {
		comma(out, start);
		if (s->from != NULL && s->from->key != NULL &&
		    strcmp(s->from->key, "Font") == 0)
			eg_buf_printf(out, "font %s", s->key);
		else
			eg_buf_printf(out, "/%s", s->key);
	}
}

void
eg_pdf_where(const struct eg_pdf_step *s, struct eg_buf *out)
{
	enum { MOST = 12 };
	const struct eg_pdf_step *way[MOST + 1] = { NULL }, *p;
	size_t n = 0, start;

	if (s->number != 0)
		eg_buf_printf(out, "object %" PRIu32, s->number);
	else
		eg_buf_puts(out, "trailer");
	for (p = s; p != NULL && n < MOST; p = p->from)
		way[n++] = p;
	eg_buf_puts(out, ": ");
	start = out->len;
	if (p != NULL)
		eg_buf_puts(out, "...");
	for (size_t i = n; i-- > 0;)
		add_step(way[i], i == 0 ? NULL : way[i - 1], out, start);
	if (out->len == start) {
		out->len -= 2;
		out->data[out->len] = '\0';
	}
}
