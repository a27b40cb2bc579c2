/* test_pdf_lex.c - pdf/lex.c and content.c: tokens, and operations of content. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "pdf/content.h"
#include "pdf/lex.h"

/* Tokens as words: i, r, s(text), n(text), k(text), [ ] < >, and ! for a fault. */
static void
lexes(const char *input, size_t n, const char *want)
{
	static const char letters[] = "\0!irsn[]<>k";
	struct eg_pdf_lexer l = { .bytes = input, .n = n, .arena = eg_arena_new() };
	struct eg_buf b = { 0 };
	struct eg_pdf_token t;

	for (eg_pdf_lex(&l, &t); t.kind != EG_PDF_T_END; eg_pdf_lex(&l, &t)) {
		eg_buf_putc(&b, letters[t.kind]);
		if (t.kind == EG_PDF_T_STRING || t.kind == EG_PDF_T_NAME ||
		    t.kind == EG_PDF_T_KEYWORD)
			eg_buf_printf(&b, "(%.*s)", (int)t.n, t.text);
		if (t.kind == EG_PDF_T_INTEGER)
			eg_buf_printf(&b, "%lld", (long long)t.integer);
		if (t.kind == EG_PDF_T_FAULT)
			break;
	}
	assert_string_equal(eg_buf_str(&b), want);
	eg_buf_free(&b);
	eg_arena_free(l.arena);
}

#define LEXES(input, want)	lexes("" input, sizeof(input) - 1, want)

static void
numbers_words_and_names_are_told_apart(void **state)
{
	(void)state;
	LEXES("12 -3 +4 .5 6. -7.25", "i12i-3i4rrr");
	LEXES("1.2.3 - . 4a obj T* '", "k(1.2.3)k(-)k(.)k(4a)k(obj)k(T*)k(')");
	LEXES("999999999999999999 9999999999999999999", "i999999999999999999r");
	LEXES("/Name/A#20b/ /x#c3#A9", "n(Name)n(A b)n()n(x\xC3\xA9)");
	LEXES("[1<</K(v)>>]", "[i1<n(K)s(v)>]");
}

static void
comments_and_white_space_separate(void **state)
{
	(void)state;
	LEXES("1%2 (\r3\0\f4%", "i1i3i4");
}

static void
literal_strings_are_decoded(void **state)
{
	(void)state;
	LEXES("(a(b)c\\)\\\\)", "s(a(b)c)\\)");
	LEXES("(\\n\\101\\1012\\7\\q)", "s(\nAA2\007q)");
	LEXES("(a\\\r\nb\\\nc\r\nd\re)", "s(abc\nd\ne)");
}

static void
hexadecimal_strings_are_decoded(void **state)
{
	(void)state;
	LEXES("<41 4\n2 5> <>", "s(ABP)s()");
}

static void
what_is_broken_is_a_fault(void **state)
{
	(void)state;
	LEXES("(a(b)", "!");
	LEXES("(a\\", "!");
	LEXES("<41", "!");
	LEXES("<4x>", "!");
	LEXES("/a#0", "!");
	LEXES("/a#00b", "!");
	LEXES("1 )", "i1!");
	LEXES("> 1", "!");
}

/* --- content --------------------------------------------------------------------------- */

/* Operations as "name/operands@start-end". */
static void
reads(const char *input, size_t n, const char *want)
{
	struct eg_pdf_content *c = eg_pdf_content_new(input, n);
	struct eg_pdf_operation op;
	struct eg_buf b = { 0 };
	const char *fault;
	size_t at;

	while (eg_pdf_content_next(c, &op))
		eg_buf_printf(&b, "%s/%zu@%zu-%zu ", op.name, op.n, op.start, op.end);
	if ((fault = eg_pdf_content_fault(c, &at)) != NULL)
		eg_buf_printf(&b, "%s@%zu", fault, at);
	assert_string_equal(eg_buf_str(&b), want);
	eg_pdf_content_free(c);
	eg_buf_free(&b);
}

#define READS(input, want)	reads("" input, sizeof(input) - 1, want)

static void
operations_have_operands_and_their_bytes(void **state)
{
	(void)state;
	READS(" q % note\n1 0 0 -1 0 792 cm Q", "q/0@1-2 cm/6@10-27 Q/0@28-29 ");
	READS("/P<</MCID 0/L[1 2]>>BDC(x)Tj EMC", "BDC/2@0-23 Tj/1@23-28 EMC/0@29-32 ");
	READS("0 1 R f", "R/2@0-5 f/0@6-7 ");
}

static void
an_inline_image_is_one_operation(void **state)
{
	(void)state;
	READS("q BI/W 1/H 2 ID \xFF EIx EI \0 EI Q", "q/0@0-1 BI/4@2-29 Q/0@30-31 ");
}

static void
what_is_broken_in_content_is_told_with_its_byte(void **state)
{
	(void)state;
	READS("q 1 2", "q/0@0-1 operands have no operator@5");
	READS("q ] Q", "q/0@0-1 a bracket has no partner@2");
	READS("(a", "a string has no end@0");
	READS("[1 re] f", "an array or dictionary has something in it that is no object@3");
	READS("BI/W 1 ID \xFF", "an inline image has no end@7");
	READS("abcdefghi", "this is no operator@0");
}

static void
operands_are_objects(void **state)
{
	static const char input[] = "-.0078125 12 /P (a) re";
	struct eg_pdf_content *c = eg_pdf_content_new(input, sizeof(input) - 1);
	struct eg_pdf_operation op;
	int64_t v;

	(void)state;
	assert_true(eg_pdf_content_next(c, &op));
	assert_true(eg_pdf_op(&op, "re"));
	assert_true(eg_pdf_millionths(op.operand[0], &v));
	assert_int_equal(v, -7813);
	assert_true(eg_pdf_millionths(op.operand[1], &v));
	assert_int_equal(v, 12000000);
	assert_true(eg_pdf_is_name(op.operand[2], "P"));
	assert_false(eg_pdf_millionths(op.operand[3], &v));
	eg_pdf_content_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_words_and_names_are_told_apart),
		cmocka_unit_test(comments_and_white_space_separate),
		cmocka_unit_test(literal_strings_are_decoded),
		cmocka_unit_test(hexadecimal_strings_are_decoded),
		cmocka_unit_test(what_is_broken_is_a_fault),
		cmocka_unit_test(operations_have_operands_and_their_bytes),
		cmocka_unit_test(an_inline_image_is_one_operation),
		cmocka_unit_test(what_is_broken_in_content_is_told_with_its_byte),
		cmocka_unit_test(operands_are_objects),
	};

	return cmocka_run_group_tests_name("pdf/lex", tests, NULL, NULL);
}
