/* Classes of characters as patterns write them, \S or [^.!?\n] or \p{L}: what of them can be
 * known without PCRE2, by those who find patterns, or places for them, themselves. */
#ifndef PL_BASE_CHARCLASS_H
#define PL_BASE_CHARCLASS_H

#include "base/str.h"

enum { PL_CLASS_OTHERS = 8 };

/* A set of characters. */
struct pl_charclass {
	uint64_t ascii[2];                /* those of ASCII, a bit each */
	uint32_t others[PL_CLASS_OTHERS]; /* beyond it */
	uint32_t n_others;
	bool white;                       /* and all white space beyond it */
	bool letters;                     /* and all letters beyond it: \p{L} */
	bool words;                       /* the same, and digits: \w */
	bool negated;                     /* all others: of what is beyond ASCII too */
};

struct pl_pattern_reader;
/* False when there is no class, or not all of it is understood; `at` is then anywhere. */
bool pl_charclass_read(struct pl_pattern_reader *reader, struct pl_charclass *class);

/* Of most letters beyond Latin it is not known, since versions of Unicode differ about them,
 * whether PCRE2 takes them for such: both bits are set. */
enum { PL_MAY_BE_IN = 1, PL_MAY_BE_OUT = 2 };
unsigned pl_charclass_may(const struct pl_charclass *class, uint32_t code);
/* It is known of every character. */
bool pl_charclass_is_sure(const struct pl_charclass *class);
/* For one that is sure. */
bool pl_charclass_holds(const struct pl_charclass *class, uint32_t code);

#endif
