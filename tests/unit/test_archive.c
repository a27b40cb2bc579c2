/*
 * test_archive.c - letters go in, come out, and nothing that was changed goes
 * unnoticed: objects, ledger, checkpoints, mirror.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "archive/archive.h"
#include "archive/copy.h"
#include "archive/disk.h"
#include "archive/ledger.h"
#include "archive/placement.h"
#include "archive/reconcile.h"

struct ground {
	struct eg_diags		*diags;
	char			 dir[64], path[96], mirror[96];
	struct eg_archive	*archive;
};

static int
setup(void **state)
{
	struct ground *g = eg_malloc(sizeof(*g));

	*g = (struct ground){ .diags = eg_diags_new() };
	snprintf(g->dir, sizeof(g->dir), "/tmp/engross-archive-XXXXXX");
	assert_non_null(mkdtemp(g->dir));
	snprintf(g->path, sizeof(g->path), "%s/a", g->dir);
	snprintf(g->mirror, sizeof(g->mirror), "%s/m", g->dir);
	assert_true(eg_archive_init(g->path, "imro.example,2026", EG_PLACEMENT_0003, g->diags));
	g->archive = eg_archive_open(g->path, "main", g->diags);
	assert_non_null(g->archive);
	*state = g;
	return 0;
}

static int
teardown(void **state)
{
	struct ground *g = *state;
	int tmp = open("/tmp", O_RDONLY | O_DIRECTORY);

	eg_archive_close(g->archive);
	assert_true(eg_disk_remove(tmp, g->dir + strlen("/tmp/")));
	close(tmp);
	eg_diags_free(g->diags);
	free(g);
	return 0;
}

/* What became of a letter of a case; `amends` as in an entry. */
static enum eg_archive_result
add_at(struct ground *g, const char *name, const char *letter, bool amends,
    const char *time)
{
	struct eg_archive_batch *b = eg_archive_begin(g->archive, false);
	struct eg_archive_file f[2] = { { "case.xml", letter, strlen(letter), true },
	    { "events.xml", time, strlen(time), false } };
	enum eg_archive_result r = EG_ARCHIVE_FAILED;
	const char *id, *version;

	if (eg_archive_stage(b, &(struct eg_archive_entry){
	    .id = eg_archive_id(g->archive, "case", name), .created = time,
	    .message = "issued", .user = "A", .address = "mailto:a@imro.example",
	    .file = f, .n = 2, .amends = amends }, g->diags)) {
		eg_archive_commit(b, g->diags);
		r = eg_archive_batch_result(b, 0, &id, &version);
	}
	eg_archive_batch_free(b);
	return r;
}

static enum eg_archive_result
add(struct ground *g, const char *name, const char *letter, bool amends)
{
	return add_at(g, name, letter, amends, "2026-01-01T00:00:00Z");
}

static bool
said(const struct ground *g, const char *code)
{
	size_t i;

	for (i = 0; i < eg_diags_count(g->diags); i++)
		if (strcmp(eg_diags_at(g->diags, i)->code, code) == 0)
			return true;
	return false;
}

static size_t
faults(struct ground *g, struct eg_archive *a)
{
	struct eg_reconciled r = { 0 };

	eg_diags_clear(g->diags);
	eg_archive_reconcile(a, &r, g->diags);
	return eg_diags_count(g->diags);
}

/* A file below the archive, changed by hand: n bytes at an offset. */
static void
spoil(struct ground *g, const char *path, long offset, const char *with)
{
	char full[512];
	FILE *f;

	snprintf(full, sizeof(full), "%s/%s", g->path, path);
	f = fopen(full, "r+");
	assert_non_null(f);
	fseek(f, offset, offset < 0 ? SEEK_END : SEEK_SET);
	fputs(with, f);
	fclose(f);
}

static void
a_letter_is_archived_once_and_another_needs_a_reason(void **state)
{
	struct ground *g = *state;

	assert_int_equal(add(g, "1", "one", false), EG_ARCHIVE_NEW);
	assert_int_equal(add_at(g, "1", "one", false, "2026-01-02T00:00:00Z"),
	    EG_ARCHIVE_UNCHANGED);
	assert_int_equal(add(g, "1", "two", false), EG_ARCHIVE_FAILED);
	assert_true(said(g, "A1012"));
	assert_int_equal(add_at(g, "1", "two", true, "2026-01-03T00:00:00Z"),
	    EG_ARCHIVE_VERSION);
	assert_int_equal(faults(g, g->archive), 0);
}

