/* What the owners of a scanner want, as strings to be looked for, each once. */
#include "base/scanplan.h"

#include <stdlib.h>
#include <string.h>

#include "base/known.h"

enum { LONGEST = 64 }; /* bytes of a string that are looked for; the rest is left to PCRE2 */

static int by_text(const void *a, const void *b)
{
	const struct pl_scan_ask *one = a, *other = b;
	int order = pl_str_order(one->text, other->text);

	if (!order)
		order = one->how - other->how;
	return order ? order : (one->ask > other->ask) - (one->ask < other->ask);
}

static size_t count_asks(const struct pl_scan_build *build, const struct pl_scan_plan *plan)
{
	size_t n = 0;

	for (size_t i = 0; i < plan->wants.n; i++) {
		const struct pl_literals *literals = &build->literals[i];

		for (size_t j = 0; j < literals->n_sets; j++)
			n += literals->sets[j].n;
		for (size_t j = 0; j < literals->n_outlines; j++)
			n += literals->outlines[j].n;
	}
	return n;
}

/* The next ask, of a string that is looked for as `how` says; its folded copy is for keys. */
static struct pl_scan_ask *add_ask(struct pl_scan_build *build, struct pl_str text, uint16_t how,
				   uint32_t number)
{
	struct pl_scan_ask *ask = &build->asks[build->n_asks++];
	char *folded = pl_arena_take(&build->arena, text.len + 1);

	ask->text = pl_str_cut(text, 0, LONGEST);
	ask->ask = number;
	ask->how = how;
	if (folded && how & PL_SCAN_OUTLINE)
		memcpy(folded, ask->text.at, ask->text.len);
	else if (folded)
		pl_literal_fold(ask->text, folded);
	ask->folded = folded ? folded : "";
	return ask;
}

static void add_phrase(struct pl_scan_build *build, const struct pl_phrase *phrase, bool exact,
		       uint32_t number)
{
	struct pl_scan_ask *ask = add_ask(build, phrase->text, exact ? PL_SCAN_EXACT : 0, number);
	struct pl_str text = { ask->folded, ask->text.len };

	if (build->arena.failed)
		return;
	if (phrase->opens && pl_scan_word_starts(text, 0))
		ask->how |= PL_SCAN_OPENS;
	if (phrase->closes && phrase->text.len <= LONGEST && pl_scan_word_ends(text, text.len))
		ask->how |= PL_SCAN_CLOSES;
}

/* Single bytes are looked for otherwise. */
static bool has_single(const struct pl_literal_set *set)
{
	size_t i = 0;

	while (i < set->n && set->phrases[i].text.len > 1)
		i++;
	return i < set->n;
}

/* Of what stands in most texts, in several places, it is not worth being told: least of all when
 * a sample says of which sets it is not worth to look for them at all. */
static bool is_everywhere(const struct pl_literal_set *set, const struct pl_sample *sample)
{
	const double often = sample ? 1. / 4000 : 1. / 100;
	double chance = 0;

	for (size_t i = 0; i < set->n; i++)
		chance += pl_chance(&set->phrases[i]);
	return chance > often;
}

/* On how many sides it says where matches begin. */
static unsigned bounds_of(const struct pl_literal_set *set)
{
	enum { TOO_FAR = 1024 }; /* bytes: most of a post */

	return (set->reach <= TOO_FAR ? 1U : 0) + (set->ahead <= TOO_FAR ? 1U : 0);
}

const struct pl_literal_set *pl_scan_placing_set(const struct pl_scan_build *build,
						 const struct pl_literals *literals)
{
	const struct pl_literal_set *best = NULL;

	for (size_t i = 0; i < literals->n_sets; i++) {
		const struct pl_literal_set *set = &literals->sets[i];

		if (bounds_of(set) > (best ? bounds_of(best) : 0) && !has_single(set) &&
		    !is_everywhere(set, build->sample))
			best = set;
	}
	return best;
}

/* Set `i` as an ask has it: the one that places comes first. */
static uint32_t number_of(const struct pl_scan_build *build, const struct pl_literals *literals,
			  uint32_t want, size_t i)
{
	const struct pl_literal_set *placing = pl_scan_placing_set(build, literals);
	size_t first = placing ? (size_t)(placing - literals->sets) : 0;

	if (i == first)
		i = 0;
	else if (i < first)
		i++;
	return want * PL_SCAN_SETS + (uint32_t)i;
}

static void add_sets(struct pl_scan_build *build, const struct pl_literals *literals, uint32_t want)
{
	for (size_t i = 0; i < literals->n_sets; i++) {
		uint32_t number = number_of(build, literals, want, i);

		for (size_t j = 0; j < literals->sets[i].n; j++)
			add_phrase(build, &literals->sets[i].phrases[j], literals->exact, number);
	}
	for (size_t i = 0; i < literals->n_outlines; i++) {
		uint32_t number = number_of(build, literals, want, literals->n_sets + i);

		for (size_t j = 0; j < literals->outlines[i].n; j++)
			add_ask(build, literals->outlines[i].phrases[j].text, PL_SCAN_OUTLINE,
				number);
	}
}

