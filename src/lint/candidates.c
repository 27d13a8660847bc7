/* Candidates: what may match where, told for all rules of a layer by one pass of literals
 * and one of words over each stretch. */
#include "lint/hits.h"

#include <stdlib.h>
#include <string.h>

/* One layer's pass over a post. */
struct pass {
	struct pl_hits *hits;
	const struct pl_book *book;
	const struct pl_pattern *patterns;
	const uint32_t *owners; /* the pattern of each */
	const uint64_t *anyway;
	struct pl_arena *scratch;      /* emptied for each stretch */
	uint64_t *seen;                /* the owners met in this stretch */
	struct pl_scan_places *places; /* and where, of those that the scan met */
	size_t n_seen;                 /* words */
	uint64_t *rules, *whole;       /* of this stretch, in the candidates */
	uint32_t *first_branch, *first_whole, *first_word; /* of all stretches, there too */
	bool *blind;
};

struct pl_str pl_hits_stretch(const struct pl_hits *hits, size_t i)
{
	const struct pl_stretch *stretch = &hits->stretches[i];

	return pl_str_in(stretch->media < 0 ? hits->post->text
					    : hits->post->media[stretch->media].alt,
			 stretch->span);
}

static const void *table_at(const struct pl_book *book, uint32_t offset)
{
	return (const char *)book + offset;
}

/* --- the two passes -------------------------------------------------------------------- */

static int by_pattern(const void *a, const void *b)
{
	const struct pl_words_hit *one = a, *other = b;

	if (one->owner != other->owner)
		return one->owner < other->owner ? -1 : 1;
	if ((one->string == PL_WORDS_DOUBT) != (other->string == PL_WORDS_DOUBT))
		return one->string == PL_WORDS_DOUBT ? -1 : 1;
	return (one->span.start > other->span.start) - (one->span.start < other->span.start);
}

/* The words of all lists, each a sign of its pattern. */
static enum pl_words_said find_words(struct pass *pass, struct pl_str text)
{
	struct pl_words_hits *found = &pass->hits->work->words;
	size_t first = found->list.n;
	enum pl_words_said said =
		pl_words_run(table_at(pass->book, pass->book->words), text, pass->scratch, found);

	if (found->list.n > first + 1)
		qsort(found->list.at + first, found->list.n - first, sizeof(*found->list.at),
		      by_pattern);
	for (size_t i = first; i < found->list.n; i++)
		pl_scan_set(pass->seen, pass->patterns[found->list.at[i].owner].owner - 1);
	return said;
}

/* Whether anything is known of the stretch.  False when memory ends, too. */
static bool ask(struct pass *pass, struct pl_str text, bool *blind)
{
	const struct pl_scan *scan = table_at(pass->book, pass->book->scan);
	enum pl_scanned scanned;
	enum pl_words_said said;

	pl_arena_reset(pass->scratch);
	scanned = pl_scan_run(scan, text, pass->scratch, pass->seen, pass->places);
	if (scanned == PL_SCAN_NOMEM)
		return false;
	*blind = scanned == PL_SCAN_UNSURE;
	if (*blind)
		return true;
	said = find_words(pass, text);
	*blind = said == PL_WORDS_UNSURE;
	return said != PL_WORDS_NOMEM;
}

/* --- what they tell ---------------------------------------------------------------------- */

/* A whole pattern is met. */
static void meet(struct pass *pass, uint32_t owner)
{
	const struct pl_pattern *pattern = &pass->patterns[pass->owners[owner]];

	pl_scan_set(pass->whole, owner);
	if (pattern->calls)
		pl_scan_set(pass->rules, pattern->rule);
}

static void keep(struct pl_met *met, uint32_t pattern, struct pl_span starts)
{
	uint32_t *number = PL_PUSH(&met->patterns);
	struct pl_span *span = PL_PUSH(&met->starts);

	if (number)
		*number = pattern;
	if (span)
		*span = starts;
}

/* A branch is met, and what it is a branch of. */
static void meet_branch(struct pass *pass, uint32_t owner)
{
	uint32_t parent = pass->patterns[pass->owners[owner]].parent;
	struct pl_span starts;

	if (!pl_scan_starts(pass->places, owner, &starts))
		starts = (struct pl_span){ 0, UINT32_MAX };
	keep(&pass->hits->work->branches, pass->owners[owner], starts);
	if (pass->patterns[parent].owner)
		meet(pass, pass->patterns[parent].owner - 1);
}

static void meet_owner(struct pass *pass, uint32_t owner)
{
	struct pl_span starts;

	if (owner >= pass->book->n_whole) {
		meet_branch(pass, owner);
		return;
	}
	meet(pass, owner);
	if (pl_scan_starts(pass->places, owner, &starts))
		keep(&pass->hits->work->whole, pass->owners[owner], starts);
}

