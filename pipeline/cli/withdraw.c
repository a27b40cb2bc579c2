/* withdraw.c - engross withdraw: a letter that was issued does not hold any more. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "archive.h"
#include "archive_files.h"
#include "archive_group.h"
#include "base/arena.h"
#include "base/file.h"
#include "issued.h"
#include "key_given.h"
#include "nursery.h"
#include "packet.h"
#include "policy_seen.h"
#include "session.h"
#include "signoff/withdrawal.h"
#include "signoff_given.h"
#include "speak.h"
#include "worker.h"

#define ANSWER_MAX	((size_t)16 << 20)

static struct {
	struct signoff_options	 signoff;
	struct key_options	 keys;
	char			*key, *role, *reason;
} given = { .keys = KEY_OPTIONS_NONE };

const struct poptOption eg_withdraw_options[] = {
	ARCHIVE_OPTIONS_ROWS,
	SIGNOFF_WHO_ROWS(given.signoff),
	SIGNOFF_AT_ROW(given.signoff),
	{ "key", 'k', POPT_ARG_STRING, &given.key, 0,
	    "your private key, PEM or PKCS#12, or a key in a token (pkcs11:...)", "FILE" },
	KEY_OPTIONS_ROWS(given.keys),
	{ "role", 'r', POPT_ARG_STRING, &given.role, 0,
	    "as what you withdraw it, when the policy lets several of your roles", "ROLE" },
	{ "reason", '\0', POPT_ARG_STRING, &given.reason, 0, "why", "TEXT" },
	POPT_TABLEEND
};

/* What a worker reads of the policy, the first time. */
struct who {
	const char	*id;		/* NULL: nobody has this certificate */
	const char	*role;		/* as what; NULL: several, or none */
	uint32_t	 serial;
};

struct withdrawing {
	struct signoff_given	 given;
	struct eg_archive	*archive;
	struct eg_arena		*arena;
	struct eg_diags		*diags;
	struct archive_group	 group;
	struct issued		 was;
	struct eg_withdrawn	 of;
	struct key_given	 key;
	struct nursery		*nursery;
	int			 paper;		/* what workers are to look at: see ask */
	struct eg_buf		 statement, p7s;
};

static bool
refuse(struct withdrawing *w, const char *code, const char *at, const char *help,
    const char *text)
{
	eg_report(w->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = code,
	    .at.file = at, .help = help }, "%s", text);
	return false;
}

/* --- in a worker: the policy, and the statement under it ---------------------------------- */

/* As what somebody may withdraw: given, or the only one. */
static const char *
role_of(const struct eg_policy_letter *l, const struct eg_policy_signer *who)
{
	const char *only = NULL;

	if (given.role != NULL)
		return given.role;
	for (uint32_t i = 0; who != NULL && l != NULL && i < who->nroles; i++)
		if (eg_policy_lists(l->withdraw, l->nwithdraw, who->role[i])) {
			if (only != NULL)
				return NULL;
			only = who->role[i];
		}
	/* Who may not is told so under a role of theirs. */
	return only == NULL && who != NULL && who->nroles == 1 ? who->role[0] : only;
}

static bool
look(struct withdrawing *w, struct packet *paper, struct eg_diags *diags,
    struct eg_buf *answer)
{
	const struct eg_policy_trust trust = { .authority = w->given.authority,
	    .authority_name = w->given.authority_name, .least = w->given.least,
	    .now = w->given.now };
	const char *digest = packet_take_text(paper, w->arena), *bytes, *p7s;
	const struct eg_policy_certificate *certificate;
	const struct eg_policy_signer *signer;
	struct eg_statement said;
	struct eg_policy policy;
	size_t n, size;

