/*
 * test_prose.c - what text becomes when somebody's values leave it: the forms people
 * write values in, and sentences that stay sentences.
 *
 * The case is María Q. García-López, born 1932-02-11, of Fresno; her employer is
 * Blue Orchard Packing, Inc.; her physician is Dr. Tom Brown.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "redact/prose.h"

static const char *const labels[] = { "claim", "mrn", "ssn" };
static const char *const ordinary[] = { "blue", "brown", "case", "packing" };

static struct {
	struct eg_redaction	 profile;
	struct eg_identifiers	 ids;
	struct eg_buf		 out;
	size_t			 edits;
} t;

static void
find_everything(const char *date)
{
	static const char *const words[EG_FOUND_KINDS] = { "year", "90 or older",
		"a telephone number", "an e-mail address", "a web address", "an address",
		"a number on file", "a person", "a provider" };

	memcpy(t.profile.words, words, sizeof(words));
	t.profile.words[EG_FOUND_DATE] = date;
	t.profile.words[EG_FOUND_AGE] = date == NULL ? NULL : words[EG_FOUND_AGE];
}

static int
setup(void **state)
{
	(void)state;
	t.profile = (struct eg_redaction){ .dateless = "a certain day",
	    .monthless = "a certain month",
	    .shared = "one of the parties", .ordinary = { (const char **)(uintptr_t)ordinary, 4 },
	    .labels = { (const char **)(uintptr_t)labels, 3 } };
	find_everything(NULL);
	t.ids = (struct eg_identifiers){ .arena = eg_arena_new(), .profile = &t.profile };
	eg_identifier_add_name(&t.ids, "María", "Q.", "García-López", "the employee", "name");
	eg_identifier_add(&t.ids, EG_PERSONAL_DAY, "1932-02-11", "", "birthDate");
	eg_identifier_add(&t.ids, EG_PERSONAL_STREET, "100 Orchard Avenue", "an address", "street");
	eg_identifier_add(&t.ids, EG_PERSONAL_PLACE, "Fresno", "the city", "city");
	eg_identifier_add(&t.ids, EG_PERSONAL_ZIP, "93650-0001", "the city", "zip");
	eg_identifier_add(&t.ids, EG_PERSONAL_PHONE, "(559) 555-0100", "a telephone number", "phone");
	eg_identifier_add(&t.ids, EG_PERSONAL_NUMBER, "WC-2026/00417", "the claim number", "claim");
	eg_identifier_add(&t.ids, EG_PERSONAL_NUMBER, "ADJ1234567", "the board's number", "adj");
	eg_identifier_add(&t.ids, EG_PERSONAL_ORGANIZATION, "Blue Orchard Packing, Inc.",
	    "the employer", "employer");
	eg_identifier_add(&t.ids, EG_PERSONAL_PERSON, "Tom Brown, M.D.", "the physician", "physician");
	eg_identifiers_end(&t.ids);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	eg_arena_free(t.ids.arena);
	eg_buf_free(&t.out);
	return 0;
}

static const char *
rewritten(const char *text)
{
	struct eg_edit *e;

	t.edits = eg_prose_edits(&t.ids, t.ids.arena, text, strlen(text), EG_FIND_ALL, &e);
	eg_buf_clear(&t.out);
	eg_prose_apply(text, 0, strlen(text), e, t.edits, &t.out);
	return eg_buf_str(&t.out);
}

#define BECOMES(from, to)	assert_string_equal(rewritten(from), to)
#define STAYS(text)		BECOMES(text, text)

static void
add_line(enum eg_personal kind, const char *value, const char *words)
{
	eg_identifier_add(&t.ids, kind, value, words, words);
	eg_identifiers_end(&t.ids);
}

static void
add_name(const char *given, const char *middle, const char *family, const char *words)
{
	eg_identifier_add_name(&t.ids, given, middle, family, words, words);
	eg_identifiers_end(&t.ids);
}

static void
name_is_found_in_every_form(void **state)
{
	static const char *const forms[] = { "María Q. García-López", "Maria Garcia-Lopez",
		"MARIA GARCIA LOPEZ", "maria q garcia lopez", "García-López, María",
		"GARCIA-LOPEZ, MARIA Q.", "M. Garcia-Lopez", "M. Q. García-López",
		"Maria García", "Ms. Garcia", "Mrs. García-López", "Maria", "García", "Lopez",
		"Mari\xCC\x81" "a Garci\xCC\x81" "a",	/* decomposed */
		"Garc\xC3\xAD" "a-\nL\xC3\xB3pez", "Gar-\ncia", "Mar\xC2\xAD\xC3\xAD" "a", "M.Q.G.", "M. G.", "Maria  \n Garcia" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		rewritten(eg_arena_printf(t.ids.arena, "It was %s who fell", forms[i]));
		assert_string_equal(eg_buf_str(&t.out), "It was the employee who fell");
	}
}

