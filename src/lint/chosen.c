#include "lint/chosen.h"

#include "lint/lint.h"

/* What is known of a rule before the post is. */
enum { NEVER, ASK, ALWAYS /* and from here on: at level 0, 1… */ };

static bool is_same(const struct pl_options *one, const struct pl_options *other)
{
	return one->only == other->only && one->styles == other->styles &&
	       one->switches == other->switches && one->level == other->level &&
	       one->profile == other->profile;
}

/* Switches for a network or a type of post wait for it. */
static bool waits(const struct pl_rule *rule, const struct pl_switch *one)
{
	for (; one && one->name; one++) {
		if ((one->network || one->type) && pl_rule_is(rule, pl_str_of(one->name)))
			return true;
	}
	return false;
}

static uint8_t known_of(const struct pl_rule *rule, const struct pl_options *options)
{
	enum pl_level level;

	if (!pl_rule_may_run(rule, options))
		return NEVER;
	if (waits(rule, options->switches) || !pl_rule_wanted(rule, options, &level))
		return ASK;
	return (uint8_t)(ALWAYS + (int)level);
}

static bool make_room(struct pl_chosen *chosen, const struct pl_ruleset *rules)
{
	size_t n = 0;

	for (size_t i = 0; i < rules->n_layers; i++)
		n += rules->layers[i].book->rules.n;
	pl_chosen_release(chosen);
	chosen->known = pl_alloc(n + 1);
	chosen->layers = pl_alloc(rules->n_layers + 1);
	return chosen->known && chosen->layers;
}

bool pl_chosen_make(struct pl_lint_work *work, const struct pl_ruleset *rules,
		    const struct pl_options *options)
{
	struct pl_chosen *chosen = &work->chosen;
	size_t number = 0;

	if (chosen->known && chosen->rules == rules && is_same(&chosen->options, options))
		return true;
	if (!make_room(chosen, rules)) {
		pl_chosen_release(chosen);
		return false;
	}
	for (size_t l = 0; l < rules->n_layers; l++) {
		const struct pl_layer *layer = &rules->layers[l];

		for (uint32_t i = 0; i < layer->book->rules.n; i++, number++) {
			chosen->known[number] = known_of(pl_book_rule(layer->book, i), options);
			chosen->layers[l] |= chosen->known[number] != NEVER;
		}
	}
	chosen->rules = rules;
	chosen->options = *options;
	return true;
}

bool pl_chosen_layer(const struct pl_lint_work *work, size_t layer)
{
	return work->chosen.layers[layer];
}

bool pl_chosen_runs(const struct pl_lint_work *work, size_t number, const struct pl_rule *rule,
		    const struct pl_post *post, const struct pl_options *options,
		    struct pl_rule_run *run)
{
	uint8_t known = work->chosen.known[number];

	if (known < ALWAYS)
		return known == ASK && pl_rule_runs(rule, post, options, run);
	run->level = (enum pl_level)(known - ALWAYS);
	return pl_rule_concerns(rule, post, run);
}
