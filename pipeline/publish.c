/*
 * publish.c - a public copy: judged as the whole case, written from the redacted
 * one, and looked through before anybody gets it.
 */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/suggest.h"
#include "crypt/digest.h"
#include "engine.h"
#include "redact/proof.h"
#include "redact/redact.h"

struct publishing {
	struct eg_engine	*engine;
	const struct eg_publish_options *options;
	struct eg_diags		*diags;
	struct eg_arena		*arena;
	struct engine_case	 c;
	struct eg_redaction	*profile;
	struct eg_identifiers	 ids;
	struct eg_public_copy	*out;
};

static bool
refuse(struct publishing *p, const char *code, const char *help, const char *text)
{
	eg_report(p->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = code,
	    .at = p->c.cas == NULL ? (struct eg_pos){ .file = NULL } :
	    eg_xml_pos(p->c.cas, eg_xml_root(p->c.cas)), .help = help }, "%s", text);
	return false;
}

/* --- the profile ------------------------------------------------------------------------ */

/* "schemas/imr/redaction", beside the case schema. */
static const char *
profiles_of(struct publishing *p)
{
	const char *schema = eg_letter_schema(p->c.format->letter);
	const char *slash = strrchr(schema, '/');

	return eg_arena_printf(p->arena, "%s/%.*sredaction", engine_schemas(p->engine),
	    slash == NULL ? 0 : (int)(slash + 1 - schema), schema);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "did you mean ..." or "profiles here: ..." */
static const char *
other_profiles(struct publishing *p, const char *dir, const char *name)
{
	const char *names[32], *near, *all = "";
	struct dirent *e;
	DIR *d = opendir(dir);
	size_t n = 0, i, len;

	while (d != NULL && n < 32 && (e = readdir(d)) != NULL) {
		len = strlen(e->d_name);
		if (len > 4 && strcmp(e->d_name + len - 4, ".xml") == 0)
			names[n++] = eg_arena_strndup(p->arena, e->d_name, len - 4);
	}
	if (d != NULL)
		closedir(d);
	qsort(names, n, sizeof(*names), by_name);
	near = eg_suggest(name, names, n);
	if (near != NULL)
		return eg_diags_printf(p->diags, "did you mean `%s`?", near);
	for (i = 0; i < n; i++)
		all = eg_arena_printf(p->arena, "%s%s%s", all, i == 0 ? "" : ", ", names[i]);
	return n == 0 ? "write one (engross-redaction(5))" :
	    eg_diags_printf(p->diags, "profiles here: %s", all);
}

static bool
open_profile(struct publishing *p, const struct format *format)
{
	const char *path = p->options->profile_file, *dir = profiles_of(p);
	const char *name = p->options->profile == NULL ? eg_letter_profile(format->letter) :
	    p->options->profile;

	if (path == NULL && name == NULL)
		return refuse(p, "D1001", other_profiles(p, dir, ""),
		    "name the redaction profile: the letter format has none for itself");
	if (path == NULL) {
		path = eg_arena_printf(p->arena, "%s/%s.xml", dir, name);
		if (strchr(name, '/') != NULL || access(path, R_OK) != 0)
			return refuse(p, "D1001", other_profiles(p, dir, name),
			    eg_diags_printf(p->diags, "there is no redaction profile `%s` "
			    "for this case", name));
	}
	p->profile = eg_redaction_open(path, engine_schemas(p->engine), p->diags);
	if (p->profile == NULL)
		return false;
	if (strcmp(p->profile->schema, eg_letter_schema(p->c.format->letter)) != 0 ||
	    strcmp(p->profile->root, eg_node_name(eg_xml_root(p->c.cas))) != 0)
		return refuse(p, "D1001", other_profiles(p, dir, ""), eg_diags_printf(p->diags,
		    "the profile `%s` is for another kind of case", p->profile->name));
	return true;
}

/* --- the copy --------------------------------------------------------------------------- */

/* Which format the copy has; reproductions are public as they are. */
static struct format *
public_format(struct publishing *p, const struct eg_letter_info *info)
{
	const char *name = eg_letter_public(p->c.format->letter);
	struct format *f;

	if (info->reproduction) {
		refuse(p, "D1011", "the published letter is the public copy",
		    "this is a published letter made again; it is public already");
		return NULL;
	}
	if (name == NULL) {
		refuse(p, "D1013", "name one in its letter.xml: `public=\"...\"`",
		    eg_diags_printf(p->diags, "the letter format `%s` has no format for "
		    "public copies", info->letter));
		return NULL;
	}
	if (info->signoff && !p->options->issued && !p->options->draft) {
		refuse(p, "D1012", "name the archive it was issued into with `--archive DIR` and "
		    "the case by its number, or say `--unissued` for a copy that is marked DRAFT",
		    "only determinations that were issued are published");
		return NULL;
	}
	f = engine_format(p->engine, name, eg_xml_pos(p->c.cas, eg_xml_root(p->c.cas)),
	    p->diags);
	if (f != NULL && !eg_letter_redacted(f->letter)) {
		refuse(p, "D1013", "say `redacted=\"yes\"` in its letter.xml",
		    eg_diags_printf(p->diags, "the letter format `%s` is not one for public "
		    "copies", name));
		return NULL;
	}
	return f;
}

/* The number where it may be told; else a name that tells of the copy only. */
static const char *
name_of(struct publishing *p)
{
	const char *id = eg_node_attr(eg_xml_root(p->c.judged), "", "id");
	char hex[EG_SHA256_HEX], *s, *name;

	if (id == NULL) {
		eg_sha256(eg_buf_str(&p->out->pdf), p->out->pdf.len, hex);
		return eg_arena_printf(p->arena, "copy-%.16s", hex);
	}
	name = eg_arena_strdup(p->arena, id);
	for (s = name; *s != '\0'; s++)
		if (strchr("/\\ ", *s) != NULL || (unsigned char)*s < ' ')
			*s = '-';
	if (*name == '.')
		*name = '-';
	return name;
}

static bool
parts_of(struct publishing *p, const struct engine_letter *l, const char *name,
    struct eg_proof *proof)
{
	*proof = (struct eg_proof){ .arena = p->arena };
	if (name != NULL)
		eg_proof_add(proof, EG_PROOF_FILE_NAME, "the name of the file", name,
		    strlen(name));
	eg_proof_add(proof, EG_PROOF_HTML, "the HTML", eg_buf_str(&l->html), l->html.len);
	eg_proof_add(proof, EG_PROOF_TEXT, "the text", eg_buf_str(&l->text), l->text.len);
	return eg_proof_add_pdf(proof, p->out->name, eg_buf_str(&l->pdf), l->pdf.len,
	    p->diags);
}

/* What the format says by itself, in all its places: written without words of the case. */
static bool
search_beside_blank(struct publishing *p, const struct eg_proof *proof)
{
	struct engine_case c = p->c;
	struct engine_letter l = { .pages = 0 };
	struct eg_diags *quiet = eg_diags_new();
	struct eg_proof blank;
	bool ok;

	c.judged = eg_xml_new_copy(p->c.judged);
	eg_redact_blank(p->profile, c.judged);
	ok = engine_write(p->engine, &c, p->options->draft, &l, quiet) &&
	    parts_of(p, &l, NULL, &blank);
	ok = eg_proof_search(&p->ids, proof, ok ? &blank : NULL, p->out->name, p->diags);
	eg_xml_free(c.judged);
	engine_letter_free(&l);
	eg_diags_free(quiet);
	return ok;
}

static bool
prove(struct publishing *p, const struct engine_letter *l)
{
	struct eg_diags *quiet = eg_diags_new();
	struct eg_proof proof;
	bool ok;

	ok = parts_of(p, l, p->out->name, &proof);
	if (ok && !eg_proof_search(&p->ids, &proof, NULL, p->out->name, quiet))
		ok = search_beside_blank(p, &proof);
	eg_diags_free(quiet);
	return ok;
}

static void
count(struct publishing *p, const struct eg_redacted *r)
{
	struct eg_public_copy *out = p->out;
	size_t i;

	out->profile = engine_string(p->engine, p->profile->name);
	out->law = engine_string(p->engine, p->profile->law);
	out->removed = r->removed;
	out->changed = r->changed;
	out->phrases = r->phrases;
	out->unknown = r->unknown;
	out->nsearched = 0;
	for (i = 1; i < EG_PERSONAL_KINDS; i++) {
		if (p->ids.of[i] == 0)
			continue;
		out->searched[out->nsearched].kind = eg_personal_name(i);
		out->searched[out->nsearched++].values = p->ids.of[i];
	}
}

static bool
publish(struct publishing *p, struct eg_letter_info *info)
{
	struct engine_letter l = { .pages = 0 };
	struct eg_redacted redacted;
	struct format *format = public_format(p, info);
	const char *bytes;
	size_t n;
	bool ok;

	if (format == NULL || !open_profile(p, format) ||
	    !eg_redact_collect(p->profile, p->c.judged, &p->ids, p->diags))
		return false;
	bytes = eg_xml_bytes(p->c.cas, &n);
	eg_digest(EG_SHA512, bytes, n, p->out->case_sha512);
	eg_redact(&p->ids, p->c.judged, &redacted, p->diags);
	count(p, &redacted);
	p->c.format = format;
	ok = engine_write(p->engine, &p->c, p->options->draft, &l, p->diags);
	if (ok) {
		p->out->pdf = l.pdf;
		p->out->name = engine_string(p->engine, name_of(p));
		info->pages = l.pages;
		info->marked = p->options->draft;
		ok = prove(p, &l);
		p->out->html = l.html;
		p->out->text = l.text;
		l.pdf = l.html = l.text = (struct eg_buf){ 0 };
	}
	engine_letter_free(&l);
	return ok;
}

bool
eg_publish(struct eg_engine *engine, const char *path,
    const struct eg_publish_options *options, struct eg_public_copy *out,
    struct eg_letter_info *info, struct eg_diags *diags)
{
	struct publishing p = { .engine = engine, .options = options, .diags = diags,
	    .arena = eg_arena_new(), .out = out };
	bool ok;

	*out = (struct eg_public_copy){ .name = "" };
	p.ids.arena = p.arena;
	ok = engine_judge(engine, path, &p.c, info, diags) && publish(&p, info);
	engine_case_end(&p.c, diags);
	eg_redaction_free(p.profile);
	eg_arena_free(p.arena);
	if (!ok)
		eg_public_copy_free(out);
	return ok;
}

void
eg_public_copy_free(struct eg_public_copy *c)
{
	eg_buf_free(&c->pdf);
	eg_buf_free(&c->html);
	eg_buf_free(&c->text);
}
