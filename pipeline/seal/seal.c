/* seal.c - see seal.h. */
#include "seal/seal.h"

#include <stdlib.h>
#include <string.h>

#include "crypt/digest.h"
#include "pdf/lint.h"
#include "pdf/read.h"
#include "pdf/write.h"
#include "seal/sealer.h"

void
eg_seal_fault(struct eg_sealer *s, uint32_t page, const char *words)
{
	eg_report(s->diags, &(struct eg_diag){ .severity = EG_FATAL, .code = "X9911",
	    .help = "this is a fault of engross, not of the letter; please report it" },
	    "the painting of page %u %s", (unsigned)page + 1, words);
}

/* White space in a row is one space; what stands beside each other is apart. */
static void
add_words(struct eg_buf *out, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool space = strchr(" \t\n", s[i]) != NULL;

		if (!space)
			eg_buf_putc(out, s[i]);
		else if (out->len > 0 && out->data[out->len - 1] != ' ')
			eg_buf_putc(out, ' ');
	}
}

void
eg_seal_words(const struct eg_fo *fo, struct eg_buf *out)
{
	if (fo->text != NULL)
		add_words(out, fo->text, fo->len);
	for (const struct eg_fo *c = fo->first; c != NULL; c = c->next) {
		if (c->type == EG_FO_BLOCK)
			add_words(out, " ", 1);
		if (c->type != EG_FO_FOOTNOTE)
			eg_seal_words(c, out);
		if (c->alt != NULL)
			add_words(out, c->alt, strlen(c->alt));
	}
}

static const struct eg_element *
first_heading(const struct eg_element *e)
{
	const struct eg_element *found;

	if (e->type >= EG_S_H1 && e->type <= EG_S_H6)
		return e;
	for (const struct eg_kid *k = e->first; k != NULL; k = k->next)
		if (k->kind == EG_KID_ELEMENT &&
		    (found = first_heading(k->element)) != NULL)
			return found;
	return NULL;
}

/* A file without a title is not accessible; one that is made up helps nobody. */
static const char *
title_of(struct eg_sealer *s)
{
	const struct eg_element *heading = first_heading(s->s->document);
	struct eg_buf words = { 0 };
	const char *title = s->options->title;

	if (title == NULL || *title == '\0')
		title = s->s->areas->fo->title;
	if ((title == NULL || *title == '\0') && heading != NULL) {
		eg_seal_words(heading->fo, &words);
		title = eg_arena_strdup(s->arena, eg_buf_str(&words));
		eg_buf_free(&words);
	}
	return title == NULL || *title == '\0' ? "Untitled" : title;
}

void
eg_seal_drop(struct eg_sealer *s, const struct eg_pdf_object *o)
{
	if (eg_pdf_is(o, EG_PDF_REFERENCE))
		eg_pdf_put(s->pdf, o, NULL);
}

/* What the new catalog takes the place of. */
static void
drop_old(struct eg_sealer *s)
{
	eg_seal_drop(s, eg_pdf_find(s->pdf->trailer, "Root"));
	eg_seal_drop(s, eg_pdf_find(s->pdf->trailer, "Info"));
	eg_pdf_set(s->arena, s->pdf->trailer, "Info", NULL);
}

static bool
find_pages(struct eg_sealer *s)
{
	struct eg_pdf_object *pages = eg_pdf_get(s->pdf, eg_pdf_catalog(s->pdf), "Pages");
	struct eg_pdf_object *kids = eg_pdf_get_as(s->pdf, pages, "Kids", EG_PDF_ARRAY);
	uint32_t n = s->s->areas->npages;

	if (eg_pdf_count(s->pdf, kids) != n) {
		eg_seal_fault(s, 0, "is not among the pages painted");
		return false;
	}
	s->page = eg_new_array(s->arena, n, struct eg_pdf_object *);
	s->page_ref = eg_new_array(s->arena, n, struct eg_pdf_object *);
	for (uint32_t i = 0; i < n; i++) {
		s->page_ref[i] = kids->item[i];
		s->page[i] = eg_pdf_follow(s->pdf, kids->item[i]);
		if (!eg_pdf_is(s->page[i], EG_PDF_DICTIONARY)) {
			eg_seal_fault(s, i, "is none");
			return false;
		}
		eg_pdf_set(s->arena, s->page[i], "StructParents",
		    eg_pdf_integer(s->arena, i));
		eg_pdf_set_name(s->arena, s->page[i], "Tabs", "S");
	}
	return true;
}

