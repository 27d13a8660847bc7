/* Trials: an example of a rule in front of the linter, the rule alone. */
#ifndef PL_LINT_TRIAL_H
#define PL_LINT_TRIAL_H

#include "lint/lint.h"

/* `{ 0 }` but for `rules` to start; release it in the end. */
struct pl_trial {
	const struct pl_ruleset *rules;
	const struct pl_options *options; /* the words and switches to try with; or NULL */
	struct pl_lint_work *work;
	struct pl_arena arena;            /* of the texts of the last trial */
	const char *fault;                /* what went wrong, a msgid; NULL: it passed */
	struct pl_str wanted, got;
};

/* Tries whether the rule finds in the example's draft what it says, mends it as it says,
 * and leaves alone what it has mended.  Files that the draft names are there, unless their
 * name begins with `absent` or `manquant`.  False when memory ends. */
bool pl_trial_run(struct pl_trial *trial, const struct pl_rule *rule,
		  const struct pl_example *example, struct pl_err *err);
void pl_trial_release(struct pl_trial *trial);

#endif
