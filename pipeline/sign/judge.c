/* judge.c - see judge.h. */
#include "sign/judge.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "crypt/cms.h"
#include "pdf/read.h"
#include "pdf/text_string.h"
#include "sign/change.h"
#include "sign/fields.h"
#include "sign/proofs.h"
#include "sign/tail.h"

/* A signature as it stands in the file. */
struct made {
	struct eg_signature		 told;
	const struct eg_pdf_object	*dictionary;
	size_t				 begin, end;	/* of the hole, with its brackets */
	size_t				 covers;	/* bytes of the file, from its start */
	const unsigned char		*der;
	size_t				 n;		/* of it, without what fills the hole */
	const char			*fault;
	const struct eg_pdf		*pdf;		/* the file as far as it covers it */
};

struct judge {
	const struct eg_sign_judge_options	*o;
	const char			*bytes;
	size_t				 n;
	const struct eg_pdf		*pdf;
	struct eg_arena			*arena;
	struct eg_diags			*diags;
	struct made			*made;
	uint32_t			 count, cap;
	struct eg_certificates		*helpers;
	int64_t				 at;
	bool				 failed;
};

static void	say(struct judge *, enum eg_severity, const char *code, const char *help,
		    const char *field, const char *fmt, ...)
		    __attribute__((format(printf, 6, 7)));

static void
say(struct judge *j, enum eg_severity severity, const char *code, const char *help,
    const char *field, const char *fmt, ...)
{
	struct eg_diag d = { .severity = severity, .code = code, .help = help,
	    .at.file = j->o->name };
	va_list ap;

	if (field != NULL)
		d.where = eg_diags_printf(j->diags, "signature `%s`", field);
	va_start(ap, fmt);
	eg_vreport(j->diags, &d, fmt, ap);
	va_end(ap);
	j->failed |= severity >= EG_ERROR;
}

/* --- where it stands --------------------------------------------------------------------- */

static int
digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* [0 a b c]: all before the hole, all from behind it on. */
static const char *
read_range(struct judge *j, struct made *m)
{
	const struct eg_pdf_object *range = eg_pdf_get(j->pdf, m->dictionary, "ByteRange");
	int64_t v[4];

	if (eg_pdf_count(j->pdf, range) != 4)
		return "it does not say of which bytes it is (/ByteRange)";
	for (size_t i = 0; i < 4; i++)
		if (!eg_pdf_integer_of(eg_pdf_item(j->pdf, range, i), 0, (int64_t)j->n, &v[i]))
			return "it is of bytes that are not in the file (/ByteRange)";
	if (v[0] != 0 || v[1] == 0 || v[2] < v[1] + 2 || (uint64_t)(v[2] + v[3]) > j->n)
		return "it leaves out bytes of the file besides itself (/ByteRange)";
	m->begin = (size_t)v[1];
	m->end = (size_t)v[2];
	m->covers = (size_t)(v[2] + v[3]);
	return NULL;
}

/* The hole is the value of /Contents, and nothing else stands in it. */
static const char *
read_hole(struct judge *j, struct made *m)
{
	static const char key[] = "/Contents";
	const struct eg_pdf_object *contents = eg_pdf_get(j->pdf, m->dictionary, "Contents");
	size_t at = m->begin, size = (m->end - m->begin - 2) / 2;
	bool upper = false, lower = false;
	unsigned char *out;
	int high, low;

	while (at > 0 && strchr(" \r\n\t", j->bytes[at - 1]) != NULL)
		at--;
	if (at < sizeof(key) || memcmp(j->bytes + at - sizeof(key) + 1, key, sizeof(key) - 1) != 0 ||
	    j->bytes[m->begin] != '<' || j->bytes[m->end - 1] != '>' ||
	    (m->end - m->begin) % 2 != 0)
		return "what it leaves out is not the signature";
	m->der = out = eg_arena_alloc(j->arena, size + 1);
	for (size_t i = 0; i < size; i++) {
		const char *s = j->bytes + m->begin + 1 + (2 * i);

		high = digit(s[0]);
		low = digit(s[1]);
		if (high < 0 || low < 0)
			return "the signature is not written in hexadecimal digits alone";
		upper |= (s[0] >= 'A' && s[0] <= 'F') || (s[1] >= 'A' && s[1] <= 'F');
		lower |= s[0] >= 'a' || s[1] >= 'a';
		out[i] = (unsigned char)(high << 4 | low);
	}
	if (upper && lower)
		return "the signature is written in small and in capital letters";
	if (!eg_pdf_is(contents, EG_PDF_STRING) || contents->n != size ||
	    memcmp(contents->text, out, size) != 0)
		return "what it leaves out is not the signature";
	m->n = size;
	return NULL;
}

