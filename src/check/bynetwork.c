/* Counting against a limit: one that a rule names, or the networks' own. */
#include "check/bynetwork.h"

#include "post/grammar.h"

const struct pl_network *pl_by_next(const struct pl_post *post, const struct pl_hits *hits,
				    size_t *at)
{
	uint64_t networks = pl_hits_networks(hits);

	while (post->known && *at < post->known->n) {
		size_t i = (*at)++;

		if (networks >> i & 1)
			return post->known->at[i];
	}
	return NULL;
}

static void count_to(enum pl_token_kind kind, uint32_t max, const struct pl_post *post,
		     const struct pl_part *part, struct pl_hits *hits)
{
	const struct pl_token *beyond = NULL;
	uint32_t n = 0;
	struct pl_hit *hit;

	for (uint32_t i = 0; i < part->n_tokens; i++) {
		const struct pl_token *token = &post->tokens[part->first_token + i];

		if (token->kind == kind && ++n == max + 1)
			beyond = token;
	}
	if (!beyond)
		return;
	hit = pl_hit(hits, beyond->span);
	pl_hit_argf(hits, hit, "%u", (unsigned)n);
	pl_hit_arg(hits, hit, pl_str_in(post->text, beyond->span));
}

void pl_by_max(enum pl_token_kind kind, uint32_t max, const struct pl_post *post,
	       struct pl_hits *hits)
{
	for (size_t i = 0; i < post->n_parts; i++)
		count_to(kind, max, post, &post->parts[i], hits);
}

static uint32_t number_at(const struct pl_network *network, size_t offset)
{
	return *(const uint32_t *)(const void *)((const char *)network + offset);
}

static void count_in(const struct pl_by_limit *limit, bool advice, const struct pl_post *post,
		     struct pl_span part, const struct pl_network *network, struct pl_hits *hits)
{
	uint32_t most = number_at(network, advice ? limit->advice : limit->most), n;
	struct pl_str text = pl_str_in(post->text, part);
	struct pl_span beyond;
	struct pl_hit *hit;

	if (!most)
		return;
	n = pl_grammar_count(network, text, limit->kind, most, &beyond);
	if (n <= most)
		return;
	hit = pl_hit(hits, (struct pl_span){ part.start + beyond.start, part.start + beyond.end });
	hit->doubtful = pl_network_doubts(network, advice ? limit->advice_key : limit->key);
	pl_hit_argf(hits, hit, "%u", (unsigned)n);
	pl_hit_arg(hits, hit, pl_str_in(text, beyond));
	pl_hit_arg(hits, hit, pl_network_title(network, pl_hits_lang(hits)));
	pl_hit_argf(hits, hit, "%u", (unsigned)most);
}

void pl_by_count(const struct pl_by_limit *limit, enum pl_by by, const struct pl_post *post,
		 struct pl_hits *hits)
{
	const struct pl_network *network;
	bool advice = by == PL_BY_ADVICE && limit->advice_key;

	for (size_t at = 0; (network = pl_by_next(post, hits, &at));) {
		for (size_t i = 0; i < post->n_parts; i++)
			count_in(limit, advice, post, post->parts[i].span, network, hits);
	}
}
