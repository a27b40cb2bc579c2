/* verify.c - engross verify: is a PDF what every letter has to be? */
#include "base/arena.h"
#include "base/file.h"
#include "command.h"
#include "session.h"
#include "speak.h"

#define FILE_MAX	((size_t)256 << 20)

static void
result_json(const char *path, const struct eg_verified *r, bool ok,
    const struct eg_diags *diags)
{
	struct eg_buf b = { 0 };

	eg_buf_puts(&b, "{\"schema\":\"engross.verify/1\",\"file\":");
	eg_buf_json(&b, path);
	eg_buf_printf(&b, ",\"passes\":%s,\"claims\":", ok ? "true" : "false");
	eg_buf_json(&b, r->claims);
	eg_buf_puts(&b, ",\"title\":");
	eg_buf_json(&b, r->title);
	eg_buf_puts(&b, ",\"language\":");
	eg_buf_json(&b, r->language);
	eg_buf_printf(&b, ",\"pages\":%u,\"elements\":%u,\"fonts\":%u,\"revisions\":%u,"
	    "\"errors\":%zu}", (unsigned)r->pages, (unsigned)r->elements, (unsigned)r->fonts,
	    (unsigned)r->revisions, eg_diags_of(diags, EG_ERROR) + eg_diags_of(diags, EG_FATAL));
	printf("%s\n", b.data);
	eg_buf_free(&b);
}

static void
result(const char *path, const struct eg_verified *r, bool ok, const struct eg_diags *diags)
{
	struct eg_buf b = { 0 };

	if (ok)
		eg_buf_printf(&b, "%s, %u %s, %u structure elements", r->claims,
		    (unsigned)r->pages, r->pages == 1 ? "page" : "pages",
		    (unsigned)r->elements);
	else
		eg_speak_count(diags, &b);
	fprintf(stderr, "%s %s: %s\n", ok ? "passes" : "fails", path, eg_buf_str(&b));
	eg_buf_free(&b);
}

/* The exit status for one file. */
static int
one(const char *path, struct eg_diags *diags)
{
	struct eg_arena *arena = eg_arena_new();
	struct eg_verified found = { .claims = "" };
	struct eg_buf b = { 0 };
	bool ok = false, read;
	int status;

	read = eg_file_read(path, FILE_MAX, &b, diags);
	if (read)
		ok = eg_verify(path, eg_buf_str(&b), b.len, arena, &found, diags);
	eg_speak(diags);
	if (eg_speak_is_json())
		result_json(path, &found, ok, diags);
	else if (!eg_session.quiet && read)
		result(path, &found, ok, diags);
	status = eg_exit_for(diags);
	eg_buf_free(&b);
	eg_arena_free(arena);
	return status;
}

int
eg_cmd_verify(const char *const *operands, int n)
{
	struct eg_diags *diags = eg_diags_new();
	int status = EG_EXIT_OK, got, i;

	for (i = 0; i < n; i++) {
		eg_diags_clear(diags);
		got = one(operands[i], diags);
		if (got > status)
			status = got;
	}
	eg_diags_free(diags);
	return status;
}
