/*
 * test_ledger_proof.c - proofs from a ledger: they hold against their checkpoint, and
 * no changed byte of what they prove passes.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "archive/disk.h"
#include "archive/ledger.h"
#include "archive/proof.h"
#include "base/base64.h"

#define LINES	11

struct ground {
	struct eg_diags		*diags;
	char			 dir[64], path[96];
	struct eg_archive	*archive;
	struct eg_arena		*arena;
	struct eg_checkpoint	 kept[LINES + 1];	/* of the first n lines */
	struct eg_buf		 text[LINES + 1];
};

static const char *
inventory(struct ground *g, int n)
{
	return eg_arena_printf(g->arena, "%0128x", 4096 + n);
}

static int
setup(void **state)
{
	struct ground *g = eg_malloc(sizeof(*g));
	struct eg_ledger_line l = { "2026-01-01T00:00:00Z", "add", NULL, "v1" };
	const char *path;
	int i;

	*g = (struct ground){ .diags = eg_diags_new(), .arena = eg_arena_new() };
	snprintf(g->dir, sizeof(g->dir), "/tmp/engross-ledger-XXXXXX");
	assert_non_null(mkdtemp(g->dir));
	snprintf(g->path, sizeof(g->path), "%s/a", g->dir);
	assert_true(eg_archive_init(g->path, "imro.example,2026", EG_PLACEMENT_0003, g->diags));
	g->archive = eg_archive_open(g->path, "main", g->diags);
	for (i = 1; i <= LINES; i++) {
		l.inventory = inventory(g, i);
		assert_true(eg_ledger_add(g->archive, &l, 1, g->diags));
		assert_true(eg_ledger_keep(g->archive, &path, g->diags));
		assert_true(eg_disk_read(g->archive->fd, path, 65536, &g->text[i]));
		assert_true(eg_checkpoint_read(g->arena, g->text[i].data, g->text[i].len,
		    &g->kept[i]));
		assert_int_equal(g->kept[i].size, i);
	}
	*state = g;
	return 0;
}

static int
teardown(void **state)
{
	struct ground *g = *state;
	int tmp = open("/tmp", O_RDONLY | O_DIRECTORY), i;

	eg_archive_close(g->archive);
	assert_true(eg_disk_remove(tmp, g->dir + strlen("/tmp/")));
	close(tmp);
	for (i = 0; i <= LINES; i++)
		eg_buf_free(&g->text[i]);
	eg_diags_free(g->diags);
	eg_arena_free(g->arena);
	free(g);
	return 0;
}

static bool
holds(struct ground *g, const struct eg_buf *proof, const struct eg_checkpoint *given)
{
	static const struct eg_trust nobody;
	struct eg_proved p;

	eg_diags_clear(g->diags);
	return eg_proof_judge(g->arena, "proof", eg_buf_str(proof), proof->len, given, &nobody,
	    0, &p, g->diags);
}

static const char *
code(struct ground *g)
{
	return eg_diags_count(g->diags) == 0 ? "" : eg_diags_at(g->diags, 0)->code;
}

static bool
prove(struct ground *g, int n, int against, struct eg_buf *out)
{
	eg_diags_clear(g->diags);
	eg_buf_clear(out);
	return eg_proof_of_line(g->archive, "tag:imro.example,2026:case:1", "v1",
	    inventory(g, n), &g->kept[against], g->text[against].data, out, g->diags);
}

static void
each_line_is_proved_against_each_later_checkpoint(void **state)
{
	struct ground *g = *state;
	struct eg_buf proof = { 0 };
	int n, k;

	for (n = 1; n <= LINES; n++)
		for (k = 1; k <= LINES; k++) {
			if (k < n) {
				assert_false(prove(g, n, k, &proof));
				assert_string_equal(code(g), "A1083");
				continue;
			}
			assert_true(prove(g, n, k, &proof));
			assert_true(holds(g, &proof, &g->kept[k]));
			assert_false(holds(g, &proof, &g->kept[k == LINES ? 1 : k + 1]) &&
			    k != 1);
		}
	assert_false(prove(g, LINES + 1, LINES, &proof));
	assert_string_equal(code(g), "A1083");
	eg_buf_free(&proof);
}

static void
each_checkpoint_grew_to_the_newest(void **state)
{
	struct ground *g = *state;
	struct eg_buf proof = { 0 };
	int k, other;

	for (k = 1; k <= LINES; k++) {
		eg_buf_clear(&proof);
		assert_true(eg_proof_of_growth(g->archive, &g->kept[k], "kept", &proof, g->diags));
		assert_true(holds(g, &proof, &g->kept[k]));
		for (other = 1; other <= LINES; other++)
			assert_int_equal(holds(g, &proof, &g->kept[other]), other == k);
		assert_false(holds(g, &proof, NULL));
		assert_string_equal(code(g), "A1082");
	}
	eg_buf_free(&proof);
}

