/*
 * arena.h - memory that goes all at once, with the letter.
 *
 * What is allocated here is never freed by itself.  There is no failure to
 * check: when the machine has no memory left the process ends with
 * EG_EXIT_NOMEM and publishes nothing (rendering runs in a worker for that
 * reason; see docs/architecture.md).
 */
#ifndef EG_BASE_ARENA_H
#define EG_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#define EG_EXIT_NOMEM	4	/* environment; may pass on retry */

struct eg_arena;

/*
 * Says so and ends the process with EG_EXIT_NOMEM; for libraries too that tell of it
 * by a failure and nothing more.
 */
_Noreturn void eg_out_of_memory(void);

/* A place in an arena, to go back to. */
struct eg_arena_mark {
	void	*block;
	size_t	 used;
};

struct eg_arena *eg_arena_new(void);
void	 eg_arena_free(struct eg_arena *);

/* size bytes, zeroed, aligned for any type. */
void	*eg_arena_alloc(struct eg_arena *, size_t size);
/* n * size bytes, zeroed; ends the process when the product overflows. */
void	*eg_arena_array(struct eg_arena *, size_t n, size_t size);
/*
 * The array of n, moved when it holds no more than that: there is room for one
 * more, and *cap (0 at first) says for how many.
 */
void	*eg_arena_grown(struct eg_arena *, void *array, uint32_t n, uint32_t *cap,
	    size_t size);
/* The first n bytes of s, with a NUL after them. */
char	*eg_arena_strndup(struct eg_arena *, const char *s, size_t n);
/* NULL gives NULL. */
char	*eg_arena_strdup(struct eg_arena *, const char *s);
/* As printf, in the C locale. */
char	*eg_arena_printf(struct eg_arena *, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));
char	*eg_arena_vprintf(struct eg_arena *, const char *fmt, va_list)
	    __attribute__((format(printf, 2, 0)));

/* Everything allocated after the mark goes back to the arena. */
struct eg_arena_mark eg_arena_mark(const struct eg_arena *);
void	 eg_arena_reset(struct eg_arena *, struct eg_arena_mark);

/* Bytes handed out, for --timings and tests. */
size_t	 eg_arena_used(const struct eg_arena *);

/* One typed object, or an array of them. */
#define eg_new(arena, type)		((type *)eg_arena_alloc((arena), sizeof(type)))
#define eg_new_array(arena, n, type)	((type *)eg_arena_array((arena), (n), sizeof(type)))

/* malloc and realloc that never return NULL: they end the process instead. */
void	*eg_malloc(size_t);
void	*eg_realloc(void *, size_t n, size_t size);
char	*eg_strdup(const char *);

#endif
