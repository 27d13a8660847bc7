/* Words of English sentences. */
#include "check/treebank.h"

#include <string.h>

#include "test.h"

static const struct {
	const char *sentence, *words; /* joined by bars */
} cases[] = {
	{ "", "" },
	{ "One two.", "One|two|." },
	{ "Mr. Foo, it's 10:30: 3,5!", "Mr.|Foo|,|it|'s|10:30|:|3,5|!" },
	{ "They'll say don't and CAN'T.", "They|'ll|say|do|n't|and|CA|N'T|." },
	{ "John's dogs' bone", "John|'s|dogs|'|bone" },
	{ "I cannot wanna", "I|can|not|wan|na" },
	{ "'tis so", "'t|is|so" },
	{ "He said \"no\".", "He|said|``|no|''|." },
	{ "(a) [b] {c} <d>", "(|a|)|[|b|]|{|c|}|<|d|>" },
	{ "a--b wait... 50% #1", "a|--|b|wait|...|50|%|#|1" },
	{ "e.g. a.b. (end.)", "e.g.|a.b.|(|end|.|)" },
	{ "l’été “a”", "l’été|“a”" },
	{ "John's\nbook", "John's|book" },
	{ "''", "''" },
};

static void splits(void **state)
{
	struct pl_treebank words = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pl_buf joined = { 0 };

		assert_true(pl_treebank_split(&words, pl_str_of(cases[i].sentence)));
		for (size_t n = 0; n < words.list.n; n++)
			pl_buf_printf(&joined, "%s%.*s", n ? "|" : "",
				      PL_ARGS(words.list.at[n].text));
		if (!pl_str_is(pl_buf_str(&joined), cases[i].words))
			fail_msg("%s: %s, not %s", cases[i].sentence, joined.at, cases[i].words);
		pl_buf_release(&joined);
	}
	pl_treebank_release(&words);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(splits) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
