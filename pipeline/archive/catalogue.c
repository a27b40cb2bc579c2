/* catalogue.c - see catalogue.h. */
#include "archive/catalogue.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/disk.h"
#include "archive/ledger_line.h"
#include "archive/ocfl.h"

#define FILE_NAME	"catalogue.sqlite"
#define TEXT_MAX	((size_t)64 << 20)

/*
 * The words of a letter are indexed, not kept a second time.  Rows are numbered
 * by time, so that the newest are found without looking at all; beginnings of
 * two and three letters, which many words have, are words of their own.
 */
#define SCHEMA	2
static const char settings[] =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA trusted_schema=OFF;";
static const char schema[] =
    "CREATE TABLE IF NOT EXISTS version(row INTEGER PRIMARY KEY, id TEXT NOT NULL,"
    " number INTEGER NOT NULL, created TEXT NOT NULL, message TEXT, UNIQUE(id, number));"
    "CREATE TABLE IF NOT EXISTS seen(writer TEXT PRIMARY KEY, checkpoint TEXT NOT NULL);"
    "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(text, content='',"
    " tokenize='unicode61 remove_diacritics 2', prefix='2 3'); PRAGMA user_version=2;";
static const char nothing[] =
    "DROP TABLE IF EXISTS version; DROP TABLE IF EXISTS seen; DROP TABLE IF EXISTS words;";

struct eg_catalogue {
	struct eg_archive	*archive;
	sqlite3			*db;
	sqlite3_stmt		*has, *add, *text;
};

/* Its own messages quote what was asked for, so they stay out of ours. */
static bool
fault(struct eg_archive *a, int error, struct eg_diags *diags)
{
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "A1050",
	    .at.file = eg_diags_printf(diags, "%s/%s", a->path, FILE_NAME),
	    .help = "`engross archive index` makes it again from the archive" },
	    "the catalogue cannot be used: %s", sqlite3_errstr(error));
	return false;
}

static bool
run(struct eg_catalogue *c, const char *sql, struct eg_diags *diags)
{
	int error = sqlite3_exec(c->db, sql, NULL, NULL, NULL);

	return error == SQLITE_OK || fault(c->archive, error, diags);
}

static bool
prepare(struct eg_catalogue *c, const char *sql, sqlite3_stmt **s, struct eg_diags *diags)
{
	int error = sqlite3_prepare_v2(c->db, sql, -1, s, NULL);

	return error == SQLITE_OK || fault(c->archive, error, diags);
}

/* For the owner only, as all of the archive; SQLite gives its other files the same. */
static bool
make_file(struct eg_archive *a, struct eg_diags *diags)
{
	if (eg_disk_exists(a->fd, FILE_NAME) ||
	    eg_disk_write(a->fd, FILE_NAME, "", 0, false) || errno == EEXIST)
		return true;
	if (errno != EACCES && errno != EROFS)
		return eg_archive_unwritable(a, FILE_NAME, errno, diags);
	return eg_refuse(diags, "A1050", a->path, "who owns the archive makes it with `engross "
	    "archive index`; `list`, `history`, `get` and `verify` need none",
	    "there is no catalogue, and you may not write one here");
}

/* One of an earlier engross is made again. */
static bool
make_tables(struct eg_catalogue *c, struct eg_diags *diags)
{
	sqlite3_stmt *s = NULL;
	int version = -1;

	if (!prepare(c, "PRAGMA user_version", &s, diags))
		return false;
	if (sqlite3_step(s) == SQLITE_ROW)
		version = sqlite3_column_int(s, 0);
	sqlite3_finalize(s);
	return version == SCHEMA || (run(c, nothing, diags) && run(c, schema, diags));
}

