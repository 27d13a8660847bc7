/* Sets of characters that twitter-text tells apart.
 *
 * The facts are those of twitter-text 3.1.0 (github.com/twitter/twitter-text, js/src/regexp,
 * 2021-10-21).  Letters, marks and digits are Unicode 15.0's, where the library lists those
 * of Unicode 10. */
#include "post/chars.h"

#include <string.h>

#define N_OF(array) (sizeof(array) / sizeof *(array))

#define BIT(c)  (UINT64_C(1) << ((c)&63))
#define DIGITS  UINT64_C(0x03FF000000000000)
#define LETTERS UINT64_C(0x07FFFFFE07FFFFFE)
/* ! $ & ' ( ) * + , ; = : the delimiters of RFC 3986 that need no escaping. */
#define DELIMITERS                                                                                \
	(BIT('!') | BIT('$') | BIT('&') | BIT('\'') | BIT('(') | BIT(')') | BIT('*') | BIT('+') | \
	 BIT(',') | BIT(';') | BIT('='))

const struct pl_ascii pl_ascii_alnum = { DIGITS, LETTERS };

const struct pl_ascii pl_ascii_name = { DIGITS, LETTERS | BIT('_') };

/* Everything but white space and ! # $ % & ' ( ) * + , - . / : ; < = > ? @ [ \ ] ^ _ { | } ~
 * so that other controls, " and ` are in. */
const struct pl_ascii pl_ascii_domain = {
	DIGITS | BIT('"') | UINT64_C(0xFFFFC1FF),
	LETTERS | BIT('`') | BIT(0x7F),
};

const struct pl_ascii pl_ascii_path = {
	DIGITS | BIT('!') | BIT('#') | BIT('$') | BIT('%') | BIT('&') | BIT('\'') | BIT('*') |
		BIT('+') | BIT(',') | BIT('-') | BIT('.') | BIT('/') | BIT(':') | BIT(';') |
		BIT('='),
	LETTERS | BIT('@') | BIT('[') | BIT(']') | BIT('_') | BIT('|') | BIT('~'),
};

const struct pl_ascii pl_ascii_path_end = {
	DIGITS | BIT('#') | BIT('+') | BIT('-') | BIT('/') | BIT('='),
	LETTERS | BIT('_'),
};

const struct pl_ascii pl_ascii_query = {
	DIGITS | BIT('!') | BIT('#') | BIT('$') | BIT('%') | BIT('&') | BIT('\'') | BIT('(') |
		BIT(')') | BIT('*') | BIT('+') | BIT(',') | BIT('-') | BIT('.') | BIT('/') |
		BIT(':') | BIT(';') | BIT('=') | BIT('?'),
	LETTERS | BIT('@') | BIT('[') | BIT(']') | BIT('_') | BIT('|') | BIT('~'),
};

const struct pl_ascii pl_ascii_query_end = {
	DIGITS | BIT('#') | BIT('&') | BIT('-') | BIT('/') | BIT('='),
	LETTERS | BIT('_'),
};

const struct pl_ascii pl_ascii_segment = {
	DIGITS | DELIMITERS | BIT('-') | BIT('.') | BIT(':'),
	LETTERS | BIT('_') | BIT('~') | BIT('|') | BIT('@'),
};

const struct pl_ascii pl_ascii_authority = {
	DIGITS | DELIMITERS | BIT('-') | BIT('.') | BIT(':'),
	LETTERS | BIT('_') | BIT('~'),
};

const struct pl_ascii pl_ascii_no_mention = {
	DIGITS | BIT('!') | BIT('#') | BIT('$') | BIT('%') | BIT('&') | BIT('*'),
	LETTERS | BIT('_') | BIT('@'),
};

const struct pl_ascii pl_ascii_no_retweet = {
	DIGITS | BIT('+') | BIT('.') | BIT('-'),
	LETTERS | BIT('_') | BIT('~'),
};

const struct pl_ascii pl_ascii_no_link = {
	DIGITS | BIT('#') | BIT('$'),
	LETTERS | BIT('@'),
};

const struct pl_ascii pl_ascii_local = {
	DIGITS | BIT('.') | BIT('+') | BIT('-') | BIT('%'),
	LETTERS | BIT('_'),
};

bool pl_in_ranges(const struct pl_range *ranges, size_t n, uint32_t code)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (ranges[middle].last < code)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && ranges[low].first <= code;
}

static bool is_between(uint32_t code, uint32_t first, uint32_t last)
{
	return code - first <= last - first;
}

bool pl_is_twitter_space(uint32_t code)
{
	if (code < 0x80)
		return code == ' ' || is_between(code, '\t', '\r');
	if (code < 0x1680)
		return code == 0x85 || code == 0xA0;
	return code == 0x1680 || code == 0x180E || is_between(code, 0x2000, 0x200A) ||
	       code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F ||
	       code == 0x3000;
}

