/* When what a rule or a network rests on should be read again. */
#ifndef PL_GUIDE_REVIEW_H
#define PL_GUIDE_REVIEW_H

#include "guide/guide.h"
#include "post/date.h"

/* For how long a source is taken at its word, by what it is: a provenance of practices, or
 * `network` for what networks allow. */
struct pl_review {
	const char *provenance;
	unsigned months;
};

extern const struct pl_review pl_reviews[]; /* NULL-ended; the first for what is none of them */

/* When what ships was last read against its sources: they are due so long after that, or
 * after their own date, whichever is later. */
extern const char pl_review_read[];

/* The day after which the source is overdue: the one that it says (`by`), else as long after
 * its date or `read` (may be empty) as its provenance gives it.  False when nothing says. */
struct pl_review_of {
	struct pl_str date, by, read, provenance;
};
bool pl_review_due(const struct pl_review_of *source, struct pl_date *due);
/* Negative, 0 or positive, as the first is before, on or behind the second. */
int pl_review_order(struct pl_date a, struct pl_date b);

#endif
