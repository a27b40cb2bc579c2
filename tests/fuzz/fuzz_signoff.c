/*
 * fuzz_signoff.c - any bytes at all, as a file of a sign-off folder or as a policy (libFuzzer;
 * `make fuzz`).  The first byte says as what; what is read is written again the same.
 */
#include <stdlib.h>
#include <string.h>

#include "signoff/amendment.h"
#include "signoff/policy.h"
#include "signoff/statement.h"

static struct eg_diags *diags;

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc, (void)argv;
	diags = eg_diags_new();
	return 0;
}

static void
must_be(const struct eg_buf *again, const char *bytes, size_t n)
{
	if (again->len != n || memcmp(again->data, bytes, n) != 0)
		abort();
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
	if (read)
		must_be(&again, bytes, n);
	eg_buf_free(&again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct eg_arena *a = eg_arena_new();
	const char *bytes = (const char *)data + 1;
	struct eg_cms_found found;
	struct eg_policy policy;

	if (size == 0)
		size = 1;
	else if (*data == 'P') {
		/* A policy that is refused is told why. */
		if (!eg_policy_read(a, "policy.xml", bytes, size - 1, &policy, diags) &&
		    !eg_diags_failed(diags))
			abort();
	} else if (*data == 'V')
		eg_statement_verify(a, "<approval/>", 11, bytes, size - 1, &found);
	else
		as_file(a, (char)*data, bytes, size - 1);
	eg_diags_clear(diags);
	eg_arena_free(a);
	return 0;
}
