/* Punkt: a full stop ends a sentence unless what stands before it is an abbreviation, an
 * initial or an ordinal; what was learned of the word behind it may decide otherwise. */
#include "post/punkt.h"

#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"

#include "punkt.inc"

/* A word, and what is known of it. */
struct word {
	struct pl_str text;
	uint32_t end; /* where the sentence ends, if it ends here */
	bool ends;    /* a sentence ends here */
	bool abbreviation;
};

struct words {
	PL_LIST(struct word) list;
};

/* --- what was learned ------------------------------------------------------------------- */

static int by_number(const void *a, const void *b)
{
	uint32_t one = *(const uint32_t *)a, other = *(const uint32_t *)b;

	return (one > other) - (one < other);
}

/* The same as in src/gen/punkt.awk. */
static uint32_t add_to_hash(uint32_t hash, struct pl_str text)
{
	for (size_t i = 0; i < text.len; i++)
		hash = (uint32_t)(((uint64_t)hash * 257 + (unsigned char)text.at[i]) % 4294967291U);
	return hash;
}

#define IS_ONE_OF(table, hash)                                                                   \
	(bsearch(&(uint32_t){ hash }, table, sizeof(table) / sizeof(*(table)), sizeof(*(table)), \
		 by_number) != NULL)

/* --- words ------------------------------------------------------------------------------ */

static bool has_stop(struct pl_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '.' || text.at[i] == '!' || text.at[i] == '?')
			return true;
	}
	return false;
}

/* Words with a sign that may end a sentence, and those right behind one. */
static bool find_words(struct words *words, struct pl_str text, struct pl_span span)
{
	bool behind = false;

	for (size_t at = span.start, start = span.start; at < span.end;) {
		size_t here = at;
		bool blank = pl_is_space(pl_utf8_next(text, &at)), last = here == span.end - 1U;
		struct pl_str found;
		struct word *word;

		if (!blank && !last)
			continue;
		here = last ? span.end : here;
		found = pl_str_cut(text, start, here);
		/* White space other than ASCII's is met one character at a time. */
		if (blank && last)
			found = pl_str_cut(text, start, here - 1);
		start = at;
		if (!found.len || (!has_stop(found) && !behind))
			continue;
		behind = has_stop(found);
		word = PL_PUSH(&words->list);
		if (!word)
			return false;
		*word = (struct word){ .text = found, .end = (uint32_t)here };
	}
	return true;
}

static bool ends_in_stop(const struct word *word)
{
	return pl_str_ends(word->text, ".");
}

static bool holds(struct pl_str text, const char *part)
{
	return pl_str_find(text, pl_str_of(part), 0) != SIZE_MAX;
}

static uint32_t first_of(const struct word *word)
{
	size_t at = 0;

	return pl_utf8_next(word->text, &at);
}

