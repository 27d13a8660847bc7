/* Which rules run: those that the options choose, and of them those that concern a post. */
#include "lint/lint.h"

bool pl_rule_is(const struct pl_rule *rule, struct pl_str name)
{
	return pl_str_same(pl_ref_str(&rule->name), name) ||
	       pl_str_same(pl_ref_str(&rule->style), name);
}

static bool named(const struct pl_rule *rule, const char *const *names)
{
	for (; names && *names; names++) {
		if (pl_rule_is(rule, pl_str_of(*names)))
			return true;
	}
	return false;
}

static bool among(const struct pl_row *row, struct pl_str word)
{
	for (uint32_t i = 0; i < row->n; i++) {
		if (pl_str_same(pl_ref_str(PL_ROW(struct pl_ref, row) + i), word))
			return true;
	}
	return false;
}

/* --- switches ------------------------------------------------------------------------------ */

/* What switches are asked about. */
struct place {
	const struct pl_post *post; /* NULL: no draft; what holds for some holds for none */
	int network;                /* of those that the post knows; -1: none */
};

static bool holds(const struct pl_switch *one, const struct place *place)
{
	const struct pl_post *post = place->post;

	if (!one->network && !one->type)
		return true;
	return post && (!one->type || pl_str_is(post->type, one->type)) &&
	       (!one->network ||
		(place->network >= 0 &&
		 pl_networks_find(post->known, pl_str_of(one->network)) == place->network));
}

/* The last switch that names the rule there, or NULL. */
static const struct pl_switch *switched(const struct pl_rule *rule,
					const struct pl_switch *switches, const struct place *place)
{
	const struct pl_switch *last = NULL;

	for (; switches && switches->name; switches++) {
		if (pl_rule_is(rule, pl_str_of(switches->name)) && holds(switches, place))
			last = switches;
	}
	return last;
}

static enum pl_level level_at(const struct pl_rule *rule, const struct pl_switch *switches,
			      const struct place *place)
{
	enum pl_level level = (enum pl_level)rule->level;

	for (; switches && switches->name; switches++) {
		if (switches->to == PL_SWITCH_LEVEL &&
		    pl_rule_is(rule, pl_str_of(switches->name)) && holds(switches, place))
			level = switches->level;
	}
	return level;
}

static bool wanted_at(const struct pl_rule *rule, const struct pl_options *options,
		      const struct place *place, enum pl_level *level)
{
	const struct pl_switch *last = switched(rule, options->switches, place);

	*level = level_at(rule, options->switches, place);
	if (options->only && *options->only)
		return named(rule, options->only);
	if (*level < options->level || (last && last->to == PL_SWITCH_OFF))
		return false;
	return last || ((!options->styles || named(rule, options->styles)) &&
			rule->profile <= options->profile);
}

enum pl_level pl_rule_level(const struct pl_rule *rule, const struct pl_switch *switches)
{
	return level_at(rule, switches, &(struct place){ NULL, -1 });
}

bool pl_rule_wanted(const struct pl_rule *rule, const struct pl_options *options,
		    enum pl_level *level)
{
	return wanted_at(rule, options, &(struct place){ NULL, -1 }, level);
}

bool pl_rule_may_run(const struct pl_rule *rule, const struct pl_options *options)
{
	const struct pl_switch *one = options->switches;
	enum pl_level level;

	for (; one && one->name; one++) {
		if ((one->network || one->type) && one->to != PL_SWITCH_OFF &&
		    pl_rule_is(rule, pl_str_of(one->name)))
			return true;
	}
	return pl_rule_wanted(rule, options, &level);
}

static bool is_by_network(const struct pl_rule *rule, const struct pl_switch *switches)
{
	for (; switches && switches->name; switches++) {
		if (switches->network && pl_rule_is(rule, pl_str_of(switches->name)))
			return true;
	}
	return false;
}

/* Leaves of the networks those for which the rule is wanted; its level is the highest. */
static bool wanted_by_network(const struct pl_rule *rule, const struct pl_options *options,
			      const struct pl_post *post, struct pl_rule_run *run)
{
	uint64_t asked = run->networks;

	run->networks = 0;
	run->level = PL_SUGGESTION;
	for (int i = 0; asked >> i; i++) {
		const struct place place = { post, i };
		enum pl_level level;

		if (!(asked >> i & 1) || !wanted_at(rule, options, &place, &level))
			continue;
		run->networks |= UINT64_C(1) << i;
		run->level = level > run->level ? level : run->level;
		if (i == 63)
			break;
	}
	return run->networks != 0;
}

/* --- rules and posts ------------------------------------------------------------------------ */

bool pl_rule_concerns(const struct pl_rule *rule, const struct pl_post *post,
		      struct pl_rule_run *run)
{
	if (rule->networks.n && !(rule->network_mask & post->networks))
		return false;
	if (rule->types.n && !among(&rule->types, post->type))
		return false;
	run->networks = post->networks;
	if (rule->network_mask)
		run->networks &= rule->network_mask;
	return !rule->not_types.n || !among(&rule->not_types, post->type);
}

bool pl_rule_runs(const struct pl_rule *rule, const struct pl_post *post,
		  const struct pl_options *options, struct pl_rule_run *run)
{
	if (!pl_rule_concerns(rule, post, run))
		return false;
	if (run->networks && is_by_network(rule, options->switches))
		return wanted_by_network(rule, options, post, run);
	return wanted_at(rule, options, &(struct place){ post, -1 }, &run->level);
}

/* What a rule asks a post for, beside its text. */
static unsigned asks_for(const struct pl_rule *rule)
{
	const uint32_t plain = 1U << PL_SCOPE_TEXT | 1U << PL_SCOPE_PARAGRAPH |
			       1U << PL_SCOPE_SENTENCE | 1U << PL_SCOPE_RAW | 1U << PL_SCOPE_ALT |
			       1U << PL_SCOPE_SUMMARY;
	unsigned asked = 0;

	if (!pl_checks[rule->check]->blocks || (rule->scopes & ~plain))
		return PL_WITHOUT_TOKENS | PL_WITHOUT_SENTENCES | PL_WITHOUT_QUOTES;
	if (rule->scopes & 1U << PL_SCOPE_SENTENCE)
		asked |= PL_WITHOUT_TOKENS | PL_WITHOUT_SENTENCES;
	return asked | (rule->quoted ? 0U : PL_WITHOUT_QUOTES);
}

unsigned pl_rules_without(const struct pl_ruleset *rules, const struct pl_options *options)
{
	unsigned without = PL_WITHOUT_TOKENS | PL_WITHOUT_SENTENCES | PL_WITHOUT_QUOTES;
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;

	if (!options->styles && (!options->only || !*options->only))
		return 0;
	while (without && pl_ruleset_next(rules, &walk, &at)) {
		if (pl_rule_may_run(at.rule, options))
			without &= ~asks_for(at.rule);
	}
	return without;
}
