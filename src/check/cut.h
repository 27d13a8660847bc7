/* Cutting what was written as one word into the words it is made of. */
#ifndef PL_CHECK_CUT_H
#define PL_CHECK_CUT_H

#include "check/words.h"

/* The word with a capital on each of its words, journeedupatrimoine →
 * JourneeDuPatrimoine, in the arena; empty when the dictionary does not cut it into
 * two words of three letters or more, or knows it as one word. */
struct pl_str pl_cut_words(struct pl_arena *arena, const struct pl_dict *dict,
			   struct pl_str word);

#endif