	if (!eg_policy_open(w->arena, w->given.policy_name, eg_buf_str(&w->given.policy),
	    w->given.policy.len, eg_buf_str(&w->given.policy_p7s), w->given.policy_p7s.len, &trust,
	    &policy, diags))
		return false;
	signer = eg_policy_certified(&policy, digest, &certificate);
	packet_text(answer, signer == NULL ? NULL : signer->id);
	packet_text(answer, role_of(eg_policy_letter(&policy, w->of.format), signer));
	packet_number(answer, policy.serial);
	bytes = packet_take_bytes(paper, w->arena, &n);
	p7s = packet_take_bytes(paper, w->arena, &size);
	return n == 0 || eg_withdrawal_judge(w->arena, "withdrawal.xml", &policy, &w->of, bytes,
	    n, p7s, size, w->given.now, &said, diags);
}

/* A nursery_work: what lies on the paper is looked at. */
static void
work(void *data, unsigned child, int answers, size_t length)
{
	struct withdrawing *w = data;
	struct eg_diags *diags = eg_diags_new();
	char *text = eg_malloc(length + 1);
	struct packet paper = { .at = text, .n = length };
	struct eg_buf answer = { 0 }, said = { 0 }, all = { 0 };
	bool ok;

	(void)child;
	alarm(WORKER_SECONDS);
	if (pread(w->paper, text, length, 0) != (ssize_t)length)
		_exit(EG_EXIT_ENVIRONMENT);
	ok = look(w, &paper, diags, &answer);
	eg_speak_as_usual(diags, &said);
	packet_number(&all, ok);
	packet_number(&all, (uint32_t)eg_exit_for(diags));
	packet_bytes(&all, said.data, said.len);
	eg_buf_add(&all, eg_buf_str(&answer), answer.len);
	if (!eg_fd_write(answers, all.data, all.len))
		_exit(EG_EXIT_ENVIRONMENT);
}

/* --- who asks -------------------------------------------------------------------------------- */

static bool
read_all(int fd, struct eg_buf *b)
{
	char chunk[4096];
	ssize_t n;

	while ((n = read(fd, chunk, sizeof(chunk))) != 0) {
		if (n < 0 && errno != EINTR)
			return false;
		if (n > 0)
			eg_buf_add(b, chunk, (size_t)n);
		if (b->len > ANSWER_MAX)
			return false;
	}
	return true;
}

static void
write_paper(const struct withdrawing *w, struct eg_buf *paper)
{
	char hex[EG_SHA256_HEX];
	struct eg_buf der = { 0 };

	eg_certificates_der(w->key.signer.certificates, 0, &der);
	eg_sha256(eg_buf_str(&der), der.len, hex);
	packet_text(paper, hex);
	packet_bytes(paper, eg_buf_str(&w->statement), w->statement.len);
	packet_bytes(paper, eg_buf_str(&w->p7s), w->p7s.len);
	eg_buf_free(&der);
}

/*
 * A worker, which has never had the key, looks at the policy and at the statement when
 * there is one.  False after what it said.
 */
static bool
ask(struct withdrawing *w, struct who *who)
{
	struct eg_buf paper = { 0 }, b = { 0 };
	struct packet p;
	const char *said;
	bool heard, ok;
	struct worker_end end;
	int status, ended = 0, fd = -1;

	write_paper(w, &paper);
	heard = pwrite(w->paper, paper.data, paper.len, 0) == (ssize_t)paper.len &&
	    (fd = nursery_fork(w->nursery, 0, paper.len)) >= 0 && read_all(fd, &b);
	if (fd >= 0) {
		close(fd);
		ended = nursery_bury(w->nursery, 0);
	}
	p = (struct packet){ .at = b.data, .n = b.len };
	ok = packet_take_number(&p) != 0;
	status = (int)packet_take_number(&p);
	said = packet_take_bytes(&p, w->arena, NULL);
	if (heard && !p.cut) {
		fputs(said == NULL ? "" : said, stderr);
		archive_group_worse(&w->group, status);
	} else {
		end = worker_end(ended);
		ok = refuse(w, end.code, w->archive->path, end.help, end.words);
	}
	*who = (struct who){ .id = packet_take_text(&p, w->arena) };
	who->role = packet_take_text(&p, w->arena);
	who->serial = packet_take_number(&p);
	eg_buf_free(&paper);
	eg_buf_free(&b);
	return ok && !p.cut;
}

