/* Pages: everything about a practice or a rule, as a view.  `plume explain`, the guide and an
 * editor's hover show the same. */
#ifndef PL_GUIDE_PAGE_H
#define PL_GUIDE_PAGE_H

#include "guide/guide.h"
#include "guide/view.h"
#include "rule/ruleset.h"

/* Appends the page; titles of rules are looked up in `rules`. */
void pl_page_practice(struct pl_view *view, const struct pl_ruleset *rules,
		      const struct pl_practice *practice);
/* The same with the page of its practice below, when the shelf has it. */
void pl_page_rule(struct pl_view *view, const struct pl_shelf *shelf, const struct pl_rule *rule);

#endif
