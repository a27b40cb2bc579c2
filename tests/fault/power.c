/*
 * power.c - the power goes at any moment: what may be on the disk then?
 *
 *	power [--sample] BUILD SCRATCH
 *
 * A writer's calls are written down (shim.c).  The power goes after each of
 * them in turn.  What was not brought to the disk by fsync or syncfs until then
 * may be there or not, each on its own: entries of directories, bytes of files.
 * Every archive that can come of it must be valid, and have what was told.
 *
 * Then each of the writer's syncs is taken away in turn, one at a time: the
 * model must notice several of them, or it would not notice anything.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "archive/archive.h"
#include "archive/disk.h"
#include "archive/reconcile.h"

#define MOST		4096
#define ALL_OF		10	/* pending operations of which every subset is tried */
#define SOME		64	/* subsets tried of more */

typedef unsigned long ino;

struct op {
	enum { MAKE, FOLDER, LINK, DROP, MOVE, SWAP, DATA, CUT, SYNC, SYNCALL, TOLD } kind;
	ino		 dir, other, inode, second;	/* second: SWAP's other inode */
	char		*name, *to;
	size_t		 offset, size;
	char		*bytes;
};

struct entry {
	ino	 dir, inode;
	char	*name;
};

struct file {
	ino		 inode;
	char		*bytes;
	size_t		 size;
};

/* A disk: entries of directories, bytes of files. */
struct disk {
	struct entry	 entry[MOST];
	size_t		 n;
	struct file	 file[MOST];
	size_t		 nfiles;
};

struct verdict {
	char		 key[EG_SHA256_HEX];
	size_t		 errors, late, versions;
	char		*said;
};

static struct op op[MOST];
static size_t nops;
static struct disk base, now;
static ino top;
static struct verdict *seen;
static size_t nseen, seen_cap;
static char scratch[4096];
static const char *build;
static unsigned long states;
static bool show;		/* what is wrong; not of a sync left out */

/* --- the calls ----------------------------------------------------------------- */

static char *
word(char **p)
{
	char *w = strsep(p, " \n");

	return w == NULL ? (char *)(uintptr_t)"" : w;
}

static ino
number(char **p)
{
	return strtoul(word(p), NULL, 10);
}

static char *
parse(struct op *o, char *p)
{
	static const char *const names[] = { "make", "folder", "link", "drop", "move", "swap", "data",
	    "cut", "sync", "syncall", "told" };
	char *line = strsep(&p, "\n"), *kind = word(&line);
	int k;

	for (k = 0; k < 11 && strcmp(kind, names[k]) != 0; k++)
		continue;
	*o = (struct op){ .kind = (unsigned)k };
	if (k <= SWAP) {
		o->dir = number(&line);
		o->name = word(&line);
	}
	if (k == SWAP)
		o->inode = number(&line);
	if (k == MOVE || k == SWAP) {
		o->other = number(&line);
		o->to = word(&line);
	}
	if (k == SWAP)
		o->second = number(&line);
	else if (k != DROP)
		o->inode = number(&line);
	if (k == DATA)
		o->offset = number(&line);
	if (k == DATA || k == CUT)
		o->size = number(&line);
	if (k == DATA) {
		o->bytes = p;
		p += o->size;
	}
	return p;
}

static void
read_log(const char *path)
{
	static struct eg_buf text;
	char *p;
	int fd = open("/", O_RDONLY | O_DIRECTORY);

	eg_buf_clear(&text);
	if (!eg_disk_read(fd, path + 1, (size_t)64 << 20, &text))
		exit(1);
	close(fd);
	for (nops = 0, p = text.data; p < text.data + text.len && nops < MOST; nops++)
		p = parse(&op[nops], p);
}

/* --- disks ---------------------------------------------------------------------- */

static void
snapshot(struct eg_arena *a, int fd, const char *path, ino dir)
{
	struct eg_disk_list l;
	struct eg_buf bytes = { 0 };
	const char *below;
	size_t i;

	if (!eg_disk_list_at(a, fd, path, &l))
		exit(1);
	for (i = 0; i < l.n; i++) {
		below = eg_arena_printf(a, "%s%s%s", path, *path == '\0' ? "" : "/",
		    l.entry[i].name);
		base.entry[base.n++] = (struct entry){ dir, l.entry[i].inode,
		    eg_strdup(l.entry[i].name) };
		if (l.entry[i].kind == EG_DISK_DIRECTORY) {
			snapshot(a, fd, below, l.entry[i].inode);
			continue;
		}
		bytes = (struct eg_buf){ 0 };
		if (!eg_disk_read(fd, below, (size_t)1 << 30, &bytes))
			exit(1);
		base.file[base.nfiles++] = (struct file){ l.entry[i].inode, bytes.data,
		    bytes.len };
	}
}