/* One letter of ASCII and a full stop. */
static bool is_initial(const struct word *word)
{
	return word->text.len == 2 && word->text.at[1] == '.' &&
	       (unsigned char)word->text.at[0] < 0x80 &&
	       pl_is_letter((unsigned char)word->text.at[0]);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_ascii_word(char c)
{
	return (unsigned char)c < 0x80 && pl_is_word((unsigned char)c);
}

/* Letters each with a full stop, as in U.S. and e.g. */
static bool looks_abbreviated(struct pl_str text)
{
	for (size_t i = 0; i + 2 < text.len; i++) {
		size_t behind = i + 2;

		if (!is_ascii_word(text.at[i]) || text.at[i + 1] != '.')
			continue;
		while (behind < text.len && is_ascii_word(text.at[behind]))
			behind++;
		if (behind < text.len && text.at[behind] == '.')
			return true;
	}
	return false;
}

/* --- types: words without case, numbers and commas ---------------------------------------- */

/* Where the number starts that ends the text, with its sign and its full stop; text.len
 * when it does not end in one. */
static size_t number_start(struct pl_str text)
{
	size_t start = text.len;

	while (start && (is_digit(text.at[start - 1]) || text.at[start - 1] == '.' ||
			 text.at[start - 1] == ',' || text.at[start - 1] == '-'))
		start--;
	for (; start < text.len; start++) {
		size_t at = start;

		at += text.at[at] == '-';
		at += at < text.len && (text.at[at] == '.' || text.at[at] == ',');
		if (at < text.len && is_digit(text.at[at]))
			return start;
	}
	return text.len;
}

/* The hash of the type; without its final full stop if that is asked. */
static uint32_t type_of(const struct word *word, bool no_stop, uint32_t hash)
{
	size_t number = number_start(word->text), at = 0;
	struct pl_str text = pl_str_cut(word->text, 0, number);
	char bytes[8];

	if (no_stop && number == word->text.len && text.len > 1 && pl_str_ends(text, "."))
		text.len--;
	while (at < text.len) {
		size_t start = at;
		uint32_t code = pl_to_lower(pl_utf8_next(text, &at));

		if (code == ',' && word->text.len > 1)
			continue;
		bytes[0] = (char)code;
		hash = add_to_hash(hash, code < 0x80 ? (struct pl_str){ bytes, 1 }
						     : pl_str_cut(text, start, at));
	}
	return number < word->text.len ? add_to_hash(hash, PL_STR("##number##")) : hash;
}

static uint32_t next_type(const struct word *next, uint32_t hash)
{
	return type_of(next, next->ends, hash);
}

/* --- what stands behind ------------------------------------------------------------------- */

enum start { NOT_A_START, A_START, NOBODY_KNOWS };

static enum start starts_sentence(const struct word *next)
{
	uint32_t type = next_type(next, 0), first = first_of(next);

	if (next->text.len == 1 && strchr(";:,.!?", next->text.at[0]))
		return NOT_A_START;
	if (pl_is_upper(first) && IS_ONE_OF(lower, type) && !IS_ONE_OF(capital, type))
		return A_START;
	if (pl_is_lower(first) && !IS_ONE_OF(beginning, type))
		return NOT_A_START;
	return NOBODY_KNOWS;
}

/* --- first: the word by itself ------------------------------------------------------------ */

static bool has_ending(struct pl_str text)
{
	static const char *const endings[] = { ".\"", ".)", ".’", ".”",  "?",  "?\"", "?'", "?)",
					       "?’",  "?”", "!",  "!\"", "!'", "!)",  "!’", "!”" };
	static const char *const inside[] = { ".[", ".(", ".\"", "?[", "?(", "![", "!(" };

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		if (pl_str_ends(text, endings[i]) && !holds(text, "Yahoo!"))
			return true;
	}
	for (size_t i = 0; i < sizeof(inside) / sizeof(*inside); i++) {
		if (holds(text, inside[i]))
			return true;
	}
	return false;
}

static uint32_t lower_hash(struct pl_str text)
{
	return type_of(&(struct word){ .text = text }, false, 0);
}

/* The last piece of a compound may be the abbreviation. */
static bool is_abbreviation(struct pl_str text)
{
	size_t hyphen = text.len;

	while (hyphen && text.at[hyphen - 1] != '-')
		hyphen--;
	return IS_ONE_OF(abbreviations, lower_hash(text)) ||
	       (hyphen && IS_ONE_OF(abbreviations, lower_hash(pl_str_cut(text, hyphen, text.len))));
}

static void judge_alone(struct word *word)
{
	if (has_ending(word->text)) {
		word->ends = true;
	} else if (ends_in_stop(word) && !pl_str_ends(word->text, "..")) {
		word->abbreviation = is_abbreviation(pl_str_cut(word->text, 0, word->text.len - 1));
		word->ends = !word->abbreviation;
	}
}

/* --- second: the word and the next -------------------------------------------------------- */

static void take_for_abbreviation(struct word *word)
{
	word->ends = false;
	word->abbreviation = true;
}

static bool is_number(const struct word *word)
{
	return number_start(word->text) == 0;
}

