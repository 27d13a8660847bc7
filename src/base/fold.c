/* Folding case byte for byte, for texts and for the strings looked for in them. */
#include "base/literal.h"

#include <string.h>

#include "base/sixteen.h"
#include "base/unicode.h"

/* Ranges beyond U+017F in which nothing has a partner in another case, nor is a
 * decimal digit (Unicode 15.0, CaseFolding.txt and UnicodeData.txt; checked
 * against PCRE2 10.42 code point by code point).  What posts hold most comes
 * first.  They may leave out too much, never too little: of a pattern's character that is in
 * none of them nothing is said where case does not matter. */
static const struct {
	uint32_t first, last;
} caseless[] = {
	{ 0x2000, 0x2125 },   /* punctuation, currencies; then come Ω, K and Å */
	{ 0x1F000, 0x1FAFF }, /* emoji */
	{ 0x2190, 0x24B5 },   /* arrows, signs, enclosed digits */
	{ 0x24EA, 0x2BFF },   /* boxes, dingbats */
	{ 0xFE00, 0xFEFF },   /* variation selectors, byte order mark */
	{ 0x0300, 0x0344 },   /* combining marks; U+0345 is an iota, too */
	{ 0x0346, 0x036F },   { 0x1D400, 0x1D7CD }, /* mathematical letters: they have no case */
	{ 0x0600, 0x065F }, /* Arabic without its digits; all of it is assigned */
	{ 0x066A, 0x06EF },   { 0x2127, 0x2129 },   { 0x212C, 0x2131 },   { 0x2133, 0x214D },
	{ 0x214F, 0x215F },   { 0x2189, 0x218F },   { 0x2E00, 0x9FFF },   { 0xAC00, 0xFAFF },
	{ 0xFC00, 0xFDFF },   { 0xFFE0, 0xFFFF },   { 0x20000, 0x3FFFF }, { 0xE0000, 0xE0FFF },
};

bool pl_literal_is_caseless(uint32_t first, uint32_t last)
{
	for (size_t i = 0; i < sizeof(caseless) / sizeof(*caseless); i++) {
		if (first >= caseless[i].first && last <= caseless[i].last)
			return true;
	}
	return false;
}

/* What a pattern without case takes for a letter that folding knows, and folding does not:
 * long s, the signs of kelvin and ångström, capital ß (Unicode 15.0, CaseFolding.txt). */
static const struct {
	uint32_t code;
	const char *plain;
} disguised[] = { { 0x17F, "s" }, { 0x212A, "k" }, { 0x212B, "å" }, { 0x1E9E, "ß" } };

/* NULL: it is none of them. */
static const char *plain_of(uint32_t code)
{
	for (size_t i = 0; i < sizeof(disguised) / sizeof(*disguised); i++) {
		if (disguised[i].code == code)
			return disguised[i].plain;
	}
	return NULL;
}

size_t pl_literal_unmask(struct pl_str text, char *out)
{
	size_t n = 0;

	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		const char *plain = plain_of(pl_utf8_next(text, &at));
		struct pl_str as = plain ? pl_str_of(plain) : pl_str_cut(text, start, at);

		memcpy(out + n, as.at, as.len);
		n += as.len;
	}
	return n;
}

/* A text's character that is not folded.  What patterns say of letters that have a case but
 * are not folded is not looked for, so these stay as they are.  Versions of Unicode agree on
 * what has been assigned. */
static enum pl_folded judge(uint32_t code)
{
	if (pl_literal_is_caseless(code, code))
		return PL_FOLD_KNOWN;
	if (plain_of(code))
		return PL_FOLD_DISGUISED;
	if (pl_is_control(code))
		return PL_FOLD_UNSURE;
	return pl_is_digit(code) ? PL_FOLD_DIGITS : PL_FOLD_KNOWN;
}

static enum pl_folded worse(enum pl_folded one, enum pl_folded other)
{
	return one < other ? one : other;
}

/* Eight bytes of ASCII at once: adding so that the high bit of a byte tells
 * whether it is at least 'A', and whether it is beyond 'Z'. */
static uint64_t lower_eight(uint64_t bytes)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t from_a = bytes + ones * (0x80 - 'A');
	uint64_t beyond_z = bytes + ones * (0x80 - 'Z' - 1);

	return bytes | ((from_a & ~beyond_z & ones * 0x80) >> 2);
}

