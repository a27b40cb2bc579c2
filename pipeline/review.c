/*
 * review.c - a letter looked at before it is signed off.
 *
 * The letter is made as always; then its document is read back, so that every
 * element of it has a place, and set once more with marks: now each area leads
 * to the element it shows.
 */
#include <string.h>

#include "engine.h"
#include "engross.h"
#include "fo/refine.h"
#include "layout/layout.h"
#include "paint/paint.h"
#include "review/checklist.h"
#include "review/compare.h"
#include "review/place.h"
#include "text/shape.h"

/* One review being made. */
struct making {
	struct eg_engine	*engine;
	const struct eg_review_options *options;
	struct eg_review	*review;
	struct eg_diags		*diags;
	struct format		*format;
	struct eg_record	 record;
	struct eg_xml		*letter, *facts;
	const struct eg_area_tree *areas;
};

/* data is the format. */
static const char *
cite(void *data, const char *id, size_t n)
{
	const struct format *f = data;

	return f->rulebook == NULL ? NULL : eg_rules_citation(f->rulebook, id, n);
}

bool
engine_letter_complete(struct eg_engine *engine, struct format *format,
    const struct eg_xml *letter, const struct eg_xml *facts, struct eg_diags *diags)
{
	struct eg_review found = { .arena = eg_arena_new() };
	struct eg_checklist *list;
	bool ok = engine_checklist(engine, format, &list, diags);

	if (ok && list != NULL)
		ok = eg_checklist_find(list, letter, facts, NULL, cite, format, &found, diags);
	eg_arena_free(found.arena);
	return ok;
}

static struct eg_xml *
read_back(const char *name, const struct eg_buf *b, struct eg_diags *diags)
{
	struct eg_xml *x = eg_xml_read(name, eg_buf_str(b), b->len, &eg_xml_fo_limits,
	    diags);

	eg_diags_source(diags, name, NULL, 0);
	return x;
}

static bool
make(struct making *m, const char *path, struct eg_letter_info *info)
{
	const struct eg_render_options o = { .letter = m->options->letter,
	    .output = EG_OUTPUT_PDF, .lenient = true };

	if (!eg_record(m->engine, path, &o, &m->record, info, m->diags))
		return false;
	if (info->reproduction) {
		eg_report(m->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "C1003",
		    .at.file = path, .help = "`engross check` says what is wrong with it" },
		    "a published letter made again is not signed off, so "
		    "there is nothing to review");
		return false;
	}
	m->format = engine_format(m->engine, info->letter, (struct eg_pos){ 0 }, m->diags);
	m->letter = read_back("letter", &m->record.letter, m->diags);
	m->facts = read_back("facts", &m->record.facts, m->diags);
	return m->format != NULL && m->letter != NULL && m->facts != NULL;
}

/* What there is to say of the pages was said when they were made. */
static bool
set(struct making *m)
{
	struct eg_letter *marked = engine_marked_letter(m->engine, m->format, m->diags);
	struct eg_diags *quiet = eg_diags_new();
	struct eg_layout_options o = {
	    .base = eg_letter_directory(m->format->letter) };
	struct eg_xml *document = NULL;
	const struct eg_fo_tree *fo = NULL;

	if (marked != NULL)
		document = eg_letter_set(marked, m->letter, quiet);
	if (document != NULL)
		fo = eg_fo_refine(m->review->arena, document, quiet);
	eg_shapes_trim(engine_fonts(m->engine));
	if (fo != NULL)
		m->areas = eg_layout(m->review->arena, fo, engine_fonts(m->engine),
		    engine_images(m->engine), &o, quiet);
	eg_xml_free(document);
	eg_diags_free(quiet);
	return m->areas != NULL;
}

static bool
paint(struct making *m)
{
	const struct eg_review_options *o = m->options;
	const struct eg_paint_options p = { .draft = true };
	struct eg_buf b = { 0 };
	const struct eg_page *page;
	uint32_t number = 0;
	bool ok = true;

	for (page = m->areas->first; ok && o->sheet != NULL && page != NULL;
	    page = page->next) {
		eg_buf_clear(&b);
		ok = eg_paint_png(m->areas, page, engine_fonts(m->engine), &p,
		    o->resolution == 0 ? 150 : o->resolution, &b, m->diags) &&
		    o->sheet(o->sheet_data, ++number, m->areas->npages, &b);
	}
	eg_buf_free(&b);
	return ok;
}

static const char *
of_letter(struct making *m, const char *ns, const char *name)
{
	return eg_arena_strdup(m->review->arena,
	    eg_node_attr(eg_xml_root(m->letter), ns, name));
}

/* That something is missing is what a review is for: it is there all the same. */
static bool
look(struct making *m)
{
	struct eg_checklist *list;
	struct eg_lines *lines;

	m->review->letter_title = of_letter(m, "", "title");
	m->review->number = of_letter(m, "", "number");
	m->review->language = of_letter(m, "http://www.w3.org/XML/1998/namespace", "lang");
	m->review->letter = eg_arena_strdup(m->review->arena,
	    eg_buf_str(&m->record.letter));
	if (!engine_checklist(m->engine, m->format, &list, m->diags))
		return false;
	lines = eg_lines_of(m->review->arena, m->areas);
	if (list != NULL)
		eg_checklist_find(list, m->letter, m->facts, lines, cite, m->format,
		    m->review, m->diags);
	return true;
}

/* Reads one of the earlier documents and compares it, when it is there. */
static bool
compare_with(struct making *m, const char *name, const struct eg_buf *bytes,
    const struct eg_xml *now, void (*compare)(const struct eg_xml *,
    const struct eg_xml *, struct eg_review *))
{
	struct eg_xml *before;

	if (bytes->len == 0)
		return true;
	before = read_back(name, bytes, m->diags);
	if (before != NULL)
		compare(before, now, m->review);
	eg_xml_free(before);
	return before != NULL;
}

static bool
compare(struct making *m, const char *id)
{
	const struct eg_review_options *o = m->options;
	struct eg_buf letter = { 0 }, facts = { 0 };
	bool ok;

	if (o->earlier == NULL)
		return true;
	ok = o->earlier(o->earlier_data, id, &letter, &facts, m->diags) &&
	    compare_with(m, "earlier letter", &letter, m->letter, eg_compare_letters) &&
	    compare_with(m, "earlier facts", &facts, m->facts, eg_compare_facts);
	eg_buf_free(&letter);
	eg_buf_free(&facts);
	return ok;
}

bool
eg_review(struct eg_engine *engine, const char *path,
    const struct eg_review_options *options, struct eg_review *review,
    struct eg_letter_info *info, struct eg_diags *diags)
{
	struct making m = { .engine = engine, .options = options, .review = review,
	    .diags = diags };
	bool ok;

	*review = (struct eg_review){ .arena = eg_arena_new() };
	ok = make(&m, path, info) && set(&m) && look(&m) && compare(&m, info->id) && paint(&m);
	eg_xml_free(m.letter);
	eg_xml_free(m.facts);
	eg_record_free(&m.record);
	return ok;
}

void
eg_review_free(struct eg_review *r)
{
	eg_arena_free(r->arena);
	*r = (struct eg_review){ 0 };
}
