/* Filters: an expression over rules that says which of them run, as Vale's --filter has
 * it (docs.vale.sh/filters; expr-lang, of which it is the part about texts and lists):
 *
 *     .Level in ["error", "suggestion"] and .Name != "demo.Cap"
 *     "heading" in .Scope or not (.Message contains "avoid")
 *
 * Fields are .Name .Level .Scope .Message .Description .Extends .Link; operators ==, !=,
 * in, contains, startsWith, endsWith, matches (and `not in` and so on), and or &&, or or
 * ||, not or !. */
#ifndef PL_LINT_FILTER_H
#define PL_LINT_FILTER_H

#include "rule/ruleset.h"

struct pl_filter;

/* `text` is borrowed; `file` names it in errors, which give the place. */
struct pl_filter *pl_filter_new(struct pl_str text, const char *file, struct pl_err *err);
void pl_filter_free(struct pl_filter *filter);
/* Does the expression hold for the rule, whose level is that?  A pattern that runs too
 * long is an error and counts as no. */
bool pl_filter_holds(const struct pl_filter *filter, const struct pl_rule *rule,
		     enum pl_level level, enum pl_lang lang, struct pl_err *err);
/* Does it ask for levels?  Then it stands in for the least level that is shown. */
bool pl_filter_asks_level(const struct pl_filter *filter);

#endif
