/* Views, buffers, arenas, and what they remember of memory that ended. */
#include "base/str.h"

#include "test.h"

static void finds_parts(void **state)
{
	static const struct {
		const char *text, *part;
		size_t from, at;
	} cases[] = {
		{ "abcabc", "abc", 0, 0 },        { "abcabc", "abc", 1, 3 },
		{ "abcabc", "abd", 0, SIZE_MAX }, { "aab", "ab", 0, 1 },
		{ "", "a", 0, SIZE_MAX },         { "abc", "", 2, 2 },
		{ "ab", "abc", 0, SIZE_MAX },     { "abc", "c", 9, SIZE_MAX },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		size_t at = pl_str_find(pl_str_of(cases[i].text), pl_str_of(cases[i].part),
					cases[i].from);

		if (at != cases[i].at) {
			print_error("'%s' in '%s': wanted %zu, got %zu\n", cases[i].part,
				    cases[i].text, cases[i].at, at);
			fail();
		}
	}
}

static void reads_numbers(void **state)
{
	static const struct {
		const char *text;
		bool ok;
		uint64_t number;
	} cases[] = {
		{ "0", true, 0 },
		{ "280", true, 280 },
		{ "18446744073709551615", true, UINT64_MAX },
		{ "18446744073709551616", false, 0 },
		{ "", false, 0 },
		{ "-1", false, 0 },
		{ "1.5", false, 0 },
		{ " 1", false, 0 },
		{ "1a", false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		uint64_t number = 0;
		bool ok = pl_str_number(pl_str_of(cases[i].text), &number);

		if (ok != cases[i].ok || (ok && number != cases[i].number)) {
			print_error("'%s' was read wrongly\n", cases[i].text);
			fail();
		}
	}
}

static void compares_and_cuts(void **state)
{
	(void)state;
	assert_true(pl_str_is_nocase(PL_STR("Twitter"), "tWITTER"));
	assert_false(pl_str_is_nocase(PL_STR("Twitte"), "twitter"));
	assert_true(pl_str_order(PL_STR("ab"), PL_STR("abc")) < 0);
	assert_true(pl_str_order(PL_STR("b"), PL_STR("abc")) > 0);
	assert_true(pl_str_is(pl_str_trim(PL_STR(" \t a b\r\n")), "a b"));
	assert_true(pl_str_is(pl_str_cut(PL_STR("abc"), 1, 99), "bc"));
	assert_true(pl_str_is(pl_str_cut(PL_STR("abc"), 7, 9), ""));
}

static void buffers_remember_that_memory_ended(void **state)
{
	struct pl_buf buf = { 0 };

	(void)state;
	pl_buf_puts(&buf, "kept");
	pl_mem_fail_after(0, true);
	for (int i = 0; i < 100; i++)
		pl_buf_puts(&buf, "more than the first room of a buffer holds");
	pl_mem_fail_after(-1, false);
	assert_true(buf.failed);
	assert_true(pl_str_starts(pl_buf_str(&buf), "kept"));
	pl_buf_release(&buf);
	assert_false(pl_buf_grow(&buf, SIZE_MAX));
	assert_true(buf.failed);
	pl_buf_release(&buf);
	pl_buf_printf(&buf, "%d %d", -5, -2147483647 - 1);
	assert_string_equal(buf.at, "-5 -2147483648");
	pl_buf_cut(&buf, 0);
	pl_buf_printf(&buf, "%d-%s", 12, "é");
	assert_string_equal(buf.at, "12-é");
	pl_buf_release(&buf);
}

static void arenas_give_zeroed_aligned_memory(void **state)
{
	struct pl_arena arena = { 0 };

	(void)state;
	for (size_t size = 1; size < 20000; size = size * 3 + 1) {
		unsigned char *at = pl_arena_take(&arena, size);

		assert_non_null(at);
		assert_int_equal((uintptr_t)at % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(at[i], 0);
		memset(at, 0xff, size);
	}
	pl_arena_reset(&arena);
	assert_int_equal(*(unsigned char *)pl_arena_take(&arena, 1), 0);
	assert_null(pl_arena_array(&arena, SIZE_MAX / 2, 3));
	assert_true(arena.failed);
	pl_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_parts),
		cmocka_unit_test(reads_numbers),
		cmocka_unit_test(compares_and_cuts),
		cmocka_unit_test(buffers_remember_that_memory_ended),
		cmocka_unit_test(arenas_give_zeroed_aligned_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
