/* The word that was meant: the one that is a slip of the pen away from an unknown one. */
#ifndef PL_CHECK_SLIP_H
#define PL_CHECK_SLIP_H

#include "base/str.h"

/* What is known, and how much may still be asked.  An unknown word costs a dictionary 30 µs
 * (Hunspell 1.7.1, French, measured in 2026-11): 6,000 of them are 0.2 s. */
struct pl_slips {
	bool (*knows)(void *context, struct pl_str word); /* `word` ends in NUL */
	bool (*names)(void *context, struct pl_str word); /* ...and is a name that is listed */
	void *context;
	uint32_t asks;         /* that are left */
	struct pl_buf written; /* a word that is asked for */
	struct pl_buf folded;
};

enum { PL_SLIP_ASKS = 6000 };

/* Is the unknown word right all the same?  It writes oe for œ or a capital without its
 * accent, of which other rules speak; it is spelt as the reform of 1990 has it (connaitre,
 * règlementaire); or it is made of a known word and what anybody puts before it (réouverture,
 * cybersécurité). */
bool pl_slip_none(struct pl_slips *slips, struct pl_str word);
/* Puts the word that was meant into `out`, which is emptied first, in the case of `word`: an
 * accent that is wrong or missing, one letter too few, too many, doubled, not doubled or
 * mistaken for another, two that changed places, two common words without a space.  False
 * when there is none, so that nothing says that the word is wrong.  A word with a capital may
 * be anybody's name: then only an accent is looked for that makes a listed name or a common
 * word of it, and in long words one letter inside. */
bool pl_slip_find(struct pl_slips *slips, struct pl_str word, struct pl_buf *out);
void pl_slips_release(struct pl_slips *slips);

#endif
