/* Counting findings by rule, for formats that tell it in the end. */
#ifndef PL_REPORT_TALLY_H
#define PL_REPORT_TALLY_H

#include "report/report.h"

struct pl_rule_tally_row {
	const struct pl_rule *rule;
	enum pl_level level;
	size_t n;
};

/* In the report's arena, as its `own`; `{ 0 }` to start. */
struct pl_rule_tally {
	PL_LIST(struct pl_rule_tally_row) rows;
};

/* Counts what is told of the draft, but for what is silenced. */
void pl_rule_tally_add(struct pl_rule_tally *tally, const struct pl_report *report,
		  const struct pl_told *told);
/* The most frequent first. */
void pl_rule_tally_sort(struct pl_rule_tally *tally);
void pl_rule_tally_release(struct pl_rule_tally *tally);

#endif