static void
begin_catalog(struct eg_sealer *s)
{
	struct eg_pdf_object *d = eg_pdf_dictionary(s->arena), *v, *mark;

	eg_pdf_set_name(s->arena, d, "Type", "Catalog");
	eg_pdf_set(s->arena, d, "Pages", eg_pdf_find(eg_pdf_catalog(s->pdf), "Pages"));
	eg_pdf_set_text(s->arena, d, "Lang", s->s->document->spoken);
	mark = eg_pdf_dictionary(s->arena);
	eg_pdf_set(s->arena, mark, "Marked", eg_pdf_boolean(s->arena, true));
	eg_pdf_set(s->arena, d, "MarkInfo", mark);
	v = eg_pdf_dictionary(s->arena);
	eg_pdf_set(s->arena, v, "DisplayDocTitle", eg_pdf_boolean(s->arena, true));
	eg_pdf_set(s->arena, d, "ViewerPreferences", v);
	s->catalog = d;
	drop_old(s);
	eg_pdf_set(s->arena, s->pdf->trailer, "Root", eg_pdf_add(s->pdf, d));
}

static bool
make(struct eg_sealer *s)
{
	bool ok;

	begin_catalog(s);
	s->annotation = eg_new_array(s->arena, (size_t)s->s->nlinks + s->s->nfields,
	    struct eg_pdf_object *);
	s->annotation_owner = eg_new_array(s->arena, (size_t)s->s->nlinks + s->s->nfields,
	    struct eg_pdf_object *);
	ok = eg_seal_resources(s);
	ok &= eg_seal_contents(s);
	ok &= eg_seal_links(s);
	eg_seal_fields(s);
	if (!ok)
		return false;
	eg_seal_tree(s);
	eg_seal_outline(s);
	eg_seal_destinations(s);
	eg_seal_page_labels(s);
	eg_seal_metadata(s);
	eg_seal_attachment(s);
	eg_seal_output_intent(s);
	return true;
}

/* ISO 19005-2, 6.1.3 wants an identifier; the same letter has the same one. */
static void
identify(void *data, const void *bytes, size_t n, unsigned char id[16])
{
	char hex[EG_SHA256_HEX];

	(void)data;
	eg_sha256(bytes, n, hex);
	for (int i = 0; i < 16; i++) {
		char pair[3] = { hex[2 * i], hex[2 * i + 1], '\0' };

		id[i] = (unsigned char)strtoul(pair, NULL, 16);
	}
}

bool
eg_seal(struct eg_arena *arena, const struct eg_structure *structure,
    const struct eg_seal_options *options, const struct eg_buf *painted,
    struct eg_buf *out, struct eg_diags *diags)
{
	const struct eg_pdf_form form = { .packed = true, .digest = identify };
	const struct eg_pdf_lint rules = { .file = "letter.pdf",
	    .anybody = structure->areas->fo->anybody,
	    .attachment = eg_seal_attaches(options) ? EG_SEAL_ATTACHMENT : NULL };
	struct eg_sealer s = { .arena = arena, .s = structure, .options = options,
	    .diags = diags };

	s.pdf = eg_pdf_read(arena, "pages", painted->data, painted->len, diags);
	if (s.pdf == NULL)
		return false;
	s.title = title_of(&s);
	s.wanted = eg_arena_alloc(arena, structure->areas->ndestinations + 1);
	if (!find_pages(&s) || !make(&s) || !eg_pdf_lint(s.pdf, &rules, diags))
		return false;
	eg_pdf_write(s.pdf, &form, out);
	return true;
}
