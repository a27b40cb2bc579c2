/* form.c - see form.h. */
#include "xml/form.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/suggest.h"

struct holding {
	const struct eg_form	*form;
	const struct eg_xml	*xml;
	struct eg_diags		*diags;
	const char		**names;	/* room for those that are allowed */
	bool			 failed;
};

__attribute__((format(printf, 4, 5)))
static void
complain(struct holding *h, struct eg_pos at, const char *near, const char *fmt, ...)
{
	va_list ap;

	h->failed = true;
	va_start(ap, fmt);
	eg_vreport(h->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = h->form->code,
	    .at = at, .help = near == NULL ? NULL :
	    eg_diags_printf(h->diags, "did you mean `%s`?", near) }, fmt, ap);
	va_end(ap);
}

const char *
eg_form_yes_no(const char *value)
{
	return strcmp(value, "yes") == 0 || strcmp(value, "no") == 0 ? NULL : "`yes` or `no`";
}

/* --- attributes ------------------------------------------------------------------------- */

static bool
is_of(const struct eg_form_attribute *a, const struct eg_node *element)
{
	return strcmp(a->element, eg_node_name(element)) == 0;
}

static const struct eg_form_attribute *
attribute_find(const struct eg_form *f, const struct eg_node *element, const char *name)
{
	size_t i;

	for (i = 0; i < f->nattributes; i++)
		if (is_of(&f->attribute[i], element) && strcmp(f->attribute[i].name, name) == 0)
			return &f->attribute[i];
	return NULL;
}

static const char *
near_attribute(struct holding *h, const struct eg_node *element, const char *word)
{
	const struct eg_form *f = h->form;
	size_t i, n = 0;

	for (i = 0; i < f->nattributes; i++)
		if (is_of(&f->attribute[i], element))
			h->names[n++] = f->attribute[i].name;
	return eg_suggest(word, h->names, n);
}

static void
check_attribute(struct holding *h, const struct eg_node *element, const struct eg_node *a)
{
	const char *name = eg_node_name(a), *wanted;
	const struct eg_form_attribute *known = *eg_node_ns(a) != '\0' ? NULL :
	    attribute_find(h->form, element, name);

	if (known == NULL && *eg_node_ns(a) != '\0' && !h->form->closed)
		return;
	if (known == NULL)
		complain(h, eg_xml_pos(h->xml, a), near_attribute(h, element, name),
		    "`%s` is not an attribute of `%s`", name, eg_node_name(element));
	else if (known->fault != NULL && (wanted = known->fault(eg_node_text(a))) != NULL)
		complain(h, eg_xml_value_pos(h->xml, a), NULL, "`%s` is %s, not `%s`", name,
		    wanted, eg_node_text(a));
}

static void
complain_missing(struct holding *h, const struct eg_node *element,
    const struct eg_form_attribute *a)
{
	struct eg_pos at = eg_xml_pos(h->xml, element);

	if (h->form->needs)
		complain(h, at, NULL, "`%s` needs the attribute `%s`", a->element, a->name);
	else
		complain(h, at, NULL, "`%s` is missing on `%s`", a->name, a->element);
}

static void
check_attributes(struct holding *h, const struct eg_node *element)
{
	const struct eg_form_attribute *known = h->form->attribute;
	const struct eg_node *a;
	const char *value;
	size_t i;

	for (a = eg_node_first_attr(element); a != NULL; a = eg_node_next_attr(a))
		check_attribute(h, element, a);
	for (i = 0; i < h->form->nattributes; i++, known++) {
		if (known->need == EG_FORM_MAY || !is_of(known, element))
			continue;
		value = eg_node_attr(element, "", known->name);
		if (value == NULL || (known->need == EG_FORM_MUST_SAY && *value == '\0'))
			complain_missing(h, element, known);
	}
}

/* --- what is in an element -------------------------------------------------------------- */

/* Of the elements that may stand there, how many; in h->names. */
static size_t
elements_in(struct holding *h, const char *in)
{
	const struct eg_form *f = h->form;
	size_t i, n = 0;

	for (i = 0; i < f->nplaces; i++)
		if (strcmp(f->place[i].in, in) == 0)
			h->names[n++] = f->place[i].element;
	return n;
}

/* True when it may stand there. */
static bool
check_place(struct holding *h, const char *in, const struct eg_node *n)
{
	const char *name = eg_node_name(n), *near;
	size_t count = elements_in(h, in), i;

	for (i = 0; i < count; i++)
		if (eg_node_is(n, h->form->ns, h->names[i]))
			return true;
	if (count == 0 && !h->form->closed)
		return false;
	near = eg_suggest(name, h->names, count);
	if (h->form->holds == NULL)
		complain(h, eg_xml_pos(h->xml, n), near, "`%s` cannot stand in `%s`", name, in);
	else
		complain(h, eg_xml_pos(h->xml, n), near, "`%s` is not known here; %s", name,
		    h->form->holds);
	return false;
}

static bool
is_blank(const char *s)
{
	while (s != NULL && eg_is_space(*s))
		s++;
	return s == NULL || *s == '\0';
}

/* The reader bounds how deep this goes. */
static void
check_element(struct holding *h, const struct eg_node *element)
{
	const char *name = eg_node_name(element);
	bool text = !h->form->closed ||
	    (h->form->text != NULL && strcmp(h->form->text, name) == 0);
	const struct eg_node *n;

	check_attributes(h, element);
	for (n = eg_node_first(element); n != NULL; n = eg_node_next(n))
		if (eg_node_kind(n) == EG_NODE_ELEMENT) {
			if (check_place(h, name, n))
				check_element(h, n);
		} else if (eg_node_kind(n) == EG_NODE_TEXT && !text &&
		    !is_blank(eg_node_text(n)))
			complain(h, eg_xml_text_pos(h->xml, n), NULL,
			    "there is no text in `%s`", name);
}

bool
eg_form_holds(const struct eg_form *f, const struct eg_xml *x, const struct eg_node *element,
    struct eg_diags *diags)
{
	struct holding h = { .form = f, .xml = x, .diags = diags };

	h.names = eg_malloc((f->nattributes + f->nplaces + 1) * sizeof(*h.names));
	check_element(&h, element);
	free(h.names);
	return !h.failed;
}
