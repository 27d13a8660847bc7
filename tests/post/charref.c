/* Character references. */
#include "post/document.h"

#include "test.h"

static const struct {
	const char *text, *want;
	size_t len;
} cases[] = {
	{ "&eacute;", "é", 8 },
	{ "&eacute;a", "é", 8 },
	{ "&AElig;", "Æ", 7 },
	{ "&zwnj;", "\u200C", 6 },
	{ "&thetasym;", "ϑ", 10 },
	{ "&apos;", "'", 6 },
	{ "&amp;lt;", "&", 5 },
	{ "&lang;", "\u27E8", 6 },
	{ "&#233;", "é", 6 },
	{ "&#xE9;", "é", 6 },
	{ "&#Xe9;", "é", 6 },
	{ "&#128526;", "😎", 9 },
	{ "&#0000000233;", "é", 13 },
	/* As HTML mends them. */
	{ "&#0;", "\uFFFD", 4 },
	{ "&#xD800;", "\uFFFD", 8 },
	{ "&#x110000;", "\uFFFD", 10 },
	{ "&#99999999999999999999;", "\uFFFD", 23 },
	{ "&#128;", "€", 6 },
	{ "&#146;", "’", 6 },
	{ "&#129;", "\xC2\x81", 6 },
	/* No reference. */
	{ "", "", 0 },
	{ "&", "", 0 },
	{ "&;", "", 0 },
	{ "&#;", "", 0 },
	{ "&#x;", "", 0 },
	{ "&#xG;", "", 0 },
	{ "&#1a;", "", 0 },
	{ "&eacute", "", 0 },
	{ "&eacute a;", "", 0 },
	{ "&Eacut;", "", 0 },
	{ "&EACUTE;", "", 0 },
	{ "& amp;", "", 0 },
	{ "eacute;", "", 0 },
};

static void references_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char bytes[8];
		size_t len = 0, n = pl_charref(pl_str_of(cases[i].text), bytes, &len);

		if (n != cases[i].len || !pl_str_is((struct pl_str){ bytes, len }, cases[i].want)) {
			print_error("'%s': wanted '%s', %zu, came '%.*s', %zu\n", cases[i].text,
				    cases[i].want, cases[i].len, (int)len, bytes, n);
			fail();
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(references_are_read) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
