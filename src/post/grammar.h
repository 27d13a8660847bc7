/* Links, mentions, hashtags and cashtags as a network itself finds them: for what counts them
 * against its limits, and for what must not cut them. */
#ifndef PL_POST_GRAMMAR_H
#define PL_POST_GRAMMAR_H

#include "post/bluesky.h"
#include "post/mastodon.h"
#include "post/network.h"

struct pl_grammar_walk {
	const struct pl_network *network;
	struct pl_entities twitter;
	struct pl_bluesky bluesky;
	struct pl_mastodon mastodon;
	struct pl_finder hashtags;        /* Mastodon's */
	struct pl_token token, hashtag;   /* the next of Mastodon's */
	bool has_token, has_hashtag;
	size_t end;                       /* of the last one given */
};

/* In order and not overlapping; places are bytes of `text`. */
void pl_grammar_begin(struct pl_grammar_walk *walk, const struct pl_network *network,
		      struct pl_str text);
bool pl_grammar_next(struct pl_grammar_walk *walk, struct pl_token *token);

/* How many of that kind the network finds in the text, and the first one beyond `most`.  Of
 * links only those of different addresses count. */
uint32_t pl_grammar_count(const struct pl_network *network, struct pl_str text,
			  enum pl_token_kind kind, uint32_t most, struct pl_span *beyond);

#endif
