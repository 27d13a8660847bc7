/* spelling: a word that is in none of the dictionaries.  Vale's kind; what it leaves alone
 * is what Vale 3.7.1 does (read in 2026-11). */
#include "check/spelling.h"

#include "check/expr.h"
#include "check/joined.h"
#include "check/near.h"
#include "check/slip.h"
#include "check/split.h"
#include "check/trade.h"
#include "check/wordform.h"

#include "base/speller.h"
#include "base/unicode.h"

#include <stdlib.h>
#include <string.h>

/* A suggestion takes 5 ms in English and 70 in French (Hunspell 1.7.1, measured in
 * 2026-11), so only the first words of a text get one; fewer when they take too long. */
enum { MOST_SUGGESTED = 8 };

/* --- dictionaries and lists ----------------------------------------------------------------- */

/* What a run looks words up in. */
struct look_up {
	const struct pl_spelling *spelling;
	struct pl_hits *hits;
	struct pl_speller *spellers[PL_SPELLING_BOOKS];
	size_t n;
	unsigned suggested;
	struct pl_buf word, lower; /* the word at hand */
	struct pl_slips slips;
	struct pl_span before;    /* the word before the one at hand; 0,0: none */
	struct pl_near_line line; /* whether the one looked at is English */
};

static bool is_in_any(const struct look_up *look_up, struct pl_str word)
{
	for (size_t i = 0; i < look_up->n; i++) {
		if (pl_speller_knows(look_up->spellers[i], word))
			return true;
	}
	return pl_words_in(&look_up->spelling->ignored, word);
}

static void lower(struct pl_buf *out, struct pl_str word)
{
	pl_buf_cut(out, 0);
	for (size_t at = 0; at < word.len;)
		pl_utf8_put(out, pl_to_lower(pl_utf8_next(word, &at)));
}

static bool is_known(struct look_up *look_up, struct pl_str word)
{
	struct pl_str unit = pl_word_unit(word);

	if (is_in_any(look_up, word) || pl_word_is_code(word) ||
	    (unit.len && is_in_any(look_up, unit)))
		return true;
	lower(&look_up->lower, word);
	return is_in_any(look_up, pl_buf_str(&look_up->lower)) ||
	       (look_up->spelling->american && pl_trade_knows(pl_buf_str(&look_up->lower)));
}

static bool passes_filters(const struct look_up *look_up, const struct pl_block *block,
			   struct pl_str word)
{
	struct pl_block inner = *block;
	struct pl_match match;

	inner.text = word;
	inner.stretch = -1;
	return look_up->spelling->filter &&
	       pl_hits_search(look_up->hits, look_up->spelling->filter, &inner, 0, &match);
}

static bool is_accepted(const struct look_up *look_up, struct pl_str word)
{
	struct pl_match match;

	return pl_hits_accepted_at(look_up->hits, PL_ACCEPTED_LOOSELY, word, 0, &match);
}

static bool is_right(struct look_up *look_up, const struct pl_block *block, struct pl_str word)
{
	return (!look_up->spelling->custom && pl_word_is_filtered(word)) ||
	       is_known(look_up, word) || passes_filters(look_up, block, word) ||
	       is_accepted(look_up, word);
}

/* --- running -------------------------------------------------------------------------------- */

/* Links, mentions, hashtags and numbers (18h30, 1er) of a post are no words. */
static bool is_machine_read(const struct pl_post *post, const struct pl_block *block,
			    struct pl_span word)
{
	const struct pl_token *token;

	if (block->media >= 0 || post->form != PL_FORM_POST)
		return false;
	token = pl_post_token_at(post, block->start + word.start);
	return token && token->kind != PL_TOKEN_WORD;
}

/* The nearest word as the edit, with the apostrophe that the text has. */
static void suggest(struct look_up *look_up, const struct pl_block *block, struct pl_span span,
		    struct pl_hit *hit)
{
	bool curly = pl_str_find(pl_str_in(block->text, span), PL_STR("’"), 0) != SIZE_MAX;
	struct pl_buf nearest = { 0 }, text = { 0 };
	bool found = false;

