/* What a post takes of a network's room, its warning included. */
#include "post/post.h"

#include "post/measure.h"

/* Mastodon counts warning and text together (status_length_validator.rb, 2026). */
static uint32_t warned(const struct pl_post *post, const struct pl_network *network)
{
	return network->count == PL_COUNT_MASTODON ? (uint32_t)pl_graphemes(post->warning) : 0;
}

bool pl_post_measure(const struct pl_post *post, const struct pl_network *network,
		     struct pl_str text, struct pl_length *out, struct pl_err *err)
{
	uint32_t more = warned(post, network);

	if (!pl_measure_all(network, text, out, err))
		return false;
	out->length += more;
	out->shown += more;
	out->over = out->over || (out->limit && out->length > out->limit);
	return true;
}

bool pl_post_fit(const struct pl_post *post, const struct pl_network *network, struct pl_str text,
		 uint32_t share, size_t *cut, struct pl_err *err)
{
	uint32_t more = warned(post, network);
	uint64_t limit = (uint64_t)network->limit * share / 100;

	if (!more || !limit)
		return pl_measure_fit(network, text, share, cut, err);
	return pl_measure_cut(network, text, limit > more ? (uint32_t)(limit - more) : 0, cut, err);
}
