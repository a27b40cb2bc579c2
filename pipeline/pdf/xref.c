/* xref.c - where the objects are: tables and streams of cross-references. */
#include <string.h>

#include "pdf/flate.h"
#include "pdf/reader.h"

#define BROKEN	"P9003"

/* Sections that are still to be read, and those that were. */
struct chain {
	size_t	 at[EG_PDF_REVISIONS_MAX];
	size_t	 n;
};

/* An older section says nothing of an object that a newer one has. */
static bool
know(struct eg_pdf_reader *r, size_t at, int64_t number, const struct eg_pdf_slot *slot)
{
	struct eg_pdf *pdf = r->pdf;

	if (number > EG_PDF_NUMBER_MAX)
		return eg_pdf_reader_fault(r, "P9007", 0, at,
		    "an object has the number %lld, more than %d", (long long)number,
		    EG_PDF_NUMBER_MAX);
	while (pdf->nslots <= number)
		eg_pdf_add(pdf, NULL);
	if (number > 0 && pdf->slot[number].kind == EG_PDF_UNKNOWN)
		pdf->slot[number] = *slot;
	return true;
}

static bool
add_section(struct eg_pdf_reader *r, struct chain *chain, size_t from, int64_t at)
{
	if (at < 0 || (uint64_t)at >= r->n)
		return eg_pdf_reader_fault(r, BROKEN, 0, from,
		    "cross-references are said to be at byte %lld, beyond the end",
		    (long long)at);
	for (size_t i = 0; i < chain->n; i++)
		if (chain->at[i] == (size_t)at)
			return eg_pdf_reader_fault(r, BROKEN, 0, from,
			    "cross-references lead in a circle");
	if (chain->n == EG_PDF_REVISIONS_MAX)
		return eg_pdf_reader_fault(r, "P9007", 0, from,
		    "the file was changed more than %d times", EG_PDF_REVISIONS_MAX);
	chain->at[chain->n++] = (size_t)at;
	return true;
}

/* A byte of the file under a key of a trailer: another section. */
static bool
add_by_key(struct eg_pdf_reader *r, struct chain *chain, size_t from,
    const struct eg_pdf_object *trailer, const char *key)
{
	const struct eg_pdf_object *o = eg_pdf_find(trailer, key);

	if (o == NULL)
		return true;
	if (!eg_pdf_is(o, EG_PDF_INTEGER))
		return eg_pdf_reader_fault(r, BROKEN, 0, from, "/%s of a trailer is no number",
		    key);
	return add_section(r, chain, from, o->integer);
}

/* --- tables (7.5.4) -------------------------------------------------------------- */

/* "0000000123 00000 n" */
static bool
read_entry(struct eg_pdf_reader *r, struct eg_pdf_lexer *lex, int64_t number)
{
	struct eg_pdf_token at, generation, kind;
	struct eg_pdf_slot slot = { .kind = EG_PDF_FREE };

	eg_pdf_lex(lex, &at);
	eg_pdf_lex(lex, &generation);
	eg_pdf_lex(lex, &kind);
	if (at.kind != EG_PDF_T_INTEGER || at.integer < 0 ||
	    generation.kind != EG_PDF_T_INTEGER || generation.integer < 0 ||
	    generation.integer > UINT16_MAX ||
	    (!eg_pdf_is_keyword(&kind, "n") && !eg_pdf_is_keyword(&kind, "f")))
		return eg_pdf_reader_fault(r, BROKEN, 0, at.start,
		    "an entry of the cross-references is not as it should be");
	if (eg_pdf_is_keyword(&kind, "n")) {
		slot.kind = EG_PDF_IN_FILE;
		slot.place = (uint64_t)at.integer;
		slot.generation = (uint16_t)generation.integer;
	}
	return know(r, at.start, number, &slot);
}

static bool
read_table(struct eg_pdf_reader *r, size_t start, struct eg_pdf_object **trailer)
{
	struct eg_pdf_parser p = { .lex = { .bytes = r->bytes, .n = r->n, .at = start },
	    .references = true, .left = &r->left };
	struct eg_pdf_token first, count;

	eg_pdf_lex(&p.lex, &first);		/* xref */
	for (;;) {
		eg_pdf_lex(&p.lex, &first);
		if (eg_pdf_is_keyword(&first, "trailer"))
			break;
		eg_pdf_lex(&p.lex, &count);
		if (first.kind != EG_PDF_T_INTEGER || first.integer < 0 ||
		    count.kind != EG_PDF_T_INTEGER || count.integer < 0 ||
		    count.integer > EG_PDF_NUMBER_MAX)
			return eg_pdf_reader_fault(r, BROKEN, 0, first.start,
			    "the cross-references are not as they should be");
		for (int64_t i = 0; i < count.integer; i++)
			if (!read_entry(r, &p.lex, first.integer + i))
				return false;
	}
	p.lex.arena = r->pdf->arena;
	if (!eg_pdf_parse_next(&p, trailer))
		return eg_pdf_reader_fault(r, BROKEN, 0, p.fault_at, "%s, in a trailer",
		    p.fault);
	if (!eg_pdf_is(*trailer, EG_PDF_DICTIONARY))
		return eg_pdf_reader_fault(r, BROKEN, 0, first.start,
		    "a trailer is no dictionary");
	return eg_pdf_load_work(r, 0, start, p.lex.at - start);
}

/* --- streams (7.5.8) -------------------------------------------------------------- */

struct fields {
	const unsigned char	*at;
	size_t			 entries;	/* of this size there are */
	size_t			 width[3];
};

static uint64_t
field(const unsigned char *s, size_t width)
{
	uint64_t v = 0;

	while (width-- > 0)
		v = v << 8 | *s++;
	return v;
}

