/* policy_form.c - see policy_form.h. */
#include "signoff/policy_form.h"

#include <string.h>

#include "base/day.h"
#include "signoff/policy.h"

/* --- kinds of values -------------------------------------------------------------------------- */

static const char *
name(const char *s)
{
	return eg_signoff_name(s) ? NULL : "a name of letters, digits, `-`, `_` and `.`";
}

static const char *
names(const char *s)
{
	static const char wanted[] = "names, a space between";
	char word[66];
	size_t n;

	if (*s == '\0')
		return wanted;
	for (s += strspn(s, " "); *s != '\0'; s += n + strspn(s + n, " ")) {
		n = strcspn(s, " ");
		if (n > 64)
			return wanted;
		memcpy(word, s, n);
		word[n] = '\0';
		if (!eg_signoff_name(word))
			return wanted;
	}
	return NULL;
}

static const char *
day(const char *s)
{
	int64_t d;

	return eg_day_parse(s, strlen(s), &d) ? NULL : "a day, as 2026-01-31";
}

static const char *
digest(const char *s)
{
	return strlen(s) == 64 && strspn(s, "0123456789abcdef") == 64 ? NULL :
	    "a SHA-256: 64 digits 0-9 and a-f";
}

static const char *
number(const char *s)
{
	return *s >= '1' && *s <= '9' && strlen(s) <= 9 &&
	    strspn(s, "0123456789") == strlen(s) ? NULL : "a number from 1";
}

static const char *
meaning(const char *s)
{
	enum eg_meaning m;

	return eg_meaning_find(s, &m) ? NULL :
	    "`authorship`, `review`, `approval` or `responsibility`";
}

/* --- the file --------------------------------------------------------------------------------- */

static const struct eg_form_attribute attributes[] = {
	{ "policy", "serial", EG_FORM_MUST, number },
	{ "policy", "from", EG_FORM_MUST, day },
	{ "policy", "until", EG_FORM_MUST, day },
	{ "attestation", "id", EG_FORM_MUST, name },
	{ "signer", "id", EG_FORM_MUST, name },
	{ "signer", "roles", EG_FORM_MUST, names },
	{ "signer", "from", EG_FORM_MAY, day },
	{ "signer", "until", EG_FORM_MAY, day },
	{ "certificate", "sha256", EG_FORM_MUST, digest },
	{ "certificate", "from", EG_FORM_MAY, day },
	{ "certificate", "until", EG_FORM_MAY, day },
	{ "certificate", "revoked", EG_FORM_MAY, day },
	{ "seal", "sha256", EG_FORM_MUST, digest },
	{ "letter", "formats", EG_FORM_MUST, names },
	{ "letter", "withdraw", EG_FORM_MAY, names },
	{ "letter", "amend", EG_FORM_MAY, names },
	{ "step", "role", EG_FORM_MUST, name },
	{ "step", "meaning", EG_FORM_MUST, meaning },
	{ "step", "distinct-from", EG_FORM_MAY, names },
	{ "step", "acknowledges", EG_FORM_MAY, eg_form_yes_no },
	{ "step", "attests", EG_FORM_MAY, names },
	{ "struck", "sha256", EG_FORM_MUST, digest },
};

static const struct eg_form_place places[] = {
	{ "policy", "attestation" }, { "policy", "signer" }, { "policy", "seal" },
	{ "policy", "letter" }, { "policy", "struck" }, { "signer", "certificate" },
	{ "letter", "step" },
};

/* Nothing in it is passed over: what is not understood could be a condition. */
const struct eg_form eg_policy_form = {
	.ns = EG_POLICY_NS, .code = "P1005", .closed = true, .text = "attestation",
	.attribute = attributes, .nattributes = sizeof(attributes) / sizeof(attributes[0]),
	.place = places, .nplaces = sizeof(places) / sizeof(places[0]),
};
