/* The keys of the files in guides/, table by table, for whoever tells them. */
#ifndef PL_GUIDE_KEYS_H
#define PL_GUIDE_KEYS_H

#include "base/param.h"

struct pl_guide_keys {
	const char *title;             /* a msgid: "Keys of a guide" */
	const struct pl_param *params;
	const struct pl_param *lists;  /* those that hold what has a table of its own; or NULL */
};

/* Ended by a NULL title. */
extern const struct pl_guide_keys pl_guide_keys[];

#endif
