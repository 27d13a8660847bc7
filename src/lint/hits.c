/* The blocks a rule looks at, its searches in them, and the places it finds. */
#include "lint/hits.h"

#include <string.h>

/* Longer parts are looked at paragraph by paragraph: a filter for a whole document
 * loses its use past a few KB. */
enum { SHORT_PART = 4096, LONGEST_SUBJECT = 65536 };

/* Scopes in which what only machines read is left alone. */
static const uint32_t masked_scopes = 1U << PL_SCOPE_POST | 1U << PL_SCOPE_PART |
				      1U << PL_SCOPE_FIRST | 1U << PL_SCOPE_LAST |
				      1U << PL_SCOPE_HOOK;

/* --- stretches ---------------------------------------------------------------------- */

struct stretches {
	PL_LIST(struct pl_stretch) list;
};

static void add_stretch(struct stretches *stretches, struct pl_span span, int32_t media)
{
	struct pl_stretch *added = PL_PUSH(&stretches->list);

	if (added)
		*added = (struct pl_stretch){ span, media };
}

/* Cuts at the last blank that fits, else at the last border of a character. */
static uint32_t cut_at(struct pl_str text, uint32_t start)
{
	uint32_t end = start + LONGEST_SUBJECT, blank = end;

	while (blank > end - 4096 && text.at[blank - 1] != ' ' && text.at[blank - 1] != '\n')
		blank--;
	if (blank > end - 4096)
		return blank;
	while (((unsigned char)text.at[end] & 0xC0) == 0x80)
		end--;
	return end;
}

static void add_cut(struct stretches *stretches, struct pl_str text, struct pl_span span,
		    int32_t media)
{
	while (span.end - span.start > LONGEST_SUBJECT) {
		uint32_t end = cut_at(text, span.start);

		add_stretch(stretches, (struct pl_span){ span.start, end }, media);
		span.start = end;
	}
	add_stretch(stretches, span, media);
}

static void add_part(struct stretches *stretches, const struct pl_post *post,
		     const struct pl_part *part)
{
	if (part->span.end - part->span.start <= SHORT_PART) {
		add_stretch(stretches, part->span, -1);
		return;
	}
	for (uint32_t i = 0; i < part->n_paragraphs; i++)
		add_cut(stretches, post->text, post->paragraphs[part->first_paragraph + i], -1);
}

const struct pl_stretch *pl_stretches_of(const struct pl_post *post, struct pl_arena *arena,
					 size_t *n)
{
	struct stretches stretches = { 0 };
	struct pl_stretch *kept = NULL;

	for (size_t i = 0; i < post->n_parts; i++)
		add_part(&stretches, post, &post->parts[i]);
	for (size_t i = 0; i < post->n_media; i++) {
		struct pl_str alt = post->media[i].alt;

		if (alt.len)
			add_cut(&stretches, alt, (struct pl_span){ 0, (uint32_t)alt.len },
				(int32_t)i);
	}
	if (!stretches.list.failed)
		kept = PL_NEW_ARRAY(arena, struct pl_stretch, stretches.list.n);
	if (kept && stretches.list.n)
		memcpy(kept, stretches.list.at, stretches.list.n * sizeof(*kept));
	*n = kept ? stretches.list.n : 0;
	PL_LIST_RELEASE(&stretches.list);
	return kept;
}

/* --- blocks --------------------------------------------------------------------------- */

static void block_of(const struct pl_hits *hits, struct pl_span span, struct pl_block *block)
{
	block->text = pl_str_in(hits->post->text, span);
	block->start = span.start;
	block->media = -1;
	block->stretch = -1;
}

static bool may_match(const struct pl_hits *hits, size_t stretch)
{
	const uint64_t *seen = hits->seen + stretch * hits->words;

	return seen[hits->at.index / 64] >> hits->at.index % 64 & 1;
}

/* Each scope's `i`-th block.  SCOPE_SKIP: not a candidate, go on. */
enum next { SCOPE_BLOCK, SCOPE_SKIP, SCOPE_END };

static enum next nth_stretch(const struct pl_hits *hits, size_t i, bool media,
			     struct pl_block *block)
{
	const struct pl_stretch *stretch = &hits->stretches[i];

	if (i >= hits->n_stretches)
		return SCOPE_END;
	if ((stretch->media >= 0) != media || !may_match(hits, i))
		return SCOPE_SKIP;
	block->text = media ? pl_str_in(hits->post->media[stretch->media].alt, stretch->span)
			    : pl_str_in(hits->post->text, stretch->span);
	block->start = stretch->span.start;
	block->media = stretch->media;
	block->stretch = (int32_t)i;
	return SCOPE_BLOCK;
}

