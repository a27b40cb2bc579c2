/* batch.c - publishing what was staged; see archive.h. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/archive.h"
#include "archive/disk.h"
#include "archive/hands.h"
#include "archive/ledger.h"
#include "archive/stage.h"

struct eg_archive_batch {
	struct eg_archive	*archive;
	struct eg_arena_mark	 mark;		/* of the archive's arena, before it */
	bool			 many;		/* bring all to the disk at once */
	struct eg_hands		*hands;		/* that stage them; NULL: we do */
	bool			 alone;		/* there are none to be had */
	struct eg_staged	**item;
	size_t			 n, cap;
	int			*lock;		/* held during the commit */
	size_t			 nlocks;
};

struct eg_archive_batch *
eg_archive_begin(struct eg_archive *a, bool many)
{
	struct eg_archive_batch *b = eg_malloc(sizeof(*b));

	*b = (struct eg_archive_batch){ .archive = a, .many = many,
	    .mark = eg_arena_mark(a->arena) };
	return b;
}

void
eg_archive_batch_free(struct eg_archive_batch *b)
{
	size_t i;

	if (b == NULL)
		return;
	eg_hands_wait(b->hands);
	for (i = 0; i < b->n; i++) {
		eg_stage_drop(b->archive, b->item[i]);
		eg_diags_free(b->item[i]->said);
	}
	eg_hands_free(b->hands);
	eg_arena_reset(b->archive->arena, b->mark);
	free(b->item);
	free(b);
}

size_t
eg_archive_batch_count(const struct eg_archive_batch *b)
{
	return b->n;
}

enum eg_archive_result
eg_archive_batch_result(const struct eg_archive_batch *b, size_t i, const char **id,
    const char **version)
{
	*id = b->item[i]->id;
	*version = b->item[i]->version;
	return b->item[i]->result;
}

/* --- staging ------------------------------------------------------------------ */

/* Are the files that tell one letter from another those of the version? */
static bool
is_same(const struct eg_inventory *in, const struct eg_archive_entry *e)
{
	const struct eg_ocfl_version *v = &in->version[in->nversions - 1];
	char hex[EG_DIGEST_HEX];
	const char *digest;
	size_t i;

	for (i = 0; i < e->n; i++) {
		if (!e->file[i].telling)
			continue;
		eg_digest(in->digest, e->file[i].bytes, e->file[i].n, hex);
		if (eg_inventory_content(in, v, e->file[i].path, &digest) == NULL ||
		    strcasecmp(hex, digest) != 0)
			return false;
	}
	return true;
}

/* The digest of the inventory at its place, as hexadecimal. */
static const char *
digest_there(struct eg_archive *a, const char *where)
{
	const enum eg_digest_kind kind = EG_SHA512;
	char hex[1][EG_DIGEST_HEX];

	if (!eg_disk_digest(a->fd, eg_arena_printf(a->arena, "%s/inventory.json", where),
	    &kind, 1, hex))
		return NULL;
	return eg_arena_strdup(a->arena, hex[0]);
}

/* How many levels two paths have in common. */
static int
common(const char *x, const char *y)
{
	int n = 0;

	for (; *x == *y && *x != '\0'; x++, y++)
		n += *x == '/';
	return n;
}

/*
 * Levels that an earlier one of the batch brings into the root need not be made
 * twice: taking a directory away costs some disks more than making it.
 */
static int
above(const struct eg_archive_batch *b, const char *where)
{
	int n, most = 0;
	size_t i;

	for (i = 0; i < b->n; i++) {
		n = common(b->item[i]->where, where) - 1;	/* without "ocfl" */
		most = n > most ? n : most;
	}
	return most;
}

static struct eg_staged *
add(struct eg_archive_batch *b, const struct eg_archive_entry *e)
{
	struct eg_archive *a = b->archive;
	struct eg_staged *s = eg_new(a->arena, struct eg_staged);

	if (b->n == b->cap) {
		b->cap = b->cap == 0 ? 8 : 2 * b->cap;
		b->item = eg_realloc(b->item, b->cap, sizeof(*b->item));
	}
	s->id = eg_arena_strdup(a->arena, e->id);
	s->where = eg_archive_where(a, e->id);
	s->above = above(b, s->where);
	b->item[b->n++] = s;
	s->created = eg_arena_strdup(a->arena, e->created);
	s->number = a->staged++;
	return s;
}

