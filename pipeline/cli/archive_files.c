/* archive_files.c - see archive_files.h. */
#include "archive_files.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "crypt/digest.h"
#include "json/json.h"

static void
member(struct eg_buf *out, const char *before, const char *name, const char *value)
{
	eg_buf_printf(out, "%s\"%s\": ", before, name);
	eg_buf_json(out, value);
}

static void
digest_of(const struct eg_buf *b, char hex[EG_DIGEST_HEX])
{
	eg_digest(EG_SHA512, eg_buf_str(b), b->len, hex);
}

static void
write_render(const struct archive_letter *l, const struct archive_about *about,
    struct eg_buf *out)
{
	char hex[EG_DIGEST_HEX];

	eg_buf_puts(out, "{\n  \"render\": 1");
	member(out, ",\n  ", "release", EG_VERSION);
	member(out, ",\n  ", "bundle", about->bundle);
	member(out, ",\n  ", "letter", l->letter);
	if (*l->date != '\0')
		member(out, ",\n  ", "date", l->date);
	if (*l->amends != '\0')
		member(out, ",\n  ", "amends", l->amends);
	digest_of(&l->record.cas, hex);
	member(out, ",\n  ", "case-sha512", hex);
	digest_of(&l->record.letter, hex);
	member(out, ",\n  ", "letter-sha512", hex);
	digest_of(&l->record.pdf, hex);
	member(out, ",\n  ", "unsigned-pdf-sha512", hex);
	eg_buf_printf(out, ",\n  \"pages\": %u", l->pages);
	if (about->policy != 0)
		eg_buf_printf(out, ",\n  \"policy\": %u", about->policy);
	if (about->seal != NULL)
		member(out, ",\n  ", "seal-certificate-sha256", about->seal);
	eg_buf_puts(out, "\n}\n");
}

static const char *
string_or_none(const struct eg_json *j, const char *name)
{
	const char *s = eg_json_string(j, name);

	return s == NULL ? "" : s;
}

bool
archive_render_read(const struct eg_buf *b, struct eg_arena *a, struct archive_rendered *r)
{
	const char *why;
	uint32_t line;
	const struct eg_json *j = eg_json_read(a, eg_buf_str(b), b->len, &why, &line);

	*r = (struct archive_rendered){ .bundle = string_or_none(j, "bundle"),
	    .letter = string_or_none(j, "letter"), .release = string_or_none(j, "release"),
	    .date = string_or_none(j, "date") };
	return *r->bundle != '\0' && *r->letter != '\0' && *r->release != '\0';
}

/* --- PREMIS -------------------------------------------------------------------- */

static void
element(struct eg_buf *out, const char *indent, const char *name, const char *value)
{
	eg_buf_printf(out, "%s<%s>", indent, name);
	eg_buf_xml(out, value, ">");
	eg_buf_printf(out, "</%s>\n", name);
}

struct file {
	const char		*name, *format;
	const struct eg_buf	*bytes;
};

static void
object(struct eg_buf *out, const char *id, const struct file *f)
{
	char hex[EG_DIGEST_HEX];

	digest_of(f->bytes, hex);
	eg_buf_puts(out, "  <object xsi:type=\"file\">\n    <objectIdentifier>\n");
	element(out, "      ", "objectIdentifierType", "OCFL logical path");
	eg_buf_puts(out, "      <objectIdentifierValue>");
	eg_buf_xml(out, id, ">");
	eg_buf_printf(out, "/%s</objectIdentifierValue>\n    </objectIdentifier>\n"
	    "    <objectCharacteristics>\n      <fixity>\n", f->name);
	element(out, "        ", "messageDigestAlgorithm", "SHA-512");
	element(out, "        ", "messageDigest", hex);
	eg_buf_printf(out, "      </fixity>\n      <size>%zu</size>\n      <format>\n"
	    "        <formatDesignation>\n", f->bytes->len);
	element(out, "          ", "formatName", f->format);
	eg_buf_puts(out, "        </formatDesignation>\n      </format>\n"
	    "    </objectCharacteristics>\n  </object>\n");
}

/* Whom an identifier is of: a URI is of who archives, another is of the policy. */
static void
agent_id(struct eg_buf *out, const char *indent, const char *element_name, const char *agent,
    bool of_policy)
{
	eg_buf_printf(out, "%s<%s>\n%s  <%sType>%s</%sType>\n%s  <%sValue>", indent,
	    element_name, indent, element_name, of_policy ? "sign-off policy" : "URI",
	    element_name, indent, element_name);
	eg_buf_xml(out, agent, ">");
	eg_buf_printf(out, "</%sValue>\n%s</%s>\n", element_name, indent, element_name);
}

