/* Rules that yield: what another rule would write anew is its to tell. */
#include "lint/lint.h"

static bool touches(const struct pl_found_at *other, const struct pl_found_at *found)
{
	for (size_t i = 0; i < other->n_edits; i++) {
		struct pl_span span = other->edits[i].span;

		if (span.start < found->span.end && found->span.start < span.end)
			return true;
	}
	return false;
}

/* Of two that yield the graver one is told. */
static bool goes_first(const struct pl_found_at *other, const struct pl_found_at *found)
{
	return !other->rule->yields || other->rule->level > found->rule->level;
}

static bool is_told(const struct pl_findings *findings, const struct pl_found_at *found)
{
	for (size_t i = 0; i < findings->list.n; i++) {
		const struct pl_found_at *other = &findings->list.at[i];

		if (goes_first(other, found) && other->media == found->media &&
		    touches(other, found))
			return true;
	}
	return false;
}

void pl_findings_yield(struct pl_findings *findings)
{
	size_t kept = 0;

	/* The list is made shorter while it is read: what has been dropped may still stand in it
	 * and be yielded to, and rightly, since what it yielded to is told at the same place. */
	for (size_t i = 0; i < findings->list.n; i++) {
		const struct pl_found_at found = findings->list.at[i];

		if (found.rule->yields && is_told(findings, &found))
			findings->n_suppressed -= found.suppressed != NULL;
		else
			findings->list.at[kept++] = found;
	}
	findings->list.n = kept;
}
