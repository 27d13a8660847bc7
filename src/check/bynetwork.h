/* Counting against the networks' own limits, for checks that count things of a part. */
#ifndef PL_CHECK_BYNETWORK_H
#define PL_CHECK_BYNETWORK_H

#include "check/check.h"

/* What a rule counts against: its own `max`, or what each network allows or advises. */
enum pl_by { PL_BY_MAX, PL_BY_NETWORK, PL_BY_ADVICE };

/* A kind of token and the keys of a network that say how many of it a post may have. */
struct pl_by_limit {
	enum pl_token_kind kind;
	const char *key;        /* of the network: hashtags */
	size_t most;            /* offset in struct pl_network */
	const char *advice_key; /* or NULL */
	size_t advice;
};

/* The networks this run is about, one after the other; start with `*at` 0; NULL: none left. */
const struct pl_network *pl_by_next(const struct pl_post *post, const struct pl_hits *hits,
				    size_t *at);
/* A hit for each part with more than `max` tokens of the kind: at the first beyond, with the
 * number and the token as arguments. */
void pl_by_max(enum pl_token_kind kind, uint32_t max, const struct pl_post *post,
	       struct pl_hits *hits);
/* A hit for each part and network with too many: at the first beyond, with the number, the
 * token, the network and its limit as arguments. */
void pl_by_count(const struct pl_by_limit *limit, enum pl_by by, const struct pl_post *post,
		 struct pl_hits *hits);

#endif
