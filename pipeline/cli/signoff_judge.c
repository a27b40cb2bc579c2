/* signoff_judge.c - in a worker: the sign-off of a letter; see signoff_case.h. */
#include <stdlib.h>
#include <string.h>

#include "packet.h"
#include "signoff/amendment.h"
#include "signoff/attestation.h"
#include "signoff_case.h"

/* A case on its way. */
struct judging {
	const struct signoff_given	*given;
	struct eg_arena			*arena;
	struct eg_diags			*diags;
	const struct eg_record		*record;
	const struct eg_letter_info	*info;
	struct eg_folder		 folder;
	struct eg_amendment		 amendment;
	const struct eg_policy_letter	*rules;	/* of the letter; NULL: the policy has none */
	struct eg_policy_letter		 asked;	/* and what they ask for of this case */
	struct eg_subject		 subject;
	struct eg_buf			 subject_bytes;
	struct eg_signoff		 found;
};

/*
 * Read once: it is the same for all cases of a worker, which ends with its memory.
 */
static const struct eg_policy *
the_policy(const struct signoff_given *g, struct eg_diags *diags)
{
	static struct eg_policy policy;
	static bool good;
	const struct eg_policy_trust trust = { .authority = g->authority,
	    .authority_name = g->authority_name, .least = g->least, .now = g->now };

	good = good || eg_policy_open(eg_arena_new(), g->policy_name, eg_buf_str(&g->policy),
	    g->policy.len, eg_buf_str(&g->policy_p7s), g->policy_p7s.len, &trust, &policy, diags);
	return good ? &policy : NULL;
}

/* --- the subject ------------------------------------------------------------------------ */

static bool
find_amendment(struct judging *j)
{
	const struct eg_folder_file *f = eg_folder_find(&j->folder, "amendment.xml");
	const char *name = eg_diags_printf(j->diags, "%s/amendment.xml", j->folder.path);
	char hex[EG_DIGEST_HEX];

	j->subject.revision = 1;
	if (f == NULL)
		return true;
	if (!eg_amendment_read(j->arena, name, f->bytes, f->n, &j->amendment, j->diags))
		return false;
	if (strcmp(j->amendment.object, j->subject.object) != 0) {
		eg_report(j->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "O1008",
		    .at.file = name, .help = "make it with `engross amend`" },
		    "this amends another case: %s", j->amendment.object);
		return false;
	}
	eg_digest(EG_SHA512, f->bytes, f->n, hex);
	j->subject.amendment = eg_arena_strdup(j->arena, hex);
	j->subject.amended = j->amendment.inventory;
	j->subject.revision = j->amendment.number + 1;
	return true;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "M-03 T-06" */
static void
take_rules(struct judging *j, const char *ids)
{
	const char **all = eg_new_array(j->arena, strlen(ids) / 2 + 1, const char *);
	uint32_t n = 0;
	size_t len;

	for (; *ids != '\0'; ids += len + strspn(ids + len, " ")) {
		len = strcspn(ids, " ");
		all[n++] = eg_arena_strndup(j->arena, ids, len);
	}
	qsort(all, n, sizeof(*all), by_name);
	j->subject.acknowledge = all;
	j->subject.nacknowledge = n;
}

static void
take_decisions(struct judging *j)
{
	struct eg_decided *all = eg_new_array(j->arena, j->record->ndecisions + 1,
	    struct eg_decided);
	size_t i;

	for (i = 0; i < j->record->ndecisions; i++)
		all[i] = (struct eg_decided){ .words = j->record->decision[i].words,
		    .decision = j->record->decision[i].decision };
	j->subject.decided = all;
	j->subject.ndecided = (uint32_t)j->record->ndecisions;
}

static void
take_files(struct judging *j)
{
	size_t n = j->record->nmade_with, i;
	struct eg_subject_file *all = eg_new_array(j->arena, n + 1, struct eg_subject_file);

	for (i = 0; i < n; i++)
		all[i] = (struct eg_subject_file){ j->record->made_with[i].name,
		    j->record->made_with[i].sha512 };
	j->subject.file = all;
	j->subject.nfiles = (uint32_t)n;
}