/* DER says its length; behind it are zeros to the end of the hole. */
static const char *
cut_padding(struct made *m)
{
	size_t n = 0, head = 2, i;

	if (m->n < 2 || m->der[0] != 0x30)
		return "there is no signature in it";
	if (m->der[1] < 0x80) {
		n = m->der[1];
	} else {
		head += m->der[1] & 0x7F;
		if (head == 2 || head > 6 || head > m->n)
			return "there is no signature in it";
		for (i = 2; i < head; i++)
			n = n << 8 | m->der[i];
	}
	if (n > m->n - head)
		return "the signature is longer than its place";
	for (i = head + n; i < m->n; i++)
		if (m->der[i] != 0)
			return "something stands behind the signature where only zeros may be";
	m->n = head + n;
	return NULL;
}

/* What it covers is itself a whole file: an end, with a line end and no more. */
static const char *
read_covered(struct judge *j, struct made *m)
{
	struct eg_diags *unheard;
	size_t n = m->covers;

	if (m->covers == j->n) {
		m->pdf = j->pdf;
		return NULL;
	}
	while (n > 0 && (j->bytes[n - 1] == '\n' || j->bytes[n - 1] == '\r'))
		n--;
	if (n < 5 || memcmp(j->bytes + n - 5, "%%EOF", 5) != 0)
		return "it ends in the middle of the file";
	unheard = eg_diags_new();
	m->pdf = eg_pdf_read(j->arena, j->o->name, j->bytes, m->covers, unheard);
	eg_diags_free(unheard);
	return m->pdf == NULL ? "it ends in the middle of the file" : NULL;
}

static bool
take(void *data, const struct eg_sign_field *f)
{
	struct judge *j = data;
	struct made m = { .dictionary = eg_pdf_get(j->pdf, f->dictionary, "V"),
	    .told = { .field = f->name, .signer = "", .issuer = "", .stamper = "" } };
	const char *(*const steps[])(struct judge *, struct made *) = { read_range, read_hole,
	    read_covered };

	if (eg_pdf_find(f->dictionary, "V") == NULL)
		return true;
	if (m.dictionary == NULL)
		m.fault = "it is not in the file";
	m.told.stamp = eg_pdf_is_name(eg_pdf_get(j->pdf, m.dictionary, "SubFilter"),
	    "ETSI.RFC3161");
	m.told.claimed = eg_pdf_text_of(j->arena, eg_pdf_get(j->pdf, m.dictionary, "M"));
	for (size_t i = 0; m.fault == NULL && i < sizeof(steps) / sizeof(*steps); i++)
		m.fault = steps[i](j, &m);
	if (m.fault == NULL)
		m.fault = cut_padding(&m);
	j->made = eg_arena_grown(j->arena, j->made, j->count, &j->cap, sizeof(*j->made));
	j->made[j->count++] = m;
	return true;
}

/* --- what it says ------------------------------------------------------------------------- */

