/* hands.c - see hands.h. */
#include "archive/hands.h"

#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>

#include "archive/disk.h"
#include "base/buf.h"

#define MOST	8	/* more do not make a disk faster */
#define JOBS	3	/* for each hand */
#define FLUSH	((size_t)4 << 20)	/* bytes that are worth a disk's while */

/* What a hand has to do, or is doing. */
struct job {
	enum { FREE, GIVEN, TAKEN }	 state;
	struct eg_staged		*staged;
	struct eg_archive_entry		 entry;		/* all of it is in the two below */
	struct eg_archive_file		*file;
	size_t				 cap;
	struct eg_buf			 text, bytes;
};

struct hand {
	struct eg_hands		*hands;
	struct eg_archive	 archive;
	pthread_t		 thread;
};

struct eg_hands {
	void			(*work)(struct eg_archive *, struct eg_staged *,
				    const struct eg_archive_entry *, struct eg_diags *);
	pthread_mutex_t		 mutex;		/* of all below */
	pthread_cond_t		 given, done, grown;
	bool			 end;
	size_t			 fresh;		/* bytes made since the last flush began */
	bool			 flushing, lost;	/* now; one failed */
	bool			 flusher;	/* is there */
	pthread_t		 flush;
	int			 staging;
	struct hand		 hand[MOST];
	int			 n;
	struct job		 job[JOBS * MOST];	/* under way, and waiting */
};

static struct job *
find(struct eg_hands *h, int state)
{
	int i;

	for (i = 0; i < JOBS * h->n; i++)
		if ((int)h->job[i].state == state)
			return &h->job[i];
	return NULL;
}

/* Messages of one letter are kept with it. */
static struct eg_diags *
keep_said(struct eg_staged *s, struct eg_diags *diags)
{
	if (eg_diags_count(diags) == 0) {
		eg_diags_clear(diags);
		return diags;
	}
	s->said = diags;
	return eg_diags_new();
}

static int
busy(const struct eg_hands *h)
{
	int i, n = 0;

	for (i = 0; i < JOBS * h->n; i++)
		n += h->job[i].state != FREE;
	return n;
}

static void *
work(void *data)
{
	struct hand *me = data;
	struct eg_hands *h = me->hands;
	struct eg_diags *diags = eg_diags_new();
	bool wake, full;
	struct job *j;

	pthread_mutex_lock(&h->mutex);
	for (;;) {
		while ((j = find(h, GIVEN)) == NULL && !h->end)
			pthread_cond_wait(&h->given, &h->mutex);
		if (j == NULL)
			break;
		j->state = TAKEN;
		pthread_mutex_unlock(&h->mutex);
		h->work(&me->archive, j->staged, &j->entry, diags);
		diags = keep_said(j->staged, diags);
		pthread_mutex_lock(&h->mutex);
		j->state = FREE;
		h->fresh += j->bytes.len;
		/* Who gives is not woken for each letter, but before the last one is taken. */
		wake = busy(h) <= h->n;
		full = h->fresh >= FLUSH && !h->flushing;
		pthread_mutex_unlock(&h->mutex);
		if (wake)
			pthread_cond_signal(&h->done);
		if (full)
			pthread_cond_signal(&h->grown);
		pthread_mutex_lock(&h->mutex);
	}
	pthread_mutex_unlock(&h->mutex);
	eg_diags_free(diags);
	return NULL;
}

/* Brings to the disk what was made, while other letters are being made. */
static void *
flush(void *data)
{
	struct eg_hands *h = data;
	bool ok;

	pthread_mutex_lock(&h->mutex);
	for (;;) {
		while (h->fresh < FLUSH && !h->end)
			pthread_cond_wait(&h->grown, &h->mutex);
		if (h->end)
			break;
		h->fresh = 0;
		h->flushing = true;
		pthread_mutex_unlock(&h->mutex);
		ok = eg_disk_sync_all(h->staging);
		pthread_mutex_lock(&h->mutex);
		h->lost = h->lost || !ok;
		h->flushing = false;
		pthread_cond_signal(&h->done);
	}
	pthread_mutex_unlock(&h->mutex);
	return NULL;
}

static int
processors(void)
{
	cpu_set_t set;

	return sched_getaffinity(0, sizeof(set), &set) == 0 ? CPU_COUNT(&set) : 1;
}

struct eg_hands *
eg_hands_new(const struct eg_archive *a, void (*what)(struct eg_archive *,
    struct eg_staged *, const struct eg_archive_entry *, struct eg_diags *))
{
	int n = processors();
	struct eg_hands *h;
	struct hand *hand;

