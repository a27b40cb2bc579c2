/* policy_asks.c - see policy_asks.h. */
#include "policy_asks.h"

#include <string.h>

#include "base/suggest.h"
#include "session.h"
#include "signoff/attestation.h"

struct listing {
	struct eg_arena			*arena;
	struct eg_checklist_attestation	*all;
	uint32_t			 n, cap;
};

static void
take(void *data, const char *id, const char *words, bool of_case)
{
	struct listing *l = data;

	l->all = eg_arena_grown(l->arena, l->all, l->n, &l->cap, sizeof(*l->all));
	l->all[l->n++] = (struct eg_checklist_attestation){ eg_arena_strdup(l->arena, id),
	    eg_arena_strdup(l->arena, words), of_case };
}

/* One that nobody knows asks nobody for anything: it is a slip, or of another place. */
static bool
is_known(struct eg_engine *engine, const struct eg_policy_letter *l, const char *name,
    struct eg_diags *diags)
{
	const char *near, *const *names;
	size_t n, i;

	names = eg_engine_letters(engine, &n);
	for (i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	near = eg_suggest(name, names, n);
	eg_report(diags, &(struct eg_diag){ .severity = EG_WARNING, .code = "P1010",
	    .at = l->at, .help = near == NULL ? "`engross letters` lists them" :
	    eg_diags_printf(diags, "did you mean `%s`?", near) },
	    "the workspace has no letter format `%s`", name);
	return false;
}

bool
policy_asks(struct eg_arena *arena, const struct eg_policy_letter *letter,
    struct policy_format **formats, struct eg_diags *diags)
{
	struct eg_engine *engine = eg_session_engine(diags);
	struct policy_format *f;
	struct listing l;
	bool ok = true;
	uint32_t i;

	*formats = eg_new_array(arena, letter->nformats + 1, struct policy_format);
	if (engine == NULL)
		return false;
	for (i = 0; i < letter->nformats; i++) {
		f = &(*formats)[i];
		*f = (struct policy_format){ .name = letter->format[i], .asked = *letter };
		l = (struct listing){ .arena = arena };
		if (is_known(engine, letter, f->name, diags))
			ok = eg_engine_attestations(engine, f->name, take, &l, diags) &&
			    eg_policy_attests(arena, letter, f->name, l.all, l.n, &f->asked,
			    diags) && ok;
	}
	return ok;
}
