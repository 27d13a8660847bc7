/* Which engine answers for a pattern in a block, and what is made of its answer. */
#include "lint/engine.h"

#include <string.h>

static size_t on_border(struct pl_str text, size_t at)
{
	while (at < text.len && ((unsigned char)text.at[at] & 0xC0) == 0x80)
		at++;
	return at;
}

static const struct pl_engine *engine_of(struct pl_search *search)
{
	static const struct pl_engine *const engines[] = {
		&pl_engine_words,
		&pl_engine_structure,
	};
	enum pl_engine_kind kind = (enum pl_engine_kind)search->pattern->engine;

	for (size_t i = 0; i < sizeof(engines) / sizeof(*engines); i++) {
		if (engines[i]->kind == kind && engines[i]->answers(search))
			return engines[i];
	}
	return &pl_engine_patterns;
}

static struct pl_search search_of(struct pl_hits *hits, uint32_t pattern,
				  const struct pl_block *block)
{
	const struct pl_book *book = hits->at.layer->book;

	return (struct pl_search){ .hits = hits,
				   .number = pattern,
				   .pattern = PL_ROW(struct pl_pattern, &book->patterns) + pattern,
				   .block = block,
				   .last = PL_ANYWHERE };
}

/* Matches may begin at those bytes of the stretch alone, on which the scan looked for what
 * the pattern needs: moves `*from` there.  False when none of them is left. */
static bool go_to(struct pl_search *search, size_t stretch, struct pl_span starts, size_t *from)
{
	const struct pl_block *block = search->block;
	size_t ahead = (size_t)(block->text.at - pl_hits_stretch(search->hits, stretch).at);
	size_t first = starts.start > ahead ? starts.start - ahead : 0;

	if (starts.end < ahead)
		return false;
	search->last = starts.end - ahead;
	*from = *from > first ? *from : first;
	return *from <= search->last && *from <= block->text.len;
}

/* --- one of many ---------------------------------------------------------------------- */

static void try_branch(const struct pl_search *whole, size_t stretch, uint32_t number,
		       struct pl_span starts, size_t from, bool *found, struct pl_match *leftmost)
{
	struct pl_search search = search_of(whole->hits, number, whole->block);
	struct pl_match match;

	search.inside = whole->inside;
	if (go_to(&search, stretch, starts, &from) &&
	    engine_of(&search)->find(&search, from, &match) &&
	    (!*found || match.group[0].start < leftmost->group[0].start)) {
		*found = true;
		*leftmost = match;
	}
}

/* The leftmost match of the branches that may match in the block, tried in order of
 * preference: those that the scan saw in its stretch, and those of which nothing is known. */
static bool find_branch(const struct pl_search *search, size_t stretch, size_t from,
			struct pl_match *match)
{
	const struct pl_hits *hits = search->hits;
	const struct pl_book *book = hits->at.layer->book;
	const struct pl_met *met = &hits->candidates.branches;
	const uint32_t *always = PL_ROW(uint32_t, &book->always), *seen = met->patterns;
	const uint32_t *first = hits->candidates.first_branch + stretch;
	uint32_t begin = search->pattern->first, end = begin + search->pattern->n;
	size_t a = pl_lower_bound(always, 0, book->always.n, begin);
	size_t s = pl_lower_bound(seen, first[0], first[1], begin);
	static const struct pl_span anywhere = { 0, UINT32_MAX };
	bool found = false;

	for (;;) {
		uint32_t one = a < book->always.n ? always[a] : UINT32_MAX;
		uint32_t other = s < first[1] ? seen[s] : UINT32_MAX;
		uint32_t next = one < other ? one : other;

		if (next >= end)
			return found;
		try_branch(search, stretch, next, next == other ? met->starts[s] : anywhere, from,
			   &found, match);
		a += next == one;
		s += next == other;
	}
}

/* --- what may be there at all ------------------------------------------------------------- */

