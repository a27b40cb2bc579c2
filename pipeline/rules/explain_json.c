/*
 * explain_json.c - why a fact is what it is, for programs: one object a line.
 *
 *	{ "schema": "engross.explanation/1", "case": "case.xml",
 *	  "fact": "due-date", "values": [ PROOF, ... ], "derived": true }
 *	PROOF: { "name": "Due date", "fact": "due-date", "value": "2014-09-05",
 *	  "type": "date", "place": PLACE, "rows": [ { "row": 4, "id": "r4",
 *	  "basis": "..." } ], "byDefault": false, "formula": "...",
 *	  "because": [ { "name": "...", "value": ..., "places": [ PLACE, ... ],
 *	  "proofs": [ PROOF, ... ] } ], "steps": [ { "step": "...",
 *	  "details": [ "..." ] } ], "authorities": [ "..." ], "law": [ LAW ] }
 *
 * derived: all tables had an answer; else values may be missing.
 *
 * A fact that phrase tables tell has in place of proofs
 *
 *	{ "fact": "conclusion", "value": "for", "place": PLACE, "phrases":
 *	  "conclusions", "says": [ { "words": "...", "place": PLACE } ] }
 *
 * A proof that stood in the object before has "told": true in place of what
 * follows "place".
 */
#include "base/day.h"
#include "rules/explain.h"

struct printing {
	const struct eg_rulebook *book;
	const struct eg_xml	*xml;
	struct eg_buf		*out;
	struct eg_told		 told;
	unsigned		 depth;
	unsigned		 lines;		/* of a step that is told */
};

static void
key(struct eg_buf *out, const char *name)
{
	eg_buf_printf(out, ",\"%s\":", name);
}

static void
string(struct eg_buf *out, const char *name, const char *value)
{
	key(out, name);
	eg_buf_json(out, value);
}

static void
day(struct eg_buf *out, const char *name, int64_t value)
{
	struct eg_buf b = { 0 };

	if (value != EG_DAY_FIRST && value != EG_DAY_LAST)
		eg_day_print(value, &b);
	string(out, name, b.len == 0 ? NULL : b.data);
	eg_buf_free(&b);
}

static void
print_value(const struct eg_feel *v, struct eg_buf *out)
{
	struct eg_buf b = { 0 };
	size_t i;

	if (v->kind == EG_FEEL_LIST) {
		eg_buf_putc(out, '[');
		for (i = 0; i < v->n; i++) {
			eg_buf_puts(out, i == 0 ? "" : ",");
			print_value(v->item[i], out);
		}
		eg_buf_putc(out, ']');
	} else if (v->kind == EG_FEEL_CONTEXT) {
		eg_buf_putc(out, '{');
		for (i = 0; i < v->entries; i++) {
			eg_buf_puts(out, i == 0 ? "" : ",");
			eg_buf_json(out, v->entry[i].name);
			eg_buf_putc(out, ':');
			print_value(v->entry[i].value, out);
		}
		eg_buf_putc(out, '}');
	} else if (v->kind == EG_FEEL_NULL || v->kind == EG_FEEL_BOOLEAN ||
	    v->kind == EG_FEEL_NUMBER) {
		eg_feel_print(v, out);
	} else {
		eg_feel_print(v, &b);
		eg_buf_json(out, eg_buf_str(&b));
	}
	eg_buf_free(&b);
}

void
eg_explain_json_place(const struct eg_node *node, struct eg_pos at,
    struct eg_buf *out)
{
	struct eg_buf where = { 0 };

	eg_node_where(node, &where);
	eg_buf_puts(out, "{\"file\":");
	eg_buf_json(out, at.file);
	if (at.line > 0)
		eg_buf_printf(out, ",\"line\":%u,\"column\":%u", at.line,
		    at.column);
	string(out, "where", eg_buf_str(&where));
	eg_buf_putc(out, '}');
	eg_buf_free(&where);
}

static void
print_rows(struct printing *p, const struct eg_proof *proof)
{
	const struct eg_proof_row *r;

	key(p->out, "rows");
	eg_buf_putc(p->out, '[');
	for (r = proof->rows; r != NULL; r = r->next) {
		eg_buf_printf(p->out, "%s{\"row\":%u", r == proof->rows ? "" : ",",
		    r->number);
		string(p->out, "id", r->id);
		string(p->out, "basis", r->basis);
		eg_buf_putc(p->out, '}');
	}
	eg_buf_printf(p->out, "],\"byDefault\":%s",
	    proof->by_default ? "true" : "false");
}

static void	print_proof(struct printing *, const struct eg_proof *);

static void
print_places(struct printing *p, const struct eg_proof *proof,
    const struct eg_reason *r)
{
	const struct eg_node *place[EG_EXPLAIN_PLACES];
	size_t n = eg_explain_places(p->book, proof, r, p->xml, place), i;

	if (r->input == NULL)
		return;
	key(p->out, "places");
	eg_buf_putc(p->out, '[');
	for (i = 0; i < n && i < EG_EXPLAIN_PLACES; i++) {
		eg_buf_puts(p->out, i == 0 ? "" : ",");
		eg_explain_json_place(place[i],
		    eg_xml_value_pos(p->xml, place[i]), p->out);
	}
	eg_buf_putc(p->out, ']');
}