static void
sentence_stays_a_sentence(void **state)
{
	(void)state;
	BECOMES("Ms. Garcia's shoulder is stiff.", "The employee’s shoulder is stiff.");
	BECOMES("The pain of Ms. Garcia’s arm.", "The pain of the employee’s arm.");
	BECOMES("Seen by Dr. Brown, M.D., who agreed.", "Seen by the physician, who agreed.");
	BECOMES("Seen by Dr. Brown. He agreed.", "Seen by the physician. He agreed.");
	BECOMES("Ask the Garcia family.", "Ask the employee family.");
	BECOMES("She works at Blue Orchard Packing, Inc. and lifts.",
	    "She works at the employer. and lifts.");
	BECOMES("GARCIA LOPEZ reported pain.", "The employee reported pain.");
	BECOMES("Plan B. García agreed.", "Plan B. the employee agreed.");
	BECOMES("García's MD degree", "The employee’s MD degree");
}

static void
ligature_and_full_width_are_letters(void **state)
{
	(void)state;
	add_name(NULL, NULL, "Griffin", "the adjuster");
	BECOMES("Call Gri\xEF\xAC\x83n now", "Call the adjuster now");
	BECOMES("Call \xEF\xBC\xA7riffin now", "Call the adjuster now");
}

static void
word_that_is_also_a_name_needs_a_capital(void **state)
{
	(void)state;
	STAYS("There was brown discoloration.");
	BECOMES("The note of Brown says so.", "The note of the physician says so.");
	STAYS("She was packing boxes in blue light.");
}

static void
numbers_are_found_with_other_signs(void **state)
{
	(void)state;
	BECOMES("call 559.555.0100 or 1-559-555-0100, or (559)\n555-0100",
	    "call a telephone number or a telephone number, or a telephone number");
	BECOMES("claim WC 2026-00417", "claim the claim number");
	BECOMES("claim wc202600417", "claim the claim number");
	BECOMES("board 1234567 and ADJ 1234567", "board the board's number and the board's number");
	BECOMES("zip 93650 here", "zip the city here");
}

static void
number_is_found_behind_the_letters_of_a_label(void **state)
{
	(void)state;
	add_line(EG_PERSONAL_NUMBER, "76-54321", "the chart");
	BECOMES("see MRN7654321 or xy7654321", "see the chart or the chart");
	STAYS("see MRN76543210 and 7MRN654321");
	add_line(EG_PERSONAL_NUMBER, "ADJ54321", "the other");
	BECOMES("board 54321 and ADJ 54321", "board 54321 and the other");
}

static void
telephone_of_the_case_is_found_without_what_stands_around_it(void **state)
{
	(void)state;
	add_line(EG_PERSONAL_PHONE, "+1 (916) 555-0177", "her phone");
	add_line(EG_PERSONAL_PHONE, "916-555-0188 ext. 12", "his phone");
	BECOMES("call 9165550177 or 19165550177 or 555-0177",
	    "call her phone or her phone or her phone");
	BECOMES("fax 9165550188 or 1 916 555 0188", "fax his phone or his phone");
	STAYS("of 555 in 0100 and 5550100");
}

