/* publish.c - engross publish: public copies, each with the receipt of its proof. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "archive.h"
#include "archive_files.h"
#include "base/arena.h"
#include "command.h"
#include "crypt/digest.h"
#include "issued.h"
#include "product.h"
#include "session.h"
#include "speak.h"

static struct {
	char	*output, *profile, *policy_file, *archive;
	int	 unissued, html, text, force;
} given;

const struct poptOption eg_publish_options_table[] = {
	{ "output", 'o', POPT_ARG_STRING, &given.output, 0,
	    "the directory the copies go into", "DIR" },
	{ "profile", '\0', POPT_ARG_STRING, &given.profile, 0,
	    "by which redaction profile (the letter format's)", "NAME" },
	{ "policy-file", '\0', POPT_ARG_STRING, &given.policy_file, 0,
	    "a redaction profile in a file", "FILE" },
	{ "archive", 'a', POPT_ARG_STRING, &given.archive, 0,
	    "the archive that issued determinations are in", "DIR" },
	{ "unissued", '\0', POPT_ARG_NONE, &given.unissued, 0,
	    "also of a case that was not issued: DRAFT across each page", NULL },
	{ "html", '\0', POPT_ARG_NONE, &given.html, 0, "write the copy as HTML too", NULL },
	{ "text", '\0', POPT_ARG_NONE, &given.text, 0, "write the copy as plain text too", NULL },
	{ "force", '\0', POPT_ARG_NONE, &given.force, 0,
	    "overwrite another file of the same name", NULL },
	POPT_TABLEEND
};

static const struct product_kind receipt_kind = { .name = "receipt",
	.suffix = ".publish.json" };

/* One copy on its way. */
struct job {
	struct eg_diags		*diags;
	struct eg_arena		*arena;
	const char		*object, *version;	/* of the archive; or NULL */
	struct eg_letter_info	 info;
	struct eg_public_copy	 copy;
	enum product_result	 result;		/* of the PDF */
	bool			 spoken;		/* the messages */
	const char		*case_sha512;	/* of the archived case; NULL: it is from nowhere */
};

/* --- the receipt ------------------------------------------------------------------------ */

static void
member(struct eg_buf *b, const char *name, const char *value)
{
	eg_buf_printf(b, ",\n  \"%s\": ", name);
	eg_buf_json(b, value);
}

static void
file(struct eg_buf *b, const struct job *j, const char *suffix, const struct eg_buf *bytes,
    bool first)
{
	char hex[EG_DIGEST_HEX];

	eg_digest(EG_SHA512, eg_buf_str(bytes), bytes->len, hex);
	eg_buf_puts(b, first ? "\n    " : ",\n    ");
	eg_buf_json(b, eg_arena_printf(j->arena, "%s%s", j->copy.name, suffix));
	eg_buf_puts(b, ": ");
	eg_buf_json(b, hex);
}

/* What was searched for is counted, never said. */
static void
receipt(const struct job *j, struct eg_buf *b)
{
	const struct eg_public_copy *c = &j->copy;
	size_t i;

	eg_buf_puts(b, "{\n  \"schema\": \"engross.public-copy/1\"");
	member(b, "engross", EG_VERSION);
	member(b, "profile", c->profile);
	member(b, "law", c->law);
	eg_buf_printf(b, ",\n  \"draft\": %s", j->info.marked ? "true" : "false");
	member(b, "object", j->object);
	member(b, "version", j->version);
	member(b, "case-sha512", c->case_sha512);
	eg_buf_printf(b, ",\n  \"pages\": %u,\n  \"sha512\": {", j->info.pages);
	file(b, j, ".pdf", &c->pdf, true);
	/* Searched in any case, so that a receipt is the same whatever was written. */
	file(b, j, ".html", &c->html, false);
	file(b, j, ".txt", &c->text, false);
	eg_buf_printf(b, "\n  },\n  \"removed\": %zu,\n  \"changed\": %zu,\n  \"phrases\": %zu,\n"
	    "  \"to-look-at\": %zu,\n  \"searched\": {", c->removed, c->changed, c->phrases,
	    c->unknown);
	for (i = 0; i < c->nsearched; i++)
		eg_buf_printf(b, "%s\n    \"%s\": %zu", i == 0 ? "" : ",", c->searched[i].kind,
		    c->searched[i].values);
	eg_buf_puts(b, "\n  },\n  \"found\": 0\n}\n");
}

