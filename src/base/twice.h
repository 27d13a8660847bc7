/* Patterns that ask for a word and the same again, as \b(\w+)\s+\1\b does: which words of a text
 * may stand there twice is seen in one going through it, where PCRE2 would try at each. */
#ifndef PL_BASE_TWICE_H
#define PL_BASE_TWICE_H

#include "base/charclass.h"

enum { PL_TWICE_NEAR = 0x180 };

struct pl_twice {
	struct pl_charclass word, between; /* no character is of both */
	bool nocase;
	bool closes;         /* the second ends where a word ends */
	uint8_t near[PL_TWICE_NEAR]; /* what a character of ASCII or Latin is, see twice.c */
};

/* False when the pattern is another. */
bool pl_twice_read(struct pl_str pattern, unsigned flags, struct pl_twice *twice);
/* Where the first match from byte `from` of the text on, which is UTF-8, may start: at one of the
 * bytes from `starts->start` to `starts->end`, both included, or behind them.  False: there is
 * none for sure. */
bool pl_twice_find(const struct pl_twice *twice, struct pl_str text, size_t from,
		   struct pl_span *starts);

#endif
