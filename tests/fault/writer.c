/*
 * writer.c - what writes an archive, and nothing else, so that every call it
 * makes can be made to fail.
 *
 *	writer ARCHIVE WRITER add|amend|batch|large|audit|index|dispose [LETTER]
 *
 * add: the first letter of case 1.  amend: another, its second version.
 * batch: five cases at once, one of them case 1.  large: five others, with
 * files that are brought to the disk while the next are made.  LETTER makes it
 * another letter.  audit: looks at all of it.  index: the catalogue anew.  dispose:
 * case 1 goes.  Prints "told" when the archive says that it is done.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/archive.h"
#include "archive/audit.h"
#include "archive/catalogue.h"
#include "archive/retention.h"

#define LARGE	((size_t)1 << 20)

static bool
stage(struct eg_archive *a, struct eg_archive_batch *b, int number, bool amend,
    const char *letter, struct eg_diags *diags)
{
	static char pages[LARGE];
	static const char facts[] = "<facts/>\n", receipt[] = "{}\n";
	struct eg_archive_file files[4];
	char id[16], text[128], cas[128];

	snprintf(id, sizeof(id), "%d", number);
	snprintf(cas, sizeof(cas), "<case id=\"%d\" is=\"%s\"/>\n", number, letter);
	snprintf(text, sizeof(text), "%%PDF letter %d, %s\n", number, letter);
	files[0] = (struct eg_archive_file){ "case.xml", cas, strlen(cas), true };
	files[1] = (struct eg_archive_file){ "facts.xml", facts, strlen(facts), false };
	files[2] = (struct eg_archive_file){ "signoff/receipt.json", receipt,
	    strlen(receipt), false };
	files[3] = (struct eg_archive_file){ "unsigned.pdf", text, strlen(text), true };
	if (number > 10) {
		memcpy(pages, text, strlen(text));
		files[3].bytes = pages;
		files[3].n = sizeof(pages);
	}
	return eg_archive_stage(b, &(struct eg_archive_entry){
	    .id = eg_archive_id(a, "case", id), .created = "2026-01-01T00:00:00Z",
	    .message = "issued", .user = "writer", .address = "mailto:a@imro.example",
	    .file = files, .n = 4, .amends = amend }, diags);
}

static bool
write_all(struct eg_archive *a, const char *what, const char *letter,
    struct eg_diags *diags)
{
	bool large = strcmp(what, "large") == 0;
	bool many = large || strcmp(what, "batch") == 0, ok = true;
	struct eg_archive_batch *b = eg_archive_begin(a, many);
	int i;

	for (i = 1; ok && i <= (many ? 5 : 1); i++)
		ok = stage(a, b, large ? 10 + i : i, strcmp(what, "amend") == 0, letter, diags);
	ok = ok && eg_archive_commit(b, diags);
	eg_archive_batch_free(b);
	return ok;
}

static bool
audit(struct eg_archive *a, struct eg_diags *diags)
{
	struct eg_audit audit = { .time = "2026-01-02T00:00:00Z" };

	return eg_archive_audit(a, &audit, diags);
}

static bool
make_index(struct eg_archive *a, struct eg_diags *diags)
{
	struct eg_catalogue *c = NULL;
	size_t added;
	bool ok = eg_catalogue_drop(a, diags) && (c = eg_catalogue_open(a, diags)) != NULL &&
	    eg_catalogue_update(c, &added, diags) && added == 1;

	eg_catalogue_close(c);
	return ok;
}

/* Gone already is as good. */
static bool
dispose(struct eg_archive *a, struct eg_diags *diags)
{
	const char *id = eg_archive_id(a, "case", "1");
	bool missing = false;

	if (eg_archive_find(a, id, &missing, diags) == NULL)
		return missing;
	return eg_archive_dispose(a, id, "2026-01-02T00:00:00Z", diags);
}

static bool
act(struct eg_archive *a, const char *what, const char *letter, struct eg_diags *diags)
{
	return strcmp(what, "audit") == 0 ? audit(a, diags) :
	    strcmp(what, "index") == 0 ? make_index(a, diags) :
	    strcmp(what, "dispose") == 0 ? dispose(a, diags) :
	    write_all(a, what, letter, diags);
}

int
main(int argc, char **argv)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_archive *a;
	struct eg_buf said = { 0 };
	const char *letter = argc > 4 ? argv[4] : argc > 3 ? argv[3] : "";
	bool ok;

	if (argc < 4)
		return 2;
	a = eg_archive_open(argv[1], argv[2], diags);
	ok = a != NULL && act(a, argv[3], letter, diags);
	if (ok && write(STDOUT_FILENO, "told\n", 5) != 5)
		return 3;
	eg_archive_close(a);
	eg_diags_dump(diags, &said);
	if (said.len > 0 && write(STDERR_FILENO, said.data, said.len) < 0)
		return 3;
	eg_buf_free(&said);
	eg_diags_free(diags);
	return ok ? 0 : 1;
}
