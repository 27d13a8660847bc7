#include "base/twice.h"

#include <string.h>

#include "base/pattern.h"
#include "base/regex.h"
#include "base/unicode.h"

/* --- reading ---------------------------------------------------------------------------- */

enum {
	OF_WORD = 1,
	OF_BETWEEN = 2,
	OF_NEITHER = 4,
	UNSURE = 8, /* whether PCRE2 takes it for part of a word */
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
	for (uint32_t code = 0; code < 0x80; code++)
		twice->ascii[code] = kind_of(twice, code);
	return true;
}

/* --- finding ---------------------------------------------------------------------------- */

/* A text as far as it is gone through. */
struct walk {
	const struct pl_twice *twice;
	struct pl_str text;
	size_t at;
	bool unsure;
};

/* Moves behind the characters of this kind. */
static void pass(struct walk *walk, uint8_t kind)
{
	const uint8_t *ascii = walk->twice->ascii;
	struct pl_str text = walk->text;
	size_t at = walk->at, next;
	uint8_t here = kind;

	for (;;) {
		while (at < text.len && (unsigned char)text.at[at] < 0x80 &&
		       ascii[(unsigned char)text.at[at]] == kind)
			at++;
		if (at == text.len || (unsigned char)text.at[at] < 0x80)
			break;
		next = at;
		here = kind_of(walk->twice, pl_utf8_next(text, &next));
		if (here != kind)
			break;
		at = next;
	}
	walk->unsure |= here == UNSURE;
	walk->at = at;
}

/* In the midst of a word none begins. */
static void leave_word(struct walk *walk)
{
	size_t before = walk->at;

	if (before && kind_of(walk->twice, pl_utf8_prev(walk->text, &before)) == OF_WORD)
		pass(walk, OF_WORD);
}

static bool is_same(unsigned char one, unsigned char other, bool nocase)
{
	if (nocase)
		return ((one | other) & 0x80) || (one | 0x20) == (other | 0x20);
	return one == other;
}

/* What stands at `second` may begin with the word, whose case may count. */
static bool repeats(const struct walk *walk, struct pl_span word, size_t second)
{
	const char *at = walk->text.at;
	size_t len = word.end - word.start;
	struct walk behind = *walk;

	if (!is_same((unsigned char)at[word.start], (unsigned char)at[second], walk->twice->nocase))
		return false;
	if (walk->twice->nocase)
		return true;
	if (walk->text.len - second < len || memcmp(at + word.start, at + second, len) != 0)
		return false;
	behind.at = second + len;
	pass(&behind, OF_WORD);
	return !walk->twice->closes || behind.at == second + len;
}

/* The word that comes next, behind those signs that are of neither class. */
static struct pl_span next_word(struct walk *walk)
{
	struct pl_span word = { (uint32_t)walk->at, (uint32_t)walk->at };

	pass(walk, OF_WORD);
	word.end = (uint32_t)walk->at;
	pass(walk, OF_NEITHER);
	if (walk->at > word.end && !walk->unsure)
		word.start = word.end = (uint32_t)walk->at;
	return word;
}

bool pl_twice_find(const struct pl_twice *twice, struct pl_str text, size_t from,
		   struct pl_span *starts)
{
	struct walk walk = { twice, text, from, false };
	struct pl_span word;

	leave_word(&walk);
	word = (struct pl_span){ (uint32_t)walk.at, (uint32_t)walk.at };
	while (walk.at < text.len && !walk.unsure) {
		pass(&walk, OF_BETWEEN);
		if (walk.unsure)
			break;
		if (word.end > word.start && walk.at > word.end && walk.at < text.len &&
		    repeats(&walk, word, walk.at)) {
			*starts = (struct pl_span){ word.start, word.start };
			return true;
		}
		word = next_word(&walk);
	}
	/* What PCRE2 takes this for it must say itself. */
	*starts = (struct pl_span){ word.start, UINT32_MAX };
	return walk.unsure;
}
