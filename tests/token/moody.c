/*
 * moody.c - SoftHSM as a PKCS #11 library that does what few tokens do, when the
 * environment says so in MOOD: "last-try", "locked", "keypad" (it knows the PIN and
 * wants none), "no-digest" (it signs digests only), "each-time" (it wants the PIN before
 * each signature), "liar" (what it signs is something else).
 */
#include <dlfcn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "crypt/pkcs11.h"

#define SOFTHSM	"/usr/lib/softhsm/libsofthsm2.so"
#define PIN	"1234"

static struct ck_functions own, *soft;
static bool told;		/* the PIN, for the signature to come */

static bool
is(const char *mood)
{
	const char *now = getenv("MOOD");

	return now != NULL && strcmp(now, mood) == 0;
}

static ck_rv
token_info(unsigned long slot, struct ck_token_info *info)
{
	ck_rv rv = soft->token_info(slot, info);

	if (is("last-try"))
		info->flags |= CKF_USER_PIN_FINAL_TRY;
	if (is("locked"))
		info->flags |= CKF_USER_PIN_LOCKED;
	if (is("keypad"))
		info->flags |= CKF_PROTECTED_AUTHENTICATION_PATH;
	return rv;
}

static ck_rv
mechanism_info(unsigned long slot, unsigned long mechanism, struct ck_mechanism_info *info)
{
	if (is("no-digest") && mechanism == CKM_SHA256_RSA_PKCS)
		return CKR_MECHANISM_INVALID;
	return soft->mechanism_info(slot, mechanism, info);
}

static ck_rv
login(unsigned long session, unsigned long user, unsigned char *pin, unsigned long n)
{
	static unsigned char known[] = PIN;

	if (user == CKU_CONTEXT_SPECIFIC) {
		told = n == strlen(PIN) && memcmp(pin, PIN, n) == 0;
		return told ? CKR_OK : CKR_PIN_INCORRECT;
	}
	if (is("keypad"))
		return pin != NULL ? CKR_PIN_INVALID :
		    soft->login(session, user, known, strlen(PIN));
	return soft->login(session, user, pin, n);
}

static ck_rv
attributes(unsigned long session, unsigned long object, struct ck_attribute *a,
    unsigned long n)
{
	if (is("each-time") && n == 1 && a->type == CKA_ALWAYS_AUTHENTICATE) {
		*(unsigned char *)a->value = 1;
		return CKR_OK;
	}
	return soft->attributes(session, object, a, n);
}

static ck_rv
sign(unsigned long session, unsigned char *bytes, unsigned long n, unsigned char *signature,
    unsigned long *size)
{
	ck_rv rv;

	if (is("each-time") && !told)
		return CKR_USER_NOT_LOGGED_IN;
	told = false;
	rv = soft->sign(session, bytes, n, signature, size);
	if (is("liar"))
		signature[*size - 1] ^= 1;
	return rv;
}

ck_rv	C_GetFunctionList(struct ck_functions **);

ck_rv
C_GetFunctionList(struct ck_functions **functions)
{
	void *library = dlopen(SOFTHSM, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE), *symbol;
	ck_get_function_list get;

	symbol = library == NULL ? NULL : dlsym(library, "C_GetFunctionList");
	if (symbol == NULL)
		return CKR_GENERAL_ERROR;
	memcpy(&get, &symbol, sizeof(get));
	if (get(&soft) != CKR_OK)
		return CKR_GENERAL_ERROR;
	/* What is not in ours stays SoftHSM's: nobody asks for it here. */
	own = *soft;
	own.token_info = token_info;
	own.mechanism_info = mechanism_info;
	own.login = login;
	own.attributes = attributes;
	own.sign = sign;
	*functions = &own;
	return CKR_OK;
}
