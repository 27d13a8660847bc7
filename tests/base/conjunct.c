/* Conjuncts of six Indic scripts are one cluster, and nothing else is changed. */
#include "base/unicode.h"
#include "test.h"
#include "ucd.h"

static const struct {
	const char *text;
	size_t clusters, graphemes;
} cases[] = {
	{ "", 0, 0 },
	{ "Alerte", 6, 6 },
	{ "e\u0301t", 2, 2 },
	{ "नमस्ते", 3, 4 },
	{ "स्त्री", 1, 3 },
	{ "क्", 1, 1 },
	{ "क्a", 2, 2 },
	{ "क्\u200Dष", 1, 2 },                 /* a joiner keeps them together, */
	{ "क्\u200Cष", 2, 2 },                 /* a non-joiner does not */
	{ "\u0915\u093C\u094D\u0924", 1, 2 }, /* a dot below, then the virama */
	{ "क्\u20E3म", 1, 2 },
	{ "कात", 2, 2 }, /* a vowel sign lies between */
	{ "्क", 2, 2 },   /* no consonant before it */
	{ "\u0995\u09CD\u09A4", 1, 2 },
	{ "\u0B95\u0BCD\u0BA4", 2, 2 }, /* Tamil is not among the six */
	{ "\u0A95\u0ACD\u0AA4", 1, 2 },
	{ "\u0B15\u0B4D\u0B24", 1, 2 },
	{ "\u0C15\u0C4D\u0C24", 1, 2 },
	{ "\u0D15\u0D4D\u0D24", 1, 2 },
	{ "a\u094Dक", 2, 2 },
	{ "क्क्क्क", 1, 4 },
	{ "👩‍👩‍👧🇫🇷", 2, 2 },
};

static void conjuncts_are_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_str text = pl_str_of(cases[i].text);

		if (pl_conjuncts(text) == cases[i].clusters &&
		    pl_graphemes(text) == cases[i].graphemes)
			continue;
		print_error("'%s': wanted %zu and %zu, came %zu and %zu\n", text.at,
			    cases[i].clusters, cases[i].graphemes, pl_conjuncts(text),
			    pl_graphemes(text));
		fail();
	}
}

/* The file of 15.0 has no conjunct: all stays as it is. */
static void other_clusters_stay(void **state)
{
	char line[1024];
	size_t n = 0;
	FILE *file = open_ucd("auxiliary/GraphemeBreakTest.txt");

	(void)state;
	while (fgets(line, sizeof line, file)) {
		struct pl_buf text = { 0 };

		if (line[0] == '#')
			continue;
		for (const char *at = line; *at && *at != '#'; at++) {
			char *end;
			unsigned long code = strtoul(at, &end, 16);

			if (end == at)
				continue;
			pl_utf8_put(&text, (uint32_t)code);
			at = end;
		}
		assert_int_equal(pl_conjuncts(pl_buf_str(&text)), pl_graphemes(pl_buf_str(&text)));
		pl_buf_release(&text);
		n++;
	}
	fclose(file);
	assert_true(n >= 602);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(conjuncts_are_whole),
		cmocka_unit_test(other_clusters_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
