/* Mending a text with the edits of what was found in it. */
#ifndef PL_LINT_FIX_H
#define PL_LINT_FIX_H

#include "lint/lint.h"

/* What is mended, and which remedies are taken. */
struct pl_fixing {
	int32_t media;  /* whose alternative text; -1: the draft, with those in its front matter */
	bool suggested; /* those too that may change what is meant */
	size_t only;    /* the remedy of this finding alone, from 1; 0: of all */
	const char *const *rules; /* of these rules or styles alone; NULL: of all; ends with a NULL */
	struct pl_span within;    /* what starts and ends in these bytes alone; 0,0: everywhere */
};

/* An edit, and the number of its finding. */
struct pl_fix_edit {
	struct pl_edit edit;
	size_t finding;
};
struct pl_fix_edits {
	PL_LIST(struct pl_fix_edit) list; /* in the order of the text; none overlaps another */
	size_t n;                         /* findings that are mended */
};

/* Chooses the edits that mend the text: all edits of a finding or none; those of one that
 * overlap another's, which came first, wait for the next round, which the caller makes of
 * the mended text; what is suppressed is left alone, and so is what would change the draft's
 * frame (lint/frame.h).  `text` must be the bytes that the
 * findings were made from.  Release the edits in any case. */
bool pl_fix_choose(const struct pl_findings *findings, const struct pl_fixing *fixing,
		   struct pl_str text, struct pl_fix_edits *edits, struct pl_err *err);
void pl_fix_edits_release(struct pl_fix_edits *edits);

/* Appends those bytes of the text with the `n` edits, which are sorted and lie within. */
void pl_fix_write(struct pl_str text, struct pl_span span, const struct pl_fix_edit *edits, size_t n,
		  struct pl_buf *out);

/* Has the finding, which is about an alternative text, edits that can be made in the draft's
 * front matter? */
bool pl_fix_stands_in_draft(const struct pl_findings *findings, const struct pl_found_at *found);

/* As pl_fix, for another text or more remedies.  `n`, unless NULL, is set to how many
 * findings were mended; 0: `out` is the text as it was. */
bool pl_fix_with(const struct pl_findings *findings, const struct pl_fixing *fixing,
		 struct pl_str text, struct pl_buf *out, size_t *n, struct pl_err *err);

#endif