	for (size_t i = 0; i < look_up->n && !found; i++)
		found = pl_hits_suggest(look_up->hits, look_up->spellers[i],
					pl_buf_str(&look_up->word), &nearest);
	for (size_t i = 0; i < nearest.len; i++)
		pl_buf_add(&text, curly && nearest.at[i] == '\''
					  ? PL_STR("’")
					  : pl_str_cut(pl_buf_str(&nearest), i, i + 1));
	pl_hits_arena(look_up->hits)->failed |= nearest.failed || text.failed;
	if (found)
		pl_hit_edit(look_up->hits, hit, pl_block_span(block, span), pl_buf_str(&text));
	pl_buf_release(&nearest);
	pl_buf_release(&text);
}

static void look_at(struct look_up *look_up, const struct pl_block *block, struct pl_span span)
{
	struct pl_hit *hit;

	pl_buf_cut(&look_up->word, 0);
	pl_split_straight(&look_up->word, pl_str_in(block->text, span));
	if (look_up->word.failed || is_right(look_up, block, pl_buf_str(&look_up->word)))
		return;
	hit = pl_hit_block(look_up->hits, block, span);
	pl_hit_arg(look_up->hits, hit, pl_buf_str(&look_up->word));
	if (look_up->spelling->suggests && look_up->suggested++ < MOST_SUGGESTED)
		suggest(look_up, block, span, hit);
}

static bool open_books(struct look_up *look_up)
{
	const struct pl_spelling_book *books =
		PL_ROW(struct pl_spelling_book, &look_up->spelling->books);

	for (uint32_t i = 0; i < look_up->spelling->books.n; i++) {
		struct pl_str aff = pl_ref_str(&books[i].aff), dic = pl_ref_str(&books[i].dic);
		struct pl_speller *speller = aff.len ? pl_hits_speller(look_up->hits, aff, dic)
						     : pl_hits_dictionary(look_up->hits, dic);

		if (!speller)
			return false;
		look_up->spellers[look_up->n++] = speller;
	}
	return true;
}

static void run_words(struct look_up *look_up, const struct pl_post *post,
		      const struct pl_block *block)
{
	struct pl_span word;

	for (size_t from = 0;
	     pl_split_next(block->text, &from, look_up->spelling->custom, &word);) {
		if (!is_machine_read(post, block, word))
			look_at(look_up, block, word);
	}
}

/* --- slips of the pen --------------------------------------------------------------------- */

enum { MOST_SLIPS = 30, SHORTEST_SLIP = 4 };

static bool knows(void *context, struct pl_str word)
{
	struct look_up *look_up = context;

	return is_in_any(look_up, word) || is_accepted(look_up, word);
}

static bool names(void *context, struct pl_str word)
{
	const struct look_up *look_up = context;

	return pl_words_in(&look_up->spelling->ignored, word);
}

/* A sigle, or a name as programs and firms write theirs. */
static bool has_late_capital(struct pl_str word)
{
	size_t at = 0;

	pl_utf8_next(word, &at);
	while (at < word.len) {
		if (pl_is_upper(pl_utf8_next(word, &at)))
			return true;
	}
	return false;
}

/* A part that no list knows and that is long enough to tell what was meant. */
static bool is_unknown(struct look_up *look_up, struct pl_str part)
{
	if (pl_code_points(part) < SHORTEST_SLIP || has_late_capital(part))
		return false;
	lower(&look_up->lower, part);
	return !knows(look_up, part) && !is_in_any(look_up, pl_buf_str(&look_up->lower));
}

/* An unknown word in small letters of which no slip makes a known one. */
static bool is_foreign(struct look_up *look_up, struct pl_str text, struct pl_span word)
{
	struct pl_str part = pl_str_in(text, word);
	size_t at = 0;

	return word.end > word.start && !pl_is_upper(pl_utf8_next(part, &at)) &&
	       is_unknown(look_up, part) && !pl_slip_none(&look_up->slips, part) &&
	       !pl_slip_find(&look_up->slips, part, &look_up->word);
}

