/* Which suppression silences a finding.
 *
 * As in Vale, a comment acts on the blocks that end behind it, and what is found in the
 * raw draft, in the summary or about the whole obeys only what is in force at the end: of
 * Vale's own words `off` alone.  `off` for all and a rule's own switch do not touch each
 * other. */
#include "lint/silence.h"

#include <stdlib.h>

#include "lint/lint.h"

/* --- what concerns the rule ---------------------------------------------------------------- */

/* Suppressions by number, while they are sorted. */
struct concern {
	const struct pl_suppression *said;
	uint32_t number;
};

struct concerns {
	PL_LIST(struct concern) list;
};

static int match_order(bool one, struct pl_str match, bool other_one, struct pl_str other)
{
	if (one != other_one)
		return one ? 1 : -1;
	return one ? pl_str_order(match, other) : 0;
}

static int by_match(const void *a, const void *b)
{
	const struct concern *left = a, *right = b;
	int order = match_order(left->said->one_match, left->said->match, right->said->one_match,
				right->said->match);

	if (!order)
		order = right->said->everywhere - left->said->everywhere;
	if (!order)
		order = left->number < right->number ? -1 : left->number > right->number;
	return order;
}

/* What silences all does not silence what is said about itself. */
static bool is_about(const struct pl_suppression *said, const struct pl_rule *rule)
{
	return said->name.len ? pl_rule_is(rule, said->name) : !pl_checks[rule->check]->last;
}

static bool is_over(const struct pl_suppression *said, const char *today)
{
	struct pl_date now;
	int32_t minutes;

	return said->until.day && today && pl_date_read(pl_str_of(today), &now, &minutes) &&
	       pl_date_number(now) > pl_date_number(said->until);
}

static bool find_concerns(struct concerns *concerns, const struct pl_post *post,
			  const struct pl_rule *rule, const char *today)
{
	for (size_t i = 0; i < post->n_suppressions; i++) {
		const struct pl_suppression *said = &post->suppressions[i];
		struct concern *concern;

		if (!is_about(said, rule) || is_over(said, today))
			continue;
		concern = PL_PUSH(&concerns->list);
		if (!concern)
			return false;
		*concern = (struct concern){ said, (uint32_t)i + 1 };
	}
	PL_SORT(&concerns->list, by_match);
	return true;
}

/* --- steps ------------------------------------------------------------------------------------ */

/* What is in force: the number of the suppression, 0: none. */
struct force {
	uint32_t everywhere, all, named, once;
	bool vale; /* `named` was said as Vale has it */
	const struct pl_suppression *once_said;
};

static bool add_step(struct pl_silence *silence, const struct pl_suppression *of, uint32_t at,
		     uint32_t in_draft, uint32_t by)
{
	struct pl_silence_step *step = PL_PUSH(&silence->steps);

	if (step)
		*step = (struct pl_silence_step){ of->one_match, of->match, at, in_draft, by };
	return step;
}

static uint32_t in_force(const struct force *force)
{
	return force->everywhere ? force->everywhere
	       : force->all      ? force->all
	       : force->named    ? force->named
				 : force->once;
}

/* At the end, where no place counts any more. */
static uint32_t at_end(const struct force *force)
{
	return force->everywhere              ? force->everywhere
	       : force->all                   ? force->all
	       : force->named && !force->vale ? force->named
					      : 0;
}

static bool end_once(struct pl_silence *silence, struct force *force)
{
	const struct pl_suppression *said = force->once_said;

	force->once = 0;
	return add_step(silence, said, said->text.end, said->draft.end, in_force(force));
}

static void switch_to(struct force *force, const struct concern *concern)
{
	const struct pl_suppression *said = concern->said;
	uint32_t number = said->off ? concern->number : 0;

	if (said->everywhere) {
		force->everywhere = force->everywhere ? force->everywhere : number;
	} else if (said->once) {
		force->once = number;
		force->once_said = said;
	} else if (!said->name.len) {
		force->all = number;
	} else {
		force->named = number;
		force->vale = said->vale;
	}
}

static bool add_concern(struct pl_silence *silence, struct force *force,
			const struct concern *concern)
{
	const struct pl_suppression *said = concern->said;

	if (force->once && said->text.start >= force->once_said->text.end &&
	    !end_once(silence, force))
		return false;
	switch_to(force, concern);
	return add_step(silence, said, said->everywhere ? 0 : said->text.start,
			said->everywhere ? 0 : said->draft.start, in_force(force));
}