static void
zip_code_goes_with_its_block(void **state)
{
	(void)state;
	add_line(EG_PERSONAL_ZIP, "94105", "the town");
	BECOMES("zip 94105-7777 and 93650-7777 and 94105 - 7777",
	    "zip the town and the city and the town - 7777");
}

static void
address_of_mail_may_have_an_apostrophe(void **state)
{
	(void)state;
	add_line(EG_PERSONAL_EMAIL, "m.o'neil@post.example", "a mailbox");
	BECOMES("to m.o'neil@post.example now", "to a mailbox now");
	BECOMES("to j.o'hara@post.example now", "to an e-mail address now");
}

static void
street_is_found_without_its_number(void **state)
{
	(void)state;
	add_line(EG_PERSONAL_STREET, "Rosewood", "an address");
	BECOMES("lives on Orchard Avenue now", "lives on an address now");
	BECOMES("lives on Orchard Ave. now", "lives on an address now");
	BECOMES("lives at Rosewood now", "lives at an address now");
	STAYS("of an orchard avenue in rosewood");
}

static void
addresses_are_found_in_short_too(void **state)
{
	(void)state;
	BECOMES("lives at 100 Orchard Ave. now", "lives at an address now");
	BECOMES("lives at 100 ORCHARD AVENUE now", "lives at an address now");
	BECOMES("moved to FRESNO", "moved to the city");
	add_line(EG_PERSONAL_STREET, "Suite 5", "an address");
	BECOMES("at 100 Orchard Avenue, Suite 5 now", "at an address now");
}

static void
company_is_found_without_its_legal_form(void **state)
{
	(void)state;
	BECOMES("for Blue Orchard Packing since", "for the employer since");
	BECOMES("for BLUE ORCHARD PACKING INC since", "for the employer since");
	BECOMES("Blue Orchard Packing's records", "The employer’s records");
}

static void
day_of_birth_is_found_in_every_order(void **state)
{
	static const char *const forms[] = { "February 11, 1932", "Feb. 11, 1932", "11 February 1932",
		"02/11/1932", "2-11-32", "11.02.1932", "1932-02-11", "02111932",
		"11021932", "11th of February 1932", "february 11, 1932", "11 feb 1932",
		"11/Feb/1932", "2 / 11 / 1932", "FEB-11-1932", "19320211" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		rewritten(eg_arena_printf(t.ids.arena, "born %s in", forms[i]));
		assert_string_equal(eg_buf_str(&t.out), "born 1932 in");
	}
	/* Another day stays, where the profile does not ask for days. */
	STAYS("seen on April 6, 2026");
}

static void
of_every_date_the_year_stays(void **state)
{
	(void)state;
	find_everything("year");
	BECOMES("On April 6, 2026, she fell.", "In 2026, she fell.");
	BECOMES("seen on 04/06/2026 and on Monday, April 6, 2026", "seen in 2026 and in 2026");
	BECOMES("therapy from October 6 to November 14, 2025", "therapy in 2025");
	BECOMES("in January 2026", "in 2026");
	BECOMES("seen on 04/06/25 and 04/06/98", "seen in 2025 and 1998");
	BECOMES("seen on 20260406", "seen in 2026");
	BECOMES("seen Sept. 6, 2025, and 04/2026", "seen 2025, and 2026");
	STAYS("section 1.2.10, page 2026-04-061");
	BECOMES("In December it spread.", "In a certain month it spread.");
	BECOMES("On April 6 she fell.", "On a certain day she fell.");
	BECOMES("seen on 4/6 again", "seen on a certain day again");
	STAYS("pain of 6/10, strength 4/5, pages 12-14, 50 mg #60, since 2024");
	BECOMES("seen april 6 and on 6 june", "seen a certain day and on a certain day");
	BECOMES("seen march 6, 2026, in june", "seen 2026, in a certain month");
	STAYS("It may 6 times march on, 7 may, of march, in may");
}

