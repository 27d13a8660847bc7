/* Counts of texts and the grades made of them. */
#include "check/counts.h"

#include <stdio.h>
#include <string.h>

#include "base/decimal.h"
#include "test.h"

static const struct {
	const char *text;
	/* words, sentences, paragraphs, characters, syllables, complex, polysyllabic, long */
	const char *counts;
} cases[] = {
	{ "", "0 0 0 0 0 0 0 0" },
	{ "One two.\n\n", "2 1 1 6 2 0 0 0" },
	{ "One two. Three!\n\nFour.\n\n", "4 3 2 15 4 0 0 0" },
	{ "The U.S. of A.\n\n", "4 1 1 8 4 0 0 0" },
	{ "It isn't 'so'.\n\n", "3 1 1 8 3 0 0 0" },
	{ "Readability formulas\n\n", "2 1 1 19 8 2 2 2" },
	{ "Considering\n\n", "1 1 1 11 4 1 1 1" },
	{ "Considered it\n\n", "2 1 1 12 4 0 1 1" },
	{ "été naïve\n\n", "2 1 1 8 3 0 0 0" },
	{ "½ café ²\n\n", "3 1 1 6 3 0 0 0" },
	{ "a - b", "2 1 1 2 2 0 0 0" },
};

static void counts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pl_counts is;
		char text[128];

		assert_true(pl_counts_of(pl_str_of(cases[i].text), &is));
		snprintf(text, sizeof(text), "%.0f %.0f %.0f %.0f %.0f %.0f %.0f %.0f", is.words,
			 is.sentences, is.paragraphs, is.characters, is.syllables, is.complex,
			 is.polysyllabic, is.long_words);
		if (strcmp(text, cases[i].counts) != 0)
			fail_msg("'%s': %s, not %s", cases[i].text, text, cases[i].counts);
	}
}

static void grades(void **state)
{
	static const char *const want[] = { "12.00", "-0.55", "4.06", "7.17", "-1.97" };
	struct pl_counts is = { .words = 10,
				.sentences = 2,
				.characters = 36,
				.syllables = 15,
				.complex = 2.5,
				.polysyllabic = 1 };

	(void)state;
	for (size_t i = 0; pl_grades[i].name; i++) {
		struct pl_buf text = { 0 };

		pl_decimal_write(&text, pl_grades[i].of(&is), 2);
		if (strcmp(text.at, want[i]) != 0)
			fail_msg("%s: %s, not %s", pl_grades[i].name, text.at, want[i]);
		pl_buf_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts),
		cmocka_unit_test(grades),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
