/* archive_make.c - see archive_make.h. */
#include "archive_make.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "command.h"
#include "nursery.h"
#include "session.h"
#include "speak.h"
#include "worker.h"

/*
 * Of so many workers, each makes the letters whose number leaves its own when divided
 * by that; who asks takes them in turn, so that letters come in their order.
 */
struct archive_maker {
	struct archive_order	 order;
	size_t			 next;		/* letter to be asked for */
	unsigned		 workers;
	struct nursery		*nursery;	/* NULL: no process could be made */
	int			*from;		/* answers of each worker; -1: there is none */
	struct eg_engine	*engine;	/* in the nursery and workers; NULL: none */
	struct eg_diags		*diags;		/* and why */
};

#define PARTS	6	/* of a record */
#define TEXTS	5	/* id, letter, date, amends, what is said */

/* What goes before the bytes of one letter. */
struct head {
	int32_t		status;
	uint32_t	made, reproduction, signoff, pages;
	uint32_t	size[TEXTS + PARTS + 1];	/* of texts, parts of the record, extra */
};

/* The parts of a letter in the order they are sent. */
static void
parts(struct eg_record *r, struct eg_buf *extra, struct eg_buf *part[PARTS + 1])
{
	part[0] = &r->cas;
	part[1] = &r->facts;
	part[2] = &r->receipt;
	part[3] = &r->letter;
	part[4] = &r->text;
	part[5] = &r->pdf;
	part[6] = extra;
}

/* --- the worker ------------------------------------------------------------------- */

static void
send(int fd, const void *bytes, size_t n)
{
	if (!eg_fd_write(fd, bytes, n))
		_exit(EG_EXIT_ENVIRONMENT);
}

static void
send_letter(int fd, struct head *h, const struct eg_letter_info *info, const char *said,
    struct eg_record *record, struct eg_buf *extra)
{
	const char *text[TEXTS] = { info->id, info->letter, info->date, info->amends, said };
	struct eg_buf *part[PARTS + 1];
	int i;

	parts(record, extra, part);
	for (i = 0; i < TEXTS; i++) {
		if (text[i] == NULL)
			text[i] = "";
		h->size[i] = (uint32_t)strlen(text[i]);
	}
	for (i = 0; h->made && i < PARTS + 1; i++)
		h->size[TEXTS + i] = (uint32_t)part[i]->len;
	send(fd, h, sizeof(*h));
	for (i = 0; i < TEXTS; i++)
		send(fd, text[i], h->size[i]);
	for (i = 0; i < PARTS + 1; i++)
		send(fd, eg_buf_str(part[i]), h->size[TEXTS + i]);
}

static void
make(const struct archive_maker *m, size_t i, int fd)
{
	const struct eg_render_options o = { .letter = m->order.letter,
	    .output = EG_OUTPUT_PDF };
	struct eg_diags *diags = m->engine == NULL ? m->diags : eg_diags_new();
	struct eg_letter_info info = { 0 };
	struct eg_record record = { 0 };
	struct eg_buf extra = { 0 }, said = { 0 };
	struct head h = { 0 };

	alarm(WORKER_SECONDS);
	h.made = m->engine != NULL && eg_record(m->engine, m->order.paths[i], &o, &record,
	    &info, diags);
	if (h.made && m->order.judge != NULL)
		m->order.judge(m->order.data, m->order.paths[i], &record, &info, &extra, diags);
	h.status = eg_exit_for(diags);
	h.reproduction = info.reproduction;
	h.signoff = info.signoff;
	h.pages = info.pages;
	eg_speak_as_usual(diags, &said);
	alarm(0);
	send_letter(fd, &h, &info, eg_buf_str(&said), &record, &extra);
	eg_record_free(&record);
	eg_buf_free(&extra);
	eg_buf_free(&said);
	if (diags != m->diags)
		eg_diags_free(diags);
}

/* A nursery_work. */
static void
work(void *data, unsigned child, int answers, size_t first)
{
	const struct archive_maker *m = data;

	(void)child;
	for (size_t i = first; i < m->order.n; i += m->workers)
		make(m, i, answers);
}

