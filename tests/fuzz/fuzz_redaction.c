/*
 * fuzz_redaction.c - any bytes at all, as a redaction profile and as the case that is
 * redacted (libFuzzer; `make fuzz`).
 *
 * Profiles are for redaction/case.xsd, cases of that schema or of IMR.  A refusal has a
 * message; and what the proof lets pass says no value the profile lists as it was written,
 * in no text, attribute, comment or instruction.  That is looked for here by other means
 * than redact/ has: byte by byte.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "intake/intake.h"
#include "redact/proof.h"
#include "redact/redact.h"
#include "redact/walk.h"
#include "folder.h"
#include "promise.h"

#define SMALL	"tests/fuzz/redaction/"
#define LARGE	"schemas/imr/redaction/"
#define PROFILE	"profile.xml"		/* the one that is any bytes */

static struct eg_redaction *small, *large[2];
static struct eg_xml *person;		/* whom profiles are tried on */
static const char *folder;		/* schemas that profiles are opened with */

static void
end(void)
{
	eg_redaction_free(small);
	eg_redaction_free(large[0]);
	eg_redaction_free(large[1]);
	eg_xml_free(person);
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	struct eg_diags *diags = eg_diags_new();

	(void)argc, (void)argv;
	folder = folder_begin();
	folder_make("redaction");
	folder_copy("schemas/redaction/redaction.xsd", "redaction/redaction.xsd");
	folder_copy("schemas/redaction/words.xml", "words.xml");
	folder_copy(SMALL "case.xsd", "case.xsd");
	folder_copy(SMALL "profile.xml", PROFILE);
	small = eg_redaction_open(folder_path(PROFILE), folder, diags);
	large[0] = eg_redaction_open(LARGE "dwc-public.xml", "schemas", diags);
	large[1] = eg_redaction_open(LARGE "hipaa-safe-harbor.xml", "schemas", diags);
	person = eg_xml_open(SMALL "person.xml", &eg_xml_case_limits, diags);
	promise(small != NULL && large[0] != NULL && large[1] != NULL && person != NULL,
	    "profiles and case open");
	eg_diags_free(diags);
	atexit(end);
	return 0;
}

/* --- what a copy says --------------------------------------------------------------- */

/* Each text, attribute, comment and instruction by itself. */
static void
take(const struct eg_node *n, struct eg_proof *out)
{
	const struct eg_node *c;
	struct eg_buf b = { 0 };
	const char *s = eg_node_kind(n) == EG_NODE_ELEMENT ? NULL : eg_node_text(n);

	if (eg_node_kind(n) == EG_NODE_OTHER) {
		eg_node_dump(n, &b);
		s = eg_arena_strdup(out->arena, eg_buf_str(&b));
		eg_buf_free(&b);
	}
	if (s != NULL)
		eg_proof_add(out, EG_PROOF_TEXT, "the copy", s, strlen(s));
	if (eg_node_kind(n) != EG_NODE_ELEMENT)
		return;
	for (c = eg_node_first_attr(n); c != NULL; c = eg_node_next_attr(c))
		take(c, out);
	for (c = eg_node_first(n); c != NULL; c = eg_node_next(c))
		take(c, out);
}

static bool
letter(unsigned char c)
{
	return c >= 0x80 || isalnum(c);
}

/* As it is written, and no part of a longer word. */
static bool
says(const struct eg_proof *copy, const char *value)
{
	size_t n = strlen(value);
	const char *s, *at;
	uint32_t i;

	for (i = 0; i < copy->n; i++)
		for (s = copy->part[i].text; (at = strstr(s, value)) != NULL; s = at + 1)
			if ((at == copy->part[i].text || !letter((unsigned char)at[-1])) &&
			    !letter((unsigned char)at[n]))
				return true;
	return false;
}

/* --- what it must not say ------------------------------------------------------------ */

/* Its letters and digits. */
static const char *
joined(struct eg_arena *a, const char *s)
{
	char *out = eg_arena_strdup(a, s), *to = out;

	for (; *s != '\0'; s++)
		if (isalnum((unsigned char)*s))
			*to++ = (char)tolower((unsigned char)*s);
	*to = '\0';
	return out;
}

/*
 * Plain text in which other signs than these are none; the rest may be said in ways that
 * bytes do not tell.
 */
