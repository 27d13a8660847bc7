#include "base/charclass.h"

#include <string.h>

#include "base/pattern.h"
#include "base/unicode.h"

/* --- reading ---------------------------------------------------------------------------- */

static bool is_letter_or_digit(uint32_t code)
{
	return (code >= '0' && code <= '9') || ((code | 0x20) >= 'a' && (code | 0x20) <= 'z');
}

static void add_ascii(struct pl_charclass *class, uint32_t code)
{
	class->ascii[code / 64] |= UINT64_C(1) << code % 64;
}

static void add_white(struct pl_charclass *class)
{
	for (uint32_t code = '\t'; code <= '\r'; code++)
		add_ascii(class, code);
	add_ascii(class, ' ');
	class->white = true;
}

static void add_letters(struct pl_charclass *class)
{
	for (uint32_t code = 'A'; code <= 'Z'; code++) {
		add_ascii(class, code);
		add_ascii(class, code | 0x20);
	}
	class->letters = true;
}

static void add_word(struct pl_charclass *class)
{
	add_letters(class);
	for (uint32_t code = '0'; code <= '9'; code++)
		add_ascii(class, code);
	add_ascii(class, '_');
	class->words = true;
}

/* What a backslash and these letters stand for, all but it when the first is a capital. */
static bool take_kind(struct pl_pattern_reader *reader, struct pl_charclass *class)
{
	static const struct {
		const char *name;
		void (*add)(struct pl_charclass *class);
	} kinds[] = { { "s", add_white }, { "w", add_word }, { "p{L}", add_letters } };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (pl_pattern_take(reader, kinds[i].name)) {
			kinds[i].add(class);
			return true;
		}
	}
	return false;
}

static bool has_case(uint32_t code)
{
	enum { HYPHENS = 0x2010, QUOTES_END = 0x2028 };

	return code < 0x80 ? (code | 0x20) >= 'a' : code < HYPHENS || code >= QUOTES_END;
}

/* Where case does not matter, of characters that may have one nothing is known. */
static bool add_code(struct pl_pattern_reader *reader, struct pl_charclass *class, uint32_t code)
{
	if (reader->nocase && has_case(code))
		return false;
	if (code < 0x80) {
		add_ascii(class, code);
		return true;
	}
	if (class->n_others == PL_CLASS_OTHERS)
		return false;
	class->others[class->n_others++] = code;
	return true;
}

/* What stands behind a backslash: a kind, or a sign that stands for itself, or a line's end. */
static bool add_escape(struct pl_pattern_reader *reader, struct pl_charclass *class)
{
	static const struct {
		char letter;
		uint32_t code;
	} letters[] = { { 'n', '\n' }, { 't', '\t' }, { 'r', '\r' } };
	unsigned char c = (unsigned char)pl_pattern_peek(reader, 0);

	if (take_kind(reader, class))
		return true;
	reader->at++;
	for (size_t i = 0; i < sizeof(letters) / sizeof(*letters); i++) {
		if (letters[i].letter == (char)c)
			return add_code(reader, class, letters[i].code);
	}
	return c && c < 0x80 && !is_letter_or_digit(c) && add_code(reader, class, c);
}

/* Letters or digits from the last one taken to the one behind the hyphen. */
static bool add_range(struct pl_pattern_reader *reader, struct pl_charclass *class, uint32_t first)
{
	uint32_t last = pl_pattern_next(reader);

	if (!is_letter_or_digit(first) || !is_letter_or_digit(last) || last < first)
		return false;
	for (uint32_t code = first; code <= last; code++) {
		if (!add_code(reader, class, code))
			return false;
	}
	return true;
}

/* A hyphen before the bracket that closes is one. */
static bool begins_range(const struct pl_pattern_reader *reader)
{
	return pl_pattern_peek(reader, 0) == '-' && reader->at + 1 < reader->text.len &&
	       reader->text.at[reader->at + 1] != ']';
}

static bool read_item(struct pl_pattern_reader *reader, struct pl_charclass *class)
{
	uint32_t code;

	if (pl_pattern_take(reader, "\\"))
		return add_escape(reader, class) && !begins_range(reader);
	code = pl_pattern_next(reader);
	if (!code || code == '[' || code == '&')
		return false;
	if (begins_range(reader)) {
		reader->at++;
		return add_range(reader, class, code);
	}
	return add_code(reader, class, code);
}

/* [.x.] and the like mean something else, or nothing. */
static bool is_posix(const struct pl_pattern_reader *reader, size_t start)
{
	char first = reader->text.at[start];

	return (first == '.' || first == ':' || first == '=') && reader->at > start + 1 &&
	       reader->text.at[reader->at - 1] == first;
}