static void
age_over_89_is_90_or_older(void **state)
{
	(void)state;
	find_everything("year");
	BECOMES("a 93-year-old woman", "a 90 or older woman");
	BECOMES("is 90 years old", "is 90 or older");
	BECOMES("aged 101 and", "aged 90 or older and");
	BECOMES("aged 125 and", "aged 90 or older and");
	BECOMES("a 93 y/o woman", "a 90 or older woman");
	BECOMES("a 112-year-old man", "a 90 or older man");
	BECOMES("a ninety-three year old", "a 90 or older");
	t.ids.year = 2026;
	BECOMES("born on February 11, 1932, in", "born on a certain day, in");
	BECOMES("born in 1936, not in 1937", "born on a certain day, not in 1937");
	BECOMES("born in 1931 and hurt in 1989", "born on a certain day and hurt in 1989");
	STAYS("an 89-year-old woman, 90 days, 93 mg, 95 degrees");
}

static void
strangers_are_found_by_how_they_are_written(void **state)
{
	(void)state;
	BECOMES("He saw Dr. Gutierrez on Friday", "He saw a provider on Friday");
	BECOMES("signed by John Rivera, M.D.", "signed by a provider.");
	BECOMES("her neighbor Mr. Jones saw it", "her neighbor a person saw it");
	BECOMES("mail j.doe@example.org or call 415-555-0199",
	    "mail an e-mail address or call a telephone number");
	BECOMES("see https://example.org/x?y=1 there", "see a web address there");
	BECOMES("SSN 123-45-6789", "SSN a number on file");
	BECOMES("it was 123-45-6789 there", "it was a number on file there");
	STAYS("the claim 2016 was made in 2017");
	BECOMES("MRN 0012345 and claim no. AB-12345", "MRN a number on file and claim no. a number on file");
	BECOMES("claim no. A1234 is", "claim no. a number on file is");
	BECOMES("at 77 Sunset Boulevard today", "at an address today");
	BECOMES("at 1200 Old Sunset Boulevard today", "at an address today");
	BECOMES("to garcia@example.org now", "to an e-mail address now");
	STAYS("Sunset, M.D. and room 4 West");
}

static void
clinical_text_stays(void **state)
{
	(void)state;
	STAYS("The patient has L4-5 facet pain; Norco 10/325 mg #90 was denied. MRI of 3 views, "
	    "ICD-10 M54.5, flexion to 110 degrees. Doctor's visits are over. The hip is sore, "
	    "12(3): 101-109, doi 10.0000/example.2024.101.");
	assert_int_equal(t.edits, 0);
}

static void
name_of_several_is_nobodys_in_particular(void **state)
{
	(void)state;
	add_name("Ana", NULL, "Lopez", "the adjuster");
	BECOMES("told by Lopez today", "told by one of the parties today");
	BECOMES("told by A. Lopez today", "told by one of the parties today");
	add_name("Juan", NULL, "García", "the employee");
	BECOMES("told by García today", "told by the employee today");
	BECOMES("told by Ana Lopez today", "told by the adjuster today");
}

static void
son_has_a_middle_name_of_his_own(void **state)
{
	(void)state;
	add_name("María", "Quintana", "García-López", "the daughter");
	add_name(NULL, "Xochitl", "Zamora", "the nurse");
	BECOMES("told Quintana so", "told the daughter so");
	BECOMES("told Xochitl so", "told the nurse so");
}

static void
author_of_a_cited_work_may_have_the_name(void **state)
{
	(void)state;
	eg_identifier_author(&t.ids, "Brown A, Smith B");
	STAYS("as Brown and Smith found");
	BECOMES("as Dr. Brown found", "as the physician found");
}

