/*
 * memory.c - every allocation of what signs fails once: a statement, a
 * checkpoint of a ledger, the seal in a letter.
 *
 *	memory [-s STEP] BUILD SCRATCH LETTER	LETTER: a PDF to be sealed
 *	memory --do WHAT SCRATCH TIME		once, as it is called with a fault
 *
 * Each either does all of it, which is then judged, or ends by itself with an
 * exit status: never by a signal, and never with something that is not good.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "archive/checkpoint.h"
#include "archive/disk.h"
#include "archive/ledger.h"
#include "crypt/demo.h"
#include "crypt/key.h"
#include "sign/sign.h"
#include "signoff/statement.h"
#include "child.h"

static char scratch[4000];
static int top;			/* it, open */
static int64_t at;

static bool
read_file(const char *name, struct eg_buf *b)
{
	return eg_disk_read(top, name, (size_t)16 << 20, b);
}

static struct eg_certificates *
authority(struct eg_diags *diags)
{
	struct eg_certificates *c = eg_certificates_new();
	struct eg_buf b = { 0 };

	if (!read_file("authority.pem", &b) ||
	    !eg_certificates_read(c, "authority", b.data, b.len, diags))
		exit(3);
	eg_buf_free(&b);
	return c;
}

/* A key, or none. */
static struct eg_key *
key(const char *name, struct eg_diags *diags)
{
	struct eg_buf b = { 0 };
	struct eg_key *k;

	if (!read_file(name, &b))
		return NULL;
	k = eg_key_read(name, b.data, b.len, NULL, NULL, diags);
	eg_buf_free(&b);
	return k != NULL && eg_key_certify(k, NULL, diags) ? k : NULL;
}

/* --- what is done ------------------------------------------------------------ */

struct tools {
	struct eg_diags		*diags;
	struct eg_arena		*arena;
	struct eg_signer	 signer;
	struct eg_stamper	 stamper;
	struct eg_stamp_own	 own;
};

static bool
state(struct tools *t)
{
	static const struct eg_acknowledgement ack = { "T-01", "it was late" };
	static const char *const attested[] = { "own-opinion" };
	char time_text[32];
	time_t when = (time_t)at;
	struct eg_statement s = { .kind = EG_APPROVAL, .object = "CM26-1", .revision = 1,
	    .subject = "0", .signer = "R-1047", .role = "reviewer", .meaning = EG_AUTHORSHIP,
	    .time = time_text, .policy = 1, .acknowledged = &ack, .nacknowledged = 1,
	    .attested = attested, .nattested = 1 };
	struct eg_buf xml = { 0 }, p7s = { 0 };

	strftime(time_text, sizeof(time_text), "%Y-%m-%dT%H:%M:%SZ", gmtime(&when));
	eg_statement_write(&s, &xml);
	return eg_statement_sign(xml.data, xml.len, &t->signer, at, &p7s, t->diags) &&
	    eg_disk_replace(top, "out.xml", xml.data, xml.len) &&
	    eg_disk_replace(top, "out.p7s", p7s.data, p7s.len);
}

static bool
keep(struct tools *t)
{
	char path[4200];
	struct eg_archive *a;
	const char *kept;
	bool ok;

	snprintf(path, sizeof(path), "%s/archive", scratch);
	a = eg_archive_open(path, "main", t->diags);
	ok = a != NULL && eg_ledger_keep(a, &kept, t->diags) &&
	    eg_checkpoint_sign(a, kept, &t->signer, &t->stamper, at, t->diags);
	eg_archive_close(a);
	return ok;
}

static bool
seal(struct tools *t)
{
	const struct eg_sign_options o = { .name = "letter", .time = "2026-01-01T00:00:00Z",
	    .signer = &t->signer, .stamper = &t->stamper };
	struct eg_buf file = { 0 };

	return read_file("letter.pdf", &file) && eg_sign(t->arena, &o, &file, t->diags) &&
	    eg_disk_replace(top, "out.pdf", file.data, file.len);
}

static bool
act(const char *what)
{
	struct tools t = { .diags = eg_diags_new(), .arena = eg_arena_new() };
	struct eg_key *signs = key("signer.pem", t.diags), *dates = key("stamper.pem", t.diags);

	if (signs == NULL || dates == NULL)
		return false;
	t.signer = (struct eg_signer){ eg_key_certificates(signs), eg_key_sign, signs };
	t.own = (struct eg_stamp_own){ dates, at };
	t.stamper = (struct eg_stamper){ eg_stamp_key, &t.own };
	return strcmp(what, "statement") == 0 ? state(&t) :
	    strcmp(what, "checkpoint") == 0 ? keep(&t) : seal(&t);
}

/* --- is it good --------------------------------------------------------------- */

static char build[4000];

static bool
statement_is_good(struct eg_arena *arena)
{
	struct eg_buf xml = { 0 }, p7s = { 0 };
	struct eg_cms_found found;
	bool ok = read_file("out.xml", &xml) && read_file("out.p7s", &p7s) &&
	    eg_statement_verify(arena, xml.data, xml.len, p7s.data, p7s.len, &found) == NULL;

	eg_buf_free(&xml);
	eg_buf_free(&p7s);
	return ok;
}

