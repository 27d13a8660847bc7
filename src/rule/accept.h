/* Accepted words, compiled for being looked for.  Inside rule/ only. */
#ifndef PL_RULE_ACCEPT_H
#define PL_RULE_ACCEPT_H

#include "check/check.h"

/* Compiles the words that `vocab` accepts, the lists of them in the arena.  Each that is
 * no pattern is a fault and left out.  False when memory ends. */
bool pl_accept_compile(struct pl_vocab *vocab, struct pl_arena *arena, struct pl_faults *faults);
void pl_accept_release(struct pl_vocab *vocab);

#endif
