/* Mixed case, as hashtags of several words are written: PlanDeVigilance. */
#ifndef PL_POST_MIXED_H
#define PL_POST_MIXED_H

#include "base/str.h"

/* Appends the words of a name in small letters, a blank between them: VigilanceCrue30 →
 * vigilance crue30, SNCFVoyageurs → sncf voyageurs.  `figures`: these are words of their
 * own, vigilance crue 30. */
void pl_mixed_words(struct pl_buf *out, struct pl_str name, bool figures);

/* Appends the phrase as a hashtag, without #: « plan de vigilance » → PlanDeVigilance.  Words
 * of capitals stay so; whatever is no letter and no figure parts words, and is left out. */
void pl_hashtag_of(struct pl_buf *out, struct pl_str phrase);

#endif
