/*
 * fuzz_signoff.c - any bytes at all, as a file of a sign-off folder or as a policy (libFuzzer;
 * `make fuzz`).  The first byte says as what; what is read is written again the same.
 */
#include <string.h>

#include "signoff/amendment.h"
#include "signoff/policy.h"
#include "signoff/statement.h"
#include "promise.h"

static struct eg_diags *diags;

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc, (void)argv;
	diags = eg_diags_new();
	return 0;
}

static void
as_file(struct eg_arena *a, char kind, const char *bytes, size_t n)
{
	struct eg_buf again = { 0 };
	struct eg_statement said;
	struct eg_subject subject;
	struct eg_amendment amendment;
	bool read = false;

	if (kind == 'S' && (read = eg_statement_read(a, bytes, n, &said)))
		eg_statement_write(&said, &again);
	else if (kind == 'U' && (read = eg_subject_read(a, bytes, n, &subject)))
		eg_subject_write(&subject, &again);
	else if (kind == 'A' && (read = eg_amendment_read(a, "amendment.xml", bytes, n,
	    &amendment, diags)))
		eg_amendment_write(&amendment, &again);
	promise(!read || (again.len == n && memcmp(again.data, bytes, n) == 0),
	    "what is read is written again the same");
	eg_buf_free(&again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data + 1;
	struct eg_cms_found found;
	struct eg_policy policy;
	struct eg_arena *a;

	if (size == 0)
		return 0;
	a = eg_arena_new();
	if (*data == 'P')
		promise(eg_policy_read(a, "policy.xml", bytes, size - 1, &policy, diags) ||
		    eg_diags_failed(diags), "a policy that is refused is told why");
	else if (*data == 'V')
		eg_statement_verify(a, "<approval/>", 11, bytes, size - 1, &found);
	else
		as_file(a, (char)*data, bytes, size - 1);
	eg_diags_clear(diags);
	eg_arena_free(a);
	return 0;
}
