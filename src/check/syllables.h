/* Syllables of English words, as jdkato/twine 0.10 counts them for Vale (read in 2026-11):
 * groups of vowels, more and fewer by the look of the word. */
#ifndef PL_CHECK_SYLLABLES_H
#define PL_CHECK_SYLLABLES_H

#include "base/str.h"

/* At least 1, but 0 of the empty word. */
unsigned pl_syllables(struct pl_str word);

#endif
