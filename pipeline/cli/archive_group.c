/* archive_group.c - see archive_group.h. */
#include "archive_group.h"


#include "speak.h"

void
archive_group_begin(struct archive_group *g)
{
	if (eg_catalogue_exists(g->archive))
		g->catalogue = eg_catalogue_open(g->archive, g->diags);
}

void
archive_group_worse(struct archive_group *g, int status)
{
	if (status > g->status)
		g->status = status;
}

void
archive_group_say(struct archive_group *g)
{
	eg_speak(g->diags);
	archive_group_worse(g, eg_exit_for(g->diags));
	eg_diags_clear(g->diags);
}

bool
archive_group_stage(struct archive_group *g, const struct eg_archive_entry *e)
{
	if (g->batch == NULL)
		g->batch = eg_archive_begin(g->archive, g->many);
	if (eg_archive_stage(g->batch, e, g->diags))
		return true;
	g->count[EG_ARCHIVE_FAILED]++;
	return false;
}

bool
archive_group_full(const struct archive_group *g)
{
	return g->batch != NULL && eg_archive_batch_count(g->batch) >= ARCHIVE_GROUP;
}

/* The catalogue follows as well as it can: it is made again when it cannot. */
static void
add_to_catalogue(struct archive_group *g, bool current)
{
	struct eg_diags *quiet = eg_diags_new();
	const char *id, *version;
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < eg_archive_batch_count(g->batch); i++)
		if (eg_archive_batch_result(g->batch, i, &id, &version) != EG_ARCHIVE_FAILED)
			ok = eg_catalogue_add(g->catalogue, id, quiet);
	if (ok && current)
		eg_catalogue_seen(g->catalogue, quiet);
	eg_diags_free(quiet);
}

void
archive_group_commit(struct archive_group *g)
{
	enum eg_archive_result result;
	const char *id, *version;
	bool current;
	size_t i, n;

	if (g->batch == NULL)
		return;
	n = eg_archive_batch_count(g->batch);
	current = g->catalogue != NULL && eg_catalogue_current(g->catalogue);
	eg_archive_commit(g->batch, g->diags);
	archive_group_say(g);
	if (g->catalogue != NULL)
		add_to_catalogue(g, current);
	for (i = 0; i < n; i++) {
		result = eg_archive_batch_result(g->batch, i, &id, &version);
		g->count[result]++;
		if (g->done != NULL)
			g->done(g->data, g->staged + i, result, id, version);
	}
	g->staged += n;
	eg_archive_batch_free(g->batch);
	g->batch = NULL;
}

void
archive_group_end(struct archive_group *g)
{
	archive_group_commit(g);
	eg_catalogue_close(g->catalogue);
	g->catalogue = NULL;
}