static struct entry *
find(ino dir, const char *name)
{
	size_t i;

	for (i = 0; i < now.n; i++)
		if (now.entry[i].dir == dir && strcmp(now.entry[i].name, name) == 0)
			return &now.entry[i];
	return NULL;
}

static void
drop(ino dir, const char *name)
{
	struct entry *e = find(dir, name);

	if (e != NULL)
		*e = now.entry[--now.n];
}

static void
name_it(ino dir, char *name, ino inode)
{
	drop(dir, name);
	now.entry[now.n++] = (struct entry){ dir, inode, name };
}

static struct file *
file_of(ino inode)
{
	size_t i;

	for (i = 0; i < now.nfiles; i++)
		if (now.file[i].inode == inode)
			return &now.file[i];
	now.file[now.nfiles] = (struct file){ .inode = inode };
	return &now.file[now.nfiles++];
}

/* Bytes are never freed: a run is short, and copies share them. */
static void
put_bytes(const struct op *o)
{
	struct file *f = file_of(o->inode);
	size_t size = o->kind == CUT ? o->size : o->offset + o->size;
	char *bytes;

	if (o->kind == DATA && size < f->size)
		size = f->size;
	bytes = calloc(1, size + 1);
	memcpy(bytes, f->bytes == NULL ? "" : f->bytes, f->size < size ? f->size : size);
	if (o->kind == DATA)
		memcpy(bytes + o->offset, o->bytes, o->size);
	f->bytes = bytes;
	f->size = size;
}

static void
apply(const struct op *o)
{
	switch (o->kind) {
	case MAKE:
		file_of(o->inode);
		name_it(o->dir, o->name, o->inode);
		break;
	case FOLDER:
	case LINK:
		name_it(o->dir, o->name, o->inode);
		break;
	case DROP:
		drop(o->dir, o->name);
		break;
	case MOVE:
		drop(o->dir, o->name);
		name_it(o->other, o->to, o->inode);
		break;
	case SWAP:
		name_it(o->dir, o->name, o->second);
		name_it(o->other, o->to, o->inode);
		break;
	case DATA:
	case CUT:
		put_bytes(o);
		break;
	default:
		break;
	}
}

static int
by_name(const void *a, const void *b)
{
	const struct entry *const *x = a, *const *y = b;

	return strcmp((*x)->name, (*y)->name);
}

static bool
is_file(ino inode)
{
	size_t i;

	for (i = 0; i < now.nfiles; i++)
		if (now.file[i].inode == inode)
			return true;
	return false;
}

/* What can be reached from the top, but for work/ and locks/; onto a disk when fd >= 0. */
static void
reach(ino dir, const char *path, struct eg_sha256 *sum, int fd)
{
	const struct entry *list[256];
	const struct file *f;
	char below[2048];
	size_t i, n = 0;

	for (i = 0; i < now.n && n < 256; i++)
		if (now.entry[i].dir == dir)
			list[n++] = &now.entry[i];
	qsort(list, n, sizeof(list[0]), by_name);
	for (i = 0; i < n; i++) {
		snprintf(below, sizeof(below), "%s%s%s", path, *path == '\0' ? "" : "/",
		    list[i]->name);
		if (strcmp(below, "work") == 0 || strcmp(below, "locks") == 0)
			continue;
		if (sum != NULL)
			eg_sha256_add(sum, below, strlen(below) + 1);
		if (!is_file(list[i]->inode)) {
			if (fd >= 0)
				eg_disk_make(fd, below);
			reach(list[i]->inode, below, sum, fd);
			continue;
		}
		f = file_of(list[i]->inode);
		if (sum != NULL)
			eg_sha256_add(sum, f->size == 0 ? "" : f->bytes, f->size);
		if (fd >= 0)
			eg_disk_write(fd, below, f->size == 0 ? "" : f->bytes, f->size, false);
	}
}

/* --- judging a disk ---------------------------------------------------------------- */

