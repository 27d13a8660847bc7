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
	uint8_t *clear;
	bool placed; /* what `places` says is of the stretch itself */
	struct pl_words_judge judge;
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
	return (one->span.start > other->span.start) - (one->span.start < other->span.start);
}

/* The words of all lists, each a sign of its pattern. */
static enum pl_words_said find_words(struct pass *pass, struct pl_str text)
{
	struct pl_words_hits *found = &pass->hits->work->words;
	size_t first = found->list.n;
	enum pl_words_said said = pl_words_run(table_at(pass->book, pass->book->words), text,
					       &pass->judge, pass->scratch, found);

	if (found->list.n > first + 1)
		qsort(found->list.at + first, found->list.n - first, sizeof(*found->list.at),
		      by_pattern);
	for (size_t i = first; i < found->list.n; i++)
		pl_scan_set(pass->seen, pass->patterns[found->list.at[i].owner].owner - 1);
	return said;
}

static enum pl_scanned scan(struct pass *pass, struct pl_str text)
{
	return pl_scan_run(table_at(pass->book, pass->book->scan), text, pass->scratch, pass->seen,
			   pass->places);
}

/* The text with its letters undisguised; NULL when memory ends. */
static struct pl_str unmasked(const struct pass *pass, struct pl_str text)
{
	char *at = pl_arena_take(pass->scratch, text.len + 1);

	return (struct pl_str){ at, at ? pl_literal_unmask(text, at) : 0 };
}

/* Says what is known of the stretch.  False when memory ends. */
static bool ask(struct pass *pass, struct pl_str text, uint8_t *clear)
{
	struct pl_words_hits *words = &pass->hits->work->words;
	size_t n_words = words->list.n;
	enum pl_scanned scanned;
	enum pl_words_said said;

	pl_arena_reset(pass->scratch);
	*clear = PL_CLEAR_WHERE;
	pass->placed = true;
	scanned = scan(pass, text);
	if (scanned == PL_SCAN_DISGUISED) {
		*clear = PL_CLEAR_WHAT;
		pass->placed = false;
		text = unmasked(pass, text);
		scanned = text.at ? scan(pass, text) : PL_SCAN_NOMEM;
	}
	if (scanned != PL_SCAN_DONE) {
		*clear = PL_CLEAR_NOT;
		return scanned != PL_SCAN_NOMEM;
	}
	said = find_words(pass, text);
	if (said == PL_WORDS_UNSURE)
		*clear = PL_CLEAR_NOT;
	if (*clear != PL_CLEAR_WHERE)
		words->list.n = n_words;
	return said != PL_WORDS_NOMEM && !pass->hits->failed;
}

/* --- what they tell ---------------------------------------------------------------------- */

/* Whether it is known where matches of the owner begin. */
static bool is_placed(const struct pass *pass, uint32_t owner, struct pl_span *starts)
{
	return pass->placed && pl_scan_starts(pass->places, owner, starts);
}

/* A whole pattern is met. */
static void meet(struct pass *pass, uint32_t owner)
{
	const struct pl_pattern *pattern = &pass->patterns[pass->owners[owner]];

	pl_scan_set(pass->whole, owner);
	if (pattern->calls)
		pl_scan_set(pass->rules, pattern->rule);
}

static void keep(struct pl_meeting *met, uint32_t pattern, struct pl_span starts)
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

	if (!is_placed(pass, owner, &starts))
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
	if (is_placed(pass, owner, &starts))
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

static bool scan_stretch(struct pass *pass, size_t i)
{
	const struct pl_candidates *candidates = &pass->hits->candidates;

	memcpy(pass->rules, pass->anyway, candidates->n_rules * sizeof(*pass->rules));
	if (!ask(pass, pl_hits_stretch(pass->hits, i), &pass->clear[i]))
		return false;
	if (pass->clear[i] == PL_CLEAR_NOT)
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
	candidates->clear = pass->clear = PL_NEW_ARRAY(arena, uint8_t, n + 1);
	pass->n_seen = pl_scan_words(pass->book->owners.n);
	pass->seen = PL_NEW_ARRAY(arena, uint64_t, pass->n_seen + 1);
	return !arena->failed;
}

static void begin(struct pl_meeting *met)
{
	met->patterns.n = met->starts.n = 0;
	met->patterns.failed = met->starts.failed = false;
}

static bool is_whole(const struct pl_meeting *met)
{
	return !met->patterns.failed && !met->starts.failed;
}

static bool scan_stretches(struct pass *pass, uint64_t *any)
{
	const struct pl_hits *hits = pass->hits;
	const struct pl_lint_work *work = hits->work;

	for (size_t i = 0; i < hits->n_stretches; i++) {
		if (!scan_stretch(pass, i))
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

/* --- what is kept of it -------------------------------------------------------------------- */

static void *copy_of(struct pl_arena *arena, const void *list, size_t size)
{
	void *copy = pl_arena_take(arena, size + 1);

	if (copy && size)
		memcpy(copy, list, size);
	return copy;
}

static struct pl_met met_of(struct pl_arena *arena, const struct pl_meeting *meeting)
{
	size_t n = meeting->patterns.n;

	return (struct pl_met){
		copy_of(arena, meeting->patterns.at, n * sizeof(*meeting->patterns.at)),
		copy_of(arena, meeting->starts.at, n * sizeof(*meeting->starts.at)),
	};
}

/* The lists are gathered anew for the next post, whose rules may run before this one's. */
static bool keep_lists(struct pl_hits *hits)
{
	const struct pl_lint_work *work = hits->work;
	struct pl_candidates *candidates = &hits->candidates;
	struct pl_arena *arena = hits->arena;

	candidates->branches = met_of(arena, &work->branches);
	candidates->wholes = met_of(arena, &work->whole);
	candidates->words = copy_of(arena, work->words.list.at,
				    work->words.list.n * sizeof(*work->words.list.at));
	return !arena->failed;
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
		.judge = { pl_hits_is_word, hits },
	};

	begin(&work->branches);
	begin(&work->whole);
	work->words.list.n = 0;
	work->words.list.failed = false;
	return make_room(&pass) && scan_stretches(&pass, any) && keep_lists(hits);
}
