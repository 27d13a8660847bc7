/* What rules rest on: sources that are due to be read again, and how often they were right. */
#ifndef PL_CLI_TRUTH_H
#define PL_CLI_TRUTH_H

#include "cli/load.h"

/* The rule is of the styles and holds the words that the settings ask for. */
bool pl_rule_matches(const struct pl_rule *rule, const struct pl_settings *settings);
/* Appends what is asked for and gives the exit status: PL_EXIT_FINDINGS when a source is
 * overdue at --now, or today. */
int pl_list_stale(struct pl_buf *out, const struct pl_loaded *loaded,
		  const struct pl_settings *settings, bool json);
/* What rules cost on the examples of all, in bytes that they read. */
int pl_list_cost(struct pl_buf *out, const struct pl_loaded *loaded,
		 const struct pl_settings *settings, bool json);
int pl_list_stats(struct pl_buf *out, const struct pl_loaded *loaded,
		  const struct pl_settings *settings, bool json);

#endif
