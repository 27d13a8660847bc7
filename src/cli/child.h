/* Another program, run for what it prints. */
#ifndef PL_CLI_CHILD_H
#define PL_CLI_CHILD_H

#include "base/err.h"

/* Appends what the program argv[0], found by PATH, prints: at most `most` bytes, within so many
 * seconds; it is ended then.  It reads `input` on standard input, which lies in memory and is
 * a file to it, /dev/stdin; what it says on standard error is thrown away.  False when it cannot be run, says more, takes longer, or ends with a status
 * other than 0.  For threads. */
bool pl_child_run(const char *const *argv, struct pl_str input, int seconds, size_t most,
		  struct pl_buf *out, struct pl_err *err);

#endif