/* Staged of the same version: whoever publishes second would undo the first. */
static void
of_two_that_amend_one_version_the_second_is_refused(void **state)
{
	static const char *const letters[2] = { "two", "three" };
	struct ground *g = *state;
	struct eg_archive_batch *b[2];
	struct eg_archive_file f[2];
	struct eg_archive_entry e = { .id = eg_archive_id(g->archive, "case", "1"),
	    .created = "2026-01-02T00:00:00Z", .message = "issued", .user = "A",
	    .address = "mailto:a@imro.example", .n = 1, .amends = true };
	size_t i;

	add(g, "1", "one", false);
	for (i = 0; i < 2; i++) {
		f[i] = (struct eg_archive_file){ "case.xml", letters[i], strlen(letters[i]), true };
		e.file = &f[i];
		b[i] = eg_archive_begin(g->archive, false);
		assert_true(eg_archive_stage(b[i], &e, g->diags));
	}
	assert_true(eg_archive_commit(b[0], g->diags));
	assert_false(eg_archive_commit(b[1], g->diags));
	assert_true(said(g, "A1016"));
	eg_archive_batch_free(b[1]);
	eg_archive_batch_free(b[0]);
	assert_int_equal(faults(g, g->archive), 0);
}

/* Adds a letter that is to follow what the archive has of another case. */
static enum eg_archive_result
add_after(struct ground *g, const char *name, const char *letter, const char *inventory)
{
	struct eg_archive_batch *b = eg_archive_begin(g->archive, false);
	struct eg_archive_file f = { "case.xml", letter, strlen(letter), true };
	enum eg_archive_result r = EG_ARCHIVE_FAILED;
	const char *id, *version;

	if (eg_archive_stage(b, &(struct eg_archive_entry){
	    .id = eg_archive_id(g->archive, "case", name), .created = "2026-01-01T00:00:00Z",
	    .message = "issued", .user = "A", .address = "mailto:a@imro.example",
	    .file = &f, .n = 1, .amends = true, .follows = inventory }, g->diags)) {
		eg_archive_commit(b, g->diags);
		r = eg_archive_batch_result(b, 0, &id, &version);
	}
	eg_archive_batch_free(b);
	return r;
}

static void
a_version_follows_only_the_one_that_it_names(void **state)
{
	struct ground *g = *state;
	const char *first, *id = eg_archive_id(g->archive, "case", "1");
	bool missing;

	assert_int_equal(add(g, "1", "one", false), EG_ARCHIVE_NEW);
	first = eg_archive_find(g->archive, id, &missing, g->diags)->sha512;
	assert_int_equal(add_after(g, "2", "two", first), EG_ARCHIVE_FAILED);
	assert_true(said(g, "A1075"));
	assert_int_equal(add_after(g, "1", "two", first), EG_ARCHIVE_VERSION);
	assert_int_equal(add_after(g, "1", "two", first), EG_ARCHIVE_UNCHANGED);
	eg_diags_clear(g->diags);
	assert_int_equal(add_after(g, "1", "three", first), EG_ARCHIVE_FAILED);
	assert_true(said(g, "A1075"));
	assert_int_equal(faults(g, g->archive), 0);
}

/* A name whose object shares the first tuple of `other`, but not the second. */
static const char *
neighbour(struct ground *g, const char *other)
{
	struct eg_arena *arena = g->archive->arena;
	const char *a = eg_archive_where(g->archive, eg_archive_id(g->archive, "case", other));
	const char *b, *name;
	unsigned i;

	for (i = 1000;; i++) {
		name = eg_arena_printf(arena, "%u", i);
		b = eg_archive_where(g->archive, eg_archive_id(g->archive, "case", name));
		if (strncmp(a, b, strlen("ocfl/ab/")) == 0 &&
		    strncmp(a, b, strlen("ocfl/ab/cd")) != 0)
			return name;
	}
}

