/* One's own most frequent findings: names of rules and how often, nothing of the drafts.  They lie
 * among what a walk keeps, are never sent, can be erased, and are not counted when that is
 * switched off. */
#ifndef PL_GUIDE_TALLY_H
#define PL_GUIDE_TALLY_H

#include "guide/exercise.h"
#include "guide/store.h"

/* Adds what was found in a draft, each rule once. */
void pl_tally_add(struct pl_store *store, const struct pl_findings *findings);
uint32_t pl_tally_of(const struct pl_store *store, struct pl_str rule);
/* The name of the `n`-th most frequent rule, from 0; empty behind the last. */
struct pl_str pl_tally_rank(const struct pl_store *store, size_t n);
void pl_tally_erase(struct pl_store *store);
bool pl_tally_is_on(const struct pl_store *store);
void pl_tally_switch(struct pl_store *store, bool on);

#endif
