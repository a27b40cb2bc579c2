/* ocfl.c - what each code of OCFL asks for, and how a finding is told. */
#include "archive/ocfl.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/file.h"

/*
 * In our words; the specification's are at https://ocfl.io/1.1/spec/#E092.
 * Codes that nothing on a disk can break are not here: E022, E027, E028, E062,
 * E074, E087, E089, W012 speak of what programs do (E013 is found at rest).
 */
static const struct { const char *code, *rule; } rules[] = {
	{ "E001", "an object's root holds its declaration, inventory, sidecar, versions, `logs` and `extensions`, nothing else" },
	{ "E002", "a declaration is named as Namaste has it: 0=ocfl_object_1.1" },
	{ "E003", "an object's root holds exactly one declaration" },
	{ "E004", "a declaration's name ends with the version of OCFL" },
	{ "E005", "a declaration's name begins with 0=" },
	{ "E006", "an object's declaration is called ocfl_object_ and the version of OCFL" },
	{ "E007", "a declaration holds what its name says after 0=, and a line feed" },
	{ "E008", "an object has at least one version" },
	{ "E009", "versions begin with v1" },
	{ "E010", "no number is left out between versions" },
	{ "E011", "a version number padded with zeros begins with one" },
	{ "E012", "all version directories have numbers of one form: not padded, or padded to one length" },
	{ "E013", "a new version is named in the form of the earlier ones" },
	{ "E014", "an inventory calls version directories by their real names" },
	{ "E015", "a version directory holds no files but an inventory and its sidecar" },
	{ "E016", "a version with new files has a content directory" },
	{ "E017", "contentDirectory has no slash" },
	{ "E018", "contentDirectory is neither . nor .." },
	{ "E019", "contentDirectory is set from the first version on, or never" },
	{ "E020", "contentDirectory does not change" },
	{ "E021", "without contentDirectory the content directory is called content" },
	{ "E023", "every file of a content directory is in the manifest" },
	{ "E024", "a content directory has no empty directories in it" },
	{ "E025", "content is addressed by sha512 or sha256" },
	{ "E026", "digests for fixity are of OCFL's list or of a registered extension" },
	{ "E029", "a sha1 digest is 40 hexadecimal digits" },
	{ "E030", "a sha256 digest is 64 hexadecimal digits" },
	{ "E031", "a sha512 digest is 128 hexadecimal digits" },
	{ "E032", "a blake2b-512 digest is 128 hexadecimal digits" },
	{ "E033", "an inventory is a JSON object of the form OCFL describes" },
	{ "E034", "an inventory is called inventory.json" },
	{ "E035", "parts of a content path are joined by /" },
	{ "E036", "an inventory has id, type, digestAlgorithm and head" },
	{ "E037", "an object has one id, and no other object has it" },
	{ "E038", "the inventory's type is that of the OCFL version the object declares" },
	{ "E039", "manifest and states use the inventory's digestAlgorithm" },
	{ "E040", "head is the name of the last version" },
	{ "E041", "an inventory has a manifest and versions" },
	{ "E042", "a content path begins with a version directory and its content directory" },
	{ "E043", "an inventory has versions" },
	{ "E044", "the block of versions is called versions" },
	{ "E045", "versions is an object" },
	{ "E046", "versions of the inventory and version directories are the same" },
	{ "E047", "each version is described by an object" },
	{ "E048", "each version has created and state" },
	{ "E049", "created is a time of RFC 3339, with seconds and a zone" },
	{ "E050", "each digest of a state is in the manifest, in the same letters" },
	{ "E051", "a logical path is one or more names joined by /" },
	{ "E052", "no part of a logical path is empty, . or .." },
	{ "E053", "a logical path neither begins nor ends with a slash" },
	{ "E054", "a user has a name" },
	{ "E055", "the block of fixity is called fixity" },
	{ "E056", "blocks of fixity are called by names of OCFL's list of digests" },
	{ "E057", "a block of fixity has digests, each with a list of content paths" },
	{ "E058", "every inventory has a sidecar with its digest" },
	{ "E059", "the sidecar's algorithm is the inventory's digestAlgorithm" },
	{ "E060", "the sidecar has the digest of its inventory" },
	{ "E061", "a sidecar is the digest, white space, and inventory.json" },
	{ "E063", "an object's root has an inventory" },
	{ "E064", "the root's inventory is the same as that of the last version" },
	{ "E066", "earlier inventories tell the same of a version as the current one" },
	{ "E067", "an object's extensions directory holds directories only" },
	{ "E069", "a storage root has a declaration" },
	{ "E070", "ocfl_layout.json has extension and description" },
	{ "E071", "the layout is a registered extension" },
	{ "E072", "all files below a storage root are part of an object" },
	{ "E073", "no directory below a storage root is empty" },
	{ "E075", "a storage root's declaration is named as Namaste has it: 0=ocfl_1.1" },
	{ "E076", "a storage root has exactly one declaration" },
	{ "E077", "a storage root's declaration ends with the version of OCFL" },
	{ "E078", "a storage root's declaration begins with 0=" },
	{ "E079", "a storage root's declaration is called ocfl_ and the version of OCFL" },
	{ "E080", "a storage root's declaration holds what its name says after 0=, and a line feed" },
	{ "E081", "no object declares a later OCFL than its storage root" },
	{ "E082", "no object is within another" },
	{ "E083", "an object is where the layout puts its id" },
	{ "E084", "there are no files in directories between the root and its objects" },
	{ "E085", "every branch below a storage root ends with an object" },
	{ "E088", "a storage root has no other directories than those of its objects, and extensions" },
	{ "E090", "there are no hard or symbolic links" },
	{ "E092", "every file of the manifest is there and has its digest" },
	{ "E093", "every file of a fixity block is there and has its digest" },
	{ "E094", "a message is text" },
	{ "E095", "no logical path is there twice or within another" },
	{ "E096", "no digest is twice in the manifest, whatever its letters' case" },
	{ "E097", "no digest is twice in a fixity block, whatever its letters' case" },
	{ "E098", "a content path is one or more names joined by /" },
	{ "E099", "no part of a content path is empty, . or .." },
	{ "E100", "a content path neither begins nor ends with a slash" },
	{ "E101", "no content path is there twice or within another" },
	{ "E102", "an inventory has no keys of others" },
	{ "E103", "no version is of an earlier OCFL than the one before" },
	{ "E104", "a version directory's name begins with v" },
	{ "E105", "versions are numbered 1, 2, 3" },
	{ "E106", "the manifest is an object" },
	{ "E107", "every file of the manifest is used by a version" },
	{ "E108", "the content directory is directly in its version directory" },
	{ "E110", "an object's id does not change" },
	{ "E111", "fixity is an object" },
	{ "E112", "the root's extensions directory holds directories only" },
	{ "W001", "version directories are better not padded with zeros" },
	{ "W002", "a version directory is better without other directories than its content" },
	{ "W003", "a version without new files is better without a content directory" },
	{ "W004", "content is better addressed by sha512" },
	{ "W005", "an id is better a URI" },
	{ "W007", "a version better has message and user" },
	{ "W008", "a user better has an address" },
	{ "W009", "a user's address is better a URI" },
	{ "W010", "every version directory better has its inventory" },
	{ "W011", "earlier inventories better tell the same of a version's time, message and user" },
	{ "W013", "an object's extensions are better registered ones" },
	{ "W014", "a storage root is better of one layout" },
	{ "W015", "objects are better all at the top, or all in a hierarchy" },
	{ "W016", "a storage root's extensions are better registered ones" },
};

