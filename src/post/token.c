/* Cutting a text into tokens: entities first, then words, numbers and emoji in between. */
#include "post/token.h"

#include "base/skim.h"
#include "post/entity.h"

/* --- what words are made of ------------------------------------------------------------------ */

static bool is_letter(uint32_t code)
{
	if (code < 0x80)
		return (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
	/* Latin-1 and Latin Extended-A need no look at the tables. */
	if (code >= 0xC0 && code < 0x180)
		return code != 0xD7 && code != 0xF7;
	return pl_is_letter(code);
}

static bool is_digit(uint32_t code)
{
	return code < 0x80 ? code >= '0' && code <= '9' : pl_is_digit(code);
}

static bool is_word_code(uint32_t code)
{
	return is_letter(code) || is_digit(code);
}

static bool is_apostrophe(uint32_t code)
{
	return code == '\'' || code == 0x2019;
}

/* Inside a word: hyphens, the underscore, the soft hyphen, the middle dot of "agent·e" and of
 * Catalan, and the joiners of other scripts. */
static bool is_inner(uint32_t code)
{
	if (code < 0x80)
		return code == '-' || code == '_';
	return code == 0xAD || code == 0xB7 || code == 0x200C || code == 0x200D || code == 0x2010 ||
	       code == 0x2011;
}

/* --- French apostrophes --------------------------------------------------------------------------
 */

/* Lower case without accents, enough for the words below. */
static uint32_t plain(uint32_t code)
{
	uint32_t lower = pl_to_lower(code);

	return lower == 0xEE ? 'i' : lower;
}

/* `text` begins with `word`, which is in lower-case ASCII (œ is written as {). */
static bool begins_with(struct pl_str text, const char *word)
{
	for (size_t at = 0; *word; word++) {
		uint32_t code = at < text.len ? plain(pl_utf8_next(text, &at)) : 0;

		if (code != (uint32_t)*word && !(*word == '{' && code == 0x153))
			return false;
	}
	return true;
}

static bool is_word(struct pl_str text, const char *word)
{
	size_t len = pl_str_of(word).len;

	/* All are ASCII, but for one letter of two bytes. */
	return text.len <= len + 1 && pl_code_points(text) == len && begins_with(text, word);
}

/* Words that keep their apostrophe, by what stands before and after it (Académie
 * française, dictionary, 9th edition; "" is anything). */
static bool keeps_apostrophe(struct pl_str before, struct pl_str after)
{
	static const char *const whole[][2] = {
		{ "aujourd", "hui" },  { "quelqu", "un" },     { "presqu", "il" },
		{ "prud", "hom" },     { "entr", "" },         { "main-d", "{uvre" },
		{ "chef-d", "{uvre" }, { "chefs-d", "{uvre" }, { "hors-d", "{uvre" },
	};

	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
		if (is_word(before, whole[i][0]) && begins_with(after, whole[i][1]))
			return true;
	}
	return false;
}

/* What is elided keeps its apostrophe whatever follows: l’@prefet, d’« eau ». */
static bool is_elided(struct pl_str before)
{
	static const char *const elided[] = { "l", "d",  "j",     "m",      "t",      "s",     "n",
					      "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu" };

	for (size_t i = 0; i < sizeof elided / sizeof *elided; i++) {
		if (is_word(before, elided[i]))
			return true;
	}
	return false;
}

/* --- words, numbers, emoji
 * ------------------------------------------------------------------------- */

/* The text up to the next entity, cut into tokens from `at` on. */
struct lexer {
	struct pl_str text;
	size_t limit;
};

static uint32_t code_at(const struct lexer *lexer, size_t at)
{
	return at < lexer->limit ? pl_utf8_at(lexer->text, at) : 0;
}

/* Behind the apostrophe that ends at `next` the word goes on, ends, or has ended before. */
static bool take_apostrophe(const struct lexer *lexer, struct pl_span word, size_t next,
			    bool *goes_on)
{
	struct pl_str before = pl_str_in(lexer->text, word);
	bool followed = is_word_code(code_at(lexer, next));

	*goes_on =
		followed && keeps_apostrophe(before, pl_str_cut(lexer->text, next, lexer->limit));
	return followed || is_elided(before);
}

