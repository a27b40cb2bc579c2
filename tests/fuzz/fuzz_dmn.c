/* fuzz_dmn.c - any bytes at all, as a decision model (libFuzzer; `make fuzz`). */
#include "rulebook.h"

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc, (void)argv;
	fuzz_book_begin();
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_book("book.dmn", data, size);
	return 0;
}
