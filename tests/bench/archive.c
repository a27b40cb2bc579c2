/*
 * archive.c - what archiving letters costs beside plainly writing and syncing
 * the same files, and how long looking for letters takes.
 *
 *	archive write N OBJECT DIR	OBJECT: a letter's, in an archive
 *	archive find N DIR		N: letters, made of invented words
 *
 * write: groups of letters by turns, three ways.  Plainly: a folder a letter,
 * each file of it written once, and at the end of a group one syncfs, or fsync
 * of every file and folder when that shows to be faster.  An object plainly: the
 * same with the files and folders that the archive has beside them.  Archived: as
 * `engross archive add` does.  Each letter has its own bytes.  A turn's times are
 * compared with each other, and the median counts: a disk that others use too is
 * no steady thing.  DIR is made, and is whoever called's to take away.
 *
 * find: an archive of N objects, or the one that is at DIR from the last time, its
 * catalogue made from it, then searches of several kinds, each as `engross
 * archive find` asks: wall and CPU time, the latter for a machine that is busy.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "archive/archive.h"
#include "archive/catalogue.h"
#include "archive/disk.h"
#include "base/day.h"

#define GROUP	1024	/* as `archive add` */
#define TURNS	32
#define TRIAL	128	/* letters that show how plain files are best synced */
#define FILES	16

struct files {
	struct eg_archive_file	 file[FILES];
	struct eg_buf		 bytes[FILES];
	size_t			 n;
};

struct letter {
	struct files	 content;	/* of the version */
	struct files	 beside;	/* in the object's root; its inventories in the version too */
};

static double
seconds(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* CPU seconds of this process, in and out of the kernel, its children's too. */
static double
processor(void)
{
	struct rusage u, below;

	getrusage(RUSAGE_SELF, &u);
	getrusage(RUSAGE_CHILDREN, &below);
	return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec + below.ru_utime.tv_sec +
	    below.ru_stime.tv_sec) + (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec +
	    below.ru_utime.tv_usec + below.ru_stime.tv_usec) / 1e6;
}

static _Noreturn void
fail(const char *what)
{
	fprintf(stderr, "archive: %s: %s\n", what, strerror(errno));
	exit(1);
}

static void
must(bool ok, struct eg_diags *diags)
{
	struct eg_buf said = { 0 };

	if (ok)
		return;
	eg_diags_dump(diags, &said);
	fputs(eg_buf_str(&said), stderr);
	exit(1);
}

/* --- writing ---------------------------------------------------------------- */

static void
read_files(const char *dir, struct files *f)
{
	struct eg_arena *arena = eg_arena_new();
	const struct eg_disk_entry *e;
	struct eg_disk_list list;
	int fd = open(dir, O_RDONLY | O_DIRECTORY);
	size_t i;

	if (fd < 0 || !eg_disk_list(arena, fd, &list))
		fail(dir);
	for (i = 0; i < list.n; i++) {
		e = &list.entry[i];
		if (e->kind != EG_DISK_FILE)
			continue;
		if (f->n == FILES || !eg_disk_read(fd, e->name, (size_t)1 << 26, &f->bytes[f->n]))
			fail(e->name);
		f->file[f->n] = (struct eg_archive_file){ .path = eg_strdup(e->name),
		    .bytes = f->bytes[f->n].data, .n = f->bytes[f->n].len,
		    .telling = f->n == 0 };
		f->n++;
	}
	close(fd);
	eg_arena_free(arena);
}

static bool
is_inventory(const struct eg_archive_file *f)
{
	return strncmp(f->path, "inventory", 9) == 0;
}

static void
read_letter(const char *object, struct letter *l)
{
	size_t i, letter = 0, all, files;
	char content[4096];

	snprintf(content, sizeof(content), "%s/v1/content", object);
	read_files(object, &l->beside);
	read_files(content, &l->content);
	for (i = 0; i < l->content.n; i++)
		letter += l->content.file[i].n;
	files = l->content.n + l->beside.n;
	for (i = 0, all = letter; i < l->beside.n; i++) {
		files += is_inventory(&l->beside.file[i]);
		all += l->beside.file[i].n * (is_inventory(&l->beside.file[i]) ? 2 : 1);
	}
	printf("a letter: %zu files, %zu bytes; its object: %zu files, %zu bytes; turns of %d\n",
	    l->content.n, letter, files, all, GROUP);
}

/* Another letter: every file differs by its last bytes. */
static void
number_letter(struct letter *l, unsigned number)
{
	struct files *f = &l->content;
	char text[16];
	size_t i;

	snprintf(text, sizeof(text), "%08u", number);
	for (i = 0; i < f->n; i++)
		if (f->bytes[i].len > 9)
			memcpy(f->bytes[i].data + f->bytes[i].len - 9, text, 8);
}

