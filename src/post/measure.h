/* Lengths as the networks count them. */
#ifndef PL_POST_MEASURE_H
#define PL_POST_MEASURE_H

#include "post/network.h"
#include "post/token.h"
#include "post/weigh.h"

/* The length of `text` on that network, in its units.  Where the network has a length for
 * links, one without protocol has it too if the network makes links of such. */
bool pl_measure(const struct pl_network *network, struct pl_str text, uint32_t *length,
		struct pl_err *err);
/* The byte of `text` at which the network's count first passes `limit`, on a
 * grapheme's border; text.len when it never does. */
bool pl_measure_cut(const struct pl_network *network, struct pl_str text, uint32_t limit,
		    size_t *cut, struct pl_err *err);

/* A text against all that the network allows. */
struct pl_length {
	uint32_t length, limit; /* in its units; limit 0: none is known */
	uint32_t bytes, most_bytes; /* beside it; most_bytes 0: they do not matter */
	uint32_t shown;         /* as its own app shortens addresses; else the same as length */
	bool over;              /* one of the limits is passed */
	bool by_bytes;          /* bytes decide: nearer to their limit than the length to its */
};

bool pl_measure_all(const struct pl_network *network, struct pl_str text, struct pl_length *out,
		    struct pl_err *err);
/* The byte at which the first of the limits is passed, each taken by `share` percent; text.len
 * when none is. */
bool pl_measure_fit(const struct pl_network *network, struct pl_str text, uint32_t share,
		    size_t *cut, struct pl_err *err);

#endif