static bool is_collocation(const struct word *word, const struct word *next)
{
	uint32_t hash = add_to_hash(type_of(word, true, 0), PL_STR(","));

	return IS_ONE_OF(collocations, next_type(next, hash));
}

/* The next word begins a sentence, by all that was learned. */
static bool begins(const struct word *next)
{
	return starts_sentence(next) == A_START ||
	       (pl_is_upper(first_of(next)) && IS_ONE_OF(starters, next_type(next, 0)));
}

static void judge_initial(struct word *word, const struct word *next)
{
	enum start start = starts_sentence(next);

	if (start == NOT_A_START ||
	    (start == NOBODY_KNOWS && is_initial(word) && pl_is_upper(first_of(next)) &&
	     !IS_ONE_OF(lower, next_type(next, 0))))
		take_for_abbreviation(word);
}

static void judge_pair(struct word *word, struct word *next)
{
	if (!ends_in_stop(word))
		return;
	if (is_collocation(word, next)) {
		take_for_abbreviation(word);
		return;
	}
	if ((word->abbreviation || pl_str_ends(word->text, "..")) && !is_initial(word) &&
	    begins(next)) {
		word->ends = true;
		return;
	}
	if (word->text.len == 1 && pl_str_is(next->text, "."))
		word->ends = next->ends = false;
	else if (is_initial(word) || is_number(word))
		judge_initial(word, next);
}

/* --- third: ellipses, brackets and U.S. ---------------------------------------------------- */

static bool closes(struct pl_str text)
{
	return pl_str_ends(text, ")") || pl_str_ends(text, "’") || pl_str_ends(text, "”") ||
	       pl_str_ends(text, "\"") || pl_str_ends(text, "'");
}

/* True when the matter is settled. */
static bool judge_signs(struct word *word, const struct word *next)
{
	bool known = IS_ONE_OF(starters, next_type(next, 0));
	uint32_t first = first_of(next);

	if (holds(word->text, "...") && (pl_is_upper(first) || known)) {
		word->ends = true;
		return true;
	}
	if (word->ends && closes(word->text) && pl_is_lower(first) && !known) {
		word->ends = false;
		return true;
	}
	if (ends_in_stop(word) && !word->ends && pl_is_upper(first) &&
	    IS_ONE_OF(lower, next_type(next, 0)))
		word->ends = true;
	return false;
}

static void judge_again(struct word *word, struct word *next)
{
	if (ends_in_stop(word) && pl_str_is(next->text, ".")) {
		word->ends = next->ends = false;
		return;
	}
	if (judge_signs(word, next) || !looks_abbreviated(word->text) || is_initial(word))
		return;
	word->abbreviation = true;
	word->ends = begins(next);
}

/* --- the whole ----------------------------------------------------------------------------- */

static void judge(struct words *words)
{
	struct word *at = words->list.at;

	/* Each pass sees what the one before has decided of both words. */
	for (size_t i = 0; i < words->list.n; i++)
		judge_alone(&at[i]);
	for (size_t i = 1; i < words->list.n; i++)
		judge_pair(&at[i - 1], &at[i]);
	for (size_t i = 1; i < words->list.n; i++)
		judge_again(&at[i - 1], &at[i]);
}

static bool push(struct pl_spans *out, uint32_t start, uint32_t end)
{
	struct pl_span *span = PL_PUSH(&out->list);

	if (span)
		*span = (struct pl_span){ start, end };
	return span != NULL;
}

bool pl_punkt_find(struct pl_spans *out, struct pl_str text, struct pl_span span)
{
	struct words words = { 0 };
	uint32_t start = span.start;
	bool ok = find_words(&words, text, span);

	judge(&words);
	for (size_t i = 0; ok && i < words.list.n; i++) {
		if (!words.list.at[i].ends)
			continue;
		ok = push(out, start, words.list.at[i].end);
		start = words.list.at[i].end;
	}
	PL_LIST_RELEASE(&words.list);
	return ok && (start == span.end || push(out, start, span.end));
}
