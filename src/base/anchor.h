/* Bytes that are rare in texts and one of which stands wherever something else does: gone to by
 * memchr, which is faster than any look at all bytes. */
#ifndef PL_BASE_ANCHOR_H
#define PL_BASE_ANCHOR_H

#include "base/str.h"

enum { PL_ANCHORS = 4 };

/* { 0 }: nothing is to be gone to. */
struct pl_anchors {
	char bytes[PL_ANCHORS];
	unsigned n;
};

/* False when there is no room for one more; one that is there already needs none. */
bool pl_anchors_add(struct pl_anchors *anchors, char byte);
/* Share of the places of an ordinary text at which one of them stands; 1 of none. */
double pl_anchors_chance(const struct pl_anchors *anchors);
/* Are they so rare that it pays to go to them? */
bool pl_anchors_pay(const struct pl_anchors *anchors);
/* Where the first stands from byte `at` of the text on; `end` when none does before that. */
size_t pl_anchors_next(const struct pl_anchors *anchors, struct pl_str text, size_t at, size_t end);

#endif