static bool
plain(const char *s)
{
	return isalnum((unsigned char)*s) && isalnum((unsigned char)s[strlen(s) - 1]) &&
	    s[strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .-/@'")]
	    == '\0';
}

static bool
is_open(const struct eg_walk *w, const char *value)
{
	size_t i;

	for (i = 0; i < w->profile->nopen; i++)
		if (strcmp(joined(w->arena, w->profile->open[i]), joined(w->arena, value)) == 0)
			return true;
	return false;
}

/* One word may be the format's own; too short a value is warned of. */
static void
must_not_say(struct eg_walk *w, const char *value)
{
	if (plain(value) && strlen(joined(w->arena, value)) > 2 && !is_open(w, value))
		promise(!says(w->data, value), "what passes says no value of the case");
}

static bool
name(struct eg_walk *w, struct eg_node *given)
{
	const struct eg_node *family = eg_node_child(eg_node_parent(given),
	    eg_node_ns(given), "last");
	const char *g = eg_walk_value(w, given), *f;

	f = family == NULL ? "" : eg_walk_value(w, family);
	if (strlen(g) > 1 && strlen(f) > 1 && strchr(g, ' ') == NULL && strchr(f, ' ') == NULL)
		must_not_say(w, eg_arena_printf(w->arena, "%s %s", g, f));
	return true;
}

static bool
meet(struct eg_walk *w, const struct eg_redaction_row *row, struct eg_node *n)
{
	const char *value = eg_walk_value(w, n);
	bool one = strpbrk(value, " .-/@'") == NULL;

	switch (row->personal) {
	case EG_PERSONAL_NOT:
	case EG_PERSONAL_MIDDLE:
	case EG_PERSONAL_FAMILY:
		return true;
	case EG_PERSONAL_GIVEN:
		return strcmp(eg_node_name(n), "first") != 0 || name(w, n);
	case EG_PERSONAL_PERSON:
	case EG_PERSONAL_ORGANIZATION:
	case EG_PERSONAL_PLACE:
	case EG_PERSONAL_STREET:
		if (!one)
			must_not_say(w, value);
		return true;
	default:
		must_not_say(w, value);
		return true;
	}
}

/* --- a case by a profile ----------------------------------------------------------------- */

static bool
proved(const struct eg_identifiers *ids, struct eg_xml *copy, struct eg_proof *said,
    struct eg_diags *diags)
{
	struct eg_xml *blank = eg_xml_new_copy(copy);
	struct eg_proof own = { .arena = said->arena };
	bool ok;

	take(eg_xml_root(copy), said);
	eg_redact_blank(ids->profile, blank);
	take(eg_xml_root(blank), &own);
	ok = eg_proof_search(ids, said, &own, "copy", diags);
	eg_xml_free(blank);
	return ok;
}

static void
redact(const struct eg_redaction *by, const struct eg_xml *cas)
{
	struct eg_arena *a = eg_arena_new();
	struct eg_diags *diags = eg_diags_new();
	struct eg_xml *copy = eg_xml_new_copy(cas), *asked = eg_xml_new_copy(cas);
	struct eg_identifiers ids = { .arena = a };
	struct eg_proof said = { .arena = a };
	struct eg_redacted result;
	struct eg_walk w = { .profile = by, .cas = asked, .arena = a, .diags = diags,
	    .meet = meet, .data = &said };
	bool ok = eg_redact_collect(by, cas, &ids, diags);

	if (ok) {
		eg_redact(&ids, copy, &result, diags);
		ok = proved(&ids, copy, &said, diags);
	}
	promise(ok || eg_diags_failed(diags), "a refusal has a message");
	if (ok)
		eg_walk(&w);
	eg_xml_free(copy);
	eg_xml_free(asked);
	eg_diags_free(diags);
	eg_arena_free(a);
}

static bool
has(const char *bytes, size_t n, const char *words_in_it)
{
	return memmem(bytes, n, words_in_it, strlen(words_in_it)) != NULL;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data;
	struct eg_diags *diags = eg_diags_new();
	struct eg_redaction *p = NULL;
	struct eg_xml *x = NULL;

	if (has(bytes, size, "<redaction")) {
		folder_put(PROFILE, data, size);
		p = eg_redaction_open(folder_path(PROFILE), folder, diags);
		promise((p == NULL) == eg_diags_failed(diags),
		    "a profile is refused with a message, and only then");
		if (p != NULL)
			redact(p, person);
	} else if ((x = eg_intake_read_bytes("fuzz.xml", bytes, size, diags)) != NULL) {
		if (has(bytes, size, "urn:engross:imr:1"))
			redact(large[size % 2], x);
		else
			redact(small, x);
	} else {
		promise(eg_diags_failed(diags), "a case is refused with a message");
	}
	eg_redaction_free(p);
	eg_xml_free(x);
	eg_diags_free(diags);
	return 0;
}