	if (n < 2)
		return NULL;
	h = eg_malloc(sizeof(*h));
	*h = (struct eg_hands){ .work = what, .staging = a->staging,
	    .mutex = PTHREAD_MUTEX_INITIALIZER, .given = PTHREAD_COND_INITIALIZER,
	    .done = PTHREAD_COND_INITIALIZER, .grown = PTHREAD_COND_INITIALIZER };
	while (h->n < n && h->n < MOST) {
		hand = &h->hand[h->n];
		*hand = (struct hand){ .hands = h, .archive = *a };
		hand->archive.arena = eg_arena_new();
		if (pthread_create(&hand->thread, NULL, work, hand) != 0) {
			eg_arena_free(hand->archive.arena);
			break;
		}
		pthread_mutex_lock(&h->mutex);
		h->n++;
		pthread_mutex_unlock(&h->mutex);
	}
	if (h->n == 0) {
		eg_hands_free(h);
		return NULL;
	}
	h->flusher = pthread_create(&h->flush, NULL, flush, h) == 0;
	return h;
}

void
eg_hands_free(struct eg_hands *h)
{
	int i;

	if (h == NULL)
		return;
	pthread_mutex_lock(&h->mutex);
	h->end = true;
	pthread_cond_broadcast(&h->given);
	pthread_cond_signal(&h->grown);
	pthread_mutex_unlock(&h->mutex);
	if (h->flusher)
		pthread_join(h->flush, NULL);
	for (i = 0; i < h->n; i++) {
		pthread_join(h->hand[i].thread, NULL);
		eg_arena_free(h->hand[i].archive.arena);
	}
	for (i = 0; i < JOBS * h->n; i++) {
		free(h->job[i].file);
		eg_buf_free(&h->job[i].text);
		eg_buf_free(&h->job[i].bytes);
	}
	free(h);
}

/* --- handing over ------------------------------------------------------------ */

/* Where a string will be in the text, from its offset there. */
static size_t
put(struct job *j, const char *s)
{
	size_t at = j->text.len;

	eg_buf_add(&j->text, s == NULL ? "" : s, s == NULL ? 1 : strlen(s) + 1);
	return at;
}

static void
copy(struct job *j, const struct eg_archive_entry *e)
{
	size_t i, text, bytes = 0, at[5];

	eg_buf_clear(&j->text);
	eg_buf_clear(&j->bytes);
	if (j->cap < e->n)
		j->file = eg_realloc(j->file, j->cap = e->n, sizeof(*j->file));
	at[0] = put(j, e->created);
	at[1] = put(j, e->message);
	at[2] = put(j, e->user);
	at[3] = put(j, e->address);
	at[4] = put(j, e->follows);
	text = j->text.len;
	for (i = 0; i < e->n; i++) {
		put(j, e->file[i].path);
		eg_buf_add(&j->bytes, e->file[i].bytes, e->file[i].n);
	}
	for (i = 0; i < e->n; i++) {
		j->file[i] = e->file[i];
		j->file[i].path = j->text.data + text;
		j->file[i].bytes = eg_buf_str(&j->bytes) + bytes;
		text += strlen(e->file[i].path) + 1;
		bytes += e->file[i].n;
	}
	j->entry = (struct eg_archive_entry){ .id = j->staged->id, .n = e->n,
	    .amends = e->amends, .file = j->file, .created = j->text.data + at[0],
	    .message = e->message == NULL ? NULL : j->text.data + at[1],
	    .user = e->user == NULL ? NULL : j->text.data + at[2],
	    .address = e->address == NULL ? NULL : j->text.data + at[3],
	    .follows = e->follows == NULL ? NULL : j->text.data + at[4] };
}

void
eg_hands_give(struct eg_hands *h, struct eg_staged *s, const struct eg_archive_entry *e)
{
	struct job *j;

	pthread_mutex_lock(&h->mutex);
	while ((j = find(h, FREE)) == NULL)
		pthread_cond_wait(&h->done, &h->mutex);
	pthread_mutex_unlock(&h->mutex);
	/* Nobody else gives, so it stays free until it is given. */
	j->staged = s;
	copy(j, e);
	pthread_mutex_lock(&h->mutex);
	j->state = GIVEN;
	pthread_mutex_unlock(&h->mutex);
	pthread_cond_signal(&h->given);
}

void
eg_hands_wait(struct eg_hands *h)
{
	if (h == NULL)
		return;
	pthread_mutex_lock(&h->mutex);
	while (busy(h) > 0 || h->flushing)
		pthread_cond_wait(&h->done, &h->mutex);
	h->fresh = 0;
	pthread_mutex_unlock(&h->mutex);
}

bool
eg_hands_reached_disk(struct eg_hands *h)
{
	bool lost;

	if (h == NULL)
		return true;
	pthread_mutex_lock(&h->mutex);
	lost = h->lost;
	pthread_mutex_unlock(&h->mutex);
	return !lost;
}