/* --- the statement ------------------------------------------------------------------------- */

static bool
make_statement(struct withdrawing *w, struct who *who)
{
	if (!ask(w, who))
		return false;
	if (who->id == NULL)
		return refuse(w, "O1004", given.key, NULL,
		    "the policy knows nobody with the certificate of this key");
	if (who->role == NULL)
		return refuse(w, "O1009", given.key, "name it with `--role ROLE`",
		    eg_diags_printf(w->diags, "as what does %s withdraw the letter?", who->id));
	eg_statement_write(&(struct eg_statement){ .kind = EG_WITHDRAWAL,
	    .object = w->of.object, .revision = w->of.number, .subject = w->of.inventory,
	    .signer = who->id, .role = who->role, .meaning = EG_RESPONSIBILITY,
	    .time = w->given.time, .policy = who->serial, .reason = given.reason },
	    &w->statement);
	return eg_statement_sign(w->statement.data, w->statement.len, &w->key.signer,
	    w->given.now, &w->p7s, w->diags) && ask(w, who);
}

/* --- the version ------------------------------------------------------------------------------ */

/* All that the version before has, and the withdrawal. */
static bool
take_files(struct withdrawing *w, struct archive_files *f)
{
	const struct eg_ocfl_version *v = w->was.last;
	struct eg_buf b = { 0 };
	char *copy;
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < v->state.n; i++) {
		eg_buf_clear(&b);
		ok = eg_archive_read(w->archive, w->was.inventory, v, v->state.file[i].path, &b,
		    w->diags);
		copy = eg_arena_alloc(w->arena, b.len + 1);
		memcpy(copy, eg_buf_str(&b), b.len + 1);
		archive_files_add(f, v->state.file[i].path, copy, b.len, false);
	}
	archive_files_add(f, "withdrawal.xml", eg_buf_str(&w->statement), w->statement.len, true);
	archive_files_add(f, "withdrawal.xml.p7s", eg_buf_str(&w->p7s), w->p7s.len, true);
	eg_buf_free(&b);
	return ok;
}

static bool
archive_it(struct withdrawing *w, uint32_t serial)
{
	struct eg_archive_entry e = { .id = w->was.inventory->id, .created = w->given.time,
	    .message = "withdrawn", .amends = true, .follows = w->of.inventory };
	struct archive_files f = { 0 };
	bool ok;

	archive_by(w->archive, &e.user, &e.address);
	ok = policy_seen_keep(w->archive, &w->given, serial, w->given.time, w->diags) &&
	    take_files(w, &f);
	e.file = f.file;
	e.n = f.n;
	ok = ok && archive_group_stage(&w->group, &e);
	archive_files_free(&f);
	if (ok)
		archive_group_commit(&w->group);
	return ok;
}

/* --- all ----------------------------------------------------------------------------------------- */

static void
say_done(const char *id, const char *version, bool before)
{
	struct eg_buf b = { 0 };

	if (eg_speak_is_json()) {
		eg_buf_puts(&b, "{\"schema\":\"engross.withdrawn/1\",\"id\":");
		eg_buf_json(&b, id);
		eg_buf_printf(&b, ",\"version\":\"%s\",\"result\":\"%s\"}\n", version,
		    before ? "was withdrawn" : "withdrawn");
	} else if (!eg_session.quiet)
		eg_buf_printf(&b, "%s %s %s\n", before ? "was withdrawn:" : "withdrawn:", id,
		    version);
	fputs(eg_buf_str(&b), stderr);
	eg_buf_free(&b);
}

/* A done function of the group. */
static void
done(void *data, size_t number, enum eg_archive_result result, const char *id,
    const char *version)
{
	(void)data, (void)number;
	if (result != EG_ARCHIVE_FAILED)
		say_done(id, version, false);
}

