/* The number by which a part of a thread tells its place: 2/5 at its start or end. */
#ifndef PL_CHECK_SERIAL_H
#define PL_CHECK_SERIAL_H

#include "post/post.h"

struct pl_serial {
	struct pl_span span; /* from the first figure to the last, or to the / */
	uint32_t n;
	uint32_t of; /* 0: not said, as in « 2/ » */
};

/* Only emoji, hashtags, links, brackets and words like « fil » may stand between it and the edge
 * of the part.  False when there is none. */
bool pl_serial_of(const struct pl_post *post, const struct pl_part *part, struct pl_serial *serial);
/* The part without its number and what stands around that. */
struct pl_span pl_serial_rest(const struct pl_post *post, const struct pl_part *part);

#endif
