/*
 * flips.c - no byte of a signed letter changes unseen: small letters of every level,
 * each byte replaced by several others, each time judged (make conformance-sign).
 *
 * usage: flips [--every N]
 *
 * Four other values are tried for a byte, in a signature also every other hexadecimal
 * digit.  --every N takes every Nth byte only.  Of level B-LT the proofs stand behind the
 * last signature: there it is enough that something is told which was not before.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "crypt/demo.h"
#include "crypt/key.h"
#include "sign/judge.h"
#include "sign/sign.h"

#define NOON	1769860800	/* 2026-01-31T12:00:00Z */
#define TIME	"2026-01-31T12:00:00Z"
#define PARTS	2		/* processes */

static const char *const levels[] = { "B-B", "B-T", "B-LT", "B-LTA" };

struct office {
	struct eg_arena		*arena;
	struct eg_diags		*diags;
	struct eg_buf		 file, before;
	struct eg_certificates	*trust;
	size_t			 step;
};

/* What a part found out. */
struct sum {
	unsigned long	bytes, values, unseen;
};

static struct eg_key *
key_of(struct office *o, const struct eg_buf *pem)
{
	struct eg_key *k = eg_key_read("key", pem->data, pem->len, NULL, NULL, o->diags);

	if (k == NULL || !eg_key_certify(k, NULL, o->diags))
		abort();
	return k;
}

