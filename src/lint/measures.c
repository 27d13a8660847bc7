/* Lengths that a rule has measured, for those who tell of them. */
#include "lint/measures.h"

static const struct pl_length *known(const struct pl_measures *measures,
				     const struct pl_network *network, struct pl_span span)
{
	for (size_t i = 0; i < measures->n; i++) {
		if (measures->at[i].network == network &&
		    measures->at[i].span.start == span.start &&
		    measures->at[i].span.end == span.end)
			return &measures->at[i].length;
	}
	return NULL;
}

bool pl_measures_of(const struct pl_measures *measures, const struct pl_post *post,
		    const struct pl_network *network, struct pl_span span, struct pl_length *length,
		    struct pl_err *err)
{
	const struct pl_length *kept = known(measures, network, span);

	if (!kept)
		return pl_post_measure(post, network, pl_str_in(post->text, span), length, err);
	*length = *kept;
	return true;
}

void pl_measures_keep(struct pl_measures *measures, const struct pl_network *network,
		      struct pl_span span, const struct pl_length *length)
{
	if (measures->n == PL_MOST_MEASURES || known(measures, network, span))
		return;
	measures->at[measures->n].network = network;
	measures->at[measures->n].span = span;
	measures->at[measures->n++].length = *length;
}