static bool
find(struct withdrawing *w, const char *name)
{
	const char *id = eg_archive_id(w->archive, "case", name), *number;
	struct archive_rendered r;
	struct eg_buf b = { 0 };
	bool ok;

	if (!issued_find(w->archive, id, NULL, NULL, &w->was, w->diags))
		return false;
	if (w->was.inventory == NULL)
		return refuse(w, "A1011", id, "`engross archive list` lists what it has",
		    "the archive has no such letter");
	ok = eg_archive_read(w->archive, w->was.inventory, w->was.last, "render.json", &b,
	    w->diags) && (archive_render_read(&b, w->arena, &r) || refuse(w, "A1010", id, NULL,
	    "its render.json is not as engross writes it"));
	eg_buf_free(&b);
	if (!ok)
		return false;
	number = strstr(id, ":case:");
	w->of = (struct eg_withdrawn){ .object = number == NULL ? name : number + 6,
	    .number = w->was.last->number, .inventory = w->was.inventory->sha512,
	    .format = r.letter };
	return issued_has(w->was.last, "letter.pdf") || refuse(w, "A1070", id, NULL,
	    "this letter was archived without having been issued, and is not withdrawn");
}

static bool
withdraw(struct withdrawing *w, const char *name)
{
	struct eg_certificates *more = NULL;
	struct who who = { .id = NULL };
	bool ok;

	if (!policy_seen_serial(w->archive, &w->given.least, w->diags) || !find(w, name))
		return false;
	if (w->was.withdrawn) {
		say_done(w->was.inventory->id, w->was.inventory->head, true);
		return true;
	}
	w->paper = memfd_create("withdrawal", MFD_CLOEXEC);
	w->nursery = nursery_new(1, NULL, work, w);
	if (w->paper < 0 || w->nursery == NULL)
		return refuse(w, "U8030", w->archive->path, NULL, "no worker can be started");
	more = key_given_certificates(&given.keys, w->diags);
	ok = more != NULL && key_given_open(&w->key, given.key, &given.keys, more, w->diags) &&
	    make_statement(w, &who) && archive_it(w, who.serial);
	eg_certificates_free(more);
	return ok;
}

static int
check_given(void)
{
	int status = archive_is_named("withdraw");

	archive_given.at = given.signoff.at;
	if (status == EG_EXIT_OK && given.key == NULL)
		status = eg_usage("withdraw", "with which key? name its file with `--key FILE`");
	if (status == EG_EXIT_OK && given.reason == NULL)
		status = eg_usage("withdraw", "why? `--reason TEXT` is missing");
	if (status == EG_EXIT_OK && !eg_reason_is_fit(given.reason))
		status = eg_usage("withdraw", "a reason is text of at most 4,000 bytes, without "
		    "control characters");
	return status;
}

static void
end(struct withdrawing *w)
{
	nursery_free(w->nursery);
	key_given_close(&w->key);
	signoff_given_close(&w->given);
	if (w->paper >= 0)
		close(w->paper);
	eg_buf_free(&w->statement);
	eg_buf_free(&w->p7s);
	eg_arena_free(w->arena);
}

int
eg_cmd_withdraw(const char *const *operands, int n)
{
	struct withdrawing w = { .paper = -1, .group = { .done = done } };
	int status = check_given();

	(void)n;
	if (status != EG_EXIT_OK)
		return status;
	w.arena = eg_arena_new();
	w.diags = w.group.diags = eg_diags_new();
	status = signoff_given_open(&w.given, &given.signoff, "withdraw", 1, w.diags);
	if (status == EG_EXIT_OK)
		w.archive = w.group.archive = archive_open_to_tell(w.diags, &status);
	if (w.archive != NULL) {
		archive_group_begin(&w.group);
		if (!withdraw(&w, operands[0]))
			archive_group_worse(&w.group, eg_exit_for(w.diags));
		archive_group_end(&w.group);
		status = w.group.status;
		if (status == EG_EXIT_OK && w.group.count[EG_ARCHIVE_FAILED] > 0)
			status = EG_EXIT_INPUT;
	}
	end(&w);
	return archive_end(w.archive, w.diags, status);
}
