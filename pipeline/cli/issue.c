/* issue.c - engross issue: letters that are signed off leave, sealed and archived. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive.h"
#include "archive_group.h"
#include "base/arena.h"
#include "inputs.h"
#include "issue_letter.h"
#include "policy_seen.h"
#include "product.h"
#include "session.h"
#include "speak.h"

static struct {
	struct signoff_options	 signoff;
	struct sealing_options	 seal;
	char			*output, *list;
	int			 force;
} given = { .seal = SEALING_OPTIONS_NONE };

const struct poptOption eg_issue_options[] = {
	ARCHIVE_OPTIONS_ROWS,
	SIGNOFF_OPTIONS_ROWS(given.signoff),
	SEALING_OPTIONS_ROWS(given.seal),
	{ "list", '\0', POPT_ARG_STRING, &given.list, 0,
	    "take the cases in this list too: a path a line", "FILE" },
	{ "output", 'o', POPT_ARG_STRING, &given.output, 0,
	    "write the letter to this file, into this directory, or to - (standard output)",
	    "FILE" },
	{ "force", '\0', POPT_ARG_NONE, &given.force, 0,
	    "overwrite another file of the same name", NULL },
	POPT_TABLEEND
};

/* A letter that waits for its group to reach the disk. */
struct waiting {
	const char	*path;		/* of the case */
	char		*name;		/* the case's number */
};

struct issuing {
	struct signoff_given	 signoff;
	struct sealing		 sealing;
	struct issue_run	 run;
	struct archive_group	 group;
	struct inputs		 in;
	struct archive_maker	*maker;
	bool			 kept;		/* the archive has the policy */
	struct waiting		*waiting;	/* by the group's number */
	size_t			 nwaiting, cap;
	size_t			 failed;
};

/* --- what is said, and the letter itself ----------------------------------------------- */

static void
tell(const char *path, enum eg_archive_result result, const char *id, const char *version)
{
	static const char *const words[] = { [EG_ARCHIVE_FAILED] = "failed",
	    [EG_ARCHIVE_NEW] = "issued", [EG_ARCHIVE_VERSION] = "issued",
	    [EG_ARCHIVE_UNCHANGED] = "was issued" };
	struct eg_buf b = { 0 };

	if (eg_speak_is_json()) {
		eg_buf_puts(&b, "{\"schema\":\"engross.issued/1\",\"case\":");
		eg_buf_json(&b, path);
		eg_buf_puts(&b, ",\"id\":");
		eg_buf_json(&b, id);
		eg_buf_puts(&b, ",\"version\":");
		eg_buf_json(&b, version);
		eg_buf_printf(&b, ",\"result\":\"%s\"}\n", words[result]);
	} else if (!eg_session.quiet && result != EG_ARCHIVE_FAILED)
		eg_buf_printf(&b, "%s %s %s\n", words[result], id, version);
	fputs(eg_buf_str(&b), stderr);
	eg_buf_free(&b);
}

/* What leaves is what the archive gives back, byte for byte. */
static bool
write_letter(struct issuing *w, const struct waiting *one, const char *id,
    const char *version)
{
	const struct product_kind *kind = eg_product_kind("issue", "pdf", true);
	char *path = eg_product_path(given.output, &(struct eg_letter_info){ .id = one->name },
	    one->path, kind);
	const struct eg_inventory *in;
	enum product_result got = PRODUCT_FAILED;
	struct eg_buf pdf = { 0 };
	bool missing;

	in = eg_archive_find(w->run.archive, id, &missing, w->group.diags);
	if (in != NULL && eg_archive_read(w->run.archive, in, eg_inventory_find(in, version),
	    "letter.pdf", &pdf, w->group.diags))
		got = eg_product_write(path, &pdf, kind, given.force != 0, w->group.diags);
	eg_buf_free(&pdf);
	free(path);
	return got == PRODUCT_WRITTEN || got == PRODUCT_UNCHANGED;
}

/* A done function of the group. */
static void
done(void *data, size_t number, enum eg_archive_result result, const char *id,
    const char *version)
{
	struct issuing *w = data;
	const struct waiting *one = &w->waiting[number];

	tell(one->path, result, id, version);
	w->failed += result == EG_ARCHIVE_FAILED || !write_letter(w, one, id, version);
	archive_group_say(&w->group);
}

/* --- one letter ------------------------------------------------------------------------- */

static void
wait_for_group(struct issuing *w, const struct issue_letter *l)
{
	if (w->nwaiting == w->cap) {
		w->cap = w->cap == 0 ? 16 : 2 * w->cap;
		w->waiting = eg_realloc(w->waiting, w->cap, sizeof(*w->waiting));
	}
	w->waiting[w->nwaiting++] = (struct waiting){ .path = l->path,
	    .name = eg_strdup(l->letter->id) };
}

/* The archive has the policy before it has a letter that was approved under it. */
static bool
keep_policy(struct issuing *w, const struct issue_letter *l)
{
	if (!w->kept && !l->was_issued)
		w->kept = policy_seen_keep(w->run.archive, &w->signoff, l->signoff.serial,
		    w->sealing.time, w->group.diags);
	return w->kept || l->was_issued;
}