/* Stretches that lie in the span given. */
static enum next nth_within(const struct pl_hits *hits, size_t i, struct pl_span span,
			    struct pl_block *block)
{
	enum next next = nth_stretch(hits, i, false, block);
	uint32_t end;

	if (next != SCOPE_BLOCK)
		return next;
	end = block->start + (uint32_t)block->text.len;
	if (block->start >= span.end || end <= span.start)
		return SCOPE_SKIP;
	if (end > span.end) {
		block->text.len -= end - span.end;
		block->stretch = -1;
	}
	return SCOPE_BLOCK;
}

static enum next nth_span(const struct pl_hits *hits, const struct pl_span *spans, size_t n,
			  size_t i, struct pl_block *block)
{
	if (i >= n)
		return SCOPE_END;
	block_of(hits, spans[i], block);
	return block->text.len <= LONGEST_SUBJECT ? SCOPE_BLOCK : SCOPE_SKIP;
}

static enum next nth_token(const struct pl_hits *hits, enum pl_token_kind kind, size_t i,
			   struct pl_block *block)
{
	if (i >= hits->post->n_tokens)
		return SCOPE_END;
	if (hits->post->tokens[i].kind != kind)
		return SCOPE_SKIP;
	block_of(hits, hits->post->tokens[i].span, block);
	return SCOPE_BLOCK;
}

/* The shortest hook among the networks that the run is about. */
static struct pl_span hook_of(const struct pl_hits *hits)
{
	struct pl_span span = hits->post->parts[0].span;
	uint64_t networks = pl_hits_networks(hits);

	for (size_t n = 0; n < hits->post->known->n; n++) {
		if (networks >> n & 1) {
			uint32_t end = pl_post_hook_end(hits->post, &hits->post->parts[0],
							hits->post->known->at[n]);
			span.end = end < span.end ? end : span.end;
		}
	}
	return span;
}

static enum next nth_block(const struct pl_hits *hits, enum pl_scope scope, size_t i,
			   struct pl_block *block)
{
	const struct pl_post *post = hits->post;

	switch (scope) {
	case PL_SCOPE_PARAGRAPH:
		return nth_span(hits, post->paragraphs, post->n_paragraphs, i, block);
	case PL_SCOPE_SENTENCE:
		return nth_span(hits, post->sentences, post->n_sentences, i, block);
	case PL_SCOPE_RAW:
		return nth_span(hits, &(struct pl_span){ 0, (uint32_t)post->text.len }, 1, i,
				block);
	case PL_SCOPE_FIRST:
		return nth_within(hits, i, post->parts[0].span, block);
	case PL_SCOPE_LAST:
		return nth_within(hits, i, post->parts[post->n_parts - 1].span, block);
	case PL_SCOPE_HOOK:
		return nth_within(hits, i, hook_of(hits), block);
	case PL_SCOPE_HASHTAG:
		return nth_token(hits, PL_TOKEN_HASHTAG, i, block);
	case PL_SCOPE_MENTION:
		return nth_token(hits, PL_TOKEN_MENTION, i, block);
	case PL_SCOPE_LINK:
		return nth_token(hits, PL_TOKEN_LINK, i, block);
	case PL_SCOPE_ALT:
		return nth_stretch(hits, i, true, block);
	default:
		return nth_stretch(hits, i, false, block);
	}
}

/* `*at` counts the block in its scope, 48 bits, and the scope above them. */
bool pl_hits_block(struct pl_hits *hits, size_t *at, struct pl_block *block)
{
	uint32_t scope = (uint32_t)(*at >> 48);

	for (; scope < PL_N_SCOPES; scope++, *at = (size_t)scope << 48) {
		enum next next = SCOPE_SKIP;

		if (!(hits->at.rule->scopes >> scope & 1))
			continue;
		while (next == SCOPE_SKIP) {
			size_t i = (*at)++ & (((size_t)1 << 48) - 1);

			next = nth_block(hits, (enum pl_scope)scope, i, block);
			block->index = (uint32_t)i;
		}
		if (next == SCOPE_BLOCK)
			return true;
	}
	return false;
}

/* --- searches ------------------------------------------------------------------------- */

static bool machine_read(uint8_t kind)
{
	return kind == PL_TOKEN_LINK || kind == PL_TOKEN_EMAIL || kind == PL_TOKEN_MENTION ||
	       kind == PL_TOKEN_HASHTAG || kind == PL_TOKEN_CASHTAG;
}

