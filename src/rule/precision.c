/* How often rules were right. */
#include "rule/precision.h"

const struct pl_precision pl_precisions[] = {
#include "precision.inc"
	{ NULL, 0, 0, NULL },
};

const struct pl_precision *pl_precision_of(struct pl_str rule)
{
	for (const struct pl_precision *one = pl_precisions; one->rule; one++) {
		if (pl_str_is(rule, one->rule))
			return one;
	}
	return NULL;
}
