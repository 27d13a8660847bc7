/* Abbreviations of French text: full stops that do not end a sentence. */
#ifndef PL_POST_ABBREV_H
#define PL_POST_ABBREV_H

#include "base/str.h"

/* The word before the full stop at byte `dot` is an abbreviation or an initial, and
 * what follows from byte `next` on goes on with the sentence.  `start` is where
 * the sentence starts: "1." and "B." at its head number it and do not end it. */
bool pl_abbrev_goes_on(struct pl_str text, size_t start, size_t dot, size_t next);
/* The word before `dot` is an abbreviation that may stand before a lower-case
 * letter on the next line, etc. among them. */
bool pl_abbrev_known(struct pl_str text, size_t start, size_t dot);

#endif
