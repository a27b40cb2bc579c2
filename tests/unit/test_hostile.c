/*
 * test_hostile.c - files made to hurt: each is refused with a located message,
 * within a second and 256 MB, and nothing is printed on the way.
 *
 * Every file is read in a process of its own, so that its time and memory can
 * be told.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "intake/intake.h"

#if defined(__SANITIZE_ADDRESS__)
#define SECONDS	30	/* the sanitizers' own cost is not ours */
#define MEGA	2048
#define SHARE	20
#else
#define SECONDS	1
#define MEGA	256
#define SHARE	1
#endif

enum { REFUSED = 20, READ, UNLOCATED };

static int
read_case(const struct eg_buf *b)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_xml *x;
	int result = READ;

	x = eg_intake_read_bytes("t.xml", eg_buf_str(b), b->len, diags);
	if (x == NULL)
		result = eg_diags_failed(diags) && eg_diags_count(diags) <= 20 &&
		    eg_diags_at(diags, 0)->at.line > 0 &&
		    eg_diags_at(diags, 0)->at.column > 0 ? REFUSED : UNLOCATED;
	eg_xml_free(x);
	eg_diags_free(diags);
	return result;
}

/* Reads it in a child; returns REFUSED, READ or UNLOCATED. */
static int
fate(struct eg_buf *b)
{
	struct rusage use;
	FILE *heard = tmpfile();
	int status = 0;
	pid_t pid;
	double cpu;

	assert_non_null(heard);
	fflush(NULL);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		dup2(fileno(heard), STDOUT_FILENO);
		dup2(fileno(heard), STDERR_FILENO);
		_exit(read_case(b));
	}
	assert_int_equal(wait4(pid, &status, 0, &use), pid);
	eg_buf_free(b);
	fseek(heard, 0, SEEK_END);
	assert_int_equal(ftell(heard), 0);
	fclose(heard);
	cpu = (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
	    (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
	assert_true(cpu < SECONDS);
	assert_true(use.ru_maxrss < MEGA * 1024L);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static struct eg_buf
text(const char *s)
{
	struct eg_buf b = { 0 };

	eg_buf_puts(&b, s);
	return b;
}

/* head, then n times the piece ("%u" is its number), then tail. */
static struct eg_buf
many(const char *head, size_t n, const char *before, const char *after,
    const char *tail)
{
	struct eg_buf b = text(head);
	size_t i;

	for (i = 0; i < n; i++) {
		eg_buf_puts(&b, before);
		if (after != NULL)
			eg_buf_printf(&b, "%zu%s", i, after);
	}
	eg_buf_puts(&b, tail);
	return b;
}

#define REFUSE(buf) do { struct eg_buf b_ = (buf); \
	assert_int_equal(fate(&b_), REFUSED); } while (0)
#define ACCEPT(buf) do { struct eg_buf b_ = (buf); \
	assert_int_equal(fate(&b_), READ); } while (0)

static void
entity_bombs_and_external_entities_are_refused(void **state)
{
	struct eg_buf b = text("<!DOCTYPE a [<!ENTITY e0 'ha'>");
	unsigned i;

	(void)state;
	for (i = 1; i < 30; i++)
		eg_buf_printf(&b, "<!ENTITY e%u '&e%u;&e%u;'>", i, i - 1, i - 1);
	eg_buf_puts(&b, "]><a>&e29;</a>");
	REFUSE(b);
	REFUSE(many("<!DOCTYPE a [<!ENTITY e '", 100000, "hahahahaha", NULL,
	    "'>]><a>&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;</a>"));
	REFUSE(text("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
	    "<a>&e;</a>"));
	REFUSE(text("<!DOCTYPE a SYSTEM 'http://localhost/a.dtd'><a/>"));
	REFUSE(text("<!DOCTYPE a [<!ENTITY % p SYSTEM 'p.ent'>%p;]><a/>"));
	REFUSE(text("<a>&e;</a>"));
}

static void
two_hundred_thousand_attributes_are_refused(void **state)
{
	(void)state;
	REFUSE(many("<a", 200000, " x", "=''", "/>"));
	REFUSE(many("<a", 50000, " x", "=''", "/>"));
	REFUSE(many("<a", 200000, " x=''", NULL, "/>"));
	REFUSE(many("<a", 200000, " xmlns:x", "='u'", "/>"));
}

