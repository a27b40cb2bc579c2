/*
 * forge.c - what a cheat with a key of his own, or of somebody else, could make: statements
 * that say anything, signed well.
 *
 *	forge statement FOLDER KIND NAME=VALUE...	the next statement of a folder
 *	forge sign FILE key=PEM [time=T] [untimed=yes]	FILE.p7s
 *	forge person NAME TIME				a key whose certificate holds from then
 *
 * A statement is what an honest signer would say unless told otherwise: number, previous,
 * subject, object, revision, policy, role, meaning, signer, time, reason, revokes, ack
 * (RULE=REASON), attest, name (of the file).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "crypt/demo.h"
#include "crypt/key.h"
#include "signoff/folder.h"
#include "signoff/statement.h"

struct forging {
	struct eg_diags		*diags;
	struct eg_arena		*arena;
	char			**given;	/* NAME=VALUE */
	int			 n;
};

static void
fail(struct forging *f)
{
	struct eg_buf b = { 0 };

	eg_diags_dump(f->diags, &b);
	fprintf(stderr, "forge: %s\n", eg_buf_str(&b));
	exit(2);
}

/* As it was said last. */
static const char *
value(const struct forging *f, const char *name, const char *otherwise)
{
	size_t n = strlen(name);

	for (int i = f->n; i-- > 0;)
		if (strncmp(f->given[i], name, n) == 0 && f->given[i][n] == '=')
			return f->given[i] + n + 1;
	return otherwise;
}

static int64_t
seconds(const char *text)
{
	struct tm tm = { 0 };

	return strptime(text, "%Y-%m-%dT%H:%M:%SZ", &tm) == NULL ? (int64_t)time(NULL) :
	    (int64_t)timegm(&tm);
}

static const char *
when(const struct forging *f)
{
	static char now[32];
	time_t t = time(NULL);

	/* Of a statement and its signature it is the same. */
	if (*now == '\0')
		strftime(now, sizeof(now), "%Y-%m-%dT%H:%M:%SZ", gmtime(&t));
	return value(f, "time", now);
}

static void
sign(struct forging *f, const char *path, const struct eg_buf *bytes)
{
	struct eg_buf pem = { 0 }, p7s = { 0 }, out = { 0 };
	struct eg_sha256 *sha = eg_sha256_new();
	unsigned char digest[32];
	struct eg_signer signer;
	struct eg_key *key = NULL;

	if (!eg_file_read(value(f, "key", ""), 1 << 20, &pem, f->diags) ||
	    (key = eg_key_read("", pem.data, pem.len, NULL, NULL, f->diags)) == NULL ||
	    !eg_key_certify(key, NULL, f->diags))
		fail(f);
	signer = (struct eg_signer){ .certificates = eg_key_certificates(key),
	    .sign = eg_key_sign, .data = key };
	eg_sha256_add(sha, bytes->data, bytes->len);
	eg_sha256_octets(sha, digest);
	eg_buf_printf(&out, "%s.p7s", path);
	if (!(value(f, "untimed", NULL) != NULL ?
	    eg_cms_sign(&signer, digest, &p7s, f->diags) :
	    eg_cms_sign_at(&signer, digest, seconds(value(f, "signed", when(f))), &p7s,
	    f->diags)) || !eg_file_write(out.data, p7s.data, p7s.len, f->diags))
		fail(f);
	eg_key_free(key);
	eg_buf_free(&pem);
	eg_buf_free(&p7s);
	eg_buf_free(&out);
}

/* How many there are; the digest of the last. */
static unsigned
statements(struct forging *f, const char *path, const char **last, const char **subject)
{
	struct eg_folder folder;
	char hex[EG_SHA256_HEX], sha512[EG_DIGEST_HEX];
	unsigned n = 0;

	*last = *subject = NULL;
	if (!eg_folder_read(f->arena, path, &folder, f->diags))
		fail(f);
	for (size_t i = 0; i < folder.n; i++) {
		const struct eg_folder_file *one = &folder.file[i];

		if (strcmp(one->name, "subject.xml") == 0) {
			eg_digest(EG_SHA512, one->bytes, one->n, sha512);
			*subject = eg_arena_strdup(f->arena, sha512);
		}
		if (*one->name < '0' || *one->name > '9' || strstr(one->name, ".p7s") != NULL)
			continue;
		eg_sha256(one->bytes, one->n, hex);
		*last = eg_arena_strdup(f->arena, hex);
		n++;
	}
	return n;
}

