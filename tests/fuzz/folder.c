/* folder.c - see folder.h. */
#include "folder.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/disk.h"
#include "base/file.h"
#include "promise.h"

static char folder[4000];

static void
end(void)
{
	int root = open("/", O_RDONLY | O_DIRECTORY);

	eg_disk_remove(root, folder + 1);
	close(root);
}

const char *
folder_begin(void)
{
	const char *in = getenv("TMPDIR");
	char made[sizeof(folder)];

	snprintf(made, sizeof(made), "%s/engross-fuzz-XXXXXX", in == NULL ? "/tmp" : in);
	promise(mkdtemp(made) != NULL && realpath(made, folder) != NULL,
	    "a folder can be made");
	atexit(end);
	return folder;
}

const char *
folder_path(const char *name)
{
	static char path[sizeof(folder) + 64];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return path;
}

void
folder_make(const char *name)
{
	promise(mkdir(folder_path(name), 0700) == 0, "a folder can be made");
}

/* Not by eg_file_write, which waits for the disk. */
void
folder_put(const char *name, const void *bytes, size_t n)
{
	FILE *f = fopen(folder_path(name), "w");

	promise(f != NULL && fwrite(bytes, 1, n, f) == n && fclose(f) == 0,
	    "the folder can be written");
}

void
folder_copy(const char *from, const char *name)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_buf b = { 0 };

	promise(eg_file_read(from, 1 << 20, &b, diags), "the file is there");
	folder_put(name, b.data, b.len);
	eg_buf_free(&b);
	eg_diags_free(diags);
}
