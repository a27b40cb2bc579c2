/*
 * shim.c - stands between a program and the system's calls (LD_PRELOAD): makes
 * one of them fail, kills the program at one, or writes down what they did.
 *
 *	FAULT=kill|EIO|ENOSPC|EDQUOT|EINTR|short|nomem	what happens, at calls that can
 *				have it: no read wants room, no rename is interrupted
 *	FAULT_AT=N	at the N-th call that can have it, of the program and of all it forks
 *	FAULT_FIRED=FILE	is made when it happened
 *	FAULT_LOG=FILE	calls that changed a directory or a file, as lines:
 *		make DIR NAME INODE	folder DIR NAME INODE
 *		link DIR NAME INODE	drop DIR NAME
 *		move DIR NAME DIR NAME INODE	swap DIR NAME INODE DIR NAME INODE
 *		data INODE OFFSET SIZE, then the bytes	cut INODE SIZE
 *		sync INODE	syncall		told
 *
 * Who goes on after a fault (tests/fault/leak) calls fault_begin() and fault_end() itself.
 */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static long own_calls, *calls = &own_calls, at = -1;
static const char *kind = "", *fired;
static int log_fd = -1;
static int error_of, no_memory, happened;

static const struct { const char *name; int error; } errors[] = {
	{ "EIO", EIO }, { "ENOSPC", ENOSPC }, { "EDQUOT", EDQUOT }, { "EINTR", EINTR },
};

