/* Words as French joins them: l’accès, va-t-il, celui-ci, agent·e·s. */
#ifndef PL_CHECK_JOINED_H
#define PL_CHECK_JOINED_H

#include "base/str.h"

/* The next word from byte `*at` on, which then moves behind it: letters, and what joins them
 * between two of them: apostrophes, hyphens, dots on the line and above it.  Words that touch
 * digits and signs of machines, and endings in brackets, as in inscrit(e)s, are passed over.
 * False at the end. */
bool pl_joined_next(struct pl_str text, size_t *at, struct pl_span *word);
/* The next part of such a word, from byte `*at` on: what stands between hyphens, without the
 * article or conjunction that is elided before it and without the endings of the other
 * gender.  False at the end, and for what is joined in no way of French. */
bool pl_joined_part(struct pl_str word, size_t *at, struct pl_span *part);

#endif
