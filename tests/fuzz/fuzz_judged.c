/*
 * fuzz_judged.c - any bytes at all, as a case of Independent Medical Review:
 * read, validated, judged by the whole rulebook (libFuzzer; `make fuzz`).
 */
#include "base/utf8.h"
#include "intake/intake.h"
#include "rules/rules.h"
#include "promise.h"

static struct eg_rulebook *book;
static struct eg_xsd *schema;

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	struct eg_diags *diags = eg_diags_new();

	(void)argc, (void)argv;
	schema = eg_xsd_open("schemas/imr/case.xsd", diags);
	book = eg_rulebook_open("schemas/imr/rulebook", diags);
	promise(schema != NULL && book != NULL, "schema and rulebook open");
	eg_diags_free(diags);
	return 0;
}

/* Judged whether it is valid or not: a draft of a case is a case too. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_xml *x = eg_intake_read_bytes("fuzz.xml", (const char *)data, size,
	    diags);
	struct eg_buf out = { 0 };
	struct eg_rules_options o = { .svrl = &out };
	bool judged;

	if (x != NULL) {
		eg_intake_validate(x, schema, diags);
		eg_diags_clear(diags);
		judged = eg_rules_judge(book, x, &o, diags);
		promise(judged || eg_diags_failed(diags),
		    "what cannot be judged has a message");
		if (judged)
			eg_rules_receipt(book, x, &o, &out);
	}
	eg_diags_dump(diags, &out);
	promise(eg_utf8_check(eg_buf_str(&out), out.len) == out.len,
	    "what is said of a case is UTF-8");
	eg_buf_free(&out);
	eg_xml_free(x);
	eg_diags_free(diags);
	return 0;
}