static bool
stage_in(struct ground *g, struct eg_archive_batch *b, const char *name,
    const char *letter)
{
	struct eg_archive_file f = { "case.xml", letter, strlen(letter), true };

	return eg_archive_stage(b, &(struct eg_archive_entry){
	    .id = eg_archive_id(g->archive, "case", name), .created = "2026-01-01T00:00:00Z",
	    .message = "issued", .user = "A", .address = "mailto:a@imro.example",
	    .file = &f, .n = 1 }, g->diags);
}

/* As when the only other object there was disposed of in between. */
static void
a_directory_that_went_before_publishing_is_made_again(void **state)
{
	struct ground *g = *state;
	struct eg_archive_batch *b = eg_archive_begin(g->archive, false);
	const char *where = eg_archive_where(g->archive, eg_archive_id(g->archive, "case", "1"));
	const char *top = eg_arena_strndup(g->archive->arena, where, strlen("ocfl/ab"));
	const char *id, *version;

	add(g, neighbour(g, "1"), "one", false);
	assert_true(stage_in(g, b, "1", "one"));
	assert_true(eg_disk_rename_new(g->archive->fd, top, g->archive->fd, "aside"));
	assert_true(eg_archive_commit(b, g->diags));
	assert_int_equal(eg_archive_batch_result(b, 0, &id, &version), EG_ARCHIVE_NEW);
	eg_archive_batch_free(b);
	assert_true(eg_disk_exists(g->archive->fd, where));
	/* The neighbour is missing, nothing else is wrong. */
	assert_int_equal(faults(g, g->archive), 1);
	assert_true(said(g, "A1025"));
}

/* And the other way round: somebody else made it in between. */
static void
a_directory_that_came_before_publishing_is_used(void **state)
{
	struct ground *g = *state;
	struct eg_archive_batch *b = eg_archive_begin(g->archive, false);
	const char *where = eg_archive_where(g->archive, eg_archive_id(g->archive, "case", "1"));

	assert_true(stage_in(g, b, "1", "one"));
	add(g, neighbour(g, "1"), "one", false);
	assert_true(eg_archive_commit(b, g->diags));
	eg_archive_batch_free(b);
	assert_true(eg_disk_exists(g->archive->fd, where));
	assert_int_equal(faults(g, g->archive), 0);
}

/* 200 at a time, two of them of one tuple, one of them refused. */
static void
letters_made_side_by_side_have_each_their_own_result(void **state)
{
	struct ground *g = *state;
	struct eg_archive_batch *b;
	const char *id, *version, *name;
	size_t i, n = 200, first;

	add(g, "7", "another", false);
	b = eg_archive_begin(g->archive, true);
	assert_true(stage_in(g, b, neighbour(g, "7"), "one"));
	for (i = 1; i < n; i++) {
		name = eg_arena_printf(g->archive->arena, "%zu", i);
		assert_true(stage_in(g, b, name, i == 9 ? "" : name));
	}
	assert_false(stage_in(g, b, "3", "again"));
	assert_true(said(g, "A1013"));
	assert_false(eg_archive_commit(b, g->diags));
	first = eg_archive_batch_count(b);
	assert_int_equal(first, n);
	for (i = 0; i < n; i++) {
		assert_int_equal(eg_archive_batch_result(b, i, &id, &version), i == 7 ?
		    EG_ARCHIVE_FAILED : EG_ARCHIVE_NEW);
		if (i > 0)
			assert_string_equal(strrchr(id, ':') + 1,
			    eg_arena_printf(g->archive->arena, "%zu", i));
	}
	assert_true(said(g, "A1012"));
	eg_archive_batch_free(b);
	assert_int_equal(faults(g, g->archive), 0);
}

/* More bytes than are left to the end: the disk gets them while others are made. */
static void
large_letters_reach_the_disk_while_others_are_made(void **state)
{
	struct ground *g = *state;
	struct eg_archive_batch *b = eg_archive_begin(g->archive, true);
	char *letter = eg_malloc(1 << 20), name[16];
	int i;

	memset(letter, 'x', (1 << 20) - 1);
	letter[(1 << 20) - 1] = '\0';
	for (i = 0; i < 12; i++) {
		snprintf(name, sizeof(name), "%d", i);
		letter[0] = (char)('a' + i);
		assert_true(stage_in(g, b, name, letter));
	}
	assert_true(eg_archive_commit(b, g->diags));
	eg_archive_batch_free(b);
	free(letter);
	assert_int_equal(faults(g, g->archive), 0);
}

