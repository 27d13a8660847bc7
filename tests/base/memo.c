/* What is kept about texts: it comes back as it was, to those who kept it, or not at all. */
#include "base/memo.h"

#include <stdio.h>

#include "test.h"

static const char one, other;

static void keep(struct pl_memo *memo, const void *whose, const char *about, const char *known)
{
	pl_memo_keep(memo, whose, pl_str_of(about), pl_str_of(known));
}

static void assert_known(const struct pl_memo *memo, const void *whose, const char *about,
			 const char *known)
{
	struct pl_str is;

	assert_true(pl_memo_recall(memo, whose, pl_str_of(about), &is));
	assert_true(pl_str_is(is, known));
}

static void what_is_kept_comes_back(void **state)
{
	struct pl_memo memo = { 0 };
	struct pl_str known;

	(void)state;
	assert_false(pl_memo_recall(&memo, &one, PL_STR("planvelo"), &known));
	keep(&memo, &one, "planvelo", "PlanVelo");
	assert_known(&memo, &one, "planvelo", "PlanVelo");
	assert_false(pl_memo_recall(&memo, &one, PL_STR("planvel"), &known));
	assert_false(pl_memo_recall(&memo, &one, PL_STR(""), &known));
	assert_false(pl_memo_recall(&memo, &other, PL_STR("planvelo"), &known));
	keep(&memo, &one, "planvelo", "");
	assert_known(&memo, &one, "planvelo", "");
	pl_memo_release(&memo);
	assert_false(pl_memo_recall(&memo, &one, PL_STR("planvelo"), &known));
}

/* However many there are: the last is there, and none comes back as another. */
static void later_ones_take_places(void **state)
{
	struct pl_memo memo = { 0 };
	size_t kept = 0;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		char about[16];

		snprintf(about, sizeof(about), "#%d", i);
		keep(&memo, i % 2 ? &one : &other, about, about + 1);
		assert_known(&memo, i % 2 ? &one : &other, about, about + 1);
	}
	for (int i = 0; i < 1000; i++) {
		char about[16];
		struct pl_str known;

		snprintf(about, sizeof(about), "#%d", i);
		if (!pl_memo_recall(&memo, i % 2 ? &one : &other, pl_str_of(about), &known))
			continue;
		assert_true(pl_str_is(known, about + 1));
		kept++;
	}
	assert_in_range(kept, PL_MEMO_PLACES / 2, PL_MEMO_PLACES);
	pl_memo_release(&memo);
}

static void nothing_is_kept_without_memory(void **state)
{
	const char *longer = "a text that is longer than what a buffer has room for at first, "
			     "so that it must grow";
	struct pl_str known;

	(void)state;
	for (long after = 0; after < 4; after++) {
		struct pl_memo memo = { 0 };

		pl_mem_fail_after(after, true);
		keep(&memo, &one, "a", "b");
		keep(&memo, &one, "a", longer);
		pl_mem_fail_after(-1, false);
		if (pl_memo_recall(&memo, &one, PL_STR("a"), &known))
			assert_true(pl_str_is(known, longer));
		keep(&memo, &one, "a", "c");
		assert_known(&memo, &one, "a", "c");
		pl_memo_release(&memo);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_kept_comes_back),
		cmocka_unit_test(later_ones_take_places),
		cmocka_unit_test(nothing_is_kept_without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
