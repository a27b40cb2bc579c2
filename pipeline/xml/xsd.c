/*
 * xsd.c - compiling a schema, and asking libxml2 whether a document is valid.
 *
 * libxml2 judges; it is quick, and most documents are valid.  What is wrong
 * with one that is not is found out again by schema_explain.c, which knows
 * every mistake and its place.
 *
 * The parser of schemas asks for files by URL.  It is served, while a schema
 * is compiled and only then, with local files that passed our own scanner.
 */
#include "xml/xsd.h"

#include <libxml/uri.h>
#include <libxml/xmlschemas.h>

#include <limits.h>
#include <stdlib.h>

#include "base/file.h"
#include "xml/scan.h"
#include "xml/schema_explain.h"
#include "xml/xsd_file.h"

struct eg_xsd {
	struct eg_xsd_files	 files;
	xmlSchema		*schema;
	struct eg_schema	*model;		/* when a document was invalid */
};

/* The schema that is being compiled: libxml2's loader has no argument for it. */
static struct {
	struct eg_xsd_files	*files;
	struct eg_diags		*diags;
	bool			 failed;
} compiling;

/* --- files ---------------------------------------------------------------- */

/*
 * The user's name of a file: the user's name of the schema's directory, or of
 * one above it, and the way down from there.
 */
static const char *
display_name(struct eg_xsd_files *f, const char *path)
{
	char real[PATH_MAX], user[PATH_MAX], *a, *b;
	size_t n;

	snprintf(real, sizeof(real), "%s", f->real);
	snprintf(user, sizeof(user), "%s", f->user);
	for (;;) {
		a = strrchr(real, '/');
		b = strrchr(user, '/');
		if (a == NULL)
			return path;
		*a = '\0';
		n = strlen(real);
		if (strncmp(path, real, n) == 0 && path[n] == '/') {
			if (b == NULL)
				return eg_arena_strdup(f->arena, path + n + 1);
			return eg_arena_printf(f->arena, "%.*s%s",
			    (int)(b - user), user, path + n);
		}
		if (b == NULL)
			return path;
		*b = '\0';
		b = strrchr(user, '/');
		a = strrchr(real, '/');
		if (a == NULL || strcmp(a + 1, b == NULL ? user : b + 1) != 0)
			return path;
	}
}

static struct eg_xsd_file *
file_find(struct eg_xsd_files *f, const char *path)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (strcmp(f->file[i].path, path) == 0)
			return &f->file[i];
	return NULL;
}

/* Reads a schema file and keeps it; NULL when it is no XML. */
static struct eg_xsd_file *
file_read(struct eg_xsd_files *f, const char *path, struct eg_diags *diags)
{
	struct eg_xsd_file *file = file_find(f, path);
	struct eg_buf b = { 0 };
	struct eg_text *text;
	const char *name;

	if (file != NULL)
		return file;
	name = display_name(f, path);
	if (!eg_file_read(path, eg_xml_case_limits.bytes, &b, diags)) {
		eg_buf_free(&b);
		return NULL;
	}
	eg_buf_puts(&b, "");
	text = eg_text_new(b.data, b.len);
	eg_diags_source(diags, name, b.data + text->bom, b.len - text->bom);
	if (!eg_encoding_check(text, name, diags) ||
	    !eg_scan_check(text, name, &eg_xml_case_limits, diags)) {
		eg_diags_source(diags, name, NULL, 0);
		eg_text_free(text);
		return NULL;
	}
	f->file = eg_realloc(f->file, f->n + 1, sizeof(*f->file));
	f->file[f->n] = (struct eg_xsd_file){ .name = name, .text = text,
	    .path = eg_arena_strdup(f->arena, path) };
	return &f->file[f->n++];
}