#define REAL(name)	real_##name = real_##name != NULL ? real_##name : \
    (__typeof__(real_##name))dlsym(RTLD_NEXT, #name)
static int (*real_openat)(int, const char *, int, ...);
static int (*real_fstatat)(int, const char *, struct stat *, int);
static ssize_t (*real_read)(int, void *, size_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_close)(int), (*real_fsync)(int), (*real_syncfs)(int);
static int (*real_mkdirat)(int, const char *, mode_t);
static int (*real_renameat2)(int, const char *, int, const char *, unsigned);
static int (*real_linkat)(int, const char *, int, const char *, int);
static int (*real_unlinkat)(int, const char *, int);
static int (*real_ftruncate)(int, off_t);
static int (*real_fcntl)(int, int, ...);
static ssize_t (*real_getdents64)(int, void *, size_t);

/* From now on; the N-th call is counted from here. */
void	 fault_begin(const char *, long);
int	 fault_end(void);
long	 fault_held(void);

void
fault_begin(const char *what, long n)
{
	size_t i;

	error_of = happened = 0;
	for (i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
		if (strcmp(what, errors[i].name) == 0)
			error_of = errors[i].error;
	*calls = 0;
	at = n;
	kind = what;
	no_memory = strcmp(what, "nomem") == 0;
}

/* Nothing happens any more; did it? */
int
fault_end(void)
{
	kind = "";
	no_memory = 0;
	return happened;
}

__attribute__((constructor)) static void
begin(void)
{
	const char *n = getenv("FAULT_AT"), *log = getenv("FAULT_LOG");
	void *shared;

	shared = mmap(NULL, sizeof(*calls), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
	    -1, 0);
	if (shared != MAP_FAILED)
		calls = shared;
	fired = getenv("FAULT_FIRED");
	if (getenv("FAULT") != NULL)
		fault_begin(getenv("FAULT"), n == NULL ? -1 : atol(n));
	if (log != NULL)
		log_fd = (int)syscall(SYS_openat, AT_FDCWD, log,
		    O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void
happens(void)
{
	int fd;

	happened = 1;
	if (fired != NULL && (fd = (int)syscall(SYS_openat, AT_FDCWD, fired,
	    O_WRONLY | O_CREAT, 0600)) >= 0)
		syscall(SYS_close, fd);
}

/* What a call can have: it may be interrupted, move fewer bytes, want room on the disk. */
enum { PLAIN = 0, WAITS = 1, MOVES = 2, GROWS = 4 };

/* Is it this call? */
static int
now(int can)
{
	if (*kind == '\0' || no_memory || (error_of == EINTR && !(can & WAITS)) ||
	    ((error_of == ENOSPC || error_of == EDQUOT) && !(can & GROWS)) ||
	    (strcmp(kind, "short") == 0 && !(can & MOVES)) ||
	    __atomic_add_fetch(calls, 1, __ATOMIC_RELAXED) != at)
		return 0;
	happens();
	if (strcmp(kind, "kill") == 0) {
		kill(getpid(), SIGKILL);
		pause();
	}
	errno = error_of;
	return 1;
}

/* --- memory --------------------------------------------------------------------- */

extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t),
    *__libc_realloc(void *, size_t), *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

static int
no_room(void)
{
	if (!no_memory || __atomic_add_fetch(calls, 1, __ATOMIC_RELAXED) != at)
		return 0;
	happens();
	errno = ENOMEM;
	return 1;
}

/* Allocations that were not given back. */
static long held;

long
fault_held(void)
{
	return held;
}

static void *
given(void *p)
{
	if (p != NULL)
		__atomic_add_fetch(&held, 1, __ATOMIC_RELAXED);
	return p;
}

void *
malloc(size_t n)
{
	return no_room() ? NULL : given(__libc_malloc(n));
}

void *
calloc(size_t n, size_t size)
{
	return no_room() ? NULL : given(__libc_calloc(n, size));
}

void *
realloc(void *p, size_t n)
{
	if (n > 0 && no_room())
		return NULL;
	if (p == NULL)
		return given(__libc_realloc(p, n));
	if (n == 0)
		__atomic_sub_fetch(&held, 1, __ATOMIC_RELAXED);
	return __libc_realloc(p, n);
}

void *
aligned_alloc(size_t alignment, size_t n)
{
	return no_room() ? NULL : given(__libc_memalign(alignment, n));
}

int
posix_memalign(void **p, size_t alignment, size_t n)
{
	*p = aligned_alloc(alignment, n);
	return *p == NULL ? ENOMEM : 0;
}

void
free(void *p)
{
	if (p != NULL)
		__atomic_sub_fetch(&held, 1, __ATOMIC_RELAXED);
	__libc_free(p);
}

/* --- calls ------------------------------------------------------------------------ */

/* What is written down happened in this order, whichever thread did it. */
static int writing;

static void
take_turn(void)
{
	while (log_fd >= 0 && __atomic_exchange_n(&writing, 1, __ATOMIC_ACQUIRE) != 0)
		sched_yield();
}

static void
end_turn(void)
{
	__atomic_store_n(&writing, 0, __ATOMIC_RELEASE);
}

static void
note(const char *fmt, ...)
{
	char line[1024];
	va_list ap;
	int saved = errno, n;

	if (log_fd < 0)
		return;
	va_start(ap, fmt);
	n = vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	syscall(SYS_write, log_fd, line, (size_t)n);
	errno = saved;
}

static unsigned long
inode(int fd)
{
	struct stat st;

	REAL(fstatat);
	return real_fstatat(fd, "", &st, AT_EMPTY_PATH) == 0 ? (unsigned long)st.st_ino : 0;
}

static unsigned long
inode_at(int dir, const char *name)
{
	struct stat st;

	REAL(fstatat);
	return real_fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0 ?
	    (unsigned long)st.st_ino : 0;
}

int
openat(int dir, const char *path, int flags, ...)
{
	int mode, fd, fresh;
	va_list ap;

	va_start(ap, flags);
	mode = (flags & O_CREAT) ? va_arg(ap, int) : 0;
	va_end(ap);
	REAL(openat);
	if (now(flags & O_CREAT ? GROWS : PLAIN))
		return -1;
	take_turn();
	fresh = log_fd >= 0 && (flags & O_CREAT) && inode_at(dir, path) == 0;
	fd = real_openat(dir, path, flags, mode);
	if (fd >= 0 && fresh)
		note("make %lu %s %lu\n", inode(dir), path, inode(fd));
	end_turn();
	return fd;
}

int
fstatat(int dir, const char *path, struct stat *st, int flags)
{
	REAL(fstatat);
	return now(PLAIN) ? -1 : real_fstatat(dir, path, st, flags);
}

ssize_t
read(int fd, void *bytes, size_t n)
{
	REAL(read);
	if (now(WAITS | MOVES)) {
		if (error_of != 0)
			return -1;
		n = n > 1 ? n / 2 : n;
	}
	return real_read(fd, bytes, n);
}

ssize_t
write(int fd, const void *bytes, size_t n)
{
	unsigned long offset;
	ssize_t w;

	REAL(write);
	if (fd == 1)
		note("told\n");
	if (fd <= 2)
		return real_write(fd, bytes, n);
	if (now(WAITS | MOVES | GROWS)) {
		if (error_of != 0)
			return -1;
		n = n > 1 ? n / 2 : n;
	}
	take_turn();
	offset = (unsigned long)lseek(fd, 0, SEEK_CUR);
	w = real_write(fd, bytes, n);
	if (w > 0 && log_fd >= 0) {
		note("data %lu %lu %zd\n", inode(fd), offset, w);
		syscall(SYS_write, log_fd, bytes, (size_t)w);
	}
	end_turn();
	return w;
}

int
close(int fd)
{
	REAL(close);
	if (fd == log_fd)
		return 0;
	if (now(GROWS)) {
		real_close(fd);
		errno = error_of;
		return -1;
	}
	return real_close(fd);
}

int
fsync(int fd)
{
	int r;

	REAL(fsync);
	if (now(GROWS))
		return -1;
	take_turn();
	r = real_fsync(fd);
	if (r == 0)
		note("sync %lu\n", inode(fd));
	end_turn();
	return r;
}

int
syncfs(int fd)
{
	REAL(syncfs);
	if (now(GROWS))
		return -1;
	/* The model needs to know of it; the test's own disk does not. */
	take_turn();
	note("syncall\n");
	end_turn();
	return log_fd >= 0 ? 0 : real_syncfs(fd);
}

int
mkdirat(int dir, const char *path, mode_t mode)
{
	int r;

	REAL(mkdirat);
	if (now(GROWS))
		return -1;
	take_turn();
	r = real_mkdirat(dir, path, mode);
	if (r == 0)
		note("folder %lu %s %lu\n", inode(dir), path, inode_at(dir, path));
	end_turn();
	return r;
}

int
renameat2(int a, const char *from, int b, const char *to, unsigned flags)
{
	unsigned long x, y;
	int r;

	REAL(renameat2);
	if (now(GROWS))
		return -1;
	take_turn();
	x = log_fd < 0 ? 0 : inode_at(a, from);
	y = log_fd < 0 ? 0 : inode_at(b, to);
	r = real_renameat2(a, from, b, to, flags);
	if (r == 0 && (flags & RENAME_EXCHANGE))
		note("swap %lu %s %lu %lu %s %lu\n", inode(a), from, x, inode(b), to, y);
	else if (r == 0)
		note("move %lu %s %lu %s %lu\n", inode(a), from, inode(b), to, x);
	end_turn();
	return r;
}

int
linkat(int a, const char *from, int b, const char *to, int flags)
{
	int r;

	REAL(linkat);
	if (now(GROWS))
		return -1;
	take_turn();
	r = real_linkat(a, from, b, to, flags);
	if (r == 0)
		note("link %lu %s %lu\n", inode(b), to, inode_at(b, to));
	end_turn();
	return r;
}

int
unlinkat(int dir, const char *path, int flags)
{
	int r;

	REAL(unlinkat);
	if (now(PLAIN))
		return -1;
	take_turn();
	r = real_unlinkat(dir, path, flags);
	if (r == 0)
		note("drop %lu %s\n", inode(dir), path);
	end_turn();
	return r;
}

int
ftruncate(int fd, off_t size)
{
	int r;

	REAL(ftruncate);
	if (now(GROWS))
		return -1;
	take_turn();
	r = real_ftruncate(fd, size);
	if (r == 0)
		note("cut %lu %lu\n", inode(fd), (unsigned long)size);
	end_turn();
	return r;
}

int
fcntl(int fd, int command, ...)
{
	void *arg;
	va_list ap;

	va_start(ap, command);
	arg = va_arg(ap, void *);
	va_end(ap);
	REAL(fcntl);
	return now(WAITS) ? -1 : real_fcntl(fd, command, arg);
}

ssize_t
getdents64(int fd, void *room, size_t n)
{
	REAL(getdents64);
	return now(PLAIN) ? -1 : real_getdents64(fd, room, n);
}

/* --- calls that nobody writes down: of the command, of SQLite, of processes ----------- */

#define FAILS(type, name, can, failed, parameters, ...)			\
static type (*real_##name) parameters;						\
type										\
name parameters									\
{										\
	REAL(name);								\
	return now(can) ? (failed) : real_##name(__VA_ARGS__);	\
}

FAILS(int, stat, PLAIN, -1, (const char *path, struct stat *st), path, st)
FAILS(int, lstat, PLAIN, -1, (const char *path, struct stat *st), path, st)
FAILS(int, fstat, PLAIN, -1, (int fd, struct stat *st), fd, st)
FAILS(int, fdatasync, GROWS, -1, (int fd), fd)
FAILS(int, rename, GROWS, -1, (const char *from, const char *to), from, to)
FAILS(int, link, GROWS, -1, (const char *from, const char *to), from, to)
FAILS(int, unlink, PLAIN, -1, (const char *path), path)
FAILS(int, rmdir, PLAIN, -1, (const char *path), path)
FAILS(int, mkdir, GROWS, -1, (const char *path, mode_t mode), path, mode)
FAILS(DIR *, opendir, PLAIN, NULL, (const char *path), path)
FAILS(DIR *, fdopendir, PLAIN, NULL, (int fd), fd)
FAILS(struct dirent *, readdir, PLAIN, NULL, (DIR *dir), dir)
FAILS(pid_t, fork, PLAIN, -1, (void), )
FAILS(pid_t, waitpid, WAITS, -1, (pid_t pid, int *status, int flags), pid, status, flags)
FAILS(int, pipe2, PLAIN, -1, (int ends[2], int flags), ends, flags)
FAILS(int, socketpair, PLAIN, -1, (int domain, int type, int protocol, int ends[2]), domain,
    type, protocol, ends)
FAILS(int, memfd_create, PLAIN, -1, (const char *name, unsigned flags), name, flags)
FAILS(ssize_t, sendmsg, WAITS, -1, (int fd, const struct msghdr *m, int flags), fd, m, flags)
FAILS(ssize_t, recvmsg, WAITS, -1, (int fd, struct msghdr *m, int flags), fd, m, flags)
FAILS(ssize_t, send, WAITS, -1, (int fd, const void *bytes, size_t n, int flags), fd, bytes, n,
    flags)
FAILS(ssize_t, recv, WAITS, -1, (int fd, void *bytes, size_t n, int flags), fd, bytes, n, flags)

static int (*real_open)(const char *, int, ...);
static ssize_t (*real_pread)(int, void *, size_t, off_t),
    (*real_pwrite)(int, const void *, size_t, off_t);

int
open(const char *path, int flags, ...)
{
	int mode;
	va_list ap;

	va_start(ap, flags);
	mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(ap, int) : 0;
	va_end(ap);
	REAL(open);
	return now(flags & O_CREAT ? GROWS : PLAIN) ? -1 : real_open(path, flags, mode);
}

ssize_t
pread(int fd, void *bytes, size_t n, off_t at_byte)
{
	REAL(pread);
	if (now(WAITS | MOVES)) {
		if (error_of != 0)
			return -1;
		n = n > 1 ? n / 2 : n;
	}
	return real_pread(fd, bytes, n, at_byte);
}

ssize_t
pwrite(int fd, const void *bytes, size_t n, off_t at_byte)
{
	REAL(pwrite);
	if (now(WAITS | MOVES | GROWS)) {
		if (error_of != 0)
			return -1;
		n = n > 1 ? n / 2 : n;
	}
	return real_pwrite(fd, bytes, n, at_byte);
}

/* The names that SQLite calls the same by. */
int	 open64(const char *, int, ...) __attribute__((alias("open")));
int	 stat64(const char *, struct stat64 *) __attribute__((alias("stat")));
int	 lstat64(const char *, struct stat64 *) __attribute__((alias("lstat")));
int	 fstat64(int, struct stat64 *) __attribute__((alias("fstat")));
int	 fcntl64(int, int, ...) __attribute__((alias("fcntl")));
int	 ftruncate64(int, off64_t) __attribute__((alias("ftruncate")));
ssize_t	 pread64(int, void *, size_t, off64_t) __attribute__((alias("pread")));
ssize_t	 pwrite64(int, const void *, size_t, off64_t) __attribute__((alias("pwrite")));