static void
both_versions_can_be_read_and_a_changed_file_cannot(void **state)
{
	struct ground *g = *state;
	const struct eg_inventory *in;
	struct eg_buf b = { 0 };
	bool missing;

	add(g, "1", "one", false);
	add(g, "1", "two", true);
	in = eg_archive_find(g->archive, eg_archive_id(g->archive, "case", "1"), &missing,
	    g->diags);
	assert_non_null(in);
	assert_true(eg_archive_read(g->archive, in, &in->version[0], "case.xml", &b, g->diags));
	assert_true(eg_archive_read(g->archive, in, &in->version[1], "case.xml", &b, g->diags));
	assert_string_equal(b.data, "onetwo");
	spoil(g, eg_arena_printf(g->archive->arena, "%s/v1/content/case.xml",
	    eg_archive_where(g->archive, in->id)), 0, "X");
	assert_false(eg_archive_read(g->archive, in, &in->version[0], "case.xml", &b, g->diags));
	assert_true(said(g, "A1010"));
	assert_string_equal(b.data, "onetwo");
	eg_buf_free(&b);
}

static void
no_new_version_follows_a_damaged_one(void **state)
{
	struct ground *g = *state;
	const char *where = eg_archive_where(g->archive, eg_archive_id(g->archive, "case", "1"));

	add(g, "1", "one", false);
	spoil(g, eg_arena_printf(g->archive->arena, "%s/v1/content/case.xml", where), 0, "X");
	assert_int_equal(add(g, "1", "two", true), EG_ARCHIVE_FAILED);
	assert_true(said(g, "A1014"));
}

static void
an_object_that_was_taken_away_or_put_in_is_noticed(void **state)
{
	struct ground *g = *state;
	const char *where = eg_archive_where(g->archive, eg_archive_id(g->archive, "case", "1"));
	const char *top = eg_arena_strndup(g->archive->arena, where, strlen("ocfl/ab"));

	add(g, "1", "one", false);
	add(g, "2", "two", false);
	assert_true(eg_disk_rename_new(g->archive->fd, top, g->archive->fd,
	    "aside"));
	faults(g, g->archive);
	assert_true(said(g, "A1025"));
	assert_true(eg_disk_rename_new(g->archive->fd, "aside", g->archive->fd,
	    top));
	assert_int_equal(faults(g, g->archive), 0);
	assert_true(eg_disk_unlink(g->archive->fd, "ledger/main/000001.log"));
	assert_true(eg_disk_unlink(g->archive->fd, "ledger/main/checkpoint"));
	faults(g, g->archive);
	assert_true(said(g, "A1024"));
}

/* Each byte of a ledger and of its checkpoint, one after the other. */
static void
every_changed_byte_of_the_ledger_is_noticed(void **state)
{
	static const char *const paths[] = { "ledger/main/000001.log",
	    "ledger/main/checkpoint" };
	struct ground *g = *state;
	struct eg_buf whole = { 0 };
	char with[2] = "";
	size_t k, i;

	add(g, "1", "one", false);
	add(g, "2", "two", false);
	for (k = 0; k < 2; k++) {
		eg_buf_clear(&whole);
		assert_true(eg_disk_read(g->archive->fd, paths[k], 65536, &whole));
		for (i = 0; i < whole.len; i++) {
			with[0] = (char)(whole.data[i] ^ 1);
			spoil(g, paths[k], (long)i, with);
			if (faults(g, g->archive) == 0)
				fail_msg("%s: byte %zu was changed, and nobody saw it", paths[k], i);
			with[0] = whole.data[i];
			spoil(g, paths[k], (long)i, with);
		}
	}
	assert_int_equal(faults(g, g->archive), 0);
	eg_buf_free(&whole);
}

static void
lines_cut_off_the_ledger_are_noticed_and_none_is_added(void **state)
{
	struct ground *g = *state;
	char path[256];

	add(g, "1", "one", false);
	add(g, "2", "two", false);
	snprintf(path, sizeof(path), "%s/ledger/main/000001.log", g->path);
	assert_int_equal(truncate(path, 240), 0);
	faults(g, g->archive);
	assert_true(said(g, "A1021"));
	assert_int_equal(add(g, "3", "three", false), EG_ARCHIVE_FAILED);
}

