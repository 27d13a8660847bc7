/* Unified diffs, as patch(1) applies them (POSIX.1-2017, diff -u). */
#ifndef PL_BASE_DIFF_H
#define PL_BASE_DIFF_H

#include "base/err.h"

struct pl_diff {
	struct pl_str before, after; /* bytes of the file */
	const char *path;            /* named a/path and b/path, for patch -p1 */
	/* Appends what stands behind the @@ of a hunk that takes out lines `from` to `to` (behind
	 * the last; from 0) of `before`; a line without its end.  NULL: nothing. */
	void (*label)(void *context, size_t from, size_t to, struct pl_buf *out);
	void *context;
};

/* Appends the diff, nothing when both are the same. */
bool pl_diff_write(const struct pl_diff *diff, struct pl_buf *out, struct pl_err *err);

#endif
