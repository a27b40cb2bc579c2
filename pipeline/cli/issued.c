/* issued.c - see issued.h. */
#include "issued.h"

#include <string.h>
#include <strings.h>

#include "archive_files.h"
#include "base/arena.h"

#define WITHDRAWAL	"withdrawal.xml"
#define AMENDMENT	"signoff/amendment.xml"

bool
issued_has(const struct eg_ocfl_version *v, const char *path)
{
	size_t i;

	for (i = 0; i < v->state.n; i++)
		if (strcmp(v->state.file[i].path, path) == 0)
			return true;
	return false;
}

bool
issued_is_withdrawn(const struct eg_ocfl_version *v)
{
	return issued_has(v, WITHDRAWAL);
}

/* Is the file of that name in the version these bytes?  bytes NULL: is there none? */
static bool
is_file(const struct eg_inventory *in, const struct eg_ocfl_version *v, const char *path,
    const void *bytes, size_t n)
{
	const char *digest = NULL;
	char hex[EG_DIGEST_HEX];
	bool there = eg_inventory_content(in, v, path, &digest) != NULL;

	if (!there || bytes == NULL)
		return !there && bytes == NULL;
	eg_digest(in->digest, bytes, n, hex);
	return strcasecmp(hex, digest) == 0;
}

static bool
is_same(const struct eg_inventory *in, const struct eg_ocfl_version *v,
    const struct archive_letter *l, const struct signoff_case *c)
{
	const char *bytes = NULL;
	size_t i, n = 0;

	for (i = 0; i < c->nfiles; i++)
		if (strcmp(c->file[i].name, "amendment.xml") == 0) {
			bytes = c->file[i].bytes;
			n = c->file[i].n;
		}
	/* Without a sealed letter it was archived, and not issued. */
	return issued_has(v, "letter.pdf") &&
	    is_file(in, v, "case.xml", l->record.cas.data, l->record.cas.len) &&
	    is_file(in, v, "unsigned.pdf", l->record.pdf.data, l->record.pdf.len) &&
	    is_file(in, v, AMENDMENT, bytes, n);
}

bool
issued_find(struct eg_archive *a, const char *id, const struct archive_letter *l,
    const struct signoff_case *c, struct issued *found, struct eg_diags *diags)
{
	const struct eg_inventory *in;
	bool missing;
	size_t i;

	*found = (struct issued){ .inventory = NULL };
	in = eg_archive_find(a, id, &missing, diags);
	if (in == NULL)
		return missing;
	found->inventory = in;
	found->last = &in->version[in->nversions - 1];
	found->withdrawn = issued_is_withdrawn(found->last);
	for (i = in->nversions; l != NULL && found->same == NULL && i > 0; i--)
		if (is_same(in, &in->version[i - 1], l, c))
			found->same = &in->version[i - 1];
	found->newest = found->same == found->last;
	return true;
}

bool
issued_date(struct eg_archive *a, const struct issued *was, struct eg_arena *arena,
    const char **date, struct eg_diags *diags)
{
	struct archive_rendered r = { .date = "" };
	struct eg_buf b = { 0 };
	bool ok = eg_archive_read(a, was->inventory, was->last, "render.json", &b, diags);

	if (ok)
		archive_render_read(&b, arena, &r);
	*date = r.date;
	eg_buf_free(&b);
	return ok;
}