static void
name_of_two_letters_is_one_only_as_it_is_written(void **state)
{
	(void)state;
	add_line(EG_PERSONAL_PERSON, "Kim", "the nurse");
	add_line(EG_PERSONAL_PERSON, "Li", "the clerk");
	BECOMES("told kim and KIM and Li so", "told the nurse and the nurse and the clerk so");
	STAYS("told li and LI so");
}

static void
month_is_no_name_and_a_new_sentence_no_more_of_it(void **state)
{
	(void)state;
	add_line(EG_PERSONAL_PERSON, "April Stone", "the aide");
	STAYS("seen on April 6, 2026");
	BECOMES("told April so", "told the aide so");
	BECOMES("seen by Brown. Tom agreed", "seen by the physician. The physician agreed");
}

static void
initial_behind_a_name_goes_if_its_sign_says_so(void **state)
{
	(void)state;
	BECOMES("told García, M so", "told the employee so");
	BECOMES("told García M. so", "told the employee so");
	BECOMES("told García M so", "told the employee M so");
	BECOMES("told María X. García so", "told the employee so");
}

static void
value_of_two_signs_is_too_short_to_be_looked_for(void **state)
{
	(void)state;
	add_line(EG_PERSONAL_NUMBER, "7Q9", "the code");
	add_line(EG_PERSONAL_NUMBER, "8Q", "the mark");
	assert_true(t.ids.item[t.ids.n - 1].brief);
	add_name(NULL, NULL, "O", "the guest");
	assert_true(t.ids.item[t.ids.n - 1].brief);
	BECOMES("on 7q9 and 8Q and O", "on the code and 8Q and O");
}

static void
word_of_a_name_is_a_name_unless_it_is_a_particle(void **state)
{
	(void)state;
	add_name("Eva", NULL, "von der Ruh", "the guest");
	BECOMES("told Eva and Ruh and von der Ruh so",
	    "told the guest and the guest and the guest so");
	STAYS("made von Hand der Reihe nach");
}

static void
name_in_one_line_is_taken_apart(void **state)
{
	(void)state;
	add_line(EG_PERSONAL_PERSON, "Tanaka, Rosa", "the clerk");
	add_line(EG_PERSONAL_PERSON, "Prof. Nina Petrov PhD", "the expert");
	BECOMES("told Rosa and Ms. Tanaka and R. T. so",
	    "told the clerk and the clerk and the clerk so");
	BECOMES("told Petrov, N. so", "told the expert so");
	STAYS("a prof with a PhD");
}

static void
who_is_there_twice_is_one(void **state)
{
	static const struct { enum eg_personal kind; const char *value; } again[] = {
		{ EG_PERSONAL_PERSON, "Dr. Tom Brown" },
		{ EG_PERSONAL_PERSON, "Garcia-Lopez, Maria" },
		{ EG_PERSONAL_PERSON, "M. Garcia" },
		{ EG_PERSONAL_PERSON, "Blue Orchard Packing, Inc." },
		{ EG_PERSONAL_NUMBER, "wc 2026-00417" },
	};
	uint32_t n = t.ids.n;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(again) / sizeof(again[0]); i++)
		add_line(again[i].kind, again[i].value, "somebody");
	assert_int_equal(t.ids.n, n);
}

static void
who_is_open_to_the_public_is_not_looked_for(void **state)
{
	static const char *open[] = { "Administrative Director" };
	uint32_t n = t.ids.n;

	(void)state;
	t.profile.open = open;
	t.profile.nopen = 1;
	add_line(EG_PERSONAL_PERSON, "ADMINISTRATIVE DIRECTOR", "somebody");
	add_name("Administrative", NULL, "Director", "somebody");
	assert_int_equal(t.ids.n, n);
	STAYS("by the Administrative Director now");
}