static void
event(struct eg_buf *out, size_t number, const struct archive_event *e,
    const struct archive_about *about)
{
	eg_buf_puts(out, "  <event>\n    <eventIdentifier>\n");
	element(out, "      ", "eventIdentifierType", "local");
	eg_buf_printf(out, "      <eventIdentifierValue>%zu</eventIdentifierValue>\n"
	    "    </eventIdentifier>\n", number);
	element(out, "    ", "eventType", e->type);
	element(out, "    ", "eventDateTime", e->time == NULL ? about->time : e->time);
	eg_buf_puts(out, "    <eventDetailInformation>\n      <eventDetail>");
	eg_buf_xml(out, e->detail, ">");
	if (e->reason != NULL) {
		eg_buf_puts(out, ": ");
		eg_buf_xml(out, e->reason, ">");
	}
	eg_buf_puts(out, "</eventDetail>\n    </eventDetailInformation>\n"
	    "    <eventOutcomeInformation>\n");
	element(out, "      ", "eventOutcome", "success");
	eg_buf_puts(out, "    </eventOutcomeInformation>\n");
	agent_id(out, "    ", "linkingAgentIdentifier", e->agent == NULL ? about->address :
	    e->agent, e->agent != NULL);
	eg_buf_puts(out, "    <linkingObjectIdentifier>\n");
	element(out, "      ", "linkingObjectIdentifierType", "URI");
	element(out, "      ", "linkingObjectIdentifierValue", about->id);
	eg_buf_puts(out, "    </linkingObjectIdentifier>\n  </event>\n");
}

static void
agent(struct eg_buf *out, const char *id, const char *name)
{
	eg_buf_puts(out, "  <agent>\n");
	agent_id(out, "    ", "agentIdentifier", id, name == NULL);
	if (name != NULL)
		element(out, "    ", "agentName", name);
	eg_buf_puts(out, "  </agent>\n");
}

/* Each once. */
static void
agents(struct eg_buf *out, const struct archive_about *about)
{
	const struct archive_event *e = about->event;
	size_t i, k;

	agent(out, about->address, about->user);
	for (i = 0; i < about->nevents; i++) {
		if (e[i].agent == NULL)
			continue;
		for (k = 0; k < i; k++)
			if (e[k].agent != NULL && strcmp(e[k].agent, e[i].agent) == 0)
				break;
		if (k == i)
			agent(out, e[i].agent, NULL);
	}
}

static void
write_events(const struct archive_letter *l, const struct archive_about *about,
    struct eg_buf *out)
{
	const struct file files[] = {
		{ "case.xml", "XML", &l->record.cas },
		{ "unsigned.pdf", "PDF", &l->record.pdf },
	};
	static const struct archive_event before[] = {
		{ .type = "validation",
		    .detail = "the case was held against its schema and judged by the rulebook" },
		{ .type = "creation", .detail = "engross " EG_VERSION " made the letter" },
	};
	const struct archive_event after[] = {
		{ .type = "message digest calculation",
		    .detail = "SHA-512 of every file, in the inventory" },
		{ .type = "ingestion start", .detail = "archived", .reason = about->reason },
	};
	size_t i, number = 0;

	eg_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<premis xmlns=\"http://www.loc.gov/premis/v3\" "
	    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" version=\"3.0\">\n");
	for (i = 0; i < 2; i++)
		object(out, about->id, &files[i]);
	for (i = 0; i < 2; i++)
		event(out, ++number, &before[i], about);
	for (i = 0; i < about->nevents; i++)
		event(out, ++number, &about->event[i], about);
	for (i = 0; i < 2; i++)
		event(out, ++number, &after[i], about);
	agents(out, about);
	eg_buf_puts(out, "</premis>\n");
}

/* --- all of them ------------------------------------------------------------------- */

void
archive_files_add(struct archive_files *f, const char *path, const void *bytes, size_t n,
    bool telling)
{
	if (f->n == f->cap) {
		f->cap = f->cap == 0 ? 16 : 2 * f->cap;
		f->file = eg_realloc(f->file, f->cap, sizeof(*f->file));
	}
	f->file[f->n++] = (struct eg_archive_file){ .path = path, .bytes = bytes, .n = n,
	    .telling = telling };
}

static void
add_buf(struct archive_files *f, const char *path, const struct eg_buf *b, bool telling)
{
	archive_files_add(f, path, eg_buf_str(b), b->len, telling);
}

void
archive_files_begin(struct archive_files *f, const struct archive_letter *l,
    const struct archive_about *about)
{
	*f = (struct archive_files){ 0 };
	write_render(l, about, &f->render);
	write_events(l, about, &f->events);
	add_buf(f, "case.xml", &l->record.cas, true);
	add_buf(f, "events.xml", &f->events, false);
	add_buf(f, "facts.xml", &l->record.facts, false);
	add_buf(f, "letter.txt", &l->record.text, false);
	add_buf(f, "letter.xml", &l->record.letter, false);
	add_buf(f, "receipt.json", &l->record.receipt, false);
	add_buf(f, "render.json", &f->render, false);
	add_buf(f, "unsigned.pdf", &l->record.pdf, true);
}

void
archive_files_free(struct archive_files *f)
{
	eg_buf_free(&f->render);
	eg_buf_free(&f->events);
	free(f->file);
	*f = (struct archive_files){ 0 };
}
