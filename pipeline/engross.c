/* engross.c - the way of a letter, one line a stage. */
#include "engross.h"

#include <string.h>

#include "base/arena.h"
#include "engine.h"
#include "fo/refine.h"
#include "intake/intake.h"
#include "layout/layout.h"
#include "paint/paint.h"
#include "record.h"
#include "rules/rules.h"
#include "seal/seal.h"
#include "seal/structure.h"
#include "text/shape.h"

/* One letter on its way. */
struct run {
	struct eg_engine	*engine;
	const struct eg_render_options *options;
	struct eg_diags		*diags;
	struct eg_letter_info	*info;
	struct eg_arena		*arena;		/* from fo on */
	struct format		*format;	/* NULL for a bare FO document */
	const struct eg_check_options *check;	/* NULL when a letter is made */
	struct eg_record	*record;	/* wanted too; or NULL */
	struct eg_xml		*cas;		/* as read */
	struct eg_xml		*judged;	/* a copy with facts */
	struct eg_xml		*letter;	/* letter document, if it is the product */
	struct eg_xml		*document;	/* XSL-FO; gone once it is refined */
	struct eg_seal_options	 seal;		/* what the letter says of itself */
	struct eg_buf		 attachment;	/* letter document for the PDF; empty: none */
	const struct eg_fo_tree	*fo;
	const struct eg_area_tree *areas;
	struct eg_structure	*structure;	/* when the product has it */
};

static const struct eg_render_options defaults = { .output = EG_OUTPUT_PDF };

/* options and info may be NULL; unused then takes what nobody asked for. */
static struct run
begin(struct eg_engine *engine, const struct eg_render_options *options,
    struct eg_letter_info *info, struct eg_letter_info *unused,
    struct eg_diags *diags)
{
	struct run r = { .engine = engine, .diags = diags,
	    .options = options == NULL ? &defaults : options,
	    .info = info == NULL ? unused : info };

	*r.info = (struct eg_letter_info){ .acknowledge = "", .unverified = "" };
	engine_string_reset(engine);
	return r;
}

/* A document that goes takes the text behind the excerpts along. */
static void
let_go(struct eg_xml *x, struct eg_diags *diags)
{
	if (x != NULL)
		eg_diags_source(diags, eg_xml_name(x), NULL, 0);
	eg_xml_free(x);
}

static void
end(struct run *r)
{
	let_go(r->document, r->diags);
	eg_xml_free(r->letter);
	eg_xml_free(r->judged);
	let_go(r->cas, r->diags);
	eg_buf_free(&r->attachment);
	eg_arena_free(r->arena);
}

/* What is only for looking inside has no page to say it on. */
static bool
carries_a_mark(enum eg_output o)
{
	return o == EG_OUTPUT_PDF || o == EG_OUTPUT_PNG || o == EG_OUTPUT_SVG ||
	    o == EG_OUTPUT_HTML || o == EG_OUTPUT_TEXT;
}

static bool
is_marked(const struct run *r)
{
	const struct eg_render_options *o = r->options;

	return carries_a_mark(o->output) && (o->marked || o->lenient ||
	    (r->info->signoff && r->record == NULL));
}

/* The root's letter="..." names the format, unless the caller does. */
static bool
choose_format(struct run *r)
{
	const char *name = r->options->letter;

	if (name == NULL)
		name = eg_intake_letter(r->cas, r->diags);
	if (name == NULL)
		return false;
	r->format = engine_format(r->engine, name,
	    eg_xml_pos(r->cas, eg_xml_root(r->cas)), r->diags);
	if (r->format == NULL)
		return false;
	r->info->letter = engine_string(r->engine, name);
	r->info->reproduction = eg_letter_reproduces(r->format->letter);
	r->info->signoff = eg_letter_needs_signoff(r->format->letter);
	r->info->marked = is_marked(r);
	return true;
}

/* Facts to be explained are known, and other values are in the case. */
static bool
prepare(struct run *r)
{
	const struct eg_check_options *c = r->check;
	struct eg_rulebook *book = r->format->rulebook;
	bool ok = true;
	size_t i;

	for (i = 0; c != NULL && i < c->explains; i++)
		ok = eg_rules_explains(book, c->explain[i], r->diags) && ok;
	for (i = 0; c != NULL && i < c->sets; i++)
		ok = eg_rules_set(book, r->cas, c->set[i], r->diags) && ok;
	return ok;
}

