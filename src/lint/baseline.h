/* A baseline: findings that were there when plume came, each known by its fingerprint, so that
 * what is new stands out.
 *
 * One finding a line, in order: 16 digits of its fingerprint, where it was, its rule; the text
 * of the draft is not in it.  Lines that begin with # say nothing. */
#ifndef PL_LINT_BASELINE_H
#define PL_LINT_BASELINE_H

#include "lint/lint.h"

struct pl_baseline_entry {
	uint64_t print;
	struct pl_str line;  /* as it stands in the file */
	bool met;
};

struct pl_baseline {
	struct pl_arena arena;
	PL_LIST(struct pl_baseline_entry) known; /* by fingerprint */
	PL_LIST(struct pl_baseline_entry) seen;  /* of this run */
	bool anew;           /* all that is found is known from now on */
};

/* Reads one, `file` being its name for errors; `{ 0 }` to start.  What is no line of a baseline
 * is an error with its place. */
bool pl_baseline_read(struct pl_baseline *baseline, struct pl_str bytes, const char *file,
		      struct pl_err *err);
/* Marks the findings of a draft that it knows as suppressed, and remembers all that were not
 * before.  `place` is the draft's path, and its record. False when memory ends. */
bool pl_baseline_apply(struct pl_baseline *baseline, struct pl_findings *findings,
		       const char *place);
/* How many of its entries were not met. */
size_t pl_baseline_idle(const struct pl_baseline *baseline);
/* Appends the baseline of what was seen. */
void pl_baseline_write(struct pl_baseline *baseline, struct pl_buf *out);
void pl_baseline_release(struct pl_baseline *baseline);

#endif
