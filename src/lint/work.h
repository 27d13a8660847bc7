/* What one thread keeps from post to post, so that it is made once. */
#ifndef PL_LINT_WORK_H
#define PL_LINT_WORK_H

#include "base/words.h"
#include "check/check.h"

struct pl_lint_work {
	struct pl_regex_work *regex;
	struct pl_arena scratch;      /* of one stretch */
	struct pl_words_hits words;   /* what the word engine found, see pl_candidates */
	PL_LIST(uint32_t) branches;   /* likewise */
	PL_LIST(struct pl_hit) hits;  /* of the rule that runs */
};

/* NULL when memory ends, which `err` says. */
struct pl_lint_work *pl_lint_work_new(struct pl_err *err);
void pl_lint_work_free(struct pl_lint_work *work);

#endif
