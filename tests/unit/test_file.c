/* test_file.c - files are read whole within limits, and written whole or not at all. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static char dir[] = "/tmp/engross-file-XXXXXX";
static char path[64];
static struct eg_diags *diags;

static int
setup(void **state)
{
	(void)state;
	strcpy(dir + sizeof(dir) - 7, "XXXXXX");
	if (mkdtemp(dir) == NULL)
		return -1;
	snprintf(path, sizeof(path), "%s/letter", dir);
	diags = eg_diags_new();
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	eg_diags_free(diags);
	unlink(path);
	return rmdir(dir);	/* fails when a temporary file was left */
}

static void
what_is_written_is_read_back(void **state)
{
	struct eg_buf b = { 0 };

	(void)state;
	assert_true(eg_file_write(path, "a\0b", 3, diags));
	assert_true(eg_file_read(path, 3, &b, diags));
	assert_int_equal(b.len, 3);
	assert_memory_equal(b.data, "a\0b", 3);
	eg_buf_free(&b);
}

static void
all_bytes_go_through_a_descriptor_and_an_early_end_is_no_error(void **state)
{
	char got[4] = "";
	int fd[2];

	(void)state;
	assert_int_equal(pipe(fd), 0);
	assert_true(eg_fd_write(fd[1], "abcde", 5));
	close(fd[1]);
	assert_true(eg_fd_read(fd[0], got, 3));
	assert_memory_equal(got, "abc", 3);
	errno = EIO;
	assert_false(eg_fd_read(fd[0], got, 3));
	assert_int_equal(errno, 0);
	close(fd[0]);
	assert_false(eg_fd_write(fd[1], "a", 1));
	assert_int_equal(errno, EBADF);
}

static void
a_file_of_any_size_is_read_whole_and_appended(void **state)
{
	static const size_t sizes[] = { 0, 1, 32767, 32768, 32769, 65536, 200000 };
	struct eg_buf in = { 0 }, out = { 0 };

	(void)state;
	for (size_t k = 0; k < sizeof(sizes) / sizeof(sizes[0]); k++) {
		eg_buf_clear(&in);
		eg_buf_clear(&out);
		for (size_t i = 0; i < sizes[k]; i++)
			eg_buf_putc(&in, (char)('a' + i % 23));
		assert_true(eg_file_write(path, eg_buf_str(&in), in.len, diags));
		eg_buf_puts(&out, "before");
		assert_true(eg_file_read(path, in.len, &out, diags));
		assert_int_equal(out.len, 6 + in.len);
		assert_int_equal(strlen(out.data), out.len);
		assert_string_equal(out.data + 6, eg_buf_str(&in));
	}
	eg_buf_free(&in);
	eg_buf_free(&out);
}

static void
file_beyond_the_limit_is_refused(void **state)
{
	struct eg_buf b = { 0 };

	(void)state;
	assert_true(eg_file_write(path, "abcd", 4, diags));
	assert_false(eg_file_read(path, 3, &b, diags));
	assert_string_equal(eg_diags_at(diags, 0)->code, "U8002");
	eg_buf_free(&b);
}

static void
missing_file_and_directory_are_told_apart_from_files(void **state)
{
	struct eg_buf b = { 0 };

	(void)state;
	assert_false(eg_file_read(path, 3, &b, diags));
	assert_false(eg_file_read(dir, 3, &b, diags));
	assert_string_equal(eg_diags_at(diags, 0)->code, "U8001");
	assert_string_equal(eg_diags_at(diags, 1)->text, "cannot read: it is a directory");
	eg_buf_free(&b);
}

static void
write_that_cannot_be_leaves_the_old_file_and_no_other(void **state)
{
	char into[80];

	(void)state;
	assert_true(eg_file_write(path, "old", 3, diags));
	snprintf(into, sizeof(into), "%s/below", path);
	assert_false(eg_file_write(into, "new", 3, diags));
	assert_string_equal(eg_diags_at(diags, 0)->code, "U8003");
}

static void
symbolic_link_in_place_of_the_temporary_name_is_not_followed(void **state)
{
	char temp[96], target[80];
	struct stat st;

	(void)state;
	snprintf(temp, sizeof(temp), "%s.tmp%ld", path, (long)getpid());
	snprintf(target, sizeof(target), "%s/target", dir);
	assert_int_equal(symlink(target, temp), 0);
	assert_false(eg_file_write(path, "x", 1, diags));
	assert_int_not_equal(stat(target, &st), 0);
	unlink(temp);
}

static void
take_path(void *data, const char *name)
{
	eg_buf_printf(data, "%s;", name);
}

static void
who_watches_is_told_of_each_file_that_is_read(void **state)
{
	struct eg_buf told = { 0 }, b = { 0 };

	(void)state;
	eg_file_watch(take_path, &told);
	assert_true(eg_file_read("/dev/null", 10, &b, diags));
	assert_false(eg_file_read("/nowhere/at/all", 10, &b, diags));
	eg_file_watch(NULL, NULL);
	assert_true(eg_file_read("/dev/null", 10, &b, diags));
	assert_string_equal(eg_buf_str(&told), "/dev/null;");
	eg_buf_free(&told);
	eg_buf_free(&b);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(who_watches_is_told_of_each_file_that_is_read),
		TEST(what_is_written_is_read_back),
		TEST(all_bytes_go_through_a_descriptor_and_an_early_end_is_no_error),
		TEST(a_file_of_any_size_is_read_whole_and_appended),
		TEST(file_beyond_the_limit_is_refused),
		TEST(missing_file_and_directory_are_told_apart_from_files),
		TEST(write_that_cannot_be_leaves_the_old_file_and_no_other),
		TEST(symbolic_link_in_place_of_the_temporary_name_is_not_followed),
	};

	return cmocka_run_group_tests_name("base/file", tests, NULL, NULL);
}