/* Outside brackets: \s, or \S for all but it. */
static bool read_kind(struct pl_pattern_reader *reader, struct pl_charclass *class)
{
	static const struct {
		const char *name, *of;
	} opposites[] = { { "S", "s" }, { "W", "w" }, { "P{L}", "p{L}" } };

	for (size_t i = 0; i < sizeof(opposites) / sizeof(*opposites); i++) {
		if (pl_pattern_take(reader, opposites[i].name)) {
			struct pl_pattern_reader kind = { .text = pl_str_of(opposites[i].of) };

			class->negated = true;
			return take_kind(&kind, class);
		}
	}
	return take_kind(reader, class);
}

bool pl_charclass_read(struct pl_pattern_reader *reader, struct pl_charclass *class)
{
	size_t start;

	*class = (struct pl_charclass){ 0 };
	if (pl_pattern_take(reader, "\\"))
		return read_kind(reader, class);
	if (!pl_pattern_take(reader, "["))
		return false;
	start = reader->at;
	class->negated = pl_pattern_take(reader, "^");
	if (pl_pattern_peek(reader, 0) == ']')
		return false;
	while (reader->at < reader->text.len && pl_pattern_peek(reader, 0) != ']') {
		if (!read_item(reader, class))
			return false;
	}
	return !is_posix(reader, start) && pl_pattern_take(reader, "]");
}

/* --- asking ------------------------------------------------------------------------------ */

/* PCRE2's \s: white space, and U+180E, which was that until Unicode 6.3. */
static bool is_white(uint32_t code)
{
	return pl_is_space(code) || code == 0x180E;
}

static bool is_listed(const struct pl_charclass *class, uint32_t code)
{
	for (uint32_t i = 0; i < class->n_others; i++) {
		if (class->others[i] == code)
			return true;
	}
	return class->white && is_white(code);
}

/* Blocks of signs, none of which is a letter in any version of Unicode (15.1's Blocks.txt and
 * UnicodeData.txt, read in 2026-11): their future ones will be signs too.  Where there are digits,
 * marks or connectors among them, versions of PCRE2 differ about \w. */
static const struct {
	uint32_t first, last;
	bool of_words; /* maybe */
} signs[] = {
	{ 0x2000, 0x203E, false },   /* spaces, hyphens, quotes, bullets, joiners */
	{ 0x203F, 0x2040, true },    /* ties */
	{ 0x2041, 0x2053, false },   /* signs of print */
	{ 0x2054, 0x2054, true },    /* another tie */
	{ 0x2055, 0x206F, false },   /* signs of print, marks of direction */
	{ 0x20A0, 0x20CF, false },   /* currencies */
	{ 0x20D0, 0x20FF, true },    /* marks around signs, as of keycaps */
	{ 0x2190, 0x245F, false },   /* arrows, mathematics, technique */
	{ 0x2460, 0x24FF, true },    /* numbers in circles */
	{ 0x2500, 0x2775, false },   /* shapes, symbols, dingbats */
	{ 0x2776, 0x2793, true },    /* more numbers */
	{ 0x2794, 0x2BFF, false },   /* dingbats, arrows, Braille */
	{ 0xFE00, 0xFE0F, true },    /* variation selectors */
	{ 0x1F000, 0x1F0FF, false }, /* games */
	{ 0x1F100, 0x1F1E5, true },  /* numbers with signs */
	{ 0x1F1E6, 0x1FAFF, false }, /* flags and pictographs */
};

static unsigned sign_may(const struct pl_charclass *class, uint32_t code)
{
	size_t i = 0;

	while (i < sizeof(signs) / sizeof(*signs) && signs[i].last < code)
		i++;
	if (i == sizeof(signs) / sizeof(*signs) || code < signs[i].first ||
	    (class->words && signs[i].of_words))
		return PL_MAY_BE_IN | PL_MAY_BE_OUT;
	return PL_MAY_BE_OUT;
}

static unsigned far_may(const struct pl_charclass *class, uint32_t code)
{
	enum { LATIN_END = 0x300 };

	if (is_listed(class, code))
		return PL_MAY_BE_IN;
	if (!class->letters)
		return PL_MAY_BE_OUT;
	if (code >= LATIN_END)
		return sign_may(class, code);
	if (pl_is_letter(code))
		return PL_MAY_BE_IN;
	return class->words ? PL_MAY_BE_IN | PL_MAY_BE_OUT : PL_MAY_BE_OUT;
}

unsigned pl_charclass_may(const struct pl_charclass *class, uint32_t code)
{
	unsigned may;

	if (code >= 0x80)
		may = far_may(class, code);
	else
		may = class->ascii[code / 64] >> code % 64 & 1 ? PL_MAY_BE_IN : PL_MAY_BE_OUT;
	return class->negated ? (may << 1 | may >> 1) & (PL_MAY_BE_IN | PL_MAY_BE_OUT) : may;
}

bool pl_charclass_is_sure(const struct pl_charclass *class)
{
	return !class->letters;
}

bool pl_charclass_holds(const struct pl_charclass *class, uint32_t code)
{
	return pl_charclass_may(class, code) & PL_MAY_BE_IN;
}
