/* Engine (a), words: rules that are lists of words, which one table of all words found
 * before the rules began (candidates.c, base/words). */
#include "lint/engine.h"

/* The place among the word engine's hits of the first of the pattern from byte `from` on. */
static uint32_t word_from(const struct pl_hits *hits, uint32_t low, uint32_t high, uint32_t pattern,
			  size_t from)
{
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const struct pl_words_hit *hit = &hits->candidates.words[middle];

		if (hit->owner < pattern || (hit->owner == pattern && hit->span.start < from))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool answers(struct pl_search *search)
{
	int32_t stretch = search->block->stretch;

	return !search->inside && stretch >= 0 &&
	       search->hits->candidates.clear[stretch] == PL_CLEAR_WHERE;
}

/* The first of the word engine's hits of the pattern from byte `from` on. */
static bool find(const struct pl_search *search, size_t from, struct pl_match *match)
{
	const struct pl_hits *hits = search->hits;
	const uint32_t *first = hits->candidates.first_word + search->block->stretch;
	uint32_t place = word_from(hits, first[0], first[1], search->number, from);
	const struct pl_words_hit *hit = hits->candidates.words + place;

	if (place == first[1] || hit->owner != search->number)
		return false;
	match->n = 1;
	match->group[0] = hit->span;
	return true;
}

const struct pl_engine pl_engine_words = { PL_BY_WORDS, answers, find };
