/* test_heap.c - how malloc gets memory of the kernel. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/heap.h"

/* Whether the mapping of an address asks for huge pages: "hg" of its flags. */
static bool
asks_for_huge_pages(uintptr_t address)
{
	unsigned long long from, to;
	FILE *f = fopen("/proc/self/smaps", "r");
	char line[512];
	bool inside = false, asks = false;

	assert_non_null(f);
	while (fgets(line, sizeof(line), f) != NULL) {
		if (sscanf(line, "%llx-%llx ", &from, &to) == 2)
			inside = address >= from && address < to;
		else if (inside && strncmp(line, "VmFlags:", 8) == 0)
			asks = strstr(line, " hg") != NULL;
	}
	fclose(f);
	return asks;
}

static void
memory_ahead_comes_in_huge_pages(void **state)
{
	uintptr_t end, start = (uintptr_t)sbrk(0);

	(void)state;
	if (access("/sys/kernel/mm/transparent_hugepage", F_OK) != 0)
		skip();
	eg_heap_begin();
	end = (uintptr_t)sbrk(0);
	if (end == start)
		skip();		/* another malloc, of a sanitizer */
	assert_true(asks_for_huge_pages(end - (8 << 20)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_ahead_comes_in_huge_pages),
	};

	return cmocka_run_group_tests_name("base/heap", tests, NULL, NULL);
}
