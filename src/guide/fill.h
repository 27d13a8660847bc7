/* Filling the wording of a template with answers. */
#ifndef PL_GUIDE_FILL_H
#define PL_GUIDE_FILL_H

#include "guide/coach.h"

/* Appends the text of `wording` for that network: sentences start with capitals and end with one
 * full stop, what lacks an answer is left out.  A link is none where it cannot be followed. */
void pl_fill(const struct pl_coach *coach, const struct pl_network *network,
	     const struct pl_wording *wording, struct pl_buf *out);
/* Does every {name} of the wording name a question, and is every [ ] closed?  False with what is
 * wrong. */
bool pl_fill_check(const struct pl_template *template, const struct pl_wording *wording,
		   struct pl_err *err);

#endif