/* --- files -------------------------------------------------------------------------------- */

static bool
put(struct job *j, const struct product_kind *kind, const struct eg_buf *bytes,
    enum product_result *result)
{
	size_t n = strlen(given.output);
	const char *path = eg_arena_printf(j->arena, "%s%s%s%s", given.output,
	    n > 0 && given.output[n - 1] == '/' ? "" : "/", j->copy.name, kind->suffix);

	*result = eg_product_write(path, bytes, kind, given.force != 0, j->diags);
	return *result == PRODUCT_WRITTEN || *result == PRODUCT_UNCHANGED;
}

static void
tell(const struct job *j)
{
	const char *verb = j->result == PRODUCT_UNCHANGED ? "unchanged" : "wrote";
	struct eg_buf b = { 0 };
	size_t i, n = 0;

	for (i = 0; i < j->copy.nsearched; i++)
		n += j->copy.searched[i].values;
	if (eg_speak_is_json()) {
		eg_buf_puts(&b, "{\"schema\":\"engross.published/1\",\"copy\":");
		eg_buf_json(&b, j->copy.name);
		eg_buf_puts(&b, ",\"profile\":");
		eg_buf_json(&b, j->copy.profile);
		eg_buf_printf(&b, ",\"result\":\"%s\",\"pages\":%u,\"draft\":%s,\"searched\":%zu,"
		    "\"look\":%zu}\n", verb, j->info.pages, j->info.marked ? "true" : "false", n,
		    j->copy.unknown);
	} else if (!eg_session.quiet) {
		eg_buf_printf(&b, "%s %s.pdf  %u page%s, %s%s; none of %zu personal values "
		    "is in it", verb, j->copy.name, j->info.pages, j->info.pages == 1 ? "" : "s",
		    j->info.marked ? "DRAFT, " : "", j->copy.profile, n);
		if (j->copy.unknown > 0)
			eg_buf_printf(&b, "; %zu word%s to look at", j->copy.unknown,
			    j->copy.unknown == 1 ? "" : "s");
		eg_buf_putc(&b, '\n');
	}
	fputs(eg_buf_str(&b), stderr);
	eg_buf_free(&b);
}

static bool
write_all(struct job *j)
{
	const struct product_kind *pdf = eg_product_kind("publish", "pdf", true),
	    *html = eg_product_kind("publish", "html", true),
	    *text = eg_product_kind("publish", "text", true);
	enum product_result result;
	struct eg_buf b = { 0 };
	bool ok;

	receipt(j, &b);
	ok = put(j, pdf, &j->copy.pdf, &j->result) &&
	    (!given.html || put(j, html, &j->copy.html, &result)) &&
	    (!given.text || put(j, text, &j->copy.text, &result)) &&
	    put(j, &receipt_kind, &b, &result);
	eg_buf_free(&b);
	return ok;
}

/* Of the archive's case: is what was published what was read, and found right, before? */
static bool
is_same(struct job *j, const char *path)
{
	return j->case_sha512 == NULL || strcmp(j->case_sha512, j->copy.case_sha512) == 0 ||
	    eg_refuse(j->diags, "A1010", path, "`engross archive verify` says what it is now",
	    "the file is not what was archived: it was changed while it was read");
}

static bool
publish(struct job *j, struct eg_engine *engine, const char *path)
{
	const struct eg_publish_options o = { .profile = given.profile,
	    .profile_file = given.policy_file, .issued = j->object != NULL,
	    .draft = given.unissued != 0 && j->object == NULL };
	bool ok = eg_publish(engine, path, &o, &j->copy, &j->info, j->diags) &&
	    is_same(j, path) && write_all(j);

	eg_speak(j->diags);
	j->spoken = true;
	if (ok)
		tell(j);
	eg_public_copy_free(&j->copy);
	return ok;
}

/* --- out of an archive ---------------------------------------------------------------------- */

