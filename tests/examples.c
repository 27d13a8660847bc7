/* Tries the examples of every rule that ships, and that each has enough of either sort. */
#include "lint/trial.h"

#include <stdio.h>

enum { FEWEST = 3 };

struct tally {
	size_t passed, failed;
};

static void try_example(struct pl_trial *trial, const struct pl_rule *rule,
			const struct pl_example *example, struct tally *tally)
{
	struct pl_err err = { 0 };

	if (!pl_trial_run(trial, rule, example, &err))
		trial->fault = err.text;
	tally->passed += !trial->fault;
	tally->failed += trial->fault != NULL;
	if (trial->fault)
		printf("failed: %s:%u: %s\n  draft: %.*s\n  wanted: %.*s\n  got: %.*s\n",
		       pl_ref_str(&rule->file).at, example->line, trial->fault,
		       PL_ARGS(pl_ref_str(&example->draft)), PL_ARGS(trial->wanted),
		       PL_ARGS(trial->got));
}

static void try_rule(struct pl_trial *trial, const struct pl_rule *rule, struct tally *tally)
{
	const struct pl_example *examples = PL_ROW(struct pl_example, &rule->examples);
	uint32_t found = 0;

	for (uint32_t i = 0; i < rule->examples.n; i++) {
		try_example(trial, rule, &examples[i], tally);
		found += examples[i].finds.n > 0;
	}
	if (found >= FEWEST && rule->examples.n - found >= FEWEST)
		return;
	printf("failed: %s: %u examples are found and %u are not; %d of each are wanted\n",
	       pl_ref_str(&rule->file).at, found, rule->examples.n - found, FEWEST);
	tally->failed++;
}

int main(void)
{
	struct pl_err err = { 0 };
	struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, &err);
	struct pl_trial trial = { .rules = rules };
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;
	struct tally tally = { 0 };

	while (rules && pl_ruleset_next(rules, &walk, &at))
		try_rule(&trial, at.rule, &tally);
	if (!tally.passed)
		printf("failed: no rules: %s\n", err.text);
	pl_trial_release(&trial);
	pl_ruleset_free(rules);
	printf("%zu passed, %zu failed\n", tally.passed, tally.failed);
	return tally.failed > 0 || !tally.passed;
}
