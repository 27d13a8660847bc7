/* Dates and hours of a text, by its tokens: mardi 12 mars 2026, 18 h 30, 12/03, March 12. */
#ifndef PL_POST_WHEN_H
#define PL_POST_WHEN_H

#include "post/post.h"

/* How many tokens from `first` on say a date or an hour together; 0 when none starts
 * there. */
size_t pl_when(const struct pl_post *post, size_t first);

#endif
