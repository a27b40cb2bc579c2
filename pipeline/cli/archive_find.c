/* archive_find.c - engross archive find and index: letters by their words. */
#include <stdio.h>
#include <stdlib.h>

#include "archive.h"
#include "archive/catalogue.h"
#include "issued.h"
#include "session.h"
#include "speak.h"

struct finding {
	struct eg_archive *archive;
	struct eg_diags	*diags;
	struct eg_buf	out;
	bool		json;
	size_t		n;
};

static void
put_pair(struct eg_buf *b, const char *name, const char *value)
{
	eg_buf_printf(b, ",\"%s\":", name);
	eg_buf_json(b, value);
}

static void
found(void *data, const struct eg_found *f)
{
	struct finding *w = data;

	const struct eg_inventory *in;
	bool missing, withdrawn;

	w->n++;
	/* The catalogue knows words; what holds, the object does. */
	in = eg_archive_find(w->archive, f->id, &missing, w->diags);
	withdrawn = in != NULL && issued_is_withdrawn(&in->version[in->nversions - 1]);
	if (w->json) {
		eg_buf_puts(&w->out, "{\"schema\":\"engross.found/1\",\"id\":");
		eg_buf_json(&w->out, f->id);
		put_pair(&w->out, "version", f->version);
		put_pair(&w->out, "created", f->created);
		put_pair(&w->out, "message", f->message);
		eg_buf_printf(&w->out, ",\"newest\":%s,\"withdrawn\":%s}\n", f->newest ?
		    "true" : "false", withdrawn ? "true" : "false");
	} else
		eg_buf_printf(&w->out, "%s  %s  %s%s\n", f->id, f->version, f->created,
		    withdrawn ? "  (withdrawn)" : f->newest ? "" :
		    "  (amended since)");
}

int
archive_find(const char *const *operands, int n)
{
	struct eg_diags *diags = eg_diags_new();
	struct finding w = { .json = eg_speak_is_json(), .diags = diags };
	struct eg_catalogue *c = NULL;
	struct eg_archive *a;
	size_t added;
	int status;

	w.archive = a = archive_open(diags, &status);
	if (a != NULL && (c = eg_catalogue_open(a, diags)) != NULL &&
	    eg_catalogue_update(c, &added, diags) &&
	    eg_catalogue_find(c, operands, (size_t)n, archive_given.limit > 0 ?
	    archive_given.limit : 100, found, &w, diags)) {
		fwrite(eg_buf_str(&w.out), 1, w.out.len, stdout);
		fflush(stdout);
		if (w.n == 0)
			status = EG_EXIT_INPUT;
		if (w.n == 0 && !eg_session.quiet && !w.json)
			eg_tell("no letter has %s", n > 1 ? "all these words" : "this word");
	}
	eg_buf_free(&w.out);
	eg_catalogue_close(c);
	return archive_end(a, diags, status);
}

int
archive_index(const char *const *operands, int n)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_catalogue *c = NULL;
	struct eg_archive *a;
	size_t added;
	int status;

	(void)operands, (void)n;
	a = archive_open(diags, &status);
	if (a != NULL && eg_catalogue_drop(a, diags) &&
	    (c = eg_catalogue_open(a, diags)) != NULL &&
	    eg_catalogue_update(c, &added, diags)) {
		if (eg_speak_is_json())
			fprintf(stderr, "{\"schema\":\"engross.indexed/1\",\"versions\":%zu}\n", added);
		else if (!eg_session.quiet)
			fprintf(stderr, "%zu version%s of letters in the catalogue\n", added,
			    added == 1 ? "" : "s");
	}
	eg_catalogue_close(c);
	return archive_end(a, diags, status);
}
