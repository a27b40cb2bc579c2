/*
 * metadata.c - what the file says of itself: an XMP packet (ISO 16684-1), and
 * the same in the older dictionary (ISO 19005-2, 6.6; ISO 14289-1, 5 and 7.1).
 */
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "pdf/flate.h"
#include "pdf/text_string.h"
#include "verify/verifier.h"
#include "xml/xml.h"

#define RDF	"http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define DC	"http://purl.org/dc/elements/1.1/"
#define XMP	"http://ns.adobe.com/xap/1.0/"
#define PDF	"http://ns.adobe.com/pdf/1.3/"
#define PDFAID	"http://www.aiim.org/pdfa/ns/id/"
#define PDFUAID	"http://www.aiim.org/pdfua/ns/id/"
#define SCHEMA	"http://www.aiim.org/pdfa/ns/schema#"

#define PACKET_MAX	((size_t)1 << 20)

static const struct eg_xml_limits limits = {
	.bytes = PACKET_MAX, .depth = 64, .tag = 64 << 10, .attributes = 256,
	.nodes = 100000, .names = 4096, .confidential = true,
};

struct packet {
	struct eg_verifier	*v;
	struct eg_xml		*xml;
	struct eg_node		*rdf;
};

static void
say(struct eg_verifier *v, const char *clause, const char *words)
{
	eg_verify_say(v, "P9210", clause, "metadata", "%s", words);
}

/* --- reading ------------------------------------------------------------------------- */

/* Attributes of the packet's head that PDF/A forbids. */
static void
check_head(struct eg_verifier *v, const char *bytes, size_t n)
{
	const char *head = memmem(bytes, n, "<?xpacket begin", 15), *end;

	if (head == NULL) {
		say(v, "ISO 19005-2, 6.6.2.1", "the metadata are no XMP packet");
		return;
	}
	end = memmem(head, n - (size_t)(head - bytes), "?>", 2);
	if (end != NULL && (memmem(head, (size_t)(end - head), " bytes=", 7) != NULL ||
	    memmem(head, (size_t)(end - head), " encoding=", 10) != NULL))
		say(v, "ISO 19005-2, 6.6.2.1", "the head of the XMP packet tells its size or "
		    "encoding");
}

static struct eg_node *
find_rdf(const struct eg_xml *xml)
{
	struct eg_node *root = eg_xml_root(xml);

	return eg_node_is(root, RDF, "RDF") ? root : eg_node_child(root, RDF, "RDF");
}

static bool
read_packet(struct packet *p)
{
	const struct eg_pdf_object *stream;
	struct eg_buf b = { 0 };
	const char *fault;

	stream = eg_pdf_get_as(p->v->pdf, eg_pdf_catalog(p->v->pdf), "Metadata", EG_PDF_STREAM);
	if (stream == NULL) {
		say(p->v, "ISO 14289-1, 7.1", "there are no metadata");
		return false;
	}
	fault = eg_pdf_decode(p->v->pdf, stream, PACKET_MAX, &b);
	if (fault != NULL) {
		say(p->v, "ISO 19005-2, 6.6.2.1", "the metadata cannot be read");
	} else {
		check_head(p->v, eg_buf_str(&b), b.len);
		p->xml = eg_xml_read(eg_arena_printf(p->v->arena, "%s (metadata)", p->v->name),
		    eg_buf_str(&b), b.len, &limits, p->v->diags);
		p->v->failed |= p->xml == NULL;
	}
	eg_buf_free(&b);
	if (p->xml == NULL)
		return false;
	p->rdf = find_rdf(p->xml);
	if (p->rdf == NULL)
		say(p->v, "ISO 19005-2, 6.6.2.1", "the metadata are no XMP");
	return p->rdf != NULL;
}

/* The first text below an element, as of rdf:Alt/rdf:li; in the arena. */
static const char *
text_below(const struct packet *p, const struct eg_node *node)
{
	struct eg_buf b = { 0 };
	const struct eg_node *list, *item;
	const char *text;

	list = eg_node_first_element(node);
	item = list == NULL ? NULL : eg_node_child(list, RDF, "li");
	eg_node_string(item != NULL ? item : node, &b);
	text = eg_arena_strndup(p->v->arena, eg_buf_str(&b), b.len);
	eg_buf_free(&b);
	return text;
}

/* A property, as an element or an attribute of a description; NULL when it is not there. */
static const char *
property(const struct packet *p, const char *ns, const char *name)
{
	const struct eg_node *d, *e;
	const char *value;

	for (d = eg_node_first_element(p->rdf); d != NULL; d = eg_node_next_element(d)) {
		if (!eg_node_is(d, RDF, "Description"))
			continue;
		if ((e = eg_node_child(d, ns, name)) != NULL)
			return text_below(p, e);
		if ((value = eg_node_attr(d, ns, name)) != NULL)
			return eg_arena_strdup(p->v->arena, value);
	}
	return NULL;
}

/* --- what is claimed ------------------------------------------------------------------- */

