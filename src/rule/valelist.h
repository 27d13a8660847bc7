/* Lists as .vale.ini writes them: with commas between the items. */
#ifndef PL_RULE_VALELIST_H
#define PL_RULE_VALELIST_H

#include "base/node.h"

/* A list of what stands between commas in all values of a key, white space at the ends
 * and empty items left out.  In `patterns` a comma inside brackets parts nothing.  In
 * the arena; the value itself when memory ends. */
const struct pl_node *pl_vale_list(struct pl_arena *arena, const struct pl_node *value,
				   bool patterns);

#endif
