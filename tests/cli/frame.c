/* Boxes: every line ends where the sides stand. */
#include "cli/frame.h"

#include "base/unicode.h"
#include "test.h"

static const struct {
	const char *text, *lines; /* of a box of 14 columns, ten inside */
} cases[] = {
	{ "", "│            │\n" },
	{ "un", "│ un         │\n" },
	{ "un deux trois quatre", "│ un deux    │\n│ trois      │\n│ quatre     │\n" },
	{ "abcdefghijklmno p", "│ abcdefghij │\n│ klmno p    │\n" },
	{ "un\n\ndeux", "│ un         │\n│            │\n│ deux       │\n" },
	{ "un\tdeux", "│ un deux    │\n" },
	{ "日本語の文章で", "│ 日本語の文 │\n│ 章で       │\n" },
	{ "a日本語の文章で", "│ a日本語の  │\n│ 文章で     │\n" },
	{ "日本語の文。章で", "│ 日本語の   │\n│ 文。章で   │\n" },
	/* Nobody knows how wide a terminal makes these: the side is put where it belongs. */
	{ "👨‍👩‍👧 ici", "│ 👨‍👩‍👧 ici\033[14G│\n" },
	{ "e\u0301te\u0301", "│ e\u0301te\u0301\033[14G│\n" },
	{ "🚨 ici", "│ 🚨 ici     │\n" },
	{ "a\033[31mb", "│ a␛[31mb    │\n" },
};

static void expect(const char *text, const char *wanted, struct pl_str got)
{
	if (pl_str_is(got, wanted))
		return;
	print_error("text: %s\nwanted:\n%s\ngot:\n%.*s\n", text, wanted, PL_ARGS(got));
	fail();
}

static void test_lines(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_buf out = { 0 };
		struct pl_frame frame = { .out = &out, .width = 14, .box = true };

		pl_frame_text(&frame, pl_str_of(cases[i].text), PL_PLAIN);
		expect(cases[i].text, cases[i].lines, pl_buf_str(&out));
		pl_buf_release(&out);
	}
}

static void test_sides(void **state)
{
	struct pl_buf out = { 0 };
	struct pl_frame frame = { .out = &out, .width = 20, .box = true };

	(void)state;
	pl_frame_top(&frame, PL_STR("日本"), PL_STR("1/2"));
	pl_frame_rule(&frame);
	pl_frame_bottom(&frame);
	expect("sides", "┌─ 日本 ───── 1/2 ─┐\n├──────────────────┤\n└──────────────────┘\n",
	       pl_buf_str(&out));
	pl_buf_release(&out);
}

static void test_plain(void **state)
{
	struct pl_buf out = { 0 };
	struct pl_frame frame = { .out = &out, .indent = 4 };

	(void)state;
	pl_frame_top(&frame, PL_STR("X"), PL_STR("1/2"));
	pl_frame_text(&frame, PL_STR("une ligne aussi longue que l’on veut\n\ndeux"), PL_PLAIN);
	pl_frame_rule(&frame);
	pl_frame_bottom(&frame);
	expect("plain", "X 1/2\n    une ligne aussi longue que l’on veut\n\n    deux\n",
	       pl_buf_str(&out));
	pl_buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_sides),
		cmocka_unit_test(test_plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
