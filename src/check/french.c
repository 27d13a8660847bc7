/* How common French words are. */
#include "check/french.h"

#include "words.inc"

_Static_assert((int)LONGEST == (int)PL_FRENCH_LONGEST, "words.awk and french.h agree");

/* The parts of a node, as words.awk writes them. */

static uint32_t letter_of(uint32_t node)
{
	return node & 31;
}

static bool is_last(uint32_t node)
{
	return node >> 5 & 1;
}

static uint32_t cost_of(uint32_t node)
{
	return node >> 6 & 255;
}

/* Where the children of the node at the place start; those of the root come first. */
static uint32_t children_of(const struct pl_french *place)
{
	return place->node ? tree[place->node] >> 14 : 1;
}

bool pl_french_step(struct pl_french *place, char letter)
{
	uint32_t wanted = letter >= 'a' && letter <= 'z' ? (uint32_t)(letter - 'a' + 1) : 0;
	uint32_t at = place->lost || !wanted ? 0 : children_of(place);

	while (at && letter_of(tree[at]) != wanted)
		at = is_last(tree[at]) ? 0 : at + 1;
	place->node = at;
	place->lost = !at;
	return at != 0;
}

bool pl_french_cost(const struct pl_french *place, uint32_t *cost)
{
	*cost = place->lost ? 0 : cost_of(tree[place->node]);
	return *cost != 0;
}

bool pl_french_word(struct pl_str word, uint32_t *cost)
{
	struct pl_french place = { 0 };
	size_t i = 0;

	while (i < word.len && pl_french_step(&place, word.at[i]))
		i++;
	return i == word.len && pl_french_cost(&place, cost);
}
