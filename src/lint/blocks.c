/* The blocks a rule looks at, and the stretches that candidates are told for. */
#include "lint/hits.h"

#include <string.h>

/* Longer parts are looked at paragraph by paragraph: a filter for a whole document
 * loses its use past a few KB. */
enum { SHORT_PART = 4096 };

/* --- stretches ---------------------------------------------------------------------- */

struct stretches {
	PL_LIST(struct pl_stretch) list;
};

static void add_stretch(struct stretches *stretches, struct pl_stretch stretch)
{
	struct pl_stretch *added = PL_PUSH(&stretches->list);

	if (added)
		*added = stretch;
}

/* Cuts at the last blank that fits, else at the last border of a character. */
static uint32_t cut_at(struct pl_str text, uint32_t start)
{
	uint32_t end = start + PL_LONGEST_SUBJECT, blank = end;

	while (blank > end - 4096 && text.at[blank - 1] != ' ' && text.at[blank - 1] != '\n')
		blank--;
	if (blank > end - 4096)
		return blank;
	while (((unsigned char)text.at[end] & 0xC0) == 0x80)
		end--;
	return end;
}

static void add_cut(struct stretches *stretches, struct pl_str text, struct pl_stretch stretch)
{
	struct pl_stretch piece = stretch;

	while (stretch.span.end - piece.span.start > PL_LONGEST_SUBJECT) {
		piece.span.end = cut_at(text, piece.span.start);
		add_stretch(stretches, piece);
		piece.span.start = piece.span.end;
	}
	piece.span.end = stretch.span.end;
	add_stretch(stretches, piece);
}

static void add_part(struct stretches *stretches, const struct pl_post *post,
		     const struct pl_part *part)
{
	struct pl_stretch stretch = { .span = part->span, .media = -1 };

	if (part->span.end - part->span.start <= SHORT_PART) {
		add_stretch(stretches, stretch);
		return;
	}
	stretch.reach = PL_STRETCH_WIDE;
	add_cut(stretches, post->text, stretch);
	stretch.reach = PL_STRETCH_NARROW;
	for (uint32_t i = 0; i < part->n_paragraphs; i++) {
		stretch.span = post->paragraphs[part->first_paragraph + i];
		add_cut(stretches, post->text, stretch);
	}
}

static void add_prose(struct stretches *stretches, const struct pl_post *post)
{
	for (size_t i = 0; i < post->n_prose; i++)
		add_cut(stretches, post->text,
			(struct pl_stretch){ .span = post->prose[i].span,
					     .media = -1,
					     .within = post->prose[i].within });
}

static void add_media(struct stretches *stretches, const struct pl_post *post)
{
	for (size_t i = 0; i < post->n_media; i++) {
		struct pl_str alt = post->media[i].alt;

		if (alt.len)
			add_cut(stretches, alt,
				(struct pl_stretch){ .span = { 0, (uint32_t)alt.len },
						     .media = (int32_t)i });
	}
}

const struct pl_stretch *pl_stretches_of(const struct pl_post *post, struct pl_arena *arena,
					 size_t *n)
{
	struct stretches stretches = { 0 };
	struct pl_stretch *kept = NULL;

	if (pl_post_is_document(post))
		add_prose(&stretches, post);
	for (size_t i = 0; i < post->n_parts && !pl_post_is_document(post); i++)
		add_part(&stretches, post, &post->parts[i]);
	add_media(&stretches, post);
	if (!stretches.list.failed)
		kept = PL_NEW_ARRAY(arena, struct pl_stretch, stretches.list.n);
	if (kept && stretches.list.n)
		memcpy(kept, stretches.list.at, stretches.list.n * sizeof(*kept));
	*n = kept ? stretches.list.n : 0;
	PL_LIST_RELEASE(&stretches.list);
	return kept;
}

/* --- selectors ------------------------------------------------------------------------ */

static bool selects(const struct pl_selector *selector, uint32_t within, struct pl_str ext)
{
	struct pl_str wanted = pl_ref_str(&selector->ext);
	uint32_t apart = PL_IN_SUMMARY | PL_IN_RAW;

	if ((within & selector->within) != selector->within ||
	    (wanted.len && !pl_str_same(wanted, ext)))
		return false;
	for (size_t i = 0; i < PL_SELECTOR_NOTS && selector->not_within[i]; i++) {
		struct pl_str not_ext = pl_ref_str(&selector->not_ext[i]);

		if ((within & apart) ||
		    ((within & selector->not_within[i]) == selector->not_within[i] &&
		     (!not_ext.len || pl_str_same(not_ext, ext))))
			return false;
	}
	return true;
}

/* Does the rule look at blocks within that?  Without selectors its scopes say all. */
static bool selected(const struct pl_hits *hits, uint32_t within)
{
	const struct pl_row *row = &hits->at.rule->selectors;

	for (uint32_t i = 0; i < row->n; i++) {
		if (selects(PL_ROW(struct pl_selector, row) + i, within, hits->post->ext))
			return true;
	}
	return !row->n;
}

/* --- blocks --------------------------------------------------------------------------- */

