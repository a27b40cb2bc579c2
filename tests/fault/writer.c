/*
 * writer.c - what writes an archive, and nothing else, so that every call it
 * makes can be made to fail.
 *
 *	writer ARCHIVE WRITER add|amend|batch [LETTER]
 *
 * add: the first letter of case 1.  amend: another, its second version.
 * batch: five cases at once, one of them case 1.  LETTER makes it another
 * letter.  Prints "told" when the archive says that it has them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/archive.h"

static bool
stage(struct eg_archive *a, struct eg_archive_batch *b, int number, bool amend,
    const char *letter, struct eg_diags *diags)
{
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
	return eg_archive_stage(b, &(struct eg_archive_entry){
	    .id = eg_archive_id(a, "case", id), .created = "2026-01-01T00:00:00Z",
	    .message = "issued", .user = "writer", .address = "mailto:a@imro.example",
	    .file = files, .n = 4, .amends = amend }, diags);
}

static bool
write_all(struct eg_archive *a, const char *what, const char *letter,
    struct eg_diags *diags)
{
	bool many = strcmp(what, "batch") == 0, ok = true;
	struct eg_archive_batch *b = eg_archive_begin(a, many);
	int i;

	for (i = 1; ok && i <= (many ? 5 : 1); i++)
		ok = stage(a, b, i, strcmp(what, "amend") == 0, letter, diags);
	ok = ok && eg_archive_commit(b, diags);
	eg_archive_batch_free(b);
	return ok;
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
	ok = a != NULL && write_all(a, argv[3], letter, diags);
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