static struct verdict
judge(const char *key)
{
	struct verdict v = { .errors = 1 };
	struct eg_diags *diags = eg_diags_new();
	struct eg_reconciled r = { 0 };
	const struct eg_inventory *in;
	struct eg_archive *a;
	struct eg_buf said = { 0 };
	char path[4200];
	bool missing;
	size_t i;
	int fd = open(scratch, O_RDONLY | O_DIRECTORY), dir;

	snprintf(path, sizeof(path), "%s/disk", scratch);
	eg_disk_remove(fd, "disk");
	eg_disk_make(fd, "disk");
	dir = eg_disk_open(fd, "disk");
	eg_disk_make(dir, "work");
	eg_disk_make(dir, "locks");
	reach(top, "", NULL, dir);
	close(dir);
	close(fd);
	snprintf(v.key, sizeof(v.key), "%s", key);
	a = eg_archive_open(path, "main", diags);
	if (a != NULL) {
		eg_archive_reconcile(a, &r, diags);
		v.errors = eg_diags_of(diags, EG_ERROR) + eg_diags_of(diags, EG_WARNING);
		for (i = 0; i < eg_diags_count(diags); i++)
			v.late += strcmp(eg_diags_at(diags, i)->code, "A1024") == 0;
		v.errors -= v.late;
		in = eg_archive_find(a, eg_archive_id(a, "case", "1"), &missing, diags);
		v.versions = in == NULL ? 0 : in->nversions;
	}
	eg_diags_dump(diags, &said);
	v.said = said.len == 0 ? eg_strdup("lost, though it was told\n") : said.data;
	eg_archive_close(a);
	eg_diags_free(diags);
	return v;
}

static const struct verdict *
verdict(void)
{
	struct eg_sha256 *sum = eg_sha256_new();
	char key[EG_SHA256_HEX];
	size_t i;

	states++;
	reach(top, "", sum, -1);
	eg_sha256_end(sum, key);
	for (i = 0; i < nseen; i++)
		if (strcmp(seen[i].key, key) == 0)
			return &seen[i];
	if (nseen == seen_cap) {
		seen_cap = seen_cap == 0 ? 256 : 2 * seen_cap;
		seen = eg_realloc(seen, seen_cap, sizeof(*seen));
	}
	seen[nseen] = judge(key);
	return &seen[nseen++];
}

/* --- the power goes --------------------------------------------------------------- */

static bool
syncs(const struct op *s, const struct op *o)
{
	if (s->kind == SYNCALL)
		return true;
	if (o->kind == DATA || o->kind == CUT)
		return s->inode == o->inode;
	return s->inode == o->dir || ((o->kind == MOVE || o->kind == SWAP) &&
	    s->inode == o->other);
}

/* Operations before p that no sync reached; without: a sync that is left out. */
static size_t
pending(size_t p, size_t without, size_t *list)
{
	size_t i, j, n = 0;

	for (i = 0; i < p; i++) {
		if (op[i].kind >= SYNC)
			continue;
		for (j = i + 1; j < p; j++)
			if (j != without && (op[j].kind == SYNC || op[j].kind == SYNCALL) &&
			    syncs(&op[j], &op[i]))
				break;
		if (j == p)
			list[n++] = i;
	}
	return n;
}

static unsigned long
chance(void)
{
	static unsigned long x = 88172645463325252;

	x ^= x << 13;
	x ^= x >> 7;
	return x ^= x << 17;
}

/* One of the disks there may be: which pending ones are on it. */
static size_t
violates(size_t p, const size_t *list, size_t n, const bool *there, size_t told,
    size_t want)
{
	const struct verdict *v;
	size_t i, k = 0;

	memcpy(&now, &base, sizeof(now));
	for (i = 0; i < p; i++) {
		if (k < n && list[k] == i) {
			if (there[k++])
				apply(&op[i]);
		} else
			apply(&op[i]);
	}
	v = verdict();
	if (v->errors == 0 && (p <= told || (v->late == 0 && v->versions == want)))
		return 0;
	if (show) {
		printf("power goes after call %zu, and is not on the disk:", p);
		for (i = 0; i < n; i++)
			if (!there[i])
				printf(" %zu (%s)", list[i], op[list[i]].name == NULL ? "bytes" :
				    op[list[i]].name);
		printf("\n%s", v->said);
	}
	return 1;
}

