/* --baseline: the file of findings that are known. */
#ifndef PL_CLI_KNOWN_H
#define PL_CLI_KNOWN_H

#include "cli/drafts.h"
#include "lint/baseline.h"

struct pl_known_file {
	const char *path;   /* NULL: none is used */
	struct pl_baseline baseline;
};

/* Reads the file, if one is asked for; with --update-baseline there need be none yet, and what
 * it holds is told again.  False when that was told to be wrong. */
bool pl_known_open(struct pl_known_file *known, const struct pl_settings *settings);
/* False when memory ends. */
bool pl_known_apply(struct pl_known_file *known, const struct pl_draft *draft);
/* Writes it anew when asked to; else tells of entries that nothing met. */
bool pl_known_finish(struct pl_known_file *known, const struct pl_settings *settings);
void pl_known_release(struct pl_known_file *known);

#endif
