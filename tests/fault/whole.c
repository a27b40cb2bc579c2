/* whole.c - see whole.h. */
#include "whole.h"

#include <string.h>

#include "archive/archive.h"
#include "archive/reconcile.h"

bool
whole(const char *archive, size_t *objects, size_t *late, struct eg_buf *said)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_archive *a = eg_archive_open(archive, "main", diags);
	struct eg_reconciled r = { 0 };
	size_t i, n;
	bool ok;

	if (a != NULL)
		eg_archive_reconcile(a, &r, diags);
	*objects = r.objects;
	*late = 0;
	n = eg_diags_count(diags);
	for (i = 0; i < n; i++)
		*late += strcmp(eg_diags_at(diags, i)->code, "A1024") == 0;
	ok = a != NULL && *late == n;
	eg_diags_dump(diags, said);
	eg_archive_close(a);
	eg_diags_free(diags);
	return ok;
}
