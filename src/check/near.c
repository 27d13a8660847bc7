/* What stands around a place in a text. */
#include "check/near.h"

#include <stdlib.h>
#include <string.h>

uint32_t pl_near_before(struct pl_str text, size_t at)
{
	return at ? pl_utf8_prev(text, &at) : 0;
}

uint32_t pl_near_after(struct pl_str text, size_t at)
{
	return pl_utf8_next(text, &at);
}

bool pl_near_blank(uint32_t code)
{
	return pl_is_blank(code);
}

bool pl_near_only_blanks(struct pl_str text, bool lines)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t code = pl_utf8_next(text, &at);

		if (lines ? !pl_is_space(code) : !pl_near_blank(code))
			return false;
	}
	return true;
}

size_t pl_near_blanks_end(struct pl_str text, size_t at)
{
	size_t next = at;

	while (pl_near_blank(pl_utf8_next(text, &next)))
		at = next;
	return at;
}

size_t pl_near_blanks_start(struct pl_str text, size_t at)
{
	size_t next = at;

	while (next && pl_near_blank(pl_utf8_prev(text, &next)))
		at = next;
	return at;
}

static bool is_printed(char c)
{
	return c > ' ' && c <= '~';
}

struct pl_span pl_near_trim(struct pl_str text, struct pl_span span)
{
	size_t start = span.start, end = span.end, next = start;

	if (start < end && is_printed(text.at[start]) && is_printed(text.at[end - 1]))
		return span;
	while (next < end && pl_is_space(pl_utf8_next(text, &next)))
		start = next;
	next = end;
	while (next > start && pl_is_space(pl_utf8_prev(text, &next)))
		end = next;
	return (struct pl_span){ (uint32_t)start, (uint32_t)end };
}

bool pl_near_same(struct pl_str a, struct pl_str b)
{
	size_t i = 0, j = 0;

	while (i < a.len && j < b.len) {
		if (pl_to_lower(pl_utf8_next(a, &i)) != pl_to_lower(pl_utf8_next(b, &j)))
			return false;
	}
	return i == a.len && j == b.len;
}

/* Most words differ in their first letter, which is cheap to see in ASCII. */
static bool may_begin(uint32_t lead, const char *word)
{
	return lead < 0x80 ? (unsigned char)*word == lead : (*word & 0x80) != 0;
}

bool pl_near_word(struct pl_str text, const char *const *words)
{
	size_t at = 0;
	uint32_t lead = pl_to_lower(pl_utf8_next(text, &at));

	while (*words && (!may_begin(lead, *words) || !pl_near_same(text, pl_str_of(*words))))
		words++;
	return *words != NULL;
}

size_t pl_near_line_end(struct pl_str text, size_t at)
{
	const char *line = at < text.len ? memchr(text.at + at, '\n', text.len - at) : NULL;
	size_t end = line ? (size_t)(line - text.at) : text.len;
	const char *back = at < end ? memchr(text.at + at, '\r', end - at) : NULL;

	return back ? (size_t)(back - text.at) : at > end ? at : end;
}

static int same_order(const void *a, const void *b)
{
	const struct pl_same *one = a, *other = b;
	int order = pl_str_order(one->text, other->text);

	return order ? order : (one->of > other->of) - (one->of < other->of);
}

void pl_same_sort(struct pl_same *texts, size_t n)
{
	if (n)
		qsort(texts, n, sizeof(*texts), same_order);
}

size_t pl_same_run(const struct pl_same *texts, size_t n)
{
	size_t run = n > 0;

	while (run < n && pl_str_same(texts[run].text, texts->text))
		run++;
	return run;
}

size_t pl_same_find(const struct pl_same *texts, size_t n, struct pl_str text)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (pl_str_order(texts[middle].text, text) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && pl_str_same(texts[low].text, text) ? low : n;
}

bool pl_same_has(const struct pl_same *texts, size_t n, struct pl_str text)
{
	return pl_same_find(texts, n, text) < n;
}

/* Small words that a line of the one language holds and the other does not, by their first
 * letters: + is English, - French. */
