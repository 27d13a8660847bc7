/* Asking a person about remedies, one by one, as git add -p does about changes. */
#ifndef PL_CLI_ASKING_H
#define PL_CLI_ASKING_H

#include "cli/accepting.h"
#include "lint/mend.h"

/* Shows every finding of the mended text that has a remedy left, and takes those that are
 * answered yes to, and accepts words; answers are read from standard input, questions go to standard error.
 * `stopped` is set when no more drafts are to be asked about. */
bool pl_asking_all(struct pl_mended *mended, const struct pl_mend_how *how,
		   const struct pl_settings *settings, const char *path,
		   struct pl_accepting *accepting, bool *stopped, struct pl_err *err);

#endif
