/*
 * metadata.c - what the file says of itself: the XMP packet (ISO 16684-1; ISO
 * 19005-2, 6.6) and the information dictionary (ISO 32000-1, 14.3.3), made of
 * the same values.
 *
 * Nobody's name is in it.  Case number and kind of letter are, under a schema
 * of our own, for whoever files letters by their metadata; PDF/A wants such a
 * schema, and that of PDF/UA, explained in the packet itself.
 */
#include <string.h>

#include "base/ascii.h"
#include "seal/sealer.h"

#define OWN_SCHEMA	"urn:engross:metadata:1#"

struct values {
	const char	*title, *subject, *producer;
	struct eg_buf	 keywords;
	char		 xmp_date[32];	/* "" when there is none */
	char		 pdf_date[32];	/* 7.9.4 */
};

/* --- dates ---------------------------------------------------------------------- */

/* Whether s begins like the form: d is a digit, ? one of + and -. */
static bool
is_like(const char *s, const char *form)
{
	for (; *form != '\0'; s++, form++)
		if (*form == 'd' ? !eg_is_digit(*s) :
		    *form == '?' ? *s != '+' && *s != '-' : *s != *form)
			return false;
	return true;
}

/*
 * "2014-03-05", a mere day, of which readers want a time and a zone; or that
 * with a time behind a T (ISO 8601).
 */
static void
set_dates(struct values *v, const char *s)
{
	const char *zone = "Z";
	char *to = v->pdf_date;
	char time[9] = "00:00:00";

	if (s == NULL || !is_like(s, "dddd-dd-dd"))
		return;
	if (is_like(s + 10, "Tdd:dd:dd")) {
		memcpy(time, s + 11, 8);
		if (is_like(s + 19, "?dd:dd") && s[25] == '\0')
			zone = s + 19;
		else if (s[19] != '\0' && strcmp(s + 19, "Z") != 0)
			return;
	} else if (s[10] != '\0') {
		return;
	}
	memcpy(v->xmp_date, s, 10);
	v->xmp_date[10] = 'T';
	memcpy(v->xmp_date + 11, time, 8);
	memcpy(v->xmp_date + 19, zone, strlen(zone) + 1);
	memcpy(to, "D:", 2);
	to += 2;
	for (const char *from = v->xmp_date; *from != '\0' && from < v->xmp_date + 19; from++)
		if (eg_is_digit(*from))
			*to++ = *from;
	*to++ = *zone;
	if (*zone != 'Z') {
		memcpy(to, zone + 1, 2);
		to[2] = '\'';
		memcpy(to + 3, zone + 4, 2);
		to[5] = '\'';
		to += 6;
	}
	*to = '\0';
}

const char *
eg_seal_date(struct eg_sealer *s)
{
	struct values v = { 0 };

	set_dates(&v, s->options->created);
	return *v.pdf_date == '\0' ? NULL : eg_arena_strdup(s->arena, v.pdf_date);
}

/* --- the packet ------------------------------------------------------------------- */

static void
put_simple(struct eg_buf *b, const char *name, const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	eg_buf_printf(b, "<%s>", name);
	eg_buf_xml_line(b, value);
	eg_buf_printf(b, "</%s>\n", name);
}

static void
put_in(struct eg_buf *b, const char *name, const char *container, const char *attribute,
    const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	eg_buf_printf(b, "<%s><rdf:%s><rdf:li%s>", name, container, attribute);
	eg_buf_xml_line(b, value);
	eg_buf_printf(b, "</rdf:li></rdf:%s></%s>\n", container, name);
}

struct own {
	const char *name, *type, *said;
};

static const struct own pdfuaid[] = {
	{ "part", "Integer", "Part of ISO 14289 the file conforms to" }, { 0 }
};
static const struct own engross[] = {
	{ "caseNumber", "Text", "Number of the case the letter is about" },
	{ "letterKind", "Text", "Name of the letter format" },
	{ "state", "Text", "reproduction: a published letter made again; draft: not to be sent" },
	{ 0 }
};

static void
put_schema(struct eg_buf *b, const char *name, const char *uri, const char *prefix,
    const struct own *properties)
{
	/* "internal": set by the software, not by a person. */
	const char *category = properties == pdfuaid ? "internal" : "external";

	eg_buf_printf(b, "<rdf:li rdf:parseType=\"Resource\">\n"
	    "<pdfaSchema:schema>%s</pdfaSchema:schema>\n"
	    "<pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI>\n"
	    "<pdfaSchema:prefix>%s</pdfaSchema:prefix>\n"
	    "<pdfaSchema:property><rdf:Seq>\n", name, uri, prefix);
	for (; properties->name != NULL; properties++)
		eg_buf_printf(b, "<rdf:li rdf:parseType=\"Resource\">"
		    "<pdfaProperty:name>%s</pdfaProperty:name>"
		    "<pdfaProperty:valueType>%s</pdfaProperty:valueType>"
		    "<pdfaProperty:category>%s</pdfaProperty:category>"
		    "<pdfaProperty:description>%s</pdfaProperty:description></rdf:li>\n",
		    properties->name, properties->type,
		    category, properties->said);
	eg_buf_puts(b, "</rdf:Seq></pdfaSchema:property></rdf:li>\n");
}

