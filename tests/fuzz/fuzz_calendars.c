/* fuzz_calendars.c - any bytes at all, as the calendars (libFuzzer; `make fuzz`). */
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
	fuzz_book("calendars.xml", data, size);
	return 0;
}
