/* Words between white space, without their punctuation. */
#include "check/split.h"

#include <string.h>

#include "test.h"

static const struct {
	const char *text;
	bool foreign;
	const char *words; /* joined by bars */
} cases[] = {
	{ "", false, "" },
	{ "One two.", false, "One|two" },
	{ "  (one), [two]; \"three\"!\n'four'", false, "one|two|three|four" },
	{ "“one” ‘two’ don’t", false, "one|two|don't" },
	{ "12 -- 3.5 *** a1", false, "a1" },
	{ "$x (($y))", false, "x|y" },
	/* Kept as they are, as Vale keeps them. */
	{ "U.S. and Mr. Foo. Foooo. a.b.", false, "U.S.|and|Mr.|Foo.|Foooo|a.b." },
	{ "(o: :o) xD", false, "(o:|:o)|xD" },
	{ "word—word l’eau, state-of-the-art", false, "word—word|l'eau|state-of-the-art" },
	{ "«mot» mot…", false, "«mot»|mot…" },
	{ "«mot» mot… « a »", true, "mot|mot|a" },
	{ "à\xC2\xA0la\xE2\x80\xAF"
	  "fin",
	  false, "à|la|fin" },
	{ "' \" (", false, "" },
	{ "x", false, "x" },
};

static void splits(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pl_str text = pl_str_of(cases[i].text);
		struct pl_buf words = { 0 };
		struct pl_span word;

		for (size_t at = 0; pl_split_next(text, &at, cases[i].foreign, &word);) {
			pl_buf_puts(&words, words.len ? "|" : "");
			pl_split_straight(&words, pl_str_in(text, word));
		}
		if (!pl_str_is(pl_buf_str(&words), cases[i].words))
			fail_msg("%s: %s, not %s", cases[i].text, words.at, cases[i].words);
		pl_buf_release(&words);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(splits) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
