/* Words by their look: names, codes, units. */
#include "check/wordform.h"

#include <string.h>

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A capital, small letters, a capital and more: JavaScript, MacOS. */
static bool has_inner_capital(struct pl_str word)
{
	for (size_t i = 0; i < word.len; i++) {
		size_t inner = i + 1;

		if (!is_upper(word.at[i]))
			continue;
		while (inner < word.len && is_lower(word.at[inner]))
			inner++;
		if (inner > i + 1 && inner + 1 < word.len && is_upper(word.at[inner]) &&
		    word.at[inner + 1] != '\'')
			return true;
	}
	return false;
}

/* Vale's filters, unless the rule has `custom: true`: what looks like a name, ends in a
 * capital, or holds anything but letters of ASCII, _ and '. */
bool pl_word_is_filtered(struct pl_str word)
{
	for (size_t i = 0; i < word.len; i++) {
		char c = word.at[i];

		if (!is_upper(c) && !is_lower(c) && c != '_' && c != '\'')
			return true;
	}
	return is_upper(word.at[word.len - 1]) || has_inner_capital(word);
}

static bool all(struct pl_str text, const char *signs)
{
	for (size_t i = 0; i < text.len; i++) {
		if (!text.at[i] || !strchr(signs, text.at[i]))
			return false;
	}
	return text.len > 0;
}

/* 0x1F, 0b101 and hashes of 40 characters. */
bool pl_word_is_code(struct pl_str word)
{
	struct pl_str digits = pl_str_cut(word, word.len && word.at[0] == '0' ? 2 : 1, word.len);

	if (pl_str_starts(word, "0x") || pl_str_starts(word, "x"))
		return all(digits, "0123456789ABCDEFabcdef");
	if (pl_str_starts(word, "0b"))
		return all(digits, "01");
	return word.len == 40 && all(word, "0123456789abcdefghijklmnopqrstuvwxyz");
}

/* The letters behind a number, as in 100km; empty when it is none. */
struct pl_str pl_word_unit(struct pl_str word)
{
	size_t start = 0;

	while (start < word.len && is_digit(word.at[start]))
		start++;
	for (size_t i = start; i < word.len; i++) {
		if (!is_upper(word.at[i]) && !is_lower(word.at[i]))
			return PL_STR("");
	}
	return start ? pl_str_cut(word, start, word.len) : PL_STR("");
}
