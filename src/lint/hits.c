/* Searches in the blocks a rule looks at, and the places it finds. */
#include "lint/hits.h"

#include "base/lexicon.h"
#include "base/speller.h"

#include <stdint.h>
#include <string.h>

/* Scopes in which what only machines read is left alone. */
static const uint32_t masked_scopes = 1U << PL_SCOPE_POST | 1U << PL_SCOPE_PART |
				      1U << PL_SCOPE_FIRST | 1U << PL_SCOPE_LAST |
				      1U << PL_SCOPE_HOOK;

/* --- searches ------------------------------------------------------------------------- */

static bool machine_read(uint8_t kind)
{
	return kind == PL_TOKEN_LINK || kind == PL_TOKEN_EMAIL || kind == PL_TOKEN_MENTION ||
	       kind == PL_TOKEN_HASHTAG || kind == PL_TOKEN_CASHTAG;
}

/* The first token that does not end before byte `at`.  Places are mostly asked for one after
 * the other, so that it is the one of last time or the next. */
static size_t first_token(struct pl_hits *hits, uint32_t at)
{
	const struct pl_post *post = hits->post;
	size_t low = 0, high = post->n_tokens, near = hits->token;

	if (near <= high && (!near || post->tokens[near - 1].span.end <= at)) {
		if (near == high || post->tokens[near].span.end > at)
			return near;
		low = near + 1;
		if (low == high || post->tokens[low].span.end > at)
			return low;
	}
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (post->tokens[middle].span.end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The first token that only machines read and that the span touches, or NULL. */
static const struct pl_token *touched(struct pl_hits *hits, struct pl_span span)
{
	const struct pl_post *post = hits->post;
	size_t low = hits->token = first_token(hits, span.start);

	for (; low < post->n_tokens && post->tokens[low].span.start < span.end; low++) {
		if (machine_read(post->tokens[low].kind))
			return &post->tokens[low];
	}
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
static size_t passed_over(struct pl_hits *hits, const struct pl_block *block, struct pl_span match)
{
	const struct pl_rule *rule = hits->at.rule;
	struct pl_span span = { block->start + match.start, block->start + match.end };
	const struct pl_token *token;

	if (block->media >= 0 || block->raw || block->map)
		return 0;
	if (rule->scopes & masked_scopes) {
		token = touched(hits, span);
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

static size_t on_border(struct pl_str text, size_t at)
{
	while (at < text.len && ((unsigned char)text.at[at] & 0xC0) == 0x80)
		at++;
	return at;
}

static void remember(struct pl_hits *hits, const struct pl_err *err)
{
	if (hits->gave_up.code == PL_OK)
		hits->gave_up = *err;
}

static const struct pl_pattern *pattern_at(const struct pl_hits *hits, uint32_t pattern)
{
	return PL_ROW(struct pl_pattern, &hits->at.layer->book->patterns) + pattern;
}

/* PCRE2's \s: white space, and U+180E, which was that until Unicode 6.3. */
static bool is_white(uint32_t code)
{
	return pl_is_space(code) || code == 0x180E;
}

/* Behind the white space, or what is none, that starts at byte `at`. */
static size_t skip(struct pl_str text, size_t at, bool white)
{
	size_t next = at;

	while (next < text.len) {
		unsigned char byte = (unsigned char)text.at[next];
		bool is;

		/* C3 begins the letters from À to ÿ. */
		if ((byte > ' ' && byte < 0x80) || byte == 0xC3) {
			next += byte == 0xC3 ? 2 : 1;
			is = false;
		} else {
			is = is_white(pl_utf8_next(text, &next));
		}
		if (is != white)
			break;
		at = next;
	}
	return at;
}

/* The next run without white space, as ([^\s]+) finds it. */
static bool search_runs(struct pl_str text, size_t from, struct pl_match *match)
{
	size_t start = skip(text, from, true), end = skip(text, start, false);

	match->n = 2;
	match->group[0] = match->group[1] = (struct pl_span){ (uint32_t)start, (uint32_t)end };
	return end > start;
}

static void tell_stop(struct pl_hits *hits)
{
	struct pl_err err = { .french = hits->lang == PL_FR };

	pl_fail(&err, PL_PATTERN,
		"a pattern of this rule takes too long on this draft; the rule was "
		"stopped");
	remember(hits, &err);
}

/* What a search came to, PL_FOUND or not; anything else is kept for the run. */
static bool settle(struct pl_hits *hits, enum pl_found found)
{
	if (found == PL_NO_ROOM)
		hits->failed = true;
	if (found == PL_GAVE_UP)
		tell_stop(hits);
	return found == PL_FOUND;
}

/* The pattern, compiled; NULL when it cannot be, which is kept. */
static struct pl_regex *compiled(struct pl_hits *hits, uint32_t pattern)
{
	struct pl_err err = { .french = hits->lang == PL_FR };
	struct pl_regex *regex = pl_layer_pattern(hits->at.layer, pattern, &err);

	if (!regex) {
		hits->failed = hits->failed || err.code == PL_NOMEM;
		remember(hits, &err);
	}
	return regex;
}

static bool search(struct pl_hits *hits, uint32_t pattern, struct pl_str text, size_t from,
		   struct pl_match *match)
{
	struct pl_regex *regex;

	regex = compiled(hits, pattern);
	hits->looked += text.len - from;
	return regex && settle(hits, pl_regex_search(regex, hits->work->regex, text, from, match));
}

bool pl_hits_here(struct pl_hits *hits, uint32_t pattern, const struct pl_block *block, size_t at,
		  struct pl_match *match)
{
	struct pl_regex *regex = compiled(hits, pattern);

	return regex &&
	       settle(hits, pl_regex_here(regex, hits->work->regex, block->text, at, match));
}

/* The place among the word engine's hits of the first of the pattern from byte `from` on. */
static uint32_t word_from(const struct pl_hits *hits, uint32_t low, uint32_t high, uint32_t pattern,
			  size_t from)
{
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const struct pl_words_hit *hit = &hits->work->words.list.at[middle];

		if (hit->owner < pattern || (hit->owner == pattern && hit->span.start < from))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* May the word engine's answer stand for a search in this block? */
static bool by_words(const struct pl_hits *hits, uint32_t pattern, const struct pl_block *block)
{
	const uint32_t *first;
	uint32_t place;

	if (pattern_at(hits, pattern)->engine != PL_BY_WORDS || block->stretch < 0 ||
	    hits->candidates.blind[block->stretch])
		return false;
	first = hits->candidates.first_word + block->stretch;
	place = word_from(hits, first[0], first[1], pattern, 0);
	return place == first[1] || hits->work->words.list.at[place].owner != pattern ||
	       hits->work->words.list.at[place].string != PL_WORDS_DOUBT;
}

/* The first of the word engine's hits of the pattern from byte `from` on. */
static bool search_words(const struct pl_hits *hits, uint32_t pattern, const struct pl_block *block,
			 size_t from, struct pl_match *match)
{
	const uint32_t *first = hits->candidates.first_word + block->stretch;
	uint32_t place = word_from(hits, first[0], first[1], pattern, from);
	const struct pl_words_hit *hit = hits->work->words.list.at + place;

	if (place == first[1] || hit->owner != pattern)
		return false;
	match->n = 1;
	match->group[0] = hit->span;
	return true;
}

/* A search of one pattern after the other in a block, and the leftmost match so far. */
struct leftmost {
	struct pl_hits *hits;
	const struct pl_block *block;
	size_t from;
	bool words, found;
	struct pl_match *match;
};

static void try_branch(struct leftmost *leftmost, uint32_t pattern)
{
	struct pl_match match;
	bool found = leftmost->words && by_words(leftmost->hits, pattern, leftmost->block)
			     ? search_words(leftmost->hits, pattern, leftmost->block,
					    leftmost->from, &match)
			     : search(leftmost->hits, pattern, leftmost->block->text,
				      leftmost->from, &match);

	if (found && (!leftmost->found || match.group[0].start < leftmost->match->group[0].start)) {
		leftmost->found = true;
		*leftmost->match = match;
	}
}

static uint32_t lower_bound(const uint32_t *sorted, uint32_t low, uint32_t high, uint32_t value)
{
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (sorted[middle] < value)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The branches of the pattern that may match in the block, in order of preference: those
 * that the scan saw in it, and those of which nothing is known. */
static bool search_branches(struct leftmost *leftmost, const struct pl_pattern *pattern)
{
	const struct pl_hits *hits = leftmost->hits;
	const struct pl_book *book = hits->at.layer->book;
	const uint32_t *always = PL_ROW(uint32_t, &book->always), *seen = hits->work->branches.at;
	const uint32_t *first = hits->candidates.first_branch + leftmost->block->stretch;
	uint32_t end = pattern->first + pattern->n, seen_end = first[1];
	uint32_t a = lower_bound(always, 0, book->always.n, pattern->first);
	uint32_t s = lower_bound(seen, first[0], seen_end, pattern->first);

	for (;;) {
		uint32_t one = a < book->always.n ? always[a] : UINT32_MAX;
		uint32_t other = s < seen_end ? seen[s] : UINT32_MAX;
		uint32_t next = one < other ? one : other;

		if (next >= end)
			return leftmost->found;
		a += next == one;
		s += next == other;
		try_branch(leftmost, next);
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

/* `words`: the word engine's list may be asked. */
static bool search_block(struct pl_hits *hits, uint32_t pattern, const struct pl_block *block,
			 size_t from, bool words, struct pl_match *match)
{
	const struct pl_pattern *known = pattern_at(hits, pattern);
	struct leftmost leftmost = { hits, block, from, words, false, match };
	int32_t stretch = known->owner ? stretch_of(hits, block) : block->stretch;

	if (stretch >= 0 && !may_hold(hits, known, (size_t)stretch))
		return false;
	if (known->engine == PL_BY_BRANCHES && block->stretch >= 0 &&
	    !hits->candidates.blind[block->stretch])
		return search_branches(&leftmost, known);
	return words && by_words(hits, pattern, block)
		       ? search_words(hits, pattern, block, from, match)
		       : search(hits, pattern, block->text, from, match);
}

bool pl_hits_search(struct pl_hits *hits, uint32_t pattern, const struct pl_block *block,
		    size_t from, struct pl_match *match)
{
	bool runs = pattern_at(hits, pattern)->engine == PL_BY_RUNS, words = true;

	while (from <= block->text.len &&
	       (runs ? search_runs(block->text, from, match)
		     : search_block(hits, pattern, block, from, words, match))) {
		size_t on = passed_over(hits, block, match->group[0]);

		if (!on)
			return true;
		from = on_border(block->text, on);
		/* From inside a match the engine's list knows nothing. */
		words = words && from >= match->group[0].end;
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
		struct pl_match match;

		if (stretch->media < 0 && stretch->reach != PL_STRETCH_WIDE &&
		    search_block(hits, pattern, &block, 0, true, &match))
			return true;
	}
	return false;
}

/* --- places ---------------------------------------------------------------------------- */

bool pl_hits_stopped(const struct pl_hits *hits)
{
	return hits->gave_up.code != PL_OK;
}

struct pl_hit *pl_hit(struct pl_hits *hits, struct pl_span span)
{
	struct pl_hit *hit = PL_PUSH(&hits->work->hits);

	if (!hit) {
		hits->failed = true;
		hits->spare = (struct pl_hit){ 0 };
		hit = &hits->spare;
	}
	hit->span = span;
	hit->media = -1;
	return hit;
}

struct pl_hit *pl_hit_block(struct pl_hits *hits, const struct pl_block *block,
			    struct pl_span in_block)
{
	struct pl_span span = { block->start + in_block.start, block->start + in_block.end };
	struct pl_hit *hit = pl_hit(hits, block->map ? pl_map_span(block->map, in_block) : span);

	hit->media = block->media;
	hit->block = (struct pl_span){ block->start, block->start + (uint32_t)block->text.len };
	hit->scope = block->scope;
	hit->in_draft = block->raw;
	if (block->raw)
		hit->span = pl_map_span(&hits->post->raw_map, span);
	hit->summed = block->map != NULL;
	hit->match = pl_str_in(block->text, in_block);
	if (block->map)
		hit->match = pl_arena_str(hits->arena, hit->match);
	return hit;
}

struct pl_hit *pl_hit_whole(struct pl_hits *hits)
{
	struct pl_hit *hit =
		pl_hit(hits, (struct pl_span){ hits->post->body.start, hits->post->body.start });

	/* A document as a whole is told at its first line. */
	if (pl_post_is_document(hits->post)) {
		hit->span = (struct pl_span){ 0, 0 };
		hit->in_draft = true;
	}
	hit->whole = true;
	return hit;
}

void pl_hit_arg(struct pl_hits *hits, struct pl_hit *hit, struct pl_str text)
{
	if (hit->n_args < PL_HIT_ARGS)
		hit->args[hit->n_args++] = pl_arena_str(hits->arena, text);
}

void pl_hit_argf(struct pl_hits *hits, struct pl_hit *hit, const char *format, ...)
{
	struct pl_buf text = { 0 };
	va_list args;

	va_start(args, format);
	pl_buf_vprintf(&text, format, args);
	va_end(args);
	pl_hit_arg(hits, hit, pl_buf_str(&text));
	hits->failed = hits->failed || text.failed;
	pl_buf_release(&text);
}

void pl_hit_edit(struct pl_hits *hits, struct pl_hit *hit, struct pl_span span, struct pl_str text)
{
	if (hit->n_edits < PL_HIT_EDITS)
		hit->edits[hit->n_edits++] =
			(struct pl_edit){ span, pl_arena_str(hits->arena, text) };
}

struct pl_arena *pl_hits_arena(struct pl_hits *hits)
{
	return hits->arena;
}

uint64_t pl_hits_networks(const struct pl_hits *hits)
{
	return hits->run.networks;
}

const struct pl_vocab *pl_hits_vocab(const struct pl_hits *hits)
{
	return &hits->rules->vocab;
}

/* The first wins, of those that start together the longer. */
static bool is_before(struct pl_span one, struct pl_span other)
{
	return one.start < other.start || (one.start == other.start && one.end > other.end);
}

bool pl_hits_accepted_at(struct pl_hits *hits, enum pl_accepted how, struct pl_str text,
			 size_t from, struct pl_match *match)
{
	const struct pl_accepteds *accepted = &hits->rules->vocab.accepted[how];
	bool found = false;

	for (size_t i = 0; i < accepted->n && text.len <= PL_LONGEST_SUBJECT; i++) {
		struct pl_match one;

		if (!settle(hits,
			    pl_regex_search(accepted->at[i], hits->work->regex, text, from, &one)))
			continue;
		if (!found || is_before(one.group[0], match->group[0]))
			*match = one;
		found = true;
	}
	return found;
}

bool pl_hits_accepted(struct pl_hits *hits, struct pl_str text)
{
	struct pl_match match;

	return pl_hits_accepted_at(hits, PL_ACCEPTED, text, 0, &match);
}

struct pl_speller *pl_hits_speller(struct pl_hits *hits, struct pl_str aff, struct pl_str dic)
{
	struct pl_err err = { .french = hits->lang == PL_FR };
	struct pl_speller *speller = pl_spellers_get(hits->rules->spellers, aff, dic, &err);

	if (!speller) {
		hits->failed = hits->failed || err.code == PL_NOMEM;
		remember(hits, &err);
	}
	return speller;
}

struct pl_speller *pl_hits_dictionary(struct pl_hits *hits, struct pl_str name)
{
	struct pl_err err = { .french = hits->lang == PL_FR };
	struct pl_str aff, dic;

	if (pl_lexicon_find(hits->arena, name, &aff, &dic))
		return pl_hits_speller(hits, aff, dic);
	if (pl_speller_possible(&err))
		pl_fail(&err, PL_SKIPPED,
			"spelling is not checked: the dictionary '%.*s' is not in %s (Debian: "
			"apt-get install hunspell-%.*s)",
			PL_ARGS(name), pl_lexicon_place, PL_ARGS(name));
	remember(hits, &err);
	return NULL;
}

enum pl_lang pl_hits_lang(const struct pl_hits *hits)
{
	return hits->lang;
}

struct pl_str pl_hits_now(const struct pl_hits *hits)
{
	return hits->post->date.len ? hits->post->date : pl_str_of(hits->options->now);
}
