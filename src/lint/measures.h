/* Lengths that a rule has measured, for those who tell of them: measured once. */
#ifndef PL_LINT_MEASURES_H
#define PL_LINT_MEASURES_H

#include "post/measure.h"
#include "post/post.h"

/* Of the first parts only: most posts have one, and go to one network. */
enum { PL_MOST_MEASURES = 4 };
struct pl_measures {
	struct {
		const struct pl_network *network;
		struct pl_span span; /* of the post's text */
		struct pl_length length;
	} at[PL_MOST_MEASURES];
	size_t n;
};

/* pl_post_measure of the span, by what is known where it is. */
bool pl_measures_of(const struct pl_measures *measures, const struct pl_post *post,
		    const struct pl_network *network, struct pl_span span,
		    struct pl_length *length, struct pl_err *err);
/* Remembers the length while there is room. */
void pl_measures_keep(struct pl_measures *measures, const struct pl_network *network,
		      struct pl_span span, const struct pl_length *length);

#endif
