/* What a rule may spend: its own work, however slow, and not what holds the machine up. */
#include "base/budget.h"

#include <time.h>

#include "test.h"

enum { ALLOWED = 50 };

static int64_t worked(void)
{
	struct timespec now = { 0 };

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
	return (int64_t)now.tv_sec * 1000 * PL_MILLISECOND + now.tv_nsec;
}

static void work(int milliseconds)
{
	int64_t end = worked() + milliseconds * PL_MILLISECOND;

	while (worked() < end)
		;
}

static struct pl_budget begun(void)
{
	struct pl_budget budget = { 0 };

	pl_budget_allow(&budget, ALLOWED);
	pl_budget_begin(&budget);
	return budget;
}

static void long_searches_are_stopped(void **state)
{
	struct pl_budget budget = begun();
	int asked = 0;

	(void)state;
	while (!pl_budget_is_spent(&budget) && asked++ < 1000)
		work(5);
	/* The first asking begins the time, and the processor's clock may be a millisecond off. */
	assert_in_range(asked, 1, 11);
	pl_budget_begin(&budget);
	assert_false(pl_budget_is_spent(&budget));
}

/* As where another machine has the processor for a while: it looks like work. */
static void one_long_wait_stops_nothing(void **state)
{
	struct pl_budget budget = begun();

	(void)state;
	assert_false(pl_budget_is_spent(&budget));
	work(3 * ALLOWED);
	assert_false(pl_budget_is_spent(&budget));
	pl_budget_stop(&budget);
	work(3 * ALLOWED);
	assert_false(pl_budget_is_spent(&budget));
	work(3 * ALLOWED);
	pl_budget_stop(&budget);
	assert_false(pl_budget_is_spent(&budget));
}

static void what_is_always_slow_is_stopped(void **state)
{
	struct pl_budget budget = begun();
	bool spent = false;

	(void)state;
	for (int i = 0; i < 5; i++) {
		assert_false(spent);
		spent = pl_budget_is_spent(&budget);
		work(ALLOWED);
	}
	assert_true(spent);
}

/* Many short searches of one rule are as one long, but for what the clock does not tell of them:
 * a tick or two. */
static void searches_are_added_up(void **state)
{
	struct pl_budget budget = begun();
	int searches = 0;

	(void)state;
	while (!pl_budget_is_spent(&budget) && searches++ < 1000) {
		work(5);
		pl_budget_stop(&budget);
		work(5);
	}
	assert_in_range(searches, 1, 13);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(long_searches_are_stopped),
		cmocka_unit_test(one_long_wait_stops_nothing),
		cmocka_unit_test(what_is_always_slow_is_stopped),
		cmocka_unit_test(searches_are_added_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
