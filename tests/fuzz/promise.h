/*
 * promise.h - what every fuzzer has: the functions that libFuzzer (and replay.c) call, and
 * what becomes of a promise that is not kept.
 */
#ifndef FUZZ_PROMISE_H
#define FUZZ_PROMISE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* The first only where something is to be done once. */
int	LLVMFuzzerInitialize(int *argc, char ***argv);
int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void
promise(bool kept, const char *what)
{
	if (kept)
		return;
	fprintf(stderr, "promise broken: %s\n", what);
	abort();
}

#endif