/* Words of another language stand together. */
static bool is_among_foreign(struct look_up *look_up, struct pl_str text, struct pl_span word)
{
	struct pl_span behind = { 0 };
	size_t at = word.end;

	return is_foreign(look_up, text, look_up->before) ||
	       (pl_joined_next(text, &at, &behind) && is_foreign(look_up, text, behind));
}

static bool begins_large(struct pl_str text, struct pl_span word)
{
	size_t at = word.start;

	return word.end > word.start && pl_is_upper(pl_utf8_next(text, &at));
}

/* A capital beside another that is more than an article's: a title or a firm, in whatever
 * language (XML Schema, Serie A), unless it was meant for a name that is listed. */
static bool is_in_title(struct look_up *look_up, struct pl_str text, struct pl_span word)
{
	enum { LONGEST_ARTICLE = 3 };
	struct pl_span before = look_up->before, behind = { 0 };
	size_t at = word.end;

	if (!begins_large(text, word) || names(look_up, pl_buf_str(&look_up->word)))
		return false;
	return (before.end + 1 == word.start && begins_large(text, before) &&
		(pl_code_points(pl_str_in(text, before)) > LONGEST_ARTICLE ||
		 has_late_capital(pl_str_in(text, before)))) ||
	       (pl_joined_next(text, &at, &behind) && behind.start == word.end + 1 &&
		begins_large(text, behind) && behind.end == behind.start + 1);
}

static void look_at_part(struct look_up *look_up, const struct pl_block *block, struct pl_span span)
{
	struct pl_str part = pl_str_in(block->text, span);
	struct pl_hit *hit;

	if (!is_unknown(look_up, part) || passes_filters(look_up, block, part) ||
	    pl_slip_none(&look_up->slips, part) ||
	    !pl_slip_find(&look_up->slips, part, &look_up->word) ||
	    is_in_title(look_up, block->text, span) ||
	    is_among_foreign(look_up, block->text, span) ||
	    !pl_slip_find(&look_up->slips, part, &look_up->word))
		return;
	look_up->suggested++;
	hit = pl_hit_block(look_up->hits, block, span);
	pl_hit_arg(look_up->hits, hit, part);
	pl_hit_arg(look_up->hits, hit, pl_buf_str(&look_up->word));
	pl_hit_edit(look_up->hits, hit, pl_block_span(block, span), pl_buf_str(&look_up->word));
}

/* A name of programs: a capital behind a small letter, as in nomDuChamp. */
static bool has_hump(struct pl_str word)
{
	bool small = false;

	for (size_t at = 0; at < word.len;) {
		uint32_t code = pl_utf8_next(word, &at);

		if (small && pl_is_upper(code))
			return true;
		small = pl_is_lower(code);
	}
	return false;
}

static void look_at_parts(struct look_up *look_up, const struct pl_block *block,
			  struct pl_span word)
{
	struct pl_str text = pl_str_in(block->text, word);
	struct pl_span part;

	pl_buf_cut(&look_up->word, 0);
	pl_split_straight(&look_up->word, text);
	if (knows(look_up, pl_buf_str(&look_up->word)) || has_hump(text))
		return;
	for (size_t at = 0; pl_joined_part(text, &at, &part);)
		look_at_part(look_up, block,
			     (struct pl_span){ word.start + part.start, word.start + part.end });
}

static bool is_of_machines(const struct pl_post *post, const struct pl_block *block,
			   struct pl_span word)
{
	const struct pl_token *token =
		block->media < 0 ? pl_post_token_at(post, block->start + word.start) : NULL;

	return token && token->kind != PL_TOKEN_WORD;
}

