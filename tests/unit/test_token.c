/*
 * test_token.c - crypt/token: keys in a token that SoftHSM makes in a directory of its
 * own, and the moods of others (tests/token/moody.c).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "crypt/cms.h"
#include "crypt/demo.h"
#include "crypt/digest.h"
#include "crypt/pkcs11.h"
#include "crypt/token.h"

#define NOON	1769860800	/* 2026-01-31T12:00:00Z */
#define SOFTHSM	"/usr/lib/softhsm/libsofthsm2.so"
#define SEAL	"pkcs11:token=Seal;object=letters?module-path=" SOFTHSM
#define TIME	"pkcs11:token=Seal;id=%A2?module-path=" SOFTHSM

static struct eg_demo demo;
static char dir[] = "/tmp/engross-token-XXXXXX", moody[4096];

struct desk {
	struct eg_diags		*diags;
	struct eg_buf		 said, out;
	struct eg_certificates	*more;
	unsigned		 asked;
	const char		*pin;
	char			 what[256];
};

static void
run(const char *fmt, const char *word)
{
	char command[512];

	snprintf(command, sizeof(command), fmt, dir, word);
	assert_int_equal(system(command), 0);
}

static void
put(const char *name, const struct eg_buf *bytes)
{
	char path[256];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "w");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes->data, 1, bytes->len, f), bytes->len);
	fclose(f);
}

/* A certificate beside the key of id A2: softhsm2-util knows keys only. */
static void
put_certificate(void)
{
	struct ck_functions *f = NULL;
	struct eg_certificates *c = eg_certificates_new();
	struct eg_diags *d = eg_diags_new();
	struct eg_buf der = { 0 };
	unsigned long slot[8], n = 8, session, class = CKO_CERTIFICATE, type = CKC_X_509, object;
	unsigned char yes = 1, no = 0, id = 0xA2, pin[] = "1234", subject[] = "\x30";
	ck_get_function_list get;
	void *symbol = dlsym(dlopen(SOFTHSM, RTLD_NOW), "C_GetFunctionList");

	memcpy(&get, &symbol, sizeof(get));
	assert_int_equal(get(&f), CKR_OK);
	assert_true(eg_certificates_read(c, "time", demo.stamper.data, demo.stamper.len, d));
	eg_certificates_der(c, 0, &der);
	struct ck_attribute a[] = { { CKA_CLASS, &class, sizeof(class) },
	    { CKA_TOKEN, &yes, 1 }, { CKA_PRIVATE, &no, 1 },
	    { CKA_CERTIFICATE_TYPE, &type, sizeof(type) }, { CKA_ID, &id, 1 },
	    { CKA_SUBJECT, subject, 1 }, { CKA_VALUE, der.data, der.len } };

	assert_int_equal(f->initialize(NULL), CKR_OK);
	assert_int_equal(f->slot_list(1, slot, &n), CKR_OK);
	assert_int_equal(f->open_session(slot[0], CKF_SERIAL_SESSION | CKF_RW_SESSION, NULL, NULL,
	    &session), CKR_OK);
	assert_int_equal(f->login(session, CKU_USER, pin, 4), CKR_OK);
	assert_int_equal(f->create_object(session, a, sizeof(a) / sizeof(*a), &object), CKR_OK);
	f->finalize(NULL);
	eg_buf_free(&der);
	eg_diags_free(d);
	eg_certificates_free(c);
}

static int
make_token(void **state)
{
	struct eg_buf conf = { 0 };
	char path[256];

	(void)state;
	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/conf", dir);
	setenv("SOFTHSM2_CONF", path, 1);
	eg_buf_printf(&conf, "directories.tokendir = %s/tokens\nobjectstore.backend = file\n"
	    "log.level = ERROR\n", dir);
	put("conf", &conf);
	eg_buf_free(&conf);
	eg_demo_new(NOON - 86400, &demo);
	put("signer.pem", &demo.signer);
	put("time.pem", &demo.stamper);
	run("mkdir %s/tokens%s", "");
	run("exec >%s/log%s; softhsm2-util --init-token --free --label Seal --so-pin 0000 --pin "
	    "1234", "");
	run("softhsm2-util --import %s/signer.pem --token Seal --label letters --id A1 --pin 1234 "
	    ">/dev/null%s", "");
	run("softhsm2-util --import %s/time.pem --token Seal --label time --id A2 --pin 1234 "
	    ">/dev/null%s", "");
	put_certificate();
	return 0;
}

static int
drop_token(void **state)
{
	(void)state;
	run("rm -r '%s'%s", "");
	eg_demo_free(&demo);
	return 0;
}

static int
setup(void **state)
{
	struct desk *d = calloc(1, sizeof(*d));

	d->diags = eg_diags_new();
	d->more = eg_certificates_new();
	d->pin = "1234";
	eg_certificates_read(d->more, "signer", demo.signer.data, demo.signer.len, d->diags);
	*state = d;
	return 0;
}

