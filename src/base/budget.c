#include "base/budget.h"

#include <time.h>

/* Asking for a thread's processor time is a system call.  Time on the wall is never less, so it is
 * asked first: each search does, more than once. */
static int64_t nanoseconds(clockid_t clock)
{
	struct timespec now = { 0 };

	clock_gettime(clock, &now);
	return (int64_t)now.tv_sec * 1000 * PL_MILLISECOND + now.tv_nsec;
}

int64_t pl_budget_now(void)
{
	return nanoseconds(CLOCK_MONOTONIC);
}

int64_t pl_budget_worked(void)
{
	return nanoseconds(CLOCK_THREAD_CPUTIME_ID);
}

/* A clock that is read in passing: it goes on by ticks, some of which fall into short searches,
 * so that many of them count as much as they took. */
static int64_t ticked(void)
{
#ifdef CLOCK_MONOTONIC_COARSE
	return nanoseconds(CLOCK_MONOTONIC_COARSE);
#else
	return pl_budget_now();
#endif
}

/* The clock starts with the first search: most rules that begin make none. */
static void sample(struct pl_budget *budget, int64_t now)
{
	budget->begun = true;
	/* A sample of the processor's clock that is a tick old charges at most
	 * that tick to this rule. */
	if (now != budget->sampled_wall) {
		budget->sampled_wall = now;
		budget->sampled_cpu = pl_budget_worked();
	}
}

/* Counts what has passed since it was asked last. */
static void count(struct pl_budget *budget, int64_t now)
{
	int64_t passed = now - budget->asked;

	budget->spent += passed < PL_BUDGET_BETWEEN ? passed : PL_BUDGET_BETWEEN;
}

bool pl_budget_is_spent(struct pl_budget *budget)
{
	int64_t now = ticked();

	if (!budget->begun)
		sample(budget, now);
	if (budget->asked)
		count(budget, now);
	budget->asked = now;
	/* The last tick may be about to come. */
	if (budget->spent + PL_BUDGET_TICK < budget->allowed)
		return false;
	return pl_budget_worked() - budget->sampled_cpu >= budget->allowed;
}

void pl_budget_stop(struct pl_budget *budget)
{
	if (budget->asked)
		count(budget, ticked());
	budget->asked = 0;
}

void pl_budget_allow(struct pl_budget *budget, uint32_t milliseconds)
{
	budget->allowed = milliseconds * PL_MILLISECOND;
}

void pl_budget_begin(struct pl_budget *budget)
{
	budget->begun = false;
	budget->spent = 0;
}
