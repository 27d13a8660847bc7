/* Syllables of English words. */
#include "check/syllables.h"

#include "test.h"

static const struct {
	const char *word;
	unsigned syllables;
} cases[] = {
	{ "", 0 },           { "a", 1 },         { "é", 1 },
	{ "xyz", 1 },        { "the", 1 },       { "People", 2 },
	{ "maybe", 2 },      { "machete", 3 },   { "CATASTROPHE", 4 },
	{ "aborigines", 5 }, { "document", 3 },  { "readability", 5 },
	{ "understand", 3 }, { "biology", 4 },   { "walked", 2 },
	{ "wanted", 2 },     { "boxes", 2 },     { "fully", 2 },
	{ "business", 2 },   { "beautiful", 3 }, { "coagulate", 4 },
	{ "zoologist", 4 },  { "créé", 1 },      { "don't", 1 },
};

static void count(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		unsigned n = pl_syllables(pl_str_of(cases[i].word));

		if (n != cases[i].syllables)
			fail_msg("%s has %u syllables, not %u", cases[i].word, cases[i].syllables,
				 n);
	}
}

/* The longest words end, and count no further than their beginning. */
static void ends(void **state)
{
	struct pl_buf word = { 0 };

	(void)state;
	for (int i = 0; i < 100000; i++)
		pl_buf_puts(&word, "ba");
	assert_true(pl_syllables(pl_buf_str(&word)) >= 40);
	pl_buf_release(&word);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(count),
		cmocka_unit_test(ends),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