static xmlParserInput *
serve(const char *url, const char *id, xmlParserCtxt *ctxt)
{
	const struct eg_xsd_file *file;
	xmlParserInputBuffer *bytes = NULL;
	xmlParserInput *input = NULL;
	char *path = NULL;

	(void)id;
	if (compiling.files == NULL || url == NULL || url[0] != '/')
		goto out;
	path = xmlURIUnescapeString(url, 0, NULL);
	if (path == NULL)
		goto out;
	file = file_read(compiling.files, path, compiling.diags);
	if (file == NULL) {
		compiling.failed = true;
		goto out;
	}
	bytes = xmlParserInputBufferCreateMem(file->text->bytes + file->text->bom,
	    (int)(file->text->len - file->text->bom), XML_CHAR_ENCODING_UTF8);
	if (bytes == NULL)
		goto out;
	input = xmlNewIOInputStream(ctxt, bytes, XML_CHAR_ENCODING_UTF8);
	if (input == NULL)
		xmlFreeParserInputBuffer(bytes);
	else
		input->filename = (const char *)xmlStrdup((const xmlChar *)url);
out:
	xmlFree(path);
	return input;
}

/* --- compiling ------------------------------------------------------------ */

static const char *
plain(struct eg_diags *diags, const char *message)
{
	struct eg_buf b = { 0 };
	const char *s = eg_xml_sentence(diags, message), *close;

	for (; *s != '\0'; s++) {
		/* '{urn:x}name' is read by nobody. */
		if (*s == '{' && (close = strchr(s, '}')) != NULL)
			s = close;
		else if (*s == '\'')
			eg_buf_putc(&b, '`');
		else if (*s != '.' || s[1] != '\0')
			eg_buf_putc(&b, *s);
	}
	s = eg_diags_printf(diags, "%s", eg_buf_str(&b));
	eg_buf_free(&b);
	return s;
}

#if LIBXML_VERSION >= 21200
static void
schema_error(void *data, const xmlError *error)
#else
static void
schema_error(void *data, xmlError *error)
#endif
{
	struct eg_diags *diags = data;
	struct eg_pos at = { .file = compiling.files->user };
	const struct eg_xsd_file *file;
	char *path;

	/* A file that could not be read has had its message. */
	if (error->level < XML_ERR_ERROR || compiling.failed)
		return;
	if (error->file != NULL) {
		path = xmlURIUnescapeString(error->file, 0, NULL);
		file = path == NULL ? NULL : file_find(compiling.files, path);
		xmlFree(path);
		if (file != NULL)
			at = (struct eg_pos){ .file = file->name,
			    .line = (uint32_t)error->line };
	}
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "E2001", .at = at }, "%s", plain(diags, error->message));
}

static xmlSchema *
compile(struct eg_xsd_files *files, struct eg_diags *diags)
{
	xmlSchemaParserCtxt *c = NULL;
	xmlSchema *schema = NULL;
	xmlExternalEntityLoader before;
	xmlChar *url = NULL;

	eg_xml_setup();
	before = xmlGetExternalEntityLoader();
	url = xmlURIEscapeStr((const xmlChar *)files->real, (const xmlChar *)"/");
	if (url == NULL)
		goto out;
	compiling.files = files;
	compiling.diags = diags;
	compiling.failed = false;
	xmlSetExternalEntityLoader(serve);
	c = xmlSchemaNewParserCtxt((const char *)url);
	if (c == NULL)
		goto out;
	xmlSchemaSetParserStructuredErrors(c, schema_error, diags);
	schema = xmlSchemaParse(c);
out:
	xmlSetExternalEntityLoader(before);
	compiling.files = NULL;
	xmlSchemaFreeParserCtxt(c);
	xmlFree(url);
	return schema;
}

struct eg_xsd *
eg_xsd_open(const char *path, struct eg_diags *diags)
{
	struct eg_xsd *xsd = eg_malloc(sizeof(*xsd));
	char real[PATH_MAX];
	size_t i;

	*xsd = (struct eg_xsd){ .files.arena = eg_arena_new() };
	xsd->files.user = eg_arena_strdup(xsd->files.arena, path);
	xsd->files.real = realpath(path, real) == NULL ? xsd->files.user :
	    eg_arena_strdup(xsd->files.arena, real);
	if (file_read(&xsd->files, xsd->files.real, diags) != NULL)
		xsd->schema = compile(&xsd->files, diags);
	for (i = 0; i < xsd->files.n; i++)
		eg_diags_source(diags, xsd->files.file[i].name, NULL, 0);
	if (xsd->schema == NULL) {
		eg_xsd_free(xsd);
		return NULL;
	}
	return xsd;
}

