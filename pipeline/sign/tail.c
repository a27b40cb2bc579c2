/* tail.c - see tail.h. */
#include "sign/tail.h"

#include <string.h>

#include "sign/proofs.h"
#include "sign/sign.h"

/* What eg_sign_keep would have written with the same proofs. */
static bool
is_ours(const char *bytes, size_t covers, size_t n, const struct eg_certificates *proofs,
    struct eg_arena *arena)
{
	struct eg_diags *unheard = eg_diags_new();
	struct eg_buf again = { 0 };
	bool same;

	eg_buf_add(&again, bytes, covers);
	same = eg_sign_keep(arena, "", proofs, &again, unheard) && again.len == n &&
	    memcmp(again.data + covers, bytes + covers, n - covers) == 0;
	eg_buf_free(&again);
	eg_diags_free(unheard);
	return same;
}

const char *
eg_sign_tail(const struct eg_pdf *pdf, const char *bytes, size_t covers, size_t n,
    const struct eg_certificates *known, bool trusting, struct eg_arena *arena)
{
	struct eg_certificates *proofs = eg_sign_proofs(pdf, NULL);
	const char *fault = NULL, *stray;

	if (!is_ours(bytes, covers, n, proofs, arena))
		fault = "not as engross writes them";
	else if (trusting && (stray = eg_certificates_stray(proofs, known, arena)) != NULL)
		fault = eg_arena_printf(arena, "and nobody known signed one: %s", stray);
	eg_certificates_free(proofs);
	return fault;
}
