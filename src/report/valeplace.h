/* Where Vale would tell findings, and which of them not at all, for its own two formats.
 * It looks for the text of each match again in what it remembers of the source; it drops a
 * match that it does not find, or finds where the same rule was told already. */
#ifndef PL_REPORT_VALEPLACE_H
#define PL_REPORT_VALEPLACE_H

#include "lint/lint.h"

struct pl_vale_place {
	bool looked; /* it was looked for; else it is told where it is */
	bool dropped;
	uint32_t line, first, last; /* from 1; columns of both ends */
};

/* Gives one for each finding, to be freed with pl_free; NULL when all are told where they
 * are: those of posts, which Vale does not know.  `piped`: the draft is no file.  False when
 * memory ends. */
bool pl_vale_places(const struct pl_findings *findings, bool piped, struct pl_vale_place **places);

#endif
