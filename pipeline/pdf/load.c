/* load.c - the objects, where the cross-references say they are. */
#include <string.h>

#include "base/ascii.h"
#include "pdf/flate.h"
#include "pdf/reader.h"

#define LENGTH_DEPTH	4	/* a /Length may be in an object stream, which has one too */

static bool	load(struct eg_pdf_reader *, uint32_t number, unsigned depth);

bool
eg_pdf_load_work(struct eg_pdf_reader *r, uint32_t number, size_t at, size_t bytes)
{
	if (bytes > r->work)
		return eg_pdf_reader_fault(r, "P9007", number, at,
		    "the file says far more than its size allows");
	r->work -= bytes;
	return true;
}

bool
eg_pdf_load_decode(struct eg_pdf_reader *r, const struct eg_pdf_object *stream,
    uint32_t number, size_t at, struct eg_buf *out)
{
	const char *fault = eg_pdf_decode(NULL, stream, EG_PDF_DECODED_MAX, out);

	if (fault != NULL)
		return eg_pdf_reader_fault(r, "P9006", number, at, "the stream %s", fault);
	return eg_pdf_load_work(r, number, at, out->len);
}

static bool
bad_object(struct eg_pdf_reader *r, uint32_t number, size_t at, const char *words)
{
	return eg_pdf_reader_fault(r, "P9004", number, at, "%s", words);
}

/* --- an object of the file --------------------------------------------------------- */

/* "12 0 obj" */
static bool
read_head(struct eg_pdf_reader *r, struct eg_pdf_lexer *lex, uint32_t *number,
    uint16_t *generation)
{
	struct eg_pdf_token n, g, word;
	size_t at = lex->at;

	eg_pdf_lex(lex, &n);
	eg_pdf_lex(lex, &g);
	eg_pdf_lex(lex, &word);
	if (n.kind != EG_PDF_T_INTEGER || n.integer < 1 || n.integer > EG_PDF_NUMBER_MAX ||
	    g.kind != EG_PDF_T_INTEGER || g.integer < 0 || g.integer > UINT16_MAX ||
	    !eg_pdf_is_keyword(&word, "obj") || (*number != 0 && n.integer != *number))
		return bad_object(r, *number, at,
		    "no such object stands where the cross-references say");
	*number = (uint32_t)n.integer;
	*generation = (uint16_t)g.integer;
	return true;
}

/* The bytes of a stream by its /Length, which may be an object of its own. */
static bool
stream_length(struct eg_pdf_reader *r, uint32_t number, size_t at, unsigned depth,
    const struct eg_pdf_object *stream, size_t *length)
{
	const struct eg_pdf_object *o = eg_pdf_find(stream, "Length");
	int64_t value;

	if (eg_pdf_is(o, EG_PDF_REFERENCE)) {
		if (depth >= LENGTH_DEPTH || o->number >= r->pdf->nslots ||
		    r->pdf->slot[o->number].state == EG_PDF_READING)
			return bad_object(r, number, at, "the length of a stream is not there");
		if (!load(r, o->number, depth + 1))
			return false;
		o = r->pdf->slot[o->number].object;
	}
	if (!eg_pdf_integer_of(o, 0, (int64_t)r->n, &value))
		return bad_object(r, number, at, "a stream does not say its length");
	*length = (size_t)value;
	return true;
}

