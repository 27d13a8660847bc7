/* The pool: jobs come back in the order in which they were added, each done once, in lots that
 * are neither too many nor too large, with threads and without. */
#include "cli/pool.h"

#include "test.h"

#include <stdatomic.h>

enum { JOBS = 1000, LARGE = 1 << 20 };

struct job {
	size_t number;
	size_t bytes;
	atomic_int done;
	bool dropped;
};

struct run {
	struct job jobs[JOBS];
	size_t back, dropped, stop_at;
	atomic_size_t lots, most, heaviest;
};

static void raise(atomic_size_t *most, size_t n)
{
	size_t before = atomic_load(most);

	while (n > before && !atomic_compare_exchange_weak(most, &before, n))
		;
}

static void work(void *context, size_t thread, void *const *jobs, size_t n)
{
	struct run *run = context;
	size_t bytes = 0;

	(void)thread;
	for (size_t i = 0; i < n; i++) {
		struct job *job = jobs[i];
		const struct job *first = jobs[0];

		assert_int_equal(job->number, first->number + i);
		atomic_fetch_add(&job->done, 1);
		bytes += i + 1 < n ? job->bytes : 0;
	}
	atomic_fetch_add(&run->lots, 1);
	raise(&run->most, n);
	raise(&run->heaviest, bytes);
}

static bool done(void *context, void *at)
{
	struct run *run = context;
	const struct job *job = at;

	assert_int_equal(job->number, run->back);
	assert_int_equal(atomic_load(&job->done), 1);
	return ++run->back != run->stop_at;
}

static void drop(void *context, void *at)
{
	struct run *run = context;
	struct job *job = at;

	assert_false(job->dropped);
	job->dropped = true;
	run->dropped++;
}

/* Adds jobs until it is told to stop; how many were added. */
static size_t add(struct run *run, size_t threads, size_t bytes, size_t stop_at)
{
	const struct pl_pool_how how = { work, done, drop, run };
	struct pl_pool *pool = pl_pool_new(threads, &how);
	size_t n = 0;

	*run = (struct run){ .stop_at = stop_at };
	assert_non_null(pool);
	while (n < JOBS) {
		struct job *job = &run->jobs[n];

		job->number = n++;
		job->bytes = bytes;
		if (!pl_pool_add(pool, job, bytes))
			break;
	}
	pl_pool_free(pool);
	return n;
}

static const size_t threads[] = { 0, 1, 2, 7 };

static void all_come_back_in_order(void **state)
{
	static struct run run;

	(void)state;
	for (size_t i = 0; i < sizeof(threads) / sizeof(*threads); i++) {
		assert_int_equal(add(&run, threads[i], 100, 0), JOBS);
		assert_int_equal(run.back, JOBS);
		assert_int_equal(run.dropped, 0);
		assert_true(run.most <= PL_POOL_LOT);
	}
}

static void without_threads_lots_are_full(void **state)
{
	static struct run run;

	(void)state;
	add(&run, 0, 100, 0);
	assert_int_equal(run.lots, (JOBS + PL_POOL_LOT - 1) / PL_POOL_LOT);
	assert_int_equal(run.most, PL_POOL_LOT);
}

/* What is large gains nothing by company. */
static void large_jobs_go_alone(void **state)
{
	static struct run run;

	(void)state;
	for (size_t i = 0; i < sizeof(threads) / sizeof(*threads); i++) {
		add(&run, threads[i], LARGE, 0);
		assert_int_equal(run.back, JOBS);
		assert_int_equal(run.most, 1);
		assert_int_equal(run.heaviest, 0);
	}
}

/* One that has more than all may have together is done all the same. */
static void huge_jobs_are_done(void **state)
{
	static struct run run;

	(void)state;
	for (size_t i = 0; i < sizeof(threads) / sizeof(*threads); i++) {
		assert_int_equal(add(&run, threads[i], SIZE_MAX / 2, 0), JOBS);
		assert_int_equal(run.back, JOBS);
	}
}

static void who_has_enough_gets_no_more(void **state)
{
	static struct run run;

	(void)state;
	for (size_t i = 0; i < sizeof(threads) / sizeof(*threads); i++) {
		size_t n = add(&run, threads[i], 100, 40);

		assert_true(n >= 40 && n < JOBS);
		assert_int_equal(run.back, 40);
		assert_int_equal(run.dropped, n - 40);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_come_back_in_order),
		cmocka_unit_test(without_threads_lots_are_full),
		cmocka_unit_test(large_jobs_go_alone),
		cmocka_unit_test(huge_jobs_are_done),
		cmocka_unit_test(who_has_enough_gets_no_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
