/* intake.c - see intake.h. */
#include "intake/intake.h"

#include <string.h>

#include "intake/unseen.h"

#define LETTER_MAX	64

static void
discard(struct eg_xml *x, struct eg_diags *diags)
{
	eg_diags_source(diags, eg_xml_name(x), NULL, 0);
	eg_xml_free(x);
}

static struct eg_xml *
checked(struct eg_xml *x, struct eg_diags *diags)
{
	if (x == NULL || eg_unseen_check(x, diags))
		return x;
	discard(x, diags);
	return NULL;
}

struct eg_xml *
eg_intake_read(const char *path, struct eg_diags *diags)
{
	return checked(eg_xml_open(path, &eg_xml_case_limits, diags), diags);
}

struct eg_xml *
eg_intake_read_bytes(const char *name, const char *bytes, size_t len,
    struct eg_diags *diags)
{
	return checked(eg_xml_read(name, bytes, len, &eg_xml_case_limits, diags),
	    diags);
}

/* A folder of templates/: never a path, never hidden, never an option. */
static bool
names_folder(const char *s)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
	size_t n = strlen(s);

	return n > 0 && n <= LETTER_MAX && strchr("._-", s[0]) == NULL &&
	    strspn(s, allowed) == n;
}

const char *
eg_intake_letter(const struct eg_xml *x, struct eg_diags *diags)
{
	const struct eg_node *root = eg_xml_root(x), *attr;
	const char *name;

	attr = eg_node_attr_node(root, "", "letter");
	if (attr == NULL) {
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "E2100", .at = eg_xml_pos(x, root),
		    .help = "write `letter=\"...\"` with the name of a folder of "
		    "`templates/`" }, "`%.80s` lacks the attribute `letter`, "
		    "which says what letter it becomes", eg_node_name(root));
		return NULL;
	}
	name = eg_node_text(attr);
	if (names_folder(name))
		return name;
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "E2100", .at = eg_xml_value_pos(x, attr),
	    .help = "a folder of templates/: letters, digits, `.`, `_` and `-`; "
	    "`engross letters` lists them" },
	    "`%.80s` is not the name of a letter format", name);
	return NULL;
}

bool
eg_intake_validate(const struct eg_xml *x, struct eg_xsd *xsd,
    struct eg_diags *diags)
{
	return eg_xsd_validate(xsd, x, diags);
}
