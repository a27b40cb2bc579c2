/*
 * fuzz_archive.c - any bytes at all, as what an archive is read from: an
 * inventory, a proof, a checkpoint, a line of a ledger (libFuzzer; `make fuzz`).
 *
 * An inventory without a fault is written and read again, and is the same; no
 * proof is good, for nobody vouches for one; what is refused has a message.
 */
#include <string.h>

#include "archive/inventory.h"
#include "archive/ledger_line.h"
#include "archive/proof.h"
#include "promise.h"

static void
inventory(const char *bytes, size_t size)
{
	struct eg_ocfl_check c = { .arena = eg_arena_new(), .diags = eg_diags_new(),
	    .name = "object" };
	struct eg_inventory *in, *again;
	struct eg_buf once = { 0 }, twice = { 0 };
	size_t warnings;

	in = eg_inventory_read(&c, "inventory.json", bytes, size);
	promise(in != NULL || c.errors > 0, "no inventory, no silence");
	promise(c.errors == 0 || eg_diags_failed(c.diags), "an error has a message");
	if (c.errors == 0) {
		warnings = c.warnings;
		eg_inventory_write(in, &once);
		again = eg_inventory_read(&c, "inventory.json", once.data, once.len);
		promise(again != NULL && c.errors == 0 && c.warnings == 2 * warnings,
		    "what is written is read again, with the same faults");
		eg_inventory_write(again, &twice);
		promise(once.len == twice.len && memcmp(once.data, twice.data, once.len) == 0,
		    "what is read again is written the same");
	}
	eg_buf_free(&once);
	eg_buf_free(&twice);
	eg_diags_free(c.diags);
	eg_arena_free(c.arena);
}

static void
proof(const char *bytes, size_t size)
{
	static const struct eg_trust nobody;
	struct eg_arena *arena = eg_arena_new();
	struct eg_diags *diags = eg_diags_new();
	struct eg_checkpoint c;
	struct eg_proved p;

	promise(!eg_proof_judge(arena, "proof", bytes, size, NULL, &nobody, 0, &p, diags),
	    "no proof is good that nobody vouches for");
	promise(eg_diags_failed(diags), "a refusal has a message");
	if (eg_checkpoint_read(arena, bytes, size, &c))
		promise(c.size > 0 && strchr(c.writer, '/') == NULL,
		    "a checkpoint is of lines, and its writer no path");
	eg_diags_free(diags);
	eg_arena_free(arena);
}

static void
line(const char *bytes, size_t size)
{
	struct eg_ledger_end end;

	eg_ledger_begin(&end);
	if (eg_ledger_next(&end, bytes, size))
		promise(end.tree.size == 1 && strlen(end.time) >= 20,
		    "a line that is one is counted, and has a time");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data;

	inventory(bytes, size);
	proof(bytes, size);
	line(bytes, size);
	return 0;
}
