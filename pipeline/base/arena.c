/* arena.c - see arena.h. */
#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BLOCK_SIZE	((size_t)64 * 1024)
#define ALIGN		((size_t)16)

struct block {
	struct block	*prev;
	size_t		 size;		/* of data */
	size_t		 used;
	size_t		 before;	/* bytes used in the blocks before */
	_Alignas(16) unsigned char data[];
};

struct eg_arena {
	struct block	*last;
	struct block	*spare;		/* empty: one that a reset left over */
};

void
eg_out_of_memory(void)
{
	static const char msg[] = "engross: out of memory\n";

	/* No allocation, no stdio buffers, no atexit handlers. */
	if (write(STDERR_FILENO, msg, sizeof(msg) - 1) < 0)
		_exit(EG_EXIT_NOMEM);
	_exit(EG_EXIT_NOMEM);
}

void *
eg_malloc(size_t size)
{
	void *p = malloc(size == 0 ? 1 : size);

	if (p == NULL)
		eg_out_of_memory();
	return p;
}

void *
eg_realloc(void *p, size_t n, size_t size)
{
	void *q;

	if (size != 0 && n > SIZE_MAX / size)
		eg_out_of_memory();
	q = realloc(p, n * size == 0 ? 1 : n * size);
	if (q == NULL)
		eg_out_of_memory();
	return q;
}

char *
eg_strdup(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(eg_malloc(n), s, n);
}

struct eg_arena *
eg_arena_new(void)
{
	struct eg_arena *a = eg_malloc(sizeof(*a));

	*a = (struct eg_arena){ NULL, NULL };
	return a;
}

/*
 * A loop that resets to where a block begins would give that block back and ask
 * for it again each time: one is kept.
 */
static void
drop(struct eg_arena *a, struct block *b)
{
	if (a->spare == NULL && b->size == BLOCK_SIZE)
		a->spare = b;
	else
		free(b);
}

static void
drop_until(struct eg_arena *a, const struct block *keep)
{
	struct block *b;

	while ((b = a->last) != keep && b != NULL) {
		a->last = b->prev;
		drop(a, b);
	}
}

void
eg_arena_free(struct eg_arena *a)
{
	if (a == NULL)
		return;
	drop_until(a, NULL);
	free(a->spare);
	free(a);
}

/* With room for size bytes, and for some more if they are few. */
static struct block *
new_block(struct eg_arena *a, size_t size)
{
	struct block *b = a->spare;

	if (b != NULL && size <= b->size) {
		a->spare = NULL;
		return b;
	}
	if (size < BLOCK_SIZE)
		size = BLOCK_SIZE;
	if (size > SIZE_MAX - sizeof(*b))
		eg_out_of_memory();
	b = eg_malloc(sizeof(*b) + size);
	b->size = size;
	return b;
}

static struct block *
grow(struct eg_arena *a, size_t size)
{
	struct block *b = new_block(a, size);

	b->prev = a->last;
	b->used = 0;
	b->before = a->last == NULL ? 0 : a->last->before + a->last->used;
	a->last = b;
	return b;
}

void *
eg_arena_alloc(struct eg_arena *a, size_t size)
{
	struct block *b = a->last;
	void *p;

	if (size > SIZE_MAX - ALIGN)
		eg_out_of_memory();
	size = (size + ALIGN - 1) & ~(ALIGN - 1);
	if (b == NULL || b->size - b->used < size)
		b = grow(a, size);
	p = b->data + b->used;
	b->used += size;
	return memset(p, 0, size);
}

void *
eg_arena_array(struct eg_arena *a, size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / size)
		eg_out_of_memory();
	return eg_arena_alloc(a, n * size);
}

void *
eg_arena_grown(struct eg_arena *a, void *array, uint32_t n, uint32_t *cap, size_t size)
{
	void *more;

	if (n < *cap)
		return array;
	*cap = *cap == 0 ? 16 : *cap * 2;
	more = eg_arena_array(a, *cap, size);
	if (n > 0)
		memcpy(more, array, n * size);
	return more;
}

char *
eg_arena_strndup(struct eg_arena *a, const char *s, size_t n)
{
	char *p = eg_arena_alloc(a, n + 1);

	memcpy(p, s, n);
	return p;
}

char *
eg_arena_strdup(struct eg_arena *a, const char *s)
{
	return s == NULL ? NULL : eg_arena_strndup(a, s, strlen(s));
}

char *
eg_arena_vprintf(struct eg_arena *a, const char *fmt, va_list ap)
{
	char few[256], *p;
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(few, sizeof(few), fmt, again);
	va_end(again);
	if (n < 0)
		eg_out_of_memory();
	if ((size_t)n < sizeof(few))
		return eg_arena_strndup(a, few, (size_t)n);
	p = eg_arena_alloc(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	return p;
}

char *
eg_arena_printf(struct eg_arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;

	va_start(ap, fmt);
	p = eg_arena_vprintf(a, fmt, ap);
	va_end(ap);
	return p;
}

struct eg_arena_mark
eg_arena_mark(const struct eg_arena *a)
{
	return (struct eg_arena_mark){ .block = a->last,
	    .used = a->last == NULL ? 0 : a->last->used };
}

void
eg_arena_reset(struct eg_arena *a, struct eg_arena_mark m)
{
	drop_until(a, m.block);
	if (a->last != NULL)
		a->last->used = m.used;
}

size_t
eg_arena_used(const struct eg_arena *a)
{
	return a->last == NULL ? 0 : a->last->before + a->last->used;
}
