/* attestation.c - see attestation.h. */
#include "signoff/attestation.h"

#include <string.h>

#include "base/suggest.h"

struct asking {
	struct eg_arena				*arena;
	struct eg_diags				*diags;
	const struct eg_policy_letter		*letter;
	const char				*format;
	const struct eg_checklist_attestation	*list;
	size_t					 n;
	bool					 failed;
};

#define say(k, ...)	eg_diags_printf((k)->diags, __VA_ARGS__)

static void
complain(struct asking *k, struct eg_pos at, const char *help, const char *text)
{
	k->failed = true;
	eg_report(k->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "P1009", .at = at,
	    .help = help }, "%s", text);
}

static const struct eg_checklist_attestation *
worded(const struct asking *k, const char *id)
{
	size_t i;

	for (i = 0; i < k->n; i++)
		if (strcmp(k->list[i].id, id) == 0)
			return &k->list[i];
	return NULL;
}

static bool
asks(const struct eg_attestation *all, uint32_t n, const char *id)
{
	uint32_t i;

	for (i = 0; i < n; i++)
		if (strcmp(all[i].id, id) == 0)
			return true;
	return false;
}

static void
not_worded(struct asking *k, const struct eg_policy_step *step, const char *id)
{
	const char **ids = eg_new_array(k->arena, k->n + 1, const char *), *near;
	size_t i;

	for (i = 0; i < k->n; i++)
		ids[i] = k->list[i].id;
	near = eg_suggest(id, ids, k->n);
	complain(k, step->at, near != NULL ? say(k, "did you mean `%s`?", near) :
	    "add `<attestation id=\"...\">` with its words, or give letters of this format a "
	    "`letter` of their own", say(k, "there is no attestation `%s`: neither the policy "
	    "nor the checklist of `%s` has one", id, k->format));
}

/* What one step attests to of the case. */
static void
word(struct asking *k, const struct eg_policy_step *step, struct eg_policy_step *out)
{
	struct eg_attestation *all = eg_new_array(k->arena, step->nattest + 1,
	    struct eg_attestation);
	const struct eg_checklist_attestation *of;
	uint32_t i;

	*out = *step;
	out->attest = all;
	out->nattest = 0;
	for (i = 0; i < step->nattest; i++) {
		of = worded(k, step->attest[i].id);
		if (of == NULL && step->attest[i].words == NULL)
			not_worded(k, step, step->attest[i].id);
		else if (of != NULL && step->attest[i].words != NULL)
			complain(k, step->at, "leave `<attestation>` out of the policy, or give it "
			    "another id", say(k, "the attestation `%s` has words in the policy and in "
			    "the checklist of `%s`", step->attest[i].id, k->format));
		else if (of == NULL)
			all[out->nattest++] = step->attest[i];
		else if (of->of_case)
			all[out->nattest++] = (struct eg_attestation){ of->id, of->words };
	}
}

/* Each once, as the subject says what is asked. */
static void
gather(struct asking *k, struct eg_policy_letter *out)
{
	struct eg_attestation *all;
	uint32_t i, m, most = 0;

	for (i = 0; i < out->nsteps; i++)
		most += out->step[i].nattest;
	all = eg_new_array(k->arena, most + 1, struct eg_attestation);
	out->attest = all;
	out->nattest = 0;
	for (i = 0; i < out->nsteps; i++)
		for (m = 0; m < out->step[i].nattest; m++)
			if (!asks(all, out->nattest, out->step[i].attest[m].id))
				all[out->nattest++] = out->step[i].attest[m];
}

static void
find_left_out(struct asking *k, const struct eg_policy_letter *out)
{
	struct eg_buf ids = { 0 };
	size_t i, n = 0;

	for (i = 0; i < k->n; i++)
		if (k->list[i].of_case && !asks(out->attest, out->nattest, k->list[i].id)) {
			eg_buf_printf(&ids, "%s%s", n == 0 ? "" : " ", k->list[i].id);
			n++;
		}
	if (n > 0)
		complain(k, k->letter->at, n == 1 ? "put it into `attests` of a step, and sign the "
		    "policy again" : "put each into `attests` of a step, and sign the policy again",
		    say(k, "by the checklist of `%s` a person attests to this, and the policy asks "
		    "nobody: %s", k->format, ids.data));
	eg_buf_free(&ids);
}

bool
eg_policy_attests(struct eg_arena *a, const struct eg_policy_letter *letter,
    const char *format, const struct eg_checklist_attestation *list, size_t n,
    struct eg_policy_letter *out, struct eg_diags *diags)
{
	struct asking k = { .arena = a, .diags = diags, .letter = letter, .format = format,
	    .list = list, .n = n };
	struct eg_policy_step *steps = eg_new_array(a, letter->nsteps + 1, struct eg_policy_step);
	uint32_t i;

	*out = *letter;
	out->step = steps;
	for (i = 0; i < letter->nsteps; i++)
		word(&k, &letter->step[i], &steps[i]);
	gather(&k, out);
	find_left_out(&k, out);
	return !k.failed;
}
