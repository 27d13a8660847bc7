/* What the rules say of a draft, and its lengths, as blocks of a view. */
#ifndef PL_GUIDE_FINDINGS_H
#define PL_GUIDE_FINDINGS_H

#include "guide/mode.h"
#include "lint/lint.h"

/* Each finding with its place and remedy, then how many there are: or that there is nothing to
 * say.  What the draft silences is left out.  A finding leads to its practice, or else to its
 * rule.  They are numbered from behind `before`; the last number. */
unsigned pl_view_findings(struct pl_view *view, const struct pl_findings *findings, unsigned before);
/* Opens the practice of a finding, or else its rule. */
void pl_walk_open_finding(struct pl_walk *walk, const struct pl_findings *findings, size_t i);
/* What one of them says, with a msgid before it and its rule behind it; it leads nowhere. */
void pl_view_remark(struct pl_view *view, const struct pl_findings *findings, size_t i,
		    const char *label);
/* The place in the list of the n-th finding that is shown, from 1; SIZE_MAX: there is none. */
size_t pl_shown_finding(const struct pl_findings *findings, uint64_t n);
/* Of the networks that the draft names, else of the one that it fills most. */
void pl_view_length(struct pl_view *view, const struct pl_findings *findings);
/* Of every network that the draft names, else of all that are known; part by part. */
void pl_view_lengths(struct pl_view *view, const struct pl_findings *findings);

#endif
