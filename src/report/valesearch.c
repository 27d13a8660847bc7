/* Looking for a match as Vale does. */
#include "report/valesearch.h"

#include "base/unicode.h"
#include "check/split.h"

bool pl_next_field(struct pl_str text, size_t *at, struct pl_str *field)
{
	size_t start, behind = *at;

	while (*at < text.len && pl_is_space(pl_utf8_next(text, &behind)))
		*at = behind;
	start = behind = *at;
	while (*at < text.len && !pl_is_space(pl_utf8_next(text, &behind)))
		*at = behind;
	*field = pl_str_cut(text, start, *at);
	return field->len;
}

bool pl_next_line(struct pl_str text, size_t *at, struct pl_str *line)
{
	size_t end;

	if (*at > text.len)
		return false;
	end = pl_str_find(text, PL_STR("\n"), *at);
	end = end == SIZE_MAX ? text.len : end;
	*line = pl_str_cut(text, *at, end);
	*at = end + 1;
	return true;
}

/* --- searching ------------------------------------------------------------------------------ */

static size_t find(const struct pl_vale_view *view, struct pl_str needle, size_t from)
{
	size_t found;

	if (view->hay)
		return pl_haystack_find(view->hay, needle, from);
	found = pl_str_find(view->text, needle, from);
	*view->work += (found == SIZE_MAX ? view->text.len : found) - from;
	return found;
}

void pl_vale_begin(struct pl_vale_view *view, struct pl_str block)
{
	size_t at = find(view, block, 0);

	view->from = at == SIZE_MAX ? 0 : at;
}

static bool is_word(const struct pl_vale_view *view, size_t at)
{
	char c = view->text.at[at];

	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       c == '_';
}

/* Does a word begin or end at `at`, or the text? */
static bool is_border(const struct pl_vale_view *view, size_t at)
{
	if (!at || at == view->text.len)
		return true;
	return (at > view->from && is_word(view, at - 1)) != is_word(view, at);
}

/* Is the span a match between borders?  Then it takes a _ at either end in.  What stands
 * before `least` belongs to the match before it. */
static bool take_borders(const struct pl_vale_view *view, size_t least, struct pl_span *span)
{
	struct pl_str text = view->text;
	bool before = span->start > least && text.at[span->start - 1] == '_';
	bool behind = span->end < text.len && text.at[span->end] == '_';

	if (span->start < least || (!before && !is_border(view, span->start)) ||
	    (!behind && !is_border(view, span->end)))
		return false;
	span->start -= before;
	span->end += behind;
	return true;
}

/* Behind a match Vale looks one byte too far. */
static bool is_beside_code(const struct pl_vale_view *view, struct pl_span span)
{
	struct pl_str text = view->text;
	size_t behind = span.end + 1;

	if (span.start > 1 && span.start > view->from &&
	    (text.at[span.start - 1] == '`' || text.at[span.start - 1] == '-'))
		return true;
	return behind < text.len && (text.at[behind] == '`' || text.at[behind] == '-');
}

size_t pl_vale_search(const struct pl_vale_view *view, struct pl_str match)
{
	size_t first = find(view, match, view->from), best = SIZE_MAX, least = view->from;

	for (size_t at = first; at != SIZE_MAX; at = find(view, match, at + 1)) {
		struct pl_span span = { (uint32_t)at, (uint32_t)(at + match.len) };
		bool good;

		if (!take_borders(view, least, &span))
			continue;
		least = span.end;
		good = !is_beside_code(view, span);
		if (good || best == SIZE_MAX)
			best = span.start;
		if (good)
			break;
	}
	best = best == SIZE_MAX ? first : best;
	return best != SIZE_MAX && view->text.at[best] == '_' ? best + 1 : best;
}

/* --- guessing --------------------------------------------------------------------------------- */

static void find_sentences(struct pl_vale_guess *guess, struct pl_str block)
{
	if (guess->block.at == block.at && guess->block.len == block.len)
		return;
	guess->block = block;
	guess->sentences.list.n = 0;
	if (!pl_punkt_find(&guess->sentences, block, (struct pl_span){ 0, (uint32_t)block.len }))
		guess->failed = true;
}

/* The last sentence of the block that holds the match, but not at its start. */
static bool sentence_of(struct pl_vale_guess *guess, struct pl_str block, struct pl_str match,
			struct pl_str *sentence)
{
	find_sentences(guess, block);
	for (size_t i = guess->sentences.list.n; i; i--) {
		size_t at;

		*sentence = pl_str_in(block, pl_span_trim(block, guess->sentences.list.at[i - 1]));
		at = pl_str_find(*sentence, match, 0);
		if (pl_str_same(*sentence, match) || (at && at != SIZE_MAX))
			return true;
	}
	return false;
}

/* Keeps the sentence's words, each before a line end, and gives the longest. */
static struct pl_span find_words(struct pl_vale_guess *guess, struct pl_str sentence)
{
	struct pl_span longest = { 0 }, word;

	pl_buf_cut(&guess->words, 0);
	for (size_t at = 0; pl_split_next(sentence, &at, false, &word);) {
		uint32_t start = (uint32_t)guess->words.len;

		pl_split_straight(&guess->words, pl_str_in(sentence, word));
		if (guess->words.len - start > longest.end - longest.start)
			longest = (struct pl_span){ start, (uint32_t)guess->words.len };
		pl_buf_putc(&guess->words, '\n');
	}
	return longest;
}

static bool has_all(struct pl_str line, struct pl_str words)
{
	struct pl_str word;

	for (size_t at = 0; at < words.len && pl_next_line(words, &at, &word);) {
		if (pl_str_find(line, word, 0) == SIZE_MAX)
			return false;
	}
	return true;
}

static struct pl_span line_at(struct pl_str text, size_t at)
{
	size_t end = pl_str_find(text, PL_STR("\n"), at);

	while (at && text.at[at - 1] != '\n')
		at--;
	return (struct pl_span){ (uint32_t)at, (uint32_t)(end == SIZE_MAX ? text.len : end) };
}

size_t pl_vale_guess(struct pl_vale_guess *guess, const struct pl_vale_view *view,
		     struct pl_str block, struct pl_str match)
{
	struct pl_str sentence, words, longest;
	struct pl_span span;

	*view->work += block.len;
	if (!sentence_of(guess, block, match, &sentence))
		return SIZE_MAX;
	span = find_words(guess, sentence);
	words = pl_buf_str(&guess->words);
	if (!words.len)
		return 0;
	longest = pl_str_in(words, span);
	for (size_t at = find(view, longest, view->from); at != SIZE_MAX;) {
		struct pl_span line = line_at(view->text, at);
		size_t seen = line.start > view->from ? line.start : view->from;

		*view->work += sentence.len + line.end - line.start;
		if (has_all(pl_str_cut(view->text, seen, line.end), words))
			return line.start;
		at = line.end < view->text.len ? find(view, longest, line.end) : SIZE_MAX;
	}
	return SIZE_MAX;
}

void pl_vale_guess_release(struct pl_vale_guess *guess)
{
	guess->failed = guess->failed || guess->words.failed;
	PL_LIST_RELEASE(&guess->sentences.list);
	pl_buf_release(&guess->words);
}
