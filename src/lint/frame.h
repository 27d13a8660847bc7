/* What a remedy must not make of a draft: another frame. */
#ifndef PL_LINT_FRAME_H
#define PL_LINT_FRAME_H

#include "lint/fix.h"

/* Takes back the remedies, chosen of `text` and sorted, that would write what divides a draft or
 * speaks to plume: a line --- (a front matter, a part of a thread), a comment or the end of one;
 * and those that would leave nothing of a part of a thread, which would be one part less.
 * Sound words must not begin to mean something else because a sign that nobody sees went away.
 * False when memory ends. */
bool pl_frame_spare(struct pl_str text, struct pl_fix_edits *edits);

#endif