static bool
checkpoint_is_good(struct eg_diags *diags)
{
	struct eg_certificates *trusted = authority(diags);
	struct eg_vouched v = { 0 };
	char path[4200];
	struct eg_archive *a;
	bool ok;

	snprintf(path, sizeof(path), "%s/archive", scratch);
	a = eg_archive_open(path, "main", diags);
	ok = a != NULL && eg_checkpoint_judge_all(a, &(struct eg_trust){ trusted, NULL }, at, &v,
	    diags) && v.signatures == 1 && v.stamps == 1 && v.trusted;
	eg_archive_close(a);
	eg_certificates_free(trusted);
	return ok;
}

static bool
seal_is_good(void)
{
	char command[16384];

	snprintf(command, sizeof(command), "'%s/engross' verify -q '%s/out.pdf' --trust "
	    "'%s/authority.pem' >/dev/null 2>&1", build, scratch, scratch);
	return system(command) == 0;
}

static bool
is_good(const char *what)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_arena *arena = eg_arena_new();
	bool ok = strcmp(what, "statement") == 0 ? statement_is_good(arena) :
	    strcmp(what, "checkpoint") == 0 ? checkpoint_is_good(diags) : seal_is_good();

	eg_arena_free(arena);
	eg_diags_free(diags);
	return ok;
}

/* --- the sweep -------------------------------------------------------------------- */

static char self[4200];

static int
run(const char *what, long n)
{
	char when[32];
	const char *argv[] = { self, "--do", what, scratch, when, NULL };

	snprintf(when, sizeof(when), "%lld", (long long)at);
	return child_run(argv, "nomem", n, NULL, NULL);
}

static void
clear(void)
{
	static const char *const out[] = { "out.xml", "out.p7s", "out.pdf",
	    "archive/ledger/main/checkpoints/000000000001.p7s",
	    "archive/ledger/main/checkpoints/000000000001.tsr" };
	size_t i;

	for (i = 0; i < sizeof(out) / sizeof(out[0]); i++)
		eg_disk_unlink(top, out[i]);
}

static int
sweep(const char *what, long step)
{
	long n, done = 0, bad = 0, runs = 0;
	int status;

	for (n = 1;; n += step) {
		clear();
		status = run(what, n);
		if (!child_met_fault())
			break;
		runs++;
		if (WIFSIGNALED(status) || WEXITSTATUS(status) == 127) {
			printf("memory: %s, allocation %ld: it died\n", what, n);
			bad++;
		} else if (WEXITSTATUS(status) == 0) {
			done++;
			if (!is_good(what)) {
				printf("memory: %s, allocation %ld: done, and not good\n", what, n);
				bad++;
			}
		}
	}
	/* Without a fault it is done, and good: or the sweep would prove nothing. */
	if (status != 0 || !is_good(what)) {
		printf("memory: %s cannot be done at all\n", what);
		bad++;
	}
	printf("memory: %s, %ld runs, %ld done all the same, %ld wrong\n", what, runs, done, bad);
	return bad > 0 || runs == 0;
}

static void
put(const char *name, const struct eg_buf *b)
{
	if (!eg_disk_replace(top, name, b->data, b->len))
		exit(1);
}

static void
prepare(const char *letter)
{
	struct eg_ledger_line l = { "2026-01-01T00:00:00Z", "add", NULL, "v1" };
	struct eg_diags *diags = eg_diags_new();
	struct eg_buf b = { 0 };
	struct eg_demo demo;
	struct eg_archive *a;
	char path[4200], digest[129];
	int slash = open("/", O_RDONLY | O_DIRECTORY);

	eg_demo_new(at - 60, &demo);
	put("authority.pem", &demo.authority);
	put("signer.pem", &demo.signer);
	put("stamper.pem", &demo.stamper);
	eg_demo_free(&demo);
	if (!eg_disk_read(slash, letter + 1, (size_t)16 << 20, &b))
		exit(1);
	put("letter.pdf", &b);
	snprintf(path, sizeof(path), "%s/archive", scratch);
	memset(digest, 'a', 128);
	digest[128] = '\0';
	l.inventory = digest;
	if (!eg_archive_init(path, "imro.example,2026", EG_PLACEMENT_0003, diags) ||
	    (a = eg_archive_open(path, "main", diags)) == NULL ||
	    !eg_ledger_add(a, &l, 1, diags))
		exit(1);
	eg_archive_close(a);
	eg_diags_free(diags);
}

int
main(int argc, char **argv)
{
	static const char *const jobs[] = { "statement", "checkpoint", "seal" };
	long step = 1;
	int bad = 0;
	size_t i;

	if (argc == 5 && strcmp(argv[1], "--do") == 0) {
		snprintf(scratch, sizeof(scratch), "%s", argv[3]);
		at = atoll(argv[4]);
		top = open(scratch, O_RDONLY | O_DIRECTORY);
		return act(argv[2]) ? 0 : 1;
	}
	if (argc == 6 && strcmp(argv[1], "-s") == 0) {
		step = atol(argv[2]);
		argv += 2;
	}
	at = time(NULL);
	snprintf(build, sizeof(build), "%s", argv[1]);
	snprintf(scratch, sizeof(scratch), "%s", argv[2]);
	snprintf(self, sizeof(self), "%s/fault/memory", argv[1]);
	child_begin(build, scratch);
	mkdir(scratch, 0700);
	top = open(scratch, O_RDONLY | O_DIRECTORY);
	prepare(argv[3]);
	for (i = 0; i < 3; i++)
		bad += sweep(jobs[i], step);
	return bad > 0;
}