static bool
is_in(const struct eg_archive_batch *b, const char *id)
{
	size_t i;

	for (i = 0; i < b->n; i++)
		if (strcmp(b->item[i]->id, id) == 0)
			return true;
	return false;
}

static bool
not_the_newest(const struct eg_archive_entry *e, const char *newest, struct eg_diags *diags)
{
	return eg_refuse(diags, "A1075", e->id, "begin again from what there is now",
	    eg_diags_printf(diags, "this was to follow another version than there is: the "
	    "archive has %s", newest));
}

/* What follows the newest version; false when it may not. */
static bool
follow(struct eg_archive *a, struct eg_staged *s, const struct eg_inventory *old,
    const struct eg_archive_entry *e, struct eg_diags *diags)
{
	/* Of what was read, not of what is there by now: that may be another's version. */
	s->base = old->sha512;
	if (is_same(old, e)) {
		s->result = EG_ARCHIVE_UNCHANGED;
		s->version = old->head;
		s->inventory = s->base;
		return true;
	}
	if (!e->amends)
		return eg_refuse(diags, "A1012", e->id, "to archive it as the next version, say "
		    "why with `--amend REASON`",
		    "another letter of this case is in the archive already");
	if (e->follows != NULL && strcasecmp(e->follows, old->sha512) != 0)
		return not_the_newest(e, old->head, diags);
	if (old->digest != EG_SHA512 || old->content_given || old->nfixity > 0 ||
	    old->version[0].name[1] == '0')
		return eg_refuse(diags, "A1015", e->id, "add the version with the program that "
		    "made the object", "the object has a form that engross reads but does not "
		    "write");
	s->result = EG_ARCHIVE_VERSION;
	s->version = eg_arena_printf(a->arena, "v%zu", old->nversions + 1);
	return true;
}

static bool
make(struct eg_archive *a, struct eg_staged *s, const struct eg_archive_entry *e,
    bool sync, struct eg_diags *diags)
{
	struct eg_inventory *old = NULL;
	bool missing;
	int depth = eg_disk_depth(a->root, s->where + strlen("ocfl/"));

	missing = depth <= a->placement.tuples && errno == ENOENT;
	if (!missing)
		old = eg_archive_find(a, e->id, &missing, diags);
	if (old == NULL && !missing)
		return false;
	s->above = depth > s->above ? depth : s->above;
	s->result = EG_ARCHIVE_NEW;
	s->version = "v1";
	if (old == NULL && e->follows != NULL)
		return not_the_newest(e, "none", diags);
	if (old != NULL && !follow(a, s, old, e, diags))
		return false;
	return s->result == EG_ARCHIVE_UNCHANGED || (eg_stage_begin(a, diags) &&
	    eg_stage_object(a, s, e, old, sync, diags));
}

/* In a thread: on the disk later, with all others. */
static void
make_beside(struct eg_archive *a, struct eg_staged *s, const struct eg_archive_entry *e,
    struct eg_diags *diags)
{
	if (make(a, s, e, false, diags))
		return;
	s->result = EG_ARCHIVE_FAILED;
	eg_stage_drop(a, s);
}

bool
eg_archive_stage(struct eg_archive_batch *b, const struct eg_archive_entry *e,
    struct eg_diags *diags)
{
	struct eg_archive *a = b->archive;
	struct eg_staged *s;

	if (is_in(b, e->id))
		return eg_refuse(diags, "A1013", e->id, "give each case once",
		    "two cases of this run have the same number");
	if (b->many && b->hands == NULL && !b->alone) {
		if (!eg_stage_begin(a, diags))
			return false;
		b->hands = eg_hands_new(a, make_beside);
		b->alone = b->hands == NULL;
	}
	s = add(b, e);
	if (b->hands != NULL) {
		eg_hands_give(b->hands, s, e);
		return true;
	}
	if (make(a, s, e, !b->many, diags))
		return true;
	eg_stage_drop(a, s);
	b->n--;
	return false;
}

/* What was said of letters, in their order; false when one could not be made. */
static bool
hear(struct eg_archive_batch *b, struct eg_diags *diags)
{
	const struct eg_diag *d;
	bool ok = true;
	size_t i, k;

	for (i = 0; i < b->n; i++) {
		ok = ok && b->item[i]->result != EG_ARCHIVE_FAILED;
		for (k = 0; b->item[i]->said != NULL &&
		    k < eg_diags_count(b->item[i]->said); k++) {
			d = eg_diags_at(b->item[i]->said, k);
			eg_report(diags, d, "%s", d->text);
		}
	}
	return ok;
}