static void meet_all(struct pass *pass)
{
	for (size_t word = 0; word < pass->n_seen; word++) {
		uint32_t owner = (uint32_t)word * 64;

		for (uint64_t bits = pass->seen[word]; bits; bits >>= 1, owner++) {
			for (; !(bits & 0xFF); bits >>= 8)
				owner += 8;
			if (bits & 1)
				meet_owner(pass, owner);
		}
	}
}

/* --- all stretches ------------------------------------------------------------------------- */

/* Nothing is known of it, so everything may be. */
static void meet_anything(struct pass *pass, const struct pl_candidates *candidates)
{
	memset(pass->rules, 0xFF, candidates->n_rules * sizeof(*pass->rules));
	memset(pass->whole, 0xFF, candidates->n_whole * sizeof(*pass->whole));
}

static bool scan_stretch(struct pass *pass, size_t i, bool *blind)
{
	const struct pl_candidates *candidates = &pass->hits->candidates;

	memcpy(pass->rules, pass->anyway, candidates->n_rules * sizeof(*pass->rules));
	if (!ask(pass, pl_hits_stretch(pass->hits, i), blind))
		return false;
	if (*blind)
		meet_anything(pass, candidates);
	else
		meet_all(pass);
	return true;
}

/* Where the answers go; false when memory ends. */
static bool make_room(struct pass *pass)
{
	struct pl_candidates *candidates = &pass->hits->candidates;
	struct pl_arena *arena = pass->hits->arena;
	size_t n = pass->hits->n_stretches;

	candidates->n_rules = pass->book->rules.n / 64 + 1;
	candidates->n_whole = pass->book->n_whole / 64 + 1;
	candidates->rules = pass->rules =
		PL_NEW_ARRAY(arena, uint64_t, (n + 1) * candidates->n_rules);
	candidates->whole = pass->whole =
		PL_NEW_ARRAY(arena, uint64_t, (n + 1) * candidates->n_whole);
	candidates->first_branch = pass->first_branch = PL_NEW_ARRAY(arena, uint32_t, n + 1);
	candidates->first_whole = pass->first_whole = PL_NEW_ARRAY(arena, uint32_t, n + 1);
	candidates->first_word = pass->first_word = PL_NEW_ARRAY(arena, uint32_t, n + 1);
	candidates->blind = pass->blind = PL_NEW_ARRAY(arena, bool, n + 1);
	pass->n_seen = pl_scan_words(pass->book->owners.n);
	pass->seen = PL_NEW_ARRAY(arena, uint64_t, pass->n_seen + 1);
	return !arena->failed;
}

static void begin(struct pl_met *met)
{
	met->patterns.n = met->starts.n = 0;
	met->patterns.failed = met->starts.failed = false;
}

static bool is_whole(const struct pl_met *met)
{
	return !met->patterns.failed && !met->starts.failed;
}

static bool scan_stretches(struct pass *pass, uint64_t *any)
{
	const struct pl_hits *hits = pass->hits;
	const struct pl_lint_work *work = hits->work;

	for (size_t i = 0; i < hits->n_stretches; i++) {
		if (!scan_stretch(pass, i, &pass->blind[i]))
			return false;
		pass->first_branch[i + 1] = (uint32_t)work->branches.patterns.n;
		pass->first_whole[i + 1] = (uint32_t)work->whole.patterns.n;
		pass->first_word[i + 1] = (uint32_t)work->words.list.n;
		for (size_t w = 0; w < hits->candidates.n_rules; w++)
			any[w] |= pass->rules[w];
		pass->rules += hits->candidates.n_rules;
		pass->whole += hits->candidates.n_whole;
	}
	return is_whole(&work->branches) && is_whole(&work->whole) && !work->words.list.failed;
}

bool pl_hits_scan(struct pl_hits *hits, const struct pl_layer *layer, uint64_t *any)
{
	struct pl_lint_work *work = hits->work;
	struct pass pass = {
		.hits = hits,
		.book = layer->book,
		.patterns = PL_ROW(struct pl_pattern, &layer->book->patterns),
		.owners = PL_ROW(uint32_t, &layer->book->owners),
		.anyway = PL_ROW(uint64_t, &layer->book->anyway),
		.scratch = &work->scratch,
		.places = &work->places,
	};

	begin(&work->branches);
	begin(&work->whole);
	work->words.list.n = 0;
	work->words.list.failed = false;
	return make_room(&pass) && scan_stretches(&pass, any);
}
