/* token.c - see token.h. */
#include "crypt/token.h"

#include <openssl/crypto.h>
#include <stdlib.h>
#include <string.h>

#include "crypt/pki.h"
#include "crypt/token_body.h"

#define SLOTS_MAX	256

static bool
say(struct eg_diags *diags, const char *code, const char *help, const char *fmt,
    const char *what, const char *words)
{
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = code,
	    .help = help }, fmt, what, words);
	return false;
}

/* --- which token --------------------------------------------------------------------- */

/* A text that is filled with spaces, without them. */
static void
trim(const unsigned char *text, size_t n, char *out)
{
	while (n > 0 && (text[n - 1] == ' ' || text[n - 1] == '\0'))
		n--;
	memcpy(out, text, n);
	out[n] = '\0';
}

static bool
is_text(const char *want, const unsigned char *text, size_t n)
{
	char found[33];

	trim(text, n, found);
	return want == NULL || strcmp(want, found) == 0;
}

static bool
is_wanted(const struct eg_token_uri *u, unsigned long slot, const struct ck_token_info *i)
{
	return (i->flags & CKF_TOKEN_INITIALIZED) != 0 &&
	    is_text(u->token, i->label, sizeof(i->label)) &&
	    is_text(u->manufacturer, i->manufacturer, sizeof(i->manufacturer)) &&
	    is_text(u->model, i->model, sizeof(i->model)) &&
	    is_text(u->serial, i->serial, sizeof(i->serial)) &&
	    (u->slot == NULL || strtoul(u->slot, NULL, 10) == slot);
}

static void
add_name(struct eg_buf *all, const struct ck_token_info *i)
{
	char label[33], serial[17];

	trim(i->label, sizeof(i->label), label);
	trim(i->serial, sizeof(i->serial), serial);
	eg_buf_printf(all, "%s`%s` (serial %s)", all->len > 0 ? ", " : "", label, serial);
}

/* There must be one that is meant, and no other. */
static bool
choose(struct eg_token *t, const struct eg_token_uri *u, struct ck_token_info *info,
    struct eg_diags *diags)
{
	unsigned long slot[SLOTS_MAX], n = SLOTS_MAX, found = 0;
	struct eg_buf there = { 0 }, meant = { 0 };
	struct ck_token_info i;
	ck_rv rv = t->f->slot_list(1, slot, &n);

	for (unsigned long k = 0; rv == CKR_OK && k < n; k++) {
		if (t->f->token_info(slot[k], &i) != CKR_OK)
			continue;
		if (i.flags & CKF_TOKEN_INITIALIZED)
			add_name(&there, &i);
		if (!is_wanted(u, slot[k], &i))
			continue;
		add_name(&meant, &i);
		*info = i;
		t->slot = slot[k];
		found++;
	}
	if (found == 0)
		say(diags, "S1113", "is it plugged in, and its name as `token=` in the key's "
		    "address?", "there is no such token; there %s%s", there.len == 0 ? "is none" :
		    "are: ", eg_buf_str(&there));
	else if (found > 1)
		say(diags, "S1113", "name one by `token=` or `serial=` in the key's address",
		    "several tokens are meant: %s%s", eg_buf_str(&meant), "");
	eg_buf_free(&there);
	eg_buf_free(&meant);
	return found == 1;
}

/* --- its PIN ---------------------------------------------------------------------------- */

static const char *
tries_left(const struct ck_token_info *info)
{
	if (info->flags & CKF_USER_PIN_FINAL_TRY)
		return "one try is left, and a wrong PIN locks it";
	if (info->flags & CKF_USER_PIN_COUNT_LOW)
		return "a wrong PIN was given before, and few tries are left";
	return NULL;
}

static bool
refuse_pin(struct eg_token *t, ck_rv rv, struct eg_diags *diags)
{
	struct ck_token_info now = { .flags = 0 };
	const char *help = "give the token's user PIN, on the terminal or by `--passphrase-fd`";

	t->f->token_info(t->slot, &now);
	if (rv == CKR_PIN_LOCKED || (now.flags & CKF_USER_PIN_LOCKED) != 0)
		help = "who administers the token unlocks it, by its security officer's PIN";
	else if (tries_left(&now) != NULL)
		help = tries_left(&now);
	return say(diags, "S1114", help, "the PIN does not open the token `%s`: %s", t->name,
	    eg_module_words(rv));
}

