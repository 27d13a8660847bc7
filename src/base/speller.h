/* Spelling by Hunspell's dictionaries.  The library is C++ and is loaded when the first
 * dictionary is, so that a program that checks no spelling never pays for it.  A program
 * built with SPELL=no has none: then everything here fails and says so. */
#ifndef PL_BASE_SPELLER_H
#define PL_BASE_SPELLER_H

#include "base/err.h"

struct pl_spellers; /* the dictionaries in use, each loaded once */
struct pl_speller;  /* one of them */

/* Is Hunspell there?  False with an error of code PL_SKIPPED that says what is missing. */
bool pl_speller_possible(struct pl_err *err);

/* All of them may be used by several threads. */
struct pl_spellers *pl_spellers_new(void); /* NULL when memory ends */
void pl_spellers_free(struct pl_spellers *spellers);
/* The dictionary, loaded when it is first asked for; owned by `spellers`.  NULL with an
 * error: it cannot be had. */
struct pl_speller *pl_spellers_get(struct pl_spellers *spellers, struct pl_str aff,
				   struct pl_str dic, struct pl_err *err);
/* The word is in the dictionary, in UTF-8.  One of more than 100 bytes never is, nor one that holds
 * anything but letters, digits, apostrophes, hyphens and points. */
bool pl_speller_knows(struct pl_speller *speller, struct pl_str word);
/* Appends the nearest word of the dictionary; false when it has none to offer.  This takes
 * a few milliseconds, for some words hundreds. */
bool pl_speller_suggest(struct pl_speller *speller, struct pl_str word, struct pl_buf *out);

#endif
