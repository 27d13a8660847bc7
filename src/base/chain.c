#include "base/chain.h"

#include <string.h>

#include "base/pattern.h"
#include "base/regex.h"
#include "base/unicode.h"

/* --- reading ---------------------------------------------------------------------------- */

enum { OF_FIRST = 1, OF_THEN = 2 };

static uint8_t of_both(const struct pl_chain *chain, uint32_t code)
{
	uint8_t first = pl_charclass_may(&chain->first, code) & PL_MAY_BE_IN ? OF_FIRST : 0;
	uint8_t then = pl_charclass_may(&chain->then, code) & PL_MAY_BE_IN ? OF_THEN : 0;

	return first | then;
}

/* A class, and one or more of it. */
static bool read_part(struct pl_pattern_reader *reader, struct pl_charclass *class)
{
	return pl_charclass_read(reader, class) && pl_pattern_take(reader, "+");
}

/* {n}, {n,} or {n,m}, whatever stands behind it. */
static bool read_times(struct pl_pattern_reader *reader, uint32_t *min)
{
	uint32_t max;

	if (!pl_pattern_take(reader, "{") || !pl_pattern_number(reader, min) || !*min)
		return false;
	if (pl_pattern_take(reader, ","))
		pl_pattern_number(reader, &max);
	return pl_pattern_take(reader, "}");
}

/* Alternatives at the end would match without the runs. */
static bool goes_on_alone(const struct pl_pattern_reader *reader)
{
	return !memchr(reader->text.at + reader->at, '|', reader->text.len - reader->at);
}

bool pl_chain_read(struct pl_str pattern, unsigned flags, struct pl_chain *chain)
{
	struct pl_pattern_reader reader = { .text = pattern,
					    .nocase = (flags & PL_REGEX_NOCASE) != 0 };

	*chain = (struct pl_chain){ 0 };
	if (!(pl_pattern_take(&reader, "(?:") || pl_pattern_take(&reader, "(")) ||
	    !read_part(&reader, &chain->first) || !read_part(&reader, &chain->then) ||
	    !pl_pattern_take(&reader, ")") || !read_times(&reader, &chain->min) ||
	    !goes_on_alone(&reader))
		return false;
	for (uint32_t code = 0; code < 0x80; code++)
		chain->ascii[code] = of_both(chain, code);
	return true;
}

/* --- finding ---------------------------------------------------------------------------- */

/* What of a text was gone through in turn.  Any characters that are of one class or the
 * other, the first of `first`, the last of `then`, are runs in turn: there are most of them when
 * a character that may be of both is taken for the one whose turn it is.  The first character
 * that may begin has no fewer behind it than those after it. */
struct turn {
	bool begun, in_first;
	uint32_t pairs;
};

static void step(struct turn *turn, uint8_t of)
{
	if (!turn->begun) {
		turn->begun = turn->in_first = of & OF_FIRST;
	} else if (turn->in_first && of & OF_THEN) {
		turn->in_first = false;
		turn->pairs++;
	} else if (!turn->in_first && of & OF_FIRST) {
		turn->in_first = true;
	}
}

size_t pl_chain_start(const struct pl_chain *chain, struct pl_str text, size_t from)
{
	struct turn turn = { 0 };
	size_t start = from, at = from;

	while (at < text.len && turn.pairs < chain->min) {
		size_t here = at;
		uint32_t code = pl_utf8_next(text, &at);
		uint8_t of = code < 0x80 ? chain->ascii[code] : of_both(chain, code);

		if (!of)
			turn = (struct turn){ 0 };
		if (!turn.begun)
			start = here;
		step(&turn, of);
	}
	return turn.pairs < chain->min ? SIZE_MAX : start;
}