/* As a crash in the middle of writing leaves it: never reported, so not there. */
static void
half_a_line_at_the_end_gives_way_to_the_next(void **state)
{
	struct ground *g = *state;

	add(g, "1", "one", false);
	spoil(g, "ledger/main/000001.log", 253, "2 2026-01");
	assert_int_equal(faults(g, g->archive), 0);
	assert_int_equal(add(g, "2", "two", false), EG_ARCHIVE_NEW);
	assert_int_equal(faults(g, g->archive), 0);
}

static void
a_clock_that_went_back_is_refused(void **state)
{
	struct ground *g = *state;

	add(g, "1", "one", false);
	assert_int_equal(add_at(g, "2", "two", false, "2025-12-31T00:00:00Z"),
	    EG_ARCHIVE_FAILED);
	assert_true(said(g, "A1023"));
}

static void
a_ledger_goes_on_in_the_next_file(void **state)
{
	struct ground *g = *state;
	struct eg_ledger_line line[700];
	const char *path;
	char inventory[129];
	uint64_t lines;
	size_t i;

	memset(inventory, 'a', 128);
	inventory[128] = '\0';
	for (i = 0; i < 700; i++)
		line[i] = (struct eg_ledger_line){ "2026-01-01T00:00:00Z", "audit", inventory, "v1" };
	for (i = 0; i < 3; i++)
		assert_true(eg_ledger_add(g->archive, line, 700, g->diags));
	assert_true(eg_ledger_keep(g->archive, &path, g->diags));
	assert_true(eg_ledger_check(g->archive, NULL, NULL, &lines, g->diags));
	assert_int_equal(lines, 2100);
	assert_true(eg_disk_exists(g->archive->fd, "ledger/main/000003.log"));
	assert_true(eg_disk_exists(g->archive->fd, "ledger/main/checkpoints/000000002100"));
}

/* A mirror, with all that there is so far. */
static struct eg_archive *
mirrored(struct ground *g, struct eg_mirrored *r)
{
	struct eg_archive *m;

	assert_true(eg_mirror_init(g->archive, g->mirror, g->diags));
	m = eg_archive_open(g->mirror, "main", g->diags);
	assert_true(eg_archive_mirror(g->archive, m, r, g->diags));
	return m;
}

static void
a_mirror_has_all_of_it_and_gives_it_back(void **state)
{
	struct ground *g = *state;
	const char *id = eg_archive_id(g->archive, "case", "1");
	struct eg_mirrored r = { 0 };
	struct eg_archive *m;

	add(g, "1", "one", false);
	m = mirrored(g, &r);
	assert_int_equal(r.copied, 1);
	add(g, "1", "two", true);
	add(g, "2", "two", false);
	r = (struct eg_mirrored){ 0 };
	assert_true(eg_archive_mirror(g->archive, m, &r, g->diags));
	assert_int_equal(r.copied, 2);
	assert_int_equal(faults(g, m), 0);
	spoil(g, eg_arena_printf(g->archive->arena, "%s/v1/content/case.xml",
	    eg_archive_where(g->archive, id)), 0, "X");
	assert_true(faults(g, g->archive) > 0);
	assert_true(eg_archive_repair(g->archive, m, id, "2026-01-01T00:00:00Z", g->diags));
	assert_int_equal(faults(g, g->archive), 0);
	eg_archive_close(m);
}

static void
a_mirror_that_is_behind_does_not_undo_a_version(void **state)
{
	struct ground *g = *state;
	const char *id = eg_archive_id(g->archive, "case", "1");
	struct eg_mirrored r = { 0 };
	struct eg_archive *m;

	add(g, "1", "one", false);
	m = mirrored(g, &r);
	add(g, "1", "two", true);
	spoil(g, eg_arena_printf(g->archive->arena, "%s/v1/content/case.xml",
	    eg_archive_where(g->archive, id)), 0, "X");
	assert_false(eg_archive_repair(g->archive, m, id, "2026-01-01T00:00:00Z", g->diags));
	assert_true(said(g, "A1032"));
	eg_archive_close(m);
}

