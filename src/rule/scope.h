/* Scopes as rules name them: Vale's selectors, and words of ours. */
#ifndef PL_RULE_SCOPE_H
#define PL_RULE_SCOPE_H

#include "rule/book.h"

/* Reads `scope:` into the rule at offset `rule` of the image.  A selector is a dotted
 * list (heading.h2), may be negated (~table) and joined (text & ~alt); the items of a
 * list are alternatives.  Vale refuses an unknown first part unless it is joined; so
 * do we, and other unknown parts are names of formats, as there. */
bool pl_scope_read(const struct pl_node *value, struct pl_image *image, uint32_t rule,
		   struct pl_err *err);

#endif