struct eg_catalogue *
eg_catalogue_open(struct eg_archive *a, struct eg_diags *diags)
{
	struct eg_catalogue *c = eg_malloc(sizeof(*c));
	const char *path = eg_arena_printf(a->arena, "%s/%s", a->path, FILE_NAME);
	int error;

	*c = (struct eg_catalogue){ .archive = a };
	if (make_file(a, diags)) {
		error = sqlite3_open_v2(path, &c->db, SQLITE_OPEN_READWRITE, NULL);
		if (error != SQLITE_OK)
			fault(a, error, diags);
		else {
			sqlite3_db_config(c->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
			sqlite3_busy_timeout(c->db, 10000);
			if (run(c, settings, diags) && make_tables(c, diags) && prepare(c, "SELECT 1 FROM version WHERE id = ?1 "
			    "AND number = ?2", &c->has, diags) && prepare(c, "INSERT INTO version"
			    "(row, id, number, created, message) VALUES(?1, ?2, ?3, ?4, ?5)", &c->add, diags) &&
			    prepare(c, "INSERT INTO words(rowid, text) VALUES(?1, ?2)", &c->text,
			    diags))
				return c;
		}
	}
	eg_catalogue_close(c);
	return NULL;
}

void
eg_catalogue_close(struct eg_catalogue *c)
{
	if (c == NULL)
		return;
	sqlite3_finalize(c->has);
	sqlite3_finalize(c->add);
	sqlite3_finalize(c->text);
	sqlite3_close(c->db);
	free(c);
}

bool
eg_catalogue_drop(struct eg_archive *a, struct eg_diags *diags)
{
	static const char *const files[] = { FILE_NAME, FILE_NAME "-wal", FILE_NAME "-shm" };
	size_t i;

	for (i = 0; i < 3; i++)
		if (!eg_disk_unlink(a->fd, files[i]) && errno != ENOENT)
			return eg_archive_unwritable(a, files[i], errno, diags);
	return true;
}

/* --- adding ------------------------------------------------------------------- */

static bool
has(struct eg_catalogue *c, const char *id, unsigned number)
{
	bool found;

	sqlite3_reset(c->has);
	sqlite3_bind_text(c->has, 1, id, -1, SQLITE_STATIC);
	sqlite3_bind_int64(c->has, 2, number);
	found = sqlite3_step(c->has) == SQLITE_ROW;
	sqlite3_reset(c->has);
	return found;
}

/*
 * By time, and then by the name alone: the same whatever came first.  The next
 * one is taken when two have the same.
 */
static sqlite3_int64
row_of(const char *id, const struct eg_ocfl_version *v)
{
	int64_t seconds = eg_ledger_seconds(v->created);
	char name[32], hex[EG_SHA256_HEX], first[8] = "";
	struct eg_sha256 *sum = eg_sha256_new();

	snprintf(name, sizeof(name), " %u", v->number);
	eg_sha256_add(sum, id, strlen(id));
	eg_sha256_add(sum, name, strlen(name));
	eg_sha256_end(sum, hex);
	memcpy(first, hex, 7);
	seconds = seconds < 0 ? 0 : seconds >= (int64_t)1 << 34 ? ((int64_t)1 << 34) - 1 : seconds;
	return (sqlite3_int64)(seconds << 28) | (sqlite3_int64)strtol(first, NULL, 16);
}

static bool
insert(struct eg_catalogue *c, const char *id, const struct eg_ocfl_version *v,
    const struct eg_buf *text, struct eg_diags *diags)
{
	sqlite3_int64 row = row_of(id, v), last = row + 100;
	int error;

	sqlite3_reset(c->add);
	sqlite3_bind_text(c->add, 2, id, -1, SQLITE_STATIC);
	sqlite3_bind_int64(c->add, 3, v->number);
	sqlite3_bind_text(c->add, 4, v->created, -1, SQLITE_STATIC);
	sqlite3_bind_text(c->add, 5, v->message, -1, SQLITE_STATIC);
	do {
		sqlite3_reset(c->add);
		sqlite3_bind_int64(c->add, 1, row);
		error = sqlite3_step(c->add);
	} while (error == SQLITE_CONSTRAINT && row++ < last);
	if (error == SQLITE_DONE) {
		sqlite3_reset(c->text);
		sqlite3_bind_int64(c->text, 1, row);
		sqlite3_bind_text(c->text, 2, eg_buf_str(text), (int)text->len, SQLITE_STATIC);
		error = sqlite3_step(c->text);
		sqlite3_reset(c->text);
	}
	sqlite3_reset(c->add);
	return error == SQLITE_DONE || fault(c->archive, error, diags);
}

/* The words of a version, with the case's own name among them. */
static bool
add_version(struct eg_catalogue *c, const struct eg_inventory *in,
    const struct eg_ocfl_version *v, struct eg_diags *diags)
{
	struct eg_buf text = { 0 };
	bool ok = true;

	if (eg_inventory_content(in, v, "letter.txt", NULL) != NULL)
		ok = eg_archive_read(c->archive, in, v, "letter.txt", &text, diags);
	eg_buf_printf(&text, "\n%s\n", in->id);
	ok = ok && (text.len < TEXT_MAX || fault(c->archive, SQLITE_TOOBIG, diags)) &&
	    insert(c, in->id, v, &text, diags);
	eg_buf_free(&text);
	return ok;
}

static bool
add_versions(struct eg_catalogue *c, const struct eg_inventory *in, size_t *added,
    struct eg_diags *diags)
{
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < in->nversions; i++) {
		/* What letters go by is no letter. */
		if (!eg_archive_is_letter(in->id) || has(c, in->id, in->version[i].number))
			continue;
		ok = add_version(c, in, &in->version[i], diags);
		*added += ok;
	}
	return ok;
}

