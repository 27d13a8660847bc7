/* Showing more lines than a terminal has. */
#ifndef PL_CLI_PAGER_H
#define PL_CLI_PAGER_H

#include "cli/tell.h"

/* Writes the text to standard output: on a terminal with fewer lines through $PAGER, or page
 * by page when none is set.  Empties `out`.  False when it cannot be written. */
bool pl_page_out(struct pl_buf *out, enum pl_lang lang);

#endif
