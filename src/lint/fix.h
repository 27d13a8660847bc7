/* Mending a text with the edits of what was found in it. */
#ifndef PL_LINT_FIX_H
#define PL_LINT_FIX_H

#include "lint/lint.h"

/* What is mended, and which remedies are taken. */
struct pl_fixing {
	int32_t media;  /* whose alternative text; -1: the draft */
	bool suggested; /* those too that may change what is meant */
	size_t only;    /* the remedy of this finding alone, from 1; 0: of all */
};

/* As pl_fix, for another text or more remedies.  All edits of a finding are made or none;
 * those of one that overlap another's, which came first, wait for the next round.  `n`,
 * unless NULL, is set to how many findings were mended; 0: `out` is the text as it was. */
bool pl_fix_with(const struct pl_findings *findings, const struct pl_fixing *fixing,
		 struct pl_str text, struct pl_buf *out, size_t *n, struct pl_err *err);

#endif
