/* Memory: arenas that give all back at once, lists that grow, and the way by which
 * tests make allocations fail. */
#include "base/str.h"

#include "test.h"

static void arenas_give_zeroed_aligned_memory(void **state)
{
	struct pl_arena arena = { 0 };

	(void)state;
	for (size_t size = 1; size < 10000; size = size * 3 + 1) {
		unsigned char *taken = pl_arena_take(&arena, size);

		assert_non_null(taken);
		assert_int_equal((uintptr_t)taken % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(taken[i], 0);
		memset(taken, 0xAA, size);
	}
	/* What was written must not come back after a reset. */
	assert_true(pl_arena_size(&arena) > 10000);
	pl_arena_reset(&arena);
	assert_int_equal(pl_arena_size(&arena), 0);
	assert_int_equal(*(unsigned char *)pl_arena_take(&arena, 64), 0);
	assert_int_equal(pl_arena_size(&arena), 64);
	pl_arena_release(&arena);
	assert_null(arena.chunk);
}

static void arenas_copy_texts_with_a_nul(void **state)
{
	struct pl_arena arena = { 0 };
	struct pl_str cut = { "préfecture", 3 };
	struct pl_str copy = pl_arena_str(&arena, cut);

	(void)state;
	assert_string_equal(copy.at, "pr\xC3");
	assert_int_equal(copy.len, 3);
	assert_string_equal(pl_arena_printf(&arena, "%s-%d", "a", 12).at, "a-12");
	assert_string_equal(pl_arena_str(&arena, (struct pl_str){ 0 }).at, "");
	pl_arena_release(&arena);
}

static void sizes_too_large_fail(void **state)
{
	struct pl_arena arena = { 0 };

	(void)state;
	assert_null(pl_arena_array(&arena, 8, SIZE_MAX / 4));
	assert_true(arena.failed);
	arena.failed = false;
	assert_null(pl_arena_take(&arena, SIZE_MAX - 2));
	assert_true(arena.failed);
	pl_arena_release(&arena);
}

static void lists_grow_and_keep_what_they_hold(void **state)
{
	PL_LIST(uint32_t) list = { 0 };

	(void)state;
	for (uint32_t i = 0; i < 1000; i++) {
		uint32_t *new = PL_PUSH(&list);

		assert_non_null(new);
		assert_int_equal(*new, 0);
		*new = i;
	}
	assert_int_equal(list.n, 1000);
	for (uint32_t i = 0; i < 1000; i++)
		assert_int_equal(list.at[i], i);
	PL_LIST_RELEASE(&list);
	assert_null(list.at);
	assert_int_equal(list.n, 0);
}

static void failures_come_when_asked(void **state)
{
	PL_LIST(uint32_t) list = { 0 };
	struct pl_buf buf = { 0 };
	void *at;

	(void)state;
	pl_mem_fail_after(1, false);
	at = pl_alloc(1);
	assert_non_null(at);
	pl_free(at);
	assert_null(pl_alloc(1));
	at = pl_alloc(1);
	assert_non_null(at);
	pl_free(at);
	pl_mem_fail_after(0, true);
	assert_null(PL_PUSH(&list));
	pl_buf_puts(&buf, "lost");
	pl_mem_fail_after(-1, false);
	assert_true(list.failed);
	assert_true(buf.failed);
	/* It is remembered: what comes later must not look whole. */
	pl_buf_puts(&buf, "more");
	assert_true(buf.failed);
	pl_buf_release(&buf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arenas_give_zeroed_aligned_memory),
		cmocka_unit_test(arenas_copy_texts_with_a_nul),
		cmocka_unit_test(sizes_too_large_fail),
		cmocka_unit_test(lists_grow_and_keep_what_they_hold),
		cmocka_unit_test(failures_come_when_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