static const char *const small[26] = {
	['a' - 'a'] = "+and +are ",
	['b' - 'a'] = "+by ",
	['c' - 'a'] = "+can ",
	['d' - 'a'] = "-de -des -du -dans +do +does ",
	['e' - 'a'] = "-et -est -en ",
	['f' - 'a'] = "+for +from ",
	['h' - 'a'] = "+has +have +how ",
	['i' - 'a'] = "+is ",
	['l' - 'a'] = "-le -la -les ",
	['m' - 'a'] = "+my ",
	['n' - 'a'] = "+not ",
	['o' - 'a'] = "+of ",
	['p' - 'a'] = "-pour ",
	['q' - 'a'] = "-que ",
	['s' - 'a'] = "+should ",
	['t' - 'a'] = "+that +the +this +to ",
	['u' - 'a'] = "-une -un ",
	['v' - 'a'] = "-vous ",
	['w' - 'a'] = "+was +were +what +will +with ",
	['y' - 'a'] = "+you +your ",
};

enum { LONGEST_SMALL = 6 }; /* of their letters */

static bool is_ascii_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Is the word, of at most LONGEST_SMALL letters of ASCII, the one that `known` begins with? */
static bool is_small(struct pl_str word, const char *known)
{
	size_t i = 0;

	while (i < word.len && (word.at[i] | 0x20) == known[i])
		i++;
	return i == word.len && known[i] == ' ';
}

/* 1 for a small word of English, -1 for one of French. */
static int language_of(struct pl_str word)
{
	const char *known = small[(word.at[0] | 0x20) - 'a'];

	for (; known && *known; known += strcspn(known, " ") + 1) {
		if (is_small(word, known + 1))
			return *known == '+' ? 1 : -1;
	}
	return 0;
}

static struct pl_str line_around(struct pl_str text, size_t at)
{
	size_t start = at, end = at;

	while (start && text.at[start - 1] != '\n')
		start--;
	while (end < text.len && text.at[end] != '\n')
		end++;
	return pl_str_cut(text, start, end);
}

/* The same where it stands alone: the end of « ébéniste » is no word. */
static int language_at(struct pl_str line, size_t start, size_t end)
{
	int language = language_of(pl_str_cut(line, start, end));

	if (language &&
	    (pl_is_word(pl_near_before(line, start)) || pl_is_word(pl_near_after(line, end))))
		return 0;
	return language;
}

bool pl_near_english(struct pl_str text, size_t at)
{
	struct pl_str line = line_around(text, at);
	int balance = 0;

	for (size_t start = 0, end; start < line.len; start = end + 1) {
		end = start;
		while (end < line.len && is_ascii_letter(line.at[end]))
			end++;
		if (end > start && end - start <= LONGEST_SMALL)
			balance += language_at(line, start, end);
	}
	return balance >= 2;
}

bool pl_near_english_line(struct pl_near_line *line, struct pl_str text, size_t at)
{
	struct pl_str around;

	if (line->of && line->of == text.at && line->start <= at && at <= line->end)
		return line->english;
	around = line_around(text, at);
	line->of = text.at;
	line->start = (size_t)(around.at - text.at);
	line->end = line->start + around.len;
	line->english = pl_near_english(text, at);
	return line->english;
}

/* The words of the table that `sign` is before. */
static void add_small(struct pl_buf *out, const char *known, char sign)
{
	for (; known && *known; known += strcspn(known, " ") + 1) {
		if (*known != sign)
			continue;
		pl_buf_puts(out, out->len ? "|" : "");
		pl_buf_add(out, (struct pl_str){ known + 1, strcspn(known, " ") - 1 });
	}
}

void pl_near_english_words(struct pl_buf *out)
{
	struct pl_buf words = { 0 };

	for (size_t i = 0; i < sizeof(small) / sizeof(*small); i++)
		add_small(&words, small[i], '+');
	pl_buf_printf(out, "\\b(?:%.*s)\\b", PL_ARGS(pl_buf_str(&words)));
	out->failed = out->failed || words.failed;
	pl_buf_release(&words);
}