/* --- publishing --------------------------------------------------------------- */

/* "locks/ab": what objects of one first tuple share. */
static const char *
lock_of(struct eg_archive *a, const struct eg_staged *s)
{
	return a->placement.tuples == 0 ? "locks/all" : eg_arena_printf(a->arena,
	    "locks/%.*s", a->placement.tuple, s->where + strlen("ocfl/"));
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* In one order everywhere, so that two writers never wait for each other. */
static bool
take_locks(struct eg_archive_batch *b, struct eg_diags *diags)
{
	const char **names = eg_malloc((b->n + 1) * sizeof(*names));
	size_t i, n = 0;
	bool ok = true;

	b->lock = eg_malloc((b->n + 1) * sizeof(*b->lock));
	for (i = 0; i < b->n; i++)
		if (b->item[i]->result != EG_ARCHIVE_UNCHANGED &&
		    b->item[i]->result != EG_ARCHIVE_FAILED)
			names[n++] = lock_of(b->archive, b->item[i]);
	qsort(names, n, sizeof(*names), by_text);
	for (i = 0; ok && i < n; i++) {
		if (i > 0 && strcmp(names[i], names[i - 1]) == 0)
			continue;
		b->lock[b->nlocks] = eg_disk_lock(b->archive->fd, names[i]);
		ok = b->lock[b->nlocks] >= 0;
		b->nlocks += ok;
		if (!ok)
			eg_archive_unwritable(b->archive, names[i], errno, diags);
	}
	free(names);
	return ok;
}

static void
give_locks_back(struct eg_archive_batch *b)
{
	while (b->nlocks > 0)
		close(b->lock[--b->nlocks]);
	free(b->lock);
	b->lock = NULL;
}

/*
 * Between staging and now the directories that were there may have gone: the
 * levels they were are made anew, above.  On the disk before they have a place
 * in the root.
 */
static bool
wrap(struct eg_archive *a, struct eg_staged *s)
{
	const char *above = eg_arena_printf(a->arena, "%u", a->staged++);
	const char *name = eg_stage_levels(a, s->where, s->top), *leaf = strrchr(name, '/');

	if (!eg_disk_make(a->staging, above) || !eg_disk_rename_new(a->staging, s->dir,
	    a->staging, eg_arena_printf(a->arena, "%s/%s", above, leaf + 1)))
		return false;
	s->dir = above;
	s->top--;
	return eg_disk_sync(a->staging, above) && eg_disk_sync(a->staging, "");
}

/*
 * Renames the highest directory that is not there yet, which holds nothing but
 * this object.  *level: its level.  What was above it is left in our folder.
 */
static bool
rename_in(struct eg_archive *a, struct eg_staged *s, int *level)
{
	const char *from = s->dir, *to;
	int n, levels = a->placement.tuples + 1;

	for (n = s->top; n <= levels; n++) {
		to = eg_stage_levels(a, s->where, n);
		if (n > s->top)
			from = eg_arena_printf(a->arena, "%s%s", from, strrchr(to, '/'));
		if (eg_disk_rename_new(a->staging, from, a->root, to)) {
			*level = n;
			if (n == s->top)
				s->dir = NULL;
			return true;
		}
		if (errno == ENOENT && n == s->top && n > 1 && wrap(a, s)) {
			from = s->dir;
			n = s->top - 1;
		} else if (errno != EEXIST)
			return false;
	}
	return false;
}

static bool
other_writer(const struct eg_staged *s, struct eg_diags *diags)
{
	return eg_refuse(diags, "A1016", s->id, "run the same command again: it compares with "
	    "what is there now", "another writer archived a letter of this case just now");
}

static bool
publish_new(struct eg_archive_batch *b, struct eg_staged *s, struct eg_diags *diags)
{
	struct eg_archive *a = b->archive;
	int level;

	if (!rename_in(a, s, &level))
		return errno == EEXIST ? other_writer(s, diags) :
		    eg_archive_unwritable(a, s->where, errno, diags);
	return b->many || (eg_disk_sync(a->root, level == 1 ? "" :
	    eg_stage_levels(a, s->where, level - 1)) &&
	    eg_disk_sync(a->staging, s->dir == NULL ? "" : s->dir)) ||
	    eg_archive_unwritable(a, s->where, errno, diags);
}

/* The directory that has the object. */
static const char *
parent_of(struct eg_archive *a, const char *path)
{
	return eg_arena_strndup(a->arena, path, (size_t)(strrchr(path, '/') - path));
}

static bool
publish_version(struct eg_archive_batch *b, struct eg_staged *s, struct eg_diags *diags)
{
	struct eg_archive *a = b->archive;
	const char *now = digest_there(a, s->where);

	if (now == NULL)
		return eg_archive_unreadable(a, s->where, errno, diags);
	if (strcmp(now, s->base) != 0)
		return other_writer(s, diags);
	if (!eg_disk_exchange(a->staging, s->object, a->fd, s->where))
		return eg_archive_unwritable(a, s->where, errno, diags);
	return b->many || (eg_disk_sync(a->fd, parent_of(a, s->where)) &&
	    eg_disk_sync(a->staging, "")) ||
	    eg_archive_unwritable(a, s->where, errno, diags);
}

/* What was there before a crash, and not in the ledger, may not be on the disk. */
static bool
missing_in_ledger(struct eg_archive_batch *b, struct eg_staged *s, bool *ok,
    struct eg_diags *diags)
{
	size_t before = eg_diags_of(diags, EG_ERROR);

	s->in_ledger = eg_ledger_has(b->archive, s->inventory, diags);
	if (eg_diags_of(diags, EG_ERROR) > before)
		*ok = false;
	return !s->in_ledger;
}

/* By the directory that was open all the time: it is told of every error since. */
static bool
sync_all(struct eg_archive_batch *b, struct eg_diags *diags)
{
	struct eg_archive *a = b->archive;

	return eg_disk_sync_all(a->staging >= 0 ? a->staging : a->root) ||
	    eg_archive_unwritable(a, "work", errno, diags);
}

/* What was made is on the disk: the last of it now. */
static bool
settle_on_disk(struct eg_archive_batch *b, struct eg_diags *diags)
{
	if (!b->many)
		return true;
	if (!eg_hands_reached_disk(b->hands))
		return eg_archive_unwritable(b->archive, "work", EIO, diags);
	return sync_all(b, diags);
}

static void
all_failed(struct eg_archive_batch *b)
{
	size_t i;

	for (i = 0; i < b->n; i++)
		b->item[i]->result = EG_ARCHIVE_FAILED;
}

static bool
publish(struct eg_archive_batch *b, struct eg_diags *diags)
{
	struct eg_staged *s;
	bool ok = true, late = false;
	size_t i;

	for (i = 0; i < b->n; i++) {
		s = b->item[i];
		if (s->result == EG_ARCHIVE_FAILED)
			continue;
		if (s->result == EG_ARCHIVE_UNCHANGED)
			late = missing_in_ledger(b, s, &ok, diags) || late;
		else if (!(s->result == EG_ARCHIVE_NEW ? publish_new(b, s, diags) :
		    publish_version(b, s, diags))) {
			s->result = EG_ARCHIVE_FAILED;
			ok = false;
		}
	}
	if (!(b->many || late) || sync_all(b, diags))
		return ok;
	/* Nothing is told that may not be on the disk. */
	all_failed(b);
	return false;
}

static bool
tell_ledger(struct eg_archive_batch *b, struct eg_diags *diags)
{
	struct eg_ledger_line *line = eg_malloc((b->n + 1) * sizeof(*line));
	const struct eg_staged *s;
	size_t i, n = 0;
	bool ok;

	for (i = 0; i < b->n; i++) {
		s = b->item[i];
		if (s->result == EG_ARCHIVE_FAILED || s->in_ledger)
			continue;
		line[n++] = (struct eg_ledger_line){ s->created, strcmp(s->version, "v1") == 0 ?
		    "add" : "version", s->inventory, s->version };
	}
	ok = n == 0 || eg_ledger_add(b->archive, line, n, diags);
	free(line);
	return ok;
}

bool
eg_archive_commit(struct eg_archive_batch *b, struct eg_diags *diags)
{
	bool made, ok;

	eg_hands_wait(b->hands);
	made = hear(b, diags);
	ok = take_locks(b, diags) && settle_on_disk(b, diags);
	if (!ok)
		all_failed(b);
	else {
		ok = publish(b, diags);
		if (!tell_ledger(b, diags)) {
			all_failed(b);
			ok = false;
		}
	}
	give_locks_back(b);
	return made && ok;
}
