#include "base/twice.h"

#include <string.h>

#include "base/pattern.h"
#include "base/regex.h"
#include "base/skim.h"
#include "base/unicode.h"

/* --- reading ---------------------------------------------------------------------------- */

enum {
	OF_WORD,
	OF_BETWEEN,
	OF_NEITHER,
	UNSURE, /* whether PCRE2 takes it for part of a word */
	KINDS,
};

static uint8_t kind_of(const struct pl_twice *twice, uint32_t code)
{
	unsigned may = pl_charclass_may(&twice->word, code);

	if (may == PL_MAY_BE_IN)
		return OF_WORD;
	if (may & PL_MAY_BE_IN)
		return UNSURE;
	return pl_charclass_may(&twice->between, code) & PL_MAY_BE_IN ? OF_BETWEEN : OF_NEITHER;
}

/* Letters and whatever else words are made of, so that no word ends between two of them. */
static bool makes_words(const struct pl_charclass *class)
{
	static const uint64_t word[2] = { 0x03FF000000000000, 0x07FFFFFE87FFFFFE };

	return class->letters && !class->negated && !class->white && !class->n_others &&
	       !(class->ascii[0] & ~word[0]) && !(class->ascii[1] & ~word[1]);
}

/* No letter, no digit, no underscore is of it. */
static bool parts_words(const struct pl_charclass *class)
{
	bool others = class->letters || class->n_others;

	for (uint32_t code = 0; code < 0x80; code++) {
		bool holds = class->ascii[code / 64] >> code % 64 & 1;
		bool is_word = code == '_' || (code >= '0' && code <= '9') ||
			       ((code | 0x20) >= 'a' && (code | 0x20) <= 'z');

		if (is_word && holds != class->negated)
			return false;
	}
	return class->negated ? class->words : !others && !class->words;
}

bool pl_twice_read(struct pl_str pattern, unsigned flags, struct pl_twice *twice)
{
	bool nocase = (flags & PL_REGEX_NOCASE) != 0;
	struct pl_pattern_reader reader = { .text = pattern, .nocase = nocase };

	*twice = (struct pl_twice){ .nocase = nocase };
	if (!pl_pattern_take(&reader, "\\b(") || !pl_charclass_read(&reader, &twice->word) ||
	    !pl_pattern_take(&reader, "+)"))
		return false;
	pl_pattern_take(&reader, "\\b");
	if (!pl_charclass_read(&reader, &twice->between) || !pl_pattern_take(&reader, "+\\1"))
		return false;
	twice->closes = pl_pattern_take(&reader, "\\b");
	if (reader.at != pattern.len || !makes_words(&twice->word) || !parts_words(&twice->between))
		return false;
	for (uint32_t code = 0; code < PL_TWICE_NEAR; code++)
		twice->near[code] = kind_of(twice, code);
	return true;
}

/* --- finding ---------------------------------------------------------------------------- */

static uint8_t near_kind(const struct pl_twice *twice, uint32_t code)
{
	return code < PL_TWICE_NEAR ? twice->near[code] : kind_of(twice, code);
}

/* A character by which words are told apart: where case does not matter, of those beyond Latin-1,
 * and of the sharp s, nothing is known. */
enum { SHARP_S = 0xDF, LATIN_1_END = 0x100, ANY = LATIN_1_END };

static uint32_t letter_of(const struct pl_twice *twice, uint32_t code)
{
	return twice->nocase && (code >= LATIN_1_END || code == SHARP_S) ? ANY : code;
}

/* Behind the word at byte `at`, or what of it is surely one.  All letters are of words. */
static size_t word_end(const struct pl_twice *twice, struct pl_str text, size_t at)
{
	size_t next = at = pl_letters_end(text, at);

	while (next < text.len && near_kind(twice, pl_utf8_next(text, &next)) == OF_WORD)
		next = at = pl_letters_end(text, next);
	return at;
}

/* In the midst of a word none begins. */
static bool is_in_word(const struct pl_twice *twice, struct pl_str text, size_t at)
{
	return at && kind_of(twice, pl_utf8_prev(text, &at)) == OF_WORD;
}

/* How far the word at byte `first` stands at `second` again, case aside; SIZE_MAX when not to its
 * end.  `*unsure` when it may go on differently from there. */
static size_t same_nocase(const struct pl_twice *twice, struct pl_str text, struct pl_span word,
			  size_t second, bool *unsure)
{
	size_t start = second, at = word.start;

	while (at < word.end) {
		uint32_t one = letter_of(twice, pl_utf8_next(text, &at)), other;

		if (second == text.len)
			return SIZE_MAX;
		other = letter_of(twice, pl_utf8_next(text, &second));
		*unsure = one == ANY || other == ANY;
		if (*unsure)
			break;
		if ((one | 0x20) != (other | 0x20))
			return SIZE_MAX;
	}
	return second - start;
}

/* What stands at `second` may be the word at `first`. */
static bool repeats(const struct pl_twice *twice, struct pl_str text, size_t first, size_t second)
{
	struct pl_span word = { (uint32_t)first, (uint32_t)word_end(twice, text, first) };
	size_t len = word.end - first;
	bool unsure = false;

	if (twice->nocase)
		len = same_nocase(twice, text, word, second, &unsure);
	else if (text.len - second < len || memcmp(text.at + first, text.at + second, len) != 0)
		return false;
	return len != SIZE_MAX &&
	       (unsure || !twice->closes || word_end(twice, text, second + len) == second + len);
}

/* A word that another may repeat. */
struct word {
	size_t start;
	uint32_t first; /* its first letter, see letter_of */
	bool stands;    /* behind it was only what may stand between the two, if anything */
};

/* Most words differ in their first letters. */
static bool may_repeat(const struct pl_twice *twice, uint32_t one, uint32_t other)
{
	if (!twice->nocase)
		return one == other;
	return one == ANY || other == ANY || (one | 0x20) == (other | 0x20);
}

/* The word at byte `at` is the last one again. */
static bool is_again(const struct pl_twice *twice, struct pl_str text, const struct word *last,
		     const struct word *word)
{
	return last->stands && may_repeat(twice, last->first, word->first) &&
	       repeats(twice, text, last->start, word->start);
}

bool pl_twice_find(const struct pl_twice *twice, struct pl_str text, size_t from,
		   struct pl_span *starts)
{
	struct word last = { .start = from };
	size_t at = is_in_word(twice, text, from) ? word_end(twice, text, from) : from;

	while (at < text.len) {
		struct word word = { .start = at, .stands = true };
		uint32_t code = pl_utf8_next(text, &at);
		unsigned kind = near_kind(twice, code);

		if (kind == OF_WORD) {
			word.first = letter_of(twice, code);
			if (is_again(twice, text, &last, &word)) {
				*starts = (struct pl_span){ (uint32_t)last.start,
							    (uint32_t)last.start };
				return true;
			}
			last = word;
			at = word_end(twice, text, at);
		} else if (kind == UNSURE) {
			/* What PCRE2 takes this for it must say itself. */
			*starts = (struct pl_span){ (uint32_t)last.start, UINT32_MAX };
			return true;
		}
		last.stands = last.stands && kind != OF_NEITHER;
	}
	return false;
}