/* Each scope's `i`-th block.  SCOPE_SKIP: not a candidate, go on. */
enum next { SCOPE_BLOCK, SCOPE_SKIP, SCOPE_END };

static void block_of(struct pl_str text, struct pl_span span, struct pl_block *block)
{
	*block = (struct pl_block){
		.text = pl_str_in(text, span), .start = span.start, .media = -1, .stretch = -1
	};
}

static bool may_match(const struct pl_hits *hits, size_t stretch)
{
	const uint64_t *seen = hits->candidates.rules + stretch * hits->candidates.n_rules;

	return seen[hits->at.index / 64] >> hits->at.index % 64 & 1;
}

static enum next nth_stretch(const struct pl_hits *hits, size_t i, enum pl_reach not_this,
			     bool media, struct pl_block *block)
{
	const struct pl_stretch *stretch = &hits->stretches[i];

	if (i >= hits->n_stretches)
		return SCOPE_END;
	if ((stretch->media >= 0) != media || stretch->reach == not_this || !may_match(hits, i))
		return SCOPE_SKIP;
	block_of(media ? hits->post->media[stretch->media].alt : hits->post->text, stretch->span,
		 block);
	block->media = stretch->media;
	block->stretch = (int32_t)i;
	return SCOPE_BLOCK;
}

/* Vale's text: all of a part of a post, a block of a document. */
static enum next nth_text(const struct pl_hits *hits, size_t i, struct pl_block *block)
{
	enum pl_reach not_this = hits->at.rule->narrow ? PL_STRETCH_WIDE : PL_STRETCH_NARROW;
	enum next next = nth_stretch(hits, i, not_this, false, block);
	uint32_t within = pl_post_is_document(hits->post) && next == SCOPE_BLOCK
				  ? hits->stretches[i].within
				  : PL_IN_TEXT;

	return next == SCOPE_BLOCK && !selected(hits, within) ? SCOPE_SKIP : next;
}

/* Stretches that lie in the span given. */
static enum next nth_within(const struct pl_hits *hits, size_t i, struct pl_span span,
			    struct pl_block *block)
{
	enum next next = nth_stretch(hits, i, PL_STRETCH_WIDE, false, block);
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

/* Paragraphs and sentences; in a document those of running prose only. */
static enum next nth_span(const struct pl_hits *hits, const struct pl_span *spans, size_t n,
			  size_t i, uint32_t within, struct pl_block *block)
{
	const struct pl_prose *prose;

	if (i >= n)
		return SCOPE_END;
	prose = pl_post_prose_at(hits->post, spans[i].start);
	if ((prose && !prose->running) || !selected(hits, within))
		return SCOPE_SKIP;
	block_of(hits->post->text, spans[i], block);
	return block->text.len <= PL_LONGEST_SUBJECT ? SCOPE_BLOCK : SCOPE_SKIP;
}

static enum next nth_raw(const struct pl_hits *hits, size_t i, struct pl_block *block)
{
	if (i >= hits->n_raw)
		return SCOPE_END;
	if (!selected(hits, PL_IN_RAW))
		return SCOPE_SKIP;
	block_of(hits->post->raw, hits->raw[i].span, block);
	block->raw = true;
	return SCOPE_BLOCK;
}

static enum next nth_summary(struct pl_hits *hits, size_t i, struct pl_block *block)
{
	if (i || !pl_post_is_document(hits->post) || !selected(hits, PL_IN_SUMMARY))
		return SCOPE_END;
	if (!pl_hits_summary(hits))
		return SCOPE_END;
	block_of(pl_buf_str(&hits->summary.text), (struct pl_span){ 0, hits->summary_map.len },
		 block);
	block->map = &hits->summary_map;
	return SCOPE_BLOCK;
}

static enum next nth_token(const struct pl_hits *hits, enum pl_token_kind kind, size_t i,
			   struct pl_block *block)
{
	if (i >= hits->post->n_tokens)
		return SCOPE_END;
	if (hits->post->tokens[i].kind != kind)
		return SCOPE_SKIP;
	block_of(hits->post->text, hits->post->tokens[i].span, block);
	return SCOPE_BLOCK;
}

/* The shortest hook among the networks that the run is about. */
static struct pl_span hook_of(struct pl_hits *hits)
{
	struct pl_span span = hits->post->parts[0].span;
	uint64_t networks = pl_hits_networks(hits);

	for (size_t n = 0; n < hits->post->known->n; n++) {
		if (networks >> n & 1) {
			uint32_t end;

			hits->failed |= !pl_post_hook_end(hits->post, &hits->post->parts[0],
							  hits->post->known->at[n], &end, NULL);
			span.end = end < span.end ? end : span.end;
		}
	}
	return span;
}

static enum next nth_block(struct pl_hits *hits, enum pl_scope scope, size_t i,
			   struct pl_block *block)
{
	const struct pl_post *post = hits->post;

