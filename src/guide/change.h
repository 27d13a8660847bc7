/* "OLD => NEW": a few words of a text that are put otherwise. */
#ifndef PL_GUIDE_CHANGE_H
#define PL_GUIDE_CHANGE_H

#include "base/str.h"

enum pl_changed {
	PL_CHANGED_NOT,     /* the line is no such change */
	PL_CHANGED_MISSING, /* it is one, but the text has no `old` */
	PL_CHANGED,         /* `out` has the text with it */
};

/* `old` is in the line. */
enum pl_changed pl_change(struct pl_str text, struct pl_str line, struct pl_str *old,
			  struct pl_buf *out);

#endif
