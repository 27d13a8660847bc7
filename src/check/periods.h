/* Periods of the calendar from word lists: « 2026-02-23/2026-03-22 »: Municipales, or
 * « octobre-rose »: 10-01/10-31, which comes every year. */
#ifndef PL_CHECK_PERIODS_H
#define PL_CHECK_PERIODS_H

#include "check/words.h"
#include "post/date.h"

struct pl_moment {
	struct pl_date date;
	int32_t minutes; /* since midnight; -1: the whole day */
};

struct pl_period {
	struct pl_ref name; /* what stands beside it */
	struct pl_moment first, last; /* without years: every year */
};

/* Reads the lists whose names stand at `field` into the row of struct pl_period at `to`. */
bool pl_periods_put(struct pl_prepare *prepare, size_t field, size_t to, struct pl_err *err);
/* The moment, whose date has a year, lies in the period, or at most `before` days before. */
bool pl_period_holds(const struct pl_period *period, const struct pl_moment *moment,
		     int32_t before);

#endif
