/*
 * xslt_load.c - the modules of a stylesheet, from below one directory.
 *
 * libxslt knows a module by a URL that begins at the root ("/imr/head.xsl"),
 * so a machine's paths, with their spaces and percent signs, never go through
 * its URI code, and what climbs out of the root cannot even be written.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libxml/uri.h>

#include "xml/stylesheet.h"

#define MODULES_MAX	200		/* of one stylesheet; a ring is one too */
#define NUMBER_MAX	65534		/* elements that fit xmlNode.line */

struct eg_module *
eg_module_of(const struct eg_xslt *x, const xmlDoc *copy)
{
	struct eg_module *m;

	for (m = x->modules; m != NULL; m = m->next)
		if (m->copy == copy)
			return m;
	return NULL;
}

void
eg_module_free(struct eg_module *m)
{
	eg_xml_free(m->xml);
	free(m->url);
	free(m);
}

/* The xsl:include or xsl:import that asks for the URL: libxslt does not say. */
static struct eg_pos
asked_at(const struct eg_xslt *x, const char *url)
{
	const struct eg_module *m;
	const xmlNode *n;
	xmlChar *href, *whole;
	bool same;

	for (m = x->modules; m != NULL; m = m->next)
		for (n = xmlDocGetRootElement(m->xml->doc)->children; n != NULL;
		    n = n->next) {
			if (n->type != XML_ELEMENT_NODE || (!xmlStrEqual(n->name,
			    (const xmlChar *)"include") && !xmlStrEqual(n->name,
			    (const xmlChar *)"import")) || (href = xmlGetNoNsProp(n,
			    (const xmlChar *)"href")) == NULL)
				continue;
			whole = xmlBuildURI(href, (const xmlChar *)m->url);
			same = whole != NULL && strcmp((const char *)whole, url) == 0;
			xmlFree(whole);
			xmlFree(href);
			if (same)
				return eg_xml_value_pos(m->xml, eg_node_attr_node(
				    eg_xml_node(n), "", "href"));
		}
	return (struct eg_pos){ .file = x->root };
}

/* What nobody's include names, engross itself asks for: to show a letter as text. */
static void
refuse(struct eg_xslt *x, const char *url, const char *why, const char *help)
{
	struct eg_pos at = asked_at(x, url);

	x->reported = true;
	eg_report(x->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "T4003", .at = at, .help = at.line > 0 ? help :
	    "copy it from the templates that come with engross" },
	    "the stylesheet `%s` %s", url + 1, why);
}

/* No part of the path is "..", and the file is really below the root. */
static bool
below(const char *root, const char *path, const char *url)
{
	char *r = NULL, *p = NULL;
	const char *s;
	bool ok = false;
	size_t n;

	for (s = url; (s = strstr(s, "..")) != NULL; s += 2)
		if (s > url && s[-1] == '/' && (s[2] == '/' || s[2] == '\0'))
			return false;
	r = realpath(root, NULL);
	p = realpath(path, NULL);
	if (r == NULL || p == NULL)
		goto out;
	n = strlen(r);
	ok = strncmp(r, p, n) == 0 && (p[n] == '/' || strcmp(r, "/") == 0);
out:
	free(r);
	free(p);
	return ok;
}

static void
number_elements(xmlDoc *copy)
{
	xmlNode *n = copy->children;
	unsigned i = 0;

	while (n != NULL) {
		if (n->type == XML_ELEMENT_NODE) {
			i++;
			n->line = (unsigned short)(i > NUMBER_MAX ? 0 : i);
		}
		if (n->type == XML_ELEMENT_NODE && n->children != NULL) {
			n = n->children;
			continue;
		}
		while (n != NULL && n->next == NULL)
			n = n->parent->type == XML_DOCUMENT_NODE ? NULL : n->parent;
		if (n != NULL)
			n = n->next;
	}
}

struct eg_module *
eg_module_load(struct eg_xslt *x, const char *url)
{
	struct eg_module *m;
	struct eg_buf path = { 0 };
	struct eg_xml *xml = NULL;
	size_t n = 0;

	for (m = x->modules; m != NULL; m = m->next)
		n++;
	m = NULL;
	eg_buf_printf(&path, "%s%s", x->root, url);
	if (n >= MODULES_MAX) {
		refuse(x, url, "is one too many: at most 200 files are included",
		    "look for a file that includes itself");
	} else if (url[0] != '/' || strstr(url, "://") != NULL) {
		refuse(x, url, "is not a file of the templates",
		    "only files below the templates directory can be included");
	} else if (access(path.data, R_OK) != 0) {
		refuse(x, url, errno == ENOENT ? "is not there" :
		    "cannot be read", "a file is named from the one that includes it");
	} else if (!below(x->root, path.data, url)) {
		refuse(x, url, "lies outside the templates directory",
		    "only files below the templates directory can be included");
	} else if ((xml = eg_xml_open(path.data, &eg_xml_fo_limits,
	    x->diags)) == NULL) {
		x->reported = true;
	}
	eg_buf_free(&path);
	if (xml == NULL)
		return NULL;
	m = eg_malloc(sizeof(*m));
	*m = (struct eg_module){ .next = x->modules, .url = eg_strdup(url),
	    .xml = xml };
	x->modules = m;
	m->copy = xmlCopyDoc(xml->doc, 1);
	if (m->copy == NULL)
		exit(EG_EXIT_NOMEM);
	xmlFree((xmlChar *)(uintptr_t)m->copy->URL);
	m->copy->URL = xmlStrdup((const xmlChar *)url);
	eg_position_copy(xml->doc->children, m->copy->children);
	number_elements(m->copy);
	eg_module_check(x, m);
	if (x->options.check != NULL)
		x->options.check(xml, x->options.data, x->diags);
	if (x->options.marks)
		eg_module_mark(m);
	return m;
}