bool
eg_catalogue_add(struct eg_catalogue *c, const char *id, struct eg_diags *diags)
{
	const struct eg_inventory *in;
	bool missing, ok;
	size_t added = 0;

	in = eg_archive_find(c->archive, id, &missing, diags);
	ok = in != NULL && run(c, "BEGIN IMMEDIATE", diags);
	ok = ok && add_versions(c, in, &added, diags);
	return ok ? run(c, "COMMIT", diags) : (run(c, "ROLLBACK", diags), false);
}

/* --- following the ledgers ------------------------------------------------------- */

/* What a writer's ledger has come to. */
static const char *
checkpoint(struct eg_archive *a, const char *writer)
{
	struct eg_buf text = { 0 };
	const char *s = "";

	if (eg_disk_read(a->fd, eg_arena_printf(a->arena, "ledger/%s/checkpoint", writer),
	    65536, &text))
		s = eg_arena_strdup(a->arena, text.data);
	eg_buf_free(&text);
	return s;
}

static bool
is_seen(struct eg_catalogue *c, const char *writer)
{
	sqlite3_stmt *s = NULL;
	bool same = false;

	if (sqlite3_prepare_v2(c->db, "SELECT checkpoint FROM seen WHERE writer = ?1", -1, &s,
	    NULL) == SQLITE_OK) {
		sqlite3_bind_text(s, 1, writer, -1, SQLITE_STATIC);
		if (sqlite3_step(s) == SQLITE_ROW)
			same = strcmp((const char *)sqlite3_column_text(s, 0),
			    checkpoint(c->archive, writer)) == 0;
	}
	sqlite3_finalize(s);
	return same;
}

static bool
all_seen(struct eg_catalogue *c, struct eg_disk_list *writers)
{
	struct eg_archive *a = c->archive;
	bool seen = eg_disk_list_at(a->arena, a->fd, "ledger", writers);
	size_t i;

	for (i = 0; seen && i < writers->n; i++)
		seen = is_seen(c, writers->entry[i].name);
	return seen;
}

static bool
see(struct eg_catalogue *c, const char *writer, const char *what, struct eg_diags *diags)
{
	sqlite3_stmt *s = NULL;
	int got;

	if (!prepare(c, "INSERT OR REPLACE INTO seen VALUES(?1, ?2)", &s, diags))
		return false;
	sqlite3_bind_text(s, 1, writer, -1, SQLITE_STATIC);
	sqlite3_bind_text(s, 2, what, -1, SQLITE_STATIC);
	got = sqlite3_step(s);
	sqlite3_finalize(s);
	return got == SQLITE_DONE || fault(c->archive, got, diags);
}

bool
eg_catalogue_current(struct eg_catalogue *c)
{
	return is_seen(c, c->archive->writer);
}

bool
eg_catalogue_seen(struct eg_catalogue *c, struct eg_diags *diags)
{
	return see(c, c->archive->writer, checkpoint(c->archive, c->archive->writer), diags);
}

bool
eg_catalogue_exists(struct eg_archive *a)
{
	return eg_disk_exists(a->fd, FILE_NAME);
}

/* A version that is to be added. */
struct missing {
	sqlite3_int64	 row;
	const char	*id;
	unsigned	 number;
};

struct updating {
	struct eg_catalogue	*c;
	struct eg_arena		*arena;		/* of the ids */
	struct missing		*list;
	size_t			 n, cap;
};

static void
each_object(void *data, const char *path, const struct eg_inventory *in, bool whole)
{
	struct updating *u = data;
	const char *id = NULL;
	size_t i;

	(void)path;
	if (!whole || in == NULL || !eg_archive_is_letter(in->id))
		return;
	for (i = 0; i < in->nversions; i++) {
		if (has(u->c, in->id, in->version[i].number))
			continue;
		if (u->n == u->cap) {
			u->cap = u->cap == 0 ? 256 : 2 * u->cap;
			u->list = eg_realloc(u->list, u->cap, sizeof(*u->list));
		}
		if (id == NULL)
			id = eg_arena_strdup(u->arena, in->id);
		u->list[u->n++] = (struct missing){ row_of(in->id, &in->version[i]), id,
		    in->version[i].number };
	}
}

static int
by_row(const void *a, const void *b)
{
	const struct missing *x = a, *y = b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return strcmp(x->id, y->id);
}

/* In the order of their rows: the index is written once, not again and again. */
static bool
add_missing(struct updating *u, size_t *added, struct eg_diags *diags)
{
	struct eg_archive *a = u->c->archive;
	const struct eg_inventory *in;
	struct eg_arena_mark mark;
	bool missing, ok = true;
	size_t i, k;

	if (u->n > 0)
		qsort(u->list, u->n, sizeof(*u->list), by_row);
	for (i = 0; ok && i < u->n; i++) {
		mark = eg_arena_mark(a->arena);
		in = eg_archive_find(a, u->list[i].id, &missing, diags);
		for (k = 0; ok && in != NULL && k < in->nversions; k++)
			if (in->version[k].number == u->list[i].number) {
				ok = add_version(u->c, in, &in->version[k], diags);
				*added += ok;
			}
		/* Disposed of meanwhile is as good. */
		ok = ok && (in != NULL || missing);
		eg_arena_reset(a->arena, mark);
	}
	return ok;
}