static void run_slips(struct look_up *look_up, const struct pl_post *post,
		      const struct pl_block *block)
{
	struct pl_span word;

	look_up->before = (struct pl_span){ 0 };
	for (size_t from = 0; look_up->suggested < MOST_SLIPS && look_up->slips.asks &&
			      pl_joined_next(block->text, &from, &word);) {
		if (!is_of_machines(post, block, word) &&
		    !pl_hits_quoted(look_up->hits, block, word.start) &&
		    !pl_near_english_line(&look_up->line, block->text, word.start))
			look_at_parts(look_up, block, word);
		look_up->before = word;
	}
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	struct look_up look_up = { .spelling = settings, .hits = hits };
	struct pl_block block;

	look_up.slips = (struct pl_slips){
		.knows = knows, .names = names, .context = &look_up, .asks = PL_SLIP_ASKS
	};
	if (!open_books(&look_up))
		return;
	for (size_t at = 0; pl_hits_block(hits, &at, &block);) {
		if (look_up.spelling->slips)
			run_slips(&look_up, post, &block);
		else
			run_words(&look_up, post, &block);
	}
	pl_hits_arena(hits)->failed |= look_up.word.failed || look_up.lower.failed ||
				       look_up.slips.written.failed || look_up.slips.folded.failed;
	pl_buf_release(&look_up.word);
	pl_buf_release(&look_up.lower);
	pl_slips_release(&look_up.slips);
}

/* --- the table ------------------------------------------------------------------------------ */

#define AT(field) offsetof(struct pl_spelling, field)

static const struct pl_param params[] = {
	{ .name = "dictionaries",
	  .type = PL_PARAM_LIST,
	  .offset = AT(dictionaries),
	  .help = "Names of Hunspell dictionaries, such as fr; en_US when there is none." },
	{ .name = "dicpath",
	  .type = PL_PARAM_STRING,
	  .offset = AT(dicpath),
	  .help = "The folder beside the styles where dictionaries are looked for first." },
	{ .name = "aff",
	  .type = PL_PARAM_STRING,
	  .offset = AT(aff),
	  .help = "The file of affixes of the only dictionary, with `dic`." },
	{ .name = "dic",
	  .type = PL_PARAM_STRING,
	  .offset = AT(dic),
	  .help = "The file of words of the only dictionary, with `aff`." },
	{ .name = "append",
	  .type = PL_PARAM_BOOL,
	  .offset = AT(append),
	  .help = "Whether en_US is used besides the dictionaries that are named." },
	{ .name = "ignore",
	  .type = PL_PARAM_LIST,
	  .offset = AT(ignore),
	  .help = "Files of words that are right, one a line." },
	{ .name = "filters",
	  .type = PL_PARAM_LIST,
	  .offset = AT(filters),
	  .help = "Regular expressions; a word in which one is found is left alone." },
	{ .name = "custom",
	  .type = PL_PARAM_BOOL,
	  .offset = AT(custom),
	  .help = "Whether names, words that end in a capital and words with accents, digits or "
		  "signs are looked at too." },
	{ .name = "lists",
	  .type = PL_PARAM_LIST,
	  .offset = AT(lists),
	  .help = "Names of word lists whose words are right too." },
	{ .name = "slips",
	  .type = PL_PARAM_BOOL,
	  .offset = AT(slips),
	  .help = "Whether words are taken as French joins them, and told only where a slip of "
		  "the pen makes a known word of them, which is proposed." },
	{ .name = "exceptions",
	  .type = PL_PARAM_LIST,
	  .offset = AT(exceptions),
	  .help = "Accepted and without effect, as in Vale." },
	{ 0 },
};

const struct pl_check pl_check_spelling = {
	.name = "spelling",
	.help = "a word that is in none of the dictionaries",
	.args = "the word; with slips: then the word that was meant",
	.params = params,
	.open = true,
	.alone = true,
	.spells = true,
	.size = sizeof(struct pl_spelling),
	.prepare = pl_spelling_prepare,
	.run = run,
};