/* After "stream": a line end, the bytes, "endstream" (7.3.8.1). */
static bool
read_stream(struct eg_pdf_reader *r, struct eg_pdf_parser *p, uint32_t number,
    unsigned depth, struct eg_pdf_object *o)
{
	struct eg_pdf_lexer *lex = &p->lex;
	struct eg_pdf_token t;
	size_t length = 0, at = lex->at;

	if (lex->at < lex->n && lex->bytes[lex->at] == '\r')
		lex->at++;
	if (lex->at >= lex->n || lex->bytes[lex->at] != '\n')
		return bad_object(r, number, at, "a stream does not begin on a line of its own");
	lex->at++;
	o->type = EG_PDF_STREAM;
	if (!stream_length(r, number, at, depth, o, &length))
		return false;
	if (length > lex->n - lex->at)
		return bad_object(r, number, at, "a stream is longer than the file");
	o->data = lex->bytes + lex->at;
	o->size = length;
	lex->at += length;
	eg_pdf_lex(lex, &t);
	if (!eg_pdf_is_keyword(&t, "endstream"))
		return bad_object(r, number, t.start, "a stream does not end where it says");
	return true;
}

static bool
load_at(struct eg_pdf_reader *r, size_t at, unsigned depth, uint32_t *number,
    uint16_t *generation, struct eg_pdf_object **o)
{
	struct eg_pdf_parser p = { .lex = { .bytes = r->bytes, .n = r->end, .at = at },
	    .references = true, .left = &r->left };
	struct eg_pdf_token t;
	size_t bytes;

	*o = NULL;
	if (at >= r->end)
		return bad_object(r, *number, at, "an object is said to be beyond the end");
	if (!read_head(r, &p.lex, number, generation))
		return false;
	p.lex.arena = r->pdf->arena;
	if (!eg_pdf_parse_next(&p, o))
		return bad_object(r, *number, p.fault_at, p.fault);
	bytes = p.lex.at - at;
	p.lex.arena = NULL;
	eg_pdf_lex(&p.lex, &t);
	if (eg_pdf_is_keyword(&t, "stream") && eg_pdf_is(*o, EG_PDF_DICTIONARY)) {
		if (!read_stream(r, &p, *number, depth, *o))
			return false;
		eg_pdf_lex(&p.lex, &t);
	}
	if (!eg_pdf_is_keyword(&t, "endobj"))
		return bad_object(r, *number, t.start, "an object has no `endobj`");
	return eg_pdf_load_work(r, *number, at, bytes);
}

bool
eg_pdf_load_at(struct eg_pdf_reader *r, size_t at, uint32_t *number, uint16_t *generation,
    struct eg_pdf_object **o)
{
	return load_at(r, at, 0, number, generation, o);
}

/* --- objects of an object stream (7.5.7) ------------------------------------------- */

struct packed {
	uint32_t	 number;	/* of the stream */
	size_t		 at;		/* its byte in the file */
	int64_t		 n, first;
	struct eg_buf	 bytes;
};

/* The object whose offset is next in the head, if the cross-references want it. */
static bool
unpack_one(struct eg_pdf_reader *r, struct packed *s, struct eg_pdf_lexer *head,
    uint32_t index)
{
	struct eg_pdf_parser p = { .references = true, .left = &r->left };
	struct eg_pdf_token number, offset;
	struct eg_pdf_slot *slot;

	eg_pdf_lex(head, &number);
	eg_pdf_lex(head, &offset);
	if (number.kind != EG_PDF_T_INTEGER || number.integer < 1 ||
	    offset.kind != EG_PDF_T_INTEGER || offset.integer < 0 ||
	    (uint64_t)offset.integer > s->bytes.len - (size_t)s->first)
		return eg_pdf_reader_fault(r, "P9005", s->number, s->at,
		    "the object stream does not say where its objects are");
	if (number.integer >= r->pdf->nslots)
		return true;
	slot = &r->pdf->slot[number.integer];
	if (slot->kind != EG_PDF_IN_STREAM || slot->place != s->number ||
	    slot->index != index || slot->state == EG_PDF_DONE)
		return true;
	p.lex = (struct eg_pdf_lexer){ .bytes = s->bytes.data, .n = s->bytes.len,
	    .at = (size_t)s->first + (size_t)offset.integer, .arena = r->pdf->arena };
	if (!eg_pdf_parse_next(&p, &slot->object))
		return eg_pdf_reader_fault(r, "P9005", (uint32_t)number.integer, s->at,
		    "%s, in object stream %u", p.fault, (unsigned)s->number);
	slot->state = EG_PDF_DONE;
	return eg_pdf_load_work(r, s->number, s->at,
	    p.lex.at - (size_t)s->first - (size_t)offset.integer);
}