static bool
intake(struct run *r, const char *path)
{
	r->cas = eg_intake_read(path, r->diags);
	if (r->cas == NULL || !choose_format(r))
		return false;
	r->info->id = engine_string(r->engine,
	    eg_node_attr(eg_xml_root(r->cas), "", "id"));
	/* What a letter of that format leaves out is left out of its case. */
	if (eg_letter_redacted(r->format->letter)) {
		eg_report(r->diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "D1014", .at = eg_xml_pos(r->cas, eg_xml_root(r->cas)),
		    .help = "give the case the format of its letter, and use `engross publish`" },
		    "letters of the format `%s` are public copies, which are made from "
		    "redacted cases", r->info->letter);
		return false;
	}
	return prepare(r) &&
	    eg_intake_validate(r->cas, r->format->schema, r->diags);
}

static const char *
told(struct run *r, void (*tell)(const struct eg_rulebook *, struct eg_buf *))
{
	struct eg_buf b = { 0 };
	const char *s;

	tell(r->format->rulebook, &b);
	s = engine_string(r->engine, eg_buf_str(&b));
	eg_buf_free(&b);
	return s;
}

static void
explain(struct run *r)
{
	const struct eg_check_options *c = r->check;
	size_t i;

	for (i = 0; c != NULL && c->explanation != NULL && i < c->explains; i++)
		eg_rules_explain(r->format->rulebook, c->explain[i], r->judged,
		    c->explain_json, c->explanation);
}

/* Findings that are errors stop a letter, unless they are known to be there. */
static bool
judge(struct run *r)
{
	struct eg_rules_options o = { .reproduction = r->info->reproduction,
	    .engine = "engross " EG_VERSION };
	const struct eg_check_options *c = r->check;
	struct eg_rulebook *book = r->format->rulebook;

	/* Rules for another kind of case would say what nobody can mend. */
	if (!eg_letter_suits(r->format->letter, r->cas, r->diags))
		return false;
	r->judged = eg_xml_new_copy(r->cas);
	if (book == NULL)
		return true;
	if (c != NULL) {
		o.law_as_of = c->law_as_of;
		o.set = c->set;
		o.sets = c->sets;
		o.svrl = c->svrl;
		o.receipt = c->receipt;
	}
	if (r->record != NULL)
		o.receipt = &r->record->receipt;
	r->info->judged = eg_rules_judge(book, r->judged, &o, r->diags);
	r->info->signable = eg_rules_signable(book);
	r->info->acknowledge = told(r, eg_rules_to_acknowledge);
	r->info->unverified = told(r, eg_rules_unverified);
	explain(r);
	return r->info->judged &&
	    (!eg_diags_failed(r->diags) || r->options->lenient);
}

static const char *
of_letter(struct run *r, const char *attribute)
{
	return engine_string(r->engine,
	    eg_node_attr(eg_xml_root(r->letter), "", attribute));
}

/* The letter document, or a view of it, is the product: no pages. */
static bool
shows_letter(const struct run *r)
{
	enum eg_output o = r->options->output;

	return o == EG_OUTPUT_LETTER || o == EG_OUTPUT_HTML || o == EG_OUTPUT_TEXT;
}

static bool
emit_view(struct run *r, enum eg_view_kind kind, struct eg_buf *out);

/* What there is of a letter once its words stand. */
static bool
record(struct run *r)
{
	struct eg_record *record = r->record;
	const char *bytes;
	size_t n;

	bytes = eg_xml_bytes(r->cas, &n);
	eg_buf_clear(&record->cas);
	eg_buf_add(&record->cas, bytes, n);
	eg_buf_clear(&record->facts);
	eg_xml_dump(r->judged, &record->facts);
	eg_buf_clear(&record->letter);
	eg_xml_dump(r->letter, &record->letter);
	eg_buf_clear(&record->text);
	eg_buf_clear(&record->title);
	eg_buf_puts(&record->title, r->seal.title == NULL ? "" : r->seal.title);
	record_forget(record);
	return eg_letter_decided(r->format->letter, r->judged, record_decision, record,
	    r->diags) && emit_view(r, EG_VIEW_TEXT, &record->text);
}

