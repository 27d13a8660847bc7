/* occurrence: something that is there too often, or not often enough.  Vale's
 * kind. */
#include "check/action.h"
#include "check/near.h"

struct occurrence {
	struct pl_ref token;
	struct pl_action action;
	uint32_t max, min;
	uint8_t ignorecase;
	uint32_t pattern;
};

#define AT(field) offsetof(struct occurrence, field)

/* Vale masks code by stars and places nothing on it. */
static bool masked(struct pl_str text)
{
	size_t i = 0;

	while (i < text.len && (text.at[i] == '*' || text.at[i] == '@'))
		i++;
	return i == text.len;
}

struct tally {
	uint32_t n;
	struct pl_span place; /* of the first match that can be shown */
	bool placed;
};

static struct tally count(const struct occurrence *occurrence, const struct pl_block *block,
			  struct pl_hits *hits)
{
	struct tally tally = { 0 };
	struct pl_match match;
	size_t from = 0;

	while (pl_expr_next(hits, occurrence->pattern, block, &from, true, &match)) {
		struct pl_str text = pl_str_in(block->text, match.group[0]);

		tally.n++;
		if (tally.placed || pl_near_only_blanks(text, true) || masked(text))
			continue;
		tally.place = match.group[0];
		tally.placed = true;
	}
	return tally;
}

/* What is not there has no place of its own. */
static struct pl_hit *hit_absence(struct pl_hits *hits, const struct pl_block *block)
{
	if (block->media < 0) {
		struct pl_hit *hit = pl_hit_whole(hits);

		hit->of_block = !block->raw && !block->map;
		hit->block_at = block->start;
		return hit;
	}
	return pl_hit_block(hits, block, (struct pl_span){ 0, (uint32_t)block->text.len });
}

static struct pl_hit *tell(const struct occurrence *occurrence, const struct pl_block *block,
			   const struct tally *tally, struct pl_hits *hits)
{
	struct pl_hit *hit =
		tally->n ? pl_hit_block(hits, block, tally->place) : hit_absence(hits, block);

	pl_hit_argf(hits, hit, "%u", (unsigned)tally->n);
	if (tally->n)
		pl_action_edit(hits, &occurrence->action, block, tally->place, hit);
	return hit;
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	const struct occurrence *occurrence = settings;
	struct pl_block block;
	bool told[2] = { false }; /* that it is missing: once is enough, and once silenced */

	(void)post;
	for (size_t at = 0; pl_hits_block(hits, &at, &block);) {
		struct tally tally = count(occurrence, &block, hits);
		bool many = occurrence->max && tally.n > occurrence->max;
		bool few = tally.n < occurrence->min && !pl_hits_stopped(hits);
		bool silenced = pl_hits_silenced(hits, &block);

		if ((!many && !few) || (tally.n ? !tally.placed : told[silenced]))
			continue;
		told[silenced] |= tell(occurrence, &block, &tally, hits)->whole;
	}
}

static bool prepare(struct pl_prepare *prepare, struct pl_err *err)
{
	const struct occurrence *settings = PL_SETTINGS(prepare, struct occurrence);
	struct pl_buf text = { 0 };
	unsigned flags;

	if (!settings)
		return pl_fail_nomem(err);
	flags = pl_expr_flags(settings->ignorecase);
	if (!pl_rule_wants(prepare, "token", err) || !pl_action_put(prepare, AT(action), err))
		return false;
	settings = PL_SETTINGS(prepare, struct occurrence);
	pl_buf_printf(&text, "(?:%.*s)", PL_ARGS(pl_ref_str(&settings->token)));
	if (!pl_expr_put(prepare, AT(pattern), &text, flags, err))
		return false;
	settings = PL_SETTINGS(prepare, struct occurrence);
	/* Too few may be none at all, so such a rule sees every post. */
	return settings->min || prepare->needs(prepare, settings->pattern, err);
}

static const struct pl_param params[] = {
	{ .name = "token",
	  .type = PL_PARAM_STRING,
	  .offset = AT(token),
	  .help = "A regular expression of what is counted." },
	{ .name = "max",
	  .type = PL_PARAM_UINT,
	  .offset = AT(max),
	  .help = "More than this is too many; 0 is no limit." },
	{ .name = "min",
	  .type = PL_PARAM_UINT,
	  .offset = AT(min),
	  .help = "Fewer than this is too few; 0 is no limit." },
	PL_EXPR_IGNORECASE(AT(ignorecase)),
	{ 0 },
};

const struct pl_check pl_check_occurrence = {
	.name = "occurrence",
	.help = "something that is there too often, or not often enough",
	.args = "how often it is there",
	.params = params,
	.blocks = true,
	.size = sizeof(struct occurrence),
	.prepare = prepare,
	.run = run,
};
