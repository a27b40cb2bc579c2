/* test_uri.c - base/uri.c: where links may lead, and how it is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/uri.h"

static void
becomes(const char *uri, const char *want)
{
	struct eg_buf b = { 0 };

	assert_true(eg_uri_encode(uri, &b));
	assert_string_equal(b.data, want);
	assert_true(eg_uri_encode(uri, NULL));
	eg_buf_free(&b);
}

static void
refused(const char *uri)
{
	assert_false(eg_uri_encode(uri, NULL));
}

static void
plain_addresses_stay_as_they_are(void **state)
{
	(void)state;
	becomes("https://www.dir.ca.gov/dwc/IMR.htm?a=b&c=1;d#top",
	    "https://www.dir.ca.gov/dwc/IMR.htm?a=b&c=1;d#top");
	becomes("mailto:imr@example.org", "mailto:imr@example.org");
	becomes("tel:+1-510-555-0100", "tel:+1-510-555-0100");
	becomes("HTTPS://example.org", "HTTPS://example.org");
}

static void
syntax_of_pdf_and_of_quotes_is_encoded(void **state)
{
	(void)state;
	becomes("https://x/) /S /JavaScript /JS (app.alert(1)",
	    "https://x/%29%20/S%20/JavaScript%20/JS%20%28app.alert%281%29");
	becomes("https://x/a'b\"c\\d<e>", "https://x/a%27b%22c%5Cd%3Ce%3E");
}

static void
other_characters_are_encoded_once(void **state)
{
	(void)state;
	becomes("https://x/\xc3\xa9%20%zz%", "https://x/%C3%A9%20%25zz%25");
}

static void
other_schemes_and_broken_addresses_are_refused(void **state)
{
	char longest[2100] = "https://x/";

	(void)state;
	refused("javascript:alert(1)");
	refused("http://example.org/");
	refused("file:///etc/passwd");
	refused("chapter2.html");
	refused("");
	refused("https://");
	refused("mailto:");
	refused(" https://x/");
	refused("https://x/\n/JS");
	memset(longest + 10, 'a', 2050);
	refused(longest);
}

static void
documents_of_anybody_lead_to_pages_and_files_but_run_nothing(void **state)
{
	(void)state;
	assert_true(eg_uri_encode_any("http://example.org/", NULL));
	assert_true(eg_uri_encode_any("ftp://example.org/a", NULL));
	assert_true(eg_uri_encode_any("chapter2.html#a:b", NULL));
	assert_true(eg_uri_encode_any("https://x/", NULL));
	assert_false(eg_uri_encode_any("javascript:alert(1)", NULL));
	assert_false(eg_uri_encode_any("JavaScript:alert(1)", NULL));
	assert_false(eg_uri_encode_any("file:///etc/passwd", NULL));
	assert_false(eg_uri_encode_any("http://", NULL));
	assert_false(eg_uri_encode_any("", NULL));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_addresses_stay_as_they_are),
		cmocka_unit_test(syntax_of_pdf_and_of_quotes_is_encoded),
		cmocka_unit_test(other_characters_are_encoded_once),
		cmocka_unit_test(other_schemes_and_broken_addresses_are_refused),
		cmocka_unit_test(
		    documents_of_anybody_lead_to_pages_and_files_but_run_nothing),
	};

	return cmocka_run_group_tests_name("base/uri", tests, NULL, NULL);
}