/* Lines and places of all pages, where the same pages could be painted otherwise. */
static void
digest_layout(struct run *r)
{
	struct eg_buf b = { 0 };

	eg_area_dump(r->areas, &b);
	eg_digest(EG_SHA512, eg_buf_str(&b), b.len, r->record->layout);
	eg_buf_free(&b);
}

/* For people who sign the letter off. */
static bool
bind(struct run *r)
{
	digest_layout(r);
	return engine_made_with(r->engine, r->format, r->areas, record_made_with, r->record,
	    r->diags);
}

/* It is taken once: a merge for messages has marks in it. */
static bool
attaches(const struct run *r)
{
	return r->options->output == EG_OUTPUT_PDF &&
	    (r->options->attach || eg_letter_attaches(r->format->letter));
}

/* What people sign off contains what the law requires. */
static bool
complete(struct run *r, struct eg_diags *diags)
{
	return !r->info->signoff || r->options->lenient ||
	    (engine_letter_complete(r->engine, r->format, r->letter, r->judged, diags) &&
	    engine_attestations(r->engine, r->format, r->judged, record_attestation,
	    r->record, diags));
}

/*
 * A long letter is several trees of many megabytes: each goes as soon as the
 * next one stands.
 */
static bool
merge(struct run *r, struct eg_letter *letter, struct eg_diags *diags)
{
	r->document = eg_letter_merge(letter, r->judged, &r->letter, diags);
	if (r->document == NULL)
		return false;
	r->seal = (struct eg_seal_options){ .draft = r->info->marked,
	    .reproduction = r->info->reproduction, .title = of_letter(r, "title"),
	    .subject = of_letter(r, "subject"), .created = of_letter(r, "date"),
	    .number = of_letter(r, "number"), .kind = r->info->letter };
	r->info->date = r->seal.created;
	r->info->amends = of_letter(r, "amends");
	if (r->record != NULL && !(record(r) && complete(r, diags)))
		return false;
	if (attaches(r) && r->attachment.len == 0)
		eg_xml_dump(r->letter, &r->attachment);
	if (!shows_letter(r)) {
		eg_xml_free(r->letter);
		r->letter = NULL;
	}
	return true;
}

static bool
has_structure(const struct run *r)
{
	enum eg_output o = r->options->output;

	return o == EG_OUTPUT_PDF || o == EG_OUTPUT_STRUCTURE;
}

static bool
lay_out(struct run *r, const char *pictures, struct eg_diags *diags)
{
	bool anybody = r->format == NULL;
	struct eg_layout_options o = { .no_kerning = r->options->no_kerning,
	    .base = pictures, .anybody = anybody };

	r->arena = eg_arena_new();
	r->fo = anybody ? eg_fo_refine_anybody(r->arena, r->document, diags) :
	    eg_fo_refine(r->arena, r->document, diags);
	/* Somebody's own document stays: it is what messages quote. */
	if (!anybody) {
		eg_xml_free(r->document);
		r->document = NULL;
	}
	if (r->fo == NULL)
		return false;
	if (r->options->output == EG_OUTPUT_TREE)
		return true;
	/* The areas of the letter before are gone, so its words may go too. */
	eg_shapes_trim(engine_fonts(r->engine));
	r->areas = eg_layout(r->arena, r->fo, engine_fonts(r->engine),
	    engine_images(r->engine), &o, diags);
	if (r->areas == NULL)
		return false;
	r->info->pages = r->areas->npages;
	if (has_structure(r)) {
		r->structure = eg_structure_new(r->arena, r->areas);
		eg_structure_examine(r->structure, diags);
	}
	return true;
}

/* Printed words, found again where the case says them. */
static bool
find_words(void *data, const char *words, struct eg_pos *from)
{
	const struct run *r = data;

	return eg_xml_seek(r->cas, words, from->line, from);
}

/*
 * Merging again with marks costs twice as much but tells which template line
 * and which case line made each object, so it is done only when there is
 * something to say.
 */
static bool
lay_out_again(struct run *r, const char *pictures)
{
	struct eg_letter *marked = engine_marked_letter(r->engine, r->format, r->diags);

	bool ok;

	if (marked == NULL)
		return false;
	eg_arena_free(r->arena);
	r->arena = NULL;
	eg_letter_sources(marked, r->diags);
	eg_diags_trace(r->diags, find_words, r);
	ok = merge(r, marked, r->diags) && lay_out(r, pictures, r->diags);
	eg_diags_trace(r->diags, NULL, NULL);
	return ok;
}