const struct eg_xsd_files *
eg_xsd_files(const struct eg_xsd *xsd)
{
	return &xsd->files;
}

void
eg_xsd_free(struct eg_xsd *xsd)
{
	size_t i;

	if (xsd == NULL)
		return;
	eg_schema_free(xsd->model);
	xmlSchemaFree(xsd->schema);
	for (i = 0; i < xsd->files.n; i++)
		eg_text_free(xsd->files.file[i].text);
	free(xsd->files.file);
	eg_arena_free(xsd->files.arena);
	free(xsd);
}

/* --- validating ----------------------------------------------------------- */

/* What libxml2 says, kept until it is known what we can say ourselves. */
struct verdict {
	const struct eg_node	*node;
	const char		*message;
	uint32_t		 line;
	bool			 identity;	/* of a key, not of structure */
};

struct judging {
	struct eg_arena	*arena;
	struct verdict	*list;
	size_t		 n, cap;
};

#if LIBXML_VERSION >= 21200
static void
document_error(void *data, const xmlError *error)
#else
static void
document_error(void *data, xmlError *error)
#endif
{
	struct judging *j = data;

	if (error->level < XML_ERR_ERROR)
		return;
	if (j->n == j->cap) {
		j->cap = j->cap == 0 ? 16 : j->cap * 2;
		j->list = eg_realloc(j->list, j->cap, sizeof(*j->list));
	}
	j->list[j->n++] = (struct verdict){ .node = eg_xml_node(error->node),
	    .message = eg_arena_strdup(j->arena,
	    error->message == NULL ? "" : error->message),
	    .line = error->line > 0 ? (uint32_t)error->line : 0, .identity = error->code == XML_SCHEMAV_CVC_IDC };
}

/* Our own words for all of it; libxml2's where we have none. */
static void
explain(struct eg_xsd *xsd, const struct eg_xml *xml, struct eg_diags *diags,
    const struct judging *j)
{
	struct eg_explain e = { .xml = xml, .diags = diags, .arena = j->arena };
	const struct verdict *v;
	const char *name;
	size_t i;

	if (xsd->model == NULL)
		xsd->model = eg_schema_new(&xsd->files);
	e.schema = xsd->model;
	e.violated = eg_new_array(j->arena, j->n + 1, const char *);
	for (i = 0; i < j->n; i++)
		if (j->list[i].identity && (name = eg_identity_name(j->arena,
		    j->list[i].message)) != NULL)
			e.violated[e.nviolated++] = name;
	eg_explain_document(&e);
	for (i = 0; i < j->n && e.errors == 0; i++) {
		v = &j->list[i];
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "E2199", .at = v->node != NULL ?
		    eg_xml_pos(xml, v->node) : (struct eg_pos){
		    .file = eg_xml_name(xml), .line = v->line } }, "%s",
		    plain(diags, v->message));
	}
	eg_schema_forget(xsd->model);
}

bool
eg_xsd_validate(struct eg_xsd *xsd, const struct eg_xml *xml,
    struct eg_diags *diags)
{
	struct judging j = { .arena = NULL };
	xmlSchemaValidCtxt *c;
	int result;

	eg_xml_setup();
	c = xmlSchemaNewValidCtxt(xsd->schema);
	if (c == NULL)
		exit(EG_EXIT_NOMEM);
	j.arena = eg_arena_new();
	xmlSchemaSetValidStructuredErrors(c, document_error, &j);
	result = xmlSchemaValidateDoc(c, xml->doc);
	xmlSchemaFreeValidCtxt(c);
	if (result != 0)
		explain(xsd, xml, diags, &j);
	free(j.list);
	eg_arena_free(j.arena);
	return result == 0;
}
