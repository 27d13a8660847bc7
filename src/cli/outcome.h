/* What drafts come to: told in every format, weighed for the exit status. */
#ifndef PL_CLI_OUTCOME_H
#define PL_CLI_OUTCOME_H

#include "cli/drafts.h"
#include "cli/outputs.h"

/* `{ .worst = -1 }` to start; choose its outputs, and release it in the end. */
struct pl_outcome {
	struct pl_outputs outputs;
	bool trouble;
	bool failed;           /* a finding has the level that its configuration fails on */
	int worst;             /* level of the gravest finding, -1: none */
	struct pl_buf lengths; /* of the first draft of which nothing is to be said */
	struct pl_buf named;   /* rules that could not do their work, see pl_tell_once */
};

/* Tells of a draft that was linted, or of a record that could not be read. */
void pl_outcome_draft(struct pl_outcome *outcome, const struct pl_told *told,
		      enum pl_level fail_on);
/* What to tell of a draft. */
struct pl_told pl_told_of(const struct pl_draft *draft);
/* Silence looks like failure: where the format itself says nothing of a clean run,
 * standard error does. */
void pl_outcome_clean(const struct pl_outcome *outcome, const struct pl_drafts *drafts);
int pl_outcome_status(const struct pl_outcome *outcome, const struct pl_drafts *drafts);
void pl_outcome_release(struct pl_outcome *outcome);

#endif
