/* How long a rule may search, so that a busy machine changes no result: processor time of its
 * thread.  To a machine that another machine holds up that time goes on all the same, and no
 * clock tells; but it is held up now and then, where a search that runs away is slow each time
 * it asks.  So what passes between two askings counts for so much at most.  Nanoseconds. */
#ifndef PL_BASE_BUDGET_H
#define PL_BASE_BUDGET_H

#include <stdbool.h>
#include <stdint.h>

#define PL_MILLISECOND INT64_C(1000000)
/* As much as a call of PCRE2 takes at the worst, see regex.c. */
#define PL_BUDGET_BETWEEN (15 * PL_MILLISECOND)
/* How far time is told at all: of Linux's usual 250 ticks a second. */
#define PL_BUDGET_TICK (4 * PL_MILLISECOND)

struct pl_budget {
	int64_t allowed;
	int64_t sampled_wall, sampled_cpu;
	bool begun;    /* a search has been made since it began anew */
	int64_t asked; /* when it was in this search, 0: not yet */
	int64_t spent; /* on the wall, as far as it counts */
};

void pl_budget_allow(struct pl_budget *budget, uint32_t milliseconds);
/* Anew: nothing is spent. */
void pl_budget_begin(struct pl_budget *budget);
/* Asked within a search, whose time begins to run with the first asking, at least as often as
 * PCRE2 is called. */
bool pl_budget_is_spent(struct pl_budget *budget);
/* The search is over; what a rule does between two costs it nothing. */
void pl_budget_stop(struct pl_budget *budget);
/* The processor's time of this thread, for what cannot be asked within. */
int64_t pl_budget_worked(void);
/* Time on the wall, from any moment on. */
int64_t pl_budget_now(void);

#endif
