/* A network on one screen: `plume card` and the guide's page of it say the same. */
#ifndef PL_GUIDE_CARD_H
#define PL_GUIDE_CARD_H

#include "guide/guide.h"
#include "rule/ruleset.h"

/* What stands before a network's name where practices and rules are named too. */
#define PL_CARD_PREFIX "network/"

/* By name or other name, with the prefix or without; NULL: none is called so. */
const struct pl_network *pl_card_find(const struct pl_ruleset *rules, struct pl_str name);
/* Calls `each` for each row of what is known, such as "Length" and "280 at most, …", both in the
 * language.  False when memory ends. */
bool pl_card_rows(const struct pl_network *network, enum pl_lang lang,
		  void (*each)(void *context, struct pl_str label, struct pl_str text),
		  void *context);
/* The practices that rules of the network check, the gravest and those about the fewest networks
 * first; rules about all networks say nothing.  `*n`: how many `out` has room for, then how many
 * there are.  False when memory ends. */
bool pl_card_advice(const struct pl_ruleset *rules, const struct pl_shelf *shelf,
		    const struct pl_network *network, const struct pl_practice **out, size_t *n);

#endif