/* Folds the ASCII from `at` on; where it ends. */
static size_t fold_ascii(struct pl_str text, size_t at, char *out)
{
	uint64_t eight, lower;

	for (; text.len - at >= sizeof(eight); at += sizeof(eight)) {
		memcpy(&eight, text.at + at, sizeof(eight));
		if (eight & UINT64_C(0x8080808080808080))
			break;
		lower = lower_eight(eight);
		memcpy(out + at, &lower, sizeof(lower));
	}
	for (; at < text.len && (unsigned char)text.at[at] < 0x80; at++) {
		char c = text.at[at];

		out[at] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
	}
	return at;
}

/* Folds a character of two bytes. */
static enum pl_folded fold_two(unsigned first, unsigned second, char *out)
{
	if (first == 0xC3 && second < 0x9F && second != 0x97) {
		out[1] = (char)(second + 0x20); /* À to Þ, without × */
	} else if (first == 0xC5 && second == 0x92) {
		out[1] = (char)0x93; /* Œ */
	} else if (first == 0xC5 && second == 0xB8) {
		out[0] = (char)0xC3; /* Ÿ: the one that changes its first byte */
		out[1] = (char)0xBF;
	} else if (first >= 0xC4 && !(first == 0xC5 && second == 0x93)) {
		return judge((first & 0x1F) << 6 | (second & 0x3F));
	}
	return PL_FOLD_KNOWN;
}

static size_t length_by(unsigned lead)
{
	return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* The code point of three or four bytes. */
static uint32_t code_of(const unsigned char *at, size_t len)
{
	uint32_t code = at[0] & (len == 3 ? 0x0FU : 0x07U);

	for (size_t i = 1; i < len; i++)
		code = code << 6 | (at[i] & 0x3FU);
	return code;
}

/* Which of sixteen bytes begin a character that has to be looked at: beyond Latin-1, but for
 * punctuation, which begins with E2 80.  `next` are those behind each. */
static pl_flags16 are_foreign(pl_bytes16 byte, pl_bytes16 next)
{
	return (byte >= 0xC4) & ((byte != 0xE2) | (next != 0x80));
}

/* In lower case, by those before each: as lower_eight and fold_two. */
static pl_bytes16 lowered(pl_bytes16 before, pl_bytes16 byte)
{
	pl_flags16 raised = (byte >= 'A') & (byte <= 'Z');

	raised |= (before == 0xC3) & (byte >= 0x80) & (byte < 0x9F) & (byte != 0x97);
	return byte + ((pl_bytes16)raised & 0x20);
}

/* Folds from `at` on, which is not the start of the text; where the character begins that is not
 * folded yet.  No processor foresees where accents are. */
static size_t fold_blocks(struct pl_str text, size_t at, char *out)
{
	enum { BLOCK = sizeof(pl_bytes16) };

	for (; text.len - at > BLOCK; at += BLOCK) {
		pl_bytes16 byte = pl_sixteen_at(text.at + at);
		pl_bytes16 folded = lowered(pl_sixteen_at(text.at + at - 1), byte);
		pl_flags16 foreign = are_foreign(byte, pl_sixteen_at(text.at + at + 1));

		memcpy(out + at, &folded, sizeof(folded));
		if (pl_any_of(foreign))
			return at + pl_first_of(foreign);
	}
	while (at && at < text.len && ((unsigned char)text.at[at] & 0xC0) == 0x80)
		at--;
	return at;
}

enum pl_folded pl_literal_fold(struct pl_str text, char *out)
{
	enum pl_folded known = PL_FOLD_KNOWN;

	for (size_t at = fold_ascii(text, 0, out); at < text.len;) {
		const unsigned char *from = (const unsigned char *)text.at + at;
		size_t len = length_by(*from);

		if (len > text.len - at) {
			memcpy(out + at, from, text.len - at);
			return PL_FOLD_UNSURE;
		}
		memcpy(out + at, from, len);
		known = worse(known, len == 2 ? fold_two(from[0], from[1], out + at)
					      : judge(code_of(from, len)));
		at = fold_blocks(text, at + len, out);
		if (at < text.len && (unsigned char)text.at[at] < 0x80)
			at = fold_ascii(text, at, out);
	}
	return known;
}

/* The micro sign is a Greek letter too. */
bool pl_literal_knows(uint32_t code)
{
	enum { MICRO = 0xB5, OE = 0x152, OE_SMALL = 0x153, Y_DIAERESIS = 0x178 };

	if (code < 0x100)
		return code != MICRO;
	return code == OE || code == OE_SMALL || code == Y_DIAERESIS ||
	       pl_literal_is_caseless(code, code);
}