const char *
eg_ocfl_rule(const char *code)
{
	size_t i;

	for (i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if (strcmp(code, rules[i].code) == 0)
			return rules[i].rule;
	return NULL;
}

static const char *
place(struct eg_ocfl_check *c, const char *path)
{
	return *path == '\0' ? c->name : eg_diags_printf(c->diags, "%s/%s", c->name, path);
}

void
eg_ocfl_say(struct eg_ocfl_check *c, const char *code, const char *path,
    const char *fmt, ...)
{
	bool error = code[0] == 'E';
	struct eg_diag d = { .severity = error ? EG_ERROR : EG_WARNING,
	    .code = eg_diags_printf(c->diags, "OCFL-%s", code),
	    .at.file = place(c, path), .rule = eg_ocfl_rule(code) };
	va_list ap;

	if (error)
		c->errors++;
	else
		c->warnings++;
	va_start(ap, fmt);
	eg_vreport(c->diags, &d, fmt, ap);
	va_end(ap);
}

bool
eg_ocfl_unreadable(struct eg_ocfl_check *c, const char *path, int error)
{
	c->errors++;
	eg_report(c->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "A1002",
	    .at.file = place(c, path),
	    .help = "nothing is known of what could not be read: see to the disk, then "
	    "check again" }, "cannot read: %s", eg_file_reason(c->diags, error));
	return false;
}