static void
a_start_tag_without_end_is_refused(void **state)
{
	(void)state;
	REFUSE(many("<a x='", 1000000, "x", NULL, "'/>"));
	REFUSE(many("<a", 1000000, " ", NULL, "/>"));
	REFUSE(many("<a x='", 1000000, "x", NULL, ""));
	REFUSE(many("<", 100000, "x", NULL, "/>"));
}

static void
depth_of_a_hundred_thousand_is_refused(void **state)
{
	(void)state;
	REFUSE(many("", 100000, "<a>", NULL, ""));
	REFUSE(many("", 100000, "<a", ">", ""));
	REFUSE(many("", 100000, "</a>", NULL, ""));
}

static void
twenty_megabytes_of_empty_elements_are_refused(void **state)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_buf b = many("<a>", 5000000, "<b/>", NULL, "</a>");

	(void)state;
	assert_null(eg_intake_read_bytes("t.xml", b.data, b.len, diags));
	assert_string_equal(eg_diags_at(diags, 0)->code, "U8002");
	assert_string_equal(eg_diags_at(diags, 0)->at.file, "t.xml");
	eg_buf_free(&b);
	eg_diags_free(diags);
	REFUSE(many("<a>", 2000000, "<b/>", NULL, "</a>"));
}

static void
more_names_than_a_letter_could_have_are_refused(void **state)
{
	(void)state;
	REFUSE(many("<a>", 400000, "<b", "/>", "</a>"));
	REFUSE(many("<a>", 400000, "<?b", "?>", "</a>"));
	REFUSE(many("<a>", 200000, "<b xmlns='", "'/>", "</a>"));
}

static void
a_file_that_is_no_xml_at_all_gets_few_messages(void **state)
{
	(void)state;
	REFUSE(many("<a>", 8000000, "&", NULL, "</a>"));
	REFUSE(many("<a>", 8000000, "<", NULL, "</a>"));
	REFUSE(many("<a>", 8000000, "\x01", NULL, "</a>"));
	REFUSE(many("<a>", 2000000, "\xC2\x92", NULL, "</a>"));
	REFUSE(many("<a>", 1000000, "</b>", NULL, "</a>"));
	REFUSE(many("", 1000000, "<!--", NULL, ""));
	REFUSE(many("<a>", 800000, "<![CDATA[", NULL, ""));
	REFUSE(many("<a ", 1000000, "='\"", NULL, ""));
}

static void
other_encodings_are_refused(void **state)
{
	struct eg_buf b = { 0 };

	(void)state;
	REFUSE(text("<a>\xE9</a>"));
	REFUSE(text("<a>\xC0\xAF</a>"));
	REFUSE(text("<?xml version='1.0' encoding='UTF-7'?><a>+ADw-b/+AD4-</a>"));
	REFUSE(text("+ADw-?xml version='1.0' encoding='UTF-7'?+AD4-"));
	eg_buf_add(&b, "\xFE\xFF\0<\0a\0/\0>", 10);
	REFUSE(b);
	b = (struct eg_buf){ 0 };
	eg_buf_add(&b, "<a>\0</a>", 8);
	REFUSE(b);
}

/* What is let in must be cheap as well. */
static void
what_is_just_within_the_limits_is_read_in_time(void **state)
{
	(void)state;
	ACCEPT(many("<a>", 290000 / SHARE, "x<b/>", NULL, "</a>"));
	ACCEPT(many("<a>", 290000 / SHARE, "\t  \t \t  \t \t \t  \t   <b/>", NULL,
	    "</a>"));
	ACCEPT(many("<a>", 1300000 / SHARE, "&#65;", NULL, "</a>"));
	ACCEPT(many("<a>", 1000000 / SHARE, "<!---->", NULL, "</a>"));
	ACCEPT(many("<a>", 4000, "<b", "/>", "</a>"));
	ACCEPT(many("<a>", 4000000 / SHARE, "\r\n", NULL, "</a>"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(entity_bombs_and_external_entities_are_refused),
		cmocka_unit_test(two_hundred_thousand_attributes_are_refused),
		cmocka_unit_test(a_start_tag_without_end_is_refused),
		cmocka_unit_test(depth_of_a_hundred_thousand_is_refused),
		cmocka_unit_test(twenty_megabytes_of_empty_elements_are_refused),
		cmocka_unit_test(more_names_than_a_letter_could_have_are_refused),
		cmocka_unit_test(a_file_that_is_no_xml_at_all_gets_few_messages),
		cmocka_unit_test(other_encodings_are_refused),
		cmocka_unit_test(what_is_just_within_the_limits_is_read_in_time),
	};

	return cmocka_run_group_tests_name("intake/hostile", tests, NULL, NULL);
}