static bool
issue(struct issuing *w, struct issue_letter *l)
{
	struct eg_archive_entry entry;

	if (!issue_letter_judge(&w->run, l, w->group.diags)) {
		/* Why a folder, a policy or an approval does not hold. */
		fputs(l->letter->said == NULL ? "" : l->letter->said, stderr);
		return false;
	}
	if (!l->was_issued && !issue_letter_seal(&w->run, l, w->group.diags))
		return false;
	if (!keep_policy(w, l))
		return false;
	issue_letter_entry(&w->run, l, &entry);
	return archive_group_stage(&w->group, &entry);
}

static void
next(struct issuing *w, const char *path)
{
	struct archive_letter made;
	struct issue_letter l = { .arena = eg_arena_new(), .path = path, .letter = &made };
	int status;

	archive_maker_next(w->maker, &made, &status);
	if (made.made && issue(w, &l))
		wait_for_group(w, &l);
	else {
		if (!made.made) {
			fputs(made.said == NULL ? "" : made.said, stderr);
			archive_group_worse(&w->group, status == EG_EXIT_OK ? EG_EXIT_INPUT : status);
		}
		w->failed++;
		if (eg_speak_is_json())
			tell(path, EG_ARCHIVE_FAILED, made.made ? l.id : NULL, NULL);
	}
	archive_group_say(&w->group);
	issue_letter_free(&l);
	archive_letter_free(&made);
}

/* --- all ---------------------------------------------------------------------------------- */

static int
issue_all(struct issuing *w)
{
	size_t i;

	w->group.many = w->in.n > 1;
	archive_group_begin(&w->group);
	for (i = 0; i < w->in.n; i++) {
		next(w, w->in.path[i]);
		if (archive_group_full(&w->group))
			archive_group_commit(&w->group);
	}
	archive_group_end(&w->group);
	if (w->in.n > 1 && !eg_session.quiet && !eg_speak_is_json())
		fprintf(stderr, "%zu issued, %zu were issued before, %zu failed\n",
		    w->group.count[EG_ARCHIVE_NEW] + w->group.count[EG_ARCHIVE_VERSION],
		    w->group.count[EG_ARCHIVE_UNCHANGED], w->failed);
	if (w->failed > 0 && w->in.n > 1 && w->group.status < EG_EXIT_SOME_FAILED)
		return EG_EXIT_SOME_FAILED;
	return w->failed > 0 && w->group.status == EG_EXIT_OK ? EG_EXIT_INPUT : w->group.status;
}

static void
digest_seal(struct issuing *w)
{
	struct eg_buf der = { 0 };

	eg_certificates_der(w->sealing.key.signer.certificates, 0, &der);
	eg_sha256(eg_buf_str(&der), der.len, w->run.seal);
	eg_buf_free(&der);
}

/*
 * The workers, or whoever forks them, are there before the key is: none that reads a
 * case has ever had it.
 */
static bool
begin(struct issuing *w)
{
	struct eg_diags *diags = w->group.diags;

	w->group.archive = w->run.archive = archive_open_to_tell(diags, &w->group.status);
	if (w->run.archive == NULL ||
	    !policy_seen_serial(w->run.archive, &w->signoff.least, diags) ||
	    (w->run.bundle = archive_bundle(w->run.archive, diags)) == NULL)
		return false;
	w->maker = archive_maker_new(&(struct archive_order){ .n = w->in.n,
	    .paths = (const char *const *)w->in.path, .letter = w->signoff.letter,
	    .judge = signoff_judge, .data = &w->signoff });
	if (!sealing_open(&w->sealing, diags))
		return false;
	digest_seal(w);
	w->run.given = &w->signoff;
	w->run.sealing = &w->sealing;
	archive_by(w->run.archive, &w->run.user, &w->run.address);
	return true;
}

static bool
collect(struct issuing *w, const char *const *operands, int n)
{
	bool ok = true;
	int i;

	for (i = 0; ok && i < n; i++)
		ok = inputs_add(&w->in, operands[i], w->group.diags);
	return ok && (given.list == NULL || inputs_add_list(&w->in, given.list, w->group.diags));
}

static void
end(struct issuing *w)
{
	size_t i;

	archive_maker_free(w->maker);
	sealing_close(&w->sealing);
	signoff_given_close(&w->signoff);
	for (i = 0; i < w->nwaiting; i++)
		free(w->waiting[i].name);
	free(w->waiting);
	inputs_free(&w->in);
}

static int
check_given(struct issuing *w, int n)
{
	int status;

	given.seal.at = archive_given.at = given.signoff.at;
	if (n == 0 && given.list == NULL)
		return eg_usage("issue", "CASE is missing");
	status = archive_is_named("issue");
	return status != EG_EXIT_OK ? status : sealing_check(&w->sealing, "issue", &given.seal);
}

int
eg_cmd_issue(const char *const *operands, int n)
{
	struct issuing w = { .group = { .done = done } };
	int status = check_given(&w, n);

	if (status != EG_EXIT_OK)
		return status;
	w.group.data = &w;
	w.group.diags = eg_diags_new();
	if (!collect(&w, operands, n))
		status = EG_EXIT_INPUT;
	else if (w.in.n > 1 && given.output != NULL && !eg_product_is_directory(given.output))
		status = eg_usage("issue", "%zu letters do not fit into one file; give --output a "
		    "directory (with a slash at its end to make it)", w.in.n);
	else
		status = signoff_given_open(&w.signoff, &given.signoff, "issue", (int)w.in.n,
		    w.group.diags);
	if (status == EG_EXIT_OK && begin(&w))
		status = issue_all(&w);
	if (status == EG_EXIT_OK)
		status = w.group.status;
	end(&w);
	return archive_end(w.run.archive, w.group.diags, status);
}