bool
eg_ocfl_all_read(const struct eg_diags *check, struct eg_diags *diags)
{
	const struct eg_diag *d;
	bool ok = true;
	size_t i;

	for (i = 0; i < eg_diags_count(check); i++) {
		d = eg_diags_at(check, i);
		if (strcmp(d->code, "A1002") == 0) {
			eg_report(diags, d, "%s", d->text);
			ok = false;
		}
	}
	return ok;
}

static bool
digits(const char **p, int n)
{
	for (; n > 0; n--, (*p)++)
		if (!eg_is_digit(**p))
			return false;
	return true;
}

static bool
one(const char **p, const char *of)
{
	if (**p == '\0' || strchr(of, **p) == NULL)
		return false;
	(*p)++;
	return true;
}

/* Two digits of at most that value. */
static bool
pair(const char **p, int least, int most)
{
	const char *s = *p;
	int value;

	if (!digits(p, 2))
		return false;
	value = (s[0] - '0') * 10 + s[1] - '0';
	return value >= least && value <= most;
}

bool
eg_ocfl_is_time(const char *p)
{
	if (!digits(&p, 4) || !one(&p, "-") || !pair(&p, 1, 12) || !one(&p, "-") ||
	    !pair(&p, 1, 31) || !one(&p, "Tt ") || !pair(&p, 0, 23) || !one(&p, ":") ||
	    !pair(&p, 0, 59) || !one(&p, ":") || !pair(&p, 0, 60))
		return false;
	if (one(&p, ".")) {
		if (!digits(&p, 1))
			return false;
		while (eg_is_digit(*p))
			p++;
	}
	if (one(&p, "Zz"))
		return *p == '\0';
	return one(&p, "+-") && pair(&p, 0, 23) && one(&p, ":") && pair(&p, 0, 59) &&
	    *p == '\0';
}

bool
eg_ocfl_is_uri(const char *s)
{
	size_t n = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	    "0123456789+-.");

	return eg_is_letter(s[0]) && s[n] == ':' && s[n + 1] != '\0' &&
	    strpbrk(s, " <>\"{}|\\^`") == NULL;
}

bool
eg_ocfl_is_extension(const char *name)
{
	/* https://github.com/OCFL/extensions, and `initial`, which names the first. */
	static const char *const known[] = { "0001-digest-algorithms",
	    "0002-flat-direct-storage-layout", "0003-hash-and-id-n-tuple-storage-layout",
	    "0004-hashed-n-tuple-storage-layout", "0005-mutable-head",
	    "0006-flat-omit-prefix-storage-layout", "0007-n-tuple-omit-prefix-storage-layout",
	    "0008-schema-registry", "0009-digest-algorithms",
	    "0010-differential-n-tuple-omit-prefix-storage-layout", "0011-direct-clean-path-layout",
	    "0012-prefixed-hash-and-id-n-tuple-storage-layout", "initial" };
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(name, known[i]) == 0)
			return true;
	return false;
}
