/* archive_make.c - see archive_make.h. */
#include "archive_make.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "command.h"
#include "session.h"
#include "speak.h"

struct archive_maker {
	const char *const	*paths;
	int			 n, next;
	const char		*letter, *workspace, *fonts;
	pid_t			 worker;	/* 0: none */
	int			 from;		/* its answers */
};

/* What goes before the bytes of one letter. */
struct head {
	int32_t		status;
	uint32_t	made, reproduction, pages;
	uint32_t	size[8];	/* id, letter, and the parts of the record */
};

/* The parts of a letter in the order they are sent. */
static void
parts(struct eg_record *r, struct eg_buf *part[6])
{
	part[0] = &r->cas;
	part[1] = &r->facts;
	part[2] = &r->receipt;
	part[3] = &r->letter;
	part[4] = &r->text;
	part[5] = &r->pdf;
}

/* --- the worker ------------------------------------------------------------------- */

static void
send(int fd, const void *bytes, size_t n)
{
	const char *p = bytes;
	ssize_t w;

	while (n > 0) {
		w = write(fd, p, n);
		if (w < 0 && errno == EINTR)
			continue;
		if (w < 0)
			_exit(EG_EXIT_ENVIRONMENT);
		p += w;
		n -= (size_t)w;
	}
}

static void
send_letter(int fd, bool made, int status, const struct eg_letter_info *info,
    struct eg_record *record)
{
	struct head h = { .status = status, .made = made,
	    .reproduction = info->reproduction, .pages = info->pages };
	const char *id = info->id == NULL ? "" : info->id;
	const char *letter = info->letter == NULL ? "" : info->letter;
	struct eg_buf *part[6];
	int i;

	parts(record, part);
	h.size[0] = (uint32_t)strlen(id);
	h.size[1] = (uint32_t)strlen(letter);
	for (i = 0; made && i < 6; i++)
		h.size[2 + i] = (uint32_t)part[i]->len;
	send(fd, &h, sizeof(h));
	send(fd, id, h.size[0]);
	send(fd, letter, h.size[1]);
	for (i = 0; i < 6; i++)
		send(fd, eg_buf_str(part[i]), h.size[2 + i]);
}

static struct eg_engine *
engine_of(const struct archive_maker *m, struct eg_diags *diags)
{
	return m->workspace == NULL ? eg_session_engine(diags) :
	    eg_engine_new(m->workspace, m->fonts, diags);
}

static void
work(const struct archive_maker *m, int fd)
{
	struct eg_render_options o = { .letter = m->letter, .output = EG_OUTPUT_PDF };
	struct eg_diags *diags = eg_diags_new();
	struct eg_engine *engine = engine_of(m, diags);
	struct eg_letter_info info = { 0 };
	struct eg_record record = { 0 };
	bool made;
	int i;

	for (i = m->next; i < m->n; i++) {
		if (engine != NULL)
			eg_diags_clear(diags);
		made = engine != NULL && eg_record(engine, m->paths[i], &o, &record, &info,
		    diags);
		eg_speak(diags);
		send_letter(fd, made, eg_exit_for(diags), &info, &record);
		eg_record_free(&record);
		record = (struct eg_record){ 0 };
	}
	_exit(EG_EXIT_OK);
}

/* --- the one who asks ----------------------------------------------------------------- */

struct archive_maker *
archive_maker_new(const char *const *paths, int n, const char *letter,
    const char *workspace, const char *fonts)
{
	struct archive_maker *m = eg_malloc(sizeof(*m));

	*m = (struct archive_maker){ .paths = paths, .n = n, .letter = letter,
	    .workspace = workspace, .fonts = fonts, .from = -1 };
	return m;
}

static void
hire(struct archive_maker *m)
{
	int end[2];

	if (pipe(end) != 0)
		return;
	fflush(NULL);
	m->worker = fork();
	if (m->worker == 0) {
		close(end[0]);
		work(m, end[1]);
	}
	close(end[1]);
	m->from = end[0];
	if (m->worker < 0) {
		close(end[0]);
		m->worker = 0;
	}
}

/* The exit status of a worker that is no more. */
static int
bury(struct archive_maker *m)
{
	int status = 0;

	if (m->worker == 0)
		return EG_EXIT_ENVIRONMENT;
	close(m->from);
	while (waitpid(m->worker, &status, 0) < 0 && errno == EINTR)
		continue;
	m->worker = 0;
	m->from = -1;
	return WIFEXITED(status) && WEXITSTATUS(status) == EG_EXIT_NOMEM ?
	    EG_EXIT_ENVIRONMENT : EG_EXIT_INTERNAL;
}

static bool
receive(int fd, void *bytes, size_t n)
{
	char *p = bytes;
	ssize_t r;

	while (n > 0) {
		r = read(fd, p, n);
		if (r < 0 && errno == EINTR)
			continue;
		if (r <= 0)
			return false;
		p += r;
		n -= (size_t)r;
	}
	return true;
}

static char *
receive_text(int fd, uint32_t n)
{
	char *s = eg_malloc((size_t)n + 1);

	if (!receive(fd, s, n)) {
		free(s);
		return NULL;
	}
	s[n] = '\0';
	return s;
}

static bool
receive_letter(int fd, struct archive_letter *l, int *status)
{
	struct eg_buf *part[6];
	struct head h;
	char *bytes;
	int i;

	if (!receive(fd, &h, sizeof(h)) ||
	    (l->id = receive_text(fd, h.size[0])) == NULL ||
	    (l->letter = receive_text(fd, h.size[1])) == NULL)
		return false;
	parts(&l->record, part);
	for (i = 0; i < 6; i++) {
		bytes = receive_text(fd, h.size[2 + i]);
		if (bytes == NULL)
			return false;
		*part[i] = (struct eg_buf){ .data = bytes, .len = h.size[2 + i],
		    .cap = (size_t)h.size[2 + i] + 1 };
	}
	l->made = h.made != 0;
	l->reproduction = h.reproduction != 0;
	l->pages = h.pages;
	*status = h.status;
	return true;
}

void
archive_maker_next(struct archive_maker *m, struct archive_letter *l, int *status)
{
	*l = (struct archive_letter){ 0 };
	if (m->worker == 0)
		hire(m);
	if (m->worker == 0 || !receive_letter(m->from, l, status)) {
		l->made = false;
		*status = bury(m);
		eg_say("%s: the letter could not be made: the worker ended without an answer",
		    m->paths[m->next]);
	}
	m->next++;
}

void
archive_maker_free(struct archive_maker *m)
{
	if (m == NULL)
		return;
	if (m->worker != 0)
		bury(m);
	free(m);
}

void
archive_letter_free(struct archive_letter *l)
{
	free(l->id);
	free(l->letter);
	eg_record_free(&l->record);
	*l = (struct archive_letter){ 0 };
}
