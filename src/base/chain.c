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
	for (uint32_t code = 0; code < PL_CHAIN_NEAR; code++)
		chain->near[code] = of_both(chain, code);
	return true;
}

/* --- finding ---------------------------------------------------------------------------- */

/* What of a text was gone through in turn.  Any characters that are of one class or the
 * other, the first of `first`, the last of `then`, are runs in turn: there are most of them when
 * a character that may be of both is taken for the one whose turn it is.  The first character
 * that may begin has no fewer behind it than those after it. */
enum turn { NONE = 0, IN_FIRST = 4, IN_THEN = 8 }; /* by how far rows are shifted */

/* Where a character leads, by the classes that it may be of, from each turn: no branch on where
 * words end, which no processor foresees, and nothing to be waited for but a shift. */
#define ROW(none, in_first, in_then) ((none) | (in_first) << IN_FIRST | (in_then) << IN_THEN)

static const uint16_t rows[] = {
	[OF_FIRST] = ROW(IN_FIRST, IN_FIRST, IN_FIRST),
	[OF_THEN] = ROW(NONE, IN_THEN, IN_THEN),
	[OF_FIRST | OF_THEN] = ROW(IN_FIRST, IN_THEN, IN_FIRST),
};

/* Of a character beyond ASCII at byte `*at`, which moves behind it. */
static uint8_t of_far(const struct pl_chain *chain, struct pl_str text, size_t *at)
{
	uint32_t code = pl_utf8_next(text, at);

	return code < PL_CHAIN_NEAR ? chain->near[code] : of_both(chain, code);
}

size_t pl_chain_start(const struct pl_chain *chain, struct pl_str text, size_t from)
{
	size_t start = from, at = from;
	uint32_t pairs = 0;
	unsigned turn = NONE;

	while (at < text.len && pairs < chain->min) {
		size_t here = at;
		unsigned char byte = (unsigned char)text.at[at++];
		uint8_t of = chain->near[byte & 0x7F];
		unsigned next;

		if (byte >= 0x80) {
			at = here;
			of = of_far(chain, text, &at);
		}
		next = rows[of] >> turn & 15;

		start = turn == NONE ? here : start;
		pairs += turn == IN_FIRST && next == IN_THEN;
		pairs = next == NONE ? 0 : pairs;
		turn = next;
	}
	return pairs < chain->min ? SIZE_MAX : start;
}
