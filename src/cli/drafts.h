/* Drafts named on the command line: files, folders and standard input, each
 * handed over with its post made. */
#ifndef PL_CLI_DRAFTS_H
#define PL_CLI_DRAFTS_H

#include "cli/load.h"
#include "lint/lint.h"
#include "post/payload.h"

struct pl_drafts {
	struct pl_loaded *loaded;
	const struct pl_settings *settings;
	/* Called for each draft.  `findings` holds the post, with nothing run on it; NULL
	 * when a record of a payload could not be read, then `fault` says why.  The callee
	 * owns the findings.  False stops everything. */
	bool (*each)(void *context, const char *path, const struct pl_record *record,
		     struct pl_findings *findings, const struct pl_err *fault);
	void *context;
	bool rules_only;         /* rules alone look at the posts: what none asks for is not made */
	bool trouble;            /* something was told that makes the status 2 */
	bool stopped;
	size_t n;                /* drafts handed over */
};

/* Walks all operands of the settings; what cannot be read is told, and the rest
 * goes on. */
void pl_drafts_walk(struct pl_drafts *drafts);

#endif
