/*
 * whole.h - is an archive whole, after what happened to who wrote to it?
 */
#ifndef FAULT_WHOLE_H
#define FAULT_WHOLE_H

#include <stdbool.h>
#include <stddef.h>

struct eg_buf;

/*
 * objects	out: how many it has
 * late		out: versions that no ledger has yet; they are no fault
 * said		what is told of it is added
 */
bool	whole(const char *archive, size_t *objects, size_t *late, struct eg_buf *said);

#endif
