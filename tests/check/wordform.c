/* What words look like. */
#include "check/wordform.h"

#include "test.h"

static const struct {
	const char *word;
	bool filtered, code;
	const char *unit;
} cases[] = {
	{ "word", false, false, "" },
	{ "Word", false, false, "" },
	{ "don't", false, false, "" },
	{ "snake_case", false, false, "" },
	{ "WORD", true, false, "" },
	{ "worD", true, false, "" },
	{ "JavaScript", true, false, "" },
	{ "MacOs", true, false, "" },
	{ "YouTUbe", true, false, "" },
	{ "iPhone", false, false, "" },
	{ "été", true, false, "" },
	{ "a-b", true, false, "" },
	{ "a1", true, false, "" },
	{ "0x1F", true, true, "" },
	{ "x1f", true, true, "" },
	{ "x", false, false, "" },
	{ "0b101", true, true, "" },
	{ "0b102", true, false, "" },
	{ "100km", true, false, "km" },
	{ "100k1", true, false, "" },
	{ "0123456789abcdef0123456789abcdef01234567", true, true, "" },
};

static void looks(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pl_str word = pl_str_of(cases[i].word);

		if (pl_word_is_filtered(word) != cases[i].filtered ||
		    pl_word_is_code(word) != cases[i].code ||
		    !pl_str_is(pl_word_unit(word), cases[i].unit))
			fail_msg("%s", cases[i].word);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(looks) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
