/* issue_letter.c - see issue_letter.h. */
#include "issue_letter.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "issued.h"
#include "sign/judge.h"
#include "verify/verify.h"

static bool
refuse(struct issue_letter *l, struct eg_diags *diags, const char *code, const char *help,
    const char *text)
{
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = code,
	    .at.file = l->path, .help = help }, "%s", text);
	return false;
}

/* --- may it be issued? ---------------------------------------------------------------------- */

static bool
is_of_a_kind_that_is_issued(struct issue_letter *l, struct eg_diags *diags)
{
	if (l->letter->reproduction)
		return refuse(l, diags, "A1018", "issue the case of a current letter format",
		    "a published letter that was made again is nobody's decision, and is never "
		    "issued");
	if (!l->letter->signoff)
		return refuse(l, diags, "A1070", "`engross render` makes its letter, and "
		    "`engross archive add` archives it",
		    "letters of this format need no sign-off, and are not issued");
	return true;
}

/* "reviewer (authorship)": the first step that is not done. */
static bool
refuse_for_state(struct issue_letter *l, struct eg_diags *diags)
{
	const struct signoff_case *c = &l->signoff;
	const struct signoff_step *next = c->known && c->next < c->nsteps ?
	    &c->step[c->next] : NULL;

	/* Of a folder or a policy that is refused the worker said why. */
	if (c->known && c->state == EG_REJECTED)
		return refuse(l, diags, "A1071", "mend the case and have it approved anew, or "
		    "have the rejection taken back: `engross status` shows it",
		    "this letter is not issued: it was rejected");
	if (next != NULL)
		return refuse(l, diags, "A1071", eg_diags_printf(diags, "next is `engross approve "
		    "--role %s`; `engross status` shows how far it is", next->role),
		    eg_diags_printf(diags, "this letter is not issued: it is %s, and %s has not "
		    "approved it (%s)", eg_signoff_state_names[c->state], next->role,
		    eg_meaning_names[next->meaning]));
	return refuse(l, diags, "A1071", "`engross status` shows how far it is",
	    "this letter is not issued: its sign-off is not complete");
}

static bool
may_seal(struct issue_run *run, struct issue_letter *l, struct eg_diags *diags)
{
	return eg_policy_lists(l->signoff.seal, l->signoff.nseals, run->seal) ||
	    refuse(l, diags, "A1072", eg_diags_printf(diags, "seal with a key that the policy "
	    "names, or name the certificate's SHA-256 in it: %s", run->seal),
	    "this letter is not sealed: the policy does not know the seal's certificate");
}

/*
 * An amendment takes the place of one letter, which it names; and it tells its reader
 * so, with the date that one had.
 */
static bool
is_amended_well(struct issue_run *run, struct issue_letter *l, const struct issued *was,
    struct eg_diags *diags)
{
	const char *date;

	if (was->inventory == NULL || strcmp(was->inventory->sha512, l->signoff.inventory) != 0)
		return refuse(l, diags, "A1075", "begin again with `engross amend`",
		    eg_diags_printf(diags, "this amends v%u, and the archive has %s",
		    l->signoff.amended, was->inventory == NULL ? "no letter of this case" :
		    was->inventory->head));
	if (*l->letter->amends == '\0')
		return refuse(l, diags, "A1076", "let the case say so: of which day the earlier "
		    "letter is, and what was amended",
		    "this letter amends another and does not tell its reader");
	if (!issued_date(run->archive, was, l->arena, &date, diags))
		return false;
	return strcmp(date, l->letter->amends) == 0 || refuse(l, diags, "A1076",
	    "correct the date in the case", eg_diags_printf(diags, "this letter says that it "
	    "takes the place of one of %s; the one that was issued is of %s",
	    l->letter->amends, date));
}

static bool
refuse_another(struct issue_letter *l, const struct issued *was, struct eg_diags *diags)
{
	if (was->withdrawn)
		return refuse(l, diags, "A1077", "to reinstate it, begin with `engross amend`: it "
		    "is then signed off anew", eg_diags_printf(diags, "the letter of this case "
		    "was withdrawn (%s)", was->inventory->head));
	if (was->same != NULL)
		return refuse(l, diags, "A1074", "`engross archive get --version` gives it back",
		    eg_diags_printf(diags, "this letter was issued as %s, and %s has taken its "
		    "place since", was->same->name, was->inventory->head));
	return refuse(l, diags, "A1074", "`engross amend` begins a letter that takes its place",
	    eg_diags_printf(diags, issued_has(was->last, "letter.pdf") ?
	    "another letter of this case was issued: %s" :
	    "a letter of this case was archived without being issued: %s",
	    was->inventory->head));
}

bool
issue_letter_judge(struct issue_run *run, struct issue_letter *l, struct eg_diags *diags)
{
	struct issued was;

	if (!is_of_a_kind_that_is_issued(l, diags))
		return false;
	signoff_case_read(l->arena, &l->letter->extra, &l->signoff);
	l->id = eg_archive_id(run->archive, "case", l->letter->id);
	if (!issued_find(run->archive, l->id, l->letter, &l->signoff, &was, diags))
		return false;
	/* What was issued stays so, whatever became of approvals and policy since. */
	l->was_issued = was.same != NULL && was.newest && !was.withdrawn;
	if (l->was_issued)
		return true;
	if (l->signoff.known && !l->signoff.amends && was.inventory != NULL)
		return refuse_another(l, &was, diags);
	if (!l->signoff.known || l->signoff.state != EG_APPROVED_ALL)
		return refuse_for_state(l, diags);
	return (!l->signoff.amends || is_amended_well(run, l, &was, diags)) &&
	    may_seal(run, l, diags);
}

