#include "base/twice.h"

#include <string.h>

#include "base/pattern.h"
#include "base/regex.h"
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

/* Of the character at byte `*at`, which moves behind it. */
static uint8_t kind_at(const struct pl_twice *twice, struct pl_str text, size_t *at)
{
	uint32_t code = pl_utf8_next(text, at);

	return code < PL_TWICE_NEAR ? twice->near[code] : kind_of(twice, code);
}

/* Behind the word at byte `at`, or what of it is surely one. */
static size_t word_end(const struct pl_twice *twice, struct pl_str text, size_t at)
{
	size_t next = at;

	while (next < text.len && kind_at(twice, text, &next) == OF_WORD)
		at = next;
	return at;
}

/* In the midst of a word none begins. */
static bool is_in_word(const struct pl_twice *twice, struct pl_str text, size_t at)
{
	return at && kind_of(twice, pl_utf8_prev(text, &at)) == OF_WORD;
}

/* What stands at `second` may begin with the word at `first`, whose case may count. */
static bool repeats(const struct pl_twice *twice, struct pl_str text, size_t first, size_t second)
{
	size_t len = word_end(twice, text, first) - first;
	unsigned char one = (unsigned char)text.at[first], other = (unsigned char)text.at[second];

	if (twice->nocase)
		return ((one | other) & 0x80) || (one | 0x20) == (other | 0x20);
	if (text.len - second < len || memcmp(text.at + first, text.at + second, len) != 0)
		return false;
	return !twice->closes || word_end(twice, text, second + len) == second + len;
}

/* Where a text is gone through stands: by how far rows are shifted, see there. */
enum place {
	NOWHERE = 0,
	IN_WORD = 4,
	BETWEEN = 8,
	IN_REST = 12 /* of a word that began before */
};

/* Where a character of each kind leads, from each place: no branch on where words begin and end,
 * which no processor foresees, and nothing to be waited for but a shift. */
#define ROW(nowhere, in_word, between, in_rest) \
	((nowhere) | (in_word) << IN_WORD | (between) << BETWEEN | (in_rest) << IN_REST)

static const uint16_t rows[KINDS] = {
	[OF_WORD] = ROW(IN_WORD, IN_WORD, IN_WORD, IN_REST),
	[OF_BETWEEN] = ROW(NOWHERE, BETWEEN, BETWEEN, NOWHERE),
	[OF_NEITHER] = ROW(NOWHERE, NOWHERE, NOWHERE, NOWHERE),
};

/* A text as far as it is gone through. */
struct walk {
	unsigned place;
	size_t start;   /* of the last word */
	unsigned first; /* its first byte */
};

static void step(struct walk *walk, unsigned kind, unsigned byte, size_t at)
{
	unsigned next = rows[kind] >> walk->place & 15;
	bool begins = next == IN_WORD && walk->place != IN_WORD;

	walk->start = begins ? at : walk->start;
	walk->first = begins ? byte : walk->first;
	walk->place = next;
}

bool pl_twice_find(const struct pl_twice *twice, struct pl_str text, size_t from,
		   struct pl_span *starts)
{
	const unsigned differing = twice->nocase ? 0 : 0xFF;
	struct walk walk = { .place = is_in_word(twice, text, from) ? IN_REST : NOWHERE,
			     .start = from };

	for (size_t at = from, next; at < text.len; at = next) {
		unsigned byte = (unsigned char)text.at[at], kind = twice->near[byte & 0x7F], other;

		next = at + 1;
		if (byte >= 0x80) {
			next = at;
			kind = kind_at(twice, text, &next);
		}
		other = (walk.place ^ BETWEEN) | (kind ^ OF_WORD) |
			((walk.first ^ byte) & differing);
		if (!other && repeats(twice, text, walk.start, at)) {
			*starts = (struct pl_span){ (uint32_t)walk.start, (uint32_t)walk.start };
			return true;
		}
		if (kind == UNSURE) {
			/* What PCRE2 takes this for it must say itself. */
			*starts = (struct pl_span){ (uint32_t)walk.start, UINT32_MAX };
			return true;
		}
		step(&walk, kind, byte, at);
	}
	return false;
}