static int
teardown(void **state)
{
	struct desk *d = *state;

	unsetenv("MOOD");
	eg_diags_free(d->diags);
	eg_certificates_free(d->more);
	eg_buf_free(&d->said);
	eg_buf_free(&d->out);
	free(d);
	return 0;
}

static bool
tell_pin(void *data, const char *what, char out[EG_PASSPHRASE_MAX])
{
	struct desk *d = data;

	d->asked++;
	snprintf(d->what, sizeof(d->what), "%s", what);
	strcpy(out, d->pin);
	return true;
}

static struct eg_key *
open_it(struct desk *d, const char *uri)
{
	return eg_token_open(uri, tell_pin, d, d->diags);
}

/* The same address, of the library that has moods. */
static struct eg_key *
open_in(struct desk *d, const char *mood)
{
	struct eg_buf uri = { 0 };
	struct eg_key *k;

	setenv("MOOD", mood, 1);
	eg_buf_printf(&uri, "pkcs11:token=Seal;object=letters?module-path=%s", moody);
	k = open_it(d, uri.data);
	eg_buf_free(&uri);
	return k;
}

static void
tells(struct desk *d, const char *words)
{
	eg_buf_clear(&d->said);
	eg_diags_dump(d->diags, &d->said);
	if (strstr(eg_buf_str(&d->said), words) == NULL)
		fail_msg("`%s` is not in: %s", words, eg_buf_str(&d->said));
}

static bool
signs(struct desk *d, struct eg_key *k)
{
	eg_buf_clear(&d->out);
	return eg_key_sign(k, "a letter", 8, &d->out);
}

static void
refuses(struct desk *d, const char *uri, const char *code, const char *words)
{
	assert_null(open_it(d, uri));
	tells(d, code);
	tells(d, words);
}

/* --- signing ------------------------------------------------------------------------------ */

static void
rsa_key_of_a_token_signs_as_it_does_in_a_file(void **state)
{
	struct desk *d = *state;
	struct eg_key *k = open_it(d, SEAL), *file;
	struct eg_buf same = { 0 };

	assert_non_null(k);
	assert_true(eg_key_certify(k, d->more, d->diags));
	assert_true(signs(d, k));
	file = eg_key_read("signer.pem", demo.signer.data, demo.signer.len, NULL, NULL, d->diags);
	assert_true(eg_key_sign(file, "a letter", 8, &same));
	assert_int_equal(d->out.len, same.len);
	assert_memory_equal(d->out.data, same.data, same.len);
	assert_string_equal(d->what, "PIN of the token `Seal`");
	eg_buf_free(&same);
	eg_key_free(file);
	eg_key_free(k);
}

static void
elliptic_key_finds_its_certificate_in_the_token_and_makes_a_signature(void **state)
{
	struct desk *d = *state;
	struct eg_key *k = open_it(d, TIME);
	const struct eg_cms_content content = { .part = { "a letter" }, .size = { 8 } };
	const struct eg_trust nobody = { .anchors = NULL };
	struct eg_arena *arena = eg_arena_new();
	struct eg_sha256 *sha = eg_sha256_new();
	struct eg_cms_found found;
	unsigned char digest[32];

	assert_non_null(k);
	assert_true(eg_key_certify(k, NULL, d->diags));
	const struct eg_signer signer = { .certificates = eg_key_certificates(k),
	    .sign = eg_key_sign, .data = k };

	eg_sha256_add(sha, "a letter", 8);
	eg_sha256_octets(sha, digest);
	assert_true(eg_cms_sign(&signer, digest, &d->out, d->diags));
	assert_null(eg_cms_verify(arena, d->out.data, d->out.len, &content, &nobody, NOON, &found));
	assert_string_equal(found.signer, "Demonstration Time");
	eg_arena_free(arena);
	eg_key_free(k);
}

static void
key_without_certificate_says_so(void **state)
{
	struct desk *d = *state;
	struct eg_key *k = open_it(d, SEAL);

	assert_non_null(k);
	assert_false(eg_key_certify(k, NULL, d->diags));
	tells(d, "S1103");
	eg_key_free(k);
}

static void
two_keys_of_a_token_ask_for_its_pin_once(void **state)
{
	struct desk *d = *state;
	struct eg_key *a = open_it(d, SEAL), *b = open_it(d, TIME);

	assert_true(a != NULL && b != NULL);
	assert_int_equal(d->asked, 1);
	eg_key_free(a);
	assert_true(eg_key_certify(b, NULL, d->diags));
	assert_true(signs(d, b));
	eg_key_free(b);
	b = open_it(d, TIME);
	assert_int_equal(d->asked, 2);
	eg_key_free(b);
}

