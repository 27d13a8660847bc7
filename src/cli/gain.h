/* A remedy that was taken, and what it gains on each network, in a line. */
#ifndef PL_CLI_GAIN_H
#define PL_CLI_GAIN_H

#include "cli/drafts.h"
#include "lint/mend.h"

/* Appends "a.txt:1:5: Replace by « x » (X −11) [style.rule]".  `alone` is the text with that
 * remedy and no other; empty: no gain is told. */
void pl_gain_add(struct pl_buf *out, const struct pl_draft *draft,
		 const struct pl_findings *findings, const struct pl_mend_step *step,
		 struct pl_str alone, enum pl_lang lang);

#endif