static const char *
state(const struct eg_seal_options *o)
{
	return o->draft ? "draft" : o->reproduction ? "reproduction" : NULL;
}

static bool
has_own(const struct eg_seal_options *o)
{
	return o->number != NULL || o->kind != NULL || state(o) != NULL;
}

static void
put_schemas(struct eg_buf *b, const struct eg_seal_options *o)
{
	eg_buf_puts(b, "<rdf:Description rdf:about=\"\"\n"
	    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
	    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
	    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
	    "<pdfaExtension:schemas><rdf:Bag>\n");
	put_schema(b, "PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/",
	    "pdfuaid", pdfuaid);
	if (has_own(o))
		put_schema(b, "engross letters", OWN_SCHEMA, "engross", engross);
	eg_buf_puts(b, "</rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n");
}

static void
put_description(struct eg_buf *b, const struct eg_sealer *s, const struct values *v)
{
	const struct eg_seal_options *o = s->options;

	eg_buf_puts(b, "<rdf:Description rdf:about=\"\"\n"
	    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
	    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
	    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
	    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
	    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
	    " xmlns:engross=\"" OWN_SCHEMA "\">\n");
	put_simple(b, "pdfaid:part", eg_seal_attaches(o) ? "3" : "2");
	put_simple(b, "pdfaid:conformance", "A");
	put_simple(b, "pdfuaid:part", "1");
	put_simple(b, "dc:format", "application/pdf");
	put_in(b, "dc:title", "Alt", " xml:lang=\"x-default\"", v->title);
	put_in(b, "dc:description", "Alt", " xml:lang=\"x-default\"", v->subject);
	put_in(b, "dc:language", "Bag", "", s->s->document->spoken);
	put_simple(b, "pdf:Keywords", v->keywords.data);
	put_simple(b, "pdf:Producer", v->producer);
	put_simple(b, "xmp:CreatorTool", v->producer);
	put_simple(b, "xmp:CreateDate", v->xmp_date);
	put_simple(b, "xmp:ModifyDate", v->xmp_date);
	put_simple(b, "engross:caseNumber", o->number);
	put_simple(b, "engross:letterKind", o->kind);
	put_simple(b, "engross:state", state(o));
	eg_buf_puts(b, "</rdf:Description>\n");
}

static void
set_packet(struct eg_sealer *s, const struct values *v)
{
	struct eg_buf b = { 0 };
	struct eg_pdf_object *stream;

	eg_buf_puts(&b, "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
	    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
	put_description(&b, s, v);
	put_schemas(&b, s->options);
	eg_buf_puts(&b, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
	/* Not compressed: who knows nothing of PDF finds it, too. */
	stream = eg_pdf_stream(s->arena, eg_arena_strndup(s->arena, b.data, b.len), b.len);
	eg_pdf_set_name(s->arena, stream, "Type", "Metadata");
	eg_pdf_set_name(s->arena, stream, "Subtype", "XML");
	eg_pdf_set(s->arena, s->catalog, "Metadata", eg_pdf_add(s->pdf, stream));
	eg_buf_free(&b);
}

/* --- the dictionary ---------------------------------------------------------------- */

static void
set_info(struct eg_sealer *s, const struct values *v)
{
	struct eg_pdf_object *d = eg_pdf_dictionary(s->arena);

	eg_pdf_set_text(s->arena, d, "Title", v->title);
	if (v->subject != NULL)
		eg_pdf_set_text(s->arena, d, "Subject", v->subject);
	if (v->keywords.len > 0)
		eg_pdf_set_text(s->arena, d, "Keywords", v->keywords.data);
	eg_pdf_set_text(s->arena, d, "Creator", v->producer);
	eg_pdf_set_text(s->arena, d, "Producer", v->producer);
	if (*v->pdf_date != '\0') {
		eg_pdf_set_text(s->arena, d, "CreationDate", v->pdf_date);
		eg_pdf_set_text(s->arena, d, "ModDate", v->pdf_date);
	}
	eg_pdf_set(s->arena, s->pdf->trailer, "Info", eg_pdf_add(s->pdf, d));
}

void
eg_seal_metadata(struct eg_sealer *s)
{
	const struct eg_seal_options *o = s->options;
	struct values v = { .title = s->title, .subject = o->subject,
	    .producer = o->producer };

	if (o->keywords != NULL)
		eg_buf_puts(&v.keywords, o->keywords);
	if (state(o) != NULL)
		eg_buf_printf(&v.keywords, "%s%s", v.keywords.len > 0 ? ", " : "", state(o));
	set_dates(&v, o->created);
	set_packet(s, &v);
	set_info(s, &v);
	eg_buf_free(&v.keywords);
}