static void
office_is_found_whole_only(void **state)
{
	(void)state;
	add_line(EG_PERSONAL_PERSON, "Board of Appeals for the Valley", "an office");
	BECOMES("by the Board of Appeals for the Valley now", "by the office now");
	STAYS("by a Board of the Valley");
}

static void
company_is_found_with_and_without_its_small_words(void **state)
{
	static const struct { const char *name, *words, *from, *to; } company[] = {
		{ "Stone and Reed Company", "the firm", "for Stone & Reed now", "for the firm now" },
		{ "Moss & Fern Company", "the shop", "for Moss and Fern now", "for the shop now" },
		{ "The Quick Press", "the paper", "for Quick Press now", "for the paper now" },
		{ "Packard", "the maker", "for Packard now", "for the maker now" },
	};
	size_t i, n = sizeof(company) / sizeof(company[0]);

	(void)state;
	for (i = 0; i < n; i++)
		add_line(EG_PERSONAL_ORGANIZATION, company[i].name, company[i].words);
	for (i = 0; i < n; i++)
		BECOMES(company[i].from, company[i].to);
	STAYS("for a packard in fresno");
}

static void
longest_value_is_found_and_of_equals_the_first(void **state)
{
	(void)state;
	add_line(EG_PERSONAL_NUMBER, "4417", "the part");
	add_line(EG_PERSONAL_NUMBER, "4417-2255", "the whole");
	add_line(EG_PERSONAL_ZIP, "93651", "the zip");
	add_line(EG_PERSONAL_NUMBER, "93651", "the number");
	BECOMES("see 4417-2255 and 4417 and 93651", "see the whole and the part and the zip");
}

static void
in_bytes_only_values_of_six_signs_are_looked_for(void **state)
{
	static const char text[] = "4417 x 44172 y 441722";
	struct eg_plain_words w;
	struct eg_finding f;

	(void)state;
	add_line(EG_PERSONAL_NUMBER, "44172", "five");
	add_line(EG_PERSONAL_NUMBER, "441722", "six");
	w = eg_plain_words_read(t.ids.arena, text, strlen(text));
	assert_true(eg_find_next(&t.ids, &w, 0, EG_FIND_LONG, &f));
	assert_string_equal(f.who->words, "six");
	assert_true(eg_find_next(&t.ids, &w, 0, EG_FIND_ALL, &f));
	assert_string_equal(f.who->words, "five");
}

static void
of_a_reference_the_authors_are_public(void **state)
{
	static const char text[] = "Dr. Gutierrez, claim no. 12345, J. Rivera, M.D., Mr. Jones, "
	    "77 Sunset Boulevard; Maria Garcia";
	struct eg_plain_words w;
	struct eg_finding f;

	(void)state;
	w = eg_plain_words_read(t.ids.arena, text, strlen(text));
	assert_true(eg_find_next(&t.ids, &w, 0, EG_FIND_REFERENCE, &f));
	assert_string_equal(f.who->words, "the employee");
}

static uint32_t
next(uint32_t *seed, uint32_t n)
{
	*seed = *seed * 1664525 + 1013904223;
	return (*seed >> 8) % n;
}