static bool
typeset(struct run *r)
{
	struct eg_diags *quiet = eg_diags_new();
	const char *pictures = eg_letter_directory(r->format->letter);
	bool ok, said;

	ok = lay_out(r, pictures, quiet);
	said = eg_diags_count(quiet) > 0;
	eg_diags_free(quiet);
	return said ? lay_out_again(r, pictures) : ok;
}

static bool
emit_view(struct run *r, enum eg_view_kind kind, struct eg_buf *out)
{
	struct eg_view *v = engine_view(r->engine, kind, r->diags);
	struct eg_view_options o = { .draft = r->info->marked,
	    .reproduction = r->info->reproduction,
	    .pictures = eg_letter_directory(r->format->letter),
	    .images = engine_images(r->engine) };

	return v != NULL && eg_view_write(v, r->letter, &o, out, r->diags);
}

static bool
write_pdf(struct run *r, struct eg_buf *out)
{
	const struct eg_paint_options o = { .draft = r->info->marked };
	struct eg_structure *s = r->structure;
	struct eg_buf painted = { 0 };
	bool ok;

	r->seal.producer = "engross " EG_VERSION;
	r->seal.attachment = &r->attachment;
	ok = eg_paint_pdf(r->areas, s, engine_fonts(r->engine), &o, &painted, r->diags) &&
	    eg_seal(r->arena, s, &r->seal, &painted, out, r->diags);
	eg_buf_free(&painted);
	return ok;
}

static bool
emit_sheet(struct run *r, const struct eg_page *page, uint32_t number)
{
	const struct eg_render_options *o = r->options;
	const struct eg_paint_options p = { .draft = r->info->marked };
	struct eg_fonts *fonts = engine_fonts(r->engine);
	struct eg_buf b = { 0 };
	bool ok;

	ok = o->output == EG_OUTPUT_SVG ?
	    eg_paint_svg(r->areas, page, fonts, &p, &b, r->diags) :
	    eg_paint_png(r->areas, page, fonts, &p,
	    o->resolution == 0 ? 150 : o->resolution, &b, r->diags);
	ok = ok && o->sheet(o->sheet_data, number, r->areas->npages, &b);
	eg_buf_free(&b);
	return ok;
}

static bool
emit_sheets(struct run *r)
{
	uint32_t only = r->options->page, number = 0;
	const struct eg_page *page;

	if (only > r->areas->npages) {
		eg_report(r->diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "U8025" }, "there is no page %u; the last one is %u", only,
		    r->areas->npages);
		return false;
	}
	for (page = r->areas->first; page != NULL; page = page->next) {
		number++;
		if ((only == 0 || only == number) && !emit_sheet(r, page, number))
			return false;
	}
	return true;
}

static bool
emit(struct run *r, struct eg_buf *out)
{
	/* No merge comes any more. */
	eg_xml_free(r->judged);
	r->judged = NULL;
	switch (r->options->output) {
	case EG_OUTPUT_FO:
		eg_xml_dump(r->document, out);
		return true;
	case EG_OUTPUT_LETTER:
		eg_xml_dump(r->letter, out);
		return true;
	case EG_OUTPUT_HTML:
		return emit_view(r, EG_VIEW_HTML, out);
	case EG_OUTPUT_TEXT:
		return emit_view(r, EG_VIEW_TEXT, out);
	case EG_OUTPUT_TREE:
		eg_fo_dump(r->fo, out);
		return true;
	case EG_OUTPUT_AREAS:
		eg_area_dump(r->areas, out);
		return true;
	case EG_OUTPUT_STRUCTURE:
		eg_structure_dump(r->structure, out);
		return true;
	case EG_OUTPUT_PNG:
	case EG_OUTPUT_SVG:
		return emit_sheets(r);
	case EG_OUTPUT_PDF:
		break;
	}
	return write_pdf(r, out);
}

static bool
wants_pages(const struct run *r)
{
	return r->options->output != EG_OUTPUT_FO && !shows_letter(r);
}

