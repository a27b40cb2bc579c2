/* module.c - see module.h. */
#include "crypt/module.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"

struct module {
	struct module		*next;
	struct ck_functions	*f;
	unsigned		 users;
};

/* A library has one state a process, whoever asks. */
static struct module *started;

static const struct { ck_rv rv; const char *words; } answers[] = {
	{ CKR_GENERAL_ERROR, "it tells no reason (CKR_GENERAL_ERROR)" },
	{ CKR_DEVICE_ERROR, "the device has a fault (CKR_DEVICE_ERROR)" },
	{ CKR_DEVICE_REMOVED, "the token was taken away (CKR_DEVICE_REMOVED)" },
	{ CKR_FUNCTION_CANCELED, "somebody stopped it (CKR_FUNCTION_CANCELED)" },
	{ CKR_KEY_FUNCTION_NOT_PERMITTED, "the key is not for signing "
	    "(CKR_KEY_FUNCTION_NOT_PERMITTED)" },
	{ CKR_MECHANISM_INVALID, "the token does not sign in this way "
	    "(CKR_MECHANISM_INVALID)" },
	{ CKR_PIN_INCORRECT, "it is wrong (CKR_PIN_INCORRECT)" },
	{ CKR_PIN_INVALID, "it has characters that no PIN has (CKR_PIN_INVALID)" },
	{ CKR_PIN_LEN_RANGE, "it is too short or too long (CKR_PIN_LEN_RANGE)" },
	{ CKR_PIN_EXPIRED, "it has expired (CKR_PIN_EXPIRED)" },
	{ CKR_PIN_LOCKED, "it is locked after too many wrong ones (CKR_PIN_LOCKED)" },
	{ CKR_TOKEN_NOT_PRESENT, "the token is not there (CKR_TOKEN_NOT_PRESENT)" },
	{ CKR_TOKEN_NOT_RECOGNIZED, "the token is of another kind "
	    "(CKR_TOKEN_NOT_RECOGNIZED)" },
	{ CKR_USER_NOT_LOGGED_IN, "it wants the PIN first (CKR_USER_NOT_LOGGED_IN)" },
	{ CKR_USER_PIN_NOT_INITIALIZED, "the token has none yet "
	    "(CKR_USER_PIN_NOT_INITIALIZED)" },
};

const char *
eg_module_words(ck_rv rv)
{
	for (size_t i = 0; i < sizeof(answers) / sizeof(*answers); i++)
		if (answers[i].rv == rv)
			return answers[i].words;
	return "it gives an error that is not known here";
}

static const struct ck_functions *
cannot(const char *path, struct eg_diags *diags, const char *words, const char *found)
{
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "S1112",
	    .at.file = path, .found = found, .help = "name the PKCS #11 library that came with "
	    "the token, as `module-path=` of the key's address" },
	    "the token's library cannot be used: %s", words);
	return NULL;
}

static struct ck_functions *
load(const char *path, struct eg_diags *diags)
{
	ck_get_function_list get;
	struct ck_functions *f = NULL;
	void *library, *symbol;

	if (access(path, R_OK) != 0) {
		cannot(path, diags, strerror(errno), NULL);
		return NULL;
	}
	/* Some leave behind what is called when the process ends: it must still be there. */
	library = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
	if (library == NULL) {
		cannot(path, diags, "it is no library for this machine",
		    eg_diags_printf(diags, "%s", dlerror()));
		return NULL;
	}
	symbol = dlsym(library, "C_GetFunctionList");
	memcpy(&get, &symbol, sizeof(get));
	if (symbol == NULL || get(&f) != CKR_OK || f == NULL || f->version.major < 2) {
		cannot(path, diags, "it is not one of PKCS #11", NULL);
		f = NULL;
	}
	dlclose(library);
	return f;
}

const struct ck_functions *
eg_module_open(const char *path, struct eg_diags *diags)
{
	struct ck_functions *f = load(path, diags);
	struct module *m = started;
	ck_rv rv;

	if (f == NULL)
		return NULL;
	while (m != NULL && m->f != f)
		m = m->next;
	if (m != NULL) {
		m->users++;
		return f;
	}
	rv = f->initialize(NULL);
	if (rv != CKR_OK && rv != CKR_CRYPTOKI_ALREADY_INITIALIZED)
		return cannot(path, diags, eg_module_words(rv), NULL);
	m = eg_malloc(sizeof(*m));
	*m = (struct module){ .next = started, .f = f, .users = 1 };
	started = m;
	return f;
}

void
eg_module_close(const struct ck_functions *f)
{
	struct module **at = &started, *m;

	while (*at != NULL && (*at)->f != f)
		at = &(*at)->next;
	m = *at;
	if (m == NULL || --m->users > 0)
		return;
	m->f->finalize(NULL);
	*at = m->next;
	free(m);
}