static void
tell(struct judge *j, struct made *m, const struct eg_cms_found *found, const char *fault)
{
	const char *field = m->told.field;

	m->told.signer = found->signer;
	m->told.issuer = found->issuer;
	m->told.intact = fault == NULL;
	m->told.trusted = fault == NULL && found->untrusted == NULL &&
	    j->o->trust.anchors != NULL;
	m->told.unrevoked = m->told.trusted && found->unrevoked;
	if (fault != NULL)
		say(j, EG_ERROR, "S1202", "the letter is not what was signed; get it again from "
		    "who sent it", field, "the signature is not good: %s", fault);
	else if (found->untrusted != NULL)
		say(j, EG_ERROR, "S1203", "see that the certificates given with `--trust` are the "
		    "right ones", field, "`%s` is not to be trusted: %s", found->signer,
		    found->untrusted);
	if (found->stamp_fault != NULL)
		say(j, EG_ERROR, "S1205", NULL, field, "the time-stamp is not good: %s",
		    found->stamp_fault);
}

static void
check_profile(struct judge *j, const struct made *m, const struct eg_cms_found *found)
{
	if (!found->named)
		say(j, EG_WARNING, "S1208", NULL, m->told.field, "the certificate is not part of "
		    "what is signed, as PAdES wants it");
	if (found->timed)
		say(j, EG_WARNING, "S1208", NULL, m->told.field, "the signature tells a time of its "
		    "own, which PAdES leaves to the document");
}

static void
check_signature(struct judge *j, struct made *m)
{
	const struct eg_trust trust = { .anchors = j->o->trust.anchors, .helpers = j->helpers };
	const struct eg_cms_content content = {
		.part = { j->bytes, j->bytes + m->end },
		.size = { m->begin, m->covers - m->end },
	};
	struct eg_cms_found found = { .signer = "" };
	const char *fault;

	if (m->told.stamp) {
		fault = eg_cms_verify_stamp(j->arena, m->der, m->n, &content, &trust, &found);
		tell(j, m, &found, fault);
		m->told.stamped = fault == NULL ? found.stamped : 0;
		/* What it covers was there then: earlier chains need to hold no longer. */
		if (m->told.trusted)
			j->at = found.stamped;
		return;
	}
	fault = eg_cms_verify(j->arena, m->der, m->n, &content, &trust, j->at, &found);
	tell(j, m, &found, fault);
	if (fault != NULL)
		return;
	m->told.stamped = found.stamped;
	m->told.stamper = found.stamper;
	check_profile(j, m, &found);
}

static bool
is_known_kind(const struct judge *j, const struct made *m)
{
	static const char *const kinds[] = { "ETSI.CAdES.detached", "ETSI.RFC3161",
	    "adbe.pkcs7.detached" };
	const struct eg_pdf_object *kind = eg_pdf_get(j->pdf, m->dictionary, "SubFilter");

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (eg_pdf_is_name(kind, kinds[i]))
			return true;
	return false;
}

/* A signature that no field has is one that readers do not see. */
static void
check_orphans(struct judge *j)
{
	const struct eg_pdf_object *o;
	uint32_t i, k;

	for (i = 1; i < j->pdf->nslots; i++) {
		o = j->pdf->slot[i].object;
		if (!eg_pdf_is(o, EG_PDF_DICTIONARY) || (eg_pdf_find(o, "ByteRange") == NULL &&
		    !eg_pdf_is_name(eg_pdf_find(o, "Type"), "Sig") &&
		    !eg_pdf_is_name(eg_pdf_find(o, "Type"), "DocTimeStamp")))
			continue;
		for (k = 0; k < j->count && j->made[k].dictionary != o;)
			k++;
		if (k == j->count)
			say(j, EG_ERROR, "S1201", NULL, NULL, "there is a signature that belongs to "
			    "no field (object %u)", (unsigned)i);
	}
}

static void
check_one(struct judge *j, struct made *m)
{
	if (m->fault == NULL && !is_known_kind(j, m))
		m->fault = "it is of a kind that is not known here (/SubFilter)";
	if (m->fault != NULL)
		say(j, EG_ERROR, "S1201", "the letter is not what was signed; get it again from "
		    "who sent it", m->told.field, "the signature is not as it should be: %s",
		    m->fault);
	else
		check_signature(j, m);
}

/* --- what came later ------------------------------------------------------------------------ */

