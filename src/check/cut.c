/* Cutting what was written as one word into the words it is made of: the fewest
 * words, and of those cuts the one whose first word is longest. */
#include "check/cut.h"

enum { MOST_LETTERS = 100, NO_CUT = 255, LONG_WORD = 3 };

/* The word letter by letter, folded, and the best cut of each of its ends. */
struct cutting {
	const struct pl_dict *dict;
	struct pl_str word;
	struct pl_buf folded;
	size_t n;                      /* letters */
	size_t from[MOST_LETTERS + 1]; /* byte of `word` where a letter starts */
	size_t folded_from[MOST_LETTERS + 1];
	uint8_t words[MOST_LETTERS + 1]; /* words from here to the end, or NO_CUT */
	uint8_t end[MOST_LETTERS + 1];   /* of the piece that starts here */
};

static bool read_letters(struct cutting *cut)
{
	size_t at = 0;

	while (at < cut->word.len) {
		size_t start = at;

		if (cut->n == MOST_LETTERS)
			return false;
		cut->from[cut->n] = start;
		cut->folded_from[cut->n++] = cut->folded.len;
		pl_utf8_next(cut->word, &at);
		if (!pl_fold(&cut->folded, pl_str_cut(cut->word, start, at), NULL))
			return false;
	}
	cut->from[cut->n] = at;
	cut->folded_from[cut->n] = cut->folded.len;
	return true;
}

static bool is_digit_at(const struct cutting *cut, size_t i)
{
	size_t at = cut->from[i];

	return i < cut->n && pl_is_digit(pl_utf8_next(cut->word, &at));
}

static bool known(const struct cutting *cut, size_t start, size_t end)
{
	struct pl_str piece = pl_str_cut(pl_buf_str(&cut->folded), cut->folded_from[start],
					 cut->folded_from[end]);

	if (end - start < 2)
		return false;
	/* Lists hold singulars: the plural in s is as good. */
	return pl_dict_has(cut->dict, piece) ||
	       (end - start > LONG_WORD && pl_str_ends(piece, "s") &&
		pl_dict_has(cut->dict, pl_str_cut(piece, 0, piece.len - 1)));
}

/* Finds the best piece that starts at letter `i`; those behind are done. */
static void cut_at(struct cutting *cut, size_t i)
{
	cut->words[i] = NO_CUT;
	if (is_digit_at(cut, i)) {
		size_t end = i;

		while (is_digit_at(cut, end))
			end++;
		cut->words[i] = cut->words[end];
		cut->end[i] = (uint8_t)end;
		return;
	}
	for (size_t end = i + 1; end <= cut->n; end++) {
		if (cut->folded_from[end] - cut->folded_from[i] > cut->dict->longest + 1)
			return;
		if (cut->words[end] < cut->words[i] && known(cut, i, end)) {
			cut->words[i] = (uint8_t)(cut->words[end] + 1);
			cut->end[i] = (uint8_t)end;
		}
	}
}

static size_t long_words(const struct cutting *cut)
{
	size_t n = 0;

	for (size_t i = 0; i < cut->n; i = cut->end[i])
		n += !is_digit_at(cut, i) && cut->end[i] - i >= LONG_WORD;
	return n;
}

/* The pieces again as one word, a capital on each. */
static struct pl_str joined(const struct cutting *cut, struct pl_arena *arena)
{
	struct pl_buf out = { 0 };
	struct pl_str text;

	for (size_t i = 0; i < cut->n; i = cut->end[i]) {
		size_t at = cut->from[i];

		pl_utf8_put(&out, pl_to_upper(pl_utf8_next(cut->word, &at)));
		pl_buf_add(&out, pl_str_cut(cut->word, at, cut->from[cut->end[i]]));
	}
	arena->failed |= out.failed;
	text = pl_arena_str(arena, pl_buf_str(&out));
	pl_buf_release(&out);
	return text;
}

struct pl_str pl_cut_words(struct pl_arena *arena, const struct pl_dict *dict, struct pl_str word)
{
	struct cutting cut = { .dict = dict, .word = word };
	struct pl_str text = { 0 };

	if (read_letters(&cut) && cut.n) {
		cut.words[cut.n] = 0;
		for (size_t i = cut.n; i-- > 0;)
			cut_at(&cut, i);
		if (cut.words[0] != NO_CUT && cut.words[0] > 1 && long_words(&cut) > 1)
			text = joined(&cut, arena);
	}
	arena->failed |= cut.folded.failed;
	pl_buf_release(&cut.folded);
	return text;
}
