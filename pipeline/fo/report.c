/* report.c - messages of a refinement, at the line the author wrote. */
#include <stdarg.h>
#include <string.h>

#include "fo/refiner.h"

#define SHOWN_MAX	60

struct eg_pos
eg_fo_at(struct eg_refiner *r, const struct eg_node *node)
{
	struct eg_pos p = eg_xml_pos(r->xml, node);

	if (p.file != r->file) {
		r->file = p.file;
		r->file_copy = eg_arena_strdup(r->arena, p.file);
	}
	p.file = r->file_copy;
	return p;
}

/*
 * A property that is unknown or has no good value is ignored (5.1.1 asks for
 * its initial or inherited value), a link that may not be followed is none.
 * A letter has no such thing; in other documents it does not hide the pages.
 */
static bool
is_ignorable(const char *code)
{
	static const char *const codes[] = { "F5003", "F5011", "F5041",
	    "F5090" };

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (strcmp(code, codes[i]) == 0)
			return true;
	return false;
}

void
eg_fo_report(struct eg_refiner *r, const struct eg_node *node, enum eg_severity severity,
    const char *code, const char *help, const char *fmt, ...)
{
	struct eg_diag d = { .severity = severity, .code = code, .help = help };
	va_list ap;

	if (r->copying)
		return;
	if (severity >= EG_ERROR && !(r->tree->anybody && is_ignorable(code)))
		r->failed = true;
	if (node != NULL) {
		d.at = eg_xml_pos(r->xml, node);
		d.from = eg_xml_from(r->xml, node);
	}
	va_start(ap, fmt);
	eg_vreport(r->diags, &d, fmt, ap);
	va_end(ap);
}

const char *
eg_fo_shown(struct eg_refiner *r, const char *value)
{
	size_t n = strlen(value);

	if (n <= SHOWN_MAX)
		return value;
	/* Not in the middle of a character. */
	for (n = SHOWN_MAX; n > 0 && ((unsigned char)value[n] & 0xC0) == 0x80; n--)
		;
	return eg_arena_printf(r->arena, "%.*s...", (int)n, value);
}
