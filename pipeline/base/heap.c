/* heap.c - see heap.h. */
#include "base/heap.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#define KEPT_FREE	(16 << 20)
#define AHEAD		(32 << 20)	/* of addresses; memory comes when it is used */
#define HUGE_PAGE	((uintptr_t)2 << 20)

/*
 * Each letter needs what the one before gave back.  By default that goes to
 * the kernel in between, and faulting it in again is an eighth of the time.
 *
 * A letter of its own process touches some ten megabytes for the first time,
 * in two thousand faults of a page each: a fifth of its time.  Huge pages are
 * five or so.
 */
void
eg_heap_begin(void)
{
	uintptr_t start = (uintptr_t)sbrk(0), end;
	void *volatile one, *volatile two;	/* or the compiler leaves them out */

	mallopt(M_TRIM_THRESHOLD, KEPT_FREE);
	mallopt(M_TOP_PAD, AHEAD);
	/* More than it has at first; and not so large that each is mapped. */
	one = malloc(100 << 10);
	two = malloc(100 << 10);
	free(two);
	free(one);
	start = (start + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
	end = (uintptr_t)sbrk(0) / HUGE_PAGE * HUGE_PAGE;
	if (end > start)
		madvise((void *)start, end - start, MADV_HUGEPAGE);
}
