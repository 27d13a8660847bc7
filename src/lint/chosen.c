#include "lint/chosen.h"

#include <string.h>

#include "lint/lint.h"

/* What is known of a rule before the post is, once it has been asked: one post asks for few. */
enum { UNKNOWN, NEVER, ASK, ALWAYS /* and from here on: at level 0, 1… */ };

static void put_name(struct pl_buf *key, const char *name)
{
	pl_buf_add(key, name ? (struct pl_str){ name, strlen(name) + 1 } : PL_STR("\1"));
}

static void put_names(struct pl_buf *key, const char *const *names)
{
	pl_buf_putc(key, names ? '[' : '-');
	for (; names && *names; names++)
		put_name(key, *names);
	pl_buf_putc(key, ']');
}

/* All that a choice hangs on. */
static void put_key(struct pl_buf *key, const struct pl_ruleset *rules,
		    const struct pl_options *options)
{
	const struct pl_switch *one = options->switches;

	pl_buf_printf(key, "%u %u %u ", (unsigned)rules->serial, (unsigned)options->level,
		      (unsigned)options->profile);
	put_names(key, options->only);
	put_names(key, options->styles);
	for (; one && one->name; one++) {
		pl_buf_printf(key, "%u %u ", (unsigned)one->to, (unsigned)one->level);
		put_name(key, one->name);
		put_name(key, one->network);
		put_name(key, one->type);
	}
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
	pl_free(chosen->known);
	pl_free(chosen->layers);
	chosen->known = pl_alloc(n + 1);
	chosen->layers = pl_alloc(rules->n_layers + 1);
	return chosen->known && chosen->layers;
}

bool pl_chosen_is(struct pl_lint_work *work, const struct pl_ruleset *rules,
		  const struct pl_options *options)
{
	struct pl_chosen *chosen = &work->chosen;
	struct pl_buf *last = &chosen->keys[chosen->turn], *key = &chosen->keys[!chosen->turn];

	pl_buf_cut(key, 0);
	put_key(key, rules, options);
	return !key->failed && chosen->known && pl_str_same(pl_buf_str(key), pl_buf_str(last));
}

bool pl_chosen_make(struct pl_lint_work *work, const struct pl_ruleset *rules,
		    const struct pl_options *options)
{
	struct pl_chosen *chosen = &work->chosen;
	size_t number = 0;

	if (pl_chosen_is(work, rules, options))
		return true;
	chosen->turn = !chosen->turn;
	if (chosen->keys[chosen->turn].failed || !make_room(chosen, rules)) {
		pl_chosen_release(chosen);
		return false;
	}
	for (size_t l = 0; l < rules->n_layers; l++) {
		const struct pl_layer *layer = &rules->layers[l];

		for (uint32_t i = 0; i < layer->book->rules.n && !chosen->layers[l]; i++) {
			chosen->known[number + i] = known_of(pl_book_rule(layer->book, i), options);
			chosen->layers[l] = chosen->known[number + i] != NEVER;
		}
		number += layer->book->rules.n;
	}
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

	if (known == UNKNOWN)
		known = work->chosen.known[number] = known_of(rule, options);
	if (known < ALWAYS)
		return known == ASK && pl_rule_runs(rule, post, options, run);
	run->level = (enum pl_level)(known - ALWAYS);
	return pl_rule_concerns(rule, post, run);
}