/* The first token that only machines read and that the span touches, or NULL. */
static const struct pl_token *touched(const struct pl_post *post, struct pl_span span)
{
	size_t low = 0, high = post->n_tokens;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (post->tokens[middle].span.end <= span.start)
			low = middle + 1;
		else
			high = middle;
	}
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
	return pl_str_find(text, PL_STR(".html"), 0) != SIZE_MAX ||
	       pl_str_find(text, PL_STR(".php"), 0) != SIZE_MAX;
}

/* Where to look on when the match is to be left alone; 0 when it is to be kept. */
static size_t passed_over(const struct pl_hits *hits, const struct pl_block *block,
			  struct pl_span match)
{
	const struct pl_rule *rule = hits->at.rule;
	struct pl_span span = { block->start + match.start, block->start + match.end };
	const struct pl_token *token;

	if (block->media >= 0)
		return 0;
	if (rule->scopes & masked_scopes) {
		token = touched(hits->post, span);
		if (token && token->span.start <= span.start)
			return token->span.end - block->start;
		if (token)
			return match.start + 1;
		if (in_address(block->text, match))
			return match.end > match.start ? match.end : match.end + 1;
	}
	if (!rule->quoted && pl_post_quoted(hits->post, span.start))
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

		if ((byte > ' ' && byte < 0x80 ? (next++, false)
					       : is_white(pl_utf8_next(text, &next))) != white)
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

static bool search(struct pl_hits *hits, uint32_t pattern, struct pl_str text, size_t from,
		   struct pl_match *match)
{
	struct pl_err err = { .french = hits->lang == PL_FR };
	struct pl_regex *regex;
	enum pl_found found;

	if (pattern_at(hits, pattern)->engine == PL_BY_RUNS)
		return search_runs(text, from, match);
	regex = pl_layer_pattern(hits->at.layer, pattern, &err);
	found = regex ? pl_regex_search(regex, hits->work, text, from, match) : PL_ABSENT;
	if (!regex) {
		hits->failed = hits->failed || err.code == PL_NOMEM;
		remember(hits, &err);
	} else if (found == PL_NO_ROOM) {
		hits->failed = true;
	} else if (found == PL_GAVE_UP) {
		pl_fail(&err, PL_PATTERN,
			"a pattern of this rule takes too long on this draft; the rule was "
			"stopped");
		remember(hits, &err);
	}
	return found == PL_FOUND;
}

/* May the word engine's answer stand for a search in this block? */
static bool by_words(const struct pl_hits *hits, uint32_t pattern, const struct pl_block *block)
{
	return block->stretch >= 0 && !hits->unsure[block->stretch] &&
	       pattern_at(hits, pattern)->engine == PL_BY_WORDS;
}

/* The first of the word engine's hits of the pattern from byte `from` on. */
static bool search_words(const struct pl_hits *hits, uint32_t pattern, const struct pl_block *block,
			 size_t from, struct pl_match *match)
{
	uint32_t end = hits->first_word[block->stretch + 1];

	for (uint32_t i = hits->first_word[block->stretch]; i < end; i++) {
		const struct pl_words_hit *hit = &hits->found.list.at[i];

		if (hit->owner == pattern && hit->span.start >= from) {
			match->n = 1;
			match->group[0] = hit->span;
			return true;
		}
	}
	return false;
}

bool pl_hits_search(struct pl_hits *hits, uint32_t pattern, const struct pl_block *block,
		    size_t from, struct pl_match *match)
{
	bool words = by_words(hits, pattern, block);

	while (from <= block->text.len &&
	       (words ? search_words(hits, pattern, block, from, match)
		      : search(hits, pattern, block->text, from, match))) {
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
		struct pl_match match;

		if (stretch->media < 0 &&
		    search(hits, pattern, pl_str_in(hits->post->text, stretch->span), 0, &match))
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
	struct pl_hit *hit = PL_PUSH(&hits->list);

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
	struct pl_hit *hit = pl_hit(hits, (struct pl_span){ block->start + in_block.start,
							    block->start + in_block.end });
	hit->media = block->media;
	return hit;
}

struct pl_hit *pl_hit_whole(struct pl_hits *hits)
{
	struct pl_hit *hit =
		pl_hit(hits, (struct pl_span){ hits->post->body.start, hits->post->body.start });
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
	uint64_t mask = hits->at.rule->network_mask;

	return mask ? hits->post->networks & mask : hits->post->networks;
}

enum pl_lang pl_hits_lang(const struct pl_hits *hits)
{
	return hits->lang;
}
