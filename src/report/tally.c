/* Counting findings by rule. */
#include "report/tally.h"

#include <stdlib.h>

static struct pl_rule_tally_row *row_of(struct pl_rule_tally *tally, const struct pl_rule *rule,
					enum pl_level level)
{
	struct pl_rule_tally_row *row;

	for (size_t i = 0; i < tally->rows.n; i++) {
		if (tally->rows.at[i].rule == rule && tally->rows.at[i].level == level)
			return &tally->rows.at[i];
	}
	row = PL_PUSH(&tally->rows);
	if (row)
		*row = (struct pl_rule_tally_row){ rule, level, 0 };
	return row;
}

void pl_rule_tally_add(struct pl_rule_tally *tally, const struct pl_report *report,
		       const struct pl_told *told)
{
	struct pl_finding finding;

	for (size_t i = 0; pl_report_next(report, told, &i, &finding);) {
		const struct pl_found_at *found = &told->findings->list.at[i - 1];
		struct pl_rule_tally_row *row =
			finding.suppressed ? NULL : row_of(tally, found->rule, found->level);

		if (row)
			row->n++;
	}
}

static int by_number(const void *a, const void *b)
{
	const struct pl_rule_tally_row *one = a, *other = b;

	if (one->n != other->n)
		return one->n > other->n ? -1 : 1;
	return pl_str_order(pl_ref_str(&one->rule->name), pl_ref_str(&other->rule->name));
}

void pl_rule_tally_sort(struct pl_rule_tally *tally)
{
	PL_SORT(&tally->rows, by_number);
}

void pl_rule_tally_release(struct pl_rule_tally *tally)
{
	PL_LIST_RELEASE(&tally->rows);
}