static const char *
digest_of(struct judging *j, const struct eg_buf *b)
{
	char hex[EG_DIGEST_HEX];

	eg_digest(EG_SHA512, eg_buf_str(b), b->len, hex);
	return eg_arena_strdup(j->arena, hex);
}

/* What no rule can decide: whose step each sentence of the checklist is. */
static bool
find_rules(struct judging *j, const struct eg_policy *policy)
{
	const struct eg_policy_letter *l = eg_policy_letter(policy, j->info->letter);
	size_t n = j->record->nattestations, i;
	struct eg_checklist_attestation *list = eg_new_array(j->arena, n + 1,
	    struct eg_checklist_attestation);

	for (i = 0; i < n; i++)
		list[i] = (struct eg_checklist_attestation){ j->record->attestation[i].id,
		    j->record->attestation[i].words, j->record->attestation[i].of_case };
	if (l == NULL)
		return true;
	j->rules = &j->asked;
	return eg_policy_attests(j->arena, l, j->info->letter, list, n, &j->asked, j->diags);
}

static bool
make_subject(struct judging *j)
{
	struct eg_subject *s = &j->subject;

	s->object = j->info->id == NULL ? "" : j->info->id;
	s->letter = j->info->letter;
	s->title = eg_buf_str(&j->record->title);
	s->pages = j->info->pages;
	s->engine = "engross " EG_VERSION;
	s->cas = digest_of(j, &j->record->cas);
	take_files(j);
	s->layout = j->record->layout;
	s->pdf = digest_of(j, &j->record->pdf);
	take_decisions(j);
	take_rules(j, j->info->acknowledge);
	s->attest = j->asked.attest;
	s->nattest = j->asked.nattest;
	if (!find_amendment(j))
		return false;
	eg_subject_write(s, &j->subject_bytes);
	return true;
}

/* --- what may not be signed --------------------------------------------------------------- */

static bool
may_be_signed(struct judging *j, const char *path)
{
	const char *why = NULL, *help = NULL;

	if (j->info->id == NULL || !eg_signoff_name(j->info->id)) {
		why = "the case has no number to sign it off by";
		help = "give the case's first element an attribute `id`: letters, digits, `-`";
	} else if (!j->info->signable)
		why = "by its rules this case may not be signed";
	if (why != NULL)
		eg_report(j->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "O1018",
		    .at.file = path, .help = help }, "%s", why);
	return why == NULL;
}

/* --- the packet ------------------------------------------------------------------------------ */

static void
put_list(struct eg_buf *b, const char *const *list, uint32_t n)
{
	packet_number(b, n);
	for (uint32_t i = 0; i < n; i++)
		packet_text(b, list[i]);
}

static void
put_steps(const struct judging *j, struct eg_buf *b)
{
	const struct eg_policy_letter *l = j->found.rules;
	const struct eg_judged_statement *done;
	uint32_t i, k;

	packet_number(b, l->nsteps);
	packet_number(b, j->found.next == NULL ? l->nsteps : (uint32_t)(j->found.next - l->step));
	for (i = 0; i < l->nsteps; i++) {
		done = j->found.done[i];
		packet_text(b, l->step[i].role);
		packet_number(b, l->step[i].meaning);
		packet_number(b, l->step[i].acknowledges);
		packet_number(b, l->step[i].nattest);
		for (k = 0; k < l->step[i].nattest; k++) {
			packet_text(b, l->step[i].attest[k].id);
			packet_text(b, l->step[i].attest[k].words);
		}
		packet_text(b, done == NULL ? NULL : done->said.signer);
		packet_text(b, done == NULL ? NULL : done->said.time);
	}
}

static enum signoff_standing
standing(const struct eg_judged_statement *s)
{
	if (s->revoked)
		return SIGNOFF_REVOKED;
	if (s->code != NULL)
		return s->renewed ? SIGNOFF_RENEWED : SIGNOFF_VOID;
	return SIGNOFF_HOLDS;
}

