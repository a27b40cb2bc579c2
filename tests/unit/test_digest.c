/* test_digest.c - digests of "abc", as their standards print them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "crypt/digest.h"

static const struct { const char *name, *hex; } abc[] = {
	{ "md5", "900150983cd24fb0d6963f7d28e17f72" },
	{ "sha1", "a9993e364706816aba3e25717850c26c9cd0d89d" },
	{ "sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
	{ "sha512", "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
	    "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f" },
	{ "blake2b-512", "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
	    "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923" },
};

static void
each_kind_gives_the_digest_of_its_standard(void **state)
{
	char hex[EG_DIGEST_HEX];
	enum eg_digest_kind kind;
	size_t i;

	(void)state;
	for (i = 0; i < EG_DIGEST_KINDS; i++) {
		assert_true(eg_digest_find(abc[i].name, &kind));
		assert_string_equal(eg_digest_name(kind), abc[i].name);
		eg_digest(kind, "abc", 3, hex);
		assert_string_equal(hex, abc[i].hex);
		assert_int_equal(strlen(hex), eg_digest_digits(kind));
	}
	assert_false(eg_digest_find("crc32", &kind));
}

static void
steps_give_the_same_as_the_whole(void **state)
{
	struct eg_digest *d = eg_digest_new(EG_SHA512);
	char hex[EG_DIGEST_HEX];

	(void)state;
	eg_digest_add(d, "a", 1);
	eg_digest_add(d, "bc", 2);
	eg_digest_end(d, hex);
	assert_string_equal(hex, abc[3].hex);
}

static void
sha256_in_steps_is_that_of_the_whole(void **state)
{
	struct eg_sha256 *s = eg_sha256_new();
	char whole[EG_SHA256_HEX], steps[EG_SHA256_HEX];

	(void)state;
	eg_sha256_add(s, "engr", 4);
	eg_sha256_add(s, "", 0);
	eg_sha256_add(s, "oss", 3);
	eg_sha256_end(s, steps);
	eg_sha256("engross", 7, whole);
	assert_string_equal(steps, whole);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_kind_gives_the_digest_of_its_standard),
		cmocka_unit_test(steps_give_the_same_as_the_whole),
		cmocka_unit_test(sha256_in_steps_is_that_of_the_whole),
	};

	return cmocka_run_group_tests_name("crypt/digest", tests, NULL, NULL);
}