static bool is_placed(const struct pl_scan_owner *owner)
{
	return owner->reach != PL_LITERAL_FAR || owner->ahead != PL_LITERAL_FAR;
}

/* Where one want of an owner says nothing of where its matches begin, the others say it in
 * vain. */
static bool settle_places(struct pl_scan_build *build, const struct pl_scan_plan *plan)
{
	uint32_t n_owners = 0;
	bool *anywhere;

	for (size_t i = 0; i < plan->wants.n; i++) {
		if (plan->wants.at[i].owner >= n_owners)
			n_owners = plan->wants.at[i].owner + 1;
	}
	anywhere = PL_NEW_ARRAY(&build->arena, bool, (size_t)n_owners + 1);
	for (size_t i = 0; anywhere && i < plan->wants.n; i++) {
		const struct pl_literal_set *placing =
			pl_scan_placing_set(build, &build->literals[i]);
		struct pl_scan_owner *owner = &build->owners[build->numbers[i]];

		*owner = (struct pl_scan_owner){ plan->wants.at[i].owner, PL_LITERAL_FAR,
						 PL_LITERAL_FAR };
		if (placing) {
			owner->reach = placing->reach;
			owner->ahead = placing->ahead;
		}
		anywhere[owner->owner] |= !is_placed(owner);
	}
	for (size_t i = 0; anywhere && i < plan->wants.n; i++) {
		if (anywhere[build->owners[i].owner])
			build->owners[i].reach = build->owners[i].ahead = PL_LITERAL_FAR;
	}
	return anywhere;
}

/* Wants with several sets come first: they alone must be kept account of. */
static bool number_wants(struct pl_scan_build *build, const struct pl_scan_plan *plan)
{
	uint32_t next = 0;

	build->numbers = PL_NEW_ARRAY(&build->arena, uint32_t, plan->wants.n + 1);
	build->owners = PL_NEW_ARRAY(&build->arena, struct pl_scan_owner, plan->wants.n + 1);
	for (int joint = 1; build->numbers && joint >= 0; joint--) {
		for (size_t i = 0; i < plan->wants.n; i++) {
			if ((pl_scan_sets_of(&build->literals[i]) > 1) == joint)
				build->numbers[i] = next++;
		}
		build->n_joint = joint ? next : build->n_joint;
	}
	return build->numbers && build->owners && settle_places(build, plan);
}

bool pl_scan_ask_places(const struct pl_scan_build *build, const struct pl_scan_ask *ask)
{
	return ask->ask % PL_SCAN_SETS == 0 && is_placed(&build->owners[ask->ask / PL_SCAN_SETS]);
}

static bool trim_wants(struct pl_scan_build *build, const struct pl_scan_plan *plan)
{
	build->literals = PL_NEW_ARRAY(&build->arena, struct pl_literals, plan->wants.n + 1);
	for (size_t i = 0; build->literals && i < plan->wants.n; i++) {
		build->literals[i] = plan->wants.at[i].literals;
		if (!pl_scan_trim(build, &build->literals[i]))
			return false;
	}
	return build->literals;
}

static bool ask_all(struct pl_scan_build *build, const struct pl_scan_plan *plan)
{
	size_t n = count_asks(build, plan);

	if (n > UINT32_MAX / PL_SCAN_SETS || plan->wants.n > UINT32_MAX / PL_SCAN_SETS)
		return false;
	build->asks = PL_NEW_ARRAY(&build->arena, struct pl_scan_ask, n + 1);
	build->picks = PL_NEW_ARRAY(&build->arena, struct pl_scan_pick, n + 1);
	if (!build->asks || !build->picks || !number_wants(build, plan))
		return false;
	for (size_t i = 0; i < plan->wants.n; i++)
		add_sets(build, &build->literals[i], build->numbers[i]);
	if (build->arena.failed)
		return false;
	qsort(build->asks, build->n_asks, sizeof(*build->asks), by_text);
	return true;
}

/* Equal strings become one. */
static void unite(struct pl_scan_build *build)
{
	for (uint32_t i = 0; i < build->n_asks; i++) {
		struct pl_scan_pick *pick = &build->picks[build->n_picks];
		struct pl_str text = build->asks[i].text;
		uint16_t placing = pl_scan_ask_places(build, &build->asks[i]) ? PL_SCAN_PLACES : 0;

		if (i && pl_str_same(text, build->asks[i - 1].text) &&
		    build->asks[i].how == build->asks[i - 1].how) {
			pick[-1].n++;
			pick[-1].string.how |= placing;
			continue;
		}
		pick->first = i;
		pick->n = 1;
		pick->string.len = (uint8_t)text.len;
		pick->string.how = build->asks[i].how | placing;
		build->n_bytes += (uint32_t)text.len;
		build->n_long += text.len > 1;
		build->n_outlines += (build->asks[i].how & PL_SCAN_OUTLINE) != 0;
		build->n_picks++;
	}
}

bool pl_scan_gather(struct pl_scan_build *build, const struct pl_scan_plan *plan)
{
	if (!trim_wants(build, plan) || !ask_all(build, plan))
		return false;
	unite(build);
	return true;
}
