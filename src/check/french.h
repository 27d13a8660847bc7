/* How common French words are. */
#ifndef PL_CHECK_FRENCH_H
#define PL_CHECK_FRENCH_H

#include "base/str.h"

enum { PL_FRENCH_BIT = 8, PL_FRENCH_LONGEST = 24 };

/* What the word, in small letters without accents, costs: the rarer the more, eight for each
 * time that it is half as common.  False when it is not among them. */
bool pl_french_cost(struct pl_str word, uint32_t *cost);
/* One of them begins so. */
bool pl_french_begins(struct pl_str start);

#endif
