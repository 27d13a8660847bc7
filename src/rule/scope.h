/* Scopes as rules name them: Vale's selectors, and words of ours. */
#ifndef PL_RULE_SCOPE_H
#define PL_RULE_SCOPE_H

#include "rule/book.h"

/* A word of scopes: Vale's, then ours. */
struct pl_scope_word {
	const char *name;
	uint32_t within;  /* PL_IN_…; 0: one of ours */
	uint32_t scopes;  /* bits of enum pl_scope; 0: it never comes first */
	const char *help; /* one line, a msgid; NULL: told with the one before */
};
extern const struct pl_scope_word pl_scope_words[]; /* ends with a NULL name */

/* Reads `scope:` into the rule at offset `rule` of the image.  A selector is a dotted
 * list (heading.h2), may be negated (~table) and joined (text & ~alt); the items of a
 * list are alternatives.  Vale refuses an unknown first part unless it is joined; so
 * do we, and other unknown parts are names of formats, as there. */
bool pl_scope_read(const struct pl_node *value, struct pl_image *image, uint32_t rule,
		   struct pl_err *err);

#endif