static size_t word_end(const struct lexer *lexer, size_t start)
{
	struct pl_str text = pl_str_cut(lexer->text, 0, lexer->limit);
	size_t at = start;

	while ((at = pl_letters_and_digits_end(text, at)) < lexer->limit) {
		size_t next = at;
		uint32_t code = pl_utf8_next(lexer->text, &next);
		bool goes_on = is_word_code(code);

		if (goes_on) {
			at = next;
			continue;
		}
		if (is_inner(code)) {
			goes_on = is_word_code(code_at(lexer, next));
		} else if (is_apostrophe(code)) {
			struct pl_span word = { (uint32_t)start, (uint32_t)at };

			if (!take_apostrophe(lexer, word, next, &goes_on))
				return at;
			if (!goes_on)
				return next;
		}
		if (!goes_on)
			return at;
		at = next;
	}
	return at;
}

/* A figure in a key, 5️⃣. */
static bool is_key(const struct lexer *lexer, uint32_t code, size_t at, size_t next)
{
	return pl_may_be_emoji(lexer->text, code, next) && pl_emoji_end(lexer->text, at) > at;
}

static size_t number_end(const struct lexer *lexer, size_t at)
{
	bool digit = false;

	while (at < lexer->limit) {
		size_t next = at;
		uint32_t code = pl_utf8_next(lexer->text, &next);
		bool point = code == '.' || code == ',';

		if (point ? !digit || !is_digit(code_at(lexer, next)) : !is_word_code(code))
			break;
		if (is_key(lexer, code, at, next))
			break;
		digit = is_digit(code);
		at = next;
	}
	return at;
}

/* The token that starts at `at`; false when none does, and its end is behind the
 * character there. */
static bool plain_token(const struct lexer *lexer, size_t at, struct pl_token *token, size_t *end)
{
	size_t next = at;
	uint32_t code = pl_utf8_next(lexer->text, &next);

	if (is_letter(code) && !pl_is_mark(code)) {
		token->kind = PL_TOKEN_WORD;
		*end = word_end(lexer, at);
		return true;
	}
	*end = at;
	if (pl_may_be_emoji(lexer->text, code, next))
		*end = pl_emoji_end(lexer->text, at);
	if (*end > at && *end <= lexer->limit) {
		token->kind = PL_TOKEN_EMOJI;
		return true;
	}
	*end = next;
	if (!is_digit(code))
		return false;
	token->kind = PL_TOKEN_NUMBER;
	*end = number_end(lexer, at);
	return true;
}

/* --- all tokens
 * ------------------------------------------------------------------------------------ */

static void push(struct pl_tokens *tokens, struct pl_token token, uint32_t base)
{
	struct pl_token *place = PL_PUSH(&tokens->list);

	if (!place)
		return;
	token.span.start += base;
	token.span.end += base;
	*place = token;
}

static void find_plain(struct pl_tokens *tokens, const struct lexer *lexer, size_t at,
		       uint32_t base)
{
	while (at < lexer->limit) {
		struct pl_token token = { 0 };
		size_t end;

		if (lexer->text.at[at] == ' ') {
			at++;
			continue;
		}
		if (plain_token(lexer, at, &token, &end)) {
			token.span = (struct pl_span){ (uint32_t)at, (uint32_t)end };
			push(tokens, token, base);
		}
		at = end;
	}
}

bool pl_tokens_find(struct pl_tokens *tokens, struct pl_str text, struct pl_span span)
{
	static const unsigned kinds = 1U << PL_TOKEN_LINK | 1U << PL_TOKEN_EMAIL |
				      1U << PL_TOKEN_MENTION | 1U << PL_TOKEN_HASHTAG |
				      1U << PL_TOKEN_CASHTAG;
	struct lexer lexer = { .text = pl_str_in(text, span) };
	struct pl_entities entities;
	struct pl_token entity;
	size_t at = 0;

	pl_entities_begin(&entities, lexer.text, kinds);
	while (pl_entities_next(&entities, &entity)) {
		lexer.limit = entity.span.start;
		find_plain(tokens, &lexer, at, span.start);
		push(tokens, entity, span.start);
		at = entity.span.end;
	}
	lexer.limit = lexer.text.len;
	find_plain(tokens, &lexer, at, span.start);
	return !tokens->list.failed;
}

void pl_tokens_release(struct pl_tokens *tokens)
{
	PL_LIST_RELEASE(&tokens->list);
}