bool pl_is_domain_char(uint32_t code)
{
	static const struct pl_range outside[] = {
		{ 0x85, 0x85 },     { 0xA0, 0xA0 },     { 0x61C, 0x61C },   { 0x1680, 0x1680 },
		{ 0x180E, 0x180E }, { 0x2000, 0x200A }, { 0x200E, 0x200F }, { 0x2028, 0x202F },
		{ 0x205F, 0x205F }, { 0x2066, 0x2069 }, { 0x3000, 0x3000 }, { 0xFEFF, 0xFEFF },
		{ 0xFFFE, 0xFFFF },
	};

	if (code < 0x80)
		return pl_ascii_has(&pl_ascii_domain, code);
	return !pl_in_ranges(outside, N_OF(outside), code);
}

bool pl_is_accented(uint32_t code)
{
	static const struct pl_range accented[] = {
		{ 0xC0, 0xD6 },   { 0xD8, 0xF6 },   { 0xF8, 0x24F },  { 0x253, 0x254 },
		{ 0x256, 0x257 }, { 0x259, 0x259 }, { 0x25B, 0x25B }, { 0x263, 0x263 },
		{ 0x268, 0x268 }, { 0x26F, 0x26F }, { 0x272, 0x272 }, { 0x289, 0x289 },
		{ 0x28B, 0x28B }, { 0x2BB, 0x2BB }, { 0x300, 0x36F }, { 0x1E00, 0x1EFF },
	};

	return code >= 0x80 && pl_in_ranges(accented, N_OF(accented), code);
}

/* JavaScript compares without case by way of the upper case, and some letters outside the
 * set share theirs with one inside: ɠ with Ɠ, and the Greek iota with U+0345. */
bool pl_is_accented_nocase(uint32_t code)
{
	static const struct pl_range added[] = {
		{ 0x260, 0x260 },   { 0x269, 0x269 },   { 0x275, 0x275 }, { 0x280, 0x280 },
		{ 0x283, 0x283 },   { 0x288, 0x288 },   { 0x28A, 0x28A }, { 0x28C, 0x28C },
		{ 0x292, 0x292 },   { 0x399, 0x399 },   { 0x3B9, 0x3B9 }, { 0x1FBE, 0x1FBE },
		{ 0x2C65, 0x2C66 }, { 0x2C7E, 0x2C7F },
	};

	return code >= 0x80 && (pl_is_accented(code) || pl_in_ranges(added, N_OF(added), code));
}

bool pl_is_cyrillic(uint32_t code)
{
	return is_between(code, 0x400, 0x4FF) || is_between(code, 0x1C80, 0x1C87);
}

bool pl_is_path_char(uint32_t code)
{
	if (code < 0x80)
		return pl_ascii_has(&pl_ascii_path, code);
	return code == 0x2013 || pl_is_cyrillic(code) || pl_is_accented_nocase(code);
}

bool pl_is_path_end(uint32_t code)
{
	if (code < 0x80)
		return pl_ascii_has(&pl_ascii_path_end, code);
	return pl_is_cyrillic(code) || pl_is_accented_nocase(code);
}

bool pl_is_wide_path_char(uint32_t code)
{
	return code != '<' && code != '>' && code != '(' && code != ')' && code != '?' &&
	       !pl_is_space(code);
}

bool pl_is_wide_path_end(uint32_t code)
{
	static const char open[] = "!*\"';:=,.$%[]~&|@";

	if (code < 0x80)
		return code && !strchr(open, (int)code) && pl_is_wide_path_char(code);
	return code != 0x300C && code != 0x300D && !pl_is_space(code);
}

/* Letters of RFC 3987 (ucschar and iprivate). */
static bool is_wide_letter(uint32_t code)
{
	return code >= 0xA0 && !is_between(code, 0xFDD0, 0xFDEF) &&
	       !is_between(code, 0xFFF0, 0xFFFF) && (code & 0xFFFE) != 0xFFFE &&
	       !is_between(code, 0xE0000, 0xE0FFF);
}

bool pl_is_wide_query_char(uint32_t code)
{
	return code < 0x80 ? code == '^' || pl_ascii_has(&pl_ascii_query, code)
			   : is_wide_letter(code);
}

bool pl_is_wide_query_end(uint32_t code)
{
	return code < 0x80 ? pl_ascii_has(&pl_ascii_query_end, code) : is_wide_letter(code);
}

bool pl_is_hashtag_char(uint32_t code)
{
	static const struct pl_range special[] = {
		{ 0xB7, 0xB7 },     { 0x5BE, 0x5BE },   { 0x5F3, 0x5F4 },   { 0xF0B, 0xF0C },
		{ 0x200C, 0x200D }, { 0x3003, 0x3003 }, { 0x301C, 0x301C }, { 0x309B, 0x309C },
		{ 0x30A0, 0x30A0 }, { 0x30FB, 0x30FB }, { 0xA67E, 0xA67E }, { 0xFF5E, 0xFF5E },
	};

	if (code < 0x80)
		return pl_ascii_has(&pl_ascii_name, code);
	return pl_is_letter(code) || pl_is_digit(code) ||
	       pl_in_ranges(special, N_OF(special), code);
}

bool pl_ends_cashtag(uint32_t code)
{
	if (code < 0x80)
		return code == ' ' || is_between(code, '\t', '\r') ||
		       (code > ' ' && code < 0x7F && code != '"' && code != '`' &&
			!pl_ascii_has(&pl_ascii_alnum, code));
	/* JavaScript's \s. */
	return code == 0xFEFF || (code != 0x85 && code != 0x180E && pl_is_twitter_space(code));
}
