/* amendment.c - see amendment.h. */
#include "signoff/amendment.h"

#include <string.h>

#include "signoff/markup.h"
#include "signoff/statement.h"

void
eg_amendment_write(const struct eg_amendment *m, struct eg_buf *out)
{
	eg_markup_begin(out, "amendment");
	eg_markup_attr(out, "object", m->object);
	eg_markup_number(out, "number", m->number);
	eg_markup_attr(out, "inventory", m->inventory);
	eg_buf_puts(out, ">\n");
	if (m->authority != NULL)
		eg_markup_line(out, "authority", NULL, NULL, m->authority);
	eg_markup_line(out, "reason", NULL, NULL, m->reason);
	eg_buf_puts(out, "</amendment>\n");
}

static bool
is_same_again(const struct eg_amendment *m, const char *bytes, size_t n)
{
	struct eg_buf again = { 0 };

	if (m->object == NULL || m->inventory == NULL || m->number == 0 || m->reason == NULL)
		return false;
	eg_amendment_write(m, &again);
	return eg_markup_same(&again, bytes, n);
}

bool
eg_amendment_read(struct eg_arena *a, const char *name, const char *bytes, size_t n,
    struct eg_amendment *m, struct eg_diags *diags)
{
	struct eg_xml *x = eg_markup_read(bytes, n);
	const struct eg_node *root = x == NULL ? NULL : eg_xml_root(x);

	*m = (struct eg_amendment){ .number = 0 };
	if (root != NULL && eg_node_is(root, EG_SIGNOFF_NS, "amendment")) {
		m->object = eg_markup_value(a, root, "object");
		m->number = eg_markup_integer(root, "number");
		m->inventory = eg_markup_value(a, root, "inventory");
		m->authority = eg_markup_content(a, eg_markup_child(root, "authority"));
		m->reason = eg_markup_content(a, eg_markup_child(root, "reason"));
	}
	eg_xml_free(x);
	if (is_same_again(m, bytes, n))
		return true;
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "O1006",
	    .at.file = name, .help = "make it with `engross amend`" },
	    "this is no amendment as engross writes it");
	return false;
}
