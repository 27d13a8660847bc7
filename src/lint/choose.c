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

/* The last switch that names the rule, or NULL. */
static const struct pl_switch *switched(const struct pl_rule *rule,
					const struct pl_switch *switches)
{
	const struct pl_switch *last = NULL;

	for (; switches && switches->name; switches++) {
		if (pl_rule_is(rule, pl_str_of(switches->name)))
			last = switches;
	}
	return last;
}

enum pl_level pl_rule_level(const struct pl_rule *rule, const struct pl_switch *switches)
{
	enum pl_level level = (enum pl_level)rule->level;

	for (; switches && switches->name; switches++) {
		if (switches->to == PL_SWITCH_LEVEL && pl_rule_is(rule, pl_str_of(switches->name)))
			level = switches->level;
	}
	return level;
}

bool pl_rule_wanted(const struct pl_rule *rule, const struct pl_options *options,
		    enum pl_level *level)
{
	const struct pl_switch *last = switched(rule, options->switches);

	*level = pl_rule_level(rule, options->switches);
	if (options->only && *options->only)
		return named(rule, options->only);
	if (*level < options->level || (last && last->to == PL_SWITCH_OFF))
		return false;
	return last || ((!options->styles || named(rule, options->styles)) &&
			rule->profile <= options->profile);
}

static bool concerns(const struct pl_rule *rule, const struct pl_post *post)
{
	if (rule->networks.n && !(rule->network_mask & post->networks))
		return false;
	if (rule->types.n && !among(&rule->types, post->type))
		return false;
	return !rule->not_types.n || !among(&rule->not_types, post->type);
}

bool pl_rule_runs(const struct pl_rule *rule, const struct pl_post *post,
		  const struct pl_options *options, enum pl_level *level)
{
	return pl_rule_wanted(rule, options, level) && concerns(rule, post);
}

bool pl_layer_is_wanted(const struct pl_ruleset *rules, size_t number,
			const struct pl_options *options)
{
	struct pl_rule_walk walk = { .layer = number };
	struct pl_rule_at at;
	enum pl_level level;

	if (!options->styles && (!options->only || !*options->only))
		return true;
	while (pl_ruleset_next(rules, &walk, &at) && at.layer == &rules->layers[number]) {
		if (pl_rule_wanted(at.rule, options, &level))
			return true;
	}
	return false;
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
	enum pl_level level;

	if (!options->styles && (!options->only || !*options->only))
		return 0;
	while (without && pl_ruleset_next(rules, &walk, &at)) {
		if (pl_rule_wanted(at.rule, options, &level))
			without &= ~asks_for(at.rule);
	}
	return without;
}
