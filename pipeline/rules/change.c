/* change.c - see change.h. */
#include "rules/change.h"

#include <string.h>

struct eg_change
eg_change_make(struct eg_arena *a, void *at, const void *now, size_t n)
{
	struct eg_change c = { at, eg_arena_alloc(a, n), n };

	memcpy(c.other, now, n);
	return c;
}

void
eg_change_exchange(const struct eg_change *c)
{
	unsigned char *a = c->at, *b = c->other, was;
	size_t i;

	for (i = 0; i < c->n; i++) {
		was = a[i];
		a[i] = b[i];
		b[i] = was;
	}
}
