/* archive_files.c - see archive_files.h. */
#include "archive_files.h"

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

void
archive_render_json(const struct archive_letter *l, const char *bundle,
    struct eg_buf *out)
{
	char hex[EG_DIGEST_HEX];

	eg_buf_puts(out, "{\n  \"render\": 1");
	member(out, ",\n  ", "release", EG_VERSION);
	member(out, ",\n  ", "bundle", bundle);
	member(out, ",\n  ", "letter", l->letter);
	digest_of(&l->record.cas, hex);
	member(out, ",\n  ", "case-sha512", hex);
	digest_of(&l->record.letter, hex);
	member(out, ",\n  ", "letter-sha512", hex);
	digest_of(&l->record.pdf, hex);
	member(out, ",\n  ", "unsigned-pdf-sha512", hex);
	eg_buf_printf(out, ",\n  \"pages\": %u\n}\n", l->pages);
}

bool
archive_render_read(const struct eg_buf *b, struct eg_arena *a, const char **bundle,
    const char **letter, const char **release)
{
	const char *why;
	uint32_t line;
	const struct eg_json *j = eg_json_read(a, eg_buf_str(b), b->len, &why, &line);

	*bundle = eg_json_string(j, "bundle");
	*letter = eg_json_string(j, "letter");
	*release = eg_json_string(j, "release");
	return *bundle != NULL && *letter != NULL && *release != NULL;
}

/* --- PREMIS -------------------------------------------------------------------- */

static void
text(struct eg_buf *out, const char *s)
{
	for (; *s != '\0'; s++)
		if (*s == '&')
			eg_buf_puts(out, "&amp;");
		else if (*s == '<')
			eg_buf_puts(out, "&lt;");
		else if (*s == '>')
			eg_buf_puts(out, "&gt;");
		else
			eg_buf_putc(out, *s);
}

static void
element(struct eg_buf *out, const char *indent, const char *name, const char *value)
{
	eg_buf_printf(out, "%s<%s>", indent, name);
	text(out, value);
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
	text(out, id);
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

struct event {
	const char	*type, *detail;
};

static void
event(struct eg_buf *out, int number, const struct event *e, const char *reason,
    const char *time, const char *address, const char *id)
{
	eg_buf_puts(out, "  <event>\n    <eventIdentifier>\n");
	element(out, "      ", "eventIdentifierType", "local");
	eg_buf_printf(out, "      <eventIdentifierValue>%d</eventIdentifierValue>\n"
	    "    </eventIdentifier>\n", number);
	element(out, "    ", "eventType", e->type);
	element(out, "    ", "eventDateTime", time);
	eg_buf_puts(out, "    <eventDetailInformation>\n      <eventDetail>");
	text(out, e->detail);
	if (reason != NULL) {
		eg_buf_puts(out, ": ");
		text(out, reason);
	}
	eg_buf_puts(out, "</eventDetail>\n    </eventDetailInformation>\n"
	    "    <eventOutcomeInformation>\n");
	element(out, "      ", "eventOutcome", "success");
	eg_buf_puts(out, "    </eventOutcomeInformation>\n    <linkingAgentIdentifier>\n");
	element(out, "      ", "linkingAgentIdentifierType", "URI");
	element(out, "      ", "linkingAgentIdentifierValue", address);
	eg_buf_puts(out, "    </linkingAgentIdentifier>\n    <linkingObjectIdentifier>\n");
	element(out, "      ", "linkingObjectIdentifierType", "URI");
	element(out, "      ", "linkingObjectIdentifierValue", id);
	eg_buf_puts(out, "    </linkingObjectIdentifier>\n  </event>\n");
}

void
archive_events_xml(const struct archive_letter *l, const char *id, const char *time,
    const char *agent, const char *address, const char *reason, struct eg_buf *out)
{
	const struct file files[] = {
		{ "case.xml", "XML", &l->record.cas },
		{ "unsigned.pdf", "PDF", &l->record.pdf },
	};
	static const struct event events[] = {
		{ "validation", "the case was held against its schema and judged by the rulebook" },
		{ "creation", "engross " EG_VERSION " made the letter" },
		{ "message digest calculation", "SHA-512 of every file, in the inventory" },
		{ "ingestion start", "archived" },
	};
	size_t i, n = sizeof(events) / sizeof(events[0]);

	eg_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<premis xmlns=\"http://www.loc.gov/premis/v3\" "
	    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" version=\"3.0\">\n");
	for (i = 0; i < 2; i++)
		object(out, id, &files[i]);
	for (i = 0; i < n; i++)
		event(out, (int)i + 1, &events[i], i + 1 == n ? reason : NULL, time, address, id);
	eg_buf_puts(out, "  <agent>\n    <agentIdentifier>\n");
	element(out, "      ", "agentIdentifierType", "URI");
	element(out, "      ", "agentIdentifierValue", address);
	eg_buf_puts(out, "    </agentIdentifier>\n");
	element(out, "    ", "agentName", agent);
	eg_buf_puts(out, "  </agent>\n</premis>\n");
}
