/*
 * writer.c - what writes an archive, and nothing else, so that every call it
 * makes can be made to fail.
 *
 *	writer ARCHIVE WRITER add|amend|batch|large|audit|index|dispose|issue|withdraw [LETTER]
 *
 * add: the first letter of case 1.  amend: another, its second version.
 * batch: five cases at once, one of them case 1.  large: five others, with
 * files that are brought to the disk while the next are made.  LETTER makes it
 * another letter.  audit: looks at all of it.  index: the catalogue anew.  dispose:
 * case 1 goes.  issue: a policy, and a letter sealed with $KEY.  withdraw: of case 1,
 * all that there is and a file more.  Prints "told" when the archive says that it is done.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/archive.h"
#include "archive/audit.h"
#include "archive/catalogue.h"
#include "archive/retention.h"
#include "base/file.h"
#include "crypt/key.h"
#include "sign/sign.h"
#include "signoff/statement.h"

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

/* --- issuing and withdrawing, as cli/issue.c and cli/withdraw.c do -------------------- */

static bool
read_key(struct eg_key **key, struct eg_diags *diags)
{
	const char *path = getenv("KEY");
	struct eg_buf b = { 0 };

	*key = NULL;
	if (path != NULL && eg_file_read(path, 1 << 20, &b, diags))
		*key = eg_key_read(path, eg_buf_str(&b), b.len, NULL, NULL, diags);
	eg_buf_free(&b);
	return *key != NULL && eg_key_certify(*key, NULL, diags);
}

/* The policy first, in an object of its own; then the sealed letter. */
static bool
put(struct eg_archive *a, const char *kind, const char *name, struct eg_archive_file *f,
    size_t n, const char *follows, struct eg_diags *diags)
{
	struct eg_archive_batch *b = eg_archive_begin(a, false);
	bool ok = eg_archive_stage(b, &(struct eg_archive_entry){
	    .id = eg_archive_id(a, kind, name), .created = "2026-01-01T00:00:00Z",
	    .message = "issued", .user = "writer", .address = "mailto:a@imro.example",
	    .file = f, .n = n, .amends = follows != NULL, .follows = follows }, diags) &&
	    eg_archive_commit(b, diags);

	eg_archive_batch_free(b);
	return ok;
}

static bool
issue(struct eg_archive *a, struct eg_diags *diags)
{
	static const char policy[] = "<policy/>\n", cas[] = "<case id=\"1\"/>\n",
	    approval[] = "<statement/>\n";
	struct eg_buf pdf = { 0 }, p7s = { 0 };
	struct eg_arena *arena = eg_arena_new();
	struct eg_archive_file file[4] = { { "policy.xml", policy, strlen(policy), true } };
	struct eg_signer signer = { .sign = eg_key_sign };
	struct eg_key *key;
	bool ok;

	ok = read_key(&key, diags) && put(a, "policy", "sign-off", file, 1, NULL, diags) &&
	    eg_file_read("tests/fuzz/seeds/pdf/sealed.pdf", 1 << 20, &pdf, diags);
	signer.data = key;
	if (ok)
		signer.certificates = eg_key_certificates(key);
	ok = ok && eg_sign(arena, &(struct eg_sign_options){ .name = "letter.pdf",
	    .time = "2026-01-01T00:00:00Z", .signer = &signer }, &pdf, diags) &&
	    eg_statement_sign(approval, strlen(approval), &signer, 1767225600, &p7s, diags);
	file[0] = (struct eg_archive_file){ "case.xml", cas, strlen(cas), true };
	file[1] = (struct eg_archive_file){ "letter.pdf", eg_buf_str(&pdf), pdf.len, false };
	file[2] = (struct eg_archive_file){ "signoff/01-reviewer.xml", approval,
	    strlen(approval), false };
	file[3] = (struct eg_archive_file){ "signoff/01-reviewer.xml.p7s", eg_buf_str(&p7s),
	    p7s.len, false };
	ok = ok && put(a, "case", "1", file, 4, NULL, diags);
	eg_buf_free(&pdf);
	eg_buf_free(&p7s);
	eg_key_free(key);
	eg_arena_free(arena);
	return ok;
}

/* All that the version before has, and a file more; withdrawn already is as good. */
static bool
withdraw(struct eg_archive *a, struct eg_diags *diags)
{
	static const char withdrawal[] = "<statement/>\n";
	struct eg_archive_file file[8];
	struct eg_buf bytes[8] = { { 0 } };
	const struct eg_ocfl_version *v;
	struct eg_inventory *in;
	bool missing, ok = true;
	size_t i;

	in = eg_archive_find(a, eg_archive_id(a, "case", "1"), &missing, diags);
	if (in == NULL)
		return false;
	v = &in->version[in->nversions - 1];
	for (i = 0; ok && i < v->state.n; i++) {
		ok = i < 7 && eg_archive_read(a, in, v, v->state.file[i].path, &bytes[i], diags);
		file[i] = (struct eg_archive_file){ v->state.file[i].path,
		    eg_buf_str(&bytes[i]), bytes[i].len, false };
	}
	if (ok && eg_inventory_content(in, v, "withdrawal.xml", NULL) == NULL)
		file[i++] = (struct eg_archive_file){ "withdrawal.xml", withdrawal,
		    strlen(withdrawal), true };
	/* It compares with what there is: told only when the ledger has it. */
	for (size_t k = 0; ok && k < i; k++)
		file[k].telling = true;
	ok = ok && put(a, "case", "1", file, i, in->sha512, diags);
	for (i = 0; i < 8; i++)
		eg_buf_free(&bytes[i]);
	return ok;
}

static bool
act(struct eg_archive *a, const char *what, const char *letter, struct eg_diags *diags)
{
	if (strcmp(what, "issue") == 0)
		return issue(a, diags);
	if (strcmp(what, "withdraw") == 0)
		return withdraw(a, diags);
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
