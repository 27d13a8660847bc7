/* Walks that are generated: every network, practice, exercise, quiz and template is reached. */
#ifndef TESTS_WALK_REACH_H
#define TESTS_WALK_REACH_H

#include "rule/ruleset.h"
#include "walk/script.h"

/* The i-th walk, to be released; false behind the last.  `path` of the script says what it is
 * about.  They take turns in language and width. */
bool reach_script(struct script *script, const struct pl_ruleset *rules, size_t i);

#endif