	switch (scope) {
	case PL_SCOPE_TEXT:
		return nth_text(hits, i, block);
	case PL_SCOPE_PARAGRAPH:
		return nth_span(hits, post->paragraphs, post->n_paragraphs, i, PL_IN_PARAGRAPH,
				block);
	case PL_SCOPE_SENTENCE:
		return nth_span(hits, post->sentences, post->n_sentences, i, PL_IN_SENTENCE, block);
	case PL_SCOPE_RAW:
		return nth_raw(hits, i, block);
	case PL_SCOPE_SUMMARY:
		return nth_summary(hits, i, block);
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
		return nth_stretch(hits, i, PL_STRETCH_WIDE, true, block);
	default:
		return nth_stretch(hits, i, PL_STRETCH_WIDE, false, block);
	}
}

/* A rule has its time for every 64 KiB that it reads, unless it has used it up: no post is longer,
 * and what an honest rule needs for a document of megabytes grows with it. */
static void count_read(struct pl_hits *hits, const struct pl_block *block)
{
	hits->read += block->text.len;
	hits->looked += block->text.len;
	if (hits->read < PL_LONGEST_SUBJECT || pl_hits_stopped(hits))
		return;
	hits->read = 0;
	pl_regex_work_begin(hits->work->regex);
}

/* The first of the scopes from `scope` on, or PL_N_SCOPES. */
static uint32_t next_scope(uint32_t scopes, uint32_t scope)
{
	if (scope >= PL_N_SCOPES || !(scopes >> scope))
		return PL_N_SCOPES;
	while (!(scopes >> scope & 1))
		scope++;
	return scope;
}

/* The next block of the scope, from its `*i`-th on, which counts on. */
static bool next_in_scope(struct pl_hits *hits, uint32_t scope, size_t *i, struct pl_block *block)
{
	enum next next;

	do {
		next = nth_block(hits, (enum pl_scope)scope, *i, block);
		block->index = (uint32_t)(*i)++;
		block->scope = (enum pl_scope)scope;
	} while (next == SCOPE_SKIP);
	return next == SCOPE_BLOCK;
}

/* `*at` counts the block in its scope, 48 bits, and the scope above them. */
bool pl_hits_block(struct pl_hits *hits, size_t *at, struct pl_block *block)
{
	const unsigned bits = 48;
	uint32_t scopes = hits->at.rule->scopes, from = (uint32_t)(*at >> bits), scope;

	for (; (scope = next_scope(scopes, from)) < PL_N_SCOPES; from = scope + 1) {
		size_t i = scope == *at >> bits ? *at & (((size_t)1 << bits) - 1) : 0;
		bool found = next_in_scope(hits, scope, &i, block);

		/* NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult): of 64 */
		*at = (size_t)(found ? scope : scope + 1) << bits;
		*at |= found ? i : 0;
		if (!found)
			continue;
		count_read(hits, block);
		return true;
	}
	return false;
}

/* --- made once a draft, when asked for --------------------------------------------------- */

bool pl_hits_summary(struct pl_hits *hits)
{
	const struct pl_post *post = hits->post;
	const uint32_t told = PL_IN_LIST | PL_IN_BLOCKQUOTE;

	if (hits->summary.text.len || hits->failed)
		return !hits->failed;
	for (size_t i = 0; i < post->n_prose; i++) {
		const struct pl_prose *prose = &post->prose[i];

		if (!prose->running && !(prose->within & told))
			continue;
		pl_mapping_copy(&hits->summary, pl_str_in(post->text, prose->span),
				prose->span.start);
		pl_mapping_make(&hits->summary, PL_STR("\n\n"),
				(struct pl_span){ prose->span.end, prose->span.end });
	}
	hits->summary_map = pl_mapping_map(&hits->summary);
	hits->failed = hits->failed || pl_mapping_failed(&hits->summary);
	return !hits->failed;
}

const struct pl_counts *pl_hits_counts(struct pl_hits *hits)
{
	if (!pl_post_is_document(hits->post) || !pl_hits_summary(hits))
		return NULL;
	if (!hits->counted && !pl_counts_of(pl_buf_str(&hits->summary.text), &hits->counts))
		hits->failed = true;
	hits->counted = true;
	return hits->failed ? NULL : &hits->counts;
}

const struct pl_signs *pl_hits_signs(struct pl_hits *hits)
{
	if (!hits->signs.at && !pl_signs_find(hits->post->text, hits->arena, &hits->signs))
		hits->failed = true;
	return hits->signs.at ? &hits->signs : NULL;
}

bool pl_hits_raws(struct pl_hits *hits)
{
	struct stretches stretches = { 0 };
	struct pl_stretch *kept = NULL;

	add_cut(&stretches, hits->post->raw,
		(struct pl_stretch){ .span = { 0, (uint32_t)hits->post->raw.len }, .media = -1 });
	if (!stretches.list.failed)
		kept = PL_NEW_ARRAY(hits->arena, struct pl_stretch, stretches.list.n);
	if (kept) {
		memcpy(kept, stretches.list.at, stretches.list.n * sizeof(*kept));
		hits->raw = kept;
		hits->n_raw = stretches.list.n;
	}
	PL_LIST_RELEASE(&stretches.list);
	return kept != NULL;
}
