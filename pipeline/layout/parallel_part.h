/*
 * parallel_part.h - the part of a row group between two of its steps.
 */
#ifndef EG_LAYOUT_PARALLEL_PART_H
#define EG_LAYOUT_PARALLEL_PART_H

#include "layout/parallel.h"

/* Height of the part from step[from] to step[to], to > from. */
eg_len	 eg_parallel_size(const struct eg_parallel *, size_t from, size_t to);

/* Height of a cell's boxes [from, to), cut at both ends; 0 for none. */
eg_len	 eg_cell_size(const struct eg_cell *, size_t from, size_t to);

#endif