static void
a_damaged_object_does_not_reach_the_mirror(void **state)
{
	struct ground *g = *state;
	struct eg_mirrored r = { 0 };
	struct eg_archive *m;

	add(g, "1", "one", false);
	spoil(g, eg_arena_printf(g->archive->arena, "%s/v1/content/case.xml",
	    eg_archive_where(g->archive, eg_archive_id(g->archive, "case", "1"))), 0, "X");
	assert_true(eg_mirror_init(g->archive, g->mirror, g->diags));
	m = eg_archive_open(g->mirror, "main", g->diags);
	assert_false(eg_archive_mirror(g->archive, m, &r, g->diags));
	assert_int_equal(r.copied, 0);
	assert_int_equal(r.failed, 1);
	eg_archive_close(m);
}

static void
amend_meanwhile(void *data, const char *path, const struct eg_inventory *in, bool whole)
{
	struct ground *g = data;

	(void)path, (void)in, (void)whole;
	assert_int_equal(add(g, "1", "two", true), EG_ARCHIVE_VERSION);
}

static void
what_comes_while_an_archive_is_looked_over_is_not_missing(void **state)
{
	struct ground *g = *state;
	struct eg_reconciled r = { .object = amend_meanwhile, .data = g };

	add(g, "1", "one", false);
	assert_true(eg_archive_reconcile(g->archive, &r, g->diags));
	assert_int_equal(r.objects, 1);
	assert_int_equal(eg_diags_count(g->diags), 0);
}

/* The examples of extensions 0003 and 0004, as their pages have them. */
static void
objects_are_placed_as_the_extensions_say(void **state)
{
	static const struct { struct eg_placement p; const char *id, *path; } cases[] = {
		{ { EG_PLACEMENT_0003, EG_SHA256, 3, 3, false }, "object-01",
		    "3c0/ff4/240/object-01" },
		{ { EG_PLACEMENT_0003, EG_SHA256, 3, 3, false }, "..hor/rib:le-$id",
		    "487/326/d8c/%2e%2ehor%2frib%3ale-%24id" },
		{ { EG_PLACEMENT_0003, EG_MD5, 2, 15, false }, "object-01",
		    "ff/75/53/44/92/48/5e/ab/b3/9f/86/35/67/28/88/object-01" },
		{ { EG_PLACEMENT_0004, EG_SHA256, 3, 3, false }, "object-01",
		    "3c0/ff4/240/3c0ff4240c1e116dba14c7627f2319b58aa3d77606d0d90dfc6161608ac987d4" },
		{ { EG_PLACEMENT_0004, EG_MD5, 2, 15, true }, "object-01",
		    "ff/75/53/44/92/48/5e/ab/b3/9f/86/35/67/28/88/4e" },
	};
	struct eg_buf b = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		eg_buf_clear(&b);
		eg_placement_path(&cases[i].p, cases[i].id, &b);
		assert_string_equal(b.data, cases[i].path);
	}
	eg_buf_free(&b);
}

#define T(name)	cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_letter_is_archived_once_and_another_needs_a_reason),
		T(of_two_that_amend_one_version_the_second_is_refused),
		T(a_version_follows_only_the_one_that_it_names),
		T(a_directory_that_went_before_publishing_is_made_again),
		T(a_directory_that_came_before_publishing_is_used),
		T(letters_made_side_by_side_have_each_their_own_result),
		T(large_letters_reach_the_disk_while_others_are_made),
		T(both_versions_can_be_read_and_a_changed_file_cannot),
		T(no_new_version_follows_a_damaged_one),
		T(an_object_that_was_taken_away_or_put_in_is_noticed),
		T(every_changed_byte_of_the_ledger_is_noticed),
		T(lines_cut_off_the_ledger_are_noticed_and_none_is_added),
		T(half_a_line_at_the_end_gives_way_to_the_next),
		T(a_clock_that_went_back_is_refused),
		T(a_ledger_goes_on_in_the_next_file),
		T(a_mirror_has_all_of_it_and_gives_it_back),
		T(a_mirror_that_is_behind_does_not_undo_a_version),
		T(a_damaged_object_does_not_reach_the_mirror),
		T(what_comes_while_an_archive_is_looked_over_is_not_missing),
		cmocka_unit_test(objects_are_placed_as_the_extensions_say),
	};

	return cmocka_run_group_tests_name("archive", tests, NULL, NULL);
}