/* One way of writing letters, and what it has taken so far. */
struct way {
	const char	*name;
	void		(*write)(struct way *, struct letter *, unsigned first, unsigned n);
	int		 top;		/* plain: the folder */
	bool		 object;	/* plain: with all that the object has */
	bool		 each;		/* plain: fsync of each */
	struct eg_archive *archive;
	double		 wall, cpu;
	double		 turn[TURNS];	/* wall time of each */
	unsigned	 letters;
};

static int
folder(int at, const char *name)
{
	int fd;

	if (mkdirat(at, name, 0700) != 0 ||
	    (fd = openat(at, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) < 0)
		fail(name);
	return fd;
}

static void
leave(const struct way *w, int dir)
{
	if ((w->each && fsync(dir) != 0) || close(dir) != 0)
		fail("a folder");
}

static void
write_file(const struct way *w, int dir, const struct eg_archive_file *f)
{
	int fd = openat(dir, f->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0 || write(fd, f->bytes, f->n) != (ssize_t)f->n ||
	    (w->each && fsync(fd) != 0) || close(fd) != 0)
		fail(f->path);
}

static void
write_files(const struct way *w, int dir, const struct files *f)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		write_file(w, dir, &f->file[i]);
}

/* A folder; of an object: a folder in a folder in a folder. */
static void
write_letter(const struct way *w, struct letter *l, const char *name)
{
	int dir = folder(w->top, name), version, content;
	size_t i;

	if (!w->object)
		write_files(w, dir, &l->content);
	else {
		version = folder(dir, "v1");
		content = folder(version, "content");
		write_files(w, content, &l->content);
		leave(w, content);
		for (i = 0; i < l->beside.n; i++)
			if (is_inventory(&l->beside.file[i]))
				write_file(w, version, &l->beside.file[i]);
		leave(w, version);
		write_files(w, dir, &l->beside);
	}
	leave(w, dir);
}

static void
write_plain(struct way *w, struct letter *l, unsigned first, unsigned n)
{
	char name[16];
	unsigned i;

	for (i = 0; i < n; i++) {
		snprintf(name, sizeof(name), "%08u", first + i);
		number_letter(l, first + i);
		write_letter(w, l, name);
	}
	if (w->each ? fsync(w->top) != 0 : syncfs(w->top) != 0)
		fail("syncing");
}

static void
write_archived(struct way *w, struct letter *l, unsigned first, unsigned n)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_archive_batch *b = eg_archive_begin(w->archive, true);
	char name[16];
	unsigned i;

	for (i = 0; i < n; i++) {
		snprintf(name, sizeof(name), "%08u", first + i);
		number_letter(l, first + i);
		must(eg_archive_stage(b, &(struct eg_archive_entry){
		    .id = eg_archive_id(w->archive, "case", name),
		    .created = "2026-01-01T00:00:00Z", .message = "archived", .user = "main",
		    .address = "mailto:a@imro.example", .file = l->content.file,
		    .n = l->content.n }, diags), diags);
	}
	must(eg_archive_commit(b, diags), diags);
	eg_archive_batch_free(b);
	eg_diags_free(diags);
}

static void
take_turn(struct way *w, size_t turn, struct letter *l, unsigned first, unsigned n)
{
	double start, cpu;

	/* What others left to be written is not ours to pay for. */
	sync();
	start = seconds(CLOCK_MONOTONIC);
	cpu = processor();
	w->write(w, l, first, n);
	w->turn[turn] = seconds(CLOCK_MONOTONIC) - start;
	w->cpu += processor() - cpu;
	w->wall += w->turn[turn];
	w->letters += n;
}

static void
tell(const struct way *w)
{
	printf("%-24s %6u letters  %7.1f letters/s  %6.2f ms CPU a letter\n", w->name,
	    w->letters, w->letters / w->wall, 1000 * w->cpu / w->letters);
}

static struct eg_archive *
fresh_archive(const char *dir)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_archive *a;

	must(eg_archive_init(dir, "imro.example,2026", EG_PLACEMENT_0003, diags), diags);
	must((a = eg_archive_open(dir, "main", diags)) != NULL, diags);
	eg_diags_free(diags);
	return a;
}

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

/* A turn's two ways had the same disk and the same neighbours, or nearly. */
static void
compare(const struct way *w, const struct way *plain, size_t turns)
{
	double ratio[TURNS];
	size_t i;

	for (i = 0; i < turns; i++)
		ratio[i] = plain->turn[i] / w->turn[i];
	qsort(ratio, turns, sizeof(ratio[0]), by_value);
	printf("%s at %.2f of the rate of %s: median of %zu turns, %.2f to %.2f\n", w->name,
	    ratio[turns / 2], plain->name, turns, ratio[0], ratio[turns - 1]);
}