/* All but the case's name, which the line does not have, and what stands around values. */
static void
no_changed_byte_of_a_proof_passes(void **state)
{
	static const char *const fields[] = { "\"line\": ", "\"index\": ", "\"path\": ",
	    "\"checkpoint\": ", "\"version\": ", "\"kind\": ", "\"proof\": " };
	struct ground *g = *state;
	struct eg_buf proof = { 0 };
	size_t i, k, end, bits;
	char *p;

	assert_true(prove(g, 5, LINES, &proof));
	for (k = 0; k < sizeof(fields) / sizeof(fields[0]); k++) {
		p = strstr(proof.data, fields[k]);
		assert_non_null(p);
		i = (size_t)(p - proof.data) + strlen(fields[k]);
		end = (size_t)(strstr(p, k == 2 ? "]" : "\n") - proof.data);
		/* The lines of a checkpoint after its root are the writer's own. */
		if (k == 3)
			end = (size_t)(strstr(p, "\\nlast ") - proof.data);
		for (; i < end; i++)
			for (bits = 1; bits < 256; bits <<= 1) {
				if (strchr(" \n,", proof.data[i]) != NULL)
					continue;
				proof.data[i] ^= (char)bits;
				if (holds(g, &proof, &g->kept[LINES]))
					fail_msg("byte %zu of %s changed, and it holds:\n%s", i,
					    fields[k], proof.data);
				proof.data[i] ^= (char)bits;
			}
	}
	assert_true(holds(g, &proof, &g->kept[LINES]));
	eg_buf_free(&proof);
}

static void
a_proof_nobody_vouches_for_is_none(void **state)
{
	struct ground *g = *state;
	struct eg_buf proof = { 0 };

	assert_true(prove(g, 5, LINES, &proof));
	assert_false(holds(g, &proof, NULL));
	assert_string_equal(code(g), "A1084");
	eg_buf_free(&proof);
}

static void
the_ledger_has_what_an_old_checkpoint_counts_until_it_is_changed(void **state)
{
	struct ground *g = *state;
	struct eg_checkpoint lie = g->kept[4];
	int k;

	for (k = 1; k <= LINES; k++)
		assert_true(eg_checkpoint_holds(g->archive, "kept", &g->kept[k], g->diags));
	lie.root = g->kept[5].root;
	assert_false(eg_checkpoint_holds(g->archive, "kept", &lie, g->diags));
	assert_string_equal(code(g), "A1021");
	lie = g->kept[4];
	lie.origin = "other.example,2026/ledger/main";
	eg_diags_clear(g->diags);
	assert_false(eg_checkpoint_holds(g->archive, "kept", &lie, g->diags));
	assert_string_equal(code(g), "A1082");
	lie = g->kept[4];
	lie.size = LINES + 1;
	eg_diags_clear(g->diags);
	assert_false(eg_checkpoint_holds(g->archive, "kept", &lie, g->diags));
}

static void
text_that_is_no_checkpoint_is_none(void **state)
{
	static const char *const texts[] = { "", "\n", "a\n1\n", "a/ledger/b\n1\n",
	    "a/ledger/b\n0\njezMXtu2uObaV5waKfRWxt3ZHWVV/N+cFdIFDwfTjkM=\n",
	    "a/ledger/b\n01\njezMXtu2uObaV5waKfRWxt3ZHWVV/N+cFdIFDwfTjkM=\n",
	    "a/ledger/b\n1x\njezMXtu2uObaV5waKfRWxt3ZHWVV/N+cFdIFDwfTjkM=\n",
	    "a/ledger/b\n99999999999999999999999\njezMXtu2uObaV5waKfRWxt3ZHWVV/N+cFdIFDwfTjkM=\n",
	    "a/ledger/\n1\njezMXtu2uObaV5waKfRWxt3ZHWVV/N+cFdIFDwfTjkM=\n",
	    "a/ledger/../x\n1\njezMXtu2uObaV5waKfRWxt3ZHWVV/N+cFdIFDwfTjkM=\n",
	    "a/ledger/.x\n1\njezMXtu2uObaV5waKfRWxt3ZHWVV/N+cFdIFDwfTjkM=\n",
	    "a/ledger/b\n1\njezMXtu2uObaV5waKfRWxt3ZHWVV/N+cFdIFDwfTjk==\n",
	    "a/ledger/b\n1\njezM\n" };
	struct ground *g = *state;
	struct eg_checkpoint c;
	size_t i;

	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		assert_false(eg_checkpoint_read(g->arena, texts[i], strlen(texts[i]), &c));
	assert_true(eg_checkpoint_read(g->arena, texts[4], strlen(texts[4]), &c) == false);
}

static void
base64_has_one_text_for_each_bytes(void **state)
{
	static const char *const bad[] = { "a", "aa", "aaa", "a===", "ab==", "abc=d",
	    "aa=a", "aab=", "====", "aa a", "aaaa\n" };
	static const char bytes[] = "\0\1\2\3 some bytes \377\376 and some more 0123";
	struct eg_buf b = { 0 }, text = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (eg_base64_read(bad[i], strlen(bad[i]), &b))
			fail_msg("`%s` was taken for base64", bad[i]);
	for (i = 0; i < sizeof(bytes); i++) {
		eg_buf_clear(&b);
		eg_buf_clear(&text);
		eg_base64(bytes, i, &text);
		assert_true(eg_base64_read(eg_buf_str(&text), text.len, &b));
		assert_int_equal(b.len, i);
		assert_memory_equal(eg_buf_str(&b), bytes, i);
	}
	eg_buf_free(&b);
	eg_buf_free(&text);
}

int
main(void)
{
#define T(name)	cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(each_line_is_proved_against_each_later_checkpoint),
		T(each_checkpoint_grew_to_the_newest),
		T(no_changed_byte_of_a_proof_passes),
		T(a_proof_nobody_vouches_for_is_none),
		T(the_ledger_has_what_an_old_checkpoint_counts_until_it_is_changed),
		T(text_that_is_no_checkpoint_is_none),
		cmocka_unit_test(base64_has_one_text_for_each_bytes),
	};

	return cmocka_run_group_tests_name("archive/proof", tests, NULL, NULL);
}
