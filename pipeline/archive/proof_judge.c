/* proof_judge.c - see proof.h: judging proofs, without an archive. */
#include <stdio.h>
#include <string.h>

#include "archive/ledger_line.h"
#include "archive/proof.h"
#include "base/base64.h"
#include "json/json.h"

/* A proof as it stands. */
struct proof {
	const struct eg_json	*json;
	struct eg_hash		 path[65];
	size_t			 n;
	int64_t			 index, from;	/* -1: not there */
	const char		*checkpoint;
	struct eg_buf		 signature, stamp;
};

static int
value_of(char c)
{
	static const char digits[] = "0123456789abcdef";
	const char *at = c == '\0' ? NULL : strchr(digits, c);

	return at == NULL ? -1 : (int)(at - digits);
}

static bool
read_hash(const char *s, struct eg_hash *h)
{
	int high, low;
	size_t i;

	if (s == NULL || strlen(s) != 64)
		return false;
	for (i = 0; i < 32; i++) {
		high = value_of(s[2 * i]);
		low = value_of(s[2 * i + 1]);
		if (high < 0 || low < 0)
			return false;
		h->octet[i] = (unsigned char)(high << 4 | low);
	}
	return true;
}

static bool
read_der(const struct eg_json *j, const char *name, struct eg_buf *out)
{
	const char *text = eg_json_string(j, name);

	return text == NULL ? eg_json_find(j, name) == NULL :
	    eg_base64_read(text, strlen(text), out) && out->len > 0;
}

static bool
read_proof(struct eg_arena *arena, const char *bytes, size_t n, struct proof *p,
    struct eg_proved *out)
{
	const struct eg_json *path;
	const char *why;
	uint32_t line;

	p->json = eg_json_read(arena, bytes, n, &why, &line);
	path = eg_json_find(p->json, "path");
	p->checkpoint = eg_json_string(p->json, "checkpoint");
	out->kind = eg_json_string(p->json, "kind");
	out->id = eg_json_string(p->json, "id");
	out->version = eg_json_string(p->json, "version");
	out->line = eg_json_string(p->json, "line");
	p->index = eg_json_integer(p->json, "index", -1);
	p->from = eg_json_integer(p->json, "from", -1);
	if (eg_json_integer(p->json, "proof", 0) != 1 || out->kind == NULL || path == NULL ||
	    path->kind != EG_JSON_ARRAY || path->n > 65 || p->checkpoint == NULL)
		return false;
	for (p->n = 0; p->n < path->n; p->n++)
		if (path->item[p->n].kind != EG_JSON_STRING ||
		    !read_hash(path->item[p->n].string, &p->path[p->n]))
			return false;
	return read_der(p->json, "signature", &p->signature) &&
	    read_der(p->json, "time-stamp", &p->stamp) &&
	    eg_checkpoint_read(arena, p->checkpoint, strlen(p->checkpoint), &out->checkpoint);
}

static bool
same(const struct eg_checkpoint *a, const struct eg_checkpoint *b)
{
	return a->size == b->size && strcmp(a->origin, b->origin) == 0 &&
	    memcmp(a->root.octet, b->root.octet, sizeof(a->root.octet)) == 0;
}

/* The line is one of a version, and where it says it is. */
static bool
judge_line(struct eg_arena *arena, const struct proof *p, struct eg_proved *out)
{
	struct eg_ledger_line l;
	const char *before;
	struct eg_hash leaf;
	uint64_t number;

	if (out->line == NULL || out->id == NULL || out->version == NULL || p->index < 0 ||
	    strlen(out->line) > 500 || p->n > 64 ||
	    !eg_ledger_parse(eg_arena_strdup(arena, out->line), &number, &l, &before) ||
	    number != (uint64_t)p->index + 1 || strcmp(l.version, out->version) != 0 ||
	    (strcmp(l.event, "add") != 0 && strcmp(l.event, "version") != 0))
		return false;
	out->inventory = l.inventory;
	leaf = eg_merkle_leaf(out->line, strlen(out->line));
	return eg_merkle_proves(&leaf, (uint64_t)p->index, out->checkpoint.size, p->path, p->n,
	    &out->checkpoint.root);
}