static bool
take_entry(struct eg_pdf_reader *r, size_t start, struct fields *f, int64_t number)
{
	uint64_t kind, second, third;
	struct eg_pdf_slot slot = { .kind = EG_PDF_FREE };

	kind = f->width[0] == 0 ? 1 : field(f->at, f->width[0]);
	second = field(f->at + f->width[0], f->width[1]);
	third = field(f->at + f->width[0] + f->width[1], f->width[2]);
	f->at += f->width[0] + f->width[1] + f->width[2];
	f->entries--;
	if (kind == 1 && third <= UINT16_MAX) {
		slot.kind = EG_PDF_IN_FILE;
		slot.place = second;
		slot.generation = (uint16_t)third;
	} else if (kind == 2 && second <= EG_PDF_NUMBER_MAX && third <= EG_PDF_NUMBER_MAX) {
		slot.kind = EG_PDF_IN_STREAM;
		slot.place = second;
		slot.index = (uint32_t)third;
	} else if (kind != 0) {
		return eg_pdf_reader_fault(r, BROKEN, 0, start,
		    "an entry of the cross-references is not as it should be");
	}
	return know(r, start, number, &slot);
}

/* Pairs of first number and count; without them all from 0 on. */
static bool
take_entries(struct eg_pdf_reader *r, size_t start, const struct eg_pdf_object *stream,
    struct fields *f)
{
	const struct eg_pdf_object *index = eg_pdf_find(stream, "Index");
	int64_t first = 0, count = 0, size;
	size_t i, n = eg_pdf_is(index, EG_PDF_ARRAY) ? index->n : 0;

	if (!eg_pdf_integer_of(eg_pdf_find(stream, "Size"), 0, EG_PDF_NUMBER_MAX + 1, &size) ||
	    n % 2 != 0 || (index != NULL && n == 0))
		return eg_pdf_reader_fault(r, BROKEN, 0, start,
		    "the cross-references do not say of which objects they are");
	for (i = 0; i < n || (index == NULL && i == 0); i += 2) {
		if (index == NULL)
			count = size;
		else if (!eg_pdf_integer_of(index->item[i], 0, EG_PDF_NUMBER_MAX, &first) ||
		    !eg_pdf_integer_of(index->item[i + 1], 0, EG_PDF_NUMBER_MAX, &count))
			count = -1;
		if (count < 0 || (uint64_t)count > f->entries)
			return eg_pdf_reader_fault(r, BROKEN, 0, start,
			    "the cross-references are fewer than they say");
		while (count-- > 0)
			if (!take_entry(r, start, f, first++))
				return false;
	}
	return true;
}

static bool
read_stream(struct eg_pdf_reader *r, size_t start, struct eg_pdf_object **stream)
{
	const struct eg_pdf_object *w;
	struct eg_buf b = { 0 };
	struct fields f = { 0 };
	uint32_t number = 0;
	uint16_t generation;
	int64_t width;
	size_t total = 0;
	bool done = false;

	if (!eg_pdf_load_at(r, start, &number, &generation, stream))
		return false;
	if (!eg_pdf_is(*stream, EG_PDF_STREAM) ||
	    !eg_pdf_is_name(eg_pdf_find(*stream, "Type"), "XRef"))
		return eg_pdf_reader_fault(r, BROKEN, number, start,
		    "there are no cross-references where they should be");
	w = eg_pdf_find(*stream, "W");
	for (uint32_t i = 0; i < 3; i++) {
		if (!eg_pdf_is(w, EG_PDF_ARRAY) || w->n != 3 ||
		    !eg_pdf_integer_of(w->item[i], 0, 8, &width))
			return eg_pdf_reader_fault(r, BROKEN, number, start,
			    "the cross-references do not say how wide they are");
		f.width[i] = (size_t)width;
		total += f.width[i];
	}
	if (eg_pdf_load_decode(r, *stream, number, start, &b) && total > 0) {
		f.at = (const unsigned char *)eg_buf_str(&b);
		f.entries = b.len / total;
		done = take_entries(r, start, *stream, &f);
	} else if (total == 0) {
		eg_pdf_reader_fault(r, BROKEN, number, start,
		    "the cross-references do not say how wide they are");
	}
	eg_buf_free(&b);
	return done;
}

/* --- all sections ------------------------------------------------------------------- */

static bool
is_table(const struct eg_pdf_reader *r, size_t start)
{
	struct eg_pdf_lexer lex = { .bytes = r->bytes, .n = r->n, .at = start };
	struct eg_pdf_token t;

	eg_pdf_lex(&lex, &t);
	return eg_pdf_is_keyword(&t, "xref");
}

/*
 * A table may name a stream of its own for readers that know streams (7.5.8.4):
 * what it says comes before anything older.
 */
bool
eg_pdf_read_xref(struct eg_pdf_reader *r, size_t start)
{
	struct eg_pdf_object *trailer;
	struct chain chain = { .n = 0 };
	bool table;

	if (!add_section(r, &chain, r->end, (int64_t)start))
		return false;
	for (size_t i = 0; i < chain.n; i++) {
		table = is_table(r, chain.at[i]);
		if (table ? !read_table(r, chain.at[i], &trailer) :
		    !read_stream(r, chain.at[i], &trailer))
			return false;
		if (i == 0) {
			r->pdf->trailer = trailer;
			r->pdf->xref = start;
			r->pdf->xref_stream = !table;
		}
		if ((table && !add_by_key(r, &chain, chain.at[i], trailer, "XRefStm")) ||
		    !add_by_key(r, &chain, chain.at[i], trailer, "Prev"))
			return false;
		r->pdf->revisions++;
	}
	return true;
}