/* The steps of those that are about the same match, from the i-th on. */
static bool add_group(struct pl_silence *silence, const struct concerns *concerns, size_t *i)
{
	const struct pl_suppression *first = concerns->list.at[*i].said;
	struct force force = { 0 };

	for (; *i < concerns->list.n; (*i)++) {
		const struct concern *concern = &concerns->list.at[*i];

		if (match_order(first->one_match, first->match, concern->said->one_match,
				concern->said->match))
			break;
		if (!add_concern(silence, &force, concern))
			return false;
	}
	/* What is silenced to the end of the text has no end that could be reached. */
	if (force.once && force.once_said->text.end != UINT32_MAX && !end_once(silence, &force))
		return false;
	return add_step(silence, first, UINT32_MAX, UINT32_MAX, at_end(&force));
}

bool pl_silence_set(struct pl_silence *silence, const struct pl_post *post,
		    const struct pl_rule *rule, const char *today)
{
	struct concerns concerns = { 0 };
	bool ok;

	silence->steps.n = 0;
	if (!post->n_suppressions)
		return true;
	ok = find_concerns(&concerns, post, rule, today);
	for (size_t i = 0; ok && i < concerns.list.n;)
		ok = add_group(silence, &concerns, &i);
	PL_LIST_RELEASE(&concerns.list);
	return ok;
}

void pl_silence_release(struct pl_silence *silence)
{
	PL_LIST_RELEASE(&silence->steps);
}

/* --- asking ----------------------------------------------------------------------------------- */

/* Where a hit stands as far as suppressions go. */
struct standing {
	bool in_draft; /* `at` is of the draft */
	uint32_t at;
};

/* A block obeys as a whole what is said before its end; alternative texts stand last in
 * the text, but in the draft where they belong. */
static struct standing standing_of(const struct pl_post *post, const struct pl_hit *hit)
{
	const struct pl_prose *prose;
	uint32_t at = hit->of_block ? hit->block_at : hit->span.start;
	bool document = pl_post_is_document(post);

	if (hit->media >= 0 || hit->summed)
		return (struct standing){ false, UINT32_MAX };
	if (!hit->of_block && (hit->whole || (hit->in_draft && document)))
		return (struct standing){ false, UINT32_MAX };
	prose = document ? pl_post_prose_at(post, at) : NULL;
	if (!prose)
		return (struct standing){ false, at };
	if (prose->within & PL_IN_ATTR)
		return (struct standing){ true, pl_post_place(post, prose->span).start };
	return (struct standing){ false, prose->span.start };
}

/* Does the step stand behind the place, in order of match and place? */
static bool is_behind(const struct pl_silence_step *step, bool one_match, struct pl_str match,
		      struct standing standing)
{
	int order = match_order(step->one_match, step->match, one_match, match);

	if (order)
		return order > 0;
	return (standing.in_draft ? step->in_draft : step->at) > standing.at;
}

static uint32_t silenced(const struct pl_silence *silence, bool one_match, struct pl_str match,
			 struct standing standing)
{
	size_t low = 0, high = silence->steps.n;
	const struct pl_silence_step *last;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (is_behind(&silence->steps.at[middle], one_match, match, standing))
			high = middle;
		else
			low = middle + 1;
	}
	last = low ? &silence->steps.at[low - 1] : NULL;
	return last && !match_order(last->one_match, last->match, one_match, match) ? last->by : 0;
}

uint32_t pl_silence_of(const struct pl_silence *silence, const struct pl_post *post,
		       const struct pl_hit *hit, const struct pl_str *match)
{
	struct standing standing = standing_of(post, hit);
	uint32_t by = silenced(silence, false, PL_STR(""), standing);

	return by || !match ? by : silenced(silence, true, *match, standing);
}

bool pl_hits_silenced(const struct pl_hits *hits, const struct pl_block *block)
{
	const struct pl_hit hit = { .span = { block->start, block->start },
				    .media = block->media,
				    .in_draft = block->raw,
				    .summed = block->map != NULL };

	return pl_silence_of(hits->silence, hits->post, &hit, NULL);
}
