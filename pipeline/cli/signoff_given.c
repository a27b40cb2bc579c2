/* signoff_given.c - see signoff_given.h. */
#include "signoff_given.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/file.h"
#include "command.h"
#include "session.h"
#include "signoff/policy.h"

#define AUTHORITY	"/etc/engross/policy-authority.pem"
#define AUTHORITY_MAX	((size_t)1 << 20)

/* --- the policy ------------------------------------------------------------------------- */

static bool
is_there(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

bool
signoff_given_policy(struct signoff_given *g, const char *path, struct eg_diags *diags)
{
	struct eg_buf name = { 0 }, p7s = { 0 };
	struct stat st;
	bool ok;

	eg_buf_printf(&name, "%s%s", path,
	    stat(path, &st) == 0 && S_ISDIR(st.st_mode) ? "/policy.xml" : "");
	g->policy_name = name.data;
	eg_buf_printf(&p7s, "%s.p7s", g->policy_name);
	ok = eg_file_read(g->policy_name, EG_POLICY_MAX, &g->policy, diags) &&
	    (!is_there(p7s.data) ||
	    eg_file_read(p7s.data, EG_STATEMENT_MAX, &g->policy_p7s, diags));
	eg_buf_free(&p7s);
	return ok;
}

/* --- whom to believe about it ------------------------------------------------------------- */

/* Nobody but the administrator of the machine can have put it there. */
static bool
is_roots(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && st.st_uid == 0 && !S_ISLNK(st.st_mode) &&
	    (st.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

static bool
no_authority(struct eg_diags *diags, const char *why)
{
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "P1008",
	    .at.file = AUTHORITY, .help = "name the certificate of who signs policies with "
	    "`--authority FILE`" }, "nobody said whom to believe about policies: %s", why);
	return false;
}

static bool
open_authority(struct signoff_given *g, const char *path, struct eg_diags *diags)
{
	struct eg_buf b = { 0 };
	bool ok;

	g->authority_name = path == NULL ? AUTHORITY : path;
	if (path == NULL && !is_there(AUTHORITY))
		return no_authority(diags, "there is no such file");
	if (path == NULL && (!is_roots("/etc/engross") || !is_roots(AUTHORITY)))
		return no_authority(diags, "others than root may change this file");
	g->authority = eg_certificates_new();
	ok = eg_file_read(g->authority_name, AUTHORITY_MAX, &b, diags) &&
	    eg_certificates_read(g->authority, g->authority_name, eg_buf_str(&b), b.len, diags);
	eg_buf_free(&b);
	return ok;
}

/* --- all ------------------------------------------------------------------------------------ */

int
signoff_given_open(struct signoff_given *g, const struct signoff_options *o,
    const char *command, int n, struct eg_diags *diags)
{
	const char *policy = o->policy != NULL ? o->policy : getenv("ENGROSS_POLICY");

	*g = (struct signoff_given){ .folder = o->folder, .letter = o->letter };
	if (policy == NULL || *policy == '\0')
		return eg_usage(command, "which policy? name it with `--policy FILE`");
	if (o->folder != NULL && n > 1)
		return eg_usage(command, "`--signoff` is the folder of one case, and there are "
		    "%d", n);
	if (!time_given(o->at, &g->now, g->time))
		return eg_usage(command, "`--at` takes a time in UTC, 2026-01-31T09:00:00Z, not "
		    "`%s`", o->at);
	if (!signoff_given_policy(g, policy, diags) ||
	    !open_authority(g, o->authority, diags))
		return EG_EXIT_INPUT;
	return EG_EXIT_OK;
}

void
signoff_given_close(struct signoff_given *g)
{
	eg_buf_free(&g->policy);
	eg_buf_free(&g->policy_p7s);
	eg_certificates_free(g->authority);
	g->authority = NULL;
	free(g->policy_name);
	g->policy_name = NULL;
}
