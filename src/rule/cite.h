/* Where advice comes from: `source:` lists of rules and practices. */
#ifndef PL_RULE_CITE_H
#define PL_RULE_CITE_H

#include "base/param.h"

struct pl_citation {
	struct pl_ref title, url, date;
	struct pl_ref review_by; /* when it should be read again; empty: as its kind is */
};

/* Reads a list of {title: …, url: …, date: …, review-by: …} into the pl_row at `field`. */
bool pl_citations_read(const struct pl_node *value, struct pl_image *image, uint32_t field,
		       struct pl_err *err);

#endif
