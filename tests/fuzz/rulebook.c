/* rulebook.c - see rulebook.h. */
#include "rulebook.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "rules/rules.h"
#include "folder.h"

#define BOOK	"tests/fuzz/book"

static const char *folder;
static struct eg_diags *diags;

/* As the book has it. */
static void
restore(const char *name)
{
	char from[400];

	snprintf(from, sizeof(from), BOOK "/%s", name);
	folder_copy(from, name);
}

static void
end(void)
{
	eg_diags_free(diags);
}

void
fuzz_book_begin(void)
{
	DIR *d = opendir(BOOK);
	const struct dirent *e;

	diags = eg_diags_new();
	atexit(end);
	folder = folder_begin();
	promise(d != NULL, "the book is there");
	while ((e = readdir(d)) != NULL)
		if (e->d_name[0] != '.')
			restore(e->d_name);
	closedir(d);
}

static void
utf8(const struct eg_buf *b, const char *what)
{
	promise(eg_utf8_check(eg_buf_str(b), b->len) == b->len, what);
}

/* All that comes of judging: messages, receipt, SVRL, and the case with facts. */
static void
judge(struct eg_rulebook *book, const struct eg_xml *cas, struct eg_buf *out)
{
	struct eg_rules_options o = { .svrl = out };
	struct eg_xml *copy = eg_xml_new_copy(cas);
	struct eg_diags *said = eg_diags_new();
	bool ok = eg_rules_judge(book, copy, &o, said);

	promise(ok || eg_diags_failed(said), "what cannot be judged has a message");
	eg_diags_dump(said, out);
	if (ok)
		eg_rules_receipt(book, copy, &o, out);
	eg_xml_dump(copy, out);
	eg_diags_free(said);
	eg_xml_free(copy);
}

static void
judge_twice(struct eg_rulebook *book)
{
	struct eg_xml *cas = eg_xml_open(folder_path("case.xml"), &eg_xml_case_limits, diags);
	struct eg_buf one = { 0 }, two = { 0 };

	promise(cas != NULL, "the case is there");
	judge(book, cas, &one);
	judge(book, cas, &two);
	promise(one.len == two.len && memcmp(eg_buf_str(&one), eg_buf_str(&two),
	    one.len) == 0, "the same case is judged alike");
	utf8(&one, "what is said of a case is UTF-8");
	eg_buf_free(&one);
	eg_buf_free(&two);
	eg_xml_free(cas);
}

void
fuzz_book(const char *name, const uint8_t *data, size_t size)
{
	struct eg_buf said = { 0 };
	struct eg_rulebook *book;

	folder_put(name, data, size);
	eg_diags_clear(diags);
	book = eg_rulebook_open(folder, diags);
	promise((book == NULL) == eg_diags_failed(diags),
	    "a rulebook is refused with a message, and only then");
	if (book != NULL)
		judge_twice(book);
	eg_rulebook_free(book);
	eg_diags_dump(diags, &said);
	utf8(&said, "messages are UTF-8");
	eg_buf_free(&said);
	restore(name);
}
