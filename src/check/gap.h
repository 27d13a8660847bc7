/* A space beside a sign, and what a convention wants there: what the kind gaps is made of. */
#ifndef PL_CHECK_GAP_H
#define PL_CHECK_GAP_H

#include "check/walk.h"

enum pl_gap { PL_GAP_KEEP, PL_GAP_NONE, PL_GAP_SPACE, PL_GAP_NO_BREAK, PL_GAP_NARROW };

/* A convention. */
struct pl_gaps {
	uint8_t colon, marks, quotes, percent, dashes; /* enum pl_gap */
	uint8_t stops, inside, apostrophes;            /* PL_GAP_KEEP or PL_GAP_NONE */
	uint8_t missing, lines, kinds;
};

/* The settings of the walk. */
const struct pl_gaps *pl_gaps_of(const struct pl_walk *walk);

bool pl_gap_is_line_end(uint32_t code);
/* Nothing stands there to be kept apart from. */
bool pl_gap_is_edge(uint32_t code);
/* Where the blanks begin that end at byte `at`, and where those end that begin there; with
 * the convention's `lines`, over line ends. */
size_t pl_gap_start(const struct pl_walk *walk, size_t at);
size_t pl_gap_end(const struct pl_walk *walk, size_t at);

/* The blanks from start to end, beside the sign looked at, become what is wanted: the hit
 * that says so, or NULL when they are so. */
struct pl_hit *pl_gap_set(struct pl_walk *walk, size_t start, size_t end, enum pl_gap wanted);
/* A plain space behind the sign, at byte `end`, told with what was told of it before; `hit`
 * may be NULL. */
void pl_gap_part(struct pl_walk *walk, struct pl_hit *hit, size_t end);

/* Where the tags, and blanks between them, begin that end at the sign; the sign's own byte
 * when no tag does. */
size_t pl_gap_tags_start(const struct pl_walk *walk);
/* « <b>mot </b> ! »: the blanks among the tags, which begin at byte `start`, go, and one is
 * put before the marks that end at byte `end`. */
void pl_gap_behind_tags(struct pl_walk *walk, size_t start, size_t end, enum pl_gap wanted);

#endif