/* As the ledgers were before the walk: what comes during it is seen another time. */
static bool
see_all(struct eg_catalogue *c, const struct eg_disk_list *writers,
    const char *const *before, struct eg_diags *diags)
{
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < writers->n; i++)
		ok = see(c, writers->entry[i].name, before[i], diags);
	return ok;
}

bool
eg_catalogue_update(struct eg_catalogue *c, size_t *added, struct eg_diags *diags)
{
	struct eg_archive *a = c->archive;
	struct eg_ocfl_check check = { .quick = true, .name = "ocfl" };
	struct updating u = { .c = c };
	struct eg_disk_list writers;
	const char **before;
	size_t i;
	bool ok;

	*added = 0;
	if (all_seen(c, &writers))
		return true;
	before = eg_new_array(a->arena, writers.n + 1, const char *);
	for (i = 0; i < writers.n; i++)
		before[i] = checkpoint(a, writers.entry[i].name);
	check.fd = eg_disk_open(a->fd, "ocfl");
	if (check.fd < 0)
		return eg_archive_unreadable(a, "ocfl", errno, diags);
	check.arena = eg_arena_new();
	check.diags = eg_diags_new();
	u.arena = eg_arena_new();
	ok = run(c, "BEGIN IMMEDIATE", diags);
	if (ok)
		eg_ocfl_root(&check, each_object, &u);
	/* What is damaged is not added, and not missed; of what was not read nobody knows. */
	ok = ok && eg_ocfl_all_read(check.diags, diags) && add_missing(&u, added, diags) &&
	    see_all(c, &writers, before, diags);
	ok = ok ? run(c, "COMMIT", diags) : (run(c, "ROLLBACK", diags), false);
	close(check.fd);
	free(u.list);
	eg_arena_free(u.arena);
	eg_diags_free(check.diags);
	eg_arena_free(check.arena);
	return ok;
}

/* --- finding ------------------------------------------------------------------------ */

/* Each word in quotes, so that none of it is syntax: "a""b" AND "c"*. */
static void
query(const char *const *words, size_t n, struct eg_buf *out)
{
	const char *p;
	size_t i, len;

	for (i = 0; i < n; i++) {
		len = strlen(words[i]);
		eg_buf_puts(out, i == 0 ? "\"" : " AND \"");
		for (p = words[i]; p < words[i] + len; p++) {
			if (*p == '"')
				eg_buf_putc(out, '"');
			if (*p != '*' || p[1] != '\0')
				eg_buf_putc(out, *p);
		}
		eg_buf_puts(out, len > 1 && words[i][len - 1] == '*' ? "\"*" : "\"");
	}
}

bool
eg_catalogue_find(struct eg_catalogue *c, const char *const *words, size_t n, int limit,
    void (*each)(void *, const struct eg_found *), void *data, struct eg_diags *diags)
{
	struct eg_buf match = { 0 };
	struct eg_found found;
	sqlite3_stmt *s = NULL;
	char version[24];
	int got;

	query(words, n, &match);
	/* The newest by their rows; those few then in an order that people see. */
	if (!prepare(c, "SELECT * FROM (SELECT v.id, v.number, v.created, v.message, "
	    "NOT EXISTS (SELECT 1 FROM version n WHERE n.id = v.id AND n.number > v.number) "
	    "FROM words CROSS JOIN version v ON v.row = words.rowid WHERE words MATCH ?1 "
	    "ORDER BY words.rowid DESC LIMIT ?2) ORDER BY 3 DESC, 1, 2 DESC", &s, diags)) {
		eg_buf_free(&match);
		return false;
	}
	sqlite3_bind_text(s, 1, eg_buf_str(&match), -1, SQLITE_STATIC);
	sqlite3_bind_int(s, 2, limit);
	while ((got = sqlite3_step(s)) == SQLITE_ROW) {
		snprintf(version, sizeof(version), "v%lld", (long long)sqlite3_column_int64(s, 1));
		found = (struct eg_found){ (const char *)sqlite3_column_text(s, 0), version,
		    (const char *)sqlite3_column_text(s, 2),
		    (const char *)sqlite3_column_text(s, 3), sqlite3_column_int(s, 4) != 0 };
		each(data, &found);
	}
	sqlite3_finalize(s);
	eg_buf_free(&match);
	return got == SQLITE_DONE || fault(c->archive, got, diags);
}
