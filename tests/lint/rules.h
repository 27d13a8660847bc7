/* Rulesets made of files that a test holds in memory. */
#ifndef PL_TESTS_LINT_RULES_H
#define PL_TESTS_LINT_RULES_H

#include "base/source.h"
#include "lint/lint.h"

#include "test.h"

/* The rules of the files, which end with a NULL name; NULL when one has a fault. */
static inline struct pl_ruleset *rules_of(const struct pl_memory_file *files)
{
	struct pl_source source;
	const struct pl_source *layers[] = { &source };
	struct pl_ruleset *rules;

	pl_source_memory(&source, "rules", files);
	rules = pl_ruleset_new(layers, 1, NULL);
	if (rules && pl_ruleset_fault(rules, 0)) {
		pl_ruleset_free(rules);
		rules = NULL;
	}
	return rules;
}

#endif
