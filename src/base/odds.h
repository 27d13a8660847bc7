/* How often ordinary texts hold what a pattern needs: as a sample of them has it, and as is
 * guessed from the letters where there is none. */
#ifndef PL_BASE_ODDS_H
#define PL_BASE_ODDS_H

#include "base/literal.h"
#include "base/sample.h"

enum { PL_ODDS_SETS = PL_LITERAL_SETS + PL_LITERAL_OUTLINES };

/* Of the sets of literals, first those of the text, then those of its outline. */
struct pl_odds {
	size_t n_sets;
	double times[PL_ODDS_SETS]; /* that strings of the set stand in a text */
	double guess[PL_ODDS_SETS]; /* that such a text has one of them */
	size_t n_texts;             /* of the sample, which is not known of any longer */
	uint64_t *texts;            /* for each set a bit for each text that has one of it */
};

/* How many times a text of some 300 bytes, or its outline, holds the phrase.  `sample` may be
 * NULL. */
double pl_odds_times(const struct pl_phrase *phrase, bool outline, const struct pl_sample *sample);
/* What it refers to lives in the arena.  `sample` may be NULL.  False when memory ends. */
bool pl_odds_take(struct pl_odds *odds, const struct pl_literals *literals,
		  const struct pl_sample *sample, struct pl_arena *arena);
/* The share of texts that meet all sets of these: bit i is set i. */
double pl_odds_met(const struct pl_odds *odds, unsigned sets);

#endif
