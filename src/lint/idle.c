/* Suppressions that should not be as they are: unused ones, names that nobody has, those
 * without a reason. */
#include "lint/lint.h"

static void tell(const struct pl_hits *hits, const struct pl_suppression *said,
		 struct pl_span *place, struct pl_str *what)
{
	*place = said->place;
	*what = said->name.len ? said->name : pl_str_in(hits->post->draft, said->place);
}

static bool next_rule(const struct pl_hits *hits, struct pl_rule_walk *walk, struct pl_str name,
		      struct pl_rule_at *at)
{
	while (pl_ruleset_next(hits->rules, walk, at)) {
		if (!name.len || pl_rule_is(at->rule, name))
			return true;
	}
	return false;
}

/* Did any rule of that name look at the post?  One that was not asked cannot tell. */
static bool has_run(const struct pl_hits *hits, struct pl_str name)
{
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;
	struct pl_rule_run run;

	while (next_rule(hits, &walk, name, &at)) {
		if (!pl_checks[at.rule->check]->last &&
		    pl_rule_runs(at.rule, hits->post, hits->options, &run))
			return true;
	}
	return false;
}

/* With a few rules only nobody knows whether `off` is of use. */
static bool is_narrow(const struct pl_hits *hits)
{
	return hits->options->only && *hits->options->only;
}

bool pl_hits_unused(const struct pl_hits *hits, size_t *at, struct pl_span *place,
		    struct pl_str *what)
{
	while (*at < hits->post->n_suppressions) {
		size_t i = (*at)++;
		const struct pl_suppression *said = &hits->post->suppressions[i];

		if (!said->off || hits->used[i] || (!said->name.len && is_narrow(hits)) ||
		    !has_run(hits, said->name))
			continue;
		tell(hits, said, place, what);
		return true;
	}
	return false;
}

/* Names of one comment, which share its reason. */
static bool in_one_comment(const struct pl_suppression *a, const struct pl_suppression *b)
{
	return a->by == b->by && a->by != PL_BY_FRONT && a->draft.start == b->draft.start &&
	       a->draft.end == b->draft.end;
}

bool pl_hits_unexplained(const struct pl_hits *hits, size_t *at, struct pl_span *place,
			 struct pl_str *what)
{
	while (*at < hits->post->n_suppressions) {
		const struct pl_suppression *said = &hits->post->suppressions[(*at)++];

		/* Vale's own comments have no room for one. */
		if (!said->off || said->vale || said->reason.len ||
		    (*at > 1 && in_one_comment(said, said - 1)))
			continue;
		tell(hits, said, place, what);
		return true;
	}
	return false;
}

bool pl_hits_unknown(const struct pl_hits *hits, size_t *at, struct pl_span *place,
		     struct pl_str *what, const char **nearest)
{
	while (*at < hits->post->n_suppressions) {
		const struct pl_suppression *said = &hits->post->suppressions[(*at)++];
		struct pl_rule_walk walk = { 0 };
		struct pl_rule_at named;

		if (!said->name.len || next_rule(hits, &walk, said->name, &named))
			continue;
		tell(hits, said, place, what);
		*nearest = pl_ruleset_nearest(hits->rules, said->name);
		return true;
	}
	return false;
}
