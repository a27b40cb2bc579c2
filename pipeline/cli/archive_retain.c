/* archive_retain.c - engross archive hold, release, due and dispose. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive.h"
#include "archive/catalogue.h"
#include "archive/retention.h"
#include "base/file.h"
#include "session.h"
#include "speak.h"

static bool
read_policy(struct eg_archive *a, struct eg_retention *r, struct eg_diags *diags)
{
	struct eg_buf bytes = { 0 };
	bool ok = eg_file_read(archive_given.policy, 1 << 20, &bytes, diags) &&
	    eg_retention_read(a->arena, archive_given.policy, eg_buf_str(&bytes), bytes.len, r,
	    diags);

	eg_buf_free(&bytes);
	return ok;
}

static int
no_policy(void)
{
	return eg_usage("archive", "how long are letters kept? `--policy FILE` names your "
	    "retention policy; engross-archive(1) describes it");
}

/* --- hold and release ------------------------------------------------------------ */

static int
hold(const char *name, bool held)
{
	struct eg_diags *diags = eg_diags_new();
	const struct eg_inventory *in;
	struct eg_archive *a;
	int status;

	a = archive_open_to_tell(diags, &status);
	in = a == NULL ? NULL : archive_object(a, name, diags);
	if (in != NULL && eg_retention_hold(a, in->id, held, archive_time(), diags)) {
		eg_speak_result(stderr, "engross.held/1", "id", in->id,
		    "held?", held ? "true" : "false", NULL);
		if (!eg_session.quiet && !eg_speak_is_json())
			eg_tell("%s is %s", in->id, held ? "held" : "not held any more");
	}
	return archive_end(a, diags, status);
}

int
archive_hold(const char *const *operands, int n)
{
	(void)n;
	return hold(operands[0], true);
}

int
archive_release(const char *const *operands, int n)
{
	(void)n;
	return hold(operands[0], false);
}

/* --- due ------------------------------------------------------------------------- */

struct listing {
	const char	*id;		/* the one asked for; NULL: all */
	struct eg_kept	 kept;		/* it; id NULL when it was not met */
	bool		 json;
	size_t		 n;
};

static void
each(void *data, const struct eg_kept *k)
{
	struct listing *l = data;
	struct eg_buf b = { 0 };

	if (l->id != NULL) {
		if (strcmp(l->id, k->id) == 0)
			l->kept = *k;
		return;
	}
	if (!k->due)
		return;
	l->n++;
	if (l->json) {
		eg_buf_puts(&b, "{\"schema\":\"engross.due/1\",\"id\":");
		eg_buf_json(&b, k->id);
		eg_buf_printf(&b, ",\"created\":\"%s\",\"until\":\"%s\",\"held\":%s}\n", k->created,
		    k->until, k->held ? "true" : "false");
	} else
		eg_buf_printf(&b, "%s  %s  until %s%s\n", k->id, k->created, k->until,
		    k->held ? "  held" : "");
	fputs(eg_buf_str(&b), stdout);
	eg_buf_free(&b);
}

int
archive_due(const char *const *operands, int n)
{
	struct eg_diags *diags;
	struct listing l = { .json = eg_speak_is_json() };
	struct eg_retention r;
	struct eg_archive *a;
	int status;

	(void)operands, (void)n;
	if (archive_given.policy == NULL)
		return no_policy();
	diags = eg_diags_new();
	a = archive_open(diags, &status);
	if (a != NULL && read_policy(a, &r, diags))
		if (eg_retention_each(a, &r, archive_time(), each, &l, diags) && l.n == 0 &&
		    !eg_session.quiet && !l.json)
			eg_tell("no letter is due");
	fflush(stdout);
	return archive_end(a, diags, status);
}

/* --- dispose ----------------------------------------------------------------------- */

static bool
may_go(const struct eg_kept *k, const char *id, struct eg_diags *diags)
{
	if (k->id == NULL)
		return eg_refuse(diags, "A1010", id, "`engross archive verify` says what",
		    "the object is damaged");
	if (k->held)
		return eg_refuse(diags, "A1061", k->id, "`engross archive release` ends a hold",
		    "the letter is held");
	if (!k->due)
		return eg_refuse(diags, "A1062", k->id, k->until == NULL ?
		    "the policy keeps it for ever" : eg_diags_printf(diags,
		    "the policy keeps it until %s", k->until), "the letter is not due");
	return true;
}

int
archive_dispose(const char *const *operands, int n)
{
	struct eg_diags *diags;
	struct listing l = { 0 };
	const struct eg_inventory *in = NULL;
	struct eg_retention r;
	struct eg_archive *a;
	int status;

	(void)n;
	if (archive_given.policy == NULL)
		return no_policy();
	diags = eg_diags_new();
	a = archive_open_to_tell(diags, &status);
	if (a != NULL && read_policy(a, &r, diags))
		in = archive_object(a, operands[0], diags);
	if (in != NULL) {
		l.id = in->id;
		/* The words of what goes must not stay behind in the catalogue. */
		if (eg_retention_each(a, &r, archive_time(), each, &l, diags) &&
		    may_go(&l.kept, in->id, diags) && eg_catalogue_drop(a, diags) &&
		    eg_archive_dispose(a, in->id, archive_time(), diags)) {
			eg_speak_result(stderr, "engross.disposed/1", "id", in->id, NULL);
			if (!eg_session.quiet && !eg_speak_is_json())
				eg_tell("%s is gone; the ledger tells that it was there", in->id);
		}
	}
	return archive_end(a, diags, status);
}