static bool
judge_inclusion(struct eg_arena *arena, const char *name, const struct proof *p,
    const struct eg_checkpoint *given, struct eg_proved *out, struct eg_diags *diags)
{
	if (!judge_line(arena, p, out))
		return eg_refuse(diags, "A1081", name, "ask who gave it for another one",
		    "the proof does not hold: the line is not one of those the checkpoint "
		    "counts");
	if (given != NULL && !same(given, &out->checkpoint))
		return eg_refuse(diags, "A1082", name, "ask for a proof against the checkpoint "
		    "that you have: `engross archive prove CASE --checkpoint FILE`", "the proof "
		    "leads to another checkpoint than the given one");
	out->given = given != NULL;
	return true;
}

static bool
judge_growth(const char *name, const struct proof *p, const struct eg_checkpoint *given,
    struct eg_proved *out, struct eg_diags *diags)
{
	if (given == NULL)
		return eg_refuse(diags, "A1082", name, "name the older checkpoint, which you kept, "
		    "with `--checkpoint FILE`", "a proof that a ledger grew needs what it grew "
		    "from");
	if (p->from < 1 || (uint64_t)p->from != given->size ||
	    strcmp(given->origin, out->checkpoint.origin) != 0)
		return eg_refuse(diags, "A1082", name, "ask for a proof from the checkpoint that "
		    "you have: `engross archive prove --checkpoint FILE`", "the proof begins with "
		    "another checkpoint than the given one");
	if (!eg_merkle_grew(given->size, &given->root, out->checkpoint.size,
	    &out->checkpoint.root, p->path, p->n))
		return eg_refuse(diags, "A1081", name, "ask for the ledger, and compare",
		    "the proof does not hold: the ledger has not all the lines that it had");
	out->from = given->size;
	out->given = true;
	return true;
}

static bool
judge(struct eg_arena *arena, const char *name, const struct proof *p,
    const struct eg_checkpoint *given, const struct eg_trust *trust, int64_t at,
    struct eg_proved *out, struct eg_diags *diags)
{
	const struct eg_checkpoint_voucher w = {
	    p->signature.len > 0 ? &p->signature : NULL, p->stamp.len > 0 ? &p->stamp : NULL };

	if (!(strcmp(out->kind, "consistency") == 0 ? judge_growth(name, p, given, out, diags) :
	    judge_inclusion(arena, name, p, given, out, diags)) ||
	    !eg_checkpoint_judge(arena, name, p->checkpoint, strlen(p->checkpoint), &w, trust, at,
	    &out->vouched, diags))
		return false;
	return out->given || out->vouched.trusted || eg_refuse(diags, "A1084", name, "name a "
	    "checkpoint that you kept with `--checkpoint FILE`, or whom you believe with "
	    "`--trust FILE`", "the proof holds, but nobody vouches for its checkpoint: "
	    "anybody can make such a proof");
}

bool
eg_proof_judge(struct eg_arena *arena, const char *name, const char *bytes, size_t n,
    const struct eg_checkpoint *given, const struct eg_trust *trust, int64_t at,
    struct eg_proved *out, struct eg_diags *diags)
{
	struct proof p = { 0 };
	bool ok;

	*out = (struct eg_proved){ 0 };
	if (!read_proof(arena, bytes, n, &p, out) || (strcmp(out->kind, "inclusion") != 0 &&
	    strcmp(out->kind, "consistency") != 0))
		ok = eg_refuse(diags, "A1080", name, "`engross archive prove` makes proofs",
		    "this is no proof from a ledger");
	else
		ok = judge(arena, name, &p, given, trust, at, out, diags);
	eg_buf_free(&p.signature);
	eg_buf_free(&p.stamp);
	return ok;
}
