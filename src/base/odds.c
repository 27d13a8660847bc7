/* Counting texts of a sample by the sets of literals that they meet. */
#include "base/odds.h"

#include "base/known.h"
#include "base/outline.h"

static const double ordinary = 300; /* bytes of a text */

static double guess_times(const struct pl_phrase *phrase, bool outline)
{
	return ordinary * (outline ? pl_outline_chance(phrase->text) : pl_chance(phrase));
}

double pl_odds_times(const struct pl_phrase *phrase, bool outline, const struct pl_sample *sample)
{
	return pl_sample_times(sample, phrase->text, outline, guess_times(phrase, outline));
}

static size_t words_of(const struct pl_odds *odds)
{
	return odds->n_texts / 64 + 1;
}

static void take_set(struct pl_odds *odds, size_t i, const struct pl_literal_set *set, bool outline,
		     const struct pl_sample *sample)
{
	double guess = 0;

	for (size_t j = 0; j < set->n; j++) {
		const struct pl_phrase *phrase = &set->phrases[j];

		guess += guess_times(phrase, outline);
		odds->times[i] += pl_odds_times(phrase, outline, sample);
		if (sample)
			pl_sample_mark(sample, phrase->text, outline,
				       odds->texts + i * words_of(odds));
	}
	odds->guess[i] = guess / (1 + guess);
}

bool pl_odds_take(struct pl_odds *odds, const struct pl_literals *literals,
		  const struct pl_sample *sample, struct pl_arena *arena)
{
	*odds = (struct pl_odds){
		.n_sets = literals->n_sets + literals->n_outlines,
		.n_texts = sample ? pl_sample_count(sample) : 0,
	};
	odds->texts = PL_NEW_ARRAY(arena, uint64_t, words_of(odds) * odds->n_sets + 1);
	if (!odds->texts)
		return false;
	for (size_t i = 0; i < literals->n_sets; i++)
		take_set(odds, i, &literals->sets[i], false, sample);
	for (size_t i = 0; i < literals->n_outlines; i++)
		take_set(odds, literals->n_sets + i, &literals->outlines[i], true, sample);
	return true;
}

double pl_odds_met(const struct pl_odds *odds, unsigned sets)
{
	double met = 1;

	for (size_t i = 0; i < odds->n_sets; i++)
		met *= sets >> i & 1 ? odds->guess[i] : 1;
	for (size_t text = 0; text < odds->n_texts; text++) {
		bool all = true;

		for (size_t i = 0; i < odds->n_sets && all; i++)
			all = !(sets >> i & 1) ||
			      odds->texts[i * words_of(odds) + text / 64] >> text % 64 & 1;
		met += all;
	}
	return met / ((double)odds->n_texts + 1);
}