static void
take_lists(struct forging *f, struct eg_statement *s)
{
	struct eg_acknowledgement *acks = eg_new_array(f->arena, (size_t)f->n + 1,
	    struct eg_acknowledgement);
	const char **ids = eg_new_array(f->arena, (size_t)f->n + 1, const char *);
	const char *v, *eq;

	for (int i = 0; i < f->n; i++)
		if (strncmp(f->given[i], "ack=", 4) == 0) {
			v = f->given[i] + 4;
			eq = strchr(v, '=');
			acks[s->nacknowledged++] = (struct eg_acknowledgement){
			    eg_arena_strndup(f->arena, v, (size_t)(eq - v)), eq + 1 };
		} else if (strncmp(f->given[i], "attest=", 7) == 0)
			ids[s->nattested++] = f->given[i] + 7;
	s->acknowledged = acks;
	s->attested = ids;
}

static void
statement(struct forging *f, const char *folder, const char *kind)
{
	struct eg_statement s = { .object = value(f, "object", "SAMPLE-0001"),
	    .revision = (uint32_t)atoi(value(f, "revision", "1")),
	    .signer = value(f, "signer", "R-1047"), .role = value(f, "role", "reviewer"),
	    .time = when(f), .policy = (uint32_t)atoi(value(f, "policy", "1")),
	    .reason = value(f, "reason", NULL), .revokes = value(f, "revokes", NULL) };
	const char *last, *subject;
	unsigned number = statements(f, folder, &last, &subject) + 1;
	struct eg_buf bytes = { 0 }, path = { 0 };

	while (strcmp(eg_statement_kind_names[s.kind], kind) != 0)
		s.kind++;
	eg_meaning_find(value(f, "meaning", "authorship"), &s.meaning);
	s.subject = value(f, "subject", subject == NULL ? "" : subject);
	s.previous = value(f, "previous", last);
	if (s.previous != NULL && strcmp(s.previous, "none") == 0)
		s.previous = NULL;
	number = (unsigned)atoi(value(f, "number", eg_arena_printf(f->arena, "%u", number)));
	take_lists(f, &s);
	eg_statement_write(&s, &bytes);
	eg_buf_printf(&path, "%s/%02u-%s.xml", folder, number, value(f, "name", s.role));
	if (!eg_file_write(path.data, bytes.data, bytes.len, f->diags))
		fail(f);
	sign(f, path.data, &bytes);
	eg_buf_free(&bytes);
	eg_buf_free(&path);
}

static void
person(const char *name, const char *time)
{
	struct eg_demo_person p = { .name = name };
	struct eg_demo d;

	eg_demo_new_with(seconds(time), &d, &p, 1);
	fwrite(p.pem.data, 1, p.pem.len, stdout);
	eg_buf_free(&p.pem);
	eg_demo_free(&d);
}

int
main(int argc, char **argv)
{
	struct forging f = { .diags = eg_diags_new(), .arena = eg_arena_new(),
	    .given = argv + 4, .n = argc - 4 };
	struct eg_buf b = { 0 };

	if (argc < 4)
		return 2;
	if (strcmp(argv[1], "person") == 0)
		person(argv[2], argv[3]);
	else if (strcmp(argv[1], "statement") == 0)
		statement(&f, argv[2], argv[3]);
	else {
		f.given--;
		f.n++;
		if (!eg_file_read(argv[2], 1 << 20, &b, f.diags))
			fail(&f);
		sign(&f, argv[2], &b);
		eg_buf_free(&b);
	}
	eg_arena_free(f.arena);
	eg_diags_free(f.diags);
	return 0;
}
