/* How common French words are. */
#ifndef PL_CHECK_FRENCH_H
#define PL_CHECK_FRENCH_H

#include "base/str.h"

enum { PL_FRENCH_BIT = 8, PL_FRENCH_LONGEST = 24 };

/* A place among the words, letter by letter: `{ 0 }` is before the first. */
struct pl_french {
	uint32_t node;
	bool lost; /* no word begins so */
};

/* Goes on by a small letter without accent; false when no word begins so. */
bool pl_french_step(struct pl_french *place, char letter);
/* What the word that ends there costs: the rarer the more, eight for each time that it is
 * half as common.  False when none does. */
bool pl_french_cost(const struct pl_french *place, uint32_t *cost);
/* The same for a whole word. */
bool pl_french_word(struct pl_str word, uint32_t *cost);

#endif
