/* Suppressions that do nothing: unused ones, and names that nobody has. */
#include "lint/lint.h"

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
	enum pl_level level;

	while (next_rule(hits, &walk, name, &at)) {
		if (!pl_checks[at.rule->check]->last &&
		    pl_rule_runs(at.rule, hits->post, hits->options, &level))
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
		*place = said->place;
		*what = said->name.len ? said->name : pl_str_in(hits->post->draft, said->place);
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
		*place = said->place;
		*what = said->name;
		*nearest = pl_ruleset_nearest(hits->rules, said->name);
		return true;
	}
	return false;
}