static size_t
lose_power(size_t p, size_t without, size_t told, size_t want, bool sample)
{
	static size_t list[MOST];
	static bool there[MOST];
	size_t n = pending(p, without, list), i, bad = 0;
	unsigned long m, all = n <= (sample ? 4 : ALL_OF) ? 1UL << n : 0;

	for (m = 0; m < all; m++) {
		for (i = 0; i < n; i++)
			there[i] = m >> i & 1;
		bad += violates(p, list, n, there, told, want);
	}
	/* Of more: none, all, all but one, the first ones, and some by chance. */
	for (m = 0; all == 0 && m < 2 * n + (sample ? 4 : SOME); m++) {
		for (i = 0; i < n; i++)
			there[i] = m < n ? i != m : m < 2 * n ? i < m - n : (chance() & 1) != 0;
		bad += violates(p, list, n, there, told, want);
	}
	return bad;
}

static size_t
everywhere(size_t without, size_t want, bool sample)
{
	size_t p, told = nops, bad = 0;

	show = without == MOST;

	for (p = 0; p < nops; p++)
		if (op[p].kind == TOLD)
			told = p;
	for (p = 1; p <= nops && !(without != MOST && bad > 0); p++)
		bad += lose_power(p, without, told, want, sample);
	return bad;
}

/* --- one thing a writer does --------------------------------------------------------- */

static int
run_writer(const char *archive, const char *what, const char *log)
{
	char writer[4200], shim[4200];
	int status = 0, null;
	pid_t pid = fork();

	if (pid == 0) {
		snprintf(writer, sizeof(writer), "%s/fault/writer", build);
		snprintf(shim, sizeof(shim), "%s/fault/shim.so", build);
		null = open("/dev/null", O_WRONLY);
		dup2(null, 1);
		if (log != NULL) {
			setenv("LD_PRELOAD", shim, 1);
			setenv("FAULT_LOG", log, 1);
		}
		execl(writer, writer, archive, "main", what, strcmp(what, "amend") == 0 ?
		    "two" : "one", (char *)NULL);
		_exit(127);
	}
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	return status;
}

static void
prepare(const char *what, const char *before, char *archive, size_t size)
{
	struct eg_arena *a = eg_arena_new();
	struct eg_diags *diags = eg_diags_new();
	struct stat st;
	char log[4200];
	int fd = open(scratch, O_RDONLY | O_DIRECTORY);

	snprintf(archive, size, "%s/power-%s", scratch, what);
	snprintf(log, sizeof(log), "%s/log", scratch);
	eg_disk_remove(fd, strrchr(archive, '/') + 1);
	unlink(log);
	close(fd);
	if (!eg_archive_init(archive, "imro.example,2026", EG_PLACEMENT_0003, diags) ||
	    (before != NULL && run_writer(archive, before, NULL) != 0))
		exit(1);
	fd = open(archive, O_RDONLY | O_DIRECTORY);
	fstat(fd, &st);
	top = st.st_ino;
	memset(&base, 0, sizeof(base));
	snapshot(a, fd, "", top);
	close(fd);
	if (run_writer(archive, what, log) != 0)
		exit(1);
	read_log(log);
	eg_diags_free(diags);
	eg_arena_free(a);
}

int
main(int argc, char **argv)
{
	static const struct { const char *what, *before; size_t want; } jobs[] = {
		{ "add", NULL, 1 }, { "amend", "add", 2 }, { "batch", NULL, 1 },
		{ "audit", "add", 1 }, { "dispose", "add", 0 },
	};
	bool sample = argc == 4 && strcmp(argv[1], "--sample") == 0;
	size_t j, i, bad = 0, caught = 0, mutants = 0;
	char archive[4300];

	build = argv[argc - 2];
	snprintf(scratch, sizeof(scratch), "%s", argv[argc - 1]);
	mkdir(scratch, 0700);
	for (j = 0; j < sizeof(jobs) / sizeof(jobs[0]); j++) {
		prepare(jobs[j].what, jobs[j].before, archive, sizeof(archive));
		bad += everywhere(MOST, jobs[j].want, sample);
		for (i = 0; i < nops; i++) {
			if (op[i].kind != SYNC && op[i].kind != SYNCALL)
				continue;
			mutants++;
			caught += everywhere(i, jobs[j].want, true) > 0;
		}
	}
	printf("power loss: %lu states, %zu of them different, %zu wrong; "
	    "%zu of %zu syncs taken away were noticed\n", states, nseen, bad, caught, mutants);
	return bad > 0 || caught < 5;
}