/* --- the seal -------------------------------------------------------------------------------- */

static bool
is_sealed_well(struct issue_run *run, struct issue_letter *l, struct eg_diags *diags)
{
	const struct eg_buf *unsigned_pdf = &l->letter->record.pdf;
	/* By whom is known: with this run's key, whose certificate the policy names. */
	const struct eg_sign_judge_options o = { .name = l->path, .at = run->sealing->at };
	const uint32_t stamps = run->sealing->level == SEALING_B_LTA;
	struct eg_sign_judgement found;
	struct eg_verified looked;

	return l->pdf.len > unsigned_pdf->len &&
	    memcmp(l->pdf.data, unsigned_pdf->data, unsigned_pdf->len) == 0 &&
	    eg_verify(l->path, l->pdf.data, l->pdf.len, l->arena, &looked, diags) &&
	    eg_sign_judge(&o, l->pdf.data, l->pdf.len, l->arena, &found, diags) &&
	    looked.pages == l->letter->pages && found.n == 1 + stamps &&
	    found.signature[0].intact && found.signature[found.n - 1].whole;
}

bool
issue_letter_seal(struct issue_run *run, struct issue_letter *l, struct eg_diags *diags)
{
	struct eg_diags *quiet;
	bool good;

	eg_buf_add(&l->pdf, l->letter->record.pdf.data, l->letter->record.pdf.len);
	if (!sealing_put(run->sealing, l->arena, l->path, &l->pdf, diags))
		return false;
	quiet = eg_diags_new();
	good = is_sealed_well(run, l, quiet);
	eg_diags_free(quiet);
	if (good)
		return true;
	/* What is wrong with it. */
	is_sealed_well(run, l, diags);
	return refuse(l, diags, "A1073", "please report it: nothing was issued",
	    "the sealed letter is not what it has to be");
}

/* --- what is archived ------------------------------------------------------------------------ */

static size_t
take_events(struct issue_run *run, struct issue_letter *l, struct archive_event *e)
{
	const struct signoff_statement *s;
	size_t n = 0;
	uint32_t i;

	for (i = 0; i < l->signoff.nstatements; i++) {
		s = &l->signoff.statement[i];
		e[n++] = (struct archive_event){ .type = "approval", .time = s->time,
		    .agent = s->signer, .reason = s->reason,
		    .detail = eg_arena_printf(l->arena, "%s as %s, %s", s->file, s->role,
		    signoff_standing_names[s->standing]) };
	}
	if (!l->was_issued)
		e[n++] = (struct archive_event){ .type = "digital signature generation",
		    .detail = eg_arena_printf(l->arena, "sealed, %s, with the certificate %s",
		    sealing_levels[run->sealing->level], run->seal) };
	return n;
}

static void
add_signoff(struct issue_run *run, struct issue_letter *l)
{
	const struct eg_folder_file *f;
	size_t i;

	for (i = 0; i < l->signoff.nfiles; i++) {
		f = &l->signoff.file[i];
		/* As it lies there it may be of an earlier day; as it is now it was judged. */
		if (strcmp(f->name, "subject.xml") != 0)
			archive_files_add(&l->files, eg_arena_printf(l->arena, "signoff/%s", f->name),
			    f->bytes, f->n, strcmp(f->name, "amendment.xml") == 0);
	}
	archive_files_add(&l->files, "signoff/policy.xml", eg_buf_str(&run->given->policy),
	    run->given->policy.len, false);
	archive_files_add(&l->files, "signoff/policy.xml.p7s",
	    eg_buf_str(&run->given->policy_p7s), run->given->policy_p7s.len, false);
	archive_files_add(&l->files, "signoff/subject.xml", l->signoff.subject,
	    l->signoff.subject_size, false);
}

void
issue_letter_entry(struct issue_run *run, struct issue_letter *l,
    struct eg_archive_entry *entry)
{
	struct archive_event *events = eg_new_array(l->arena, l->signoff.nstatements + 1,
	    struct archive_event);
	const char *reason = l->signoff.amends ? l->signoff.amendment_reason : NULL;
	const struct archive_about about = { .id = l->id, .bundle = run->bundle,
	    .time = run->sealing->time, .user = run->user, .address = run->address,
	    .reason = reason, .policy = l->signoff.serial, .seal = run->seal, .event = events,
	    .nevents = take_events(run, l, events) };

	archive_files_begin(&l->files, l->letter, &about);
	archive_files_add(&l->files, "letter.pdf", eg_buf_str(&l->pdf), l->pdf.len, false);
	if (l->signoff.known)
		add_signoff(run, l);
	*entry = (struct eg_archive_entry){ .id = l->id, .created = about.time,
	    /* Why stands where it is kept inside: the inventory is in every copy. */
	    .message = reason == NULL ? "issued" : eg_arena_printf(l->arena,
	    "issued, in the place of v%u", l->signoff.amended), .user = about.user,
	    .address = about.address, .file = l->files.file, .n = l->files.n,
	    .amends = l->signoff.amends, .follows = l->signoff.amends ?
	    l->signoff.inventory : NULL };
}

void
issue_letter_free(struct issue_letter *l)
{
	archive_files_free(&l->files);
	eg_buf_free(&l->pdf);
	eg_arena_free(l->arena);
}