/* Is fsync of each file and folder faster on this disk than one syncfs? */
static bool
try_each(int top, struct letter *l)
{
	struct way way[2] = { { .name = "plain, one syncfs" },
	    { .name = "plain, fsync of each", .each = true } };
	int i;

	for (i = 0; i < 2; i++) {
		way[i].write = write_plain;
		way[i].top = folder(top, i == 0 ? "together" : "each");
		take_turn(&way[i], 0, l, 0, TRIAL);
		tell(&way[i]);
		close(way[i].top);
	}
	return way[1].wall < way[0].wall;
}

static int
measure_writing(unsigned total, const char *object, const char *dir)
{
	/* Each is first, in the middle, and last, and follows each. */
	static const int order[6][3] = { { 0, 2, 1 }, { 2, 0, 1 }, { 1, 2, 0 }, { 0, 1, 2 },
	    { 2, 1, 0 }, { 1, 0, 2 } };
	struct way way[3] = { { .name = "its files, plainly", .write = write_plain },
	    { .name = "an object, plainly", .write = write_plain, .object = true },
	    { .name = "archived", .write = write_archived } };
	struct letter l = { 0 };
	char path[4096];
	unsigned i, n;
	size_t t = 0;
	int top, k;

	read_letter(object, &l);
	if (mkdir(dir, 0700) != 0 || (top = open(dir, O_RDONLY | O_DIRECTORY)) < 0)
		fail(dir);
	way[0].each = way[1].each = try_each(top, &l);
	way[0].top = folder(top, "files");
	way[1].top = folder(top, "objects");
	snprintf(path, sizeof(path), "%s/archive", dir);
	way[2].archive = fresh_archive(path);
	for (i = 0; i < total && t < TURNS; i += n, t++) {
		n = total - i < GROUP ? total - i : GROUP;
		for (k = 0; k < 3; k++)
			take_turn(&way[order[t % 6][k]], t, &l, i, n);
	}
	eg_archive_close(way[2].archive);
	for (k = 0; k < 3; k++)
		tell(&way[k]);
	for (k = 0; k < 2; k++)
		compare(&way[2], &way[k], t);
	return 0;
}

/* --- finding ----------------------------------------------------------------- */

static unsigned long
chance(void)
{
	static unsigned long x = 88172645463325252;

	x ^= x << 13;
	x ^= x >> 7;
	return x ^= x << 17;
}

/* Few words are frequent and many are rare, as in letters. */
static unsigned
some_word(void)
{
	unsigned long r = chance() % 1000000 + 1;

	return (unsigned)(20000000000UL / (r * 1000 + 1000000UL));
}

static void
put_word(unsigned w, struct eg_buf *out)
{
	static const char *const part[] = { "ba", "ce", "di", "fo", "gu", "ha", "je", "ki",
	    "lo", "mu", "na", "pe", "ri", "so", "tu", "va" };

	eg_buf_puts(out, "w");
	do
		eg_buf_puts(out, part[w % 16]);
	while ((w /= 16) > 0);
}

static void
make_letter(unsigned number, struct eg_buf *out)
{
	int i;

	eg_buf_clear(out);
	eg_buf_printf(out, "Final Determination Letter CM26-%07u\n", number);
	for (i = 0; i < 400; i++) {
		put_word(some_word(), out);
		eg_buf_putc(out, i % 12 == 11 ? '\n' : ' ');
	}
}

static void
fill(struct eg_archive *a, unsigned total)
{
	int64_t first = 0;
	struct eg_diags *diags = eg_diags_new();
	struct eg_archive_batch *b = NULL;
	struct eg_archive_file f = { .path = "letter.txt", .telling = true };
	struct eg_buf text = { 0 }, created = { 0 };
	char name[32];
	unsigned i;

	must(eg_day_parse("2026-01-01", 10, &first), diags);
	for (i = 0; i < total; i++) {
		if (b == NULL)
			b = eg_archive_begin(a, true);
		make_letter(i, &text);
		f.bytes = text.data;
		f.n = text.len;
		snprintf(name, sizeof(name), "CM26-%07u", i);
		eg_buf_clear(&created);
		eg_day_print(first + (int64_t)(i * 364UL / total), &created);
		eg_buf_puts(&created, "T09:00:00Z");
		must(eg_archive_stage(b, &(struct eg_archive_entry){
		    .id = eg_archive_id(a, "case", name), .created = created.data,
		    .message = "archived", .user = "main", .address = "mailto:a@imro.example",
		    .file = &f, .n = 1 }, diags), diags);
		if ((i + 1) % GROUP == 0 || i + 1 == total) {
			must(eg_archive_commit(b, diags), diags);
			eg_archive_batch_free(b);
			b = NULL;
		}
	}
	eg_buf_free(&text);
	eg_buf_free(&created);
	eg_diags_free(diags);
}

