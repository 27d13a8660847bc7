/* Where the signs of a text stand: as one would find them byte by byte. */
#include "check/signs.h"

#include <string.h>

#include "test.h"

static bool is_plain(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool is_sign(struct pl_str text, size_t at)
{
	bool within = at && at + 1 < text.len;

	if (text.at[at] == ' ')
		return !within || !is_plain(text.at[at - 1]) || !is_plain(text.at[at + 1]);
	return text.at[at] && strchr("\n;:!?%,.()[]\"\xC2\xE2", text.at[at]);
}

static void compare(struct pl_str text)
{
	struct pl_arena arena = { 0 };
	struct pl_signs signs;
	size_t n = 0;

	assert_true(pl_signs_find(text, &arena, &signs));
	for (size_t at = 0; at < text.len; at++) {
		if (!is_sign(text, at))
			continue;
		assert_true(n < signs.n);
		assert_int_equal(signs.at[n++], at);
	}
	assert_int_equal(n, signs.n);
	pl_arena_release(&arena);
}

static void all_signs_are_told(void **state)
{
	static const char pieces[] =
		" \n;:!?%,.()[]\"abcdeZ09__--'  \xC2\xA0\xE2\x80\x99\xC3\xA9\xFF";
	char bytes[100];
	uint32_t seed = 1;

	(void)state;
	for (size_t len = 0; len <= sizeof(bytes); len++) {
		for (int times = 0; times < 200; times++) {
			for (size_t i = 0; i < len; i++) {
				seed = seed * 1664525U + 1013904223U;
				bytes[i] = pieces[(seed >> 16) % sizeof(pieces)];
			}
			compare((struct pl_str){ bytes, len });
		}
	}
}

static void each_has_a_kind(void **state)
{
	uint16_t all = 0;

	(void)state;
	for (unsigned c = 0; c <= 0xFF; c++) {
		uint16_t kind = pl_sign_kinds[c];

		assert_int_equal(!kind, !(c && strchr("  \n;:!?%,.()[]\"\xC2\xE2", (int)c)));
		assert_int_equal(kind & all, 0);
		all |= kind;
	}
	assert_int_equal(pl_signs_kinds(" ,"), pl_sign_kinds[' '] | pl_sign_kinds[',']);
	assert_int_equal(pl_signs_kinds("a"), 0);
}

static void memory_may_end(void **state)
{
	struct pl_arena arena = { 0 };
	struct pl_signs signs;

	(void)state;
	pl_mem_fail_after(0, true);
	assert_false(pl_signs_find(PL_STR("a, b"), &arena, &signs));
	pl_mem_fail_after(-1, false);
	pl_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_signs_are_told),
		cmocka_unit_test(each_has_a_kind),
		cmocka_unit_test(memory_may_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
