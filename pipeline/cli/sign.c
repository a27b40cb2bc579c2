/* sign.c - engross sign: the organisation's seal in a letter (PAdES). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "command.h"
#include "product.h"
#include "sealing.h"
#include "session.h"
#include "speak.h"
#include "verify/verify.h"

#define FILE_MAX	((size_t)256 << 20)

static struct {
	struct sealing_options	 seal;
	char			*output;
	int			 force;
} given = { .seal = SEALING_OPTIONS_NONE };

const struct poptOption eg_sign_options_table[] = {
	SEALING_OPTIONS_ROWS(given.seal),
	{ "at", '\0', POPT_ARG_STRING, &given.seal.at, 0,
	    "the time to tell instead of the clock's, in UTC", "TIME" },
	{ "output", 'o', POPT_ARG_STRING, &given.output, 0,
	    "write to this file, or to - (standard output)", "FILE" },
	{ "force", '\0', POPT_ARG_NONE, &given.force, 0,
	    "overwrite another file of the same name", NULL },
	POPT_TABLEEND
};

/* What is signed is for good: it must be what every letter has to be. */
static bool
is_good(const char *path, const struct eg_buf *file, struct eg_arena *arena,
    struct eg_diags *diags)
{
	struct eg_verified found;

	if (eg_verify(path, eg_buf_str(file), file->len, arena, &found, diags))
		return true;
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "S1106",
	    .at.file = path, .help = "make it again with `engross render`" },
	    "this letter is not signed: `engross verify` finds fault with it");
	return false;
}

static bool
write_signed(const struct eg_buf *file, struct eg_diags *diags)
{
	enum product_result r = eg_product_write(given.output, file,
	    eg_product_kind("sign", "pdf", true), given.force != 0, diags);

	return r == PRODUCT_WRITTEN || r == PRODUCT_UNCHANGED;
}

static void
tell(const char *level)
{
	if (strcmp(given.output, "-") == 0)
		return;
	eg_speak_result(stderr, "engross.signed/1", "file", given.output, "level", level, NULL);
	if (!eg_session.quiet && !eg_speak_is_json())
		eg_tell("wrote %s  signed, %s", given.output, level);
}

int
eg_cmd_sign(const char *const *operands, int n)
{
	struct sealing s = { .level = SEALING_B_B };
	int status = sealing_check(&s, "sign", &given.seal);
	struct eg_diags *diags;
	struct eg_arena *arena;
	struct eg_buf file = { 0 };
	bool ok;

	(void)n;
	if (status != EG_EXIT_OK)
		return status;
	if (given.output == NULL)
		return eg_usage("sign", "where to? name the signed letter with `-o FILE`");
	diags = eg_diags_new();
	arena = eg_arena_new();
	ok = eg_file_read(operands[0], FILE_MAX, &file, diags) &&
	    is_good(operands[0], &file, arena, diags) && sealing_open(&s, diags) &&
	    sealing_put(&s, arena, operands[0], &file, diags) && write_signed(&file, diags);
	eg_speak(diags);
	status = eg_exit_for(diags);
	if (ok)
		tell(sealing_levels[s.level]);
	eg_buf_free(&file);
	sealing_close(&s);
	eg_arena_free(arena);
	eg_diags_free(diags);
	return status;
}
