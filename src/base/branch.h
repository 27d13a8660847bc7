/* Branches: the alternatives of a pattern, each as a pattern of its own. */
#ifndef PL_BASE_BRANCH_H
#define PL_BASE_BRANCH_H

#include "base/str.h"

struct pl_branches {
	PL_LIST(struct pl_str) list;
};

/* Adds patterns of which at least one matches wherever `pattern` does: its outermost
 * alternatives, each with what stands around all of them; the pattern alone when it has
 * none, or is too unusual to be cut.  They are to be read, not run: groups lose their
 * numbers.  Texts live in the arena.  False when memory ends. */
bool pl_branches_of(struct pl_arena *arena, struct pl_str pattern, struct pl_branches *out);

#endif
