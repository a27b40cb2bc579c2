/* test_merkle.c - the trees of RFC 6962, by the leaves and roots its log used. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "archive/merkle.h"
#include "crypt/digest.h"

static const struct { const char *bytes; size_t n; const char *root; } leaves[] = {
	{ "", 0, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d" },
	{ "\x00", 1, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125" },
	{ "\x10", 1, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77" },
	{ "\x20\x21", 2, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7" },
	{ "\x30\x31", 2, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4" },
	{ "\x40\x41\x42\x43", 4, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef" },
	{ "PQRSTUVW", 8, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c" },
	{ "`abcdefghijklmno", 16, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328" },
};

static void
hex_of(const struct eg_hash *h, char out[65])
{
	size_t i;

	for (i = 0; i < 32; i++)
		snprintf(out + 2 * i, 3, "%02x", h->octet[i]);
}

static void
roots_are_those_of_the_rfc(void **state)
{
	struct eg_merkle m = { 0 };
	struct eg_hash leaf, root;
	char hex[65];
	size_t i;

	(void)state;
	root = eg_merkle_root(&m);
	hex_of(&root, hex);
	assert_string_equal(hex,
	    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	for (i = 0; i < 8; i++) {
		leaf = eg_merkle_leaf(leaves[i].bytes, leaves[i].n);
		eg_merkle_add(&m, &leaf);
		root = eg_merkle_root(&m);
		hex_of(&root, hex);
		assert_string_equal(hex, leaves[i].root);
	}
}

#define LEAVES	70

/* The n-th leaf is its number. */
static void
grow(struct eg_merkle *m, struct eg_hash *leaf, size_t n)
{
	char text[8];

	snprintf(text, sizeof(text), "%zu", n);
	leaf[n - 1] = eg_merkle_leaf(text, strlen(text));
	eg_merkle_add(m, &leaf[n - 1]);
}

static void
every_leaf_is_proved_in_every_tree_and_nothing_else(void **state)
{
	static struct eg_hash leaf[LEAVES], proof[64], other;
	struct eg_merkle m = { 0 };
	struct eg_hash root;
	size_t length, i, n;

	(void)state;
	other = eg_merkle_leaf("other", 5);
	for (n = 1; n <= LEAVES; n++) {
		grow(&m, leaf, n);
		root = eg_merkle_root(&m);
		for (i = 0; i < n; i++) {
			length = eg_merkle_proof(leaf, n, i, proof);
			assert_true(eg_merkle_proves(&leaf[i], i, n, proof, length, &root));
			assert_false(eg_merkle_proves(&other, i, n, proof, length, &root));
			assert_false(eg_merkle_proves(&leaf[i], n, n, proof, length, &root));
			if (length > 0) {
				proof[length / 2].octet[5] ^= 1;
				assert_false(eg_merkle_proves(&leaf[i], i, n, proof, length,
				    &root));
			}
		}
	}
}

static void
every_growth_is_proved_and_no_other_list_is_one(void **state)
{
	static struct eg_hash leaf[LEAVES], proof[65], root[LEAVES + 1], other;
	struct eg_merkle m = { 0 };
	size_t length, i, n;

	(void)state;
	other = eg_merkle_leaf("other", 5);
	for (n = 1; n <= LEAVES; n++) {
		grow(&m, leaf, n);
		root[n] = eg_merkle_root(&m);
		for (i = 1; i <= n; i++) {
			length = eg_merkle_growth(leaf, i, n, proof);
			assert_true(eg_merkle_grew(i, &root[i], n, &root[n], proof, length));
			assert_false(eg_merkle_grew(i, &other, n, &root[n], proof, length));
			assert_false(eg_merkle_grew(i, &root[i], n, &other, proof, length));
			assert_false(eg_merkle_grew(0, &root[i], n, &root[n], proof, length));
			assert_false(eg_merkle_grew(n + 1, &root[i], n, &root[n], proof, length));
			assert_false(eg_merkle_grew(i, &root[i], n, &root[n], proof, length + 1));
			if (length == 0)
				continue;
			assert_false(eg_merkle_grew(i, &root[i], n, &root[n], proof, length - 1));
			proof[length / 2].octet[5] ^= 1;
			assert_false(eg_merkle_grew(i, &root[i], n, &root[n], proof, length));
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(roots_are_those_of_the_rfc),
		cmocka_unit_test(every_leaf_is_proved_in_every_tree_and_nothing_else),
		cmocka_unit_test(every_growth_is_proved_and_no_other_list_is_one),
	};

	return cmocka_run_group_tests_name("archive/merkle", tests, NULL, NULL);
}
