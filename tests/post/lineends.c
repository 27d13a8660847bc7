/* Line ends made line feeds, each byte with its place. */
#include "post/lineends.h"

#include "test.h"

static const struct {
	const char *text, *plain;
	bool differ;
} cases[] = {
	{ "", "", false },
	{ "a\nb\n", "a\nb\n", false },
	{ "a\r\nb\r\n", "a\nb\n", true },
	{ "a\rb\r", "a\nb\n", true },
	{ "a\n\rb", "a\n\nb", true },
	{ "\r\r\n\n", "\n\n\n", true },
	{ "\xEF\xBB\xBF"
	  "é\r\nb",
	  "é\nb", true },
	{ "\xEF\xBB\xBF", "", true },
};

static void makes_line_feeds(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_str text = pl_str_of(cases[i].text);
		struct pl_mapping plain = { 0 };

		assert_int_equal(pl_line_ends_differ(text), cases[i].differ);
		pl_line_ends_plain(&plain, text);
		assert_true(pl_str_is(pl_buf_str(&plain.text), cases[i].plain));
		pl_mapping_release(&plain);
	}
}

static struct pl_str back(const struct pl_mapping *plain, struct pl_str text, uint32_t start,
			  uint32_t end)
{
	struct pl_map map = pl_mapping_map(plain);

	return pl_str_in(text, pl_map_span(&map, (struct pl_span){ start, end }));
}

static void knows_places(void **state)
{
	const struct pl_str text = PL_STR("\xEF\xBB\xBF"
					  "ab\r\ncd\ref\n");
	struct pl_mapping plain = { 0 };
	struct pl_map map;
	(void)state;

	pl_line_ends_plain(&plain, text);
	assert_true(pl_str_is(back(&plain, text, 0, 2), "ab"));
	assert_true(pl_str_is(back(&plain, text, 1, 4), "b\r\nc"));
	assert_true(pl_str_is(back(&plain, text, 2, 3), "\r\n"));
	assert_true(pl_str_is(back(&plain, text, 3, 8), "cd\ref"));
	map = pl_mapping_map(&plain);
	assert_true(pl_map_exact(&map, (struct pl_span){ 3, 5 }));
	assert_false(pl_map_exact(&map, (struct pl_span){ 4, 7 }));
	pl_mapping_release(&plain);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(makes_line_feeds),
					    cmocka_unit_test(knows_places) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