/* An archive has letters too that nobody signed off: those are not published out of it. */
static bool
holds(struct job *j, const struct eg_inventory *in, const struct eg_ocfl_version *v)
{
	const bool withdrawn = issued_is_withdrawn(v);

	if (!withdrawn && issued_has(v, "letter.pdf"))
		return true;
	eg_report(j->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = withdrawn ? "D1015" : "D1012", .at.file = in->id,
	    .help = withdrawn ? "publish the letter that takes its place, once it is issued" :
	    "issue it with `engross issue`, and publish it then" }, withdrawn ?
	    "the determination was withdrawn; it is not published" :
	    "only determinations that were issued are published; this was archived otherwise");
	return false;
}

/* The newest version's case, with the templates and rules it was issued by. */
static bool
publish_issued(struct job *j, struct eg_archive *a, const char *name)
{
	const struct eg_inventory *in = archive_object(a, name, j->diags);
	const struct eg_ocfl_version *v = in == NULL ? NULL : eg_inventory_find(in, in->head);
	struct archive_rendered was;
	const char *place = NULL;
	struct eg_buf render = { 0 }, cas = { 0 };
	struct eg_engine *engine = NULL;
	char hex[EG_DIGEST_HEX];
	bool ok = false;

	/* Read for their digests; the case is then read where it lies, and compared. */
	if (v != NULL && holds(j, in, v) &&
	    eg_archive_read(a, in, v, "render.json", &render, j->diags) &&
	    eg_archive_read(a, in, v, "case.xml", &cas, j->diags) &&
	    archive_render_read(&render, a->arena, &was))
		place = archive_bundle_place(a, was.bundle, j->diags);
	if (place != NULL)
		engine = eg_engine_new(place, eg_arena_printf(a->arena, "%s/fonts", place),
		    j->diags);
	if (engine != NULL) {
		eg_digest(EG_SHA512, eg_buf_str(&cas), cas.len, hex);
		j->case_sha512 = hex;
		j->object = in->id;
		j->version = v->name;
		ok = publish(j, engine, eg_arena_printf(a->arena, "%s/%s/%s", a->path,
		    eg_archive_where(a, in->id), eg_inventory_content(in, v, "case.xml",
		    NULL)));
	}
	eg_engine_free(engine);
	eg_buf_free(&render);
	eg_buf_free(&cas);
	return ok;
}

/* --- the command -------------------------------------------------------------------- */

static bool
is_file(const char *path)
{
	struct stat st;

	return strcmp(path, "-") == 0 || stat(path, &st) == 0 || strchr(path, '/') != NULL;
}

static int
one(const char *operand)
{
	struct job j = { .diags = eg_diags_new(), .arena = eg_arena_new() };
	struct eg_engine *engine;
	struct eg_archive *a;
	int status = EG_EXIT_OK;
	bool ok = false;

	if (is_file(operand)) {
		engine = eg_session_engine(j.diags);
		ok = engine != NULL && publish(&j, engine, operand);
	} else {
		archive_given.archive = given.archive;
		a = archive_open(j.diags, &status);
		ok = a != NULL && publish_issued(&j, a, operand);
		eg_archive_close(a);
	}
	if (eg_exit_for(j.diags) > status)
		status = eg_exit_for(j.diags);
	if (!ok && status == EG_EXIT_OK)
		status = EG_EXIT_INPUT;
	if (!j.spoken)
		eg_speak(j.diags);
	if (!ok && !eg_session.quiet && !eg_speak_is_json())
		eg_tell("%s: nothing written", operand);
	eg_arena_free(j.arena);
	eg_diags_free(j.diags);
	return status;
}

int
eg_cmd_publish(const char *const *operands, int n)
{
	int i, got, status = EG_EXIT_OK;

	if (given.output == NULL)
		return eg_usage("publish", "where to? `--output DIR` names the directory for the "
		    "copies");
	if (given.profile != NULL && given.policy_file != NULL)
		return eg_usage("publish", "`--profile` names a profile of the workspace, "
		    "`--policy-file` a file: give one of them");
	for (i = 0; i < n; i++) {
		got = one(operands[i]);
		if (got > status)
			status = got;
	}
	return status;
}
