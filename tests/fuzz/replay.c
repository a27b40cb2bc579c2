/*
 * replay.c - the inputs that a fuzzer began with, and those it once found:
 * the same function over files and folders, without the fuzzer.  A short input
 * is also tried cut off and with wrong bytes, here and there.
 */
#include <sys/stat.h>
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

#define SHORT	8000	/* bytes of an input that is also tried with faults ... */
#define PLACES	150	/* ... at so many places */

/* Not every fuzzer has something to do first. */
int	LLVMFuzzerInitialize(int *argc, char ***argv) __attribute__((weak));
int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct eg_diags *diags;
static unsigned inputs, faults;

static void
with_faults(struct eg_buf *b)
{
	static const char put[] = { '\0', '<', '\xFF' };
	size_t i, k, step = b->len / PLACES + 3;
	char was;

	for (i = 0; i < b->len; i += step) {
		was = b->data[i];
		for (k = 0; k < sizeof(put); k++) {
			b->data[i] = put[k];
			LLVMFuzzerTestOneInput((const uint8_t *)b->data, b->len);
			faults++;
		}
		b->data[i] = was;
		LLVMFuzzerTestOneInput((const uint8_t *)b->data, i);
		faults++;
	}
}

static void
one(const char *path)
{
	struct eg_buf b = { 0 };

	if (!eg_file_read(path, 1 << 24, &b, diags))
		exit(1);
	LLVMFuzzerTestOneInput((const uint8_t *)eg_buf_str(&b), b.len);
	inputs++;
	if (b.len <= SHORT)
		with_faults(&b);
	eg_buf_free(&b);
}

static void
all(const char *path)
{
	struct dirent **entry;
	char inner[5000];
	struct stat st;
	int i, n;

	if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode)) {
		one(path);
		return;
	}
	n = scandir(path, &entry, NULL, alphasort);
	for (i = 0; i < n; i++) {
		snprintf(inner, sizeof(inner), "%s/%s", path, entry[i]->d_name);
		if (entry[i]->d_name[0] != '.')
			all(inner);
		free(entry[i]);
	}
	if (n >= 0)
		free(entry);
}

int
main(int argc, char **argv)
{
	int i;

	diags = eg_diags_new();
	if (LLVMFuzzerInitialize != NULL)
		LLVMFuzzerInitialize(&argc, &argv);
	for (i = 1; i < argc; i++)
		all(argv[i]);
	eg_diags_free(diags);
	printf("%u inputs, %u with faults", inputs, faults);
	return inputs == 0;	/* nothing was tried */
}
