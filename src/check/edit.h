/* Edits: how Vale's action `edit` changes a match. */
#ifndef PL_CHECK_EDIT_H
#define PL_CHECK_EDIT_H

#include "check/action.h"

/* A match, and what its action needs to know. */
struct pl_making {
	struct pl_hits *hits;
	const struct pl_action *action;
	struct pl_str match;
};

struct pl_str pl_making_param(const struct pl_making *making, uint32_t i);

struct pl_edit_kind {
	const char *name; /* NULL ends the table */
	uint32_t params;  /* its own name is the first of them; 0: any */
	/* Appends what becomes of the match; false: it is not known here. */
	bool (*make)(const struct pl_making *making, struct pl_buf *out);
	bool searches;    /* its second param is a regular expression */
	bool counts;      /* its third is the number of a piece */
};

extern const struct pl_edit_kind pl_edit_kinds[];

#endif
