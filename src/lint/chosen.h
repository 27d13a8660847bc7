/* Which rules options choose, told once for all the posts of a run. */
#ifndef PL_LINT_CHOSEN_H
#define PL_LINT_CHOSEN_H

#include "lint/hits.h"

/* Makes the work's choice that of these rules and options, unless it is already.  False when
 * memory ends. */
bool pl_chosen_make(struct pl_lint_work *work, const struct pl_ruleset *rules,
		    const struct pl_options *options);
/* Is it that of these rules and options? */
bool pl_chosen_is(struct pl_lint_work *work, const struct pl_ruleset *rules,
		  const struct pl_options *options);
/* May any rule of the layer run? */
bool pl_chosen_layer(const struct pl_lint_work *work, size_t layer);
/* Does the rule that is number `number` of all run on the post, and how? */
bool pl_chosen_runs(const struct pl_lint_work *work, size_t number, const struct pl_rule *rule,
		    const struct pl_post *post, const struct pl_options *options,
		    struct pl_rule_run *run);

#endif
