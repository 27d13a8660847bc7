/* Knowing a finding again: by its rule and the words around it, not by its line. */
#ifndef PL_LINT_FINGERPRINT_H
#define PL_LINT_FINGERPRINT_H

#include "lint/lint.h"

/* A number for the i-th finding that stays the same when lines are added or taken away
 * elsewhere, when blanks change and when the file moves within its folder tree only if `path`
 * is not part of it: of the rule, what was found, and up to four words of the paragraph on either side.
 * `path` is what else tells it from others, such as the draft's name and record; NULL: nothing.
 * Like findings of one draft differ by `nth`, their number among those that are alike, from
 * 0: see pl_fingerprints. */
uint64_t pl_fingerprint(const struct pl_findings *findings, size_t i, const char *path,
			uint32_t nth);
/* The fingerprints of all findings of a draft, in the arena, those that are alike numbered;
 * NULL when memory ends. */
const uint64_t *pl_fingerprints(const struct pl_findings *findings, const char *path,
				struct pl_arena *arena);

#endif