static bool
unpack(struct eg_pdf_reader *r, struct packed *s)
{
	struct eg_pdf_lexer head = { .bytes = eg_buf_str(&s->bytes), .n = (size_t)s->first };

	if ((uint64_t)s->first > s->bytes.len)
		return eg_pdf_reader_fault(r, "P9005", s->number, s->at,
		    "the object stream is shorter than it says");
	for (int64_t i = 0; i < s->n; i++)
		if (!unpack_one(r, s, &head, (uint32_t)i))
			return false;
	return true;
}

/* All objects of the stream with this number; how is eg_pdf_slot.state. */
static bool
load_packed(struct eg_pdf_reader *r, uint32_t number, uint32_t wanted, unsigned depth)
{
	struct eg_pdf_slot *stream = NULL;
	struct packed s = { .number = number };
	bool done;

	if (number < r->pdf->nslots)
		stream = &r->pdf->slot[number];
	if (stream == NULL || stream->kind != EG_PDF_IN_FILE ||
	    stream->state == EG_PDF_READING || depth >= LENGTH_DEPTH)
		return bad_object(r, wanted, 0, "an object is said to be in an object stream "
		    "that is not there");
	if (!load(r, number, depth + 1))
		return false;
	s.at = (size_t)stream->place;
	if (!eg_pdf_is(stream->object, EG_PDF_STREAM) ||
	    !eg_pdf_is_name(eg_pdf_find(stream->object, "Type"), "ObjStm") ||
	    !eg_pdf_integer_of(eg_pdf_find(stream->object, "N"), 0, EG_PDF_NUMBER_MAX, &s.n) ||
	    !eg_pdf_integer_of(eg_pdf_find(stream->object, "First"), 0, INT32_MAX, &s.first))
		return eg_pdf_reader_fault(r, "P9005", number, s.at,
		    "the object stream that has object %u is none", (unsigned)wanted);
	done = eg_pdf_load_decode(r, stream->object, number, s.at, &s.bytes) &&
	    unpack(r, &s);
	eg_buf_free(&s.bytes);
	if (done && r->pdf->slot[wanted].state != EG_PDF_DONE)
		return eg_pdf_reader_fault(r, "P9005", wanted, s.at,
		    "the object is not in object stream %u", (unsigned)number);
	return done;
}

/* --- all -------------------------------------------------------------------------- */

static bool
load(struct eg_pdf_reader *r, uint32_t number, unsigned depth)
{
	struct eg_pdf_slot *slot = &r->pdf->slot[number];
	uint16_t generation;
	bool done = true;

	if (slot->state == EG_PDF_DONE)
		return true;
	slot->state = EG_PDF_READING;
	if (slot->kind == EG_PDF_IN_FILE) {
		if (slot->place > r->n)
			return bad_object(r, number, r->n, "an object is said to be beyond the end");
		done = load_at(r, (size_t)slot->place, depth, &number, &generation,
		    &slot->object);
		if (done && generation != slot->generation)
			return bad_object(r, number, (size_t)slot->place,
			    "an object has another generation than the cross-references say");
	} else if (slot->kind == EG_PDF_IN_STREAM) {
		slot->state = EG_PDF_UNREAD;
		done = load_packed(r, (uint32_t)slot->place, number, depth);
	}
	slot->state = EG_PDF_DONE;
	return done;
}

bool
eg_pdf_load_all(struct eg_pdf_reader *r)
{
	for (uint32_t i = 1; i < r->pdf->nslots; i++)
		if (!load(r, i, 0))
			return false;
	return true;
}