static bool
ask_pin(struct eg_token *t, const struct ck_token_info *info, eg_passphrase_fn ask,
    void *data, struct eg_diags *diags)
{
	const char *left = tries_left(info), *what;

	if (left != NULL)
		eg_report(diags, &(struct eg_diag){ .severity = EG_WARNING, .code = "S1116" },
		    "of the PIN of the token `%s`: %s", t->name, left);
	what = eg_diags_printf(diags, "PIN of the token `%s`%s%s%s", t->name, left != NULL ? " (" :
	    "", left != NULL ? left : "", left != NULL ? ")" : "");
	if (ask == NULL || !ask(data, what, t->pin))
		return say(diags, "S1114", "it is asked for on the terminal, or read from the "
		    "descriptor that `--passphrase-fd` names", "the token `%s` wants its PIN, and "
		    "none was given%s", t->name, "");
	return true;
}

static bool
is_logged_in(const struct eg_token *t)
{
	struct ck_session_info i;

	return t->f->session_info(t->session, &i) == CKR_OK &&
	    (i.state == CKS_RO_USER_FUNCTIONS || i.state == CKS_RW_USER_FUNCTIONS);
}

static bool
log_in(struct eg_token *t, const struct ck_token_info *info, eg_passphrase_fn ask,
    void *data, struct eg_diags *diags)
{
	ck_rv rv;

	if ((info->flags & CKF_LOGIN_REQUIRED) == 0 || is_logged_in(t))
		return true;
	if (info->flags & CKF_USER_PIN_LOCKED)
		return refuse_pin(t, CKR_PIN_LOCKED, diags);
	t->pad = (info->flags & CKF_PROTECTED_AUTHENTICATION_PATH) != 0;
	if (!t->pad && !ask_pin(t, info, ask, data, diags))
		return false;
	rv = t->f->login(t->session, CKU_USER, t->pad ? NULL : (unsigned char *)t->pin,
	    t->pad ? 0 : strlen(t->pin));
	return rv == CKR_OK || rv == CKR_USER_ALREADY_LOGGED_IN || refuse_pin(t, rv, diags);
}

/* --- all of it ------------------------------------------------------------------------------ */

static bool
open_session(struct eg_token *t, struct eg_diags *diags)
{
	ck_rv rv = t->f->open_session(t->slot, CKF_SERIAL_SESSION, NULL, NULL, &t->session);

	t->open = rv == CKR_OK;
	return t->open || say(diags, "S1113", NULL, "the token `%s` cannot be opened: %s",
	    t->name, eg_module_words(rv));
}

/* The last session of a token that is closed logs out (2.40, 5.6.2). */
void
eg_token_close(struct eg_token *t)
{
	if (t == NULL)
		return;
	if (t->open)
		t->f->close_session(t->session);
	if (t->f != NULL)
		eg_module_close(t->f);
	OPENSSL_cleanse(t, sizeof(*t));
	free(t);
}

static bool
open_token(struct eg_token *t, const struct eg_token_uri *u, eg_passphrase_fn ask, void *data,
    struct eg_diags *diags)
{
	struct ck_token_info info = { .flags = 0 };

	t->f = eg_module_open(u->module, diags);
	if (t->f == NULL || !choose(t, u, &info, diags))
		return false;
	trim(info.label, sizeof(info.label), t->name);
	return open_session(t, diags) && log_in(t, &info, ask, data, diags);
}

struct eg_key *
eg_token_open(const char *uri, eg_passphrase_fn ask, void *data, struct eg_diags *diags)
{
	struct eg_arena *arena = eg_arena_new();
	struct eg_key *k = eg_malloc(sizeof(*k));
	struct eg_token_uri u;
	bool ok;

	*k = (struct eg_key){ .certificates = eg_certificates_new() };
	k->token = eg_malloc(sizeof(*k->token));
	memset(k->token, 0, sizeof(*k->token));
	ok = eg_token_uri_read(arena, uri, &u, diags) &&
	    open_token(k->token, &u, ask, data, diags) &&
	    eg_token_find_key(k->token, &u, k, diags);
	if (!ok || !k->token->each_time)
		OPENSSL_cleanse(k->token->pin, sizeof(k->token->pin));
	eg_arena_free(arena);
	if (ok)
		return k;
	eg_key_free(k);
	return NULL;
}