bool
eg_check(struct eg_engine *engine, const char *path,
    const struct eg_check_options *options, struct eg_letter_info *info,
    struct eg_diags *diags)
{
	static const struct eg_check_options plain = { .letter = NULL };
	const struct eg_check_options *c = options == NULL ? &plain : options;
	const struct eg_render_options o = { .letter = c->letter };
	struct eg_letter_info unused;
	struct run r = begin(engine, &o, info, &unused, diags);
	bool ok;

	engine_examine(engine);
	r.check = c;
	ok = intake(&r, path) && judge(&r);
	end(&r);
	return ok && !eg_diags_failed(diags);
}

bool
eg_render(struct eg_engine *engine, const char *path,
    const struct eg_render_options *options, struct eg_buf *out,
    struct eg_letter_info *info, struct eg_diags *diags)
{
	struct eg_letter_info unused;
	struct run r = begin(engine, options, info, &unused, diags);
	bool ok;

	ok = intake(&r, path) &&
	    judge(&r) &&
	    merge(&r, r.format->letter, diags) &&
	    (!wants_pages(&r) || typeset(&r)) &&
	    emit(&r, out);
	end(&r);
	return ok;
}

bool
eg_record(struct eg_engine *engine, const char *path,
    const struct eg_render_options *options, struct eg_record *record,
    struct eg_letter_info *info, struct eg_diags *diags)
{
	struct eg_letter_info unused;
	struct run r = begin(engine, options, info, &unused, diags);
	bool ok;

	r.record = record;
	ok = intake(&r, path) &&
	    judge(&r) &&
	    merge(&r, r.format->letter, diags) &&
	    typeset(&r) &&
	    emit(&r, &record->pdf) &&
	    (!r.info->signoff || bind(&r));
	end(&r);
	return ok;
}

/* --- for public copies (publish.c) -------------------------------------------- */

bool
engine_judge(struct eg_engine *engine, const char *path, struct engine_case *c,
    struct eg_letter_info *info, struct eg_diags *diags)
{
	struct eg_letter_info unused;
	struct run r = begin(engine, NULL, info, &unused, diags);
	bool ok = intake(&r, path) && judge(&r);

	*c = (struct engine_case){ .cas = r.cas, .judged = r.judged, .format = r.format };
	return ok;
}

void
engine_case_end(struct engine_case *c, struct eg_diags *diags)
{
	eg_xml_free(c->judged);
	let_go(c->cas, diags);
	*c = (struct engine_case){ .cas = NULL };
}

bool
engine_write(struct eg_engine *engine, const struct engine_case *c, bool marked,
    struct engine_letter *out, struct eg_diags *diags)
{
	struct eg_render_options o = { .output = EG_OUTPUT_HTML };
	struct eg_letter_info info = { .letter = c->format->name, .marked = marked };
	struct run r = { .engine = engine, .diags = diags, .options = &o, .info = &info,
	    .cas = c->cas, .judged = c->judged, .format = c->format };
	bool ok;

	/* First what is made of the letter document, then the pages. */
	ok = eg_letter_suits(c->format->letter, c->judged, diags) &&
	    merge(&r, c->format->letter, diags) &&
	    emit_view(&r, EG_VIEW_HTML, &out->html) &&
	    emit_view(&r, EG_VIEW_TEXT, &out->text);
	eg_xml_free(r.letter);
	r.letter = NULL;
	o.output = EG_OUTPUT_PDF;
	ok = ok && typeset(&r);
	/* Whatever the format says of its letters: a public copy has no attachment. */
	eg_buf_clear(&r.attachment);
	ok = ok && write_pdf(&r, &out->pdf);
	out->pages = info.pages;
	r.cas = NULL;
	r.judged = NULL;
	end(&r);
	return ok;
}

void
engine_letter_free(struct engine_letter *l)
{
	eg_buf_free(&l->pdf);
	eg_buf_free(&l->html);
	eg_buf_free(&l->text);
}

bool
eg_format(struct eg_engine *engine, const char *path,
    const struct eg_render_options *options, struct eg_buf *out,
    struct eg_letter_info *info, struct eg_diags *diags)
{
	struct eg_letter_info unused;
	struct run r = begin(engine, options, info, &unused, diags);
	char *base = engine_directory_of(path);
	bool ok;

	r.document = eg_xml_open(path, &eg_xml_fo_limits, diags);
	ok = r.document != NULL && lay_out(&r, base, diags) && emit(&r, out);
	free(base);
	end(&r);
	return ok;
}