/* In the nursery: workers share what is loaded. */
static void
load(void *data)
{
	struct archive_maker *m = data;

	m->diags = eg_diags_new();
	m->engine = m->order.workspace == NULL ? eg_session_engine(m->diags) :
	    eg_engine_new(m->order.workspace, m->order.fonts, m->diags);
	if (m->engine != NULL)
		eg_engine_warm(m->engine, m->order.paths, m->order.n);
}

/* --- the one who asks ----------------------------------------------------------------- */

struct archive_maker *
archive_maker_new(const struct archive_order *order)
{
	struct archive_maker *m = eg_malloc(sizeof(*m));
	long online = sysconf(_SC_NPROCESSORS_ONLN);

	*m = (struct archive_maker){ .order = *order, .workers = online < 1 ? 1 :
	    online > 64 ? 64 : (unsigned)online };
	if (m->workers > order->n)
		m->workers = order->n == 0 ? 1 : (unsigned)order->n;
	m->from = eg_malloc(m->workers * sizeof(*m->from));
	m->nursery = nursery_new(m->workers, load, work, m);
	for (unsigned w = 0; w < m->workers; w++)
		m->from[w] = m->nursery == NULL || w >= order->n || order->idle ? -1 :
		    nursery_fork(m->nursery, w, w);
	return m;
}

/* A worker that is no more: says why, and gives the exit status. */
static int
bury(struct archive_maker *m, unsigned w)
{
	struct eg_diags *diags = eg_diags_new();
	struct worker_end end = { "U8030", "no worker can be started", NULL };
	int status;

	if (m->from[w] >= 0) {
		close(m->from[w]);
		m->from[w] = -1;
		end = worker_end(nursery_bury(m->nursery, w));
	}
	eg_refuse(diags, end.code, m->order.paths[m->next], end.help, end.words);
	eg_speak(diags);
	status = eg_exit_for(diags);
	eg_diags_free(diags);
	return status;
}

static char *
receive_text(int fd, uint32_t n)
{
	char *s = eg_malloc((size_t)n + 1);

	if (!eg_fd_read(fd, s, n)) {
		free(s);
		return NULL;
	}
	s[n] = '\0';
	return s;
}

static bool
receive_letter(int fd, struct archive_letter *l, int *status)
{
	char **text[TEXTS] = { &l->id, &l->letter, &l->date, &l->amends, &l->said };
	struct eg_buf *part[PARTS + 1];
	struct head h;
	char *bytes;
	int i;

	if (!eg_fd_read(fd, &h, sizeof(h)))
		return false;
	for (i = 0; i < TEXTS; i++)
		if ((*text[i] = receive_text(fd, h.size[i])) == NULL)
			return false;
	parts(&l->record, &l->extra, part);
	for (i = 0; i < PARTS + 1; i++) {
		bytes = receive_text(fd, h.size[TEXTS + i]);
		if (bytes == NULL)
			return false;
		*part[i] = (struct eg_buf){ .data = bytes, .len = h.size[TEXTS + i],
		    .cap = (size_t)h.size[TEXTS + i] + 1 };
	}
	l->made = h.made != 0;
	l->reproduction = h.reproduction != 0;
	l->signoff = h.signoff != 0;
	l->pages = h.pages;
	*status = h.status;
	return true;
}

void
archive_maker_next(struct archive_maker *m, struct archive_letter *l, int *status)
{
	unsigned w = (unsigned)(m->next % m->workers);

	*l = (struct archive_letter){ 0 };
	if (m->from[w] < 0 && m->nursery != NULL)
		m->from[w] = nursery_fork(m->nursery, w, m->next);
	if (m->from[w] < 0 || !receive_letter(m->from[w], l, status)) {
		archive_letter_free(l);
		*status = bury(m, w);
	}
	m->next++;
}

void
archive_maker_free(struct archive_maker *m)
{
	if (m == NULL)
		return;
	for (unsigned w = 0; w < m->workers; w++)
		if (m->from[w] >= 0)
			close(m->from[w]);
	nursery_free(m->nursery);
	free(m->from);
	free(m);
}

void
archive_letter_free(struct archive_letter *l)
{
	free(l->id);
	free(l->letter);
	free(l->date);
	free(l->amends);
	free(l->said);
	eg_record_free(&l->record);
	eg_buf_free(&l->extra);
	*l = (struct archive_letter){ 0 };
}