/* --- refusals ------------------------------------------------------------------------------ */

static void
wrong_pin_is_told(void **state)
{
	struct desk *d = *state;

	d->pin = "4321";
	refuses(d, SEAL, "S1114", "it is wrong");
}

static void
nobody_to_ask_is_told(void **state)
{
	struct desk *d = *state;

	assert_null(eg_token_open(SEAL, NULL, NULL, d->diags));
	tells(d, "S1114");
	tells(d, "none was given");
}

static void
what_is_not_there_is_told_with_what_is(void **state)
{
	struct desk *d = *state;

	refuses(d, "pkcs11:token=Sael?module-path=" SOFTHSM, "S1113", "there are: `Seal` (serial ");
	refuses(d, "pkcs11:object=leters?module-path=" SOFTHSM, "S1115", "`letters` (id %a1)");
	refuses(d, "pkcs11:?module-path=" SOFTHSM, "S1115", "several private keys are meant");
	refuses(d, "pkcs11:?module-path=/no/such/library.so", "S1112", "No such file");
	refuses(d, "pkcs11:?module-path=/bin/true", "S1112", "library");
}

/* --- moods of tokens --------------------------------------------------------------------------- */

static void
last_try_is_told_before_it(void **state)
{
	struct desk *d = *state;
	struct eg_key *k = open_in(d, "last-try");

	assert_non_null(k);
	tells(d, "S1116");
	assert_non_null(strstr(d->what, "one try is left"));
	eg_key_free(k);
}

static void
locked_token_is_not_asked(void **state)
{
	struct desk *d = *state;

	assert_null(open_in(d, "locked"));
	assert_int_equal(d->asked, 0);
	tells(d, "S1114");
	tells(d, "locked");
}

static void
token_with_a_keypad_asks_itself(void **state)
{
	struct desk *d = *state;
	struct eg_key *k = open_in(d, "keypad");

	assert_non_null(k);
	assert_int_equal(d->asked, 0);
	assert_true(eg_key_certify(k, d->more, d->diags) && signs(d, k));
	eg_key_free(k);
}

static void
token_that_does_not_digest_signs_the_same(void **state)
{
	struct desk *d = *state;
	struct eg_key *k = open_in(d, "");
	struct eg_buf same = { 0 };

	assert_true(k != NULL && eg_key_certify(k, d->more, d->diags) && signs(d, k));
	eg_buf_add(&same, d->out.data, d->out.len);
	setenv("MOOD", "no-digest", 1);
	assert_true(signs(d, k));
	assert_int_equal(d->out.len, same.len);
	assert_memory_equal(d->out.data, same.data, same.len);
	eg_buf_free(&same);
	eg_key_free(k);
}

static void
token_that_wants_its_pin_each_time_gets_it(void **state)
{
	struct desk *d = *state;
	struct eg_key *k = open_in(d, "each-time");

	assert_true(k != NULL && eg_key_certify(k, d->more, d->diags));
	assert_true(signs(d, k) && signs(d, k));
	assert_int_equal(d->asked, 1);
	eg_key_free(k);
}

static void
signature_that_is_not_of_the_certificate_is_none(void **state)
{
	struct desk *d = *state;
	struct eg_key *k = open_in(d, "liar");
	struct eg_signer signer = { .sign = eg_key_sign, .data = k };
	unsigned char digest[32] = { 1 };

	assert_true(k != NULL && eg_key_certify(k, d->more, d->diags));
	signer.certificates = eg_key_certificates(k);
	assert_false(eg_cms_sign(&signer, digest, &d->out, d->diags));
	tells(d, "S1105");
	eg_key_free(k);
}

int
main(int argc, char **argv)
{
#define T(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(rsa_key_of_a_token_signs_as_it_does_in_a_file),
		T(elliptic_key_finds_its_certificate_in_the_token_and_makes_a_signature),
		T(key_without_certificate_says_so),
		T(two_keys_of_a_token_ask_for_its_pin_once),
		T(wrong_pin_is_told),
		T(nobody_to_ask_is_told),
		T(what_is_not_there_is_told_with_what_is),
		T(last_try_is_told_before_it),
		T(locked_token_is_not_asked),
		T(token_with_a_keypad_asks_itself),
		T(token_that_does_not_digest_signs_the_same),
		T(token_that_wants_its_pin_each_time_gets_it),
		T(signature_that_is_not_of_the_certificate_is_none),
	};
	char *slash, *program = realpath(argv[0], NULL);

	(void)argc;
	/* BUILD/unit/test_token and BUILD/token/moody.so */
	slash = strrchr(program, '/');
	*slash = '\0';
	snprintf(moody, sizeof(moody), "%s/../token/moody.so", program);
	free(program);
	return cmocka_run_group_tests_name("crypt/token", tests, make_token, drop_token);
}