static int
by_length(const void *a, const void *b)
{
	const struct made *x = a, *y = b;

	return x->covers < y->covers ? -1 : x->covers > y->covers;
}

static void
warn_of_tail(struct judge *j, const struct made *last)
{
	struct eg_certificates *known = eg_certificates_new();
	const char *what;

	for (uint32_t i = 0; i < j->count; i++)
		eg_cms_certificates(j->made[i].der, j->made[i].n, known);
	if (j->o->trust.anchors != NULL)
		eg_certificates_add(known, j->o->trust.anchors);
	if (j->o->trust.helpers != NULL)
		eg_certificates_add(known, j->o->trust.helpers);
	what = eg_sign_tail(j->pdf, j->bytes, last->covers, j->n, known,
	    j->o->trust.anchors != NULL, j->arena);
	say(j, EG_WARNING, "S1207", "a time-stamp of the document protects that too (`engross sign "
	    "--level B-LTA`)", NULL, "behind the last signature there are %zu bytes that no "
	    "signature protects: proofs of its certificates%s%s", j->n - last->covers,
	    what == NULL ? "" : ", ", what == NULL ? "" : what);
	eg_certificates_free(known);
}

/* What came behind the last signature of all, nobody signed. */
static void
check_end(struct judge *j, const struct made *last)
{
	if (last->pdf != NULL && j->pdf->xref < last->covers && last->covers < j->n)
		say(j, EG_ERROR, "S1204", NULL, last->told.field, "behind what was signed stands "
		    "something that is no update of the document: %zu byte%s", j->n - last->covers,
		    j->n - last->covers == 1 ? "" : "s");
	else if (last->covers < j->n && !j->failed)
		warn_of_tail(j, last);
}

static void
check_changes(struct judge *j)
{
	const struct made *m, *next;
	const char *what;

	for (uint32_t i = 0; i < j->count; i++) {
		m = &j->made[i];
		next = i + 1 < j->count ? &j->made[i + 1] : NULL;
		if (m->pdf == NULL || m->fault != NULL || (next != NULL && next->pdf == NULL) ||
		    (next == NULL && m->covers == j->n))
			continue;
		what = eg_sign_change(m->pdf, next != NULL ? next->pdf : j->pdf, j->arena);
		if (what != NULL)
			say(j, EG_ERROR, "S1204", "see what it was before: `head -c` with the number "
			    "of bytes that were signed", m->told.field, "the document was changed "
			    "after it was signed: %s; %zu bytes were signed", what, m->covers);
	}
}

bool
eg_sign_judge(const struct eg_sign_judge_options *o, const char *bytes, size_t n, struct eg_arena *arena,
    struct eg_sign_judgement *result, struct eg_diags *diags)
{
	struct judge j = { .o = o, .bytes = bytes, .n = n, .arena = arena, .diags = diags,
	    .at = o->at };

	*result = (struct eg_sign_judgement){ .n = 0 };
	j.pdf = eg_pdf_read(arena, o->name, bytes, n, diags);
	if (j.pdf == NULL)
		return false;
	eg_sign_fields(j.pdf, arena, take, &j);
	check_orphans(&j);
	if (j.count == 0)
		return !j.failed;
	qsort(j.made, j.count, sizeof(*j.made), by_length);
	j.helpers = eg_sign_proofs(j.pdf, o->trust.helpers);
	for (uint32_t i = j.count; i > 0; i--)
		check_one(&j, &j.made[i - 1]);
	check_changes(&j);
	check_end(&j, &j.made[j.count - 1]);
	if (o->trust.anchors == NULL)
		say(&j, EG_WARNING, "S1206", "name the certificates of those you trust with "
		    "`--trust FILE`", NULL, "whether the signer is who it says was not judged");
	result->n = j.count;
	result->signature = eg_new_array(arena, j.count, struct eg_signature);
	for (uint32_t i = 0; i < j.count; i++) {
		result->signature[i] = j.made[i].told;
		result->signature[i].whole = j.made[i].covers == n;
	}
	eg_certificates_free(j.helpers);
	return !j.failed;
}
