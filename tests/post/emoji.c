/* Emoji sequences end where they should. */
#include "post/entity.h"

#include "test.h"

static const struct {
	const char *text;
	size_t end; /* bytes; 0: none starts */
} cases[] = {
	{ "😀a", 4 },
	{ "👍🏽a", 8 },
	{ "😀🏽", 4 }, /* no modifier base: two emoji */
	{ "❤️‍🔥", 13 },
	{ "👨‍👩‍👧‍👦👨", 25 },
	{ "🫱🏽‍🫲🏿", 19 },
	{ "😀\u200d", 4 },
	{ "😀\u200da", 4 },
	{ "🇫🇷🇫🇷", 8 },
	{ "🇽🇽", 4 }, /* no such region */
	{ "🇫", 4 },
	{ "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", 28 },
	{ "🏴\U000E0067\U000E0062", 4 }, /* not ended */
	{ "5️⃣", 7 },
	{ "5⃣", 4 },
	{ "5️", 0 },
	{ "5", 0 },
	{ "☺", 3 },
	{ "☺️", 6 },
	{ "☺︎", 0 }, /* asked for as text */
	{ "©", 0 },
	{ "©️", 5 },
	{ "★", 0 },
	{ "→", 0 },
	{ "é", 0 },
	{ "", 0 },
};

static void test_ends(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		size_t end = pl_emoji_end(pl_str_of(cases[i].text), 0);

		if (end == cases[i].end)
			continue;
		print_error("%s: wanted %zu bytes, got %zu\n", cases[i].text, cases[i].end, end);
		fail();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_ends) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
