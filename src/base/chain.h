/* Patterns that ask for many runs of two classes in turn, as (?:[\p{L}'-]+[^\p{L}.!?]+){30,}
 * asks for thirty words without a stop: whether a text has so many of them is seen in one going
 * through it, where PCRE2 would try at every character. */
#ifndef PL_BASE_CHAIN_H
#define PL_BASE_CHAIN_H

#include "base/charclass.h"

enum { PL_CHAIN_NEAR = 0x180 };

struct pl_chain {
	struct pl_charclass first, then;
	uint32_t min;        /* pairs of runs */
	uint8_t near[PL_CHAIN_NEAR]; /* which of both a character of ASCII or Latin may be of, see
				      * chain.c */
};

/* False when the pattern is another.  More of it may follow the runs. */
bool pl_chain_read(struct pl_str pattern, unsigned flags, struct pl_chain *chain);
/* A byte of the text, which is UTF-8, from byte `from` on, before which no match starts;
 * SIZE_MAX when there is none in the text for sure. */
size_t pl_chain_start(const struct pl_chain *chain, struct pl_str text, size_t from);

#endif
