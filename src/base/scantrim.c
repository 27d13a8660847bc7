/* Which sets of a want are worth being looked for: what most texts of the sample hold says
 * little of a want that its other sets tell, and is met again and again.  Without a sample
 * all are: what is guessed is too wrong for this. */
#include "base/scanplan.h"

#include "base/odds.h"

/* In instructions. */
static const double trying = 20000; /* a pattern that is not in the text */
static const double meeting = 250;  /* a string, each time that it stands there */

/* What is gained in a text by looking for set `i` of `kept`. */
static double gain_of(const struct pl_odds *odds, unsigned kept, size_t i)
{
	double without = pl_odds_met(odds, kept & ~(1U << i)), with = pl_odds_met(odds, kept);

	return (without - with) * trying - odds->times[i] * meeting;
}

/* Of what costs more than it gains the worst; SIZE_MAX: all are worth it.  Set `placing` tells
 * where to try, and stays. */
static size_t worst_of(const struct pl_odds *odds, unsigned kept, size_t placing)
{
	size_t worst = SIZE_MAX;
	double least = 0;

	for (size_t i = 0; i < odds->n_sets; i++) {
		double gain = kept >> i & 1 && i != placing ? gain_of(odds, kept, i) : 0;

		if (gain < least) {
			least = gain;
			worst = i;
		}
	}
	return worst;
}

static unsigned sets_worth(const struct pl_odds *odds, size_t placing)
{
	unsigned kept = (1U << odds->n_sets) - 1;
	size_t worst = 0;

	while (kept & (kept - 1) && (worst = worst_of(odds, kept, placing)) != SIZE_MAX)
		kept &= ~(1U << worst);
	return kept;
}

static size_t keep(struct pl_literal_set *sets, size_t n, unsigned kept)
{
	size_t left = 0;

	for (size_t i = 0; i < n; i++) {
		if (kept >> i & 1)
			sets[left++] = sets[i];
	}
	return left;
}

bool pl_scan_trim(struct pl_scan_build *build, struct pl_literals *literals)
{
	const struct pl_literal_set *placing = pl_scan_placing_set(build, literals);
	struct pl_odds odds;
	unsigned kept;

	if (!build->sample || pl_scan_sets_of(literals) < 2)
		return true;
	if (!pl_odds_take(&odds, literals, build->sample, &build->arena))
		return false;
	kept = sets_worth(&odds, placing ? (size_t)(placing - literals->sets) : SIZE_MAX);
	literals->n_outlines =
		keep(literals->outlines, literals->n_outlines, kept >> literals->n_sets);
	literals->n_sets = keep(literals->sets, literals->n_sets, kept);
	return true;
}
