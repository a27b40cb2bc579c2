/* test_token_uri.c - crypt/token_uri: addresses of keys (RFC 7512). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "crypt/token_uri.h"

#define M	"?module-path=/m.so"

struct page {
	struct eg_arena		*arena;
	struct eg_diags		*diags;
	struct eg_token_uri	 uri;
};

static int
setup(void **state)
{
	static struct page p;

	p = (struct page){ .arena = eg_arena_new(), .diags = eg_diags_new() };
	*state = &p;
	return 0;
}

static int
teardown(void **state)
{
	struct page *p = *state;

	eg_arena_free(p->arena);
	eg_diags_free(p->diags);
	return 0;
}

static bool
reads(struct page *p, const char *text)
{
	eg_diags_clear(p->diags);
	return eg_token_uri_read(p->arena, text, &p->uri, p->diags);
}

static void
refuses(struct page *p, const char *text, const char *words)
{
	struct eg_buf said = { 0 };

	assert_false(reads(p, text));
	eg_diags_dump(p->diags, &said);
	if (strstr(said.data, "S1111") == NULL || strstr(said.data, words) == NULL)
		fail_msg("%s: %s", text, said.data);
	eg_buf_free(&said);
}

static void
parts_are_read_with_their_octets(void **state)
{
	struct page *p = *state;

	assert_true(reads(p, "pkcs11:token=The%20Seal;id=%00%a1;object=a%3Bb;type=private;"
	    "slot-id=7;serial=0f" M "&x-vendor=1"));
	assert_string_equal(p->uri.token, "The Seal");
	assert_string_equal(p->uri.object, "a;b");
	assert_string_equal(p->uri.serial, "0f");
	assert_string_equal(p->uri.slot, "7");
	assert_string_equal(p->uri.module, "/m.so");
	assert_int_equal(p->uri.n, 2);
	assert_memory_equal(p->uri.id, "\0\xa1", 2);
	assert_null(p->uri.model);
}

static void
pin_in_the_address_is_refused_and_not_shown(void **state)
{
	struct page *p = *state;
	struct eg_buf said = { 0 };

	refuses(p, "pkcs11:unknown=1" M "&pin-value=s3cret", "has the PIN in it");
	eg_diags_dump(p->diags, &said);
	assert_null(strstr(said.data, "s3cret"));
	eg_buf_free(&said);
	refuses(p, "pkcs11:" M "&pin-source=file:/p", "not taken from the `pin-source`");
}

static void
what_is_not_understood_is_refused(void **state)
{
	struct page *p = *state;

	refuses(p, "pkcs11:token=a", "which library");
	refuses(p, "pkcs11:token=a?module-path=softhsm", "which library");
	refuses(p, "pkcs11:?module-name=softhsm", "not looked for");
	refuses(p, "pkcs11:tokn=a" M, "`tokn`, which is not known");
	refuses(p, "pkcs11:token=a;token=b" M, "`token` twice");
	refuses(p, "pkcs11:token" M, "without `=`");
	refuses(p, "pkcs11:token=%2" M, "without two hexadecimal digits");
	refuses(p, "pkcs11:token=a%00" M, "no name has");
	refuses(p, "pkcs11:type=cert" M, "not of a private key");
	refuses(p, "pkcs11:slot-id=x" M, "no number");
}

static void
name_of_a_file_is_no_address(void **state)
{
	(void)state;
	assert_true(eg_token_uri_is("pkcs11:"));
	assert_false(eg_token_uri_is("keys/pkcs11.pem"));
}

int
main(void)
{
#define T(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(parts_are_read_with_their_octets),
		T(pin_in_the_address_is_refused_and_not_shown),
		T(what_is_not_understood_is_refused),
		T(name_of_a_file_is_no_address),
	};

	return cmocka_run_group_tests_name("crypt/token_uri", tests, NULL, NULL);
}