static bool may_hold(const struct pl_hits *hits, const struct pl_pattern *pattern, size_t stretch)
{
	const struct pl_candidates *candidates = &hits->candidates;
	const uint64_t *met = candidates->whole + stretch * candidates->n_whole;

	return !pattern->owner || pattern->parent || pl_scan_has(met, pattern->owner - 1);
}

/* No word goes over byte `at` of the text for sure: what the pattern needs at a border is
 * the same whether one sees what lies beyond or not. */
static bool parts_words(struct pl_str text, size_t at)
{
	static const char signs[] = " \n\t.,;:!?()\"'#@/-";

	return at == 0 || at == text.len || memchr(signs, text.at[at], sizeof(signs) - 1) ||
	       memchr(signs, text.at[at - 1], sizeof(signs) - 1);
}

/* The stretch that the block lies in as a whole, -1 if none.  Long posts have too many to
 * look for one. */
static int32_t stretch_of(const struct pl_hits *hits, const struct pl_block *block)
{
	enum { FEW = 4 };
	struct pl_str text = hits->post->text;
	uintptr_t at = (uintptr_t)block->text.at, base = (uintptr_t)text.at;
	size_t start = at - base, end = start + block->text.len;

	if (block->stretch >= 0)
		return block->stretch;
	if (at < base || end > text.len || !parts_words(text, start) || !parts_words(text, end))
		return -1;
	for (size_t i = 0; i < hits->n_stretches && i < FEW; i++) {
		const struct pl_stretch *stretch = &hits->stretches[i];

		if (stretch->media < 0 && stretch->span.start <= start && end <= stretch->span.end)
			return (int32_t)i;
	}
	return -1;
}

/* Of a whole pattern: see go_to. */
static bool may_begin(struct pl_search *search, size_t stretch, size_t *from)
{
	const struct pl_met *met = &search->hits->candidates.wholes;
	const uint32_t *first = search->hits->candidates.first_whole + stretch;
	size_t at;

	if (!search->pattern->owner)
		return true;
	at = pl_lower_bound(met->patterns, first[0], first[1], search->number);
	if (at == first[1] || met->patterns[at] != search->number)
		return true;
	return go_to(search, stretch, met->starts[at], from);
}

/* --- searching -------------------------------------------------------------------------- */

static bool find(struct pl_search *search, size_t from, struct pl_match *match)
{
	const struct pl_pattern *pattern = search->pattern;
	bool branches = pattern->engine == PL_BY_BRANCHES;
	int32_t stretch = pattern->owner || branches ? stretch_of(search->hits, search->block)
						     : search->block->stretch;

	if (stretch >= 0 && (!may_hold(search->hits, pattern, (size_t)stretch) ||
			     !may_begin(search, (size_t)stretch, &from)))
		return false;
	if (branches && stretch >= 0 && search->hits->candidates.clear[stretch] != PL_CLEAR_NOT)
		return find_branch(search, (size_t)stretch, from, match);
	return engine_of(search)->find(search, from, match);
}

bool pl_hits_search(struct pl_hits *hits, uint32_t pattern, const struct pl_block *block,
		    size_t from, struct pl_match *match)
{
	struct pl_search search = search_of(hits, pattern, block);

	while (from <= block->text.len && find(&search, from, match)) {
		size_t on = pl_hits_pass(hits, block, match->group[0]);

		if (!on)
			return true;
		from = on_border(block->text, on);
		search.inside = search.inside || from < match->group[0].end;
	}
	return false;
}

bool pl_hits_anywhere(struct pl_hits *hits, uint32_t pattern)
{
	for (size_t i = 0; i < hits->n_stretches; i++) {
		const struct pl_stretch *stretch = &hits->stretches[i];
		struct pl_block block = { .text = pl_str_in(hits->post->text, stretch->span),
					  .media = -1,
					  .stretch = (int32_t)i };
		struct pl_search search = search_of(hits, pattern, &block);
		struct pl_match match;

		if (stretch->media < 0 && stretch->reach != PL_STRETCH_WIDE &&
		    find(&search, 0, &match))
			return true;
	}
	return false;
}