/* Whatever stands beside it: once rewritten, a text has nothing left to find. */
static void
rewriting_leaves_nothing_to_find(void **state)
{
	static const char *const pieces[] = { "María", "MARIA", "García", "López", "lopez",
		"Q.", "M.", "G", "-", "-\n", "\n", " ", "  ", "'s", "’s", "s’", "(", ")", ",", ".", "/",
		"559", "555", "0100", "1", "WC", "2026", "00417", "ADJ", "1234567", "Dr.", "Mr.", "Ms.",
		"Brown", "brown", "Tom", "M.D.", "the", "The", "a", "On", "on", "in", "to", "from",
		"February", "Feb", "11", "2", "1932", "32", "1931", "April", "6", "Blue", "Orchard",
		"Packing", "Inc.", "and", "&", "@", "example.org", "MRN", "claim", "no.", "93",
		"year", "old", "aged", "100", "Avenue", "Ave.", "Fresno", "FRESNO", "93650", "0001",
		"http://x.y/z", "Rivera", "John", "\xC2\xAD", "\xCC\x81", "\xEF\xAC\x83", "\xFF", ":", "#" };
	struct eg_buf text = { 0 };
	struct eg_plain_words w;
	struct eg_finding f;
	uint32_t seed = 20261124, i, k;
	const char *again;
	size_t from;

	(void)state;
	t.ids.year = 2026;
	for (i = 0; i < 20000; i++) {
		find_everything(i % 2 == 0 ? NULL : "year");
		eg_buf_clear(&text);
		for (k = 1 + next(&seed, 24); k > 0; k--) {
			eg_buf_puts(&text, pieces[next(&seed, sizeof(pieces) / sizeof(*pieces))]);
			if (next(&seed, 3) > 0)
				eg_buf_putc(&text, ' ');
		}
		again = rewritten(eg_buf_str(&text));
		for (k = 0; k < 3 && t.edits > 0; k++) {
			again = eg_arena_strdup(t.ids.arena, again);
			again = rewritten(again);
		}
		w = eg_plain_words_read(t.ids.arena, eg_buf_str(&t.out), t.out.len);
		/* "claim" may be a word that took a number's place, beside another number. */
		for (from = 0; eg_find_next(&t.ids, &w, from, EG_FIND_ALL, &f); from = f.to)
			if (f.who != NULL || f.what != EG_FOUND_NUMBER)
				fail_msg("\"%s\" became \"%s\", in which there still is \"%s\"",
				    eg_buf_str(&text), eg_buf_str(&t.out),
				    w.text + w.word[f.from].start);
	}
	eg_buf_free(&text);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(name_is_found_in_every_form),
		TEST(sentence_stays_a_sentence),
		TEST(ligature_and_full_width_are_letters),
		TEST(word_that_is_also_a_name_needs_a_capital),
		TEST(numbers_are_found_with_other_signs),
		TEST(number_is_found_behind_the_letters_of_a_label),
		TEST(telephone_of_the_case_is_found_without_what_stands_around_it),
		TEST(zip_code_goes_with_its_block),
		TEST(address_of_mail_may_have_an_apostrophe),
		TEST(street_is_found_without_its_number),
		TEST(addresses_are_found_in_short_too),
		TEST(company_is_found_without_its_legal_form),
		TEST(day_of_birth_is_found_in_every_order),
		TEST(of_every_date_the_year_stays),
		TEST(age_over_89_is_90_or_older),
		TEST(strangers_are_found_by_how_they_are_written),
		TEST(clinical_text_stays),
		TEST(name_of_several_is_nobodys_in_particular),
		TEST(son_has_a_middle_name_of_his_own),
		TEST(name_of_two_letters_is_one_only_as_it_is_written),
		TEST(month_is_no_name_and_a_new_sentence_no_more_of_it),
		TEST(initial_behind_a_name_goes_if_its_sign_says_so),
		TEST(value_of_two_signs_is_too_short_to_be_looked_for),
		TEST(word_of_a_name_is_a_name_unless_it_is_a_particle),
		TEST(name_in_one_line_is_taken_apart),
		TEST(who_is_there_twice_is_one),
		TEST(who_is_open_to_the_public_is_not_looked_for),
		TEST(office_is_found_whole_only),
		TEST(company_is_found_with_and_without_its_small_words),
		TEST(longest_value_is_found_and_of_equals_the_first),
		TEST(in_bytes_only_values_of_six_signs_are_looked_for),
		TEST(of_a_reference_the_authors_are_public),
		TEST(rewriting_leaves_nothing_to_find),
		TEST(author_of_a_cited_work_may_have_the_name),
	};

	return cmocka_run_group_tests_name("redact/prose", tests, NULL, NULL);
}
