/* What matches are left alone: those in what only machines read, and in quotations. */
#include "lint/engine.h"

#include <string.h>

/* Scopes in which what only machines read is left alone. */
static const uint32_t masked_scopes = 1U << PL_SCOPE_POST | 1U << PL_SCOPE_PART |
				      1U << PL_SCOPE_FIRST | 1U << PL_SCOPE_LAST |
				      1U << PL_SCOPE_HOOK;

/* The first entity that does not end before byte `at`.  Places are mostly asked for one after
 * the other, so that it is the one of last time or the next. */
static size_t first_entity(const struct pl_post *post, size_t near, uint32_t at)
{
	size_t low = 0, high = post->n_entities;

	if (near <= high && (!near || post->entities[near - 1].span.end <= at)) {
		if (near == high || post->entities[near].span.end > at)
			return near;
		low = near + 1;
		if (low == high || post->entities[low].span.end > at)
			return low;
	}
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (post->entities[middle].span.end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The first entity that the span touches, or NULL. */
static const struct pl_token *touched(struct pl_hits *hits, struct pl_span span)
{
	const struct pl_post *post = hits->post;
	size_t first = hits->entity = first_entity(post, hits->entity, span.start);

	if (first < post->n_entities && post->entities[first].span.start < span.end)
		return &post->entities[first];
	return NULL;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool holds(struct pl_str text, const char *part)
{
	return pl_str_find(text, pl_str_of(part), 0) != SIZE_MAX;
}

/* Most posts have nothing that could be one: asked once for each. */
static bool has_addresses(struct pl_hits *hits)
{
	struct pl_str text = hits->post->text;

	if (!hits->asked_addresses)
		hits->has_addresses = holds(text, ".html") || holds(text, ".php");
	hits->asked_addresses = true;
	return hits->has_addresses;
}

/* Within an address without host, which makes no link but is read by machines all
 * the same: page.html#une-section. */
static bool in_address(struct pl_str text, struct pl_span match)
{
	enum { LONGEST_ADDRESS = 512 };
	size_t start = match.start, end = match.end;

	while (start && match.start - start < LONGEST_ADDRESS && !is_blank(text.at[start - 1]))
		start--;
	while (end < text.len && end - match.end < LONGEST_ADDRESS && !is_blank(text.at[end]))
		end++;
	text = pl_str_cut(text, start, end);
	if (!text.len || !memchr(text.at, '.', text.len))
		return false;
	return holds(text, ".html") || holds(text, ".php");
}

bool pl_hits_quoted(const struct pl_hits *hits, const struct pl_block *block, size_t at)
{
	return !hits->at.rule->quoted && block->media < 0 && !block->raw && !block->map &&
	       pl_post_quoted(hits->post, block->start + (uint32_t)at);
}

/* Where to look on when the match is to be left alone; 0 when it is to be kept. */
size_t pl_hits_pass(struct pl_hits *hits, const struct pl_block *block, struct pl_span match)
{
	const struct pl_rule *rule = hits->at.rule;
	struct pl_span span = { block->start + match.start, block->start + match.end };

	if (block->media >= 0 || block->raw || block->map)
		return 0;
	if (rule->scopes & masked_scopes) {
		const struct pl_token *token = touched(hits, span);

		if (token && token->span.start <= span.start)
			return token->span.end - block->start;
		if (token)
			return match.start + 1;
		if (has_addresses(hits) && in_address(block->text, match))
			return match.end > match.start ? match.end : match.end + 1;
	}
	if (pl_hits_quoted(hits, block, match.start))
		return match.end > match.start ? match.end : match.end + 1;
	return 0;
}