/* The smallest letter there is. */
static void
write_letter(struct eg_buf *f)
{
	static const char *const object[] = { "<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>" };
	size_t at[3], xref;

	eg_buf_puts(f, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
	for (int i = 0; i < 3; i++) {
		at[i] = f->len;
		eg_buf_printf(f, "%d 0 obj\n%s\nendobj\n", i + 1, object[i]);
	}
	xref = f->len;
	eg_buf_puts(f, "xref\n0 4\n0000000000 65535 f \n");
	for (int i = 0; i < 3; i++)
		eg_buf_printf(f, "%010zu 00000 n \n", at[i]);
	eg_buf_printf(f, "trailer\n<</Size 4/Root 1 0 R/ID[(one)(one)]>>\nstartxref\n%zu\n%%%%EOF\n",
	    xref);
}

static void
must(struct office *o, bool ok)
{
	struct eg_buf said = { 0 };

	if (ok)
		return;
	eg_diags_dump(o->diags, &said);
	fprintf(stderr, "flips: %s\n", eg_buf_str(&said));
	exit(1);
}

static void
sign_letter(struct office *o, const struct eg_demo *demo, int level)
{
	struct eg_key *key = key_of(o, &demo->signer), *clock = key_of(o, &demo->stamper);
	struct eg_certificates *kept = eg_certificates_new();
	const struct eg_signer signer = { .certificates = eg_key_certificates(key),
	    .sign = eg_key_sign, .data = key };
	struct eg_stamp_own own = { .key = clock, .at = NOON };
	const struct eg_stamper stamper = { .stamp = eg_stamp_key, .data = &own };
	const struct eg_sign_options options = { .name = "letter", .time = TIME,
	    .signer = &signer, .stamper = level > 0 ? &stamper : NULL };

	must(o, eg_sign(o->arena, &options, &o->file, o->diags));
	eg_certificates_add(kept, o->trust);
	must(o, eg_certificates_read(kept, "revoked", demo->revoked.data, demo->revoked.len,
	    o->diags));
	if (level > 1)
		must(o, eg_sign_keep(o->arena, "letter", kept, &o->file, o->diags));
	if (level > 2)
		must(o, eg_sign_stamp(o->arena, "letter", &stamper, &o->file, o->diags));
	eg_certificates_free(kept);
	eg_key_free(key);
	eg_key_free(clock);
}

/* What is told of the file as it is now; true when it is good. */
static bool
judge(struct office *o, struct eg_buf *said)
{
	const struct eg_sign_judge_options options = { .name = "letter",
	    .trust = { .anchors = o->trust }, .at = NOON };
	struct eg_arena_mark mark = eg_arena_mark(o->arena);
	struct eg_sign_judgement found;
	bool good;

	eg_diags_clear(o->diags);
	eg_buf_clear(said);
	good = eg_sign_judge(&options, o->file.data, o->file.len, o->arena, &found, o->diags);
	eg_diags_dump(o->diags, said);
	eg_arena_reset(o->arena, mark);
	return good;
}

/* The other values that are tried; their number. */
static size_t
others(const struct office *o, size_t i, bool in_signature, char value[32])
{
	const char was = o->file.data[i], also[] = { (char)(was ^ 0x01), (char)(was ^ 0x20),
	    (char)(was ^ 0x80), was == '0' ? '7' : '0' };
	size_t n = 0;

	for (size_t k = 0; k < sizeof(also); k++)
		if (also[k] != was && memchr(value, also[k], n) == NULL)
			value[n++] = also[k];
	for (const char *s = "0123456789abcdefABCDEF"; in_signature && *s != '\0'; s++)
		if (*s != was && memchr(value, *s, n) == NULL)
			value[n++] = *s;
	return n;
}

/*
 * For each byte: is it a digit of a signature?  Of the zeros that fill its place behind
 * it only the first hundred are taken for that.
 */
static bool *
signatures(const struct office *o)
{
	bool *is = calloc(o->file.len, sizeof(*is));
	const char *s = o->file.data, *end = s + o->file.len, *last, *close;

	while ((s = memmem(s, (size_t)(end - s), "/Contents<", 10)) != NULL) {
		s += 10;
		close = memchr(s, '>', (size_t)(end - s));
		for (last = close; last[-1] == '0'; last--)
			;
		for (; s < close && s < last + 100; s++)
			is[s - o->file.data] = true;
	}
	return is;
}

static struct sum
flip(struct office *o, unsigned part)
{
	struct eg_buf said = { 0 };
	struct sum sum = { 0 };
	bool *digit = signatures(o), good;
	char value[32], was;
	size_t n;

	for (size_t i = part * o->step; i < o->file.len; i += PARTS * o->step, sum.bytes++) {
		was = o->file.data[i];
		n = others(o, i, digit[i], value);
		for (size_t k = 0; k < n; k++, sum.values++) {
			o->file.data[i] = value[k];
			good = judge(o, &said);
			if (!good || strcmp(eg_buf_str(&said), eg_buf_str(&o->before)) != 0)
				continue;
			if (sum.unseen++ == 0)
				fprintf(stderr, "flips: byte %zu of %zu, %02x for %02x: ...%.*s\n",
				    i, o->file.len, (unsigned char)value[k], (unsigned char)was,
				    i < 60 ? 60 : 120, o->file.data + (i < 60 ? 0 : i - 60));
		}
		o->file.data[i] = was;
	}
	free(digit);
	eg_buf_free(&said);
	return sum;
}

/* Each part by a process of its own. */
static struct sum
flip_all(struct office *o)
{
	struct sum all = { 0 }, one;
	int end[PARTS][2];

	fflush(NULL);
	for (unsigned p = 0; p < PARTS; p++) {
		if (pipe(end[p]) != 0)
			abort();
		if (fork() == 0) {
			one = flip(o, p);
			_exit(write(end[p][1], &one, sizeof(one)) != (ssize_t)sizeof(one));
		}
		close(end[p][1]);
	}
	for (unsigned p = 0; p < PARTS; p++) {
		if (read(end[p][0], &one, sizeof(one)) != (ssize_t)sizeof(one))
			one = (struct sum){ .unseen = 1 };
		close(end[p][0]);
		all.bytes += one.bytes;
		all.values += one.values;
		all.unseen += one.unseen;
	}
	while (wait(NULL) > 0)
		;
	return all;
}

static bool
try_level(const struct eg_demo *demo, int level, size_t step)
{
	struct office o = { .arena = eg_arena_new(), .diags = eg_diags_new(),
	    .trust = eg_certificates_new(), .step = step };
	time_t begin = time(NULL);
	struct sum sum;

	must(&o, eg_certificates_read(o.trust, "authority", demo->authority.data,
	    demo->authority.len, o.diags));
	write_letter(&o.file);
	sign_letter(&o, demo, level);
	must(&o, judge(&o, &o.before));
	sum = flip_all(&o);
	printf("flips %s: %lu of %zu bytes, %lu of %lu values told, %ld s\n", levels[level],
	    sum.bytes, o.file.len, sum.values - sum.unseen, sum.values,
	    (long)(time(NULL) - begin));
	eg_buf_free(&o.file);
	eg_buf_free(&o.before);
	eg_certificates_free(o.trust);
	eg_diags_free(o.diags);
	eg_arena_free(o.arena);
	return sum.unseen == 0;
}

int
main(int argc, char **argv)
{
	size_t step = argc == 3 && strcmp(argv[1], "--every") == 0 ? strtoul(argv[2], NULL, 10) : 1;
	struct eg_demo demo;
	bool ok = true;

	if ((argc != 1 && argc != 3) || step == 0) {
		fprintf(stderr, "usage: flips [--every N]\n");
		return 2;
	}
	eg_demo_new(NOON - 86400, &demo);
	for (int level = 0; level < 4; level++)
		ok = try_level(&demo, level, step) && ok;
	eg_demo_free(&demo);
	return ok ? 0 : 1;
}
