/* How long a rule may search: processor time of its thread, so that a busy machine changes
 * no result.  Nanoseconds. */
#ifndef PL_BASE_BUDGET_H
#define PL_BASE_BUDGET_H

#include <stdbool.h>
#include <stdint.h>

#define PL_MILLISECOND INT64_C(1000000)

struct pl_budget {
	int64_t allowed;
	int64_t sampled_wall, sampled_cpu;
	bool begun;      /* a search has been made since it began anew */
	int64_t started; /* this search, 0: it has not asked for the time yet */
	int64_t spent;   /* in the searches before it */
};

void pl_budget_allow(struct pl_budget *budget, uint32_t milliseconds);
/* Anew: nothing is spent. */
void pl_budget_begin(struct pl_budget *budget);
/* Asked within a search, whose time begins to run with the first asking. */
bool pl_budget_is_spent(struct pl_budget *budget);
/* The search is over; what a rule does between two costs it nothing. */
void pl_budget_stop(struct pl_budget *budget);
/* Time on the wall, from any moment on. */
int64_t pl_budget_now(void);

#endif
