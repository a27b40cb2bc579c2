/* keys.c - engross keys: keys to try signing with. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/arena.h"
#include "base/file.h"
#include "command.h"
#include "demo_policy.h"
#include "session.h"
#include "speak.h"

const struct verb eg_keys_verbs[] = {
	{ "new-demo", "make a throwaway authority, seal, time-stamper, signers and policy in DIR",
	    "DIR" },
	{ NULL, NULL, NULL }
};

/* A file that is not there yet; pem NULL: only asks whether it is. */
static bool
put(const char *dir, const char *name, const struct eg_buf *pem, struct eg_diags *diags)
{
	struct eg_buf path = { 0 };
	struct stat st;
	bool ok;

	eg_buf_printf(&path, "%s/%s", dir, name);
	ok = lstat(path.data, &st) != 0;
	if (!ok)
		eg_refuse(diags, "U8020", path.data, "name a directory that has no keys yet",
		    "there is such a file, and keys are never overwritten");
	ok = ok && (pem == NULL || eg_file_write(path.data, pem->data, pem->len, diags));
	eg_buf_free(&path);
	return ok;
}

/* Asked before keys are made, which takes seconds: is there something already? */
static bool
is_free(const char *dir, struct eg_diags *diags)
{
	static const char *const names[] = { "signer.pem", "time.pem", "authority.pem",
	    "revoked.pem", "policy-authority.pem", "policy.xml", "policy.xml.p7s" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!put(dir, names[i], NULL, diags))
			return false;
	return true;
}

/* Private keys are nobody else's. */
static bool
put_keys(const char *dir, const struct eg_demo *d, const struct demo_policy *p,
    struct eg_diags *diags)
{
	mode_t before = umask(077);
	bool ok = put(dir, "signer.pem", &d->signer, diags) &&
	    put(dir, "time.pem", &d->stamper, diags);

	for (size_t i = 0; ok && i < p->n; i++) {
		struct eg_buf name = { 0 };

		eg_buf_printf(&name, "%s.pem", p->person[i].name);
		ok = put(dir, name.data, &p->person[i].pem, diags);
		eg_buf_free(&name);
	}
	umask(before);
	return ok;
}

static bool
make_demo(const char *dir, struct eg_diags *diags)
{
	int64_t now = (int64_t)time(NULL);
	struct demo_policy p;
	struct eg_demo d;
	bool ok;

	if (!is_free(dir, diags))
		return false;
	if (!demo_policy_read(&p, diags)) {
		demo_policy_free(&p);
		return false;
	}
	if (mkdir(dir, 0700) != 0 && errno != EEXIST) {
		demo_policy_free(&p);
		return eg_file_cannot_write(dir, errno, diags);
	}
	eg_demo_new_with(now, &d, p.person, p.n);
	ok = demo_policy_fill(&p, &d, now, diags) && put_keys(dir, &d, &p, diags) &&
	    put(dir, "authority.pem", &d.authority, diags) &&
	    put(dir, "revoked.pem", &d.revoked, diags) &&
	    put(dir, "policy-authority.pem", &p.authority, diags) &&
	    put(dir, "policy.xml", &p.text, diags) && put(dir, "policy.xml.p7s", &p.p7s, diags);
	eg_demo_free(&d);
	demo_policy_free(&p);
	return ok;
}

int
eg_cmd_keys(const char *const *operands, int n)
{
	struct eg_diags *diags;
	int status;
	bool ok;

	if (strcmp(operands[0], "new-demo") != 0)
		return eg_usage("keys", "there is no `engross keys %s`", operands[0]);
	if (n != 2)
		return eg_usage("keys", "`engross keys new-demo DIR` takes one directory");
	diags = eg_diags_new();
	ok = make_demo(operands[1], diags);
	eg_speak(diags);
	status = eg_exit_for(diags);
	if (ok && !eg_session.quiet)
		eg_tell("wrote %s: signer.pem, time.pem, authority.pem and revoked.pem; policy.xml "
		    "and the keys of those it names; to try with, never for a letter that leaves",
		    operands[1]);
	eg_diags_free(diags);
	return status;
}
