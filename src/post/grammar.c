/* One walk over the tokens of a text for whatever network. */
#include "post/grammar.h"

/* --- one after the other ------------------------------------------------------------------------
 */

static void next_of_mastodon(struct pl_grammar_walk *walk)
{
	walk->has_token = pl_mastodon_next(&walk->mastodon, &walk->token);
}

static void next_hashtag(struct pl_grammar_walk *walk)
{
	walk->has_hashtag = pl_mastodon_hashtags_next(&walk->hashtags, &walk->hashtag);
}

void pl_grammar_begin(struct pl_grammar_walk *walk, const struct pl_network *network,
		      struct pl_str text)
{
	static const unsigned kinds = 1U << PL_TOKEN_LINK | 1U << PL_TOKEN_EMAIL |
				      1U << PL_TOKEN_MENTION | 1U << PL_TOKEN_HASHTAG |
				      1U << PL_TOKEN_CASHTAG;

	*walk = (struct pl_grammar_walk){ .network = network,
					  .bluesky.text = text,
					  .hashtags.text = text };
	if (network->grammar == PL_GRAMMAR_TWITTER)
		pl_entities_begin(&walk->twitter, text, kinds);
	if (network->grammar != PL_GRAMMAR_MASTODON)
		return;
	pl_mastodon_begin(&walk->mastodon, text, PL_MASTODON_SERVER);
	next_of_mastodon(walk);
	next_hashtag(walk);
}

/* What starts first stays; a link that holds a # is no hashtag. */
static bool mastodon_next(struct pl_grammar_walk *walk, struct pl_token *token)
{
	while (walk->has_token || walk->has_hashtag) {
		bool first =
			walk->has_token &&
			(!walk->has_hashtag || walk->token.span.start <= walk->hashtag.span.start);

		*token = first ? walk->token : walk->hashtag;
		(first ? next_of_mastodon : next_hashtag)(walk);
		if (token->span.start < walk->end)
			continue;
		walk->end = token->span.end;
		return true;
	}
	return false;
}

bool pl_grammar_next(struct pl_grammar_walk *walk, struct pl_token *token)
{
	if (walk->network->grammar == PL_GRAMMAR_BLUESKY)
		return pl_bluesky_next(&walk->bluesky, token);
	if (walk->network->grammar == PL_GRAMMAR_MASTODON)
		return mastodon_next(walk, token);
	return pl_entities_next(&walk->twitter, token);
}

/* --- how many ------------------------------------------------------------------------------------
 */

/* Limits on links are low: the addresses met are few, and so compared one by one. */
enum { MOST_ADDRESSES = 64 };

struct met {
	struct pl_str at[MOST_ADDRESSES];
	size_t n;
};

static bool is_new(struct met *met, struct pl_str link)
{
	for (size_t i = 0; i < met->n; i++) {
		if (pl_str_same(met->at[i], link))
			return false;
	}
	if (met->n < MOST_ADDRESSES)
		met->at[met->n++] = link;
	return true;
}

uint32_t pl_grammar_count(const struct pl_network *network, struct pl_str text,
			  enum pl_token_kind kind, uint32_t most, struct pl_span *beyond)
{
	struct pl_grammar_walk walk;
	struct pl_token token;
	struct met met = { .n = 0 };
	uint32_t n = 0;

	*beyond = (struct pl_span){ 0, 0 };
	pl_grammar_begin(&walk, network, text);
	while (pl_grammar_next(&walk, &token)) {
		if (token.kind != kind)
			continue;
		if (kind == PL_TOKEN_LINK && !is_new(&met, pl_str_in(text, token.span)))
			continue;
		if (++n == most + 1)
			*beyond = token.span;
	}
	return n;
}