static void
print_reason(struct printing *p, const struct eg_proof *proof,
    const struct eg_reason *r)
{
	size_t i;

	eg_buf_puts(p->out, "{\"name\":");
	eg_buf_json(p->out, r->name);
	key(p->out, "value");
	print_value(r->value, p->out);
	print_places(p, proof, r);
	if (r->n > 0) {
		key(p->out, "proofs");
		eg_buf_putc(p->out, '[');
		for (i = 0; i < r->n; i++) {
			eg_buf_puts(p->out, i == 0 ? "" : ",");
			print_proof(p, r->proofs[i]);
		}
		eg_buf_putc(p->out, ']');
	}
	eg_buf_putc(p->out, '}');
}

static void
print_line(void *data, const char *line)
{
	struct printing *p = data;

	if (p->lines > 0)
		eg_buf_puts(p->out, p->lines == 1 ? "" : ",");
	eg_buf_json(p->out, line);
	if (p->lines++ == 0)
		eg_buf_puts(p->out, ",\"details\":[");
}

static void
print_steps(struct printing *p, const struct eg_feel_step *first)
{
	const struct eg_feel_step *s;

	key(p->out, "steps");
	eg_buf_putc(p->out, '[');
	for (s = first; s != NULL; s = s->next) {
		p->lines = 0;
		eg_buf_printf(p->out, "%s{\"step\":", s == first ? "" : ",");
		s->tell(s, print_line, p);
		eg_buf_puts(p->out, "]}");
	}
	eg_buf_putc(p->out, ']');
}

static void
print_law(struct printing *p, const struct eg_law_ref *ref)
{
	const struct eg_provision *law = ref->provision;
	const struct eg_version *v = eg_explain_version(ref);
	bool chosen = v != NULL && v == law->version && law->at != NULL &&
	    !law->assumed;

	eg_buf_puts(p->out, "{\"provision\":");
	eg_buf_json(p->out, law->id);
	string(p->out, "version", v == NULL ? NULL : v->id);
	string(p->out, "cite", v != NULL && v->cite != NULL ? v->cite :
	    law->cite);
	day(p->out, "from", v == NULL ? EG_DAY_FIRST : v->from);
	day(p->out, "until", v == NULL ? EG_DAY_LAST : v->until);
	string(p->out, "anchor", chosen ? law->at->id : NULL);
	day(p->out, "day", chosen ? law->day : EG_DAY_FIRST);
	string(p->out, "unverified", v == NULL ? NULL : v->unverified);
	eg_buf_putc(p->out, '}');
}

static void
print_body(struct printing *p, const struct eg_proof *proof)
{
	struct eg_law_ref refs[EG_EXPLAIN_LAW];
	const struct eg_authority *a;
	const struct eg_reason *r;
	size_t i, n = eg_explain_law(p->book, proof, refs);

	print_rows(p, proof);
	string(p->out, "formula", proof->text);
	key(p->out, "because");
	eg_buf_putc(p->out, '[');
	for (r = proof->reasons; r != NULL; r = r->next) {
		eg_buf_puts(p->out, r == proof->reasons ? "" : ",");
		print_reason(p, proof, r);
	}
	eg_buf_putc(p->out, ']');
	print_steps(p, proof->steps);
	key(p->out, "authorities");
	eg_buf_putc(p->out, '[');
	for (a = proof->authorities; a != NULL; a = a->next) {
		eg_buf_puts(p->out, a == proof->authorities ? "" : ",");
		eg_buf_json(p->out, a->name);
	}
	eg_buf_puts(p->out, "],\"law\":[");
	for (i = 0; i < n; i++) {
		eg_buf_puts(p->out, i == 0 ? "" : ",");
		print_law(p, &refs[i]);
	}
	eg_buf_putc(p->out, ']');
}

static void
print_proof(struct printing *p, const struct eg_proof *proof)
{
	eg_buf_puts(p->out, "{\"name\":");
	eg_buf_json(p->out, proof->name);
	string(p->out, "fact", proof->fact);
	key(p->out, "value");
	print_value(proof->value, p->out);
	string(p->out, "type", eg_feel_kind_name(proof->value->kind));
	key(p->out, "place");
	eg_explain_json_place(proof->node, eg_xml_pos(p->xml, proof->node), p->out);
	if (!eg_told_first(&p->told, proof) || p->depth >= EG_EXPLAIN_DEPTH) {
		eg_buf_puts(p->out, ",\"told\":true}");
		return;
	}
	p->depth++;
	print_body(p, proof);
	p->depth--;
	eg_buf_putc(p->out, '}');
}

void
eg_explain_json(const struct eg_rulebook *book, const char *fact,
    const struct eg_xml *xml, struct eg_buf *out)
{
	struct printing p = { .book = book, .xml = xml, .out = out };
	const struct eg_proof *proof = NULL;
	const char *before = "";

	eg_buf_puts(out, "{\"schema\":\"engross.explanation/1\",\"case\":");
	eg_buf_json(out, eg_xml_name(xml));
	string(out, "fact", fact);
	eg_buf_puts(out, ",\"values\":[");
	p.told = eg_told_begin(eg_explain_last(book, fact));
	for (; (proof = eg_explain_next(book, fact, proof)) != NULL; p.told.turn++) {
		eg_buf_puts(out, before);
		before = ",";
		print_proof(&p, proof);
	}
	eg_told_end(&p.told);
	if (*before == '\0')
		eg_explain_phrases(book, fact, xml, true, out);
	eg_buf_printf(out, "],\"derived\":%s}\n",
	    book->derived_all ? "true" : "false");
}
