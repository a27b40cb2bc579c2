/* test_digest.c - SHA-256 against the examples of FIPS 180-4. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "crypt/digest.h"

static void
abc_has_the_digest_of_the_standard(void **state)
{
	char hex[EG_SHA256_HEX];

	(void)state;
	eg_sha256("abc", 3, hex);
	assert_string_equal(hex,
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void
steps_give_the_digest_of_the_whole(void **state)
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
		cmocka_unit_test(abc_has_the_digest_of_the_standard),
		cmocka_unit_test(steps_give_the_digest_of_the_whole),
	};

	return cmocka_run_group_tests_name("crypt/digest", tests, NULL, NULL);
}
