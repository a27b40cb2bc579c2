/* review_issued.c - what the archive has of a letter under review; see review_signoff.h. */
#include "archive.h"
#include "issued.h"
#include "review_signoff.h"

struct eg_archive *
review_archive(struct eg_diags *diags, bool *good)
{
	struct eg_archive *a;
	int status;

	*good = true;
	if (archive_path() == NULL)
		return NULL;
	a = archive_open(diags, &status);
	*good = a != NULL;
	return a;
}

bool
review_issued_find(struct eg_archive *a, struct eg_arena *arena,
    const struct archive_letter *l, const struct signoff_case *c, enum review_issued *found,
    const char **words, struct eg_diags *diags)
{
	struct issued has;

	*found = REVIEW_NOT_ISSUED;
	*words = NULL;
	if (!issued_find(a, eg_archive_id(a, "case", c->object), l, c, &has, diags))
		return false;
	if (has.inventory == NULL)
		return true;
	*found = has.withdrawn ? REVIEW_WITHDRAWN : has.same != NULL && has.newest ?
	    REVIEW_ISSUED : REVIEW_ISSUED_ANOTHER;
	if (has.withdrawn)
		*words = eg_arena_printf(arena, "withdrawn as of %s", has.last->name);
	else if (*found == REVIEW_ISSUED)
		*words = eg_arena_printf(arena, "issued as %s, this letter", has.same->name);
	else
		*words = eg_arena_printf(arena, "%s is what was issued last; this is another "
		    "letter", has.last->name);
	return true;
}