static void
count(void *data, const struct eg_found *f)
{
	(void)f;
	++*(size_t *)data;
}

#define TIMES	100	/* each kind of question is asked */

/* The words of a question: "number", or frequencies of words, "*" a beginning. */
static size_t
ask(const char *kind, unsigned total, const char **word, struct eg_buf *room)
{
	size_t n = 0;
	const char *p;

	for (p = kind; *p != '\0'; p++, n++) {
		eg_buf_clear(&room[n]);
		if (*p == '#')
			eg_buf_printf(&room[n], "CM26-%07u", (unsigned)(chance() % total));
		else
			put_word(*p == 'f' ? chance() % 10 + 19 : *p == 'm' ?
			    300 + chance() % 700 : 3000 + chance() % 5000, &room[n]);
		if (*p == '*') {
			eg_buf_clear(&room[n]);
			eg_buf_puts(&room[n], "wba");
			eg_buf_putc(&room[n], (char)("cdf"[chance() % 3]));
			eg_buf_putc(&room[n], '*');
		}
		word[n] = eg_buf_str(&room[n]);
	}
	return n;
}

static double
search(struct eg_catalogue *c, const char *name, const char *kind, unsigned total,
    double *all)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_buf room[4] = { { 0 } };
	const char *word[4];
	double took[TIMES], start, cpu, most = 0;
	size_t i, n, found = 0;

	for (i = 0; i < TIMES; i++) {
		n = ask(kind, total, word, room);
		start = seconds(CLOCK_MONOTONIC);
		cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
		must(eg_catalogue_find(c, word, n, 50, count, &found, diags), diags);
		all[i] = took[i] = 1000 * (seconds(CLOCK_MONOTONIC) - start);
		cpu = 1000 * (seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu);
		most = cpu > most ? cpu : most;
	}
	qsort(took, TIMES, sizeof(took[0]), by_value);
	printf("%-34s median %7.2f ms  worst %7.2f ms (%.2f ms CPU)  found %zu in %d\n", name,
	    took[TIMES / 2], took[TIMES - 1], most, found, TIMES);
	for (i = 0; i < 4; i++)
		eg_buf_free(&room[i]);
	eg_diags_free(diags);
	return took[TIMES - 1];
}

static int
measure_finding(unsigned total, const char *dir)
{
	static const struct { const char *name, *kind; } kinds[] = {
		{ "the number of a case", "#" }, { "a rare word", "r" },
		{ "a word of some letters", "m" }, { "a word of nearly all letters", "f" },
		{ "two words of nearly all letters", "ff" }, { "three words", "fmm" },
		{ "a frequent and a rare word", "fr" }, { "the beginning of words", "*" },
	};
	struct eg_diags *diags = eg_diags_new();
	size_t i, added, n = sizeof(kinds) / sizeof(kinds[0]);
	double all[8 * TIMES], start, worst = 0, w;
	struct eg_archive *a;
	struct eg_catalogue *c;

	start = seconds(CLOCK_MONOTONIC);
	if (access(dir, F_OK) == 0)
		must((a = eg_archive_open(dir, "main", diags)) != NULL, diags);
	else {
		a = fresh_archive(dir);
		fill(a, total);
	}
	printf("%u objects archived in %.0f s\n", total, seconds(CLOCK_MONOTONIC) - start);
	start = seconds(CLOCK_MONOTONIC);
	must((c = eg_catalogue_open(a, diags)) != NULL &&
	    eg_catalogue_update(c, &added, diags) && (added == total || added == 0), diags);
	printf("catalogue made in %.0f s\n", seconds(CLOCK_MONOTONIC) - start);
	for (i = 0; i < n; i++) {
		w = search(c, kinds[i].name, kinds[i].kind, total, all + i * TIMES);
		worst = w > worst ? w : worst;
	}
	qsort(all, n * TIMES, sizeof(all[0]), by_value);
	printf("%-34s median %7.2f ms  worst %7.2f ms\n", "all of them", all[n * TIMES / 2],
	    worst);
	eg_catalogue_close(c);
	eg_archive_close(a);
	eg_diags_free(diags);
	return 0;
}

int
main(int argc, char **argv)
{
	if (argc == 5 && strcmp(argv[1], "write") == 0)
		return measure_writing((unsigned)atol(argv[2]), argv[3], argv[4]);
	if (argc == 4 && strcmp(argv[1], "find") == 0)
		return measure_finding((unsigned)atol(argv[2]), argv[3]);
	fprintf(stderr, "usage: archive write N LETTER DIR | archive find N DIR\n");
	return 2;
}
