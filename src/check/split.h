/* Words as Vale's speller takes them from a text: what stands between white space, without
 * quotation marks and punctuation at its ends. */
#ifndef PL_CHECK_SPLIT_H
#define PL_CHECK_SPLIT_H

#include "base/str.h"

/* The next word that holds a letter, from byte `*at` on, which then moves behind it.  With
 * `foreign` it loses the marks at its ends that English has not, too: « » ‹ › ….
 * False at the end. */
bool pl_split_next(struct pl_str text, size_t *at, bool foreign, struct pl_span *word);
/* Appends the word with straight quotation marks and apostrophes. */
void pl_split_straight(struct pl_buf *out, struct pl_str word);

#endif
