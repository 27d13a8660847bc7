/* Somebody's personal data are told of, and not told: what stands in their place. */
#ifndef PL_LINT_VEIL_H
#define PL_LINT_VEIL_H

#include "lint/lint.h"

/* The first characters and "…": one of four, at most two, none of fewer than four. */
struct pl_str pl_veil(struct pl_arena *arena, struct pl_str text);
/* The draft, or with media >= 0 that medium's alternative text, with a star for each byte of what
 * personal rules found there: as long as it was.  It may lie in `room`, whose failure is the
 * caller's to tell: then it is the text as it stands. */
struct pl_str pl_veil_text(const struct pl_findings *findings, int32_t media, struct pl_buf *room);

#endif