static void
check_claims(const struct packet *p)
{
	const char *part = property(p, PDFAID, "part");
	const char *level = property(p, PDFAID, "conformance");
	const char *ua = property(p, PDFUAID, "part");
	struct eg_verifier *v = p->v;

	if (part != NULL)
		v->result->claims = eg_arena_printf(v->arena, "PDF/A-%s%c", part,
		    level == NULL || *level == '\0' ? '?' : *level | 0x20);
	if (ua != NULL)
		v->result->claims = eg_arena_printf(v->arena, "%s%sPDF/UA-%s",
		    v->result->claims, part == NULL ? "" : ", ", ua);
	if (part == NULL || level == NULL)
		say(v, "ISO 19005-2, 6.6.4", "the metadata do not say that the file is PDF/A");
	else if ((strcmp(part, "2") != 0 && strcmp(part, "3") != 0) || strcmp(level, "A") != 0)
		eg_verify_say(v, "P9210", "ISO 19005-2, 6.6.4", "metadata",
		    "the file says that it is PDF/A-%s%s; a letter is PDF/A-2a or 3a", part, level);
	if (ua == NULL || strcmp(ua, "1") != 0)
		say(v, "ISO 14289-1, 5", "the metadata do not say that the file is PDF/UA-1");
}

/* --- schemas that must be explained -------------------------------------------------------- */

/* Namespaces of ISO 19005-2, 6.6.2.3, that every reader knows. */
static const char *const known[] = { RDF, DC, XMP, PDF, PDFAID,
	"http://ns.adobe.com/xap/1.0/rights/", "http://ns.adobe.com/xap/1.0/mm/",
	"http://ns.adobe.com/xap/1.0/bj/", "http://ns.adobe.com/xap/1.0/t/pg/",
	"http://ns.adobe.com/xmp/1.0/DynamicMedia/", "http://ns.adobe.com/photoshop/1.0/",
	"http://ns.adobe.com/camera-raw-settings/1.0/", "http://ns.adobe.com/tiff/1.0/",
	"http://ns.adobe.com/exif/1.0/", "http://ns.adobe.com/exif/1.0/aux/",
	"http://www.aiim.org/pdfa/ns/extension/", "http://www.w3.org/XML/1998/namespace", "" };

static bool
is_known(const char *ns)
{
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (strcmp(known[i], ns) == 0)
			return true;
	return false;
}

/* Whether some schema below the node has this namespace. */
static bool
is_explained(const struct eg_node *node, const char *ns)
{
	const struct eg_node *e;
	const char *text;

	for (e = eg_node_first_element(node); e != NULL; e = eg_node_next_element(e)) {
		text = eg_node_is(e, SCHEMA, "namespaceURI") ? eg_node_text(e) :
		    eg_node_attr(e, SCHEMA, "namespaceURI");
		if ((text != NULL && strcmp(text, ns) == 0) || is_explained(e, ns))
			return true;
	}
	return false;
}

static void
check_schema(const struct packet *p, const struct eg_node *property)
{
	const char *ns = eg_node_ns(property);

	if (!is_known(ns) && eg_diags_keeps(p->v->diags, p->v->name, EG_ERROR) &&
	    !is_explained(p->rdf, ns))
		eg_verify_say(p->v, "P9210", "ISO 19005-2, 6.6.2.3", "metadata",
		    "the property %s is of a schema that is not explained", eg_node_name(property));
}

static void
check_schemas(const struct packet *p)
{
	const struct eg_node *d, *e;

	for (d = eg_node_first_element(p->rdf); d != NULL; d = eg_node_next_element(d)) {
		for (e = eg_node_first_attr(d); e != NULL; e = eg_node_next_attr(e))
			check_schema(p, e);
		for (e = eg_node_first_element(d); e != NULL; e = eg_node_next_element(e))
			check_schema(p, e);
	}
}

/* --- the older dictionary -------------------------------------------------------------------- */

/* 20140305 of "D:20140305000000Z" and of "2014-03-05T00:00:00Z", up to the second. */
static void
digits_of(const char *date, char out[15])
{
	size_t n = 0;

	if (date[0] == 'D' && date[1] == ':')
		date += 2;
	for (; *date != '\0' && *date != 'Z' && *date != '+' && n < 14; date++)
		if (eg_is_digit(*date))
			out[n++] = *date;
	memset(out + n, '0', 14 - n);
	out[14] = '\0';
}

static bool
is_same(const char *info, const char *xmp, bool date)
{
	char a[15], b[15];

	if (xmp == NULL || !date)
		return xmp != NULL && strcmp(info, xmp) == 0;
	digits_of(info, a);
	digits_of(xmp, b);
	return strcmp(a, b) == 0;
}

static void
check_info(const struct packet *p)
{
	static const struct { const char *key, *ns, *name; bool date; } same[] = {
		{ "Title", DC, "title", false }, { "Author", DC, "creator", false },
		{ "Subject", DC, "description", false }, { "Keywords", PDF, "Keywords", false },
		{ "Creator", XMP, "CreatorTool", false }, { "Producer", PDF, "Producer", false },
		{ "CreationDate", XMP, "CreateDate", true }, { "ModDate", XMP, "ModifyDate", true },
	};
	const struct eg_pdf_object *info = eg_pdf_get(p->v->pdf, p->v->pdf->trailer, "Info");
	const char *text;

	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++) {
		text = eg_pdf_text_of(p->v->arena, eg_pdf_get(p->v->pdf, info, same[i].key));
		if (text != NULL && !is_same(text, property(p, same[i].ns, same[i].name),
		    same[i].date))
			eg_verify_say(p->v, "P9210", "ISO 19005-1, 6.7.3", "metadata",
			    "/%s of the document information is not what the metadata say",
			    same[i].key);
	}
}

void
eg_verify_metadata(struct eg_verifier *v)
{
	struct packet p = { .v = v };

	if (read_packet(&p)) {
		check_claims(&p);
		check_schemas(&p);
		check_info(&p);
		v->result->title = property(&p, DC, "title");
		if (v->result->title == NULL || *v->result->title == '\0')
			say(v, "ISO 14289-1, 7.1", "the document has no title (dc:title)");
	}
	eg_xml_free(p.xml);
}