static void
put_statements(const struct judging *j, struct eg_buf *b)
{
	uint32_t i;

	packet_number(b, j->found.n);
	for (i = 0; i < j->found.n; i++) {
		const struct eg_judged_statement *s = &j->found.statement[i];

		packet_text(b, s->file);
		packet_text(b, s->sha256);
		packet_number(b, s->said.kind);
		packet_number(b, standing(s));
		packet_text(b, s->said.role);
		packet_text(b, s->said.signer);
		packet_text(b, s->said.time);
		packet_text(b, s->said.reason);
		packet_text(b, s->code);
		packet_text(b, s->fault);
	}
}

static void
put_policy(const struct judging *j, const struct eg_policy *p, struct eg_buf *b)
{
	const struct eg_policy_letter *l = j->found.rules;
	uint32_t i, k;

	packet_number(b, p->serial);
	packet_number(b, p->nsigners);
	for (i = 0; i < p->nsigners; i++) {
		packet_text(b, p->signer[i].id);
		put_list(b, p->signer[i].role, p->signer[i].nroles);
		packet_number(b, p->signer[i].ncertificates);
		for (k = 0; k < p->signer[i].ncertificates; k++)
			packet_text(b, p->signer[i].certificate[k].sha256);
	}
	put_list(b, p->seal, p->nseals);
	put_list(b, l->withdraw, l->nwithdraw);
	put_list(b, l->amend, l->namend);
}

static void
put_all(const struct judging *j, const struct eg_policy *p, struct eg_buf *b)
{
	size_t i;

	packet_number(b, j->found.state);
	packet_text(b, j->subject.object);
	packet_number(b, j->subject.revision);
	packet_bytes(b, j->subject_bytes.data, j->subject_bytes.len);
	put_steps(j, b);
	put_list(b, j->subject.acknowledge, j->subject.nacknowledge);
	put_statements(j, b);
	put_policy(j, p, b);
	packet_number(b, (uint32_t)j->folder.n);
	for (i = 0; i < j->folder.n; i++) {
		packet_text(b, j->folder.file[i].name);
		packet_bytes(b, j->folder.file[i].bytes, j->folder.file[i].n);
	}
	packet_number(b, j->subject.amendment != NULL);
	packet_number(b, j->amendment.number);
	packet_text(b, j->amendment.inventory);
	packet_text(b, j->amendment.reason);
}

/* --- all --------------------------------------------------------------------------------------- */

static bool
look(struct judging *j, const struct eg_policy *policy, const char *path)
{
	const struct signoff_given *g = j->given;

	return may_be_signed(j, path) &&
	    eg_folder_read(j->arena, j->folder.path, &j->folder, j->diags) &&
	    (g->candidate == 0 || eg_folder_take_staged(j->arena, &j->folder, g->candidate,
	    j->diags)) &&
	    find_rules(j, policy) && make_subject(j) &&
	    eg_signoff_judge(j->arena, policy, j->rules, &j->subject, &j->subject_bytes, &j->folder,
	    g->now, &j->found, j->diags);
}

void
signoff_judge(void *given, const char *path, struct eg_record *record,
    const struct eg_letter_info *info, struct eg_buf *extra, struct eg_diags *diags)
{
	struct judging j = { .given = given, .record = record, .info = info, .diags = diags };
	const struct eg_policy *policy;
	bool known;

	if (!info->signoff)
		return;
	policy = the_policy(given, diags);
	packet_number(extra, policy != NULL);
	if (policy == NULL)
		return;
	j.arena = eg_arena_new();
	j.folder.path = eg_folder_path(j.arena, path, j.given->folder);
	known = look(&j, policy, path);
	packet_number(extra, known);
	packet_text(extra, j.folder.path);
	if (known) {
		eg_signoff_report(&j.found, &j.folder, diags);
		put_all(&j, policy, extra);
	}
	eg_buf_free(&j.subject_bytes);
	eg_arena_free(j.arena);
}
