/* Where the system keeps Hunspell's dictionaries. */
#ifndef PL_BASE_LEXICON_H
#define PL_BASE_LEXICON_H

#include "base/err.h"

/* The folder that is looked in first, for people. */
extern const char pl_lexicon_place[];

/* The two files of the dictionary NAME (fr, en_US), in `arena`; a language alone also stands
 * for its first country: fr for fr_FR.  False when none of the system's folders has both. */
bool pl_lexicon_find(struct pl_arena *arena, struct pl_str name, struct pl_str *aff,
			struct pl_str *dic);

#endif
