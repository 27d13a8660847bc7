/* How often the rules that ship were right, as counted by people: tests/corpus/precision.tsv. */
#ifndef PL_RULE_PRECISION_H
#define PL_RULE_PRECISION_H

#include "base/str.h"

struct pl_precision {
	const char *rule;     /* style.rule */
	uint32_t read, wrong; /* findings that somebody read, and those of them that were wrong */
	const char *date;     /* when: 2026-11-26 */
};

extern const struct pl_precision pl_precisions[]; /* in order of name; ends with a NULL rule */
/* NULL: nobody has counted. */
const struct pl_precision *pl_precision_of(struct pl_str rule);

#endif
