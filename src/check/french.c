/* How common French words are. */
#include "check/french.h"

#include "words.inc"

_Static_assert((int)LONGEST == (int)PL_FRENCH_LONGEST, "words.awk and french.h agree");

enum { N_BLOCKS = sizeof blocks / sizeof *blocks };

/* The word at byte `at` of the table, over the one before it in `letters`; `at` moves to
 * its cost. */
static struct pl_str read_word(char *letters, size_t *at)
{
	size_t same = words[*at], more = words[*at + 1];

	*at += 2;
	for (size_t i = 0; i < more; i++)
		letters[same + i] = (char)words[(*at)++];
	return (struct pl_str){ letters, same + more };
}

/* The block whose first word is not behind the word. */
static size_t block_of(struct pl_str word)
{
	size_t low = 0, high = N_BLOCKS;
	char letters[LONGEST];

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2, at = blocks[middle];

		if (pl_str_order(read_word(letters, &at), word) <= 0)
			low = middle;
		else
			high = middle;
	}
	return low;
}

bool pl_french_cost(struct pl_str word, uint32_t *cost)
{
	size_t block = block_of(word), at = blocks[block];
	size_t end = block + 1 < N_BLOCKS ? blocks[block + 1] : sizeof words;
	char letters[LONGEST];

	while (at < end) {
		struct pl_str here = read_word(letters, &at);

		if (pl_str_same(here, word)) {
			*cost = words[at];
			return true;
		}
		at++;
	}
	return false;
}

bool pl_french_begins(struct pl_str start)
{
	size_t block = block_of(start), at = blocks[block];
	char letters[LONGEST];

	/* It may begin the first word of the next block. */
	while (at < sizeof words && (block + 2 >= N_BLOCKS || at <= blocks[block + 1])) {
		struct pl_str here = read_word(letters, &at);

		if (here.len >= start.len && pl_str_same(pl_str_cut(here, 0, start.len), start))
			return true;
		at++;
	}
	return false;
}
