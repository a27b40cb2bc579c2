/*
 * rulebook.h - a rulebook one of whose files is any bytes at all, for the
 * fuzzers of the rule core.  tests/fuzz/book is where it begins.
 *
 * What it promises: a rulebook that is refused has a message; one that opens
 * judges the case, or says why it cannot; what is said, the receipt and the
 * SVRL are UTF-8; two judgements of one case are the same.
 */
#ifndef FUZZ_RULEBOOK_H
#define FUZZ_RULEBOOK_H

#include "promise.h"

/* Copies tests/fuzz/book to a folder of this process. */
void	 fuzz_book_begin(void);
/* Opens the copy with these bytes in place of its file `name`, and judges. */
void	 fuzz_book(const char *name, const uint8_t *data, size_t size);

#endif
